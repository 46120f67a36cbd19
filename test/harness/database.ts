// A database of its own for one test file, cloned from the migrated template.
import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { openPool } from '#db/open.ts'
import type { Database } from '#db/tenancy.ts'

export interface TestDatabase extends Database {
  /** Connected as the owner: passes by row-level security. For arranging and for looking behind the scenes only. */
  owner: pg.Client
  /** Over TCP, as a program of its own comes to it. */
  ownerUrl: string
  drop: () => Promise<void>
}

export async function createTestDatabase(): Promise<TestDatabase> {
  const nearUrl = inject('nearUrl')
  const name = `dangvu_${randomBytes(6).toString('hex')}`
  const admin = new pg.Client({ connectionString: `${nearUrl}postgres` })
  await admin.connect()
  // Cloning locks the template for a moment: test files that start together take turns.
  for (let attempt = 1; ; attempt++) {
    try {
      // File by file: page by page, through the server's memory and its log, takes twice the time of the processor.
      await admin.query(`create database ${name} template ${inject('templateName')} strategy file_copy`)
      break
    } catch (error) {
      if ((error as { code?: string }).code !== '55006' || attempt > 50) throw error
      await new Promise((wake) => setTimeout(wake, 50))
    }
  }
  const near = `${nearUrl}${name}`
  const owner = new pg.Client({ connectionString: near })
  await owner.connect()
  const database = openPool(near, { asApplication: true, max: 8 })
  return {
    ...database,
    owner,
    ownerUrl: `${inject('serverUrl')}${name}`,
    drop: async () => {
      await database.pool.end()
      await owner.end()
      await admin.query(`drop database ${name} with (force)`)
      await admin.end()
    },
  }
}
