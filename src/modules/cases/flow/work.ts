// What waits for whom in a case: read from its possible steps and its terms. Pure; the rows made of it are never the truth.
import type { Case, CaseRefusal, Facts } from '#rules/lifecycle/case.ts'
import { actorExists, nameActor } from '#rules/lifecycle/check-actor.ts'
import { clocksOf, type RunningClock } from '#rules/lifecycle/clocks.ts'
import { factsOf, stateOf } from '#rules/lifecycle/fold.ts'
import { placeOf } from '#rules/lifecycle/levels.ts'
import { inTheWay, stepsFromHere } from '#rules/lifecycle/possible.ts'
import type { Actor, Lifecycle, Step } from '#rules/lifecycle/types.ts'
import type { Setting } from '#rules/rulebook/rulebook.ts'

export interface WorkItem {
  /** Null: the person concerned, or nobody here (a message is awaited). */
  organisationId: string | null
  roles: readonly string[]
  holder: string
  step: string | null
  stepTitle: string | null
  blocked: boolean
  /** Nothing can be done before this day. */
  waitsUntil: string | null
  dueOn: string | null
  clockTitle: string | null
  ruleId: string | null
  basis: string | null
  escalatesOrganisationId: string | null
}

const earliest = (clocks: readonly RunningClock[]): RunningClock | undefined =>
  clocks.filter((clock) => clock.dueOn !== null).toSorted((a, b) => ((a.dueOn ?? '') < (b.dueOn ?? '') ? -1 : 1))[0]

/** The day before which a step is of no use, when nothing but time is in the way. */
function waitsUntil(missing: readonly CaseRefusal[]): string | null {
  const days = missing.flatMap(({ mend }) => (mend?.kind === 'time' ? [mend.on ?? ''] : []))
  return days.length === 0 ? null : (days.toSorted().at(-1) ?? null) || null
}

function itemFor(actor: Actor, step: Step, missing: CaseRefusal[], given: Case, facts: Facts): WorkItem {
  const place = typeof actor === 'string' ? undefined : placeOf(actor.at, given.places, facts)
  return {
    organisationId: place?.id ?? null,
    roles: typeof actor === 'string' ? [actor] : actor.roles,
    holder: nameActor(actor, given, facts),
    step: step.code,
    stepTitle: step.title,
    blocked: missing.length > 0,
    waitsUntil: waitsUntil(missing),
    dueOn: null,
    clockTitle: null,
    ruleId: null,
    basis: null,
    escalatesOrganisationId: null,
  }
}

/** The term that presses a holder: of the own terms the one that ends first, else of all. */
function withClock(item: WorkItem, clocks: readonly RunningClock[], subjectId: string): WorkItem {
  const own = clocks.filter((c) => c.holder.id !== null && c.holder.id === (item.organisationId ?? subjectId))
  const pressing = earliest(own) ?? earliest(clocks)
  if (pressing === undefined) return item
  return {
    ...item,
    dueOn: pressing.dueOn,
    clockTitle: pressing.title,
    ruleId: pressing.ruleId,
    basis: pressing.basis,
    escalatesOrganisationId: pressing.escalates?.id ?? null,
  }
}

/** One item a holder: the first way on that is open to them, else the first that is blocked. Nothing when the case is over. */
export function workOf(lifecycle: Lifecycle, given: Case, setting: Setting): WorkItem[] {
  if (stateOf(lifecycle, given).end !== undefined) return []
  const facts = factsOf(given)
  const clocks = clocksOf(lifecycle, given, setting)
  const items = new Map<string, WorkItem>()
  for (const step of stepsFromHere(lifecycle, given)) {
    if ((step.kind ?? 'forward') !== 'forward') continue
    const missing = inTheWay(step, lifecycle, given, setting)
    for (const actor of step.actors) {
      if (!actorExists(actor, given, facts)) continue
      const item = itemFor(actor, step, missing, given, facts)
      const key = `${item.organisationId} ${item.roles.join(' ')}`
      const earlier = items.get(key)
      if (earlier === undefined || (earlier.blocked && !item.blocked)) items.set(key, item)
    }
  }
  // Somebody can act: what the program itself would do by a message is no one's work.
  const people = [...items.values()].filter((item) => item.roles[0] !== 'system')
  const rows = people.length > 0 ? people : [...items.values()]
  const pressing = earliest(clocks)
  if (rows.length === 0 && pressing !== undefined) {
    rows.push({
      ...{ organisationId: pressing.holder.id === given.subjectId ? null : pressing.holder.id, roles: [] },
      ...{ holder: pressing.holder.name, step: null, stepTitle: null, blocked: true, waitsUntil: null, dueOn: null },
      ...{ clockTitle: null, ruleId: null, basis: null, escalatesOrganisationId: null },
    })
  }
  return rows.map((item) => withClock(item, clocks, given.subjectId))
}
