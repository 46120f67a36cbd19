// What goes over the wire for outlines an organisation lays down for reports, and for the annex tables people fill in.
import { z } from 'zod'
import { allowed, date, id, provinceCode, text, version } from '#contract/fields.ts'
import { command, query } from '#contract/operation.ts'
import { reportTypes } from '#rules/reports/periods.ts'

const inProvince = { provinceCode: provinceCode.optional() }
const one = { ...inProvince, id, version }
const written = z.object({ id, version })
const type = z.enum(reportTypes, { error: 'Chọn loại báo cáo.' })
const key = z.string().max(40)

const tableParts = {
  title: text(150),
  /** One ending with «(chữ)» takes words, every other one numbers. */
  columns: z.array(text(80)).min(1, { error: 'Ghi ít nhất một cột.' }).max(8, { error: 'Nhiều quá 8 cột.' }),
  rows: z.array(text(150)).min(1, { error: 'Ghi ít nhất một dòng.' }).max(60, { error: 'Nhiều quá 60 dòng.' }),
  /** A last row adds up the numbers. */
  total: z.boolean().default(false),
} as const

export const ownTable = z.object({
  key,
  title: z.string(),
  columns: z.array(z.object({ key, heading: z.string(), kind: z.enum(['number', 'text']) })),
  rows: z.array(z.object({ key, label: z.string() })),
  total: z.boolean(),
})

/** By row and column, as `row|column`. */
const cells = z.record(z.string(), z.union([z.string(), z.number()]))

export const filledTable = z.object({
  table: ownTable,
  cells,
  /** The numbers of those directly below, added up as they were sent; of an edition as they stood when it was sent. */
  below: z.record(z.string(), z.number()),
  /** Where a number is not what those below add up to; full sentences. */
  differences: z.array(z.string()),
})
export type FilledTable = z.output<typeof filledTable>

export const getOutline = query({
  name: 'reports.get-outline',
  title: 'Đề cương và bảng phụ lục của một loại báo cáo: của tổ chức, của cấp trên, hoặc của chương trình',
  input: z.strictObject({ ...inProvince, organisationId: id.optional(), type }),
  output: z.object({
    organisationId: id,
    organisationName: z.string(),
    type,
    from: z.enum(['own', 'above', 'program']),
    setOn: date.nullable(),
    setBy: z.string().nullable(),
    /** Of the organisation's own; 0: it has none. */
    version: z.int().min(0),
    /** One heading a line, with its figures in square brackets. */
    lines: z.array(z.string()),
    tables: z.array(z.object({ ...tableParts, total: z.boolean() })),
    /** What may stand in square brackets. */
    figures: z.array(z.string()),
    allowed,
  }),
})

export const setOutline = command({
  name: 'reports.set-outline',
  title: 'Định đề cương và bảng phụ lục cho một loại báo cáo của tổ chức mình và cấp dưới',
  description:
    'Mỗi dòng một mục, số liệu của mục ghi trong ngoặc vuông. Nơi nào chưa định đề cương riêng thì theo cấp trên gần nhất. Báo cáo đang soạn giữ đề cương cũ cho đến khi người soạn nhận đề cương mới.',
  input: z.strictObject({
    ...inProvince,
    organisationId: id.optional(),
    type,
    /** The version last seen; 0 where there was none. */
    version: z.int().min(0),
    lines: z.array(text(300)).min(1, { error: 'Ghi ít nhất một mục.' }).max(80, { error: 'Nhiều quá 80 mục.' }),
    tables: z.array(z.strictObject(tableParts)).max(6, { error: 'Nhiều quá 6 bảng.' }).default([]),
  }),
  output: written,
  refusals: ['reports.outline-unread'],
})

export const endOutline = command({
  name: 'reports.end-outline',
  title: 'Thôi dùng đề cương riêng: theo cấp trên hoặc đề cương của chương trình',
  input: z.strictObject({ ...inProvince, organisationId: id.optional(), type, version }),
  output: z.object({ type }),
})

export const takeOutline = command({
  name: 'reports.take-outline',
  title: 'Nhận đề cương đang dùng cho bản nháp; lời và bảng đã ghi giữ nguyên',
  description: 'Mục hoặc bảng đã ghi mà đề cương mới không có thì đứng ở cuối.',
  input: z.strictObject(one),
  output: written,
  refusals: ['reports.frozen'],
})

export const writeTable = command({
  name: 'reports.write-table',
  title: 'Ghi số và lời vào một bảng phụ lục của bản nháp',
  description: 'Gửi mọi ô của bảng; ô không gửi hoặc để trống là ô trống.',
  input: z.strictObject({
    ...one,
    table: key,
    cells: z.record(z.string().max(81), z.string().max(300, { error: 'Dài quá 300 chữ.' })),
  }),
  output: written,
  refusals: ['reports.frozen', 'reports.no-such-table', 'reports.cell-unread'],
})

export const listTableBelow = query({
  name: 'reports.list-table-below',
  title: 'Cấp dưới ghi gì trong một bảng phụ lục của báo cáo đã gửi, từng tổ chức',
  input: z.strictObject({ ...inProvince, id, table: key }),
  output: z.object({
    rows: z.array(z.object({ organisationId: id, organisationName: z.string(), reportId: id, cells })),
  }),
})
