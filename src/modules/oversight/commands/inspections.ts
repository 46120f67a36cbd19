// One inspection or supervision step by step: decided, announced, extended, stated, found, objected to, concluded, put right (K-05 to K-10, K-12, K-20).
import type { CorrectionMove } from '#contract/inspection-shapes.ts'
import {
  announceInspection,
  closeCorrection,
  concludeInspection,
  decideInspection,
  extendInspection,
  moveCorrection,
  recordFindings,
  recordInspectionStatement,
  recordOpinion,
} from '#contract/inspections.ts'
import type { ParsedInputOf } from '#contract/operation.ts'
import type { CommandContext } from '#kernel/context.ts'
import { notFound, type Refusal, refuse, type Stale } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { findMeeting, keepMeetings } from '#modules/meetings/public.ts'
import { dayFault, heldInspection, ruled } from '#modules/oversight/flow/held-inspection.ts'
import { namesOfMembers } from '#modules/oversight/flow/subject.ts'
import { auditInspection } from '#modules/oversight/history.ts'
import { holdInspections, seeInspections } from '#modules/oversight/inspection-scope.ts'
import { settingToday } from '#modules/oversight/queries/shown-inspection.ts'
import {
  type CorrectionRow,
  changeCorrection,
  changeInspection,
  correctionsOf,
  type InspectionRow,
  type TeamMember,
} from '#modules/oversight/store/inspections.ts'
import { addDays } from '#rules/calendar/dates.ts'
import { branchTypes } from '#rules/code-lists/organisation-types.ts'
import { announcedLate, extensionTooLong, teamTooLarge, tooLong } from '#rules/inspections/limits.ts'
import { afterConclusion, leadsTo } from '#rules/inspections/steps.ts'
import { searchKey } from '#rules/text/search-key.ts'

type Team = ParsedInputOf<typeof decideInspection>['team']

/**
 * The team as it is kept: whoever is named by the record bears the name that stands there; undefined where somebody is twice, is not in reach, has
 * left, or is the one it is about, be it by name.
 */
async function teamOf(context: CommandContext, row: InspectionRow, team: Team): Promise<TeamMember[] | undefined> {
  const ids = team.flatMap(({ memberId }) => (memberId === undefined ? [] : [memberId]))
  const names = await namesOfMembers(context, ids)
  const named = team.map(({ memberId = null, fullName }) => ({
    memberId,
    fullName: (memberId === null ? undefined : names.get(memberId)) ?? fullName,
  }))
  // Two in the record may bear one name; whoever is only written in under a name of the team is the one who bears it.
  const isTwice = (one: TeamMember): boolean =>
    named.some(
      (other) =>
        other !== one &&
        (one.memberId === null
          ? searchKey(other.fullName) === searchKey(one.fullName)
          : other.memberId === one.memberId),
    )
  const isSubject = ({ memberId, fullName }: TeamMember) =>
    memberId === null
      ? row.member_id !== null && searchKey(fullName) === searchKey(row.subject_name)
      : memberId === row.member_id
  if (ids.some((id) => !names.has(id)) || named.some(isTwice) || named.some(isSubject)) return undefined
  return named
}

export const serveDecideInspection = serveCommand(decideInspection, {
  scope: holdInspections,
  run: async (context, input) => {
    const row = await heldInspection(context, input, 'decide')
    if (!('programme_id' in row)) return row
    const { paper, signedOn, startsOn, days, team } = input
    if (row.programme_adopted_on === null) return refuse('inspections.not-adopted')
    const named = await teamOf(context, row, team)
    if (named === undefined) return refuse('inspections.team-unfit')
    const wrong =
      dayFault(context, signedOn, row.programme_adopted_on) ??
      (startsOn < signedOn ? refuse('inspections.date-wrong', { on: startsOn, from: signedOn, to: null }) : null)
    if (wrong !== null) return wrong
    const setting = { ...(await settingToday(context)), on: signedOn }
    const against = ruled(teamTooLarge(team.length, setting)) ?? ruled(tooLong(row.kind, days, setting))
    if (against !== null) return against
    const what = row.state === 'planned' ? 'Ghi' : 'Sửa'
    auditInspection(context, row, `${what} quyết định kiểm tra, giám sát`)
    return changeInspection(context, row, {
      state: leadsTo.decide,
      paper,
      signed_on: signedOn,
      starts_on: startsOn,
      days,
      ends_on: addDays(startsOn, days),
      team: JSON.stringify(named),
    })
  },
})

export const serveAnnounceInspection = serveCommand(announceInspection, {
  scope: holdInspections,
  run: async (context, input) => {
    const row = await heldInspection(context, input, 'announce')
    if (!('programme_id' in row)) return row
    const { on, lateReason = null } = input
    const signedOn = row.signed_on ?? on
    const wrong = dayFault(context, on, signedOn)
    if (wrong !== null) return wrong
    const late = announcedLate(signedOn, on, await settingToday(context))
    if (late !== null && lateReason === null) return ruled(late) as Refusal
    auditInspection(context, row, 'Công bố quyết định kiểm tra, giám sát')
    return changeInspection(context, row, {
      state: leadsTo.announce,
      announced_on: on,
      announced_reason: late === null ? null : lateReason,
    })
  },
})

export const serveExtendInspection = serveCommand(extendInspection, {
  scope: holdInspections,
  run: async (context, input) => {
    const row = await heldInspection(context, input, 'extend')
    if (!('programme_id' in row)) return row
    const { on, days, reason } = input
    if (row.extended_on !== null) return refuse('inspections.extended-already', { on: row.extended_on })
    const endsOn = row.ends_on ?? on
    const wrong =
      dayFault(context, on, row.announced_on) ??
      (on > endsOn ? refuse('inspections.date-wrong', { on, from: row.announced_on, to: endsOn }) : null)
    if (wrong !== null) return wrong
    const setting = { ...(await settingToday(context)), on: row.signed_on ?? on }
    const long = ruled(extensionTooLong(row.days ?? 0, days, setting))
    if (long !== null) return long
    auditInspection(context, row, `Gia hạn ${days} ngày`)
    return changeInspection(context, row, {
      extended_on: on,
      extended_days: days,
      extended_reason: reason,
      ends_on: addDays(endsOn, days),
    })
  },
})

export const serveRecordInspectionStatement = serveCommand(recordInspectionStatement, {
  scope: seeInspections,
  run: async (context, input) => {
    const row = await heldInspection(context, input, 'state', 'own')
    if (!('programme_id' in row)) return row
    auditInspection(context, row, 'Ghi báo cáo tự kiểm tra')
    return changeInspection(context, row, {
      statement: input.text,
      statement_on: context.today,
      statement_by: context.actor.displayName,
    })
  },
})

export const serveRecordFindings = serveCommand(recordFindings, {
  scope: holdInspections,
  run: async (context, input) => {
    const row = await heldInspection(context, input, 'report')
    if (!('programme_id' in row)) return row
    const { on, findings, lateReason = null } = input
    if (row.statement === null) return refuse('inspections.statement-missing')
    const wrong = dayFault(context, on, row.announced_on)
    if (wrong !== null) return wrong
    const late = row.ends_on !== null && on > row.ends_on
    if (late && lateReason === null) return refuse('inspections.over-time', { on, by: row.ends_on })
    auditInspection(context, row, 'Ghi kết quả kiểm tra, giám sát')
    return changeInspection(context, row, {
      state: leadsTo.report,
      findings,
      findings_on: on,
      findings_reason: late ? lateReason : null,
    })
  },
})

export const serveRecordOpinion = serveCommand(recordOpinion, {
  scope: seeInspections,
  run: async (context, input) => {
    const row = await heldInspection(context, input, 'object', 'own')
    if (!('programme_id' in row)) return row
    auditInspection(context, row, 'Ghi ý kiến của đối tượng')
    return changeInspection(context, row, { opinion: input.text, opinion_on: context.today })
  },
})

/** K-09: a branch concludes in a monthly meeting of its own that was opened after the findings; a committee names the day. */
async function concludedOn(
  context: CommandContext,
  row: InspectionRow,
  { meetingId, on }: { meetingId?: string; on?: string },
): Promise<{ on: string; meetingId: string | null } | Refusal> {
  const branch = branchTypes.includes(row.type_code)
  if (!branch) {
    if (on === undefined) return refuse('inspections.meeting-missing', { branch })
    return dayFault(context, on, row.findings_on) ?? { on, meetingId: null }
  }
  if (meetingId === undefined) return refuse('inspections.meeting-missing', { branch })
  const meeting = await findMeeting(context, keepMeetings, meetingId)
  if (meeting === undefined) return notFound()
  const fits =
    meeting.organisation_id === row.organisation_id &&
    meeting.kind.startsWith('regular') &&
    ['open', 'closed', 'published'].includes(meeting.state) &&
    meeting.planned_on >= (row.findings_on ?? '')
  return fits ? { on: meeting.planned_on, meetingId } : refuse('inspections.meeting-unfit')
}

export const serveConcludeInspection = serveCommand(concludeInspection, {
  scope: holdInspections,
  run: async (context, input) => {
    const row = await heldInspection(context, input, 'conclude')
    if (!('programme_id' in row)) return row
    const { tx, province } = context
    const { conclusion, corrections } = input
    const when = await concludedOn(context, row, input)
    if (!('on' in when)) return when
    const early = corrections.find(({ dueOn }) => dueOn < when.on)
    if (early !== undefined) return refuse('inspections.due-before', { on: early.dueOn, from: when.on })
    const wanted = corrections.map(({ content, ownerName, dueOn }, i) => ({
      province_code: province,
      id: context.newId(),
      inspection_id: row.id,
      path: row.path,
      seq: i + 1,
      content,
      owner_name: ownerName,
      due_on: dueOn,
    }))
    if (wanted.length > 0) await tx.insertInto('inspection_corrections').values(wanted).execute()
    auditInspection(context, row, `Ghi kết luận, ${corrections.length} việc phải khắc phục`)
    const state = afterConclusion(corrections.length)
    return changeInspection(context, row, {
      state,
      conclusion,
      concluded_on: when.on,
      meeting_id: when.meetingId,
      closed_on: state === 'closed' ? when.on : null,
    })
  },
})

/** A correction that is still to be done, held with its piece. */
async function heldCorrection(
  context: CommandContext,
  input: { id: string; version: number; correctionId: string },
): Promise<{ row: InspectionRow; one: CorrectionRow; others: CorrectionRow[] } | Refusal | Stale> {
  const row = await heldInspection(context, input, 'correct')
  if (!('programme_id' in row)) return row
  const all = await correctionsOf(context, row.id)
  const one = all.find(({ id }) => id === input.correctionId)
  if (one === undefined) return notFound()
  if (one.done_on !== null) return refuse('inspections.corrected-already', { on: one.done_on })
  return { row, one, others: all.filter(({ id }) => id !== one.id) }
}

export const serveMoveCorrection = serveCommand(moveCorrection, {
  scope: holdInspections,
  run: async (context, input) => {
    const held = await heldCorrection(context, input)
    if (!('one' in held)) return held
    const { row, one } = held
    const { dueOn: to, reason } = input
    if (to === one.due_on) return refuse('inspections.due-the-same', { on: to })
    if (to < context.today) return refuse('inspections.due-passed', { on: to })
    const move: CorrectionMove = { from: one.due_on, to, reason, by: context.actor.displayName, on: context.today }
    await changeCorrection(context, one.id, { due_on: to, moves: JSON.stringify([...one.moves, move]) })
    auditInspection(context, row, `Đổi hạn việc khắc phục ${one.seq}`)
    return changeInspection(context, row, {})
  },
})

export const serveCloseCorrection = serveCommand(closeCorrection, {
  scope: holdInspections,
  run: async (context, input) => {
    const held = await heldCorrection(context, input)
    if (!('one' in held)) return held
    const { row, one, others } = held
    const { done, on } = input
    const wrong = dayFault(context, on, row.concluded_on)
    if (wrong !== null) return wrong
    await changeCorrection(context, one.id, { done, done_on: on, closed_by: context.actor.displayName })
    auditInspection(context, row, `Ghi việc khắc phục ${one.seq} đã xong`)
    const state = afterConclusion(others.filter(({ done_on }) => done_on === null).length)
    return changeInspection(context, row, { state, closed_on: state === 'closed' ? on : null })
  },
})
