// The operations of the evaluations module.
import type { Served } from '#kernel/serve.ts'
import {
  serveAnswerReply,
  serveAppraise,
  serveDecide,
  serveTakeBackDecision,
} from '#modules/evaluations/commands/above.ts'
import { serveAddOpinion, serveRecordVote, serveSetGroup } from '#modules/evaluations/commands/branch.ts'
import { serveAnnounce, serveCloseRound } from '#modules/evaluations/commands/end-round.ts'
import {
  serveCheckFourGoods,
  serveListFourGoods,
  serveRecogniseFourGoods,
  serveRegisterFourGoods,
} from '#modules/evaluations/commands/four-goods.ts'
import { serveOpenRound } from '#modules/evaluations/commands/open-round.ts'
import { servePrint } from '#modules/evaluations/commands/print.ts'
import { serveRegisterProducts, serveReply, serveSelfRate } from '#modules/evaluations/commands/self.ts'
import { followAlong } from '#modules/evaluations/follow.ts'
import {
  serveGetEvaluation,
  serveListEvaluations,
  serveListMyEvaluations,
} from '#modules/evaluations/queries/evaluations.ts'
import { serveGetRound, serveListRounds, serveListSchemes } from '#modules/evaluations/queries/rounds.ts'

followAlong()

export const evaluationsModule: readonly Served[] = [
  serveListMyEvaluations,
  serveGetEvaluation,
  serveListSchemes,
  serveListRounds,
  serveGetRound,
  serveListEvaluations,
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
  serveAnnounce,
  serveCloseRound,
  servePrint,
  serveRegisterFourGoods,
  serveCheckFourGoods,
  serveRecogniseFourGoods,
  serveListFourGoods,
]
