// Owns the invented country the bench measures on: loads it once into an embedded server of its own, or opens it again.
import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { startEmbedded, stopEmbedded } from '#db/embedded.ts'
import { migrate } from '#db/migrate.ts'
import { openPool } from '#db/open.ts'
import { nationwide } from '#demo/generate/options.ts'
import { loadDemo } from '#demo/load.ts'
import { secretsFrom } from '#kernel/secrets.ts'
import { rebuildFigures } from '#modules/members/public.ts'
import { loadShippedRulebook } from '#modules/rulebook/public.ts'
import { addDays } from '#rules/calendar/dates.ts'

/** The key the bench seals numbers with. */
export const MASTER_KEY = Buffer.alloc(32, 7)

/** Above this size the exclusion constraints (no overlap in time) are left out: nothing measured reads them. */
const WITH_EXCLUSIONS = 200_000

export interface Country {
  ownerUrl: string
  /** Today, in Vietnam; the figures were counted for the day before the load. */
  today: string
  owner: pg.Client
  close: () => Promise<void>
}

interface Marker {
  members: number
  loadedFor: string
  organisations: number
}

const say = (line: string): void => console.error(line)

async function load(folder: string, members: number, day: string): Promise<Marker> {
  // Nothing is lost that could not be loaded again, so nothing is synced.
  const settings = ['max_wal_size=8GB', 'autovacuum=off', 'wal_level=minimal', 'max_wal_senders=0']
  const server = await startEmbedded(folder, { durable: false, settings })
  try {
    const admin = new pg.Client({ connectionString: server.url('postgres') })
    await admin.connect()
    await admin.query('drop database if exists bench with (force)')
    await admin.query('create database bench')
    await admin.end()
    const client = new pg.Client({ connectionString: server.url('bench') })
    await client.connect()
    await migrate(client)
    if (members > WITH_EXCLUSIONS) {
      const { rows } = await client.query<{ t: string; name: string }>(
        "select conrelid::regclass::text as t, conname as name from pg_constraint where contype = 'x'",
      )
      for (const { t, name } of rows)
        await client.query(`alter table ${t} drop constraint ${pg.escapeIdentifier(name)}`)
      say('Exclusion constraints are left out of this database: no measured statement reads them.')
    }
    const started = performance.now()
    let told = 0
    const { rows } = await loadDemo(client, nationwide({ members, today: day }), {
      protection: secretsFrom(MASTER_KEY),
      rebuildFigures,
      transaction: 'flush',
      onProgress: (done) => {
        if (done - told < members / 20) return
        told = done
        say(`  ${done} members, ${Math.round((performance.now() - started) / 1000)} s`)
      },
    })
    say(`Loaded in ${Math.round((performance.now() - started) / 1000)} s; vacuum …`)
    await client.query('vacuum (freeze, analyze)')
    say(`Ready after ${Math.round((performance.now() - started) / 1000)} s.`)
    await client.end()
    return { members: rows.members, loadedFor: day, organisations: rows.organisations }
  } finally {
    await stopEmbedded(folder)
  }
}

/** The rulebook, which a program loads when it starts. */
async function loadRules(url: string): Promise<void> {
  const database = openPool(url, { asApplication: true, max: 1 })
  await loadShippedRulebook(database, new Date())
  await database.pool.end()
}

/** Opens the country in `folder`, loading it when it is not there. The server then runs with the settings of the product. */
export async function openCountry(folder: string, members: number): Promise<Country & Marker> {
  const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10)
  const file = join(folder, 'bench.json')
  if (!existsSync(file)) {
    say(`Loading ${members} invented members into ${folder} …`)
    await writeFile(file, JSON.stringify(await load(folder, members, addDays(today, -1))))
  }
  const marker = JSON.parse(await readFile(file, 'utf8')) as Marker
  const server = await startEmbedded(folder)
  const ownerUrl = server.url('bench')
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  await migrate(owner).catch((error: Error) => say(`The schema is the one of the load, not of today: ${error.message}`))
  await loadRules(ownerUrl)
  return {
    ...marker,
    ownerUrl,
    today,
    owner,
    close: async () => {
      await owner.end()
      await stopEmbedded(folder)
    },
  }
}
