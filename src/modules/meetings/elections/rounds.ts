// What a vote of an election keeps besides, and what its count brings about: the list closed, somebody elected, all seats filled.
import type { MeetingVote } from '#contract/meeting-shapes.ts'
import type { CommandContext } from '#kernel/context.ts'
import { notFound, type Refusal, refuse } from '#kernel/refusal.ts'
import {
  candidatesOf,
  changeCandidate,
  changeElection,
  lockElection,
  stillStands,
} from '#modules/meetings/elections/store.ts'
import type { MeetingRow } from '#modules/meetings/store/meetings.ts'
import { type VoteRow, votesOf } from '#modules/meetings/store/room.ts'
import { type CandidateVotes, electedBy, wrongElection } from '#rules/meetings/election.ts'

export type Ballot = MeetingVote['candidates']

/** The names on the ballot of a round with what each has, as they are kept with the vote. */
export const ballotOf = (vote: Pick<VoteRow, 'candidates'>): Ballot => (vote.candidates ?? []) as unknown as Ballot

interface Asked {
  kind: string
  manner: string
  caseId?: string | undefined
  electionId?: string | undefined
}

/**
 * The columns that a vote has besides as a vote of an election; otherwise why the election does not wait for it: ballots are secret, and of
 * a list that was voted (V-06).
 */
export async function electionColumns(context: CommandContext, meeting: MeetingRow, asked: Asked) {
  const { kind, manner, electionId } = asked
  const none = { election_id: null, round: null, seats: null, candidates: null }
  if (electionId === undefined) return kind === 'election' ? refuse('elections.none-named', {}) : none
  if (asked.caseId !== undefined || (kind !== 'election' && kind !== 'resolution')) {
    return refuse('elections.none-named', {})
  }
  const election = await lockElection(context, electionId)
  if (election === undefined || election.meeting_id !== meeting.id) return notFound()
  if (election.state !== 'open') return refuse('elections.over', { state: election.state })
  const votes = (await votesOf(context, meeting.id)).filter(({ election_id }) => election_id === electionId)
  const open = votes.find(({ state }) => state === 'open')
  if (open !== undefined) return refuse('elections.vote-open', { subject: open.subject })
  const candidates = await candidatesOf(context, [electionId])
  const standing = candidates.filter(stillStands)
  if (standing.length === 0) return refuse('elections.no-candidates', {})
  if (kind === 'resolution') {
    return election.list_vote_id === null ? { ...none, election_id: electionId } : refuse('elections.list-voted', {})
  }
  if (election.list_vote_id === null) return refuse('elections.list-not-voted', {})
  if (manner !== 'ballot') return refuse('elections.secret-ballot', {})
  const ballot: Ballot = standing.map(({ member_id, full_name }) => ({
    memberId: member_id,
    fullName: full_name,
    votes: null,
    elected: false,
    tied: false,
  }))
  const elected = candidates.filter(({ elected_round }) => elected_round !== null).length
  return {
    election_id: electionId,
    round: votes.filter((vote) => vote.kind === 'election' && vote.state === 'counted').length + 1,
    seats: election.seats - elected,
    candidates: JSON.stringify(ballot),
  }
}

interface Counted {
  issued?: number | undefined
  returned?: number | undefined
  valid?: number | undefined
  candidates: readonly CandidateVotes[]
}

/** Numbers of a round that cannot be (V-07), with the field or the name that says so. */
export function refuseRound(input: Counted, vote: VoteRow, voters: number): Refusal | null {
  const { issued, returned, valid, candidates } = input
  if (issued === undefined || returned === undefined || valid === undefined) {
    return refuse('meetings.ballots-wrong', { field: 'issued', said: null, most: voters })
  }
  const ballot = ballotOf(vote)
  const named = new Set(candidates.map(({ memberId }) => memberId))
  if (candidates.length !== ballot.length || !ballot.every(({ memberId }) => named.has(memberId))) {
    return refuse('elections.each-candidate', {})
  }
  const seats = vote.seats ?? 0
  const wrong = wrongElection({ issued, returned, valid, candidates }, voters, seats)
  if (wrong === null) return null
  const { said, most } = wrong
  if ('field' in wrong) return refuse('meetings.ballots-wrong', { field: wrong.field, said, most })
  if (wrong.memberId === null) return refuse('elections.votes-above-valid', { said, most, valid, seats })
  const name = ballot.find(({ memberId }) => memberId === wrong.memberId)?.fullName ?? ''
  return refuse('elections.candidate-above-valid', { name, said, most })
}

/** The ballot with the votes of each and who is elected by the rule. */
export function countedBallot(input: Counted, vote: VoteRow): Ballot {
  const { elected, tied } = electedBy(input.candidates, vote.seats ?? 0, vote.required ?? 0)
  return ballotOf(vote).map((one) => ({
    ...one,
    votes: input.candidates.find(({ memberId }) => memberId === one.memberId)?.votes ?? 0,
    elected: elected.includes(one.memberId),
    tied: tied.includes(one.memberId),
  }))
}

/** Carries what a counted vote says over to its election. */
export async function settleElection(context: CommandContext, vote: VoteRow): Promise<void> {
  if (vote.election_id === null) return
  const election = await lockElection(context, vote.election_id)
  if (election === undefined) return
  if (vote.kind !== 'election') {
    if (vote.outcome === 'passed') await changeElection(context, election, { list_vote_id: vote.id })
    return
  }
  const elected = ballotOf(vote).filter((one) => one.elected)
  for (const { memberId, votes } of elected) {
    await changeCandidate(context, election.id, memberId, { elected_round: vote.round, votes })
  }
  await changeElection(context, election, { state: elected.length === vote.seats ? 'decided' : 'open' })
}
