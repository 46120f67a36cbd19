// Of what a case reminds whom today: terms that come near, and those that have passed. Pure.
import type { Case, Facts } from '#rules/lifecycle/case.ts'
import type { RunningClock } from '#rules/lifecycle/clocks.ts'
import { factsOf } from '#rules/lifecycle/fold.ts'
import { placeOf } from '#rules/lifecycle/levels.ts'
import type { Lifecycle } from '#rules/lifecycle/types.ts'

export interface Reminder {
  clock: string
  /** An organisation, or the member concerned. */
  recipientId: string
  /** None: every seat there. */
  roles: readonly string[]
  dueOn: string
  inWorkingDays: boolean
  /** Within so many days; `PASSED` once it is over. */
  daysBefore: number
  clockTitle: string
  ruleId: string
  basis: string
  fromBelow: boolean
}

/** As `daysBefore`: the term has passed. */
export const PASSED = -1

/** The posts of one organisation that act anywhere in the case. */
function rolesAt(organisationId: string, lifecycle: Lifecycle, given: Case, facts: Facts): string[] {
  const roles = lifecycle.steps.flatMap((step) =>
    step.actors.flatMap((actor) =>
      typeof actor === 'string' || placeOf(actor.at, given.places, facts)?.id !== organisationId ? [] : actor.roles,
    ),
  )
  return [...new Set(roles)]
}

/**
 * One reminder a term for whom it presses: at the nearest of the days it is announced on (90, 60, 30, 15, 7 days of probation), and once
 * it has passed, then also for the level that hears of it. What has only run out (`term`) reminds of nothing afterwards.
 */
export function remindersOf(lifecycle: Lifecycle, given: Case, clocks: readonly RunningClock[]): Reminder[] {
  const facts = factsOf(given)
  return clocks.flatMap((clock) => {
    const { dueOn, inWorkingDays, overdue, warning, holder, escalates } = clock
    const daysBefore = overdue ? PASSED : warning
    if (dueOn === null || daysBefore === null) return []
    const to = (recipientId: string | null, fromBelow: boolean): Reminder[] => {
      const isSubject = recipientId === given.subjectId
      // Only a member can be told here; a person of the pool has no account.
      if (recipientId === null || (isSubject && lifecycle.subject !== 'member')) return []
      const roles = isSubject ? [] : rolesAt(recipientId, lifecycle, given, facts)
      const { code, title, ruleId, basis } = clock
      const term = { clock: code, dueOn, inWorkingDays, clockTitle: title, ruleId, basis }
      return [{ ...term, recipientId, roles, daysBefore, fromBelow }]
    }
    return [...to(holder.id, false), ...(overdue ? to(escalates?.id ?? null, true) : [])]
  })
}
