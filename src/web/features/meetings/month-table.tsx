// The month of the branches below a committee: held, length, who came, thematic, published, score, dues, work; each row leads on.
import { Link } from 'react-router'
import { getMonth, type MeetingMonthRow } from '#contract/meeting-months.ts'
import { useAddressValues } from '../../app/address-values.ts'
import { addresses } from '../../app/addresses.ts'
import { useOperation } from '../../app/client.ts'
import { SelectField } from '../../ui/choice-field.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { Facts } from '../../ui/facts.tsx'
import { showDate, showNumber, today } from '../../ui/format.ts'
import { EmptyState, ErrorState } from '../../ui/notice.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import { showMoney } from '../dues/words.ts'
import classes from './meetings.module.css'
import { showPoints } from './score-words.ts'
import { showMonth } from './words.ts'

/** The last twelve months, the newest first. */
function lastMonths(now: string): string[] {
  const [year = 0, month = 1] = now.split('-').map(Number)
  return Array.from({ length: 12 }, (_, i) => {
    const at = year * 12 + month - 1 - i
    return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
  })
}

const share = (part: number, whole: number): string => (whole === 0 ? '' : `${Math.round((part * 100) / whole)} %`)

const columns = (month: string, tinh: string | undefined): readonly Column<MeetingMonthRow>[] => [
  {
    key: 'name',
    heading: 'Tổ chức',
    cell: (row) => <Link to={addresses.meetings({ organisationId: row.organisationId, tinh })}>{row.name}</Link>,
  },
  {
    key: 'held',
    heading: 'Đã sinh hoạt',
    card: 'plain',
    cell: (row) => {
      const held = row.isBranch
        ? row.heldOn === null
          ? 'Chưa'
          : showDate(row.heldOn)
        : `${showNumber(row.held)} trên ${showNumber(row.branches)} chi bộ`
      return (
        <>
          {held}
          <span className="soft">{heldWords(row).map((words) => ` · ${words}`)}</span>
        </>
      )
    },
  },
  { key: 'present', heading: 'Có mặt', numbers: true, cell: (row) => share(row.present, row.members) },
  {
    key: 'score',
    heading: 'Điểm',
    cell: (row) => <Score row={row} />,
  },
  {
    key: 'dues',
    heading: 'Đảng phí',
    cell: (row) =>
      row.dues === null ? (
        ''
      ) : (
        <Link to={addresses.dues({ organisationId: row.organisationId, month, tinh })}>{duesWords(row.dues, row)}</Link>
      ),
  },
  {
    key: 'tasks',
    heading: 'Nhiệm vụ',
    cell: (row) => tasksWords(row.tasks),
  },
]

/** Length, thematic part and publishing, as far as there is something to say; of several branches how many. */
function heldWords(row: MeetingMonthRow): string[] {
  const branches = (count: number): string => (row.isBranch ? '' : ` ${showNumber(count)} chi bộ`)
  return [
    ...(row.isBranch && row.minutes !== null ? [`${row.minutes} phút`] : []),
    ...(!row.isBranch && row.short > 0 ? [`${showNumber(row.short)} chi bộ họp ngắn`] : []),
    ...(row.thematic > 0 ? [`chuyên đề${branches(row.thematic)}`] : []),
    ...(row.published > 0 ? [`đã công bố${branches(row.published)}`] : []),
  ]
}

/** «950.000 đ trên 1.000.000 đ, đã khóa sổ»; of several branches how many are closed. */
function duesWords(
  { paid, owed, closed }: NonNullable<MeetingMonthRow['dues']>,
  row: { isBranch: boolean; branches: number },
) {
  const money =
    owed === null || (owed === 0 && paid === 0) ? showMoney(paid) : `${showMoney(paid)} trên ${showMoney(owed)}`
  if (row.isBranch) return closed === 0 ? money : `${money}, đã khóa sổ`
  return `${money}, ${showNumber(closed)} trên ${showNumber(row.branches)} chi bộ đã khóa sổ`
}

function tasksWords({ due, done, overdue }: MeetingMonthRow['tasks']) {
  if (due === 0) return ''
  const words = `${showNumber(done)} trên ${showNumber(due)} xong`
  return overdue === 0 ? words : `${words}, ${showNumber(overdue)} quá hạn`
}

/** Of a branch its points with why some were lost; of a committee how many of its branches are scored and have the best band. */
function Score({ row }: { row: MeetingMonthRow }) {
  if (row.points === null) return null
  if (!row.isBranch) return `${showNumber(row.scored)} chi bộ đã chấm, ${showNumber(row.good)} tốt`
  return (
    <>
      {showPoints(row.points)} điểm, {row.band}
      {row.lost.length > 0 && (
        <details>
          <summary className={classes.fold}>Lý do mất điểm</summary>
          <ul>
            {row.lost.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

export function MonthTable({ organisationId, tinh }: { organisationId: string | undefined; tinh: string | undefined }) {
  const [search, change] = useAddressValues()
  const months = lastMonths(today())
  const month = search.get('thang') ?? months[0] ?? ''
  const table = useOperation(getMonth, { organisationId, month, provinceCode: tinh }, { fresh: true })
  const { data } = table
  return (
    <div className="stack">
      <div className="screen-only">
        <SelectField
          name="month"
          label="Tháng"
          narrow
          value={month}
          onChange={(next) => change({ thang: next })}
          options={[...new Set([...months, month])].map((value) => ({ value, label: showMonth(value) }))}
        />
      </div>
      {table.isPending && <Skeleton lines={8} />}
      {table.error && <ErrorState error={table.error} onRetry={() => void table.refetch()} />}
      {data && data.rows.length === 0 && (
        <EmptyState title="Không có chi bộ nào ở dưới trong tháng này.">
          <p>Chọn tháng khác hoặc tổ chức khác.</p>
        </EmptyState>
      )}
      {data && data.rows.length > 0 && (
        <>
          <Facts
            facts={[
              {
                label: 'Đã sinh hoạt thường kỳ',
                value: `${showNumber(data.total.held)} trên ${showNumber(data.total.branches)} chi bộ`,
              },
              { label: 'Đảng viên có mặt', value: share(data.total.present, data.total.members) || 'Chưa có số liệu' },
              { label: 'Có sinh hoạt chuyên đề', value: `${showNumber(data.total.thematic)} chi bộ` },
              {
                label: 'Đã chấm điểm',
                value: `${showNumber(data.total.scored)} chi bộ, ${showNumber(data.total.good)} mức tốt`,
              },
              ...(data.total.dues === null
                ? []
                : [
                    { label: 'Đảng phí đã thu', value: duesWords(data.total.dues, { isBranch: false, ...data.total }) },
                  ]),
              { label: 'Nhiệm vụ đến hạn trong tháng', value: tasksWords(data.total.tasks) || 'Không có' },
              { label: 'Thông báo muộn hoặc chưa ghi thông báo', value: `${showNumber(data.total.late)} chi bộ` },
            ]}
          />
          <DataTable
            caption={`Tháng ${showMonth(month)} của ${data.organisationName}`}
            rows={data.rows}
            rowKey={(row) => row.organisationId}
            columns={columns(month, tinh)}
          />
        </>
      )}
    </div>
  )
}
