// Reorganisations as they are kept: held for a change, the next version, a page of an area.
import { type Selectable, sql } from 'kysely'
import type { Reorganisation } from '#contract/reorganisations.ts'
import type { Reorganisations } from '#db/types.gen.ts'
import type { CommandContext, QueryContext } from '#kernel/context.ts'
import { notFound, type Refusal, refuse, Stale } from '#kernel/refusal.ts'
import { formatDate } from '#rules/calendar/dates.ts'
import type { Own } from '../flow/context.ts'
import { reorganise } from '../scope.ts'

export type Kept = Selectable<Reorganisations>

/** Held until the end of the transaction: in this state and as the caller saw it, else why not. */
export async function held(
  { tx, province, actor }: CommandContext,
  { id, version }: { id: string; version: number },
  state: 'ready' | 'committed',
): Promise<Kept | Refusal | Stale> {
  const row = await tx
    .selectFrom('reorganisations')
    .selectAll()
    .where('province_code', '=', province)
    .where('id', '=', id)
    .where(reorganise.rows(actor, province, 'reorganisations'))
    .forUpdate()
    .executeTakeFirst()
  if (row === undefined) return notFound()
  if (row.state !== state) return refuse(state === 'ready' ? 'reorganisations.over' : 'reorganisations.not-committed')
  if (row.version !== version) return new Stale({ id: row.id, version: row.version, state: row.state })
  return row
}

export const isAnswer = (row: Kept | Refusal | Stale): row is Refusal | Stale => !('decision_no' in row)

/** Writes the next version with what changed. */
export async function change(
  { tx, province }: CommandContext,
  row: Kept,
  changes: Record<string, unknown>,
): Promise<number> {
  const version = row.version + 1
  await tx
    .updateTable('reorganisations')
    .set({ ...changes, version })
    .where('province_code', '=', province)
    .where('id', '=', row.id)
    .execute()
  return version
}

export const documentOf = (decision: { decision_no: string; decided_on: string; issuer: string }): string =>
  `${decision.decision_no} ngày ${formatDate(decision.decided_on)} của ${decision.issuer}`

export const ownOf = (row: Kept): Own => ({
  id: row.id,
  path: row.path,
  organisationId: row.organisation_id,
  effectiveOn: row.effective_on,
  document: documentOf(row),
})

export const about = (row: { id: string; organisation_id: string; path: string }) =>
  ({ organisationId: row.organisation_id, path: row.path, subjectType: 'import', subjectId: row.id }) as const

/** One of them, or a page of an organisation's, the newest first. */
export async function headers(
  { tx, province, actor }: QueryContext,
  asked: { id: string } | { organisationId: string; after: string | null; limit: number },
): Promise<Reorganisation[]> {
  const which =
    'id' in asked
      ? sql`r.id = ${asked.id}`
      : sql`r.organisation_id = ${asked.organisationId} and (${asked.after}::uuid is null or r.id < ${asked.after}::uuid)`
  const instant = (column: string) => sql`to_json(${sql.ref(column)}) #>> '{}'`
  const { rows } = await sql<Reorganisation>`
    select r.id, r.version, r.organisation_id as "organisationId", o.name as "organisationName", r.file_name as "fileName", r.state,
           r.decision_no as "decisionNo", r.decided_on as "decidedOn", r.issuer, r.effective_on as "effectiveOn",
           ${instant('r.created_at')} as "createdAt", r.created_by as "createdBy", ${instant('r.committed_at')} as "committedAt",
           r.committed_by as "committedBy", ${instant('r.ended_at')} as "endedAt", r.ended_by as "endedBy",
           r.undone_reason as "undoneReason", jsonb_array_length(r.lines) as lines, jsonb_array_length(r.report -> 'hinders') as hinders
      from reorganisations r
      join organisations o on o.province_code = ${province} and o.id = r.organisation_id
     where r.province_code = ${province} and ${which} and ${reorganise.rows(actor, province, 'r')}
     order by r.id desc limit ${'id' in asked ? 1 : asked.limit + 1}`.execute(tx)
  return rows
}
