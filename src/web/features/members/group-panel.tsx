// One group of facts of a record: shown, and edited in place.
import { useState } from 'react'
import { type MemberField, type MemberRecord, memberGroups, numberField } from '#contract/member-record.ts'
import { correctMember, showNumber } from '#contract/members.ts'
import type { InputOf } from '#contract/operation.ts'
import { call } from '../../app/client.ts'
import { CommandForm, given } from '../../app/command-form.tsx'
import { useCan, useMe } from '../../app/session.tsx'
import { Button } from '../../ui/button.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import { Facts } from '../../ui/facts.tsx'
import { MaskedNumber } from '../../ui/masked-number.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Panel } from '../../ui/page.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { fieldSpecs, showField } from './field-specs.ts'
import { fieldLabel, groupTitles, numberLabels } from './labels.ts'
import classes from './list.module.css'
import { partyAge } from './party-age.ts'
import { type Group, RecordFields, recordLabels, secretFields } from './record-fields.tsx'
import { changedOf, startOf, valuesOf } from './record-values.ts'

export function GroupPanel({ group, member }: { group: Group; member: MemberRecord }) {
  const [editing, setEditing] = useState(false)
  const say = useDoneNotice()
  const may = member.allowed.includes(correctMember.name)
  const title = groupTitles[group]
  return (
    <div data-open={editing}>
      <Panel
        title={title}
        action={
          may && !editing ? (
            <span className="screen-only">
              <Button kind="quiet" label="Sửa" about={`phần ${title}`} onPress={() => setEditing(true)} />
            </span>
          ) : undefined
        }
      >
        {editing ? (
          <GroupForm
            group={group}
            member={member}
            onCancel={() => setEditing(false)}
            onDone={() => {
              setEditing(false)
              say({ text: `Đã lưu phần «${title}».` })
            }}
          />
        ) : (
          <GroupFacts group={group} member={member} />
        )}
      </Panel>
    </div>
  )
}

function GroupFacts({ group, member }: { group: Group; member: MemberRecord }) {
  const { national } = useMe()
  const mayShow = useCan(showNumber)
  const held = valuesOf(member, group)
  const facts = memberGroups[group].map((field: MemberField) => {
    const value = held[field] ?? null
    if (fieldSpecs[field].kind !== 'number' || value === null)
      return { label: fieldLabel(field), value: showField(field, value) }
    const number = numberField.parse(field)
    const reveal = async () => {
      const input = { id: member.id, field: number, ...(national && { provinceCode: member.provinceCode }) }
      return (await call(showNumber, input)).value
    }
    return {
      label: fieldLabel(field),
      value: <MaskedNumber masked={value} what={numberLabels[number]} reveal={mayShow ? reveal : undefined} />,
    }
  })
  if (group === 'party') {
    const { partyAge: age, partyAgeReason } = member.party
    facts.push({ label: 'Tuổi đảng', value: age === null ? partyAgeReason : partyAge(age) })
  }
  return <Facts facts={facts} />
}

interface GroupFormProps {
  group: Group
  member: MemberRecord
  onDone: () => void
  onCancel: () => void
}

function GroupForm({ group, member, onDone, onCancel }: GroupFormProps) {
  const { national } = useMe()
  const [start] = useState(() => ({ ...startOf(member, group), document: '' }))
  const [held] = useState(() => valuesOf(member, group))
  const now = valuesOf(member, group)
  const moved = memberGroups[group].filter((field: MemberField) => now[field] !== held[field])
  return (
    <CommandForm
      contract={correctMember}
      initial={start}
      labels={{ ...recordLabels, document: 'Căn cứ để sửa' }}
      draft={`members.correct.${member.id}.${group}`}
      secret={secretFields}
      toInput={({ document, ...values }) =>
        ({
          id: member.id,
          version: member.version,
          ...changedOf(start, values),
          document: given(document),
          ...(national && { provinceCode: member.provinceCode }),
        }) as InputOf<typeof correctMember>
      }
      action="Lưu phần này"
      renews={['members.']}
      onDone={onDone}
      onCancel={onCancel}
    >
      {(form) => (
        <>
          {moved.length > 0 && (
            <Notice tone="honour" title="Trong lúc bạn nhập, người khác đã sửa phần này:">
              <ul>
                {moved.map((field) => (
                  <li key={field}>
                    {fieldLabel(field)}: hồ sơ nay ghi «{showField(field, now[field]) ?? 'để trống'}»
                    {form.values[field] !== start[field] &&
                      `, bạn nhập «${showField(field, form.values[field]) ?? 'để trống'}»`}
                    .
                  </li>
                ))}
              </ul>
              <p>Khi lưu, mục bạn đã sửa được ghi theo bạn; mục bạn không sửa giữ như hồ sơ nay ghi.</p>
            </Notice>
          )}
          <div className={classes.twoColumns}>
            <RecordFields group={group} form={form as never} masked={valuesOf(member, group)} />
            <TextField {...form.text('document')} hint="Giấy tờ làm căn cứ, ví dụ: Giấy khai sinh." optional />
          </div>
        </>
      )}
    </CommandForm>
  )
}
