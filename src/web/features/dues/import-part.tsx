// One list of payments row by row: who it is from, why it cannot be written; written in one go, given up, or taken back whole.
import { IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import {
  cancelDuesImport,
  commitDuesImport,
  confirmDuesImportRows,
  type DuesImportPage,
  type DuesImportRow,
  decideDuesImportRow,
  getDuesImport,
  undoDuesImport,
} from '#contract/dues-imports.ts'
import { useCommand, useList } from '../../app/client.ts'
import { Button } from '../../ui/button.tsx'
import { SelectField } from '../../ui/choice-field.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import { Facts } from '../../ui/facts.tsx'
import { showDate, showNumber } from '../../ui/format.ts'
import { EmptyState, ErrorState, ProblemSummary } from '../../ui/notice.tsx'
import { Panel } from '../../ui/page.tsx'
import { Pager } from '../../ui/pager.tsx'
import { Tag } from '../../ui/tag.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import type { Place } from './dues-page.tsx'
import { PayerForm, UndoImportForm } from './import-forms.tsx'
import { channels, importStates, paymentState, showMoney, showMonthOf } from './words.ts'

const views = [
  { value: 'all', label: 'Mọi dòng' },
  { value: 'rest', label: 'Dòng chưa ghi được' },
  { value: 'matched', label: 'Dòng ghi được' },
]
type Show = 'all' | 'matched' | 'rest'

interface ImportPartProps {
  id: string
  place: Place
  onLeave: () => void
}

type Within = { provinceCode?: string }

/** What one decides about rows: one left out or taken back in, those proposed confirmed at once. */
function useDecisions(data: DuesImportPage | undefined, within: Within) {
  const decide = useCommand(decideDuesImportRow, { renews: ['dues.'] })
  const confirm = useCommand(confirmDuesImportRows, { renews: ['dues.'] })
  const say = useDoneNotice()
  const seen = data && { id: data.list.id, version: data.list.version, ...within }
  return {
    error: decide.error ?? confirm.error,
    confirming: confirm.isPending,
    leaveOut: (of: DuesImportRow) => seen && decide.mutate({ ...seen, seq: of.seq, leftOut: !of.leftOut }),
    confirmRows: (rows: readonly DuesImportRow[]) =>
      seen &&
      confirm.mutate(
        { ...seen, seqs: rows.map(({ seq }) => seq).slice(0, 500) },
        {
          onSuccess: ({ confirmed, matched }) =>
            say({ text: `Đã xác nhận ${confirmed} dòng, ${matched} dòng ghi được vào sổ.` }),
        },
      ),
  }
}

export function ImportPart({ id, place, onLeave }: ImportPartProps) {
  const within: Within = place.provinceCode === undefined ? {} : { provinceCode: place.provinceCode }
  const [show, setShow] = useState<Show>('all')
  const [row, setRow] = useState<DuesImportRow | null>(null)
  const list = useList(getDuesImport, { id, show, ...within }, { fresh: true })
  const data = list.first
  const { error, confirming, leaveOut, confirmRows } = useDecisions(data, within)
  const may = data?.allowed.includes(decideDuesImportRow.name) === true
  const proposed = list.rows.filter(isProposed)
  return (
    <div className="stack">
      <div className="screen-only">
        <Button label="Về các danh sách" onPress={onLeave} />
      </div>
      {list.isPending && <Skeleton lines={8} />}
      {list.error && <ErrorState error={list.error} onRetry={list.again} />}
      {data && <Head data={data} within={within} />}
      {data && row !== null && (
        <Panel title={`Dòng ${row.row}: ${row.fullName}`}>
          <PayerForm key={row.seq} list={data.list} row={row} within={within} onEnd={() => setRow(null)} />
        </Panel>
      )}
      <ProblemSummary error={error} problems={[]} />
      {data && (
        <div className="row screen-only">
          <SelectField
            name="show"
            label="Hiện"
            value={show}
            onChange={(value) => setShow(value as Show)}
            options={views}
          />
          {may && proposed.length > 1 && (
            <Button
              label={`Xác nhận đúng cả ${showNumber(proposed.length)} dòng đề xuất bên dưới`}
              busy={confirming}
              busyLabel="Đang xác nhận…"
              onPress={() => confirmRows(proposed)}
            />
          )}
        </div>
      )}
      {data && list.rows.length === 0 && (
        <EmptyState title={data.list.state === 'cancelled' ? 'Danh sách đã bỏ.' : 'Không có dòng nào như vậy.'} />
      )}
      {list.rows.length > 0 && (
        <div className="stack-tight">
          <DataTable
            caption="Các dòng của danh sách nộp tiền"
            rows={list.rows}
            rowKey={(one) => String(one.seq)}
            columns={columnsFor(
              may ? { onChoose: setRow, onLeaveOut: leaveOut, onConfirm: (one) => confirmRows([one]) } : null,
            )}
            stale={list.isStale}
          />
          <Pager shown={list.rows.length} total={list.total} unit="dòng" more={list.more} busy={list.isGrowing} />
          <div className="screen-only">
            <Button icon={IconPrinter} label="In các dòng này" onPress={() => window.print()} />
          </div>
        </div>
      )}
    </div>
  )
}

function Head({ data, within }: { data: DuesImportPage; within: Within }) {
  const { list, allowed } = data
  const { counts } = list
  const [undoing, setUndoing] = useState(false)
  const commit = useCommand(commitDuesImport, { renews: ['dues.'] })
  const cancel = useCommand(cancelDuesImport, { renews: ['dues.'] })
  const say = useDoneNotice()
  const seen = { id: list.id, version: list.version, ...within }
  const write = () =>
    commit.mutate(seen, {
      onSuccess: ({ written, rest, amount }) =>
        say({ text: `Đã ghi ${written} khoản, ${showMoney(amount)}; còn ${rest} dòng chưa ghi.` }),
    })
  const rest = counts.doubtful + counts.unmatched
  return (
    <Panel title={list.fileName}>
      <p>
        <Tag {...importStates[list.state]} /> {channels[list.channel]}, {list.organisationName}
      </p>
      <Facts
        facts={[
          list.state === 'ready'
            ? { label: 'Ghi được', value: `${showNumber(counts.matched)} dòng, ${showMoney(list.amount)}` }
            : { label: 'Đã ghi', value: `${showNumber(counts.written)} dòng, ${showMoney(list.amount)}` },
          { label: 'Còn phải xem', value: `${showNumber(rest)} dòng` },
          { label: 'Bỏ ra', value: `${showNumber(counts.leftOut)} dòng` },
        ]}
      />
      <ProblemSummary error={commit.error ?? cancel.error} problems={[]} />
      <div className="row screen-only">
        {allowed.includes(commitDuesImport.name) && counts.matched > 0 && (
          <Button
            kind="main"
            label={`Ghi ${showNumber(counts.matched)} khoản vào sổ quỹ`}
            busy={commit.isPending}
            busyLabel="Đang ghi…"
            onPress={write}
          />
        )}
        {allowed.includes(cancelDuesImport.name) && (
          <Button label="Bỏ danh sách này" busy={cancel.isPending} onPress={() => cancel.mutate(seen)} />
        )}
        {allowed.includes(undoDuesImport.name) && !undoing && (
          <Button label="Rút lại cả danh sách" onPress={() => setUndoing(true)} />
        )}
      </div>
      {undoing && allowed.includes(undoDuesImport.name) && (
        <UndoImportForm list={list} within={within} onEnd={() => setUndoing(false)} />
      )}
    </Panel>
  )
}

/** Somebody is proposed from the name alone or from the text of the transfer. */
const isProposed = ({ member, leftOut, findings }: DuesImportRow): boolean =>
  member !== null && !leftOut && findings.some(({ code }) => code === 'read-from-note' || code === 'name-only')

interface Acts {
  onConfirm: (row: DuesImportRow) => void
  onChoose: (row: DuesImportRow) => void
  onLeaveOut: (row: DuesImportRow) => void
}

const columnsFor = (acts: Acts | null): readonly Column<DuesImportRow>[] => [
  {
    key: 'who',
    heading: 'Trong danh sách',
    cell: (row) => (
      <>
        {row.fullName === '' ? `Dòng ${row.row}` : row.fullName}
        <span className="soft">
          {[row.birth === '' ? '' : `sinh ${showDate(row.birth)}`, row.branch, row.reference, row.note]
            .filter((part) => part !== '')
            .map((part) => ` · ${part}`)
            .join('')}
        </span>
      </>
    ),
  },
  {
    key: 'state',
    heading: 'Kết quả',
    card: 'plain',
    cell: (row) => <Tag {...paymentState(row)} />,
  },
  { key: 'month', heading: 'Cho tháng', numbers: true, cell: (row) => showMonthOf(row.forMonth) },
  {
    key: 'amount',
    heading: 'Số tiền',
    numbers: true,
    cell: (row) => (row.amount === null ? 'Không đọc được' : showMoney(row.amount)),
  },
  {
    key: 'paid',
    heading: 'Ngày nộp',
    numbers: true,
    card: 'no',
    cell: (row) => (row.paidOn === null ? '' : showDate(row.paidOn)),
  },
  {
    key: 'member',
    heading: 'Đảng viên',
    card: 'plain',
    cell: (row) => (
      <>
        {row.member !== null && `${row.member.fullName}, ${row.member.branchName}`}
        {row.findings.map(({ code, message }) => (
          <span key={code} className="soft">
            {' '}
            {message}
          </span>
        ))}
      </>
    ),
  },
  {
    key: 'act',
    heading: 'Việc',
    card: 'plain',
    cell: (row) =>
      acts === null ? (
        ''
      ) : (
        <>
          {isProposed(row) && (
            <Button
              kind="quiet"
              label="Đúng, xác nhận"
              about={`dòng ${row.row}: ${row.member?.fullName}`}
              onPress={() => acts.onConfirm(row)}
            />
          )}
          {!row.leftOut && row.state !== 'matched' && (
            <Button
              kind="quiet"
              label="Chọn người, tháng"
              about={`dòng ${row.row}`}
              onPress={() => acts.onChoose(row)}
            />
          )}
          <Button
            kind="quiet"
            label={row.leftOut ? 'Lấy lại' : 'Bỏ ra'}
            about={`dòng ${row.row}`}
            onPress={() => acts.onLeaveOut(row)}
          />
        </>
      ),
  },
]
