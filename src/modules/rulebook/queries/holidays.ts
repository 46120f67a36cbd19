// Answers the tables of days off, and what the law and the lunar calendar propose for a year.
import { getHolidayYear, listHolidayYears, proposeHolidayYear, type ShownHolidayYear } from '#contract/rulebook.ts'
import type { QueryContext } from '#kernel/context.ts'
import { notFound } from '#kernel/refusal.ts'
import { serveQuery } from '#kernel/serve.ts'
import { mayKeep, viewRulebook } from '#modules/rulebook/scope.ts'
import { currentHolidays, type HolidayRow, holidaysOf, holidayYearFrom } from '#modules/rulebook/store/holidays.ts'
import { COUNTRY } from '#modules/rulebook/store/versions.ts'
import { lawfulHolidays } from '#rules/calendar/lawful-holidays.ts'
import { missingHolidays } from '#rules/calendar/missing-holidays.ts'

export function shownYear(row: HolidayRow): ShownHolidayYear {
  const table = holidayYearFrom(row)
  return {
    ...table,
    version: row.version,
    author: row.author,
    reason: row.reason,
    recordedAt: new Date(row.recorded_at).toISOString(),
    missing: missingHolidays(table),
  }
}

const allowed = ({ actor }: QueryContext): string[] => (mayKeep(actor, COUNTRY) ? ['rulebook.set-holiday-year'] : [])

export const serveListHolidayYears = serveQuery(listHolidayYears, {
  scope: viewRulebook,
  run: async (context) => {
    const rows = await currentHolidays(context.tx)
    const thisYear = Number(context.today.slice(0, 4))
    const missingYears = [thisYear, thisYear + 1, thisYear + 2].filter((y) => rows.every(({ year }) => year !== y))
    return { rows: rows.toReversed().map(shownYear), missingYears, allowed: allowed(context) }
  },
})

export const serveGetHolidayYear = serveQuery(getHolidayYear, {
  scope: viewRulebook,
  run: async (context, { year }) => {
    const rows = await holidaysOf(context.tx, year)
    const table = rows.find((row) => row.ended_at === null)
    return {
      table: table === undefined ? null : shownYear(table),
      earlier: rows.filter((row) => row.ended_at !== null).map(shownYear),
      allowed: allowed(context),
    }
  },
})

export const serveProposeHolidayYear = serveQuery(proposeHolidayYear, {
  scope: viewRulebook,
  run: async (_context, { year }) => lawfulHolidays(year) ?? notFound(),
})
