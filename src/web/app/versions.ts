// Owns how a form and the record that somebody else has saved meanwhile become two versions to choose from.
import type { Difference, Elsewhere, Side } from '../ui/stale-dialog.tsx'
import { showTyped } from '../ui/typed-date.ts'
import type { FormValues } from '../ui/use-form.ts'

/** What the form of a versioned record knows of it. */
export interface Versions<V extends FormValues> {
  /** The version of the record as the page shows it. */
  version: number
  /** The part of the record the form is about, as the page shows it: while it stays the same, a newer version may be followed silently. */
  seen: unknown
  /** The record as it stands now, in the words of the form's fields; what is not a fact of the record (a document, a day) is left out. */
  read: (current: never) => Partial<V>
  /** A value as a person reads it; null for nothing. `current` comes with a value of the other one. */
  show?: (name: keyof V & string, value: string, current: never | null) => string | null
  /** What else was changed since the page was opened. */
  elsewhere?: (current: never) => readonly Elsewhere[]
}

/** What a form starts from, and writes against. */
export interface Ground<V> {
  base: V
  version: number
}

const EMPTY = 'Để trống'
const written = (value: string): string => (/^\d{4}-\d{2}(-\d{2})?$/.test(value) ? showTyped(value) : value)

/** The fields in which what is typed and what stands in the record now differ. */
export function differencesOf<V extends FormValues>(
  { read, show }: Versions<V>,
  labels: Record<keyof V & string, string>,
  { base }: Ground<V>,
  values: V,
  current: unknown,
): Difference[] {
  const now = read(current as never)
  return Object.keys(now).flatMap((name: keyof V & string) => {
    const [mine, theirs] = [String(values[name]), String(now[name] ?? '')]
    if (mine.trim() === theirs.trim()) return []
    const say = (value: string, of: unknown) => (show === undefined ? written(value) : show(name, value, of as never))
    return [
      {
        name,
        label: labels[name],
        mine: say(mine, null) || EMPTY,
        theirs: say(theirs, current) || EMPTY,
        moved: theirs !== String(base[name]),
        start: mine === String(base[name]) ? ('theirs' as const) : ('mine' as const),
      },
    ]
  })
}

/** The values after choosing, and the new ground they are written against. */
export function settle<V extends FormValues>(
  { read }: Versions<V>,
  { base }: Ground<V>,
  values: V,
  current: unknown,
  chosen: Readonly<Record<string, Side>>,
): { values: V; ground: Ground<V> } {
  const now = read(current as never)
  const taken = Object.fromEntries(Object.entries(now).filter(([name]) => chosen[name] === 'theirs'))
  return {
    values: { ...values, ...taken },
    ground: { base: { ...base, ...now }, version: versionOf(current) },
  }
}

export function versionOf(current: unknown): number {
  const version = (current as { version?: unknown } | null | undefined)?.version
  return typeof version === 'number' ? version : 0
}
