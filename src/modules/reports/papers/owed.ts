// The reports of an organisation: what is asked of it by the level above and by plans, what of that was written and sent, and what it wrote besides.
import { countWaitingReports, type DueReport } from '#contract/report-papers.ts'
import type { QueryContext } from '#kernel/context.ts'
import { serveQuery } from '#kernel/serve.ts'
import { organisationById } from '#modules/organisations/public.ts'
import { reportsAskedOf } from '#modules/plans/public.ts'
import { periodsOf } from '#modules/reports/papers/asked-by-plans.ts'
import { schedulesAbove, titleOf } from '#modules/reports/papers/schedules.ts'
import { isOwn, type ReportRow } from '#modules/reports/papers/store.ts'
import { viewReports } from '#modules/reports/scope.ts'
import { addDays } from '#rules/calendar/dates.ts'
import { asked } from '#rules/reports/periods.ts'

type OwnReport = Pick<
  ReportRow,
  'id' | 'type' | 'from_on' | 'to_on' | 'title' | 'state' | 'edition' | 'plan_report_id'
> & {
  sent_on: string | null
}

/** The reports of an organisation whose period touches some years, with the day the last edition was sent; of others only what was sent. */
async function reportsOf(
  context: QueryContext,
  organisationId: string,
  years: readonly number[],
): Promise<OwnReport[]> {
  const { tx, province } = context
  return tx
    .selectFrom('reports as r')
    .leftJoin('report_editions as e', (join) =>
      join.on('e.province_code', '=', province).onRef('e.report_id', '=', 'r.id').onRef('e.no', '=', 'r.edition'),
    )
    .select([
      'r.id',
      'r.type',
      'r.from_on',
      'r.to_on',
      'r.title',
      'r.state',
      'r.edition',
      'r.plan_report_id',
      'e.sent_on',
    ])
    .where('r.province_code', '=', province)
    .where('r.organisation_id', '=', organisationId)
    .where('r.from_on', '<=', `${Math.max(...years)}-12-31`)
    .where('r.to_on', '>=', `${Math.min(...years)}-01-01`)
    .$if(!isOwn(context, organisationId), (q) => q.where('r.edition', '>', 0))
    .$castTo<OwnReport>()
    .execute()
}

type Known = Pick<DueReport, 'type' | 'from' | 'to' | 'planReportId'>
const keyOf = ({ type, from, to, planReportId }: Known): string =>
  planReportId === null ? `${type} ${from} ${to}` : `${planReportId} ${to}`
const keyOfRow = (row: OwnReport): string =>
  keyOf({ type: row.type, from: row.from_on, to: row.to_on, planReportId: row.plan_report_id })

type Owed = DueReport & { planId: string | null }
type Asked = Known & Pick<Owed, 'planId' | 'dueOn' | 'setBy' | 'title'>

/** What is asked of an organisation in some years, each once. */
async function askedOf(context: QueryContext, path: string, years: readonly number[]): Promise<Asked[]> {
  const { today } = context
  const schedules = await schedulesAbove(context, path)
  const plans = await reportsAskedOf(context, path)
  const all = years.flatMap((year) => [
    ...schedules.flatMap((schedule) =>
      asked(schedule, year, today).map((period) => ({
        ...period,
        type: schedule.type,
        setBy: schedule.setBy,
        planId: null,
        planReportId: null,
        title: titleOf(schedule.type, period, schedule.title),
      })),
    ),
    ...periodsOf(plans, year, today).map((period) => ({ ...period, type: 'plan' as const })),
  ])
  return [...new Map(all.map((one) => [keyOf(one), one])).values()]
}

function standing(context: QueryContext, organisationId: string, one: Asked, row: OwnReport | undefined): Owed {
  const sentOn = row?.sent_on ?? null
  return {
    type: one.type,
    from: one.from,
    to: one.to,
    planId: one.planId,
    planReportId: one.planReportId,
    dueOn: one.dueOn,
    setBy: one.setBy,
    title: row?.title ?? one.title,
    reportId: row?.id ?? null,
    state: row === undefined ? 'none' : isOwn(context, organisationId) ? row.state : 'sent',
    edition: row?.edition ?? 0,
    sentOn,
    late: one.dueOn !== null && (row?.edition ?? 0) <= 1 && (sentOn ?? context.today) > one.dueOn,
  }
}

type Place = { id: string; path: string }

/** What an organisation owes or has sent of what was asked of it. */
export async function owedReports(context: QueryContext, place: Place, years: readonly number[]): Promise<Owed[]> {
  const rows = await reportsOf(context, place.id, years)
  const written = new Map(rows.map((row) => [keyOfRow(row), row]))
  const asks = await askedOf(context, place.path, years)
  return asks.map((one) => standing(context, place.id, one, written.get(keyOf(one))))
}

/** What is owed and what was written besides, the latest period first. */
export async function ownReports(context: QueryContext, place: Place, year: number): Promise<DueReport[]> {
  const owed = await owedReports(context, place, [year])
  const known = new Set(owed.map(keyOf))
  const others = (await reportsOf(context, place.id, [year]))
    .filter((row) => !known.has(keyOfRow(row)))
    .map((row) => {
      const besides = { dueOn: null, setBy: null, planId: null, planReportId: row.plan_report_id, title: row.title }
      return standing(context, place.id, { ...besides, type: row.type, from: row.from_on, to: row.to_on }, row)
    })
  return [...owed, ...others]
    .map(({ planId: _plan, ...row }) => row)
    .toSorted((a, b) => (a.to === b.to ? a.title.localeCompare(b.title, 'vi') : a.to < b.to ? 1 : -1))
}

/** So many days before its last day a report stands among the work to do. */
const AHEAD = 15
const MOST_SHOWN = 20

export const serveCountWaitingReports = serveQuery(countWaitingReports, {
  scope: viewReports,
  run: async (context) => {
    const { tx, province, today, actor } = context
    const place = await organisationById(tx, province, actor.seat.organisationId)
    // A seat of the centre owes nothing in the province it looks at.
    if (place === undefined) return { rows: [] }
    const year = Number(today.slice(0, 4))
    const rows = (await owedReports(context, place, [year - 1, year]))
      .filter(({ edition, dueOn }) => edition === 0 && dueOn !== null && dueOn <= addDays(today, AHEAD))
      .toSorted((a, b) => ((a.dueOn ?? '') < (b.dueOn ?? '') ? -1 : 1))
      .slice(0, MOST_SHOWN)
    return { rows: rows.map(({ planId: _plan, ...row }) => row) }
  },
})

/** What a plan asks of the organisation for a period; undefined where none does. */
export async function askedByPlanOf(context: QueryContext, place: Place, planReportId: string, to: string) {
  const asks = await askedOf(context, place.path, [Number(to.slice(0, 4))])
  return asks.find((one) => one.planReportId === planReportId && one.to === to)
}
