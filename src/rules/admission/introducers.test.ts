// Introducers by table: the route, who qualifies, how many are needed, what the union adds.
import { describe, expect, test } from 'vitest'
import { shippedRulebook } from '../rulebook/national.ts'
import { type Introducer, type IntroducersFacts, introducers, isOfYouthAge } from './introducers.ts'

const setting = (on = '2026-11-22', province: string | null = null) => ({ book: shippedRulebook, on, province })
const ask = (facts: IntroducersFacts, on?: string, province?: string) => introducers(facts, setting(on, province))
const member: Introducer = { official: true, monthsTogether: 12, replacement: false }
const alone = { youthAge: false, youthUnion: false, tradeUnion: false }
const young = { ...alone, youthAge: true }

describe('route', () => {
  test.each<[string, IntroducersFacts, string, number]>([
    ['INTRO-03: past youth age', { ...alone, youthUnion: true, tradeUnion: true, introducers: [] }, 'two-members', 2],
    ['INTRO-04: youth union', { ...young, youthUnion: true, introducers: [] }, 'youth-union', 1],
    ['INTRO-04: before trade union', { ...young, youthUnion: true, tradeUnion: true }, 'youth-union', 1],
    ['INTRO-05: trade union only', { ...young, tradeUnion: true, introducers: [] }, 'trade-union', 1],
    ['INTRO-06: neither', { ...young, introducers: [] }, 'two-members', 2],
  ])('%s', (_, facts, route, required) => expect(ask(facts).values).toMatchObject({ route, required }))
})

describe('refusals', () => {
  const probationary: Introducer = { ...member, official: false }
  const short: Introducer = { ...member, monthsTogether: 11 }
  test.each<[string, IntroducersFacts, string[]]>([
    ['INTRO-03: two members', { ...alone, introducers: [member, member] }, []],
    ['INTRO-03: one member', { ...alone, introducers: [member] }, ['INTRO-03']],
    ['INTRO-03: nobody', { ...alone }, ['INTRO-03']],
    ['INTRO-03: three members', { ...alone, introducers: [member, member, member] }, []],
    ['INTRO-03: no union takes part', { ...alone, introducers: [member, member], unionResolution: false }, []],
    ['INTRO-01: one not official', { ...alone, introducers: [member, probationary] }, ['INTRO-01']],
    ['INTRO-01: eleven months', { ...alone, introducers: [member, short] }, ['INTRO-01']],
    ['INTRO-01: also one too many', { ...alone, introducers: [member, member, short] }, ['INTRO-01']],
    ['INTRO-02: no seniority is asked', { ...alone, introducers: [member, { ...member, monthsOfficial: 0 }] }, []],
    ['INTRO-08: a replacement', { ...alone, introducers: [member, { ...short, replacement: true }] }, []],
    [
      'INTRO-08: a replacement is official too',
      { ...alone, introducers: [member, { ...probationary, replacement: true }] },
      ['INTRO-01'],
    ],
    ['INTRO-04: with resolution', { ...young, youthUnion: true, introducers: [member], unionResolution: true }, []],
    ['INTRO-04: without', { ...young, youthUnion: true, introducers: [member, member] }, ['INTRO-04']],
    ['INTRO-04: nobody', { ...young, youthUnion: true, unionResolution: true }, ['INTRO-04']],
    [
      'INTRO-04: not a member of it',
      { ...young, youthUnion: true, introducers: [member], unionResolution: true, unionMember: false },
      ['INTRO-04'],
    ],
    ['INTRO-05: with resolution', { ...young, tradeUnion: true, introducers: [member], unionResolution: true }, []],
    ['INTRO-05: without', { ...young, tradeUnion: true, introducers: [member] }, ['INTRO-05']],
    ['INTRO-06: one is not enough', { ...young, introducers: [member] }, ['INTRO-03']],
  ])('%s', (_, facts, wanted) => {
    const answer = ask(facts)
    expect(answer.refusals.map((r) => r.ruleId)).toEqual(wanted)
    expect(answer.ok).toBe(wanted.length === 0)
    for (const { basis } of answer.refusals) expect(basis).not.toBe('')
  })

  test('INTRO-06: Hà Nội has its own rule', () => {
    expect(ask({ ...young, introducers: [member] }, undefined, '01').refusals[0]?.ruleId).toBe('INTRO-06')
  })

  test('INTRO-01: living at one place counts since 24-QĐ/TW', () => {
    const facts = { ...alone, introducers: [member, { ...member, together: 'residence' as const }] }
    expect(ask(facts, '2021-07-29').refusals.map((r) => r.ruleId)).toEqual(['INTRO-01'])
    expect(ask(facts, '2021-07-30').ok).toBe(true)
  })
})

test.each([
  ['INTRO-01: months not given', { ...alone, introducers: [member, { official: true }] }, ['INTRO-01']],
  [
    'INTRO-08: of a replacement none are asked',
    { ...alone, introducers: [member, { official: true, replacement: true }] },
    undefined,
  ],
  [
    'INTRO-04, INTRO-05: of youth age, no union told',
    { youthAge: true, introducers: [member, member] },
    ['INTRO-04', 'INTRO-05'],
  ],
  [
    'INTRO-05: no youth union, the other not told',
    { youthAge: true, youthUnion: false, introducers: [member, member] },
    ['INTRO-05'],
  ],
  ['INTRO-04: the youth union comes first', { youthAge: true, youthUnion: true, introducers: [member] }, undefined],
  ['INTRO-03: past youth age no union matters', { youthAge: false, introducers: [member, member] }, undefined],
] as const)('what was not given is said not to be judged, %s', (_, facts, notJudged) => {
  expect(ask(facts).values.notJudged).toEqual(notJudged)
})

test('INTRO-07: where youth age ends is a local number', () => {
  expect(isOfYouthAge(30, false, setting())).toBeNull()
  const local = setting(undefined, '01')
  expect([30, 31].map((years) => isOfYouthAge(years, false, local))).toEqual([true, false])
  expect([35, 36].map((years) => isOfYouthAge(years, true, local))).toEqual([true, false])
})
