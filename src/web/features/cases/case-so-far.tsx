// What the case already says that the step is decided on: its opening and what was recorded last. Nothing where nothing was said.
import type { CaseDetail } from '#contract/cases.ts'
import { Facts } from '../../ui/facts.tsx'
import { showDate } from '../../ui/format.ts'
import { Panel } from '../../ui/page.tsx'
import classes from './cases.module.css'
import { saidSoFar } from './said-so-far.ts'

export function CaseSoFar({ history }: { history: CaseDetail['history'] }) {
  const said = saidSoFar(history)
  if (said.length === 0) return null
  return (
    <Panel title="Việc này đã ghi">
      {said.map((entry) => (
        <section key={`${entry.step} ${entry.recordedAt}`} className="stack-tight">
          <h3>{entry.title}</h3>
          <p className={classes.under}>
            Ngày {showDate(entry.on)}. {entry.by}
            {entry.seat !== null && `, ${entry.seat}`}
          </p>
          <Facts facts={entry.facts} />
        </section>
      ))}
    </Panel>
  )
}
