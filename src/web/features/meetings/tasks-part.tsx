// The tasks of a meeting: how those given before stand, and giving new ones, to one person or to several at once.
import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import { assignTasks, type MeetingDetail } from '#contract/meetings.ts'
import { addDays } from '#rules/calendar/dates.ts'
import { taskResult } from '#rules/meetings/task-result.ts'
import { addresses } from '../../app/addresses.ts'
import { CommandForm } from '../../app/command-form.tsx'
import { Button } from '../../ui/button.tsx'
import { SelectField } from '../../ui/choice-field.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import { showDate } from '../../ui/format.ts'
import { Panel } from '../../ui/page.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { TextBinding } from '../../ui/use-form.ts'
import { DoersFields } from '../tasks/doers-fields.tsx'
import type { PartProps } from './attendance-part.tsx'
import classes from './meetings.module.css'
import { peopleOf } from './room-parts.tsx'

function TaskLines({ tasks, meeting, tinh }: PartProps & { tasks: MeetingDetail['tasks'] }) {
  return (
    <ul className={classes.lines}>
      {tasks.map((task) => (
        <li key={task.id}>
          <Link to={addresses.task(task.id, { tinh })}>{task.title}</Link>
          <span className="soft">
            {task.assigneeName}, hạn {showDate(task.dueOn)}, {taskResult(task, meeting.on)}
          </span>
        </li>
      ))}
    </ul>
  )
}

export function TasksPart({ meeting, tinh }: PartProps) {
  const [adding, setAdding] = useState(false)
  const may = meeting.allowed.includes(assignTasks.name)
  if (!may && meeting.tasks.length + meeting.earlierTasks.length === 0) return null
  return (
    <Panel title="Nhiệm vụ">
      {meeting.earlierTasks.length > 0 && (
        <>
          <h3>Đã giao từ trước</h3>
          <TaskLines tasks={meeting.earlierTasks} meeting={meeting} tinh={tinh} />
        </>
      )}
      {meeting.tasks.length > 0 && (
        <>
          <h3>Giao tại cuộc họp này</h3>
          <TaskLines tasks={meeting.tasks} meeting={meeting} tinh={tinh} />
        </>
      )}
      {may && !adding && <Button label="Giao một nhiệm vụ" onPress={() => setAdding(true)} />}
      {adding && <AssignForm meeting={meeting} tinh={tinh} onEnd={() => setAdding(false)} />}
    </Panel>
  )
}

/** One doer is chosen from a list; whoever gives a task to several ticks them, and says who leads. */
function AssignForm({ meeting, tinh, onEnd }: PartProps & { onEnd: () => void }) {
  const say = useDoneNotice()
  // Null: one person, from the list.
  const [several, setSeveral] = useState<readonly string[] | null>(null)
  const doers = peopleOf(meeting, ['exempt', 'suspended']).map(({ value, label }) => ({ id: value, name: label }))
  const idsOf = (one: string) => several ?? (one === '' ? [] : [one])
  return (
    <CommandForm
      contract={assignTasks}
      initial={{ title: '', memberIds: '', leadId: '', dueOn: addDays(meeting.on, 30) }}
      labels={{ title: 'Việc phải làm', memberIds: 'Giao cho ai', leadId: 'Ai chủ trì', dueOn: 'Hạn' }}
      toInput={({ title, memberIds, leadId, dueOn }) => ({
        id: meeting.id,
        tasks: [
          {
            title,
            dueOn,
            memberIds: [...idsOf(memberIds)],
            ...(several !== null && several.length > 1 && several.includes(leadId) ? { leadId } : {}),
          },
        ],
        provinceCode: tinh,
      })}
      action={several !== null && several.length > 1 ? `Giao cho ${several.length} người` : 'Giao nhiệm vụ'}
      renews={['meetings.', 'tasks.']}
      onDone={({ ids }) => {
        say({ text: ids.length === 1 ? 'Đã giao nhiệm vụ.' : `Đã giao cho ${ids.length} người.` })
        onEnd()
      }}
      onCancel={onEnd}
      cancelLabel="Thôi"
    >
      {(form) => (
        <>
          <TextField {...form.text('title')} />
          {several === null ? (
            <>
              <SelectField
                {...form.text('memberIds')}
                options={doers.map(({ id, name }) => ({ value: id, label: name }))}
              />
              <div>
                <Button label="Giao cho nhiều người" onPress={() => setSeveral(idsOf(form.values.memberIds))} />
              </div>
            </>
          ) : (
            <Several
              field={form.text('memberIds')}
              lead={form.text('leadId')}
              doers={doers}
              ids={several}
              onChoose={setSeveral}
            />
          )}
          <DateField {...form.text('dueOn')} />
        </>
      )}
    </CommandForm>
  )
}

interface SeveralProps {
  field: TextBinding
  lead: TextBinding
  doers: readonly { id: string; name: string }[]
  ids: readonly string[]
  onChoose: (ids: readonly string[]) => void
}

function Several(props: SeveralProps) {
  const { id } = props.field
  // The button that opened it is gone; one goes on at the people.
  useEffect(() => document.getElementById(id)?.focus(), [id])
  return <DoersFields {...props} alike="Mỗi người tự làm phần của mình" />
}
