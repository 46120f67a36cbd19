// Lists of payments as they are kept: the list, its rows, how many of each kind.
import { type Selectable, sql } from 'kysely'
import type { DuesImport } from '#contract/dues-imports.ts'
import type { DuesImportRows, DuesImports } from '#db/types.gen.ts'
import type { CommandContext, QueryContext } from '#kernel/context.ts'
import type { SeatScope } from '#kernel/permission.ts'
import { notFound, type Refusal, refuse, Stale } from '#kernel/refusal.ts'
import { keepDues } from '#modules/dues/scope.ts'
import type { Judged } from '#rules/dues/match-payments.ts'

export type ListRow = Selectable<DuesImports>
export type PaymentRecord = Selectable<DuesImportRows>

/** The list, held until the end of the transaction: in this state and as the caller saw it, else why not. */
export async function heldList(
  { tx, province, actor }: CommandContext,
  { id, version }: { id: string; version: number },
  state: 'ready' | 'committed',
): Promise<ListRow | Refusal | Stale> {
  const list = await tx
    .selectFrom('dues_imports')
    .selectAll()
    .where('province_code', '=', province)
    .where('id', '=', id)
    .where(keepDues.rows(actor, province, 'dues_imports'))
    .forUpdate()
    .executeTakeFirst()
  if (list === undefined) return notFound()
  if (list.state !== state) return refuse(state === 'ready' ? 'dues.list-over' : 'dues.list-not-written')
  if (list.version !== version) return new Stale({ id: list.id, version: list.version, state: list.state })
  return list
}

export const isAnswer = (list: ListRow | Refusal | Stale): list is Refusal | Stale => !('path' in list)

/** The next version of the list, ended or not. */
export async function changeList(
  { tx, province, now, actor }: CommandContext,
  list: ListRow,
  state: ListRow['state'],
): Promise<number> {
  const version = list.version + 1
  const ended = state === 'ready' ? {} : { ended_at: now.toISOString(), ended_by: actor.displayName }
  await tx
    .updateTable('dues_imports')
    .set({ version, state, ...ended })
    .where('province_code', '=', province)
    .where('id', '=', list.id)
    .execute()
  return version
}

/** The rows of a list in its order. */
export const rowsOf = ({ tx, province }: QueryContext, importId: string): Promise<PaymentRecord[]> =>
  tx
    .selectFrom('dues_import_rows')
    .selectAll()
    .where('province_code', '=', province)
    .where('import_id', '=', importId)
    .orderBy('seq')
    .execute()

/** Keeps how rows were judged, and the lines they became. */
export async function keepJudged(
  { tx, province }: CommandContext,
  importId: string,
  rows: readonly (Judged & { seq: number; entryId?: string })[],
): Promise<void> {
  const kept = rows.map(({ seq, memberId, state, findings, entryId = null }) => ({
    seq,
    member_id: memberId,
    state,
    findings,
    entry_id: entryId,
  }))
  await sql`
    update dues_import_rows r
       set member_id = x.member_id, state = x.state, findings = x.findings, entry_id = x.entry_id
      from jsonb_to_recordset(${JSON.stringify(kept)}::jsonb) as x(seq integer, member_id uuid, state text, findings jsonb, entry_id uuid)
     where r.province_code = ${province} and r.import_id = ${importId} and r.seq = x.seq`.execute(tx)
}

type Counted = Omit<DuesImport, 'allowed'>

/** Lists with what became of their rows: one of them, or a page of an organisation's, the newest first. */
export async function countedLists(
  { tx, province, actor }: QueryContext,
  scope: SeatScope,
  asked: { id: string } | { organisationId: string; after: string | null; limit: number },
): Promise<Counted[]> {
  const which =
    'id' in asked
      ? sql`i.id = ${asked.id}`
      : sql`i.organisation_id = ${asked.organisationId} and (${asked.after}::uuid is null or i.id < ${asked.after}::uuid)`
  const most = 'id' in asked ? 1 : asked.limit + 1
  const { rows } = await sql<Counted>`
    select i.id, i.version, i.organisation_id as "organisationId", o.name as "organisationName", i.file_name as "fileName",
           i.channel, i.state, to_json(i.created_at) #>> '{}' as "createdAt", i.created_by as "createdBy",
           to_json(i.ended_at) #>> '{}' as "endedAt", i.ended_by as "endedBy", c.counts, c.amount
      from dues_imports i
      join organisations o on o.province_code = ${province} and o.id = i.organisation_id
     cross join lateral (
        select json_build_object(
                 'matched', count(*) filter (where r.state = 'matched' and not r.left_out),
                 'doubtful', count(*) filter (where r.state = 'doubtful' and not r.left_out),
                 'unmatched', count(*) filter (where r.state = 'unmatched' and not r.left_out),
                 'leftOut', count(*) filter (where r.left_out), 'written', count(r.entry_id)) as counts,
               coalesce(sum(r.amount) filter (where r.entry_id is not null or (i.state = 'ready' and r.state = 'matched' and not r.left_out)), 0)::bigint as amount
          from dues_import_rows r where r.province_code = ${province} and r.import_id = i.id) c
     where i.province_code = ${province} and ${which} and ${scope.rows(actor, province, 'i')}
     order by i.id desc limit ${most}`.execute(tx)
  return rows
}

/** A page and one more of the rows, by their place in the list. */
export async function pageOfRows(
  { tx, province }: QueryContext,
  importId: string,
  { show, after, limit }: { show: 'all' | 'matched' | 'rest'; after: number | null; limit: number },
): Promise<(PaymentRecord & { member_name: string | null; branch_name: string | null })[]> {
  const ok = sql`r.entry_id is not null or (r.state = 'matched' and not r.left_out)`
  const kind = show === 'all' ? sql`true` : show === 'matched' ? sql`(${ok})` : sql`not (${ok})`
  const { rows } = await sql<PaymentRecord & { member_name: string | null; branch_name: string | null }>`
    select r.*, m.full_name as member_name, o.name as branch_name
      from dues_import_rows r
      left join members m on m.province_code = ${province} and m.id = r.member_id
      left join organisations o on o.province_code = ${province} and o.id = m.organisation_id
     where r.province_code = ${province} and r.import_id = ${importId} and r.seq > ${after ?? 0} and ${kind}
     order by r.seq limit ${limit + 1}`.execute(tx)
  return rows
}
