// The page of yearly commitments: the own one first; for a committee also how those of its members stand.
import { IconPrinter } from '@tabler/icons-react'
import { Link, useParams } from 'react-router'
import { getCommitment, listCommitments } from '#contract/commitments.ts'
import type { OutputOf } from '#contract/operation.ts'
import { useAddressValues } from '../../app/address-values.ts'
import { addresses } from '../../app/addresses.ts'
import { isOutOfReach } from '../../app/api-error.ts'
import { useList, useOperation } from '../../app/client.ts'
import { useCan, useMe } from '../../app/session.tsx'
import { Button } from '../../ui/button.tsx'
import { SelectField } from '../../ui/choice-field.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { showDate, showNumber, today } from '../../ui/format.ts'
import { EmptyState, ErrorState } from '../../ui/notice.tsx'
import { Page, Tabs } from '../../ui/page.tsx'
import { Pager } from '../../ui/pager.tsx'
import { Tag } from '../../ui/tag.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import { YearField } from '../../ui/year-field.tsx'
import listClasses from '../members/list.module.css'
import { WithTree } from '../organisations/with-tree.tsx'
import { CommitmentPart } from './commitment-part.tsx'
import { commitmentStateLabels } from './words.ts'

const TITLE = 'Kế hoạch tu dưỡng, rèn luyện, phấn đấu'

/** The year in the address, this year where none is named. */
function useYear() {
  const [search, change] = useAddressValues()
  const now = Number(today().slice(0, 4))
  const named = Number(search.get('nam'))
  const year = Number.isInteger(named) && named >= 1930 && named <= 2200 ? named : now
  const years = [...new Set([now - 2, now - 1, now, now + 1, year])].sort()
  const field = (
    <YearField
      name="year"
      value={year}
      years={years}
      onChange={(next) => change({ nam: next === now ? '' : String(next) })}
    />
  )
  return { year, field }
}

export function CommitmentPage() {
  const { memberId = '' } = useParams()
  const [search] = useAddressValues()
  const tinh = search.get('tinh') ?? undefined
  const { year, field } = useYear()
  // As the part below asks it, once.
  const { error } = useOperation(getCommitment, { memberId, year, provinceCode: tinh }, { fresh: true })
  return (
    <Page title={TITLE} trail={[{ label: 'Tu dưỡng, rèn luyện', to: addresses.commitments({ tinh }) }]}>
      <div className="stack">
        {!isOutOfReach(error) && <div className="screen-only">{field}</div>}
        <CommitmentPart key={`${memberId} ${year}`} memberId={memberId} year={year} tinh={tinh} />
      </div>
    </Page>
  )
}

export function CommitmentsPage() {
  const oversees = useCan(listCommitments)
  const { memberId, seat } = useMe()
  const [search, change] = useAddressValues()
  const organisationId = search.get('organisationId') ?? undefined
  const tinh = search.get('tinh') ?? undefined
  const { year, field } = useYear()
  const own = memberId !== null && (
    <CommitmentPart key={`${memberId} ${year}`} memberId={memberId} year={year} tinh={undefined} />
  )
  if (!oversees) {
    return (
      <Page title={TITLE}>
        <div className="stack">
          <div className="screen-only">{field}</div>
          {own}
        </div>
      </Page>
    )
  }
  const list = <CommitmentList organisationId={organisationId} year={year} tinh={tinh} />
  const tab = search.get('muc') === 'cua-toi' ? 'cua-toi' : 'danh-sach'
  return (
    <WithTree
      current={organisationId ?? seat?.organisationId}
      linkTo={(node) => addresses.commitments({ organisationId: node.id, tinh: node.provinceCode })}
    >
      <Page title={TITLE}>
        <div className="stack">
          <div className="screen-only">{field}</div>
          {own === false ? (
            list
          ) : (
            <Tabs
              label="Kế hoạch của ai"
              tabs={[
                { key: 'danh-sach', label: 'Của đảng viên' },
                { key: 'cua-toi', label: 'Của tôi' },
              ]}
              current={tab}
              onChoose={(key) => change({ show: '', muc: key === 'danh-sach' ? '' : key })}
            >
              {tab === 'cua-toi' ? own : list}
            </Tabs>
          )}
        </div>
      </Page>
    </WithTree>
  )
}

type Row = OutputOf<typeof listCommitments>['rows'][number]
type Show = 'all' | keyof typeof commitmentStateLabels

interface CommitmentListProps {
  organisationId: string | undefined
  year: number
  tinh: string | undefined
}

function CommitmentList({ organisationId, year, tinh }: CommitmentListProps) {
  const [search, change] = useAddressValues()
  const asked = search.get('show') ?? ''
  const show = (asked in commitmentStateLabels ? asked : 'all') as Show
  const list = useList(listCommitments, { organisationId, year, show, provinceCode: tinh }, { fresh: true })
  const counts = list.first?.counts
  const labels = Object.entries(commitmentStateLabels).map(([value, { label }]) => {
    const count = counts?.[value === 'sent-back' ? 'sentBack' : (value as 'missing')]
    return { value, label: count === undefined ? label : `${label} (${showNumber(count)})` }
  })
  const columns: readonly Column<Row>[] = [
    {
      key: 'name',
      heading: 'Họ và tên',
      cell: (row) => <Link to={addresses.commitment(row.memberId, { nam: year, tinh })}>{row.fullName}</Link>,
    },
    { key: 'branch', heading: 'Chi bộ', card: 'plain', cell: (row) => row.organisationName },
    {
      key: 'state',
      heading: 'Tình trạng',
      card: 'plain',
      cell: (row) => <Tag {...commitmentStateLabels[row.state ?? 'missing']} />,
    },
    {
      key: 'agreed',
      heading: 'Chi bộ thống nhất',
      numbers: true,
      cell: (row) => (row.agreedOn === null ? 'Chưa' : showDate(row.agreedOn)),
    },
  ]
  return (
    <div className="stack">
      <div className={`${listClasses.search} screen-only`}>
        <SelectField
          name="show"
          label="Tình trạng"
          value={show}
          onChange={(next) => change({ show: next === 'all' ? '' : next })}
          options={[{ value: 'all', label: 'Tất cả' }, ...labels]}
        />
      </div>
      {list.isPending && <Skeleton lines={8} />}
      {list.error && <ErrorState error={list.error} onRetry={list.again} />}
      {!list.isPending && !list.error && list.rows.length === 0 && (
        <EmptyState title="Không có ai như vậy trong danh sách này.">
          <p>Đổi điều kiện ở trên. Đảng viên được miễn công tác và sinh hoạt không có trong danh sách.</p>
        </EmptyState>
      )}
      {list.rows.length > 0 && (
        <div className="stack-tight">
          <h2 className="print-only">Năm {year}</h2>
          <DataTable
            caption={`${TITLE} năm ${year}`}
            rows={list.rows}
            rowKey={(row) => row.memberId}
            columns={columns}
            stale={list.isStale}
          />
          <Pager shown={list.rows.length} total={null} unit="đảng viên" more={list.more} busy={list.isGrowing} />
          <div className="screen-only">
            <Button icon={IconPrinter} label="In danh sách" onPress={() => window.print()} />
          </div>
        </div>
      )}
    </div>
  )
}
