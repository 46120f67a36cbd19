import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { Turns } from './turns.ts'

describe('turns', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  /** Takes a place for each name and tells in `went` who has got one. */
  function queue(turns: Turns, names: readonly string[]) {
    const went: string[] = []
    const places = names.map((name) =>
      turns.take().then((giveBack) => {
        went.push(name)
        return giveBack
      }),
    )
    return { went, places }
  }

  test('so many go at once, the others in the order they came', async () => {
    const { went, places } = queue(new Turns(2, 100), ['a', 'b', 'c', 'd'])
    await vi.advanceTimersByTimeAsync(1)
    expect(went).toEqual(['a', 'b'])
    ;(await places[1])?.()
    await vi.advanceTimersByTimeAsync(1)
    expect(went).toEqual(['a', 'b', 'c'])
    ;(await places[0])?.()
    await vi.advanceTimersByTimeAsync(1)
    expect(went).toEqual(['a', 'b', 'c', 'd'])
  })

  test('a place given back twice lets one in, not two', async () => {
    const { went, places } = queue(new Turns(1, 100), ['a', 'b', 'c'])
    const giveBack = await places[0]
    giveBack?.()
    giveBack?.()
    await vi.advanceTimersByTimeAsync(1)
    expect(went).toEqual(['a', 'b'])
  })

  test('who takes long keeps nobody waiting, and gives no second place when done', async () => {
    const turns = new Turns(1, 100)
    const { went, places } = queue(turns, ['long', 'b', 'c'])
    await vi.advanceTimersByTimeAsync(99)
    expect(went).toEqual(['long'])
    await vi.advanceTimersByTimeAsync(1)
    expect(went).toEqual(['long', 'b'])
    ;(await places[0])?.()
    await vi.advanceTimersByTimeAsync(1)
    expect(went).toEqual(['long', 'b'])
    ;(await places[1])?.()
    await vi.advanceTimersByTimeAsync(1)
    expect(went).toEqual(['long', 'b', 'c'])
  })
})
