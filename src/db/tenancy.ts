// The only way into the database for the application: a transaction whose reach is set before anything else runs.
import { Kysely, PostgresDialect, type RawBuilder, sql, type Transaction } from 'kysely'
import type { Pool, PoolClient } from 'pg'
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

/**
 * Of a column of paths at and below `path`: the path of the organisation directly below it, to which they belong; of `path` itself the same.
 * Literals, so that it may stand twice where rows are grouped by it; cut by its slashes, which costs half of counting letters.
 */
export const directlyBelow = (column: string, path: string): RawBuilder<string> => {
  const of = sql.ref(column)
  return sql<string>`case when ${of} = ${sql.lit(path)} then ${of} else ${sql.lit(path)} || split_part(${of}, '/', ${sql.lit(path.split('/').length)}) || '/' end`
}

const quote = (text: string): string => {
  if (!/^[0-9a-z/~]*$/.test(text)) throw new Error('a path range holds only digits, lower-case letters, / and ~')
  return `'${text}'`
}

/** What a database offers the rest of the program. */
export interface Database {
  pool: Pool
}

/** Who else may write in a province meanwhile: others, or nobody (for what moves its tree under everything). */
export type Writing = 'beside-others' | 'alone'

export interface TransactionOptions<T> {
  readOnly?: boolean
  /** Default: beside others. Alone fails with lock_not_available (55P03) where the others do not end in time. */
  writing?: Writing
  /** Decides from the answer whether what was written stays; default: it stays. */
  keep?: (answer: T) => boolean
}

/**
 * Runs `work` in one transaction that sees only `range`; commits when it returns (unless `keep` says no), rolls back
 * when it throws. A read-only transaction cannot write.
 */
export async function inScope<T>(
  database: Database,
  range: PathRange,
  work: (tx: Tx) => Promise<T>,
  options: TransactionOptions<T> = {},
): Promise<T> {
  const entry = `select set_scope(${quote(range.lo)}, ${quote(range.hi)})`
  return withinTransaction(database, /^[0-9]{2}\//.exec(range.lo)?.[0].slice(0, 2) ?? null, entry, work, options)
}

/** Decision 062: everybody who writes in a province holds this number with it; null: who may write in any. */
const WRITERS = 62
const NO_PROVINCE = 100
/** How long one who writes alone waits for the others; meanwhile no new one begins. */
const ALONE_WITHIN = '10s'

/**
 * The statements that make a transaction one of the writers of a province: first of all, so that what it reads afterwards is where it
 * stays until it ends.
 */
function joinWriters(province: string | null, writing: Writing): string {
  const key = province === null ? NO_PROVINCE : Number(province)
  if (!Number.isInteger(key)) throw new Error(`not a province code: ${province}`)
  if (writing === 'beside-others') return `select pg_advisory_xact_lock_shared(${WRITERS}, ${key})`
  const locks = [key, NO_PROVINCE].map((which) => `select pg_advisory_xact_lock(${WRITERS}, ${which})`)
  return [`set local lock_timeout = '${ALONE_WITHIN}'`, ...locks, 'set local lock_timeout = default'].join('; ')
}

/** The same in the midst of a transaction, for one who works in a province besides the own. */
export async function writeAlsoIn(tx: Tx, province: string, writing: Writing): Promise<void> {
  await sql.raw(joinWriters(province, writing)).execute(tx)
}

/**
 * Like `inScope`, where `entry` is the one statement that sets the scope (see `enter_session` in the migrations) and
 * whose rows are handed to `work`. It travels with BEGIN in one message, so it must be built from checked literals.
 * `province` is the one the scope lies in, null for the whole installation.
 */
export async function withinTransaction<T>(
  database: Database,
  province: string | null,
  entry: string,
  work: (tx: Tx, rows: unknown[]) => Promise<T>,
  options: TransactionOptions<T> = {},
): Promise<T> {
  const client = await database.pool.connect()
  let broken: Error | undefined
  try {
    const begin =
      options.readOnly === true
        ? 'begin read only'
        : `begin; ${joinWriters(province, options.writing ?? 'beside-others')}`
    const answers = (await client.query(`${begin}; ${entry}`)) as unknown as { rows: unknown[] }[]
    const answer = await work(bound(client), answers.at(-1)?.rows ?? [])
    const keep = options.keep === undefined || options.keep(answer)
    await client.query(keep ? 'commit' : 'rollback')
    return answer
  } catch (error) {
    await client.query('rollback').catch((lost: Error) => {
      broken = lost
    })
    throw error
  } finally {
    client.release(broken)
  }
}

/**
 * Confines a transaction to what concerns one person: from here on it acts in the role that sees the own cases of `personId` and the
 * answers of `accountId`, whatever range was set (migration person_concerned). Both are UUIDs of the program.
 */
export async function confineToPerson(tx: Tx, personId: string, accountId: string): Promise<void> {
  const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
  if (!uuid.test(personId) || !uuid.test(accountId)) throw new Error('a person and an account are named by their ids')
  for (const statement of [
    `set local app.person = '${personId}'`,
    `set local app.account = '${accountId}'`,
    'set local role dangvu_concerned',
  ]) {
    await sql.raw(statement).execute(tx)
  }
}

/**
 * Runs `work` in the role that moves and restores rows of every table within the reach (migration reorganisations), then goes back to that of
 * the application. For moving paths and taking a reorganisation back, nothing else.
 */
export async function asReorganiser<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  await sql`set local role dangvu_reorganiser`.execute(tx)
  const answer = await work()
  await sql`set local role dangvu_app`.execute(tx)
  return answer
}

/** Texts of the statements kept prepared, with the name they have on every connection. */
const preparedNames = new Map<string, string>()
const PREPARED_AT_MOST = 200

/**
 * Runs a statement that PostgreSQL keeps parsed and planned on each connection: for the pages people open all day, where planning
 * costs as much as reading. Only for a text that never holds a value, and whose best plan does not depend on the values.
 */
export async function runPrepared<T>(tx: Tx, statement: RawBuilder<T>): Promise<T[]> {
  const compiled = statement.compile(tx)
  if (!preparedNames.has(compiled.sql) && preparedNames.size < PREPARED_AT_MOST) {
    preparedNames.set(compiled.sql, `dangvu_${preparedNames.size + 1}`)
  }
  return (await tx.executeQuery(compiled)).rows
}

const bindings = new WeakMap<PoolClient, Tx>()

/** Kysely over one checked-out connection, made once per connection: every query of a transaction goes there. */
function bound(client: PoolClient): Tx {
  let tx = bindings.get(client)
  if (tx === undefined) {
    const query = (text: string, values: unknown[]) => {
      const name = preparedNames.get(text)
      return name === undefined ? client.query(text, values) : client.query({ name, text, values })
    }
    const single = { query, release: () => undefined }
    const pool = { connect: async () => single, end: async () => undefined }
    tx = new Kysely<DB>({ dialect: new PostgresDialect({ pool: pool as never }) }) as unknown as Tx
    bindings.set(client, tx)
  }
  return tx
}
