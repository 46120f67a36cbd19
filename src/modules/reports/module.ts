// The operations of the reports module.
import type { Served } from '#kernel/serve.ts'
import { exportAnswer } from './commands/export-answer.ts'
import { exportTable } from './commands/export-table.ts'
import {
  serveCorrectReport,
  serveCreateReport,
  serveFillReport,
  serveRemoveReport,
  serveWriteSection,
} from './papers/commands.ts'
import { serveEndOutline, serveGetOutline, serveSetOutline, serveTakeOutline } from './papers/outlines.ts'
import { serveCountWaitingReports } from './papers/owed.ts'
import { serveGetPlanCalendar, serveListPlanSenders } from './papers/plan-reports.ts'
import { servePrintReport } from './papers/print.ts'
import {
  serveGetReport,
  serveGetReportCalendar,
  serveListFigure,
  serveListSenders,
  serveListTextsBelow,
} from './papers/queries.ts'
import { serveEndSchedule, serveSetSchedule } from './papers/schedules.ts'
import { serveSendReport } from './papers/send.ts'
import { serveListTableBelow, serveWriteTable } from './papers/tables.ts'
import { getTable } from './queries/get-table.ts'
import { listCell } from './queries/list-cell.ts'
import {
  serveAsk,
  serveGetReceived,
  serveListQuestions,
  serveRemoveQuestion,
  serveRemoveReceived,
  serveSaveQuestion,
  serveShareQuestion,
} from './questions/operations.ts'

export const reportsModule: readonly Served[] = [
  getTable,
  listCell,
  exportTable,
  serveAsk,
  serveListQuestions,
  serveSaveQuestion,
  serveRemoveQuestion,
  serveShareQuestion,
  serveGetReceived,
  serveRemoveReceived,
  exportAnswer,
  serveGetReportCalendar,
  serveListSenders,
  serveGetPlanCalendar,
  serveListPlanSenders,
  serveCountWaitingReports,
  serveSetSchedule,
  serveEndSchedule,
  serveCreateReport,
  serveGetReport,
  serveFillReport,
  serveWriteSection,
  serveListTextsBelow,
  serveSendReport,
  serveCorrectReport,
  serveRemoveReport,
  servePrintReport,
  serveListFigure,
  serveGetOutline,
  serveSetOutline,
  serveEndOutline,
  serveTakeOutline,
  serveWriteTable,
  serveListTableBelow,
]
