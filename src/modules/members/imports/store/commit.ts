// What a commit and its undoing read and mark in the rows: in the order of the tree, so that figures are locked in one order.
import { sql } from 'kysely'
import type { Tx } from '#db/tenancy.ts'
import type { StagedRow } from '#modules/members/imports/store/rows.ts'

/** A row to be written and the branch it goes into, or whose member it fills in. */
export interface Placed {
  seq: number
  branchId: string
  branchPath: string
}

// Rows and where they go are read apart and put together here: on a new installation the planner knows nothing yet of how many
// rows there are, and a join of the two took 20 seconds.

const inTree = (rows: Placed[]): Placed[] =>
  rows.sort((a, b) => (a.branchPath < b.branchPath ? -1 : a.branchPath > b.branchPath ? 1 : a.seq - b.seq))

/** Rows to be written as new members, by place in the tree. Every one has its branch. */
export async function incomingRows(tx: Tx, province: string, importId: string): Promise<Placed[]> {
  const rows = await tx
    .selectFrom('import_rows')
    .select(['seq', 'organisation_id as branchId'])
    .where('province_code', '=', province)
    .where('import_id', '=', importId)
    .where('decision', '=', 'import')
    .execute()
  const ids = [...new Set(rows.map((row) => row.branchId))]
  const { rows: branches } = await sql<{ id: string; path: string }>`select o.id, o.path from organisations o
     where o.province_code = ${province} and o.id = any(${ids}::uuid[])`.execute(tx)
  const pathOf = new Map(branches.map((branch) => [branch.id, branch.path]))
  return inTree(
    rows.map(({ seq, branchId }) => {
      const branchPath = pathOf.get(branchId ?? '')
      if (branchId === null || branchPath === undefined) throw new Error(`row ${seq} of ${importId} without a branch`)
      return { seq, branchId, branchPath }
    }),
  )
}

/**
 * Rows that fill in what a record lacks, by the place of the member in the tree. Members that left the reach are left out; the others
 * are held: whoever changes a record holds it first and the figures after it, so a commit has to do the same.
 */
export async function fillingRows(tx: Tx, province: string, importId: string): Promise<Placed[]> {
  const rows = await tx
    .selectFrom('import_rows')
    .select(['seq', 'matched_member_id as memberId'])
    .where('province_code', '=', province)
    .where('import_id', '=', importId)
    .where('decision', '=', 'update')
    .execute()
  const ids = rows.map((row) => row.memberId)
  const { rows: members } = await sql<{ id: string; branchId: string; branchPath: string }>`
    select m.id, m.organisation_id as "branchId", m.path as "branchPath" from members m
     where m.province_code = ${province} and m.id = any(${ids}::uuid[])
     order by m.id for update`.execute(tx)
  const placeOf = new Map(members.map((member) => [member.id, member]))
  return inTree(
    rows.flatMap(({ seq, memberId }) => {
      const place = placeOf.get(memberId ?? '')
      return place === undefined ? [] : [{ seq, branchId: place.branchId, branchPath: place.branchPath }]
    }),
  )
}

/** Rows by their numbers. */
export async function rowsBySeq(
  tx: Tx,
  province: string,
  importId: string,
  seqs: readonly number[],
): Promise<Map<number, StagedRow>> {
  const { rows } = await sql<StagedRow>`select r.* from import_rows r
     where r.province_code = ${province} and r.import_id = ${importId} and r.seq = any(${seqs}::integer[])`.execute(tx)
  return new Map(rows.map((row) => [row.seq, row]))
}

/**
 * Forgets the plans kept for this connection, before each batch. The look-up behind a foreign key is planned once and kept; planned
 * while a new installation was almost empty it reads a whole index of the province, and 20 000 members took minutes.
 */
export async function planAnew(tx: Tx): Promise<void> {
  await sql`discard plans`.execute(tx)
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

/** Names of the people a commit has entered with a number that somebody else within reach holds by now. */
export async function numbersTaken(tx: Tx, province: string, importId: string): Promise<string[]> {
  const created = await tx
    .selectFrom('import_rows')
    .select(['full_name', 'personal_no_hash', 'card_no_hash'])
    .where('province_code', '=', province)
    .where('import_id', '=', importId)
    .where('result', '=', 'created')
    .execute()
  const taken = new Set<string>()
  for (const column of ['personal_no_hash', 'card_no_hash'] as const) {
    const hashes = created.flatMap((row) => row[column] ?? [])
    if (hashes.length === 0) continue
    const { rows } = await sql<{ hash: string }>`select ${sql.ref(`m.${column}`)} as hash from members m
      where m.province_code = ${province} and ${sql.ref(`m.${column}`)} = any(${hashes}::text[])
        and m.status <> 'left' and m.import_id is distinct from ${importId}`.execute(tx)
    const held = new Set(rows.map((row) => row.hash))
    for (const row of created) if (held.has(row[column] ?? '')) taken.add(row.full_name)
  }
  return [...taken]
}

export interface WrittenRow {
  result: 'created' | 'updated'
  fullName: string
  memberId: string
  filled: string[] | null
  /** Where the member is now; null when the member is beyond the reach. */
  path: string | null
  /** Nobody has changed the member since. */
  unchanged: boolean
}

/** Everything a commit wrote, with whether it still stands as it was written; the members are held, as for `fillingRows`. */
export async function writtenRows(tx: Tx, province: string, importId: string): Promise<WrittenRow[]> {
  const rows = await tx
    .selectFrom('import_rows')
    .select(['result', 'full_name', 'member_id', 'member_version', 'filled'])
    .where('province_code', '=', province)
    .where('import_id', '=', importId)
    .where('result', 'in', ['created', 'updated'])
    .orderBy('seq')
    .execute()
  const ids = rows.map((row) => row.member_id)
  const { rows: members } = await sql<{ id: string; version: number; path: string }>`
    select m.id, m.version, m.path from members m
     where m.province_code = ${province} and m.id = any(${ids}::uuid[])
     order by m.id for update`.execute(tx)
  const now = new Map(members.map((member) => [member.id, member]))
  return rows.map((row) => {
    const member = now.get(row.member_id ?? '')
    return {
      result: row.result as WrittenRow['result'],
      fullName: row.full_name,
      memberId: row.member_id ?? '',
      filled: row.filled,
      path: member?.path ?? null,
      unchanged: member !== undefined && member.version === row.member_version,
    }
  })
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
