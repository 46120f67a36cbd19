// Words of reports, and where each figure opens its list.
import type { ReportContent, ShownReport } from '#contract/report-papers.ts'
import { reportFigure } from '#rules/reports/figures.ts'
import { addresses } from '../../app/addresses.ts'
import type { TagState } from '../../ui/tag.tsx'

export const stateLabels: Record<'none' | 'draft' | 'sent', { state: TagState; label: string }> = {
  none: { state: 'plain', label: 'Chưa soạn' },
  draft: { state: 'waiting', label: 'Đang soạn' },
  sent: { state: 'good', label: 'Đã gửi' },
}

export const labelOf = (key: string): string => reportFigure(key)?.label ?? key
export const unitOf = (key: string): string => reportFigure(key)?.unit ?? ''

type Of = Pick<ShownReport, 'from'> & { content: Pick<ReportContent, 'countedTo' | 'before'> }

/** The list behind a figure of an organisation, of the period or of the one before. */
export function listAddress(
  key: string,
  organisationId: string,
  { from, content }: Of,
  which: 'now' | 'before',
  tinh: string | undefined,
): string {
  const period = which === 'now' ? { from, to: content.countedTo } : content.before
  const source = reportFigure(key)?.source
  if (source?.kind !== 'cell') return addresses.reportFigure({ organisationId, figure: key, ...period, tinh })
  const { form, row, column } = source
  const asked = { organisationId, form, row, column, on: period.to, provinceCode: tinh }
  if (form === '6') return addresses.statisticsCell({ ...asked, year: Number(period.to.slice(0, 4)) })
  return addresses.statisticsCell(form === '1' ? { ...asked, from: period.from } : asked)
}

/** What is typed as lines, as paragraphs. */
export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** By what the heading of a part is known on the page. */
export const partId = (key: string): string => `muc-${key}`
