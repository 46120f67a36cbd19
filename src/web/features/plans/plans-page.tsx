// The plans of an organisation and what the level above sent it.
import { IconPlus, IconPrinter, IconReport } from '@tabler/icons-react'
import { Link } from 'react-router'
import { getOrganisation } from '#contract/organisations.ts'
import { listReceived } from '#contract/plan-chain.ts'
import type { PlanRow, ReceivedRow } from '#contract/plan-shapes.ts'
import { createPlan, listPlans } from '#contract/plans.ts'
import { getReportCalendar } from '#contract/report-papers.ts'
import { useAddressValues } from '../../app/address-values.ts'
import { addresses } from '../../app/addresses.ts'
import { useList, useOperation } from '../../app/client.ts'
import { useCan, useMe } from '../../app/session.tsx'
import { Button, LinkButton } from '../../ui/button.tsx'
import { CheckField } from '../../ui/choice-field.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { showDate } from '../../ui/format.ts'
import { EmptyState, ErrorState } from '../../ui/notice.tsx'
import { Page, Tabs } from '../../ui/page.tsx'
import { Pager } from '../../ui/pager.tsx'
import { Tag } from '../../ui/tag.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import { WithTree } from '../organisations/with-tree.tsx'
import { countWords, planStateLabels } from './words.ts'

const tabs = [
  { key: 'cua-minh', label: 'Kế hoạch của tổ chức' },
  { key: 'cap-tren', label: 'Cấp trên gửi' },
]

interface Where {
  organisationId: string | undefined
  tinh: string | undefined
}

export function PlansPage() {
  const { seat } = useMe()
  const [search, change] = useAddressValues()
  const where: Where = {
    organisationId: search.get('organisationId') ?? undefined,
    tinh: search.get('tinh') ?? undefined,
  }
  const id = where.organisationId ?? seat?.organisationId ?? ''
  const place = useOperation(getOrganisation, { id, provinceCode: where.tinh }, { when: id !== '' })
  const chosen = tabs.find(({ key }) => key === search.get('muc'))?.key ?? 'cua-minh'
  const mayCreate = useCan(createPlan)
  const mayReport = useCan(getReportCalendar)
  return (
    <WithTree
      current={id}
      linkTo={(node) => addresses.plans({ muc: chosen, organisationId: node.id, tinh: node.provinceCode })}
    >
      <Page
        title="Kế hoạch"
        lead={<p>Kế hoạch của {place.data?.name ?? seat?.organisationName} và kế hoạch cấp trên gửi.</p>}
        actions={
          <>
            {mayCreate && <LinkButton kind="main" icon={IconPlus} label="Lập kế hoạch" to={addresses.newPlan(where)} />}
            {mayReport && <LinkButton icon={IconReport} label="Báo cáo" to={addresses.reports(where)} />}
          </>
        }
      >
        <Tabs label="Kế hoạch" tabs={tabs} current={chosen} onChoose={(muc) => change({ muc })}>
          {chosen === 'cap-tren' ? <ReceivedTab {...where} /> : <OwnTab {...where} />}
        </Tabs>
      </Page>
    </WithTree>
  )
}

function OwnTab({ organisationId, tinh }: Where) {
  const [search, change] = useAddressValues()
  const below = search.get('duoi') === 'co'
  const all = search.get('het') === 'co'
  const list = useList(
    listPlans,
    { organisationId, below, show: all ? 'all' : 'open', provinceCode: tinh },
    { fresh: true },
  )
  return (
    <div className="stack">
      <div className="row screen-only">
        <CheckField
          name="duoi"
          label="Cả cấp dưới"
          checked={below}
          onChange={(on) => change({ duoi: on ? 'co' : '' })}
        />
        <CheckField
          name="het"
          label="Cả kế hoạch đã kết thúc"
          checked={all}
          onChange={(on) => change({ het: on ? 'co' : '' })}
        />
      </div>
      {list.isPending && <Skeleton lines={6} />}
      {list.error && <ErrorState error={list.error} onRetry={list.again} />}
      {!list.isPending && !list.error && list.rows.length === 0 && (
        <EmptyState title="Chưa có kế hoạch nào.">
          <p>Bấm «Lập kế hoạch», hoặc mở mục «Cấp trên gửi» để lập từ kế hoạch của cấp trên.</p>
        </EmptyState>
      )}
      {list.rows.length > 0 && (
        <div className="stack-tight">
          <DataTable
            caption="Kế hoạch của tổ chức"
            rows={list.rows}
            rowKey={(row) => row.id}
            columns={ownColumns(tinh, below)}
            stale={list.isStale}
          />
          <Pager shown={list.rows.length} total={list.total} unit="kế hoạch" more={list.more} busy={list.isGrowing} />
          <div className="screen-only">
            <Button icon={IconPrinter} label="In danh sách" onPress={() => window.print()} />
          </div>
        </div>
      )}
    </div>
  )
}

const ownColumns = (tinh: string | undefined, below: boolean): readonly Column<PlanRow>[] => [
  {
    key: 'title',
    heading: 'Kế hoạch',
    cell: (row) => (
      <>
        <Link to={addresses.plan(row.id, { tinh })}>{row.title}</Link>
        {below && <span className="under">{row.organisationName}</span>}
        {row.basis !== null && <span className="under">Thực hiện: {row.basis}</span>}
      </>
    ),
  },
  { key: 'state', heading: 'Tình trạng', card: 'plain', cell: (row) => <Tag {...planStateLabels[row.state]} /> },
  {
    key: 'span',
    heading: 'Thời gian',
    card: 'plain',
    cell: (row) => (
      <span className="numbers">
        {showDate(row.startsOn)} đến {showDate(row.endsOn)}
      </span>
    ),
  },
  { key: 'work', heading: 'Việc', card: 'plain', cell: (row) => countWords(row) },
]

function ReceivedTab({ organisationId, tinh }: Where) {
  const list = useList(listReceived, { organisationId, provinceCode: tinh }, { fresh: true })
  return (
    <div className="stack">
      {list.isPending && <Skeleton lines={6} />}
      {list.error && <ErrorState error={list.error} onRetry={list.again} />}
      {!list.isPending && !list.error && list.rows.length === 0 && (
        <EmptyState title="Cấp trên chưa gửi kế hoạch nào.">
          <p>Khi cấp trên gửi, kế hoạch hiện ở đây và ở «Việc cần làm».</p>
        </EmptyState>
      )}
      {list.rows.length > 0 && (
        <>
          <DataTable
            caption="Kế hoạch cấp trên gửi"
            rows={list.rows}
            rowKey={(row) => row.id}
            columns={receivedColumns(tinh)}
            stale={list.isStale}
          />
          <Pager shown={list.rows.length} total={list.total} unit="kế hoạch" more={list.more} busy={list.isGrowing} />
        </>
      )}
    </div>
  )
}

/** Where it stands with what was sent: read, made, newer. */
export function ReceivedTags({ row }: { row: ReceivedRow }) {
  return (
    <span className="row">
      {row.readIssue === row.issue ? (
        <Tag state="good" label="Đã báo đọc" />
      ) : (
        <Tag state="waiting" label={row.readIssue === 0 ? 'Chưa báo đọc' : 'Có bản mới'} />
      )}
      {row.planId === null ? (
        <Tag state="plain" label="Chưa lập kế hoạch" />
      ) : (
        <Tag state="good" label="Đã lập kế hoạch" />
      )}
    </span>
  )
}

const receivedColumns = (tinh: string | undefined): readonly Column<ReceivedRow>[] => [
  {
    key: 'title',
    heading: 'Kế hoạch',
    cell: (row) => (
      <>
        <Link to={addresses.receivedPlan(row.id, { tinh })}>{row.title}</Link>
        <span className="under">{row.senderName}</span>
      </>
    ),
  },
  {
    key: 'sent',
    heading: 'Gửi ngày',
    card: 'plain',
    cell: (row) => (
      <span className="numbers">
        {showDate(row.sentOn)}
        {row.issue > 1 && `, bản ${row.issue}`}
      </span>
    ),
  },
  { key: 'state', heading: 'Tình trạng', card: 'plain', cell: (row) => <ReceivedTags row={row} /> },
]
