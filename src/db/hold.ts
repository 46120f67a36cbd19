// Keeps the place of a program at its database: locks on a connection of their own, made again when it is lost, that say who uses the server
// and who serves. Without them another program could stop the server under this one, or serve beside it.
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'

/** Held shared by every program that uses the embedded server, and alone by the one that may stop it. */
const USERS_LOCK = 7_402_002
/** Held shared by every program that serves this database; the first has it alone for a moment. */
const SERVERS_LOCK = 7_402_003
/** With the number of a data folder: held by the one program that serves from it. */
const FOLDER_LOCK = 7_402_004
/** With the number of a key: held shared by every program that serves with it. */
const KEY_LOCK = 7_402_005

/** Milliseconds between two tries to come back. */
const AGAIN_AFTER = 500

/** Who serves: its data folder, with the machine it is on, and a mark of its key, which is the same wherever the key is. */
export interface Server {
  folder: string
  keyMark: string
}

/** Why there is no place: another program serves from this folder, or others with another key. */
export type Taken = 'folder-in-use' | 'other-key'
/** `first`: nobody else serves this database; `beside`: others do. */
export type Claim = 'first' | 'beside' | Taken
/** Why a place is lost for good: others have it now, or the database answers at another address than the pool knows. */
export type Lost = Taken | 'moved'

export class Hold {
  /** Settles when the place cannot be had again: the program has to end. */
  readonly lost: Promise<Lost>
  readonly #tellLost: (why: Lost) => void
  readonly #findUrl: () => Promise<string>
  readonly #url: string
  #client: pg.Client
  #server: Server | undefined
  #leaving = false
  #returning: Promise<void> = Promise.resolve()

  private constructor(findUrl: () => Promise<string>, url: string, client: pg.Client) {
    const { promise, resolve } = Promise.withResolvers<Lost>()
    this.lost = promise
    this.#tellLost = resolve
    this.#findUrl = findUrl
    this.#url = url
    this.#client = client
    this.#watch()
  }

  /** Takes a place; `findUrl` sees that the server runs and says where, now and whenever the connection was lost. */
  static async take(findUrl: () => Promise<string>): Promise<Hold> {
    const url = await findUrl()
    return new Hold(findUrl, url, await use(url))
  }

  /** Where it answers, with the owner's rights. */
  get url(): string {
    return this.#url
  }

  get client(): pg.Client {
    return this.#client
  }

  /** Takes a place among the servers of this database. */
  async claimServer(server: Server): Promise<Claim> {
    const claim = await claimPlace(this.#client, server)
    if (claim === 'first' || claim === 'beside') this.#server = server
    return claim
  }

  /** Gives the place up; true when nobody else uses the database. */
  async leave(): Promise<boolean> {
    this.#leaving = true
    await this.#returning
    try {
      await this.#client.query('select pg_advisory_unlock_shared($1)', [USERS_LOCK])
      return await tryLock(this.#client, USERS_LOCK)
    } catch {
      // It does not answer any more: there is nothing to stop.
      return false
    } finally {
      await this.#client.end().catch(() => undefined)
    }
  }

  #watch(): void {
    this.#client.once('end', () => {
      if (!this.#leaving) this.#returning = this.#return()
    })
  }

  /** Until the database is there again; what people ask meanwhile is answered as busy. */
  async #return(): Promise<void> {
    while (!this.#leaving) {
      try {
        const url = await this.#findUrl()
        if (url !== this.#url) return this.#tellLost('moved')
        const client = await use(url)
        const claim = this.#server && (await claimPlace(client, this.#server))
        if (claim === 'folder-in-use' || claim === 'other-key') {
          await client.end()
          return this.#tellLost(claim)
        }
        this.#client = client
        return this.#watch()
      } catch {
        await wait(AGAIN_AFTER)
      }
    }
  }
}

async function use(url: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'dangvu-holder',
    connectionTimeoutMillis: 10_000,
  })
  client.on('error', () => undefined)
  await client.connect()
  await client.query('select pg_advisory_lock_shared($1)', [USERS_LOCK])
  return client
}

async function claimPlace(client: pg.Client, { folder, keyMark }: Server): Promise<Claim> {
  const { rows } = await client.query<{ free: boolean; key: number }>(
    'select pg_try_advisory_lock($1, hashtext($2)) as free, hashtext($3) as key',
    [FOLDER_LOCK, folder, keyMark],
  )
  const [mine] = rows
  if (mine?.free !== true) return 'folder-in-use'
  await client.query('select pg_advisory_lock_shared($1, $2)', [KEY_LOCK, mine.key])
  const others = await client.query(
    `select from pg_locks where locktype = 'advisory' and classid = $1 and objid <> ($2::bigint & 4294967295)::oid
        and database = (select oid from pg_database where datname = current_database()) limit 1`,
    [KEY_LOCK, mine.key],
  )
  if (others.rowCount !== 0) return 'other-key'
  const first = await tryLock(client, SERVERS_LOCK)
  await client.query('select pg_advisory_lock_shared($1)', [SERVERS_LOCK])
  if (first) await client.query('select pg_advisory_unlock($1)', [SERVERS_LOCK])
  return first ? 'first' : 'beside'
}

async function tryLock(client: pg.Client, lock: number): Promise<boolean> {
  const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock($1) as held', [lock])
  return rows[0]?.held === true
}
