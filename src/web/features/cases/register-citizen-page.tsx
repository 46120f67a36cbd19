// Writes a person into the list of those a branch has its eyes on.
import { useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { registerCitizen } from '#contract/citizens.ts'
import { getOrganisation } from '#contract/organisations.ts'
import { organisationTypes } from '#rules/code-lists/organisation-types.ts'
import { addresses } from '../../app/addresses.ts'
import { useOperation } from '../../app/client.ts'
import { CommandForm } from '../../app/command-form.tsx'
import { useMe } from '../../app/session.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import type { Found } from '../../ui/lookup-field.tsx'
import { Page } from '../../ui/page.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import { BranchField } from '../organisations/branch-field.tsx'
import { CitizenFields, type CitizenValues, citizenFields, citizenLabels, sentCitizen } from './citizen-fields.tsx'

export function RegisterCitizenPage() {
  const { seat } = useMe()
  const [search] = useSearchParams()
  const tinh = search.get('tinh') ?? undefined
  const id = search.get('organisationId') ?? seat?.organisationId
  const organisation = useOperation(getOrganisation, { id: id ?? '', provinceCode: tinh }, { when: id !== undefined })
  const found = organisation.data
  const isBranch = found !== undefined && organisationTypes.byCode(found.type.code)?.isBranch === true
  return (
    <Page
      title="Ghi một quần chúng"
      trail={[{ label: 'Quần chúng, cảm tình Đảng', to: addresses.citizens({ tinh }) }]}
      lead={<p>Chỉ cần họ tên và chi bộ theo dõi là ghi được; phần còn lại bổ sung sau.</p>}
    >
      {organisation.isPending && id !== undefined ? (
        <Skeleton lines={8} />
      ) : (
        <RegisterForm start={isBranch ? { id: found.id, name: found.name } : null} tinh={tinh} />
      )}
    </Page>
  )
}

function RegisterForm({ start, tinh }: { start: Found | null; tinh: string | undefined }) {
  const navigate = useNavigate()
  const say = useDoneNotice()
  const [branch, setBranch] = useState<Found | null>(start)
  const empty = Object.fromEntries(citizenFields.map((field) => [field, ''])) as CitizenValues
  return (
    <CommandForm
      contract={registerCitizen}
      initial={{ ...empty, organisationId: start?.id ?? '' }}
      labels={{ ...citizenLabels, organisationId: 'Chi bộ theo dõi' }}
      draft={`citizens.register.${start?.id ?? 'any'}`}
      // The branch is chosen from a list, so its name would be missing from a draft.
      secret={['organisationId']}
      toInput={({ organisationId, ...values }) => ({
        ...sentCitizen(values),
        organisationId,
        ...(tinh !== undefined && { provinceCode: tinh }),
      })}
      action="Ghi vào danh sách"
      onDone={({ id }) => {
        navigate(addresses.citizen(id, { tinh }), { replace: true })
        say({ text: 'Đã ghi vào danh sách. Bước tiếp theo: mở việc cho người này.' })
      }}
      onCancel={() => navigate(-1)}
      cancelLabel="Thôi, không ghi"
    >
      {(form) => {
        const { value: _value, onChange, ...field } = form.text('organisationId')
        return (
          <>
            <BranchField
              {...field}
              provinceCode={tinh}
              chosen={branch}
              onChoose={(next) => {
                setBranch(next)
                onChange(next?.id ?? '')
              }}
            />
            <CitizenFields form={form as never} />
          </>
        )
      }}
    </CommandForm>
  )
}
