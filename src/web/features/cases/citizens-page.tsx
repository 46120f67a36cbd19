// The people of the pool: outstanding citizens and sympathisers a branch has its eyes on, with where each stands.
import { IconPrinter, IconUserPlus } from '@tabler/icons-react'
import { Link } from 'react-router'
import { listCitizens, registerCitizen } from '#contract/citizens.ts'
import type { OutputOf } from '#contract/operation.ts'
import { getOrganisation } from '#contract/organisations.ts'
import { useAddressValues } from '../../app/address-values.ts'
import { addresses } from '../../app/addresses.ts'
import { useList, useOperation } from '../../app/client.ts'
import { useCan, useMe } from '../../app/session.tsx'
import { Button, LinkButton } from '../../ui/button.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { showDate } from '../../ui/format.ts'
import { EmptyState, ErrorState } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { Pager } from '../../ui/pager.tsx'
import { SearchText } from '../../ui/search-text.tsx'
import { Tag } from '../../ui/tag.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import { genderLabels } from '../members/labels.ts'
import listClasses from '../members/list.module.css'
import { WithTree } from '../organisations/with-tree.tsx'

type Row = OutputOf<typeof listCitizens>['rows'][number]

const columnsFor = (tinh: string | undefined): readonly Column<Row>[] => [
  {
    key: 'name',
    heading: 'Họ và tên',
    cell: (row) => <Link to={addresses.citizen(row.id, { tinh })}>{row.fullName}</Link>,
  },
  { key: 'birth', heading: 'Ngày sinh', numbers: true, cell: (row) => showDate(row.birthDate) },
  {
    key: 'gender',
    heading: 'Giới tính',
    card: 'no',
    cell: (row) => (row.gender === null ? 'Chưa rõ' : genderLabels[row.gender]),
  },
  { key: 'branch', heading: 'Chi bộ', card: 'plain', cell: (row) => row.organisationName },
  { key: 'stands', heading: 'Đang ở đâu', card: 'plain', cell: (row) => <Stands row={row} tinh={tinh} /> },
]

function Stands({ row, tinh }: { row: Row; tinh: string | undefined }) {
  if (row.memberId !== null) return <Tag state="honour" label="Đã kết nạp" />
  if (row.stands === null) return <span className="soft">Chưa mở việc nào</span>
  return row.caseId === null ? row.stands : <Link to={addresses.case(row.caseId, { tinh })}>{row.stands}</Link>
}

export function CitizensPage() {
  const { seat } = useMe()
  const [search, change] = useAddressValues()
  const text = search.get('text') ?? ''
  const organisationId = search.get('organisationId') ?? undefined
  const provinceCode = search.get('tinh') ?? undefined
  const mayRegister = useCan(registerCitizen)
  const list = useList(listCitizens, { organisationId, provinceCode, text: text === '' ? undefined : text })
  const seesOrganisation = useCan(getOrganisation)
  const organisation = useOperation(
    getOrganisation,
    { id: organisationId ?? '', provinceCode },
    { when: seesOrganisation && organisationId !== undefined && organisationId !== seat?.organisationId },
  )
  const register = addresses.registerCitizen({
    organisationId: organisationId ?? seat?.organisationId,
    tinh: provinceCode,
  })
  const none = !list.isPending && !list.error && list.rows.length === 0
  return (
    <WithTree
      current={organisationId ?? seat?.organisationId}
      linkTo={(node) => addresses.citizens({ organisationId: node.id, tinh: node.provinceCode })}
    >
      <Page
        title="Quần chúng, cảm tình Đảng"
        lead={
          <p>
            Những người {organisation.data?.name ?? seat?.organisationName ?? ''} đang theo dõi, giúp đỡ để xem xét kết
            nạp.
          </p>
        }
        actions={
          mayRegister && <LinkButton kind="main" icon={IconUserPlus} wide={false} to={register} label="Ghi một người" />
        }
      >
        {(text !== '' || list.rows.length > 0) && (
          <div className={`${listClasses.search} screen-only`}>
            <SearchText
              label="Tìm theo tên"
              hint="Không cần gõ dấu."
              value={text}
              onChange={(next) => change({ text: next })}
            />
          </div>
        )}
        {list.isPending && <Skeleton lines={8} />}
        {list.error && <ErrorState error={list.error} onRetry={list.again} />}
        {none && text !== '' && (
          <EmptyState title={`Không có ai tên như «${text}» trong danh sách này.`}>
            <p>Thử viết ngắn hơn, ví dụ chỉ chữ đệm và tên.</p>
          </EmptyState>
        )}
        {none && text === '' && (
          <EmptyState
            title="Chưa theo dõi ai ở đây."
            action={mayRegister && <LinkButton kind="main" to={register} label="Ghi người đầu tiên" />}
          >
            <p>
              Ghi quần chúng ưu tú vào danh sách, rồi mở việc đưa vào danh sách cảm tình Đảng từ trang của người đó.
            </p>
          </EmptyState>
        )}
        {list.rows.length > 0 && (
          <div className="stack-tight">
            <DataTable
              caption="Quần chúng, cảm tình Đảng"
              rows={list.rows}
              rowKey={(row) => row.id}
              columns={columnsFor(provinceCode)}
              stale={list.isStale}
            />
            <Pager shown={list.rows.length} total={list.total} unit="người" more={list.more} busy={list.isGrowing} />
            <div className="screen-only">
              <Button icon={IconPrinter} label="In danh sách" onPress={() => window.print()} />
            </div>
          </div>
        )}
      </Page>
    </WithTree>
  )
}
