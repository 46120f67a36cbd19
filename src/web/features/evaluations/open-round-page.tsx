// Opens a round: which period and scheme, for the organisation or every branch below, by when each step.
import { useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { listSchemes, openRound } from '#contract/evaluations.ts'
import { getOrganisation } from '#contract/organisations.ts'
import { organisationTypes } from '#rules/code-lists/organisation-types.ts'
import { type DeadlineName, deadlineNames } from '#rules/evaluations/steps.ts'
import { addresses } from '../../app/addresses.ts'
import { useOperation } from '../../app/client.ts'
import { CommandForm, given } from '../../app/command-form.tsx'
import { useMe } from '../../app/session.tsx'
import { SelectField } from '../../ui/choice-field.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import { today } from '../../ui/format.ts'
import { ErrorState } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import type { useForm } from '../../ui/use-form.ts'
import { Skeleton } from '../../ui/waiting.tsx'
import classes from './evaluations.module.css'
import { labelled } from './step-form.ts'
import { deadlineLabels, periodChoices } from './words.ts'

export function OpenRoundPage() {
  const { seat } = useMe()
  const [search] = useSearchParams()
  const tinh = search.get('tinh') ?? undefined
  const id = search.get('organisationId') ?? seat?.organisationId ?? ''
  const place = useOperation(getOrganisation, { id, provinceCode: tinh }, { when: id !== '' })
  const isBranch = organisationTypes.byCode(place.data?.type.code ?? '')?.isBranch === true
  return (
    <Page
      title="Mở kỳ đánh giá"
      trail={[{ label: 'Đánh giá', to: addresses.evaluations({ tinh }) }]}
      lead={place.data && <p>{place.data.name}</p>}
    >
      {place.isPending && <Skeleton lines={6} />}
      {place.error && <ErrorState error={place.error} onRetry={() => void place.refetch()} />}
      {place.data && (
        <div className="measured">
          <OpenForm id={id} isBranch={isBranch} tinh={tinh} />
        </div>
      )}
    </Page>
  )
}

const dayLabels = Object.fromEntries(
  deadlineNames.map((name) => [`deadlines.${name}`, deadlineLabels[name]]),
) as Record<`deadlines.${DeadlineName}`, string>
const noDays = Object.fromEntries(Object.keys(dayLabels).map((key) => [key, ''])) as typeof dayLabels

function OpenForm({ id, isBranch, tinh }: { id: string; isBranch: boolean; tinh: string | undefined }) {
  const navigate = useNavigate()
  const say = useDoneNotice()
  const periods = periodChoices(today())
  const [period, setPeriod] = useState(today().slice(0, 4))
  const schemes = useOperation(listSchemes, { period, provinceCode: tinh })
  return (
    <CommandForm
      contract={openRound}
      initial={{ period, scheme: '', who: isBranch ? 'own' : 'branches', ...noDays } as Record<string, string>}
      labels={{ period: 'Kỳ', scheme: 'Bộ tiêu chí', who: 'Mở cho', ...dayLabels }}
      toInput={(values) => ({
        organisationId: id,
        period: values.period ?? '',
        scheme: (values.scheme === '' ? schemes.data?.rows[0]?.code : values.scheme) as '366-year',
        branches: values.who === 'branches',
        deadlines: Object.fromEntries(
          deadlineNames.flatMap((name) => {
            const day = given(values[`deadlines.${name}`] ?? '')
            return day === undefined ? [] : [[name, day]]
          }),
        ),
        provinceCode: tinh,
      })}
      action="Mở kỳ đánh giá"
      renews={['evaluations.']}
      onDone={({ ids, due, notDue }) => {
        const [first = ''] = ids
        navigate(
          ids.length === 1 ? addresses.round(first, { tinh }) : addresses.evaluations({ organisationId: id, tinh }),
          {
            replace: true,
          },
        )
        say({ text: `Đã mở kỳ: ${due} bản phải đánh giá, ${notDue} người không thuộc diện.` })
      }}
      onCancel={() => navigate(-1)}
      cancelLabel="Thôi, không mở"
    >
      {(form) => (
        <RoundFields form={form} isBranch={isBranch} periods={periods} schemes={schemes} onPeriod={setPeriod} />
      )}
    </CommandForm>
  )
}

interface RoundFieldsProps {
  form: ReturnType<typeof useForm<Record<string, string>>>
  isBranch: boolean
  periods: ReturnType<typeof periodChoices>
  schemes: ReturnType<typeof useOperation<typeof listSchemes>>
  onPeriod: (period: string) => void
}

function RoundFields({ form, isBranch, periods, schemes, onPeriod }: RoundFieldsProps) {
  const field = labelled(form.text('period'))
  const rows = schemes.data?.rows ?? []
  const chosen = form.values.scheme === '' ? rows[0] : rows.find((row) => row.code === form.values.scheme)
  return (
    <>
      <SelectField
        {...field}
        onChange={(next) => {
          field.onChange(next)
          form.set('scheme', '')
          onPeriod(next)
        }}
        options={periods}
      />
      {schemes.error && <ErrorState error={schemes.error} onRetry={() => void schemes.refetch()} />}
      <SelectField
        {...labelled(form.text('scheme'))}
        value={chosen?.code ?? ''}
        empty={chosen === undefined ? 'Kỳ này chưa có bộ tiêu chí nào áp dụng' : undefined}
        options={rows.map((row) => ({ value: row.code, label: row.title }))}
        hint={chosen === undefined ? undefined : `${chosen.scope}. ${chosen.note}`}
      />
      {!isBranch && (
        <SelectField
          {...labelled(form.text('who'))}
          options={[
            { value: 'branches', label: 'Mọi chi bộ bên dưới' },
            { value: 'own', label: 'Cấp ủy này (người giữ chức vụ và tập thể)' },
          ]}
        />
      )}
      <fieldset className={classes.group}>
        <legend>Hạn của từng bước (không bắt buộc)</legend>
        <div className={classes.points}>
          {deadlineNames.map((name) => (
            <DateField key={name} {...labelled(form.text(`deadlines.${name}`))} />
          ))}
        </div>
      </fieldset>
    </>
  )
}
