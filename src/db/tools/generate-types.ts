// Writes src/db/types.gen.ts from the migrated schema: `npm run db:types`.
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import pg from 'pg'
import { startEmbedded, stopEmbedded } from '#db/embedded.ts'
import { migrate } from '#db/migrate.ts'

const target = fileURLToPath(new URL('../types.gen.ts', import.meta.url))
const folder = await mkdtemp(join(tmpdir(), 'dangvu-types-'))
try {
  const server = await startEmbedded(folder, { durable: false })
  const client = new pg.Client({ connectionString: server.url('postgres') })
  await client.connect()
  await migrate(client)
  await client.end()
  const tool = fileURLToPath(new URL('../../../node_modules/kysely-codegen/dist/cli/bin.js', import.meta.url))
  await promisify(execFile)(process.execPath, [
    tool,
    '--dialect=postgres',
    '--numeric-parser=number',
    '--date-parser=string',
    `--out-file=${target}`,
    `--url=${server.url('postgres')}`,
  ])
  // Counts of 64 bits are read as numbers (see db/open.ts).
  const text = await readFile(target, 'utf8')
  await writeFile(target, text.replace(/^export type Int8 = .*$/m, 'export type Int8 = number;'))
} finally {
  await stopEmbedded(folder).catch(() => undefined)
  await rm(folder, { recursive: true, force: true })
}
