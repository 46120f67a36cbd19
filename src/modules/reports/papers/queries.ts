// Answers the calendar of reports, who has sent, one report, what those below wrote, and the lists behind figures of branches.
import { sql } from 'kysely'
import {
  createReport,
  endSchedule,
  getReport,
  getReportCalendar,
  listFigure,
  listSenders,
  listTextsBelow,
  setSchedule,
} from '#contract/report-papers.ts'
import { mayUse } from '#kernel/permission.ts'
import { notFound, refuse } from '#kernel/refusal.ts'
import { serveQuery } from '#kernel/serve.ts'
import { organisationsByIds, placeAsked } from '#modules/organisations/public.ts'
import { reportsAskedBy } from '#modules/plans/public.ts'
import { periodsOf } from '#modules/reports/papers/asked-by-plans.ts'
import { branchFigure, sumOf } from '#modules/reports/papers/branches.ts'
import { ownReports } from '#modules/reports/papers/owed.ts'
import { sentForPlans } from '#modules/reports/papers/plan-reports.ts'
import { calledBelow, isLowest, schedulesOf, titleOf } from '#modules/reports/papers/schedules.ts'
import { shownReport } from '#modules/reports/papers/shown.ts'
import { findReport, isOwn, sendersOf, sentCounts, textsBelow } from '#modules/reports/papers/store.ts'
import { viewReports, writeReports } from '#modules/reports/scope.ts'
import { asked } from '#rules/reports/periods.ts'

export const serveGetReportCalendar = serveQuery(getReportCalendar, {
  scope: viewReports,
  run: async (context, { organisationId, year: given }) => {
    const { today, actor } = context
    const place = await placeAsked(context, viewReports, organisationId)
    if (place === undefined) return notFound()
    const year = given ?? Number(today.slice(0, 4))
    const schedules = await schedulesOf(context, place.id)
    const wanted = schedules.flatMap((schedule) =>
      asked(schedule, year, today).map((period) => ({
        ...period,
        type: schedule.type,
        planId: null,
        planReportId: null,
        title: titleOf(schedule.type, period, schedule.title),
      })),
    )
    const planned = periodsOf(await reportsAskedBy(context, sql`p.organisation_id = ${place.id}`), year, today)
    const counts = [...(await sentCounts(context, place.id, wanted)), ...(await sentForPlans(context, planned))]
    const below = [...wanted, ...planned.map(({ setBy: _by, ...one }) => ({ ...one, type: 'plan' as const }))].map(
      (one, at) => {
        const { expected, sent } = counts[at] ?? { expected: 0, sent: 0 }
        return { ...one, expected, sent, late: sent < expected && one.dueOn < today }
      },
    )
    const writes = isOwn(context, place.id) && mayUse(writeReports, actor)
    return {
      organisationId: place.id,
      organisationName: place.name,
      year,
      own: await ownReports(context, place, year),
      below: below.toSorted((a, b) => (a.dueOn < b.dueOn ? 1 : -1)),
      schedules: schedules.filter(({ endedOn }) => endedOn === null),
      allowed: !writes
        ? []
        : isLowest(place)
          ? [createReport.name]
          : [createReport.name, setSchedule.name, endSchedule.name],
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
      title: titleOf(type, { from, to }, await calledBelow(context, place.id, type, { from, to })),
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
