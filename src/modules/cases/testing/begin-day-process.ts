// A server of its own for a test: begins the day of a database given by its address, and says whether the work was finished.
import { openPool } from '#db/open.ts'
import { fileStore } from '#kernel/files.ts'
import { secretsFrom } from '#kernel/secrets.ts'
import { refreshOnce } from '#modules/cases/public.ts'
import { createApplication } from '../../../application.ts'

const [url = '', folder = '', now = '', turn = ''] = process.argv.slice(2)
const database = openPool(url, { asApplication: true, max: 4 })
const application = createApplication({
  database,
  secrets: secretsFrom(Buffer.alloc(32, 7)),
  files: fileStore(folder),
  clock: { now: () => new Date(now) },
})
const finished = await refreshOnce(application, turn)
await database.pool.end()
process.stdout.write(JSON.stringify({ finished }))
