// One group of facts of a record: shown, and edited in place.
import { useState } from 'react'
import { type MemberField, type MemberRecord, memberGroups, numberField } from '#contract/member-record.ts'
import { correctMember, showNumber } from '#contract/members.ts'
import { call } from '../../app/client.ts'
import { useCan, useMe } from '../../app/session.tsx'
import { Button } from '../../ui/button.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import { type Fact, Facts } from '../../ui/facts.tsx'
import { MaskedNumber } from '../../ui/masked-number.tsx'
import { Panel } from '../../ui/page.tsx'
import { FactHistory, type FieldHistory } from './fact-history.tsx'
import { fieldSpecs, showField } from './field-specs.ts'
import { GroupForm } from './group-form.tsx'
import { fieldLabel, groupTitles, numberLabels } from './labels.ts'
import { partyAge } from './party-age.ts'
import type { Group } from './record-fields.tsx'
import { valuesOf } from './record-values.ts'

interface GroupPanelProps {
  group: Group
  member: MemberRecord
  history: FieldHistory
}

export function GroupPanel({ group, member, history }: GroupPanelProps) {
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
          <GroupFacts group={group} member={member} history={history} />
        )}
      </Panel>
    </div>
  )
}

function GroupFacts({ group, member, history }: GroupPanelProps) {
  const { national } = useMe()
  const mayShow = useCan(showNumber)
  const held = valuesOf(member, group)
  const facts = memberGroups[group].map((field: MemberField): Fact => {
    const value = held[field] ?? null
    const aside = history.changed(field) && <FactHistory field={field} history={history} />
    if (fieldSpecs[field].kind !== 'number' || value === null)
      return { label: fieldLabel(field), value: showField(field, value), aside }
    const number = numberField.parse(field)
    const reveal = async () => {
      const input = { id: member.id, field: number, ...(national && { provinceCode: member.provinceCode }) }
      return (await call(showNumber, input)).value
    }
    return {
      label: fieldLabel(field),
      aside,
      value: <MaskedNumber masked={value} what={numberLabels[number]} reveal={mayShow ? reveal : undefined} />,
    }
  })
  if (group === 'party') {
    const { partyAge: age, partyAgeReason } = member.party
    facts.push({ label: 'Tuổi đảng', value: age === null ? partyAgeReason : partyAge(age) })
  }
  return <Facts facts={facts} />
}
