// Who spoke and what was said: words of one person, or names alone ticked all at once, to be filled in later or never.
import { useState } from 'react'
import { addOpinion, changeOpinion, markSpeakers } from '#contract/meeting-opinions.ts'
import type { MeetingDetail } from '#contract/meetings.ts'
import { useCommand } from '../../app/client.ts'
import { CommandForm, given, orNull } from '../../app/command-form.tsx'
import { Button } from '../../ui/button.tsx'
import { CheckField, SelectField } from '../../ui/choice-field.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import { ErrorState } from '../../ui/notice.tsx'
import { Panel } from '../../ui/page.tsx'
import { TextAreaField, TextField } from '../../ui/text-field.tsx'
import type { PartProps } from './attendance-part.tsx'
import classes from './meetings.module.css'
import { peopleOf } from './room-parts.tsx'

type Opinion = MeetingDetail['opinions'][number]

export function OpinionsPart({ meeting, tinh }: PartProps) {
  const [adding, setAdding] = useState<'words' | 'names' | null>(null)
  const may = meeting.allowed.includes(addOpinion.name) && !meeting.classified
  if (!may && meeting.opinions.length === 0) return null
  const present = meeting.attendance.filter(({ state }) => state === 'present')
  const spoke = new Set(meeting.opinions.map(({ memberId }) => memberId))
  const silent = present.filter(({ memberId }) => !spoke.has(memberId))
  const close = () => setAdding(null)
  const wordless = meeting.opinions.filter(({ content }) => content === '')
  const worded = meeting.opinions.filter(({ content }) => content !== '')
  const lines = (opinions: readonly Opinion[]) => (
    <ul className={classes.lines}>
      {opinions.map((opinion) => (
        <li key={opinion.id}>
          <OpinionLine opinion={opinion} meeting={meeting} tinh={tinh} may={may} />
        </li>
      ))}
    </ul>
  )
  return (
    <Panel title={`Ý kiến phát biểu (${meeting.opinions.length})`}>
      {present.length > 0 && (
        <p>
          Đã phát biểu: {present.length - silent.length} trên {present.length} đảng viên có mặt.
        </p>
      )}
      {meeting.opinions.length === 0 && <p className="soft">Chưa ghi ý kiến nào.</p>}
      {worded.length > 0 && lines(worded)}
      {wordless.length > 0 && (
        <details>
          <summary className={classes.fold}>{wordless.length} người phát biểu chưa ghi lời</summary>
          {lines(wordless)}
        </details>
      )}
      {may && adding === null && (
        <div className="row screen-only">
          <Button label="Ghi một ý kiến" onPress={() => setAdding('words')} />
          {silent.length > 0 && <Button label="Chọn người đã phát biểu" onPress={() => setAdding('names')} />}
        </div>
      )}
      {adding === 'words' && <WordsForm meeting={meeting} tinh={tinh} onClose={close} />}
      {adding === 'names' && <NamesForm meeting={meeting} tinh={tinh} people={silent} onClose={close} />}
    </Panel>
  )
}

type LineProps = PartProps & { opinion: Opinion; may: boolean }

function OpinionLine({ opinion, meeting, tinh, may }: LineProps) {
  const { id, memberId, speaker, content, version } = opinion
  const [changing, setChanging] = useState(false)
  const say = useDoneNotice()
  const change = useCommand(changeOpinion, { renews: ['meetings.'] })
  const again = useCommand(addOpinion, { renews: ['meetings.'] })
  const markAgain = useCommand(markSpeakers, { renews: ['meetings.'] })
  const at = { id: meeting.id, provinceCode: tinh }
  const putBack = () => {
    if (content !== '') again.mutate({ ...at, ...(memberId === null ? { speaker } : { memberId }), content })
    else if (memberId !== null) markAgain.mutate({ ...at, memberIds: [memberId] })
  }
  const drop = () =>
    change.mutate(
      { ...at, opinionId: id, version, withdraw: true },
      { onSuccess: () => say({ text: `Đã bỏ ý kiến của ${speaker}.`, undo: putBack }) },
    )
  if (changing) {
    return (
      <CommandForm
        contract={changeOpinion}
        initial={{ content }}
        labels={{ content: `Ý kiến của ${speaker}` }}
        versions={{
          version,
          seen: [content],
          read: (current) => ({ content: (current as { content: string }).content }),
        }}
        toInput={({ content: words }, ground) => ({ ...at, opinionId: id, version: ground.version, content: words })}
        draft={`meetings.opinion.${id}`}
        action="Ghi ý kiến"
        renews={['meetings.']}
        onDone={() => setChanging(false)}
        onCancel={() => setChanging(false)}
        cancelLabel="Thôi"
      >
        {(form) => <TextAreaField {...form.text('content')} />}
      </CommandForm>
    )
  }
  const error = change.error ?? again.error ?? markAgain.error
  return (
    <>
      <strong>{speaker}</strong>
      <p className={classes.said}>{content === '' ? <span className="soft">Chưa ghi lời.</span> : content}</p>
      {error && <ErrorState error={error} />}
      {may && (
        <span className="row screen-only">
          <Button
            wide={false}
            label={content === '' ? 'Ghi lời' : 'Sửa'}
            about={`ý kiến của ${speaker}`}
            onPress={() => setChanging(true)}
          />
          <Button wide={false} label="Bỏ" about={`ý kiến của ${speaker}`} busy={change.isPending} onPress={drop} />
        </span>
      )}
    </>
  )
}

type FormProps = PartProps & { onClose: () => void }

function WordsForm({ meeting, tinh, onClose }: FormProps) {
  return (
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
      draft={`meetings.opinion.${meeting.id}`}
      action="Ghi ý kiến"
      renews={['meetings.']}
      onDone={onClose}
      onCancel={onClose}
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
  )
}

/** Everybody there of whom nothing is written yet, to tick. */
function NamesForm({ meeting, tinh, people, onClose }: FormProps & { people: MeetingDetail['attendance'] }) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const say = useDoneNotice()
  const send = useCommand(markSpeakers, { renews: ['meetings.'] })
  const tick = (id: string, on: boolean) =>
    setChosen(new Set(on ? [...chosen, id] : [...chosen].filter((one) => one !== id)))
  return (
    <form
      className="stack-tight screen-only"
      onSubmit={(event) => {
        event.preventDefault()
        send.mutate(
          { id: meeting.id, memberIds: [...chosen], provinceCode: tinh },
          {
            onSuccess: ({ added }) => {
              say({ text: `Đã ghi ${added} người phát biểu.` })
              onClose()
            },
          },
        )
      }}
    >
      {send.error && <ErrorState error={send.error} />}
      <p>Chọn những người đã phát biểu; lời của ai cần ghi thì ghi sau.</p>
      <div>
        {people.map(({ memberId, fullName }) => (
          <CheckField
            key={memberId}
            name={memberId}
            label={fullName}
            checked={chosen.has(memberId)}
            onChange={(on) => tick(memberId, on)}
          />
        ))}
      </div>
      <div className="row">
        {chosen.size > 0 && (
          <Button submits kind="main" label={`Ghi ${chosen.size} người đã phát biểu`} busy={send.isPending} />
        )}
        <Button label="Thôi" onPress={onClose} />
      </div>
    </form>
  )
}
