// The page of reviews: those of the own branch, what is considered about oneself, and the campaigns with their progress by level.
import { IconPlus } from '@tabler/icons-react'
import { Link, useSearchParams } from 'react-router'
import type { BranchReviewRow, CampaignRow } from '#contract/review-shapes.ts'
import { listCampaigns, listMyReviews, listReviews, openCampaign } from '#contract/reviews.ts'
import { addresses } from '../../app/addresses.ts'
import { useList, useOperation } from '../../app/client.ts'
import { useCan, useMe } from '../../app/session.tsx'
import { LinkButton } from '../../ui/button.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { showDate, showNumber, today } from '../../ui/format.ts'
import { EmptyState, ErrorState } from '../../ui/notice.tsx'
import { Page, Panel } from '../../ui/page.tsx'
import { Pager } from '../../ui/pager.tsx'
import { Tag } from '../../ui/tag.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import { stateTags } from './words.ts'

export function ReviewsPage() {
  const [search] = useSearchParams()
  const tinh = search.get('tinh') ?? undefined
  const { memberId } = useMe()
  const [seesBranch, seesCampaigns] = [useCan(listReviews), useCan(listCampaigns)]
  const mine = useOperation(listMyReviews, {}, { fresh: true, when: useCan(listMyReviews) && memberId !== null })
  const reviews = useOperation(listReviews, { provinceCode: tinh }, { fresh: true, when: seesBranch })
  const campaigns = useList(listCampaigns, { provinceCode: tinh }, { fresh: true, when: seesCampaigns })
  const asked = [mine, ...(seesBranch ? [reviews] : []), ...(seesCampaigns ? [campaigns] : [])].slice(
    memberId === null ? 1 : 0,
  )
  const failed = asked.find(({ error }) => error !== null && error !== undefined)
  const isPending = failed === undefined && asked.some((one) => one.isPending)
  const rows = { mine: mine.data?.rows ?? [], reviews: reviews.data?.rows ?? [], campaigns: campaigns.rows }
  const nothing = !isPending && failed === undefined && Object.values(rows).every((some) => some.length === 0)
  return (
    <Page
      title="Rà soát"
      lead={<p>Chi bộ trả lời các câu hỏi, giúp đỡ trước; cấp trên xem tiến độ, không xem tên.</p>}
      actions={
        useCan(openCampaign) && (
          <LinkButton kind="main" icon={IconPlus} label="Mở đợt rà soát" to={addresses.openCampaign({ tinh })} />
        )
      }
    >
      <div className="stack">
        {isPending && <Skeleton lines={6} />}
        {failed !== undefined && <ErrorState error={failed.error} />}
        {nothing && (
          <EmptyState title="Chưa có đợt rà soát nào.">
            <p>Khi cấp ủy mở đợt rà soát, việc của chi bộ hiện ở đây.</p>
          </EmptyState>
        )}
        {!isPending && rows.mine.length > 0 && (
          <Panel title="Về tôi">
            <ul className="entries">
              {rows.mine.map((row) => (
                <li key={row.id}>
                  <span>
                    <Link to={addresses.reviewedName(row.id)}>Việc chi bộ đang xem xét về tôi</Link>
                  </span>
                  <span className="under">{row.organisationName}</span>
                  <Tag {...stateTags[row.state]} />
                </li>
              ))}
            </ul>
          </Panel>
        )}
        {!isPending && rows.reviews.length > 0 && (
          <Panel title="Của chi bộ">
            <DataTable
              caption="Các cuộc rà soát của chi bộ"
              rows={rows.reviews}
              rowKey={(row) => row.id}
              columns={reviewColumns(tinh)}
            />
          </Panel>
        )}
        {!isPending && rows.campaigns.length > 0 && (
          <Panel title="Các đợt rà soát">
            <DataTable
              caption="Các đợt rà soát"
              rows={rows.campaigns}
              rowKey={(row) => row.id}
              columns={campaignColumns(tinh)}
              stale={campaigns.isStale}
            />
            <Pager
              shown={rows.campaigns.length}
              total={null}
              unit="đợt"
              more={campaigns.more}
              busy={campaigns.isGrowing}
            />
          </Panel>
        )}
      </div>
    </Page>
  )
}

/** Of a campaign and of each review of it. */
const TAKEN_BACK = { state: 'ended', label: 'Đã rút lại' } as const

export const reviewTag = ({ state, endsOn, withdrawnReason }: BranchReviewRow) => {
  if (withdrawnReason !== null) return TAKEN_BACK
  if (state === 'closed') return { state: 'ended', label: 'Đã kết thúc' } as const
  return endsOn < today()
    ? ({ state: 'stopped', label: 'Quá hạn' } as const)
    : ({ state: 'waiting', label: 'Đang làm' } as const)
}

const reviewColumns = (tinh: string | undefined): readonly Column<BranchReviewRow>[] => [
  {
    key: 'title',
    heading: 'Cuộc rà soát',
    cell: (row) => (
      <>
        <Link to={addresses.review(row.id, { tinh })}>{row.title}</Link>
        <span className="under">{row.directive}</span>
      </>
    ),
  },
  { key: 'state', heading: 'Tình trạng', card: 'plain', cell: (row) => <Tag {...reviewTag(row)} /> },
  { key: 'until', heading: 'Hạn', numbers: true, cell: (row) => showDate(row.endsOn) },
  {
    key: 'unanswered',
    heading: 'Câu hỏi chưa trả lời',
    numbers: true,
    cell: (row) => showNumber(row.unanswered),
  },
  { key: 'waiting', heading: 'Tên chờ chi bộ', numbers: true, cell: (row) => showNumber(row.waiting) },
]

const campaignColumns = (tinh: string | undefined): readonly Column<CampaignRow>[] => [
  {
    key: 'title',
    heading: 'Đợt rà soát',
    cell: (row) => (
      <>
        <Link to={addresses.campaign(row.id, { tinh })}>{row.title}</Link>
        <span className="under">
          {row.organisationName}, {row.directive}
        </span>
        {row.withdrawn !== null && <Tag {...TAKEN_BACK} />}
      </>
    ),
  },
  {
    key: 'days',
    heading: 'Thời gian',
    numbers: true,
    cell: (row) => `${showDate(row.startsOn)} đến ${showDate(row.endsOn)}`,
  },
  {
    key: 'closed',
    heading: 'Chi bộ đã xong',
    numbers: true,
    cell: (row) => `${showNumber(row.closed)}/${showNumber(row.branches)}`,
  },
]
