// What became of a year: how many at which level, and why some failed (E-21); as form 6 of the statistics asks for it.
import { countLevels } from '#contract/evaluations.ts'
import type { OutputOf } from '#contract/operation.ts'
import { causeNames } from '#rules/evaluations/causes.ts'
import { useOperation } from '../../app/client.ts'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { showNumber } from '../../ui/format.ts'
import { ErrorState } from '../../ui/notice.tsx'
import { Panel } from '../../ui/page.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import type { Where } from './evaluations-page.tsx'

type Row = OutputOf<typeof countLevels>['rows'][number]

const figure = (key: string, heading: string, of: (row: Row) => number): Column<Row> => ({
  key,
  heading,
  numbers: true,
  cell: (row) => showNumber(of(row)),
})

const columns: readonly Column<Row>[] = [
  { key: 'kind', heading: 'Ai', cell: ({ kind }) => (kind === 'members' ? 'Đảng viên' : 'Tổ chức') },
  figure('present', 'Trong danh sách', (row) => row.present),
  figure('exempt', 'Được miễn', (row) => row.exempt),
  figure('notYet', 'Chưa xếp loại', (row) => row.notYet),
  figure('HTXS', 'Xuất sắc', (row) => row.levels.HTXS),
  figure('HTT', 'Tốt', (row) => row.levels.HTT),
  figure('HT', 'Hoàn thành', (row) => row.levels.HT),
  figure('KHT', 'Không hoàn thành', (row) => row.levels.KHT),
]

export function LevelsPart({ organisationId, tinh, year }: Where & { year: number }) {
  const levels = useOperation(countLevels, { organisationId, year, provinceCode: tinh }, { fresh: true })
  if (levels.isPending) return <Skeleton lines={3} />
  if (levels.error) return <ErrorState error={levels.error} onRetry={() => void levels.refetch()} />
  const { rows } = levels.data
  if (rows.every((row) => Object.values(row.levels).every((people) => people === 0))) return null
  const causes = rows.flatMap((row) => row.causes)
  return (
    <Panel title={`Kết quả đã thông báo của năm ${year}`}>
      <DataTable
        caption={`Kết quả đã thông báo của năm ${year}`}
        rows={rows}
        rowKey={(row) => row.kind}
        columns={columns}
      />
      {causes.length > 0 && (
        <p>
          Nguyên nhân không hoàn thành:{' '}
          {causes.map(({ cause, people }) => `${causeNames[cause].toLowerCase()} ${showNumber(people)}`).join('; ')}.
        </p>
      )}
    </Panel>
  )
}
