// One round of comparing list and dossiers: each file said to agree or not, differences put right, closed with minutes.
import { IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import type { OutputOf } from '#contract/operation.ts'
import {
  checkRows,
  closeReconciliation,
  getReconciliation,
  type ReconciliationRow,
  settleDifference,
} from '#contract/reconciliations.ts'
import { useAddressValues } from '../../app/address-values.ts'
import { addresses } from '../../app/addresses.ts'
import { useCommand, useList } from '../../app/client.ts'
import { CommandForm, orNull } from '../../app/command-form.tsx'
import { useMe } from '../../app/session.tsx'
import { Button } from '../../ui/button.tsx'
import { RadioField, SelectField } from '../../ui/choice-field.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import { showDate, showNumber, today } from '../../ui/format.ts'
import { EmptyState, ErrorState } from '../../ui/notice.tsx'
import { OpenedPanel } from '../../ui/opened-panel.tsx'
import { Page } from '../../ui/page.tsx'
import { Pager } from '../../ui/pager.tsx'
import { Tag } from '../../ui/tag.tsx'
import { TextAreaField, TextField } from '../../ui/text-field.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import classes from './dossiers.module.css'
import { resultLabels } from './words.ts'

type Detail = OutputOf<typeof getReconciliation>
type Opened = { act: 'check' | 'settle'; row: ReconciliationRow } | { act: 'extra' | 'close' }

const shows = [
  { value: 'all', label: 'Tất cả hồ sơ trong đợt' },
  { value: 'unchecked', label: 'Chưa đối chiếu' },
  { value: 'differences', label: 'Có điểm khác' },
] as const

export function ReconciliationPage() {
  const { id = '' } = useParams()
  const [search, change] = useAddressValues()
  const { national } = useMe()
  const tinh = search.get('tinh') ?? undefined
  const show = shows.find(({ value }) => value === search.get('show'))?.value ?? 'all'
  const list = useList(getReconciliation, { id, show, provinceCode: tinh }, { fresh: true })
  const detail = list.first
  const [opened, setOpened] = useState<Opened | null>(null)
  const within = national && tinh !== undefined ? { provinceCode: tinh } : {}
  const may = (operation: { name: string }) => detail?.allowed.includes(operation.name) === true
  const name = detail?.round.organisationName
  return (
    <Page
      title={name === undefined ? 'Đối chiếu danh sách với hồ sơ' : `Đối chiếu danh sách với hồ sơ: ${name}`}
      trail={[
        {
          label: 'Đối chiếu hồ sơ',
          to: addresses.dossiers({ muc: 'doi-chieu', organisationId: detail?.round.organisationId, tinh }),
        },
      ]}
      lead={detail && <Lead detail={detail} />}
      actions={
        may(checkRows) && (
          <>
            {detail?.round.unchecked === 0 && (
              <Button kind="main" wide={false} label="Kết thúc đợt" onPress={() => setOpened({ act: 'close' })} />
            )}
            <Button wide={false} label="Ghi hồ sơ ngoài danh sách" onPress={() => setOpened({ act: 'extra' })} />
          </>
        )
      }
    >
      <div className="stack">
        {opened !== null && detail !== undefined && (
          <Form
            key={JSON.stringify(opened)}
            opened={opened}
            detail={detail}
            within={within}
            onClose={() => setOpened(null)}
          />
        )}
        <div className="measured screen-only">
          <SelectField
            name="show"
            label="Xem hồ sơ nào"
            value={show}
            onChange={(next) => change({ show: next })}
            options={shows}
          />
        </div>
        {list.isPending && <Skeleton lines={10} />}
        {list.error && <ErrorState error={list.error} onRetry={list.again} />}
        {!list.isPending && !list.error && list.rows.length === 0 && (
          <EmptyState title={show === 'unchecked' ? 'Đã đối chiếu hết các hồ sơ.' : 'Không có hồ sơ nào như vậy.'} />
        )}
        {list.rows.length > 0 && (
          <div className="stack-tight">
            {may(checkRows) && <AllAlike rows={list.rows} id={id} within={within} />}
            <DataTable
              caption="Kết quả đối chiếu từng hồ sơ"
              rows={list.rows}
              rowKey={(row) => String(row.seq)}
              columns={columnsFor(tinh, may(checkRows), may(settleDifference), setOpened)}
              stale={list.isStale}
            />
            <Pager shown={list.rows.length} total={list.total} unit="hồ sơ" more={list.more} busy={list.isGrowing} />
            <div className="screen-only">
              <Button icon={IconPrinter} label="In kết quả" onPress={() => window.print()} />
            </div>
          </div>
        )}
      </div>
    </Page>
  )
}

function Lead({ detail: { round } }: { detail: Detail }) {
  return (
    <p role="status">
      Mở ngày {showDate(round.startedOn)}, {showNumber(round.members)} hồ sơ.{' '}
      {round.closedOn === null
        ? `Còn ${showNumber(round.unchecked)} hồ sơ chưa đối chiếu.`
        : `Kết thúc ngày ${showDate(round.closedOn)}, biên bản ${round.minutesNo ?? ''}.`}{' '}
      {round.differences === 0
        ? 'Chưa thấy điểm khác nào.'
        : `${showNumber(round.differences)} điểm khác, ${showNumber(round.openDifferences)} chưa xử lý.`}
    </p>
  )
}

const columnsFor = (
  tinh: string | undefined,
  mayCheck: boolean,
  maySettle: boolean,
  open: (opened: Opened) => void,
): readonly Column<ReconciliationRow>[] => [
  {
    key: 'name',
    heading: 'Họ và tên',
    cell: (row) =>
      row.memberId === null ? row.fullName : <Link to={addresses.dossier(row.memberId, { tinh })}>{row.fullName}</Link>,
  },
  { key: 'branch', heading: 'Chi bộ', card: 'plain', cell: (row) => row.branchName ?? 'Ngoài danh sách' },
  {
    key: 'result',
    heading: 'Kết quả',
    card: 'plain',
    cell: (row) => (
      <>
        {row.result === null ? <Tag state="waiting" label="Chưa đối chiếu" /> : <Tag {...resultLabels[row.result]} />}
        {row.note !== null && <span className={classes.line}>{row.note}</span>}
        {row.settledOn !== null && (
          <span className={`${classes.line} ${classes.under}`}>
            Đã xử lý {showDate(row.settledOn)}: {row.settledHow}
          </span>
        )}
      </>
    ),
  },
  {
    key: 'acts',
    heading: 'Việc',
    card: 'plain',
    cell: (row) => {
      const differs = row.result !== null && row.result !== 'same'
      return (
        <span className="row screen-only">
          {mayCheck && row.memberId !== null && row.settledOn === null && (
            <Button
              kind="quiet"
              label={row.result === null ? 'Đối chiếu' : 'Sửa kết quả'}
              about={row.fullName}
              onPress={() => open({ act: 'check', row })}
            />
          )}
          {maySettle && differs && row.settledOn === null && (
            <Button kind="quiet" label="Đã xử lý" about={row.fullName} onPress={() => open({ act: 'settle', row })} />
          )}
        </span>
      )
    },
  },
]

/** The files on the page that nobody has looked at, all said to agree at once. */
function AllAlike({
  rows,
  id,
  within,
}: {
  rows: readonly ReconciliationRow[]
  id: string
  within: { provinceCode?: string }
}) {
  const check = useCommand(checkRows, { renews: ['reconciliations.'] })
  const say = useDoneNotice()
  const open = rows.filter((row) => row.result === null).slice(0, 500)
  if (open.length === 0) return null
  return (
    <div className="stack-tight screen-only">
      {check.error && <ErrorState error={check.error} />}
      <div>
        <Button
          label={`Ghi ${showNumber(open.length)} hồ sơ chưa đối chiếu ở đây là khớp`}
          busy={check.isPending}
          onPress={() =>
            check.mutate(
              { id, on: today(), rows: open.map(({ seq }) => ({ seq, result: 'same' as const })), ...within },
              {
                onSuccess: ({ unchecked }) =>
                  say({ text: `Đã ghi. Còn ${showNumber(unchecked)} hồ sơ chưa đối chiếu.` }),
              },
            )
          }
        />
      </div>
    </div>
  )
}

interface FormProps {
  opened: Opened
  detail: Detail
  within: { provinceCode?: string }
  onClose: () => void
}

function Form({ opened, detail, within, onClose }: FormProps) {
  const say = useDoneNotice()
  const { round } = detail
  const done = (text: string) => {
    onClose()
    say({ text })
  }
  const common = { renews: ['reconciliations.'], onCancel: onClose, cancelLabel: 'Thôi, không ghi' }
  if (opened.act === 'check') {
    const { row } = opened
    return (
      <OpenedPanel title={`Đối chiếu hồ sơ: ${row.fullName}`}>
        <CommandForm
          {...common}
          contract={checkRows}
          initial={{ result: row.result ?? '', note: row.note ?? '' }}
          labels={{ result: 'Kết quả', note: 'Khác ở đâu' }}
          toInput={({ result, note }) => ({
            id: round.id,
            on: today(),
            ...within,
            rows: [{ seq: row.seq, result: result as 'same', note: result === 'same' ? null : orNull(note) }],
          })}
          action="Ghi kết quả"
          onDone={() => done('Đã ghi kết quả đối chiếu.')}
        >
          {(form) => (
            <>
              <RadioField
                {...form.text('result')}
                options={(['same', 'different', 'no-dossier'] as const).map((value) => ({
                  value,
                  label: resultLabels[value].label,
                }))}
              />
              {form.values.result !== '' && form.values.result !== 'same' && <TextAreaField {...form.text('note')} />}
            </>
          )}
        </CommandForm>
      </OpenedPanel>
    )
  }
  if (opened.act === 'settle') {
    const { row } = opened
    return (
      <OpenedPanel title={`Đã xử lý điểm khác: ${row.fullName}`}>
        <CommandForm
          {...common}
          contract={settleDifference}
          initial={{ on: today(), how: '' }}
          labels={{ on: 'Ngày xử lý', how: 'Đã làm gì' }}
          toInput={({ on, how }) => ({ id: round.id, seq: row.seq, on, how, ...within })}
          action="Ghi đã xử lý"
          onDone={({ open }) => done(open === 0 ? 'Đã xử lý hết các điểm khác.' : `Còn ${showNumber(open)} điểm khác.`)}
        >
          {(form) => (
            <>
              <p>{row.note}</p>
              <DateField {...form.text('on')} />
              <TextAreaField {...form.text('how')} hint="Ví dụ: Đã sửa ngày sinh trong danh sách theo hồ sơ." />
            </>
          )}
        </CommandForm>
      </OpenedPanel>
    )
  }
  if (opened.act === 'extra') {
    return (
      <OpenedPanel title="Ghi hồ sơ ngoài danh sách">
        <CommandForm
          {...common}
          contract={checkRows}
          initial={{ fullName: '', note: '' }}
          labels={{ fullName: 'Họ và tên trên hồ sơ', note: 'Vì sao ngoài danh sách' }}
          toInput={({ fullName, note }) => ({ id: round.id, on: today(), extra: [{ fullName, note }], ...within })}
          action="Ghi hồ sơ này"
          onDone={() => done('Đã ghi hồ sơ ngoài danh sách.')}
        >
          {(form) => (
            <>
              <TextField {...form.text('fullName')} />
              <TextAreaField {...form.text('note')} hint="Ví dụ: Đã chuyển đi năm 2020, hồ sơ còn lưu ở đây." />
            </>
          )}
        </CommandForm>
      </OpenedPanel>
    )
  }
  return (
    <OpenedPanel title="Kết thúc đợt đối chiếu">
      <CommandForm
        {...common}
        contract={closeReconciliation}
        initial={{ on: today(), minutesNo: '', note: '' }}
        labels={{ on: 'Ngày kết thúc', minutesNo: 'Số biên bản', note: 'Ghi chú' }}
        versions={{ version: round.version, seen: null, read: () => ({}) }}
        toInput={({ on, minutesNo, note }, { version }) => ({
          id: round.id,
          version,
          on,
          minutesNo,
          note: orNull(note),
          ...within,
        })}
        action="Kết thúc đợt"
        cancelLabel="Chưa kết thúc"
        onDone={({ nextOn }) => done(`Đã kết thúc đợt. Lần tới trước ngày ${showDate(nextOn)}.`)}
      >
        {(form) => (
          <>
            <p>
              {showNumber(round.members)} hồ sơ đã đối chiếu, {showNumber(round.differences)} điểm khác. Điểm chưa xử lý
              vẫn nằm trong danh sách phải xử lý. Kết thúc rồi thì không sửa kết quả được nữa.
            </p>
            <DateField {...form.text('on')} />
            <TextField {...form.text('minutesNo')} hint="Ví dụ 05-BB/ĐU." />
            <TextAreaField {...form.text('note')} optional />
          </>
        )}
      </CommandForm>
    </OpenedPanel>
  )
}
