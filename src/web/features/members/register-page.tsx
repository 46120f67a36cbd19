// Entering the record of a member by hand: on a phone one group at a time, on a desk all groups below each other.
import { useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import type { MemberField } from '#contract/member-record.ts'
import { registerMember } from '#contract/members.ts'
import type { InputOf } from '#contract/operation.ts'
import { getOrganisation } from '#contract/organisations.ts'
import { organisationTypes } from '#rules/code-lists/organisation-types.ts'
import { addresses } from '../../app/addresses.ts'
import { useOperation } from '../../app/client.ts'
import { CommandForm, given } from '../../app/command-form.tsx'
import { useMe } from '../../app/session.tsx'
import { RadioField } from '../../ui/choice-field.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import type { Found } from '../../ui/lookup-field.tsx'
import { Page, Panel } from '../../ui/page.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import { BranchField } from '../organisations/branch-field.tsx'
import { groupTitles, statusLabels } from './labels.ts'
import classes from './list.module.css'
import { allFields, type Group, RecordFields, recordLabels, secretFields } from './record-fields.tsx'
import { Steps } from './steps.tsx'

const groups: readonly Group[] = ['identity', 'party', 'card', 'residence', 'education', 'work']
const ownLabels = {
  organisationId: 'Chi bộ',
  status: 'Tư cách đảng viên',
  joinedOn: 'Sinh hoạt ở chi bộ này từ ngày',
  joinedHow: 'Vì sao có trong danh sách',
  cameFrom: 'Chuyển đến từ',
  document: 'Văn bản',
}
// The branch is chosen from a list, so its name would be missing from a draft.
const notKept = [...secretFields, 'organisationId'] as const
const steps = [
  { key: 'branch', title: 'Chi bộ và tư cách', fields: Object.keys(ownLabels) },
  ...groups.map((group) => ({ key: group, title: groupTitles[group], fields: [] as string[] })),
]

export function RegisterMemberPage() {
  const { seat } = useMe()
  const [search] = useSearchParams()
  const provinceCode = search.get('tinh') ?? undefined
  const id = search.get('organisationId') ?? seat?.organisationId
  const organisation = useOperation(getOrganisation, { id: id ?? '', provinceCode }, { when: id !== undefined })
  const branch =
    organisation.data !== undefined && organisationTypes.byCode(organisation.data.type.code)?.holdsMembers === true
      ? { id: organisation.data.id, name: organisation.data.name }
      : null
  return (
    <Page
      title="Nhập hồ sơ đảng viên"
      trail={[{ label: 'Đảng viên', to: addresses.members() }]}
      lead={
        <p>
          Nhập hồ sơ đã có của một đảng viên đang sinh hoạt. Chỉ cần họ tên, chi bộ và tư cách là lưu được; phần còn lại
          bổ sung sau.
        </p>
      }
    >
      {organisation.isPending && id !== undefined ? (
        <Skeleton lines={8} />
      ) : (
        <RegisterForm start={branch} provinceCode={provinceCode} />
      )}
    </Page>
  )
}

function RegisterForm({ start, provinceCode }: { start: Found | null; provinceCode: string | undefined }) {
  const navigate = useNavigate()
  const say = useDoneNotice()
  const [branch, setBranch] = useState<Found | null>(start)
  const empty = Object.fromEntries(allFields.map((field) => [field, ''])) as Record<MemberField, string>
  return (
    <CommandForm
      contract={registerMember}
      initial={{
        ...empty,
        organisationId: start?.id ?? '',
        status: '',
        joinedOn: '',
        joinedHow: 'entry',
        cameFrom: '',
        document: '',
      }}
      labels={{ ...recordLabels, ...ownLabels }}
      draft={`members.register.${start?.id ?? 'any'}`}
      secret={notKept}
      toInput={(values) =>
        ({
          ...Object.fromEntries(Object.entries(values).map(([name, value]) => [name, given(value)])),
          ...(provinceCode !== undefined && { provinceCode }),
        }) as InputOf<typeof registerMember>
      }
      action="Lưu hồ sơ"
      onDone={({ id }) => {
        navigate(addresses.member(id, { tinh: provinceCode }))
        say({ text: 'Đã lưu hồ sơ đảng viên.' })
      }}
      onCancel={() => navigate(-1)}
      cancelLabel="Thôi, không nhập"
    >
      {(form) => {
        const { value: _value, onChange, ...field } = form.text('organisationId')
        return (
          <Steps steps={steps}>
            {(step) => (
              <Panel title={step.title}>
                {step.key === 'branch' ? (
                  <div className={classes.twoColumns}>
                    <BranchField
                      {...field}
                      provinceCode={provinceCode}
                      chosen={branch}
                      onChoose={(found) => {
                        setBranch(found)
                        onChange(found?.id ?? '')
                      }}
                    />
                    <RadioField
                      {...form.text('status')}
                      options={(['full', 'probationary', 'exempt', 'suspended'] as const).map((status) => ({
                        value: status,
                        label: statusLabels[status],
                      }))}
                    />
                    <DateField {...form.text('joinedOn')} hint="Để trống nếu không rõ." optional />
                    <RadioField
                      {...form.text('joinedHow')}
                      options={[
                        { value: 'entry', label: 'Đã ở chi bộ từ trước, nay nhập hồ sơ' },
                        { value: 'admission', label: 'Mới kết nạp' },
                        { value: 'transfer', label: 'Mới chuyển sinh hoạt đến' },
                      ]}
                    />
                    {form.values.joinedHow === 'transfer' && (
                      <TextField {...form.text('cameFrom')} hint="Tên tổ chức đảng nơi đi." optional />
                    )}
                    <TextField {...form.text('document')} hint="Số, ngày và cơ quan ban hành." optional />
                  </div>
                ) : (
                  <div className={classes.twoColumns}>
                    <RecordFields group={step.key as Group} form={form as never} />
                  </div>
                )}
              </Panel>
            )}
          </Steps>
        )
      }}
    </CommandForm>
  )
}
