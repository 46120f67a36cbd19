// Writing an election down: what is elected, who stands, who withdraws, that the meeting goes on no further, the report to the level above.
import { addCandidates, endElection, openElection, submitElections, withdrawCandidate } from '#contract/elections.ts'
import type { CommandContext } from '#kernel/context.ts'
import { notFound, type Refusal, refuse, Stale } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { ELECTING, membersOf, WRITING } from '#modules/meetings/elections/place.ts'
import { nameOfPost } from '#modules/meetings/elections/shown.ts'
import {
  type CandidateRow,
  candidatesOf,
  changeCandidate,
  changeElection,
  type ElectionRow,
  electionsOf,
  lockElection,
  lockElectionsOf,
  meetingOfElection,
  stillStands,
} from '#modules/meetings/elections/store.ts'
import { auditMeeting } from '#modules/meetings/history.ts'
import { keepMeetings } from '#modules/meetings/scope.ts'
import { lockMeeting, type MeetingRow, shareMeeting } from '#modules/meetings/store/meetings.ts'
import { votesOf } from '#modules/meetings/store/room.ts'
import { hasOneHolder } from '#rules/members/posts.ts'
import { sizeLimits } from '#rules/organisations/size.ts'

const answerOf = ({ id, version }: ElectionRow) => ({ id, version })

export const serveOpenElection = serveCommand(openElection, {
  scope: keepMeetings,
  run: async (context, { meetingId, postCode, seats, purpose }) => {
    const meeting = await lockMeeting(context, keepMeetings, meetingId)
    if (meeting === undefined) return notFound()
    if (!WRITING.includes(meeting.state)) return refuse('meetings.wrong-state', { state: meeting.state })
    if (!ELECTING.includes(meeting.kind)) return refuse('elections.wrong-sitting', {})
    const post = nameOfPost(postCode)
    if (hasOneHolder(postCode) && seats > 1) return refuse('elections.one-seat', { post, seats })
    const { counts } = await membersOf(context, meeting)
    const needs = sizeLimits.branchCommitteeFromFullMembers
    if (postCode === 'branch-committee-member' && counts.official < needs) {
      return refuse('elections.no-branch-committee', { has: counts.official, needs })
    }
    const others = await electionsOf(context, meetingId)
    if (others.some((other) => other.post_code === postCode && other.state !== 'failed')) {
      return refuse('elections.same-post', { post })
    }
    const row = await context.tx
      .insertInto('elections')
      .values({
        province_code: context.province,
        id: context.newId(),
        meeting_id: meetingId,
        path: meeting.path,
        organisation_id: meeting.organisation_id,
        seq: others.length + 1,
        post_code: postCode,
        seats,
        purpose,
      })
      .returningAll()
      .executeTakeFirstOrThrow()
    auditMeeting(context, meeting, `Lập cuộc bầu ${seats} ${post}`)
    return answerOf(row)
  },
})

interface Held {
  election: ElectionRow
  meeting: MeetingRow
  candidates: CandidateRow[]
}

/** An election that goes on, held, with its meeting and its list while nobody is voting on it; otherwise why not. */
async function heldElection(
  context: CommandContext,
  { id, version }: { id: string; version: number },
): Promise<Held | Refusal | Stale> {
  const meetingId = await meetingOfElection(context, keepMeetings, id)
  const meeting = meetingId === undefined ? undefined : await shareMeeting(context, keepMeetings, meetingId)
  const election = meeting === undefined ? undefined : await lockElection(context, id)
  if (meeting === undefined || election === undefined) return notFound()
  if (!WRITING.includes(meeting.state)) return refuse('meetings.wrong-state', { state: meeting.state })
  const candidates = await candidatesOf(context, [id])
  if (election.version !== version) return new Stale({ ...election, candidates })
  if (election.state !== 'open') return refuse('elections.over', { state: election.state })
  const voting = (await votesOf(context, meeting.id)).find((v) => v.election_id === id && v.state === 'open')
  return voting === undefined
    ? { election, meeting, candidates }
    : refuse('elections.vote-open', { subject: voting.subject })
}

export const serveAddCandidates = serveCommand(addCandidates, {
  scope: keepMeetings,
  run: async (context, input) => {
    const found = await heldElection(context, input)
    if (!('election' in found)) return found
    const { election, meeting, candidates } = found
    const { members } = await membersOf(context, meeting)
    const names: string[] = []
    for (const memberId of new Set(input.memberIds)) {
      const member = members.find((one) => one.memberId === memberId)
      if (member === undefined) return refuse('elections.not-of-branch', {})
      if (member.standing === 'probationary') return refuse('elections.cannot-stand', { name: member.fullName })
      const there = candidates.find(({ member_id }) => member_id === memberId)
      if (there !== undefined) return refuse('elections.already-candidate', { name: member.fullName })
      names.push(member.fullName)
    }
    const { tx, province } = context
    await tx
      .insertInto('election_candidates')
      .values(
        [...new Set(input.memberIds)].map((memberId, i) => ({
          province_code: province,
          election_id: election.id,
          member_id: memberId,
          path: election.path,
          seq: candidates.length + i + 1,
          full_name: names[i] ?? '',
          route: input.route,
          nominated_by: input.nominatedBy ?? null,
        })),
      )
      .execute()
    // A list that has grown is another list.
    const row = await changeElection(context, election, { list_vote_id: null })
    auditMeeting(context, meeting, `Ghi vào danh sách bầu ${nameOfPost(election.post_code)}: ${names.join(', ')}`)
    return answerOf(row)
  },
})

export const serveWithdrawCandidate = serveCommand(withdrawCandidate, {
  scope: keepMeetings,
  run: async (context, input) => {
    const found = await heldElection(context, input)
    if (!('election' in found)) return found
    const { election, meeting, candidates } = found
    const candidate = candidates.find(({ member_id }) => member_id === input.memberId)
    if (candidate === undefined || !stillStands(candidate)) return refuse('elections.not-a-candidate', {})
    await changeCandidate(context, election.id, input.memberId, { withdrawn_reason: input.reason })
    const row = await changeElection(context, election, {})
    const post = nameOfPost(election.post_code)
    auditMeeting(context, meeting, `${candidate.full_name} rút khỏi danh sách bầu ${post}: ${input.reason}`)
    return answerOf(row)
  },
})

export const serveEndElection = serveCommand(endElection, {
  scope: keepMeetings,
  run: async (context, input) => {
    const found = await heldElection(context, input)
    if (!('election' in found)) return found
    const { election, meeting, candidates } = found
    const elected = candidates.some(({ elected_round }) => elected_round !== null)
    const row = await changeElection(context, election, {
      state: elected ? 'decided' : 'failed',
      ended_reason: input.reason,
    })
    auditMeeting(
      context,
      meeting,
      `${meeting.state === 'open' ? 'Không bầu tiếp' : 'Bỏ cuộc bầu'} ${nameOfPost(election.post_code)}: ${input.reason}`,
    )
    return answerOf(row)
  },
})

export const serveSubmitElections = serveCommand(submitElections, {
  scope: keepMeetings,
  run: async (context, input) => {
    const meeting = await lockMeeting(context, keepMeetings, input.meetingId)
    if (meeting === undefined) return notFound()
    if (meeting.state !== 'closed' && meeting.state !== 'published') return refuse('elections.meeting-open', {})
    if (input.on > context.today || input.on < meeting.planned_on) {
      return refuse('meetings.date-ahead', { on: input.on })
    }
    const decided = await lockElectionsOf(context, meeting.id, 'decided')
    if (decided.length === 0) return refuse('elections.nothing-decided', {})
    for (const election of decided) {
      const columns = { submitted_on: input.on, submitted_paper: input.paper ?? null, sent_back_reason: null }
      await changeElection(context, election, { state: 'submitted', ...columns })
    }
    auditMeeting(context, meeting, 'Báo cáo kết quả bầu cử, đề nghị chuẩn y')
    return { meetingId: meeting.id, elections: decided.length }
  },
})
