// The book of hand-overs and the reading log of an organisation.
import { Link } from 'react-router'
import { type HandoverRow, handOver, listHandovers, listReadings } from '#contract/dossier-custody.ts'
import { addresses } from '../../app/addresses.ts'
import { useList } from '../../app/client.ts'
import { useCan } from '../../app/session.tsx'
import { LinkButton } from '../../ui/button.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { showDate } from '../../ui/format.ts'
import { EmptyState, ErrorState } from '../../ui/notice.tsx'
import { Pager } from '../../ui/pager.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import type { TabProps } from './dossiers-page.tsx'
import { ReadingTable } from './reading-table.tsx'
import { reasonLabels } from './words.ts'

const columnsFor = (tinh: string | undefined): readonly Column<HandoverRow>[] => [
  {
    key: 'on',
    heading: 'Ngày',
    numbers: true,
    cell: (row) => (
      <Link to={addresses.handover(row.id, { tinh })}>
        {showDate(row.on)}
        <span className="only-read-aloud">, {row.otherSide}</span>
      </Link>
    ),
  },
  {
    key: 'how',
    heading: 'Giao hay nhận',
    card: 'plain',
    cell: (row) => (row.direction === 'out' ? `Giao cho ${row.otherSide}` : `Nhận từ ${row.otherSide}`),
  },
  { key: 'count', heading: 'Số hồ sơ', numbers: true, cell: (row) => row.dossiers },
  { key: 'reason', heading: 'Vì việc gì', cell: (row) => reasonLabels[row.reason] },
  { key: 'sealed', heading: 'Niêm phong', card: 'no', cell: (row) => (row.sealed ? 'Có' : 'Không') },
  { key: 'by', heading: 'Nơi ghi', card: 'no', cell: (row) => row.organisationName },
]

export function HandoversTab({ organisationId, tinh }: TabProps) {
  const list = useList(listHandovers, { organisationId, provinceCode: tinh }, { fresh: true })
  const may = useCan(handOver)
  const button = may && <LinkButton kind="main" label="Ghi biên bản giao nhận" to={addresses.newHandover({ tinh })} />
  return (
    <div className="stack">
      {list.isPending && <Skeleton lines={6} />}
      {list.error && <ErrorState error={list.error} onRetry={list.again} />}
      {!list.isPending && !list.error && list.rows.length === 0 && (
        <EmptyState title="Chưa ghi lần giao nhận hồ sơ nào." action={button}>
          <p>
            Mỗi lần giao hoặc nhận hồ sơ được ghi thành biên bản có danh sách và in ra được; nơi giữ hồ sơ đổi theo.
          </p>
        </EmptyState>
      )}
      {list.rows.length > 0 && (
        <div className="stack-tight">
          {button && <div className="screen-only">{button}</div>}
          <DataTable
            caption="Sổ giao nhận hồ sơ"
            rows={list.rows}
            rowKey={(row) => row.id}
            columns={columnsFor(tinh)}
          />
          <Pager shown={list.rows.length} total={list.total} unit="biên bản" more={list.more} busy={list.isGrowing} />
        </div>
      )}
    </div>
  )
}

export function ReadingsTab({ organisationId, tinh }: TabProps) {
  const list = useList(listReadings, { organisationId, provinceCode: tinh }, { fresh: true })
  return (
    <div className="stack">
      {list.isPending && <Skeleton lines={6} />}
      {list.error && <ErrorState error={list.error} onRetry={list.again} />}
      {!list.isPending && !list.error && list.rows.length === 0 && (
        <EmptyState title="Chưa ghi lần đọc hồ sơ nào.">
          <p>Ghi một lần đọc từ trang giấy tờ của từng đảng viên: ai đọc, ngày nào, để làm gì, ai cho phép (DOS-06).</p>
        </EmptyState>
      )}
      {list.rows.length > 0 && (
        <div className="stack-tight">
          <ReadingTable rows={list.rows} tinh={tinh} names />
          <Pager shown={list.rows.length} total={list.total} unit="lần đọc" more={list.more} busy={list.isGrowing} />
        </div>
      )}
    </div>
  )
}
