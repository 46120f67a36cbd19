// Who of those to whom a plan was sent has sent a report its calendar asks for, and who has not.
import { IconPrinter } from '@tabler/icons-react'
import { listPlanSenders } from '#contract/report-papers.ts'
import { useAddressValues } from '../../app/address-values.ts'
import { addresses } from '../../app/addresses.ts'
import { useList } from '../../app/client.ts'
import { Button } from '../../ui/button.tsx'
import { SelectField } from '../../ui/choice-field.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { EmptyState, ErrorState } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { Pager } from '../../ui/pager.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import { senderColumns } from './sender-columns.tsx'

const shows = { all: 'Tất cả', missing: 'Chưa gửi', sent: 'Đã gửi' } as const

export function PlanSenders() {
  const [search, change] = useAddressValues()
  const tinh = search.get('tinh') ?? undefined
  const planId = search.get('planId') ?? ''
  const asked = search.get('show')
  const show = asked === 'missing' || asked === 'sent' ? asked : 'all'
  const list = useList(
    listPlanSenders,
    {
      planId,
      planReportId: search.get('planReportId') ?? '',
      to: search.get('to') ?? '',
      show,
      provinceCode: tinh,
    },
    { fresh: true },
  )
  const { first } = list
  return (
    <Page
      title={first === undefined ? 'Báo cáo theo kế hoạch' : `Ai đã gửi: ${first.title}`}
      trail={[{ label: first?.planTitle ?? 'Kế hoạch', to: addresses.plan(planId, { tinh }) }]}
      lead={
        first && (
          <p role="status">
            {first.sent} trên {first.expected} nơi nhận kế hoạch đã gửi.
          </p>
        )
      }
    >
      <div className="stack-tight">
        <div className="screen-only">
          <SelectField
            name="show"
            label="Những nơi"
            value={show}
            onChange={(value) => change({ show: value === 'all' ? '' : value })}
            options={Object.entries(shows).map(([value, label]) => ({ value, label }))}
          />
        </div>
        {list.isPending && <Skeleton lines={8} />}
        {list.error && <ErrorState error={list.error} onRetry={list.again} />}
        {!list.isPending && !list.error && list.rows.length === 0 && <EmptyState title="Không có nơi nào." />}
        {list.rows.length > 0 && (
          <>
            <DataTable
              caption={`Nơi nhận kế hoạch và báo cáo: ${shows[show]}`}
              rows={list.rows}
              rowKey={(row) => row.organisationId}
              columns={senderColumns(tinh)}
            />
            <Pager shown={list.rows.length} total={null} unit="nơi" more={list.more} busy={list.isGrowing} />
            <div className="screen-only">
              <Button icon={IconPrinter} label="In danh sách" onPress={() => window.print()} />
            </div>
          </>
        )}
      </div>
    </Page>
  )
}
