// The outlines of reports: laid down, ended, found for an organisation from the nearest upwards, taken into a draft.
import { isDeepStrictEqual } from 'node:util'
import { sql } from 'kysely'
import { endOutline, getOutline, setOutline, takeOutline } from '#contract/report-outlines.ts'
import type { CommandContext, QueryContext } from '#kernel/context.ts'
import { mayUse } from '#kernel/permission.ts'
import { notFound, refuse, Stale } from '#kernel/refusal.ts'
import { serveCommand, serveQuery } from '#kernel/serve.ts'
import { placeAsked } from '#modules/organisations/public.ts'
import { ownPlace } from '#modules/reports/papers/schedules.ts'
import { changeReport, heldReport, isOwn, type ReportRow } from '#modules/reports/papers/store.ts'
import { viewReports, writeReports } from '#modules/reports/scope.ts'
import { figuresOf, reportFigure } from '#rules/reports/figures.ts'
import { outlines } from '#rules/reports/outline.ts'
import {
  keepingKeys,
  linesOfSections,
  type OwnOutline,
  readSections,
  readTables,
  writtenOf,
} from '#rules/reports/own-outline.ts'
import { type ReportType, reportTypeNames } from '#rules/reports/periods.ts'
import { outlineTaken } from '#rules/reports/take-outline.ts'

interface NearestRow {
  organisationId: string
  organisationName: string
  outline: OwnOutline
  setOn: string
  setBy: string
  version: number
}

/** What the nearest organisation from a path upwards laid down for a type of reports; undefined: nobody. */
const nearestOutline = async (
  { tx, province }: Pick<QueryContext, 'tx' | 'province'>,
  path: string,
  type: ReportType,
): Promise<NearestRow | undefined> =>
  (
    await sql<NearestRow>`
      select organisation_id as "organisationId", organisation_name as "organisationName", outline, set_on as "setOn", set_by as "setBy", version
        from report_outline_of(${province}, ${path}, ${type})`.execute(tx)
  ).rows[0]

/** The organisation's own for a type of reports, held, also one it no longer uses; undefined: it never had one. */
const heldOutline = ({ tx, province }: CommandContext, organisationId: string, type: ReportType) =>
  tx
    .selectFrom('report_outlines')
    .select(['id', 'version', 'ended_on', 'outline'])
    .where('province_code', '=', province)
    .where('organisation_id', '=', organisationId)
    .where('type', '=', type)
    .forUpdate()
    .executeTakeFirst()

/** What a report of an organisation is begun by; null: by the outline of the program. */
export const outlineFor = async (context: QueryContext, path: string, type: ReportType): Promise<OwnOutline | null> =>
  (await nearestOutline(context, path, type))?.outline ?? null

/** The outline a report stands by. */
export const outlineOf = ({ type, outline }: Pick<ReportRow, 'type' | 'outline'>): OwnOutline =>
  outline ?? { sections: outlines[type], tables: [] }

export const serveGetOutline = serveQuery(getOutline, {
  scope: viewReports,
  run: async (context, { organisationId, type }) => {
    const place = await placeAsked(context, viewReports, organisationId)
    if (place === undefined) return notFound()
    const nearest = await nearestOutline(context, place.path, type)
    const own = nearest?.organisationId === place.id
    const { sections, tables } = outlineOf({ type, outline: nearest?.outline ?? null })
    const writes = isOwn(context, place.id) && mayUse(writeReports, context.actor)
    return {
      organisationId: place.id,
      organisationName: place.name,
      type,
      from: nearest === undefined ? ('program' as const) : own ? ('own' as const) : ('above' as const),
      setOn: nearest?.setOn ?? null,
      setBy: nearest === undefined ? null : own ? nearest.setBy : nearest.organisationName,
      version: own ? nearest.version : 0,
      lines: linesOfSections(sections, (key) => reportFigure(key)?.label ?? key),
      tables: tables.map((table) => {
        const { columns, rows, ...rest } = writtenOf(table)
        return { ...rest, columns: [...columns], rows: [...rows] }
      }),
      figures: figuresOf(type).map(({ label }) => label),
      allowed: writes ? [setOutline.name, ...(own ? [endOutline.name] : [])] : [],
    }
  },
})

export const serveSetOutline = serveCommand(setOutline, {
  scope: writeReports,
  run: async (context, { organisationId, type, version, lines, tables: written }) => {
    const { tx, province, today, actor, newId, audit } = context
    const place = await ownPlace(context, organisationId)
    if (place === undefined) return notFound()
    const { sections, unread } = readSections(type, lines)
    const { tables, unread: unreadTables } = readTables(written)
    const [problem] = [...unread, ...unreadTables]
    if (problem !== undefined)
      return refuse('reports.outline-unread', { problem: problem.message }, [...unread, ...unreadTables])
    await sql`select pg_advisory_xact_lock(hashtextextended(${`report outline ${province} ${place.id} ${type}`}, 0))`.execute(
      tx,
    )
    const standing = await heldOutline(context, place.id, type)
    const inForce = standing === undefined || standing.ended_on !== null ? 0 : standing.version
    if (inForce !== version) return new Stale({ id: place.id, version: inForce })
    const said: OwnOutline = { sections, tables }
    const before = standing?.outline as OwnOutline | undefined
    const outline = JSON.stringify(before === undefined ? said : keepingKeys(said, before))
    // Counted on after an end: who still looks at the one before it must not write over this one.
    const next = (standing?.version ?? 0) + 1
    const row = { outline, set_on: today, set_by: actor.displayName, version: next, ended_on: null }
    const id = standing?.id ?? newId()
    if (standing === undefined)
      await tx
        .insertInto('report_outlines')
        .values({ province_code: province, id, path: place.path, organisation_id: place.id, type, ...row })
        .execute()
    else
      await tx
        .updateTable('report_outlines')
        .set(row)
        .where('province_code', '=', province)
        .where('id', '=', id)
        .execute()
    const name = reportTypeNames[type].toLowerCase()
    audit({ organisationId: place.id, path: place.path, summary: `Định đề cương ${name}: ${sections.length} mục.` })
    return { id, version: next }
  },
})

export const serveEndOutline = serveCommand(endOutline, {
  scope: writeReports,
  run: async (context, { organisationId, type, version }) => {
    const { tx, province, today, audit } = context
    const place = await ownPlace(context, organisationId)
    if (place === undefined) return notFound()
    const standing = await heldOutline(context, place.id, type)
    if (standing === undefined || standing.ended_on !== null) return notFound()
    if (standing.version !== version) return new Stale({ id: standing.id, version: standing.version })
    await tx
      .updateTable('report_outlines')
      .set({ ended_on: today })
      .where('province_code', '=', province)
      .where('id', '=', standing.id)
      .execute()
    const name = reportTypeNames[type].toLowerCase()
    audit({ organisationId: place.id, path: place.path, summary: `Thôi dùng đề cương riêng của ${name}.` })
    return { type }
  },
})

/** What a draft is once it has taken an outline; null: that of the program. */
const takenInto = (row: ReportRow, outline: OwnOutline | null): OwnOutline =>
  outlineTaken(outlineOf({ type: row.type, outline }), outlineOf(row), row)

/** Whether a draft would stay as it is if it took the outline in force. */
export const standsBy = (row: ReportRow, inForce: OwnOutline | null): boolean =>
  isDeepStrictEqual(takenInto(row, inForce), outlineOf(row))

export const serveTakeOutline = serveCommand(takeOutline, {
  scope: writeReports,
  run: async (context, input) => {
    const row = await heldReport(context, input)
    if (!('state' in row)) return row
    const taken = takenInto(row, await outlineFor(context, row.path, row.type))
    const summary = `Nhận đề cương mới cho «${row.title}».`
    context.audit({ organisationId: row.organisation_id, path: row.path, summary })
    return changeReport(context, row, { outline: JSON.stringify(taken) })
  },
})
