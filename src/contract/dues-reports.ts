// What goes over the wire for the level above: the month of all branches, and the quarterly table B01/ĐP.
import { z } from 'zod'
import { dong, inProvince, month, signedDong } from '#contract/dues.ts'
import { allowed, cursor, id, limit, page } from '#contract/fields.ts'
import { query } from '#contract/operation.ts'

const branchMonth = z.object({
  organisationId: id,
  name: z.string(),
  closed: z.boolean(),
  members: z.int(),
  undeclared: z.int(),
  owed: dong,
  paid: signedDong,
  outstanding: dong,
  remitted: dong,
  balance: signedDong,
})
export type DuesBranchMonth = z.output<typeof branchMonth>

export const listBranchMonths = query({
  name: 'dues.list-branch-months',
  title: 'Đảng phí một tháng của các chi bộ trực thuộc: đã khóa sổ, đã thu, còn thiếu, đã nộp lên',
  input: z.strictObject({
    ...inProvince,
    organisationId: id.optional(),
    month: month.optional(),
    after: cursor.optional(),
    limit,
  }),
  output: page(branchMonth).extend({
    organisationId: id,
    organisationName: z.string(),
    month,
    ratesUnknown: z.string().nullable(),
    /** What branches sent up and this organisation has not confirmed yet. */
    waiting: z.array(z.object({ id, organisationName: z.string(), on: z.string(), amount: dong })),
    allowed,
  }),
})
export type DuesBranchMonths = z.output<typeof listBranchMonths.output>

export const checkSums = query({
  name: 'dues.check-sums',
  title: 'Đối chiếu các số cộng theo tháng được giữ sẵn với từng dòng của sổ quỹ',
  input: z.strictObject(inProvince),
  output: z.object({ differences: z.array(z.object({ organisationId: id, month })) }),
})

const line = z.object({ code: z.string(), title: z.string(), columns: z.array(signedDong), total: signedDong })
export type DuesQuarterLine = z.output<typeof line>

export const getQuarter = query({
  name: 'dues.get-quarter',
  title: 'Báo cáo thu, nộp đảng phí của một quý (biểu B01/ĐP), đã đối chiếu số học',
  input: z.strictObject({
    ...inProvince,
    organisationId: id.optional(),
    year: z.coerce.number().int().min(2020).max(2200),
    quarter: z.coerce.number().int().min(1).max(4),
  }),
  output: z.object({
    organisationId: id,
    organisationName: z.string(),
    year: z.int(),
    quarter: z.int(),
    columns: z.array(z.string()),
    lines: z.array(line),
    /** Sentences: where the table does not add up; empty when it does. */
    problems: z.array(z.string()),
    /** Organisations behind the figures, the largest collections first. */
    behind: z.array(
      z.object({ organisationId: id, name: z.string(), collected: signedDong, retained: signedDong, remitted: dong }),
    ),
    openMonths: z.int(),
  }),
})
export type DuesQuarter = z.output<typeof getQuarter.output>

export const countWaiting = query({
  name: 'dues.count-waiting',
  title:
    'Việc đảng phí đang chờ tổ chức của mình: tháng chưa nộp đến mức phải xem xét, miễn giảm chờ quyết định, khoản chờ xác nhận',
  input: z.strictObject(inProvince),
  output: z.object({
    /** Members of the own branch whose unpaid months of the year have come to what the rulebook names (F-06): to be looked into, nothing more. */
    unpaid: z.array(z.object({ memberId: id, fullName: z.string(), months: z.array(month) })),
    /** Reliefs that the seat may decide. */
    reliefs: z.int(),
    /** What branches sent up and nobody has confirmed. */
    toConfirm: z.int(),
  }),
})
export type DuesWaiting = z.output<typeof countWaiting.output>
