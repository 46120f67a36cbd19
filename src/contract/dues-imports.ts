// What goes over the wire for lists of payments from the portal or a bank: reading, looking through, writing, taking back.
import { z } from 'zod'
import { dong, inProvince, month } from '#contract/dues.ts'
import { allowed, cursor, date, id, limit, page, text, version } from '#contract/fields.ts'
import { command, query } from '#contract/operation.ts'
import { PAYMENT_FIELDS } from '#rules/dues/payment-columns.ts'

const count = z.int().min(0)
const channel = z.enum(['portal', 'bank'])
const seq = z.int().min(1)

/** ready → committed | cancelled; committed → undone. */
const importState = z.enum(['ready', 'committed', 'cancelled', 'undone'])

/** matched: can be written; doubtful: the person is known, something else is not right; unmatched: nobody is found. */
const paymentState = z.enum(['matched', 'doubtful', 'unmatched'])

const header = z.object({
  id,
  version,
  organisationId: id,
  organisationName: z.string(),
  fileName: z.string(),
  channel,
  state: importState,
  createdAt: z.string(),
  createdBy: z.string(),
  endedAt: z.string().nullable(),
  endedBy: z.string().nullable(),
  counts: z.object({ matched: count, doubtful: count, unmatched: count, leftOut: count, written: count }),
  /** Of what is matched and not left out, or was written. */
  amount: dong,
})
export type DuesImport = z.output<typeof header>

const row = z.object({
  seq,
  sheet: z.string(),
  /** The row of the sheet, from 1. */
  row: z.int(),
  fullName: z.string(),
  birth: z.string(),
  branch: z.string(),
  reference: z.string(),
  /** The text of the transfer. */
  note: z.string(),
  amount: dong.nullable(),
  forMonth: month.nullable(),
  paidOn: date.nullable(),
  state: paymentState,
  leftOut: z.boolean(),
  findings: z.array(z.object({ code: z.string(), message: z.string() })),
  member: z.object({ id, fullName: z.string(), branchName: z.string(), chosen: z.boolean() }).nullable(),
  written: z.boolean(),
})
export type DuesImportRow = z.output<typeof row>

export const startDuesImport = command({
  name: 'dues.start-import',
  title: 'Đọc danh sách nộp đảng phí của cổng thanh toán hoặc ngân hàng từ tệp Excel, CSV',
  description: 'Chưa ghi gì vào sổ quỹ: từng dòng được đối chiếu với đảng viên và số phải nộp để xem trước.',
  input: z.strictObject({
    ...inProvince,
    /** The branch, or the committee whose branches the list is about. */
    organisationId: id,
    uploadId: z.string().regex(/^[0-9a-f]{32}$/, { error: 'Mã tệp không đúng dạng.' }),
    channel,
  }),
  output: z.object({ id }),
  refusals: ['imports.upload-gone', 'dues.list-not-read', 'dues.list-too-long'],
})

export const listDuesImports = query({
  name: 'dues.list-imports',
  title: 'Các danh sách nộp đảng phí đã nhập của một tổ chức',
  input: z.strictObject({ ...inProvince, organisationId: id, after: cursor.optional(), limit }),
  output: page(header).extend({ allowed }),
})

export const getDuesImport = query({
  name: 'dues.get-import',
  title: 'Một danh sách nộp đảng phí: từng dòng khớp với ai, tháng nào, vì sao chưa ghi được',
  input: z.strictObject({
    ...inProvince,
    id,
    /** `rest`: what was not or cannot be written. */
    show: z.enum(['all', 'matched', 'rest']).default('all'),
    after: cursor.optional(),
    limit,
  }),
  output: page(row).extend({
    list: header,
    columns: z.array(z.object({ heading: z.string(), field: z.enum(PAYMENT_FIELDS) })),
    allowed,
  }),
})
export type DuesImportPage = z.output<typeof getDuesImport.output>

export const decideDuesImportRow = command({
  name: 'dues.decide-import-row',
  title: 'Chọn người nộp, tháng nộp của một dòng trong danh sách, hoặc bỏ dòng đó ra',
  description: 'Cả danh sách được đối chiếu lại ngay.',
  input: z.strictObject({
    ...inProvince,
    id,
    version,
    seq,
    memberId: id.optional(),
    forMonth: month.optional(),
    leftOut: z.boolean().optional(),
  }),
  output: z.object({ version, state: paymentState }),
  refusals: ['dues.list-over'],
})

export const confirmDuesImportRows = command({
  name: 'dues.confirm-import-rows',
  title: 'Xác nhận người và tháng đọc được từ nội dung chuyển khoản của một hay nhiều dòng',
  description: 'Chỉ dòng đã có người đề xuất; dòng khác giữ nguyên. Chưa xác nhận thì không ghi vào sổ quỹ.',
  input: z.strictObject({
    ...inProvince,
    id,
    version,
    seqs: z.array(seq).min(1, { error: 'Chọn ít nhất một dòng.' }).max(500),
  }),
  output: z.object({ version, confirmed: count, matched: count }),
  refusals: ['dues.list-over', 'dues.nothing-to-confirm'],
})

export const commitDuesImport = command({
  name: 'dues.commit-import',
  title: 'Ghi các dòng đã khớp của danh sách vào sổ quỹ của các chi bộ',
  description:
    'Tất cả trong một lần ghi. Dòng còn nghi vấn hoặc chưa khớp không được ghi và còn trong danh sách để đối chiếu tay.',
  input: z.strictObject({ ...inProvince, id, version }),
  output: z.object({ version, written: count, rest: count, amount: dong }),
  refusals: ['dues.list-over', 'dues.nothing-to-write'],
})

export const cancelDuesImport = command({
  name: 'dues.cancel-import',
  title: 'Bỏ một danh sách nộp đảng phí chưa ghi',
  input: z.strictObject({ ...inProvince, id, version }),
  output: z.object({ version }),
  refusals: ['dues.list-over'],
})

export const undoDuesImport = command({
  name: 'dues.undo-import',
  title: 'Rút lại cả danh sách đã ghi bằng bút toán ngược cho từng dòng',
  input: z.strictObject({ ...inProvince, id, version, on: date, reason: text(300) }),
  output: z.object({ version, countered: count, amount: dong }),
  refusals: [
    'dues.list-not-written',
    'dues.before-entry',
    'dues.book-handed-over',
    'dues.month-closed',
    'dues.date-ahead',
  ],
})
