// Owns under which version of the rules a step was judged, and what would differ today.
import type { Parameter, Setting } from '../rulebook/rulebook.ts'
import { inWords } from '../rulebook/words.ts'
import type { Case, JudgedBy } from './case.ts'
import { stepOf } from './fold.ts'
import { guards } from './guards/registry.ts'
import { isPaperList, paperListOf } from './required-papers.ts'
import type { Lifecycle, Step } from './types.ts'

/** Ids of the rules a step rests on: its own, those of its guards and of the terms it starts or extends. */
function rulesOf(lifecycle: Lifecycle, step: Step): string[] {
  const ids = [
    ...step.ruleIds,
    ...(step.guards ?? []).flatMap((code) => guards[code].ruleIds),
    ...lifecycle.clocks.filter((c) => c.from.some((f) => f.step === step.code)).map((c) => c.ruleId),
    ...lifecycle.clocks
      .flatMap((c) => c.extensions ?? [])
      .flatMap((e) => (e.step === step.code ? [e.parameter.ruleId] : [])),
  ]
  return [...new Set(ids)]
}

const inForce = (p: Parameter, { on, province }: Setting): boolean =>
  (p.validFrom === null || p.validFrom <= on) &&
  (p.validTo === null || on < p.validTo) &&
  (p.confidence !== 'U' || p.confirmed) &&
  (p.province === null || p.province === province)

/** What a step keeps of the parameter it was judged by: the value, its version and its article. */
const recorded = ({
  ruleId,
  name,
  value,
  unit,
  trigger,
  validFrom,
  province,
  basis,
  version,
}: Parameter): JudgedBy => ({
  ruleId,
  name,
  value,
  unit,
  trigger,
  validFrom,
  province,
  basis,
  ...(version === undefined ? {} : { version }),
})

/**
 * The parameters of a step's rules in force on the day of the setting, one per rule and name: the province's before the country's. Of the
 * lists of papers that steps ask for only its own.
 */
export function judgedBy(lifecycle: Lifecycle, step: Step, setting: Setting): JudgedBy[] {
  const ruleIds = rulesOf(lifecycle, step)
  const own = paperListOf(lifecycle, step)
  const best = new Map<string, Parameter>()
  const rank = (p: Parameter): string => `${p.province === null ? 0 : 1}|${p.validFrom ?? ''}`
  for (const parameter of setting.book.parameters) {
    if (!ruleIds.includes(parameter.ruleId) || !inForce(parameter, setting)) continue
    if (isPaperList(parameter) && parameter.name !== own) continue
    const key = `${parameter.ruleId} ${parameter.name}`
    const other = best.get(key)
    if (other === undefined || rank(other) < rank(parameter)) best.set(key, parameter)
  }
  return [...best.values()].map(recorded)
}

/** What a value of the rulebook is, in words; undefined for one it no longer holds in any version. */
export const titleOf = ({ book }: Setting, ruleId: string, name: string): string | undefined =>
  book.parameters.find((p) => p.ruleId === ruleId && p.name === name)?.title

/** A kept value in words, with its unit; of a step recorded without a unit the value alone. */
export const judgedInWords = ({ ruleId, value, unit, trigger }: JudgedBy): string =>
  unit === undefined ? [value].flat().join(', ') : inWords({ ruleId, value, unit, trigger: trigger ?? null })

export interface Difference {
  step: string
  ruleId: string
  name: string
  /** Null when nothing was laid down by which the step was judged. */
  before: JudgedBy | null
  /** Null when the parameter is no longer in force. */
  now: JudgedBy | null
}

/** Whether two judge alike: value, unit and what the term counts from, as far as the step kept them. */
function judgesAlike(kept: JudgedBy, now: JudgedBy): boolean {
  const { value, unit = now.unit, trigger = now.trigger } = kept
  return JSON.stringify([value, unit, trigger]) === JSON.stringify([now.value, now.unit, now.trigger])
}

/** What the steps of a case would be judged by on the day of the setting, where that differs from what they were judged by. */
export function differencesOf(lifecycle: Lifecycle, { steps }: Pick<Case, 'steps'>, setting: Setting): Difference[] {
  return steps.flatMap(({ step, on, judgedBy: kept }) => {
    const then = judgedBy(lifecycle, stepOf(lifecycle, step), { ...setting, on })
    const today = judgedBy(lifecycle, stepOf(lifecycle, step), setting)
    const changed = kept.flatMap((before) => {
      const now = today.find(isSame(before)) ?? null
      return now !== null && judgesAlike(before, now) ? [] : [{ before, now }]
    })
    // Steps from before the lists of papers were values kept none, and asked for the same.
    const laidDown = today
      .filter((now) => !isPaperList(now) && !kept.some(isSame(now)) && !isNamedSince(now, kept, then, setting))
      .map((now) => ({ before: null, now }))
    return [...changed, ...laidDown].map(({ before, now }) => {
      const { ruleId, name } = (before ?? now) as JudgedBy
      return { step, ruleId, name, before, now }
    })
  })
}

/**
 * A rule the step was only said to rest on later, by a newer version of the program: none of its values was kept, and the country's held on that
 * day as it does today. What somebody confirmed since, or a province laid down, is not such a one.
 */
function isNamedSince(now: JudgedBy, kept: readonly JudgedBy[], then: readonly JudgedBy[], { book }: Setting): boolean {
  const held = then.find(isSame(now))
  return (
    held !== undefined &&
    judgesAlike(held, now) &&
    now.province == null &&
    kept.every(({ ruleId }) => ruleId !== now.ruleId) &&
    !book.parameters.some((p) => isSame(now)(p) && p.confidence === 'U')
  )
}

const isSame =
  ({ ruleId, name }: JudgedBy) =>
  (other: Pick<JudgedBy, 'ruleId' | 'name'>): boolean =>
    other.ruleId === ruleId && other.name === name

/** The values a step would be judged by on the day of the setting, by rule and name. */
export const restingOn = (lifecycle: Lifecycle, step: Step, setting: Setting): { ruleId: string; name: string }[] =>
  judgedBy(lifecycle, step, setting).map(({ ruleId, name }) => ({ ruleId, name }))
