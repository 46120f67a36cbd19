// Founding an organisation below another: only the types that may stand there are offered.
import { useNavigate, useParams, useSearchParams } from 'react-router'
import { foundOrganisation, getOrganisation, type Organisation } from '#contract/organisations.ts'
import { allowedChildrenOn, organisationTypes, typeLabelOn } from '#rules/code-lists/organisation-types.ts'
import { unitTypes } from '#rules/code-lists/unit-types.ts'
import { addresses } from '../../app/addresses.ts'
import { useOperation } from '../../app/client.ts'
import { CommandForm, given } from '../../app/command-form.tsx'
import { useMe } from '../../app/session.tsx'
import { RadioField, SelectField } from '../../ui/choice-field.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import { today } from '../../ui/format.ts'
import { EmptyState, ErrorState } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { Skeleton } from '../../ui/waiting.tsx'

const labels = {
  typeCode: 'Loại tổ chức',
  unitType: 'Loại hình đơn vị',
  name: 'Tên',
  code: 'Mã',
  foundedOn: 'Ngày thành lập',
  document: 'Văn bản thành lập',
  address: 'Địa chỉ',
}

export function FoundOrganisationPage() {
  const { id = '' } = useParams()
  const provinceCode = useSearchParams()[0].get('tinh') ?? undefined
  const parent = useOperation(getOrganisation, { id, provinceCode })
  return (
    <Page
      title="Thành lập tổ chức trực thuộc"
      trail={parent.data ? [{ label: parent.data.name, to: addresses.organisation(id, { tinh: provinceCode }) }] : []}
      lead={parent.data && <p>Tổ chức mới sẽ trực thuộc {parent.data.name}.</p>}
    >
      {parent.isPending && <Skeleton />}
      {parent.error && <ErrorState error={parent.error} onRetry={() => void parent.refetch()} />}
      {parent.data && <FoundForm parent={parent.data} />}
    </Page>
  )
}

function FoundForm({ parent }: { parent: Organisation }) {
  const { national } = useMe()
  const navigate = useNavigate()
  const say = useDoneNotice()
  const types = allowedChildrenOn(parent.type.code, today())
  const only = types.length === 1 ? types[0] : undefined
  if (types.length === 0) {
    return <EmptyState title={`Theo quy định, dưới ${parent.type.name.toLowerCase()} không lập tổ chức trực thuộc.`} />
  }
  return (
    <CommandForm
      contract={foundOrganisation}
      initial={{ typeCode: only ?? '', unitType: '', name: '', code: '', foundedOn: '', document: '', address: '' }}
      labels={labels}
      draft={`organisations.found.${parent.id}`}
      toInput={(values) => ({
        parentId: parent.id,
        typeCode: types.find((type) => type === values.typeCode) ?? (values.typeCode as (typeof types)[number]),
        unitType: given(values.unitType),
        code: values.code,
        name: values.name,
        foundedOn: values.foundedOn,
        document: given(values.document),
        address: given(values.address),
        ...(national && { provinceCode: parent.provinceCode }),
      })}
      action="Thành lập tổ chức"
      onDone={({ id }) => {
        navigate(addresses.organisation(id, national ? { tinh: parent.provinceCode } : {}))
        say({ text: 'Đã ghi tổ chức mới.' })
      }}
      onCancel={() => navigate(addresses.organisation(parent.id, national ? { tinh: parent.provinceCode } : {}))}
      cancelLabel="Thôi, không lập"
    >
      {(form) => (
        <>
          <RadioField
            {...form.text('typeCode')}
            options={types.map((code) => ({ value: code, label: typeLabelOn(code, today())?.name ?? code }))}
          />
          {organisationTypes.byCode(form.values.typeCode)?.hasUnitType && (
            <SelectField
              {...form.text('unitType')}
              optional
              empty="Chưa rõ"
              options={unitTypes.items
                .filter((unit) => unit.countable && unit.validTo === null)
                .map(({ code, name }) => ({ value: code, label: name }))}
            />
          )}
          <TextField {...form.text('name')} hint="Tên đầy đủ, ví dụ: Chi bộ thôn 1." />
          <TextField {...form.text('code')} hint="Mã do cấp trên cấp, không trùng với tổ chức khác trong tỉnh." />
          <DateField {...form.text('foundedOn')} hint="Ngày ghi trong quyết định thành lập." />
          <TextField {...form.text('document')} hint="Số, ngày và cơ quan ban hành." optional />
          <TextField {...form.text('address')} optional />
        </>
      )}
    </CommandForm>
  )
}
