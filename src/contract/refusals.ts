// The catalogue that turns refusal codes into Vietnamese sentences: what cannot be done, why, and what to do next.
import { admissionRefusals } from '#contract/refusals/admissions.ts'
import { caseRefusals } from '#contract/refusals/cases.ts'
import { commendationRefusals } from '#contract/refusals/commendations.ts'
import { documentRefusals } from '#contract/refusals/documents.ts'
import { dossierRefusals } from '#contract/refusals/dossiers.ts'
import { duesRefusals } from '#contract/refusals/dues.ts'
import { electionRefusals } from '#contract/refusals/elections.ts'
import { evaluationRefusals } from '#contract/refusals/evaluations.ts'
import { identityRefusals } from '#contract/refusals/identity.ts'
import { importRefusals } from '#contract/refusals/imports.ts'
import { inspectionRefusals } from '#contract/refusals/inspections.ts'
import { kernelRefusals } from '#contract/refusals/kernel.ts'
import { lifecycleRefusals } from '#contract/refusals/lifecycle.ts'
import { meetingRefusals } from '#contract/refusals/meetings.ts'
import { memberRefusals } from '#contract/refusals/members.ts'
import { organisationRefusals } from '#contract/refusals/organisations.ts'
import { petitionRefusals } from '#contract/refusals/petitions.ts'
import { planRefusals } from '#contract/refusals/plans.ts'
import { reorganisationRefusals } from '#contract/refusals/reorganisations.ts'
import { reportPaperRefusals } from '#contract/refusals/report-papers.ts'
import { reportRefusals } from '#contract/refusals/reports.ts'
import { reviewRefusals } from '#contract/refusals/reviews.ts'
import { rulebookRefusals } from '#contract/refusals/rulebook.ts'
import { ruleRefusals } from '#contract/refusals/rules.ts'
import { duesRuleRefusals } from '#contract/refusals/rules-dues.ts'
import { evaluationRuleRefusals } from '#contract/refusals/rules-evaluations.ts'
import { meetingRuleRefusals } from '#contract/refusals/rules-meetings.ts'
import { peopleRuleRefusals } from '#contract/refusals/rules-people.ts'
import { taskRefusals } from '#contract/refusals/tasks.ts'

/** Facts of a refusal: plain values that fill the sentence and that a program can read. */
export type RefusalFacts = Record<string, string | number | boolean | null | readonly string[]>

/** One entry of the catalogue. */
export interface RefusalText {
  /** What cannot be done and why, a full sentence. */
  message: (facts: RefusalFacts) => string
  /** What to do next, or who can help; a full sentence. */
  next?: (facts: RefusalFacts) => string
  /** The rule behind it, as on the domain pages. */
  ruleId?: string
  /** The article the rule rests on. */
  basis?: string
}

export const refusalCatalogue: Readonly<Record<string, RefusalText>> = {
  ...kernelRefusals,
  ...admissionRefusals,
  ...caseRefusals,
  ...commendationRefusals,
  ...documentRefusals,
  ...dossierRefusals,
  ...duesRefusals,
  ...electionRefusals,
  ...evaluationRefusals,
  ...identityRefusals,
  ...meetingRefusals,
  ...organisationRefusals,
  ...memberRefusals,
  ...importRefusals,
  ...inspectionRefusals,
  ...reorganisationRefusals,
  ...planRefusals,
  ...reportRefusals,
  ...reportPaperRefusals,
  ...petitionRefusals,
  ...reviewRefusals,
  ...taskRefusals,
  ...rulebookRefusals,
  ...ruleRefusals,
  ...peopleRuleRefusals,
  ...meetingRuleRefusals,
  ...duesRuleRefusals,
  ...evaluationRuleRefusals,
  ...lifecycleRefusals,
}

const given = (fact: RefusalFacts[string] | undefined): string | undefined =>
  typeof fact === 'string' && fact !== '' ? fact : undefined

/** The sentence for a refusal. An unknown code is a fault of the program: it throws. */
export function explainRefusal(
  code: string,
  facts: RefusalFacts,
): { message: string; next: string | null; ruleId: string | null; basis: string | null } {
  const entry = refusalCatalogue[code]
  if (entry === undefined) throw new Error(`refusal without a sentence: ${code}`)
  return {
    message: entry.message(facts),
    next: entry.next?.(facts) ?? null,
    // A sentence shared by several rules gets its rule from the refusal itself.
    ruleId: given(facts.ruleId) ?? entry.ruleId ?? null,
    basis: given(facts.basis) ?? entry.basis ?? null,
  }
}
