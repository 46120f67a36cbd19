// The shipped rulebook: every value stands on a known rule and instrument, versions never overlap, what is unconfirmed is off.
import { describe, expect, test } from 'vitest'
import { isIsoDate } from '../calendar/dates.ts'
import { provinces } from '../code-lists/provinces.ts'
import { basisOf } from './look-up.ts'
import { shippedRulebook as book } from './national.ts'
import { parameterGet, termEnd } from './parameter-rules.ts'
import { lifecycleRuleIds, organisationRuleIds, ruleIds } from './rule-ids.ts'
import { type Parameter, parameterOn } from './rulebook.ts'
import { endOf } from './terms.ts'

const UNITS = 'working-day day month year count fraction percent dong text flag list'.split(' ')
const setting = { book, on: '2026-11-22', province: null }
const key = (p: Parameter): string => `${p.ruleId} ${p.name} ${p.province ?? 'national'}`
const at = (on: string, ruleId: string, name: string, province: string | null = null) =>
  parameterOn({ book, on, province }, ruleId, name)?.value

describe('instruments', () => {
  test('a key is number and day of issue, because numbers are not unique', () => {
    const keys = book.instruments.map((i) => i.key)
    expect(new Set(keys).size).toBe(keys.length)
    expect(book.instruments.filter((i) => i.number === '01-HD/TW')).toHaveLength(4)
    expect(book.instruments.filter((i) => i.number === '12-HD/BTCTW')).toHaveLength(3)
    expect(book.instruments.filter((i) => i.number === '02-HD/BTCTW')).toHaveLength(2)
    for (const i of book.instruments) {
      expect(i.key).toBe(`${i.number}|${i.issuedOn}`)
      expect(isIsoDate(i.issuedOn), i.key).toBe(true)
      expect(i.subject.length, i.key).toBeGreaterThan(5)
      expect(['full', 'partial', 'quotes', 'citation', 'none']).toContain(i.reading)
      expect(`${i.key}${i.subject}${i.note}`).toBe(`${i.key}${i.subject}${i.note}`.normalize('NFC'))
    }
  })

  test('what replaced what is said by both, and no day is left between them', () => {
    const byKey = new Map(book.instruments.map((i) => [i.key, i]))
    for (const i of book.instruments) {
      for (const old of i.replaces) {
        expect(byKey.get(old)?.replacedBy, `${i.key} replaces ${old}`).toBe(i.key)
        expect(byKey.get(old)?.inForceTo, old).toBe(i.inForceFrom)
      }
      if (i.replacedBy !== null) expect(byKey.get(i.replacedBy)?.replaces, i.key).toContain(i.key)
    }
  })

  test.each([
    ['12-HD/BTCTW|2018-07-06', '42-HD/BTCTW|2025-10-28', '2025-10-28'],
    ['124-QĐ/TW|2023-10-04', '366-QĐ/TW|2025-08-30', '2025-08-30'],
    ['25-HD/BTCTW|2023-11-10', '43-HD/BTCTW|2025-10-31', '2025-10-31'],
    ['342-QĐ/TW|2010-12-28', '01-QĐ/TW|2026-02-03', '2026-02-01'],
    ['296-QĐ/TW|2025-05-30', '21-QĐ/TW|2026-04-11', '2026-04-11'],
    ['36-HD/VPTW|2018-04-03', '05-HD/VPTW|2026-05-27', '2026-05-27'],
  ])('%s gave way to %s on %s', (old, next, on) => {
    expect(book.instruments.find((i) => i.key === old)).toMatchObject({ replacedBy: next, inForceTo: on })
    expect(book.instruments.find((i) => i.key === next)).toMatchObject({ inForceFrom: on, replacedBy: null })
  })

  test('one instrument carries the Charter on every day since 2016', () => {
    const inForce = (on: string) =>
      book.instruments
        .filter((i) => i.subject === 'Thi hành Điều lệ Đảng')
        .filter((i) => (i.inForceFrom ?? '') <= on && (i.inForceTo === null || on < i.inForceTo))
        .map((i) => i.number)
    expect(inForce('2021-07-29')).toEqual(['29-QĐ/TW'])
    expect(inForce('2021-07-30')).toEqual(['24-QĐ/TW'])
    expect(inForce('2025-06-30')).toEqual(['232-QĐ/TW'])
    expect(inForce('2025-07-01')).toEqual(['294-QĐ/TW'])
    expect(inForce('2026-07-25')).toEqual(['20-QĐ/TW'])
    expect(inForce('2026-07-26')).toEqual(['208-QĐ/TW'])
  })
})

describe('parameters', () => {
  const known = new Set(ruleIds.map((r) => r.id))
  const instruments = new Set(book.instruments.map((i) => i.key))

  test('every rule of the lifecycle page has a value, and every value a rule of one of the pages', () => {
    expect(lifecycleRuleIds).toHaveLength(175)
    expect(new Set(ruleIds.map((r) => r.id)).size).toBe(175 + 96 + 4)
    for (const [letter, count] of Object.entries({ M: 14, V: 7, E: 21, D: 10, F: 9, K: 21, O: 14 })) {
      const ids = organisationRuleIds.map((r) => r.id).filter((id) => id.startsWith(`${letter}-`))
      expect(ids).toEqual(Array.from({ length: count }, (_, i) => `${letter}-${String(i + 1).padStart(2, '0')}`))
    }
    expect(book.parameters.map((p) => p.ruleId).filter((id) => !known.has(id))).toEqual([])
    const laidDown = new Set(book.parameters.map((p) => p.ruleId))
    expect(lifecycleRuleIds.map((r) => r.id).filter((id) => !laidDown.has(id))).toEqual([])
  })

  test.each(book.parameters.map((p) => [`${key(p)} from ${p.validFrom ?? 'always'}`, p] as const))('%s', (_, p) => {
    expect(p.name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    expect(p.title).toMatch(/^\p{Lu}.*[^.]$/u)
    expect(p.title).toBe(p.title.normalize('NFC'))
    expect(UNITS).toContain(p.unit)
    expect(['A', 'B', 'C', 'L', 'U']).toContain(p.confidence)
    expect(p.confirmed).toBe(false)
    if (p.basis.instrument !== null) expect(instruments).toContain(p.basis.instrument)
    expect(basisOf(p).length).toBeGreaterThan(3)
    for (const on of [p.validFrom, p.validTo]) if (on !== null) expect(isIsoDate(on)).toBe(true)
    if (p.validFrom !== null && p.validTo !== null) expect(p.validFrom < p.validTo).toBe(true)
    if (p.province !== null) expect(provinces.byCode(p.province)).toBeDefined()
    if (p.confidence === 'L') expect(p.province).not.toBeNull()
    if (p.trigger !== null) expect(p.trigger).toMatch(/^[a-z]+(-[a-z]+)*$/)
    const kind = { flag: 'boolean', text: 'string', fraction: 'string', list: 'object' }[p.unit as string] ?? 'number'
    expect(typeof p.value).toBe(kind)
    if (p.unit === 'fraction') expect(p.value).toMatch(/^>=?\d\/\d$/)
    if (p.unit === 'list') expect(new Set(p.value as string[]).size).toBeGreaterThan(0)
    if (typeof p.value === 'number') expect(p.value).toBeGreaterThanOrEqual(0)
  })

  test('no two versions of one value hold on the same day in the same place', () => {
    const overlaps = [...Map.groupBy(book.parameters, key)].flatMap(([name, versions]) =>
      versions.flatMap((a, i) =>
        versions
          .slice(i + 1)
          .filter((b) => (a.validFrom ?? '') < (b.validTo ?? '9999') && (b.validFrom ?? '') < (a.validTo ?? '9999'))
          .map(() => name),
      ),
    )
    expect(overlaps).toEqual([])
  })

  test('a value of the page marked U is U here, and a local one stands in a province', () => {
    for (const { id, confidence } of ruleIds) {
      const own = book.parameters.filter((p) => p.ruleId === id)
      if (confidence === 'U')
        expect(
          own.map((p) => p.confidence),
          id,
        ).toEqual(own.map(() => 'U'))
      if (confidence === 'L') for (const p of own) expect(p.province, id).not.toBeNull()
    }
  })
})

describe('versions', () => {
  test.each<[string, string, string, string | null, unknown]>([
    ['2025-06-30', 'ADM-10', 'decide-within', null, undefined],
    ['2025-07-01', 'ADM-10', 'decide-within', null, 45],
    ['2025-06-30', 'REC-04', 'decide-extended-by', null, undefined],
    ['2025-07-01', 'REC-04', 'decide-extended-by', null, 15],
    ['2025-11-20', 'REC-04', 'decide-within', '01', 30],
    ['2025-11-21', 'REC-04', 'decide-within', '01', 15],
    ['2025-11-21', 'REC-04', 'decide-within', '79', 30],
    ['2026-11-22', 'REC-11', 'extension-at-most', '01', undefined],
    ['2026-11-22', 'EXIT-02', 'majority-branch', null, undefined],
    ['2026-11-22', 'SCR-04', 'education-months', null, undefined],
    ['2025-09-28', 'VERIF-04', 'member-relative-waiver', null, 'all'],
    ['2025-09-29', 'VERIF-04', 'member-relative-waiver', null, 'political-history'],
    ['2025-09-28', 'TRF-06', 'self-review-since', null, 'one-year-before'],
    ['2025-09-29', 'TRF-06', 'self-review-since', null, 'last-annual-review'],
    ['2022-02-07', 'ELIG-06', 'protection-instrument', null, '126-QĐ/TW|2018-02-28'],
    ['2022-02-08', 'ELIG-06', 'protection-instrument', null, '58-QĐ/TW|2022-02-08'],
    ['2025-09-04', 'ELIG-06', 'protection-instrument', null, '367-QĐ/TW|2025-09-04'],
    ['1951-11-30', 'AGE-05', 'probation-peasant', null, 4],
    ['1951-12-01', 'AGE-05', 'probation-peasant', null, undefined],
    ['2026-11-22', 'EXM-02', 'period-under', null, undefined],
    ['2026-11-22', 'EXM-02', 'period-under', '01', 12],
  ])('on %s %s %s in %s is %s', (on, ruleId, name, province, wanted) => {
    expect(at(on, ruleId, name, province)).toEqual(wanted)
  })

  test('ADM-13: the day the ceremony counts from changes with 208-QĐ/TW', () => {
    const trigger = (on: string) => parameterOn({ ...setting, on }, 'ADM-13', 'ceremony-within')?.trigger
    expect([trigger('2026-07-25'), trigger('2026-07-26')]).toEqual(['decision-received', 'decision-issued'])
  })
})

describe('parameter.get and term.end', () => {
  test('REC-11: an unconfirmed value is said to be so, one of elsewhere is not in force', () => {
    const ask = (ruleId: string, name: string, province: string | null = null) =>
      parameterGet({ ruleId, name }, { ...setting, province })
    expect(ask('REC-11', 'extension-at-most', '01')).toMatchObject({
      ok: false,
      refusals: [{ code: 'rulebook.value-unconfirmed', ruleId: 'REC-11', basis: '02-HD/BTCTU, C.II.1.1' }],
      values: { value: null },
    })
    expect(ask('REC-11', 'extension-at-most').refusals[0]?.code).toBe('rulebook.no-value-in-force')
    expect(ask('REC-11', 'nothing').refusals).toEqual([
      {
        code: 'rulebook.no-such-value',
        ruleId: 'REC-11',
        basis: '02-HD/BTCTU, C.II.1.1',
        facts: { ruleId: 'REC-11', name: 'nothing', names: 'extension-at-most' },
      },
    ])
    expect(ask('VERIF-08', 'reply-abroad-within')).toMatchObject({
      ok: true,
      values: { value: 90, unit: 'working-day', trigger: 'request-received', confidence: 'A', province: null },
    })
  })

  test.each([
    ['VERIF-08', 'reply-within', '2026-02-09', '2026-03-30'],
    ['VERIF-12', 'file-valid', '2024-02-29', '2025-02-28'],
    ['DIS-14', 'inform-within', '2026-02-26', '2026-03-03'],
    ['DEL-03', 'months', '2026-01-31', '2027-01-31'],
    ['RESP-01', 'answer-within-centre', '2026-02-09', '2026-06-25'],
  ])('%s %s from %s ends on %s', (ruleId, name, from, date) => {
    expect(termEnd({ ruleId, name, from }, setting)).toEqual({ ok: true, refusals: [], values: { date } })
  })

  test('a value that is no length of time has no end', () => {
    expect(termEnd({ ruleId: 'ADM-08', name: 'ballots', from: '2026-01-05' }, setting)).toMatchObject({
      ok: false,
      refusals: [{ code: 'rulebook.not-a-term', ruleId: 'ADM-08' }],
    })
    expect(() => endOf('2026-01-05', 3, 'count', 'DEL-07', setting)).toThrow('DEL-07')
    expect(endOf('2024-02-29', 1, 'year', 'ELIG-01', setting).on).toBe('2025-02-28')
  })
})
