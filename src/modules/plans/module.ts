// The operations of the plans module.
import type { Served } from '#kernel/serve.ts'
import { serveAcknowledge, serveMakeOwn, serveSend } from '#modules/plans/commands/chain.ts'
import { serveAdopt, serveChange, serveClose, serveCreate, serveRemove } from '#modules/plans/commands/plan.ts'
import { serveTakeChanges } from '#modules/plans/commands/take-changes.ts'
import {
  serveRecordFigure,
  serveRemoveReport,
  serveRemoveTarget,
  serveSetReport,
  serveSetTarget,
} from '#modules/plans/commands/targets.ts'
import { serveDeclineTask, serveRemoveTask, serveSetTask, serveTakeTask } from '#modules/plans/commands/tasks.ts'
import { serveAssignTask, serveReleaseTask, serveReportTask } from '#modules/plans/commands/work.ts'
import { followAlong } from '#modules/plans/follow.ts'
import {
  serveCountWaiting,
  serveGetProgress,
  serveGetReceived,
  serveListBelow,
  serveListReceived,
} from '#modules/plans/queries/chain.ts'
import { serveGet, serveList } from '#modules/plans/queries/plans.ts'
import { serveListTarget } from '#modules/plans/queries/target.ts'
import { serveListWaitingFor } from '#modules/plans/queries/waiting-for.ts'

followAlong()

export const plansModule: readonly Served[] = [
  serveList,
  serveListWaitingFor,
  serveGet,
  serveCreate,
  serveChange,
  serveAdopt,
  serveClose,
  serveRemove,
  serveSetTask,
  serveRemoveTask,
  serveDeclineTask,
  serveTakeTask,
  serveAssignTask,
  serveReportTask,
  serveReleaseTask,
  serveSetTarget,
  serveRemoveTarget,
  serveRecordFigure,
  serveListTarget,
  serveSetReport,
  serveRemoveReport,
  serveSend,
  serveListReceived,
  serveGetReceived,
  serveAcknowledge,
  serveMakeOwn,
  serveTakeChanges,
  serveGetProgress,
  serveListBelow,
  serveCountWaiting,
]
