// People on probation whose record came without a case are followed all the same: once, from their ceremony, whatever runs beside.
import { beforeAll, describe, expect, test } from 'vitest'
import type { WorkRow } from '#contract/cases.ts'
import type { Actor } from '#kernel/actor.ts'
import { backgroundDone } from '#kernel/background.ts'
import { useWorld } from '../../../../test/harness/world.ts'
import { commit, listFile, listed as person, readList } from '../../members/imports/testing/lists.ts'
import { register } from '../../members/testing/people.ts'
import { caseAs, faults, takeAll } from '../testing/drive.ts'
import { takeUpProbations } from './take-up-probations.ts'

describe('people on probation without a case (PROB, REC)', () => {
  const world = useWorld()
  let secretary: Actor
  let board: Actor
  let onProbation: { id: string }

  const listed = async (): Promise<{ id: string; lifecycle: string; subjectId: string }[]> => {
    const { rows } = await world.ask<{ rows: { id: string; lifecycle: string; subjectId: string }[] }>(
      board,
      'cases.list',
      { lifecycle: 'probation' },
    )
    return rows
  }

  beforeAll(async () => {
    const { places } = world
    world.clock.set('2026-10-20T02:00:00Z')
    secretary = await world.actorAt(places.branchA1, 'secretary')
    board = await world.actorAt(places.province, 'organisation-board')
    const young = { birthDate: '1999-03-03', officialOn: null, status: 'probationary', joinedOn: '2025-12-10' }
    onProbation = await register(world, board, places.branchA1, {
      ...young,
      decisionOn: '2025-11-20',
      admittedOn: '2025-12-10',
    })
    // Known to the month only: no term can be counted from it, a person has to look the day up first.
    await register(world, board, places.branchA1, { ...young, decisionOn: '2025-12', admittedOn: '2025-12' })
    await register(world, board, places.branchA2)
  })

  test('PROB-01: two programs at once begin one case for each that has none, and none for anybody else', async () => {
    const { application, places } = world
    const begun = await Promise.all([1, 2].map(() => takeUpProbations(application, places.province.province)))
    expect(begun.toSorted()).toEqual([0, 1])
    expect(await takeUpProbations(application, places.province.province)).toBe(0)
    expect(await listed()).toEqual([expect.objectContaining({ subjectId: onProbation.id })])
  })

  test('PROB-03, REC-01: the branch is asked for the mentor, warned of the day, and goes on to recognition', async () => {
    const { rows } = await world.ask<{ rows: WorkRow[] }>(secretary, 'cases.list-work', { tab: 'mine' })
    expect(rows).toContainEqual(
      expect.objectContaining({ subjectId: onProbation.id, stepTitle: 'Ghi đảng viên được phân công giúp đỡ' }),
    )
    const id = (await listed())[0]?.id ?? ''
    const shown = await caseAs(world, secretary, id)
    expect(shown.clocks).toContainEqual(expect.objectContaining({ title: 'Thời gian dự bị', dueOn: '2026-12-10' }))
    const drive = { world, caseId: id, actors: [secretary, board] }
    await takeAll(drive, 'assign-mentor', 'attend-class')
    world.clock.set('2026-12-11T02:00:00Z')
    await takeAll(drive, 'self-review')
    expect((await caseAs(world, secretary, id)).state).toBe('reviewed')
  })

  test('REC-09, DEL-06: a deletion that the branch opened beside the probation ends it as decided; one that is dropped leaves it where it stands', async () => {
    const { places } = world
    const office = await world.actorAt(places.communeA, 'office')
    for (const fullName of ['Lê Văn Một', 'Trần Thị Hai', 'Phạm Văn Ba'])
      await register(world, board, places.branchA1, { fullName })
    const young = { birthDate: '1999-03-03', officialOn: null, status: 'probationary', joinedOn: '2026-03-10' }
    for (const [outcome, state] of [
      ['dropped', 'taken-up'],
      ['decided', 'deleted'],
    ] as const) {
      const admitted = { ...young, decisionOn: '2026-02-20', admittedOn: '2026-03-10' }
      const { id: memberId } = await register(world, board, places.branchA1, admitted)
      await takeUpProbations(world.application, places.province.province)
      const probation = (await listed()).find(({ subjectId }) => subjectId === memberId)?.id ?? ''
      const opened: { id: string } = await world.ask(secretary, 'cases.open', {
        lifecycle: 'probationer-deletion',
        memberId,
        step: 'open',
        on: '2026-12-11',
        facts: { ground: 'unfit', summary: 'Bỏ sinh hoạt' },
      })
      const drive = { world, caseId: opened.id, actors: [secretary, office, board], known: { presence: 'present' } }
      const way = ['notify', 'receive-statement', 'hear', 'branch-vote', 'grassroots-vote', 'decide', 'serve']
      await takeAll(drive, ...(outcome === 'decided' ? way : ['notify', 'drop']))
      await backgroundDone(world.application)
      expect(await faults(world)).toEqual([])
      expect(await caseAs(world, secretary, probation)).toMatchObject({ state })
    }
  })

  test('who is imported is followed at once; taking the list back leaves nothing, unless somebody has gone on', async () => {
    const { places, database } = world
    world.clock.set('2026-12-20T02:00:00Z')
    const office = await world.actorAt(places.communeB, 'office')
    const there = await world.actorAt(places.branchB1, 'secretary')
    const cases = async (): Promise<number> =>
      (await database.owner.query(`select count(*)::int as n from cases where path like '${places.communeB.path}%'`))
        .rows[0].n
    const people = [1, 2].map((n) => ({
      ...person(900 + n, places.branchB1.name),
      birth: '01/02/1999',
      admitted: '01/03/2026',
      official: '',
    }))
    const import1 = async () => {
      const seen = await readList(world, office, places.communeB, listFile(people))
      const done = await commit(world, office, seen)
      await backgroundDone(world.application)
      return { importId: seen.id, version: done.version, reason: 'Sai danh sách' }
    }
    const first = await import1()
    expect(await cases()).toBe(2)
    expect(await world.ask(office, 'members.undo-import', first)).toMatchObject({ removed: 2 })
    expect(await cases()).toBe(0)

    const second = await import1()
    const { rows } = await world.ask<{ rows: { id: string }[] }>(there, 'cases.list', {
      lifecycle: 'probation',
      open: true,
    })
    await takeAll({ world, caseId: rows[0]?.id ?? '', actors: [there] }, 'assign-mentor')
    expect(await world.call(office, 'members.undo-import', second)).toMatchObject({
      refusal: { code: 'imports.members-changed-since' },
    })
    expect(await cases()).toBe(2)
  })
})
