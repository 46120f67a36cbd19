// Keeps every row a reorganisation writes as it was and as it became, tells what has changed since, and puts the rows back.
import { sql } from 'kysely'
import { asReorganiser } from '#db/tenancy.ts'
import type { CommandContext } from '#kernel/context.ts'
import type { Table } from './catalogue.ts'

type Writing = Pick<CommandContext, 'tx' | 'province' | 'progress'>

/** Not restored by rows: histories that only grow, what is counted or put anew, and what only moves with its path. */
const APART: ReadonlySet<string> = new Set([
  'audit_entries',
  'audit_heads',
  'idempotency_keys',
  'reorganisations',
  'reorganisation_images',
  'organisation_figures',
  'figures_clock',
  'case_work',
  'case_reminders',
  'reminders_seen',
  'day_jobs',
  'sessions',
  'backup_codes',
  'sign_in_attempts',
  'calendar_feeds',
  'imports',
  'import_rows',
  'dues_imports',
  'dues_import_rows',
  'document_texts',
  'document_files',
  'task_files',
])
/** Of an account only where it belongs: whoever signs in meanwhile changes the rest. */
const PARTS: Readonly<Record<string, readonly string[]>> = { accounts: ['organisation_id', 'path'] }

/** The tables whose rows are kept: a step of the work each. */
export const kept = (tables: readonly Table[]): Table[] => tables.filter(({ name }) => !APART.has(name))

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
  { tx, province, progress }: Writing,
  tables: readonly Table[],
  own: { id: string; path: string },
  touched: Touched,
): Promise<void> {
  for (const table of kept(tables)) {
    progress.step('Đang giữ dữ liệu cũ để còn hoàn tác')
    await sql`insert into reorganisation_images (province_code, reorganisation_id, table_name, key, path, before)
      select ${province}, ${own.id}, ${table.name}, ${keyOf(table)}, ${own.path}, ${imageOf(table)} from ${sql.table(table.name)} t
       where ${touchedRows(table, province, touched)}`.execute(tx)
  }
}

/**
 * After everything is written: what became of it; what stayed as it was is not kept, and taken away without having been written a second time. Thousands are looked up by key: hashed, whatever the planner thinks the images are.
 */
export async function keepAfter(
  { tx, province, progress }: Writing,
  tables: readonly Table[],
  own: { id: string; path: string },
  touched: Touched,
): Promise<void> {
  await sql`set local enable_nestloop = off`.execute(tx)
  for (const table of kept(tables)) {
    progress.step('Đang ghi lại những gì đã đổi')
    await sql`
      with now as materialized (
        select ${keyOf(table)} as key, ${imageOf(table)} as image from ${sql.table(table.name)} t where ${touchedRows(table, province, touched)}),
      same as (
        delete from reorganisation_images i using now
         where i.province_code = ${province} and i.reorganisation_id = ${own.id} and i.table_name = ${table.name}
           and i.key = now.key collate "C" and i.before = now.image returning i.key)
      insert into reorganisation_images as i (province_code, reorganisation_id, table_name, key, path, after)
      select ${province}, ${own.id}, ${table.name}, key, ${own.path}, image from now
       where not exists (select from same where same.key = now.key collate "C")
      on conflict (province_code, reorganisation_id, table_name, key) do update set after = excluded.after`.execute(tx)
  }
  await sql`set local enable_nestloop = on`.execute(tx)
}

/** A row as it was and as it became, as the database writes it; null: not there. */
interface Image {
  key: string
  before: string | null
  after: string | null
}

/** The images of a reorganisation by table. */
export async function imagesOf({ tx, province }: Writing, id: string): Promise<Map<string, Image[]>> {
  const { rows } = await sql<Image & { table: string }>`
    select table_name as "table", key, before::text as before, after::text as after from reorganisation_images
     where province_code = ${province} and reorganisation_id = ${id} order by table_name, key`.execute(tx)
  return Map.groupBy(rows, ({ table }) => table)
}

/** Rows of a table out of images, handed over as one value: the planner then looks each up by its key. */
const rowsOf = (table: Table, images: readonly string[]) =>
  sql`jsonb_populate_recordset(null::${sql.table(table.name)}, ${`[${images.join(',')}]`}::jsonb) r`

/** Tables with rows that are no longer as the reorganisation left them, or that hang on organisations it founded. Paths as of before it. */
export async function changedSince(
  { tx, province, progress }: Writing,
  tables: readonly Table[],
  images: ReadonlyMap<string, readonly Image[]>,
  foundedPaths: readonly string[],
): Promise<string[]> {
  const changed: string[] = []
  for (const table of kept(tables)) {
    progress.step('Đang xem dữ liệu có thay đổi gì từ lúc ghi')
    const own = images.get(table.name) ?? []
    if (own.length === 0 && foundedPaths.length === 0) continue
    const looked = own.flatMap(({ before, after }) => after ?? before ?? [])
    const { rows } = await sql<{ key: string; image: string }>`
      select ${keyOf(table)} as key, ${imageOf(table)}::text as image
        from ${rowsOf(table, looked)} join ${sql.table(table.name)} t on t.province_code = ${province} and ${sameKey(table)}
       union
      select ${keyOf(table)}, ${imageOf(table)}::text from ${sql.table(table.name)} t
       where t.province_code = ${province} and t.path = any(${[...foundedPaths]}::text[] collate "C")`.execute(tx)
    const now = new Map(rows.map(({ key, image }) => [key, image]))
    const known = new Set(own.map(({ key }) => key))
    if (own.some(({ key, after }) => (now.get(key) ?? null) !== after) || rows.some(({ key }) => !known.has(key)))
      changed.push(table.name)
  }
  return changed
}

/** Puts every row back. Nothing has changed since; paths are those of before. */
export async function restore(
  { tx, province, progress }: Writing,
  tables: readonly Table[],
  images: ReadonlyMap<string, readonly Image[]>,
): Promise<void> {
  await asReorganiser(tx, async () => {
    // Rows that point at others come first: none is taken away while one still points at it.
    for (const table of kept(tables)) {
      progress.step('Đang trả dữ liệu về như trước')
      const own = images.get(table.name)
      if (own !== undefined) await restoreTable(tx, province, table, own)
    }
  })
}

async function restoreTable(
  tx: Writing['tx'],
  province: string,
  table: Table,
  images: readonly Image[],
): Promise<void> {
  const added = images.flatMap(({ before, after }) => (before === null && after !== null ? [after] : []))
  const changed = images.flatMap(({ before, after }) => (before !== null && after !== null ? [before] : []))
  const gone = images.flatMap(({ before, after }) => (before !== null && after === null ? [before] : []))
  const takeAway = async () => {
    if (added.length === 0) return
    await sql`delete from ${sql.table(table.name)} t using ${rowsOf(table, added)}
      where t.province_code = ${province} and ${sameKey(table)}`.execute(tx)
  }
  const columns = partOf(table).filter((column) => !table.key.includes(column))
  // What is dated would overlap while the new row stands; a row that others of its table point at goes last.
  if (!table.selfLinked) await takeAway()
  if (changed.length > 0) {
    await sql`update ${sql.table(table.name)} t set ${sql.join(columns.map((c) => sql`${sql.ref(c)} = r.${sql.ref(c)}`))}
      from ${rowsOf(table, changed)} where t.province_code = ${province} and ${sameKey(table)}`.execute(tx)
  }
  if (table.selfLinked) await takeAway()
  if (gone.length === 0) return
  const names = sql.join(table.columns.map((c) => sql.ref(c)))
  const values = sql.join(table.columns.map((c) => sql`r.${sql.ref(c)}`))
  await sql`insert into ${sql.table(table.name)} (${names}) select ${values} from ${rowsOf(table, gone)}`.execute(tx)
}

/** The members whose rows a reorganisation changed, as they were and as they became. */
export const memberImages = <Row>(images: ReadonlyMap<string, readonly Image[]>): { before: Row; after: Row }[] =>
  (images.get('members') ?? []).flatMap(({ before, after }) =>
    before === null || after === null ? [] : [{ before: JSON.parse(before) as Row, after: JSON.parse(after) as Row }],
  )

export async function dropImages({ tx, province }: Writing, id: string): Promise<void> {
  await tx
    .deleteFrom('reorganisation_images')
    .where('province_code', '=', province)
    .where('reorganisation_id', '=', id)
    .execute()
}
