// The meetings one was told of and that are still to come, among the reminders.
import { Link } from 'react-router'
import type { listComing } from '#contract/meeting-calendar.ts'
import type { OutputOf } from '#contract/operation.ts'
import { addresses } from '../../app/addresses.ts'
import { showDate } from '../../ui/format.ts'
import { Panel } from '../../ui/page.tsx'
import classes from './meetings.module.css'
import { kindLabels } from './words.ts'

interface ComingProps {
  meetings: OutputOf<typeof listComing>['rows']
  tinh: string | undefined
}

export function ComingPanel({ meetings, tinh }: ComingProps) {
  if (meetings.length === 0) return null
  return (
    <Panel title="Cuộc họp sắp tới">
      <ul className={classes.lines}>
        {meetings.map(({ id, kind, on, time, place, organisationName, inCharge }) => (
          <li key={id}>
            <span>
              <Link to={addresses.meeting(id, { tinh })}>
                {kindLabels[kind]}, {time} ngày {showDate(on)}
              </Link>
              <span className="under">
                {organisationName}
                {place !== null && `, ${place}`}
                {inCharge && ' · chi bộ bạn phụ trách'}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
