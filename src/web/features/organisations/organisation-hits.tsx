// What the directory of organisations found for a text: today's name, the former one that was found, where it stands.
import type { OutputOf } from '#contract/operation.ts'
import { findOrganisations } from '#contract/organisations.ts'
import { useOperation } from '../../app/client.ts'
import { useMe } from '../../app/session.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { showDate, showSpan } from '../../ui/format.ts'
import { EmptyState, ErrorState } from '../../ui/notice.tsx'
import { Tag } from '../../ui/tag.tsx'
import { Skeleton } from '../../ui/waiting.tsx'

type Hit = OutputOf<typeof findOrganisations>['rows'][number]

export function OrganisationHits({ text, provinceCode }: { text: string; provinceCode?: string }) {
  const { national } = useMe()
  const found = useOperation(findOrganisations, { text, limit: 50, provinceCode })
  if (found.isPending) return <Skeleton lines={4} />
  if (found.error) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />
  if (found.data.rows.length === 0) {
    return (
      <EmptyState title={`Không có tổ chức nào có tên hoặc mã như «${text}».`}>
        <p>Thử viết ngắn hơn, không cần dấu; tên cũ và mã cũ cũng tìm được.</p>
        {national && provinceCode === undefined && <p>Tìm trong một tỉnh thì chọn tỉnh ở trên.</p>}
      </EmptyState>
    )
  }
  return (
    <div className="stack-tight">
      <DataTable<Hit>
        caption="Tổ chức tìm thấy"
        rows={found.data.rows}
        rowKey={(row) => row.id}
        columns={[
          { key: 'name', heading: 'Tên', cell: (row) => row.name },
          { key: 'former', heading: 'Tên hoặc mã cũ', card: 'plain', cell: former },
          {
            key: 'parents',
            heading: 'Trực thuộc',
            card: 'plain',
            cell: (row) => [...row.parentNames].reverse().join(', '),
          },
          { key: 'type', heading: 'Loại tổ chức', card: 'no', cell: (row) => row.typeName },
          { key: 'code', heading: 'Mã', numbers: true, cell: (row) => row.code },
          {
            key: 'state',
            heading: 'Tình trạng',
            card: 'plain',
            cell: (row) =>
              row.endedOn === null ? (
                <Tag state="good" label="Đang hoạt động" />
              ) : (
                <Tag state="ended" label={`Kết thúc ${showDate(row.endedOn)}`} />
              ),
          },
        ]}
      />
      {found.data.more && <p>Còn nhiều kết quả khác. Nhập thêm chữ để thu hẹp.</p>}
    </div>
  )
}

function former({ formerName, formerCode }: Hit) {
  if (formerName !== null) return `Tên cũ: ${formerName.name} (${showSpan(formerName.validFrom, formerName.validTo)})`
  if (formerCode !== null) return `Mã cũ: ${formerCode.code} (${showSpan(formerCode.validFrom, formerCode.validTo)})`
  return null
}
