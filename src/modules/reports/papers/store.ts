// Rows of reports and of what was sent: finding one as the caller may see it, holding the own draft, changing it.
import { type Selectable, sql, type Updateable } from 'kysely'
import type { ReportContent, ReportSection } from '#contract/report-papers.ts'
import type { ReportEditions, Reports } from '#db/types.gen.ts'
import type { CommandContext, QueryContext } from '#kernel/context.ts'
import { notFound, type Refusal, refuse, Stale } from '#kernel/refusal.ts'
import { viewReports } from '#modules/reports/scope.ts'
import type { Cells, OwnOutline, OwnTable } from '#rules/reports/own-outline.ts'
import type { Period, ReportType } from '#rules/reports/periods.ts'

type Context = Pick<QueryContext, 'tx' | 'province'>

export type ReportRow = Omit<Selectable<Reports>, 'type' | 'state' | 'texts' | 'content' | 'outline' | 'cells'> & {
  type: ReportType
  state: 'draft' | 'sent'
  texts: Record<string, string[]>
  content: ReportContent
  /** Null: by the outline of the program. */
  outline: OwnOutline | null
  /** By table what was typed into it. */
  cells: Record<string, Cells>
}

/** A table with what stands in it. */
export interface SentTable {
  table: OwnTable
  cells: Cells
  /** What those directly below had sent by then, added up; not in editions of before it was kept. */
  below?: Record<string, number>
}

/** What was frozen in an edition. */
export interface SentContent {
  title: string
  organisationName: string
  countedOn: string
  sections: ReportSection[]
  content: ReportContent
  /** Not in editions of before there were tables. */
  tables?: SentTable[]
  /** Not in editions of before they were kept. */
  head?: ReportHead
  /** It in the book of outgoing documents; not in editions of before they were entered there. */
  documentId?: string
}

/** What heads a report on paper. */
export interface ReportHead {
  superior: string
  issuer: string
  place: string | null
  /** Whom it goes to; null: nobody stands above. */
  recipient: string | null
}
export type EditionRow = Omit<Selectable<ReportEditions>, 'content'> & { content: SentContent }

/** A report is written only by the organisation it is of. */
export const isOwn = ({ actor }: QueryContext, organisationId: string): boolean =>
  actor.seat.organisationId === organisationId

/** The report where the caller may see it: the own one, or one of an organisation below that was sent. */
export async function findReport(
  context: QueryContext,
  id: string,
  how: 'read' | 'lock' = 'read',
): Promise<ReportRow | undefined> {
  const { tx, province, actor } = context
  const row = await tx
    .selectFrom('reports')
    .selectAll()
    .where('province_code', '=', province)
    .where('id', '=', id)
    .where(viewReports.rows(actor, province, 'reports'))
    .$if(how === 'lock', (q) => q.forUpdate())
    .$castTo<ReportRow>()
    .executeTakeFirst()
  return row !== undefined && (isOwn(context, row.organisation_id) || row.edition > 0) ? row : undefined
}

/** The own report at the version the caller saw, held; otherwise why not. */
export async function heldReport(
  context: CommandContext,
  input: { id: string; version: number },
  wanted: 'draft' | 'any' = 'draft',
): Promise<ReportRow | Refusal | Stale> {
  const row = await findReport(context, input.id, 'lock')
  if (row === undefined || !isOwn(context, row.organisation_id)) return notFound()
  if (row.version !== input.version) {
    const { id, version, title, state, texts, cells } = row
    return new Stale({ id, version, title, state, texts, cells })
  }
  return wanted === 'draft' && row.state !== 'draft' ? refuse('reports.frozen') : row
}

export async function changeReport(
  { tx, province }: CommandContext,
  { id }: Pick<ReportRow, 'id'>,
  changes: Updateable<Reports>,
): Promise<{ id: string; version: number }> {
  const { version } = await tx
    .updateTable('reports')
    .set({ ...changes, version: sql`version + 1` })
    .where('province_code', '=', province)
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow()
  return { id, version }
}

/** What was sent of a report, the first edition first. */
export const editionsOf = ({ tx, province }: Context, reportId: string): Promise<EditionRow[]> =>
  tx
    .selectFrom('report_editions')
    .selectAll()
    .where('province_code', '=', province)
    .where('report_id', '=', reportId)
    .orderBy('no')
    .$castTo<EditionRow>()
    .execute()

export interface Sender {
  organisationId: string
  organisationName: string
  reportId: string | null
  edition: number
  sentOn: string | null
}

/** The organisations that stand directly below one today, with what each sent for a period last. */
export async function sendersOf(
  { tx, province }: Context,
  parentId: string,
  type: ReportType,
  { from, to }: Period,
): Promise<Sender[]> {
  const { rows } = await sql<Sender>`
    select o.id as "organisationId", o.name as "organisationName", e.report_id as "reportId", coalesce(e.no, 0) as edition,
           e.sent_on as "sentOn"
      from organisations o
      left join reports r on r.province_code = ${province} and r.organisation_id = o.id and r.type = ${type}
       and r.from_on = ${from}::date and r.to_on = ${to}::date and r.edition > 0
      left join report_editions e on e.province_code = ${province} and e.report_id = r.id and e.no = r.edition
     where o.province_code = ${province} and o.parent_id = ${parentId} and o.ended_on is null and o.founded_on <= ${to}::date
     order by o.sort_key, o.id`.execute(tx)
  return rows
}

/** How many of those directly below one today owe each of some reports, and how many sent it; in the order asked. */
export async function sentCounts(
  { tx, province }: Context,
  parentId: string,
  asked: readonly ({ type: ReportType } & Period)[],
): Promise<{ expected: number; sent: number }[]> {
  const { rows } = await sql<{ expected: number; sent: number }>`
    select count(o.id)::integer as expected, count(r.id)::integer as sent
      from unnest(${asked.map(({ type }) => type)}::text[], ${asked.map(({ from }) => from)}::date[], ${asked.map(({ to }) => to)}::date[])
           with ordinality as p(type, from_on, to_on, place)
      left join organisations o on o.province_code = ${province} and o.parent_id = ${parentId} and o.ended_on is null
       and o.founded_on <= p.to_on
      left join reports r on r.province_code = ${province} and r.organisation_id = o.id and r.type = p.type and r.from_on = p.from_on
       and r.to_on = p.to_on and r.edition > 0
     group by p.place order by p.place`.execute(tx)
  return rows
}

/** What those directly below said in a section of the report they sent for a period. */
export async function textsBelow(
  { tx, province }: Context,
  parentId: string,
  type: ReportType,
  { from, to }: Period,
  section: string,
): Promise<{ organisationId: string; organisationName: string; reportId: string; paragraphs: string[] }[]> {
  const { rows } = await sql<{
    organisationId: string
    organisationName: string
    reportId: string
    paragraphs: string[]
  }>`
    select o.id as "organisationId", o.name as "organisationName", r.id as "reportId", s.value -> 'paragraphs' as paragraphs
      from organisations o
      join reports r on r.province_code = ${province} and r.organisation_id = o.id and r.type = ${type}
       and r.from_on = ${from}::date and r.to_on = ${to}::date and r.edition > 0
      join report_editions e on e.province_code = ${province} and e.report_id = r.id and e.no = r.edition
     cross join jsonb_array_elements(e.content -> 'sections') s
     where o.province_code = ${province} and o.parent_id = ${parentId} and o.ended_on is null
       and s.value ->> 'key' = ${section} and jsonb_array_length(s.value -> 'paragraphs') > 0
     order by o.sort_key, o.id`.execute(tx)
  return rows
}
