// The row of one import: fetched through the scope, moved from state to state, its counts.
import { type Selectable, sql } from 'kysely'
import type { ImportState } from '#contract/imports.ts'
import type { Tx } from '#db/tenancy.ts'
import type { Imports } from '#db/types.gen.ts'
import type { QueryContext } from '#kernel/context.ts'
import { importMembers } from '#modules/members/imports/scope.ts'

export type ImportRecord = Selectable<Imports> & { state: ImportState; organisation_name: string }

const base = ({ tx, actor, province }: QueryContext) =>
  tx
    .selectFrom('imports')
    .innerJoin('organisations as o', (join) =>
      join.onRef('o.id', '=', 'imports.organisation_id').on('o.province_code', '=', province),
    )
    .selectAll('imports')
    .select('o.name as organisation_name')
    .where('imports.province_code', '=', province)
    .where(importMembers.rows(actor, province, 'imports'))

export async function findImport(context: QueryContext, id: string): Promise<ImportRecord | undefined> {
  return base(context).where('imports.id', '=', id).$castTo<ImportRecord>().executeTakeFirst()
}

/** Like `findImport`, held until the transaction ends: two who act on one import take turns. */
export async function lockImport(context: QueryContext, id: string): Promise<ImportRecord | undefined> {
  return base(context).where('imports.id', '=', id).forUpdate('imports').$castTo<ImportRecord>().executeTakeFirst()
}

/** Newest first: identifiers grow with time. */
export async function pageOfImports(
  context: QueryContext,
  request: { state: ImportState | undefined; after: string | null; limit: number },
): Promise<ImportRecord[]> {
  let query = base(context)
  if (request.state !== undefined) query = query.where('imports.state', '=', request.state)
  if (request.after !== null) query = query.where('imports.id', '<', request.after)
  return query
    .orderBy('imports.id', 'desc')
    .limit(request.limit + 1)
    .$castTo<ImportRecord>()
    .execute()
}

export interface ImportChanges {
  state?: ImportState
  mapping?: string | null
  failure_code?: string | null
  layout?: string | null
  rows_read?: number
  rows_expected?: number | null
  rows_left_out?: number
  committed_by?: string
  committed_at?: Date
  undone_by?: string
  undone_at?: Date
  undone_reason?: string
  founded?: string
  create_branches?: boolean
}

/** Writes changes and the next version; answers that version. The caller holds the row. */
export async function changeImport(
  tx: Tx,
  province: string,
  record: { id: string; version: number },
  changes: ImportChanges,
): Promise<number> {
  const version = record.version + 1
  await tx
    .updateTable('imports')
    .set({ ...changes, version })
    .where('province_code', '=', province)
    .where('id', '=', record.id)
    .execute()
  return version
}

/** Counts the rows anew into the import. */
export async function recount(tx: Tx, province: string, importId: string): Promise<void> {
  await sql`
    update imports i set rows_new = c.new, rows_match = c.match, rows_problem = c.problem, rows_notice = c.notice
      from (select count(*) filter (where state = 'new') as new, count(*) filter (where state = 'match') as match,
                   count(*) filter (where state = 'problem') as problem, count(*) filter (where noticed) as notice
              from import_rows where province_code = ${province} and import_id = ${importId}) c
     where i.province_code = ${province} and i.id = ${importId}`.execute(tx)
}

/** Moves on the progress of a reading that is still wanted. False when it was cancelled meanwhile. */
export async function noteProgress(
  tx: Tx,
  province: string,
  importId: string,
  version: number,
  progress: { read: number; expected: number | null },
): Promise<boolean> {
  const done = await tx
    .updateTable('imports')
    .set({ rows_read: progress.read, rows_expected: progress.expected })
    .where('province_code', '=', province)
    .where('id', '=', importId)
    .where('version', '=', version)
    .where('state', '=', 'reading')
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

/** Readings that a stopped server left behind: nothing of them was written, so they begin anew. For the start of a server. */
export async function failInterrupted(tx: Tx): Promise<void> {
  const { rows } = await sql<{ province_code: string; id: string }>`
    select i.province_code, i.id from imports i where i.province_code between '00' and '99' and i.state = 'reading'`.execute(
    tx,
  )
  for (const { province_code: province, id } of rows) {
    await sql`delete from import_rows where province_code = ${province} and import_id = ${id}`.execute(tx)
    await sql`update imports set state = 'failed', failure_code = 'imports.interrupted', version = version + 1
               where province_code = ${province} and id = ${id} and state = 'reading'`.execute(tx)
  }
}
