// Owns a list of facts: what, and what is known of it.
import type { ReactNode } from 'react'
import classes from './blocks.module.css'
import { UNKNOWN } from './format.ts'

export interface Fact {
  label: string
  /** null or undefined: not known, and said so. */
  value: ReactNode
  /** What may be opened about this fact. */
  aside?: ReactNode
}

export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className={classes.facts}>
      {facts.map(({ label, value, aside }) => (
        <div key={label} className={classes.fact}>
          <dt>{label}</dt>
          <dd>
            {value ?? <span className={classes.unknown}>{UNKNOWN}</span>}
            {aside && <span className={`${classes.aside} screen-only`}>{aside}</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}
