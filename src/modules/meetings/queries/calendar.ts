// The calendar of a branch for a year, and the list of meetings of an organisation and all below it.
import { z } from 'zod'
import { getCalendar, listComing, listMeetings } from '#contract/meeting-calendar.ts'
import { cutPage, readCursor } from '#kernel/page.ts'
import { mayUse } from '#kernel/permission.ts'
import { notFound, Refusal } from '#kernel/refusal.ts'
import { serveQuery } from '#kernel/serve.ts'
import { commonDays } from '#modules/meetings/flow/common-day.ts'
import { gatheringOf } from '#modules/meetings/flow/plan-checks.ts'
import { headOf } from '#modules/meetings/queries/shown.ts'
import { keepMeetings, viewMeetings } from '#modules/meetings/scope.ts'
import { branchesOf } from '#modules/meetings/store/in-charge.ts'
import { comingOf, readMeetings, yearOf } from '#modules/meetings/store/meetings.ts'
import { meetingPlaceAsked } from '#modules/meetings/store/places.ts'
import { electorateOn } from '#modules/members/public.ts'
import { settingOf } from '#modules/rulebook/public.ts'

const THEMATIC = ['thematic', 'regular-with-thematic']

export const serveGetCalendar = serveQuery(getCalendar, {
  scope: viewMeetings,
  run: async (context, input) => {
    const place = await meetingPlaceAsked(context, viewMeetings, input.organisationId)
    if (place === undefined) return notFound()
    const { year } = input
    const rows = place.isBranch ? await yearOf(context, place.id, year) : []
    const setting = await settingOf(context)
    const mayPlan = place.isBranch && mayUse(keepMeetings, context.actor)
    const thematic = new Set(
      rows
        .filter(({ kind, state }) => THEMATIC.includes(kind) && state !== 'cancelled')
        .map(({ month }) => Math.ceil(Number(month.slice(5)) / 3)),
    )
    return {
      organisationId: place.id,
      organisationName: place.name,
      isBranch: place.isBranch,
      year,
      meetings: rows.map(headOf),
      commonDays: commonDays(year, setting).flatMap(({ month, on }) => (on === null ? [] : [{ month, on }])),
      quartersWithoutThematic: [1, 2, 3, 4].filter((quarter) => !thematic.has(quarter)),
      gathering: mayPlan ? gatheringOf((await electorateOn(context, place.id, context.today)).members) : null,
      allowed: mayPlan ? ['meetings.lay-out-year', 'meetings.plan'] : [],
    }
  },
})

const place = z.tuple([z.iso.date(), z.uuid()])

export const serveListMeetings = serveQuery(listMeetings, {
  scope: viewMeetings,
  run: async (context, input) => {
    const organisation = await meetingPlaceAsked(context, viewMeetings, input.organisationId)
    if (organisation === undefined) return notFound()
    const after = readCursor(input.after, place)
    if (after instanceof Refusal) return after
    const rows = await readMeetings(context, {
      path: organisation.path,
      from: input.from ?? null,
      to: input.to ?? null,
      state: input.state ?? null,
      kind: input.kind ?? null,
      after: after as readonly [string, string] | null,
      limit: input.limit,
    })
    const cut = cutPage(rows, input.limit, (row) => [row.planned_on, row.id])
    return { rows: cut.rows.map(headOf), next: cut.next, total: null }
  },
})

export const serveListComing = serveQuery(listComing, {
  scope: viewMeetings,
  run: async (context) => {
    const { actor } = context
    const own = actor.seat.organisationId
    const rows = await comingOf(context, [own, ...(await branchesOf(context, actor.memberId))])
    return { rows: rows.map((row) => ({ ...headOf(row), inCharge: row.organisation_id !== own })) }
  },
})
