// The list behind a figure of a target of a plan: what each organisation adds to it.
import { useSearchParams } from 'react-router'
import { listTarget } from '#contract/plan-work.ts'
import { addresses } from '../../app/addresses.ts'
import { useOperation } from '../../app/client.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { showDate, showNumber } from '../../ui/format.ts'
import { EmptyState, ErrorState } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { Skeleton } from '../../ui/waiting.tsx'

export function TargetFigure() {
  const [search] = useSearchParams()
  const tinh = search.get('tinh') ?? undefined
  const planId = search.get('planId') ?? ''
  const of = search.get('of') === 'whole' ? 'whole' : 'part'
  const found = useOperation(listTarget, {
    id: planId,
    targetId: search.get('targetId') ?? '',
    of,
    provinceCode: tinh,
    on: search.get('on') ?? undefined,
  })
  const { data } = found
  return (
    <Page
      title={data?.title ?? 'Chỉ tiêu'}
      trail={[{ label: 'Kế hoạch', to: addresses.plan(planId, { tinh }) }]}
      lead={
        data && (
          <p role="status">
            {data.organisationName}, tính đến ngày {showDate(data.on)}: {of === 'whole' ? 'tổng số ' : ''}
            {showNumber(data.total)}.
          </p>
        )
      }
    >
      {found.isPending && <Skeleton lines={8} />}
      {found.error && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      {data?.rows.length === 0 && <EmptyState title="Chưa có gì được ghi cho số này." />}
      {data && data.rows.length > 0 && (
        <DataTable
          caption={data.title}
          rows={data.rows}
          rowKey={(row) => row.organisationId}
          columns={[
            { key: 'name', heading: 'Tổ chức', cell: (row) => row.organisationName },
            { key: 'value', heading: 'Số', numbers: true, cell: (row) => showNumber(row.value) },
            ...(data.rows.some(({ source }) => source !== null)
              ? [{ key: 'source', heading: 'Nguồn', cell: (row: { source: string | null }) => row.source ?? '' }]
              : []),
          ]}
        />
      )}
    </Page>
  )
}
