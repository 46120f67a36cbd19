// The days off of one year: shown with their source, put down anew where that is allowed, from a proposal by law and lunar calendar.
import { useState } from 'react'
import { useParams, useSearchParams } from 'react-router'
import { getHolidayYear, type ShownHolidayYear } from '#contract/rulebook.ts'
import { addresses } from '../../app/addresses.ts'
import { useOperation } from '../../app/client.ts'
import { Button } from '../../ui/button.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { showDate, showInstant } from '../../ui/format.ts'
import { EmptyState, ErrorState, Notice } from '../../ui/notice.tsx'
import { Page, Panel } from '../../ui/page.tsx'
import { useReturnedFocus } from '../../ui/returned-focus.ts'
import { Tag } from '../../ui/tag.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import { HolidayYearForm } from './holiday-year-form.tsx'
import classes from './rulebook.module.css'

export function HolidayYearPage() {
  const { year: asked = '' } = useParams()
  const [search] = useSearchParams()
  const tinh = search.get('tinh') ?? undefined
  const year = Number(asked)
  const answer = useOperation(getHolidayYear, { year }, { fresh: true })
  const [editing, setEditing] = useState(false)
  const act = useReturnedFocus(editing)
  const { data } = answer
  return (
    <Page
      key={asked}
      title={`Ngày nghỉ năm ${asked}`}
      trail={[{ label: 'Sổ quy định, ngày nghỉ', to: addresses.rulebook({ muc: 'ngay-nghi', tinh }) }]}
    >
      {answer.isPending && <Skeleton lines={10} />}
      {answer.error && <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />}
      {data && !editing && (
        <>
          {data.table === null ? (
            <EmptyState title={`Chưa có bảng ngày nghỉ năm ${asked}.`}>
              <p>
                Thời hạn tính bằng ngày làm việc chạy sang năm này thì chưa nói được ngày cuối.
                {data.allowed.length === 0 && ' Bảng này dùng chung cho cả nước, do cấp Trung ương lập.'}
              </p>
            </EmptyState>
          ) : (
            <Table table={data.table} />
          )}
          {data.allowed.length > 0 && (
            <div ref={act}>
              <Button
                kind="main"
                label={data.table === null ? 'Lập bảng ngày nghỉ' : 'Sửa bảng ngày nghỉ'}
                onPress={() => setEditing(true)}
              />
            </div>
          )}
          {data.earlier.length > 0 && <Earlier tables={data.earlier} />}
        </>
      )}
      {data && editing && <HolidayYearForm year={year} table={data.table} onClose={() => setEditing(false)} />}
    </Page>
  )
}

type Day = ShownHolidayYear['off'][number]

const WEEKDAYS = ['Chủ nhật', 'Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy']
const weekday = (on: string): string => WEEKDAYS[new Date(`${on}T00:00:00Z`).getUTCDay()] ?? ''

const columns: readonly Column<Day>[] = [
  { key: 'on', heading: 'Ngày', cell: ({ on }) => `${weekday(on)}, ${showDate(on)}` },
  { key: 'name', heading: 'Nghỉ gì', card: 'plain', cell: ({ name }) => name },
]

function Table({ table }: { table: ShownHolidayYear }) {
  const { off, worked, source, announced, missing, author, reason, recordedAt } = table
  return (
    <Panel
      title="Ngày nghỉ và ngày làm bù"
      action={
        <Tag
          state={announced ? 'good' : 'waiting'}
          label={announced ? 'Đã có thông báo chính thức' : 'Tính trước, chờ thông báo'}
        />
      }
    >
      <div className="stack">
        {missing.length > 0 && (
          <Notice tone="problem" title="Bảng thiếu ngày nghỉ theo luật.">
            <p>{missing.map(({ on, name }) => `${name} ${showDate(on)}`).join('; ')}.</p>
          </Notice>
        )}
        <DataTable caption="Ngày nghỉ" rows={off} rowKey={({ on }) => on} columns={columns} />
        <p>
          {worked.length === 0
            ? 'Không có ngày làm bù.'
            : `Làm bù: ${worked.map((on) => `${weekday(on)} ${showDate(on)}`).join('; ')}.`}
        </p>
        <p className="soft">
          Nguồn: {source}. {author === null ? 'Có sẵn theo chương trình.' : `${author} ghi ${showInstant(recordedAt)}.`}
          {reason !== null && ` Lý do: ${reason}`}
        </p>
      </div>
    </Panel>
  )
}

function Earlier({ tables }: { tables: readonly ShownHolidayYear[] }) {
  return (
    <details className={classes.group}>
      <summary>
        <h2>Các bảng trước ({tables.length})</h2>
      </summary>
      <div className="stack">
        {tables.map((table) => (
          <Table key={table.version} table={table} />
        ))}
      </div>
    </details>
  )
}
