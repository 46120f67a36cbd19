// Once for a whole test run: one embedded PostgreSQL with a migrated template that every test file clones.
import { mkdtemp, rm } from 'node:fs/promises'
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
    templateName: string
  }
}

const TEMPLATE = 'dangvu_template'

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL
  let folder: string | undefined
  let serverUrl: string
  if (given === undefined) {
    folder = await mkdtemp(join(tmpdir(), 'dangvu-test-'))
    const server = await startEmbedded(folder, { durable: false, settings: ['max_connections=200'] })
    serverUrl = server.url('')
  } else {
    serverUrl = given.endsWith('/') ? given : `${given}/`
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
  project.provide('templateName', TEMPLATE)
  return async () => {
    if (folder === undefined) return
    await stopEmbedded(folder)
    await rm(folder, { recursive: true, force: true })
  }
}
