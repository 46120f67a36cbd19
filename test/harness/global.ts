// Once for a whole test run: one embedded PostgreSQL with a migrated template that every test file clones.
import { mkdtemp, rm, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { startEmbedded, stopEmbedded } from '#db/embedded.ts'
import { migrate } from '#db/migrate.ts'
import { openPool } from '#db/open.ts'
import { loadShippedRulebook } from '#modules/rulebook/public.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the test server with the owner's rights, without the database name. */
    serverUrl: string
    /** The same by the shortest way from this machine. */
    nearUrl: string
    templateName: string
  }
}

const TEMPLATE = 'dangvu_template'

const MEMORY = '/dev/shm'
const ROOM = 3 * 1024 ** 3

/**
 * Where the server's files lie: in memory where there is room. A database is a thousand small files, and each test file makes and drops
 * one: on a disk that is up to 0.3 s of the processor, in memory 0.05 s.
 */
async function roomForFiles(): Promise<string> {
  const found = await statfs(MEMORY).catch(() => null)
  return found !== null && found.bavail * found.bsize >= ROOM ? MEMORY : tmpdir()
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL
  let folder: string | undefined
  let serverUrl: string
  let nearUrl: string
  if (given === undefined) {
    folder = await mkdtemp(join(await roomForFiles(), 'dangvu-test-'))
    const settings = ['max_connections=200', 'max_wal_size=256MB']
    const server = await startEmbedded(folder, { durable: false, settings })
    serverUrl = server.overTcp('')
    nearUrl = server.url('')
  } else {
    serverUrl = given.endsWith('/') ? given : `${given}/`
    nearUrl = serverUrl
  }
  const admin = new pg.Client({ connectionString: `${serverUrl}postgres` })
  await admin.connect()
  await admin.query(`drop database if exists ${TEMPLATE}`)
  await admin.query(`create database ${TEMPLATE} template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C'`)
  const client = new pg.Client({ connectionString: `${serverUrl}${TEMPLATE}` })
  await client.connect()
  await migrate(client)
  await client.end()
  const database = openPool(`${serverUrl}${TEMPLATE}`, { asApplication: true, max: 1 })
  await loadShippedRulebook(database, new Date())
  await database.pool.end()
  await admin.end()
  project.provide('serverUrl', serverUrl)
  project.provide('nearUrl', nearUrl)
  project.provide('templateName', TEMPLATE)
  return async () => {
    if (folder === undefined) return
    await stopEmbedded(folder)
    await rm(folder, { recursive: true, force: true })
  }
}
