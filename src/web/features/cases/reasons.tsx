// What is missing, in words: what cannot be done, what to do next, the article, and a link to where it is mended.
import { Link } from 'react-router'
import type { PossibleCaseStep } from '#contract/cases.ts'
import classes from './cases.module.css'
import { article } from './words.ts'

export type Reason = PossibleCaseStep['reasons'][number]

interface ReasonsProps {
  reasons: readonly Reason[]
  /** Where the reason is mended, when that is for this person to do: the step and its words. */
  mendedBy?: (reason: Reason) => { to: string; label: string } | null
}

export function Reasons({ reasons, mendedBy }: ReasonsProps) {
  return (
    <ul className={classes.reasons}>
      {reasons.map((reason) => {
        const basis = article(reason.basis, reason.ruleId)
        const mend = mendedBy?.(reason) ?? null
        return (
          <li key={`${reason.code} ${reason.message}`}>
            <p>{reason.message}</p>
            {reason.next !== null && <p className="soft">{reason.next}</p>}
            {basis !== null && <p className={classes.under}>Căn cứ: {basis}</p>}
            {mend !== null && (
              <p>
                <Link to={mend.to}>{mend.label}</Link>
              </p>
            )}
          </li>
        )
      })}
    </ul>
  )
}

/** A paper or a fact that the step itself will ask for is no obstacle to opening its form. */
export const isMendedInStep = ({ mend }: Reason, step: PossibleCaseStep): boolean =>
  (mend?.kind === 'paper' && step.papers.some(({ code }) => code === mend.name)) ||
  (mend?.kind === 'fact' && step.asks.some(({ name }) => name === mend.name)) ||
  mend?.kind === 'vote'
