// The operations of the tasks module.
import type { Served } from '#kernel/serve.ts'
import { serveAssign } from '#modules/tasks/commands/assign.ts'
import {
  serveAgreeCommitment,
  serveNoteCommitment,
  serveReviewCommitment,
  serveSendCommitmentBack,
  serveSubmitCommitment,
  serveWriteCommitment,
} from '#modules/tasks/commands/commitments.ts'
import { serveAccept, serveAddEvidence, serveReportProgress, serveSubmit } from '#modules/tasks/commands/do-task.ts'
import {
  serveCancel,
  serveConfirm,
  serveMoveDate,
  serveReassign,
  serveSendBack,
} from '#modules/tasks/commands/judge-task.ts'
import { serveTakeBack } from '#modules/tasks/commands/take-back.ts'
import { serveEndWaiver, serveWaive } from '#modules/tasks/commands/waivers.ts'
import { followAlong } from '#modules/tasks/flow/follow.ts'
import {
  serveCheckDays,
  serveCountBranches,
  serveListUnassigned,
  serveListWaivers,
} from '#modules/tasks/queries/branches.ts'
import { serveGetCommitment, serveListCommitments } from '#modules/tasks/queries/commitments.ts'
import { serveCount, serveGet, serveGetFile, serveList, serveListMine } from '#modules/tasks/queries/tasks.ts'

followAlong()

export const tasksModule: readonly Served[] = [
  serveListMine,
  serveList,
  serveGet,
  serveCount,
  serveAssign,
  serveAccept,
  serveReportProgress,
  serveAddEvidence,
  serveGetFile,
  serveSubmit,
  serveConfirm,
  serveSendBack,
  serveTakeBack,
  serveMoveDate,
  serveReassign,
  serveCancel,
  serveListUnassigned,
  serveWaive,
  serveEndWaiver,
  serveListWaivers,
  serveCountBranches,
  serveCheckDays,
  serveGetCommitment,
  serveListCommitments,
  serveWriteCommitment,
  serveSubmitCommitment,
  serveAgreeCommitment,
  serveSendCommitmentBack,
  serveReviewCommitment,
  serveNoteCommitment,
]
