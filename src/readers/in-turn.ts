// Owns how many do what costs a process at the same time: the others wait their turn, and beyond that nobody begins to wait.

/** Runs work at most `atOnce` at a time; answers null, without beginning, where `waiting` others wait already. */
export function inTurn(atOnce: number, waiting: number): <T>(work: () => Promise<T>) => Promise<T | null> {
  let busy = 0
  const queue: (() => void)[] = []
  return async (work) => {
    if (busy < atOnce) busy += 1
    else {
      if (queue.length >= waiting) return null
      // Whoever ends hands the place on.
      await new Promise<void>((begin) => queue.push(begin))
    }
    try {
      return await work()
    } finally {
      const next = queue.shift()
      if (next === undefined) busy -= 1
      else next()
    }
  }
}
