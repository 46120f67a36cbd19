// The bell at the top: reminders that are new for this account, own tasks that are overdue, meetings one was told of; and the way to them.
import { IconBell } from '@tabler/icons-react'
import { Link } from 'react-router'
import { listComing } from '#contract/meeting-calendar.ts'
import { countReminders } from '#contract/reminders.ts'
import { countTasks } from '#contract/tasks.ts'
import { showNumber } from '../ui/format.ts'
import { addresses } from './addresses.ts'
import classes from './bell.module.css'
import { useOperation } from './client.ts'
import { useCan } from './session.tsx'

/** More are not counted out. */
const MOST = 99

export function Bell() {
  const may = useCan(countReminders)
  const count = useOperation(countReminders, {}, { when: may })
  const overdue = useOperation(countTasks, {}, { when: useCan(countTasks) }).data?.overdue ?? 0
  const meetings = useOperation(listComing, {}, { when: useCan(listComing) }).data?.rows.length ?? 0
  if (!may) return null
  const fresh = count.data?.fresh ?? 0
  const all = fresh + overdue + meetings
  const shown = all > MOST ? `${MOST}+` : showNumber(all)
  const said = [
    fresh > 0 && `${showNumber(fresh)} mới`,
    overdue > 0 && `${showNumber(overdue)} nhiệm vụ của bạn quá hạn`,
    meetings > 0 && `${showNumber(meetings)} cuộc họp sắp tới`,
  ].filter((part) => part !== false)
  return (
    <Link to={addresses.reminders()} className={classes.bell} aria-label={['Nhắc việc', ...said].join(', ')}>
      <IconBell size="1.375rem" stroke={1.75} aria-hidden />
      {all > 0 && (
        <span className={classes.count} aria-hidden>
          {shown}
        </span>
      )}
    </Link>
  )
}
