// What goes over the wire for the register of documents: entries, files, links, sending and receipts, and index cards of classified ones.
import { z } from 'zod'
import {
  body,
  direction,
  documentRow,
  headParts,
  inProvince,
  level,
  linkKind,
  one,
  shownDocument,
  signerPost,
  subject,
  symbol,
  type,
  uploadId,
} from '#contract/document-shapes.ts'
import { allowed, cursor, date, id, limit, page, searchText, text, version } from '#contract/fields.ts'
import { command, query } from '#contract/operation.ts'

export const written = z.object({ id, version })
const number = z.int().min(1).max(99_999)
/** Why the number or the issuer of an outgoing document is refused. */
export const numbering = [
  'documents.may-not-issue',
  'organisations.ended',
  'documents.number-taken',
  'documents.date-ahead',
]
export const filing = ['documents.upload-gone', 'documents.not-read', 'documents.classified']

export const listDocuments = query({
  name: 'documents.list',
  title: 'Sổ văn bản đến, văn bản đi của một tổ chức; tìm theo chữ không dấu trong cả nội dung',
  input: z.strictObject({
    ...inProvince,
    organisationId: id.optional(),
    /** Also those of the organisations below. */
    below: z.stringbool().or(z.boolean()).default(false),
    direction: direction.optional(),
    type: type.optional(),
    /** `open`: still being read, arrived and not taken in, or with work nobody was given; drafts only where asked for. */
    show: z.enum(['all', 'registered', 'open', 'drafts']).default('all'),
    from: date.optional(),
    to: date.optional(),
    text: searchText(120).optional(),
    after: cursor.optional(),
    limit,
  }),
  output: page(documentRow),
})

export const getDocument = query({
  name: 'documents.get',
  title: 'Một văn bản: số, ký hiệu, trích yếu, nơi nhận và ai đã đọc, văn bản liên quan, việc được giao',
  input: z.strictObject({ ...inProvince, id }),
  output: shownDocument,
})

export const recordDocument = command({
  name: 'documents.record',
  title: 'Vào sổ một văn bản đến hoặc văn bản đi',
  description:
    'Văn bản đi không ghi số thì lấy số kế tiếp của loại ấy trong nhiệm kỳ. Có thể kèm tệp .docx, .pdf, .txt (20 MB) để tìm theo nội dung. Không vào sổ văn bản mật: lập phiếu.',
  input: z.strictObject({
    ...inProvince,
    organisationId: id.optional(),
    direction,
    type,
    body: body.default('committee'),
    /** Of an outgoing one that has its number already. */
    no: number.optional(),
    /** Of an incoming one, as printed. */
    symbol: symbol.optional(),
    subject,
    ...headParts,
    registeredOn: date.optional(),
    recipients: z.array(text(200)).max(100).default([]),
    uploadId: uploadId.optional(),
  }),
  output: written.extend({ symbol: z.string().nullable(), arrivalNo: z.int().nullable() }),
  refusals: [...numbering, ...filing],
})

export const changeDocument = command({
  name: 'documents.change',
  title: 'Sửa phần ghi trong sổ của một văn bản (số và loại giữ nguyên)',
  input: z.strictObject({ ...one, subject: subject.optional(), ...headParts, signerPost: signerPost.optional() }),
  output: written,
  refusals: ['documents.not-registered', 'documents.date-ahead', 'documents.issued-frozen'],
})

export const linkDocument = command({
  name: 'documents.link',
  title: 'Ghi văn bản này thực hiện, sửa đổi, thay thế hoặc trả lời văn bản nào',
  input: z.strictObject({ ...one, kind: linkKind, targetId: id.optional(), text: text(300).optional() }),
  output: written,
  refusals: ['documents.link-missing', 'documents.link-to-itself', 'documents.already-linked'],
})

export const unlinkDocument = command({
  name: 'documents.unlink',
  title: 'Bỏ một mối liên quan ghi nhầm',
  input: z.strictObject({ ...one, seq: z.int().min(1) }),
  output: written,
})

export const sendDocument = command({
  name: 'documents.send',
  title: 'Gửi văn bản đi tới các tổ chức trong tỉnh; nơi nhận thấy ngay trong văn bản đến',
  description: 'Mỗi nơi nhận một lần; gửi lại không tạo bản thứ hai. Chọn cả cấp dưới trực tiếp hoặc mọi cấp dưới.',
  input: z.strictObject({
    ...one,
    organisationIds: z.array(id).max(500).default([]),
    below: z.enum(['none', 'direct', 'all']).default('none'),
  }),
  output: written.extend({ sent: z.int() }),
  refusals: ['documents.not-registered', 'documents.only-outgoing', 'documents.nobody-chosen'],
})

export const acknowledgeDocument = command({
  name: 'documents.acknowledge',
  title: 'Nhận văn bản đến: lấy số đến, báo nơi gửi là đã đọc',
  input: z.strictObject(one),
  output: written.extend({ arrivalNo: z.int() }),
  refusals: ['documents.nothing-to-acknowledge'],
})

export const getDocumentFile = command({
  name: 'documents.get-file',
  title: 'Tải tệp của một văn bản',
  input: z.strictObject({ ...inProvince, id }),
  output: z.object({ downloadId: z.string(), fileName: z.string() }),
  refusals: ['documents.not-opened'],
})

const card = { code: text(60), level, keeper: text(120), place: text(200) }

export const recordCard = command({
  name: 'documents.record-card',
  title: 'Lập phiếu của một văn bản mật: ký hiệu, độ mật, người giữ, nơi để',
  description: 'Chỉ ghi bốn mục ấy; trích yếu, nội dung và tệp không đưa vào đây.',
  input: z.strictObject({ ...inProvince, organisationId: id.optional(), ...card }),
  output: written,
})

export const changeCard = command({
  name: 'documents.change-card',
  title: 'Đổi độ mật, người giữ hoặc nơi để trên phiếu của một văn bản mật',
  input: z.strictObject({ ...one, level, keeper: card.keeper, place: card.place }),
  output: written,
})

export const listCards = query({
  name: 'documents.list-cards',
  title: 'Phiếu của các văn bản mật',
  input: z.strictObject({ ...inProvince, organisationId: id.optional(), after: cursor.optional(), limit }),
  output: page(
    z.object({
      id,
      organisationId: id,
      organisationName: z.string(),
      code: z.string(),
      level,
      keeper: z.string(),
      place: z.string(),
      recordedOn: date,
      version,
      allowed,
    }),
  ),
})
