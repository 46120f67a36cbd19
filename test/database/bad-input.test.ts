// Every field of every operation gets bad input through the HTTP door: always a refusal that names the field, never a fault.
import { randomBytes } from 'node:crypto'
import pino from 'pino'
import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { createHttp } from '#http/app.ts'
import type { Actor } from '#kernel/actor.ts'
import { runOperation } from '#kernel/run.ts'
import { operations } from '#modules/all.ts'
import { useWorld } from '../harness/world.ts'

interface Property {
  type?: string
  anyOf?: Property[]
  format?: string
  enum?: unknown[]
  const?: unknown
  items?: Property
}

/** A value that fits the type of a property, so that exactly one field at a time is bad. */
function plausible(property: Property): unknown {
  const p = property.anyOf?.find((choice) => choice.type !== 'null') ?? property
  if (p.enum !== undefined) return p.enum[0]
  if (p.const !== undefined) return p.const
  if (p.type === 'integer' || p.type === 'number') return 1
  if (p.type === 'boolean') return true
  if (p.type === 'array') return []
  if (p.type === 'object') return {}
  if (p.format === 'uuid') return '0199aaaa-0000-7000-8000-000000000001'
  return 'x'
}

const bad: Record<string, unknown> = {
  'a number with no sense': Number.MAX_VALUE,
  'an object': { $gt: '' },
  'a nested array': [[[]]],
  'a NUL': 'a\u0000b',
  'a lone surrogate': 'a\ud800b',
  'a control character': 'a\u0007b',
  'a mark apart from its letter': 'ã'.normalize('NFD'),
  'broken UTF-8': 'a\ufffdb',
  'very long text': 'ă'.repeat(200_000),
  'a null': null,
}

describe('bad input', () => {
  const world = useWorld()
  const actors: Actor[] = []
  beforeAll(async () => {
    const { communeA, province } = world.places
    actors.push(await world.actorAt(communeA, 'office'), await world.actorAt(province, 'administrator'))
  })

  for (const { operation } of operations.values()) {
    const schema = z.toJSONSchema(operation.input, { io: 'input', unrepresentable: 'any' }) as {
      properties?: Record<string, Property>
    }
    const properties = Object.entries(schema.properties ?? {})
    const base = Object.fromEntries(properties.map(([name, property]) => [name, plausible(property)]))
    const send = (actor: Actor | undefined, input: unknown) =>
      runOperation(world.application, {
        name: operation.name,
        input,
        credential: actor === undefined ? { kind: 'none' } : { kind: 'actor', actor },
        idempotencyKey: randomBytes(12).toString('hex'),
        request: { requestId: randomBytes(8).toString('hex'), address: null, userAgent: null },
      })

    test(`${operation.name} answers bad fields with a refusal`, async () => {
      for (const actor of actors) {
        const unknown = await send(actor, { ...base, 'a field nobody knows': 1 })
        expect(unknown.kind === 'done', 'an unknown field is accepted').toBe(false)
        for (const [name] of properties) {
          for (const [what, value] of Object.entries(bad)) {
            const outcome = await send(actor, { ...base, [name]: value })
            // Throwing would be a fault; here everything is an outcome. A text without meaning may be accepted only where null may.
            if (outcome.kind === 'refused' && outcome.refusal.code === 'kernel.invalid-input') {
              expect(outcome.refusal.fields.length, `${name} with ${what}: no field is named`).toBeGreaterThan(0)
            } else if (what !== 'a null' && what !== 'very long text') {
              expect(outcome.kind, `${name} with ${what} was accepted`).not.toBe('done')
            }
          }
        }
        for (const whole of [null, 1, 'x', [], [1], true]) {
          const outcome = await send(actor, whole)
          if (properties.length > 0 && whole !== null) expect(outcome.kind, JSON.stringify(whole)).not.toBe('done')
        }
      }
    })
  }
})

describe('bad requests at the HTTP door', () => {
  const world = useWorld()
  const http = () => createHttp({ application: world.application, pages: null, log: pino({ level: 'silent' }) })
  const post = (path: string, body: BodyInit, headers: Record<string, string> = {}) =>
    http().request(path, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } })

  test('a body that is not JSON', async () => {
    const answer = await post('/api/identity.sign-in', '{"signInName":')
    expect(answer.status).toBe(400)
  })

  test('broken UTF-8 in a field is answered with the field', async () => {
    const bytes = Buffer.concat([
      Buffer.from('{"signInName":"a'),
      Buffer.from([0xff, 0xfe]),
      Buffer.from('","password":"x"}'),
    ])
    const answer = await post('/api/identity.sign-in', bytes)
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(answer.status).toBeLessThan(500)
  })

  test('a body of 2 MB', async () => {
    const answer = await post(
      '/api/identity.sign-in',
      JSON.stringify({ signInName: 'x'.repeat(2_000_000), password: 'x' }),
    )
    expect(answer.status).toBe(413)
  })

  test('a form, as another site could send it', async () => {
    const answer = await http().request('/api/identity.sign-in', {
      method: 'POST',
      body: 'signInName=a',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
    expect(answer.status).toBe(400)
  })

  const foreign: Record<string, string>[] = [
    { origin: 'https://evil.example' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'null' },
  ]
  test.each(foreign)('a command from another site: %o', async (headers) => {
    const answer = await post('/api/identity.sign-in', '{}', { host: '127.0.0.1', ...headers })
    expect(answer.status).toBe(403)
  })

  test.each([
    'evil.example',
    'evil.example:8080',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    '127.0.0.1:8080:80',
    '',
  ])('a host that is not ours: «%s»', async (host) => {
    const answer = await post('/api/identity.sign-in', '{}', { host })
    expect([answer.status, await answer.json()]).toMatchObject([421, { error: { code: 'kernel.foreign-host' } }])
    const page = await http().request('/', { headers: { host } })
    expect([page.status, page.headers.get('content-type')]).toEqual([421, 'text/plain; charset=UTF-8'])
    expect(await page.text()).toContain('DANGVU_HOSTS')
  })

  test('hosts that are ours: this machine at any port, listed names; behind a proxy every one unless some are listed', async () => {
    const ask = async (host: string, options: { proxies?: number; hosts?: string[] } = {}) => {
      const log = pino({ level: 'silent' })
      const door = createHttp({ application: world.application, pages: null, log, ...options })
      return (await door.request('/api/health', { headers: { host } })).status
    }
    for (const host of ['localhost', 'LOCALHOST:1', '127.0.0.1', '127.0.0.1:8080', '[::1]', '[::1]:8080']) {
      expect(await ask(host), host).toBe(200)
    }
    expect(await ask('dangvu.tinh.vn')).toBe(421)
    expect(await ask('Dangvu.Tinh.vn:443', { hosts: ['dangvu.tinh.vn'] })).toBe(200)
    expect(await ask('dangvu.tinh.vn', { proxies: 1 })).toBe(200)
    expect(await ask('other.vn', { proxies: 1, hosts: ['dangvu.tinh.vn'] })).toBe(421)
  })

  test('an unknown operation, a command by GET, odd paths', async () => {
    expect((await http().request('/api/no.such')).status).toBe(404)
    expect((await http().request('/api/identity.sign-in')).status).toBe(404)
    expect((await http().request('/api/__proto__')).status).toBe(404)
    expect((await http().request('/api/')).status).toBe(404)
    expect((await http().request('/api/downloads/..%2f..%2fetc')).status).toBe(401)
  })

  test('every answer carries the security headers', async () => {
    const answer = await http().request('/api/health')
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-security-policy')).not.toMatch(/unsafe/)
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
  })

  test('OpenAPI names every operation', async () => {
    const document = (await (await http().request('/api/openapi.json')).json()) as { paths: Record<string, unknown> }
    expect(Object.keys(document.paths).sort()).toEqual([...operations.keys()].map((n) => `/api/${n}`).sort())
    const page = await (await http().request('/api/docs')).text()
    for (const name of operations.keys()) expect(page).toContain(name)
  })
})
