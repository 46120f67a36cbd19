// Keeping in touch with the place of residence: it has a case of its own, and the remark of the year comes from there; on paper it is recorded at the workplace.
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { backgroundDone } from '#kernel/background.ts'
import { type Place, useWorld } from '../../../test/harness/world.ts'
import { caseAs, type Drive, faults, takeAll, takeAs, today } from './testing/drive.ts'
import { actorsHere, type Here, openCase, paper, registerAll } from './testing/openings.ts'
import { readPaper } from './testing/read-paper.ts'

interface Work {
  rows: { id: string; step: string | null; dueOn: string | null; overdue: boolean }[]
  counts: { mine: number }
}

const DAY = 86_400_000

describe('the residence works in this system', () => {
  const world = useWorld()
  let here: Here
  let secretary: Actor
  let commune: Actor
  let people: { id: string; version: number }[]

  beforeAll(async () => {
    world.clock.set('2026-03-02T02:00:00Z')
    here = await actorsHere(world)
    secretary = await world.actorAt(world.places.branchB1, 'secretary')
    commune = await world.actorAt(world.places.communeB, 'office')
    people = await registerAll(world, here.board, ['Lê Văn Một', 'Trần Thị Hai', 'Phạm Văn Ba', 'Hồ Thị Bốn'])
  })

  const introduce = (index: number, { province, id }: Place): Promise<string> =>
    openCase(world, here.office, {
      lifecycle: 'residence-introduction',
      memberId: people[index]?.id,
      step: 'introduce',
      on: today(world),
      facts: { withoutActivity: false },
      papers: [paper('1-213', today(world))],
      places: { 'residence-branch': { provinceCode: province, organisationId: id } },
    })
  /** The one case at the residence about somebody. */
  const thereOf = async (actor: Actor, caseId: string): Promise<string> => {
    await backgroundDone(world.application)
    expect(await faults(world)).toEqual([])
    const { subjectName } = await caseAs(world, here.office, caseId)
    const { rows } = await world.ask<{ rows: { id: string; subjectName: string }[] }>(actor, 'cases.list', {
      lifecycle: 'residence-contact',
    })
    return rows.find((row) => row.subjectName === subjectName)?.id ?? ''
  }
  const mine = async (actor: Actor): Promise<string[]> =>
    (await world.ask<Work>(actor, 'cases.list-work', { tab: 'mine' })).rows.map(({ id, step }) => `${id} ${step}`)

  test('RES-02, RES-03: each end on its own case: received there, asked from here, the remark comes from there', async () => {
    const caseId = await introduce(0, world.places.branchB1)
    const id = await thereOf(secretary, caseId)
    const out: Drive = { world, caseId, actors: [here.office] }
    const into: Drive = { world, caseId: id, actors: [secretary, commune] }
    expect(await caseAs(world, secretary, id)).toMatchObject({ state: 'announced', seesSubject: false })
    expect(await mine(secretary)).toContain(`${id} receive`)
    // The other end will say so: nobody here writes it in its place.
    await expect(takeAs(out, 'receive')).rejects.toThrow('nobody may take receive')
    expect(await mine(here.office)).toEqual([])
    await takeAll(into, 'receive')
    expect(await caseAs(world, here.office, caseId)).toMatchObject({ state: 'followed' })
    world.clock.set('2026-11-02T02:00:00Z')
    await takeAll(out, 'ask-opinion')
    expect(await mine(secretary)).toContain(`${id} give-opinion`)
    await expect(takeAs(out, 'give-opinion')).rejects.toThrow('nobody may take give-opinion')
    await takeAll({ ...out, known: { reason: 'Nhầm người' } }, 'return-slip')
    expect(await caseAs(world, secretary, id)).toMatchObject({ state: 'followed' })
    await takeAll(out, 'ask-opinion')
    world.clock.set('2026-11-20T02:00:00Z')
    // Both ends print the slip: about whom, from where, asked by the workplace.
    for (const [actor, at] of [
      [here.office, caseId],
      [secretary, id],
    ] as const) {
      const slip = await readPaper(world, actor, at, '3-213')
      for (const said of ['LÊ VĂN MỘT', 'ĐẢNG ỦY XÃ AN BÌNH', `đang sinh hoạt tại ${world.places.branchA1.name}`])
        expect([at === id, slip]).toEqual([at === id, expect.stringContaining(said)])
    }
    expect(await readPaper(world, secretary, id, '1-213')).toContain('LÊ VĂN MỘT')
    await takeAll({ ...into, known: { opinion: 'Gia đình gương mẫu', opinionOn: '2026-11-18' } }, 'give-opinion')
    expect(await faults(world)).toEqual([])
    const told = await caseAs(world, here.office, caseId)
    expect(told).toMatchObject({ state: 'followed', clocks: [{ dueOn: '2027-11-20' }] })
    const said = told.history.at(-1)?.facts.map(({ value }) => value)
    expect(said).toEqual(['18/11/2026', 'Gia đình gương mẫu'])
    const answered = /Gia đình gương mẫu[\s\S]*………, ngày 18 tháng 11 năm 2026/
    expect(await readPaper(world, here.office, caseId, '3-213')).toMatch(answered)
    expect(await readPaper(world, secretary, id, '3-213')).toMatch(answered)
    // The slip of another year is blank again.
    await takeAll(out, 'ask-opinion')
    expect(await readPaper(world, here.office, caseId, '3-213')).not.toContain('Gia đình gương mẫu')
    expect(await readPaper(world, secretary, id, '3-213')).not.toContain('Gia đình gương mẫu')
    await takeAll({ ...out, known: { reason: 'Nghỉ hưu' } }, 'end')
    expect(await caseAs(world, secretary, id)).toMatchObject({ state: 'ended', end: 'done' })
  })

  test('RES-02: not of that place: sent back with the reason; another province takes it in as well', async () => {
    const back = await introduce(1, world.places.branchB1)
    const id = await thereOf(secretary, back)
    await takeAll(
      { world, caseId: id, actors: [commune], known: { reason: 'Không cư trú ở đây' } },
      'return-introduction',
    )
    expect(await caseAs(world, here.office, back)).toMatchObject({ state: 'returned', end: 'refused' })
    const { branchC1 } = world.places
    const away = await world.actorAt(branchC1, 'secretary')
    const caseId = await introduce(1, branchC1)
    const there = await thereOf(away, caseId)
    await takeAll({ world, caseId: there, actors: [away] }, 'receive')
    expect(await caseAs(world, here.office, caseId)).toMatchObject({ state: 'followed' })
    expect(await world.call(here.office, 'cases.get', { id: there })).toMatchObject({
      refusal: { code: 'kernel.not-found' },
    })
  })

  test('RES-02, DOS-05: the branch there ends, its committee goes on; the member dies, both ends are over', async () => {
    const { communeB } = world.places
    const { id: ending } = await world.ask<{ id: string }>(commune, 'organisations.found', {
      parentId: communeB.id,
      typeCode: 'branch',
      name: 'Chi bộ tổ 9',
      code: '99.002.119',
      foundedOn: today(world),
    })
    world.clock.advance(DAY)
    const caseId = await introduce(2, { ...world.places.branchB1, id: ending })
    const id = await thereOf(commune, caseId)
    await takeAll({ world, caseId: id, actors: [commune] }, 'receive')
    const { version }: { version: number } = await world.ask(commune, 'organisations.get', { id: ending })
    await world.ask(commune, 'organisations.end', { id: ending, version, endedOn: today(world) })
    await backgroundDone(world.application)
    await takeAll({ world, caseId, actors: [here.office] }, 'ask-opinion')
    await takeAll({ world, caseId: id, actors: [commune], known: { opinion: 'Tốt' } }, 'give-opinion')
    expect(await caseAs(world, here.office, caseId)).toMatchObject({ state: 'followed' })
    const member: { version: number } = await world.ask(here.board, 'members.get', { id: people[2]?.id })
    const died = { kind: 'died', on: today(world), document: '3-GCT' }
    await world.ask(here.board, 'members.record-departure', { id: people[2]?.id, version: member.version, ...died })
    await backgroundDone(world.application)
    expect(await caseAs(world, here.office, caseId)).toMatchObject({ state: 'member-left', end: 'cancelled' })
    expect(await caseAs(world, commune, id)).toMatchObject({ state: 'ended' })
  })

  test('RES-02: a case of before, whose residence has none, is gone on with by hand', async () => {
    const caseId = await introduce(3, world.places.branchB1)
    const { owner } = world.database
    const id = await thereOf(secretary, caseId)
    await owner.query('update cases set counterpart_id = null, counterpart_province = null where id = $1', [caseId])
    await takeAll({ world, caseId, actors: [here.office] }, 'receive', 'ask-opinion', 'give-opinion')
    expect(await caseAs(world, here.office, caseId)).toMatchObject({ state: 'followed' })
    expect(await caseAs(world, secretary, id)).toMatchObject({ state: 'announced' })
  })
})

describe('the residence answers on paper', () => {
  const world = useWorld()
  let here: Here
  let drive: Drive
  beforeAll(async () => {
    world.clock.set('2026-03-02T02:00:00Z')
    here = await actorsHere(world)
    const [member] = await registerAll(world, here.board, ['Lê Văn Một'])
    const caseId = await openCase(world, here.office, {
      lifecycle: 'residence-introduction',
      memberId: member?.id,
      step: 'introduce',
      on: '2026-03-02',
      facts: { residencePlace: 'Chi bộ tổ dân phố 4', withoutActivity: false },
      papers: [paper('1-213', '2026-03-02')],
    })
    drive = { world, caseId, actors: [here.office] }
  })

  test('RES-03: the opinion of the year is due at the step that asks for it, and stands in the queue once', async () => {
    await takeAll(drive, 'receive')
    world.clock.set('2027-04-01T02:00:00Z')
    await world.ask(here.office, 'cases.take-step', {
      id: drive.caseId,
      version: (await caseAs(world, here.office, drive.caseId)).version,
      step: 'add-paper',
      on: '2027-04-01',
      papers: [paper('extra-paper', '2027-04-01')],
    })
    const work = () => world.ask<Work>(here.office, 'cases.list-work', { tab: 'mine' })
    const row = { step: 'ask-opinion', dueOn: '2027-03-02', overdue: true }
    expect(await work()).toMatchObject({ rows: [row], counts: { mine: 1 } })
    await takeAll(drive, 'ask-opinion')
    expect(await work()).toMatchObject({ rows: [{ ...row, step: 'give-opinion' }], counts: { mine: 1 } })
    await takeAll(drive, 'give-opinion')
    expect((await caseAs(world, here.office, drive.caseId)).clocks).toMatchObject([{ dueOn: '2028-04-01' }])
  })
})
