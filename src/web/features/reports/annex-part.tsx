// The annexes of a report: every figure beside the period before, and the organisations below; each figure opens its list.
import { Link } from 'react-router'
import type { ReportContent, ShownReport } from '#contract/report-papers.ts'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { showDate, showNumber, UNKNOWN } from '../../ui/format.ts'
import { FoldedPanel } from '../../ui/page.tsx'
import { labelOf, listAddress, partId, unitOf } from './words.ts'

type Figure = ReportContent['figures'][number]
type Below = ReportContent['below'][number]

interface AnnexProps {
  report: ShownReport
  tinh: string | undefined
  open: boolean
  onToggle: (open: boolean) => void
}

export function AnnexPart({ report, tinh, open, onToggle }: AnnexProps) {
  const { content, organisationId } = report
  const opened = (key: string, id: string, value: number | null, which: 'now' | 'before') =>
    value === null ? (
      <span className="soft">{UNKNOWN}</span>
    ) : (
      <Link to={listAddress(key, id, report, which, tinh)}>{showNumber(value)}</Link>
    )
  const columns: readonly Column<Figure>[] = [
    {
      key: 'label',
      heading: 'Nội dung',
      cell: ({ key }) => `${labelOf(key)} (${unitOf(key)})`,
    },
    { key: 'now', heading: 'Kỳ này', numbers: true, cell: (row) => opened(row.key, organisationId, row.value, 'now') },
    {
      key: 'before',
      heading: 'Kỳ trước',
      numbers: true,
      cell: (row) => opened(row.key, organisationId, row.before, 'before'),
    },
    {
      key: 'change',
      heading: 'Tăng, giảm',
      numbers: true,
      card: 'no',
      cell: ({ value, before }) => (value === null || before === null ? '' : showNumber(value - before)),
    },
  ]
  const split: readonly Column<Below>[] = [
    { key: 'name', heading: 'Tổ chức', cell: (row) => row.name },
    ...content.split.map((key, at) => ({
      key,
      heading: labelOf(key),
      numbers: true as const,
      cell: (row: Below) => opened(key, row.organisationId, row.values[at] ?? null, 'now'),
    })),
  ]
  return (
    <>
      <FoldedPanel id={partId('annex')} title="Phụ lục 1. Số liệu trong kỳ" open={open} onToggle={onToggle}>
        <p className="soft">
          Kỳ trước: {showDate(content.before.from)} đến {showDate(content.before.to)}.
        </p>
        <DataTable caption="Số liệu trong kỳ" rows={content.figures} rowKey={(row) => row.key} columns={columns} />
      </FoldedPanel>
      {content.below.length > 0 && (
        <FoldedPanel
          id={partId('annex-below')}
          title="Phụ lục 2. Số liệu theo tổ chức trực thuộc"
          open={open}
          onToggle={onToggle}
        >
          <DataTable
            caption="Số liệu theo tổ chức trực thuộc"
            rows={content.below}
            rowKey={(row) => row.organisationId}
            columns={split}
          />
        </FoldedPanel>
      )}
    </>
  )
}
