// Owns how a new edition of the shipped data meets what a database holds: what is new comes in, what people changed stays.
import type { Span } from './versions.ts'

/** A version as it lies in the database. */
export interface KeptVersion extends Span {
  ruleId: string
  name: string
  /** Of the shipped content; null where a person laid it down. */
  shippedHash: string | null
  /** A person has ended, confirmed or taken it back. */
  touched: boolean
  withdrawn: boolean
  /** It was in use until an edition shipped it no more. */
  retired?: boolean
}

/** A version as the program ships it now. */
export interface ShippedVersion {
  ruleId: string
  name: string
  validFrom: string | null
  validTo: string | null
  /** Of its content: another value is another hash. */
  hash: string
}

export interface Merged<S> {
  /** Ids of versions that the program no longer ships and nobody has touched. */
  withdraw: string[]
  insert: S[]
  /** New versions that would hold on days for which a person has decided: kept to be read, not in use. */
  aside: S[]
}

const overlap = (a: Omit<Span, 'id'>, b: Omit<Span, 'id'>): boolean =>
  (a.validFrom ?? '') < (b.validTo ?? '9999') && (b.validFrom ?? '') < (a.validTo ?? '9999')

/**
 * Compares one place's versions with what is shipped for it. A shipped version that came in once, whatever people made of it, does not come in
 * again; what only an edition took out comes back with the one that ships it again. Loading the same data twice changes nothing.
 */
export function mergeShipped<S extends ShippedVersion>(kept: readonly KeptVersion[], shipped: readonly S[]): Merged<S> {
  const stillShipped = new Set(shipped.map((s) => s.hash))
  const known = new Set(kept.filter((k) => k.retired !== true).map((k) => k.shippedHash))
  const gone = kept.filter(
    (k) => !k.withdrawn && !k.touched && k.shippedHash !== null && !stillShipped.has(k.shippedHash),
  )
  const standing = kept.filter((k) => !k.withdrawn && !gone.includes(k))
  const fresh = shipped.filter((s) => !known.has(s.hash))
  const barred = (s: S): boolean => standing.some((k) => k.ruleId === s.ruleId && k.name === s.name && overlap(k, s))
  return {
    withdraw: gone.map((k) => k.id),
    insert: fresh.filter((s) => !barred(s)),
    aside: fresh.filter(barred),
  }
}
