// The reach of a transaction: what row-level security lets through, and that it is gone when the transaction ends.
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { inScope, subtree } from '#db/tenancy.ts'
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
    for (const range of [
      "'99', null, null",
      "'99', '99/1/', null",
      "'99', null, '99/10'",
      "null, '99/1/', '99/10'",
      "'99', '99/', '990'",
    ]) {
      const search = inScope(world.database, subtree(world.places.communeA.path), (tx) =>
        sql.raw(`select * from search_members(${range}, '%', '%', null, null, null, false, 10)`).execute(tx),
      )
      await expect(search).rejects.toThrow(/outside the reach/)
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
})
