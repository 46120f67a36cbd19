// What is missing, in words: what cannot be done, what to do next, the article, and links to where it is mended.
import { Link } from 'react-router'
import { Notice } from '../../ui/notice.tsx'
import { BasisLine } from './basis.tsx'
import classes from './cases.module.css'
import type { Reason } from './mends.ts'

interface ReasonsProps {
  reasons: readonly Reason[]
  tinh: string | undefined
  /** Where the reason is mended, when that is for this person to do or to see. */
  mendedBy?: (reason: Reason) => readonly { to: string; label: string }[]
}

export function Reasons({ reasons, tinh, mendedBy }: ReasonsProps) {
  return (
    <ul className={classes.reasons}>
      {reasons.map((reason) => {
        return (
          <li key={`${reason.code} ${reason.message}`}>
            <p>{reason.message}</p>
            {reason.next !== null && <p className="soft">{reason.next}</p>}
            <BasisLine className={classes.under} basis={reason.basis} ruleId={reason.ruleId} tinh={tinh} />
            {mendedBy?.(reason).map(({ to, label }) => (
              <p key={to}>
                <Link to={to}>{label}</Link>
              </p>
            ))}
          </li>
        )
      })}
    </ul>
  )
}

const BLOCKING = 'blocking-reasons'

/** What stands in the way of a step, on top of its form. */
export function BlockingReasons({ title, ...rest }: ReasonsProps & { title: string }) {
  if (rest.reasons.length === 0) return null
  return (
    <div id={BLOCKING} tabIndex={-1}>
      <Notice tone="honour" title={title}>
        <Reasons {...rest} />
      </Notice>
    </div>
  )
}

/** Leads back to what is said on top. */
export const focusBlocking = (): void => document.getElementById(BLOCKING)?.focus()
