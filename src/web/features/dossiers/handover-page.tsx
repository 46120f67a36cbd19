// One record of handing over with its list, and the Word file to sign.
import { IconFileTypeDocx } from '@tabler/icons-react'
import { Link, useParams, useSearchParams } from 'react-router'
import { getHandover, printHandover } from '#contract/dossier-custody.ts'
import type { OutputOf } from '#contract/operation.ts'
import { addresses } from '../../app/addresses.ts'
import { useOperation } from '../../app/client.ts'
import { useDownload } from '../../app/download.ts'
import { useCan, useMe } from '../../app/session.tsx'
import { Button } from '../../ui/button.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { useDoneNotice } from '../../ui/done-notice.tsx'
import { Facts } from '../../ui/facts.tsx'
import { showDate } from '../../ui/format.ts'
import { ErrorState } from '../../ui/notice.tsx'
import { Page, Panel } from '../../ui/page.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import { reasonLabels } from './words.ts'

type Detail = OutputOf<typeof getHandover>

const columnsFor = (tinh: string | undefined): readonly Column<Detail['rows'][number]>[] => [
  {
    key: 'name',
    heading: 'Họ và tên',
    cell: (row) => <Link to={addresses.dossier(row.memberId, { tinh })}>{row.fullName}</Link>,
  },
  { key: 'branch', heading: 'Chi bộ', card: 'plain', cell: (row) => row.branchName },
  { key: 'papers', heading: 'Số giấy tờ', numbers: true, cell: (row) => row.papers },
]

export function HandoverPage() {
  const { id = '' } = useParams()
  const [search] = useSearchParams()
  const { national } = useMe()
  const tinh = search.get('tinh') ?? undefined
  const answer = useOperation(getHandover, { id, provinceCode: tinh })
  const mayPrint = useCan(printHandover)
  const print = useDownload(printHandover)
  const say = useDoneNotice()
  const detail = answer.data
  return (
    <Page
      title="Biên bản giao nhận hồ sơ"
      trail={[{ label: 'Giao nhận hồ sơ', to: addresses.dossiers({ muc: 'giao-nhan', tinh }) }]}
      lead={
        detail && (
          <p>
            {detail.direction === 'out' ? `Giao cho ${detail.otherSide}` : `Nhận từ ${detail.otherSide}`} ngày{' '}
            {showDate(detail.on)}, {detail.dossiers} hồ sơ{detail.sealed ? ', đã niêm phong' : ''}.
          </p>
        )
      }
      actions={
        detail &&
        mayPrint && (
          <Button
            kind="main"
            icon={IconFileTypeDocx}
            wide={false}
            label="Tải biên bản Word"
            busy={print.isPending}
            onPress={() =>
              print.send(
                { id, ...(national && tinh !== undefined && { provinceCode: tinh }) },
                {
                  onDone: ({ fileName }) => say({ text: `Đã lập tệp ${fileName}. Lần in này được ghi lại.` }),
                },
              )
            }
          />
        )
      }
    >
      {answer.isPending && <Skeleton lines={8} />}
      {answer.error && <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />}
      {print.error && <ErrorState error={print.error} />}
      {detail && (
        <div className="stack">
          <Panel title="Nội dung">
            <Facts
              facts={[
                { label: 'Số biên bản', value: detail.no },
                { label: 'Nơi ghi', value: detail.organisationName },
                { label: 'Vì việc gì', value: reasonLabels[detail.reason] },
                { label: 'Người giao', value: detail.giver },
                { label: 'Người nhận', value: detail.receiver },
                { label: 'Ghi chú', value: detail.note },
                { label: 'Người ghi', value: detail.recordedBy },
              ]}
            />
          </Panel>
          <DataTable
            caption="Hồ sơ trong biên bản"
            rows={detail.rows}
            rowKey={(row) => row.memberId}
            columns={columnsFor(tinh)}
          />
        </div>
      )}
    </Page>
  )
}
