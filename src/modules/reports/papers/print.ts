// Prints a report as a Word file in the prescribed layout: the sections with their figures in words, the annexes with the tables.
import type { FilledTable } from '#contract/report-outlines.ts'
import { printReport, type ReportContent, type ReportSection, type ShownReport } from '#contract/report-papers.ts'
import { type Annex, annexes } from '#forms/report-paper.ts'
import { textPaper } from '#forms/text-paper.ts'
import { WORD } from '#forms/with-forms.ts'
import { notFound, refuse } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import type { MadePaper } from '#modules/documents/public.ts'
import { headOf } from '#modules/reports/papers/head.ts'
import { titleOf } from '#modules/reports/papers/schedules.ts'
import { shownReport } from '#modules/reports/papers/shown.ts'
import { editionsOf, findReport, type ReportHead } from '#modules/reports/papers/store.ts'
import { viewReports } from '#modules/reports/scope.ts'
import { formatDate } from '#rules/calendar/dates.ts'
import { reportFigure } from '#rules/reports/figures.ts'
import { cellKey, totalOf } from '#rules/reports/own-outline.ts'
import { isPeriodic, periodWords } from '#rules/reports/periods.ts'
import { readable } from '#rules/statistics/tables/table.ts'
import { searchKey } from '#rules/text/search-key.ts'
import { sayNumber } from '#rules/text/written-number.ts'

const BYTES_LIMIT = 8 * 1024 * 1024
const said = (value: number | null): string => (value === null ? '……' : readable(value))
const labelOf = (key: string): string => reportFigure(key)?.label ?? key

/** The figures of a section in one sentence; empty without any. */
function figuresLine(section: ReportSection, content: ReportContent): string[] {
  const known = section.figures.flatMap((key) => {
    const figure = reportFigure(key)
    const counted = content.figures.find((one) => one.key === key)
    return figure === undefined || counted === undefined || counted.value === null
      ? []
      : [`${figure.label}: ${said(counted.value)} ${figure.unit} (kỳ trước ${said(counted.before)})`]
  })
  return known.length === 0 ? [] : [`${known.join('; ')}.`]
}

/** What the paper is about, under its kind: a title begins with the word the kind has said already. */
function aboutOf({ type, from, to, title }: Pick<ShownReport, 'type' | 'from' | 'to' | 'title'>): string {
  if (title === titleOf(type, { from, to }) && isPeriodic(type)) return `Công tác ${periodWords(type, { from, to })}`
  const rest = title.replace(/^báo cáo\s+(?=\S)/iu, '')
  return rest.charAt(0).toLocaleUpperCase('vi') + rest.slice(1)
}

/** Targets as an annex of the given number. */
function targetTable({ targets, countedTo, before }: ReportContent, no: number): Annex {
  const number = (value: number | null) => (value === null ? '……' : value.toLocaleString('vi-VN'))
  const reachedOf = ({ value, part, whole }: Pick<ReportContent['targets'][number], 'value' | 'part' | 'whole'>) =>
    whole === null ? number(value) : `${number(value)} (${number(part)}/${number(whole)})`
  return {
    title: `PHỤ LỤC ${no}. SO VỚI CHỈ TIÊU CỦA KẾ HOẠCH`,
    note: `Tính đến ngày ${formatDate(countedTo)}; kỳ trước tính đến ngày ${formatDate(before.to)}.`,
    columns: ['Chỉ tiêu', 'Đơn vị', 'Phải đạt', 'Kỳ này', 'Kỳ trước', 'So với chỉ tiêu'],
    rows: targets.map(({ title, unit, goal, most, value, part, whole, before: last, reached }) => [
      title,
      unit,
      most === null ? number(goal) : `${number(goal)} đến ${number(most)}`,
      reachedOf({ value, part, whole }),
      reachedOf(last),
      reached === null ? 'Chưa có số' : reached ? 'Đạt' : 'Chưa đạt',
    ]),
  }
}

function tables(content: ReportContent): Annex[] {
  const { before, countedTo, figures, split, below, checks, targets } = content
  const wrong = checks.filter(({ ok }) => !ok).map(({ text }) => text)
  const first: Annex = {
    title: 'PHỤ LỤC 1. SỐ LIỆU TRONG KỲ',
    note: `Tính đến ngày ${formatDate(countedTo)}; kỳ trước từ ngày ${formatDate(before.from)} đến ngày ${formatDate(before.to)}.${wrong.map((text) => ` Chưa khớp: ${text}`).join('')}`,
    columns: ['Nội dung', 'Đơn vị', 'Kỳ này', 'Kỳ trước', 'Tăng, giảm'],
    rows: figures.map(({ key, value, before: last }) => [
      labelOf(key),
      reportFigure(key)?.unit ?? '',
      said(value),
      said(last),
      value === null || last === null ? '……' : readable(value - last),
    ]),
  }
  const last = (no: number) => (targets.length === 0 ? [] : [targetTable(content, no)])
  if (below.length === 0) return [first, ...last(2)]
  const total = split.map((key) => said(figures.find((one) => one.key === key)?.value ?? null))
  const second: Annex = {
    title: 'PHỤ LỤC 2. SỐ LIỆU THEO TỔ CHỨC TRỰC THUỘC',
    note: `Tính đến ngày ${formatDate(countedTo)}.`,
    columns: ['Tổ chức', ...split.map(labelOf)],
    rows: [...below.map(({ name, values }) => [name, ...values.map(said)]), ['Tổng cộng', ...total]],
  }
  return [first, second, ...last(3)]
}

/** The tables of the office's own, numbered on from the others. */
const ownTables = (tables: readonly FilledTable[], before: number): Annex[] =>
  tables.map(({ table, cells, differences }, at) => {
    const { title, columns, rows, total } = table
    const shown = (value: string | number | undefined) => (typeof value === 'number' ? sayNumber(value) : (value ?? ''))
    const sums = columns.map(({ key, kind }) =>
      kind === 'number' ? shown(totalOf(table, cells, key) ?? undefined) : '',
    )
    return {
      title: `PHỤ LỤC ${before + at + 1}. ${title.toLocaleUpperCase('vi')}`,
      note: differences.length === 0 ? null : `Chưa khớp: ${differences.join(' ')}`,
      columns: ['Nội dung', ...columns.map(({ heading }) => heading)],
      rows: [
        ...rows.map(({ key, label }) => [label, ...columns.map((column) => shown(cells[cellKey(key, column.key)]))]),
        ...(total ? [['Tổng cộng', ...sums]] : []),
      ],
      words: columns.flatMap(({ kind }, place) => (kind === 'text' ? [place + 1] : [])),
    }
  })

/** The head of a report on paper with who signed it. */
interface Signed {
  head: ReportHead
  number: string | null
  on: string
  signerPost: string
  signedBy: string
}

/** What a paper is made of: a draft, or what was sent. */
type Made = Pick<ShownReport, 'type' | 'from' | 'to' | 'title' | 'sections' | 'content' | 'tables'>

/** Its text, one paragraph a line. */
const textOf = ({ sections, content }: Made): string =>
  sections
    .flatMap((section) => [
      `# ${section.heading}`,
      ...(section.onlyHeading ? [] : figuresLine(section, content)),
      ...section.paragraphs,
    ])
    .join('\n')

/** The Word file of a report. */
function reportPaper(made: Made, { head, number, on, signerPost, signedBy }: Signed): Uint8Array {
  const counted = tables(made.content)
  return textPaper({
    superior: head.superior.toUpperCase(),
    issuer: head.issuer.toUpperCase(),
    number,
    place: head.place,
    on,
    kind: 'BÁO CÁO',
    about: aboutOf(made),
    text: textOf(made),
    recipients: recipientsOf(head),
    signers: [{ post: signerPost, name: signedBy }],
    annexes: annexes([...counted, ...ownTables(made.tables, counted.length)]),
  })
}

const recipientsOf = ({ recipient }: ReportHead): string[] => [...(recipient === null ? [] : [recipient]), 'Lưu']

/** The same as it is entered in the book of outgoing documents, where its number is. */
export const paperForBook = (made: Made, signed: Omit<Signed, 'number'>): MadePaper => ({
  type: 'BC',
  subject: aboutOf(made),
  superior: signed.head.superior,
  issuer: signed.head.issuer,
  place: signed.head.place,
  signer: signed.signedBy,
  signerPost: signed.signerPost,
  recipients: recipientsOf(signed.head).map((name) => ({ name, isSent: name === signed.head.recipient })),
  text: textOf(made),
  file: (number) => reportPaper(made, { ...signed, number }),
})

export const servePrintReport = serveCommand(printReport, {
  scope: viewReports,
  run: async (context, { id, edition: wanted }) => {
    const { files, actor, today, audit } = context
    const row = await findReport(context, id)
    const shown = row && (await shownReport(context, row, wanted))
    if (row === undefined || shown === undefined) return notFound()
    const edition = shown.editions.find(({ no }) => no === shown.edition)
    const current = await headOf(context, row, shown.organisationName, edition?.sentOn ?? today)
    const sent = (await editionsOf(context, row.id)).find(({ no }) => no === edition?.no)
    const bytes = reportPaper(shown, {
      head: sent?.content.head ?? current.head,
      number: edition?.number ?? null,
      on: edition?.sentOn ?? today,
      signerPost: edition?.signerPost ?? current.signerPost ?? '……',
      signedBy: edition?.signedBy ?? '',
    })
    const period = searchKey(periodWords(row.type, { from: row.from_on, to: row.to_on }))
    const fileName = `Bao-cao-${period.replaceAll(/[^a-z0-9]+/g, '-')}.docx`
    const stored = await files.keep(actor.accountId, {
      name: fileName,
      mediaType: WORD,
      body: Buffer.from(bytes),
      limit: BYTES_LIMIT,
    })
    if (stored === null) return refuse('kernel.too-large', { limit: '8 MB' })
    audit({ organisationId: row.organisation_id, path: row.path, summary: `In «${shown.title}».` })
    return { downloadId: stored.id, fileName }
  },
})
