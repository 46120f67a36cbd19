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
  /** What the record held, where the form does not begin with that. */
  base?: Partial<V>
  /** A value as a person reads it; null for nothing. `current` comes with a value of the other one. */
  show?: (name: keyof V & string, value: string, current: never | null) => string | null
  /** What else was changed since the page was opened. */
  elsewhere?: (current: never) => readonly Elsewhere[]
}

/** What a form starts from, and writes against. */
export interface Ground<V> {
  base: V
  version: number
  /** The record as it stood at this version, where two versions were brought together: the page may show an older one. */
  current?: unknown
}

/**
 * Of a form that begins with what a record says: what it starts from, and how two who write it at once are brought together. `besides`:
 * what the form asks for and the record does not say (a day, a document).
 */
export function startOf<R extends { version: number }, V extends FormValues, B extends FormValues>(
  record: R,
  read: (record: R) => V,
  besides: B,
  show?: (name: string, value: string) => string | null,
): { initial: V & B; versions: Versions<V & B> } {
  const standing = read(record)
  return {
    initial: { ...besides, ...standing },
    versions: { version: record.version, seen: standing, read: read as unknown as Versions<V & B>['read'], show },
  }
}

const EMPTY = 'Để trống'
/** A value as it was typed, days as people write them. */
export const written = (value: string): string => (/^\d{4}-\d{2}(-\d{2})?$/.test(value) ? showTyped(value) : value)

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

/** Whether the other one wrote where I wrote, or what I must see; two who wrote apart from each other do not stand in each other's way. */
export function isContested<V extends FormValues>(
  versions: Versions<V>,
  labels: Record<keyof V & string, string>,
  ground: Ground<V>,
  values: V,
  current: unknown,
): boolean {
  const elsewhere = versions.elsewhere?.(current as never) ?? []
  return elsewhere.length > 0 || differencesOf(versions, labels, ground, values, current).some(({ moved }) => moved)
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
    ground: { base: { ...base, ...now }, version: versionOf(current), current },
  }
}

export function versionOf(current: unknown): number {
  const version = (current as { version?: unknown } | null | undefined)?.version
  return typeof version === 'number' ? version : 0
}
