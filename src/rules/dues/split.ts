// The rule `dues.split`: what each level keeps of the dues collected and what goes up (RETAIN-01), to the last đồng.
import { answer, type RuleAnswer, type RuleRefusal } from '../rulebook/answer.ts'
import { numberIn, refusalBy } from '../rulebook/look-up.ts'
import type { Setting } from '../rulebook/rulebook.ts'
import { valueOn } from '../rulebook/terms.ts'
import { hundredths, roundHalfUp } from './money.ts'

/** Whoever keeps a share, by the names of the parameters of RETAIN-01; the first three are branches under a grassroots organisation. */
export const duesKeepers = [
  'village-branch',
  'border-forces-branch',
  'branch',
  'grassroots-branch',
  'grassroots-committee',
] as const
export type DuesKeeper = (typeof duesKeepers)[number]

export interface DuesSplitFacts {
  /** `YYYY-MM`: the month whose shares hold. */
  month: string
  /** Whole đồng collected by the first level. */
  collected: number
  /** From the branch that collects upward; what the last one does not keep is `remitted`. */
  levels: { type: DuesKeeper }[]
}

/** At most a branch and the grassroots committee above it; a grassroots organisation of either kind has none above that keeps a share. */
const isInOrder = ([first, second, ...more]: readonly { type: DuesKeeper }[]): boolean =>
  second === undefined ||
  (more.length === 0 && second.type === 'grassroots-committee' && first?.type.startsWith('grassroots-') === false)

/**
 * `shares`: per level what it `received`, `kept` (half a đồng goes up) and `passedOn`; kept and `remitted` together are what was collected.
 * Refused: levels that cannot stand so, and a share that is not laid down or unconfirmed.
 */
export function duesSplit({ month, collected, levels }: DuesSplitFacts, { book, province }: Setting): RuleAnswer {
  const setting: Setting = { book, province, on: `${month}-01` }
  const found = levels.map(({ type }) => valueOn(setting, 'RETAIN-01', type))
  const refusals: RuleRefusal[] = found.flatMap(({ refusal }) => refusal ?? [])
  const first = found.find(({ parameter }) => parameter !== null)?.parameter ?? null
  if (!isInOrder(levels) && first !== null) refusals.push(refusalBy(first, 'dues.levels-out-of-order'))
  if (refusals.length > 0) return answer(refusals, { shares: [], remitted: null })
  let reaching = collected
  const shares = found.flatMap(({ parameter }, i) => {
    const level = levels[i]
    if (parameter === null || level === undefined) return []
    const received = reaching
    const percent = numberIn(parameter)
    const kept = roundHalfUp(received * hundredths(percent), 10_000)
    reaching = received - kept
    return [{ type: level.type, percent, received, kept, passedOn: reaching }]
  })
  return answer([], { shares, remitted: reaching })
}
