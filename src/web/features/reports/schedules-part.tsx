// What an organisation asks of those directly below: which reports and by when.
import { useState } from 'react'
import type { OutputOf } from '#contract/operation.ts'
import { endSchedule, type getReportCalendar, type ReportSchedule, setSchedule } from '#contract/report-papers.ts'
import { isPeriodic, type OwnReportType } from '#rules/reports/periods.ts'
import { useCommand } from '../../app/client.ts'
import { CommandForm, given, orNull } from '../../app/command-form.tsx'
import { Button } from '../../ui/button.tsx'
import { RadioField } from '../../ui/choice-field.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import { showDate, showPeriod } from '../../ui/format.ts'
import { ErrorState } from '../../ui/notice.tsx'
import { Panel } from '../../ui/page.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { typeOptions } from './create-form.tsx'
import classes from './reports.module.css'

function dueWords({ dueDays, dueOn, from, to }: ReportSchedule): string {
  if (dueDays === null) return `${showPeriod(from, to)}, hạn ${showDate(dueOn)}`
  if (dueDays === 0) return 'hạn là ngày cuối kỳ'
  return dueDays > 0 ? `hạn ${dueDays} ngày sau ngày cuối kỳ` : `hạn ${-dueDays} ngày trước ngày cuối kỳ`
}

export function SchedulesPart({ calendar }: { calendar: OutputOf<typeof getReportCalendar> }) {
  const [adding, setAdding] = useState(false)
  const end = useCommand(endSchedule, { renews: ['reports.'] })
  const say = useDoneNotice()
  const may = calendar.allowed.includes(setSchedule.name)
  if (calendar.schedules.length === 0 && !may) return null
  return (
    <Panel title="Lịch đã định cho cấp dưới">
      {end.error && <ErrorState error={end.error} />}
      {calendar.schedules.length === 0 && <p className="soft">Chưa yêu cầu báo cáo nào.</p>}
      <ul className={classes.parts}>
        {calendar.schedules.map((schedule) => (
          <li key={schedule.id}>
            <p>
              {schedule.title}: {dueWords(schedule)}
            </p>
            {may && (
              <div className="row screen-only">
                <Button
                  wide={false}
                  label="Thôi yêu cầu"
                  about={schedule.title}
                  busy={end.isPending}
                  onPress={() =>
                    end.mutate(
                      { id: schedule.id, version: schedule.version },
                      { onSuccess: () => say({ text: `Đã thôi yêu cầu «${schedule.title}».` }) },
                    )
                  }
                />
              </div>
            )}
          </li>
        ))}
      </ul>
      {may &&
        (adding ? (
          <ScheduleForm onClose={() => setAdding(false)} />
        ) : (
          <div className="screen-only">
            <Button label="Định lịch báo cáo" onPress={() => setAdding(true)} />
          </div>
        ))}
    </Panel>
  )
}

function ScheduleForm({ onClose }: { onClose: () => void }) {
  const say = useDoneNotice()
  return (
    <div className="measured">
      <CommandForm
        contract={setSchedule}
        initial={{ type: 'monthly', title: '', dueDays: '0', from: '', to: '', dueOn: '' }}
        labels={{
          type: 'Loại báo cáo',
          title: 'Tên báo cáo',
          dueDays: 'Hạn sau ngày cuối kỳ bao nhiêu ngày',
          from: 'Từ ngày',
          to: 'Đến ngày',
          dueOn: 'Hạn gửi',
        }}
        toInput={({ type: chosen, title, dueDays, from, to, dueOn }) => {
          const type = chosen as OwnReportType
          return isPeriodic(type)
            ? { type, title: orNull(title), dueDays: dueDays.trim() === '' ? null : Number(dueDays) }
            : { type, title: orNull(title), from: given(from), to: given(to), dueOn: given(dueOn) }
        }}
        action="Định lịch"
        renews={['reports.']}
        onDone={() => {
          say({ text: 'Đã định lịch; cấp dưới thấy ngay ở trang Báo cáo.' })
          onClose()
        }}
        onCancel={onClose}
        cancelLabel="Thôi, không định"
      >
        {(form) => (
          <>
            <RadioField {...form.text('type')} options={typeOptions} />
            <TextField {...form.text('title')} optional />
            {isPeriodic(form.values.type as OwnReportType) ? (
              <TextField {...form.text('dueDays')} hint="Số âm là trước ngày cuối kỳ, ví dụ -5." />
            ) : (
              <>
                <DateField {...form.text('from')} />
                <DateField {...form.text('to')} />
                <DateField {...form.text('dueOn')} />
              </>
            )}
          </>
        )}
      </CommandForm>
    </div>
  )
}
