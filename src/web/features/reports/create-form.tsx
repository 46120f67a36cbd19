// Begins a report: its type and its period; of a review the days and the name.
import { useNavigate } from 'react-router'
import { createReport } from '#contract/report-papers.ts'
import {
  isPeriodic,
  type OwnReportType,
  ownReportTypes,
  type Period,
  type PeriodicType,
  periodsOfYear,
  periodWords,
  reportTypeNames,
} from '#rules/reports/periods.ts'
import { addresses } from '../../app/addresses.ts'
import { CommandForm, orNull } from '../../app/command-form.tsx'
import { RadioField, SelectField } from '../../ui/choice-field.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { today } from '../../ui/format.ts'
import { TextField } from '../../ui/text-field.tsx'

export const typeOptions = ownReportTypes.map((value) => ({ value, label: reportTypeNames[value] }))

const begun = (type: PeriodicType, year: number): Period[] =>
  periodsOfYear(type, year).filter(({ from }) => from <= today())

/** The period that was chosen; of another type than it was chosen for, the last that has begun. */
const periodOf = (type: PeriodicType, year: number, chosen: string): Period | undefined => {
  const periods = begun(type, year)
  return periods.find(({ from }) => from === chosen) ?? periods.at(-1)
}

export function CreateReportForm({ year, onClose }: { year: number; onClose: () => void }) {
  const navigate = useNavigate()
  return (
    <div className="measured">
      <CommandForm
        contract={createReport}
        initial={{ type: 'monthly', period: `${today().slice(0, 7)}-01`, from: '', to: '', title: '' }}
        labels={{ type: 'Loại báo cáo', period: 'Kỳ', from: 'Từ ngày', to: 'Đến ngày', title: 'Tên báo cáo' }}
        toInput={({ type: chosen, period, from, to, title }) => {
          const type = chosen as OwnReportType
          const span = isPeriodic(type) ? periodOf(type, year, period) : { from, to }
          return { type, from: span?.from ?? '', to: span?.to ?? '', title: orNull(title) }
        }}
        action="Soạn, lấy số liệu từ hồ sơ"
        renews={['reports.']}
        onDone={({ id }) => navigate(addresses.report(id))}
        onCancel={onClose}
        cancelLabel="Thôi, không soạn"
      >
        {(form) => {
          const type = form.values.type as OwnReportType
          return (
            <>
              <RadioField {...form.text('type')} options={typeOptions} />
              {isPeriodic(type) ? (
                <SelectField
                  {...form.text('period')}
                  value={periodOf(type, year, form.values.period)?.from ?? ''}
                  options={begun(type, year).map((period) => ({
                    value: period.from,
                    label: periodWords(type, period),
                  }))}
                />
              ) : (
                <>
                  <DateField {...form.text('from')} />
                  <DateField {...form.text('to')} />
                  <TextField {...form.text('title')} optional hint="Ví dụ Sơ kết một năm thực hiện kế hoạch." />
                </>
              )}
            </>
          )
        }}
      </CommandForm>
    </div>
  )
}
