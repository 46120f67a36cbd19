// Shows elections as they go over the wire, with what the caller may do.
import type { Election } from '#contract/elections.ts'
import type { QueryContext } from '#kernel/context.ts'
import { mayUse } from '#kernel/permission.ts'
import { WRITING } from '#modules/meetings/elections/place.ts'
import { type CandidateRow, candidatesOf, type FoundElection } from '#modules/meetings/elections/store.ts'
import { keepMeetings } from '#modules/meetings/scope.ts'
import { posts } from '#rules/code-lists/posts.ts'

/** The name of a post as it stands in a sentence. */
export const nameOfPost = (code: string): string => (posts.byCode(code)?.name ?? code).toLowerCase()

const candidateOf = (row: CandidateRow): Election['candidates'][number] => ({
  memberId: row.member_id,
  fullName: row.full_name,
  route: row.route as 'own',
  nominatedBy: row.nominated_by,
  withdrawnReason: row.withdrawn_reason,
  electedRound: row.elected_round,
  votes: row.votes,
  notRatifiedReason: row.not_ratified_reason,
})

function allowedOf({ actor }: QueryContext, election: FoundElection): string[] {
  if (election.state !== 'open' || !WRITING.includes(election.meeting_state) || !mayUse(keepMeetings, actor)) return []
  const list = ['elections.add-candidates', 'elections.withdraw-candidate', 'elections.end']
  return election.meeting_state === 'open' ? [...list, 'meetings.open-vote'] : list
}

/** Elections with those who stand in them, in the order given. */
export async function shownElections(context: QueryContext, rows: readonly FoundElection[]): Promise<Election[]> {
  const candidates = await candidatesOf(
    context,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => {
    const own = candidates.filter(({ election_id }) => election_id === row.id).map(candidateOf)
    return {
      id: row.id,
      meetingId: row.meeting_id,
      meetingKind: row.meeting_kind as Election['meetingKind'],
      meetingState: row.meeting_state as Election['meetingState'],
      on: row.planned_on,
      organisationId: row.organisation_id,
      organisationName: row.organisation_name,
      postCode: row.post_code as Election['postCode'],
      postName: posts.byCode(row.post_code)?.name ?? row.post_code,
      seats: row.seats,
      seatsLeft: row.seats - own.filter(({ electedRound }) => electedRound !== null).length,
      purpose: row.purpose as Election['purpose'],
      state: row.state as Election['state'],
      listVoted: row.list_vote_id !== null,
      candidates: own,
      endedReason: row.ended_reason,
      submittedOn: row.submitted_on,
      submittedPaper: row.submitted_paper,
      sentBackReason: row.sent_back_reason,
      decisionNo: row.decision_no,
      decidedOn: row.decided_on,
      postsFrom: row.posts_from,
      version: row.version,
      allowed: allowedOf(context, row),
    }
  })
}
