// The operations of the cases module.
import type { Served } from '#kernel/serve.ts'
import { serveListPeople, servePrintList } from '#modules/cases/lists/operations.ts'
import { serveListBadgesDue } from './badges/list-due.ts'
import { serveAskSupplements } from './commands/ask-supplements.ts'
import { serveCorrectCitizen, serveRegisterCitizen } from './commands/citizens.ts'
import { serveHandTo } from './commands/hand-to.ts'
import { serveOpenCase } from './commands/open-case.ts'
import { serveSendAgain } from './commands/send-again.ts'
import { serveTakeStep } from './commands/take-step.ts'
import { followRestorations } from './flow/complaints-along.ts'
import { followProceedings } from './flow/follow-proceedings.ts'
import { followRules } from './flow/follow-rules.ts'
import { followDepartures } from './flow/member-left.ts'
import { followReorganisations } from './flow/reorganised.ts'
import { followRecords } from './flow/take-up-probations.ts'
import { serveListPapers, servePreviewPaper, servePrintPapers } from './papers/print.ts'
import { serveGetCase, serveListCases, serveListLifecycles } from './queries/cases.ts'
import { serveGetCitizen, serveListCitizens } from './queries/citizens.ts'
import { serveListDifferences } from './queries/differences.ts'
import { serveCountReminders, serveListReminders, serveSeeReminders } from './queries/reminders.ts'
import { serveListUnheard } from './queries/unheard.ts'
import { serveCountWork, serveListWork } from './queries/work.ts'

followRules()

followReorganisations()

followRecords()

followDepartures()

followProceedings()

followRestorations()

export const casesModule: readonly Served[] = [
  serveListWork,
  serveCountWork,
  serveListReminders,
  serveCountReminders,
  serveSeeReminders,
  serveListCases,
  serveGetCase,
  serveListDifferences,
  serveListLifecycles,
  serveOpenCase,
  serveTakeStep,
  serveAskSupplements,
  serveListUnheard,
  serveSendAgain,
  serveHandTo,
  serveListPapers,
  servePreviewPaper,
  servePrintPapers,
  serveListBadgesDue,
  serveListCitizens,
  serveGetCitizen,
  serveRegisterCitizen,
  serveCorrectCitizen,
  serveListPeople,
  servePrintList,
]
