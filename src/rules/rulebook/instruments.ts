// Owns following an instrument to those that came after it.
import type { Instrument } from './rulebook.ts'

/** Keys of what replaced an instrument, what replaced that, and so on; empty where nothing did. A circle in the data ends it. */
export function chainOf(instruments: readonly Pick<Instrument, 'key' | 'replacedBy'>[], key: string): string[] {
  const next = new Map(instruments.map((i) => [i.key, i.replacedBy]))
  const chain: string[] = []
  for (let at = next.get(key) ?? null; at !== null && at !== key && !chain.includes(at); at = next.get(at) ?? null) {
    chain.push(at)
  }
  return chain
}
