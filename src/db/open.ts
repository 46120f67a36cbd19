// Opens the database: the embedded server or the one at DATABASE_URL, migrated, with a pool in the application's role.
import pg from 'pg'
import { type EmbeddedServer, startEmbedded, stopEmbedded } from '#db/embedded.ts'
import { migrate } from '#db/migrate.ts'
import type { Settings } from '#db/settings.ts'
import type { Database } from '#db/tenancy.ts'

// Dates stay text: a date has no time zone and must not gain one. 64-bit counts fit a JavaScript number here.
pg.types.setTypeParser(1082, (text) => text)
pg.types.setTypeParser(20, (text) => Number(text))

/** Held shared by every program that uses the embedded server, and alone by the one that may stop it. */
const USERS_LOCK = 7_402_002
/** Held by the one program that serves this database. */
const SERVER_LOCK = 7_402_003

export interface OpenDatabase extends Database {
  /** Address with the owner's rights: migrations and the loader. */
  ownerUrl: string
  /** Applied by this start. */
  applied: string[]
  /** Takes the place of the one server of this database; false when another program holds it. */
  claimServer: () => Promise<boolean>
  close: () => Promise<void>
}

/** Makes a pool of connections in the application's role, with no right to pass by row-level security. */
export function openPool(url: string, options: { asApplication: boolean; max?: number }): Database {
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
  // An idle connection cut by the server is replaced by the pool; the next query reports a lasting fault.
  pool.on('error', () => undefined)
  return { pool }
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
  const embedded = settings.databaseUrl === undefined
  let ownerUrl = settings.databaseUrl ?? ''
  let holder: pg.Client | undefined
  for (let attempt = 1; holder === undefined; attempt++) {
    try {
      if (embedded) {
        const server = await startEmbedded(settings.dataFolder)
        await ensureDatabase(server, 'dangvu')
        ownerUrl = server.url('dangvu')
      }
      const client = new pg.Client({ connectionString: ownerUrl, application_name: 'dangvu-holder' })
      client.on('error', () => undefined)
      await client.connect()
      await client.query('select pg_advisory_lock_shared($1)', [USERS_LOCK])
      holder = client
    } catch (error) {
      // Another program of ours may just be stopping the server it started: start it again.
      if (!embedded || attempt >= 5) throw error
      await new Promise((wake) => setTimeout(wake, 200 * attempt))
    }
  }
  const held = holder
  const applied = await migrate(held)
  const database = openPool(settings.appDatabaseUrl ?? ownerUrl, {
    asApplication: settings.appDatabaseUrl === undefined,
  })
  return {
    ...database,
    ownerUrl,
    applied,
    claimServer: async () => {
      const { rows } = await held.query('select pg_try_advisory_lock($1) as ok', [SERVER_LOCK])
      return rows[0]?.ok === true
    },
    close: async () => {
      await database.pool.end()
      let last = false
      if (embedded) {
        await held.query('select pg_advisory_unlock_shared($1)', [USERS_LOCK])
        const { rows } = await held.query('select pg_try_advisory_lock($1) as ok', [USERS_LOCK])
        last = rows[0]?.ok === true
      }
      await held.end()
      if (last) await stopEmbedded(settings.dataFolder)
    },
  }
}
