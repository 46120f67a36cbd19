// The operations of the documents module.
import type { Served } from '#kernel/serve.ts'
import { serveChangeCard, serveRecordCard } from '#modules/documents/commands/cards.ts'
import { serveAssignTasks, serveConfirm } from '#modules/documents/commands/confirm.ts'
import { serveAddVersion, serveDraft, serveGetVersionFile, serveIssue } from '#modules/documents/commands/drafts.ts'
import { serveOpen } from '#modules/documents/commands/open.ts'
import { serveExportPackage, serveImportPackage } from '#modules/documents/commands/packages.ts'
import { serveReadFile } from '#modules/documents/commands/read-file.ts'
import { serveChange, serveLink, serveRecord, serveUnlink } from '#modules/documents/commands/register.ts'
import { serveAcknowledge, serveSend } from '#modules/documents/commands/send.ts'
import { serveDrop, serveSettleHead, serveSettleTask } from '#modules/documents/commands/settle.ts'
import {
  serveGet,
  serveGetFile,
  serveGetReading,
  serveList,
  serveListCards,
} from '#modules/documents/queries/documents.ts'

import {
  serveCompareVersions,
  serveGetPaper,
  serveGetVersion,
  servePrintPaper,
} from '#modules/documents/queries/drafts.ts'
import { serveListCitations, serveListOpenings } from '#modules/documents/queries/exchange.ts'

export const documentsModule: readonly Served[] = [
  serveList,
  serveGet,
  serveReadFile,
  serveGetReading,
  serveSettleHead,
  serveSettleTask,
  serveConfirm,
  serveDrop,
  serveAssignTasks,
  serveRecord,
  serveChange,
  serveLink,
  serveUnlink,
  serveSend,
  serveAcknowledge,
  serveGetFile,
  serveRecordCard,
  serveChangeCard,
  serveListCards,
  serveDraft,
  serveAddVersion,
  serveGetVersion,
  serveCompareVersions,
  serveGetVersionFile,
  serveIssue,
  serveGetPaper,
  servePrintPaper,
  serveOpen,
  serveListOpenings,
  serveListCitations,
  serveExportPackage,
  serveImportPackage,
]
