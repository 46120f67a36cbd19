// The dates of one member that must agree with each other: birth, decision, ceremony, official day, leaving.
import { addMonths } from './days.ts'
import type { Random } from './random.ts'
import { type Weighted, weighted } from './random.ts'
import type { LeftKind } from './rows.ts'
import { type KindTraits, kinds, type UnitKind } from './units.ts'

/** Day numbers. `official` is null for a probationer. */
export interface PartyDates {
  birth: number
  decision: number
  ceremony: number
  official: number | null
}

const admissionAges: Weighted<readonly [number, number]> = weighted<readonly [number, number]>([
  [[18, 22], 18],
  [[23, 27], 31],
  [[28, 32], 22],
  [[33, 37], 13],
  [[38, 42], 8],
  [[43, 50], 6],
  [[51, 59], 2],
])

const villageAges: Weighted<readonly [number, number]> = weighted<readonly [number, number]>([
  [[20, 30], 12],
  [[31, 45], 22],
  [[46, 60], 22],
  [[61, 70], 22],
  [[71, 80], 14],
  [[81, 94], 8],
])

function ageFor(random: Random, kind: UnitKind, leaving: LeftKind | null): number {
  const traits: KindTraits = kinds[kind]
  if (traits.ages === null) {
    if (leaving === 'died') return random.between(58, 94) + random.float()
    return random.between(...random.pick(villageAges)) + random.float()
  }
  const [lo, hi] = traits.ages
  // Two draws: more people in the middle of working life than at its ends.
  return Math.max(20.6, lo + ((hi - lo) * (random.float() + random.float())) / 2)
}

/**
 * Dates that agree at `ref` (today, or the day of leaving): admitted at 18 to 60 (ELIG-01), the ceremony one to five
 * weeks after the decision, official twelve months after the ceremony (PROB-01, REC-05) and not after `ref`.
 */
export function partyDates(
  random: Random,
  kind: UnitKind,
  ref: number,
  probationer: boolean,
  leaving: LeftKind | null,
): PartyDates {
  const wait = random.between(5, 36)
  if (probationer) {
    const ceremony = ref - random.between(2, 355)
    const decision = ceremony - wait
    const oldest = kinds[kind].ages === null ? 59 : 50
    const [from, to] = random.pick(admissionAges)
    const age = Math.min(Math.max(random.between(from, to), kinds[kind].ages?.[0] ?? 18), oldest)
    return { birth: addMonths(decision, -age * 12) - random.between(15, 350), decision, ceremony, official: null }
  }
  const birth = ref - Math.round(ageFor(random, kind, leaving) * 365.25)
  const earliest = addMonths(birth, 216) + 10
  const latest = Math.min(addMonths(birth, 720) - 1, ref - 366 - 40)
  const [from, to] = random.pick(admissionAges)
  let decision = birth + Math.round((random.between(from, to) + random.float()) * 365.25)
  if (decision < earliest || decision > latest) {
    decision = earliest + random.below(Math.max(1, latest - earliest))
  }
  const ceremony = decision + wait
  return { birth, decision, ceremony, official: addMonths(ceremony, 12) }
}
