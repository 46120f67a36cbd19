// What goes over the wire for an organisation's own questions: a filter of the list of members, counted, crossed, kept and shared.
import { z } from 'zod'
import { allowed, date, id, text, version } from '#contract/fields.ts'
import { memberFilterShape } from '#contract/members.ts'
import { command, query } from '#contract/operation.ts'
import { crossFields } from '#rules/statistics/cross-fields.ts'

/** A question is about groups: the search for one person by name or number is not part of it. */
const { text: _text, ...filterShape } = memberFilterShape
export const questionFilter = z.strictObject(filterShape)
export type QuestionFilter = z.output<typeof questionFilter>

export const crossField = z.enum(crossFields, { error: 'Chọn một mục trong danh sách.' })
export const questionShow = z.enum(['list', 'count', 'cross'])

const fields = {
  /** What the rows of a cross table are; without it only the whole is counted. */
  rowField: crossField.optional(),
  columnField: crossField.optional(),
} as const

/** Null: left out, because it is small or would give a small one away. */
const count = z.int().nullable()
const value = z.object({ value: z.string(), label: z.string(), total: count })

export const questionAnswer = z.object({
  organisation: z.object({ id, name: z.string() }),
  on: date,
  total: count,
  rows: z.array(value.extend({ counts: z.array(count) })),
  columns: z.array(value),
  /** Small counts were left out for the reader. */
  hidden: z.boolean(),
})
export type QuestionAnswer = z.output<typeof questionAnswer>

const crossed = (asked: { rowField?: string | undefined; columnField?: string | undefined }): boolean =>
  asked.columnField === undefined || (asked.rowField !== undefined && asked.rowField !== asked.columnField)
const crossedWrong = { path: ['columnField'], error: 'Chọn hàng trước, và cột khác với hàng.' }

const askedShape = { ...filterShape, ...fields }

export const ask = query({
  name: 'reports.ask',
  title: 'Đếm đảng viên theo bộ lọc, có thể chia theo hàng và cột',
  description:
    'Cùng bộ lọc với members.list: mỗi con số mở được danh sách của nó bằng cách thêm giá trị của hàng và cột vào bộ lọc.',
  input: z.strictObject(askedShape).refine(crossed, crossedWrong),
  output: questionAnswer,
  refusals: ['reports.answer-too-wide'],
})

const question = z.object({
  id,
  organisationId: id,
  title: z.string(),
  filter: questionFilter,
  show: questionShow,
  rowField: crossField.nullable(),
  columnField: crossField.nullable(),
  savedOn: date,
  savedBy: z.string(),
  version,
  allowed,
})
export type Question = z.output<typeof question>

const received = z.object({
  id,
  title: z.string(),
  senderName: z.string(),
  show: questionShow,
  sentOn: date,
  sentBy: z.string(),
  allowed,
})

export const listQuestions = query({
  name: 'reports.list-questions',
  title: 'Câu hỏi thống kê đã lưu của một tổ chức và câu trả lời nơi khác chia sẻ',
  input: z.strictObject({ organisationId: id.optional() }),
  output: z.object({ questions: z.array(question), received: z.array(received), allowed }),
})

export const saveQuestion = command({
  name: 'reports.save-question',
  title: 'Lưu một câu hỏi thống kê của tổ chức',
  description: 'Gửi kèm id và version để thay câu hỏi đã lưu.',
  input: z
    .strictObject({
      organisationId: id.optional(),
      id: id.optional(),
      version: version.optional(),
      title: text(120),
      filter: questionFilter,
      show: questionShow,
      ...fields,
    })
    .refine((asked) => (asked.show === 'cross') === (asked.rowField !== undefined), {
      path: ['rowField'],
      error: 'Bảng chéo cần có hàng; danh sách và con số thì không.',
    })
    .refine(crossed, crossedWrong)
    .refine((asked) => (asked.id === undefined) === (asked.version === undefined), {
      path: ['version'],
      error: 'Cần cả id và version.',
    }),
  output: z.object({ id, version }),
  refusals: ['reports.question-saved', 'reports.too-many-questions'],
})

export const removeQuestion = command({
  name: 'reports.remove-question',
  title: 'Bỏ một câu hỏi thống kê đã lưu',
  description: 'Câu trả lời đã chia sẻ vẫn ở nơi nhận.',
  input: z.strictObject({ id, version }),
  output: z.object({ id }),
})

export const shareQuestion = command({
  name: 'reports.share-question',
  title: 'Chia sẻ câu trả lời hôm nay của một câu hỏi cho các tổ chức',
  description:
    'Nơi nhận có con số của hôm nay, không có danh sách. Nơi không quản lý những người được đếm thì các số nhỏ bị che. Chia sẻ lại thì thay câu trả lời cũ.',
  input: z.strictObject({ id, version, organisationIds: z.array(id).min(1).max(200) }),
  output: z.object({ sent: z.array(z.object({ organisationId: id, name: z.string(), whole: z.boolean() })) }),
  refusals: ['reports.nobody-to-share-with', 'reports.other-province', 'reports.answer-too-wide'],
})

export const getReceived = query({
  name: 'reports.get-received',
  title: 'Câu trả lời thống kê mà tổ chức khác chia sẻ',
  input: z.strictObject({ id }),
  output: received.extend({
    organisationId: id,
    rowField: crossField.nullable(),
    columnField: crossField.nullable(),
    filter: questionFilter,
    answer: questionAnswer,
  }),
})

export const removeReceived = command({
  name: 'reports.remove-received',
  title: 'Bỏ một câu trả lời thống kê đã nhận',
  input: z.strictObject({ id }),
  output: z.object({ id }),
})

export const exportAnswer = command({
  name: 'reports.export-answer',
  title: 'Xuất câu trả lời của một câu hỏi thống kê ra Excel',
  description:
    'Lần xuất được ghi vào lịch sử của tổ chức. Danh sách người thì xuất bằng members.export-list với cùng bộ lọc.',
  input: z.strictObject({ ...askedShape, title: text(120) }).refine(crossed, crossedWrong),
  output: z.object({ downloadId: z.string(), fileName: z.string() }),
  refusals: ['reports.answer-too-wide'],
})
