// Values of the rulebook changed, confirmed, taken back and ended by those who may, read by everybody they hold for.
import { beforeAll, describe, expect, test } from 'vitest'
import type { ShownParameter, ShownVersion } from '#contract/rulebook.ts'
import type { Actor } from '#kernel/actor.ts'
import { type Outcome, runOperation } from '#kernel/run.ts'
import { codeOf, useWorld } from '../../../../test/harness/world.ts'

const CEREMONY = { ruleId: 'ADM-13', name: 'ceremony-within' }
const change = {
  ...CEREMONY,
  version: 0,
  value: 25,
  unit: 'working-day',
  trigger: 'decision-issued',
  validFrom: '2026-12-01',
  instrument: '208-QĐ/TW|2026-07-26',
  clause: 'điểm 4.4',
  reason: 'Hướng dẫn của tỉnh ủy',
}

describe('values of the rulebook', () => {
  const world = useWorld()
  let centre: Actor
  let office: Actor
  let neighbour: Actor
  let commune: Actor
  let branch: Actor

  beforeAll(async () => {
    const { places } = world
    centre = await world.actorAt(places.centre, 'office')
    office = await world.actorAt(places.province, 'office', { displayName: 'Lê Văn Phòng' })
    neighbour = await world.actorAt(places.otherProvince, 'organisation-board')
    commune = await world.actorAt(places.communeA, 'office')
    branch = await world.actorAt(places.branchA1, 'secretary')
  })

  const get = (actor: Actor, more: object = {}, of: object = CEREMONY): Promise<ShownParameter> =>
    world.ask(actor, 'rulebook.get-parameter', { ...of, ...more })
  const held = ({ versions, inForce }: ShownParameter): ShownVersion | undefined =>
    versions.find((v) => v.id === inForce)
  const heldOn = async (actor: Actor, on: string, of: object = CEREMONY) => held(await get(actor, { on }, of))
  const put = (actor: Actor | null, more: object = {}): Promise<Outcome> =>
    world.call(actor, 'rulebook.change-parameter', { ...change, ...more })
  const history = async (path: string): Promise<{ summary: string; actor_name: string; operation: string }[]> =>
    (
      await world.database.owner.query(
        `select summary, actor_name, operation from audit_entries where path = $1 and operation like 'rulebook.%' order by seq desc`,
        [path],
      )
    ).rows

  test('not signed in, the wrong role, the wrong level, another province', async () => {
    expect(codeOf(await put(null))).toBe('kernel.not-signed-in')
    expect(codeOf(await put(branch))).toBe('kernel.not-permitted')
    expect(codeOf(await put(commune))).toBe('rulebook.not-at-this-level')
    expect(codeOf(await put(neighbour, { provinceCode: '99' }))).toBe('kernel.not-found')
    const list = await world.ask<{ rows: ShownParameter[] }>(branch, 'rulebook.list-parameters', { rule: 'ADM-13' })
    expect(list.rows.flatMap((row) => [...row.allowed, ...row.versions.flatMap((v) => v.allowed)])).toEqual([])
  })

  test.each([
    [{ value: -3 }, 'rulebook.value-of-wrong-kind'],
    [{ value: '25' }, 'rulebook.value-of-wrong-kind'],
    [{ unit: 'month' }, 'rulebook.unit-not-understood'],
    [{ trigger: 'ceremony' }, 'rulebook.trigger-not-understood'],
    [{ instrument: null }, 'rulebook.instrument-needed'],
    [{ instrument: '1-QĐ/TW|2026-11-01' }, 'rulebook.instrument-unknown'],
    [{ instrument: '294-QĐ/TW|2025-05-26' }, 'rulebook.instrument-not-in-force'],
    [{ validTo: '2026-12-01' }, 'rulebook.validity-empty'],
    [{ name: 'no-such-value' }, 'kernel.not-found'],
    [{ validFrom: '2026-13-01' }, 'kernel.invalid-input'],
    [{ reason: ' ' }, 'kernel.invalid-input'],
    [{ version: 3 }, 'stale'],
  ])('%j is refused: %s, and nothing is changed', async (more, wanted) => {
    expect(codeOf(await put(office, more))).toBe(wanted)
    const { rows } = await world.database.owner.query(
      'select count(*) from province_parameter_versions where province_code = $1',
      ['99'],
    )
    expect(rows[0]?.count).toBe(0)
  })

  test('ADM-08: a word the rules do not know is refused with those they know', async () => {
    const outcome = await put(office, {
      ruleId: 'ADM-08',
      name: 'ballots',
      value: ['applause'],
      unit: 'list',
      trigger: null,
    })
    expect(outcome).toMatchObject({
      kind: 'refused',
      refusal: { code: 'rulebook.value-not-understood', facts: { values: ['bỏ phiếu kín', 'biểu quyết bằng thẻ'] } },
    })
  })

  test('ADM-13: a province lays down a value of its own, which holds there from its day and nowhere else', async () => {
    const outcome = await put(office)
    expect(outcome).toMatchObject({ kind: 'done', output: { ...CEREMONY, version: 1 } })
    const shown = await get(office)
    expect(shown).toMatchObject({ version: 1, allowed: ['rulebook.change-parameter'] })
    expect(shown.versions[0]).toMatchObject({
      place: 'province',
      state: 'coming',
      words: '25 ngày làm việc, tính từ ngày ban hành quyết định',
      confidence: 'L',
      basis: '208-QĐ/TW, điểm 4.4',
      author: 'Lê Văn Phòng',
      reason: 'Hướng dẫn của tỉnh ủy',
    })
    expect(await heldOn(branch, '2026-11-30')).toMatchObject({ place: 'national', value: 30 })
    expect(await heldOn(branch, '2026-12-01')).toMatchObject({ place: 'province', value: 25 })
    expect((await get(branch, { on: '2026-12-01' })).versions.map((v) => v.state)).toContain('overridden')
    expect(await heldOn(neighbour, '2026-12-01')).toMatchObject({ place: 'national', value: 30 })
    expect((await history('99/'))[0]).toMatchObject({
      operation: 'rulebook.change-parameter',
      actor_name: 'Lê Văn Phòng',
    })
    expect((await history('99/'))[0]?.summary).toContain('25 ngày làm việc')
  })

  test('the same again is refused, a stale version gets what stands now', async () => {
    expect(codeOf(await put(office, { version: 1 }))).toBe('rulebook.nothing-changed')
    const stale = await put(office, { value: 20 })
    expect(stale).toMatchObject({ kind: 'stale', current: { version: 1, versions: [{ value: 25 }, {}, {}] } })
  })

  test('two changes at one instant: one of them is too late', async () => {
    const both = await Promise.all([20, 21].map((value) => put(office, { version: 1, value, validFrom: '2027-06-01' })))
    expect(both.map(codeOf).toSorted()).toEqual(['done', 'stale'])
  })

  test('taken back before its day, the one before goes on; in force, it is not', async () => {
    const { versions, version } = await get(office)
    const last = versions.find((v) => v.validFrom === '2027-06-01')
    const taken = await world.call(office, 'rulebook.take-back-parameter', {
      ...CEREMONY,
      version,
      id: last?.id,
      reason: 'Ghi nhầm',
    })
    expect(taken.kind).toBe('done')
    expect(await heldOn(office, '2027-07-01')).toMatchObject({ value: 25, validTo: null })
    expect((await get(office)).versions.find((v) => v.id === last?.id)).toMatchObject({
      state: 'withdrawn',
      withdrawn: { reason: 'Ghi nhầm' },
    })
    const listed = await world.ask<{ rows: ShownParameter[] }>(office, 'rulebook.list-parameters', {
      rule: 'ADM-13',
      text: 'le ket nap',
    })
    expect(listed.rows.find((row) => row.name === CEREMONY.name)?.versions.some((v) => v.state === 'withdrawn')).toBe(
      false,
    )
    world.clock.set('2026-12-02T02:00:00Z')
    const now = await get(office)
    const refused = await world.call(office, 'rulebook.take-back-parameter', {
      ...CEREMONY,
      version: now.version,
      id: now.inForce,
      reason: 'Ghi nhầm',
    })
    expect(codeOf(refused)).toBe('rulebook.already-in-force')
  })

  test('for a time only: afterwards the one before holds again', async () => {
    const { version } = await get(office)
    await world.ask(office, 'rulebook.change-parameter', {
      ...change,
      version,
      value: 10,
      validFrom: '2027-01-01',
      validTo: '2027-02-01',
    })
    const values = await Promise.all(['2026-12-31', '2027-01-31', '2027-02-01'].map((on) => heldOn(branch, on)))
    expect(values.map((v) => v?.value)).toEqual([25, 10, 25])
    expect(
      codeOf(await put(office, { version: version + 3, value: 5, validFrom: '2026-12-15', validTo: '2027-01-15' })),
    ).toBe('rulebook.validity-overlaps')
  })

  test('ended, the value of the country holds there again; the country cannot be without', async () => {
    const now = await get(office, { on: '2027-03-01' })
    const end = {
      ...CEREMONY,
      version: now.version,
      id: now.inForce,
      validTo: '2027-03-01',
      reason: 'Tỉnh ủy thôi áp dụng',
    }
    expect(codeOf(await world.call(neighbour, 'rulebook.end-parameter', end))).toBe('stale')
    await world.ask(office, 'rulebook.end-parameter', end)
    expect(await heldOn(branch, '2027-03-01')).toMatchObject({ place: 'national', value: 30 })
    const national = await get(centre)
    const without = { ...end, version: national.version, id: national.inForce }
    expect(codeOf(await world.call(centre, 'rulebook.end-parameter', without))).toBe('rulebook.value-needed')
  })

  test('the centre changes the value of the country, for every province without one of its own', async () => {
    const { version } = await get(centre)
    const national = {
      ...change,
      version,
      value: 20,
      validFrom: '2027-05-01',
      confidence: 'B',
      instrument: null,
      clause: 'Báo Nhân Dân, 1/3/2027',
    }
    expect(codeOf(await put(office, { ...national, provinceCode: '00' }))).toBe('kernel.not-found')
    await world.ask(centre, 'rulebook.change-parameter', national)
    expect(await heldOn(neighbour, '2027-05-01')).toMatchObject({ place: 'national', value: 20, confidence: 'B' })
    expect(await heldOn(neighbour, '2027-04-30')).toMatchObject({ value: 30, validTo: '2027-05-01' })
    expect((await history('00/'))[0]).toMatchObject({ operation: 'rulebook.change-parameter' })
    // A seat of the centre may name a province and lay down its own value there, in the history of that province.
    await world.ask(centre, 'rulebook.change-parameter', { ...change, provinceCode: '98', value: 28 })
    expect(await heldOn(neighbour, '2026-12-02')).toMatchObject({ place: 'province', value: 28 })
    expect((await history('98/'))[0]?.actor_name).toBe(centre.displayName)
  })

  test('REC-04: an unconfirmed value is off until somebody confirms it on a basis; the confirmation can be taken back', async () => {
    const of = { ruleId: 'REC-04', name: 'decide-within' }
    const list = await world.ask<{ rows: ShownParameter[] }>(centre, 'rulebook.list-parameters', {
      confidence: 'U',
      on: '2025-06-30',
    })
    expect(list.rows.map((row) => `${row.ruleId} ${row.name}`)).toEqual(
      expect.arrayContaining(['REC-04 decide-within', 'SCR-04 education-months']),
    )
    expect(await heldOn(centre, '2025-06-30', of)).toBeUndefined()
    const { versions, version } = await get(centre, {}, of)
    const off = versions.find((v) => v.confidence === 'U')
    const confirm = {
      ...of,
      version,
      id: off?.id,
      instrument: '232-QĐ/TW|2025-01-20',
      clause: '4.5',
      reason: 'Đã đọc bản giấy tại Văn phòng',
    }
    expect(off?.allowed).toContain('rulebook.confirm-parameter')
    expect(codeOf(await world.call(office, 'rulebook.confirm-parameter', confirm))).toBe('stale')
    expect(
      codeOf(await world.call(centre, 'rulebook.confirm-parameter', { ...confirm, instrument: '1|2026-01-01' })),
    ).toBe('rulebook.instrument-unknown')
    await world.ask(centre, 'rulebook.confirm-parameter', confirm)
    expect(await heldOn(branch, '2025-06-30', of)).toMatchObject({
      basis: '232-QĐ/TW, 4.5',
      confirmed: { by: centre.displayName, basis: 'Đã đọc bản giấy tại Văn phòng' },
    })
    const again = { ...confirm, version: version + 1 }
    expect(codeOf(await world.call(centre, 'rulebook.confirm-parameter', again))).toBe('rulebook.not-unconfirmed')
    await world.ask(centre, 'rulebook.take-back-parameter', {
      ...of,
      version: version + 1,
      id: off?.id,
      reason: 'Bản giấy chưa đúng',
    })
    expect(await heldOn(branch, '2025-06-30', of)).toBeUndefined()
    expect((await history('00/')).slice(0, 2).map((entry) => entry.operation)).toEqual([
      'rulebook.take-back-parameter',
      'rulebook.confirm-parameter',
    ])
  })

  test('ADM-11: a province lays down what only another one has', async () => {
    const of = { ruleId: 'ADM-11', name: 'branch-sends-within' }
    expect(await get(office, {}, of)).toMatchObject({ versions: [], inForce: null, version: 0 })
    await world.ask(office, 'rulebook.change-parameter', { ...change, ...of, value: 4, trigger: undefined })
    expect(await heldOn(branch, '2026-12-02', of)).toMatchObject({
      value: 4,
      trigger: 'branch-resolution',
      place: 'province',
    })
    expect(await heldOn(neighbour, '2026-12-02', of)).toBeUndefined()
  })

  test('lists are filtered, paged and say what was changed', async () => {
    const page = await world.ask<{ rows: ShownParameter[]; next: string | null; total: number }>(
      branch,
      'rulebook.list-parameters',
      { limit: 2 },
    )
    expect(page.rows).toHaveLength(2)
    expect(page.total).toBeGreaterThan(150)
    const more = await world.ask<{ rows: ShownParameter[] }>(branch, 'rulebook.list-parameters', {
      limit: 2,
      after: page.next,
    })
    expect(more.rows[0]?.ruleId).toBeDefined()
    expect(more.rows.map((row) => row.name)).not.toEqual(page.rows.map((row) => row.name))
    const changed = await world.ask<{ rows: ShownParameter[] }>(branch, 'rulebook.list-parameters', { changed: true })
    expect(changed.rows.map((row) => `${row.ruleId} ${row.name}`)).toEqual([
      'ADM-11 branch-sends-within',
      'ADM-13 ceremony-within',
    ])
    const by = await world.ask<{ rows: ShownParameter[] }>(branch, 'rulebook.list-parameters', {
      instrument: '58-QĐ/TW|2022-02-08',
    })
    expect(by.rows.map((row) => row.ruleId)).toContain('ELIG-06')
    const nothing = await world.ask<{ rows: ShownParameter[] }>(branch, 'rulebook.list-parameters', {
      text: 'không có chữ này đâu',
    })
    expect(nothing.rows).toEqual([])
  })

  test('the database itself keeps a branch from writing what stands above it', async () => {
    const { rows } = await world.database.owner.query(
      `select id from province_parameter_versions where province_code = '99' limit 1`,
    )
    const client = await world.database.pool.connect()
    try {
      await client.query('begin')
      await client.query(`select set_scope('99/1/1/', '99/1/10')`)
      const seen = await client.query(`select count(*) from province_parameter_versions where province_code = '99'`)
      expect(seen.rows[0]?.count).toBeGreaterThan(0)
      await expect(
        client.query(`update province_parameter_versions set clause = 'x' where province_code = '99' and id = $1`, [
          rows[0]?.id,
        ]),
      ).rejects.toThrow('row-level security')
    } finally {
      await client.query('rollback')
      client.release()
    }
  })

  test('an idempotency key runs a change once', async () => {
    const { version } = await get(neighbour)
    const input = { ...change, version, value: 22, validFrom: '2027-08-01' }
    const call = () =>
      runOperation(world.application, {
        name: 'rulebook.change-parameter',
        input,
        credential: { kind: 'actor', actor: neighbour },
        idempotencyKey: 'the same key again',
        request: { requestId: 'r', address: null, userAgent: null },
      })
    const [first, second] = [await call(), await call()]
    expect(first).toMatchObject({ kind: 'done', replayed: false })
    expect(second).toMatchObject({ kind: 'done', replayed: true })
    expect((await get(neighbour)).version).toBe(version + 2)
  })

  test('E-16: a word that no version has had is taken where the shipped value names it', async () => {
    const base = { ruleId: 'E-16', name: 'htxs-base' }
    const next = { ...base, unit: 'text', trigger: undefined, instrument: '366-QĐ/TW|2025-08-30' }
    expect(codeOf(await put(office, { ...next, value: 'nobody' }))).toBe('rulebook.value-not-understood')
    expect(codeOf(await put(office, { ...next, value: 'HTT_or_better' }))).toBe('done')
    expect(await heldOn(branch, '2026-12-01', base)).toMatchObject({ value: 'HTT_or_better', confidence: 'L' })
  })
})
