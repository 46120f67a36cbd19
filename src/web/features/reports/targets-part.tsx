// The targets of the plans of the period beside what is reached now and was in the period before; each figure opens its list.
import { Link } from 'react-router'
import type { ReportContent, ShownReport } from '#contract/report-papers.ts'
import { addresses } from '../../app/addresses.ts'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { showNumber, UNKNOWN } from '../../ui/format.ts'
import { FoldedPanel } from '../../ui/page.tsx'
import { Tag } from '../../ui/tag.tsx'
import { partId } from './words.ts'

type Target = ReportContent['targets'][number]

interface TargetsProps {
  report: ShownReport
  tinh: string | undefined
  open: boolean
  onToggle: (open: boolean) => void
}

export function TargetsPart({ report, tinh, open, onToggle }: TargetsProps) {
  const { content } = report
  const { targets, countedTo } = content
  if (targets.length === 0) return null
  const columns: readonly Column<Target>[] = [
    {
      key: 'title',
      heading: 'Chỉ tiêu',
      cell: ({ title, unit, planTitle, planId }) => (
        <>
          {title} ({unit})
          <br />
          <Link className="soft" to={addresses.plan(planId, { tinh })}>
            {planTitle}
          </Link>
        </>
      ),
    },
    { key: 'goal', heading: 'Phải đạt', numbers: true, cell: goalWords },
    { key: 'now', heading: 'Kỳ này', numbers: true, cell: (row) => <Value target={row} on={countedTo} tinh={tinh} /> },
    {
      key: 'before',
      heading: 'Kỳ trước',
      numbers: true,
      cell: ({ planId, targetId, before }) => (
        <Value target={{ planId, targetId, ...before }} on={content.before.to} tinh={tinh} />
      ),
    },
    {
      key: 'reached',
      heading: 'So với chỉ tiêu',
      card: 'plain',
      cell: ({ reached }) =>
        reached === null ? (
          <Tag state="plain" label="Chưa có số" />
        ) : (
          <Tag state={reached ? 'good' : 'waiting'} label={reached ? 'Đạt' : 'Chưa đạt'} />
        ),
    },
  ]
  return (
    <FoldedPanel id={partId('targets')} title="Chỉ tiêu của kế hoạch" open={open} onToggle={onToggle}>
      <DataTable caption="Chỉ tiêu của kế hoạch" rows={targets} rowKey={(row) => row.targetId} columns={columns} />
    </FoldedPanel>
  )
}

export const goalWords = ({ goal, most }: Pick<Target, 'goal' | 'most'>): string =>
  most === null ? showNumber(goal) : `${showNumber(goal)} đến ${showNumber(most)}`

interface ValueProps {
  target: Pick<Target, 'planId' | 'targetId' | 'value' | 'part' | 'whole'>
  on: string | undefined
  tinh: string | undefined
}

/** A sum opens its list; a share says its two numbers, and each opens its own. */
export function Value({ target, on, tinh }: ValueProps) {
  const { planId, targetId, value, part, whole } = target
  const at = { planId, targetId, on, tinh }
  if (part === null || (value === null && whole === null)) return <span className="soft">{UNKNOWN}</span>
  const first = <Link to={addresses.targetFigure(at)}>{showNumber(part)}</Link>
  if (whole === null) return first
  return (
    <>
      {value === null ? UNKNOWN : `${showNumber(value)} %`} ({first} trên{' '}
      <Link to={addresses.targetFigure({ ...at, of: 'whole' })}>{showNumber(whole)}</Link>)
    </>
  )
}
