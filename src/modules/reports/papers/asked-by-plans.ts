// What the calendars of plans ask for, as periods with the title of the report.
import type { AskedReport } from '#modules/plans/public.ts'
import { formatDate } from '#rules/calendar/dates.ts'
import { askedByPlan, type Period } from '#rules/reports/periods.ts'

/** The title of a report by the calendar of a plan. */
export const titleOfAsked = (
  { title, every }: Pick<AskedReport, 'title' | 'every'>,
  { to }: Pick<Period, 'to'>,
): string => (every === null ? title : `${title}, kỳ đến ngày ${formatDate(to)}`)

export interface AskedPeriod extends Period {
  planId: string
  planReportId: string
  title: string
  dueOn: string
  setBy: string
}

/** The periods that begun plans ask about in a year. */
export const periodsOf = (asks: readonly AskedReport[], year: number, today: string): AskedPeriod[] =>
  asks.flatMap((one) =>
    askedByPlan(one, year, today).map((period) => ({
      ...period,
      planId: one.planId,
      planReportId: one.reportId,
      setBy: one.setBy,
      title: titleOfAsked(one, period),
    })),
  )
