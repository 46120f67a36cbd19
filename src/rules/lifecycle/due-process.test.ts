// I3: nobody loses membership without notice, statement or three requests, hearing, vote and decision, and no case closes unserved.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { stateOf, targetOf } from './fold.ts'
import { lifecycleByCode } from './lifecycles/all.ts'
import type { Lifecycle } from './types.ts'
import { walk, worlds } from './walk.fixture.ts'

function lifecycleOf(code: string): Lifecycle {
  const found = lifecycleByCode(code)
  if (found === undefined) throw new Error(code)
  return found
}

/** States reached from `from` (the openings when not given) without ever taking one of these steps; skipped steps lead on as well. */
function reachedWithout(lifecycle: Lifecycle, barred: readonly string[], from?: string): Set<string> {
  const open = lifecycle.steps.filter((s) => s.from.length === 0 && !barred.includes(s.code)).map((s) => String(s.to))
  const reached = new Set(from === undefined ? open : [from])
  for (const state of reached) {
    for (const step of lifecycle.steps) {
      const to = step.from.length === 0 || barred.includes(step.code) ? null : targetOf(step, state)
      if (to !== null) reached.add(to)
    }
  }
  return reached
}

const statement = ['receive-statement', 'record-refusal', 'proceed-without-statement']
const votesOfDeletion = ['branch-vote', 'decide-after-failed']
const votesOfDiscipline = [
  'decide-by-branch',
  'propose-lighter',
  'propose-dismissal',
  'propose-expulsion',
  'branch-vote-short',
]
const deciding = ['decide', 'decide-authorised', 'decide-after-failed']
const penalties = ['decide-by-branch', 'decide-by-grassroots', 'decide-above', 'expel']

const processes: [string, [string, string[]][]][] = [
  [
    'name-deletion',
    [
      ['notice', ['notify']],
      ['statement or three requests', statement],
      ['hearing', ['hear']],
      ['vote', votesOfDeletion],
      ['decision', deciding],
    ],
  ],
  [
    'probationer-deletion',
    [
      ['notice', ['notify']],
      ['statement or three requests', statement],
      ['hearing', ['hear']],
      ['vote', votesOfDeletion],
      ['decision', deciding],
    ],
  ],
  [
    'discipline',
    [
      ['notice', ['notify']],
      ['statement or three requests', statement],
      ['hearing', ['hear']],
      ['vote', votesOfDiscipline],
      ['decision', penalties],
    ],
  ],
]

describe.each(processes)('DEL-07, DEL-08, DIS-05: %s', (code, stages) => {
  const lifecycle = lifecycleOf(code)

  test.each(stages)('no way to the decision without %s', (_, steps) => {
    expect(reachedWithout(lifecycle, steps).has('decided')).toBe(false)
    for (const step of steps) expect(lifecycle.steps.map((s) => s.code)).toContain(step)
  })

  test('the order: notice, then the statement, then the hearing, then the vote', () => {
    expect(reachedWithout(lifecycle, ['notify']).has('answered')).toBe(false)
    expect(reachedWithout(lifecycle, statement).has('heard')).toBe(false)
    const votes = code === 'discipline' ? [...votesOfDiscipline, 'take-over'] : votesOfDeletion
    for (const step of lifecycle.steps.filter((s) => votes.includes(s.code))) {
      const before = reachedWithout(lifecycle, ['hear'])
      expect(
        step.from.filter((state) => before.has(state)),
        step.code,
      ).toEqual([])
    }
  })

  test('DEL-07: without a statement only after three requests, one after the other, or a deliberate refusal after one', () => {
    for (const request of ['request-once', 'request-twice', 'request-thrice']) {
      expect(reachedWithout(lifecycle, [request, 'receive-statement', 'record-refusal']).has('answered'), request).toBe(
        false,
      )
    }
    expect(reachedWithout(lifecycle, ['request-once', 'receive-statement']).has('answered')).toBe(false)
  })

  test('who is sent back for another hearing is heard again before any vote', () => {
    const after = reachedWithout(lifecycle, ['hear'], 'answered')
    expect([...after].filter((state) => ['heard', 'branch-resolved', 'proposed', 'decided'].includes(state))).toEqual(
      [],
    )
  })

  test('DEL-10, DIS-10: no case closes, and nothing is overturned, before the decision was served; then the time to complain runs', () => {
    const unserved = reachedWithout(lifecycle, ['serve'])
    for (const end of ['final', 'overturned', 'changed', 'appealed']) expect(unserved.has(end)).toBe(false)
    expect(reachedWithout(lifecycle, ['close-after-term', 'appeal-closed'], 'decided').has('final')).toBe(false)
    expect(lifecycle.clocks.find((c) => c.code === 'appeal')?.from).toEqual([{ step: 'serve' }])
    const close = lifecycle.steps.find((s) => s.code === 'close-after-term')
    expect(close?.guards).toContain('appeal-term-over')
  })

  test('what takes membership away happens at the decision only', () => {
    const taking = lifecycle.steps.filter((s) =>
      s.effects?.some((e) => e.startsWith('member.leave') || e === 'member.discipline'),
    )
    for (const step of taking) {
      expect(step.vote?.outcome ?? step.receives, step.code).toMatch(/passed|appeal\.changed/)
    }
  })

  test('none of these steps can be skipped, whatever levels there are', () => {
    const due = stages.flatMap(([, steps]) => steps)
    const skipped = lifecycle.steps.filter((s) => due.includes(s.code) && s.skip !== undefined)
    expect(skipped.map((s) => s.code)).toEqual([])
  })

  test('the person concerned holds no post over the own case', () => {
    expect(lifecycle.impartial).toBe(true)
  })

  test('a walk that comes to a decision has taken every stage before it, in order', () => {
    let decided = 0
    const chooser = fc.infiniteStream(fc.nat({ max: 10_000 }))
    fc.assert(
      fc.property(fc.constantFrom(...Object.values(worlds)), chooser, (places, stream) => {
        const numbers = stream[Symbol.iterator]()
        const pick = <T>(from: readonly T[]): T => from[Number(numbers.next().value) % Math.max(1, from.length)] as T
        walk(lifecycle, places, pick, 40, (given) => {
          if (stateOf(lifecycle, given).code !== 'decided') return
          decided += 1
          const taken = given.steps.map((s) => s.step)
          let from = 0
          for (const [stage, steps] of stages.filter(([stage]) => stage !== 'decision')) {
            const at = taken.findIndex(
              (step, i) => i >= from && (steps.includes(step) || (stage === 'vote' && step.startsWith('branch-vote'))),
            )
            expect(at, `${stage} in ${taken.join(' → ')}`).toBeGreaterThanOrEqual(0)
            from = at
          }
        })
      }),
      { numRuns: 150 },
    )
    expect(decided).toBeGreaterThan(0)
  })
})

describe('EXIT-01, EXIT-02: resignation', () => {
  const lifecycle = lifecycleOf('resignation')
  test.each(['talk', 'branch-vote', 'decide', 'serve'])('does not end without %s', (step) => {
    expect(reachedWithout(lifecycle, [step]).has('done')).toBe(false)
  })
})
