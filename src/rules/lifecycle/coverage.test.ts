// Every state and every step of every lifecycle is really reached by somebody who enters what is asked: no guard shuts a way for good.
import { expect, test } from 'vitest'
import { stateOf } from './fold.ts'
import { lifecycles } from './lifecycles/all.ts'
import { walk, worlds } from './walk.fixture.ts'

/** Off by itself: an unconfirmed value (REC-11) holds nowhere. */
const off = ['probation.extend-probation']

test.each(lifecycles.map((l) => [l.code, l] as const))('%s: every state and step is reached', (code, lifecycle) => {
  let seed = 20_261_122
  const pick = <T>(from: readonly T[]): T => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    return from[Math.floor((seed / 2_147_483_648) * from.length)] as T
  }
  const states = new Set(lifecycle.states.map((s) => s.code))
  const steps = new Set(lifecycle.steps.map((s) => s.code).filter((s) => !off.includes(`${code}.${s}`)))
  // Where the other end works on paper, nobody of it is named.
  const onPaper = Object.fromEntries(
    Object.entries(worlds['three-level'] ?? {}).filter(([level]) => !level.startsWith('receiving-')),
  )
  const shapes = [...Object.values(worlds), ...(lifecycle.outside === undefined ? [] : [onPaper])]
  for (let i = 0; i < 8000 && states.size + steps.size > 0; i += 1) {
    walk(
      lifecycle,
      shapes[i % shapes.length] ?? {},
      pick,
      60,
      (given) => {
        states.delete(stateOf(lifecycle, given).code)
        steps.delete(given.steps.at(-1)?.step ?? '')
      },
      (step) => steps.has(step),
    )
  }
  expect([...states, ...steps]).toEqual([])
})
