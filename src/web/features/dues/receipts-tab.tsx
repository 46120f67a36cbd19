// The archive of receipts: those of a year by number, found by name or number, each printed once more.
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { type DuesListedReceipt, listReceipts } from '#contract/dues-book.ts'
import { useAddressValues } from '../../app/address-values.ts'
import { useList } from '../../app/client.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { showDate, today } from '../../ui/format.ts'
import { EmptyState, ErrorState } from '../../ui/notice.tsx'
import { Pager } from '../../ui/pager.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import { YearField } from '../../ui/year-field.tsx'
import type { Place } from './dues-page.tsx'
import { receiptAgain } from './receipts-page.tsx'
import { channels, showMoney, showMonthOf } from './words.ts'

export function ReceiptsTab(place: Place) {
  const [search, change] = useAddressValues()
  const text = search.get('tim') ?? ''
  const named = search.get('nam') ?? ''
  // Of an address typed wrong: what is no year is not asked for.
  const asked = /^\d{4}$/.test(named) ? named : ''
  const [typed, setTyped] = useState(text)
  const list = useList(
    listReceipts,
    { ...place, ...(asked === '' ? {} : { year: Number(asked) }), ...(text === '' ? {} : { text }) },
    { fresh: true },
  )
  const { first } = list
  // Without an answer the years with receipts are not known: the choice is what leads on from an error.
  const year = first?.year ?? Number(asked || today().slice(0, 4))
  const known = first?.years ?? (list.error ? [Number(today().slice(0, 4))] : [])
  const years = [...new Set([year, ...known])].toSorted((a, b) => b - a)
  return (
    <div className="stack">
      <form
        className="row screen-only"
        style={{ alignItems: 'end' }}
        onSubmit={(event) => {
          event.preventDefault()
          change({ tim: typed.trim() })
        }}
      >
        <TextField
          name="tim"
          label="Tìm biên lai"
          hint="Tên đảng viên hoặc số biên lai."
          value={typed}
          onChange={setTyped}
          maxLength={80}
        />
        {(first !== undefined || list.error) && (
          <YearField name="nam" value={year} years={years} onChange={(next) => change({ nam: String(next) })} />
        )}
        <Button submits icon={IconSearch} label="Tìm" />
      </form>
      {list.isPending && <Skeleton lines={6} />}
      {list.error && <ErrorState error={list.error} onRetry={list.again} />}
      {first && list.rows.length === 0 && (
        <EmptyState
          title={text === '' ? `Năm ${first.year} chưa có biên lai nào.` : 'Không có biên lai nào như vậy.'}
        />
      )}
      {list.rows.length > 0 && (
        <div className="stack-tight">
          <DataTable
            caption={`Biên lai thu đảng phí năm ${first?.year}`}
            rows={list.rows}
            rowKey={(row) => row.id}
            columns={columnsFor(place)}
            stale={list.isStale}
          />
          <Pager shown={list.rows.length} total={list.total} unit="biên lai" more={list.more} busy={list.isGrowing} />
        </div>
      )}
    </div>
  )
}

const columnsFor = (place: Place): readonly Column<DuesListedReceipt>[] => [
  {
    key: 'receipt',
    heading: 'Số',
    numbers: true,
    cell: (row) => (
      <>
        {row.receipt}
        {row.countered && <span className="soft"> (đã bỏ bằng bút toán ngược)</span>}
      </>
    ),
  },
  { key: 'on', heading: 'Ngày', numbers: true, cell: (row) => showDate(row.on) },
  { key: 'name', heading: 'Đảng viên', card: 'plain', cell: (row) => row.fullName },
  { key: 'month', heading: 'Cho tháng', numbers: true, cell: (row) => showMonthOf(row.forMonth) },
  { key: 'amount', heading: 'Số tiền', numbers: true, cell: (row) => showMoney(row.amount) },
  { key: 'channel', heading: 'Hình thức', card: 'no', cell: (row) => channels[row.channel] },
  {
    key: 'act',
    heading: 'Việc',
    card: 'plain',
    cell: (row) => (
      <LinkButton
        kind="quiet"
        label="In lại"
        about={`biên lai số ${row.receipt}`}
        to={receiptAgain({ ...place, on: row.on, id: row.id })}
      />
    ),
  },
]
