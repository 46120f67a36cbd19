// kill -9 in the middle of a commit: all of a list is there, or none of it, and it can be committed again.
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { failInterruptedImports } from '#modules/members/public.ts'
import { differences } from '#modules/members/testing/people.ts'
import { killedIn } from '../../../../../test/harness/killed.ts'
import { useWorld } from '../../../../../test/harness/world.ts'
import { commit, detail, listed, listFile, readList, rowsOf } from '../testing/lists.ts'

const PEOPLE = 6000

describe('an import that is killed', () => {
  const world = useWorld()
  let office: Actor
  let board: Actor
  beforeAll(async () => {
    office = await world.actorAt(world.places.communeA, 'office')
    board = await world.actorAt(world.places.communeA, 'organisation-board')
  })
  const written = async (): Promise<unknown> => {
    const { rows } = await world.database.owner.query(
      `select (select count(*)::int from members) as members, (select count(*)::int from memberships) as memberships,
              (select count(*)::int from organisations where name like '%thôn 30%') as branches,
              (select count(*)::int from import_rows where result is not null) as results,
              (select count(*)::int from audit_entries where operation = 'members.commit-import') as entries,
              (select coalesce(sum(total), 0)::int from organisation_figures) as figures`,
    )
    return rows[0]
  }
  /** Whether a commit has written for at least so long, seen from the server. */
  const writingFor = async (milliseconds: number): Promise<boolean> => {
    const { rows } = await world.database.owner.query(
      `select 1 from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
          and backend_xid is not null and xact_start < clock_timestamp() - make_interval(secs => $1)`,
      [milliseconds / 1000],
    )
    return rows.length > 0
  }

  test('while it commits: none of it is there, at whatever moment; then it is committed whole', {
    timeout: 120_000,
  }, async () => {
    const people = Array.from({ length: PEOPLE }, (_, i) => listed(i, i % 2 === 0 ? 'Chi bộ thôn 1' : 'Chi bộ thôn 30'))
    const seen = await readList(world, office, world.places.communeA, listFile(people))
    expect(seen.plan.created).toBe(PEOPLE)
    const before = await written()
    const input = { importId: seen.id, version: seen.version, createBranches: true }
    const command = { name: 'members.commit-import', input }
    for (const moment of [50, 300, 700]) {
      const said = await killedIn(world, office, command, () =>
        expect.poll(() => writingFor(moment), { timeout: 30_000, interval: 5 }).toBe(true),
      )
      expect(said, 'killed before it had finished').toBe('')
      await expect.poll(() => writingFor(0), { timeout: 20_000 }).toBe(false)
      expect(await written()).toEqual(before)
      expect(await detail(world, office, seen.id)).toMatchObject({ state: 'ready', version: seen.version })
    }
    expect(await commit(world, office, seen, { createBranches: true })).toMatchObject({
      created: PEOPLE,
      branchesFounded: 1,
    })
    expect(await written()).toMatchObject({ members: PEOPLE, memberships: PEOPLE, branches: 1, results: PEOPLE })
    expect(await differences(world, board)).toEqual([])
  })

  test('while it is read: the next start of the server says so and nothing stays', async () => {
    const seen = await readList(world, office, world.places.communeA, listFile([listed(9000, 'Chi bộ thôn 1')]))
    await world.database.owner.query("update imports set state = 'reading' where id = $1", [seen.id])
    await failInterruptedImports(world.database)
    const after = await detail(world, office, seen.id)
    expect(after).toMatchObject({ state: 'failed', failure: { code: 'imports.interrupted' } })
    expect(after.failure?.next).toMatch(/Bắt đầu lại/)
    expect(await rowsOf(world, office, seen.id)).toEqual([])
  })
})
