// The score of a meeting: what the record fills in, full marks for the rest with one tap, a line lowered with its reason, the vote, a correction.
import { useLayoutEffect, useRef, useState } from 'react'
import {
  confirmScore,
  correctScore,
  getScore,
  proposeScore,
  type ScoreLine,
  type ScoreSheet,
  voteScore,
} from '#contract/meeting-scores.ts'
import { lineHeading, lineNo } from '#rules/meetings/line-words.ts'
import { typedNumber } from '#rules/text/written-number.ts'
import { useCommand, useOperation } from '../../app/client.ts'
import { CommandForm } from '../../app/command-form.tsx'
import { Button } from '../../ui/button.tsx'
import { CheckField, SelectField } from '../../ui/choice-field.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import { useFirstField } from '../../ui/first-field.ts'
import { showDate } from '../../ui/format.ts'
import { ErrorState } from '../../ui/notice.tsx'
import { Panel } from '../../ui/page.tsx'
import { Tag } from '../../ui/tag.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import type { PartProps } from './attendance-part.tsx'
import { numberIn } from './count-fields.tsx'
import classes from './meetings.module.css'
import { showPoints } from './score-words.ts'

const SCORED = ['regular', 'regular-with-thematic', 'thematic']

export function ScorePart({ meeting, tinh }: PartProps) {
  if (!SCORED.includes(meeting.kind) || meeting.attendance.length === 0) return null
  if (meeting.score === null && meeting.state !== 'open') return null
  return <Sheet id={meeting.id} tinh={tinh} />
}

interface SheetProps {
  sheet: ScoreSheet
  tinh: string | undefined
}

/** The panel stands where the sheet is asked for: it keeps the focus when a button of an older sheet goes. */
function Sheet({ id, tinh }: { id: string; tinh: string | undefined }) {
  const answer = useOperation(getScore, { id, provinceCode: tinh }, { fresh: true })
  return (
    <Panel title="Chấm điểm buổi sinh hoạt">
      {answer.isPending && <Skeleton lines={6} />}
      {answer.error && <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />}
      {answer.data && <Parts sheet={answer.data} tinh={tinh} />}
    </Panel>
  )
}

function Parts({ sheet, tinh }: SheetProps) {
  const own = { sheet, tinh }
  return (
    <div className="stack">
      <p className="soft">{sheet.title}</p>
      {sheet.points !== null && <Standing sheet={sheet} />}
      {sheet.facts.length > 0 && sheet.state === 'none' && <p>Đã ghi: {sheet.facts.join('; ')}.</p>}
      {sheet.allowed.includes(proposeScore.name) && <Propose {...own} />}
      {sheet.allowed.includes(voteScore.name) && <Vote key={sheet.voters} {...own} />}
      <Lines {...own} />
      {sheet.allowed.includes(confirmScore.name) && <Confirm {...own} />}
      {sheet.allowed.includes(correctScore.name) && <Correct {...own} />}
    </div>
  )
}

function Standing({ sheet }: { sheet: ScoreSheet }) {
  const { points, band, state, inFavour, against, reasons, correction, correctedBy } = sheet
  const { toConfirm, confirmedByCharge, confirmedBy, confirmedOn } = sheet
  return (
    <div className="stack-tight">
      <p role="status">
        <strong>{showPoints(points ?? 0)} điểm</strong>, mức {band}{' '}
        <Tag
          {...(state === 'proposed'
            ? { label: 'Chờ biểu quyết', state: 'waiting' as const }
            : { label: state === 'voted' ? 'Chi bộ đã thông qua' : 'Cấp trên đã sửa', state: 'good' as const })}
        />
      </p>
      {inFavour !== null && (
        <p>
          Tán thành {inFavour}, không tán thành {against}
          {state === 'proposed' && `; cần ${sheet.required}, chưa đủ`}.
        </p>
      )}
      {correction !== null && (
        <p>
          {correctedBy} sửa: {correction}
        </p>
      )}
      {toConfirm && (
        <p>
          Chờ{' '}
          {confirmedByCharge === null
            ? 'cấp ủy viên cấp trên dự họp'
            : `${confirmedByCharge}, cấp ủy viên phụ trách chi bộ,`}{' '}
          xác nhận điểm.
        </p>
      )}
      {confirmedBy !== null && (
        <p>
          {confirmedBy} xác nhận ngày {showDate(confirmedOn)}.
        </p>
      )}
      {reasons.length > 0 && (
        <ul className={classes.lines} aria-label="Lý do mất điểm">
          {reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** What was given by hand below what it could be, and every word, so that the next proposal keeps them. */
const keptOf = ({ lines, fullMarks }: ScoreSheet) => ({
  lines: lines.flatMap(({ no, points, max, known }) =>
    points !== null && points < (known ?? max) ? [{ no, points }] : [],
  ),
  explained: lines.flatMap(({ no, words }) => (words === null ? [] : [{ no, words }])),
  fullMarks: fullMarks.flatMap(({ code, reached }) => (reached ? [code as 'attendance'] : [])),
  rest: 'full' as const,
})

function Propose({ sheet, tinh }: SheetProps) {
  const send = useCommand(proposeScore, { renews: ['meetings.'] })
  const propose = (more: object = {}) =>
    send.mutate({ id: sheet.id, version: sheet.version, ...keptOf(sheet), ...more, provinceCode: tinh })
  const reached = sheet.fullMarks.filter((one) => one.reached).map(({ code }) => code)
  if (sheet.state !== 'none' && sheet.fullMarks.length === 0) return null
  return (
    <div className="stack-tight screen-only">
      {send.error && <ErrorState error={send.error} />}
      {sheet.state === 'none' && (
        <>
          <p>Dòng dưới đây đã có số liệu thì điền sẵn; dòng còn lại cho đủ điểm rồi hạ từng dòng, ghi lý do.</p>
          <Button kind="main" label="Đủ điểm các dòng còn lại" busy={send.isPending} onPress={() => propose()} />
        </>
      )}
      {sheet.fullMarks.map(({ code, title, reached: on }) => (
        <CheckField
          key={code}
          name={code}
          label={`Đạt điểm tối đa về ${title}`}
          checked={on}
          onChange={(checked) =>
            propose({ fullMarks: checked ? [...reached, code] : reached.filter((one) => one !== code) })
          }
        />
      ))}
    </div>
  )
}

function Lines({ sheet, tinh }: SheetProps) {
  const [changing, setChanging] = useState<string | null>(null)
  const may = sheet.allowed.includes(proposeScore.name)
  if (sheet.state === 'none' && !may) return <p>Chi bộ chưa chấm điểm.</p>
  return (
    <details open={sheet.state === 'none'}>
      <summary className={classes.fold}>Từng dòng của biểu ({sheet.lines.length})</summary>
      <ul className={classes.lines}>
        {sheet.lines.map((line) => (
          <Line
            key={line.no}
            {...{ sheet, line, tinh, may }}
            open={changing === line.no}
            onOpen={(open) => setChanging(open ? line.no : null)}
          />
        ))}
      </ul>
    </details>
  )
}

interface LineProps extends SheetProps {
  line: ScoreLine
  may: boolean
  open: boolean
  onOpen: (open: boolean) => void
}

function Line({ sheet, line, tinh, may, open, onOpen }: LineProps) {
  const place = useFirstField<HTMLLIElement>(open)
  const was = useRef(open)
  // Several lines are lowered one after the other: after each one stands where it is, not at the vote.
  useLayoutEffect(() => {
    const closed = was.current && !open
    was.current = open
    if (closed && document.activeElement === document.body) place.current?.querySelector('button')?.focus()
  }, [open, place])
  return (
    <li ref={place}>
      <span>
        {lineHeading(line)}: <strong>{line.points === null ? '…' : showPoints(line.points)}</strong>/
        {showPoints(line.max)}
        {line.reason !== null && <span className="under">{line.reason}</span>}
      </span>
      {may && !open && (
        <span className="screen-only">
          <Button
            wide={false}
            kind="quiet"
            label={line.known === null ? 'Hạ điểm' : 'Giải thích'}
            about={`dòng ${lineNo(line.no)}`}
            onPress={() => onOpen(true)}
          />
        </span>
      )}
      {open && <LineForm {...{ sheet, line, tinh }} onClose={() => onOpen(false)} />}
    </li>
  )
}

const without = <Row extends { no: string }>(rows: readonly Row[], no: string): Row[] =>
  rows.filter((row) => row.no !== no)

const givenTo = ({ points, max, words }: ScoreLine) => ({ points: showPoints(points ?? max), words: words ?? '' })

function LineForm({ sheet, line, tinh, onClose }: SheetProps & { line: ScoreLine; onClose: () => void }) {
  const { no, known } = line
  return (
    <CommandForm
      contract={proposeScore}
      initial={givenTo(line)}
      labels={{ points: `Điểm dòng ${lineNo(no)}`, words: 'Lý do' }}
      versions={{
        version: sheet.version,
        seen: givenTo(line),
        read: (now: ScoreSheet) => givenTo(now.lines.find((one) => one.no === no) ?? line),
      }}
      toInput={({ points, words }, { version, current }) => {
        const kept = keptOf(version > sheet.version ? (current as ScoreSheet) : sheet)
        return {
          id: sheet.id,
          version,
          ...kept,
          lines: known === null ? [...without(kept.lines, no), { no, points: typedNumber(points) }] : kept.lines,
          explained: [...without(kept.explained, no), ...(words.trim() === '' ? [] : [{ no, words }])],
          provinceCode: tinh,
        }
      }}
      action="Ghi"
      renews={['meetings.']}
      onDone={onClose}
      onCancel={onClose}
      cancelLabel="Thôi"
    >
      {(form) => (
        <>
          {known === null && (
            <TextField {...form.text('points')} inputMode="decimal" hint={`Từ 0 đến ${showPoints(line.max)}.`} />
          )}
          <TextField {...form.text('words')} />
        </>
      )}
    </CommandForm>
  )
}

function Vote({ sheet, tinh }: SheetProps) {
  return (
    <div className="screen-only">
      <CommandForm
        contract={voteScore}
        initial={{ inFavour: String(sheet.voters), against: '0' }}
        labels={{ inFavour: 'Tán thành điểm này', against: 'Không tán thành điểm này' }}
        toInput={({ inFavour, against }) => ({
          id: sheet.id,
          version: sheet.version,
          inFavour: numberIn(inFavour),
          against: numberIn(against),
          provinceCode: tinh,
        })}
        action="Ghi biểu quyết điểm"
        renews={['meetings.']}
        onDone={() => undefined}
      >
        {(form) => (
          <>
            <TextField {...form.text('inFavour')} inputMode="numeric" hint={`Cần ${sheet.required} người.`} />
            <TextField {...form.text('against')} inputMode="numeric" />
          </>
        )}
      </CommandForm>
    </div>
  )
}

function Confirm({ sheet, tinh }: SheetProps) {
  const send = useCommand(confirmScore, { renews: ['meetings.'] })
  const say = useDoneNotice()
  return (
    <div className="stack-tight screen-only">
      {send.error && <ErrorState error={send.error} />}
      <Button
        kind="main"
        label="Tôi đã dự, xác nhận điểm"
        busy={send.isPending}
        onPress={() =>
          send.mutate(
            { id: sheet.id, version: sheet.version, provinceCode: tinh },
            { onSuccess: () => say({ text: 'Đã xác nhận điểm của buổi sinh hoạt.' }) },
          )
        }
      />
    </div>
  )
}

function Correct({ sheet, tinh }: SheetProps) {
  const [open, setOpen] = useState(false)
  const place = useFirstField<HTMLDivElement>(open)
  return (
    <div ref={place} className="screen-only">
      {!open && <Button label="Sửa điểm" onPress={() => setOpen(true)} />}
      {open && <CorrectForm {...{ sheet, tinh }} onClose={() => setOpen(false)} />}
    </div>
  )
}

function CorrectForm({ sheet, tinh, onClose }: SheetProps & { onClose: () => void }) {
  return (
    <CommandForm
      contract={correctScore}
      initial={{ no: '', points: '', reason: '' }}
      labels={{ no: 'Dòng của biểu', points: 'Điểm mới', reason: 'Vì sao sửa' }}
      toInput={({ no, points, reason }) => ({
        id: sheet.id,
        version: sheet.version,
        lines: [{ no, points: typedNumber(points) }],
        reason,
        provinceCode: tinh,
      })}
      action="Sửa điểm"
      renews={['meetings.']}
      onDone={onClose}
      onCancel={onClose}
    >
      {(form) => (
        <>
          <SelectField
            {...form.text('no')}
            options={sheet.lines.map((line) => ({ value: line.no, label: lineHeading(line) }))}
          />
          <TextField {...form.text('points')} inputMode="decimal" />
          <TextField {...form.text('reason')} />
        </>
      )}
    </CommandForm>
  )
}
