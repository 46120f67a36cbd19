// The HTTP door: every operation at /api/<name>, files beside them, the browser application under everything else.
import { randomInt } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { deleteCookie, setCookie } from 'hono/cookie'
import type { Logger } from 'pino'
import { explainRefusal } from '#contract/refusals.ts'
import { answerOf, refusedWith } from '#http/answer.ts'
import { apiPage } from '#http/api-page.ts'
import { COOKIE, credentialOf } from '#http/credential.ts'
import { isBusy, withoutValues } from '#http/faults.ts'
import { inputFromAddress, inputFromBody } from '#http/input.ts'
import { openApiDocument } from '#http/open-api.ts'
import type { Pages } from '#http/pages.ts'
import { addressOf, foreignHost, fromAnotherSite, overTls, securityHeaders } from '#http/security.ts'
import { sendDownload, takeUpload } from '#http/transfers.ts'
import type { RequestFacts } from '#kernel/context.ts'
import { newId } from '#kernel/identifier.ts'
import { refuse } from '#kernel/refusal.ts'
import { type Application, runOperation } from '#kernel/run.ts'
import { calendarBehind } from '#modules/meetings/public.ts'

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

const factsOf = (c: Context, proxies: number): RequestFacts => ({
  requestId: newId(),
  address: addressOf(c, proxies),
  userAgent: c.req.header('user-agent')?.slice(0, 200) ?? null,
})

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

  app.post('/api/uploads', (c) => takeUpload(application, c))
  app.get('/api/downloads/:id', (c) => sendDownload(application, c))

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
