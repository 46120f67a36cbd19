// Two calls brought to one point at the same moment: something they need is held until every one of them waits.
import { expect } from 'vitest'
import type { Outcome } from '#kernel/run.ts'
import type { World } from './world.ts'

/**
 * Holds what `hold` locks from another connection, begins the calls one after the other, each once the one before it waits or is done, and lets
 * go when that is so of all. Answers what came of them, in their order.
 */
export async function whileHeld(
  { database: { owner } }: World,
  hold: string,
  calls: readonly (() => Promise<Outcome>)[],
): Promise<Outcome[]> {
  const waiting = `select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
  const begun: Promise<Outcome>[] = []
  let ended = 0
  const end = () => {
    ended += 1
  }
  await owner.query('begin')
  try {
    await owner.query(hold)
    for (const call of calls) {
      const one = call()
      begun.push(one)
      one.then(end, end)
      await expect
        .poll(
          async () => {
            await owner.query('select pg_stat_clear_snapshot()')
            return ended + (await owner.query(waiting)).rows[0].n
          },
          { timeout: 10_000, interval: 20 },
        )
        .toBe(begun.length)
    }
  } finally {
    await owner.query('commit')
  }
  return Promise.all(begun)
}
