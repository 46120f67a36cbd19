// Creating an account: for whom, where, in which post.
import { useState } from 'react'
import { createAccount, roleLabels, roles } from '#contract/identity.ts'
import { listMembers } from '#contract/members.ts'
import { CommandForm, given } from '../../app/command-form.tsx'
import { useCan, useMe } from '../../app/session.tsx'
import { SelectField } from '../../ui/choice-field.tsx'
import type { Found } from '../../ui/lookup-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { MemberField } from '../members/member-field.tsx'
import { BranchField } from '../organisations/branch-field.tsx'
import type { GivenPassword } from './given-password.tsx'

const labels = {
  organisationId: 'Tổ chức',
  memberId: 'Hồ sơ đảng viên',
  displayName: 'Họ và tên',
  role: 'Nhóm quyền',
  postName: 'Chức vụ ghi trên màn hình',
  signInName: 'Tên đăng nhập',
}

export const roleOptions = roles.map((role) => ({ value: role, label: roleLabels[role] }))

interface CreateAccountFormProps {
  /** Another province, named by the centre. */
  provinceCode: string | undefined
  onDone: (given: GivenPassword) => void
  onCancel: () => void
}

export function CreateAccountForm({ provinceCode, onDone, onCancel }: CreateAccountFormProps) {
  const { seat } = useMe()
  // Who looks after accounts only (the administrator) sees no member.
  const seesMembers = useCan(listMembers)
  const start =
    seat === null || provinceCode !== undefined ? null : { id: seat.organisationId, name: seat.organisationName }
  const [organisation, setOrganisation] = useState<Found | null>(start)
  const [member, setMember] = useState<Found | null>(null)
  return (
    <CommandForm
      contract={createAccount}
      initial={{
        organisationId: start?.id ?? '',
        memberId: '',
        displayName: '',
        role: '',
        postName: '',
        signInName: '',
      }}
      labels={labels}
      toInput={(values) => ({
        organisationId: values.organisationId,
        memberId: given(values.memberId),
        displayName: values.displayName,
        role: values.role as (typeof roles)[number],
        postName: values.postName,
        signInName: given(values.signInName),
        provinceCode,
      })}
      action="Tạo tài khoản"
      renews={['identity.list-accounts']}
      onDone={({ signInName, firstPassword }) => onDone({ signInName, firstPassword })}
      onCancel={onCancel}
      cancelLabel="Thôi, không tạo"
    >
      {(form) => {
        const organisationProps = form.text('organisationId')
        const memberProps = form.text('memberId')
        return (
          <>
            <BranchField
              {...organisationProps}
              any
              provinceCode={provinceCode}
              hint="Gõ vài chữ của tên tổ chức rồi chọn; không cần dấu."
              chosen={organisation}
              onChoose={(found) => {
                setOrganisation(found)
                organisationProps.onChange(found?.id ?? '')
              }}
            />
            {organisation !== null && seesMembers && (
              <MemberField
                {...memberProps}
                optional
                hint="Chọn thì tài khoản nối với hồ sơ này. Gõ vài chữ của tên."
                within={organisation.id}
                provinceCode={provinceCode}
                chosen={member}
                onChoose={(found) => {
                  setMember(found)
                  memberProps.onChange(found?.id ?? '')
                  if (found !== null) form.set('displayName', found.name)
                }}
              />
            )}
            <TextField {...form.text('displayName')} />
            <SelectField {...form.text('role')} options={roleOptions} />
            <TextField {...form.text('postName')} hint="Ví dụ: Bí thư; Cán bộ văn phòng." />
            <TextField
              {...form.text('signInName')}
              optional
              hint="Chữ không dấu, ví dụ hoa.nguyen. Để trống thì tên được đặt theo họ tên."
            />
          </>
        )
      }}
    </CommandForm>
  )
}
