// The kinds of reports and their periods: months, half-years, years, the free span of an interim or final review, what a plan asks for.
import { addDays, daysInMonth, formatDate } from '../calendar/dates.ts'
import { type Frequency, reportDays } from '../plans/due.ts'

/** Those an organisation sets itself or asks of those below; the other one comes from the calendar of a plan. */
export const ownReportTypes = ['monthly', '6-month', 'yearly', 'interim', 'final'] as const
export type OwnReportType = (typeof ownReportTypes)[number]
export const reportTypes = [...ownReportTypes, 'plan'] as const
export type ReportType = (typeof reportTypes)[number]

export const reportTypeNames: Readonly<Record<ReportType, string>> = {
  monthly: 'Báo cáo tháng',
  '6-month': 'Báo cáo 6 tháng',
  yearly: 'Báo cáo năm',
  interim: 'Báo cáo sơ kết',
  final: 'Báo cáo tổng kết',
  plan: 'Báo cáo theo kế hoạch',
}

/** Both days belong to it. */
export interface Period {
  from: string
  to: string
}

const MONTHS = { monthly: 1, '6-month': 6, yearly: 12 } as const
export type PeriodicType = keyof typeof MONTHS
export const isPeriodic = (type: ReportType): type is PeriodicType => type in MONTHS

const monthSpan = (year: number, first: number, months: number): Period => {
  const last = first + months - 1
  const text = (month: number) => String(month).padStart(2, '0')
  return { from: `${year}-${text(first)}-01`, to: `${year}-${text(last)}-${text(daysInMonth(year, last))}` }
}

/** The periods of a year in their order. */
export const periodsOfYear = (type: PeriodicType, year: number): Period[] =>
  Array.from({ length: 12 / MONTHS[type] }, (_, at) => monthSpan(year, at * MONTHS[type] + 1, MONTHS[type]))

/** Whether these days are a period of the type; of a review any days are, up to ten years. */
export function isPeriodOf(type: ReportType, { from, to }: Period): boolean {
  if (!isPeriodic(type)) return from <= to && to < `${Number(from.slice(0, 4)) + 10}${from.slice(4)}`
  return periodsOfYear(type, Number(from.slice(0, 4))).some((period) => period.from === from && period.to === to)
}

/** The period before one; of a review the same number of days that ended the day before. */
export function periodBefore(type: ReportType, { from, to }: Period): Period {
  const last = addDays(from, -1)
  if (isPeriodic(type)) {
    const found = periodsOfYear(type, Number(last.slice(0, 4))).find((period) => period.to === last)
    if (found !== undefined) return found
  }
  const days = Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
  return { from: addDays(last, -days), to: last }
}

/** `tháng 10/2026`, `6 tháng đầu năm 2026`, `năm 2026`, `từ ngày … đến ngày …`. */
export function periodWords(type: ReportType, { from, to }: Period): string {
  const year = from.slice(0, 4)
  if (type === 'monthly') return `tháng ${from.slice(5, 7)}/${year}`
  if (type === '6-month') return `6 tháng ${from.slice(5, 7) === '01' ? 'đầu' : 'cuối'} năm ${year}`
  if (type === 'yearly') return `năm ${year}`
  return `từ ngày ${formatDate(from)} đến ngày ${formatDate(to)}`
}

/** What one organisation asks of those below. */
export interface Schedule {
  type: OwnReportType
  dueDays: number | null
  from: string | null
  to: string | null
  dueOn: string | null
  startsOn: string
  endedOn: string | null
}

/** What a schedule asks for in a year, of periods that have begun: a periodic one from the first period that ends after it was set. */
export function asked(schedule: Schedule, year: number, today: string): (Period & { dueOn: string })[] {
  const { type, dueDays, from, to, dueOn, startsOn, endedOn } = schedule
  if (!isPeriodic(type)) {
    if (from === null || to === null || dueOn === null || endedOn !== null) return []
    return from.slice(0, 4) <= String(year) && dueOn.slice(0, 4) >= String(year) ? [{ from, to, dueOn }] : []
  }
  return periodsOfYear(type, year)
    .filter((period) => period.from <= today && period.to >= startsOn && (endedOn === null || period.to < endedOn))
    .map((period) => ({ ...period, dueOn: addDays(period.to, dueDays ?? 0) }))
}

/** What the calendar of a plan that was sent asks for. */
export interface PlanAsks {
  dueOn: string
  every: Frequency | null
  /** The days of the plan. */
  startsOn: string
  endsOn: string
  endedOn: string | null
}

/** The reports of a plan that have begun and touch a year: each reaches from the one before, the first from the beginning of the plan. */
export function askedByPlan(asks: PlanAsks, year: number, today: string): (Period & { dueOn: string })[] {
  const days = reportDays(asks, asks.endsOn)
  return days
    .map((dueOn, at) => {
      const last = days[at - 1]
      const from = last === undefined ? asks.startsOn : addDays(last, 1)
      return { from: from > dueOn ? dueOn : from, to: dueOn, dueOn }
    })
    .filter(({ from, to }) => from <= today && (asks.endedOn === null || to <= asks.endedOn))
    .filter(({ from, to }) => from.slice(0, 4) <= String(year) && to.slice(0, 4) >= String(year))
}
