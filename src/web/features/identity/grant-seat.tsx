// Giving an account a post to work in.
import { useState } from 'react'
import { grantSeat, type roles } from '#contract/identity.ts'
import { CommandForm, given } from '../../app/command-form.tsx'
import { SelectField } from '../../ui/choice-field.tsx'
import { DateField } from '../../ui/date-field.tsx'
import type { Found } from '../../ui/lookup-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { BranchField } from '../organisations/branch-field.tsx'
import { roleOptions } from './create-account.tsx'

interface GrantSeatFormProps {
  account: { id: string; organisationId: string; organisationName: string }
  /** Another province, named by the centre. */
  provinceCode: string | undefined
  onDone: () => void
  onCancel: () => void
}

export function GrantSeatForm({ account, provinceCode, onDone, onCancel }: GrantSeatFormProps) {
  const start = { id: account.organisationId, name: account.organisationName }
  const [organisation, setOrganisation] = useState<Found | null>(start)
  return (
    <CommandForm
      contract={grantSeat}
      initial={{ organisationId: start.id, role: '', postName: '', validFrom: '', validTo: '' }}
      labels={{
        organisationId: 'Tổ chức',
        role: 'Nhóm quyền',
        postName: 'Chức vụ ghi trên màn hình',
        validFrom: 'Từ ngày',
        validTo: 'Đến ngày',
      }}
      toInput={(values) => ({
        accountId: account.id,
        organisationId: values.organisationId,
        role: values.role as (typeof roles)[number],
        postName: values.postName,
        validFrom: given(values.validFrom),
        validTo: given(values.validTo),
        provinceCode,
      })}
      action="Giao chức vụ"
      renews={['identity.list-accounts']}
      onDone={onDone}
      onCancel={onCancel}
      cancelLabel="Thôi, không giao"
    >
      {(form) => {
        const field = form.text('organisationId')
        return (
          <>
            <BranchField
              {...field}
              any
              provinceCode={provinceCode}
              hint="Gõ vài chữ của tên tổ chức rồi chọn; không cần dấu."
              chosen={organisation}
              onChoose={(found) => {
                setOrganisation(found)
                field.onChange(found?.id ?? '')
              }}
            />
            <SelectField {...form.text('role')} options={roleOptions} />
            <TextField {...form.text('postName')} hint="Ví dụ: Phó bí thư; Cán bộ văn phòng." />
            <DateField {...form.text('validFrom')} hint="Để trống thì từ hôm nay." optional />
            <DateField
              {...form.text('validTo')}
              hint="Ngày đầu tiên không còn giữ chức vụ; để trống nếu chưa biết. Chức vụ trong Đảng (bí thư, chi ủy viên…) thì thôi giữ ở trang tổ chức là hết."
              optional
            />
          </>
        )
      }}
    </CommandForm>
  )
}
