// Which facts each named rule takes: one strict schema a rule, checked against the rule's own type.
import type { z } from 'zod'
import { workingDaysFacts } from '#contract/rules/calendar.ts'
import { duesDefaultFacts, duesFacts, duesReportFacts, duesSplitFacts } from '#contract/rules/dues.ts'
import { evaluationDueFacts, evaluationLevelFacts, quotaFacts } from '#contract/rules/evaluations.ts'
import {
  meetingCalendarFacts,
  meetingScoreFacts,
  meetingYearFacts,
  quorumFacts,
  sittingFacts,
} from '#contract/rules/meetings.ts'
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
  'meeting-score': meetingScoreFacts,
  'meeting-score.year': meetingYearFacts,
  'meeting.quorum': quorumFacts,
  'meeting.sitting': sittingFacts,
  'meeting-calendar': meetingCalendarFacts,
  dues: duesFacts,
  'dues.default': duesDefaultFacts,
  'dues.split': duesSplitFacts,
  'dues.b01': duesReportFacts,
  'evaluation-quota': quotaFacts,
  'evaluation-level': evaluationLevelFacts,
  'evaluation-due': evaluationDueFacts,
  'parameter.get': parameterFacts,
  'term.end': termFacts,
}
