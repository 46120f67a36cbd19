// The calendar of reports of a plan: which are due when, the next one first.
import { useState } from 'react'
import type { PlanReport, ShownPlan } from '#contract/plan-shapes.ts'
import { removeReport, setReport } from '#contract/plan-work.ts'
import type { Frequency } from '#rules/plans/due.ts'
import { useCommand } from '../../app/client.ts'
import { CommandForm } from '../../app/command-form.tsx'
import { Button } from '../../ui/button.tsx'
import { SelectField } from '../../ui/choice-field.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import { showDate } from '../../ui/format.ts'
import { ErrorState } from '../../ui/notice.tsx'
import { Panel } from '../../ui/page.tsx'
import { TextField } from '../../ui/text-field.tsx'
import classes from './plans.module.css'
import { frequencyLabels, optionsOf } from './words.ts'

interface PartProps {
  plan: ShownPlan
  tinh: string | undefined
}

export function ReportsPart({ plan, tinh }: PartProps) {
  const [open, setOpen] = useState<string | null>(null)
  const say = useDoneNotice()
  const remove = useCommand(removeReport, { renews: ['plans.'] })
  const may = plan.allowed.includes(setReport.name)
  if (plan.reports.length === 0 && !may) return null
  const form = (report: PlanReport | null) => (
    <CommandForm
      contract={setReport}
      initial={{ title: report?.title ?? '', dueOn: report?.dueOn ?? '', every: (report?.every ?? '') as string }}
      labels={{ title: 'Báo cáo', dueOn: 'Hạn lần đầu', every: 'Bao lâu một lần' }}
      versions={{ version: plan.version, seen: null, read: () => ({}) }}
      toInput={({ title, dueOn, every }, { version }) => ({
        id: plan.id,
        version,
        provinceCode: tinh,
        reportId: report?.id,
        title,
        dueOn,
        every: every === '' ? null : (every as Frequency),
      })}
      action="Ghi báo cáo này"
      renews={['plans.']}
      onDone={() => {
        setOpen(null)
        say({ text: 'Đã ghi lịch báo cáo.' })
      }}
      onCancel={() => setOpen(null)}
      cancelLabel="Thôi, không ghi"
    >
      {(fields) => (
        <>
          <TextField {...fields.text('title')} hint="Ví dụ Báo cáo sơ kết 6 tháng." />
          <DateField {...fields.text('dueOn')} />
          <SelectField {...fields.text('every')} optional empty="Một lần" options={optionsOf(frequencyLabels)} />
        </>
      )}
    </CommandForm>
  )
  return (
    <Panel title="Lịch báo cáo">
      {remove.error && <ErrorState error={remove.error} />}
      {plan.reports.length === 0 && <p className="soft">Chưa có báo cáo nào trong lịch.</p>}
      <ul className={classes.parts}>
        {plan.reports.map((report) => (
          <li key={report.id}>
            <p>
              {report.title}: {report.every === null ? 'một lần' : frequencyLabels[report.every].toLowerCase()}
              <span className="under">
                {report.nextOn === null ? `Đã qua hạn cuối` : `Lần tới: ${showDate(report.nextOn)}`}
              </span>
              {report.withdrawn && <span className="under">Cấp trên không còn yêu cầu báo cáo này.</span>}
              {report.told !== null && (
                <span className="under">
                  Cấp trên ghi: {report.told.title}, hạn lần đầu {showDate(report.told.dueOn)}
                  {report.told.every !== null && `, ${frequencyLabels[report.told.every].toLowerCase()}`}
                </span>
              )}
            </p>
            {open === report.id
              ? form(report)
              : may && (
                  <div className="row screen-only">
                    <Button wide={false} label="Sửa" about={report.title} onPress={() => setOpen(report.id)} />
                    <Button
                      wide={false}
                      label="Xóa"
                      about={report.title}
                      busy={remove.isPending}
                      onPress={() =>
                        remove.mutate({
                          id: plan.id,
                          version: plan.version,
                          reportId: report.id,
                          provinceCode: tinh,
                        })
                      }
                    />
                  </div>
                )}
          </li>
        ))}
      </ul>
      {may &&
        (open === 'new' ? (
          <div className="measured">{form(null)}</div>
        ) : (
          <div className="screen-only">
            <Button label="Thêm báo cáo" onPress={() => setOpen('new')} />
          </div>
        ))}
    </Panel>
  )
}
