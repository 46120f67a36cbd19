// The page of dossiers of an organisation: how complete they are, the list, hand-overs, the reading log, comparing with the list.
import { getOrganisation } from '#contract/organisations.ts'
import { useAddressValues } from '../../app/address-values.ts'
import { addresses } from '../../app/addresses.ts'
import { useOperation } from '../../app/client.ts'
import { useCan, useMe } from '../../app/session.tsx'
import { Page, Tabs } from '../../ui/page.tsx'
import { WithTree } from '../organisations/with-tree.tsx'
import { CompletenessTab } from './completeness-tab.tsx'
import { HandoversTab, ReadingsTab } from './custody-tabs.tsx'
import { ListTab } from './list-tab.tsx'
import { RoundsTab } from './rounds-tab.tsx'

const tabs = [
  { key: 'day-du', label: 'Mức đầy đủ' },
  { key: 'danh-sach', label: 'Danh sách' },
  { key: 'doi-chieu', label: 'Đối chiếu' },
  { key: 'giao-nhan', label: 'Giao nhận' },
  { key: 'so-doc', label: 'Sổ đọc' },
] as const

/** What every tab is about. */
export interface TabProps {
  organisationId: string | undefined
  tinh: string | undefined
}

export function DossiersPage() {
  const { seat } = useMe()
  const [search, change] = useAddressValues()
  const organisationId = search.get('organisationId') ?? undefined
  const tinh = search.get('tinh') ?? undefined
  const chosen = tabs.find(({ key }) => key === search.get('muc'))?.key ?? 'day-du'
  const seesOrganisation = useCan(getOrganisation)
  const organisation = useOperation(
    getOrganisation,
    { id: organisationId ?? '', provinceCode: tinh },
    { when: seesOrganisation && organisationId !== undefined && organisationId !== seat?.organisationId },
  )
  const name = organisation.data?.name ?? seat?.organisationName ?? ''
  const about: TabProps = { organisationId, tinh }
  return (
    <WithTree
      current={organisationId ?? seat?.organisationId}
      linkTo={(node) => addresses.dossiers({ muc: chosen, organisationId: node.id, tinh: node.provinceCode })}
    >
      <Page
        title="Hồ sơ giấy"
        lead={<p>Giấy tờ trong hồ sơ đảng viên của {name}: chỉ tên, số, ngày và nơi để, không có bản chụp.</p>}
      >
        <Tabs
          label="Các phần của hồ sơ giấy"
          tabs={tabs}
          current={chosen}
          onChoose={(key) => change({ show: '', text: '', muc: key })}
        >
          {chosen === 'day-du' && <CompletenessTab {...about} />}
          {chosen === 'danh-sach' && <ListTab {...about} />}
          {chosen === 'doi-chieu' && <RoundsTab {...about} />}
          {chosen === 'giao-nhan' && <HandoversTab {...about} />}
          {chosen === 'so-doc' && <ReadingsTab {...about} />}
        </Tabs>
      </Page>
    </WithTree>
  )
}
