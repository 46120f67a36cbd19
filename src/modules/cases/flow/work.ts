// What waits for whom in a case: read from its possible steps and its terms. Pure; the rows made of it are never the truth.
import { handingOn } from '#modules/cases/flow/without-branch.ts'
import type { Case, CaseRefusal, Facts } from '#rules/lifecycle/case.ts'
import { actorsOf, factsBefore, nameDoer } from '#rules/lifecycle/check-actor.ts'
import { clocksOf, type RunningClock } from '#rules/lifecycle/clocks.ts'
import { factsOf, stateOf } from '#rules/lifecycle/fold.ts'
import { placeOf } from '#rules/lifecycle/levels.ts'
import { inTheWay, leadingOn, stepsFromHere } from '#rules/lifecycle/possible.ts'
import type { Actor, Clock, Lifecycle, Step } from '#rules/lifecycle/types.ts'
import { leadsTo } from '#rules/lifecycle/way-ahead.ts'
import type { Setting } from '#rules/rulebook/rulebook.ts'

export interface WorkItem {
  /** Null: the person concerned, or nobody here (a message is awaited). */
  organisationId: string | null
  /** Posts that may do it; none named: whoever sits there. */
  roles: readonly string[]
  holder: string
  step: string | null
  stepTitle: string | null
  blocked: boolean
  /** Nothing can or need be done before this day. */
  waitsUntil: string | null
  dueOn: string | null
  /** The term is reckoned in working days. */
  inWorkingDays: boolean
  clockTitle: string | null
  ruleId: string | null
  basis: string | null
  escalatesOrganisationId: string | null
}

/** A case on its way into rows of work. */
interface Reading {
  lifecycle: Lifecycle
  given: Case
  facts: Facts
  setting: Setting
  /** Steps from here, whatever their kind. */
  steps: readonly Step[]
}

/** The day before which a step is of no use, with the reason that says so. */
function waiting(missing: readonly CaseRefusal[]): { on: string; reason: CaseRefusal } | null {
  const dated = missing.flatMap((reason) =>
    reason.mend?.kind === 'time' && reason.mend.on !== null ? [{ on: reason.mend.on, reason }] : [],
  )
  return dated.toSorted((a, b) => (a.on < b.on ? -1 : 1)).at(-1) ?? null
}

const nothingDue = {
  dueOn: null,
  inWorkingDays: false,
  clockTitle: null,
  ruleId: null,
  basis: null,
  escalatesOrganisationId: null,
} as const

function itemFor(
  actor: Actor,
  roles: readonly string[],
  step: Step,
  reading: Reading,
  missing: readonly CaseRefusal[],
): WorkItem {
  const { given, facts } = reading
  const place = typeof actor === 'string' ? undefined : placeOf(actor.at, given.places, facts)
  const wait = waiting(missing)
  const named = typeof actor === 'string' ? actor : { ...actor, roles: roles as typeof actor.roles }
  return {
    organisationId: place?.id ?? null,
    roles,
    holder: nameDoer(named, step, given, facts),
    step: step.code,
    stepTitle: actor === 'subject' ? (step.own ?? step.title) : step.title,
    blocked: missing.length > 0,
    waitsUntil: wait?.on ?? null,
    ...nothingDue,
    ...(wait !== null && { ruleId: wait.reason.ruleId, basis: wait.reason.basis }),
  }
}

interface Seat {
  actor: Actor
  organisationId: string | null
  role: string
}

const seatsOf = (actor: Actor, { given, facts }: Reading): Seat[] =>
  typeof actor === 'string'
    ? [{ actor, organisationId: null, role: actor }]
    : actor.roles.map((role) => ({
        actor,
        organisationId: placeOf(actor.at, given.places, facts)?.id ?? null,
        role,
      }))

/** The way on of each seat: the first step that is open to it, else the first; seats of one place with the same step together. */
function waysOn(reading: Reading): WorkItem[] {
  const { lifecycle, given, facts, setting, steps } = reading
  const best = new Map<string, { seat: Seat; step: Step; open: boolean }>()
  const missing = new Map<Step, CaseRefusal[]>()
  for (const step of leadingOn(steps)) {
    const reasons = inTheWay(step, lifecycle, given, setting)
    missing.set(step, reasons)
    const open = reasons.length === 0
    for (const seat of actorsOf(step, given, factsBefore(step, facts)).flatMap((actor) => seatsOf(actor, reading))) {
      const key = `${seat.organisationId} ${seat.role}`
      const earlier = best.get(key)
      if (earlier === undefined || (!earlier.open && open)) best.set(key, { seat, step, open })
    }
  }
  const all = [...best.values()]
  const people = all.filter(({ seat }) => seat.role !== 'system')
  // Somebody can act: what the program itself would do by a message is no one's work.
  const together = Map.groupBy(
    people.length > 0 ? people : all,
    ({ seat, step }) => `${seat.organisationId ?? seat.role} ${step.code}`,
  )
  return [...together.values()].flatMap((ways) => {
    const [first] = ways
    if (first === undefined) return []
    const roles = ways.map(({ seat }) => seat.role)
    return [itemFor(first.seat.actor, roles, first.step, reading, missing.get(first.step) ?? [])]
  })
}

const due = (clock: RunningClock) => ({
  dueOn: clock.dueOn,
  inWorkingDays: clock.inWorkingDays,
  clockTitle: clock.title,
  ruleId: clock.ruleId,
  basis: clock.basis,
  escalatesOrganisationId: clock.escalates?.id ?? null,
})

/** A row of its own for a term: with the note that satisfies it (a monthly review), or with nothing but the term to watch. */
function rowFor(clock: RunningClock, direct: readonly string[], reading: Reading): WorkItem {
  const { lifecycle, given, facts, setting, steps } = reading
  const isSubject = clock.holder.id === given.subjectId
  const holds = (actor: Actor): boolean =>
    actor === 'subject'
      ? isSubject
      : actor !== 'system' && placeOf(actor.at, given.places, facts)?.id === clock.holder.id
  for (const step of steps) {
    const actor = direct.includes(step.code) ? actorsOf(step, given, facts).find(holds) : undefined
    if (step.kind !== 'note' || actor === undefined) continue
    const roles = typeof actor === 'string' ? [actor] : actor.roles
    const missing = inTheWay(step, lifecycle, given, setting)
    return { ...itemFor(actor, roles, step, reading, missing), waitsUntil: clock.announcedFrom, ...due(clock) }
  }
  return {
    organisationId: isSubject ? null : clock.holder.id,
    roles: isSubject ? ['subject'] : [],
    holder: clock.holder.name,
    step: null,
    stepTitle: null,
    blocked: true,
    waitsUntil: clock.announcedFrom,
    ...due(clock),
  }
}

const isHeldBy = (item: WorkItem, { holder }: RunningClock, { given }: Reading): boolean =>
  item.organisationId === null
    ? item.roles[0] === 'subject' && holder.id === given.subjectId
    : item.organisationId === holder.id

/**
 * Puts a term where it belongs: on the row of its holder whose step ends it, or leads to what ends it; otherwise it is a row of its
 * own. Never on the row of somebody else, nor on another step. The earlier term stays where two meet.
 */
function withTerm(items: readonly WorkItem[], clock: RunningClock, data: Clock, reading: Reading): WorkItem[] {
  const { lifecycle, given, steps } = reading
  const own = items.filter((item) => isHeldBy(item, clock, reading))
  const direct = [...data.stops, ...data.from.map(({ step }) => step)]
  const byNote = steps.some((step) => step.kind === 'note' && direct.includes(step.code))
  const leads = (item: WorkItem): boolean => {
    const step = steps.find(({ code }) => code === item.step)
    return step !== undefined && leadsTo(step, data.stops, lifecycle, given)
  }
  const target =
    own.find((item) => item.step !== null && direct.includes(item.step)) ?? (byNote ? undefined : own.find(leads))
  if (target !== undefined) {
    return items.map((item) => (item === target && item.dueOn === null ? { ...item, ...due(clock) } : item))
  }
  const row = rowFor(clock, direct, reading)
  const isWatched = own.some((item) => item.step === row.step && item.dueOn !== null)
  return isWatched ? [...items] : [...items, row]
}

/** What each holder has to do next, and the terms that press. Nothing when the case is over. `clocks`: when they are known already. */
export function workOf(
  lifecycle: Lifecycle,
  given: Case,
  setting: Setting,
  clocks: readonly RunningClock[] = clocksOf(lifecycle, given, setting),
): WorkItem[] {
  if (stateOf(lifecycle, given).end !== undefined) return []
  const reading: Reading = {
    lifecycle,
    given,
    setting,
    facts: factsOf(given),
    steps: stepsFromHere(lifecycle, given),
  }
  let items = waysOn(reading).map((item) => withWhy(item, clocks))
  const ways = items.map(({ step }) => step)
  items.push(...handingOn(lifecycle, given, reading.facts))
  for (const clock of clocks) {
    const data = lifecycle.clocks.find(({ code }) => code === clock.code)
    // A term only has to run out: nobody is pressed by it.
    if (data === undefined || clock.kind === 'term' || clock.dueOn === null) continue
    items = withTerm(items, clock, data, reading)
  }
  if (stateOf(lifecycle, given).rests !== true) return items
  return items.flatMap((item) => (ways.includes(item.step) ? untilItsEnd(item, clocks) : [item]))
}

/** A way on from where a case rests: work once its term nears its end, none where no term runs. */
function untilItsEnd(item: WorkItem, clocks: readonly RunningClock[]): WorkItem[] {
  const term = clocks.find(({ dueOn }) => dueOn !== null && dueOn === item.dueOn)
  return term === undefined ? [] : [{ ...item, waitsUntil: item.waitsUntil ?? term.announcedFrom }]
}

/** What a row waits for, by the name of the term that has to run out first. */
function withWhy(item: WorkItem, clocks: readonly RunningClock[]): WorkItem {
  const { waitsUntil } = item
  const term = clocks.find(
    ({ kind, ruleId, dueOn }) =>
      kind === 'term' && waitsUntil !== null && (dueOn === waitsUntil || ruleId === item.ruleId),
  )
  return term === undefined ? item : { ...item, clockTitle: term.title, basis: term.basis }
}
