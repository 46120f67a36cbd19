// The page of dues of an organisation: a branch has its month, a committee its branches; both a cash book, reliefs and the quarter.
import { getOrganisation } from '#contract/organisations.ts'
import { useAddressValues } from '../../app/address-values.ts'
import { addresses } from '../../app/addresses.ts'
import { useOperation } from '../../app/client.ts'
import { useMe } from '../../app/session.tsx'
import { EmptyState, ErrorState } from '../../ui/notice.tsx'
import { Page, Tabs } from '../../ui/page.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import { WithTree } from '../organisations/with-tree.tsx'
import { BookTab } from './book-tab.tsx'
import { BranchesTab } from './branches-tab.tsx'
import { ImportsTab } from './imports-tab.tsx'
import { MonthTab } from './month-tab.tsx'
import { QuarterTab } from './quarter-tab.tsx'
import { ReceiptsTab } from './receipts-tab.tsx'
import { ReliefsTab } from './reliefs-tab.tsx'

/** What every tab is about. */
export interface Place {
  organisationId: string
  provinceCode?: string
}

const BRANCHES = ['branch', 'grassroots-branch']

export function DuesPage() {
  const { seat } = useMe()
  const [search, change] = useAddressValues()
  const organisationId = search.get('organisationId') ?? seat?.organisationId ?? ''
  const tinh = search.get('tinh') ?? undefined
  const organisation = useOperation(
    getOrganisation,
    { id: organisationId, provinceCode: tinh },
    { when: organisationId !== '' },
  )
  const isBranch = BRANCHES.includes(organisation.data?.type.code ?? '')
  const tabs = [
    isBranch ? { key: 'thang', label: 'Thu trong tháng' } : { key: 'chi-bo', label: 'Các chi bộ' },
    { key: 'so-quy', label: 'Sổ quỹ' },
    { key: 'bien-lai', label: 'Biên lai' },
    { key: 'nhap', label: 'Danh sách nộp tiền' },
    { key: 'mien-giam', label: 'Miễn, giảm' },
    { key: 'quy', label: 'Báo cáo quý' },
  ]
  const chosen = tabs.find(({ key }) => key === search.get('muc'))?.key ?? tabs[0]?.key ?? ''
  const place: Place = { organisationId, ...(tinh === undefined ? {} : { provinceCode: tinh }) }
  const month = search.get('month') ?? undefined
  return (
    <WithTree
      current={organisationId}
      linkTo={(node) => addresses.dues({ organisationId: node.id, month, tinh: node.provinceCode })}
    >
      <Page title="Đảng phí" lead={organisation.data && <p>{organisation.data.name}</p>}>
        {organisationId === '' && <EmptyState title="Chọn một tổ chức để xem đảng phí." />}
        {organisation.isLoading && <Skeleton lines={8} />}
        {organisation.error && <ErrorState error={organisation.error} onRetry={() => void organisation.refetch()} />}
        {organisation.data && (
          <Tabs
            label="Các phần của đảng phí"
            tabs={tabs}
            current={chosen}
            onChoose={(key) => change({ muc: key, danhSach: '', tim: '', nam: '' })}
          >
            {chosen === 'thang' && <MonthTab {...place} />}
            {chosen === 'chi-bo' && <BranchesTab {...place} />}
            {chosen === 'so-quy' && <BookTab place={place} isBranch={isBranch} />}
            {chosen === 'bien-lai' && <ReceiptsTab {...place} />}
            {chosen === 'nhap' && <ImportsTab {...place} />}
            {chosen === 'mien-giam' && <ReliefsTab {...place} />}
            {chosen === 'quy' && <QuarterTab {...place} />}
          </Tabs>
        )}
      </Page>
    </WithTree>
  )
}
