// What goes over the wire for what members owe: declared bases, reliefs, the month of a branch, a member's own dues.
import { z } from 'zod'
import { allowed, date, id, provinceCode, text, version } from '#contract/fields.ts'
import { command, query } from '#contract/operation.ts'
import { duesMemberTypes } from '#rules/dues/dues.ts'

export const inProvince = { provinceCode: provinceCode.optional() }
/** A month as `YYYY-MM`. */
export const month = z
  .string({ error: 'Cần chọn tháng.' })
  .regex(/^20\d{2}-(0[1-9]|1[0-2])$/, { error: 'Tháng phải có dạng năm-tháng, ví dụ 2026-11.' })
/** Whole đồng. */
export const dong = z.int({ error: 'Số tiền là số nguyên đồng.' }).min(0).max(1_000_000_000_000)
/** As `dong`, where a book may run the other way. */
export const signedDong = z.int()

const memberType = z.enum(duesMemberTypes)

const base = z.object({
  id,
  memberType,
  base: dong.nullable(),
  extraPay: dong,
  region: z.int().nullable(),
  fromMonth: month,
  declaredOn: date,
  declaredBy: z.string(),
})
export type DuesBase = z.output<typeof base>

export const declareBase = command({
  name: 'dues.declare-base',
  title: 'Khai mức thu nhập làm căn cứ đóng đảng phí của một đảng viên, từ tháng nào',
  description:
    'Đảng viên khai cho mình; bí thư, chi ủy khai cho đảng viên của chi bộ. Mức cũ còn trong lịch sử và giữ đến trước tháng bắt đầu của mức mới.',
  input: z.strictObject({
    ...inProvince,
    memberId: id,
    memberType,
    base: dong.optional(),
    extraPay: dong.default(0),
    region: z.int().min(1).max(4).optional(),
    fromMonth: month,
  }),
  output: z.object({ id, amount: dong.nullable() }),
  refusals: [
    'dues.base-declared-already',
    'dues.base-missing',
    'dues.region-missing',
    'dues.month-closed',
    'dues.month-without-rates',
    'dues.wage-of-year-missing',
  ],
})

/** What one of many is declared to pay from. */
const declared = z.strictObject({
  memberId: id,
  memberType,
  base: dong.optional(),
  extraPay: dong.default(0),
  region: z.int().min(1).max(4).optional(),
})

export const declareBases = command({
  name: 'dues.declare-bases',
  title: 'Khai mức thu nhập làm căn cứ đóng đảng phí của nhiều đảng viên một chi bộ, từ cùng một tháng',
  description:
    'Như khai từng người. Ai đã khai đúng mức ấy từ tháng ấy thì không ghi thêm và được nêu tên trong câu trả lời. Một người còn sai thì chưa ghi của ai.',
  input: z.strictObject({
    ...inProvince,
    organisationId: id,
    fromMonth: month,
    people: z.array(declared).min(1, { error: 'Khai cho ít nhất một người.' }).max(500),
  }),
  output: z.object({
    declared: z.array(z.object({ memberId: id, fullName: z.string(), amount: dong.nullable() })),
    /** Had declared just this already: nothing was written for them. */
    already: z.array(z.object({ memberId: id, fullName: z.string() })),
  }),
  refusals: [
    'dues.base-declared-already',
    'dues.base-missing',
    'dues.region-missing',
    'dues.not-here-now',
    'dues.not-a-branch',
    'dues.month-closed',
    'dues.month-without-rates',
    'dues.wage-of-year-missing',
  ],
})

export const reliefGround = z.enum(['social-pension', 'hard-case', 'hardship', 'detained'])
export type ReliefGround = z.output<typeof reliefGround>
const pct = z.union([z.literal(30), z.literal(50), z.literal(70), z.literal(100)], {
  error: 'Mức giảm là 30, 50, 70 hoặc 100 (miễn).',
})

export const proposeRelief = command({
  name: 'dues.propose-relief',
  title: 'Đề nghị miễn, giảm đảng phí cho một đảng viên, hoặc ghi luôn quyết định nếu tổ chức mình quyết định được',
  input: z.strictObject({
    ...inProvince,
    memberId: id,
    ground: reliefGround,
    pct,
    fromMonth: month,
    toMonth: month,
    reason: text(500),
    /** Given together by whoever may decide. */
    decisionNo: text(60).optional(),
    decidedOn: date.optional(),
  }),
  output: z.object({ id, state: z.enum(['proposed', 'decided']) }),
  refusals: [
    'dues.relief-too-long',
    'dues.relief-not-full',
    'dues.relief-overlaps',
    'dues.relief-not-yours',
    'dues.month-closed',
    'dues.date-ahead',
  ],
})

export const decideRelief = command({
  name: 'dues.decide-relief',
  title: 'Quyết định một đề nghị miễn, giảm đảng phí: đồng ý, không đồng ý, hoặc rút lại',
  input: z.strictObject({
    ...inProvince,
    id,
    version,
    outcome: z.enum(['decided', 'declined', 'withdrawn']),
    decisionNo: text(60).optional(),
    on: date,
  }),
  output: z.object({ version }),
  refusals: [
    'dues.relief-over',
    'dues.relief-not-yours',
    'dues.decision-missing',
    'dues.month-closed',
    'dues.date-ahead',
  ],
})

const relief = z.object({
  id,
  version,
  memberId: id,
  fullName: z.string(),
  branchName: z.string(),
  ground: reliefGround,
  pct: z.int(),
  fromMonth: month,
  toMonth: month,
  reason: z.string(),
  state: z.enum(['proposed', 'decided', 'declined', 'withdrawn']),
  proposedOn: date,
  proposedBy: z.string(),
  decisionNo: z.string().nullable(),
  decidedOn: date.nullable(),
  decidedBy: z.string().nullable(),
  allowed,
})
export type DuesRelief = z.output<typeof relief>

export const listReliefs = query({
  name: 'dues.list-reliefs',
  title: 'Các đề nghị và quyết định miễn, giảm đảng phí của một tổ chức và cấp dưới',
  input: z.strictObject({
    ...inProvince,
    organisationId: id.optional(),
    show: z.enum(['proposed', 'all']).default('all'),
  }),
  output: z.object({ rows: z.array(relief) }),
})

/** What a member owes for one month and how it stands. */
const owing = z.object({
  /** Null: nothing declared, or the rates of that month are not known. */
  owed: dong.nullable(),
  /** By Party age, a decision or detention (F-01, F-04); who declared 0 đồng owes as little and is not. */
  exempt: z.boolean(),
  paid: signedDong,
  outstanding: dong,
})

const person = owing.extend({
  memberId: id,
  fullName: z.string(),
  memberType: memberType.nullable(),
  base: dong.nullable(),
  extraPay: dong,
  region: z.int().nullable(),
  reductionPct: z.int(),
  /** Sentences: why this amount. */
  reasons: z.array(z.string()),
  /** Months of this year, over by now, that are owed and not paid in full (F-06). */
  unpaidMonths: z.array(month),
  /** Those of them that lie with another branch, where they are paid. */
  unpaidElsewhere: z.array(month),
  /** Months of this branch before the one asked for, of a year at most, that are not paid in full. */
  arrears: z.array(z.object({ month, outstanding: dong })),
  /** Belongs to another branch by now. */
  gone: z.boolean(),
})
export type DuesPerson = z.output<typeof person>

export const getMonth = query({
  name: 'dues.get-month',
  title: 'Đảng phí một tháng của chi bộ: ai nộp bao nhiêu, vì sao, đã nộp, còn thiếu',
  input: z.strictObject({ ...inProvince, organisationId: id.optional(), month: month.optional() }),
  output: z.object({
    organisationId: id,
    organisationName: z.string(),
    month,
    /** Why nothing is reckoned for the month; null when the rates are known. */
    ratesUnknown: z.string().nullable(),
    closed: z.object({ at: z.string(), by: z.string() }).nullable(),
    /** Nothing may be written for days in or before this month. */
    closedThrough: month.nullable(),
    keeper: z.object({ keeper: z.string(), since: date }).nullable(),
    totals: z.object({
      members: z.int(),
      undeclared: z.int(),
      owed: dong,
      paid: signedDong,
      outstanding: dong,
      balance: signedDong,
    }),
    /** What of the money of this calendar month the branch keeps and sends up (RETAIN-01); null where no share is confirmed. */
    split: z.object({ collected: signedDong, keep: dong, remit: dong }).nullable(),
    rows: z.array(person),
    allowed,
  }),
})
export type DuesMonth = z.output<typeof getMonth.output>

export const getMember = query({
  name: 'dues.get-member',
  title: 'Đảng phí của một đảng viên trong năm: mức khai, miễn giảm, từng tháng phải nộp và đã nộp',
  input: z.strictObject({
    ...inProvince,
    memberId: id.optional(),
    year: z.coerce.number().int().min(2020).max(2200).optional(),
  }),
  output: z.object({
    memberId: id,
    fullName: z.string(),
    year: z.int(),
    bases: z.array(base),
    reliefs: z.array(relief),
    /** `elsewhere`: lies with the branch of before, where it is paid. */
    months: z.array(owing.extend({ month, reasons: z.array(z.string()), elsewhere: z.boolean() })),
    receipts: z.array(z.object({ id, on: date, forMonth: month, amount: signedDong, receipt: z.string().nullable() })),
    allowed,
  }),
})
export type DuesOfMember = z.output<typeof getMember.output>
