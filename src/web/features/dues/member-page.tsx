// The dues of one member in a year: what was declared, each month owed and paid, reliefs, receipts. A member sees the own ones here.
import { useState } from 'react'
import { useParams } from 'react-router'
import { type DuesOfMember, declareBase, getMember, proposeRelief } from '#contract/dues.ts'
import { useAddressValues } from '../../app/address-values.ts'
import { isOutOfReach } from '../../app/api-error.ts'
import { useOperation } from '../../app/client.ts'
import { useCan } from '../../app/session.tsx'
import { Button } from '../../ui/button.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { showDate, today } from '../../ui/format.ts'
import { EmptyState, ErrorState } from '../../ui/notice.tsx'
import { Page, Panel } from '../../ui/page.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import classes from './dues.module.css'
import { DeclareForm, ReliefForm } from './member-forms.tsx'
import { ReliefTable } from './relief-table.tsx'
import { memberTypes, nothingOwed, showMoney, showMonthOf } from './words.ts'

export function DuesMemberPage() {
  const { id } = useParams()
  const [search, change] = useAddressValues()
  const tinh = search.get('tinh') ?? undefined
  const year = Number(search.get('nam') ?? today().slice(0, 4))
  const answer = useOperation(getMember, { memberId: id, year, provinceCode: tinh }, { fresh: true })
  const title = answer.data === undefined ? 'Đảng phí' : `Đảng phí của ${answer.data.fullName}`
  return (
    <Page title={title}>
      <div className={classes.months}>
        <h2>Năm {year}</h2>
        {!isOutOfReach(answer.error) && (
          <div className="row screen-only">
            <Button label="Năm trước" wide={false} onPress={() => change({ nam: String(year - 1) })} />
            <Button label="Năm sau" wide={false} onPress={() => change({ nam: String(year + 1) })} />
          </div>
        )}
      </div>
      {answer.isPending && <Skeleton lines={8} />}
      {answer.error && <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />}
      {answer.data && <Dues data={answer.data} tinh={tinh} />}
    </Page>
  )
}

function Dues({ data, tinh }: { data: DuesOfMember; tinh: string | undefined }) {
  const [act, setAct] = useState<'declare' | 'relief' | null>(null)
  const mayPropose = useCan(proposeRelief)
  const within = tinh === undefined ? {} : { provinceCode: tinh }
  const end = () => setAct(null)
  return (
    <div className="stack">
      <div className="row screen-only">
        {data.allowed.includes(declareBase.name) && act === null && (
          <Button kind="main" label="Khai mức thu nhập" onPress={() => setAct('declare')} />
        )}
        {mayPropose && act === null && <Button label="Đề nghị miễn, giảm" onPress={() => setAct('relief')} />}
      </div>
      {act === 'declare' && (
        <Panel title="Khai mức thu nhập">
          <DeclareForm data={data} within={within} onEnd={end} />
        </Panel>
      )}
      {act === 'relief' && (
        <Panel title="Đề nghị miễn, giảm đảng phí">
          <ReliefForm data={data} within={within} onEnd={end} />
        </Panel>
      )}
      <Months data={data} />
      <Bases data={data} />
      {data.reliefs.length > 0 && (
        <Panel title="Miễn, giảm">
          <ReliefTable rows={data.reliefs} />
        </Panel>
      )}
      {data.receipts.length > 0 && <Receipts data={data} />}
    </div>
  )
}

/** How a month stands, in words. */
function monthWords({ elsewhere, ...row }: DuesOfMember['months'][number]): string {
  return `${stateWords(row)}${elsewhere ? ', ở chi bộ cũ' : ''}`
}

type Stands = Pick<DuesOfMember['months'][number], 'owed' | 'exempt' | 'paid' | 'outstanding'>

function stateWords({ owed, exempt, paid, outstanding }: Stands): string {
  if (owed === null) return 'Chưa tính được'
  if (owed === 0) return nothingOwed({ exempt })
  if (outstanding === 0) return `Đã nộp đủ ${showMoney(paid)}`
  return paid === 0 ? `Chưa nộp ${showMoney(outstanding)}` : `Còn thiếu ${showMoney(outstanding)}`
}

function Months({ data }: { data: DuesOfMember }) {
  const last = data.months.at(-1)
  return (
    <Panel title="Từng tháng">
      {data.months.length === 0 ? (
        <EmptyState title="Năm này chưa có tháng nào tính được.">
          <p>Mức đóng có trong sổ quy định từ tháng 02/2026.</p>
        </EmptyState>
      ) : (
        <DataTable
          caption={`Đảng phí năm ${data.year}`}
          rows={data.months}
          rowKey={(row) => row.month}
          columns={[
            { key: 'month', heading: 'Tháng', numbers: true, cell: (row) => showMonthOf(row.month) },
            {
              key: 'owed',
              heading: 'Phải nộp',
              numbers: true,
              card: 'no',
              cell: (row) => (row.owed === null ? '' : showMoney(row.owed)),
            },
            { key: 'paid', heading: 'Đã nộp', numbers: true, card: 'no', cell: (row) => showMoney(row.paid) },
            { key: 'state', heading: 'Kết quả', card: 'plain', cell: monthWords },
          ]}
        />
      )}
      {last !== undefined && (
        <p className="soft">
          Cách tính tháng {showMonthOf(last.month)}: {last.reasons.join('; ')}.
        </p>
      )}
    </Panel>
  )
}

function Bases({ data }: { data: DuesOfMember }) {
  return (
    <Panel title="Mức đã khai">
      {data.bases.length === 0 ? (
        <EmptyState title="Chưa khai thu nhập nên chưa tính được đảng phí.">
          <p>Khai một lần; khi thu nhập đổi thì khai lại từ tháng đổi.</p>
        </EmptyState>
      ) : (
        <DataTable
          caption="Mức thu nhập đã khai, mới nhất trước"
          rows={data.bases}
          rowKey={(row) => row.id}
          columns={[
            { key: 'from', heading: 'Từ tháng', numbers: true, cell: (row) => showMonthOf(row.fromMonth) },
            { key: 'type', heading: 'Loại', cell: (row) => memberTypes[row.memberType] },
            {
              key: 'base',
              heading: 'Số tiền',
              numbers: true,
              cell: (row) =>
                row.region !== null
                  ? `Lương tối thiểu vùng ${row.region}`
                  : row.base === null
                    ? ''
                    : showMoney(row.base),
            },
            {
              key: 'extra',
              heading: 'Thu nhập thêm',
              numbers: true,
              card: 'no',
              cell: (row) => (row.extraPay === 0 ? '' : showMoney(row.extraPay)),
            },
            {
              key: 'by',
              heading: 'Ai khai',
              card: 'no',
              cell: (row) => `${row.declaredBy}, ${showDate(row.declaredOn)}`,
            },
          ]}
        />
      )}
    </Panel>
  )
}

function Receipts({ data }: { data: DuesOfMember }) {
  return (
    <Panel title="Biên lai">
      <DataTable
        caption="Những lần nộp"
        rows={data.receipts}
        rowKey={(row) => row.id}
        columns={[
          { key: 'on', heading: 'Ngày', numbers: true, cell: (row) => showDate(row.on) },
          { key: 'no', heading: 'Số biên lai', numbers: true, cell: (row) => row.receipt ?? 'Bút toán ngược' },
          { key: 'month', heading: 'Cho tháng', numbers: true, cell: (row) => showMonthOf(row.forMonth) },
          { key: 'amount', heading: 'Số tiền', numbers: true, cell: (row) => showMoney(row.amount) },
        ]}
      />
    </Panel>
  )
}
