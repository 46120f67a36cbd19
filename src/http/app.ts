// The HTTP door: every operation at /api/<name>, files beside them, the browser application under everything else.
import { randomInt } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { type Context, Hono } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Logger } from 'pino'
import { explainRefusal } from '#contract/refusals.ts'
import { answerOf, errorBody, statusOf } from '#http/answer.ts'
import { apiPage } from '#http/api-page.ts'
import { isBusy, withoutValues } from '#http/faults.ts'
import { inputFromAddress, inputFromBody } from '#http/input.ts'
import { openApiDocument } from '#http/open-api.ts'
import type { Pages } from '#http/pages.ts'
import { addressOf, foreignHost, fromAnotherSite, overTls, securityHeaders } from '#http/security.ts'
import { type Credential, identify } from '#kernel/caller.ts'
import type { RequestFacts } from '#kernel/context.ts'
import { newId } from '#kernel/identifier.ts'
import { mayUse } from '#kernel/permission.ts'
import { type Refusal, refuse } from '#kernel/refusal.ts'
import { type Application, runOperation } from '#kernel/run.ts'
import { parseToken } from '#modules/identity/public.ts'
import { calendarBehind } from '#modules/meetings/public.ts'

const COOKIE = 'dangvu'
/** The largest file taken in: a list of 100 000 members is about 12 MB. */
export const UPLOAD_LIMIT = 32 * 1024 * 1024

/**
 * The operations that read what was uploaded, the roomiest first: nobody else may fill the disk. `waiting` is what one account may leave there: what
 * was taken in, given up or not understood no longer counts. A little more than evidence may have gets through, so that its own refusal is heard.
 */
const UPLOADS = [
  { reader: 'members.start-import', limit: UPLOAD_LIMIT, waiting: { files: 20, bytes: 200 * 1024 * 1024 } },
  { reader: 'documents.read-file', limit: 21 * 1024 * 1024, waiting: { files: 5, bytes: 60 * 1024 * 1024 } },
  { reader: 'tasks.add-evidence', limit: 8 * 1024 * 1024, waiting: { files: 5, bytes: 25 * 1024 * 1024 } },
]

export interface HttpOptions {
  application: Application
  /** Null when only the API is wanted (tests, bench). */
  pages: Pages | null
  log: Logger
  /** Reverse proxies of ours in front (see settings). */
  proxies?: number
  /** Names it answers to besides localhost (see settings). */
  hosts?: readonly string[]
}

function credentialOf(c: Context): Credential {
  const header = c.req.header('authorization')
  const bearer = header?.startsWith('Bearer ') === true ? header.slice(7) : undefined
  const token = bearer ?? getCookie(c, COOKIE)
  const parts = token === undefined ? null : parseToken(token)
  return parts === null ? { kind: 'none' } : { kind: 'session', ...parts }
}

const factsOf = (c: Context, proxies: number): RequestFacts => ({
  requestId: newId(),
  address: addressOf(c, proxies),
  userAgent: c.req.header('user-agent')?.slice(0, 200) ?? null,
})

const json = (status: number, body: unknown): Response =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' },
  })

const refusedWith = (refusal: Refusal): Response => json(statusOf(refusal.code), errorBody(refusal))

/** Builds the HTTP application. It holds no state of its own. */
export function createHttp({ application, pages, log, proxies = 0, hosts = [] }: HttpOptions): Hono {
  const app = new Hono()
  app.use(securityHeaders(proxies))
  app.use(async (c, next) => {
    const host = foreignHost(c, hosts, proxies)
    if (host === null) return next()
    const refusal = refuse('kernel.foreign-host', { host })
    if (c.req.path.startsWith('/api/')) return refusedWith(refusal)
    const { message, next: advice } = explainRefusal(refusal.code, refusal.facts)
    return c.text(`${message} ${advice}\n`, 421)
  })

  app.onError((error) => {
    if (isBusy(error)) {
      log.warn({ err: withoutValues(error) }, 'busy')
      return refusedWith(refuse('kernel.busy'))
    }
    const reference = String(randomInt(100_000, 1_000_000))
    log.error({ err: withoutValues(error), reference }, 'fault')
    return refusedWith(refuse('kernel.fault', { reference }))
  })

  const perform = async (c: Context, input: unknown): Promise<Response> => {
    const outcome = await runOperation(application, {
      name: c.req.param('name') ?? '',
      input,
      credential: credentialOf(c),
      idempotencyKey: c.req.header('idempotency-key') ?? null,
      request: factsOf(c, proxies),
    })
    const token = outcome.kind === 'stale' ? undefined : outcome.effects.sessionToken
    if (token !== undefined) {
      const options = { path: '/', httpOnly: true, sameSite: 'Strict', secure: overTls(c, proxies) } as const
      if (token === null) deleteCookie(c, COOKIE, options)
      else setCookie(c, COOKIE, token, { ...options, maxAge: 30 * 86_400 })
    }
    const { status, body } = answerOf(outcome)
    return c.body(JSON.stringify(body), status as 200, {
      'Content-Type': 'application/json; charset=utf-8',
      'Cache-Control': 'no-store',
    })
  }

  app.get('/api/openapi.json', (c) => c.json(openApiDocument(application.operations)))
  app.get('/api/docs', (c) => c.html(apiPage(application.operations)))
  app.get('/api/docs.css', (c) => c.body(apiPage.css, 200, { 'Content-Type': 'text/css; charset=utf-8' }))
  app.get('/api/health', async (c) => {
    await application.database.pool.query('select 1')
    return c.json({ ok: true })
  })

  app.post('/api/uploads', async (c) => {
    if (fromAnotherSite(c)) return refusedWith(refuse('kernel.forbidden-origin'))
    const actor = await identify(application.database, credentialOf(c), application.clock.now())
    if (actor === null) return refusedWith(refuse('kernel.not-signed-in'))
    if (actor.mustChangePassword) return refusedWith(refuse('kernel.password-change-required'))
    const room = UPLOADS.find(({ reader }) => {
      const served = application.operations.get(reader)
      return served !== undefined && mayUse(served.scope, actor)
    })
    if (room === undefined) return refusedWith(refuse('kernel.not-permitted', { seat: actor.seat?.postName ?? null }))
    const limit = `${room.limit / 1024 / 1024} MB`
    const declared = Number(c.req.header('content-length') ?? '0')
    if (declared > room.limit) return refusedWith(refuse('kernel.too-large', { limit }))
    const name = decodeName(c.req.header('x-file-name'))
    if (name === null || c.req.raw.body === null) {
      return refusedWith(
        refuse('kernel.invalid-input', {}, [{ path: 'x-file-name', message: 'Cần tên tệp trong đầu đề X-File-Name.' }]),
      )
    }
    const incoming = {
      name,
      mediaType: c.req.header('content-type')?.slice(0, 200) ?? 'application/octet-stream',
      body: Readable.fromWeb(c.req.raw.body as Parameters<typeof Readable.fromWeb>[0]),
      limit: room.limit,
    }
    const kept = await application.files.keepUpload(actor.accountId, incoming, room.waiting)
    if (kept === 'too-large') return refusedWith(refuse('kernel.too-large', { limit }))
    if (kept === 'no-room') {
      const { files, bytes } = room.waiting
      return refusedWith(refuse('kernel.uploads-waiting', { files, size: `${bytes / 1024 / 1024} MB` }))
    }
    return json(200, { uploadId: kept.id, name: kept.name, size: kept.size })
  })

  app.get('/api/downloads/:id', async (c) => {
    const actor = await identify(application.database, credentialOf(c), application.clock.now())
    if (actor === null) return refusedWith(refuse('kernel.not-signed-in'))
    if (actor.mustChangePassword) return refusedWith(refuse('kernel.password-change-required'))
    const file = await application.files.find(actor.accountId, c.req.param('id'))
    if (file === null) return refusedWith(refuse('kernel.not-found'))
    // A question for the headers opens nothing: its body would never be read and the file stay open.
    const body = c.req.method === 'HEAD' ? null : (Readable.toWeb(createReadStream(file.path)) as ReadableStream)
    return new Response(body, {
      headers: {
        'Content-Type': file.mediaType,
        'Content-Length': String(file.size),
        'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
        'Cache-Control': 'no-store',
      },
    })
  })

  // A phone has no session: the address itself is the secret, and can be taken back.
  app.get('/api/calendar/:token', async (c) => {
    const calendar = await calendarBehind(application, c.req.param('token'))
    if (calendar === null) return refusedWith(refuse('kernel.not-found'))
    return c.body(calendar, 200, { 'Content-Type': 'text/calendar; charset=utf-8', 'Cache-Control': 'no-store' })
  })

  app.get('/api/:name', (c) => {
    const served = application.operations.get(c.req.param('name'))
    if (served === undefined || served.operation.kind === 'command') return refusedWith(refuse('kernel.not-found'))
    return perform(c, inputFromAddress(served.operation, new URL(c.req.url).searchParams))
  })

  app.post('/api/:name', async (c) => {
    if (fromAnotherSite(c)) return refusedWith(refuse('kernel.forbidden-origin'))
    if (!/^application\/json\b/i.test(c.req.header('content-type') ?? '')) {
      return refusedWith(
        refuse('kernel.invalid-input', {}, [{ path: 'content-type', message: 'Nội dung phải là application/json.' }]),
      )
    }
    const read = await inputFromBody(c.req.raw)
    if (read === 'too-large') return refusedWith(refuse('kernel.too-large', { limit: '1 MB' }))
    if (read === 'not-json') {
      return refusedWith(
        refuse('kernel.invalid-input', {}, [{ path: '', message: 'Nội dung không phải JSON hợp lệ.' }]),
      )
    }
    return perform(c, read.input)
  })

  app.all('/api/*', () => refusedWith(refuse('kernel.not-found')))
  if (pages !== null) app.on(['GET', 'HEAD'], '*', (c) => pages.serve(c))
  return app
}

/** The name of an uploaded file: percent-encoded UTF-8 in a header, without folders. */
function decodeName(header: string | undefined): string | null {
  if (header === undefined) return null
  try {
    const name = decodeURIComponent(header).normalize('NFC').split(/[\\/]/).pop() ?? ''
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters do not belong in a file name.
    return name === '' || name.length > 200 || /[\u0000-\u001f]/.test(name) ? null : name
  } catch {
    return null
  }
}
