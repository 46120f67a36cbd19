// A case under way survives what happens to the organisations that hold it: renamed, divided, merged, ended, at either end.
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { backgroundDone } from '#kernel/background.ts'
import { handOnAllCases } from '#modules/cases/public.ts'
import { whileHeld } from '../../../test/harness/held.ts'
import { codeOf, type Place, useWorld } from '../../../test/harness/world.ts'
import { register } from '../members/testing/people.ts'
import { refreshWork } from './flow/refresh.ts'
import { caseAs, type Drive, faults, takeAll, today } from './testing/drive.ts'
import {
  actorsHere,
  type Here,
  incomingTransfers,
  openCase,
  openDeletion,
  openTransfer,
  poolOf,
  registerAll,
  registerCitizen,
  resignationOf,
  THREE,
} from './testing/openings.ts'

interface Listed {
  rows: { id: string; state: string; organisationId: string }[]
}

const DAY = 86_400_000

describe('the branch that holds a deletion is renamed, divided, merged and ended', () => {
  const world = useWorld()
  let secretary: Actor
  let office: Actor
  let board: Actor
  let people: { id: string; version: number }[]
  let caseId: string

  let made = 10
  const found = async (name: string): Promise<Place & { id: string }> => {
    const { id } = await world.ask<{ id: string }>(office, 'organisations.found', {
      parentId: world.places.communeA.id,
      typeCode: 'branch',
      name,
      code: `99.001.1${made++}`,
      foundedOn: today(world),
    })
    const { rows } = await world.database.owner.query('select path from organisations where id = $1', [id])
    return { ...world.places.branchA1, id, name, path: rows[0]?.path }
  }
  const move = async (index: number, to: Place): Promise<void> => {
    const member = people[index]
    if (member === undefined) throw new Error('nobody')
    const { version }: { version: number } = await world.ask(board, 'members.get', { id: member.id })
    await world.ask(board, 'members.move-branch', {
      id: member.id,
      version,
      organisationId: to.id,
      from: today(world),
      document: '05-QĐ',
    })
  }
  const end = async (place: Place): Promise<void> => {
    const { version }: { version: number } = await world.ask(board, 'organisations.get', { id: place.id })
    await world.ask(office, 'organisations.end', { id: place.id, version, endedOn: today(world) })
    await backgroundDone(world.application)
  }
  const kept = (index: number) =>
    world.database.owner
      .query(
        'select o.name, c.path = o.path as there, c.taken_over_from from cases c join organisations o on o.id = c.organisation_id where c.subject_id = $1 order by c.id',
        [people[index]?.id],
      )
      .then(({ rows }) => rows)

  beforeAll(async () => {
    world.clock.set('2026-03-02T02:00:00Z')
    ;({ secretary, office, board } = await actorsHere(world))
    people = await registerAll(world, board, [...THREE, 'Hồ Văn Vắng', 'Đỗ Văn Năm', 'Bùi Thị Sáu'])
    caseId = await openDeletion(world, secretary, people[3]?.id ?? '')
    await takeAll({ world, caseId, actors: [secretary, office, board] }, 'notify', 'receive-statement')
  })

  test('renamed: the case stays and is shown under the new name', async () => {
    world.clock.advance(DAY)
    const { branchA1 } = world.places
    const { version }: { version: number } = await world.ask(board, 'organisations.get', { id: branchA1.id })
    await world.ask(office, 'organisations.rename', {
      id: branchA1.id,
      version,
      name: 'Chi bộ thôn Đoài',
      validFrom: today(world),
    })
    const shown = await caseAs(world, secretary, caseId)
    expect(shown).toMatchObject({ organisationName: 'Chi bộ thôn Đoài', state: 'answered', takenOver: null })
    expect(shown.holder.join()).toContain('Chi bộ thôn Đoài')
  })

  test('divided: the member goes to the new branch between hearing and vote; the case goes along in the same moment', async () => {
    world.clock.advance(DAY)
    await takeAll({ world, caseId, actors: [secretary], known: { presence: 'present' } }, 'hear')
    const half = await found('Chi bộ thôn Đoài Thượng')
    for (const index of [2, 3, 4]) await move(index, half)
    expect(await kept(3)).toEqual([{ name: half.name, there: true, taken_over_from: 'Chi bộ thôn Đoài' }])
    expect(await world.call(secretary, 'cases.get', { id: caseId })).toMatchObject({
      refusal: { code: 'kernel.not-found' },
    })
    const next = await world.actorAt(half, 'secretary')
    const shown = await caseAs(world, next, caseId)
    expect(shown).toMatchObject({ state: 'heard', takenOver: { from: 'Chi bộ thôn Đoài', on: today(world) } })
    const { rows }: Listed = await world.ask(next, 'cases.list-work', {})
    expect(rows).toMatchObject([{ id: caseId }])
    // Those who may vote are those of the new branch: three.
    expect(shown.next.find(({ step }) => step === 'branch-vote')?.vote?.counts).toMatchObject({ official: 3 })
    await takeAll({ world, caseId, actors: [next] }, 'branch-vote')
  })

  test('merged between vote and decision: everybody moves, the branch ends, the decision is taken and carried out', async () => {
    world.clock.advance(DAY)
    const one = await found('Chi bộ liên thôn')
    for (const index of [0, 1, 2, 3, 4, 5]) await move(index, one)
    const { rows } = await world.database.owner.query(
      `select id from organisations where name = 'Chi bộ thôn Đoài Thượng'`,
    )
    world.clock.advance(DAY)
    await end({ ...one, id: rows[0]?.id })
    const next = await world.actorAt(one, 'secretary')
    expect(await caseAs(world, next, caseId)).toMatchObject({ takenOver: { from: 'Chi bộ thôn Đoài Thượng' } })
    await takeAll({ world, caseId, actors: [next, office, board] }, 'grassroots-vote', 'decide', 'serve')
    expect(await world.ask(board, 'members.get', { id: people[3]?.id })).toMatchObject({ status: 'left' })
    expect(await world.ask(board, 'members.check-figures', {})).toMatchObject({ differences: [] })
  })

  test('ended with nobody left in it: the level above keeps the case, sees why, and hands it on', async () => {
    world.clock.advance(DAY)
    const { rows } = await world.database.owner.query(
      `select id, path, name from organisations where name = 'Chi bộ liên thôn'`,
    )
    const one = { ...world.places.branchA1, ...rows[0] }
    for (const index of [0, 1, 2, 4, 5]) await move(index, world.places.branchA2)
    world.clock.advance(DAY)
    await end(one)
    const shown = await caseAs(world, office, caseId)
    expect(shown).toMatchObject({
      organisationId: world.places.communeA.id,
      takenOver: { from: 'Chi bộ liên thôn', on: today(world) },
      state: 'served',
    })
    const history: { rows: { summary: string }[] } = {
      rows: (
        await world.database.owner.query(
          `select summary from audit_entries where organisation_id = $1 order by seq desc limit 1`,
          [world.places.communeA.id],
        )
      ).rows,
    }
    expect(history.rows[0]?.summary).toContain('Chi bộ liên thôn đã kết thúc hoạt động')
    // Doing it again changes nothing.
    await handOnAllCases(world.application)
    expect((await caseAs(world, office, caseId)).version).toBe(shown.version)
    const hand = (actor: Actor, organisationId: string, version = shown.version) =>
      world.call(actor, 'cases.hand-to', { id: caseId, version, organisationId, reason: 'Chi bộ đã sáp nhập' })
    expect(await hand(secretary, world.places.branchA2.id)).toMatchObject({ refusal: { code: 'kernel.not-found' } })
    expect(await hand(office, world.places.branchB1.id)).toMatchObject({ refusal: { code: 'kernel.not-found' } })
    expect(await hand(office, one.id)).toMatchObject({ refusal: { code: 'cases.handed-to-ended' } })
    expect(await hand(office, world.places.communeA.id)).toMatchObject({ refusal: { code: 'cases.handed-to-same' } })
    expect(await hand(office, world.places.branchA2.id, 1)).toMatchObject({ kind: 'stale' })
    expect(await hand(office, world.places.branchA2.id)).toMatchObject({ kind: 'done' })
    const next = await world.actorAt(world.places.branchA2, 'secretary')
    expect(await caseAs(world, next, caseId)).toMatchObject({ takenOver: { from: world.places.communeA.name } })
    world.clock.advance(80 * DAY)
    await refreshWork(world.application, '99')
    expect(await caseAs(world, next, caseId)).toMatchObject({ state: 'final' })
  })

  test('a case about somebody is not handed past the branch that person belongs to', async () => {
    const next = await world.actorAt(world.places.branchA2, 'secretary')
    const id = await openCase(world, next, resignationOf(world, people[0]?.id))
    const outcome = await world.call(board, 'cases.hand-to', {
      id,
      version: 1,
      organisationId: world.places.branchB1.id,
      reason: 'Nhầm',
    })
    expect(outcome).toMatchObject({ refusal: { code: 'cases.handed-past-the-branch' } })
  })

  test('a case handed back in the moment another one about the same person is opened there: refused, and both stand', async () => {
    const next = await world.actorAt(world.places.branchA2, 'secretary')
    const asked = resignationOf(world, people[1]?.id)
    const id = await openCase(world, next, asked)
    const hand = (organisationId: string, version: number) =>
      world.call(office, 'cases.hand-to', { id, version, organisationId, reason: 'Chi bộ đang củng cố' })
    expect(await hand(world.places.communeA.id, 1)).toMatchObject({ kind: 'done' })
    const outcomes = await whileHeld(world, 'lock table case_steps in share mode', [
      () => world.call(next, 'cases.open', asked),
      () => hand(world.places.branchA2.id, 2),
    ])
    expect(outcomes.map(codeOf)).toEqual(['done', 'cases.already-open'])
    expect(await caseAs(world, office, id)).toMatchObject({ organisationId: world.places.communeA.id, version: 2 })
  })
})

describe('the branch that follows somebody of the pool ends (POOL)', () => {
  const world = useWorld()
  test('the case goes up, stands in the work of the level above, and goes on in the branch it is handed to', async () => {
    const { places } = world
    const secretary = await world.actorAt(places.branchA2, 'secretary')
    const office = await world.actorAt(places.communeA, 'office')
    const citizenId = await registerCitizen(world, secretary, places.branchA2, 'Đặng Văn Mới')
    const id = await openCase(world, secretary, poolOf(world, citizenId))
    const { version }: { version: number } = await world.ask(office, 'organisations.get', { id: places.branchA2.id })
    await world.ask(office, 'organisations.end', { id: places.branchA2.id, version, endedOn: today(world) })
    await backgroundDone(world.application)
    const { rows }: Listed = await world.ask(office, 'cases.list-work', {})
    expect(rows).toMatchObject([
      { id, stepTitle: 'Giao việc này cho chi bộ làm tiếp', organisationId: places.communeA.id },
    ])
    const shown = await caseAs(world, office, id)
    await world.ask(office, 'cases.hand-to', {
      id,
      version: shown.version,
      organisationId: places.branchA1.id,
      reason: 'Chi bộ thôn 2 đã kết thúc hoạt động',
    })
    const next = await world.actorAt(places.branchA1, 'secretary')
    expect(await world.ask(next, 'cases.list-work', {})).toMatchObject({ rows: [{ id, step: 'propose-listing' }] })
    expect(await world.ask(office, 'cases.list-work', {})).toMatchObject({ rows: [] })
  })
})

describe('the receiving end of a transfer in transit ends (TRF)', () => {
  const world = useWorld()
  let here: Here
  let commune: Actor
  let memberId: string
  let out: Drive

  const endB1 = async (): Promise<void> => {
    const { version }: { version: number } = await world.ask(commune, 'organisations.get', {
      id: world.places.branchB1.id,
    })
    await world.ask(commune, 'organisations.end', { id: world.places.branchB1.id, version, endedOn: today(world) })
    await backgroundDone(world.application)
  }

  beforeAll(async () => {
    const { places } = world
    here = await actorsHere(world)
    const { secretary, office, board } = here
    commune = await world.actorAt(places.communeB, 'office')
    memberId = (await register(world, board, places.branchA1, { fullName: 'Vũ Văn Chuyển' })).id
    const id = await openTransfer(world, secretary, memberId, places.branchB1)
    out = { world, caseId: id, actors: [secretary, office, board] }
    await takeAll(out, 'sign-branch', 'sign-grassroots', 'sign-superior')
  })

  test('before the message leaves: the commune above takes it up with a notice, chooses the branch, and the member arrives there', async () => {
    world.clock.advance(DAY)
    await endB1()
    await takeAll(out, 'send')
    expect(await faults(world)).toEqual([])
    const arrived = (await incomingTransfers(world, commune))[0]
    expect(arrived).toMatchObject({ organisationId: world.places.communeB.id })
    const shown = await caseAs(world, commune, arrived?.id ?? '')
    expect(shown.takenOver).toMatchObject({ from: world.places.branchB1.name })
    const { id } = await world.ask<{ id: string }>(commune, 'organisations.found', {
      parentId: world.places.communeB.id,
      typeCode: 'branch',
      name: 'Chi bộ thôn Đông Mới',
      code: '99.002.110',
      foundedOn: today(world),
    })
    const { rows } = await world.database.owner.query('select path from organisations where id = $1', [id])
    await world.ask(commune, 'cases.hand-to', {
      id: shown.id,
      version: shown.version,
      organisationId: id,
      reason: 'Chi bộ thôn Đông đã kết thúc hoạt động',
    })
    const receiver = await world.actorAt({ ...world.places.branchB1, id, path: rows[0]?.path }, 'secretary')
    world.clock.advance(DAY)
    await takeAll({ world, caseId: shown.id, actors: [receiver, commune] }, 'receive-grassroots', 'receive')
    expect(await faults(world)).toEqual([])
    const { secretary, board } = here
    expect(await caseAs(world, secretary, out.caseId)).toMatchObject({ state: 'received', end: 'done' })
    expect(await world.ask(receiver, 'members.get', { id: memberId })).toMatchObject({ status: 'full' })
    expect(await world.ask(board, 'members.check-figures', {})).toMatchObject({ differences: [] })
  })
})

describe('the receiving branch ends with the transfer in its hands (TRF)', () => {
  const world = useWorld()
  test('the commune sends it back; the sending end hears of it', async () => {
    const { places } = world
    const { secretary, office, board } = await actorsHere(world)
    const commune = await world.actorAt(places.communeB, 'office')
    const { id: memberId } = await register(world, board, places.branchA1, { fullName: 'Vũ Văn Chuyển' })
    const id = await openTransfer(world, secretary, memberId, places.branchB1)
    await takeAll(
      { world, caseId: id, actors: [secretary, office, board] },
      'sign-branch',
      'sign-grassroots',
      'sign-superior',
      'send',
    )
    world.clock.advance(DAY)
    const { version }: { version: number } = await world.ask(commune, 'organisations.get', { id: places.branchB1.id })
    await world.ask(commune, 'organisations.end', { id: places.branchB1.id, version, endedOn: today(world) })
    await backgroundDone(world.application)
    const rows = await incomingTransfers(world, commune)
    expect(rows).toMatchObject([{ organisationId: places.communeB.id }])
    await takeAll({ world, caseId: rows[0]?.id ?? '', actors: [commune], known: { refusal: 'broken-seal' } }, 'refuse')
    expect(await faults(world)).toEqual([])
    expect(await caseAs(world, secretary, id)).toMatchObject({ state: 'returned' })
  })
})
