// Owns reading the numbers of LEVEL-01, E-17 and E-18 from the rulebook: those of LEVEL-01 all in force or refused.
import type { RuleRefusal } from '../rulebook/answer.ts'
import { basisOf, numberIn } from '../rulebook/look-up.ts'
import type { Setting } from '../rulebook/rulebook.ts'
import { valueOn } from '../rulebook/terms.ts'

const names = {
  commonPoints: ['LEVEL-01', 'common-points'],
  resultPoints: ['LEVEL-01', 'result-points'],
  htxs: ['LEVEL-01', 'htxs-from'],
  htt: ['LEVEL-01', 'htt-from'],
  ht: ['LEVEL-01', 'ht-from'],
  overTarget: ['LEVEL-01', 'htxs-over-target'],
  late: ['LEVEL-01', 'ht-late'],
  targetsUnder: ['LEVEL-01', 'kht-targets-under'],
  unitsOver: ['LEVEL-01', 'kht-units-over'],
} as const satisfies Record<string, readonly [string, string]>

/** E-17 and E-18 came later than LEVEL-01, and each can be off: what is not in force holds nobody down. */
const around = {
  collectiveUnder: ['E-17', 'collective-under'],
  failedBar: ['E-18', 'failed-quarters-bar'],
  failedReplace: ['E-18', 'failed-quarters-replace'],
} as const satisfies Record<string, readonly [string, string]>

export type LevelValues = Record<keyof typeof names, number> & Record<keyof typeof around, number | null>

/** The numbers in force on the day, or null with the refusals of LEVEL-01; `refuse` makes a refusal that rests on it. */
export function levelValues(setting: Setting): {
  values: LevelValues | null
  refusals: RuleRefusal[]
  refuse: (code: string, facts: NonNullable<RuleRefusal['facts']>) => RuleRefusal
} {
  const found = Object.entries(names).map(([key, [ruleId, name]]) => ({ key, ...valueOn(setting, ruleId, name) }))
  const refusals = found.flatMap(({ refusal }) => refusal ?? [])
  const read = found.flatMap(({ key, parameter }): [string, number][] =>
    parameter === null ? [] : [[key, numberIn(parameter)]],
  )
  const beside = Object.entries(around).map(([key, [ruleId, name]]): [string, number | null] => {
    const { parameter } = valueOn(setting, ruleId, name)
    return [key, parameter === null ? null : numberIn(parameter)]
  })
  const basis = found[0]?.parameter ?? null
  return {
    values: refusals.length > 0 ? null : (Object.fromEntries([...read, ...beside]) as LevelValues),
    refusals,
    refuse: (code, facts) => ({ code, ruleId: 'LEVEL-01', basis: basis === null ? '' : basisOf(basis), facts }),
  }
}
