// The list behind a figure of branches: what each organisation adds to it.
import { useSearchParams } from 'react-router'
import type { InputOf } from '#contract/operation.ts'
import { listFigure } from '#contract/report-papers.ts'
import { addresses } from '../../app/addresses.ts'
import { useOperation } from '../../app/client.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { showDate, showNumber } from '../../ui/format.ts'
import { EmptyState, ErrorState } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import { TargetFigure } from './target-figure.tsx'
import { labelOf, unitOf } from './words.ts'

export function FigurePage() {
  const [search] = useSearchParams()
  return search.has('planId') ? <TargetFigure /> : <BranchFigure />
}

function BranchFigure() {
  const [search] = useSearchParams()
  const tinh = search.get('tinh') ?? undefined
  const figure = search.get('figure') ?? ''
  const [from, to] = [search.get('from') ?? '', search.get('to') ?? '']
  const organisationId = search.get('organisationId') ?? undefined
  const found = useOperation(listFigure, {
    organisationId,
    from,
    to,
    provinceCode: tinh,
    figure: figure as InputOf<typeof listFigure>['figure'],
  })
  return (
    <Page
      title={labelOf(figure)}
      trail={[{ label: 'Báo cáo', to: addresses.reports({ organisationId, tinh }) }]}
      lead={
        found.data && (
          <p role="status">
            {found.data.organisationName}, từ ngày {showDate(from)} đến ngày {showDate(to)}:{' '}
            {showNumber(found.data.total)} {unitOf(figure)}.
          </p>
        )
      }
    >
      {found.isPending && <Skeleton lines={8} />}
      {found.error && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      {found.data?.rows.length === 0 && <EmptyState title="Kỳ này chưa ghi gì." />}
      {found.data && found.data.rows.length > 0 && (
        <DataTable
          caption={labelOf(figure)}
          rows={found.data.rows}
          rowKey={(row) => row.organisationId}
          columns={[
            { key: 'name', heading: 'Tổ chức', cell: (row) => row.organisationName },
            { key: 'value', heading: `Số (${unitOf(figure)})`, numbers: true, cell: (row) => showNumber(row.value) },
          ]}
        />
      )}
    </Page>
  )
}
