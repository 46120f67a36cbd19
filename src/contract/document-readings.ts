// What goes over the wire while a document is read beside its text: the proposal, settling its head and its work, confirming, giving the work out.
import { z } from 'zod'
import {
  body,
  direction,
  headField,
  headParts,
  inProvince,
  one,
  reading,
  symbol,
  type,
  uploadId,
} from '#contract/document-shapes.ts'
import { filing, numbering, written } from '#contract/documents.ts'
import { date, id, optionalText, text } from '#contract/fields.ts'
import { command, query } from '#contract/operation.ts'

export const readDocumentFile = command({
  name: 'documents.read-file',
  title: 'Đọc một văn bản (.docx, .pdf, .txt): đề xuất phần đầu, việc được giao, nơi nhận, chữ hỏng',
  description: 'Không đưa văn bản mật vào đây: tệp có dấu độ mật bị từ chối và không giữ lại.',
  input: z.strictObject({ ...inProvince, organisationId: id.optional(), direction: direction.optional(), uploadId }),
  output: written,
  refusals: filing,
})

export const getReading = query({
  name: 'documents.get-reading',
  title: 'Văn bản đang đọc: nội dung và những gì đề xuất, kèm chỗ trong văn bản',
  input: z.strictObject({ ...inProvince, id }),
  output: reading,
  refusals: ['documents.no-text', 'documents.not-opened'],
})

const notReading = ['documents.not-reading']

export const settleHead = command({
  name: 'documents.settle-head',
  title: 'Xác nhận hoặc sửa từng mục ở phần đầu của văn bản đang đọc',
  input: z.strictObject({
    ...one,
    /** What the person has looked at; together with what is given below. */
    fields: z.array(headField).max(10).default([]),
    direction: direction.optional(),
    type: type.optional(),
    body: body.optional(),
    symbol: symbol.optional(),
    subject: optionalText(1000).optional(),
    ...headParts,
  }),
  output: written,
  refusals: notReading,
})

export const settleTask = command({
  name: 'documents.settle-task',
  title: 'Giữ, sửa, bỏ hoặc thêm một việc mà văn bản giao',
  description: 'Không ghi số thứ tự thì thêm một việc mới.',
  input: z.strictObject({
    ...one,
    seq: z.int().min(1).optional(),
    keep: z.boolean().default(true),
    title: text(250).optional(),
    detail: optionalText(4000).optional(),
    dueOn: date.nullable().optional(),
    /** Who is to do it: both lists are given, or neither. */
    memberIds: z.array(id).max(200).optional(),
    organisationIds: z.array(id).max(200).optional(),
    leadId: id.nullable().optional(),
  }),
  output: written.extend({ seq: z.int() }),
  refusals: [
    'documents.task-assigned',
    'documents.task-untitled',
    'tasks.cannot-be-given-work',
    'tasks.lead-not-chosen',
  ],
})

export const confirmReading = command({
  name: 'documents.confirm',
  title: 'Vào sổ văn bản vừa đọc và giao những việc đã rõ ai làm, hạn nào',
  description:
    'Việc chưa rõ người làm hoặc hạn, hoặc còn chờ văn bản khác, ở lại với văn bản để giao sau. `takeAll`: nhận mọi việc đề xuất chưa xem.',
  input: z.strictObject({ ...one, takeAll: z.boolean().default(false), no: z.int().min(1).max(99_999).optional() }),
  output: written.extend({
    symbol: z.string().nullable(),
    arrivalNo: z.int().nullable(),
    assigned: z.int(),
    left: z.int(),
  }),
  refusals: [...notReading, ...numbering, 'documents.head-missing'],
})

export const assignDocumentTasks = command({
  name: 'documents.assign-tasks',
  title: 'Giao những việc còn lại của văn bản đã rõ ai làm, hạn nào',
  input: z.strictObject({ ...one, seqs: z.array(z.int().min(1)).max(200).optional() }),
  output: written.extend({ assigned: z.int(), left: z.int() }),
  refusals: ['documents.not-registered', 'documents.no-task-ready'],
})

export const dropReading = command({
  name: 'documents.drop',
  title: 'Bỏ văn bản đang đọc hoặc dự thảo, không vào sổ; không giữ lại gì',
  input: z.strictObject(one),
  output: z.object({ id }),
  refusals: notReading,
})
