// A small seeded source of random numbers (sfc32) and the identifiers made from it: the same seed gives the same data.

/** Choices with weights, laid out so that one draw is one look-up. */
export type Weighted<T> = readonly T[]

const SLOTS = 1024

/** Prepares weighted choices; weights are relative. A choice too light for a slot is still given one. */
export function weighted<T>(pairs: readonly (readonly [T, number])[]): Weighted<T> {
  const total = pairs.reduce((sum, [, weight]) => sum + weight, 0)
  const slots: T[] = []
  for (const [value, weight] of pairs) {
    const count = Math.max(1, Math.round((weight / total) * SLOTS))
    for (let i = 0; i < count; i++) slots.push(value)
  }
  return slots
}

/** Spreads any text over 32 bits (FNV-1a with a finish). */
function hash32(text: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  return (h ^ (h >>> 13)) >>> 0
}

const hex4: string[] = Array.from({ length: 65_536 }, (_, n) => n.toString(16).padStart(4, '0'))

export class Random {
  #a: number
  #b: number
  #c: number
  #counter = 1
  #ids = 0

  constructor(seed: string) {
    this.#a = hash32(`a${seed}`)
    this.#b = hash32(`b${seed}`)
    this.#c = hash32(`c${seed}`)
    for (let i = 0; i < 15; i++) this.next()
  }

  /** The next 32 random bits, as an integer from 0 to 2^32 - 1. */
  next(): number {
    const t = (((this.#a + this.#b) | 0) + this.#counter) | 0
    this.#counter = (this.#counter + 1) | 0
    this.#a = this.#b ^ (this.#b >>> 9)
    this.#b = (this.#c + (this.#c << 3)) | 0
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + t) | 0
    return t >>> 0
  }

  /** From 0 up to, not including, 1. */
  float(): number {
    return this.next() / 4_294_967_296
  }

  /** A whole number from 0 up to, not including, `n`. */
  below(n: number): number {
    return Math.floor(this.float() * n)
  }

  /** A whole number from `lo` to `hi`, both included. */
  between(lo: number, hi: number): number {
    return lo + this.below(hi - lo + 1)
  }

  chance(probability: number): boolean {
    return this.float() < probability
  }

  pick<T>(choices: readonly T[]): T {
    const value = choices[this.below(choices.length)]
    if (value === undefined) throw new Error('a choice from nothing')
    return value
  }

  /** A UUIDv7 whose time is `at` (milliseconds) and whose other bits come from here; later ones sort after earlier ones. */
  id(at: number): string {
    const n = this.#ids++
    const time = at + Math.floor(n / 4096)
    const high = Math.floor(time / 4_294_967_296)
    const low = time % 4_294_967_296
    const x = this.next()
    const y = this.next()
    const h = (value: number): string => hex4[value & 0xffff] ?? ''
    return `${h(high)}${h(low >>> 16)}-${h(low)}-${h(0x7000 | (n & 0xfff))}-${h(0x8000 | ((x >>> 16) & 0x3fff))}-${h(x)}${h(y >>> 16)}${h(y)}`
  }
}
