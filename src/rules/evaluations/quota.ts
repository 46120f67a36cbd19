// The rule `evaluation-quota`: how many may be rated excellent among so many, by base, share and rounding (E-16).
import { answer, type RuleAnswer, type RuleRefusal } from '../rulebook/answer.ts'
import { basisOf, numberIn, textIn } from '../rulebook/look-up.ts'
import type { Setting } from '../rulebook/rulebook.ts'
import { refusalsOf, valueOn } from '../rulebook/terms.ts'
import type { Level } from './levels.ts'

/** Those rated HTT; those rated HTT or HTXS; everybody who was rated. */
export const quotaBases = ['HTT', 'HTT_or_better', 'all'] as const
export type QuotaBase = (typeof quotaBases)[number]
export const quotaRoundings = ['down', 'half-up', 'up'] as const
export type QuotaRounding = (typeof quotaRoundings)[number]

export interface QuotaFacts {
  /** People of one unit and one group of similar duties; `unrated` are in no base. */
  counts: Partial<Record<Level | 'unrated', number | null>>
  /** Not given: as the rulebook says. */
  base?: QuotaBase | null
  pct?: number | null
  rounding?: QuotaRounding | null
  /** The organisation has outstanding results: the higher share, where one is confirmed. */
  outstanding?: boolean | null
}

const inBase: Record<QuotaBase, readonly Level[]> = {
  HTT: ['HTT'],
  HTT_or_better: ['HTXS', 'HTT'],
  all: ['HTXS', 'HTT', 'HT', 'KHT'],
}

/** Hundredths of a percent keep the arithmetic whole. */
function allowedOf(people: number, pct: number, rounding: QuotaRounding): number {
  const share = people * Math.round(pct * 100)
  const more = { down: 0, 'half-up': 5000, up: 9999 }[rounding]
  return Math.floor((share + more) / 10_000)
}

/** How many `people` the share is taken of, how many are `allowed`, and the `excess` over that; an excess is refused. */
export function evaluationQuota(facts: QuotaFacts, setting: Setting): RuleAnswer {
  const named = {
    base: valueOn(setting, 'E-16', 'htxs-base'),
    pct: valueOn(setting, 'E-16', facts.outstanding === true ? 'htxs-percent-outstanding' : 'htxs-percent'),
    rounding: valueOn(setting, 'E-16', 'htxs-rounding'),
  }
  const refusals: RuleRefusal[] = (['base', 'pct', 'rounding'] as const).flatMap((key) =>
    (facts[key] ?? null) === null ? (named[key].refusal ?? []) : [],
  )
  const { base, pct, rounding } = {
    base: facts.base ?? (named.base.parameter === null ? null : (textIn(named.base.parameter) as QuotaBase)),
    pct: facts.pct ?? (named.pct.parameter === null ? null : numberIn(named.pct.parameter)),
    rounding:
      facts.rounding ??
      (named.rounding.parameter === null ? null : (textIn(named.rounding.parameter) as QuotaRounding)),
  }
  if (base === null || pct === null || rounding === null)
    return answer(refusalsOf([{ on: null, refusals }]), { people: null, allowed: null, excess: null })
  const people = inBase[base].reduce((sum, level) => sum + (facts.counts[level] ?? 0), 0)
  const allowed = allowedOf(people, pct, rounding)
  const rated = facts.counts.HTXS ?? 0
  const excess = Math.max(0, rated - allowed)
  if (excess > 0)
    refusals.push({
      code: 'evaluations.too-many-excellent',
      ruleId: 'E-16',
      basis: named.pct.parameter === null ? '366-QĐ/TW' : basisOf(named.pct.parameter),
      facts: { rated, allowed, people, pct },
    })
  return answer(refusals, { base, pct, rounding, people, allowed, excess })
}
