// The score of a meeting by the rule: what is given and what the record knows, put together; settled again when the record has moved on.
import type { CommandContext, QueryContext } from '#kernel/context.ts'
import { type Refusal, refuse } from '#kernel/refusal.ts'
import { settingFor } from '#modules/meetings/flow/electorate.ts'
import { byRule } from '#modules/meetings/flow/plan-checks.ts'
import { scoreFacts } from '#modules/meetings/flow/score-facts.ts'
import { attendanceOf } from '#modules/meetings/store/attendance.ts'
import type { MeetingRow } from '#modules/meetings/store/meetings.ts'
import { keepMonth } from '#modules/meetings/store/months.ts'
import { changeScore, chosenForm, type ScoreRow, scoreOf } from '#modules/meetings/store/scores.ts'
import { type MeetingFormCode, meetingFormOf, partsOf } from '#rules/meetings/forms.ts'
import { type MeasuredFacts, measuresOf } from '#rules/meetings/measures.ts'
import { type Computed, computedPoints } from '#rules/meetings/scale.ts'
import { meetingScore } from '#rules/meetings/score.ts'
import type { ScoredLine } from '#rules/meetings/score-lines.ts'
import type { Setting } from '#rules/rulebook/rulebook.ts'

const SCORED = ['regular', 'regular-with-thematic', 'thematic']

/** The frame for the whole country, where no committee above has chosen. */
const NATIONAL_FORM: MeetingFormCode = 'hd-42-2025'

/** Sittings of the committee, of party groups and extraordinary ones have no score. */
export const isScored = ({ kind }: Pick<MeetingRow, 'kind'>): boolean => SCORED.includes(kind)

export const formFor = async (context: QueryContext, path: string, on: string): Promise<MeetingFormCode> =>
  (await chosenForm(context, path, on)) ?? NATIONAL_FORM

export interface Given {
  lines: Readonly<Record<string, number>>
  explained: Readonly<Record<string, string>>
  fullMarks: readonly string[]
}

/** What the score of one meeting is made of. */
export interface Ground {
  form: MeetingFormCode
  measured: MeasuredFacts
  /** Points the record gives at most, by part. */
  known: ReadonlyMap<string, Computed>
  setting: Setting
}

export async function groundOf(context: QueryContext, meeting: MeetingRow, form: MeetingFormCode): Promise<Ground> {
  const setting = await settingFor(context, meeting)
  const measured = await scoreFacts(context, meeting, await attendanceOf(context, meeting.id))
  const shape = meetingFormOf(form)
  const measures = measuresOf(shape, measured, setting)
  const known = partsOf(shape).flatMap((part): [string, Computed][] => {
    if (part.thematic === true && measured.thematic === 'not-due')
      return [[part.no, { points: part.max, reason: 'tháng không có chuyên đề' }]]
    const computed = computedPoints(part, measures)
    return computed === null ? [] : [[part.no, computed]]
  })
  return { form, measured, known: new Map(known), setting }
}

/** Full marks for what neither the record nor anybody has given. */
export function withFullRest({ form, known }: Ground, lines: Given['lines']): Given['lines'] {
  const open = meetingFormOf(form).lines.flatMap((line) =>
    lines[line.no] === undefined
      ? (line.parts ?? [line]).filter(({ no }) => lines[no] === undefined && !known.has(no))
      : [],
  )
  return { ...lines, ...Object.fromEntries(open.map(({ no, max }) => [no, max])) }
}

/** The columns of the score, or the first thing the rule holds against it. Words are asked for every line given below what it could have. */
export function judge(ground: Ground, given: Given) {
  const { form, measured, setting } = ground
  const answer = meetingScore(
    { form, lines: given.lines, measured, explained: given.explained, fullMarks: [...given.fullMarks] },
    setting,
  )
  const [wrong] = answer.refusals
  if (wrong !== undefined) return byRule(wrong)
  const lines = answer.values.lines as ScoredLine[]
  const silent = lines.find(
    ({ no, by, points, max }) => by === 'given' && points < max && given.explained[no] === undefined,
  )
  if (silent !== undefined) return refuse('meetings.lowered-without-reason', { line: silent.no, title: silent.title })
  return {
    form,
    given: { ...given.lines },
    explained: { ...given.explained },
    full_marks: [...given.fullMarks],
    lines,
    reasons: answer.values.reasons as string[],
    hundredths: Math.round((answer.values.points as number) * 100),
    band: answer.values.band as string,
  }
}

/**
 * The score again by what the record says now (the end of the meeting, publishing): a given line falls to what the record says, a line the
 * record has stopped knowing stays as it was. Nothing given changes, so settling twice changes nothing.
 */
export async function settleScore(context: CommandContext, meeting: MeetingRow): Promise<void> {
  const score = await scoreOf(context, meeting.id, true)
  if (score === undefined) return
  const ground = await groundOf(context, meeting, score.form)
  const before = score.lines.filter(({ no, by }) => by === 'computed' && !ground.known.has(no))
  const kept = Object.entries(score.given).filter(([no, points]) => points <= (ground.known.get(no)?.points ?? points))
  const lines = { ...Object.fromEntries(before.map(({ no, points }) => [no, points])), ...Object.fromEntries(kept) }
  const explained = { ...Object.fromEntries(before.map(({ no, reason }) => [no, reason ?? ''])), ...score.explained }
  const judged = judge(ground, { lines, explained, fullMarks: score.full_marks })
  if (!('hundredths' in judged)) return
  const { lines: shown, reasons, hundredths, band } = judged
  await changeScore(context, score, { lines: shown, reasons, hundredths, band })
  await keepMonth(context, meeting)
}

export type Judged = Exclude<ReturnType<typeof judge>, Refusal>
export type { ScoreRow }
