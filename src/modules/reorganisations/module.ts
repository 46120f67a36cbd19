// The operations of the reorganisations module.
import type { Served } from '#kernel/serve.ts'
import { serveCancel, serveCheck, serveStart } from './commands/look-through.ts'
import { serveMakeSheet } from './commands/make-sheet.ts'
import { serveCommit, serveConfirm, serveUndo } from './commands/write.ts'
import { serveGet, serveList } from './queries.ts'

export const reorganisationsModule: readonly Served[] = [
  serveMakeSheet,
  serveStart,
  serveCheck,
  serveCommit,
  serveUndo,
  serveConfirm,
  serveCancel,
  serveList,
  serveGet,
]
