// Answers the calendar of reports, who has sent, one report, what those below wrote, and the lists behind figures of branches.
import {
  createReport,
  type DueReport,
  endSchedule,
  getReport,
  getReportCalendar,
  listFigure,
  listSenders,
  listTextsBelow,
  setSchedule,
} from '#contract/report-papers.ts'
import type { QueryContext } from '#kernel/context.ts'
import { mayUse } from '#kernel/permission.ts'
import { notFound, refuse } from '#kernel/refusal.ts'
import { serveQuery } from '#kernel/serve.ts'
import { organisationsByIds, placeAsked } from '#modules/organisations/public.ts'
import { branchFigure, sumOf } from '#modules/reports/papers/branches.ts'
import { schedulesAbove, schedulesOf, titleOf } from '#modules/reports/papers/schedules.ts'
import { shownReport } from '#modules/reports/papers/shown.ts'
import { findReport, isOwn, type ReportRow, sendersOf, sentCounts, textsBelow } from '#modules/reports/papers/store.ts'
import { viewReports, writeReports } from '#modules/reports/scope.ts'
import { organisationTypes } from '#rules/code-lists/organisation-types.ts'
import { asked, type Period, periodWords } from '#rules/reports/periods.ts'

type OwnReport = Pick<ReportRow, 'id' | 'type' | 'from_on' | 'to_on' | 'title' | 'state' | 'edition'> & {
  sent_on: string | null
}

/** The reports of an organisation whose period touches a year, with the day the last edition was sent; of others only what was sent. */
async function reportsOf(context: QueryContext, organisationId: string, year: number): Promise<OwnReport[]> {
  const { tx, province } = context
  return tx
    .selectFrom('reports as r')
    .leftJoin('report_editions as e', (join) =>
      join.on('e.province_code', '=', province).onRef('e.report_id', '=', 'r.id').onRef('e.no', '=', 'r.edition'),
    )
    .select(['r.id', 'r.type', 'r.from_on', 'r.to_on', 'r.title', 'r.state', 'r.edition', 'e.sent_on'])
    .where('r.province_code', '=', province)
    .where('r.organisation_id', '=', organisationId)
    .where('r.from_on', '<=', `${year}-12-31`)
    .where('r.to_on', '>=', `${year}-01-01`)
    .$if(!isOwn(context, organisationId), (q) => q.where('r.edition', '>', 0))
    .$castTo<OwnReport>()
    .execute()
}

const periodKey = (type: string, { from, to }: Period): string => `${type} ${from} ${to}`

/** What is owed and what was written, the latest period first. */
async function ownReports(
  context: QueryContext,
  place: { id: string; path: string },
  year: number,
): Promise<DueReport[]> {
  const { today } = context
  const written = await reportsOf(context, place.id, year)
  const byPeriod = new Map(written.map((row) => [periodKey(row.type, { from: row.from_on, to: row.to_on }), row]))
  const due = (await schedulesAbove(context, place.path)).flatMap((schedule) =>
    asked(schedule, year, today).map((period) => ({
      ...{ type: schedule.type, from: period.from, to: period.to, dueOn: period.dueOn, setBy: schedule.setBy },
      title: schedule.title,
    })),
  )
  const owed = new Set(due.map((one) => periodKey(one.type, one)))
  const others = written
    .filter((row) => !owed.has(periodKey(row.type, { from: row.from_on, to: row.to_on })))
    .map((row) => ({
      ...{ type: row.type, from: row.from_on, to: row.to_on, dueOn: null, setBy: null, title: row.title },
    }))
  return [...due, ...others]
    .map((one): DueReport => {
      const row = byPeriod.get(periodKey(one.type, one))
      const sentOn = row?.sent_on ?? null
      const state = row === undefined ? 'none' : isOwn(context, place.id) ? row.state : 'sent'
      return {
        ...one,
        title: row?.title ?? titleOf(one.type, periodWords(one.type, one)),
        ...{ reportId: row?.id ?? null, state, edition: row?.edition ?? 0, sentOn },
        late: one.dueOn !== null && (row?.edition ?? 0) <= 1 && (sentOn ?? today) > one.dueOn,
      }
    })
    .toSorted((a, b) => (a.to === b.to ? a.title.localeCompare(b.title, 'vi') : a.to < b.to ? 1 : -1))
}

export const serveGetReportCalendar = serveQuery(getReportCalendar, {
  scope: viewReports,
  run: async (context, { organisationId, year: given }) => {
    const { today, actor } = context
    const place = await placeAsked(context, viewReports, organisationId)
    if (place === undefined) return notFound()
    const year = given ?? Number(today.slice(0, 4))
    const schedules = await schedulesOf(context, place.id)
    const wanted = schedules.flatMap((schedule) =>
      asked(schedule, year, today).map((period) => ({ type: schedule.type, ...period })),
    )
    const counts = await sentCounts(context, place.id, wanted)
    const below = wanted.map((one, at) => {
      const { expected, sent } = counts[at] ?? { expected: 0, sent: 0 }
      const title = titleOf(one.type, periodWords(one.type, one))
      return { ...one, title, expected, sent, late: sent < expected && one.dueOn < today }
    })
    // Nobody stands below a branch.
    const isBranch = organisationTypes.byCode(place.typeCode)?.isBranch === true
    const writes = isOwn(context, place.id) && mayUse(writeReports, actor)
    return {
      ...{ organisationId: place.id, organisationName: place.name, year },
      own: await ownReports(context, place, year),
      below: below.toSorted((a, b) => (a.dueOn < b.dueOn ? 1 : -1)),
      schedules: schedules.filter(({ endedOn }) => endedOn === null),
      allowed: !writes ? [] : isBranch ? [createReport.name] : [createReport.name, setSchedule.name, endSchedule.name],
    }
  },
})

export const serveListSenders = serveQuery(listSenders, {
  scope: viewReports,
  run: async (context, { organisationId, type, from, to }) => {
    const place = await placeAsked(context, viewReports, organisationId)
    if (place === undefined) return notFound()
    const rows = await sendersOf(context, place.id, type, { from, to })
    return {
      organisationName: place.name,
      title: titleOf(type, periodWords(type, { from, to })),
      expected: rows.length,
      sent: rows.filter(({ reportId }) => reportId !== null).length,
      rows,
    }
  },
})

export const serveGetReport = serveQuery(getReport, {
  scope: viewReports,
  run: async (context, { id, edition }) => {
    const row = await findReport(context, id)
    return (row && (await shownReport(context, row, edition))) ?? notFound()
  },
})

export const serveListTextsBelow = serveQuery(listTextsBelow, {
  scope: writeReports,
  run: async (context, { id, section }) => {
    const row = await findReport(context, id)
    if (row === undefined || !isOwn(context, row.organisation_id)) return notFound()
    const period = { from: row.from_on, to: row.to_on }
    return { rows: await textsBelow(context, row.organisation_id, row.type, period, section) }
  },
})

export const serveListFigure = serveQuery(listFigure, {
  scope: viewReports,
  run: async (context, { organisationId, figure, from, to }) => {
    const { tx, province } = context
    if (from > to) return refuse('reports.period-reversed', { from, on: to })
    const place = await placeAsked(context, viewReports, organisationId)
    if (place === undefined) return notFound()
    const counted = (await branchFigure(context, place.path, figure, { from, to })) ?? []
    const places = await organisationsByIds(
      tx,
      province,
      counted.map((row) => row.organisationId),
    )
    return {
      organisationName: place.name,
      total: sumOf(counted),
      rows: counted
        .map((row) => ({ ...row, organisationName: places.get(row.organisationId)?.name ?? '' }))
        .toSorted((a, b) => a.organisationName.localeCompare(b.organisationName, 'vi', { numeric: true })),
    }
  },
})
