// The books of documents of an organisation: incoming, outgoing, what waits, index cards of classified ones; searched by words of the text.
import { IconFileText, IconPrinter } from '@tabler/icons-react'
import { Link } from 'react-router'
import { draftDocument } from '#contract/document-drafts.ts'
import { readDocumentFile } from '#contract/document-readings.ts'
import type { DocumentRow } from '#contract/document-shapes.ts'
import { listCards, listDocuments } from '#contract/documents.ts'
import { getOrganisation } from '#contract/organisations.ts'
import { documentTypeCodes } from '#rules/documents/document-types.ts'
import { useAddressValues } from '../../app/address-values.ts'
import { addresses } from '../../app/addresses.ts'
import { useList, useOperation } from '../../app/client.ts'
import { useCan, useMe } from '../../app/session.tsx'
import { Button, LinkButton } from '../../ui/button.tsx'
import { CheckField, SelectField } from '../../ui/choice-field.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { showDate } from '../../ui/format.ts'
import { MoreActions } from '../../ui/more-actions.tsx'
import { EmptyState, ErrorState } from '../../ui/notice.tsx'
import { Page, Tabs } from '../../ui/page.tsx'
import { Pager } from '../../ui/pager.tsx'
import { SearchText } from '../../ui/search-text.tsx'
import { Tag } from '../../ui/tag.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import listClasses from '../members/list.module.css'
import { WithTree } from '../organisations/with-tree.tsx'
import { CardsTab } from './cards-tab.tsx'
import classes from './documents.module.css'
import { nameOf, stateLabels, typeOptions, urgencyLabels } from './words.ts'

const tabsFor = (drafts: boolean, cards: boolean) => [
  { key: 'cho', label: 'Chờ xử lý' },
  { key: 'den', label: 'Văn bản đến' },
  { key: 'di', label: 'Văn bản đi' },
  ...(drafts ? [{ key: 'du-thao', label: 'Dự thảo' }] : []),
  ...(cards ? [{ key: 'mat', label: 'Phiếu văn bản mật' }] : []),
]

export function DocumentsPage() {
  const { seat } = useMe()
  const [search, change] = useAddressValues()
  const organisationId = search.get('organisationId') ?? undefined
  const tinh = search.get('tinh') ?? undefined
  const id = organisationId ?? seat?.organisationId ?? ''
  const place = useOperation(getOrganisation, { id, provinceCode: tinh }, { when: id !== '' })
  const tabs = tabsFor(useCan(draftDocument), useCan(listCards))
  const chosen = tabs.find(({ key }) => key === search.get('muc'))?.key ?? 'den'
  const mayRead = useCan(readDocumentFile)
  const where = { organisationId, tinh }
  return (
    <WithTree
      current={id}
      linkTo={(node) => addresses.documents({ muc: chosen, organisationId: node.id, tinh: node.provinceCode })}
    >
      <Page
        title="Văn bản"
        lead={<p>Sổ văn bản của {place.data?.name ?? seat?.organisationName}.</p>}
        actions={
          mayRead && (
            <>
              <LinkButton
                kind="main"
                icon={IconFileText}
                label="Đọc văn bản từ tệp"
                to={addresses.readDocument(where)}
              />
              <LinkButton label="Vào sổ bằng tay" to={addresses.recordDocument(where)} />
              <MoreActions>
                <LinkButton label="Soạn dự thảo" to={addresses.draftDocument(where)} />
                <LinkButton label="Nhận gói trao đổi" to={addresses.importPackage(where)} />
              </MoreActions>
            </>
          )
        }
      >
        <Tabs
          label="Sổ văn bản"
          tabs={tabs}
          current={chosen}
          onChoose={(key) => change({ type: '', text: '', muc: key })}
        >
          {chosen === 'mat' ? (
            <CardsTab {...where} />
          ) : (
            <BookTab {...where} muc={chosen} caption={tabs.find(({ key }) => key === chosen)?.label ?? ''} />
          )}
        </Tabs>
      </Page>
    </WithTree>
  )
}

interface BookTabProps {
  organisationId: string | undefined
  tinh: string | undefined
  muc: string
  caption: string
}

function BookTab({ organisationId, tinh, muc, caption }: BookTabProps) {
  const [search, change] = useAddressValues()
  const type = documentTypeCodes.find((code) => code === search.get('type'))
  const text = search.get('text') ?? ''
  const below = search.get('duoi') === 'co'
  const list = useList(
    listDocuments,
    {
      organisationId,
      below,
      type,
      text: text === '' ? undefined : text,
      provinceCode: tinh,
      direction: muc === 'den' ? 'incoming' : muc === 'di' ? 'outgoing' : undefined,
      show: muc === 'cho' ? 'open' : muc === 'du-thao' ? 'drafts' : 'all',
    },
    { fresh: true },
  )
  return (
    <div className="stack">
      <div className={`${listClasses.search} screen-only`}>
        <SearchText
          label="Tìm trong sổ và trong nội dung"
          hint="Gõ có dấu hay không dấu đều được."
          value={text}
          onChange={(next) => change({ text: next })}
        />
        <SelectField
          name="type"
          label="Loại văn bản"
          value={type ?? ''}
          empty="Tất cả"
          onChange={(next) => change({ type: next })}
          options={typeOptions}
        />
        <CheckField
          name="duoi"
          label="Cả cấp dưới"
          checked={below}
          onChange={(on) => change({ duoi: on ? 'co' : '' })}
        />
      </div>
      {list.isPending && <Skeleton lines={8} />}
      {list.error && <ErrorState error={list.error} onRetry={list.again} />}
      {!list.isPending && !list.error && list.rows.length === 0 && <None muc={muc} isSearch={text !== ''} />}
      {list.rows.length > 0 && (
        <div className="stack-tight">
          <h2 className="print-only">{caption}</h2>
          <DataTable
            caption={caption}
            rows={list.rows}
            rowKey={(row) => row.id}
            columns={columnsFor(tinh, below)}
            stale={list.isStale}
          />
          <Pager shown={list.rows.length} total={list.total} unit="văn bản" more={list.more} busy={list.isGrowing} />
          <div className="screen-only">
            <Button icon={IconPrinter} label="In sổ" onPress={() => window.print()} />
          </div>
        </div>
      )}
    </div>
  )
}

function None({ muc, isSearch }: { muc: string; isSearch: boolean }) {
  if (isSearch)
    return (
      <EmptyState title="Không có văn bản nào chứa những chữ ấy.">
        <p>Bớt chữ, bỏ lọc theo loại, hoặc tìm cả ở cấp dưới.</p>
      </EmptyState>
    )
  if (muc === 'cho')
    return (
      <EmptyState title="Không có văn bản nào chờ xử lý.">
        <p>Văn bản cấp trên gửi đến, văn bản đang đọc và văn bản còn việc chưa giao hiện ở đây.</p>
      </EmptyState>
    )
  if (muc === 'du-thao')
    return (
      <EmptyState title="Không có dự thảo nào.">
        <p>Bấm «Soạn dự thảo» để viết một văn bản đi, giữ từng bản rồi chọn bản ban hành.</p>
      </EmptyState>
    )
  return (
    <EmptyState title="Sổ này chưa có văn bản nào.">
      <p>Bấm «Đọc văn bản từ tệp» để phần mềm đọc giúp, hoặc vào sổ bằng tay.</p>
    </EmptyState>
  )
}

/** Where one goes on with it: beside its text while it is read. */
const addressOf = ({ id, state }: DocumentRow, tinh: string | undefined) =>
  state === 'reading' ? addresses.documentReading(id, { tinh }) : addresses.document(id, { tinh })

const columnsFor = (tinh: string | undefined, below: boolean): readonly Column<DocumentRow>[] => [
  {
    key: 'subject',
    heading: 'Văn bản',
    cell: (row) => (
      <>
        <Link to={addressOf(row, tinh)}>{nameOf(row)}</Link>
        <span className="under">{row.subject ?? 'Chưa có trích yếu'}</span>
      </>
    ),
  },
  {
    key: 'issuer',
    heading: 'Nơi ban hành',
    card: 'plain',
    cell: (row) => (
      <>
        <span className={classes.line}>{row.issuer}</span>
        {row.issuedOn !== null && <span className="under numbers">{showDate(row.issuedOn)}</span>}
        {below && <span className="under">Sổ của {row.organisationName}</span>}
      </>
    ),
  },
  {
    key: 'arrival',
    heading: 'Vào sổ',
    cell: (row) => (
      <span className="numbers">
        {row.arrivalNo !== null && `Số đến ${row.arrivalNo}, `}
        {showDate(row.registeredOn)}
      </span>
    ),
  },
  {
    key: 'state',
    heading: 'Tình trạng',
    card: 'plain',
    cell: (row) => (
      <span className="row">
        <Tag {...stateLabels[row.state]} />
        {row.urgency !== 'normal' && <Tag state="stopped" label={urgencyLabels[row.urgency]} />}
        {row.openTasks > 0 && <Tag state="waiting" label={`${row.openTasks} việc chưa giao`} />}
      </span>
    ),
  },
]
