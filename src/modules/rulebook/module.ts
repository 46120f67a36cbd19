// The operations of the rulebook module.
import type { Served } from '#kernel/serve.ts'
import { serveChangeParameter } from '#modules/rulebook/commands/change-parameter.ts'
import { serveConfirmParameter } from '#modules/rulebook/commands/confirm-parameter.ts'
import { serveEndParameter } from '#modules/rulebook/commands/end-parameter.ts'
import { serveRecordInstrument } from '#modules/rulebook/commands/record-instrument.ts'
import { serveSetHolidayYear } from '#modules/rulebook/commands/set-holiday-year.ts'
import { serveTakeBackParameter } from '#modules/rulebook/commands/take-back-parameter.ts'
import {
  serveGetHolidayYear,
  serveListHolidayYears,
  serveProposeHolidayYear,
} from '#modules/rulebook/queries/holidays.ts'
import { serveListInstruments } from '#modules/rulebook/queries/instruments.ts'
import { serveGetParameter, serveListParameters } from '#modules/rulebook/queries/parameters.ts'

export const rulebookModule: readonly Served[] = [
  serveListParameters,
  serveGetParameter,
  serveChangeParameter,
  serveConfirmParameter,
  serveTakeBackParameter,
  serveEndParameter,
  serveListInstruments,
  serveRecordInstrument,
  serveListHolidayYears,
  serveGetHolidayYear,
  serveProposeHolidayYear,
  serveSetHolidayYear,
]
