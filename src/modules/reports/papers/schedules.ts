// Which reports an organisation asks of those directly below: set, ended, and read by those of whom they are asked.
import { sql } from 'kysely'
import { endSchedule, setSchedule } from '#contract/report-papers.ts'
import type { CommandContext, QueryContext } from '#kernel/context.ts'
import { notFound, refuse, Stale } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { type OrganisationRow, organisationById } from '#modules/organisations/public.ts'
import { writeReports } from '#modules/reports/scope.ts'
import { organisationTypes } from '#rules/code-lists/organisation-types.ts'
import {
  isPeriodic,
  type Period,
  periodWords,
  type ReportType,
  reportTypeNames,
  type Schedule,
} from '#rules/reports/periods.ts'

export type ScheduleRow = Schedule & { id: string; title: string; version: number }
export type AskedSchedule = Omit<ScheduleRow, 'version'> & { setBy: string }

const columns = [
  ...(['id', 'type', 'title', 'version'] as const),
  'due_days as dueDays',
  'from_on as from',
  'to_on as to',
  'due_on as dueOn',
  'starts_on as startsOn',
  'ended_on as endedOn',
] as const

/** What an organisation asks of those below, the oldest first; ended ones too. */
export const schedulesOf = ({ tx, province }: QueryContext, organisationId: string): Promise<ScheduleRow[]> =>
  tx
    .selectFrom('report_schedules')
    .select(columns)
    .where('province_code', '=', province)
    .where('organisation_id', '=', organisationId)
    .orderBy('id')
    .$castTo<ScheduleRow>()
    .execute()

/** What the organisation directly above asks of the one at a path. */
export const schedulesAbove = async ({ tx, province }: QueryContext, path: string): Promise<AskedSchedule[]> =>
  (
    await sql<AskedSchedule>`
      select id, type, title, due_days as "dueDays", from_on as "from", to_on as "to", due_on as "dueOn", starts_on as "startsOn",
             ended_on as "endedOn", set_by as "setBy"
        from report_schedules_above(${province}, ${path}) order by id`.execute(tx)
  ).rows

/** The own organisation of the seat in the province worked in; undefined where another one is named. */
export const ownPlace = async (
  { tx, province, actor }: CommandContext,
  asked?: string,
): Promise<OrganisationRow | undefined> =>
  asked === undefined || asked === actor.seat.organisationId
    ? organisationById(tx, province, actor.seat.organisationId)
    : undefined

/** Nobody stands below a branch. */
export const isLowest = ({ typeCode }: Pick<OrganisationRow, 'typeCode'>): boolean =>
  organisationTypes.byCode(typeCode)?.isBranch === true

export const serveSetSchedule = serveCommand(setSchedule, {
  scope: writeReports,
  run: async (context, input) => {
    const { tx, province, today, actor, newId, audit } = context
    const place = await ownPlace(context, input.organisationId)
    if (place === undefined) return notFound()
    if (isLowest(place)) return refuse('reports.nobody-below', { organisation: place.name })
    const { type, dueDays = null, from = null, to = null, dueOn = null } = input
    const periodic = isPeriodic(type)
    const whole = periodic ? dueDays !== null : from !== null && to !== null && dueOn !== null && from <= to
    if (!whole) {
      const path = periodic ? 'dueDays' : 'dueOn'
      return refuse('reports.schedule-incomplete', {}, [{ path, message: 'Ghi hạn gửi.' }])
    }
    // Two who ask for the same at once: one of them asks, and the other is told.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`report schedules ${province} ${place.id}`}, 0))`.execute(
      tx,
    )
    const standing = (await schedulesOf(context, place.id)).filter(({ endedOn }) => endedOn === null)
    if (standing.some(isAbout(type, { from: from ?? '', to: to ?? '' }))) return refuse('reports.schedule-there')
    const id = newId()
    const title = input.title ?? reportTypeNames[type]
    const days = periodic ? { due_days: dueDays } : { from_on: from, to_on: to, due_on: dueOn }
    await tx
      .insertInto('report_schedules')
      .values({
        province_code: province,
        id,
        path: place.path,
        organisation_id: place.id,
        type,
        title,
        ...days,
        starts_on: today,
        set_by: actor.displayName,
      })
      .execute()
    audit({ organisationId: place.id, path: place.path, summary: `Định lịch «${title}» cho các tổ chức trực thuộc.` })
    return { id, version: 1 }
  },
})

export const serveEndSchedule = serveCommand(endSchedule, {
  scope: writeReports,
  run: async (context, { id, version }) => {
    const { tx, province, today, audit } = context
    const place = await ownPlace(context)
    if (place === undefined) return notFound()
    const row = await tx
      .selectFrom('report_schedules')
      .selectAll()
      .where('province_code', '=', province)
      .where('organisation_id', '=', place.id)
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()
    if (row === undefined) return notFound()
    if (row.version !== version) return new Stale({ id, version: row.version, title: row.title })
    if (row.ended_on !== null) return refuse('reports.schedule-ended')
    await tx
      .updateTable('report_schedules')
      .set({ ended_on: today, version: version + 1 })
      .where('province_code', '=', province)
      .where('id', '=', id)
      .execute()
    audit({ organisationId: place.id, path: place.path, summary: `Thôi yêu cầu «${row.title}».` })
    return { id, version: version + 1 }
  },
})

/** The title of a report: as those who ask for it call it, of a periodic one with its period; else by its type and its period. */
export function titleOf(type: ReportType, period: Period, called?: string): string {
  const words = periodWords(type, period)
  if (called === undefined || called === reportTypeNames[type])
    return `${isPeriodic(type) ? 'Báo cáo' : reportTypeNames[type]} ${words}`
  return isPeriodic(type) ? `${called} ${words}` : called
}

const isAbout =
  (type: ReportType, { from, to }: Period) =>
  (one: ScheduleRow | AskedSchedule): boolean =>
    one.type === type && one.endedOn === null && (isPeriodic(type) || (one.from === from && one.to === to))

/** What the level above calls a report it asks for; undefined where it asks for none. */
export const calledAbove = async (context: QueryContext, path: string, type: ReportType, period: Period) =>
  (await schedulesAbove(context, path)).find(isAbout(type, period))?.title

/** What an organisation calls a report it asks for of those below. */
export const calledBelow = async (context: QueryContext, organisationId: string, type: ReportType, period: Period) =>
  (await schedulesOf(context, organisationId)).find(isAbout(type, period))?.title
