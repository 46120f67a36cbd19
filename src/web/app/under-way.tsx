// Says at once that a page was asked for, while its code and what it shows are still on their way.
import { useNavigation } from 'react-router'
import classes from './under-way.module.css'

/** Only to be seen: what is read aloud is the new page itself, when it is there. */
export function UnderWay() {
  const { state } = useNavigation()
  return state === 'idle' ? null : <div className={`${classes.line} screen-only`} aria-hidden />
}
