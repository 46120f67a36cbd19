// What later modules get: look-ups within the reach of their transaction.
import { describe, expect, test } from 'vitest'
import { inScope, subtree } from '#db/tenancy.ts'
import { newId } from '#kernel/identifier.ts'
import { useWorld } from '../../../test/harness/world.ts'
import {
  branchesByName,
  foundRootOrganisation,
  organisationById,
  organisationNamesOn,
  organisationsByIds,
  organisationsInSubtree,
} from './public.ts'

describe('public.ts of organisations', () => {
  const world = useWorld()

  test('by id, by ids, by subtree and by name, never beyond the reach', async () => {
    const { communeA, branchA1, branchA2, branchB1 } = world.places
    const range = subtree(communeA.path)
    await inScope(world.database, range, async (tx) => {
      expect(await organisationById(tx, '99', branchA1.id)).toMatchObject({ name: 'Chi bộ thôn 1', version: 1 })
      expect(await organisationById(tx, '99', branchB1.id)).toBeUndefined()
      const byIds = await organisationsByIds(tx, '99', [branchA1.id, branchB1.id, branchA1.id])
      expect([...byIds.keys()]).toEqual([branchA1.id])
      const below = await organisationsInSubtree(tx, '99', range, { typeCodes: ['branch'] })
      expect(below.map((o) => o.id)).toEqual([branchA1.id, branchA2.id])
      expect([...(await branchesByName(tx, '99', range)).keys()]).toEqual(['chi bo thon 1', 'chi bo thon 2'])
      expect(await organisationNamesOn(tx, '99', [branchA1.id, branchB1.id], '2025-07-01')).toEqual(
        new Map([[branchA1.id, 'Chi bộ thôn 1']]),
      )
      expect(await organisationNamesOn(tx, '99', [branchA1.id], '2025-06-30')).toEqual(new Map())
    })
  })

  test('the root of a province is founded without a superior', async () => {
    const events: string[] = []
    const row = await inScope(world.database, { lo: '', hi: '~' }, (tx) =>
      foundRootOrganisation(
        {
          tx,
          now: world.clock.now(),
          newId,
          province: '97',
          audit: (event) => {
            events.push(event.summary)
          },
        },
        { typeCode: 'province-committee', code: '97', name: 'Đảng bộ tỉnh Thứ Ba', foundedOn: '2025-07-01' },
      ),
    )
    expect(row).toMatchObject({ path: '97/', parentId: null })
    expect(events).toEqual(['Thành lập «Đảng bộ tỉnh Thứ Ba» (mã 97) từ ngày 01/07/2025.'])
  })
})
