// The door itself: what a caller and the log are told when the program fails, and files on their way out.
import { readdir, readlink } from 'node:fs/promises'
import type { Socket } from 'node:net'
import pg from 'pg'
import pino from 'pino'
import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { query } from '#contract/operation.ts'
import { createHttp } from '#http/app.ts'
import { anyone } from '#kernel/permission.ts'
import { type Served, serveOpen } from '#kernel/serve.ts'
import { personAt, signInAs } from '#modules/identity/testing/people.ts'
import { register } from '#modules/members/testing/people.ts'
import { useWorld } from '../../test/harness/world.ts'

describe('the HTTP door', () => {
  const world = useWorld()
  const lines: string[] = []
  let fault: unknown
  const failing = query({
    name: 'kernel.fail',
    title: 'Hỏng',
    input: z.strictObject({}),
    output: z.strictObject({}),
  })
  const serveFailing: Served = serveOpen(failing, {
    scope: anyone,
    run: async () => {
      throw fault
    },
  })
  let http: ReturnType<typeof createHttp>
  beforeAll(() => {
    const operations = new Map([...world.application.operations, ['kernel.fail', serveFailing]])
    const log = pino({ base: null }, { write: (line: string) => void lines.push(line) })
    http = createHttp({ application: { ...world.application, operations }, pages: null, log })
  })

  test('a deadlock asks the caller to try again', async () => {
    for (const code of ['40P01', '40001', '55P03']) {
      fault = Object.assign(new Error('deadlock detected'), { code, severity: 'ERROR' })
      const answer = await http.request('/api/kernel.fail')
      expect(answer.status).toBe(503)
      expect(await answer.json()).toMatchObject({ error: { code: 'kernel.busy' } })
    }
  })

  test('a connection lost to the database asks the caller to try again', async () => {
    const client = new pg.Client({ connectionString: world.database.ownerUrl })
    client.on('error', () => undefined)
    await client.connect()
    const ended = new Promise((done) => client.once('end', done))
    const { rows } = await client.query('select pg_backend_pid() as pid')
    const midst = client.query('select pg_sleep(30)').catch((error: unknown) => error)
    await world.database.owner.query('select pg_terminate_backend($1)', [rows[0]?.pid])
    const faults = [await midst]
    await ended
    faults.push(await client.query('select 1').catch((error: unknown) => error))
    // As the driver says it where the database fell without a word.
    const fallen = new pg.Client({ connectionString: world.database.ownerUrl })
    fallen.on('error', () => undefined)
    await fallen.connect()
    const unheard = fallen.query('select pg_sleep(30)').catch((error: unknown) => error)
    ;(fallen as unknown as { connection: { stream: Socket } }).connection.stream.destroy()
    faults.push(await unheard, Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }))
    for (fault of faults) {
      const answer = await http.request('/api/kernel.fail')
      expect(await answer.json(), String(fault)).toMatchObject({ error: { code: 'kernel.busy' } })
      expect(answer.status).toBe(503)
    }
  })

  test('a fault tells the log where, and neither log nor caller whose data it was', async () => {
    const member = await register(world, await world.actorAt(world.places.communeA, 'office'), world.places.branchA1)
    for (const text of [
      `update members set full_name = 'Trần Thị Kín', gender = 'x' where id = '${member.id}'`,
      `select 'Trần Thị Kín'::date`,
      `do $$ begin raise exception 'of %', '"Trần Thị Kín"'; end $$`,
    ]) {
      fault = await world.database.owner.query(text).catch((error: unknown) => error)
      lines.length = 0
      const answer = await http.request('/api/kernel.fail')
      expect(answer.status).toBe(500)
      expect(await answer.text()).not.toMatch(/Kín|members|stack/)
      expect(lines).toHaveLength(1)
      expect(lines[0]).not.toContain('Kín')
      expect(lines[0]).toContain('"stack"')
      expect(lines[0]).toContain('"reference"')
    }
    expect(lines[0]).toContain('P0001')
  })
  const send = (path: string, token: string, init: RequestInit = {}) =>
    http.request(path, { ...init, headers: { ...init.headers, Authorization: `Bearer ${token}` } })

  test('a file goes to its account only, not before the first password is changed, and HEAD opens nothing', async () => {
    const office = await personAt(world, world.places.communeA, 'office')
    const token = await signInAs(world, office)
    const kept = await world.application.files.keep(office.id, {
      name: 'Danh sách.xlsx',
      mediaType: 'text/plain',
      body: Buffer.from('nội dung'),
      limit: 100,
    })
    const path = `/api/downloads/${kept?.id}`
    expect(await (await send(path, token)).text()).toBe('nội dung')
    const neighbour = await signInAs(world, await personAt(world, world.places.communeA, 'office'))
    expect((await send(path, neighbour)).status).toBe(404)
    expect((await http.request(path)).status).toBe(401)

    const head = await send(path, token, { method: 'HEAD' })
    expect([head.status, head.headers.get('content-length')]).toEqual([200, '10'])
    if (process.platform === 'linux') {
      const open = await Promise.all(
        (await readdir('/proc/self/fd')).map((fd) => readlink(`/proc/self/fd/${fd}`).catch(() => '')),
      )
      expect(open.filter((name) => name.includes(kept?.id ?? '?'))).toEqual([])
    }

    await world.database.owner.query('update accounts set must_change_password = true where id = $1', [office.id])
    const early = await send(path, token)
    expect([early.status, await early.json()]).toMatchObject([
      403,
      { error: { code: 'kernel.password-change-required' } },
    ])
  })

  test('an account leaves twenty files waiting at most, and is told what to do', async () => {
    const token = await signInAs(world, await personAt(world, world.places.communeA, 'office'))
    const upload = () => send('/api/uploads', token, { method: 'POST', headers: { 'X-File-Name': 'a.csv' }, body: 'x' })
    for (let i = 0; i < 20; i++) expect((await upload()).status).toBe(200)
    const refused = await upload()
    expect([refused.status, await refused.json()]).toMatchObject([
      429,
      { error: { code: 'kernel.uploads-waiting', message: expect.stringContaining('20 tệp, cộng lại 200 MB') } },
    ])
  })

  test('only who may bring lists or evidence in may leave files on the server, each as much as it takes', async () => {
    const upload = async (role: 'office' | 'member' | 'administrator' | 'inspection', size = 1) =>
      (
        await send('/api/uploads', await signInAs(world, await personAt(world, world.places.communeA, role)), {
          method: 'POST',
          headers: { 'X-File-Name': 'a.csv' },
          body: 'x'.repeat(size),
        })
      ).status
    const large = 9 * 1024 * 1024
    expect(await upload('office', large)).toBe(200)
    expect(await upload('member')).toBe(200)
    expect(await upload('member', large)).toBe(413)
    for (const role of ['administrator', 'inspection'] as const) expect(await upload(role)).toBe(403)
  })
})
