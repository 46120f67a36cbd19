// What goes over the wire for the money itself: collecting, the cash book, what goes up, closing a month, who keeps the book.
import { z } from 'zod'
import { dong, inProvince, month, signedDong } from '#contract/dues.ts'
import { allowed, cursor, date, id, limit, optionalText, page, text } from '#contract/fields.ts'
import { command, query } from '#contract/operation.ts'

export const channel = z.enum(['cash', 'portal', 'bank'])
export type DuesChannel = z.output<typeof channel>
const amount = dong.min(1, { error: 'Số tiền phải lớn hơn 0.' })

export const openBook = command({
  name: 'dues.open-book',
  title: 'Mở sổ quỹ đảng phí: số tiền đang có và người giữ sổ',
  description:
    'Một lần cho mỗi tổ chức. Số tiền là tiền có từ trước mà sổ chưa ghi, được cộng vào sổ; không có thì ghi 0.',
  input: z.strictObject({ ...inProvince, organisationId: id, on: date, amount: dong, keeper: text(120) }),
  output: z.object({ balance: signedDong }),
  refusals: ['dues.book-open', 'dues.date-ahead', 'dues.month-closed'],
})

export const collect = command({
  name: 'dues.collect',
  title: 'Thu đảng phí của một hay nhiều đảng viên: một tháng, hoặc cả những tháng còn thiếu',
  description:
    'Không ghi số tiền thì thu đúng số còn thiếu. Mỗi người mỗi tháng một dòng, một biên lai; ai nộp nhiều tháng một lần thì ghi các tháng ở `months`, để trống là tháng `forMonth`. Tháng đã nộp đủ thì không ghi thêm và được nêu trong câu trả lời. Một người không thu được như vậy thì chưa ghi của ai.',
  input: z.strictObject({
    ...inProvince,
    organisationId: id,
    forMonth: month,
    on: date,
    channel: channel.default('cash'),
    people: z
      .array(
        z
          .strictObject({
            memberId: id,
            amount: amount.optional(),
            /** Paid at once; without them `forMonth` alone. */
            months: z.array(month).min(1).max(24).optional(),
          })
          .refine((one) => one.amount === undefined || (one.months ?? []).length < 2, {
            error:
              'Thu nhiều tháng một lần thì thu đúng số còn thiếu của từng tháng: bỏ trống số tiền, hoặc thu từng tháng.',
            path: ['amount'],
          }),
      )
      .min(1, { error: 'Chọn ít nhất một người.' })
      .max(500),
    /** The paper by which the level above agreed to more than what is owed (F-07). */
    higherBy: optionalText(200).optional(),
    note: optionalText(300).optional(),
    /** Of a sum that was typed: another one of the same person, month, day and amount, not the one in the book. */
    another: z.boolean().default(false),
  }),
  output: z.object({
    collected: z.array(
      z.object({ id, memberId: id, fullName: z.string(), forMonth: month, amount: dong, receiptNo: z.int() }),
    ),
    /** Were paid already: nothing was written for them. */
    already: z.array(z.object({ memberId: id, fullName: z.string(), forMonth: month })),
    total: dong,
    balance: signedDong,
  }),
  refusals: [
    'dues.already-collected',
    'dues.sum-collected-already',
    'dues.more-than-owed',
    'dues.nothing-declared',
    'dues.not-of-the-branch',
    'dues.not-a-branch',
    'dues.too-far-ahead',
    'dues.month-without-rates',
    'dues.book-handed-over',
    'dues.month-closed',
    'dues.date-ahead',
  ],
})

export const counterEntry = command({
  name: 'dues.counter-entry',
  title: 'Ghi bút toán ngược để bỏ một dòng ghi sai trong sổ quỹ',
  input: z.strictObject({ ...inProvince, id, on: date, reason: text(300) }),
  output: z.object({ id, balance: signedDong }),
  refusals: [
    'dues.countered-already',
    'dues.counter-not-countered',
    'dues.received-above',
    'dues.moved-to-book',
    'dues.before-entry',
    'dues.book-handed-over',
    'dues.month-closed',
    'dues.date-ahead',
  ],
})

export const remit = command({
  name: 'dues.remit',
  title: 'Nộp đảng phí lên cấp trên',
  description:
    'Cùng ngày, cùng số tiền đã có một khoản thì không ghi lần nữa; nộp thêm đúng như vậy thì gửi kèm `another`. Khoản đã bỏ bằng bút toán ngược không tính.',
  input: z.strictObject({
    ...inProvince,
    organisationId: id,
    on: date,
    amount,
    channel: channel.default('cash'),
    note: optionalText(300).optional(),
    /** Another one of the same day and amount, not the one in the book. */
    another: z.boolean().default(false),
  }),
  output: z.object({ id, balance: signedDong }),
  refusals: [
    'dues.remitted-already',
    'dues.not-so-much',
    'dues.book-handed-over',
    'dues.month-closed',
    'dues.date-ahead',
  ],
})

export const confirmReceipt = command({
  name: 'dues.confirm-receipt',
  title: 'Xác nhận đã nhận khoản đảng phí cấp dưới nộp lên',
  input: z.strictObject({ ...inProvince, id, on: date }),
  output: z.object({ id, balance: signedDong }),
  refusals: [
    'dues.received-already',
    'dues.not-remitted',
    'dues.before-entry',
    'dues.book-handed-over',
    'dues.month-closed',
    'dues.date-ahead',
  ],
})

export const moveBalance = command({
  name: 'dues.move-balance',
  title: 'Chuyển tiền đảng phí còn lại của một tổ chức sang tổ chức khác khi sáp nhập, chia tách, giải thể',
  input: z.strictObject({ ...inProvince, organisationId: id, toOrganisationId: id, on: date, document: text(200) }),
  output: z.object({ moved: dong }),
  refusals: [
    'dues.nothing-to-move',
    'dues.same-organisation',
    'dues.month-closed',
    'dues.date-ahead',
    'dues.book-handed-over',
  ],
})

export const closeMonth = command({
  name: 'dues.close-month',
  title: 'Khóa sổ đảng phí một tháng',
  description:
    'Sau khi khóa không ghi thêm vào ngày nào của tháng đó và các tháng trước. Với `withBelow` khóa luôn mọi chi bộ cấp dưới chưa khóa.',
  input: z.strictObject({ ...inProvince, organisationId: id, month, withBelow: z.boolean().default(false) }),
  output: z.object({ closed: z.int(), balance: signedDong }),
  refusals: ['dues.closed-already', 'dues.month-ahead'],
})

export const reopenMonth = command({
  name: 'dues.reopen-month',
  title: 'Mở lại sổ đảng phí một tháng đã khóa',
  input: z.strictObject({ ...inProvince, organisationId: id, month, reason: text(300) }),
  output: z.object({ month }),
  refusals: ['dues.not-closed', 'dues.later-closed'],
})

export const handOverBook = command({
  name: 'dues.hand-over-book',
  title: 'Bàn giao sổ quỹ đảng phí cho người giữ sổ mới, với số tiền đếm được',
  input: z.strictObject({
    ...inProvince,
    organisationId: id,
    on: date,
    keeper: text(120),
    counted: dong,
    document: optionalText(200).optional(),
  }),
  output: z.object({ id, balance: signedDong }),
  refusals: ['dues.count-differs', 'dues.same-keeper', 'dues.before-keeper', 'dues.date-ahead'],
})

const entry = z.object({
  id,
  on: date,
  kind: z.enum(['opening', 'collected', 'remitted', 'received', 'counter']),
  amount: signedDong,
  /** After this line. */
  balance: signedDong,
  memberId: id.nullable(),
  memberName: z.string().nullable(),
  forMonth: month.nullable(),
  channel,
  /** `12/2026`. */
  receipt: z.string().nullable(),
  otherOrganisation: z.string().nullable(),
  /** Taken back by a counter-entry. */
  countered: z.boolean(),
  /** Of what was sent up: whether the level above has it. */
  received: z.boolean(),
  note: z.string().nullable(),
  recordedBy: z.string(),
  allowed,
})
export type DuesEntry = z.output<typeof entry>

export const listBook = query({
  name: 'dues.list-book',
  title: 'Sổ quỹ đảng phí của một tổ chức, với số dư sau từng dòng',
  input: z.strictObject({
    ...inProvince,
    organisationId: id.optional(),
    from: date.optional(),
    until: date.optional(),
    after: cursor.optional(),
    limit,
  }),
  output: page(entry).extend({
    organisationId: id,
    organisationName: z.string(),
    /** Before the first line of the span. */
    opening: signedDong,
    balance: signedDong,
    /** Whether the book was opened. */
    open: z.boolean(),
    keepers: z.array(
      z.object({
        id,
        keeper: z.string(),
        giver: z.string().nullable(),
        from: date,
        to: date.nullable(),
        balance: signedDong,
        document: z.string().nullable(),
      }),
    ),
    allowed,
  }),
})
export type DuesBook = z.output<typeof listBook.output>

export const getReceipts = query({
  name: 'dues.get-receipts',
  title: 'Biên lai thu đảng phí đã đánh số, để in: một biên lai hoặc mọi biên lai của một ngày',
  input: z.strictObject({ ...inProvince, organisationId: id, on: date, id: id.optional() }),
  output: z.object({
    organisationName: z.string(),
    superiorName: z.string().nullable(),
    rows: z.array(
      z.object({
        id,
        receipt: z.string(),
        on: date,
        fullName: z.string(),
        forMonth: month,
        amount: dong,
        inWords: z.string().nullable(),
        channel,
        recordedBy: z.string(),
        countered: z.boolean(),
      }),
    ),
  }),
})
export type DuesReceipts = z.output<typeof getReceipts.output>

const listedReceipt = z.object({
  id,
  receipt: z.string(),
  on: date,
  fullName: z.string(),
  forMonth: month,
  amount: dong,
  channel,
  countered: z.boolean(),
})
export type DuesListedReceipt = z.output<typeof listedReceipt>

export const listReceipts = query({
  name: 'dues.list-receipts',
  title: 'Biên lai thu đảng phí đã lập trong một năm, số mới trước; tìm theo tên hoặc số',
  input: z.strictObject({
    ...inProvince,
    organisationId: id.optional(),
    /** This year when not given. */
    year: z.coerce.number().int().min(2020).max(2200).optional(),
    text: optionalText(80).optional(),
    after: cursor.optional(),
    limit,
  }),
  output: page(listedReceipt).extend({
    organisationName: z.string(),
    year: z.int(),
    /** Those with receipts, the newest first. */
    years: z.array(z.int()),
  }),
})

export const printReceipts = command({
  name: 'dues.print-receipts',
  title: 'In biên lai thu đảng phí ra tệp Word: một biên lai hoặc mọi biên lai của một ngày trong một tệp',
  input: getReceipts.input.extend({
    /** Printed once more from the archive: each says so, with the day. */
    again: z.boolean().default(false),
  }),
  output: z.object({ downloadId: z.string(), fileName: z.string() }),
  refusals: ['dues.no-receipts'],
})
