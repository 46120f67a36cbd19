// Owns the shape in which every rule answers: refusals that name their rule and article, and the values that follow.

/** Why something may not be done. `code` is in kebab-case and has its Vietnamese sentence in the catalogue of refusals. */
export interface RuleRefusal {
  code: string
  /** As on the domain page: `ADM-13`. */
  ruleId: string
  /** Instrument and clause, e.g. `294-QĐ/TW, 4.1`. */
  basis: string
  /** What fills the sentence (a year, a limit); never printed by the command line's JSON. */
  facts?: Record<string, string | number | boolean | null>
}

export interface RuleAnswer {
  /** False exactly when there is a refusal. */
  ok: boolean
  refusals: RuleRefusal[]
  values: Record<string, unknown>
}

/** Puts an answer together. */
export const answer = (refusals: RuleRefusal[], values: Record<string, unknown> = {}): RuleAnswer => ({
  ok: refusals.length === 0,
  refusals,
  values,
})
