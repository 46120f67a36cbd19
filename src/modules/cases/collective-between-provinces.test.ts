// Members moved together to another province: handed over by name, received or sent back there, counted in one place on every day (TRF-17).
import { beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { backgroundDone } from '#kernel/background.ts'
import { useWorld } from '../../../test/harness/world.ts'
import { differences, register } from '../members/testing/people.ts'
import { caseAs, type Drive, faults, takeAll, takeAs, today } from './testing/drive.ts'
import { openCase, paper, registerAll, THREE } from './testing/openings.ts'

interface Listed {
  rows: { id: string; fullName: string; state: string; lifecycle: string }[]
}

describe('a collective transfer to another province', () => {
  const world = useWorld()
  let office: Actor
  let board: Actor
  let officeThere: Actor
  let boardThere: Actor
  let people: { id: string; version: number }[]
  let drive: Drive

  beforeEach(async () => {
    const { places } = world
    office ??= await world.actorAt(places.communeA, 'office')
    board ??= await world.actorAt(places.province, 'organisation-board')
    officeThere ??= await world.actorAt(places.communeC, 'office')
    boardThere ??= await world.actorAt(places.otherProvince, 'organisation-board')
    for (const { id } of (await world.ask<Listed>(board, 'members.list', { organisationId: places.branchA1.id })).rows)
      await dies(id)
    people = await registerAll(world, board, THREE)
    const caseId = await openCase(world, office, {
      lifecycle: 'collective-transfer',
      organisationId: places.branchA1.id,
      step: 'propose',
      on: today(world),
      facts: { movingKind: 'split' },
      places: { 'receiving-branch': { provinceCode: '98', organisationId: places.branchC1.id } },
    })
    drive = { world, caseId, actors: [office, board], known: { effectiveOn: today(world), who: 'all' } }
  })

  async function dies(id: string): Promise<void> {
    const { version }: { version: number } = await world.ask(board, 'members.get', { id })
    await world.ask(board, 'members.record-departure', {
      id,
      version,
      kind: 'died',
      on: today(world),
      document: '3-GCT',
    })
    await backgroundDone(world.application)
  }
  const incoming = async (): Promise<string> => {
    expect(await faults(world)).toEqual([])
    const { rows }: Listed = await world.ask(officeThere, 'cases.list', {
      lifecycle: 'collective-transfer-in',
      open: true,
    })
    return rows[0]?.id ?? ''
  }
  const at = async (actor: Actor, place: { id: string }): Promise<string[]> =>
    (await world.ask<Listed>(actor, 'members.list', { organisationId: place.id })).rows
      .map(({ fullName }) => fullName)
      .toSorted()
  const here = () => at(board, world.places.branchA1)
  const there = () => at(boardThere, world.places.branchC1)
  const receiving = (caseId: string): Drive => ({ world, caseId, actors: [officeThere] })
  const wellKept = async () => {
    expect(await faults(world)).toEqual([])
    expect(await differences(world, board)).toEqual([])
    expect(await differences(world, boardThere)).toEqual([])
    const { rows } = await world.database.owner.query(
      `select member_id from memberships where valid_to is null group by member_id having count(*) > 1`,
    )
    expect(rows).toEqual([])
  }

  test('TRF-17: accepted: the list goes by name with the consent of the centre, everybody arrives with the record', async () => {
    const before = await there()
    expect(
      await takeAs({ ...drive, known: { effectiveOn: today(world) } }, 'decide', {
        papers: [paper('move-decision', today(world))],
      }),
    ).toMatchObject({
      refusal: { code: 'lifecycle.paper-missing', facts: { paper: expect.stringContaining('Trung ương') } },
    })
    await takeAll(drive, 'decide', 'list', 'send')
    const id = await incoming()
    const shown = await caseAs(world, officeThere, id)
    // The organisation is of the other province: its page is not for anybody here.
    expect(shown).toMatchObject({ state: 'announced', subjectName: world.places.branchA1.name, seesSubject: false })
    expect(await caseAs(world, office, drive.caseId)).toMatchObject({ seesSubject: true })
    const said = shown.history[0]?.facts.map(({ value }) => value).join(' | ')
    expect(said).toContain('Phạm Văn Ba; Trần Thị Hai; Lê Văn Một')
    expect(said).toContain('Chi bộ thôn 1, Đảng bộ xã An Bình, Đảng bộ tỉnh Minh Họa')
    expect(await here()).toEqual(THREE.toSorted())
    await takeAll(receiving(id), 'receive')
    expect(await here()).toEqual([])
    expect(await there()).toEqual([...before, ...THREE].toSorted())
    expect(await caseAs(world, office, drive.caseId)).toMatchObject({ state: 'completed', end: 'done' })
    expect(await caseAs(world, officeThere, id)).toMatchObject({ state: 'received', end: 'done' })
    expect(await world.ask(boardThere, 'members.get', { id: people[0]?.id })).toMatchObject({
      status: 'full',
      memberships: [{ organisationId: world.places.branchC1.id, document: expect.stringContaining('NQ/CB') }],
    })
    await wellKept()
  })

  test('TRF-17: received twice at the same time, it is received once', async () => {
    await takeAll(drive, 'decide', 'list', 'send')
    const id = await incoming()
    const before = await there()
    const { version } = await caseAs(world, officeThere, id)
    const step = { id, version, step: 'receive', on: today(world), facts: { countsAgree: true } }
    const outcomes = await Promise.all([1, 2].map(() => world.call(officeThere, 'cases.take-step', step)))
    await backgroundDone(world.application)
    expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['done', 'stale'])
    expect(await there()).toEqual([...before, ...THREE].toSorted())
    await wellKept()
  })

  test('TRF-17, DOS-03: sent back by the receiving side; part of the list goes in its place, the others stay', async () => {
    await takeAll(drive, 'decide', 'list', 'send')
    const first = await incoming()
    await takeAll({ ...receiving(first), known: { reason: 'Thiếu hồ sơ' } }, 'refuse')
    expect(await caseAs(world, office, drive.caseId)).toMatchObject({ state: 'returned', end: null })
    expect(await here()).toEqual(THREE.toSorted())
    const named = [{ member: 'Lê Văn Một', memberId: people[0]?.id }]
    await takeAll({ ...drive, known: { who: 'named', named, members: 1, dossiers: 1 } }, 'list', 'send')
    const second = await incoming()
    expect(second).not.toBe(first)
    const before = await there()
    await takeAll(receiving(second), 'receive')
    expect(await there()).toEqual([...before, 'Lê Văn Một'].toSorted())
    expect(await here()).toEqual(['Phạm Văn Ba', 'Trần Thị Hai'])
    await wellKept()
  })

  test('TRF-17: called back by the side that hands over, nobody moves and the other side has nothing left to do', async () => {
    await takeAll(drive, 'decide', 'list', 'send')
    const id = await incoming()
    await takeAll({ ...drive, known: { reason: 'Nhầm chi bộ' } }, 'recall')
    expect(await caseAs(world, officeThere, id)).toMatchObject({ state: 'recalled', end: 'cancelled' })
    expect(await caseAs(world, office, drive.caseId)).toMatchObject({ state: 'returned', end: null })
    await takeAll({ ...drive, known: { reason: 'Thôi' } }, 'cancel-decided')
    expect(await here()).toEqual(THREE.toSorted())
  })

  test('TRF-17: received by a committee there, not by its branch, a single member of it, or anybody of the other side', async () => {
    const { places } = world
    await takeAll(drive, 'decide', 'list', 'send')
    const id = await incoming()
    const receive = async (actor: Actor) =>
      world.call(actor, 'cases.take-step', {
        id,
        version: 1,
        step: 'receive',
        on: today(world),
        facts: { countsAgree: true },
      })
    for (const [place, role, code] of [
      [places.branchC1, 'secretary', 'lifecycle.wrong-actor'],
      [places.communeC, 'committee-member', 'lifecycle.wrong-actor'],
      [places.branchC1, 'member', 'kernel.not-found'],
      [places.communeA, 'office', 'kernel.not-found'],
      [places.province, 'organisation-board', 'kernel.not-found'],
    ] as const) {
      expect([place.name, role, await receive(await world.actorAt(place, role))]).toMatchObject([
        place.name,
        role,
        { refusal: { code } },
      ])
    }
    const outgoing = await caseAs(world, office, drive.caseId)
    expect(
      await world.call(board, 'cases.take-step', {
        id: drive.caseId,
        version: outgoing.version,
        step: 'received-there',
        on: today(world),
      }),
    ).toMatchObject({ refusal: { code: 'lifecycle.wrong-actor' } })
    expect(await here()).toEqual(THREE.toSorted())
    await takeAll({ ...receiving(id), actors: [boardThere] }, 'receive')
    expect(await here()).toEqual([])
  })

  test('TRF-17: the branch there ends meanwhile: nobody is received before another takes the case over', async () => {
    const { communeC } = world.places
    const found = async (name: string, code: string): Promise<string> => {
      const branch = { parentId: communeC.id, typeCode: 'branch', name, code, foundedOn: today(world) }
      return (await world.ask<{ id: string }>(officeThere, 'organisations.found', branch)).id
    }
    const ending = await found('Chi bộ sắp hết', '98.001.120')
    const taking = await found('Chi bộ nhận thay', '98.001.121')
    await takeAll({ ...drive, known: { reason: 'Chọn chi bộ khác' } }, 'cancel')
    world.clock.advance(86_400_000)
    const caseId = await openCase(world, office, {
      lifecycle: 'collective-transfer',
      organisationId: world.places.branchA1.id,
      step: 'propose',
      on: today(world),
      facts: { movingKind: 'split' },
      places: { 'receiving-branch': { provinceCode: '98', organisationId: ending } },
    })
    await takeAll({ ...drive, caseId, known: { effectiveOn: today(world), who: 'all' } }, 'decide', 'list', 'send')
    const { version }: { version: number } = await world.ask(officeThere, 'organisations.get', { id: ending })
    await world.ask(officeThere, 'organisations.end', { id: ending, version, endedOn: today(world) })
    await backgroundDone(world.application)
    const id = await incoming()
    expect(await takeAs(receiving(id), 'receive')).toMatchObject({
      refusal: { code: 'lifecycle.no-branch-to-receive' },
    })
    const shown = await caseAs(world, officeThere, id)
    const handed = { id, version: shown.version, organisationId: taking, reason: 'Chi bộ đã kết thúc' }
    await world.ask(officeThere, 'cases.hand-to', handed)
    await takeAll(receiving(id), 'receive')
    expect(await at(boardThere, { id: taking })).toEqual(THREE.toSorted())
    await wellKept()
  })

  test('DOS-05, TRF-05: who died meanwhile goes nowhere; somebody under discipline is not handed over', async () => {
    const [first, second] = people
    const on = today(world)
    const secretary = await world.actorAt(world.places.branchA1, 'secretary')
    const discipline = await openCase(world, secretary, {
      lifecycle: 'discipline',
      memberId: second?.id,
      step: 'open',
      on,
      papers: [paper('evidence-list', on)],
      facts: { source: 'branch', happenedOn: on, taskFromAbove: false, holdsOffice: false, summary: 'Vi phạm' },
    })
    await takeAll(drive, 'decide')
    expect(await takeAs(drive, 'list')).toMatchObject({
      refusal: { code: 'cases.listed-under-inspection', facts: { name: 'Trần Thị Hai' } },
    })
    await takeAll({ world, caseId: discipline, actors: [secretary], known: { reason: 'Không có' } }, 'drop')
    await takeAll(drive, 'list', 'send')
    const id = await incoming()
    await dies(first?.id ?? '')
    const before = await there()
    await takeAll(receiving(id), 'receive')
    expect(await there()).toEqual([...before, 'Phạm Văn Ba', 'Trần Thị Hai'].toSorted())
    expect(await world.ask(board, 'members.get', { id: first?.id })).toMatchObject({ status: 'left' })
    await wellKept()
  })

  test('PROB-01, PROB-03: probation goes on in the other province, and ends where it was', async () => {
    const young = { birthDate: '1999-03-03', officialOn: null, status: 'probationary', fullName: 'Mai Thị Mới' }
    const dates = { decisionOn: '2026-03-01', admittedOn: '2026-03-10', joinedOn: '2026-03-10' }
    const { id: memberId } = await register(world, board, world.places.branchA1, { ...young, ...dates })
    await backgroundDone(world.application)
    await takeAll(drive, 'decide', 'list', 'send')
    await takeAll(receiving(await incoming()), 'receive')
    const cases = async (actor: Actor) =>
      (await world.ask<Listed>(actor, 'cases.list', { lifecycle: 'probation', memberId })).rows.map(
        ({ state }) => state,
      )
    expect(await cases(boardThere)).toEqual(['taken-up'])
    expect((await cases(board)).every((state) => state === 'left')).toBe(true)
    await wellKept()
  })
})
