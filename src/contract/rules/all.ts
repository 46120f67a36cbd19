// Which facts each named rule takes: one strict schema a rule, checked against the rule's own type.
import type { z } from 'zod'
import { workingDaysFacts } from '#contract/rules/calendar.ts'
import {
  admissionPlaceFacts,
  eligibilityFacts,
  introducersFacts,
  nameDeletionFacts,
  partyAgeFacts,
  readmissionFacts,
} from '#contract/rules/people.ts'
import {
  admissionDeadlineFacts,
  appealFacts,
  exemptionFacts,
  formalTransferFacts,
  parameterFacts,
  probationFacts,
  recognitionDeadlineFacts,
  temporaryTransferFacts,
  termFacts,
} from '#contract/rules/terms.ts'
import { voteFacts } from '#contract/rules/votes.ts'
import type { FactsOf, RuleName } from '#rules/rulebook/named-rules.ts'

export const ruleFacts: { readonly [Name in RuleName]: z.ZodType<FactsOf<Name>> } = {
  'working-days.add': workingDaysFacts,
  'admission.eligibility': eligibilityFacts,
  'admission.introducers': introducersFacts,
  'admission.place': admissionPlaceFacts,
  readmission: readmissionFacts,
  vote: voteFacts,
  'party-age': partyAgeFacts,
  'name-deletion': nameDeletionFacts,
  'admission.deadlines': admissionDeadlineFacts,
  probation: probationFacts,
  'recognition.deadlines': recognitionDeadlineFacts,
  'transfer.formal': formalTransferFacts,
  'transfer.temporary': temporaryTransferFacts,
  exemption: exemptionFacts,
  appeal: appealFacts,
  'parameter.get': parameterFacts,
  'term.end': termFacts,
}
