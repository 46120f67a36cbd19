// Owns how versions of one value follow one another in one place: what a new one ends, what a taken back one gives back. No day has two.

/** A version in use. `validTo` is the first day it no longer holds; null: without end, or as far back as is known. */
export interface Span {
  id: string
  validFrom: string | null
  validTo: string | null
}

/** What laying down a version changes in those that stand; all of it in one transaction. */
export interface LaidDown {
  ok: true
  /** The first day the new version no longer holds. */
  validTo: string | null
  /** The version that ends where the new one begins. */
  shortened: { id: string; validTo: string } | null
  /** The version whose whole place the new one takes. */
  replaced: string | null
  /** The version that holds again after the new one, and until when. */
  resumed: { id: string; validFrom: string; validTo: string | null } | null
}

export type Laying = LaidDown | { ok: false; reason: 'empty' } | { ok: false; reason: 'overlaps'; from: string }

const LAST = '9999-12-31'
const endOf = (span: { validTo: string | null }): string => span.validTo ?? LAST
const beginOf = (span: { validFrom: string | null }): string => span.validFrom ?? ''
const holds = (span: Span, on: string): boolean => beginOf(span) <= on && on < endOf(span)

/**
 * Lays down a version from `from` up to and without `to`. The version that holds on that day ends there, or gives up its whole place when it
 * begins that day; with a `to` it holds again afterwards. Without one the new version goes on until the next that is laid down already. A
 * `to` beyond the beginning of that next one is refused, and so is an empty time.
 */
export function layDown(standing: readonly Span[], from: string, to: string | null): Laying {
  if (to !== null && to <= from) return { ok: false, reason: 'empty' }
  const held = standing.find((span) => holds(span, from))
  const next = standing
    .filter((span) => beginOf(span) > from)
    .toSorted((a, b) => (beginOf(a) < beginOf(b) ? -1 : 1))
    .at(0)
  const limit = held === undefined ? (next?.validFrom ?? null) : held.validTo
  const validTo = to ?? limit
  const firstAfter = next === undefined ? LAST : beginOf(next)
  if ((validTo ?? LAST) > firstAfter) return { ok: false, reason: 'overlaps', from: firstAfter }
  const whole = held !== undefined && beginOf(held) === from
  const resumes = held !== undefined && validTo !== null && validTo < endOf(held)
  return {
    ok: true,
    validTo,
    shortened: held === undefined || whole ? null : { id: held.id, validTo: from },
    replaced: whole ? held.id : null,
    resumed: resumes ? { id: held.id, validFrom: validTo, validTo: held.validTo } : null,
  }
}

/** What taking a version back gives to the others. */
export interface TakenBack {
  /** The version before it holds until then. */
  lengthened: { id: string; validTo: string | null } | null
  /** The version whose place it had taken stands again. */
  restored: { id: string; validTo: string | null } | null
}

/**
 * Takes a version back: the one whose whole place it had taken (`replaced`) stands again, otherwise the one that ended where it began goes
 * on. Whichever it is holds to where the version would have ended.
 */
export function takeBack(standing: readonly Span[], gone: Span, replaced: string | null): TakenBack {
  if (replaced !== null) return { lengthened: null, restored: { id: replaced, validTo: gone.validTo } }
  const before = standing.find(
    (span) => span.id !== gone.id && span.validTo !== null && span.validTo === gone.validFrom,
  )
  return { restored: null, lengthened: before === undefined ? null : { id: before.id, validTo: gone.validTo } }
}
