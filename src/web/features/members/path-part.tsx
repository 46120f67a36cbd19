// The member's way: branches, standing, posts, what increased or decreased the list, each with its dates.
import { Link } from 'react-router'
import type { MemberRecord } from '#contract/member-record.ts'
import { addresses } from '../../app/addresses.ts'
import { useMe } from '../../app/session.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { showDate } from '../../ui/format.ts'
import { Panel } from '../../ui/page.tsx'
import { absencePurposes, basisLabels, gapKinds, movementLabels, statusLabels } from './labels.ts'

interface Dated {
  validFrom: string
  validTo: string | null
  document: string | null
}
const span = [
  { key: 'from', heading: 'Từ ngày', numbers: true, cell: (row: Dated) => showDate(row.validFrom) },
  {
    key: 'to',
    heading: 'Đến trước ngày',
    numbers: true,
    cell: (row: Dated) => (row.validTo === null ? 'Đến nay' : showDate(row.validTo)),
  },
  { key: 'document', heading: 'Văn bản', cell: (row: Dated) => row.document ?? 'Chưa ghi' },
]

export function PathPart({ member }: { member: MemberRecord }) {
  const { national } = useMe()
  const at = national ? { tinh: member.provinceCode } : {}
  return (
    <>
      <Panel title="Chi bộ đã sinh hoạt">
        <DataTable
          caption="Chi bộ đã sinh hoạt"
          rows={member.memberships}
          rowKey={(row) => row.id}
          columns={[
            {
              key: 'branch',
              heading: 'Chi bộ',
              cell: (row) => <Link to={addresses.organisation(row.organisationId, at)}>{row.organisationName}</Link>,
            },
            { key: 'basis', heading: 'Vì sao', cell: (row) => basisLabels[row.basis] },
            ...span,
          ]}
        />
      </Panel>
      <Panel title="Tư cách đảng viên">
        <DataTable
          caption="Tư cách đảng viên"
          rows={member.statuses}
          rowKey={(row) => row.id}
          columns={[{ key: 'status', heading: 'Tư cách', cell: (row) => statusLabels[row.status] }, ...span]}
        />
      </Panel>
      {member.absences.length > 0 && (
        <Panel title="Sinh hoạt tạm thời nơi khác, ở ngoài nước">
          <DataTable
            caption="Sinh hoạt tạm thời nơi khác, ở ngoài nước"
            rows={member.absences}
            rowKey={(row) => row.id}
            columns={[
              { key: 'place', heading: 'Nơi đến', cell: (row) => row.placeName },
              { key: 'purpose', heading: 'Để làm gì', cell: (row) => absencePurposes[row.purpose] },
              ...span,
            ]}
          />
        </Panel>
      )}
      {member.gaps.length > 0 && (
        <Panel title="Thời gian không tính tuổi đảng">
          <DataTable
            caption="Thời gian không tính tuổi đảng"
            rows={member.gaps}
            rowKey={(row) => row.id}
            columns={[{ key: 'kind', heading: 'Vì sao', cell: (row) => gapKinds[row.kind] }, ...span]}
          />
        </Panel>
      )}
      <Panel title="Chức vụ trong Đảng">
        {member.posts.length === 0 ? (
          <p className="soft">Chưa ghi chức vụ nào.</p>
        ) : (
          <DataTable
            caption="Chức vụ trong Đảng"
            rows={member.posts}
            rowKey={(row) => row.id}
            columns={[
              { key: 'post', heading: 'Chức vụ', cell: (row) => row.postName },
              { key: 'organisation', heading: 'Tổ chức', card: 'plain', cell: (row) => row.organisationName },
              ...span,
            ]}
          />
        )}
      </Panel>
      {member.movements.length > 0 && (
        <Panel title="Tăng, giảm">
          <DataTable
            caption="Tăng, giảm"
            rows={member.movements}
            rowKey={(row) => row.id}
            columns={[
              { key: 'kind', heading: 'Việc', cell: (row) => movementLabels[row.kind] ?? row.kind },
              { key: 'on', heading: 'Ngày', numbers: true, cell: (row) => showDate(row.happenedOn) },
              { key: 'organisation', heading: 'Tổ chức', cell: (row) => row.organisationName },
              { key: 'counterpart', heading: 'Nơi đi hoặc đến', cell: (row) => row.counterpartName ?? 'Không có' },
              { key: 'document', heading: 'Văn bản', cell: (row) => row.document ?? 'Chưa ghi' },
            ]}
          />
        </Panel>
      )}
    </>
  )
}
