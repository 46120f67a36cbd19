// Elections of branches below that wait for this committee to ratify them; nothing is shown while none waits.
import { Link } from 'react-router'
import { listElections } from '#contract/elections.ts'
import { addresses } from '../../app/addresses.ts'
import { useOperation } from '../../app/client.ts'
import { showDate } from '../../ui/format.ts'
import { ErrorState } from '../../ui/notice.tsx'
import { Panel } from '../../ui/page.tsx'
import { electedOf, postInSentence } from './election-words.ts'
import classes from './meetings.module.css'

export function WaitingElections({ organisationId, tinh }: { organisationId: string; tinh: string | undefined }) {
  const asked = { organisationId, state: 'submitted', limit: 200, provinceCode: tinh } as const
  const waiting = useOperation(listElections, asked, { fresh: true })
  if (waiting.error) return <ErrorState error={waiting.error} onRetry={() => void waiting.refetch()} />
  const rows = waiting.data?.rows ?? []
  if (rows.length === 0) return null
  return (
    <Panel title="Kết quả bầu cử chờ chuẩn y">
      <ul className={classes.lines}>
        {rows.map((row) => (
          <li key={row.id}>
            <Link to={addresses.meeting(row.meetingId, { tinh })}>
              {row.organisationName}: bầu {postInSentence(row.postCode)} ngày {showDate(row.on)}
            </Link>
            <span className="soft">
              Trúng cử:{' '}
              {electedOf(row)
                .map(({ fullName }) => fullName)
                .join(', ')}
              {row.submittedOn !== null && `; báo cáo ngày ${showDate(row.submittedOn)}`}.
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
