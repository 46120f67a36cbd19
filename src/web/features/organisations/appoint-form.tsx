// Recording that a member holds a post of an organisation.
import { useState } from 'react'
import { appoint, postHolding } from '#contract/members.ts'
import type { Organisation } from '#contract/organisations.ts'
import { CommandForm, given } from '../../app/command-form.tsx'
import { useMe } from '../../app/session.tsx'
import { RadioField, SelectField } from '../../ui/choice-field.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { today } from '../../ui/format.ts'
import type { Found } from '../../ui/lookup-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { MemberField } from '../members/member-field.tsx'

interface AppointFormProps {
  organisation: Organisation
  posts: readonly { postCode: string; postName: string }[]
  /** Chosen from the start; '' when the person chooses. */
  postCode: string
  onDone: (seatOpened: boolean) => void
  onCancel: () => void
}

export function AppointForm({ organisation, posts, postCode, onDone, onCancel }: AppointFormProps) {
  const { national } = useMe()
  const [member, setMember] = useState<Found | null>(null)
  return (
    <CommandForm
      contract={appoint}
      initial={{ memberId: '', postCode, from: today(), how: 'elected' as string, document: '' }}
      labels={{
        memberId: 'Đảng viên',
        postCode: 'Chức vụ',
        from: 'Từ ngày',
        how: 'Cách giao',
        document: 'Văn bản',
      }}
      toInput={({ from, how, document, ...rest }) => ({
        organisationId: organisation.id,
        memberId: rest.memberId,
        postCode: rest.postCode,
        from,
        how: postHolding.shape.how.parse(how),
        document: given(document),
        ...(national && { provinceCode: organisation.provinceCode }),
      })}
      action="Ghi người giữ chức vụ"
      onDone={({ seatOpened }) => onDone(seatOpened)}
      onCancel={onCancel}
      cancelLabel="Thôi, không ghi"
    >
      {(form) => {
        const { value: _value, onChange, ...field } = form.text('memberId')
        return (
          <>
            <MemberField
              {...field}
              within={organisation.id}
              provinceCode={national ? organisation.provinceCode : undefined}
              chosen={member}
              onChoose={(found) => {
                setMember(found)
                onChange(found?.id ?? '')
              }}
            />
            <SelectField
              {...form.text('postCode')}
              options={posts.map((post) => ({ value: post.postCode, label: post.postName }))}
            />
            <DateField {...form.text('from')} />
            <RadioField
              {...form.text('how')}
              options={[
                { value: 'elected', label: 'Được bầu' },
                { value: 'appointed', label: 'Được chỉ định' },
              ]}
            />
            <TextField {...form.text('document')} hint="Số, ngày và cơ quan ban hành." optional />
          </>
        )
      }}
    </CommandForm>
  )
}
