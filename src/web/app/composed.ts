// What is sent is NFC: one keyboard writes a letter and its mark as one character, another as two, and the contract takes the one.

/** The same input with its text in NFC; names of fields stay. */
export function composed<T>(input: T): T
export function composed(input: unknown): unknown {
  if (typeof input === 'string') return input.normalize('NFC')
  if (Array.isArray(input)) return input.map(composed)
  if (typeof input !== 'object' || input === null) return input
  return Object.fromEntries(Object.entries(input).map(([name, value]) => [name, composed(value)]))
}
