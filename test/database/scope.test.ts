// The reach of a transaction: what row-level security lets through, and that it is gone when the transaction ends.
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { openPool } from '#db/open.ts'
import { EVERYWHERE, inScope, runPrepared, subtree, type Tx } from '#db/tenancy.ts'
import { useWorld } from '../harness/world.ts'

describe('the reach of a transaction', () => {
  const world = useWorld()
  const names = (range: { lo: string; hi: string }) =>
    inScope(world.database, range, (tx) => tx.selectFrom('organisations').select('name').orderBy('path').execute())

  test('shows the subtree and nothing beside it', async () => {
    expect((await names(subtree(world.places.communeA.path))).map((r) => r.name)).toEqual([
      'Đảng bộ xã An Bình',
      'Chi bộ thôn 1',
      'Chi bộ thôn 2',
    ])
  })

  test('an empty reach shows no row', async () => {
    expect(await names({ lo: '', hi: '' })).toEqual([])
  })

  test('without a scope there are no rows, also right after a transaction that had one', async () => {
    await names({ lo: '', hi: '~' })
    const { rows } = await world.database.pool.query('select count(*)::int as n from organisations')
    expect(rows[0]?.n).toBe(0)
  })

  test('a search past the policy needs a range within the reach', async () => {
    for (const search of [
      "search_members_up('99', '%', '%', null, null, null, null, 10)",
      "search_members_down('99', '%', '%', null, null, null, null, 10)",
      "search_members_up(null, '%', '%', null, null, null, null, 10)",
      "named_members('99', '%', '%', 10)",
      "count_named_members('99', '%', '%')",
    ]) {
      const answer = inScope(world.database, subtree(world.places.communeA.path), (tx) =>
        sql.raw(`select * from ${search}`).execute(tx),
      )
      await expect(answer).rejects.toThrow(/outside the reach/)
    }
  })

  test('a row outside the reach cannot be written', async () => {
    const write = inScope(world.database, subtree(world.places.branchA1.path), (tx) =>
      tx
        .updateTable('organisations')
        .set({ path: world.places.branchB1.path })
        .where('province_code', '=', '99')
        .where('id', '=', world.places.branchA1.id)
        .execute(),
    )
    await expect(write).rejects.toThrow(/row-level security/)
  })

  test('a read-only transaction cannot write', async () => {
    const write = inScope(
      world.database,
      subtree(world.places.branchA1.path),
      (tx) => tx.updateTable('organisations').set({ address: 'x' }).where('province_code', '=', '99').execute(),
      { readOnly: true },
    )
    await expect(write).rejects.toThrow(/read-only/)
  })

  test('a read-only transaction sees one moment: what is written meanwhile comes with the next one', async () => {
    const range = subtree(world.places.branchA2.path)
    const address = (tx: Tx) =>
      tx.selectFrom('organisations').select('address').where('province_code', '=', '99').executeTakeFirstOrThrow()
    const move = (to: string) =>
      inScope(world.database, range, (tx) =>
        tx.updateTable('organisations').set({ address: to }).where('province_code', '=', '99').execute(),
      )
    await move('Số 1')
    const seen = await inScope(
      world.database,
      range,
      async (tx) => {
        const before = await address(tx)
        await move('Số 2')
        return [before, await address(tx)]
      },
      { readOnly: true },
    )
    expect(seen).toEqual([{ address: 'Số 1' }, { address: 'Số 1' }])
    expect(await inScope(world.database, range, address, { readOnly: true })).toEqual({ address: 'Số 2' })
  })

  const nameOf = (id: string) =>
    sql<{ name: string }>`select name from organisations where province_code = '99' and id = ${id}`

  test('statements sent in one message come back each with its own rows, the first time and again, within the reach', async () => {
    const ask = () =>
      inScope(world.database, subtree(world.places.branchA1.path), (tx) =>
        Promise.all([
          runPrepared(tx, nameOf(world.places.communeA.id)),
          runPrepared(tx, nameOf(world.places.branchA1.id)),
        ]),
      )
    for (const answers of [await ask(), await ask()]) expect(answers).toEqual([[], [{ name: 'Chi bộ thôn 1' }]])
  })

  test('what is held of a transaction that has ended reaches none that runs on the same connection after it', async () => {
    const database = openPool(world.database.pool.options.connectionString ?? '', { asApplication: true, max: 1 })
    const held: Tx[] = []
    await inScope(database, subtree(world.places.branchA1.path), async (tx) => held.push(tx))
    await inScope(database, EVERYWHERE, async () => {
      for (const tx of held) {
        await expect(tx.selectFrom('organisations').select('name').execute()).rejects.toThrow(/has ended/)
        expect(() => runPrepared(tx, nameOf(world.places.branchA1.id))).toThrow(/has ended/)
      }
    })
    await database.pool.end()
  })

  test('the first of them that fails ends the transaction; the same ones run again on the same connection', async () => {
    const divide = (by: number) => sql<{ n: number }>`select 12 / ${by}::integer as n`
    const ask = (by: number) =>
      inScope(world.database, EVERYWHERE, (tx) =>
        Promise.all([
          runPrepared(tx, divide(4)),
          runPrepared(tx, divide(by)),
          runPrepared(tx, nameOf(world.places.branchA1.id)),
        ]),
      )
    for (let round = 0; round < 2; round++) {
      await expect(ask(0)).rejects.toThrow(/division by zero/)
      expect(await ask(3)).toEqual([[{ n: 3 }], [{ n: 4 }], [{ name: 'Chi bộ thôn 1' }]])
    }
  })

  test('a setting holds to the end of the transaction and no longer', async () => {
    const shown = sql<{ enable_sort: string }>`show enable_sort`
    const settings = ['set local enable_sort = off']
    const [first, second] = await inScope(world.database, EVERYWHERE, async (tx) => [
      await runPrepared(tx, shown, { settings }),
      await runPrepared(tx, shown),
    ])
    expect([first, second]).toEqual([[{ enable_sort: 'off' }], [{ enable_sort: 'off' }]])
    expect(await inScope(world.database, EVERYWHERE, (tx) => runPrepared(tx, shown))).toEqual([{ enable_sort: 'on' }])
  })

  test('after its last statement a reading transaction answers nothing; a writing one goes on and keeps what it wrote', async () => {
    const options = { last: true }
    const after = inScope(
      world.database,
      EVERYWHERE,
      async (tx) => {
        await runPrepared(tx, nameOf(world.places.branchA1.id), options)
        return tx.selectFrom('organisations').select('name').execute()
      },
      { readOnly: true },
    )
    await expect(after).rejects.toThrow(/has ended/)
    const failing = sql<{ n: number }>`select 12 / ${0}::integer as n`
    const swallowed = (tx: Tx) => runPrepared(tx, failing, options).catch(() => 'failed')
    expect(await inScope(world.database, EVERYWHERE, swallowed, { readOnly: true })).toBe('failed')
    await inScope(world.database, EVERYWHERE, async (tx) => {
      await runPrepared(tx, nameOf(world.places.branchA1.id), options)
      await sql`update organisations set address = 'Số 1' where province_code = '99' and id = ${world.places.branchA1.id}`.execute(
        tx,
      )
    })
    const [row] = await inScope(world.database, EVERYWHERE, (tx) =>
      runPrepared(
        tx,
        sql`select address from organisations where province_code = '99' and id = ${world.places.branchA1.id}`,
      ),
    )
    expect(row).toEqual({ address: 'Số 1' })
  })
})
