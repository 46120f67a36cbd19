// An expected refusal as a value: a code of the catalogue and its facts. An exception is a fault, not a refusal.
import type { RefusalFacts } from '#contract/refusals.ts'

export class Refusal {
  readonly code: string
  readonly facts: RefusalFacts
  /** For field errors: which fields, with a Vietnamese sentence each. */
  readonly fields: readonly FieldError[]
  constructor(code: string, facts: RefusalFacts, fields: readonly FieldError[] = []) {
    this.code = code
    this.facts = facts
    this.fields = fields
  }
}

export interface FieldError {
  path: string
  message: string
}

/** The caller's version of a record is not the newest: `current` is what stands now, with the fields the caller may see. */
export class Stale {
  readonly current: unknown
  constructor(current: unknown) {
    this.current = current
  }
}

/** Refuses with a code of the catalogue. */
export const refuse = (code: string, facts: RefusalFacts = {}, fields: readonly FieldError[] = []): Refusal =>
  new Refusal(code, facts, fields)

/** "Not there" and "not yours" look alike outside. */
export const notFound = (): Refusal => new Refusal('kernel.not-found', {})
