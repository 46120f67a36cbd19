// What the case already says that the step is decided on: its opening and what was recorded last. Nothing where nothing was said;
// on a phone it is folded away, so that the form comes first.
import { useState } from 'react'
import type { CaseDetail } from '#contract/cases.ts'
import { Facts } from '../../ui/facts.tsx'
import { showDate } from '../../ui/format.ts'
import classes from './cases.module.css'
import { saidSoFar } from './said-so-far.ts'
import { capital } from './words.ts'

export function CaseSoFar({ history }: { history: CaseDetail['history'] }) {
  const [open] = useState(() => window.matchMedia('(min-width: 60em)').matches)
  const said = saidSoFar(history)
  if (said.length === 0) return null
  return (
    <details className={`${classes.more} ${classes.wide}`} open={open}>
      <summary>Việc này đã ghi</summary>
      <div className={`${classes.box} ${classes.said}`}>
        {said.map((entry) => (
          <section key={`${entry.step} ${entry.recordedAt}`} className="stack-tight">
            <h2>{entry.title}</h2>
            <p className={classes.under}>
              Ngày {showDate(entry.on)}. {entry.by}
              {entry.seat !== null && `, ${entry.seat}`}
            </p>
            <Facts facts={entry.facts.map(({ label, value }) => ({ label, value: capital(value) }))} />
          </section>
        ))}
      </div>
    </details>
  )
}
