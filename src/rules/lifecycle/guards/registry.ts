// The guards by the code that lifecycles name them with.
import * as file from './file.ts'
import type { Guard } from './guard.ts'
import * as people from './people.ts'
import * as probation from './probation.ts'
import * as standing from './standing.ts'
import * as transfer from './transfer.ts'

export type GuardCode =
  | 'abroad-period'
  | 'appeal-in-time'
  | 'appeal-term-over'
  | 'birth-frozen'
  | 'branch-may-decide'
  | 'branch-to-receive'
  | 'ceremony-in-time'
  | 'certificate-valid'
  | 'change-listed'
  | 'contents-list-confirmed'
  | 'decided-above'
  | 'decision-lapsed'
  | 'decision-still-kept'
  | 'deletion-ground'
  | 'discipline-first'
  | 'eligible'
  | 'exemption-fits'
  | 'extended-once'
  | 'extension-in-force'
  | 'extension-short'
  | 'extra-papers'
  | 'file-fresh'
  | 'goes-higher'
  | 'introducers-fit'
  | 'introducers-named'
  | 'journey-begun'
  | 'late-explained'
  | 'medical-paper'
  | 'months-agree'
  | 'not-begun'
  | 'not-filed-long-enough'
  | 'not-under-inspection'
  | 'numbered'
  | 'official-date'
  | 'official-member'
  | 'parents-opinion'
  | 'penalty-fits'
  | 'private-journey-short'
  | 'probation-over'
  | 'readmission-allowed'
  | 'received-when-served'
  | 'renewal-months-agree'
  | 'replies-in'
  | 'requests-apart'
  | 'resolution-still-counts'
  | 'superior-wrote'
  | 'temporary-period'
  | 'waiver-limits'

export const guards: Readonly<Record<GuardCode, Guard>> = {
  'abroad-period': transfer.abroadPeriod,
  'appeal-in-time': standing.appealInTime,
  'appeal-term-over': standing.appealTermOver,
  'birth-frozen': standing.birthFrozen,
  'branch-may-decide': standing.branchMayDecide,
  'branch-to-receive': transfer.branchToReceive,
  'ceremony-in-time': file.ceremonyInTime,
  'certificate-valid': people.certificateValid,
  'change-listed': standing.changeListed,
  'contents-list-confirmed': transfer.contentsListConfirmed,
  'decided-above': people.decidedAbove,
  'decision-lapsed': file.decisionLapsed,
  'decision-still-kept': file.decisionStillKept,
  'deletion-ground': standing.deletionGround,
  'discipline-first': standing.disciplineFirst,
  eligible: people.eligible,
  'exemption-fits': standing.exemptionFits,
  'extended-once': file.extendedOnce,
  'extension-in-force': probation.extensionInForce,
  'extension-short': transfer.extensionShort,
  'extra-papers': people.extraPapers,
  'file-fresh': file.fileFresh,
  'goes-higher': standing.goesHigher,
  'introducers-fit': people.introducersFit,
  'introducers-named': people.introducersNamed,
  'journey-begun': transfer.journeyBegun,
  'late-explained': transfer.lateExplained,
  'medical-paper': standing.medicalPaper,
  'months-agree': standing.monthsAgree,
  'not-begun': standing.notBegun,
  'not-filed-long-enough': transfer.notFiledLongEnough,
  'not-under-inspection': transfer.notUnderInspection,
  numbered: standing.numbered,
  'official-date': probation.officialDate,
  'official-member': standing.officialMember,
  'parents-opinion': people.parentsOpinion,
  'penalty-fits': standing.penaltyFits,
  'private-journey-short': transfer.privateJourneyShort,
  'probation-over': probation.probationOver,
  'readmission-allowed': people.readmissionAllowed,
  'received-when-served': standing.receivedWhenServed,
  'renewal-months-agree': standing.renewalMonthsAgree,
  'replies-in': file.repliesIn,
  'requests-apart': standing.requestsApart,
  'resolution-still-counts': probation.resolutionStillCounts,
  'superior-wrote': file.superiorWrote,
  'temporary-period': transfer.temporaryPeriod,
  'waiver-limits': file.waiverLimits,
}
