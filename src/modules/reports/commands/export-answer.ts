// Makes the Excel file of an answer, keeps it for the caller for a day, and writes the export into the organisation's history.
import writeExcelFile, { type Cell, type SheetData } from 'write-excel-file/node'
import { exportAnswer as contract, type QuestionAnswer } from '#contract/questions.ts'
import { Refusal } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { formatDate } from '#rules/calendar/dates.ts'
import { neutral } from '#rules/exports/cell-text.ts'
import { type CrossField, crossFieldNames } from '#rules/statistics/cross-fields.ts'
import { searchKey } from '#rules/text/search-key.ts'
import { answerOf } from '../questions/answer.ts'
import { exportStatistics } from '../scope.ts'

const MEDIA_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const LIMIT = 16 * 1024 * 1024

const line = { borderStyle: 'thin', borderColor: '#000000' } as const
const words = (value: string, style: object = {}): Cell => ({
  value: neutral(value),
  type: String,
  wrap: true,
  ...style,
})
const figure = (value: number | null, style: object = {}): Cell =>
  value === null ? words('', { ...line }) : { value, type: Number, format: '#,##0', ...line, ...style }

/** Title, place and day; then the rows with their sums, and the sum of all. */
function sheetOf(title: string, answer: QuestionAnswer, rowField: CrossField | undefined): SheetData {
  const bold = { ...line, fontWeight: 'bold', align: 'center' } as const
  const head = [
    words(rowField === undefined ? '' : crossFieldNames[rowField], bold),
    ...answer.columns.map(({ label }) => words(label, bold)),
    words('Tổng số', bold),
  ]
  const rows = answer.rows.map(({ label, counts, total }) => [
    words(label, line),
    ...counts.map((count) => figure(count)),
    figure(total, { fontWeight: 'bold' }),
  ])
  const sums = [
    words('Cộng', bold),
    ...answer.columns.map(({ total }) => figure(total, { fontWeight: 'bold' })),
    figure(answer.total, { fontWeight: 'bold' }),
  ]
  return [
    [words(title, { fontWeight: 'bold', fontSize: 14 })],
    [words(`${answer.organisation.name}, có đến ngày ${formatDate(answer.on)}`, { fontStyle: 'italic' })],
    [],
    head,
    ...rows,
    sums,
  ]
}

export const exportAnswer = serveCommand(contract, {
  scope: exportStatistics,
  run: async (context, { title, rowField, columnField, ...filter }) => {
    const answered = await answerOf(context, { filter, rowField, columnField })
    if (answered instanceof Refusal) return answered
    const { answer, selection } = answered
    const body = await writeExcelFile(
      sheetOf(title, answer, rowField),
      { sheet: 'Thống kê', columns: [{ width: 42 }, ...answer.columns.map(() => ({ width: 15 })), { width: 12 }] },
      { fontFamily: 'Times New Roman', fontSize: 12 },
    ).toBuffer()
    const name = searchKey(title)
      .replaceAll(/[^a-z0-9]+/g, '-')
      .slice(0, 60)
    const fileName = `thong-ke-${name}-${answer.on}.xlsx`
    const kept = await context.files.keep(context.actor.accountId, {
      name: fileName,
      mediaType: MEDIA_TYPE,
      body,
      limit: LIMIT,
    })
    if (kept === null) throw new Error('an answer longer than any answer')
    context.audit({
      organisationId: answer.organisation.id,
      path: selection.path,
      subjectType: 'export',
      subjectId: answer.organisation.id,
      summary: `Xuất câu trả lời thống kê «${title}» của ${answer.organisation.name}, ngày ${formatDate(answer.on)}`,
    })
    return { downloadId: kept.id, fileName }
  },
})
