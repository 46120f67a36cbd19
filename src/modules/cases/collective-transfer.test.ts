// Members moved together within a province: each end on its own case, all move in one step when the other has received, and back until it is confirmed.
import { beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { backgroundDone } from '#kernel/background.ts'
import { useWorld } from '../../../test/harness/world.ts'
import { misplaced } from '../members/testing/effects.ts'
import { differences, register } from '../members/testing/people.ts'
import { caseAs, type Drive, faults, takeAll, takeAs, today } from './testing/drive.ts'
import { openCase, paper, registerAll, THREE } from './testing/openings.ts'
import { readPaper } from './testing/read-paper.ts'

const DAY = 86_400_000

interface Listed {
  rows: { id: string; fullName: string; state: string; lifecycle: string }[]
}

describe('a collective transfer within a province', () => {
  const world = useWorld()
  let office: Actor
  let board: Actor
  let commune: Actor
  let people: { id: string }[]

  beforeEach(async () => {
    world.clock.advance(DAY)
    const { places } = world
    office ??= await world.actorAt(places.communeA, 'office')
    board ??= await world.actorAt(places.province, 'organisation-board')
    commune ??= await world.actorAt(places.communeB, 'office')
    for (const place of [places.branchA1, places.branchA2, places.branchB1])
      for (const { id } of (await world.ask<Listed>(board, 'members.list', { organisationId: place.id })).rows)
        await dies(id)
    people = await registerAll(world, board, THREE)
    await register(world, board, places.branchA2, { fullName: 'Người Ở Lại' })
  })

  async function dies(id: string): Promise<void> {
    const { version }: { version: number } = await world.ask(board, 'members.get', { id })
    const left = { kind: 'died', on: today(world), document: '3-GCT' }
    await world.ask(board, 'members.record-departure', { id, version, ...left })
    await backgroundDone(world.application)
  }
  const openMove = async (target: { id: string }, from: { id: string } = world.places.branchA1): Promise<Drive> => {
    const id = await openCase(world, office, {
      lifecycle: 'collective-transfer',
      organisationId: from.id,
      step: 'propose',
      on: today(world),
      facts: { movingKind: 'merge', betweenProvinces: false, newPlace: 'Chi bộ nhận' },
      places: { 'receiving-branch': { provinceCode: '99', organisationId: target.id } },
    })
    return { world, caseId: id, actors: [office, board], known: { effectiveOn: today(world), who: 'all' } }
  }
  /** The case of the receiving end, as somebody there finds it. */
  const incoming = async (actor: Actor): Promise<string> => {
    expect(await faults(world)).toEqual([])
    const { rows }: Listed = await world.ask(actor, 'cases.list', { lifecycle: 'collective-transfer-in', open: true })
    return rows[0]?.id ?? ''
  }
  const receiving = (caseId: string, ...actors: Actor[]): Drive => ({ world, caseId, actors })
  const at = async (place: { id: string }): Promise<string[]> =>
    (await world.ask<Listed>(board, 'members.list', { organisationId: place.id })).rows
      .map((row) => row.fullName)
      .toSorted()
  /** Cases with a step that this seat is told to take. */
  const mine = async (actor: Actor): Promise<string[]> =>
    (await world.ask<{ rows: { id: string }[] }>(actor, 'cases.list-work', { tab: 'mine' })).rows.map(({ id }) => id)
  const wellKept = async () => {
    expect(await faults(world)).toEqual([])
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

  test('TRF-17 DOS-03: within a commune: the list says as many as the record, the branch sees it; undone, all are back', async () => {
    const { branchA1, branchA2 } = world.places
    const drive = await openMove(branchA2)
    await takeAll({ ...drive, actors: [office] }, 'decide')
    const shown = await caseAs(world, office, drive.caseId)
    const asked = shown.next.find((step) => step.step === 'list')?.asks.find((ask) => ask.name === 'members')
    expect(asked?.value).toBe(3)
    expect(await takeAs({ ...drive, known: { ...drive.known, members: 2 } }, 'list')).toMatchObject({
      refusal: { code: 'cases.count-differs', facts: { said: 2, counted: 3 } },
    })
    await takeAll(drive, 'list', 'send')
    expect(await at(branchA1)).toEqual(THREE.toSorted())
    // The branch that receives sees who comes; its committee says that they came.
    const secretary = await world.actorAt(branchA2, 'secretary')
    const id = await incoming(secretary)
    const there = await caseAs(world, secretary, id)
    expect(there).toMatchObject({ state: 'announced', subjectName: branchA1.name, seesSubject: false })
    expect(there.history[0]?.facts.map(({ value }) => value).join(' | ')).toContain('Phạm Văn Ba; Trần Thị Hai')
    expect(there.next.every(({ mine }) => !mine)).toBe(true)
    expect(await mine(office)).toContain(id)
    await takeAll(receiving(id, office), 'receive-here')
    expect(await at(branchA1)).toEqual([])
    expect(await at(branchA2)).toEqual(['Người Ở Lại', ...THREE].toSorted())
    expect(await world.ask(board, 'members.get', { id: people[0]?.id })).toMatchObject({
      memberships: [
        { organisationId: branchA2.id, validFrom: today(world), document: expect.stringContaining('01-NQ/CB') },
        { organisationId: branchA1.id, validTo: today(world) },
      ],
    })
    expect(await caseAs(world, office, drive.caseId)).toMatchObject({ state: 'received', end: null })
    await wellKept()
    await takeAll({ ...drive, known: { reason: 'Nhầm chi bộ' } }, 'undo')
    expect(await caseAs(world, office, drive.caseId)).toMatchObject({ state: 'undone', end: 'overturned' })
    expect(await caseAs(world, secretary, id)).toMatchObject({ state: 'undone', end: 'overturned' })
    expect(await at(branchA1)).toEqual(THREE.toSorted())
    await wellKept()
  })

  test('TRF-17: between communes: the level above both decides; the receiving commune has it in its work and sends it back, then receives', async () => {
    const { branchA1, branchB1 } = world.places
    const drive = await openMove(branchB1)
    const named = [{ member: 'Lê Văn Một', memberId: people[0]?.id }]
    const known = { ...drive.known, who: 'named', named, members: 1, dossiers: 1 }
    const proposed = await caseAs(world, office, drive.caseId)
    const step = { id: drive.caseId, version: proposed.version, on: today(world) }
    const alone = await world.call(office, 'cases.take-step', {
      ...step,
      step: 'decide',
      facts: { effectiveOn: today(world) },
      papers: [paper('move-decision', today(world))],
    })
    expect(alone).toMatchObject({ refusal: { code: 'lifecycle.wrong-actor' } })
    expect(await mine(office)).not.toContain(drive.caseId)
    expect(await mine(board)).toContain(drive.caseId)
    await takeAll({ ...drive, actors: [board], known }, 'decide')
    // What the level above both has decided one end alone does not give up.
    const decided = await caseAs(world, office, drive.caseId)
    expect(decided.next.filter(({ mine }) => mine).map(({ step }) => step)).not.toContain('cancel-decided')
    await takeAll({ ...drive, actors: [office], known }, 'list', 'send')
    const first = await incoming(commune)
    expect(await mine(commune)).toContain(first)
    expect(await mine(office)).not.toContain(drive.caseId)
    expect(await world.call(office, 'cases.get', { id: first })).toMatchObject({
      refusal: { code: 'kernel.not-found' },
    })
    expect(await world.call(commune, 'cases.get', { id: drive.caseId })).toMatchObject({
      refusal: { code: 'kernel.not-found' },
    })
    await takeAll({ ...receiving(first, commune), known: { reason: 'Thiếu hồ sơ' } }, 'refuse')
    expect(await caseAs(world, office, drive.caseId)).toMatchObject({ state: 'returned', end: null })
    await takeAll({ ...drive, actors: [office], known }, 'list', 'send')
    const second = await incoming(commune)
    expect(second).not.toBe(first)
    for (const code of ['7-HSĐV', '01-TCĐ'])
      expect([code, await readPaper(world, commune, second, code)]).toEqual([
        code,
        expect.stringContaining('Lê Văn Một'),
      ])
    await takeAll(receiving(second, commune), 'receive-here')
    expect(await at(branchB1)).toEqual(['Lê Văn Một'])
    expect(await at(branchA1)).toEqual(['Phạm Văn Ba', 'Trần Thị Hai'])
    await takeAll({ ...drive, actors: [office] }, 'complete')
    expect(await caseAs(world, office, drive.caseId)).toMatchObject({ state: 'completed', end: 'done' })
    expect(await caseAs(world, commune, second)).toMatchObject({ state: 'received', end: 'done' })
    await wellKept()
  })

  test('TRF-17: sent back, the giver proposes another receiver; the decision is made anew by whoever reaches that one', async () => {
    const { branchA2, branchB1 } = world.places
    const drive = await openMove(branchB1)
    const giver = { ...drive, actors: [office] }
    const to = (target: { id: string }) => ({
      places: { 'receiving-branch': { provinceCode: '99', organisationId: target.id } },
    })
    // Nothing is changed while the list lies there.
    await takeAll(drive, 'decide', 'list', 'send')
    const offered = async (): Promise<string[]> =>
      (await caseAs(world, office, drive.caseId)).next.filter(({ mine }) => mine).map(({ step }) => step)
    expect(await offered()).not.toContain('redirect')
    const first = await incoming(commune)
    await takeAll({ ...receiving(first, commune), known: { reason: 'Không đúng nơi nhận' } }, 'refuse')
    expect(await offered()).toContain('redirect')
    const asking = (await caseAs(world, office, drive.caseId)).next.find(({ step }) => step === 'redirect')
    expect(asking?.places).toMatchObject([{ level: 'receiving-branch', optional: false }])
    const why = { ...giver, known: { reason: 'Không đúng nơi nhận', betweenProvinces: false, newPlace: 'Chi bộ khác' } }
    expect(await takeAs(why, 'redirect')).toMatchObject({ refusal: { code: 'cases.no-receiving-branch' } })
    expect(await takeAs(why, 'redirect', to(world.places.branchA1))).toMatchObject({
      refusal: { code: 'cases.place-own' },
    })
    await expect(takeAs({ ...why, actors: [commune] }, 'redirect', to(branchA2))).rejects.toThrow()
    expect(await takeAs(why, 'redirect', to(branchA2))).toMatchObject({ kind: 'done' })
    const proposed = await caseAs(world, office, drive.caseId)
    expect(proposed).toMatchObject({ state: 'proposed', end: null })
    expect(proposed.papers.filter(({ there }) => there)).toEqual([])
    // Within one commune its own committee decides, whoever decided before; nobody has gone anywhere yet.
    const anew = await readPaper(world, office, drive.caseId, 'move-decision')
    expect(anew.split('\n')[1]).toBe(world.places.communeA.name.replace('Đảng bộ', 'Đảng ủy').toUpperCase())
    await takeAll(giver, 'decide', 'list', 'send')
    const second = await incoming(office)
    expect(second).not.toBe(first)
    expect(await readPaper(world, office, second, '01-TCĐ')).toContain(branchA2.name)
    await takeAll(receiving(second, office), 'receive-here')
    await takeAll(giver, 'complete')
    expect(await at(branchA2)).toEqual(expect.arrayContaining([...THREE]))
    expect(await at(branchB1)).toEqual([])
    await wellKept()
  })

  test('TRF-17: of a list that came back everybody is still where they were, and is listed so', async () => {
    const { branchA1, branchA2, branchB1, communeA } = world.places
    const drive = await openMove(branchB1, communeA)
    await takeAll(drive, 'decide', 'list', 'send')
    await takeAll({ ...receiving(await incoming(commune), commune), known: { reason: 'Thiếu hồ sơ' } }, 'refuse')
    expect((await caseAs(world, office, drive.caseId)).state).toBe('returned')
    const list = await readPaper(world, office, drive.caseId, '01-TCĐ')
    for (const { name } of [branchA1, branchA2]) expect(list).toContain(name)
  })

  test('TRF-17: received twice at the same time, it is received once; called back, nobody moves', async () => {
    const { branchA1, branchB1 } = world.places
    const drive = await openMove(branchB1)
    await takeAll(drive, 'decide', 'list', 'send')
    const called = await incoming(commune)
    await takeAll({ ...drive, actors: [office], known: { reason: 'Nhầm danh sách' } }, 'recall')
    expect(await caseAs(world, commune, called)).toMatchObject({ state: 'recalled', end: 'cancelled' })
    expect(await caseAs(world, office, drive.caseId)).toMatchObject({ state: 'returned' })
    expect(await at(branchA1)).toEqual(THREE.toSorted())
    await takeAll(drive, 'list', 'send')
    world.clock.advance(DAY)
    const id = await incoming(commune)
    const { version } = await caseAs(world, commune, id)
    const step = { id, version, step: 'receive-here', on: today(world), facts: { countsAgree: true } }
    const outcomes = await Promise.all([1, 2].map(() => world.call(commune, 'cases.take-step', step)))
    await backgroundDone(world.application)
    expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['done', 'stale'])
    expect(await at(branchB1)).toEqual(THREE.toSorted())
    // From the day of the decision: the record allows it.
    expect(await world.ask(board, 'members.get', { id: people[0]?.id })).toMatchObject({
      memberships: [{ validFrom: drive.known?.effectiveOn }, { validTo: drive.known?.effectiveOn }],
    })
    await takeAll(drive, 'complete')
    await wellKept()
  })

  test('TRF-17: the branch that receives ends midway: its commune hands the case to another, and there they arrive', async () => {
    const { branchA1, branchB1, communeB } = world.places
    const found = async (name: string, code: string): Promise<string> =>
      (
        await world.ask<{ id: string }>(commune, 'organisations.found', {
          parentId: communeB.id,
          typeCode: 'branch',
          name,
          code,
          foundedOn: today(world),
        })
      ).id
    const [ending, taking] = [
      await found('Chi bộ sắp hết', '99.002.120'),
      await found('Chi bộ nhận thay', '99.002.121'),
    ]
    world.clock.advance(DAY)
    const drive = await openMove({ id: ending })
    await takeAll(drive, 'decide', 'list', 'send')
    const { version }: { version: number } = await world.ask(commune, 'organisations.get', { id: ending })
    await world.ask(commune, 'organisations.end', { id: ending, version, endedOn: today(world) })
    await backgroundDone(world.application)
    const id = await incoming(commune)
    expect(await takeAs(receiving(id, commune), 'receive-here')).toMatchObject({
      refusal: { code: 'lifecycle.no-branch-to-receive' },
    })
    const { rows }: { rows: { id: string; stepTitle: string }[] } = await world.ask(commune, 'cases.list-work', {
      tab: 'mine',
    })
    expect(rows.filter((row) => row.id === id).map(({ stepTitle }) => stepTitle)).toContain(
      'Giao việc này cho chi bộ làm tiếp',
    )
    const shown = await caseAs(world, commune, id)
    await world.ask(commune, 'cases.hand-to', {
      id,
      version: shown.version,
      organisationId: taking,
      reason: 'Chi bộ đã kết thúc hoạt động',
    })
    await takeAll(receiving(id, commune), 'receive-here')
    expect(await at({ id: taking })).toEqual(THREE.toSorted())
    expect(await at(branchA1)).toEqual([])
    expect(await at(branchB1)).toEqual([])
    await wellKept()
    // Undone from the branch where they landed, not from the one that was named.
    await takeAll({ ...drive, actors: [board], known: { reason: 'Không sáp nhập nữa' } }, 'undo')
    expect(await at(branchA1)).toEqual(THREE.toSorted())
    await wellKept()
  })

  test('TRF-17: the branch that gave ends once it is empty: its commune confirms for it, and nobody is taken back into it', async () => {
    const { communeA, branchB1 } = world.places
    const { id: giving } = await world.ask<{ id: string }>(office, 'organisations.found', {
      parentId: communeA.id,
      typeCode: 'branch',
      name: 'Chi bộ giao',
      code: '99.001.131',
      foundedOn: today(world),
    })
    world.clock.advance(DAY)
    const joined = { fullName: 'Đinh Văn Đi', joinedOn: today(world) }
    await register(world, board, { ...world.places.branchA1, id: giving }, joined)
    world.clock.advance(DAY)
    const drive = await openMove(branchB1, { id: giving })
    await takeAll(drive, 'decide', 'list', 'send')
    await takeAll(receiving(await incoming(commune), commune), 'receive-here')
    world.clock.advance(DAY)
    const { version }: { version: number } = await world.ask(office, 'organisations.get', { id: giving })
    await world.ask(office, 'organisations.end', { id: giving, version, endedOn: today(world) })
    await backgroundDone(world.application)
    const undone = await takeAs({ ...drive, actors: [board], known: { reason: 'Thôi' } }, 'undo')
    expect(undone).toMatchObject({ kind: 'refused', refusal: { code: expect.stringMatching(/^members\./) } })
    expect(await at(branchB1)).toEqual(['Đinh Văn Đi'])
    await takeAll({ ...drive, actors: [office] }, 'complete')
    expect(await caseAs(world, office, drive.caseId)).toMatchObject({ state: 'completed', organisationId: communeA.id })
    await wellKept()
  })

  test('TRF-17: a case of before that does not say how far it goes is handed over and received as one case', async () => {
    const { branchA1, branchA2 } = world.places
    const drive = await openMove(branchA2)
    const { owner } = world.database
    const said = `update case_steps set recorded = recorded #- '{facts,reach}' where case_id = $1 and step = 'propose'`
    await owner.query(said, [drive.caseId])
    await takeAll(drive, 'decide', 'list', 'hand-over', 'receive')
    expect(await incoming(office)).toBe('')
    expect(await at(branchA2)).toEqual(['Người Ở Lại', ...THREE].toSorted())
    await takeAll(drive, 'undo')
    expect(await at(branchA1)).toEqual(THREE.toSorted())
    await wellKept()
  })

  test('DOS-05: who died or came to the branch by another way meanwhile is not moved; who joined since stays', async () => {
    const { branchA1, branchA2, branchB1 } = world.places
    const drive = await openMove(branchB1)
    await takeAll(drive, 'decide', 'list', 'send')
    const id = await incoming(commune)
    await dies(people[0]?.id ?? '')
    world.clock.advance(DAY)
    const move = async (index: number, to: { id: string }): Promise<void> => {
      const memberId = people[index]?.id
      const { version }: { version: number } = await world.ask(board, 'members.get', { id: memberId })
      const moved = { organisationId: to.id, from: today(world), document: '05-QĐ' }
      await world.ask(board, 'members.move-branch', { id: memberId, version, ...moved })
    }
    await move(1, branchB1)
    // Away and back since the day of the decision: from that day on nobody moves any more.
    await move(2, branchA2)
    world.clock.advance(DAY)
    await move(2, branchA1)
    world.clock.advance(DAY)
    await register(world, board, branchA1, { fullName: 'Hồ Thị Mới Về' })
    await takeAll(receiving(id, commune), 'receive-here')
    expect(await at(branchB1)).toEqual(['Phạm Văn Ba', 'Trần Thị Hai'])
    expect(await at(branchA1)).toEqual(['Hồ Thị Mới Về'])
    expect(await world.ask(board, 'members.get', { id: people[2]?.id })).toMatchObject({
      memberships: [{ organisationId: branchB1.id, validFrom: today(world) }, {}, {}, {}],
    })
    await takeAll(drive, 'complete')
    await wellKept()
  })
})
