// The agenda with what each item ended with.
import { useState } from 'react'
import { type MeetingDetail, recordItem, setAgenda } from '#contract/meetings.ts'
import { useCommand } from '../../app/client.ts'
import { CommandForm, orNull } from '../../app/command-form.tsx'
import { Button } from '../../ui/button.tsx'
import { SelectField } from '../../ui/choice-field.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import { ErrorState } from '../../ui/notice.tsx'
import { Panel } from '../../ui/page.tsx'
import { TextAreaField, TextField } from '../../ui/text-field.tsx'
import type { useForm } from '../../ui/use-form.ts'
import type { PartProps } from './attendance-part.tsx'
import classes from './meetings.module.css'
import { usualAgenda } from './usual-agenda.ts'
import { optionsOf, partLabels } from './words.ts'

type Item = MeetingDetail['items'][number]

const itemsOf = (meeting: MeetingDetail) =>
  meeting.items.map(({ id, part, heading, minutes }) => ({ id, part, heading, minutes }))

export function AgendaPart({ meeting, tinh }: PartProps) {
  const [editing, setEditing] = useState(false)
  const [arranging, setArranging] = useState(false)
  const say = useDoneNotice()
  const agenda = useCommand(setAgenda, { renews: ['meetings.'] })
  // Until the page has what was written last, a second press would start from what stood before.
  const busy = agenda.isPending || meeting.version < (agenda.data?.version ?? 0)
  const arrange = (items: Arranged[], said?: string) =>
    agenda.mutate(
      { id: meeting.id, version: meeting.version, items, provinceCode: tinh },
      { onSuccess: () => said !== undefined && say({ text: said }) },
    )
  const may = meeting.allowed.includes(setAgenda.name)
  const offered = usualAgenda(meeting)
  return (
    <Panel title="Chương trình">
      {agenda.error && <ErrorState error={agenda.error} />}
      {meeting.items.length === 0 && <p className="soft">Chưa ghi chương trình.</p>}
      {meeting.items.length > 0 && (
        <ol className={classes.lines}>
          {meeting.items.map((item) => (
            <li key={item.id}>
              {may && arranging ? (
                <ItemEditor item={item} meeting={meeting} tinh={tinh} busy={busy} onArrange={arrange} />
              ) : (
                <ItemLine item={item} meeting={meeting} tinh={tinh} />
              )}
            </li>
          ))}
        </ol>
      )}
      {may && !editing && (
        <div className="row screen-only">
          <Button label="Thêm một mục" onPress={() => setEditing(true)} />
          {meeting.items.length > 0 && (
            <Button
              label={arranging ? 'Xong, thôi sửa chương trình' : 'Sửa chương trình'}
              onPress={() => setArranging(!arranging)}
            />
          )}
          {meeting.items.length === 0 && offered !== null && (
            <Button label={offered.label} busy={busy} onPress={() => arrange([...offered.items])} />
          )}
        </div>
      )}
      {editing && (
        <CommandForm
          contract={setAgenda}
          initial={{ part: 'other', heading: '', minutes: '' }}
          labels={itemLabels}
          toInput={({ part, heading, minutes }) => ({
            id: meeting.id,
            version: meeting.version,
            items: [
              ...itemsOf(meeting),
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
          {(form) => <ItemFields form={form} />}
        </CommandForm>
      )}
    </Panel>
  )
}

const itemLabels = { part: 'Thuộc phần', heading: 'Nội dung', minutes: 'Số phút dự kiến' }

function ItemFields({
  form,
}: {
  form: Pick<ReturnType<typeof useForm<Record<keyof typeof itemLabels, string>>>, 'text'>
}) {
  return (
    <>
      <TextField {...form.text('heading')} />
      <SelectField {...form.text('part')} options={optionsOf(partLabels)} />
      <TextField {...form.text('minutes')} inputMode="numeric" optional />
    </>
  )
}

type Arranged = Omit<Item, 'id' | 'content' | 'version'> & { id?: string }
type Agenda = { items: ReturnType<typeof itemsOf> }

/** What the fields say of an item; nothing of one that was taken off the agenda. */
const saidOf = (item: Pick<Item, 'part' | 'heading' | 'minutes'> | undefined) => ({
  part: (item?.part ?? '') as string,
  heading: item?.heading ?? '',
  minutes: String(item?.minutes ?? ''),
})

type EditorProps = PartProps & { item: Item; busy: boolean; onArrange: (items: Arranged[], said?: string) => void }

/** One item while the agenda is put in order: its words, its place, or gone as long as nothing was written under it. */
function ItemEditor({ item, meeting, tinh, busy, onArrange }: EditorProps) {
  const [changing, setChanging] = useState(false)
  const items = itemsOf(meeting)
  const place = items.findIndex(({ id }) => id === item.id)
  const moved = (to: number) => {
    const rest = items.filter(({ id }) => id !== item.id)
    const own = items.filter(({ id }) => id === item.id)
    return [...rest.slice(0, to), ...own, ...rest.slice(to)]
  }
  if (changing) {
    return (
      <CommandForm
        contract={setAgenda}
        initial={saidOf(item)}
        labels={itemLabels}
        versions={{
          version: meeting.version,
          seen: saidOf(item),
          read: (current) => saidOf((current as Agenda).items.find(({ id }) => id === item.id)),
          show: (name, value) => (name === 'part' ? (partLabels[value as Item['part']] ?? '') : value),
        }}
        toInput={({ part, heading, minutes }, { version, current }) => {
          const own = {
            id: item.id,
            part: part as Item['part'],
            heading,
            minutes: minutes === '' ? null : Number(minutes),
          }
          const standing = version > meeting.version ? (current as Agenda).items : items
          const isThere = standing.some(({ id }) => id === item.id)
          return {
            id: meeting.id,
            version,
            provinceCode: tinh,
            items: isThere ? standing.map((one) => (one.id === item.id ? own : one)) : [...standing, own],
          }
        }}
        action="Ghi mục này"
        renews={['meetings.']}
        onDone={() => setChanging(false)}
        onCancel={() => setChanging(false)}
        cancelLabel="Thôi"
      >
        {(form) => <ItemFields form={form} />}
      </CommandForm>
    )
  }
  return (
    <>
      <span>
        {item.heading}
        <span className="under">
          {partLabels[item.part]}
          {item.minutes !== null && ` · ${item.minutes} phút`}
        </span>
      </span>
      <span className="row screen-only">
        <Button wide={false} label="Sửa mục" about={item.heading} onPress={() => setChanging(true)} />
        {place > 0 && (
          <Button
            wide={false}
            label="Đưa lên trên"
            about={item.heading}
            busy={busy}
            onPress={() => onArrange(moved(place - 1))}
          />
        )}
        {items.length > 1 && item.content === null && (
          <Button
            wide={false}
            kind="quiet"
            label="Bỏ mục"
            about={item.heading}
            busy={busy}
            onPress={() =>
              onArrange(
                items.filter(({ id }) => id !== item.id),
                `Đã bỏ mục «${item.heading}».`,
              )
            }
          />
        )}
      </span>
    </>
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

/** Everybody of the meeting, to choose one. */
export const peopleOf = (meeting: MeetingDetail, without: readonly string[] = []) =>
  meeting.attendance
    .filter(({ standing }) => !without.includes(standing))
    .map(({ memberId, fullName }) => ({ value: memberId, label: fullName }))
