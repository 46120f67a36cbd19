// What a commit and its undoing read and mark in the rows: in the order of the tree, so that figures are locked in one order.
import { sql } from 'kysely'
import type { Tx } from '#db/tenancy.ts'
import type { StagedRow } from '#modules/members/imports/store/rows.ts'

export interface PlacedRow extends StagedRow {
  branch_id: string
  branch_path: string
}

/** Where the batch before ended. */
export interface Place {
  path: string
  seq: number
}

/** Rows to be written as new members, by place in the tree. Every one has its branch. */
export async function incomingRows(
  tx: Tx,
  province: string,
  importId: string,
  after: Place,
  limit: number,
): Promise<PlacedRow[]> {
  const { rows } = await sql<PlacedRow>`
    select r.*, o.id as branch_id, o.path as branch_path
      from import_rows r join organisations o on o.province_code = ${province} and o.id = r.organisation_id
     where r.province_code = ${province} and r.import_id = ${importId} and r.decision = 'import'
       and (o.path, r.seq) > (${after.path}::text, ${after.seq}::integer)
     order by o.path, r.seq limit ${limit}`.execute(tx)
  return rows
}

/** Rows that fill in what a record lacks, by the place of the member in the tree. */
export async function fillingRows(
  tx: Tx,
  province: string,
  importId: string,
  after: Place,
  limit: number,
): Promise<PlacedRow[]> {
  const { rows } = await sql<PlacedRow>`
    select r.*, m.organisation_id as branch_id, m.path as branch_path
      from import_rows r join members m on m.province_code = ${province} and m.id = r.matched_member_id
     where r.province_code = ${province} and r.import_id = ${importId} and r.decision = 'update'
       and (m.path, r.seq) > (${after.path}::text, ${after.seq}::integer)
     order by m.path, r.seq limit ${limit}`.execute(tx)
  return rows
}

export interface RowResult {
  seq: number
  memberId: string
  version: number
  /** Fields filled in; null for a new member. */
  filled: readonly string[] | null
}

/** Notes what became of rows. */
export async function markResults(
  tx: Tx,
  province: string,
  importId: string,
  result: 'created' | 'updated',
  rows: readonly RowResult[],
): Promise<void> {
  await sql`
    update import_rows r set result = ${result}, member_id = v.member_id, member_version = v.version,
           filled = string_to_array(v.filled, ',')
      from unnest(${rows.map((r) => r.seq)}::integer[], ${rows.map((r) => r.memberId)}::uuid[],
                  ${rows.map((r) => r.version)}::integer[], ${rows.map((r) => r.filled?.join(',') ?? null)}::text[])
        as v(seq, member_id, version, filled)
     where r.province_code = ${province} and r.import_id = ${importId} and r.seq = v.seq`.execute(tx)
}

export async function markRestSkipped(tx: Tx, province: string, importId: string): Promise<number> {
  const done = await tx
    .updateTable('import_rows')
    .set({ result: 'skipped' })
    .where('province_code', '=', province)
    .where('import_id', '=', importId)
    .where('result', 'is', null)
    .executeTakeFirst()
  return Number(done.numUpdatedRows)
}

export interface WrittenRow {
  result: 'created' | 'updated'
  fullName: string
  memberId: string
  filled: string[] | null
  /** Nobody has changed the member since, and the member is still within reach. */
  unchanged: boolean
}

/** Everything a commit wrote, with whether it still stands as it was written. */
export async function writtenRows(tx: Tx, province: string, importId: string): Promise<WrittenRow[]> {
  const { rows } = await sql<WrittenRow>`
    select r.result, r.full_name as "fullName", r.member_id as "memberId", r.filled,
           coalesce(m.version = r.member_version, false) as unchanged
      from import_rows r left join members m on m.province_code = ${province} and m.id = r.member_id
     where r.province_code = ${province} and r.import_id = ${importId} and r.result in ('created', 'updated')
     order by r.seq`.execute(tx)
  return rows
}

/** Lets one import after the other be written in a province: a second one then sees whom the first has brought. */
export async function takeTurns(tx: Tx, province: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${province}:import`}, 7403))`.execute(tx)
}

/**
 * Holds the figures of all organisations that a commit will touch, in one order, before the first of them is changed: a commit
 * changes them batch by batch and must not meet another change half-way.
 */
export async function holdFigures(tx: Tx, province: string, paths: readonly string[]): Promise<void> {
  await sql`select path from organisation_figures
     where province_code = ${province} and path = any(${[...new Set(paths)].sort()}::text[]) order by path for update`.execute(
    tx,
  )
}

/** Paths of the branches that rows of an import go into or whose members they fill in. */
export async function pathsTouched(tx: Tx, province: string, importId: string): Promise<string[]> {
  const { rows } = await sql<{ path: string }>`
    select distinct o.path from import_rows r
      join organisations o on o.province_code = ${province} and o.id = r.organisation_id
     where r.province_code = ${province} and r.import_id = ${importId} and r.decision = 'import'
    union
    select distinct m.path from import_rows r
      join members m on m.province_code = ${province} and m.id = r.matched_member_id
     where r.province_code = ${province} and r.import_id = ${importId} and r.decision = 'update'`.execute(tx)
  return rows.map((row) => row.path)
}
