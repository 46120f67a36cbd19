// The work of a plan, piece by piece: what and by when, where it comes from, how it stands here and below, and what can be done with it.
import { useState } from 'react'
import { Link } from 'react-router'
import type { PlanTask, ShownPlan } from '#contract/plan-shapes.ts'
import {
  assignPlanTask,
  declinePlanTask,
  releasePlanTask,
  removePlanTask,
  reportPlanTask,
  setPlanTask,
  takePlanTask,
} from '#contract/plan-work.ts'
import { addresses } from '../../app/addresses.ts'
import { useCommand } from '../../app/client.ts'
import { Button } from '../../ui/button.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import { showDate, showNumber } from '../../ui/format.ts'
import { ErrorState } from '../../ui/notice.tsx'
import { Panel } from '../../ui/page.tsx'
import { Tag } from '../../ui/tag.tsx'
import { taskStateLabels } from '../tasks/words.ts'
import classes from './plans.module.css'
import { AssignForm, DeclineForm, ReleaseForm, ReportForm } from './task-acts.tsx'
import { TaskForm } from './task-form.tsx'
import { dueWords, fieldLabels, fieldValue, saysMore, workStateLabels } from './words.ts'

interface PartProps {
  plan: ShownPlan
  tinh: string | undefined
}

type Acting = 'edit' | 'decline' | 'report' | 'assign' | 'release'

export function WorkPart({ plan, tinh }: PartProps) {
  const [open, setOpen] = useState<{ id: string; as: Acting } | 'new' | null>(null)
  const say = useDoneNotice()
  const close = () => setOpen(null)
  const done = (text: string) => {
    close()
    say({ text })
  }
  const mayAdd = plan.allowed.includes(setPlanTask.name)
  return (
    <Panel title={plan.work.length === 0 ? 'Việc' : `Việc (${plan.work.length})`}>
      {plan.work.length === 0 && <p className="soft">Chưa có việc nào. Thêm việc rồi mới ban hành được.</p>}
      <ol className={classes.parts}>
        {plan.work.map((task) => {
          const props = { plan, task, tinh, onDone: done, onCancel: close }
          const as = open !== null && open !== 'new' && open.id === task.id ? open.as : null
          return (
            <li key={task.id} data-declined={task.state === 'declined'}>
              <Work plan={plan} task={task} tinh={tinh} />
              {as === null && (
                <Acts plan={plan} task={task} tinh={tinh} onAct={(act) => setOpen({ id: task.id, as: act })} />
              )}
              {as === 'edit' && <TaskForm {...props} />}
              {as === 'decline' && <DeclineForm {...props} />}
              {as === 'report' && <ReportForm {...props} />}
              {as === 'assign' && <AssignForm {...props} />}
              {as === 'release' && <ReleaseForm {...props} />}
            </li>
          )
        })}
      </ol>
      {mayAdd &&
        (open === 'new' ? (
          <div className="measured">
            <TaskForm plan={plan} task={null} tinh={tinh} onDone={done} onCancel={close} />
          </div>
        ) : (
          <div className="screen-only">
            <Button label="Thêm một việc" onPress={() => setOpen('new')} />
          </div>
        ))}
    </Panel>
  )
}

function Work({ plan, task, tinh }: PartProps & { task: PlanTask }) {
  const { below, given } = task
  const shows = plan.state !== 'draft' || task.state === 'declined'
  return (
    <>
      <p>
        <strong>{task.title}</strong> {shows && <Tag {...workStateLabels[task.state]} />}{' '}
        {task.originId !== null && <Tag state="plain" label="Từ cấp trên" />}
        <span className={classes.line}>
          {dueWords(task)}
          {task.percent > 0 && task.state !== 'done' && `; đã làm ${task.percent} %`}
          {task.doneOn !== null && `; xong ngày ${showDate(task.doneOn)}`}
        </span>
        {task.releasedBy !== null && (
          <span className={classes.line}>
            Hết chờ ngày {showDate(task.releasedOn)}: {task.releasedBy}
          </span>
        )}
        {saysMore(task) && <span className="under">{task.detail}</span>}
        {task.doers.length > 0 && (
          <span className={classes.line}>Dành cho: {task.doers.map(({ name }) => name).join(', ')}</span>
        )}
        {task.leadWords !== null && <span className={classes.line}>Chủ trì: {task.leadWords}</span>}
        {task.coopWords !== null && <span className={classes.line}>Phối hợp: {task.coopWords}</span>}
        {task.declinedReason !== null && <span className={classes.line}>Lý do: {task.declinedReason}</span>}
      </p>
      {task.withdrawn && <p className="under">Cấp trên không còn giao việc này.</p>}
      {task.told.length > 0 && (
        <p className="under">
          Cấp trên ghi:{' '}
          {task.told.map(({ field, value }) => `${fieldLabels[field]}: ${fieldValue(field, value)}`).join('; ')}
        </p>
      )}
      {below.tasks + below.declined > 0 && (
        <p>
          <Link to={addresses.planProgress(plan.id, { viec: task.id, tinh })}>
            Ở cấp dưới: {showNumber(below.done)} trên {showNumber(below.tasks)} nơi đã xong
            {below.late > 0 && `, ${showNumber(below.late)} chậm`}
            {below.waiting > 0 && `, ${showNumber(below.waiting)} chờ`}
            {below.declined > 0 && `; ${showNumber(below.declined)} không nhận`}
          </Link>
        </p>
      )}
      {given.length > 0 && (
        <ul>
          {given.map(({ id, assigneeName, state, percent, dueOn }) => (
            <li key={id}>
              <Link to={addresses.task(id, { tinh })}>{assigneeName}</Link>, hạn {showDate(dueOn)}{' '}
              <Tag {...taskStateLabels[state as keyof typeof taskStateLabels]} />
              {percent > 0 && percent < 100 && ` ${percent} %`}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

const acts: readonly { contract: { name: string }; as: Acting; label: string }[] = [
  { contract: releasePlanTask, as: 'release', label: 'Đã có, hết chờ' },
  { contract: assignPlanTask, as: 'assign', label: 'Giao đảng viên' },
  { contract: reportPlanTask, as: 'report', label: 'Báo tiến độ' },
  { contract: setPlanTask, as: 'edit', label: 'Sửa' },
  { contract: declinePlanTask, as: 'decline', label: 'Không nhận' },
]

function Acts({ plan, task, tinh, onAct }: PartProps & { task: PlanTask; onAct: (act: Acting) => void }) {
  const take = useCommand(takePlanTask, { renews: ['plans.'] })
  const remove = useCommand(removePlanTask, { renews: ['plans.'] })
  const at = { id: plan.id, version: plan.version, taskId: task.id, provinceCode: tinh }
  const may = ({ name }: { name: string }) => task.allowed.includes(name)
  if (task.allowed.length === 0) return null
  return (
    <>
      {(take.error ?? remove.error) && <ErrorState error={take.error ?? remove.error} />}
      <div className="row screen-only">
        {acts
          .filter(({ contract }) => may(contract))
          .map(({ as, label }) => (
            <Button
              key={as}
              wide={false}
              label={as === 'decline' && plan.state === 'adopted' ? 'Thôi làm' : label}
              about={task.title}
              onPress={() => onAct(as)}
            />
          ))}
        {may(removePlanTask) && (
          <Button
            wide={false}
            label="Xóa"
            about={task.title}
            busy={remove.isPending}
            onPress={() => remove.mutate(at)}
          />
        )}
        {may(takePlanTask) && (
          <Button
            wide={false}
            label="Nhận lại"
            about={task.title}
            busy={take.isPending}
            onPress={() => take.mutate(at)}
          />
        )}
      </div>
    </>
  )
}
