// The operations of the oversight module.
import type { Served } from '#kernel/serve.ts'
import { serveOpenCampaign, serveTakeCampaignBack } from '#modules/oversight/commands/campaign.ts'
import {
  serveAnnounceInspection,
  serveCloseCorrection,
  serveConcludeInspection,
  serveDecideInspection,
  serveExtendInspection,
  serveMoveCorrection,
  serveRecordFindings,
  serveRecordInspectionStatement,
  serveRecordOpinion,
} from '#modules/oversight/commands/inspections.ts'
import {
  serveNoteHelp,
  serveOpenNameVote,
  servePlanHelp,
  serveRecordStatement,
  serveReportHelp,
  serveWithdrawName,
} from '#modules/oversight/commands/names.ts'
import {
  serveAnswerPetition,
  servePassPetition,
  serveRecordPetition,
  serveSendPetition,
  serveWithdrawPetition,
} from '#modules/oversight/commands/petitions.ts'
import { servePrintCampaign } from '#modules/oversight/commands/print-campaign.ts'
import {
  serveAdoptProgramme,
  serveDropInspection,
  serveOpenProgramme,
  servePlanInspection,
} from '#modules/oversight/commands/programmes.ts'
import {
  serveAnswer,
  serveBringFacts,
  serveCloseReview,
  serveNameMember,
  serveRecordConsultation,
} from '#modules/oversight/commands/review.ts'
import { followAlong } from '#modules/oversight/follow.ts'
import { serveGetCampaign, serveListCampaigns } from '#modules/oversight/queries/campaigns.ts'
import {
  serveCountWaitingInspections,
  serveGetInspection,
  serveGetProgramme,
  serveListInspectionsOfSubject,
  serveListProgrammes,
} from '#modules/oversight/queries/inspections.ts'
import {
  serveCountWaitingPetitions,
  serveGetPetition,
  serveListMyPetitions,
  serveListPetitions,
} from '#modules/oversight/queries/petitions.ts'
import {
  serveGetName,
  serveGetReview,
  serveListMyReviews,
  serveListReviews,
} from '#modules/oversight/queries/reviews.ts'
import { serveCountWaitingReviews } from '#modules/oversight/queries/waiting.ts'

followAlong()

export const oversightModule: readonly Served[] = [
  serveListCampaigns,
  serveGetCampaign,
  servePrintCampaign,
  serveOpenCampaign,
  serveTakeCampaignBack,
  serveListReviews,
  serveGetReview,
  serveBringFacts,
  serveAnswer,
  serveRecordConsultation,
  serveNameMember,
  serveCloseReview,
  serveGetName,
  serveRecordStatement,
  serveOpenNameVote,
  servePlanHelp,
  serveNoteHelp,
  serveReportHelp,
  serveWithdrawName,
  serveListMyReviews,
  serveCountWaitingReviews,
  serveSendPetition,
  serveRecordPetition,
  serveAnswerPetition,
  servePassPetition,
  serveWithdrawPetition,
  serveListPetitions,
  serveListMyPetitions,
  serveGetPetition,
  serveCountWaitingPetitions,
  serveOpenProgramme,
  servePlanInspection,
  serveDropInspection,
  serveAdoptProgramme,
  serveDecideInspection,
  serveAnnounceInspection,
  serveExtendInspection,
  serveRecordInspectionStatement,
  serveRecordFindings,
  serveRecordOpinion,
  serveConcludeInspection,
  serveCloseCorrection,
  serveMoveCorrection,
  serveListProgrammes,
  serveGetProgramme,
  serveGetInspection,
  serveListInspectionsOfSubject,
  serveCountWaitingInspections,
]
