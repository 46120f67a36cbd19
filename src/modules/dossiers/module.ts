// The operations of the dossiers module.
import type { Served } from '#kernel/serve.ts'
import { serveHandOver, serveRecordKeeper } from '#modules/dossiers/commands/custody.ts'
import { serveMarkPapers } from '#modules/dossiers/commands/mark-papers.ts'
import {
  serveCorrectPaper,
  serveFillFromCases,
  serveRecordPaper,
  serveWithdrawPaper,
} from '#modules/dossiers/commands/papers.ts'
import { serveRecordReading } from '#modules/dossiers/commands/record-reading.ts'
import { serveCheck, serveClose, serveSettle, serveStart } from '#modules/dossiers/commands/rounds.ts'
import { sendContentsAlong } from '#modules/dossiers/flow/contents.ts'
import { followAlong } from '#modules/dossiers/flow/follow.ts'
import { writeContentsList } from '#modules/dossiers/print-contents.ts'
import { servePreviewForm, servePrintForm } from '#modules/dossiers/print-forms.ts'
import { servePrintHandover } from '#modules/dossiers/print-handover.ts'
import { serveGetAnnounced } from '#modules/dossiers/queries/announced.ts'
import { serveGetHandover, serveListHandovers, serveListReadings } from '#modules/dossiers/queries/custody.ts'
import { serveCompleteness, serveGet, serveList } from '#modules/dossiers/queries/dossiers.ts'
import {
  serveGetReconciliation,
  serveListDifferences,
  serveListReconciliations,
} from '#modules/dossiers/queries/rounds.ts'

followAlong()
sendContentsAlong()
writeContentsList()

export const dossiersModule: readonly Served[] = [
  serveGet,
  serveGetAnnounced,
  serveList,
  serveCompleteness,
  serveMarkPapers,
  serveRecordPaper,
  serveCorrectPaper,
  serveWithdrawPaper,
  serveFillFromCases,
  serveRecordKeeper,
  serveHandOver,
  serveListHandovers,
  serveGetHandover,
  servePrintHandover,
  servePreviewForm,
  servePrintForm,
  serveRecordReading,
  serveListReadings,
  serveListReconciliations,
  serveGetReconciliation,
  serveListDifferences,
  serveStart,
  serveCheck,
  serveSettle,
  serveClose,
]
