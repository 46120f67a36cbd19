// How a plan stands in the tree of organisations it was sent to; each line opens the part below it, each figure its list.
import { IconPrinter } from '@tabler/icons-react'
import { Link, useParams } from 'react-router'
import type { InputOf, OutputOf } from '#contract/operation.ts'
import { getProgress, listBelow, sendPlan } from '#contract/plan-chain.ts'
import type { ProgressRow } from '#contract/plan-shapes.ts'
import { getPlan } from '#contract/plans.ts'
import { useAddressValues } from '../../app/address-values.ts'
import { addresses } from '../../app/addresses.ts'
import { useList, useOperation } from '../../app/client.ts'
import { Button } from '../../ui/button.tsx'
import { SelectField } from '../../ui/choice-field.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { showNumber } from '../../ui/format.ts'
import { EmptyState, ErrorState } from '../../ui/notice.tsx'
import { Page, Panel } from '../../ui/page.tsx'
import { PageToCome } from '../../ui/page-to-come.tsx'
import { Pager } from '../../ui/pager.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import { countWords, optionsOf } from './words.ts'

type Progress = OutputOf<typeof getProgress>
type Show = NonNullable<InputOf<typeof listBelow>['show']>

const shows: Record<Exclude<Show, 'all'>, string> = {
  unread: 'Chưa báo đọc bản cuối',
  'not-made': 'Chưa lập kế hoạch',
  idle: 'Chưa bắt đầu việc nào',
  late: 'Có việc chậm',
  waiting: 'Có việc đang chờ',
  declined: 'Có việc không nhận',
  done: 'Đã xong mọi việc',
}

interface At {
  id: string
  organisationId: string | undefined
  viec: string | undefined
  tinh: string | undefined
}

export function PlanProgressPage() {
  const { id = '' } = useParams()
  const [search] = useAddressValues()
  const at: At = {
    id,
    organisationId: search.get('organisationId') ?? undefined,
    viec: search.get('viec') ?? undefined,
    tinh: search.get('tinh') ?? undefined,
  }
  const { organisationId, viec: taskId, tinh: provinceCode } = at
  const found = useOperation(getProgress, { id, organisationId, taskId, provinceCode }, { fresh: true })
  const trail = [{ label: 'Kế hoạch', to: addresses.plans({ tinh: at.tinh }) }]
  if (found.isPending || found.error) {
    return <PageToCome title="Tiến độ kế hoạch" trail={trail} of={found} lines={10} />
  }
  const { planTitle, organisationName, trail: above, taskTitle, total } = found.data
  return (
    <Page
      title={`Tiến độ: ${organisationName}`}
      trail={[
        ...trail,
        { label: planTitle, to: addresses.plan(id, { tinh: at.tinh }) },
        ...above.map((one) => ({ label: one.name, to: addresses.planProgress(id, { ...at, organisationId: one.id }) })),
      ]}
      lead={
        <>
          {taskTitle !== null && <p>Chỉ tính việc: {taskTitle}</p>}
          <p role="status">
            {showNumber(total.organisations)} tổ chức được gửi, {showNumber(total.read)} đã báo đọc,{' '}
            {showNumber(total.made)} đã ban hành kế hoạch của mình, {showNumber(total.idle)} chưa bắt đầu.{' '}
            {countWords(total)}.
          </p>
        </>
      }
    >
      <div className="stack">
        <Tree progress={found.data} at={at} />
        <OneByOne at={at} />
        <div className="screen-only">
          <Button icon={IconPrinter} label="In trang này" onPress={() => window.print()} />
        </div>
      </div>
    </Page>
  )
}

type Row = Progress['rows'][number]

const figures: readonly Column<ProgressRow>[] = [
  { key: 'done', heading: 'Xong', numbers: true, cell: (row) => showNumber(row.done) },
  { key: 'late', heading: 'Chậm', numbers: true, cell: (row) => showNumber(row.late) },
  { key: 'waiting', heading: 'Chờ', numbers: true, cell: (row) => showNumber(row.waiting) },
  { key: 'underWay', heading: 'Đang làm', numbers: true, card: 'no', cell: (row) => showNumber(row.underWay) },
  { key: 'notBegun', heading: 'Chưa bắt đầu', numbers: true, card: 'no', cell: (row) => showNumber(row.notBegun) },
  { key: 'declined', heading: 'Không nhận', numbers: true, card: 'no', cell: (row) => showNumber(row.declined) },
]

function Tree({ progress, at }: { progress: Progress; at: At }) {
  const { rows, organisationName, organisationId } = progress
  if (rows.length === 0) return <NotSent at={at} />
  const columns: readonly Column<Row>[] = [
    {
      key: 'name',
      heading: 'Tổ chức',
      cell: (row) => (
        <>
          {row.deeper && row.organisationId !== organisationId ? (
            <Link to={addresses.planProgress(at.id, { ...at, organisationId: row.organisationId })}>
              {row.organisationName}
            </Link>
          ) : (
            row.organisationName
          )}
          {row.organisationId === organisationId && <span className="under">Việc của chính tổ chức này</span>}
        </>
      ),
    },
    {
      key: 'made',
      heading: 'Đã ban hành kế hoạch',
      numbers: true,
      cell: (row) => `${showNumber(row.made)} trên ${showNumber(row.organisations)}`,
    },
    { key: 'idle', heading: 'Nơi chưa bắt đầu', numbers: true, cell: (row) => showNumber(row.idle) },
    ...figures,
  ]
  return (
    <DataTable
      caption={`Tiến độ của các tổ chức trong ${organisationName}`}
      rows={rows}
      rowKey={(row) => row.organisationId}
      columns={columns}
    />
  )
}

/** The next step only for whoever can take it: nobody stands below a branch, and others only read the plan. */
function NotSent({ at }: { at: At }) {
  const plan = useOperation(getPlan, { id: at.id, provinceCode: at.tinh }, { fresh: true })
  if (plan.isPending) return <Skeleton lines={2} />
  return (
    <EmptyState title="Chưa gửi cho tổ chức nào ở đây.">
      {plan.data?.allowed.includes(sendPlan.name) === true ? (
        <p>Mở kế hoạch, bấm «Gửi xuống dưới».</p>
      ) : (
        <p>Ở đây chưa có nơi nào bên dưới nhận kế hoạch này. Việc của chính nơi lập kế hoạch xem ở trang kế hoạch.</p>
      )}
    </EmptyState>
  )
}

/** Organisations one by one by how they stand: whom one has to ask. */
function OneByOne({ at }: { at: At }) {
  const [search, change] = useAddressValues()
  const show = (Object.keys(shows) as (keyof typeof shows)[]).find((key) => key === search.get('show'))
  const list = useList(
    listBelow,
    { id: at.id, organisationId: at.organisationId, show, provinceCode: at.tinh },
    { fresh: true, when: show !== undefined },
  )
  const columns: readonly Column<(typeof list.rows)[number]>[] = [
    {
      key: 'name',
      heading: 'Tổ chức',
      cell: (row) =>
        row.planId === null ? (
          row.organisationName
        ) : (
          <Link to={addresses.plan(row.planId, { tinh: at.tinh })}>{row.organisationName}</Link>
        ),
    },
    { key: 'read', heading: 'Báo đọc', cell: (row) => (row.read > 0 ? 'Đã báo' : 'Chưa báo') },
    ...figures,
  ]
  return (
    <Panel title="Từng tổ chức">
      <div className="stack-tight">
        <div className="measured screen-only">
          <SelectField
            name="show"
            label="Những nơi"
            value={show ?? ''}
            empty="Chọn để xem danh sách"
            options={optionsOf(shows)}
            onChange={(next) => change({ show: next })}
          />
        </div>
        {show !== undefined && list.isPending && <Skeleton lines={4} />}
        {list.error && <ErrorState error={list.error} onRetry={list.again} />}
        {show !== undefined && !list.isPending && !list.error && list.rows.length === 0 && (
          <p className="soft">Không có tổ chức nào như vậy.</p>
        )}
        {show !== undefined && list.rows.length > 0 && (
          <>
            <DataTable
              caption={shows[show]}
              rows={list.rows}
              rowKey={(row) => row.organisationId}
              columns={columns}
              stale={list.isStale}
            />
            <Pager shown={list.rows.length} total={list.total} unit="tổ chức" more={list.more} busy={list.isGrowing} />
          </>
        )}
      </div>
    </Panel>
  )
}
