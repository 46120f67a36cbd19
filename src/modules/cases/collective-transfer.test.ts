// Members moved together on a merger: the list agrees with the record, all move in one step, and back until it is confirmed.
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { useWorld } from '../../../test/harness/world.ts'
import { misplaced } from '../members/testing/effects.ts'
import { differences, register } from '../members/testing/people.ts'
import { caseAs, type Drive, takeAll, takeAs, today } from './testing/drive.ts'
import { paper, registerAll, THREE } from './testing/openings.ts'

describe('a collective transfer', () => {
  const world = useWorld()
  let office: Actor
  let board: Actor
  let people: { id: string }[]
  beforeAll(async () => {
    const { places } = world
    office = await world.actorAt(places.communeA, 'office')
    board = await world.actorAt(places.province, 'organisation-board')
    people = await registerAll(world, board, THREE)
    await register(world, board, places.branchA2, { fullName: 'Người Ở Lại' })
  })
  const openMove = async (target: { id: string }): Promise<Drive> => {
    const { places } = world
    const { id } = await world.ask<{ id: string }>(office, 'cases.open', {
      lifecycle: 'collective-transfer',
      organisationId: places.branchA1.id,
      step: 'propose',
      on: today(world),
      facts: { movingKind: 'merge', betweenProvinces: false, newPlace: 'Chi bộ nhận' },
      places: { 'receiving-branch': { provinceCode: '99', organisationId: target.id } },
    })
    return { world, caseId: id, actors: [office, board], known: { effectiveOn: '2026-11-15', who: 'all' } }
  }
  const at = async (place: { id: string }): Promise<string[]> => {
    const { rows } = await world.ask<{ rows: { fullName: string }[] }>(board, 'members.list', {
      organisationId: place.id,
    })
    return rows.map((row) => row.fullName).toSorted()
  }
  /** Cases with a step that this seat is told to take. */
  const mine = async (actor: Actor): Promise<string[]> =>
    (await world.ask<{ rows: { id: string }[] }>(actor, 'cases.list-work', { tab: 'mine' })).rows.map(({ id }) => id)
  const wellKept = async () => {
    expect(await differences(world, board)).toEqual([])
    expect(await misplaced(world)).toEqual([])
  }

  test('TRF-17: whom it goes to is said when it is opened: a branch, nobody on paper and no committee', async () => {
    const { branchA1, communeC: committee } = world.places
    const open = (places: object) =>
      world.call(office, 'cases.open', {
        lifecycle: 'collective-transfer',
        organisationId: branchA1.id,
        step: 'propose',
        on: today(world),
        facts: { movingKind: 'merge', betweenProvinces: true, newPlace: 'Chi bộ nhận' },
        places,
      })
    expect(await open({})).toMatchObject({ refusal: { code: 'cases.no-receiving-branch' } })
    const there = { provinceCode: committee.province, organisationId: committee.id }
    expect(await open({ 'receiving-branch': there })).toMatchObject({
      refusal: { code: 'cases.place-no-branch' },
    })
  })

  test('TRF-17 DOS-03: the list says as many as the record; all move in one step; undone, all are back', async () => {
    const { branchA1, branchA2 } = world.places
    const drive = await openMove(branchA2)
    await takeAll({ ...drive, actors: [office] }, 'decide')
    const shown = await caseAs(world, office, drive.caseId)
    const asked = shown.next.find((step) => step.step === 'list')?.asks.find((ask) => ask.name === 'members')
    expect(asked?.value).toBe(3)
    expect(await takeAs({ ...drive, known: { ...drive.known, members: 2 } }, 'list')).toMatchObject({
      refusal: { code: 'cases.count-differs', facts: { said: 2, counted: 3 } },
    })
    await takeAll(drive, 'list', 'hand-over')
    expect(await mine(office)).toContain(drive.caseId)
    await takeAll(drive, 'receive')
    expect(await at(branchA1)).toEqual([])
    expect(await at(branchA2)).toEqual(['Lê Văn Một', 'Người Ở Lại', 'Phạm Văn Ba', 'Trần Thị Hai'])
    expect(await world.ask(board, 'members.get', { id: people[0]?.id })).toMatchObject({
      memberships: [
        { organisationId: branchA2.id, validFrom: '2026-11-15', document: expect.stringContaining('01-NQ/CB') },
        { organisationId: branchA1.id, validTo: '2026-11-15' },
      ],
    })
    await wellKept()
    await takeAll(drive, 'undo')
    expect(await caseAs(world, office, drive.caseId)).toMatchObject({ state: 'undone', end: 'overturned' })
    expect(await at(branchA1)).toEqual(['Lê Văn Một', 'Phạm Văn Ba', 'Trần Thị Hai'])
    expect(await world.ask(board, 'members.get', { id: people[0]?.id })).toMatchObject({
      memberships: [{ organisationId: branchA1.id, validTo: null }],
    })
    await wellKept()
  })

  test('TRF-17: only those named, across communes, by the level that reaches both; confirmed, it stays', async () => {
    const { branchA1, branchB1 } = world.places
    const drive = await openMove(branchB1)
    const named = [{ member: 'Lê Văn Một', memberId: people[0]?.id }]
    const known = { ...drive.known, who: 'named', named, members: 1 }
    const proposed = await caseAs(world, office, drive.caseId)
    const alone = await world.call(office, 'cases.take-step', {
      id: drive.caseId,
      version: proposed.version,
      step: 'decide',
      on: today(world),
      facts: { effectiveOn: '2026-11-15' },
      papers: [paper('move-decision', today(world))],
    })
    expect(alone).toMatchObject({ refusal: { code: 'lifecycle.wrong-actor' } })
    expect(await mine(office)).not.toContain(drive.caseId)
    expect(await mine(board)).toContain(drive.caseId)
    await takeAll({ ...drive, actors: [board], known }, 'decide')
    await takeAll({ ...drive, known }, 'list', 'hand-over')
    const { version } = await caseAs(world, office, drive.caseId)
    const early = await world.call(office, 'cases.take-step', {
      id: drive.caseId,
      version,
      step: 'receive',
      on: today(world),
      facts: { countsAgree: true },
    })
    expect(early).toMatchObject({ refusal: { code: 'lifecycle.wrong-actor' } })
    expect(await at(branchB1)).toEqual([])
    expect(await mine(office)).not.toContain(drive.caseId)
    expect(await mine(await world.actorAt(world.places.communeB, 'office'))).not.toContain(drive.caseId)
    expect(await mine(board)).toContain(drive.caseId)
    await takeAll({ ...drive, actors: [board], known }, 'receive', 'complete')
    expect(await at(branchB1)).toEqual(['Lê Văn Một'])
    expect(await at(branchA1)).toEqual(['Phạm Văn Ba', 'Trần Thị Hai'])
    expect(await caseAs(world, board, drive.caseId)).toMatchObject({ state: 'completed', end: 'done' })
    await wellKept()
  })
})
