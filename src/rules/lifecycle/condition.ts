// Owns answering the conditions that data ask about a case.
import type { Facts, Places } from './case.ts'
import { placeOf } from './levels.ts'
import type { Condition } from './types.ts'

/** Whether the condition holds for these facts and places. A fact nobody has given equals nothing, also not null. */
export function holds(condition: Condition, facts: Facts, places: Places): boolean {
  if ('fact' in condition) {
    const value = facts[condition.fact]
    return value !== undefined && condition.is.some((wanted) => wanted === value)
  }
  if ('level' in condition) return (placeOf(condition.level, places, facts) !== undefined) === condition.exists
  if ('not' in condition) return !holds(condition.not, facts, places)
  if ('all' in condition) return condition.all.every((c) => holds(c, facts, places))
  return condition.any.some((c) => holds(c, facts, places))
}

/** A condition that is not there holds. */
export const holdsIfAny = (condition: Condition | undefined, facts: Facts, places: Places): boolean =>
  condition === undefined || holds(condition, facts, places)

/** As `holds`, and `unknown` where it rests on a fact nobody has given yet. */
export function forecast(condition: Condition, facts: Facts, places: Places): boolean | 'unknown' {
  if ('fact' in condition && facts[condition.fact] === undefined) return 'unknown'
  if ('not' in condition) {
    const answer = forecast(condition.not, facts, places)
    return answer === 'unknown' ? answer : !answer
  }
  if ('all' in condition || 'any' in condition) {
    const settles = 'any' in condition
    const answers = ('all' in condition ? condition.all : condition.any).map((c) => forecast(c, facts, places))
    if (answers.includes(settles)) return settles
    return answers.includes('unknown') ? 'unknown' : !settles
  }
  return holds(condition, facts, places)
}
