// Comparing list and dossiers every six months: which organisation is due when, the rounds of one, and what is still to be put right.
import { Link, useNavigate } from 'react-router'
import {
  listDifferences,
  listReconciliations,
  type Round,
  type Standing,
  startReconciliation,
} from '#contract/reconciliations.ts'
import { addresses } from '../../app/addresses.ts'
import { useCommand, useList } from '../../app/client.ts'
import { Button } from '../../ui/button.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { showDate, showNumber, today } from '../../ui/format.ts'
import { ErrorState } from '../../ui/notice.tsx'
import { Panel } from '../../ui/page.tsx'
import { Pager } from '../../ui/pager.tsx'
import { Tag } from '../../ui/tag.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import { DifferencesPanel } from './differences-panel.tsx'
import type { TabProps } from './dossiers-page.tsx'

function Due({ row }: { row: Standing }) {
  if (row.lastClosedOn === null) return <Tag state="stopped" label="Chưa đối chiếu lần nào" />
  const day = showDate(row.dueOn)
  return row.overdue ? (
    <Tag state="stopped" label={`Quá hạn từ ${day}`} />
  ) : (
    <Tag state="good" label={`Trước ngày ${day}`} />
  )
}

const standingColumns = (tinh: string | undefined): readonly Column<Standing>[] => [
  {
    key: 'name',
    heading: 'Tổ chức',
    cell: (row) => (
      <Link to={addresses.dossiers({ muc: 'doi-chieu', organisationId: row.organisationId, tinh })}>
        {row.organisationName}
      </Link>
    ),
  },
  { key: 'due', heading: 'Lần tới', card: 'plain', cell: (row) => <Due row={row} /> },
  {
    key: 'last',
    heading: 'Lần gần nhất',
    numbers: true,
    cell: (row) => (row.lastClosedOn === null ? 'Chưa có' : showDate(row.lastClosedOn)),
  },
  {
    key: 'open',
    heading: 'Đợt đang làm',
    cell: (row) =>
      row.openRoundId === null ? (
        'Không'
      ) : (
        <Link to={addresses.reconciliation(row.openRoundId, { tinh })}>Mở từ {showDate(row.openSince)}</Link>
      ),
  },
  {
    key: 'differences',
    heading: 'Điểm khác chưa xử lý',
    numbers: true,
    cell: (row) => showNumber(row.openDifferences),
  },
]

const roundColumns = (tinh: string | undefined): readonly Column<Round>[] => [
  {
    key: 'started',
    heading: 'Đợt mở ngày',
    numbers: true,
    cell: (row) => <Link to={addresses.reconciliation(row.id, { tinh })}>{showDate(row.startedOn)}</Link>,
  },
  {
    key: 'state',
    heading: 'Tình trạng',
    card: 'plain',
    cell: (row) =>
      row.closedOn === null
        ? `Đang làm, còn ${showNumber(row.unchecked)} hồ sơ`
        : `Kết thúc ${showDate(row.closedOn)}, biên bản ${row.minutesNo ?? ''}`,
  },
  { key: 'members', heading: 'Số hồ sơ', numbers: true, cell: (row) => showNumber(row.members) },
  { key: 'differences', heading: 'Điểm khác', numbers: true, cell: (row) => showNumber(row.differences) },
  { key: 'open', heading: 'Chưa xử lý', numbers: true, cell: (row) => showNumber(row.openDifferences) },
]

export function RoundsTab({ organisationId, tinh }: TabProps) {
  const list = useList(listReconciliations, { organisationId, provinceCode: tinh }, { fresh: true })
  const differences = useList(listDifferences, { organisationId, provinceCode: tinh }, { fresh: true })
  const first = list.first
  const own = first?.rounds.length !== 0 || first.allowed.includes(startReconciliation.name)
  const alone = list.rows.length === 1
  return (
    <div className="stack">
      {list.isPending && <Skeleton lines={8} />}
      {list.error && <ErrorState error={list.error} onRetry={list.again} />}
      {first && (
        <p role="status">
          Danh sách đảng viên và hồ sơ phải đối chiếu sáu tháng một lần ({first.basis}, DOS-03).{' '}
          {first.counts.organisations === 0
            ? 'Việc này do tổ chức cơ sở đảng giữ hồ sơ làm; ở đây không có tổ chức nào như vậy.'
            : `${showNumber(first.counts.overdue)} trên ${showNumber(first.counts.organisations)} tổ chức quá hạn; ${showNumber(first.counts.openDifferences)} điểm khác chưa xử lý.`}
        </p>
      )}
      {first && own && <Own first={first} tinh={tinh} organisationId={organisationId} />}
      <DifferencesPanel title="Điểm khác phải xử lý" list={differences} tinh={tinh} />
      {list.rows.length > 0 && !(own && alone) && (
        <Panel title="Các tổ chức phải đối chiếu">
          <div className="stack-tight">
            <DataTable
              caption="Các tổ chức phải đối chiếu"
              rows={list.rows}
              rowKey={(row) => row.organisationId}
              columns={standingColumns(tinh)}
              stale={list.isStale}
            />
            <Pager shown={list.rows.length} total={list.total} unit="tổ chức" more={list.more} busy={list.isGrowing} />
          </div>
        </Panel>
      )}
    </div>
  )
}

interface OwnProps extends TabProps {
  first: { rows: Standing[]; rounds: Round[]; allowed: string[] }
}

/** The rounds of the organisation itself, and the way to open one. */
function Own({ first, tinh, organisationId }: OwnProps) {
  const navigate = useNavigate()
  const start = useCommand(startReconciliation, { renews: ['reconciliations.'] })
  const [standing] = first.rows
  const may = first.allowed.includes(startReconciliation.name) && standing?.openRoundId === null
  return (
    <Panel title="Các đợt đối chiếu">
      <div className="stack-tight">
        {standing !== undefined && (
          <p className="row">
            <Due row={standing} />
          </p>
        )}
        {start.error && <ErrorState error={start.error} />}
        {may && (
          <div className="screen-only">
            <Button
              kind="main"
              label="Mở đợt đối chiếu"
              busy={start.isPending}
              onPress={() =>
                start.mutate(
                  { organisationId, provinceCode: tinh, on: today() },
                  { onSuccess: ({ id }) => navigate(addresses.reconciliation(id, { tinh })) },
                )
              }
            />
          </div>
        )}
        {first.rounds.length > 0 && (
          <DataTable
            caption="Các đợt đối chiếu"
            rows={first.rounds}
            rowKey={(row) => row.id}
            columns={roundColumns(tinh)}
          />
        )}
      </div>
    </Panel>
  )
}
