// The sheet of a score: line by line what is given, what the record knows and why; and the scores of a year with what they come to.
import { getScore, getYearScore, type ScoreLine, type ScoreSheet } from '#contract/meeting-scores.ts'
import { explainRefusal } from '#contract/refusals.ts'
import { isOwnOnly } from '#kernel/actor.ts'
import type { CommandContext, QueryContext } from '#kernel/context.ts'
import { mayUse } from '#kernel/permission.ts'
import { notFound, refuse } from '#kernel/refusal.ts'
import { serveQuery } from '#kernel/serve.ts'
import { quorumOf } from '#modules/meetings/flow/electorate.ts'
import { formFor, type Ground, groundOf, isScored } from '#modules/meetings/flow/score.ts'
import { correctScores, keepMeetings, viewMeetings } from '#modules/meetings/scope.ts'
import { attendanceOf } from '#modules/meetings/store/attendance.ts'
import { inChargeOf } from '#modules/meetings/store/in-charge.ts'
import { findMeeting, type MeetingRow } from '#modules/meetings/store/meetings.ts'
import { meetingPlaceAsked } from '#modules/meetings/store/places.ts'
import { monthScoresOf, type ScoreRow, scoreOf } from '#modules/meetings/store/scores.ts'
import { settingOf } from '#modules/rulebook/public.ts'
import { type FormPart, type MeetingBand, meetingFormOf } from '#rules/meetings/forms.ts'
import { measureInWords, measuresOf } from '#rules/meetings/measures.ts'
import { meetingYearScore } from '#rules/meetings/year-score.ts'
import { parameterOn, type Setting } from '#rules/rulebook/rulebook.ts'

/** Measures that say nothing where they are 0, and those that say a second time what another says. */
const QUIET = ['minutesShare', 'secretaryOnly', 'thematicMissed', 'unexcused', 'longestExcusedRun']

function factsInWords({ form, measured, setting }: Ground): string[] {
  const measures = measuresOf(meetingFormOf(form), measured, setting)
  return Object.entries(measures).flatMap(([name, value]) =>
    value === undefined || (value === 0 && QUIET.includes(name)) || name === 'minutesShare'
      ? []
      : [measureInWords(name, value)],
  )
}

/** The parts of the form, a line standing whole where it was given so. */
function linesOf({ form, known }: Ground, score: ScoreRow | undefined): ScoreLine[] {
  const shown = new Map(score?.lines.map((line) => [line.no, line]))
  const lineOf = ({ no, title, max }: FormPart): ScoreLine => {
    const stored = shown.get(no)
    const computed = known.get(no) ?? null
    return {
      no,
      title,
      max: stored?.max ?? max,
      points: stored?.points ?? (score === undefined ? (computed?.points ?? null) : null),
      known: computed?.points ?? null,
      reason: stored === undefined ? (computed?.reason ?? null) : stored.reason,
      words: score?.explained[no] ?? null,
    }
  }
  return meetingFormOf(form).lines.flatMap((line) => (shown.has(line.no) ? [line] : (line.parts ?? [line])).map(lineOf))
}

/** Whoever holds a post above the branch. */
export const isAbove = ({ actor }: QueryContext | CommandContext, meeting: Pick<MeetingRow, 'path'>): boolean =>
  actor.national || (actor.seat !== null && actor.seat.path !== meeting.path)

/** Whether somebody of the level above confirms what the branch voted (Phú Thọ). */
export const asksToConfirm = (setting: Setting): boolean =>
  parameterOn(setting, 'SCORE-01', 'confirmed-above')?.value === true

function allowedOf(
  context: QueryContext,
  meeting: MeetingRow,
  score: ScoreRow | undefined,
  { toConfirm, charge }: { toConfirm: boolean; charge: string | null },
): string[] {
  const { actor } = context
  const may: string[] = []
  if (meeting.state === 'open' && mayUse(keepMeetings, actor)) {
    may.push('meetings.propose-score')
    if (score?.state === 'proposed') may.push('meetings.vote-score')
  }
  const over = meeting.state === 'closed' || meeting.state === 'published'
  if (over && score !== undefined && mayUse(correctScores, actor) && isAbove(context, meeting)) {
    may.push('meetings.correct-score')
    if (toConfirm && (charge === null || charge === actor.memberId)) may.push('meetings.confirm-score')
  }
  return may
}

export async function sheetOf(
  context: QueryContext,
  meeting: MeetingRow,
  score: ScoreRow | undefined,
): Promise<ScoreSheet> {
  const form = score?.form ?? (await formFor(context, meeting.path, meeting.planned_on))
  const shape = meetingFormOf(form)
  const ground = await groundOf(context, meeting, form)
  const quorum = quorumOf(meeting, await attendanceOf(context, meeting.id), ground.setting)
  const toConfirm = asksToConfirm(ground.setting) && score?.state === 'voted' && score.confirmed_by === null
  const charge = toConfirm ? await inChargeOf(context, meeting.organisation_id, meeting.planned_on) : undefined
  return {
    id: meeting.id,
    form,
    title: shape.title,
    note: shape.note,
    state: (score?.state ?? 'none') as ScoreSheet['state'],
    version: score?.version ?? 0,
    lines: linesOf(ground, score),
    facts: isOwnOnly(context.actor.seat) ? [] : factsInWords(ground),
    fullMarks: (shape.fullMarks?.of ?? []).map(({ code, title }) => ({
      code,
      title,
      reached: score?.full_marks.includes(code) ?? false,
    })),
    points: score === undefined ? null : score.hundredths / 100,
    band: (score?.band ?? null) as MeetingBand | null,
    reasons: score?.reasons ?? [],
    inFavour: score?.in_favour ?? null,
    against: score?.against ?? null,
    required: score?.required ?? quorum.required,
    voters: quorum.present,
    correction: score?.correction ?? null,
    correctedBy: score?.corrected_by ?? null,
    toConfirm,
    confirmedByCharge: charge?.fullName ?? null,
    confirmedBy: score?.confirmed_by ?? null,
    confirmedOn: score?.confirmed_on ?? null,
    allowed: allowedOf(context, meeting, score, { toConfirm, charge: charge?.memberId ?? null }),
  }
}

export const serveGetScore = serveQuery(getScore, {
  scope: viewMeetings,
  run: async (context, input) => {
    const meeting = await findMeeting(context, viewMeetings, input.id)
    if (meeting === undefined) return notFound()
    if (!isScored(meeting)) return refuse('meetings.not-scored', {})
    return sheetOf(context, meeting, await scoreOf(context, meeting.id))
  },
})

export const serveGetYearScore = serveQuery(getYearScore, {
  scope: viewMeetings,
  run: async (context, input) => {
    const place = await meetingPlaceAsked(context, viewMeetings, input.organisationId)
    if (place === undefined) return notFound()
    const { year } = input
    const last = `${year}-12-31`
    const on = context.today < last ? context.today : last
    const form = await formFor(context, place.path, on)
    const months = place.isBranch ? await monthScoresOf(context, place.id, year) : []
    const meetings = months.map(({ month, points, band }) => ({ month, points, band }))
    const { refusals, values } = meetingYearScore({ form, meetings }, { ...(await settingOf(context)), on })
    const [why] = refusals
    return {
      organisationId: place.id,
      organisationName: place.name,
      isBranch: place.isBranch,
      year,
      form,
      title: meetingFormOf(form).title,
      months,
      band: values.band as MeetingBand | null,
      atMost: values.atMost as MeetingBand | null,
      why: why === undefined ? null : explainRefusal(why.code, why.facts ?? {}).message,
      allowed: !place.isBranch && mayUse(keepMeetings, context.actor) ? ['meetings.choose-score-form'] : [],
    }
  },
})
