// The years with a table of days off, and those that have none: no working day is counted into them.
import { Link } from 'react-router'
import { listHolidayYears, type ShownHolidayYear } from '#contract/rulebook.ts'
import { addresses } from '../../app/addresses.ts'
import { useOperation } from '../../app/client.ts'
import { LinkButton } from '../../ui/button.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { showNumber } from '../../ui/format.ts'
import { ErrorState, Notice } from '../../ui/notice.tsx'
import { Tag } from '../../ui/tag.tsx'
import { Skeleton } from '../../ui/waiting.tsx'

const columnsFor = (tinh: string | undefined): readonly Column<ShownHolidayYear>[] => [
  {
    key: 'year',
    heading: 'Năm',
    cell: ({ year }) => <Link to={addresses.holidayYear(year, { tinh })}>Năm {year}</Link>,
  },
  {
    key: 'announced',
    heading: 'Tình trạng',
    card: 'plain',
    cell: ({ announced, missing }) => (
      <>
        <Tag
          state={announced ? 'good' : 'waiting'}
          label={announced ? 'Đã có thông báo chính thức' : 'Tính trước, chờ thông báo'}
        />
        {missing.length > 0 && <Tag state="stopped" label={`Thiếu ${missing.length} ngày nghỉ theo luật`} />}
      </>
    ),
  },
  { key: 'off', heading: 'Ngày nghỉ', numbers: true, cell: ({ off }) => showNumber(off.length) },
  { key: 'worked', heading: 'Ngày làm bù', numbers: true, cell: ({ worked }) => showNumber(worked.length) },
  { key: 'source', heading: 'Nguồn', cell: ({ source }) => source },
]

export function HolidaysPart({ tinh }: { tinh: string | undefined }) {
  const answer = useOperation(listHolidayYears, {})
  const { data } = answer
  return (
    <div className="stack">
      {answer.isPending && <Skeleton lines={6} />}
      {answer.error && <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />}
      {data && data.missingYears.length > 0 && (
        <Notice tone="honour" title={`Chưa có bảng ngày nghỉ năm ${data.missingYears.join(', ')}.`}>
          <p>
            Thời hạn tính bằng ngày làm việc chạy sang các năm này thì chưa nói được ngày cuối, chương trình không đoán.
          </p>
          {data.allowed.length > 0 && (
            <div className="row">
              {data.missingYears.map((year) => (
                <LinkButton
                  key={year}
                  to={addresses.holidayYear(year, { tinh })}
                  label={`Lập bảng năm ${year}`}
                  wide={false}
                />
              ))}
            </div>
          )}
        </Notice>
      )}
      {data && (
        <DataTable
          caption="Bảng ngày nghỉ theo năm"
          rows={data.rows}
          rowKey={({ year }) => String(year)}
          columns={columnsFor(tinh)}
        />
      )}
    </div>
  )
}
