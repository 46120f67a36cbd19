// Keeps the place of a program at its database: locks on a connection of their own, made again when it is lost, that say who uses the server
// and who serves. Without them another program could stop the server under this one, or serve beside it.
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'

/** Held shared by every program that uses the embedded server, and alone by the one that may stop it. */
const USERS_LOCK = 7_402_002
/** Held by the one program that serves this database. */
const SERVER_LOCK = 7_402_003

/** Milliseconds between two tries to come back. */
const AGAIN_AFTER = 500

/** Why a place is lost for good: another program serves now, or the database answers at another address than the pool knows. */
export type Lost = 'taken' | 'moved'

export class Hold {
  /** Settles when the place cannot be had again: the program has to end. */
  readonly lost: Promise<Lost>
  readonly #tellLost: (why: Lost) => void
  readonly #findUrl: () => Promise<string>
  readonly #url: string
  #client: pg.Client
  #serves = false
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

  /** Takes the place of the one server of this database; false when another program holds it. */
  async claimServer(): Promise<boolean> {
    this.#serves = await tryLock(this.#client, SERVER_LOCK)
    return this.#serves
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
        if (this.#serves && !(await tryLock(client, SERVER_LOCK))) {
          await client.end()
          return this.#tellLost('taken')
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
  const client = new pg.Client({ connectionString: url, application_name: 'dangvu-holder' })
  client.on('error', () => undefined)
  await client.connect()
  await client.query('select pg_advisory_lock_shared($1)', [USERS_LOCK])
  return client
}

async function tryLock(client: pg.Client, lock: number): Promise<boolean> {
  const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock($1) as held', [lock])
  return rows[0]?.held === true
}
