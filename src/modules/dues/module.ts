// The operations of the dues module.
import type { Served } from '#kernel/serve.ts'
import { serveCounterEntry, serveHandOverBook, serveOpenBook } from '#modules/dues/commands/book.ts'
import { serveCollect } from '#modules/dues/commands/collect.ts'
import { serveDeclareBase } from '#modules/dues/commands/declare-base.ts'
import { serveDeclareBases } from '#modules/dues/commands/declare-bases.ts'
import { serveConfirmReceipt, serveMoveBalance, serveRemit } from '#modules/dues/commands/money-up.ts'
import { serveCloseMonth, serveReopenMonth } from '#modules/dues/commands/months.ts'
import { servePrintReceipts } from '#modules/dues/commands/print-receipts.ts'
import { serveDecideRelief, serveProposeRelief } from '#modules/dues/commands/reliefs.ts'
import { followAlong } from '#modules/dues/follow.ts'
import { serveGetDuesImport, serveListDuesImports } from '#modules/dues/imports/read.ts'
import { serveStartDuesImport } from '#modules/dues/imports/start.ts'
import {
  serveCancelDuesImport,
  serveCommitDuesImport,
  serveConfirmDuesImportRows,
  serveDecideDuesImportRow,
  serveUndoDuesImport,
} from '#modules/dues/imports/write.ts'
import { answerPaidTo } from '#modules/dues/paid-to.ts'
import { serveListBook } from '#modules/dues/queries/book.ts'
import { serveGetMember, serveListReliefs } from '#modules/dues/queries/member.ts'
import { serveGetMonth } from '#modules/dues/queries/month.ts'
import { serveGetReceipts, serveListReceipts } from '#modules/dues/queries/receipts.ts'
import { serveCheckSums, serveGetQuarter, serveListBranchMonths } from '#modules/dues/queries/reports.ts'
import { serveCountWaiting } from '#modules/dues/queries/waiting.ts'

followAlong()
answerPaidTo()

export const duesModule: readonly Served[] = [
  serveGetMonth,
  serveGetMember,
  serveDeclareBase,
  serveDeclareBases,
  serveListReliefs,
  serveProposeRelief,
  serveDecideRelief,
  serveCollect,
  serveListBook,
  serveGetReceipts,
  serveListReceipts,
  servePrintReceipts,
  serveOpenBook,
  serveCounterEntry,
  serveHandOverBook,
  serveRemit,
  serveConfirmReceipt,
  serveMoveBalance,
  serveCloseMonth,
  serveReopenMonth,
  serveListBranchMonths,
  serveGetQuarter,
  serveCheckSums,
  serveCountWaiting,
  serveStartDuesImport,
  serveListDuesImports,
  serveGetDuesImport,
  serveDecideDuesImportRow,
  serveCommitDuesImport,
  serveConfirmDuesImportRows,
  serveCancelDuesImport,
  serveUndoDuesImport,
]
