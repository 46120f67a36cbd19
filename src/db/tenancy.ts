// The only way into the database for the application: a transaction whose reach is set before anything else runs.
import { type Kysely, sql, type Transaction } from 'kysely'
import type { Pool } from 'pg'
import type { DB } from '#db/types.gen.ts'

declare const scoped: unique symbol

/** A transaction with its reach set. Modules take this type and nothing weaker: a query outside a scope does not compile. */
export type Tx = Transaction<DB> & { readonly [scoped]: true }

/** A half-open range of organisation paths: everything from `lo` up to, not including, `hi`. */
export interface PathRange {
  lo: string
  hi: string
}

/** The whole installation: for the centre, and for the program's own look-ups before somebody has signed in. */
export const EVERYWHERE: PathRange = { lo: '', hi: '~' }

/** The range of an organisation and all below it. `path` ends with '/'. */
export function subtree(path: string): PathRange {
  if (!/^([0-9a-z]+\/)+$/.test(path)) throw new Error(`not an organisation path: ${path}`)
  return { lo: path, hi: `${path.slice(0, -1)}0` }
}

const quote = (text: string): string => {
  if (!/^[0-9a-z/~]*$/.test(text)) throw new Error('a path range holds only digits, lower-case letters, / and ~')
  return `'${text}'`
}

/** What a database offers the rest of the program. */
export interface Database {
  kysely: Kysely<DB>
  pool: Pool
}

/**
 * Runs `work` in one transaction that sees only `range`; commits when it returns, rolls back when it throws.
 * `readOnly` transactions cannot write. `work` may return `rollback(value)` to undo what it wrote and still answer.
 */
export async function inScope<T>(
  database: Database,
  range: PathRange,
  work: (tx: Tx) => Promise<T>,
  options: { readOnly?: boolean; keep?: (answer: T) => boolean } = {},
): Promise<T> {
  return database.kysely.connection().execute(async (connection) => {
    const begin = options.readOnly === true ? 'begin read only' : 'begin'
    await sql.raw(`${begin}; select set_scope(${quote(range.lo)}, ${quote(range.hi)})`).execute(connection)
    try {
      const answer = await work(connection as unknown as Tx)
      const keep = options.keep === undefined || options.keep(answer)
      await sql.raw(keep ? 'commit' : 'rollback').execute(connection)
      return answer
    } catch (error) {
      await sql
        .raw('rollback')
        .execute(connection)
        .catch(() => undefined)
      throw error
    }
  })
}
