// The rows of an import: written in batches while a file is read, looked through, decided, marked with what became of them.
import { type Selectable, sql } from 'kysely'
import type { ImportDecision, ImportRowState } from '#contract/imports.ts'
import type { Tx } from '#db/tenancy.ts'
import type { ImportRows } from '#db/types.gen.ts'
import type { Secrets } from '#kernel/secrets.ts'
import { hashesOf, type StagedContent, sealContent } from '#modules/members/imports/staged.ts'
import { branchKey } from '#rules/member-list/branch-names.ts'

export type StagedRow = Selectable<ImportRows> & { state: ImportRowState; decision: ImportDecision }

/** A row ready to be kept. */
export interface NewRow {
  seq: number
  sheet: string
  sheetRow: number
  state: ImportRowState
  decision: ImportDecision
  corrected: boolean
  organisationId: string | null
  matchedId: string | null
  content: StagedContent
}

/** What follows from the content of a row, for its columns. */
export function columnsOfRow(row: Omit<NewRow, 'seq' | 'sheet' | 'sheetRow'>, secrets: Secrets) {
  const { values, findings } = row.content
  const hashes = hashesOf(values, secrets)
  return {
    state: row.state,
    decision: row.decision,
    corrected: row.corrected,
    noticed: findings.some((f) => f.severity === 'notice'),
    full_name: values.fullName,
    branch_name: values.branch,
    branch_key: values.branch === '' ? '' : branchKey(values.branch),
    organisation_id: row.organisationId,
    codes: [...new Set(findings.map((f) => f.code))],
    personal_no_hash: hashes.personal,
    card_no_hash: hashes.card,
    matched_member_id: row.matchedId,
    values_sealed: sealContent(row.content, secrets),
  }
}

/** Keeps rows: one statement, one array a column; the codes travel as text joined by commas. */
export async function insertRows(
  tx: Tx,
  place: { province: string; importId: string; path: string },
  rows: readonly NewRow[],
  secrets: Secrets,
): Promise<void> {
  if (rows.length === 0) return
  const all = rows.map((row) => ({ ...row, ...columnsOfRow(row, secrets) }))
  await sql`
    insert into import_rows (province_code, import_id, path, seq, sheet, sheet_row, state, decision, corrected, noticed, full_name,
        branch_name, branch_key, organisation_id, codes, personal_no_hash, card_no_hash, matched_member_id, values_sealed)
    select ${place.province}, ${place.importId}::uuid, ${place.path}, r.seq, r.sheet, r.sheet_row, r.state, r.decision, false,
           r.noticed, r.full_name, r.branch_name, r.branch_key, r.organisation_id,
           coalesce(string_to_array(nullif(r.codes, ''), ','), '{}'), r.personal, r.card, r.matched, r.sealed
      from unnest(${all.map((r) => r.seq)}::integer[], ${all.map((r) => r.sheet)}::text[], ${all.map((r) => r.sheetRow)}::integer[],
                  ${all.map((r) => r.state)}::text[], ${all.map((r) => r.decision)}::text[], ${all.map((r) => r.noticed)}::boolean[],
                  ${all.map((r) => r.full_name)}::text[], ${all.map((r) => r.branch_name)}::text[],
                  ${all.map((r) => r.branch_key)}::text[], ${all.map((r) => r.organisation_id)}::uuid[],
                  ${all.map((r) => r.codes.join(','))}::text[], ${all.map((r) => r.personal_no_hash)}::text[],
                  ${all.map((r) => r.card_no_hash)}::text[], ${all.map((r) => r.matched_member_id)}::uuid[],
                  ${all.map((r) => r.values_sealed)}::text[])
        as r(seq, sheet, sheet_row, state, decision, noticed, full_name, branch_name, branch_key, organisation_id, codes,
             personal, card, matched, sealed)`.execute(tx)
}

export async function deleteRows(tx: Tx, province: string, importId: string): Promise<void> {
  await tx.deleteFrom('import_rows').where('province_code', '=', province).where('import_id', '=', importId).execute()
}

const base = (tx: Tx, province: string, importId: string) =>
  tx.selectFrom('import_rows').selectAll().where('province_code', '=', province).where('import_id', '=', importId)

export async function pageOfRows(
  tx: Tx,
  province: string,
  importId: string,
  wanted: {
    state: ImportRowState | undefined
    decision: ImportDecision | undefined
    code: string | undefined
    after: number
    limit: number
  },
): Promise<StagedRow[]> {
  let query = base(tx, province, importId).where('seq', '>', wanted.after)
  if (wanted.state !== undefined) query = query.where('state', '=', wanted.state)
  if (wanted.decision !== undefined) query = query.where('decision', '=', wanted.decision)
  if (wanted.code !== undefined) query = query.where(sql<boolean>`codes @> array[${wanted.code}::text]`)
  return query
    .orderBy('seq')
    .limit(wanted.limit + 1)
    .$castTo<StagedRow>()
    .execute()
}

export async function lockRow(tx: Tx, province: string, importId: string, seq: number): Promise<StagedRow | undefined> {
  return base(tx, province, importId).where('seq', '=', seq).forUpdate().$castTo<StagedRow>().executeTakeFirst()
}

/** Writes a row anew after a decision or a correction. */
export async function updateRow(
  tx: Tx,
  province: string,
  importId: string,
  row: NewRow,
  secrets: Secrets,
): Promise<StagedRow> {
  return tx
    .updateTable('import_rows')
    .set(columnsOfRow(row, secrets))
    .where('province_code', '=', province)
    .where('import_id', '=', importId)
    .where('seq', '=', row.seq)
    .returningAll()
    .$castTo<StagedRow>()
    .executeTakeFirstOrThrow()
}

/** Other rows that may be the same person: the same personal number, or the same name. */
export async function rowsAlike(
  tx: Tx,
  province: string,
  importId: string,
  row: { seq: number; fullName: string; personal: string | null },
): Promise<StagedRow[]> {
  return base(tx, province, importId)
    .where('seq', '<>', row.seq)
    .where('decision', '<>', 'skip')
    .where((e) =>
      e.or([
        ...(row.personal === null ? [] : [e('personal_no_hash', '=', row.personal)]),
        e('full_name', '=', row.fullName),
      ]),
    )
    .limit(50)
    .$castTo<StagedRow>()
    .execute()
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

export interface Plan {
  created: number
  updated: number
  skipped: number
}

/** What a commit would do, or what it did. */
export async function planOf(tx: Tx, province: string, importId: string): Promise<Plan> {
  const { rows } = await sql<Plan>`
    select count(*) filter (where decision = 'import') as created, count(*) filter (where decision = 'update') as updated,
           count(*) filter (where decision = 'skip') as skipped
      from import_rows where province_code = ${province} and import_id = ${importId}`.execute(tx)
  return rows[0] ?? { created: 0, updated: 0, skipped: 0 }
}

/** Decides every row of one state. Answers how many changed. */
export async function decideRows(
  tx: Tx,
  province: string,
  importId: string,
  state: ImportRowState,
  decision: ImportDecision,
): Promise<number> {
  const done = await tx
    .updateTable('import_rows')
    .set({ decision })
    .where('province_code', '=', province)
    .where('import_id', '=', importId)
    .where('state', '=', state)
    .where('decision', '<>', decision)
    .executeTakeFirst()
  return Number(done.numUpdatedRows)
}

export interface NamedBranch {
  key: string
  name: string
  organisationId: string | null
  organisationName: string | null
  rows: number
  /** Of them to be written as new members. */
  incoming: number
}

/** The branches that the rows name, the biggest first. */
export async function branchesNamed(tx: Tx, province: string, importId: string): Promise<NamedBranch[]> {
  const { rows } = await sql<NamedBranch>`
    select r.branch_key as key, min(r.branch_name) as name, r.organisation_id as "organisationId",
           (select o.name from organisations o where o.province_code = ${province} and o.id = r.organisation_id) as "organisationName",
           count(*) as rows, count(*) filter (where r.decision = 'import') as incoming
      from import_rows r where r.province_code = ${province} and r.import_id = ${importId}
     group by r.branch_key, r.organisation_id order by count(*) desc, r.branch_key limit 2000`.execute(tx)
  return rows
}

/** Puts the rows of a branch name into an organisation; answers how many there are. */
export async function placeRows(
  tx: Tx,
  province: string,
  importId: string,
  key: string,
  organisationId: string | null,
): Promise<number> {
  const done = await tx
    .updateTable('import_rows')
    .set({ organisation_id: organisationId })
    .where('province_code', '=', province)
    .where('import_id', '=', importId)
    .where('branch_key', '=', key)
    .executeTakeFirst()
  return Number(done.numUpdatedRows)
}

/** The same for many names at once. */
export async function placeManyRows(
  tx: Tx,
  province: string,
  importId: string,
  places: readonly { key: string; id: string }[],
): Promise<void> {
  await sql`update import_rows r set organisation_id = v.id
      from unnest(${places.map((p) => p.key)}::text[], ${places.map((p) => p.id)}::uuid[]) as v(key, id)
     where r.province_code = ${province} and r.import_id = ${importId} and r.branch_key = v.key
       and r.organisation_id is null`.execute(tx)
}

/** How often each finding occurs and one row that has it. */
export async function findingsCounted(
  tx: Tx,
  province: string,
  importId: string,
): Promise<{ code: string; count: number; sealed: string | null }[]> {
  const { rows: counted } = await sql<{ code: string; count: number; first: number }>`
    select u.code, count(*) as count, min(r.seq) as first
      from import_rows r cross join lateral unnest(r.codes) as u(code)
     where r.province_code = ${province} and r.import_id = ${importId}
     group by u.code order by count(*) desc, u.code`.execute(tx)
  // Read apart: joined, a planner without figures of the rows went through all of them for every code.
  const examples = await rowsBySeq(
    tx,
    province,
    importId,
    counted.map((row) => row.first),
  )
  return counted.map(({ code, count, first }) => ({ code, count, sealed: examples.get(first)?.values_sealed ?? null }))
}
