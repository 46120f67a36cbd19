// The forms of the branch: an opinion, the totals of the ballot with the branch's points, another group.
import { useRef, useState } from 'react'
import type { EvaluationDetail } from '#contract/evaluation-shapes.ts'
import { addOpinion, recordVote, setGroup } from '#contract/evaluations.ts'
import { levels } from '#rules/evaluations/levels.ts'
import { schemeOf } from '#rules/evaluations/schemes.ts'
import { typedNumber } from '#rules/text/written-number.ts'
import { CommandForm, given, orNull } from '../../app/command-form.tsx'
import { startOf } from '../../app/versions.ts'
import { SelectField } from '../../ui/choice-field.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { keepDraft, readDraft } from '../../ui/draft.ts'
import { today } from '../../ui/format.ts'
import { TextAreaField, TextField } from '../../ui/text-field.tsx'
import classes from './evaluations.module.css'
import { PointsFields } from './points-fields.tsx'
import { ReviewFields } from './review-fields.tsx'
import { reviewLabels, reviewTyped, reviewValues } from './review-values.ts'
import {
  about,
  labelled,
  pointLabels,
  pointsTyped,
  pointValues,
  type StepProps,
  scoredLines,
  shownValue,
} from './step-form.ts'
import { groupLabels, levelName, levelOptions } from './words.ts'

const voteName = (level: string) => `votes.${level}`
const countOf = (text: string): number => (text.trim() === '' ? 0 : typedNumber(text))

type Values = Record<string, string>
type Lines = ReturnType<typeof scoredLines>

/** One sitting votes on many: its day, chair and how many voted stand in the form of the next one, to be put right where they differ. */
const sittingOf = ({ roundId }: EvaluationDetail): string => `evaluations.sitting.${roundId}`
const ofSitting = ['meetingOn', 'chair', 'eligible', 'ballots'] as const

function lastSitting(evaluation: EvaluationDetail): Values {
  if (evaluation.vote !== null) return {}
  const kept = readDraft(sittingOf(evaluation), 'visit') ?? {}
  const values = Object.fromEntries(ofSitting.map((name) => [name, String(kept[name] ?? '')]))
  // Nobody holds the chair over the own review (E-08).
  return values.chair === evaluation.subjectName ? { ...values, chair: '' } : values
}

const valuesOf = (evaluation: EvaluationDetail, lines: Lines, last: Values): Values => ({
  meetingOn: evaluation.votedOn ?? given(last.meetingOn ?? '') ?? today(),
  chair: evaluation.chair ?? last.chair ?? '',
  eligible: String(evaluation.vote?.eligible ?? last.eligible ?? ''),
  ballots: String(evaluation.vote?.ballots ?? last.ballots ?? ''),
  invalid: String(evaluation.vote?.invalid ?? ''),
  ...Object.fromEntries(levels.map((level) => [voteName(level), String(evaluation.vote?.votes[level] ?? '')])),
  ...pointValues(lines, (line) => line.branchPoints ?? line.selfPoints),
  level: evaluation.branchLevel ?? evaluation.selfLevel ?? '',
  text: evaluation.branchText ?? '',
  ...reviewValues(evaluation),
})

const labelsOf = (lines: Lines): Values => ({
  meetingOn: 'Ngày họp',
  chair: 'Người chủ trì',
  eligible: 'Số người được bỏ phiếu',
  ballots: 'Số phiếu thu về',
  invalid: 'Số phiếu không hợp lệ',
  ...Object.fromEntries(levels.map((level) => [voteName(level), `Phiếu ${levelName(level).toLowerCase()}`])),
  ...pointLabels(lines),
  level: 'Mức chi bộ đề nghị',
  text: 'Ý kiến của chi bộ, lý do khi khác tự đánh giá',
  ...reviewLabels,
})

function ballotTyped(values: Values) {
  const of = (name: string): string => values[name] ?? ''
  const count = (level: string) => countOf(of(voteName(level)))
  return {
    meetingOn: of('meetingOn'),
    chair: of('chair'),
    eligible: typedNumber(of('eligible')),
    ballots: typedNumber(of('ballots')),
    invalid: countOf(of('invalid')),
    votes: { HTXS: count('HTXS'), HTT: count('HTT'), HT: count('HT'), KHT: count('KHT') },
    level: of('level') as 'HTT',
    text: orNull(of('text')),
  }
}

export function VoteForm(props: StepProps) {
  const { evaluation } = props
  const { at, form: common } = about(props)
  const lines = scoredLines(evaluation)
  const [last] = useState(() => lastSitting(evaluation))
  const sent = useRef<Values>({})
  return (
    <CommandForm
      {...common}
      contract={recordVote}
      {...startOf(evaluation, (now) => valuesOf(now, scoredLines(now), last), {}, shownValue)}
      labels={labelsOf(lines)}
      draft={`evaluations.record-vote.${evaluation.id}`}
      toInput={(values, { version }) => {
        sent.current = values
        return {
          ...at,
          version,
          ...ballotTyped(values),
          lines: pointsTyped(lines, values),
          ...reviewTyped(evaluation, values),
        }
      }}
      action="Ghi kết quả của chi bộ"
      onDone={() => {
        const sitting = Object.fromEntries(ofSitting.map((name) => [name, sent.current[name] ?? '']))
        keepDraft(sittingOf(evaluation), sitting, 'visit')
        props.onDone('Đã ghi kết quả của chi bộ.')
      }}
    >
      {(form) => (
        <>
          <DateField {...labelled(form.text('meetingOn'))} />
          <TextField {...labelled(form.text('chair'))} />
          <ReviewFields evaluation={evaluation} values={form.values} field={(name) => labelled(form.text(name))} />
          <fieldset className={classes.group}>
            <legend>Kết quả bỏ phiếu (chỉ tổng số)</legend>
            <div className={classes.points}>
              {['eligible', 'ballots', ...levels.map(voteName), 'invalid'].map((name) => (
                <TextField
                  key={name}
                  {...labelled(form.text(name))}
                  inputMode="numeric"
                  optional={name !== 'eligible' && name !== 'ballots'}
                />
              ))}
            </div>
          </fieldset>
          <PointsFields lines={lines} field={(name) => labelled(form.text(name))} legend="Điểm của chi bộ, tập thể" />
          <SelectField {...labelled(form.text('level'))} empty="Chọn mức" options={levelOptions} />
          <TextAreaField {...labelled(form.text('text'))} optional />
        </>
      )}
    </CommandForm>
  )
}

export function OpinionForm(props: StepProps) {
  const { at, form: common } = about(props)
  return (
    <CommandForm
      {...common}
      contract={addOpinion}
      initial={{ body: '', content: '' }}
      labels={{ body: 'Của cơ quan, tổ chức nào', content: 'Ý kiến' }}
      toInput={({ body, content }, { version }) => ({ ...at, version, body: orNull(body), content })}
      action="Ghi ý kiến"
      onDone={() => props.onDone('Đã ghi ý kiến.')}
    >
      {(form) => (
        <>
          <TextField {...form.text('body')} optional hint="Để trống nếu là ý kiến của chính bạn." />
          <TextAreaField {...form.text('content')} rows={5} />
        </>
      )}
    </CommandForm>
  )
}

const groupName = (_name: string, group: string) => groupLabels[group as keyof typeof groupLabels] ?? group

export function GroupForm(props: StepProps) {
  const { evaluation } = props
  const { at, form: common } = about(props)
  const groups = schemeOf(evaluation.scheme).groups.filter(({ code }) => code !== 'collective')
  return (
    <CommandForm
      {...common}
      contract={setGroup}
      {...startOf(evaluation, ({ group }) => ({ group: group as string }), {}, groupName)}
      labels={{ group: 'Nhóm đối tượng' }}
      toInput={({ group }, { version }) => ({ ...at, version, group: group as 'leader' })}
      action="Đổi nhóm"
      onDone={() => props.onDone('Đã đổi nhóm đối tượng.')}
    >
      {(form) => (
        <SelectField
          {...form.text('group')}
          options={groups.map(({ code }) => ({ value: code, label: groupLabels[code] }))}
        />
      )}
    </CommandForm>
  )
}
