// The rule `dues.default`: months of a year left unpaid without reason, up to the third (F-06). It makes a task, never an act.
import { answer, type RuleAnswer } from '../rulebook/answer.ts'
import { numberIn } from '../rulebook/look-up.ts'
import type { Setting } from '../rulebook/rulebook.ts'
import { valueOn } from '../rulebook/terms.ts'

export interface DuesDefaultFacts {
  year: number
  /** Months left unpaid, `YYYY-MM`; `excused` with a reason the branch accepts. Months of other years do not count. */
  unpaid: { month: string; excused?: boolean | null }[]
}

/**
 * `counted` months in order, how many are `left` until the branch has to consider a proposal, the month it was `reachedIn`, and then the
 * `task`. Months need not follow one another.
 */
export function duesDefault({ year, unpaid }: DuesDefaultFacts, setting: Setting): RuleAnswer {
  const { parameter, refusal } = valueOn({ ...setting, on: `${year}-12-31` }, 'F-06', 'unpaid-months')
  if (parameter === null) return answer([refusal], { counted: [], left: null, reachedIn: null, task: null })
  const without = unpaid.filter(({ month, excused }) => month.startsWith(`${year}-`) && excused !== true)
  const counted = [...new Set(without.map(({ month }) => month))].toSorted()
  const most = numberIn(parameter)
  const reachedIn = counted[most - 1] ?? null
  return answer([], {
    counted,
    left: Math.max(0, most - counted.length),
    reachedIn,
    task: reachedIn === null ? null : 'consider-name-deletion',
  })
}
