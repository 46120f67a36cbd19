// Opens the database: the embedded server or the one at DATABASE_URL, migrated, with a pool in the application's role.
import { realpath } from 'node:fs/promises'
import { hostname } from 'node:os'
import pg from 'pg'
import { type EmbeddedServer, startEmbedded, stopEmbedded } from '#db/embedded.ts'
import { endPool, type Patience, rememberConnections } from '#db/end-pool.ts'
import { type Claim, Hold, type Lost } from '#db/hold.ts'
import { migrate } from '#db/migrate.ts'
import type { Settings } from '#db/settings.ts'
import type { Database } from '#db/tenancy.ts'
import { Turns } from '#db/turns.ts'

// Dates stay text: a date has no time zone and must not gain one. 64-bit counts fit a JavaScript number here.
pg.types.setTypeParser(1082, (text) => text)
pg.types.setTypeParser(20, (text) => Number(text))

export interface OpenDatabase extends Database {
  /** Address with the owner's rights: migrations and the loader. */
  ownerUrl: string
  /** Applied by this start. */
  applied: string[]
  /** Takes a place among the servers of this database; `keyMark` is the same for all that have the same key. */
  claimServer: (keyMark: string) => Promise<Claim>
  /** Settles when the program has lost its place for good and has to end. */
  lost: Promise<Lost>
  /** What is under way is waited for, with patience. */
  close: (patience?: Patience) => Promise<void>
}

/**
 * So many read at once from a database that shares the processors of the program: these keep two of them busy, more only delay each other
 * (measured with 3 to 20, docs/performance.md). A server elsewhere is asked by as many as come.
 */
export const READS_BESIDE = 5
/** Milliseconds after which a read is long, and another takes its turn. */
const LONG_READ = 100

/** Makes a pool of connections in the application's role, with no right to pass by row-level security. */
export function openPool(
  url: string,
  options: { asApplication: boolean; max?: number; readsAtOnce?: number },
): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max ?? 20,
    application_name: 'dangvu',
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 10_000,
    // Compiling a plan takes seconds where running it takes milliseconds; a server that is not ours has it on by default.
    options: `-c TimeZone=UTC -c jit=off -c statement_timeout=60000 -c idle_in_transaction_session_timeout=60000${
      options.asApplication ? ' -c role=dangvu_app' : ''
    }`,
  })
  // A connection cut by the server is replaced by the pool, and what was asked on it fails by itself. Its own word about it is heard here, also
  // while it is in use and nothing is asked: unheard, it would end the program.
  pool.on('error', () => undefined)
  rememberConnections(pool)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return options.readsAtOnce === undefined ? { pool } : { pool, reads: new Turns(options.readsAtOnce, LONG_READ) }
}

async function ensureDatabase(server: EmbeddedServer, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: server.url('postgres') })
  await client.connect()
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name])
    if (rowCount === 0) {
      await client.query(`create database ${pg.escapeIdentifier(name)}`).catch((error: { code?: string }) => {
        if (error.code !== '42P04' && error.code !== '23505') throw error
      })
    }
  } finally {
    await client.end()
  }
}

/** Opens, migrates and returns the database of `settings`. Close it when done: the last user stops the embedded server. */
export async function openDatabase(settings: Settings): Promise<OpenDatabase> {
  const { databaseUrl, dataFolder } = settings
  const embedded = databaseUrl === undefined
  const findUrl = async (): Promise<string> => {
    if (!embedded) return databaseUrl
    const server = await startEmbedded(dataFolder)
    await ensureDatabase(server, 'dangvu')
    return server.url('dangvu')
  }
  let hold: Hold | undefined
  for (let attempt = 1; hold === undefined; attempt++) {
    try {
      hold = await Hold.take(findUrl)
    } catch (error) {
      // Another program of ours may just be stopping the server it started: start it again.
      if (!embedded || attempt >= 5) throw error
      await new Promise((wake) => setTimeout(wake, 200 * attempt))
    }
  }
  const held = hold
  const leave = async (): Promise<void> => {
    const last = await held.leave()
    if (embedded && last) await stopEmbedded(dataFolder)
  }
  const applied = await migrate(held.client).catch(async (error: unknown) => {
    // Who is refused holds nothing: a place kept would keep the program, and the server it started, from ending.
    await leave().catch(() => undefined)
    throw error
  })
  const database = openPool(settings.appDatabaseUrl ?? held.url, {
    asApplication: settings.appDatabaseUrl === undefined,
    ...(embedded ? { readsAtOnce: READS_BESIDE } : {}),
  })
  return {
    ...database,
    ownerUrl: held.url,
    applied,
    claimServer: async (keyMark) => {
      // An embedded database has one server, by whatever way its folder is come to.
      const folder = embedded ? 'embedded' : `${hostname()}:${await realpath(dataFolder)}`
      return held.claimServer({ folder, keyMark })
    },
    lost: held.lost,
    close: async (patience) => {
      await endPool(database.pool, patience)
      await leave()
    },
  }
}
