// Ends the connections of a program that stops: what is being written is waited for, said meanwhile, and given up whole when it takes too long.
import pg, { type Pool, type PoolClient } from 'pg'

/** What a program that stops says of the work it waits for, and how long it does. */
export interface Patience {
  /** So many are under way: waited for `milliseconds` at most, or given up now. */
  say?: (underWay: number, what: 'waited-for' | 'given-up') => void
  milliseconds?: number
}

/** Longer than the largest list takes to be written. */
const PATIENCE = 120_000
/** What is cut notices when it asks next. */
const NOTICED_WITHIN = 5000

const connections = new WeakMap<Pool, Set<PoolClient>>()

/** Remembers the connections of a pool from its first one. */
export function rememberConnections(pool: Pool): void {
  const open = new Set<PoolClient>()
  connections.set(pool, open)
  pool.on('connect', (client) => open.add(client))
  pool.on('remove', (client) => open.delete(client))
}

/** After `milliseconds`, without keeping the process. */
const after = (milliseconds: number): Promise<'late'> =>
  new Promise((done) => setTimeout(done, milliseconds, 'late').unref())

/** Has the server end them: a line that only breaks here is noticed there when the statement is done, and holds its locks until then. */
async function cut(pool: Pool, left: readonly PoolClient[]): Promise<void> {
  const client = new pg.Client({ ...pool.options, options: '' })
  await client.connect()
  const pids = left.map((one) => (one as PoolClient & { processID: number }).processID)
  await client.query('select pg_terminate_backend(pid) from unnest($1::integer[]) pid', [pids])
  await client.end()
}

/** Ends the pool once all that is under way has ended, or without the rest: what is cut before its commit is as if it had not been begun. */
export async function endPool(pool: Pool, { say, milliseconds = PATIENCE }: Patience = {}): Promise<void> {
  const underWay = pool.totalCount - pool.idleCount
  if (underWay > 0) say?.(underWay, 'waited-for')
  const ended = pool.end()
  if ((await Promise.race([ended, after(milliseconds)])) !== 'late') return
  const left = [...(connections.get(pool) ?? [])]
  say?.(left.length, 'given-up')
  await cut(pool, left).catch(() => undefined)
  await Promise.race([ended, after(NOTICED_WITHIN)])
}
