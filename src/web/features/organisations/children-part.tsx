// What stands directly below an organisation on a day.
import { useState } from 'react'
import { Link } from 'react-router'
import { foundOrganisation, listChildren, type Organisation } from '#contract/organisations.ts'
import { addresses } from '../../app/addresses.ts'
import { useList } from '../../app/client.ts'
import { useMe } from '../../app/session.tsx'
import { LinkButton } from '../../ui/button.tsx'
import { CheckField } from '../../ui/choice-field.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { showDate } from '../../ui/format.ts'
import { EmptyState, ErrorState } from '../../ui/notice.tsx'
import { Pager } from '../../ui/pager.tsx'
import { Tag } from '../../ui/tag.tsx'
import { Skeleton } from '../../ui/waiting.tsx'

export function ChildrenPart({ organisation, on }: { organisation: Organisation; on: string | undefined }) {
  const { national } = useMe()
  const [withEnded, setWithEnded] = useState(false)
  const children = useList(listChildren, {
    parentId: organisation.id,
    on,
    withEnded: withEnded || undefined,
    ...(national && { provinceCode: organisation.provinceCode }),
  })
  const counted = organisation.children.reduce((sum, one) => sum + one.count, 0)
  const mayFound = organisation.allowed.includes(foundOrganisation.name) && on === undefined
  return (
    <div className="stack">
      <CheckField
        name="withEnded"
        label="Kể cả tổ chức đã kết thúc hoạt động"
        checked={withEnded}
        onChange={setWithEnded}
      />
      {children.isPending && <Skeleton lines={6} />}
      {children.error && <ErrorState error={children.error} onRetry={children.again} />}
      {!children.isPending && children.rows.length === 0 && !children.error && (
        <EmptyState
          title="Không có tổ chức trực thuộc."
          action={
            mayFound && (
              <LinkButton
                kind="main"
                to={addresses.foundOrganisation(organisation.id, national ? { tinh: organisation.provinceCode } : {})}
                label="Thành lập tổ chức trực thuộc"
              />
            )
          }
        />
      )}
      {children.rows.length > 0 && (
        <>
          <DataTable
            caption={`Tổ chức trực thuộc ${organisation.name}`}
            rows={children.rows}
            rowKey={(row) => row.id}
            stale={children.isStale}
            columns={[
              {
                key: 'name',
                heading: 'Tên',
                cell: (row) => (
                  <Link to={addresses.organisation(row.id, { on, ...(national && { tinh: row.provinceCode }) })}>
                    {row.name}
                  </Link>
                ),
              },
              { key: 'type', heading: 'Loại tổ chức', card: 'plain', cell: (row) => row.typeName },
              { key: 'code', heading: 'Mã', numbers: true, cell: (row) => row.code },
              {
                key: 'founded',
                heading: 'Thành lập',
                numbers: true,
                card: 'no',
                cell: (row) => showDate(row.foundedOn),
              },
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
          <Pager
            shown={children.rows.length}
            total={withEnded ? null : counted}
            unit="tổ chức"
            more={children.more}
            busy={children.isGrowing}
          />
        </>
      )}
    </div>
  )
}
