// Owns how an earlier module asks later ones it cannot import: each registers its own under its name when it is loaded.

export interface Registry<Entry, Name extends string> {
  /** Adds what a module gives under its name; the same name again replaces it. What it answers takes it away again. */
  register: (name: Name, entry: Entry) => () => void
  /** What was registered, in the order of the names: the same whatever was loaded first. */
  named: () => [Name, Entry][]
  all: () => Entry[]
}

export function registry<Entry, Name extends string = string>(): Registry<Entry, Name> {
  const entries = new Map<Name, Entry>()
  const named = () => [...entries].toSorted(([a], [b]) => (a < b ? -1 : 1))
  return {
    register: (name, entry) => {
      entries.set(name, entry)
      return () => entries.delete(name)
    },
    named,
    all: () => named().map(([, entry]) => entry),
  }
}
