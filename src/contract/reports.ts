// What goes over the wire for the official statistics (biểu 1 to 7): a table as of a date, the list behind a cell, the Excel file.
import { z } from 'zod'
import { cursor, date, id, limit, provinceCode } from '#contract/fields.ts'
import { memberRow } from '#contract/member-record.ts'
import { command, query } from '#contract/operation.ts'
import { tableForms } from '#rules/statistics/tables/table.ts'

export const tableForm = z.enum(tableForms, { error: 'Có biểu 1, 2, 2B, 3, 4, 5, 6 và 7.' })
export type TableForm = z.output<typeof tableForm>

/** What opens behind a cell: members, members with the movement that counts them, or organisations. */
export const listKind = z.enum(['members', 'movements', 'organisations'])
export type ListKind = z.output<typeof listKind>

/** How sure the layout is: A read in the instrument … C from a tool or an example, U unconfirmed. */
const confidence = z.enum(['A', 'B', 'C', 'L', 'U'])

const asked = {
  form: tableForm,
  /** The seat's own organisation when not given; for the centre that is the whole country. */
  organisationId: id.optional(),
  /** The day the stock is counted on, and the last day of the period of biểu 1, 2, 2B and 7. Today at the latest. */
  on: date,
  /** Of these forms: the first day of the period; 1 January of the year of `on` when not given. */
  from: date.optional(),
  /** Biểu 6 only: the year that was reviewed; the year of `on` when not given. */
  year: z.int().min(1990).max(2200).optional(),
  /** Only a seat of the centre names the province. */
  provinceCode: provinceCode.optional(),
} as const

const tableCell = z.object({
  column: z.string(),
  /** Null: the row has nothing to count in this column, or the record does not know it. */
  value: z.number().nullable(),
  /** Of a column of percentages: with one decimal; null when there is nothing to compare with. */
  percent: z.number().nullable().optional(),
  /** What `reports.list-cell` answers for it; null: the cell does not open. */
  list: listKind.nullable(),
})

const tableRow = z.object({
  /** Names the row in `reports.list-cell`. */
  code: z.string(),
  /** The running number of the printed form (TT); empty where it has none. */
  number: z.string(),
  label: z.string(),
  /** Indent, from 0. */
  level: z.int().min(0),
  /** `mean`: a mean with one decimal, which opens no list; `unrecorded`: no record of the program says it. */
  kind: z.enum(['heading', 'figure', 'sum', 'mean', 'unrecorded']),
  /** Every column of the table, in its order; empty for a heading and for what is not recorded. */
  cells: z.array(tableCell),
})

const tableColumn = z.object({
  key: z.string(),
  label: z.string(),
  /** The heading above it in a header of two rows; columns of one group stand side by side. */
  group: z.string().optional(),
  kind: z.enum(['count', 'percent']),
})

export const reportTable = z.object({
  form: tableForm,
  /** E.g. «Biểu 3-BTCTW». */
  name: z.string(),
  title: z.string(),
  /** `id` is null for the whole country. `code` and `name` as they were on the day. */
  organisation: z.object({ id: id.nullable(), provinceCode, code: z.string(), name: z.string() }),
  on: date,
  /** Of a form about a period: its first day. */
  from: date.nullable(),
  /** Biểu 6: the year that was reviewed. */
  year: z.int().nullable(),
  /** The instrument the form rests on. */
  basis: z.string(),
  confidence,
  /** What is not certain about the layout and how the figures were counted; full sentences. */
  note: z.string(),
  columns: z.array(tableColumn),
  rows: z.array(tableRow),
  /** Sums that must agree; `ok` false is shown, never hidden. */
  checks: z.array(z.object({ text: z.string(), ok: z.boolean() })),
  /** What to draw beside the table; null when every figure is zero. */
  chart: z
    .object({
      kind: z.enum(['bars', 'stacked-bars']),
      title: z.string(),
      /** One sentence that says what the picture shows, for those who do not see it. */
      sentence: z.string(),
      categories: z.array(z.object({ row: z.string(), label: z.string() })),
      series: z.array(z.object({ column: z.string(), label: z.string(), values: z.array(z.number()) })),
    })
    .nullable(),
})
export type ReportTable = z.output<typeof reportTable>

export const getTable = query({
  name: 'reports.get-table',
  title: 'Biểu thống kê của một tổ chức đảng tại một ngày',
  description:
    'Biểu 1 tăng giảm đảng viên, biểu 2 và 2B đảng viên mới kết nạp, biểu 3 đội ngũ đảng viên, biểu 4 dân tộc và tôn giáo, biểu 5 tổ chức đảng và đảng viên theo loại hình, biểu 6 xếp loại đảng viên, biểu 7 nghiệp vụ công tác đảng viên. Mỗi ô mở được danh sách của nó; nội dung hồ sơ không ghi thì nói rõ.',
  input: z.strictObject(asked),
  output: reportTable,
  refusals: ['reports.date-in-future', 'reports.organisation-not-there', 'reports.period-reversed'],
})

const movementRow = memberRow.extend({
  movement: z.object({
    /**
     * `entered`: a record of somebody who was a member before; `reorganised-…`: the branch came or went as a whole; `away`: introduced to
     * another place and still counted here; `badge`: a Party badge was awarded.
     */
    kind: z.enum([
      'admitted',
      'transferred-in',
      'restored',
      'died',
      'expelled',
      'name-deleted',
      'resigned',
      'transferred-out',
      'entered',
      'reorganised-in',
      'reorganised-out',
      'away',
      'badge',
    ]),
    kindName: z.string(),
    on: date,
    /** Where a transfer came from or went to; which badge. */
    counterpartName: z.string().nullable(),
  }),
})
export type MovementRow = z.output<typeof movementRow>

const organisationRow = z.object({
  id,
  provinceCode,
  code: z.string(),
  name: z.string(),
  typeCode: z.string(),
  typeName: z.string(),
  unitTypeName: z.string().nullable(),
  foundedOn: date,
})
export type OrganisationListRow = z.output<typeof organisationRow>

const lists = { next: cursor.nullable(), total: z.int().nullable() }

export const listCell = query({
  name: 'reports.list-cell',
  title: 'Danh sách đứng sau một ô của biểu thống kê',
  description: 'Đúng những người hoặc tổ chức mà ô ấy đếm. Hàng và cột ghi như trong reports.get-table.',
  input: z.strictObject({
    ...asked,
    /** Code of the row. */
    row: z.string().max(80),
    /** Key of the column. */
    column: z.string().max(40),
    after: cursor.optional(),
    limit,
  }),
  output: z.discriminatedUnion('list', [
    z.object({ list: z.literal('members'), rows: z.array(memberRow), ...lists }),
    z.object({ list: z.literal('movements'), rows: z.array(movementRow), ...lists }),
    z.object({ list: z.literal('organisations'), rows: z.array(organisationRow), ...lists }),
  ]),
  refusals: [
    'reports.date-in-future',
    'reports.organisation-not-there',
    'reports.period-reversed',
    'reports.cell-without-list',
  ],
})

export const exportTable = command({
  name: 'reports.export-table',
  title: 'Xuất biểu thống kê ra Excel theo mẫu in',
  description: 'Lần xuất được ghi vào lịch sử của tổ chức. Tải tệp ở /api/downloads/{downloadId} trong ngày.',
  input: z.strictObject(asked),
  output: z.object({ downloadId: z.string(), fileName: z.string() }),
  refusals: ['reports.date-in-future', 'reports.organisation-not-there', 'reports.period-reversed'],
})
