// The program under measurement, in a process of its own: the HTTP door with its pool, as `dangvu serve` starts it, without pages.
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import pino from 'pino'
import { moveFiguresOn } from '#cli/daily.ts'
import { openPool, READS_BESIDE } from '#db/open.ts'
import { createHttp } from '#http/app.ts'
import { fileStore } from '#kernel/files.ts'
import { secretsFrom } from '#kernel/secrets.ts'
import { createApplication } from '../src/application.ts'
import { MASTER_KEY } from './country.ts'

const [url, files] = process.argv.slice(2)
if (url === undefined || files === undefined) throw new Error('usage: server.ts DATABASE-URL FILES-FOLDER')
const application = createApplication({
  database: openPool(url, { asApplication: true, readsAtOnce: READS_BESIDE }),
  secrets: secretsFrom(MASTER_KEY),
  files: fileStore(files),
})
// As `dangvu serve` does when a day begins.
await moveFiguresOn(application)
const log = pino({ level: 'error', base: null }, pino.destination(2))
const http = createHttp({ application, pages: null, log })
const server = serve({ fetch: http.fetch, hostname: '127.0.0.1', port: 0 })
server.once('listening', () => process.send?.({ port: (server.address() as AddressInfo).port }))
process.once('disconnect', () => process.exit(0))
process.on('message', (wish: unknown) => {
  if (wish === 'memory') process.send?.({ memory: process.memoryUsage() })
})
