// The register of new models, commendations and awards of a year: how many of each, the list, recording one, withdrawing what was wrong.
import { IconPlus, IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import {
  type CommendationRow,
  listCommendations,
  recordCommendation,
  withdrawCommendation,
} from '#contract/commendations.ts'
import { useAddressValues } from '../../app/address-values.ts'
import { useList } from '../../app/client.ts'
import { CommandForm, orNull } from '../../app/command-form.tsx'
import { useCan, useMe } from '../../app/session.tsx'
import { Button } from '../../ui/button.tsx'
import { RadioField } from '../../ui/choice-field.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import { showDate, showNumber, today } from '../../ui/format.ts'
import type { Found } from '../../ui/lookup-field.tsx'
import { EmptyState, ErrorState } from '../../ui/notice.tsx'
import { Page, Panel } from '../../ui/page.tsx'
import { Pager } from '../../ui/pager.tsx'
import { Tag } from '../../ui/tag.tsx'
import { TextAreaField, TextField } from '../../ui/text-field.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import { YearField } from '../../ui/year-field.tsx'
import { MemberField } from '../members/member-field.tsx'

const kindLabels: Record<CommendationRow['kind'], string> = {
  model: 'Mô hình mới',
  commendation: 'Biểu dương',
  award: 'Khen thưởng',
}
const kinds = Object.entries(kindLabels).map(([value, label]) => ({ value, label }))
const YEARS = 5

export function CommendationsPage() {
  const [search, change] = useAddressValues()
  const tinh = search.get('tinh') ?? undefined
  const now = Number(today().slice(0, 4))
  const year = Number(search.get('nam') ?? now)
  const list = useList(listCommendations, { year, provinceCode: tinh }, { fresh: true })
  const [acting, setActing] = useState<'record' | CommendationRow | null>(null)
  const say = useDoneNotice()
  const records = useCan(recordCommendation)
  const counts = list.first?.counts
  const own = {
    tinh,
    onCancel: () => setActing(null),
    onDone: (text: string) => {
      setActing(null)
      say({ text })
    },
  }
  return (
    <Page
      title="Mô hình mới, biểu dương, khen thưởng"
      lead={
        counts && (
          <p>
            Năm {year}: {showNumber(counts.model)} mô hình mới, {showNumber(counts.commendation)} biểu dương,{' '}
            {showNumber(counts.award)} khen thưởng.
          </p>
        )
      }
      actions={
        records &&
        acting === null && <Button kind="main" icon={IconPlus} label="Ghi vào sổ" onPress={() => setActing('record')} />
      }
    >
      <div className="stack">
        {acting !== null && (
          <Panel title={acting === 'record' ? 'Ghi vào sổ' : `Rút: ${acting.title}`}>
            <div className="measured">
              {acting === 'record' ? <RecordForm {...own} /> : <WithdrawForm {...own} row={acting} />}
            </div>
          </Panel>
        )}
        <div className="screen-only">
          <YearField
            name="nam"
            value={year}
            years={Array.from({ length: YEARS }, (_, i) => now - i)}
            onChange={(next) => change({ nam: next === now ? '' : String(next) })}
          />
        </div>
        {list.isPending && <Skeleton lines={6} />}
        {list.error && <ErrorState error={list.error} onRetry={list.again} />}
        {!list.isPending && !list.error && list.rows.length === 0 && (
          <EmptyState title={`Năm ${year} chưa ghi gì.`}>
            <p>Mô hình mới, lời biểu dương, quyết định khen thưởng ghi ở đây thì đếm được trong kế hoạch.</p>
          </EmptyState>
        )}
        {list.rows.length > 0 && (
          <>
            <DataTable
              caption="Mô hình mới, biểu dương, khen thưởng"
              rows={list.rows}
              rowKey={(row) => row.id}
              columns={columns(setActing)}
              stale={list.isStale}
            />
            <Pager shown={list.rows.length} total={null} unit="mục" more={list.more} busy={list.isGrowing} />
            <div className="screen-only">
              <Button icon={IconPrinter} label="In sổ này" onPress={() => window.print()} />
            </div>
          </>
        )}
      </div>
    </Page>
  )
}

interface FormProps {
  tinh: string | undefined
  onDone: (done: string) => void
  onCancel: () => void
}

function RecordForm({ tinh, onDone, onCancel }: FormProps) {
  const { seat } = useMe()
  const [people, setPeople] = useState<Found[]>([])
  return (
    <CommandForm
      contract={recordCommendation}
      initial={{ kind: 'model', title: '', on: today(), paper: '', memberIds: '' }}
      labels={{ kind: 'Loại', title: 'Tên, việc gì', on: 'Ngày', paper: 'Văn bản', memberIds: 'Đảng viên' }}
      draft="commendations.record"
      renews={['commendations.']}
      toInput={({ kind, title, on, paper }) => ({
        kind: kind as 'model',
        title,
        on,
        paper: orNull(paper),
        provinceCode: tinh,
        memberIds: people.map(({ id }) => id),
      })}
      action="Ghi vào sổ"
      onDone={() => onDone('Đã ghi vào sổ.')}
      onCancel={onCancel}
      cancelLabel="Thôi, không ghi"
    >
      {(form) => (
        <>
          <RadioField {...form.text('kind')} options={kinds} />
          <TextAreaField {...form.text('title')} rows={2} />
          <DateField {...form.text('on')} />
          <TextField {...form.text('paper')} optional hint="Số nghị quyết, quyết định." />
          <MemberField
            {...form.text('memberIds')}
            optional
            chosen={null}
            onChoose={(found) =>
              found !== null && setPeople((old) => [...old.filter(({ id }) => id !== found.id), found])
            }
            within={seat?.organisationId ?? ''}
            provinceCode={tinh}
          />
          {people.length > 0 && (
            <ul className="row">
              {people.map(({ id, name }) => (
                <li key={id}>
                  <Button label={`Bỏ ${name}`} onPress={() => setPeople((old) => old.filter((one) => one.id !== id))} />
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </CommandForm>
  )
}

function WithdrawForm({ row, tinh, onDone, onCancel }: FormProps & { row: CommendationRow }) {
  return (
    <CommandForm
      contract={withdrawCommendation}
      initial={{ reason: '' }}
      labels={{ reason: 'Vì sao rút' }}
      versions={{ version: row.version, seen: row.withdrawnReason, read: () => ({}) }}
      renews={['commendations.']}
      toInput={({ reason }, { version }) => ({ id: row.id, version, reason, provinceCode: tinh })}
      action="Rút mục này"
      grave
      onDone={() => onDone('Đã rút; mục này không được đếm.')}
      onCancel={onCancel}
      cancelLabel="Thôi, để nguyên"
    >
      {(form) => <TextField {...form.text('reason')} />}
    </CommandForm>
  )
}

const columns = (onWithdraw: (row: CommendationRow) => void): readonly Column<CommendationRow>[] => [
  {
    key: 'title',
    heading: 'Việc',
    cell: (row) => (
      <>
        {row.title}
        <span className="under">
          {row.organisationName}
          {row.people.length > 0 && `: ${row.people.map(({ fullName }) => fullName).join(', ')}`}
        </span>
        {row.withdrawnReason !== null && <span className="under">Đã rút: {row.withdrawnReason}</span>}
      </>
    ),
  },
  {
    key: 'kind',
    heading: 'Loại',
    card: 'plain',
    cell: (row) => <Tag state={row.withdrawnReason === null ? 'honour' : 'ended'} label={kindLabels[row.kind]} />,
  },
  { key: 'on', heading: 'Ngày', numbers: true, cell: (row) => showDate(row.on) },
  { key: 'paper', heading: 'Văn bản', cell: (row) => row.paper ?? 'Không có' },
  {
    key: 'act',
    heading: 'Sửa',
    card: 'plain',
    cell: (row) =>
      row.allowed.includes(withdrawCommendation.name) && (
        <span className="screen-only">
          <Button label="Rút" about={row.title} onPress={() => onWithdraw(row)} />
        </span>
      ),
  },
]
