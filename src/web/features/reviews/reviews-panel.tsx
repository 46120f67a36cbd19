// Among the work to do: reviews of the own branch with what waits in each, and speaking for oneself. Nothing where nothing waits.
import { Link } from 'react-router'
import { countWaitingReviews, type ReviewsWaiting } from '#contract/reviews.ts'
import { addresses } from '../../app/addresses.ts'
import { useOperation } from '../../app/client.ts'
import { useCan } from '../../app/session.tsx'
import { showDate, showNumber } from '../../ui/format.ts'
import { Panel } from '../../ui/page.tsx'
import { Tag } from '../../ui/tag.tsx'

/** What waits, and how many lines of it; undefined while it is asked or where the post has nothing to do with reviews. */
export function useReviewsWaiting(tinh: string | undefined, when: boolean) {
  const may = useCan(countWaitingReviews)
  const { data } = useOperation(countWaitingReviews, { provinceCode: tinh }, { fresh: true, when: may && when })
  return data === undefined ? undefined : { ...data, total: data.mine.length + data.reviews.length }
}

function wordsOf(row: ReviewsWaiting['reviews'][number]): string {
  const said = [
    row.factsBrought ? null : 'chưa lấy dữ kiện',
    row.unanswered === 0 ? null : `${showNumber(row.unanswered)} câu hỏi chưa trả lời`,
    row.waiting === 0 ? null : `${showNumber(row.waiting)} tên chờ chi bộ`,
    row.helpOver === 0 ? null : `${showNumber(row.helpOver)} người hết thời gian giúp đỡ`,
  ].filter((part) => part !== null)
  return [...said, `hạn ${showDate(row.endsOn)}`].join(', ')
}

export function ReviewsPanel({
  waiting,
  tinh,
}: {
  waiting: ReturnType<typeof useReviewsWaiting>
  tinh: string | undefined
}) {
  if (waiting === undefined || waiting.total === 0) return null
  return (
    <Panel title="Rà soát">
      <ul className="entries">
        {waiting.mine.map(({ id, organisationName }) => (
          <li key={id}>
            <span>
              <Link to={addresses.reviewedName(id, { tinh })}>Trình bày với chi bộ về việc của tôi</Link>
            </span>
            <span className="under">{organisationName}</span>
          </li>
        ))}
        {waiting.reviews.map((row) => (
          <li key={row.id}>
            <span>
              <Link to={addresses.review(row.id, { tinh })}>{row.title}</Link>{' '}
              {row.late && <Tag state="stopped" label="Quá hạn" />}
            </span>
            <span className="under">{wordsOf(row)}</span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
