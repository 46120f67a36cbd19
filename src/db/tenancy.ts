// The only way into the database for the application: a transaction whose reach is set before anything else runs.
import { Kysely, PostgresDialect, type RawBuilder, sql, type Transaction } from 'kysely'
import type { Pool, PoolClient } from 'pg'
import { type Statement, sendTogether } from '#db/together.ts'
import type { Turns } from '#db/turns.ts'
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

/** Of a column of paths at and below `path`: the path of the organisation directly below it, to which they belong. */
export const directlyBelow = (column: string, path: string): RawBuilder<string> =>
  sql<string>`left(${sql.ref(column)}, ${sql.lit(path.length)} + strpos(substr(${sql.ref(column)}, ${sql.lit(path.length + 1)}), '/'))`

/** What a database offers the rest of the program. */
export interface Database {
  pool: Pool
  /** The turns of those who read, where the database shares the processors of the program. */
  reads?: Turns
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
 * when it throws. A read-only transaction cannot write, and sees the database as of one moment.
 */
export async function inScope<T>(
  database: Database,
  range: PathRange,
  work: (tx: Tx) => Promise<T>,
  options: TransactionOptions<T> = {},
): Promise<T> {
  const entry = { text: 'select set_scope($1, $2)', values: [range.lo, range.hi] }
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
function joinWriters(province: string | null, writing: Writing): Statement[] {
  const key = province === null ? NO_PROVINCE : Number(province)
  if (!Number.isInteger(key)) throw new Error(`not a province code: ${province}`)
  if (writing === 'beside-others') {
    return [{ text: 'select pg_advisory_xact_lock_shared($1::integer, $2::integer)', values: [WRITERS, key] }]
  }
  const locks = [key, NO_PROVINCE].map((which) => ({
    text: 'select pg_advisory_xact_lock($1::integer, $2::integer)',
    values: [WRITERS, which],
  }))
  return [
    { text: `set local lock_timeout = '${ALONE_WITHIN}'` },
    ...locks,
    { text: 'set local lock_timeout = default' },
  ]
}

/** The same in the midst of a transaction, for one who works in a province besides the own. */
export async function writeAlsoIn(tx: Tx, province: string, writing: Writing): Promise<void> {
  await sendTogether(passageOf(tx).client, joinWriters(province, writing))
}

/**
 * Like `inScope`, where `entry` is the one statement that sets the scope (see `enter_session` in the migrations) and
 * whose rows are handed to `work`. It travels with BEGIN in one message. `province` is the one the scope lies in, null for the whole
 * installation.
 */
export async function withinTransaction<T>(
  database: Database,
  province: string | null,
  entry: Statement,
  work: (tx: Tx, rows: unknown[]) => Promise<T>,
  options: TransactionOptions<T> = {},
): Promise<T> {
  const readOnly = options.readOnly === true
  const giveBack = readOnly ? await database.reads?.take() : undefined
  const client = await database.pool.connect().catch((error: unknown) => {
    giveBack?.()
    throw error
  })
  let broken: Error | undefined
  let passage: Passage | undefined
  try {
    // What one reads fits together (a page and its total, the rows of a table and their sum), whoever writes meanwhile.
    const begin = readOnly
      ? [{ text: 'begin isolation level repeatable read read only' }]
      : [{ text: 'begin' }, ...joinWriters(province, options.writing ?? 'beside-others')]
    const answers = await sendTogether(client, [...begin, entry])
    passage = { client, readOnly, ended: false, over: false, waiting: [] }
    const answer = await work(bind(passage), answers.at(-1) ?? [])
    const keep = options.keep === undefined || options.keep(answer)
    if (!passage.over) await sendTogether(client, [{ text: keep ? 'commit' : 'rollback' }])
    return answer
  } catch (error) {
    if (passage !== undefined) passage.ended = true
    await client.query('rollback').catch((lost: Error) => {
      broken = lost
    })
    throw error
  } finally {
    if (passage !== undefined) passage.ended = true
    client.release(broken)
    giveBack?.()
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

/** Whether `work` was done within the transaction; false, and nothing of it left, where it failed in a way that `isExpected`. */
export async function attempt(
  tx: Tx,
  work: () => Promise<void>,
  isExpected: (error: unknown) => boolean,
): Promise<boolean> {
  await sql`savepoint attempt`.execute(tx)
  try {
    await work()
  } catch (error) {
    await sql`rollback to savepoint attempt`.execute(tx)
    if (!isExpected(error)) throw error
    return false
  }
  await sql`release savepoint attempt`.execute(tx)
  return true
}

/** One transaction on its connection. */
interface Passage {
  client: PoolClient
  readOnly: boolean
  /** Nothing may be asked any more. */
  ended: boolean
  /** Its end came with the answer to its last statement. */
  over: boolean
  waiting: Waiting[]
}

interface Waiting {
  statement: Statement
  options: PreparedOptions
  done: (rows: never[]) => void
  fail: (error: unknown) => void
}

const passages = new WeakMap<Tx, Passage>()

function passageOf(tx: Tx): Passage {
  const passage = passages.get(tx)
  if (passage === undefined || passage.ended) throw new Error('the transaction has ended')
  return passage
}

export interface PreparedOptions {
  /** `set local …` statements that hold from here to the end of the transaction. */
  settings?: readonly string[]
  /** Nothing is asked after this and what is asked at once with it: the end of a transaction that only reads goes along. */
  last?: boolean
}

/**
 * Runs a statement that PostgreSQL keeps parsed and planned on each connection: for the pages people open all day, where planning
 * costs as much as reading. Only for a text that never holds a value, and whose best plan does not depend on the values. Those asked
 * at once (`Promise.all`) travel in one message.
 */
export function runPrepared<T>(tx: Tx, statement: RawBuilder<T>, options: PreparedOptions = {}): Promise<T[]> {
  const passage = passageOf(tx)
  const { sql: text, parameters: values } = statement.compile(tx)
  return new Promise((done, fail) => {
    passage.waiting.push({ statement: { text, values }, options, done, fail })
    if (passage.waiting.length === 1) process.nextTick(sendWaiting, passage)
  })
}

async function sendWaiting(passage: Passage): Promise<void> {
  const waiting = passage.waiting.splice(0)
  try {
    if (passage.ended) throw new Error('the transaction has ended')
    const settings = [...new Set(waiting.flatMap(({ options }) => options.settings ?? []))]
    const last = passage.readOnly && waiting.some(({ options }) => options.last === true)
    passage.ended = last
    const answers = await sendTogether(passage.client, [
      ...settings.map((text) => ({ text })),
      ...waiting.map(({ statement }) => statement),
      ...(last ? [{ text: 'commit' }] : []),
    ])
    passage.over = last
    for (const [i, { done }] of waiting.entries()) done((answers[settings.length + i] ?? []) as never[])
  } catch (error) {
    for (const { fail } of waiting) fail(error)
  }
}

/**
 * Kysely over the connection of one transaction. A new one each (some microseconds): what is still held when the transaction has ended
 * finds that end, never the next one on the same connection.
 */
function bind(passage: Passage): Tx {
  const query = (text: string, values: unknown[]) => passageOf(tx).client.query(text, values)
  const single = { query, release: () => undefined }
  const pool = { connect: async () => single, end: async () => undefined }
  const tx = new Kysely<DB>({ dialect: new PostgresDialect({ pool: pool as never }) }) as unknown as Tx
  passages.set(tx, passage)
  return tx
}
