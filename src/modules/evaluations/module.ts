// The operations of the evaluations module.
import type { Served } from '#kernel/serve.ts'
import {
  serveAnswerAppeal,
  serveAnswerReply,
  serveAppraise,
  serveDecide,
  serveTakeBackDecision,
} from '#modules/evaluations/commands/above.ts'
import { serveAddOpinion, serveRecordVote, serveSetGroup } from '#modules/evaluations/commands/branch.ts'
import {
  serveListCommendations,
  serveRecordCommendation,
  serveWithdrawCommendation,
} from '#modules/evaluations/commands/commendations.ts'
import { serveAnnounce, serveCloseRound } from '#modules/evaluations/commands/end-round.ts'
import {
  serveCheckFourGoods,
  serveListFourGoods,
  serveRecogniseFourGoods,
  serveRegisterFourGoods,
} from '#modules/evaluations/commands/four-goods.ts'
import { serveOpenRound } from '#modules/evaluations/commands/open-round.ts'
import { servePrint } from '#modules/evaluations/commands/print.ts'
import { serveAppeal, serveRegisterProducts, serveReply, serveSelfRate } from '#modules/evaluations/commands/self.ts'
import { followAlong } from '#modules/evaluations/follow.ts'
import {
  serveGetEvaluation,
  serveListEvaluations,
  serveListMyEvaluations,
} from '#modules/evaluations/queries/evaluations.ts'
import { serveCountLevels } from '#modules/evaluations/queries/levels.ts'
import { serveGetRound, serveListRounds, serveListSchemes } from '#modules/evaluations/queries/rounds.ts'
import { serveCountWaitingEvaluations } from '#modules/evaluations/queries/waiting.ts'

followAlong()

export const evaluationsModule: readonly Served[] = [
  serveListMyEvaluations,
  serveGetEvaluation,
  serveListSchemes,
  serveListRounds,
  serveGetRound,
  serveListEvaluations,
  serveCountWaitingEvaluations,
  serveCountLevels,
  serveOpenRound,
  serveSetGroup,
  serveRegisterProducts,
  serveSelfRate,
  serveAddOpinion,
  serveRecordVote,
  serveAppraise,
  serveReply,
  serveAnswerReply,
  serveDecide,
  serveTakeBackDecision,
  serveAppeal,
  serveAnswerAppeal,
  serveAnnounce,
  serveCloseRound,
  servePrint,
  serveRegisterFourGoods,
  serveCheckFourGoods,
  serveRecogniseFourGoods,
  serveListFourGoods,
  serveRecordCommendation,
  serveWithdrawCommendation,
  serveListCommendations,
]
