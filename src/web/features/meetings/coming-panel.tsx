// The meetings one was told of and that are still to come, among the reminders.
import { Link } from 'react-router'
import type { MeetingHead } from '#contract/meeting-shapes.ts'
import { addresses } from '../../app/addresses.ts'
import { showDate } from '../../ui/format.ts'
import { Panel } from '../../ui/page.tsx'
import classes from './meetings.module.css'
import { kindLabels } from './words.ts'

export function ComingPanel({ meetings, tinh }: { meetings: readonly MeetingHead[]; tinh: string | undefined }) {
  if (meetings.length === 0) return null
  return (
    <Panel title="Cuộc họp sắp tới">
      <ul className={classes.lines}>
        {meetings.map(({ id, kind, on, time, place, organisationName }) => (
          <li key={id}>
            <span>
              <Link to={addresses.meeting(id, { tinh })}>
                {kindLabels[kind]}, {time} ngày {showDate(on)}
              </Link>
              <span className={classes.under}>
                {organisationName}
                {place !== null && `, ${place}`}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
