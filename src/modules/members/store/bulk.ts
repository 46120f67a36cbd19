// Inserts many rows in one statement, one array parameter a column: no limit of parameters is near at a thousand rows.
import { sql } from 'kysely'
import type { Tx } from '#db/tenancy.ts'

export type ColumnType = 'text' | 'uuid' | 'date' | 'boolean' | 'integer' | 'timestamptz'
export type BulkRow = Readonly<Record<string, string | number | boolean | null>>

const ROWS_A_STATEMENT = 1000

/** `columns` names every column with its type; a value that a row does not name is null. Names come from the program only. */
export async function insertMany(
  tx: Tx,
  table: string,
  columns: Readonly<Record<string, ColumnType>>,
  rows: readonly BulkRow[],
): Promise<void> {
  const names = Object.keys(columns)
  for (let at = 0; at < rows.length; at += ROWS_A_STATEMENT) {
    const chunk = rows.slice(at, at + ROWS_A_STATEMENT)
    const arrays = names.map(
      (name) => sql`${chunk.map((row) => row[name] ?? null)}::${sql.raw(columns[name] ?? 'text')}[]`,
    )
    await sql`insert into ${sql.table(table)} (${sql.join(names.map((name) => sql.ref(name)))})
      select * from unnest(${sql.join(arrays)})`.execute(tx)
  }
}
