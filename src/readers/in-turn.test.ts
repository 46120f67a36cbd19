// Work that costs a process: so many at once, so many waiting, in order, and a place is given back by what fails.
import { expect, test } from 'vitest'
import { inTurn } from './in-turn.ts'

test('two at once, three waiting in order, the next is turned away; a failure gives its place on', async () => {
  const run = inTurn(2, 3)
  const begun: number[] = []
  const gates = Array.from({ length: 6 }, () => Promise.withResolvers<void>())
  const work = (n: number) =>
    run(async () => {
      begun.push(n)
      await gates[n]?.promise
      if (n === 0) throw new Error('failed')
      return n
    })
  const all = [0, 1, 2, 3, 4].map(work)
  const failed = expect(all[0]).rejects.toThrow('failed')
  expect(await work(5)).toBeNull()
  expect(begun).toEqual([0, 1])
  gates[0]?.resolve()
  await failed
  await expect.poll(() => begun).toEqual([0, 1, 2])
  for (const gate of gates) gate.resolve()
  expect(await Promise.all(all.slice(1))).toEqual([1, 2, 3, 4])
  expect(begun).toEqual([0, 1, 2, 3, 4])
  expect(await work(5)).toBe(5)
})
