// A form answers what rests on its own entries; the rest is settled before, and both together say what the condition says.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Facts, Places } from './case.ts'
import { holds } from './condition.ts'
import { enteredWhen, holdsEntered } from './entered.ts'
import type { Condition } from './types.ts'

const names = ['a', 'b', 'c', 'd'] as const
const value = fc.constantFrom(true, false, 'x', 'y')
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.record({ fact: fc.constantFrom(...names), is: fc.array(value, { minLength: 1, maxLength: 2 }) }),
    fc.record({ level: fc.constantFrom('grassroots' as const, 'superior' as const), exists: fc.boolean() }),
    fc.record({ not: tie('condition') }),
    fc.record({ all: fc.array(tie('condition'), { maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('condition'), { maxLength: 3 }) }),
  ),
}))
const factsOf = (some: readonly string[]) =>
  fc.record(Object.fromEntries(some.map((name) => [name, value])), { requiredKeys: [] })

describe('conditions of a form', () => {
  test('what the form answers is what the condition says of everything together', () => {
    fc.assert(
      fc.property(
        condition,
        factsOf(['c', 'd']),
        factsOf(['a', 'b']),
        fc.constantFrom<Places>({}, { grassroots: { id: 'g', name: 'g' } }),
        (one, known, entered, places) => {
          const facts: Facts = { ...known, ...entered }
          expect(holdsEntered(enteredWhen(one, known, places, ['a', 'b']), entered)).toBe(holds(one, facts, places))
        },
      ),
    )
  })

  test('a condition that is not there, or that needs nothing entered, is settled', () => {
    expect(enteredWhen(undefined, {}, {}, [])).toBeNull()
    expect(enteredWhen({ fact: 'way', is: ['letter'] }, { way: 'letter' }, {}, [])).toBeNull()
    expect(enteredWhen({ fact: 'way', is: ['letter'] }, { way: 'visit' }, {}, [])).toEqual([])
    expect(enteredWhen({ not: { fact: 'way', is: ['none'] } }, {}, {}, ['way'])).toEqual([
      [{ fact: 'way', is: ['none'], not: true }],
    ])
  })
})
