// Who of those directly below has sent a report of a period, and who has not.
import { IconPrinter } from '@tabler/icons-react'
import { Navigate, useSearchParams } from 'react-router'
import { listSenders } from '#contract/report-papers.ts'
import type { ReportType } from '#rules/reports/periods.ts'
import { addresses } from '../../app/addresses.ts'
import { useOperation } from '../../app/client.ts'
import { Button } from '../../ui/button.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { EmptyState, ErrorState } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import { PlanSenders } from './plan-senders.tsx'
import { senderColumns } from './sender-columns.tsx'

export function SendersPage() {
  const [search] = useSearchParams()
  if (search.has('planId')) return <PlanSenders />
  // Without a period there is nothing to ask: the list of reports says which there are.
  const named = ['type', 'from', 'to'].every((name) => search.has(name))
  return named ? (
    <SendersBelow />
  ) : (
    <Navigate to={addresses.reports({ tinh: search.get('tinh') ?? undefined })} replace />
  )
}

function SendersBelow() {
  const [search] = useSearchParams()
  const tinh = search.get('tinh') ?? undefined
  const organisationId = search.get('organisationId') ?? undefined
  const found = useOperation(
    listSenders,
    {
      organisationId,
      provinceCode: tinh,
      type: (search.get('type') ?? '') as ReportType,
      from: search.get('from') ?? '',
      to: search.get('to') ?? '',
    },
    { fresh: true },
  )
  return (
    <Page
      title={found.data === undefined ? 'Báo cáo cấp dưới' : `Ai đã gửi: ${found.data.title}`}
      trail={[{ label: 'Báo cáo', to: addresses.reports({ organisationId, tinh }) }]}
      lead={
        found.data && (
          <p role="status">
            {found.data.organisationName}: tổ chức trực thuộc đã gửi {found.data.sent} trên {found.data.expected} báo
            cáo.
          </p>
        )
      }
    >
      {found.isPending && <Skeleton lines={8} />}
      {found.error && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      {found.data?.rows.length === 0 && <EmptyState title="Không có tổ chức trực thuộc." />}
      {found.data && found.data.rows.length > 0 && (
        <div className="stack-tight">
          <DataTable
            caption="Tổ chức trực thuộc và báo cáo đã gửi"
            rows={[...found.data.rows].sort((a, b) => Number(a.reportId !== null) - Number(b.reportId !== null))}
            rowKey={(row) => row.organisationId}
            columns={senderColumns(tinh)}
          />
          <div className="screen-only">
            <Button icon={IconPrinter} label="In danh sách" onPress={() => window.print()} />
          </div>
        </div>
      )}
    </Page>
  )
}
