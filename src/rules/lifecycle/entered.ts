// Owns the part of a condition that only the form can answer: what rests on facts entered in the same step, everything else settled.
import type { Facts, FactValue, Places } from './case.ts'
import { holds } from './condition.ts'
import type { Condition, Scalar } from './types.ts'

/** The entered fact has one of these values, or (`not`) none of them; a fact nobody entered has none. */
export interface EnteredLine {
  fact: string
  is: readonly Scalar[]
  not: boolean
}

/** One of the alternatives must hold, in an alternative every line. None at all: never. `null`: always. */
export type EnteredWhen = readonly (readonly EnteredLine[])[] | null

type Alternatives = readonly (readonly EnteredLine[])[]

const settled = (truth: boolean): Alternatives => (truth ? [[]] : [])

/** Every alternative of the one beside every alternative of the other. */
const both = (one: Alternatives, other: Alternatives): Alternatives =>
  one.flatMap((lines) => other.map((more) => [...lines, ...more]))

/**
 * A condition as the form has to ask it. `known` are the facts of the case so far, `asked` the names of the facts the step asks for.
 * What does not rest on an asked fact is answered here.
 */
export function enteredWhen(
  condition: Condition | undefined,
  known: Facts,
  places: Places,
  asked: readonly string[],
): EnteredWhen {
  const read = (one: Condition, wanted: boolean): Alternatives => {
    if ('not' in one) return read(one.not, !wanted)
    if ('all' in one || 'any' in one) {
      const parts = ('all' in one ? one.all : one.any).map((part) => read(part, wanted))
      return 'all' in one === wanted ? parts.reduce(both, settled(true)) : parts.flat()
    }
    if ('fact' in one && asked.includes(one.fact)) return [[{ fact: one.fact, is: one.is, not: !wanted }]]
    return settled(holds(one, known, places) === wanted)
  }
  if (condition === undefined) return null
  const alternatives = read(condition, true)
  return alternatives.some((lines) => lines.length === 0) ? null : alternatives
}

/** Whether it holds for what stands in the form. */
export const holdsEntered = (
  when: EnteredWhen | undefined,
  entered: Readonly<Record<string, FactValue | undefined>>,
): boolean =>
  when === undefined ||
  when === null ||
  when.some((lines) =>
    lines.every(({ fact, is, not }) => {
      const value = entered[fact]
      return (value !== undefined && is.some((wanted) => wanted === value)) !== not
    }),
  )
