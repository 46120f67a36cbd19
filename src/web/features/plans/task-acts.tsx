// The forms of what is done with one piece of work: declined with its reason, reported on, given to members, no longer waiting.
import { useState } from 'react'
import type { PlanTask } from '#contract/plan-shapes.ts'
import { assignPlanTask, declinePlanTask, releasePlanTask, reportPlanTask } from '#contract/plan-work.ts'
import { CommandForm, given } from '../../app/command-form.tsx'
import { CheckField } from '../../ui/choice-field.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { TextAreaField, TextField } from '../../ui/text-field.tsx'
import { DoersFields } from '../tasks/doers-fields.tsx'
import { useDoers } from '../tasks/use-doers.ts'
import type { TaskFormProps } from './task-form.tsx'

type ActProps = Omit<TaskFormProps, 'task'> & { task: PlanTask }

const common = ({ plan, onCancel }: ActProps) => ({
  versions: { version: plan.version, seen: null, read: () => ({}) },
  renews: ['plans.', 'tasks.'],
  onCancel,
  cancelLabel: 'Thôi, không ghi',
})

const about = ({ plan, task, tinh }: ActProps) => ({ id: plan.id, taskId: task.id, provinceCode: tinh })

export function DeclineForm(props: ActProps) {
  return (
    <CommandForm
      {...common(props)}
      contract={declinePlanTask}
      initial={{ reason: '' }}
      labels={{ reason: 'Vì sao không nhận hoặc thôi làm' }}
      toInput={({ reason }, { version }) => ({ ...about(props), version, reason })}
      action="Ghi lý do"
      onDone={() => props.onDone('Đã ghi lý do.')}
    >
      {(form) => <TextAreaField {...form.text('reason')} hint="Cấp trên đọc được lý do này." />}
    </CommandForm>
  )
}

export function ReportForm(props: ActProps) {
  const [done, setDone] = useState(false)
  return (
    <CommandForm
      {...common(props)}
      contract={reportPlanTask}
      initial={{ percent: String(props.task.percent), text: '', link: '' }}
      labels={{ percent: 'Đã làm được bao nhiêu phần trăm', text: 'Kết quả', link: 'Đường dẫn minh chứng' }}
      draft={`plans.report-task.${props.task.id}`}
      toInput={({ percent, text, link }, { version }) => ({
        ...about(props),
        version,
        percent: done ? 100 : Number(percent),
        done,
        text,
        link: given(link),
      })}
      action={done ? 'Báo xong' : 'Báo tiến độ'}
      onDone={() => props.onDone(done ? 'Đã báo xong.' : 'Đã báo tiến độ.')}
    >
      {(form) => (
        <>
          <CheckField
            name="done"
            label={props.task.dueKind === 'periodic' ? 'Đã xong kỳ này' : 'Đã xong'}
            checked={done}
            onChange={setDone}
          />
          {!done && <TextField {...form.text('percent')} inputMode="numeric" />}
          <TextAreaField {...form.text('text')} />
          <TextField {...form.text('link')} optional />
        </>
      )}
    </CommandForm>
  )
}

export function ReleaseForm(props: ActProps) {
  return (
    <CommandForm
      {...common(props)}
      contract={releasePlanTask}
      initial={{ releasedBy: '', dueOn: props.task.dueOn ?? '' }}
      labels={{ releasedBy: 'Văn bản hoặc kết quả đã có', dueOn: 'Hạn' }}
      toInput={({ releasedBy, dueOn }, { version }) => ({ ...about(props), version, releasedBy, dueOn: given(dueOn) })}
      action="Ghi là hết chờ"
      onDone={({ below }) => props.onDone(below === 0 ? 'Việc hết chờ.' : `Việc hết chờ, cả ở ${below} nơi bên dưới.`)}
    >
      {(form) => (
        <>
          <TextField {...form.text('releasedBy')} hint="Ví dụ Hướng dẫn 03-HD/BTCTU ngày 05/12/2026." />
          <DateField {...form.text('dueOn')} optional />
        </>
      )}
    </CommandForm>
  )
}

export function AssignForm(props: ActProps) {
  const { plan, task, tinh } = props
  const place = { id: plan.organisationId, name: plan.organisationName }
  const { list, doers } = useDoers({ place, isBranch: true, tinh })
  const members = doers.filter(({ kind }) => kind === 'member')
  const [ids, setIds] = useState<readonly string[]>([])
  return (
    <CommandForm
      {...common(props)}
      contract={assignPlanTask}
      initial={{ memberIds: '', leadId: '', dueOn: task.dueOn ?? '' }}
      labels={{ memberIds: 'Giao cho ai', leadId: 'Ai chủ trì', dueOn: 'Hạn' }}
      toInput={({ leadId, dueOn }, { version }) => ({
        ...about(props),
        version,
        memberIds: [...ids],
        dueOn: given(dueOn),
        leadId: ids.includes(leadId) ? leadId : undefined,
      })}
      action="Giao việc"
      onDone={({ ids: made }) => props.onDone(`Đã giao cho ${made.length} đảng viên.`)}
    >
      {(form) => (
        <>
          <DoersFields
            field={form.text('memberIds')}
            lead={form.text('leadId')}
            list={list}
            doers={members}
            ids={ids}
            onChoose={setIds}
            alike="Mỗi người tự làm phần của mình"
          />
          <DateField {...form.text('dueOn')} />
        </>
      )}
    </CommandForm>
  )
}
