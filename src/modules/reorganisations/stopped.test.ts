// While a sheet is written its sender sees how far it is and may stop it: everything is then as before, and the sheet can be written later.
import { createHash, randomBytes } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import type { ReorganisationDetail } from '#contract/reorganisations.ts'
import type { Actor } from '#kernel/actor.ts'
import { newId } from '#kernel/identifier.ts'
import { runOperation } from '#kernel/run.ts'
import { codeOf, useWorld } from '../../../test/harness/world.ts'
import { reorganisingIn } from './testing/sheets.ts'

interface Running {
  running: { what: string; done: number; total: number | null; stopping: boolean } | null
}

describe('a sheet that takes long', () => {
  const world = useWorld()
  const { started, act, dump, seen } = reorganisingIn(world)
  let board: Actor
  let sheet: ReorganisationDetail

  beforeAll(async () => {
    board = await world.actorAt(world.places.province, 'organisation-board')
    sheet = await started(board, world.places.province, [`1,99.002.001,,Chuyển trực thuộc,,,99.001,,,`])
    expect(sheet.hinders).toEqual([])
  })

  const far = (actor: Actor, key: string) => world.ask<Running>(actor, 'identity.get-progress', { key })
  const stop = (actor: Actor, key: string) => world.ask<{ stopping: boolean }>(actor, 'identity.cancel-work', { key })
  /** What is done with a table held, so that the command stands in its midst. */
  const whileHeld = async (table: string, work: () => Promise<void>) => {
    const { owner } = world.database
    await owner.query(`begin; lock table ${table} in exclusive mode`)
    await work().finally(() => owner.query('commit'))
  }

  test('seen and stopped by whoever sent it, and by nobody else; nothing has changed, and it can be written later', async () => {
    const key = 'a sheet being written'
    expect(await far(board, key)).toEqual({ running: null, elsewhere: false })
    expect(await stop(board, key)).toEqual({ stopping: false })
    const other = await world.actorAt(world.places.province, 'organisation-board')
    const before = await dump()
    let outcome: ReturnType<typeof act> | undefined
    await whileHeld('organisations', async () => {
      outcome = act(board, 'commit', sheet, {}, key)
      const waiting = `select count(*)::int as n from pg_locks where not granted and relation = 'organisations'::regclass
        and database = (select oid from pg_database where datname = current_database())`
      await expect.poll(async () => (await world.database.owner.query(waiting)).rows[0].n, { timeout: 10_000 }).toBe(1)
      const { running } = await far(board, key)
      expect(running).toMatchObject({ what: expect.stringMatching(/^Đang /), stopping: false })
      expect(running?.done).toBeLessThan(running?.total ?? 0)
      expect(await far(other, key)).toEqual({ running: null, elsewhere: false })
      // Another server of the same data says that it runs there, and cannot stop it.
      const there = (actor: Actor, name: string) =>
        runOperation(
          { ...world.application },
          {
            name,
            input: { key },
            idempotencyKey: null,
            credential: { kind: 'actor', actor },
            request: { requestId: 'r', address: null, userAgent: null },
          },
        )
      expect(await there(board, 'identity.get-progress')).toMatchObject({ output: { running: null, elsewhere: true } })
      expect(await there(other, 'identity.get-progress')).toMatchObject({ output: { elsewhere: false } })
      expect(await there(board, 'identity.cancel-work')).toMatchObject({ output: { stopping: false } })
      expect(await stop(other, key)).toEqual({ stopping: false })
      expect(await stop(board, key)).toEqual({ stopping: true })
      expect(await far(board, key)).toMatchObject({ running: { stopping: true } })
    })
    expect(codeOf(await (outcome as ReturnType<typeof act>))).toBe('kernel.stopped')
    expect(await far(board, key)).toEqual({ running: null, elsewhere: false })
    expect(await dump()).toEqual(before)
    expect(await seen(board, sheet.header.id)).toMatchObject({
      header: { state: 'ready', version: sheet.header.version },
    })
    expect(codeOf(await act(board, 'commit', sheet, {}, key))).toBe('done')
    const undone = await act(board, 'undo', await seen(board, sheet.header.id), { reason: 'Thử' })
    expect(codeOf(undone)).toBe('done')
  })

  test('asked by a session not noted for an hour, it waits for nobody who holds the province alone', async () => {
    const token = randomBytes(32).toString('hex')
    const tokenHash = createHash('sha256').update(token).digest('hex')
    const { owner } = world.database
    await owner.query(
      `insert into sessions (province_code, id, account_id, path, token_hash, created_at, last_seen_at, expires_at)
       values ('99', $1, $2, $3, $4, '2026-11-20T00:00:00Z', $5::timestamptz - interval '1 hour', '2027-01-01T00:00:00Z')`,
      [newId(), board.accountId, world.places.province.path, tokenHash, world.clock.now().toISOString()],
    )
    await owner.query('select pg_advisory_lock(62, 99)')
    try {
      for (const name of ['identity.get-progress', 'identity.cancel-work']) {
        const answer = runOperation(world.application, {
          name,
          input: { key: 'some key sent' },
          idempotencyKey: randomBytes(8).toString('hex'),
          credential: { kind: 'session', province: '99', tokenHash },
          request: { requestId: 'r', address: null, userAgent: null },
        })
        const late = new Promise((resolve) => setTimeout(() => resolve('late'), 3000))
        expect(await Promise.race([answer, late])).toMatchObject({ kind: 'done' })
      }
    } finally {
      await owner.query('select pg_advisory_unlock(62, 99)')
    }
  })
})
