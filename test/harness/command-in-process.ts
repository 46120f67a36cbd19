// A process of its own that runs one command, for a test that kills it half-way. Its job comes as JSON in the first argument.
import { openPool } from '#db/open.ts'
import type { Actor } from '#kernel/actor.ts'
import { fileStore } from '#kernel/files.ts'
import { newId } from '#kernel/identifier.ts'
import { runOperation } from '#kernel/run.ts'
import { secretsFrom } from '#kernel/secrets.ts'
import { createApplication } from '../../src/application.ts'

const { url, actor, name, input } = JSON.parse(process.argv[2] ?? '') as {
  url: string
  actor: Actor
  name: string
  input: object
}
const application = createApplication({
  database: openPool(url, { asApplication: true, max: 2 }),
  secrets: secretsFrom(Buffer.alloc(32, 7)),
  files: fileStore('/nonexistent'),
})
const outcome = await runOperation(application, {
  name,
  input,
  credential: { kind: 'actor', actor },
  idempotencyKey: newId(),
  request: { requestId: newId(), address: null, userAgent: null },
})
process.stdout.write(`${outcome.kind}\n`)
await application.database.pool.end()
