// Shows meetings and votes as they go over the wire.
import type { MeetingHead, MeetingVote } from '#contract/meeting-shapes.ts'
import { ballotOf } from '#modules/meetings/elections/rounds.ts'
import { type Frozen, votersOf } from '#modules/meetings/flow/electorate.ts'
import type { MeetingRow, NamedMeeting } from '#modules/meetings/store/meetings.ts'
import type { VoteRow } from '#modules/meetings/store/room.ts'
import { addDays } from '#rules/calendar/dates.ts'
import { numberIn } from '#rules/rulebook/look-up.ts'
import { parameterOn, type Setting } from '#rules/rulebook/rulebook.ts'

export const headOf = (m: NamedMeeting): MeetingHead => ({
  id: m.id,
  organisationId: m.organisation_id,
  organisationName: m.organisation_name,
  kind: m.kind as MeetingHead['kind'],
  form: m.form as MeetingHead['form'],
  month: m.month,
  on: m.planned_on,
  time: m.planned_time,
  place: m.place,
  subject: m.subject,
  state: m.state as MeetingHead['state'],
  movedReason: m.moved_reason,
  classified: m.classified,
  version: m.version,
})

/** A sitting of the branch committee is not published, one about a state secret never. */
export const isForAll = ({ kind, classified }: Pick<MeetingRow, 'kind' | 'classified'>): boolean =>
  kind !== 'branch-committee' && !classified

type Published = Pick<MeetingRow, 'closed_on' | 'planned_on' | 'kind' | 'classified'>

/** The last day of publishing in time (M-06); null before the meeting has closed, where the rule did not hold, and of what is not published. */
export function publishBy(meeting: Published, setting: Setting): string | null {
  const within = parameterOn(setting, 'M-06', 'publish-within')
  if (meeting.closed_on === null || within === undefined || !isForAll(meeting)) return null
  return addDays(meeting.planned_on, numberIn(within))
}

export function shownVote(row: VoteRow): MeetingVote {
  const frozen = row.electorate as unknown as Frozen
  return {
    id: row.id,
    seq: row.seq,
    kind: row.kind as MeetingVote['kind'],
    subject: row.subject,
    manner: row.manner as MeetingVote['manner'],
    state: row.state as MeetingVote['state'],
    denominator: row.denominator ?? 0,
    voters: votersOf(frozen),
    required: row.required,
    electorate: frozen.rows.map(({ memberId, fullName, counts, reason }) => ({ memberId, fullName, counts, reason })),
    issued: row.issued,
    returned: row.returned,
    valid: row.valid,
    inFavour: row.in_favour,
    against: row.against,
    other: row.other,
    forms: (row.forms ?? []) as MeetingVote['forms'],
    outcome: row.outcome as MeetingVote['outcome'],
    form: row.form as MeetingVote['form'],
    basis: row.basis,
    caseId: row.case_id,
    electionId: row.election_id,
    round: row.round,
    seats: row.seats,
    candidates: ballotOf(row),
    cancelledReason: row.cancelled_reason,
    version: row.version,
  }
}
