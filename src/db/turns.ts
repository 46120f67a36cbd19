// Lets a few short pieces of work run at once and the others wait in the order they came. Twenty reads that share two processors all take as long as
// the longest of them; in turn each is done soon, and the slowest of a hundred waits a seventh less (docs/performance.md).

/** Gives its place back; a second call does nothing. */
export type GiveBack = () => void

export class Turns {
  readonly #longAfter: number
  readonly #waiting: GiveBack[] = []
  #free: number

  /** `atOnce` places. Whoever takes longer than `longAfter` milliseconds no longer counts, so that long work never keeps short work waiting. */
  constructor(atOnce: number, longAfter: number) {
    this.#free = atOnce
    this.#longAfter = longAfter
  }

  /** Waits for a place. */
  async take(): Promise<GiveBack> {
    if (this.#free > 0) this.#free -= 1
    else await new Promise<void>((go) => this.#waiting.push(go))
    let held = true
    const giveBack = (): void => {
      if (!held) return
      held = false
      clearTimeout(tooLong)
      const next = this.#waiting.shift()
      if (next === undefined) this.#free += 1
      else next()
    }
    const tooLong = setTimeout(giveBack, this.#longAfter)
    return giveBack
  }
}
