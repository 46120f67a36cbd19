// What goes over the wire for elections in a branch: what is elected, who stands, how it ended, and the ratification by the level above.
import { z } from 'zod'
import { allowed, cursor, date, id, limit, optionalText, page, provinceCode, text, version } from '#contract/fields.ts'
import { meetingKind, meetingState, meetingVote } from '#contract/meeting-shapes.ts'
import { command, query } from '#contract/operation.ts'

const inProvince = { provinceCode: provinceCode.optional() }
const done = z.object({ id, version: z.int() })
const ofMeeting = z.object({ meetingId: id, elections: z.int() })

/** Posts a branch elects. */
export const electedPost = z.enum(['branch-committee-member', 'secretary', 'deputy-secretary'])
export const electionPurpose = z.enum(['term', 'supplement'])
export const electionState = z.enum(['open', 'decided', 'failed', 'submitted', 'ratified'])
export const candidateRoute = z.enum(['committee', 'nomination', 'own'])

export const openElection = command({
  name: 'elections.open',
  title: 'Lập cuộc bầu trong một cuộc họp: chức vụ, số lượng cần bầu',
  description: 'purpose = term: bầu cả nhiệm kỳ mới, người đang giữ chức vụ ấy thôi giữ; supplement: bầu bổ sung.',
  input: z.strictObject({
    ...inProvince,
    meetingId: id,
    postCode: electedPost,
    seats: z.int().min(1).max(50),
    purpose: electionPurpose,
  }),
  output: done,
  refusals: [
    'meetings.wrong-state',
    'elections.wrong-sitting',
    'elections.one-seat',
    'elections.no-branch-committee',
    'elections.same-post',
  ],
})

export const addCandidates = command({
  name: 'elections.add-candidates',
  title: 'Ghi người được giới thiệu, đề cử hoặc tự ứng cử vào danh sách bầu',
  description: 'Thêm người sau khi đã thông qua danh sách thì phải biểu quyết lại danh sách.',
  input: z.strictObject({
    ...inProvince,
    id,
    version,
    route: candidateRoute,
    memberIds: z.array(id).min(1).max(60),
    /** Who put them forward, where it was a nomination. */
    nominatedBy: optionalText(120).optional(),
  }),
  output: done,
  refusals: [
    'meetings.wrong-state',
    'elections.over',
    'elections.vote-open',
    'elections.not-of-branch',
    'elections.cannot-stand',
    'elections.already-candidate',
  ],
})

export const withdrawCandidate = command({
  name: 'elections.withdraw-candidate',
  title: 'Ghi một người rút hoặc được cho rút khỏi danh sách bầu, có lý do',
  input: z.strictObject({ ...inProvince, id, version, memberId: id, reason: text(300) }),
  output: done,
  refusals: ['meetings.wrong-state', 'elections.over', 'elections.vote-open', 'elections.not-a-candidate'],
})

export const endElection = command({
  name: 'elections.end',
  title: 'Ghi cuộc họp quyết định không bầu tiếp khi chưa đủ số lượng, có lý do',
  input: z.strictObject({ ...inProvince, id, version, reason: text(300) }),
  output: done,
  refusals: ['meetings.wrong-state', 'elections.over', 'elections.vote-open'],
})

export const submitElections = command({
  name: 'elections.submit',
  title: 'Báo cáo kết quả bầu cử của một cuộc họp, đề nghị cấp trên chuẩn y',
  input: z.strictObject({
    ...inProvince,
    meetingId: id,
    on: date,
    /** Number of the paper that asks for it. */
    paper: optionalText(120).optional(),
  }),
  output: ofMeeting,
  refusals: ['elections.meeting-open', 'elections.nothing-decided', 'meetings.date-ahead'],
})

export const ratifyElections = command({
  name: 'elections.ratify',
  title: 'Chuẩn y kết quả bầu cử: mở chức vụ của người trúng cử, kết thúc chức vụ cũ',
  description: 'Không ghi from thì chức vụ tính từ ngày bầu (O-05).',
  input: z.strictObject({
    ...inProvince,
    meetingId: id,
    decisionNo: text(120),
    decidedOn: date,
    from: date.optional(),
    /** Name of the term of the branch that begins that day; the one before ends. Not given: terms stay as they are. */
    term: text(100).optional(),
    notRatified: z
      .array(z.strictObject({ electionId: id, memberId: id, reason: text(300) }))
      .max(50)
      .default([]),
  }),
  output: z.object({
    meetingId: id,
    opened: z.array(z.object({ fullName: z.string(), postName: z.string() })),
    closed: z.array(z.object({ fullName: z.string(), postName: z.string() })),
  }),
  refusals: [
    'elections.nothing-submitted',
    'elections.by-superior',
    'elections.decision-dates',
    'elections.not-elected',
    'elections.no-longer-member',
    'members.organisation-ended',
    'members.post-held',
    'members.post-already-held',
    'members.already-left',
    'organisations.ended',
    'organisations.term-none',
    'organisations.term-overlaps',
    'organisations.before-founding',
  ],
})

export const sendBackElections = command({
  name: 'elections.send-back',
  title: 'Trả lại báo cáo kết quả bầu cử để chi bộ bổ sung, ghi lý do',
  input: z.strictObject({ ...inProvince, meetingId: id, reason: text(500) }),
  output: ofMeeting,
  refusals: ['elections.nothing-submitted', 'elections.by-superior'],
})

const candidate = z.object({
  memberId: id,
  fullName: z.string(),
  route: candidateRoute,
  nominatedBy: z.string().nullable(),
  withdrawnReason: z.string().nullable(),
  /** The round that elected, and with how many votes; null: not elected. */
  electedRound: z.int().nullable(),
  votes: z.int().nullable(),
  notRatifiedReason: z.string().nullable(),
})

const election = z.object({
  id,
  meetingId: id,
  meetingKind,
  meetingState,
  on: date,
  organisationId: id,
  organisationName: z.string(),
  postCode: electedPost,
  postName: z.string(),
  seats: z.int(),
  seatsLeft: z.int(),
  purpose: electionPurpose,
  state: electionState,
  /** Whether the list as it stands was voted. */
  listVoted: z.boolean(),
  candidates: z.array(candidate),
  endedReason: z.string().nullable(),
  submittedOn: date.nullable(),
  submittedPaper: z.string().nullable(),
  sentBackReason: z.string().nullable(),
  decisionNo: z.string().nullable(),
  decidedOn: date.nullable(),
  postsFrom: date.nullable(),
  version: z.int(),
  allowed,
})
export type Election = z.output<typeof election>

export const listElectionsOfMeeting = query({
  name: 'elections.list-of-meeting',
  title: 'Các cuộc bầu trong một cuộc họp, người ứng cử và các lần bỏ phiếu',
  input: z.strictObject({ ...inProvince, meetingId: id }),
  output: z.object({
    rows: z.array(election.extend({ votes: z.array(meetingVote) })),
    /** Members of the branch who may stand, for whoever writes the list. */
    members: z.array(z.object({ memberId: id, fullName: z.string() })),
    /** Who holds which of the posts now, and since when: what a ratification ends. */
    holders: z.array(z.object({ postCode: electedPost, fullName: z.string(), since: date })),
    allowed,
  }),
})

export const listElections = query({
  name: 'elections.list',
  title: 'Các cuộc bầu của tổ chức mình và cấp dưới; lọc những cuộc chờ chuẩn y',
  input: z.strictObject({
    ...inProvince,
    organisationId: id.optional(),
    state: electionState.optional(),
    after: cursor.optional(),
    limit,
  }),
  output: page(election),
})

export const listWaitingElections = query({
  name: 'elections.list-waiting',
  title: 'Kết quả bầu cử đang chờ mình: chi bộ chưa báo cáo, hoặc cấp trên trực tiếp chưa chuẩn y',
  input: z.strictObject({ ...inProvince }),
  output: z.object({ rows: z.array(election) }),
})
