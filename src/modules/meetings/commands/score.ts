// The score of a meeting: which form, the proposal in the room, the vote of the branch, the correction by the level above.
import { chooseScoreForm, confirmScore, correctScore, proposeScore, voteScore } from '#contract/meeting-scores.ts'
import type { CommandContext } from '#kernel/context.ts'
import { notFound, Refusal, refuse, Stale } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { inTheRoom } from '#modules/meetings/commands/room.ts'
import { quorumOf, settingFor } from '#modules/meetings/flow/electorate.ts'
import { byRule } from '#modules/meetings/flow/plan-checks.ts'
import { formFor, type Given, groundOf, isScored, judge, withFullRest } from '#modules/meetings/flow/score.ts'
import { auditMeeting } from '#modules/meetings/history.ts'
import { asksToConfirm, isAbove, sheetOf } from '#modules/meetings/queries/score.ts'
import { correctScores, keepMeetings } from '#modules/meetings/scope.ts'
import { attendanceOf } from '#modules/meetings/store/attendance.ts'
import { inChargeOf } from '#modules/meetings/store/in-charge.ts'
import { lockMeeting, type MeetingRow } from '#modules/meetings/store/meetings.ts'
import { keepMonth } from '#modules/meetings/store/months.ts'
import { meetingPlaceAsked } from '#modules/meetings/store/places.ts'
import { addScore, changeScore, type ScoreRow, scoreOf } from '#modules/meetings/store/scores.ts'
import { settingOf } from '#modules/rulebook/public.ts'
import { formatDate } from '#rules/calendar/dates.ts'
import { meetingFormOf } from '#rules/meetings/forms.ts'
import { formOutOfUse } from '#rules/meetings/score.ts'

export const serveChooseScoreForm = serveCommand(chooseScoreForm, {
  scope: keepMeetings,
  run: async (context, { organisationId, form, from }) => {
    const place = await meetingPlaceAsked(context, keepMeetings, organisationId)
    if (place === undefined) return notFound()
    if (place.isBranch) return refuse('meetings.form-by-committee', { organisation: place.name })
    const shape = meetingFormOf(form)
    const outOfUse = formOutOfUse(shape, { ...(await settingOf(context)), on: from })
    if (outOfUse !== null) return byRule(outOfUse)
    await context.tx
      .insertInto('score_forms')
      .values({
        province_code: context.province,
        organisation_id: place.id,
        valid_from: from,
        path: place.path,
        form,
        chosen_by: context.actor.displayName,
      })
      .onConflict((on) =>
        on
          .columns(['province_code', 'organisation_id', 'valid_from'])
          .doUpdateSet({ form, chosen_by: context.actor.displayName }),
      )
      .execute()
    context.audit({
      organisationId: place.id,
      path: place.path,
      summary: `Chọn biểu chấm điểm sinh hoạt từ ${formatDate(from)}: ${shape.title}.`,
      changes: {},
    })
    return { organisationId: place.id, form, from }
  },
})

const byNo = <V>(rows: readonly { no: string }[], value: (row: never) => V): Record<string, V> =>
  Object.fromEntries(rows.map((row) => [row.no, value(row as never)]))

const givenIn = (input: {
  lines: readonly { no: string; points: number }[]
  explained: readonly { no: string; words: string }[]
}) => ({
  lines: byNo(input.lines, ({ points }: { points: number }) => points),
  explained: byNo(input.explained, ({ words }: { words: string }) => words),
})

/** The score held at the version the caller saw; undefined: there is none yet. */
async function heldScore(
  context: CommandContext,
  meeting: MeetingRow,
  version: number,
): Promise<{ score: ScoreRow | undefined } | Stale> {
  const score = await scoreOf(context, meeting.id, true)
  return (score?.version ?? 0) === version ? { score } : new Stale(await sheetOf(context, meeting, score))
}

export const serveProposeScore = serveCommand(proposeScore, {
  scope: keepMeetings,
  run: async (context, input) => {
    const meeting = await inTheRoom(context, input.id)
    if (!('id' in meeting)) return meeting
    if (!isScored(meeting)) return refuse('meetings.not-scored', {})
    const people = await attendanceOf(context, meeting.id)
    const unrecorded = people.filter(({ state }) => state === 'not-recorded').length
    if (unrecorded > 0) return refuse('meetings.attendance-open', { people: unrecorded })
    const found = await heldScore(context, meeting, input.version)
    if (found instanceof Stale) return found
    const ground = await groundOf(context, meeting, await formFor(context, meeting.path, meeting.planned_on))
    const { lines, explained } = givenIn(input)
    const all = input.rest === 'full' ? withFullRest(ground, lines) : lines
    const judged = judge(ground, { lines: all, explained, fullMarks: input.fullMarks })
    if (judged instanceof Refusal) return judged
    const score =
      found.score === undefined
        ? await addScore(context, meeting, judged)
        : await changeScore(context, found.score, {
            ...judged,
            state: 'proposed',
            in_favour: null,
            against: null,
            confirmed_by: null,
            confirmed_on: null,
          })
    if (score === undefined) return new Stale(await sheetOf(context, meeting, await scoreOf(context, meeting.id)))
    auditMeeting(context, meeting, `Đề nghị điểm buổi sinh hoạt: ${said(score)}`)
    return sheetOf(context, meeting, score)
  },
})

const said = ({ hundredths, band }: Pick<ScoreRow, 'hundredths' | 'band'>): string =>
  `${String(hundredths / 100).replace('.', ',')} điểm, ${band}`

export const serveVoteScore = serveCommand(voteScore, {
  scope: keepMeetings,
  run: async (context, input) => {
    const meeting = await inTheRoom(context, input.id)
    if (!('id' in meeting)) return meeting
    const found = await heldScore(context, meeting, input.version)
    if (found instanceof Stale) return found
    const { score } = found
    if (score === undefined) return refuse('meetings.score-missing', {})
    if (score.state !== 'proposed') return refuse('meetings.score-voted', {})
    const people = await attendanceOf(context, meeting.id)
    const { present, required } = quorumOf(meeting, people, await settingFor(context, meeting))
    const { inFavour, against } = input
    if (inFavour + against > present)
      return refuse('meetings.score-votes-over', { said: inFavour + against, most: present })
    const passed = inFavour >= required
    const row = await changeScore(context, score, {
      state: passed ? 'voted' : 'proposed',
      in_favour: inFavour,
      against,
      required,
    })
    const outcome = passed ? 'đủ tỷ lệ' : 'không đủ tỷ lệ'
    auditMeeting(context, meeting, `Biểu quyết điểm buổi sinh hoạt ${said(row)}: ${inFavour} tán thành, ${outcome}`)
    return sheetOf(context, meeting, row)
  },
})

export const serveCorrectScore = serveCommand(correctScore, {
  scope: correctScores,
  run: async (context, input) => {
    const meeting = await lockMeeting(context, correctScores, input.id)
    if (meeting === undefined) return notFound()
    if (!isAbove(context, meeting)) return refuse('meetings.score-by-superior', {})
    if (meeting.state !== 'closed' && meeting.state !== 'published') return refuse('meetings.score-in-room', {})
    const found = await heldScore(context, meeting, input.version)
    if (found instanceof Stale) return found
    const { score } = found
    if (score === undefined) return refuse('meetings.score-missing', {})
    const ground = await groundOf(context, meeting, score.form)
    const { lines, explained } = givenIn(input)
    // A line corrected without words of its own has those of the whole correction.
    const words = Object.fromEntries(Object.keys(lines).map((no) => [no, input.reason]))
    const given: Given = {
      lines: { ...score.given, ...lines },
      explained: { ...score.explained, ...words, ...explained },
      fullMarks: score.full_marks,
    }
    const judged = judge(ground, given)
    if (judged instanceof Refusal) return judged
    const row = await changeScore(context, score, {
      ...judged,
      state: 'corrected',
      correction: input.reason,
      corrected_by: context.actor.displayName,
      corrected_on: context.today,
    })
    await keepMonth(context, meeting)
    auditMeeting(context, meeting, `Cấp trên sửa điểm buổi sinh hoạt thành ${said(row)}: ${input.reason}`)
    return sheetOf(context, meeting, row)
  },
})

export const serveConfirmScore = serveCommand(confirmScore, {
  scope: correctScores,
  run: async (context, input) => {
    const { actor, today } = context
    const meeting = await lockMeeting(context, correctScores, input.id)
    if (meeting === undefined) return notFound()
    if (!asksToConfirm(await settingFor(context, meeting))) return refuse('meetings.score-not-confirmed-here', {})
    if (!isAbove(context, meeting)) return refuse('meetings.score-by-superior', {})
    if (meeting.state !== 'closed' && meeting.state !== 'published') return refuse('meetings.score-in-room', {})
    const found = await heldScore(context, meeting, input.version)
    if (found instanceof Stale) return found
    const { score } = found
    if (score === undefined) return refuse('meetings.score-missing', {})
    if (score.state !== 'voted' || score.confirmed_by !== null) return refuse('meetings.score-not-voted', {})
    const charge = await inChargeOf(context, meeting.organisation_id, meeting.planned_on)
    if (charge?.memberId != null && charge.memberId !== actor.memberId)
      return refuse('meetings.score-confirmed-by-charge', { name: charge.fullName })
    const row = await changeScore(context, score, { confirmed_by: actor.displayName, confirmed_on: today })
    auditMeeting(context, meeting, `Cấp ủy viên dự họp xác nhận điểm buổi sinh hoạt ${said(row)}`)
    return sheetOf(context, meeting, row)
  },
})
