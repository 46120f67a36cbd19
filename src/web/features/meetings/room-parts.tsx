// The agenda with what each item ended with, opinions, and the tasks that the meeting gives.
import { useState } from 'react'
import { Link } from 'react-router'
import {
  addOpinion,
  assignTasks,
  changeOpinion,
  type MeetingDetail,
  recordItem,
  setAgenda,
} from '#contract/meetings.ts'
import { addDays } from '#rules/calendar/dates.ts'
import { addresses } from '../../app/addresses.ts'
import { useCommand } from '../../app/client.ts'
import { CommandForm, given, orNull } from '../../app/command-form.tsx'
import { Button } from '../../ui/button.tsx'
import { SelectField } from '../../ui/choice-field.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { showDate } from '../../ui/format.ts'
import { ErrorState } from '../../ui/notice.tsx'
import { Panel } from '../../ui/page.tsx'
import { TextAreaField, TextField } from '../../ui/text-field.tsx'
import type { PartProps } from './attendance-part.tsx'
import classes from './meetings.module.css'
import { partLabels } from './words.ts'

type Item = MeetingDetail['items'][number]

/** What a regular meeting usually takes up; headings of our own. */
const usual = [
  { part: 'last-month', heading: 'Kết quả tháng trước, nhiệm vụ đã giao', minutes: 20 },
  { part: 'thematic', heading: 'Thông tin thời sự, chính trị tư tưởng', minutes: 20 },
  { part: 'next-month', heading: 'Nhiệm vụ tháng tới', minutes: 30 },
  { part: 'other', heading: 'Thảo luận, tự phê bình và phê bình', minutes: 20 },
] as const

export function AgendaPart({ meeting, tinh }: PartProps) {
  const [editing, setEditing] = useState(false)
  const agenda = useCommand(setAgenda, { renews: ['meetings.'] })
  const may = meeting.allowed.includes(setAgenda.name)
  return (
    <Panel title="Chương trình">
      {agenda.error && <ErrorState error={agenda.error} />}
      {meeting.items.length === 0 && <p className="soft">Chưa ghi chương trình.</p>}
      <ol className={classes.lines}>
        {meeting.items.map((item) => (
          <li key={item.id}>
            <ItemLine item={item} meeting={meeting} tinh={tinh} />
          </li>
        ))}
      </ol>
      {may && !editing && (
        <div className="row screen-only">
          <Button label="Thêm một mục" onPress={() => setEditing(true)} />
          {meeting.items.length === 0 && (
            <Button
              label="Dùng chương trình thường kỳ"
              busy={agenda.isPending}
              onPress={() =>
                agenda.mutate({ id: meeting.id, version: meeting.version, items: [...usual], provinceCode: tinh })
              }
            />
          )}
        </div>
      )}
      {editing && (
        <CommandForm
          contract={setAgenda}
          initial={{ part: 'other', heading: '', minutes: '' }}
          labels={{ part: 'Thuộc phần', heading: 'Nội dung', minutes: 'Số phút dự kiến' }}
          toInput={({ part, heading, minutes }) => ({
            id: meeting.id,
            version: meeting.version,
            items: [
              ...meeting.items.map((item) => ({
                id: item.id,
                part: item.part,
                heading: item.heading,
                minutes: item.minutes,
              })),
              { part: part as Item['part'], heading, minutes: minutes === '' ? null : Number(minutes) },
            ],
            provinceCode: tinh,
          })}
          action="Thêm vào chương trình"
          renews={['meetings.']}
          onDone={() => setEditing(false)}
          onCancel={() => setEditing(false)}
          cancelLabel="Thôi"
        >
          {(form) => (
            <>
              <TextField {...form.text('heading')} />
              <SelectField
                {...form.text('part')}
                options={Object.entries(partLabels).map(([value, label]) => ({ value, label }))}
              />
              <TextField {...form.text('minutes')} inputMode="numeric" optional />
            </>
          )}
        </CommandForm>
      )}
    </Panel>
  )
}

function ItemLine({ item, meeting, tinh }: PartProps & { item: Item }) {
  const [writing, setWriting] = useState(false)
  const may = meeting.allowed.includes(recordItem.name) && !meeting.classified
  return (
    <>
      <span>
        {item.heading}
        <span className="under">
          {partLabels[item.part]}
          {item.minutes !== null && ` · ${item.minutes} phút`}
        </span>
      </span>
      {item.content !== null && !writing && <p className={classes.said}>{item.content}</p>}
      {may && !writing && (
        <span className="screen-only">
          <Button
            wide={false}
            label={item.content === null ? 'Ghi nội dung' : 'Sửa nội dung'}
            about={item.heading}
            onPress={() => setWriting(true)}
          />
        </span>
      )}
      {writing && (
        <CommandForm
          contract={recordItem}
          initial={{ content: item.content ?? '' }}
          labels={{ content: 'Nội dung, kết luận' }}
          versions={{
            version: item.version,
            seen: [item.content],
            read: (current) => ({ content: (current as { content: string | null }).content ?? '' }),
          }}
          toInput={({ content }, { version }) => ({
            id: meeting.id,
            itemId: item.id,
            version,
            content: orNull(content),
            provinceCode: tinh,
          })}
          draft={`meetings.item.${item.id}`}
          action="Ghi"
          renews={['meetings.']}
          onDone={() => setWriting(false)}
          onCancel={() => setWriting(false)}
          cancelLabel="Thôi"
        >
          {(form) => <TextAreaField {...form.text('content')} />}
        </CommandForm>
      )}
    </>
  )
}

const peopleOf = (meeting: MeetingDetail) =>
  meeting.attendance.map(({ memberId, fullName }) => ({ value: memberId, label: fullName }))

export function OpinionsPart({ meeting, tinh }: PartProps) {
  const [adding, setAdding] = useState(false)
  const change = useCommand(changeOpinion, { renews: ['meetings.'] })
  const may = meeting.allowed.includes(addOpinion.name) && !meeting.classified
  if (!may && meeting.opinions.length === 0) return null
  return (
    <Panel title={`Ý kiến phát biểu (${meeting.opinions.length})`}>
      {change.error && <ErrorState error={change.error} />}
      <ul className={classes.lines}>
        {meeting.opinions.map(({ id, speaker, content, version }) => (
          <li key={id}>
            <strong>{speaker}</strong>
            <p className={classes.said}>{content}</p>
            {may && (
              <span className="screen-only">
                <Button
                  wide={false}
                  label="Bỏ"
                  about={`ý kiến của ${speaker}`}
                  onPress={() =>
                    change.mutate({ id: meeting.id, opinionId: id, version, withdraw: true, provinceCode: tinh })
                  }
                />
              </span>
            )}
          </li>
        ))}
      </ul>
      {may && !adding && <Button label="Ghi một ý kiến" onPress={() => setAdding(true)} />}
      {adding && (
        <CommandForm
          contract={addOpinion}
          initial={{ memberId: '', speaker: '', content: '' }}
          labels={{ memberId: 'Ai phát biểu', speaker: 'Tên người phát biểu', content: 'Ý kiến' }}
          toInput={({ memberId, speaker, content }) => ({
            id: meeting.id,
            memberId: given(memberId),
            speaker: memberId === '' ? orNull(speaker) : undefined,
            content,
            provinceCode: tinh,
          })}
          action="Ghi ý kiến"
          renews={['meetings.']}
          onDone={() => setAdding(false)}
          onCancel={() => setAdding(false)}
          cancelLabel="Thôi"
        >
          {(form) => (
            <>
              <SelectField
                {...form.text('memberId')}
                empty="Người khác (khách, cấp ủy viên phụ trách)"
                options={peopleOf(meeting)}
              />
              {form.values.memberId === '' && <TextField {...form.text('speaker')} />}
              <TextAreaField {...form.text('content')} />
            </>
          )}
        </CommandForm>
      )}
    </Panel>
  )
}

function TaskLines({ tasks, tinh }: { tasks: MeetingDetail['tasks']; tinh: string | undefined }) {
  return (
    <ul className={classes.lines}>
      {tasks.map(({ id, title, assigneeName, dueOn, percent }) => (
        <li key={id}>
          <Link to={addresses.task(id, { tinh })}>{title}</Link>
          <span className="soft">
            {assigneeName}, hạn {showDate(dueOn)}, {percent} %
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
          <TaskLines tasks={meeting.earlierTasks} tinh={tinh} />
        </>
      )}
      {meeting.tasks.length > 0 && (
        <>
          <h3>Giao tại cuộc họp này</h3>
          <TaskLines tasks={meeting.tasks} tinh={tinh} />
        </>
      )}
      {may && !adding && <Button label="Giao một nhiệm vụ" onPress={() => setAdding(true)} />}
      {adding && (
        <CommandForm
          contract={assignTasks}
          initial={{ title: '', memberId: '', dueOn: addDays(meeting.on, 30) }}
          labels={{ title: 'Việc phải làm', memberId: 'Giao cho ai', dueOn: 'Hạn' }}
          toInput={({ title, memberId, dueOn }) => ({
            id: meeting.id,
            tasks: [{ title, dueOn, memberIds: memberId === '' ? [] : [memberId] }],
            provinceCode: tinh,
          })}
          action="Giao nhiệm vụ"
          renews={['meetings.', 'tasks.']}
          onDone={() => setAdding(false)}
          onCancel={() => setAdding(false)}
          cancelLabel="Thôi"
        >
          {(form) => (
            <>
              <TextField {...form.text('title')} />
              <SelectField {...form.text('memberId')} options={peopleOf(meeting)} />
              <DateField {...form.text('dueOn')} />
            </>
          )}
        </CommandForm>
      )}
    </Panel>
  )
}
