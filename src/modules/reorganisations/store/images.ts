// Keeps every row a reorganisation writes as it was and as it became, tells what has changed since, and puts the rows back.
import { sql } from 'kysely'
import { asReorganiser } from '#db/tenancy.ts'
import type { CommandContext } from '#kernel/context.ts'
import type { Table } from './catalogue.ts'

type Writing = Pick<CommandContext, 'tx' | 'province'>

/** Not restored by rows: histories that only grow, what is counted or put anew, and what only moves with its path. */
const APART: ReadonlySet<string> = new Set([
  ...['audit_entries', 'audit_heads', 'idempotency_keys', 'reorganisations', 'reorganisation_images'],
  ...['organisation_figures', 'figures_clock', 'case_work', 'case_reminders', 'reminders_seen', 'day_jobs'],
  ...['sessions', 'backup_codes', 'sign_in_attempts', 'calendar_feeds'],
  ...['imports', 'import_rows', 'dues_imports', 'dues_import_rows', 'document_texts', 'document_files', 'task_files'],
])
/** Of an account only where it belongs: whoever signs in meanwhile changes the rest. */
const PARTS: Readonly<Record<string, readonly string[]>> = { accounts: ['organisation_id', 'path'] }

const kept = (tables: readonly Table[]): Table[] => tables.filter(({ name }) => !APART.has(name))

/** The columns that are kept and put back. */
const partOf = ({ name, key, columns }: Table): string[] => {
  const part = PARTS[name]
  return part === undefined ? columns : [...key, ...part]
}
const imageOf = (table: Table) =>
  PARTS[table.name] === undefined
    ? sql`to_jsonb(t)`
    : sql`jsonb_build_object(${sql.join(partOf(table).flatMap((c) => [sql.lit(c), sql`t.${sql.ref(c)}`]))})`
const keyOf = ({ key }: Table) => sql`jsonb_build_array(${sql.join(key.map((c) => sql`t.${sql.ref(c)}`))})::text`
const sameKey = ({ key }: Table) =>
  sql.join(
    key.map((c) => sql`t.${sql.ref(c)} = r.${sql.ref(c)}`),
    sql` and `,
  )

export interface Touched {
  paths: readonly string[]
  memberIds: readonly string[]
  /** Of organisations that only move along: their own rows change, nothing of what hangs on them. */
  along: readonly string[]
}

/** Rows at these paths or about these members. */
function touchedRows(table: Table, province: string, { paths, memberIds, along }: Touched) {
  const at = table.name.startsWith('organisation') ? [...paths, ...along] : [...paths]
  const person =
    table.name === 'members'
      ? 'id'
      : table.name === 'cases'
        ? 'subject_id'
        : table.columns.includes('member_id')
          ? 'member_id'
          : null
  const about = person === null ? sql`` : sql` or t.${sql.ref(person)} = any(${[...memberIds]}::uuid[])`
  return sql`t.province_code = ${province} and (t.path = any(${at}::text[] collate "C")${about})`
}

/** Before anything is written: everything there is. */
export async function keepBefore(
  { tx, province }: Writing,
  tables: readonly Table[],
  own: { id: string; path: string },
  touched: Touched,
): Promise<void> {
  for (const table of kept(tables)) {
    await sql`insert into reorganisation_images (province_code, reorganisation_id, table_name, key, path, before)
      select ${province}, ${own.id}, ${table.name}, ${keyOf(table)}, ${own.path}, ${imageOf(table)} from ${sql.table(table.name)} t
       where ${touchedRows(table, province, touched)}`.execute(tx)
  }
}

/** After everything is written: what became of it; what stayed as it was is not kept. */
export async function keepAfter(
  { tx, province }: Writing,
  tables: readonly Table[],
  own: { id: string; path: string },
  touched: Touched,
): Promise<void> {
  for (const table of kept(tables)) {
    await sql`insert into reorganisation_images as i (province_code, reorganisation_id, table_name, key, path, after)
      select ${province}, ${own.id}, ${table.name}, ${keyOf(table)}, ${own.path}, ${imageOf(table)} from ${sql.table(table.name)} t
       where ${touchedRows(table, province, touched)}
      on conflict (province_code, reorganisation_id, table_name, key) do update set after = excluded.after`.execute(tx)
  }
  await sql`delete from reorganisation_images where province_code = ${province} and reorganisation_id = ${own.id}
     and before is not distinct from after`.execute(tx)
}

const imagesOf = (province: string, id: string, table: Table) =>
  sql`i.province_code = ${province} and i.reorganisation_id = ${id} and i.table_name = ${table.name}`

/** Tables with rows that are no longer as the reorganisation left them, or that hang on organisations it founded. Paths as of before it. */
export async function changedSince(
  { tx, province }: Writing,
  tables: readonly Table[],
  id: string,
  foundedPaths: readonly string[],
): Promise<string[]> {
  const changed: string[] = []
  for (const table of kept(tables)) {
    const { rows } = await sql<{ changed: boolean }>`
      select exists (select from reorganisation_images i
                      cross join lateral jsonb_populate_record(null::${sql.table(table.name)}, coalesce(i.after, i.before)) r
                       left join ${sql.table(table.name)} t on t.province_code = ${province} and ${sameKey(table)}
                      where ${imagesOf(province, id, table)}
                        and (case when t.province_code is null then null else ${imageOf(table)} end) is distinct from i.after)
          or exists (select from ${sql.table(table.name)} t
                      where t.province_code = ${province} and t.path = any(${[...foundedPaths]}::text[] collate "C")
                        and not exists (select from reorganisation_images i where ${imagesOf(province, id, table)} and i.key = ${keyOf(table)}))
          as changed`.execute(tx)
    if (rows[0]?.changed === true) changed.push(table.name)
  }
  return changed
}

/** Puts every row back. Nothing has changed since; paths are those of before. */
export async function restore({ tx, province }: Writing, tables: readonly Table[], id: string): Promise<void> {
  const touched = await tx
    .selectFrom('reorganisation_images')
    .select('table_name')
    .distinct()
    .where('province_code', '=', province)
    .where('reorganisation_id', '=', id)
    .execute()
  const names = new Set(touched.map(({ table_name }) => table_name))
  await asReorganiser(tx, async () => {
    // Rows that point at others come first: none is taken away while one still points at it.
    for (const table of kept(tables).filter(({ name }) => names.has(name))) await restoreTable(tx, province, table, id)
  })
}

async function restoreTable(tx: Writing['tx'], province: string, table: Table, id: string): Promise<void> {
  const rowsOf = (which: 'before' | 'after', where: ReturnType<typeof sql>) =>
    sql`reorganisation_images i cross join lateral jsonb_populate_record(null::${sql.table(table.name)}, i.${sql.ref(which)}) r
      where ${imagesOf(province, id, table)} and ${where}`
  const takeAway = () =>
    sql`delete from ${sql.table(table.name)} t using ${rowsOf('after', sql`i.before is null`)}
     and t.province_code = ${province} and ${sameKey(table)}`.execute(tx)
  const columns = partOf(table).filter((column) => !table.key.includes(column))
  const set = sql.join(columns.map((c) => sql`${sql.ref(c)} = r.${sql.ref(c)}`))
  const putBack = () =>
    sql`update ${sql.table(table.name)} t set ${set}
      from ${rowsOf('before', sql`i.before is not null and i.after is not null`)} and t.province_code = ${province} and ${sameKey(table)}`.execute(
      tx,
    )
  // What is dated would overlap while the new row stands; a row that others of its table point at goes last.
  if (!table.selfLinked) await takeAway()
  if (columns.length > 0) await putBack()
  if (table.selfLinked) await takeAway()
  const names = sql.join(table.columns.map((c) => sql.ref(c)))
  const values = sql.join(table.columns.map((c) => sql`r.${sql.ref(c)}`))
  await sql`insert into ${sql.table(table.name)} (${names}) select ${values} from ${rowsOf('before', sql`i.after is null`)}`.execute(
    tx,
  )
}

/** The members whose rows a reorganisation changed, as they were and as they became. */
export async function memberImages<Row>({ tx, province }: Writing, id: string): Promise<{ before: Row; after: Row }[]> {
  const { rows } = await sql<{ before: Row; after: Row }>`
    select before, after from reorganisation_images
     where province_code = ${province} and reorganisation_id = ${id} and table_name = 'members' and before is not null and after is not null`.execute(
    tx,
  )
  return rows
}

export async function dropImages({ tx, province }: Writing, id: string): Promise<void> {
  await tx
    .deleteFrom('reorganisation_images')
    .where('province_code', '=', province)
    .where('reorganisation_id', '=', id)
    .execute()
}
