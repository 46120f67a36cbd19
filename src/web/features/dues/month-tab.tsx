// The month of a branch: everybody with what is owed, ticked to be collected in one press, earlier months too; closing the month.
import { IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { type DuesMonth, declareBases, getMonth } from '#contract/dues.ts'
import { closeMonth, collect, reopenMonth } from '#contract/dues-book.ts'
import type { OutputOf } from '#contract/operation.ts'
import { addresses } from '../../app/addresses.ts'
import { useCommand, useOperation } from '../../app/client.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { SelectField } from '../../ui/choice-field.tsx'
import { Facts } from '../../ui/facts.tsx'
import { showDate, showInstant, today } from '../../ui/format.ts'
import { EmptyState, ErrorState, Notice, ProblemSummary } from '../../ui/notice.tsx'
import { Panel } from '../../ui/page.tsx'
import { ToldNotice } from '../../ui/told-notice.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import { Arrears } from './arrears.tsx'
import classes from './dues.module.css'
import type { Place } from './dues-page.tsx'
import { HigherForm } from './higher-form.tsx'
import { MonthChoice, useMonth } from './month-choice.tsx'
import { PersonRow } from './person-row.tsx'
import { ReopenForm } from './reopen-form.tsx'
import { channelOptions, showMoney, showMonthOf } from './words.ts'

export function MonthTab(place: Place) {
  const month = useMonth()
  const answer = useOperation(getMonth, { ...place, month }, { fresh: true })
  return (
    <div className="stack">
      <MonthChoice />
      {answer.isPending && <Skeleton lines={8} />}
      {answer.error && <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />}
      {answer.data && <Month key={`${place.organisationId} ${month}`} data={answer.data} place={place} />}
    </div>
  )
}

function Totals({ data }: { data: DuesMonth }) {
  const { totals, split } = data
  return (
    <Facts
      facts={[
        { label: 'Phải nộp', value: showMoney(totals.owed) },
        { label: 'Đã nộp', value: showMoney(totals.paid) },
        { label: 'Còn thiếu', value: showMoney(totals.outstanding) },
        { label: 'Tiền đang có trong quỹ', value: showMoney(totals.balance) },
        ...(split === null
          ? []
          : [
              {
                label: `Thu trong tháng ${showMoney(split.collected)}`,
                value: `giữ lại ${showMoney(split.keep)}, nộp lên ${showMoney(split.remit)}`,
              },
            ]),
      ]}
    />
  )
}

function Month({ data, place }: { data: DuesMonth; place: Place }) {
  const { rows, totals, closed, allowed } = data
  const canCollect = allowed.includes(collect.name) && closed === null
  return (
    <div className="stack">
      {data.ratesUnknown !== null && <Notice title={data.ratesUnknown} />}
      {closed !== null && <Notice tone="good" title={`Đã khóa sổ ngày ${showInstant(closed.at)}, ${closed.by}.`} />}
      {rows.length === 0 && data.ratesUnknown === null && (
        <EmptyState title="Không có đảng viên nào sinh hoạt ở đây vào ngày đầu tháng.">
          <p>Chọn tháng khác, hoặc nhập đảng viên của chi bộ.</p>
        </EmptyState>
      )}
      {rows.length > 0 && <Totals data={data} />}
      {totals.undeclared > 0 && (
        <Notice title={`${totals.undeclared} người chưa khai thu nhập nên chưa tính được phải nộp bao nhiêu.`}>
          <p>Khai cho cả chi bộ trên một màn hình, hoặc mở tên từng người.</p>
        </Notice>
      )}
      {rows.length > 0 && allowed.includes(declareBases.name) && (
        <div className="screen-only">
          <LinkButton
            label={totals.undeclared > 0 ? `Khai cho ${totals.undeclared} người chưa khai` : 'Khai lại cho nhiều người'}
            to={addresses.duesBases({
              organisationId: place.organisationId,
              month: data.month,
              tinh: place.provinceCode,
            })}
          />
        </div>
      )}
      {rows.length > 0 && <Collecting data={data} place={place} canCollect={canCollect} />}
      <Closing data={data} place={place} />
    </div>
  )
}

type Collected = OutputOf<typeof collect>

/** Who of those who owe is left out, which earlier months are paid as well, by what, and what pressing the button writes. */
function useCollecting({ rows, month }: DuesMonth, place: Place) {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [earlier, setEarlier] = useState<ReadonlySet<string>>(new Set())
  const [channel, setChannel] = useState('cash')
  const [done, setDone] = useState<Collected | null>(null)
  const send = useCommand(collect, { renews: ['dues.'] })
  const owing = rows.filter((row) => row.outstanding > 0)
  const tick = (id: string, on: boolean) => {
    const next = new Set(left)
    if (on) next.delete(id)
    else next.add(id)
    setLeft(next)
  }
  const tickEarlier = (id: string, months: readonly string[], on: boolean) => {
    const keys = months.map((one) => keyOf(id, one))
    setEarlier(on ? new Set([...earlier, ...keys]) : new Set([...earlier].filter((key) => !keys.includes(key))))
  }
  const chosen = rows.flatMap((row) => {
    const pays = [
      ...row.arrears.filter((one) => earlier.has(keyOf(row.memberId, one.month))),
      ...(row.outstanding > 0 && !left.has(row.memberId) ? [{ month, outstanding: row.outstanding }] : []),
    ]
    return pays.length === 0 ? [] : [{ memberId: row.memberId, pays }]
  })
  const people = chosen.map(({ memberId, pays }) => ({ memberId, months: pays.map((one) => one.month) }))
  const press = () =>
    send.mutate(
      { ...place, forMonth: month, on: today(), channel: channel as 'cash', people },
      {
        onSuccess: (output) => {
          setDone(output)
          setLeft(new Set())
          setEarlier(new Set())
        },
      },
    )
  return { left, setLeft, earlier, tickEarlier, channel, setChannel, done, send, owing, chosen, tick, press }
}

const keyOf = (memberId: string, month: string): string => `${memberId} ${month}`

function Collecting({ data, place, canCollect }: { data: DuesMonth; place: Place; canCollect: boolean }) {
  const { rows, month } = data
  const collecting = useCollecting(data, place)
  const { left, setLeft, earlier, channel, setChannel, done, owing, tick } = collecting
  const may = canCollect && (owing.length > 0 || rows.some((row) => row.arrears.length > 0))
  // Whoever has something to pay stands first: in the middle of the month five of forty do.
  const pays = (row: DuesMonth['rows'][number]): boolean => row.outstanding > 0 || row.arrears.length > 0
  const shown = may ? [...rows.filter(pays), ...rows.filter((row) => !pays(row))] : rows
  return (
    <div className="stack">
      {done !== null && <Done key={done.collected[0]?.id} done={done} place={place} />}
      {may && (
        <div className="row row-end screen-only">
          <SelectField name="channel" label="Nộp bằng" value={channel} onChange={setChannel} options={channelOptions} />
          {owing.length > 0 &&
            (left.size < owing.length ? (
              <Button label="Bỏ chọn tất cả" onPress={() => setLeft(new Set(owing.map((row) => row.memberId)))} />
            ) : (
              <Button label="Chọn tất cả" onPress={() => setLeft(new Set())} />
            ))}
        </div>
      )}
      <ul className={classes.people} aria-label={`Đảng phí tháng ${showMonthOf(month)}`}>
        {shown.map((row) => (
          <PersonRow
            key={row.memberId}
            row={row}
            tinh={place.provinceCode}
            ticked={canCollect && row.outstanding > 0 ? !left.has(row.memberId) : null}
            onTick={(on) => tick(row.memberId, on)}
            earlier={
              canCollect && row.arrears.length > 0 ? (
                <Arrears
                  row={row}
                  chosen={row.arrears.filter((one) => earlier.has(keyOf(row.memberId, one.month)))}
                  onTick={(months, on) => collecting.tickEarlier(row.memberId, months, on)}
                />
              ) : null
            }
            more={canCollect && row.owed !== null && <HigherForm place={place} month={month} row={row} />}
          />
        ))}
      </ul>
      {may && <CollectBar {...collecting} />}
    </div>
  )
}

function CollectBar({ chosen, send, press }: Pick<ReturnType<typeof useCollecting>, 'chosen' | 'send' | 'press'>) {
  const total = chosen.flatMap((one) => one.pays).reduce((sum, { outstanding }) => sum + outstanding, 0)
  return (
    <div className={`${classes.bar} stack-tight`}>
      <ProblemSummary error={send.error} problems={[]} />
      {chosen.length === 0 ? (
        <p className="soft">Chọn người nộp để thu.</p>
      ) : (
        <div className="row">
          <Button
            kind="main"
            label={`Thu của ${chosen.length} người: ${showMoney(total)}`}
            busy={send.isPending}
            busyLabel="Đang ghi…"
            onPress={press}
          />
        </div>
      )}
    </div>
  )
}

function Done({ done, place }: { done: Collected; place: Place }) {
  const numbers = done.collected.map(({ receiptNo }) => receiptNo)
  const people = new Set(done.collected.map(({ memberId }) => memberId)).size
  const [first, last] = [numbers[0], numbers.at(-1)]
  const which = first === last ? `biên lai số ${first}` : `biên lai số ${first} đến ${last}`
  return (
    <ToldNotice tone="good" title={`Đã thu ${showMoney(done.total)} của ${people} người, ${which}.`}>
      {done.already.length > 0 && (
        <p>
          Đã nộp từ trước, không ghi thêm:{' '}
          {done.already.map(({ fullName, forMonth }) => `${fullName} tháng ${showMonthOf(forMonth)}`).join(', ')}.
        </p>
      )}
      <div className="screen-only">
        <LinkButton
          icon={IconPrinter}
          label="In biên lai hôm nay"
          to={addresses.duesReceipts({ organisationId: place.organisationId, on: today(), tinh: place.provinceCode })}
        />
      </div>
    </ToldNotice>
  )
}

function Closing({ data, place }: { data: DuesMonth; place: Place }) {
  const close = useCommand(closeMonth, { renews: ['dues.'] })
  const { month, allowed, keeper } = data
  const mayClose = allowed.includes(closeMonth.name)
  const mayReopen = allowed.includes(reopenMonth.name)
  const isAhead = month > today().slice(0, 7)
  if ((!mayClose || isAhead) && !mayReopen) return null
  return (
    <Panel title="Khóa sổ">
      {keeper !== null && (
        <p className="soft">
          Người giữ sổ: {keeper.keeper}, từ {showDate(keeper.since)}.
        </p>
      )}
      {mayClose && !isAhead && (
        <>
          <ProblemSummary error={close.error} problems={[]} />
          <p>Khóa sổ rồi thì không ghi thêm vào tháng này và các tháng trước. Mở lại được, có ghi lý do.</p>
          <div>
            <Button
              label={`Khóa sổ tháng ${showMonthOf(month)}`}
              busy={close.isPending}
              onPress={() => close.mutate({ ...place, month })}
            />
          </div>
        </>
      )}
      {mayReopen && <ReopenForm place={place} month={month} />}
    </Panel>
  )
}
