// The operations of the meetings module.
import type { Served } from '#kernel/serve.ts'
import { serveNotifyMeeting, serveSetAgenda } from '#modules/meetings/commands/agenda.ts'
import { serveCloseMeeting, servePublishMeeting, serveReopenMeeting } from '#modules/meetings/commands/close.ts'
import {
  serveAddDocument,
  serveAddSecretCard,
  serveGetDocument,
  serveWithdrawDocument,
} from '#modules/meetings/commands/documents.ts'
import { serveListInCharge, serveNameInCharge } from '#modules/meetings/commands/in-charge.ts'
import { serveAddOpinion, serveChangeOpinion, serveMarkSpeakers } from '#modules/meetings/commands/opinions.ts'
import {
  serveCancelMeeting,
  serveChangeMeeting,
  serveLayOutYear,
  servePlanMeeting,
} from '#modules/meetings/commands/plan.ts'
import { serveOpenMeeting, serveRecordItem, serveSetAttendance } from '#modules/meetings/commands/room.ts'
import {
  serveChooseScoreForm,
  serveConfirmScore,
  serveCorrectScore,
  serveProposeScore,
  serveVoteScore,
} from '#modules/meetings/commands/score.ts'
import { serveGetSignInCode, serveSignIn } from '#modules/meetings/commands/sign-in.ts'
import { serveAssignTasks } from '#modules/meetings/commands/tasks.ts'
import { serveCancelVote, serveCountVote, serveOpenVote } from '#modules/meetings/commands/votes.ts'
import {
  serveAddCandidates,
  serveEndElection,
  serveOpenElection,
  serveSubmitElections,
  serveWithdrawCandidate,
} from '#modules/meetings/elections/commands.ts'
import {
  serveListElections,
  serveListElectionsOfMeeting,
  serveListWaitingElections,
} from '#modules/meetings/elections/queries.ts'
import { serveRatifyElections, serveSendBackElections } from '#modules/meetings/elections/ratify.ts'
import { serveGetFeed, serveOpenFeed, serveWithdrawFeed } from '#modules/meetings/feeds.ts'
import { serveGetPaper, servePrintPaper, serveSignPaper } from '#modules/meetings/papers/commands.ts'
import { tellSittings } from '#modules/meetings/papers/sittings.ts'
import { serveGetCalendar, serveListComing, serveListMeetings } from '#modules/meetings/queries/calendar.ts'
import { serveListCasesToVote, serveListVotesOfCase } from '#modules/meetings/queries/case-votes.ts'
import { serveGetMeeting } from '#modules/meetings/queries/meeting.ts'
import { serveCheckMonths, serveGetMonth } from '#modules/meetings/queries/months.ts'
import { serveGetScore, serveGetYearScore } from '#modules/meetings/queries/score.ts'
import { serveListScoresToConfirm } from '#modules/meetings/queries/scores-to-confirm.ts'
import { serveListWaitingMeetings } from '#modules/meetings/queries/waiting.ts'
import { serveListYearScores } from '#modules/meetings/queries/year-scores.ts'

tellSittings()

export const meetingsModule: readonly Served[] = [
  serveGetCalendar,
  serveListMeetings,
  serveListComing,
  serveListWaitingMeetings,
  serveGetMeeting,
  serveGetMonth,
  serveCheckMonths,
  serveListCasesToVote,
  serveListVotesOfCase,
  serveLayOutYear,
  servePlanMeeting,
  serveChangeMeeting,
  serveCancelMeeting,
  serveNotifyMeeting,
  serveSetAgenda,
  serveAddDocument,
  serveAddSecretCard,
  serveWithdrawDocument,
  serveGetDocument,
  serveListInCharge,
  serveNameInCharge,
  serveOpenMeeting,
  serveSetAttendance,
  serveGetSignInCode,
  serveSignIn,
  serveRecordItem,
  serveAddOpinion,
  serveChangeOpinion,
  serveMarkSpeakers,
  serveOpenVote,
  serveCountVote,
  serveCancelVote,
  serveListElections,
  serveListElectionsOfMeeting,
  serveListWaitingElections,
  serveOpenElection,
  serveAddCandidates,
  serveWithdrawCandidate,
  serveEndElection,
  serveSubmitElections,
  serveRatifyElections,
  serveSendBackElections,
  serveAssignTasks,
  serveCloseMeeting,
  serveReopenMeeting,
  servePublishMeeting,
  serveGetPaper,
  serveSignPaper,
  servePrintPaper,
  serveGetScore,
  serveGetYearScore,
  serveListYearScores,
  serveListScoresToConfirm,
  serveChooseScoreForm,
  serveProposeScore,
  serveVoteScore,
  serveConfirmScore,
  serveCorrectScore,
  serveGetFeed,
  serveOpenFeed,
  serveWithdrawFeed,
]
