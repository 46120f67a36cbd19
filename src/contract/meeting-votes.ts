// What goes over the wire for votes in a meeting: opening one with its electorate, counting it, taking it back.
import { z } from 'zod'
import { factsEntered, recordedPaper } from '#contract/cases.ts'
import { date, id, provinceCode, text, version } from '#contract/fields.ts'
import {
  disciplineForm,
  meetingKind,
  meetingVote,
  meetingVoteKind,
  month,
  voteManner,
} from '#contract/meeting-shapes.ts'
import { command, query } from '#contract/operation.ts'

const inProvince = { provinceCode: provinceCode.optional() }
const votes = z.int().min(0).max(10_000)

export const openVote = command({
  name: 'meetings.open-vote',
  title: 'Đưa một việc ra biểu quyết: chốt danh sách người được biểu quyết',
  input: z.strictObject({
    ...inProvince,
    meetingId: id,
    kind: meetingVoteKind,
    subject: text(500),
    manner: voteManner,
    /** The case whose step the vote takes. */
    caseId: id.optional(),
    /** The election whose list is voted on (kind `resolution`), or of which this is the next round (kind `election`). */
    electionId: id.optional(),
  }),
  output: meetingVote,
  refusals: [
    'meetings.not-open',
    'meetings.attendance-open',
    'meetings.vote-already-open',
    'votes.branch-too-small',
    'votes.nobody-counts',
    'votes.contradict',
    'meetings.case-no-vote',
    'elections.none-named',
    'elections.list-not-voted',
    'elections.list-voted',
    'elections.secret-ballot',
    'elections.no-candidates',
    'elections.vote-open',
    'elections.over',
  ],
})

export const countVote = command({
  name: 'meetings.count-vote',
  title: 'Ghi kết quả kiểm phiếu: quy định tính đủ hay không đủ',
  input: z.strictObject({
    ...inProvince,
    voteId: id,
    version,
    /** Of a ballot: handed out, come back, valid. */
    issued: votes.optional(),
    returned: votes.optional(),
    valid: votes.optional(),
    inFavour: votes.default(0),
    against: votes.default(0),
    other: votes.default(0),
    /** Of a vote on discipline: the votes for each form. */
    forms: z
      .array(z.strictObject({ form: disciplineForm, votes }))
      .max(4)
      .default([]),
    /** Of a round of an election: the votes of each candidate. */
    candidates: z
      .array(z.strictObject({ memberId: id, votes }))
      .max(60)
      .default([]),
    /** Of a vote about a case: its version, and what its step asks besides the counts. */
    case: z
      .strictObject({ version, facts: factsEntered.default({}), papers: z.array(recordedPaper).max(30).default([]) })
      .optional(),
  }),
  output: meetingVote,
  refusals: [
    'meetings.not-open',
    'meetings.vote-not-open',
    'meetings.votes-sum',
    'meetings.ballots-wrong',
    'meetings.forms-missing',
    'meetings.case-no-vote',
    'meetings.case-missing',
    'elections.each-candidate',
    'elections.candidate-above-valid',
    'elections.votes-above-valid',
  ],
})

export const cancelVote = command({
  name: 'meetings.cancel-vote',
  title: 'Bỏ một lần biểu quyết chưa kiểm phiếu, ghi lý do',
  input: z.strictObject({ ...inProvince, voteId: id, version, reason: text(300) }),
  output: meetingVote,
  refusals: ['meetings.not-open', 'meetings.vote-not-open'],
})

export const listCasesToVote = query({
  name: 'meetings.list-cases-to-vote',
  title: 'Các việc của chi bộ đang chờ biểu quyết, để đưa ra trong cuộc họp',
  input: z.strictObject({ ...inProvince, id }),
  output: z.object({
    rows: z.array(
      z.object({
        caseId: id,
        title: z.string(),
        subjectName: z.string(),
        /** What it may be voted on as; `discipline` first where several forms may stand on one ballot. */
        kinds: z.array(meetingVoteKind),
      }),
    ),
  }),
})

export const listVotesOfCase = query({
  name: 'meetings.list-votes-of-case',
  title: 'Các lần biểu quyết về một việc trong các cuộc họp của chi bộ',
  input: z.strictObject({ ...inProvince, caseId: id }),
  output: z.object({
    rows: z.array(
      z.object({ meetingId: id, meetingKind, month, on: date, organisationName: z.string(), vote: meetingVote }),
    ),
  }),
})
