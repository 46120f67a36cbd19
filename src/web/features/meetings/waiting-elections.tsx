// Results of elections that wait: for the branch to report them, for the committee right above to ratify them.
import { Link } from 'react-router'
import { type Election, listElections, listWaitingElections } from '#contract/elections.ts'
import { addresses } from '../../app/addresses.ts'
import { useOperation } from '../../app/client.ts'
import { useCan } from '../../app/session.tsx'
import { showDate } from '../../ui/format.ts'
import { ErrorState } from '../../ui/notice.tsx'
import { Panel } from '../../ui/page.tsx'
import { electedOf, postInSentence } from './election-words.ts'
import classes from './meetings.module.css'

interface LinesProps {
  rows: readonly Election[]
  tinh: string | undefined
}

function Lines({ rows, tinh }: LinesProps) {
  return (
    <ul className={classes.lines}>
      {rows.map((row) => (
        <li key={row.id}>
          <Link to={addresses.meeting(row.meetingId, { tinh })}>
            {row.state === 'submitted' ? 'Chuẩn y' : 'Báo cáo'} kết quả bầu {postInSentence(row.postCode)} ngày{' '}
            {showDate(row.on)}, {row.organisationName}
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
  )
}

/** Of all branches below a committee; nothing is shown while none waits. */
export function WaitingElections({ organisationId, tinh }: { organisationId: string; tinh: string | undefined }) {
  const asked = { organisationId, state: 'submitted', limit: 200, provinceCode: tinh } as const
  const waiting = useOperation(listElections, asked, { fresh: true })
  if (waiting.error) return <ErrorState error={waiting.error} onRetry={() => void waiting.refetch()} />
  const rows = waiting.data?.rows ?? []
  if (rows.length === 0) return null
  return (
    <Panel title="Kết quả bầu cử chờ chuẩn y">
      <Lines rows={rows} tinh={tinh} />
    </Panel>
  )
}

/** What waits for the seat itself; `when` it is the seat's work that is looked at. */
export function useElectionsWaiting(tinh: string | undefined, when: boolean): readonly Election[] {
  const may = useCan(listWaitingElections)
  const { data } = useOperation(listWaitingElections, { provinceCode: tinh }, { fresh: true, when: may && when })
  return data?.rows ?? []
}

export function ElectionsPanel({ rows, tinh }: LinesProps) {
  if (rows.length === 0) return null
  return (
    <Panel title="Bầu cử">
      <Lines rows={rows} tinh={tinh} />
    </Panel>
  )
}
