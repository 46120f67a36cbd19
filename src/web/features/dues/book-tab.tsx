// The cash book, a month at a time: the money in the hand, every line with the balance after it, sending up, taking a line back, handing the book over.
import { IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import {
  counterEntry,
  type DuesBook,
  type DuesEntry,
  handOverBook,
  listBook,
  moveBalance,
  openBook,
  remit,
} from '#contract/dues-book.ts'
import { addDays } from '#rules/calendar/dates.ts'
import { addresses } from '../../app/addresses.ts'
import { useList } from '../../app/client.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { Facts } from '../../ui/facts.tsx'
import { showDate, showPeriod } from '../../ui/format.ts'
import { EmptyState, ErrorState } from '../../ui/notice.tsx'
import { OpenedPanel } from '../../ui/opened-panel.tsx'
import { Panel } from '../../ui/page.tsx'
import { Pager } from '../../ui/pager.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import { CounterForm, HandOverForm, MoveBalanceForm, OpenBookForm, RemitForm } from './book-forms.tsx'
import type { Place } from './dues-page.tsx'
import { MonthChoice, useMonth } from './month-choice.tsx'
import { arrival, channels, lineWords, otherMonth, showMoney, showMonthOf } from './words.ts'

type Act = { does: 'open' | 'hand' | 'remit' | 'move' } | { does: 'counter'; line: DuesEntry }

export function BookTab({ place, isBranch }: { place: Place; isBranch: boolean }) {
  const month = useMonth()
  // A year of a branch is hundreds of lines: the month one works in stands on one page, as a page of the paper book does.
  const span = { from: `${month}-01`, until: addDays(`${otherMonth(month, 1)}-01`, -1) }
  const list = useList(listBook, { ...place, ...span }, { fresh: true })
  const [act, setAct] = useState<Act | null>(null)
  const book = list.first
  const close = () => setAct(null)
  return (
    <div className="stack">
      {list.isPending && <Skeleton lines={8} />}
      {list.error && <ErrorState error={list.error} onRetry={list.again} />}
      {book && <Head book={book} act={act} onAct={setAct} />}
      {book && act !== null && (
        <OpenedPanel key={act.does === 'counter' ? act.line.id : act.does} title={titles[act.does]}>
          {act.does === 'open' && <OpenBookForm place={place} balance={book.balance} onEnd={close} />}
          {act.does === 'hand' && <HandOverForm place={place} balance={book.balance} onEnd={close} />}
          {act.does === 'remit' && <RemitForm place={place} balance={book.balance} isBranch={isBranch} onEnd={close} />}
          {act.does === 'move' && <MoveBalanceForm place={place} balance={book.balance} onEnd={close} />}
          {act.does === 'counter' && <CounterForm place={place} line={act.line} onEnd={close} />}
        </OpenedPanel>
      )}
      <MonthChoice />
      {book && list.rows.length === 0 && (
        <EmptyState title={`Tháng ${showMonthOf(month)} sổ quỹ chưa có dòng nào.`}>
          <p>
            Tiền đầu tháng: {showMoney(book.opening)}. Chọn tháng khác, thu đảng phí ở phần «Thu trong tháng», hoặc mở
            sổ với số tiền có từ trước.
          </p>
        </EmptyState>
      )}
      {book && list.rows.length > 0 && (
        <div className="stack-tight">
          <p>
            Tiền đầu tháng: <strong className="numbers">{showMoney(book.opening)}</strong>
          </p>
          <DataTable
            caption={`Sổ quỹ đảng phí tháng ${showMonthOf(month)}`}
            rows={list.rows}
            rowKey={(row) => row.id}
            columns={columnsFor(place, (line) => setAct({ does: 'counter', line }))}
            stale={list.isStale}
          />
          <Pager shown={list.rows.length} total={list.total} unit="dòng" more={list.more} busy={list.isGrowing} />
          <div className="screen-only">
            <Button icon={IconPrinter} label="In sổ quỹ" onPress={() => window.print()} />
          </div>
        </div>
      )}
      {book && book.keepers.length > 0 && <Keepers book={book} />}
    </div>
  )
}

const titles: Record<Act['does'], string> = {
  open: 'Mở sổ quỹ',
  hand: 'Bàn giao sổ quỹ',
  remit: 'Nộp lên cấp trên',
  move: 'Chuyển tiền còn lại sang tổ chức khác',
  counter: 'Ghi bút toán ngược',
}

function Head({ book, act, onAct }: { book: DuesBook; act: Act | null; onAct: (act: Act) => void }) {
  const [now] = book.keepers
  const can = (name: string) => book.allowed.includes(name) && act === null
  return (
    <>
      <Facts
        facts={[
          { label: 'Tiền đang có', value: showMoney(book.balance) },
          { label: 'Người giữ sổ', value: now?.keeper ?? 'Chưa ghi' },
        ]}
      />
      <div className="row screen-only">
        {can(remit.name) && book.balance > 0 && (
          <Button kind="main" label="Nộp lên cấp trên" onPress={() => onAct({ does: 'remit' })} />
        )}
        {can(openBook.name) && <Button label="Mở sổ quỹ" onPress={() => onAct({ does: 'open' })} />}
        {can(moveBalance.name) && book.balance > 0 && (
          <Button label="Chuyển tiền còn lại" onPress={() => onAct({ does: 'move' })} />
        )}
        {can(handOverBook.name) && <Button label="Bàn giao sổ quỹ" onPress={() => onAct({ does: 'hand' })} />}
      </div>
    </>
  )
}

const columnsFor = (place: Place, onCounter: (line: DuesEntry) => void): readonly Column<DuesEntry>[] => [
  { key: 'on', heading: 'Ngày', numbers: true, cell: (row) => showDate(row.on) },
  {
    key: 'what',
    heading: 'Nội dung',
    card: 'plain',
    cell: (row) => (
      <>
        {lineWords(row)}
        {row.countered && <span className="soft"> (đã bỏ bằng bút toán ngược)</span>}
        {row.kind === 'remitted' && !row.countered && <span className="soft">{arrival(row)}</span>}
        <span className="soft"> · {channels[row.channel]}</span>
        {row.note !== null && <span className="soft"> · {row.note}</span>}
      </>
    ),
  },
  {
    key: 'amount',
    heading: 'Thu, chi',
    numbers: true,
    cell: (row) => (row.amount > 0 ? `+${showMoney(row.amount)}` : `−${showMoney(-row.amount)}`),
  },
  {
    key: 'balance',
    heading: 'Còn lại',
    numbers: true,
    cell: (row) => showMoney(row.balance),
  },
  {
    key: 'act',
    heading: 'Việc',
    card: 'plain',
    cell: (row) => (
      <>
        {row.receipt !== null && (
          <LinkButton
            kind="quiet"
            label={`Biên lai ${row.receipt}`}
            to={addresses.duesReceipts({
              organisationId: place.organisationId,
              on: row.on,
              id: row.id,
              tinh: place.provinceCode,
            })}
          />
        )}
        {row.allowed.includes(counterEntry.name) && (
          <Button
            kind="quiet"
            label="Bỏ dòng này"
            about={`${lineWords(row)}, ${showMoney(row.amount)}`}
            onPress={() => onCounter(row)}
          />
        )}
      </>
    ),
  },
]

function Keepers({ book }: { book: DuesBook }) {
  return (
    <Panel title="Người giữ sổ">
      <DataTable
        caption="Những người đã giữ sổ quỹ"
        rows={book.keepers}
        rowKey={(row) => row.id}
        columns={[
          { key: 'keeper', heading: 'Họ và tên', cell: (row) => row.keeper },
          { key: 'when', heading: 'Thời gian', cell: (row) => showPeriod(row.from, row.to) },
          { key: 'balance', heading: 'Nhận với số tiền', numbers: true, cell: (row) => showMoney(row.balance) },
          { key: 'giver', heading: 'Nhận từ', cell: (row) => row.giver ?? 'Mở sổ' },
        ]}
      />
    </Panel>
  )
}
