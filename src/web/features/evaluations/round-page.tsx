// One round: who waits for whom, who is not due and why, the share of excellent ones live, announcing and closing.
import { IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { useParams, useSearchParams } from 'react-router'
import type { EvaluationQuota } from '#contract/evaluation-shapes.ts'
import { announce, closeRound, getRound } from '#contract/evaluations.ts'
import type { OutputOf } from '#contract/operation.ts'
import { useAddressValues } from '../../app/address-values.ts'
import { addresses } from '../../app/addresses.ts'
import { useCommand, useOperation } from '../../app/client.ts'
import { CommandForm } from '../../app/command-form.tsx'
import { Button } from '../../ui/button.tsx'
import { SelectField } from '../../ui/choice-field.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import { Facts } from '../../ui/facts.tsx'
import { showDate, showNumber, today } from '../../ui/format.ts'
import { EmptyState, ErrorState } from '../../ui/notice.tsx'
import { Page, Panel } from '../../ui/page.tsx'
import { PageToCome } from '../../ui/page-to-come.tsx'
import classes from './evaluations.module.css'
import { comparedColumns, nameColumn } from './rows.tsx'
import { deadlineLabels, groupLabels, levelName, periodLabel } from './words.ts'

type Round = OutputOf<typeof getRound>

export function RoundPage() {
  const { id = '' } = useParams()
  const [search] = useSearchParams()
  const tinh = search.get('tinh') ?? undefined
  const round = useOperation(getRound, { id, provinceCode: tinh }, { fresh: true })
  const trail = [{ label: 'Đánh giá', to: addresses.evaluations({ tinh }) }]
  if (round.isPending || round.error) {
    return <PageToCome title="Kỳ đánh giá" trail={trail} of={round} />
  }
  const { data } = round
  return (
    <Page
      title={`${periodLabel(data.period)}, ${data.organisationName}`}
      trail={trail}
      lead={
        <p>
          {data.schemeTitle}. {data.note}
        </p>
      }
    >
      <div className="stack">
        <Ending round={data} tinh={tinh} />
        <People round={data} tinh={tinh} />
        <Panel title="Tỷ lệ xuất sắc">
          <DataTable caption="Tỷ lệ xuất sắc" rows={data.quota} rowKey={(row) => row.group} columns={quotaColumns} />
        </Panel>
        <Panel title="Hạn của từng bước">
          <Facts
            facts={[
              { label: 'Mở kỳ', value: `${data.openedBy}, ngày ${showDate(data.openedOn)}` },
              ...Object.entries(data.deadlines).map(([name, day]) => ({
                label: deadlineLabels[name as keyof typeof deadlineLabels],
                value: showDate(day),
              })),
              ...(data.closedOn === null ? [] : [{ label: 'Kết thúc', value: showDate(data.closedOn) }]),
            ]}
          />
        </Panel>
        <div className="screen-only">
          <Button icon={IconPrinter} label="In danh sách" onPress={() => window.print()} />
        </div>
      </div>
    </Page>
  )
}

type Row = Round['rows'][number]
const at =
  (...states: Row['state'][]) =>
  (row: Row) =>
    row.due && states.includes(row.state)

/** Whom a round waits for, as its figures count them. */
const shows: readonly { value: string; label: string; of: (row: Row) => boolean }[] = [
  { value: 'due', label: 'Phải đánh giá', of: (row) => row.due },
  { value: 'self', label: 'Chờ tự đánh giá', of: at('waiting') },
  { value: 'branch', label: 'Chờ chi bộ', of: at('self-rated') },
  { value: 'above', label: 'Chờ cấp trên', of: at('voted', 'appraised', 'decided') },
  { value: 'announced', label: 'Đã thông báo', of: at('announced') },
  { value: 'not-due', label: 'Không thuộc diện', of: (row) => !row.due },
]

function People({ round, tinh }: { round: Round; tinh: string | undefined }) {
  const [search, change] = useAddressValues()
  const chosen = shows.find(({ value }) => value === search.get('show'))
  const rows = chosen === undefined ? round.rows : round.rows.filter(chosen.of)
  return (
    <Panel title="Từng người, tập thể">
      <div className="screen-only">
        <SelectField
          name="show"
          label="Đang ở đâu"
          value={chosen?.value ?? ''}
          onChange={(next) => change({ show: next })}
          empty={`Tất cả (${round.rows.length})`}
          options={shows.map(({ value, label, of }) => ({
            value,
            label: `${label} (${round.rows.filter(of).length})`,
          }))}
        />
      </div>
      {rows.length === 0 ? (
        <EmptyState title="Không có ai như vậy trong kỳ này.">
          <p>Chọn «Tất cả» ở trên để xem mọi người.</p>
        </EmptyState>
      ) : (
        <DataTable
          caption="Từng người, tập thể"
          rows={rows}
          rowKey={(row) => row.id}
          columns={[nameColumn(tinh), ...comparedColumns]}
        />
      )}
    </Panel>
  )
}

/** What the share is taken of, and what it comes to, in words. */
const quotaColumns: readonly Column<EvaluationQuota>[] = [
  { key: 'group', heading: 'Nhóm', cell: ({ group }) => groupLabels[group] },
  {
    key: 'counts',
    heading: 'Đang xếp',
    card: 'plain',
    cell: ({ counts }) =>
      (Object.keys(counts) as (keyof typeof counts)[])
        .filter((level) => counts[level] > 0)
        .map((level) => `${levelName(level)}: ${showNumber(counts[level])}`)
        .join('; '),
  },
  {
    key: 'allowed',
    heading: 'Xuất sắc nhiều nhất',
    cell: ({ allowed, pct, people }) =>
      allowed === null ? 'Chưa có quy định cho kỳ này' : `${allowed} (${pct} % của ${people})`,
  },
  {
    key: 'state',
    heading: 'Nhận xét',
    card: 'plain',
    cell: ({ excess, refusals }) => (excess === null || excess === 0 ? 'Trong mức' : refusals.join(' ')),
  },
]

function Ending({ round, tinh }: { round: Round; tinh: string | undefined }) {
  const [announcing, setAnnouncing] = useState(false)
  const close = useCommand(closeRound, { renews: ['evaluations.'] })
  const say = useDoneNotice()
  const at = { id: round.id, version: round.version, provinceCode: tinh }
  if (announcing) {
    return (
      <Panel title="Thông báo kết quả">
        <div className="measured">
          <CommandForm
            contract={announce}
            initial={{ on: today() }}
            labels={{ on: 'Ngày thông báo' }}
            toInput={({ on }) => ({ ...at, on })}
            action={`Thông báo ${round.counts.due - round.counts.announced} kết quả`}
            renews={['evaluations.']}
            onDone={() => {
              setAnnouncing(false)
              say({ text: 'Đã thông báo.' })
            }}
            onCancel={() => setAnnouncing(false)}
            cancelLabel="Thôi, chưa thông báo"
          >
            {(form) => <DateField {...form.text('on')} />}
          </CommandForm>
        </div>
      </Panel>
    )
  }
  if (round.allowed.length === 0) return null
  return (
    <section className={`${classes.next} screen-only`} aria-label="Bước tiếp theo">
      {close.error && <ErrorState error={close.error} />}
      <div className="row">
        {round.allowed.includes(announce.name) && (
          <Button kind="main" label="Thông báo kết quả" onPress={() => setAnnouncing(true)} />
        )}
        {round.allowed.includes(closeRound.name) && (
          <Button
            kind="main"
            label="Kết thúc kỳ và lưu"
            busy={close.isPending}
            onPress={() => close.mutate(at, { onSuccess: () => say({ text: 'Đã kết thúc kỳ đánh giá.' }) })}
          />
        )}
      </div>
    </section>
  )
}
