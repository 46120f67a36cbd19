// Owns remembering what a pure function answered for words that come again and again (Kinh, Nam, Chi bộ thôn 1).

const MOST = 3000

/** The same function, remembering its last few thousand answers. Only for answers nobody changes. */
export function remember<T>(answer: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>()
  return (text) => {
    const before = known.get(text)
    if (before !== undefined) return before
    const now = answer(text)
    if (known.size >= MOST) known.clear()
    known.set(text, now)
    return now
  }
}
