// The scores of meetings that wait to be confirmed by the seat, where the rulebook asks for it.
import { Link } from 'react-router'
import { listScoresToConfirm } from '#contract/meeting-scores.ts'
import type { OutputOf } from '#contract/operation.ts'
import { addresses } from '../../app/addresses.ts'
import { useOperation } from '../../app/client.ts'
import { useCan } from '../../app/session.tsx'
import { showDate } from '../../ui/format.ts'
import { Panel } from '../../ui/page.tsx'
import classes from './meetings.module.css'
import { showPoints } from './score-words.ts'

type Rows = OutputOf<typeof listScoresToConfirm>['rows']

/** What waits for the seat itself; `when` it is the seat's work that is looked at. */
export function useScoresWaiting(tinh: string | undefined, when: boolean): Rows {
  const may = useCan(listScoresToConfirm)
  const { data } = useOperation(listScoresToConfirm, { provinceCode: tinh }, { fresh: true, when: may && when })
  return data?.rows ?? []
}

export function ScoresPanel({ rows, tinh }: { rows: Rows; tinh: string | undefined }) {
  if (rows.length === 0) return null
  return (
    <Panel title="Điểm sinh hoạt chờ xác nhận">
      <ul className={classes.lines}>
        {rows.map(({ id, on, organisationName, points, band }) => (
          <li key={id}>
            <span>
              <Link to={addresses.meeting(id, { tinh })}>
                Xác nhận điểm buổi sinh hoạt ngày {showDate(on)}, {organisationName}
              </Link>
              <span className="under">
                {showPoints(points)} điểm, mức {band}; chi bộ đã thông qua.
              </span>
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
