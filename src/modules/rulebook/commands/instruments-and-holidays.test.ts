// Instruments entered with what they replace, and the days off of a year, by those who may.
import { beforeAll, describe, expect, test } from 'vitest'
import type { ShownHolidayYear, ShownInstrument } from '#contract/rulebook.ts'
import type { Actor } from '#kernel/actor.ts'
import { lawfulHolidays } from '#rules/calendar/lawful-holidays.ts'
import { codeOf, useWorld } from '../../../../test/harness/world.ts'

const OLD = '208-QĐ/TW|2026-07-26'
const entered = {
  issuer: 'Ban Tổ chức Trung ương',
  number: '99-HD/TW',
  issuedOn: '2026-11-01',
  subject: 'Thi hành một số điều của Điều lệ Đảng',
  inForceFrom: '2026-11-15',
  replaces: [OLD],
  reading: 'full',
}

describe('instruments', () => {
  const world = useWorld()
  let centre: Actor
  let office: Actor
  let branch: Actor
  const list = async (actor: Actor, more: object = {}): Promise<ShownInstrument[]> =>
    (await world.ask<{ rows: ShownInstrument[] }>(actor, 'rulebook.list-instruments', more)).rows
  const record = (actor: Actor | null, more: object = {}) =>
    world.call(actor, 'rulebook.record-instrument', { ...entered, ...more })

  beforeAll(async () => {
    centre = await world.actorAt(world.places.centre, 'office')
    office = await world.actorAt(world.places.province, 'office')
    branch = await world.actorAt(world.places.branchA1, 'member', { memberId: crypto.randomUUID() })
  })

  test('everybody reads the registry: what replaced what, and what stands today', async () => {
    const rows = await list(branch)
    const charter = rows.find((row) => row.number === '24-QĐ/TW')
    expect(charter).toMatchObject({ replaces: ['29-QĐ/TW|2016-07-25'], inForce: false, recordedBy: null })
    expect(charter?.chain.at(-1)).toBe('208-QĐ/TW|2026-07-26')
    expect(
      (await list(branch, { inForceOn: '2025-08-01', text: 'thi hanh dieu le' })).map((row) => row.number),
    ).toContain('294-QĐ/TW')
    expect(rows.find((row) => row.number === '294-QĐ/TW')?.parameters).toBeGreaterThan(10)
  })

  test.each([
    ['nobody', null, {}, 'kernel.not-signed-in'],
    ['a member', 'branch', {}, 'kernel.not-permitted'],
    ['a commune', 'commune', {}, 'rulebook.not-at-this-level'],
    ['a province that would end what the country has', 'office', {}, 'rulebook.instrument-of-the-centre'],
    ['the same again', 'centre', { number: '06-HD/TW', issuedOn: '2025-06-09' }, 'rulebook.instrument-known'],
    ['what is not there', 'centre', { replaces: ['1-HD/TW|2020-01-01'] }, 'rulebook.instrument-unknown'],
    ['what was replaced', 'centre', { replaces: ['24-QĐ/TW|2021-07-30'] }, 'rulebook.instrument-already-replaced'],
    ['before it began', 'centre', { inForceFrom: '2025-01-01' }, 'rulebook.validity-empty'],
    ['a number with a bar', 'centre', { number: 'a|b' }, 'kernel.invalid-input'],
  ] as const)('%s: refused', async (_, who, more, wanted) => {
    const commune = await world.actorAt(world.places.communeA, 'office')
    const actors = { branch, commune, office, centre }
    expect(codeOf(await record(who === null ? null : actors[who], more))).toBe(wanted)
  })

  test('entered by the centre, what it replaces ends the day it begins', async () => {
    expect(await record(centre)).toMatchObject({ kind: 'done', output: { key: '99-HD/TW|2026-11-01' } })
    const rows = await list(branch)
    expect(rows.find((row) => row.key === OLD)).toMatchObject({
      inForceTo: '2026-11-15',
      replacedBy: '99-HD/TW|2026-11-01',
      inForce: false,
    })
    expect(rows.find((row) => row.number === '99-HD/TW')).toMatchObject({
      replaces: [OLD],
      inForce: true,
      recordedBy: centre.displayName,
    })
    const { rows: audit } = await world.database.owner.query(
      `select summary from audit_entries where operation = 'rulebook.record-instrument'`,
    )
    expect(audit[0]?.summary).toContain('Thay 208-QĐ/TW')
  })

  test('a province enters its own, and ends its own', async () => {
    const own = { ...entered, issuer: 'Tỉnh ủy', number: '1-HD/TU', replaces: [] }
    await world.ask(office, 'rulebook.record-instrument', own)
    const next = { ...own, number: '2-HD/TU', inForceFrom: '2026-12-01', replaces: ['1-HD/TU|2026-11-01'] }
    await world.ask(office, 'rulebook.record-instrument', next)
    expect((await list(branch, { text: '1-HD/TU' }))[0]?.replacedBy).toBe('2-HD/TU|2026-11-01')
  })
})

describe('days off of a year', () => {
  const world = useWorld()
  let centre: Actor
  let office: Actor
  const table = (year: number) => ({ ...lawfulHolidays(year), version: 0 })
  const set = (actor: Actor | null, more: object) =>
    world.call(actor, 'rulebook.set-holiday-year', { ...table(2028), ...more })
  const get = (year: number) =>
    world.ask<{ table: ShownHolidayYear | null; earlier: ShownHolidayYear[]; allowed: string[] }>(
      office,
      'rulebook.get-holiday-year',
      { year },
    )

  beforeAll(async () => {
    centre = await world.actorAt(world.places.centre, 'administrator')
    office = await world.actorAt(world.places.province, 'office')
  })

  test('a year without a table is said; the law and the lunar calendar propose one', async () => {
    expect(await world.ask(office, 'rulebook.list-holiday-years')).toMatchObject({ missingYears: [2028], allowed: [] })
    expect(await get(2028)).toMatchObject({ table: null, earlier: [], allowed: [] })
    const proposed = await world.ask<ShownHolidayYear>(office, 'rulebook.propose-holiday-year', { year: 2028 })
    expect(proposed).toMatchObject({ announced: false, worked: [] })
    // Tết 2028 begins on Wednesday 26 January; Giỗ Tổ is Tuesday 4 April.
    expect(proposed.off.map((day) => day.on)).toEqual(expect.arrayContaining(['2028-01-26', '2028-04-04']))
    expect(codeOf(await world.call(office, 'rulebook.propose-holiday-year', { year: 1900 }))).toBe(
      'kernel.invalid-input',
    )
  })

  test.each([
    ['nobody', null, {}, 'kernel.not-signed-in'],
    ['a province', 'office', {}, 'rulebook.not-at-this-level'],
    ['a day of another year', 'centre', { worked: ['2027-01-02'] }, 'rulebook.day-outside-the-year'],
    ['a day off and worked', 'centre', { worked: ['2028-01-01'] }, 'rulebook.day-named-twice'],
    ['a weekday worked', 'centre', { worked: ['2028-01-05'] }, 'rulebook.worked-day-not-weekend'],
    [
      'without Tết',
      'centre',
      { off: [{ on: '2028-01-01', name: 'Tết Dương lịch' }] },
      'rulebook.lawful-holidays-missing',
    ],
    ['a stale version', 'centre', { version: 4 }, 'stale'],
  ] as const)('%s: refused', async (_, who, more, wanted) => {
    const actors = { office, centre }
    const outcome = await set(who === null ? null : actors[who], more)
    expect(codeOf(outcome)).toBe(wanted)
    if (wanted === 'rulebook.lawful-holidays-missing') {
      expect(JSON.stringify(outcome)).toContain('Giỗ Tổ Hùng Vương 04/04/2028')
    }
    expect((await get(2028)).table).toBeNull()
  })

  test('entered, with a swap, it is counted by at once; entered again, the earlier one is kept', async () => {
    const swapped = {
      off: [...(table(2028).off ?? []), { on: '2028-01-04', name: 'Nghỉ hoán đổi' }],
      worked: ['2028-01-08'],
    }
    expect(await set(centre, swapped)).toMatchObject({ kind: 'done', output: { year: 2028, version: 1 } })
    expect((await get(2028)).table).toMatchObject({ author: centre.displayName, worked: ['2028-01-08'], missing: [] })
    const again = { version: 1, off: [{ on: '2028-01-01', name: 'Tết Dương lịch' }], reason: 'Thử bảng thiếu' }
    expect(await set(centre, again)).toMatchObject({ kind: 'done', output: { version: 2 } })
    const { table: now, earlier } = await get(2028)
    expect(now?.missing.map((day) => day.name)).toContain('Tết Nguyên đán')
    expect(now?.reason).toBe('Thử bảng thiếu')
    expect(earlier.map((row) => row.version)).toEqual([1])
    const { rows } = await world.database.owner.query(
      `select summary from audit_entries where operation = 'rulebook.set-holiday-year' order by seq`,
    )
    expect(rows).toHaveLength(2)
    expect(rows[0]?.summary).toContain('1 ngày làm bù')
  })
})
