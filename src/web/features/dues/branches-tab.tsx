// The month of all branches below: closed, collected, still owed, sent up; money on its way is confirmed here.
import { IconPrinter } from '@tabler/icons-react'
import { Link } from 'react-router'
import { closeMonth, confirmReceipt } from '#contract/dues-book.ts'
import { type DuesBranchMonth, type DuesBranchMonths, listBranchMonths } from '#contract/dues-reports.ts'
import { addresses } from '../../app/addresses.ts'
import { useCommand, useList } from '../../app/client.ts'
import { Button } from '../../ui/button.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import { showDate, showNumber, today } from '../../ui/format.ts'
import { EmptyState, ErrorState, Notice, ProblemSummary } from '../../ui/notice.tsx'
import { Panel } from '../../ui/page.tsx'
import { Pager } from '../../ui/pager.tsx'
import { Tag } from '../../ui/tag.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import type { Place } from './dues-page.tsx'
import { MonthChoice, useMonth } from './month-choice.tsx'
import { showMoney, showMonthOf } from './words.ts'

const columnsFor = (month: string, tinh: string | undefined): readonly Column<DuesBranchMonth>[] => [
  {
    key: 'name',
    heading: 'Chi bộ',
    cell: (row) => <Link to={addresses.dues({ organisationId: row.organisationId, month, tinh })}>{row.name}</Link>,
  },
  {
    key: 'closed',
    heading: 'Sổ',
    card: 'plain',
    // On a card «Còn thiếu 0 đ» would stand alone where nobody's dues are known.
    cell: (row) => (
      <>
        {row.closed ? <Tag state="good" label="Đã khóa" /> : <Tag state="waiting" label="Chưa khóa" />}{' '}
        {row.undeclared > 0 && <Tag state="waiting" label={`${showNumber(row.undeclared)} chưa khai`} />}
      </>
    ),
  },
  {
    key: 'members',
    heading: 'Đảng viên',
    numbers: true,
    card: 'no',
    cell: (row) => showNumber(row.members),
  },
  { key: 'owed', heading: 'Phải nộp', numbers: true, card: 'no', cell: (row) => showMoney(row.owed) },
  { key: 'paid', heading: 'Đã thu', numbers: true, cell: (row) => showMoney(row.paid) },
  { key: 'outstanding', heading: 'Còn thiếu', numbers: true, cell: (row) => showMoney(row.outstanding) },
  { key: 'remitted', heading: 'Đã nộp lên', numbers: true, card: 'no', cell: (row) => showMoney(row.remitted) },
]

export function BranchesTab(place: Place) {
  const month = useMonth()
  const list = useList(listBranchMonths, { ...place, month, limit: 100 }, { fresh: true })
  const { first } = list
  return (
    <div className="stack">
      <MonthChoice />
      {list.isPending && <Skeleton lines={8} />}
      {list.error && <ErrorState error={list.error} onRetry={list.again} />}
      {first && first.ratesUnknown !== null && <Notice title={first.ratesUnknown} />}
      {first && first.waiting.length > 0 && <Waiting data={first} place={place} />}
      {first && list.rows.length === 0 && (
        <EmptyState title="Không có chi bộ nào trong tháng này.">
          <p>Chọn tháng khác hoặc tổ chức khác.</p>
        </EmptyState>
      )}
      {list.rows.length > 0 && (
        <div className="stack-tight">
          <DataTable
            caption={`Đảng phí tháng ${showMonthOf(month)} của các chi bộ`}
            rows={list.rows}
            rowKey={(row) => row.organisationId}
            columns={columnsFor(month, place.provinceCode)}
            stale={list.isStale}
          />
          <Pager shown={list.rows.length} total={list.total} unit="chi bộ" more={list.more} busy={list.isGrowing} />
          <div className="screen-only">
            <Button icon={IconPrinter} label="In bảng này" onPress={() => window.print()} />
          </div>
        </div>
      )}
      {first?.allowed.includes(closeMonth.name) && month <= today().slice(0, 7) && (
        <CloseAll place={place} month={month} />
      )}
    </div>
  )
}

function Waiting({ data, place }: { data: DuesBranchMonths; place: Place }) {
  const send = useCommand(confirmReceipt, { renews: ['dues.'] })
  const say = useDoneNotice()
  const within = place.provinceCode === undefined ? {} : { provinceCode: place.provinceCode }
  const confirm = (id: string, name: string, amount: number) =>
    send.mutate(
      { id, on: today(), ...within },
      { onSuccess: () => say({ text: `Đã nhận ${showMoney(amount)} của ${name}.` }) },
    )
  return (
    <Panel title="Chờ xác nhận đã nhận">
      <ProblemSummary error={send.error} problems={[]} />
      <DataTable
        caption="Những khoản cấp dưới đã nộp lên, chờ xác nhận"
        rows={data.waiting}
        rowKey={(row) => row.id}
        columns={[
          { key: 'name', heading: 'Tổ chức', cell: (row) => row.organisationName },
          { key: 'on', heading: 'Ngày nộp', numbers: true, cell: (row) => showDate(row.on) },
          { key: 'amount', heading: 'Số tiền', numbers: true, cell: (row) => showMoney(row.amount) },
          {
            key: 'act',
            heading: 'Việc',
            card: 'plain',
            cell: (row) =>
              data.allowed.includes(confirmReceipt.name) ? (
                <Button
                  label="Xác nhận đã nhận"
                  about={`${showMoney(row.amount)} của ${row.organisationName}`}
                  busy={send.isPending}
                  onPress={() => confirm(row.id, row.organisationName, row.amount)}
                />
              ) : (
                ''
              ),
          },
        ]}
      />
    </Panel>
  )
}

function CloseAll({ place, month }: { place: Place; month: string }) {
  const send = useCommand(closeMonth, { renews: ['dues.'] })
  const say = useDoneNotice()
  return (
    <Panel title="Khóa sổ">
      <ProblemSummary error={send.error} problems={[]} />
      <p>Khóa sổ của tổ chức này và mọi chi bộ cấp dưới chưa khóa; chi bộ nào đã khóa thì giữ nguyên.</p>
      <div>
        <Button
          label={`Khóa sổ tháng ${showMonthOf(month)} của các chi bộ`}
          busy={send.isPending}
          onPress={() =>
            send.mutate(
              { ...place, month, withBelow: true },
              { onSuccess: ({ closed }) => say({ text: `Đã khóa ${closed} sổ tháng ${showMonthOf(month)}.` }) },
            )
          }
        />
      </div>
    </Panel>
  )
}
