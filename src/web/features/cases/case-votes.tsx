// In which meetings of the branch a case was voted on, and how each vote ended.
import { Link } from 'react-router'
import { listVotesOfCase } from '#contract/meeting-votes.ts'
import { addresses } from '../../app/addresses.ts'
import { useOperation } from '../../app/client.ts'
import { useCan } from '../../app/session.tsx'
import { showDate } from '../../ui/format.ts'
import { ErrorState } from '../../ui/notice.tsx'
import { Panel } from '../../ui/page.tsx'
import { Tag } from '../../ui/tag.tsx'
import { kindLabels, showMonth, voteState } from '../meetings/words.ts'
import classes from './cases.module.css'

export function CaseVotes({ caseId, tinh }: { caseId: string; tinh: string | undefined }) {
  const may = useCan(listVotesOfCase)
  const votes = useOperation(listVotesOfCase, { caseId, provinceCode: tinh }, { when: may, fresh: true })
  if (votes.error) return <ErrorState error={votes.error} onRetry={() => void votes.refetch()} />
  const rows = votes.data?.rows ?? []
  if (rows.length === 0) return null
  return (
    <Panel title="Biểu quyết trong sinh hoạt chi bộ">
      <ul className={classes.bullets}>
        {rows.map(({ meetingId, meetingKind, month, on, vote }) => (
          <li key={vote.id}>
            <Link to={addresses.meeting(meetingId, { tinh })}>
              {kindLabels[meetingKind]} tháng {showMonth(month)}
            </Link>
            , ngày {showDate(on)} <Tag {...voteState(vote)} />
            {vote.state === 'counted' &&
              ` Tán thành ${vote.inFavour}, không tán thành ${vote.against}, ý kiến khác ${vote.other}, trên ${vote.denominator} người được tính.`}
          </li>
        ))}
      </ul>
    </Panel>
  )
}
