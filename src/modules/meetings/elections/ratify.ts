// The level above ratifies what a branch elected (O-06): those elected hold their posts from the day of the election on (O-05), those before them no longer.
import { ratifyElections, sendBackElections } from '#contract/elections.ts'
import type { CommandContext } from '#kernel/context.ts'
import { notFound, Refusal, refuse } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { membersOf } from '#modules/meetings/elections/place.ts'
import { nameOfPost } from '#modules/meetings/elections/shown.ts'
import {
  type CandidateRow,
  candidatesOf,
  changeCandidate,
  changeElection,
  type ElectionRow,
  lockElectionsOf,
} from '#modules/meetings/elections/store.ts'
import { auditMeeting } from '#modules/meetings/history.ts'
import { isAbove } from '#modules/meetings/queries/score.ts'
import { ratifyResults } from '#modules/meetings/scope.ts'
import { lockMeeting, type MeetingRow } from '#modules/meetings/store/meetings.ts'
import { type ChangedHolders, passToElected } from '#modules/members/public.ts'
import { beginTerm, organisationsByIds } from '#modules/organisations/public.ts'
import { formatDate } from '#rules/calendar/dates.ts'

/** What waits for the level above of one meeting, held; otherwise why there is nothing to decide. */
async function waiting(
  context: CommandContext,
  meetingId: string,
): Promise<{ meeting: MeetingRow; elections: ElectionRow[] } | Refusal> {
  const meeting = await lockMeeting(context, ratifyResults, meetingId)
  if (meeting === undefined) return notFound()
  if (!isAbove(context, meeting)) return refuse('elections.by-superior', {})
  const elections = await lockElectionsOf(context, meetingId, 'submitted')
  return elections.length === 0 ? refuse('elections.nothing-submitted', {}) : { meeting, elections }
}

const isElected = ({ elected_round }: CandidateRow): boolean => elected_round !== null

/** The decision as what rests on it names it. */
const documentOf = ({ decisionNo, decidedOn }: Pick<Decision, 'decisionNo' | 'decidedOn'>): string =>
  `${decisionNo} ngày ${formatDate(decidedOn)}`

interface Decision {
  decisionNo: string
  decidedOn: string
  from: string
  notRatified: readonly { electionId: string; memberId: string; reason: string }[]
}

/**
 * Passes the post of one election to those of its elected that are ratified; nobody of them, and whoever holds it goes on. Refused for
 * somebody who has left the branch since (O-07).
 */
async function carryOut(
  context: CommandContext,
  meeting: MeetingRow,
  election: ElectionRow,
  elected: readonly CandidateRow[],
  decision: Decision,
): Promise<ChangedHolders | Refusal> {
  const { province, tx, today } = context
  const { decisionNo, decidedOn, from } = decision
  const against = decision.notRatified.filter(({ electionId }) => electionId === election.id)
  for (const { memberId, reason } of against) {
    await changeCandidate(context, election.id, memberId, { not_ratified_reason: reason })
  }
  await changeElection(context, election, {
    state: 'ratified',
    decision_no: decisionNo,
    decided_on: decidedOn,
    posts_from: from,
  })
  const ratified = elected.filter(({ member_id }) => !against.some(({ memberId }) => memberId === member_id))
  if (ratified.length === 0) return { opened: [], closed: [] }
  const { members } = await membersOf(context, { ...meeting, planned_on: today })
  const gone = ratified.find(({ member_id }) => !members.some(({ memberId }) => memberId === member_id))
  if (gone !== undefined) return refuse('elections.no-longer-member', { name: gone.full_name })
  const organisation = (await organisationsByIds(tx, province, [election.organisation_id], 'hold')).get(
    election.organisation_id,
  )
  if (organisation === undefined) return notFound()
  if (organisation.endedOn !== null) {
    return refuse('members.organisation-ended', { organisation: organisation.name, endedOn: organisation.endedOn })
  }
  return passToElected(context, {
    organisation,
    postCode: election.post_code,
    memberIds: ratified.map(({ member_id }) => member_id),
    from,
    document: documentOf(decision),
    newTerm: election.purpose === 'term',
  })
}

export const serveRatifyElections = serveCommand(ratifyElections, {
  scope: ratifyResults,
  run: async (context, input) => {
    const found = await waiting(context, input.meetingId)
    if (found instanceof Refusal) return found
    const { meeting, elections } = found
    const electedOn = meeting.planned_on
    const from = input.from ?? electedOn
    if ([input.decidedOn, from].some((day) => day < electedOn || day > context.today)) {
      return refuse('elections.decision-dates', { electedOn })
    }
    const candidates = await candidatesOf(
      context,
      elections.map(({ id }) => id),
    )
    const elected = candidates.filter(isElected)
    const unknown = input.notRatified.some(
      ({ electionId, memberId }) => !elected.some((c) => c.election_id === electionId && c.member_id === memberId),
    )
    if (unknown) return refuse('elections.not-elected', {})
    if (input.term !== undefined) {
      const document = documentOf(input)
      const begun = await beginTerm(context, meeting.organisation_id, { name: input.term, startsOn: from, document })
      if (begun instanceof Refusal) return begun
    }
    const opened: { fullName: string; postName: string }[] = []
    const closed: { fullName: string; postName: string }[] = []
    for (const election of elections) {
      const own = elected.filter(({ election_id }) => election_id === election.id)
      const changed = await carryOut(context, meeting, election, own, { ...input, from })
      if (changed instanceof Refusal) return changed
      const postName = nameOfPost(election.post_code)
      opened.push(...changed.opened.map((fullName) => ({ fullName, postName })))
      closed.push(...changed.closed.map((fullName) => ({ fullName, postName })))
    }
    auditMeeting(context, meeting, `Chuẩn y kết quả bầu cử theo ${documentOf(input)}`)
    return { meetingId: meeting.id, opened, closed }
  },
})

export const serveSendBackElections = serveCommand(sendBackElections, {
  scope: ratifyResults,
  run: async (context, input) => {
    const found = await waiting(context, input.meetingId)
    if (found instanceof Refusal) return found
    for (const election of found.elections) {
      await changeElection(context, election, { state: 'decided', sent_back_reason: input.reason })
    }
    auditMeeting(context, found.meeting, `Trả lại báo cáo kết quả bầu cử: ${input.reason}`)
    return { meetingId: input.meetingId, elections: found.elections.length }
  },
})
