// Names, codes and places of an organisation in time, and the record of who changed what.
import { listHistory, type Organisation } from '#contract/organisations.ts'
import { useOperation } from '../../app/client.ts'
import { useMe } from '../../app/session.tsx'
import { ChangeList } from '../../ui/change-list.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { showDate } from '../../ui/format.ts'
import { ErrorState } from '../../ui/notice.tsx'
import { Panel } from '../../ui/page.tsx'
import { Skeleton } from '../../ui/waiting.tsx'

export function HistoryPart({ organisation }: { organisation: Organisation }) {
  const { national } = useMe()
  const answer = useOperation(listHistory, {
    id: organisation.id,
    limit: 100,
    ...(national && { provinceCode: organisation.provinceCode }),
  })
  if (answer.isPending) return <Skeleton lines={6} />
  if (answer.error) return <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />
  const { names, codes, placements, entries } = answer.data
  const span = [
    {
      key: 'from',
      heading: 'Từ ngày',
      numbers: true,
      cell: (row: { validFrom: string }) => showDate(row.validFrom),
    },
    {
      key: 'to',
      heading: 'Đến trước ngày',
      numbers: true,
      cell: (row: { validTo: string | null }) => (row.validTo === null ? 'Đến nay' : showDate(row.validTo)),
    },
    { key: 'document', heading: 'Văn bản', cell: (row: { document: string | null }) => row.document ?? '' },
  ]
  return (
    <div className="stack">
      <Panel title="Tên qua từng thời gian">
        <DataTable
          caption="Tên qua từng thời gian"
          rows={names}
          rowKey={(row) => row.validFrom}
          columns={[{ key: 'name', heading: 'Tên', cell: (row) => row.name }, ...span]}
        />
      </Panel>
      <Panel title="Mã qua từng thời gian">
        <DataTable
          caption="Mã qua từng thời gian"
          rows={codes}
          rowKey={(row) => row.validFrom}
          columns={[{ key: 'code', heading: 'Mã', cell: (row) => row.code }, ...span]}
        />
      </Panel>
      <Panel title="Cấp trên và loại tổ chức qua từng thời gian">
        <DataTable
          caption="Cấp trên và loại tổ chức qua từng thời gian"
          rows={placements}
          rowKey={(row) => row.validFrom}
          columns={[
            {
              key: 'parent',
              heading: 'Trực thuộc',
              cell: (row) => row.parent?.name ?? 'Không ghi cấp trên',
            },
            { key: 'type', heading: 'Loại tổ chức', cell: (row) => row.typeName },
            ...span,
          ]}
        />
      </Panel>
      <Panel title="Ai đã sửa gì">
        <ChangeList entries={entries.rows} />
      </Panel>
    </div>
  )
}
