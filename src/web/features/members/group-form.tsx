// The form of one group of facts of a record: only what was changed is sent, and two editors are brought together.
import { useState } from 'react'
import type { MemberField, MemberRecord } from '#contract/member-record.ts'
import { correctMember } from '#contract/members.ts'
import type { InputOf } from '#contract/operation.ts'
import { CommandForm, given } from '../../app/command-form.tsx'
import { useMe } from '../../app/session.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { fieldSpecs, showField } from './field-specs.ts'
import classes from './list.module.css'
import { type Group, RecordFields, recordLabels, secretFields } from './record-fields.tsx'
import { changedOf, startOf, valuesOf } from './record-values.ts'
import { recordChanged } from './versions.ts'

interface GroupFormProps {
  group: Group
  member: MemberRecord
  onDone: () => void
  onCancel: () => void
}

export function GroupForm({ group, member, onDone, onCancel }: GroupFormProps) {
  const { national } = useMe()
  const [opened] = useState(member)
  const versions = {
    version: member.version,
    seen: valuesOf(member, group),
    read: (current: MemberRecord) => startOf(current, group),
    // A number's own field stays empty; of what stands in the record only the end is shown.
    show: (name: string, value: string, current: MemberRecord | null) =>
      current !== null && fieldSpecs[name as MemberField]?.kind === 'number'
        ? (valuesOf(current, group)[name as MemberField] ?? null)
        : showField(name, value),
    elsewhere: (current: MemberRecord) => recordChanged(opened, current, group),
  }
  return (
    <CommandForm
      contract={correctMember}
      initial={{ ...startOf(member, group), document: '' }}
      labels={{ ...recordLabels, document: 'Căn cứ để sửa' }}
      versions={versions}
      draft={`members.correct.${member.id}.${group}`}
      secret={secretFields}
      toInput={({ document, ...values }, { base, version }) =>
        ({
          id: member.id,
          version,
          ...changedOf(base, values),
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
        <div className={classes.twoColumns}>
          <RecordFields group={group} form={form as never} masked={valuesOf(member, group)} />
          <TextField {...form.text('document')} hint="Giấy tờ làm căn cứ, ví dụ: Giấy khai sinh." optional />
        </div>
      )}
    </CommandForm>
  )
}
