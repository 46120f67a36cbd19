// What goes over the wire for yearly commitments: written by the member, agreed in the branch, looked at each quarter (G7).
import { z } from 'zod'
import { allowed, cursor, date, id, limit, page, provinceCode, text, version } from '#contract/fields.ts'
import { command, query } from '#contract/operation.ts'
import { type CommitmentHeading, commitmentHeadings } from '#rules/tasks/commitment.ts'

const inProvince = { provinceCode: provinceCode.optional() }
const year = z.coerce.number().int().min(1930).max(2200)
const quarter = z.coerce.number().int().min(1).max(4)
const heading = z.enum(commitmentHeadings.map(({ code }) => code) as [CommitmentHeading, ...CommitmentHeading[]])
export const item = z.object({ heading, text: text(2000) })
export type CommitmentItem = z.output<typeof item>
export const state = z.enum(['draft', 'submitted', 'sent-back', 'agreed'])
export type CommitmentState = z.output<typeof state>

const one = { ...inProvince, id, version }
const written = z.object({ id, version, state })

export const writeCommitment = command({
  name: 'commitments.write',
  title: 'Viết kế hoạch tu dưỡng, rèn luyện, phấn đấu trong năm',
  description: 'Đảng viên tự viết; cấp ủy chi bộ ghi giúp người không dùng phần mềm.',
  input: z.strictObject({
    ...inProvince,
    /** The own one where nobody is named. */
    memberId: id.optional(),
    year,
    items: z.array(z.strictObject(item.shape)).min(1, { error: 'Cần ít nhất một nội dung.' }).max(30),
    /** Of the plan that stands; none where there is none yet. */
    version: version.optional(),
  }),
  output: written,
  refusals: ['commitments.year-closed', 'commitments.wrong-state', 'commitments.exists', 'commitments.no-member'],
})

export const submitCommitment = command({
  name: 'commitments.submit',
  title: 'Gửi kế hoạch tu dưỡng, rèn luyện, phấn đấu cho chi bộ',
  input: z.strictObject(one),
  output: written,
  refusals: ['commitments.wrong-state'],
})

export const agreeCommitment = command({
  name: 'commitments.agree',
  title: 'Ghi chi bộ đã thống nhất kế hoạch tu dưỡng, rèn luyện, phấn đấu',
  input: z.strictObject({ ...one, meetingOn: date }),
  output: written,
  refusals: ['commitments.wrong-state', 'commitments.date-ahead'],
})

export const sendCommitmentBack = command({
  name: 'commitments.send-back',
  title: 'Trả lại kế hoạch tu dưỡng, rèn luyện, phấn đấu để viết tiếp',
  input: z.strictObject({ ...one, reason: text(500) }),
  output: written,
  refusals: ['commitments.wrong-state'],
})

const look = z.strictObject({ ...one, quarter, text: text(2000) })
const lookRefusals = ['commitments.not-agreed', 'commitments.quarter-ahead']

export const reviewCommitment = command({
  name: 'commitments.review',
  title: 'Tự nhìn lại kế hoạch tu dưỡng, rèn luyện, phấn đấu trong một quý',
  input: look,
  output: written,
  refusals: lookRefusals,
})

export const noteCommitment = command({
  name: 'commitments.note',
  title: 'Ghi nhận xét của chi bộ về kế hoạch tu dưỡng, rèn luyện, phấn đấu trong một quý',
  input: look,
  output: written,
  refusals: lookRefusals,
})

const commitment = z.object({
  /** Null while nothing is written. */
  id: id.nullable(),
  memberId: id,
  fullName: z.string(),
  organisationName: z.string(),
  year: z.int(),
  state: state.nullable(),
  items: z.array(item),
  submittedOn: date.nullable(),
  agreedOn: date.nullable(),
  sentBackReason: z.string().nullable(),
  reviews: z.array(
    z.object({
      quarter: z.int(),
      memberText: z.string().nullable(),
      memberOn: date.nullable(),
      branchText: z.string().nullable(),
      branchOn: date.nullable(),
      branchAuthor: z.string().nullable(),
    }),
  ),
  version: version.nullable(),
  allowed,
})
export type ShownCommitment = z.output<typeof commitment>

export const getCommitment = query({
  name: 'commitments.get',
  title: 'Kế hoạch tu dưỡng, rèn luyện, phấn đấu của một đảng viên trong năm',
  input: z.strictObject({ ...inProvince, memberId: id.optional(), year }),
  output: commitment,
  refusals: ['commitments.no-member'],
})

export const listCommitments = query({
  name: 'commitments.list',
  title: 'Kế hoạch tu dưỡng, rèn luyện, phấn đấu của đảng viên trong một tổ chức: chưa viết, đã gửi, đã thống nhất',
  input: z.strictObject({
    ...inProvince,
    organisationId: id.optional(),
    year,
    show: z.enum(['all', 'missing', 'draft', 'submitted', 'sent-back', 'agreed']).default('all'),
    after: cursor.optional(),
    limit,
  }),
  output: page(
    z.object({
      memberId: id,
      fullName: z.string(),
      organisationName: z.string(),
      state: state.nullable(),
      agreedOn: date.nullable(),
    }),
  ).extend({
    counts: z.object({ missing: z.int(), draft: z.int(), submitted: z.int(), sentBack: z.int(), agreed: z.int() }),
  }),
})
