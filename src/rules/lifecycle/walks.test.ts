// Random walks through every lifecycle: no state without its papers, no step without its doer, nothing lost when written and read.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Case } from './case.ts'
import { papersAsked } from './check-input.ts'
import { clocksOf } from './clocks.ts'
import { describeCase } from './describe.ts'
import { factsOf, papersOf, stateOf } from './fold.ts'
import { placeOf } from './levels.ts'
import { lifecycles } from './lifecycles/all.ts'
import { today, walk, worlds } from './walk.fixture.ts'

/** A chooser that fast-check drives and shrinks. */
const chooser = fc.infiniteStream(fc.nat({ max: 10_000 })).map((stream) => {
  const numbers = stream[Symbol.iterator]()
  return <T>(from: readonly T[]): T => from[Number(numbers.next().value) % Math.max(1, from.length)] as T
})
const world = fc.constantFrom(...Object.keys(worlds))

describe.each(lifecycles.map((l) => [l.code, l] as const))('%s', (_, lifecycle) => {
  test('no state without the papers it requires, no step without a doer of the case', () => {
    const ends = new Set<string>()
    fc.assert(
      fc.property(world, chooser, (name, pick) => {
        walk(lifecycle, worlds[name] ?? {}, pick, 40, (given) => {
          const state = stateOf(lifecycle, given)
          const facts = factsOf(given)
          const there = papersOf(lifecycle, given).map((p) => p.code)
          const missing = papersAsked(state.papers, facts, given.places).filter((code) => !there.includes(code))
          expect(missing, `${state.code} by ${given.steps.map((s) => s.step).join(' → ')}`).toEqual([])
          const last = given.steps.at(-1)
          if (last?.by.kind === 'post') {
            expect(placeOf(last.by.level, given.places, factsOf(given))).toBeDefined()
            if (lifecycle.impartial === true) expect(last.by.personId).not.toBe(given.subjectId)
          }
          if (state.end !== undefined) ends.add(state.end)
          // A day that was agreed on is a term of a rule like any other: its article stands beside it.
          if (!lifecycle.clocks.some(({ until }) => until !== undefined)) return
          for (const { code, basis } of clocksOf(lifecycle, given, today)) expect(basis, code).not.toBe('')
        })
      }),
      { numRuns: 60 },
    )
    expect(ends.size, 'walks reach ends').toBeGreaterThan(0)
  })

  test('a case written as JSON and read again is the same case', () => {
    fc.assert(
      fc.property(world, chooser, (name, pick) => {
        const given = walk(lifecycle, worlds[name] ?? {}, pick, 25, () => undefined)
        if (given === null) return
        const read = JSON.parse(JSON.stringify(given)) as Case
        expect(describeCase(lifecycle, read, today)).toEqual(describeCase(lifecycle, given, today))
        expect(clocksOf(lifecycle, read, today)).toEqual(clocksOf(lifecycle, given, today))
      }),
      { numRuns: 15 },
    )
  })
})
