// The bell at the top: how many reminders are new for this account, and the way to them.
import { IconBell } from '@tabler/icons-react'
import { Link } from 'react-router'
import { countReminders } from '#contract/reminders.ts'
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
  if (!may) return null
  const fresh = count.data?.fresh ?? 0
  const shown = fresh > MOST ? `${MOST}+` : showNumber(fresh)
  return (
    <Link
      to={addresses.reminders()}
      className={classes.bell}
      aria-label={fresh === 0 ? 'Nhắc việc' : `Nhắc việc, ${showNumber(fresh)} mới`}
    >
      <IconBell size="1.375rem" stroke={1.75} aria-hidden />
      {fresh > 0 && (
        <span className={classes.count} aria-hidden>
          {shown}
        </span>
      )}
    </Link>
  )
}
