// The operations of the members module.
import type { Served } from '#kernel/serve.ts'
import { serveAddEntry, serveCorrectEntry, serveEndEntry } from '#modules/members/commands/career.ts'
import { serveChangeStatus } from '#modules/members/commands/change-status.ts'
import { serveCorrect } from '#modules/members/commands/correct-member.ts'
import { serveMoveBranch } from '#modules/members/commands/move-branch.ts'
import { serveAppoint, serveEndPost } from '#modules/members/commands/posts.ts'
import { serveRecordDeparture } from '#modules/members/commands/record-departure.ts'
import { serveRegister } from '#modules/members/commands/register-member.ts'
import { serveShowNumber } from '#modules/members/commands/show-number.ts'
import { guardEndings } from '#modules/members/end-guard.ts'
import { exportOperations } from '#modules/members/exports/operations.ts'
import { tellHeldPosts } from '#modules/members/held-posts.ts'
import { importOperations } from '#modules/members/imports/operations.ts'
import { serveCheckFigures, serveFigures } from '#modules/members/queries/figures.ts'
import { serveGet, serveListChanges } from '#modules/members/queries/get-member.ts'
import { serveCount, serveList } from '#modules/members/queries/list-members.ts'
import { serveListPosts } from '#modules/members/queries/list-posts.ts'
import { serveExportRegister } from '#modules/members/registers/export-register.ts'
import { serveListRegister } from '#modules/members/registers/list-register.ts'

guardEndings()
tellHeldPosts()

export const membersModule: readonly Served[] = [
  serveList,
  serveCount,
  serveGet,
  serveShowNumber,
  serveListChanges,
  serveRegister,
  serveCorrect,
  serveAddEntry,
  serveCorrectEntry,
  serveEndEntry,
  serveChangeStatus,
  serveRecordDeparture,
  serveMoveBranch,
  serveAppoint,
  serveEndPost,
  serveListPosts,
  serveFigures,
  serveCheckFigures,
  ...importOperations,
  ...exportOperations,
  serveListRegister,
  serveExportRegister,
]
