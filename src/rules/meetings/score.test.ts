// Scores of meetings by section 1.5 of the organisation page: bands, what cannot stand in a form, months without a thematic part, the other forms.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { shippedRulebook } from '../rulebook/national.ts'
import { type MeetingFormCode, meetingFormCodes, meetingFormOf, partsOf } from './forms.ts'
import { type MeetingScoreFacts, meetingScore } from './score.ts'

const setting = { book: shippedRulebook, on: '2026-11-03', province: null }
const ask = (facts: MeetingScoreFacts, more: Partial<typeof setting> = {}) =>
  meetingScore(facts, { ...setting, ...more })

/** Every part of the form with its maximum. */
const full = (code: MeetingFormCode): Record<string, number> =>
  Object.fromEntries(partsOf(meetingFormOf(code)).map(({ no, max }) => [no, max]))

describe('bands', () => {
  test.each([
    [90, 'tốt'],
    [89.99, 'khá'],
    [70, 'khá'],
    [69.99, 'trung bình'],
    [50, 'trung bình'],
    [49.99, 'kém'],
  ])('SCORE-01: %d points are %s', (total, band) => {
    const lines = { '1': 15, '2': 20, '3': 45, '4': 20 }
    const rest = Math.round((100 - total) * 100) / 100
    lines['3'] = Math.max(0, Math.round((45 - rest) * 100) / 100)
    lines['4'] = Math.round((20 - (rest - (45 - lines['3']))) * 100) / 100
    expect(ask({ form: 'phu-tho', lines }).values).toMatchObject({ points: total, band })
  })
})

describe('what cannot stand in a form', () => {
  const lines = { '1': 5, '2': 5, '3': 10, '4': 30, '5': 10, '6': 5, '7': 30, '8': 5 }
  test.each<[string, Partial<MeetingScoreFacts>, string, string]>([
    ['above its maximum', { lines: { ...lines, '7': 30.01 } }, 'meetings.line-above-maximum', '7'],
    ['a part above its maximum', { lines: { ...full('an-phu-2025'), '4.5': 6 } }, 'meetings.line-above-maximum', '4.5'],
    ['negative', { lines: { ...lines, '1': -1 } }, 'meetings.line-negative', '1'],
    ['unknown', { lines: { ...lines, '9': 1 } }, 'meetings.line-unknown', '9'],
    ['a reason for an unknown line', { lines, explained: { '2.9': 'x' } }, 'meetings.line-unknown', '2.9'],
    ['whole and in parts', { lines: { ...lines, '2.1': 4 } }, 'meetings.line-twice', '2'],
    ['no points', { lines: { ...lines, '1': 4.123 } }, 'meetings.line-not-points', '1'],
    ['above the record', { lines, measured: { targetsMetPct: 85 } }, 'meetings.line-above-record', '7'],
    [
      'whole line above what its parts lost',
      { lines, measured: { speakingPct: 20 } },
      'meetings.line-above-record',
      '4',
    ],
    [
      'a thematic part that is not due',
      { lines: full('an-phu-2025'), measured: { thematic: 'not-due' } },
      'meetings.line-not-due',
      '4.3',
    ],
  ])('SCORE-01: %s', (_, facts, code, line) => {
    const answer = ask({ form: 'an-phu-2025', ...facts })
    expect(answer).toMatchObject({
      ok: false,
      refusals: [{ code, ruleId: 'SCORE-01', facts: { line } }],
      values: { points: null, band: null },
    })
    expect(answer.refusals).toHaveLength(1)
    expect(answer.refusals[0]?.basis).toContain('08-KH/ĐU')
  })

  test('SCORE-01: every missing line is named', () => {
    const missing = ask({ form: 'hd-42-2025', lines: { '1': 5, '4': 38 } }).refusals
    expect(missing.map((r) => `${r.code} ${r.facts?.line}`)).toEqual(
      ['2', '3', '5', '6', '7'].map((no) => `meetings.line-missing ${no}`),
    )
    expect(ask({ form: 'hd-42-2025' }).refusals).toHaveLength(7)
  })

  test('SCORE-01: the branch may stay below the record, with its words', () => {
    const { values } = ask({
      form: 'an-phu-2025',
      lines: { ...lines, '7': 20 },
      measured: { targetsMetPct: 85 },
      explained: { '7': 'làm chậm' },
    })
    expect(values).toMatchObject({ points: 90, band: 'tốt' })
    expect(values.reasons).toEqual([expect.stringContaining('20/30 điểm, mất 10: làm chậm')])
  })

  test('SCORE-01: a form before its day and in another province', () => {
    expect(ask({ form: 'an-phu-2025', lines }, { on: '2025-09-18' }).refusals).toMatchObject([
      { code: 'meetings.form-not-in-force' },
    ])
    expect(ask({ form: 'an-phu-2025', lines }, { on: '2025-09-19' }).ok).toBe(true)
    const phuTho = { form: 'phu-tho', lines: full('phu-tho') } as const
    expect(ask(phuTho, { province: '01' as never }).refusals).toMatchObject([{ code: 'meetings.form-elsewhere' }])
    expect(ask(phuTho, { province: '25' as never }).ok).toBe(true)
  })
})

describe('a month without a thematic part', () => {
  const { '4.3': _, ...rest } = full('an-phu-2025')
  const facts: MeetingScoreFacts = {
    form: 'an-phu-2025',
    lines: { ...rest, '4.2': 5 },
    measured: { thematic: 'not-due' },
  }
  const scaled = {
    ...shippedRulebook,
    parameters: shippedRulebook.parameters.map((p) =>
      p.name === 'without-thematic-scaled' ? { ...p, value: true } : p,
    ),
  }

  test('SCORE-01: full marks for its line, and said so', () => {
    expect(ask(facts).values).toMatchObject({ points: 95, band: 'tốt' })
    expect(ask(facts).values.reasons).toContainEqual(expect.stringContaining('chưa tìm thấy quy định'))
  })

  test('SCORE-01: or left out and the rest taken as 100, where the value says so', () => {
    // 90 of 95
    expect(ask(facts, { book: scaled }).values).toMatchObject({ points: 94.73, band: 'tốt' })
    expect(ask({ ...facts, lines: { ...rest, '4.2': 0.5 } }, { book: scaled }).values).toMatchObject({
      points: 90,
      band: 'tốt',
    })
    expect(ask({ ...facts, lines: { ...rest, '4.2': 0.49 } }, { book: scaled }).values).toMatchObject({
      points: 89.98,
      band: 'khá',
    })
    const whole = { '1': 5, '2': 5, '3': 10, '4': 30, '5': 10, '6': 5, '7': 30, '8': 5 }
    expect(ask({ ...facts, lines: whole }, { book: scaled }).refusals).toMatchObject([
      { code: 'meetings.line-above-maximum', facts: { max: 25 } },
    ])
  })
})

describe('Bình Thuận: full marks beside the points', () => {
  const all = ['attendance', 'length', 'speaking', 'minutes']
  test.each<[number, string[], string]>([
    [90, all, 'tốt'],
    [100, all, 'tốt'],
    [100, all.slice(1), 'khá'],
    [95, [], 'khá'],
    [89.5, all, 'khá'],
    [60, [], 'trung bình'],
  ])('SCORE-01: %d points with full marks for %j are %s', (total, fullMarks, band) => {
    expect(ask({ form: 'binh-thuan', lines: { total }, fullMarks }).values).toMatchObject({ points: total, band })
  })

  test('SCORE-01: what was missing is named', () => {
    const { reasons } = ask({
      form: 'binh-thuan',
      lines: { total: 100 },
      fullMarks: ['attendance', 'length', 'speaking'],
    }).values
    expect(reasons).toEqual(['Xếp khá, chưa được tốt: chưa đạt điểm tối đa về biên bản'])
    // What the record knows is not raised by hand.
    const short = { form: 'binh-thuan' as const, lines: { total: 100 }, fullMarks: all, measured: { minutesHeld: 75 } }
    expect(ask(short).values).toMatchObject({
      band: 'khá',
      reasons: ['Xếp khá, chưa được tốt: chưa đạt điểm tối đa về thời gian sinh hoạt (ngắn hơn quy định 15 phút)'],
    })
    expect(ask({ ...short, measured: { minutesHeld: 90 } }).values).toMatchObject({ band: 'tốt', reasons: [] })
    expect(ask({ form: 'binh-thuan', lines: { total: 60 } }).values.reasons).toEqual([
      'Tổng điểm: 60/100 điểm, mất 40: chi bộ chấm',
    ])
  })
})

describe('a score is never above its form', () => {
  const measured = fc.record(
    {
      minutesHeld: fc.integer({ min: 0, max: 400 }),
      members: fc.integer({ min: 0, max: 80 }),
      attendancePct: fc.double({ min: 0, max: 100, noNaN: true }),
      unexcused: fc.nat(4),
      speakingPct: fc.double({ min: 0, max: 100, noNaN: true }),
      targetsMetPct: fc.double({ min: 0, max: 100, noNaN: true }),
      thematic: fc.constantFrom('held' as const, 'missed' as const, 'not-due' as const),
    },
    { requiredKeys: [] },
  )

  test('SCORE-01: whatever is given, it is refused or stands between 0 and 100 and no line above its own', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...meetingFormCodes),
        fc.dictionary(
          fc.constantFrom('1', '2', '2.1', '3', '4', '4.3', '7', 'total'),
          fc.integer({ min: -8, max: 160 }).map((quarters) => quarters / 4),
        ),
        fc.boolean(),
        measured,
        (form, wild, whole, facts) => {
          const lines = whole ? { ...full(form), ...wild } : wild
          const { ok, values } = ask({ form, lines, measured: facts })
          if (!ok) expect(values.points).toBeNull()
          if (!ok) return
          expect(values.points).toBeGreaterThanOrEqual(0)
          expect(values.points).toBeLessThanOrEqual(100)
          for (const line of values.lines as { points: number; max: number }[])
            expect(line.points).toBeLessThanOrEqual(line.max)
        },
      ),
      { numRuns: 500 },
    )
  })

  test('SCORE-01: whole points within the form are never refused and add up', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 30, maxLength: 30 }), (shares) => {
        const lines = Object.fromEntries(
          Object.entries(full('an-phu-2025')).map(([no, max], i) => [no, Math.round((shares[i] ?? 0) * max)]),
        )
        const { ok, values } = ask({ form: 'an-phu-2025', lines })
        expect(ok).toBe(true)
        expect(values.points).toBe(Object.values(lines).reduce((sum, points) => sum + points, 0))
      }),
    )
  })
})
