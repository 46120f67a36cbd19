// Dossiers on a real database: going through a file, papers that cases bring by themselves, how complete a branch and a commune are.
import { beforeAll, describe, expect, test } from 'vitest'
import type { Completeness, Dossier, DossierRow } from '#contract/dossiers.ts'
import type { Actor } from '#kernel/actor.ts'
import { codeOf, useWorld } from '../../../test/harness/world.ts'
import { type Drive, faults, takeAll, takeAs, today } from '../cases/testing/drive.ts'
import { actorsHere, actorsThere, incomingTransfer, openTransfer } from '../cases/testing/openings.ts'
import { register } from '../members/testing/people.ts'

const itemOf = (dossier: Dossier, code: string) => {
  const found = dossier.groups.flatMap(({ items }) => items).find((item) => item.code === code)
  if (found === undefined) throw new Error(`no line ${code}`)
  return found
}

describe('going through a file', () => {
  const world = useWorld()
  let secretary: Actor
  let office: Actor
  let memberId: string
  const on = '2026-11-20'
  const get = (actor: Actor): Promise<Dossier> => world.ask(actor, 'dossiers.get', { memberId })
  const mark = (actor: Actor | null, version: number, marks: object[], more: object = {}) =>
    world.call(actor, 'dossiers.mark-papers', { memberId, version, on, marks, ...more })
  beforeAll(async () => {
    const { places } = world
    secretary = await world.actorAt(places.branchA1, 'secretary')
    office = await world.actorAt(places.communeA, 'office')
    const old = {
      birthDate: '1965-03-01',
      decisionOn: '1990-05-01',
      admittedOn: '1990-05-19',
      officialOn: '1991-05-19',
    }
    memberId = (await register(world, office, places.branchA1, { fullName: 'Lê Văn Hồ', ...old })).id
  })

  test('nobody, the wrong role, the neighbour, somebody else as a member: refused', async () => {
    const { places } = world
    const marks = [{ item: 'a1', state: 'have' }]
    const inspection = await world.actorAt(places.communeA, 'inspection')
    const neighbour = await world.actorAt(places.branchA2, 'secretary')
    const stranger = await world.actorAt(places.branchA1, 'member', {
      memberId: '01999999-0000-7000-8000-000000000009',
    })
    expect(await mark(null, 0, marks)).toMatchObject({ refusal: { code: 'kernel.not-signed-in' } })
    expect(await mark(inspection, 0, marks)).toMatchObject({ refusal: { code: 'kernel.not-permitted' } })
    expect(await mark(neighbour, 0, marks)).toMatchObject({ refusal: { code: 'kernel.not-found' } })
    expect(await world.call(neighbour, 'dossiers.get', { memberId })).toMatchObject({
      refusal: { code: 'kernel.not-found' },
    })
    expect(await world.call(stranger, 'dossiers.get', { memberId })).toMatchObject({
      refusal: { code: 'kernel.not-found' },
    })
  })

  test('before anybody has looked everything that is needed is open and missing', async () => {
    const dossier = await get(secretary)
    expect(dossier).toMatchObject({
      version: 0,
      checkedOn: null,
      custody: [],
      counts: { needed: 21, settled: 0, missing: 21 },
    })
    expect(itemOf(dossier, 'a1')).toMatchObject({ state: 'open', missing: true, needed: true })
    expect(itemOf(dossier, 'b2')).toMatchObject({ state: 'open', missing: false, needed: false })
    expect(dossier.allowed).toContain('dossiers.mark-papers')
    // The branch does not keep dossiers: who holds them is not its to say.
    expect(dossier.allowed).not.toContain('dossiers.record-keeper')
  })

  test('invalid and refused: unknown line, a day ahead, no reason, DOS-10, a gap nobody certified', async () => {
    const code = async (marks: object[], more = {}) => {
      return codeOf(await mark(secretary, 0, marks, more))
    }
    expect(await code([{ item: 'z9', state: 'have' }])).toBe('dossiers.unknown-item')
    expect(await code([{ item: 'a1', state: 'have', datedOn: '2027-01-01' }])).toBe('dossiers.date-ahead')
    expect(await code([], { on: '2026-12-01' })).toBe('dossiers.date-ahead')
    expect(await code([{ item: 'a1', state: 'not-needed' }])).toBe('dossiers.reason-missing')
    expect(await code([{ item: 'contents-list', state: 'not-needed', reason: 'never-arose' }])).toBe(
      'dossiers.contents-always-needed',
    )
    expect(await code([{ item: 'a1', state: 'not-needed', reason: 'certified-gap' }])).toBe('dossiers.gap-uncertified')
    expect((await get(secretary)).version).toBe(0)
  })

  test('done: papers, gaps with their reason, what is missing; audited; a version gone by shows what stands now', async () => {
    const marks = [
      { item: 'contents-list', state: 'have' },
      { item: 'b4', state: 'have', no: '12-QĐ/HU', datedOn: '1990-05-01', keptAt: 'Đảng ủy xã' },
      { item: 'a1', state: 'not-needed', reason: 'certified-gap', document: '03-CV/ĐU ngày 02/02/2026' },
      { item: 'b2', state: 'not-needed', reason: 'no-such-level' },
      { item: 'c12', state: 'missing' },
    ]
    const saved = await mark(secretary, 0, marks)
    expect(saved).toMatchObject({ kind: 'done', output: { version: 1, missing: 19 } })
    const dossier = await get(secretary)
    expect(dossier).toMatchObject({ version: 1, checkedOn: on, counts: { settled: 3, missing: 19 } })
    expect(itemOf(dossier, 'b4').papers).toMatchObject([{ no: '12-QĐ/HU', on: '1990-05-01', keptAt: 'Đảng ủy xã' }])
    expect(itemOf(dossier, 'a1')).toMatchObject({ state: 'not-needed', reason: 'certified-gap', missing: false })
    expect(itemOf(dossier, 'c12')).toMatchObject({ state: 'missing', missing: true })
    expect(await mark(office, 0, [])).toMatchObject({ kind: 'stale', current: { version: 1 } })
    const { rows } = await world.database.owner.query(
      `select summary from audit_entries where subject_id = $1 and operation = 'dossiers.mark-papers'`,
      [memberId],
    )
    expect(rows).toEqual([{ summary: 'Kiểm kê hồ sơ của Lê Văn Hồ: còn thiếu 19 mục.' }])
  })

  test('a paper of the 104 types settles its line, is corrected, and withdrawn when it was a mistake', async () => {
    const recorded = await world.ask<{ paperId: string; version: number; missing: number }>(
      secretary,
      'dossiers.record-paper',
      { memberId, version: 1, type: 55, no: '7-GT', datedOn: '2020' },
    )
    // The line found missing has a paper now.
    expect(recorded).toMatchObject({ version: 2, missing: 18 })
    const beside = await world.ask<{ version: number; missing: number }>(secretary, 'dossiers.record-paper', {
      memberId,
      version: 2,
      type: 60,
      no: '1-PB',
    })
    expect(beside).toMatchObject({ missing: 18 })
    expect((await get(secretary)).others).toMatchObject([{ type: 60, no: '1-PB' }])
    // A line with a paper is not marked as missing.
    expect(await mark(secretary, 3, [{ item: 'c12', state: 'missing' }])).toMatchObject({
      refusal: { code: 'dossiers.paper-is-there' },
    })
    const { paperId: id } = recorded
    expect(await world.ask(secretary, 'dossiers.correct-paper', { id, version: 1, no: '8-GT' })).toEqual({
      id,
      version: 2,
    })
    expect(await world.call(secretary, 'dossiers.correct-paper', { id, version: 1, no: '9-GT' })).toMatchObject({
      kind: 'stale',
      current: { no: '8-GT', version: 2 },
    })
    const neighbour = await world.actorAt(world.places.branchA2, 'secretary')
    const withdraw = { id, version: 2, reason: 'Của người trùng tên' }
    expect(await world.call(neighbour, 'dossiers.withdraw-paper', withdraw)).toMatchObject({
      refusal: { code: 'kernel.not-found' },
    })
    expect(await world.ask(secretary, 'dossiers.withdraw-paper', withdraw)).toMatchObject({ memberId, missing: 18 })
    expect(await world.call(secretary, 'dossiers.withdraw-paper', { ...withdraw, version: 3 })).toMatchObject({
      refusal: { code: 'dossiers.paper-withdrawn' },
    })
    expect(itemOf(await get(secretary), 'c12')).toMatchObject({ state: 'open', papers: [] })
  })

  test('the member sees the own checklist, and neither where papers lie nor who holds the file', async () => {
    const self = await world.actorAt(world.places.branchA1, 'member', { memberId })
    const own = await get(self)
    expect(own).toMatchObject({ custody: null, note: null, allowed: [], proposals: 0 })
    expect(itemOf(own, 'b4').papers).toMatchObject([{ no: '12-QĐ/HU', keptAt: null }])
    for (const [name, input] of [
      ['dossiers.list', {}],
      ['dossiers.list-readings', { memberId }],
      ['dossiers.get-completeness', {}],
    ] as const) {
      expect(await world.call(self, name, input)).toMatchObject({ refusal: { code: 'kernel.not-permitted' } })
    }
  })

  test('completeness of branch and commune agrees with the list behind it', async () => {
    const { places } = world
    await register(world, office, places.branchA2, { fullName: 'Trần Thị Chưa' })
    const sum = await world.ask<{ total: Completeness; rows: (Completeness & { organisationName: string })[] }>(
      office,
      'dossiers.get-completeness',
      {},
    )
    expect(sum.total).toMatchObject({
      members: 2,
      checked: 1,
      complete: 0,
      incomplete: 1,
      papersMissing: 18,
      noKeeper: 2,
    })
    expect(sum.rows.map(({ organisationName, members, checked }) => [organisationName, members, checked])).toEqual([
      ['Chi bộ thôn 1', 1, 1],
      ['Chi bộ thôn 2', 1, 0],
    ])
    const list = async (input: object): Promise<DossierRow[]> =>
      (await world.ask<{ rows: DossierRow[] }>(office, 'dossiers.list', input)).rows
    expect(await list({ show: 'incomplete' })).toMatchObject([{ fullName: 'Lê Văn Hồ', missing: 18 }])
    expect((await list({ show: 'incomplete' }))[0]?.missingTitles).toHaveLength(18)
    expect((await list({ show: 'unchecked' })).map(({ fullName }) => fullName)).toEqual(['Trần Thị Chưa'])
    expect((await list({ text: 'le van' })).map(({ fullName }) => fullName)).toEqual(['Lê Văn Hồ'])
    const first = await world.ask<{ rows: DossierRow[]; next: string }>(office, 'dossiers.list', { limit: 1 })
    expect((await list({ limit: 1, after: first.next })).map(({ fullName }) => fullName)).toEqual(['Lê Văn Hồ'])
    const branch = await world.actorAt(places.branchA2, 'secretary')
    expect(await world.call(branch, 'dossiers.list', { organisationId: places.communeA.id })).toMatchObject({
      refusal: { code: 'kernel.not-found' },
    })
  })
})

describe('papers of cases come by themselves', () => {
  const world = useWorld()
  test('TRF-06, DOS-10: a transfer fills the papers, the sealed file travels with the member and is taken over with the member', async () => {
    const { places } = world
    const { secretary, office, board } = await actorsHere(world)
    const { id: memberId } = await register(world, board, places.branchA1, { fullName: 'Vũ Văn Chuyển' })
    const dossierFor = (actor: Actor): Promise<Dossier> => world.ask(actor, 'dossiers.get', { memberId })
    await world.ask(office, 'dossiers.record-keeper', {
      organisationId: places.branchA1.id,
      since: '2026-01-01',
      place: 'Tủ 1',
    })
    const id = await openTransfer(world, secretary, memberId, places.branchB1)
    const out: Drive = { world, caseId: id, actors: [secretary, office, board] }
    await takeAll(out, 'sign-branch')
    expect(itemOf(await dossierFor(secretary), 'c12').papers).toMatchObject([{ type: 54, caseId: id }])
    expect(itemOf(await dossierFor(secretary), 'contents-list').state).toBe('open')
    await takeAll(out, 'sign-grassroots', 'sign-superior')
    // The contents list was there with the step; nobody typed it again.
    expect(itemOf(await dossierFor(secretary), 'contents-list')).toMatchObject({
      state: 'have',
      papers: [{ caseId: id }],
    })
    expect((await dossierFor(office)).custody).toMatchObject([
      { kind: 'committee', holder: 'Đảng bộ xã An Bình', place: 'Tủ 1' },
    ])
    await takeAll(out, 'send')
    expect((await dossierFor(office)).custody?.[0]).toMatchObject({
      kind: 'carried',
      holder: 'Vũ Văn Chuyển',
      sealed: true,
      to: null,
    })
    const carried = await world.ask<{ rows: DossierRow[] }>(office, 'dossiers.list', { show: 'carried' })
    expect(carried.rows.map(({ fullName }) => fullName)).toEqual(['Vũ Văn Chuyển'])

    const { receiver, receivingOffice } = await actorsThere(world)
    expect(await faults(world)).toEqual([])
    const there: Drive = { world, caseId: await incomingTransfer(world, receiver), actors: [receiver, receivingOffice] }
    await takeAll(there, 'receive-grassroots', 'receive')
    const moved = await dossierFor(receivingOffice)
    expect(moved).toMatchObject({ organisationName: 'Chi bộ thôn Đông' })
    expect(moved.custody?.[0]).toMatchObject({ kind: 'committee', holder: 'Đảng bộ xã Bình Yên', to: null })
    expect(moved.custody).toHaveLength(3)
    expect(itemOf(moved, 'contents-list').state).toBe('have')
    expect(await world.call(office, 'dossiers.get', { memberId })).toMatchObject({
      refusal: { code: 'kernel.not-found' },
    })
  })

  test('DOS-10: sent back and done anew, the papers made void leave the dossier and come again with the new steps', async () => {
    const { places } = world
    const { secretary, office, board } = await actorsHere(world)
    const { receiver, receivingOffice } = await actorsThere(world)
    const { id: memberId } = await register(world, board, places.branchA1, { fullName: 'Bùi Thị Trả' })
    const id = await openTransfer(world, secretary, memberId, places.branchB1)
    const out: Drive = { world, caseId: id, actors: [secretary, office, board] }
    await takeAll(out, 'sign-branch', 'sign-grassroots', 'sign-superior', 'send')
    const there: Drive = {
      world,
      caseId: await incomingTransfer(world, board),
      actors: [receiver, receivingOffice],
      known: { refusal: 'broken-seal' },
    }
    await takeAll(there, 'refuse')
    const contents = async () => itemOf(await world.ask<Dossier>(office, 'dossiers.get', { memberId }), 'contents-list')
    expect((await contents()).state).toBe('have')
    await takeAll(out, 'redo')
    expect(await contents()).toMatchObject({ state: 'open', papers: [], missing: true })
    await takeAll(out, 'sign-branch', 'sign-grassroots')
    expect(await contents()).toMatchObject({ state: 'have', missing: false, papers: [{ caseId: id }] })
    // The member is back with the file: the office takes it over from the member's hands.
    const taken = {
      direction: 'in',
      memberIds: [memberId],
      on: today(world),
      reason: 'transfer',
      otherSide: 'Bùi Thị Trả',
    }
    expect(await world.call(office, 'dossiers.hand-over', taken)).toMatchObject({
      refusal: { code: 'transfer.contents-list-unconfirmed', facts: { ruleId: 'DOS-10' } },
    })
    await world.ask(office, 'dossiers.hand-over', { ...taken, contentsConfirmed: true })
    const { custody } = await world.ask<Dossier>(office, 'dossiers.get', { memberId })
    expect(custody?.map(({ kind, to }) => [kind, to])).toEqual([
      ['committee', null],
      ['carried', today(world)],
    ])
  })

  test('what a person corrected stays as corrected', async () => {
    const { places } = world
    const secretary = await world.actorAt(places.branchA1, 'secretary')
    const { id: memberId } = await register(world, secretary, places.branchA1, { fullName: 'Hồ Thị Miễn' })
    const { id } = await world.ask<{ id: string }>(secretary, 'cases.open', {
      lifecycle: 'exemption',
      memberId,
      step: 'request',
      on: today(world),
      facts: { route: 'age-health', asked: 'written', from: today(world) },
      papers: [
        { code: 'DM-79', no: null, on: today(world), keptAt: null },
        { code: 'DM-80', no: '5-GXN', on: today(world), keptAt: null },
      ],
    })
    const get = (): Promise<Dossier> => world.ask(secretary, 'dossiers.get', { memberId })
    const first = await get()
    expect(first.others.map(({ type, caseId }) => [type, caseId]).toSorted()).toEqual([
      [79, id],
      [80, id],
    ])
    expect(first).toMatchObject({ checkedOn: null, proposals: 0 })
    const letter = first.others.find(({ type }) => type === 79)
    await world.ask(secretary, 'dossiers.correct-paper', { id: letter?.id, version: letter?.version, no: '1-Đ' })
    expect(await world.ask(secretary, 'dossiers.fill-from-cases', { memberId })).toEqual({ members: 0, papers: 0 })
    expect((await get()).others.find(({ type }) => type === 79)?.no).toBe('1-Đ')
  })

  test('what was recorded before is proposed and taken over in one go; again it adds nothing', async () => {
    const { places } = world
    const office = await world.actorAt(places.communeA, 'office')
    await world.database.owner.query(`delete from dossier_papers where case_id is not null and path like '99/1/%'`)
    await world.database.owner.query(`delete from dossiers where path like '99/1/%'`)
    const list = await world.ask<{ rows: DossierRow[] }>(office, 'dossiers.list', { text: 'ho thi mien' })
    const memberId = list.rows[0]?.memberId
    expect(await world.ask(office, 'dossiers.get', { memberId })).toMatchObject({ proposals: 2, others: [] })
    const filled = await world.ask(office, 'dossiers.fill-from-cases', { organisationId: places.communeA.id })
    expect(filled).toEqual({ members: 2, papers: 7 })
    expect(await world.ask(office, 'dossiers.get', { memberId })).toMatchObject({ proposals: 0 })
    expect(await world.ask(office, 'dossiers.fill-from-cases', {})).toEqual({ members: 0, papers: 0 })
  })

  test('an admission brings the papers of the time in the pool into the new dossier', async () => {
    const { places } = world
    const secretary = await world.actorAt(places.branchA1, 'secretary')
    const { id: citizenId } = await world.ask<{ id: string }>(secretary, 'citizens.register', {
      organisationId: places.branchA1.id,
      fullName: 'Đặng Văn Mới',
      birthDate: '2000-01-01',
    })
    const { id } = await world.ask<{ id: string }>(secretary, 'cases.open', {
      lifecycle: 'pool',
      citizenId,
      step: 'notice',
      on: today(world),
      facts: { source: 'branch', pupil: false, birthOn: '2000-01-01' },
    })
    await takeAs({ world, caseId: id, actors: [secretary] }, 'propose-listing')
    const { id: memberId } = await register(world, secretary, places.branchA1, {
      fullName: 'Đặng Văn Mới',
      status: 'probationary',
      officialOn: null,
    })
    await world.database.owner.query('update citizens set member_id = $1 where id = $2', [memberId, citizenId])
    await world.database.owner.query(
      `update case_steps set recorded = jsonb_set(recorded, '{papers}', recorded->'papers' || '[{"code":"CN-NTVĐ","no":"9-CN","on":"2026-05-01","keptAt":null}]')
        where case_id = $1 and seq = 2`,
      [id],
    )
    expect(await world.ask(secretary, 'dossiers.fill-from-cases', { memberId })).toEqual({ members: 1, papers: 1 })
    const dossier: Dossier = await world.ask(secretary, 'dossiers.get', { memberId })
    expect(itemOf(dossier, 'a1')).toMatchObject({ state: 'have', papers: [{ no: '9-CN', type: 38, caseId: id }] })
    expect(dossier.counts.needed).toBe(12)
  })
})
