// Taking an import back: exactly what it brought, or nothing when somebody has used it since.
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { differences } from '#modules/members/testing/people.ts'
import { useWorld } from '../../../../../test/harness/world.ts'
import { commit, detail, listed, listFile, readList, rowsOf } from '../testing/lists.ts'

describe('undoing an import', () => {
  const world = useWorld()
  let office: Actor
  let board: Actor
  beforeAll(async () => {
    office = await world.actorAt(world.places.communeA, 'office')
    board = await world.actorAt(world.places.communeA, 'organisation-board')
  })
  const count = async (table: string): Promise<number> =>
    (await world.database.owner.query(`select count(*)::int as n from ${table}`)).rows[0].n

  const counts = async (tables: readonly string[]): Promise<number[]> => {
    const all: number[] = []
    for (const table of tables) all.push(await count(table))
    return all
  }

  describe('members.undo-import', () => {
    test('takes back members, their facts, empty branches; figures are right; audited; the list can come again', async () => {
      const tables = ['members', 'memberships', 'member_statuses', 'organisations', 'organisation_names', 'import_rows']
      const before = await counts(tables)
      const file = listFile(
        Array.from({ length: 60 }, (_, i) => listed(i, i % 2 === 0 ? 'Chi bộ thôn 1' : 'Chi bộ thôn 9')),
      )
      const seen = await readList(world, office, world.places.communeA, file, { createBranches: true })
      const done = await commit(world, office, seen)
      expect(done).toMatchObject({ created: 60, branchesFounded: 1 })
      const input = { importId: seen.id, version: done.version, reason: 'Sai danh sách' }
      const neighbour = await world.actorAt(world.places.communeB, 'office')
      expect(await world.call(neighbour, 'members.undo-import', input)).toMatchObject({
        refusal: { code: 'kernel.not-found' },
      })
      expect(await world.call(office, 'members.undo-import', { ...input, version: 1 })).toMatchObject({ kind: 'stale' })
      expect(await world.ask(office, 'members.undo-import', input)).toMatchObject({ removed: 60, branchesRemoved: 1 })
      expect(await counts(tables)).toEqual(before)
      expect(await differences(world, board)).toEqual([])
      expect(await detail(world, office, seen.id)).toMatchObject({ state: 'undone', undoneReason: 'Sai danh sách' })
      expect(await world.call(office, 'members.undo-import', input)).toMatchObject({
        refusal: { code: 'imports.not-committed' },
      })
      const again = await readList(world, office, world.places.communeA, file, { createBranches: true })
      expect(again.counts.new).toBe(60)
      expect(await commit(world, office, again)).toMatchObject({ created: 60, branchesFounded: 1 })
    })

    test('is refused with names when a member was changed since, and nothing is lost', async () => {
      const people = Array.from({ length: 5 }, (_, i) => listed(700 + i, 'Chi bộ thôn 2'))
      const seen = await readList(world, office, world.places.communeA, listFile(people))
      const done = await commit(world, office, seen)
      const [row] = await rowsOf(world, office, seen.id)
      await world.ask(office, 'members.correct', { id: row?.memberId, version: 1, hometown: 'Xã An Bình' })
      const before = await count('members')
      const input = { importId: seen.id, version: done.version, reason: 'Sai' }
      const outcome = await world.call(office, 'members.undo-import', input)
      expect(outcome).toMatchObject({
        refusal: { code: 'imports.members-changed-since', facts: { total: 1, names: [listed(700, '').name] } },
      })
      expect(await count('members')).toBe(before)
      expect(await differences(world, board)).toEqual([])
    })

    test('a branch founded by the import stays when it is used', async () => {
      const seen = await readList(world, office, world.places.communeA, listFile([listed(800, 'Chi bộ thôn 20')]), {
        createBranches: true,
      })
      const done = await commit(world, office, seen)
      const branch = (await rowsOf(world, office, seen.id))[0]?.branch.organisationId
      await world.ask(office, 'members.register', { organisationId: branch, fullName: 'Người Mới Vào', status: 'full' })
      const input = { importId: seen.id, version: done.version, reason: 'Sai' }
      expect(await world.ask(office, 'members.undo-import', input)).toMatchObject({ removed: 1, branchesRemoved: 0 })
      expect(await differences(world, board)).toEqual([])
    })
  })
})
