// Owns the terms of a case: when each began, when it ends, what has passed. Computed from the steps and the rulebook, never kept.
import { addDays, daysBetween } from '../calendar/dates.ts'
import { workingDaysBetween } from '../calendar/working-days.ts'
import { basisOf } from '../rulebook/look-up.ts'
import { type Confidence, type Parameter, parameterOn, type Setting } from '../rulebook/rulebook.ts'
import { endOf } from '../rulebook/terms.ts'
import type { Case, Facts, Place } from './case.ts'
import { holdsIfAny } from './condition.ts'
import { factsOf, lastTaken, stateOf, textOf } from './fold.ts'
import { type Level, levelsAbove, levelTitles, placeOf } from './levels.ts'
import { basisOfRule } from './rule-basis.ts'
import type { Clock, ClockStart, Lifecycle } from './types.ts'

export interface RunningClock {
  code: string
  title: string
  kind: Clock['kind']
  ruleId: string
  basis: string
  /** How sure the number is; null for an end that is a recorded date. */
  confidence: Confidence | null
  startedOn: string
  /** Null when it cannot be said: `missingYear` has no holiday table. */
  dueOn: string | null
  missingYear: number | null
  /** Somebody had to act by the end and has not. A `term` only has to run out: nobody is late with it. */
  overdue: boolean
  /** The first day on which it is announced. */
  announcedFrom: string | null
  /** Days from the day asked to the end; negative when passed. */
  daysLeft: number | null
  /** The length is one in working days. */
  inWorkingDays: boolean
  /** Days left in working days, where the term is reckoned in them and has not passed; null where it is not, or a year has no table. */
  workingDaysLeft: number | null
  /** The nearest warning reached (days before the end), or null. */
  warning: number | null
  /** Who must act, and who hears of it once it has passed. */
  holder: Place | { id: null; name: string }
  escalates: Place | { id: null; name: string } | null
}

/** Start of a term: the day of the step, or the date recorded in it. */
interface Started {
  on: string
  /** Position of the step among the recorded ones. */
  at: number
}

interface Ending {
  on: string | null
  missingYear: number | null
}

type Holder = RunningClock['holder']

/** Who must act: where the level does not exist, the one that does its work (a branch that is itself the grassroots organisation). */
function holderOf(level: Clock['holder'], given: Case, facts: Facts): Holder {
  if (level === 'subject') return { id: given.subjectId, name: 'người có tên trong việc này' }
  const place = placeOf(level, given.places, facts)
  return place ?? standInFor(level, given, facts) ?? { id: null, name: levelTitles[level] }
}

const standInFor = (level: Level, given: Case, facts: Facts): Place | undefined =>
  level === 'grassroots'
    ? given.places.branch
    : levelsAbove(level).flatMap((above) => placeOf(above, given.places, facts) ?? [])[0]

/** Who hears of it: the level named, or the next one above it where that does not exist or is itself the one that is late. */
function heardBy(level: Level, holder: Holder, given: Case, facts: Facts): Holder {
  const places = [level, ...levelsAbove(level)].flatMap((one) => placeOf(one, given.places, facts) ?? [])
  return places.find(({ id }) => id !== holder.id) ?? { id: null, name: levelTitles[level] }
}

/** The parameter that gives the length, in force on the day the term began or on that of the step that says which version holds. */
function lengthOf(clock: Clock, began: string, facts: Facts, given: Case, setting: Setting): Parameter | undefined {
  const on = (clock.judgedAt && lastTaken(given, ...clock.judgedAt)?.on) ?? began
  const chosen = clock.lengths.find((l) => holdsIfAny(l.when, facts, given.places))
  return chosen && parameterOn({ ...setting, on }, chosen.parameter.ruleId, chosen.parameter.name)
}

/** Whether a start counts: where it names a trigger, the parameter in force must name the same one. */
function countsAsStart(
  start: ClockStart,
  on: string,
  clock: Clock,
  facts: Facts,
  given: Case,
  setting: Setting,
): boolean {
  if (!holdsIfAny(start.when, facts, given.places)) return false
  return start.trigger === undefined || lengthOf(clock, on, facts, given, setting)?.trigger === start.trigger
}

/** The last start of a term that no later step has stopped. */
function startOf(clock: Clock, facts: Facts, given: Case, setting: Setting): Started | null {
  let started: Started | null = null
  given.steps.forEach((recorded, at) => {
    if (clock.stops.includes(recorded.step)) started = null
    const start = clock.from.find((f) => f.step === recorded.step)
    if (start === undefined) return
    const on = start.fact === undefined ? recorded.on : textOf(recorded.facts[start.fact])
    if (on !== undefined && countsAsStart(start, on, clock, facts, given, setting)) started = { on, at }
  })
  return started
}

/** The end of a term, or the year whose holidays nobody has laid down. */
function endOfTerm(from: string, units: number, length: Parameter, setting: Setting): Ending {
  const { on, refusals } = endOf(from, units, length.unit, length.ruleId, setting)
  const year = refusals[0]?.facts?.year
  return { on, missingYear: typeof year === 'number' ? year : null }
}

/** The end with its extensions; an extension in the same unit lengthens the term, another one is added at its end. */
function endingOf(clock: Clock, started: Started, length: Parameter, given: Case, setting: Setting): Ending {
  let total = Number(length.value)
  const later: Parameter[] = []
  for (const { step, parameter } of clock.extensions ?? []) {
    const times = given.steps.filter((s, at) => at > started.at && s.step === step)
    for (const taken of times) {
      const more = parameterOn({ ...setting, on: taken.on }, parameter.ruleId, parameter.name)
      if (more?.unit === length.unit) total += Number(more.value)
      else if (more !== undefined) later.push(more)
    }
  }
  const first = clock.after && parameterOn({ ...setting, on: started.on }, clock.after.ruleId, clock.after.name)
  const begin = first === undefined ? null : endOfTerm(started.on, Number(first.value), first, setting)
  if (begin !== null && begin.on === null) return begin
  let end = endOfTerm(begin?.on ?? started.on, total, length, setting)
  for (const more of later) if (end.on !== null) end = endOfTerm(end.on, Number(more.value), more, setting)
  return end
}

/** A term in working days is counted down as people count it; one that has passed by plain days. */
export function workingDaysLeft(end: string | null, inWorkingDays: boolean, { on, book }: Setting): number | null {
  if (end === null || end < on || !inWorkingDays) return null
  return workingDaysBetween(on, end, book.holidays).days
}

function runningClock(clock: Clock, facts: Facts, given: Case, setting: Setting): RunningClock | null {
  const started = startOf(clock, facts, given, setting)
  if (started === null) return null
  const fixed = [clock.until, clock.orUntil].flatMap((name) => textOf(facts[name ?? '']) ?? [])[0]
  const length = clock.until === undefined ? lengthOf(clock, started.on, facts, given, setting) : undefined
  if (fixed === undefined && length === undefined) return null
  const end =
    length === undefined ? { on: fixed ?? null, missingYear: null } : endingOf(clock, started, length, given, setting)
  const daysLeft = end.on === null ? null : daysBetween(setting.on, end.on)
  const reached = clock.warns.filter((days) => daysLeft !== null && daysLeft >= 0 && daysLeft <= days)
  const holder = holderOf(clock.holder, given, facts)
  const inWorkingDays = length?.unit === 'working-day'
  return {
    code: clock.code,
    title: clock.title,
    kind: clock.kind,
    // Where the length is that of another rule than the clock's own (a discipline, not a deletion), it is that rule that is cited.
    ruleId: length?.ruleId ?? clock.ruleId,
    basis: length === undefined ? basisOfRule(clock.ruleId) : basisOf(length),
    confidence: length?.confidence ?? null,
    startedOn: started.on,
    dueOn: end.on,
    missingYear: end.missingYear,
    overdue: clock.kind !== 'term' && end.on !== null && end.on < setting.on,
    announcedFrom: end.on === null ? null : addDays(end.on, -Math.max(0, ...clock.warns)),
    daysLeft,
    inWorkingDays,
    workingDaysLeft: workingDaysLeft(end.on, inWorkingDays, setting),
    warning: reached.length === 0 ? null : Math.min(...reached),
    holder,
    escalates: clock.escalates === null ? null : heardBy(clock.escalates, holder, given, facts),
  }
}

/** Terms that run on the day of the setting, the earliest end first. A case that is over has none. */
export function clocksOf(lifecycle: Lifecycle, given: Case, setting: Setting): RunningClock[] {
  if (stateOf(lifecycle, given).end !== undefined) return []
  const facts = factsOf(given)
  return lifecycle.clocks
    .flatMap((clock) => runningClock(clock, facts, given, setting) ?? [])
    .sort((a, b) => ((a.dueOn ?? '9999') < (b.dueOn ?? '9999') ? -1 : 1))
}

/** One term by its code, or undefined when it does not run. */
export const clockOf = (lifecycle: Lifecycle, given: Case, code: string, setting: Setting): RunningClock | undefined =>
  clocksOf(lifecycle, given, setting).find((clock) => clock.code === code)
