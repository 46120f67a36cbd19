// Scores of meetings by section 1.5 of the organisation page: An Phú's complete form line by line, three invented meetings, the other forms.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isIsoDate } from '../calendar/dates.ts'
import { shippedRulebook } from '../rulebook/national.ts'
import { type MeetingFormCode, meetingFormCodes, meetingFormOf, meetingForms, partsOf } from './forms.ts'
import { type MeasuredFacts, measureNames } from './measures.ts'
import { type MeetingScoreFacts, meetingScore } from './score.ts'

const setting = { book: shippedRulebook, on: '2026-11-03', province: null }
const ask = (facts: MeetingScoreFacts, more: Partial<typeof setting> = {}) =>
  meetingScore(facts, { ...setting, ...more })

/** Every part of the form with its maximum. */
const full = (code: MeetingFormCode): Record<string, number> =>
  Object.fromEntries(partsOf(meetingFormOf(code)).map(({ no, max }) => [no, max]))

/** The points of one part of An Phú when the record says so and the rest is full. */
const pointsOf = (no: string, measured: MeasuredFacts): unknown => {
  const { [no]: _, ...lines } = full('an-phu-2025')
  const { values } = ask({ form: 'an-phu-2025', lines, measured })
  return (values.lines as { no: string; points: number }[]).find((line) => line.no === no)?.points
}

describe('forms', () => {
  test.each(meetingForms)('SCORE-01: $code adds up to 100, its parts to their lines', (form) => {
    expect(form.lines.reduce((sum, line) => sum + line.max, 0)).toBe(100)
    for (const { no, max, parts } of form.lines)
      if (parts !== undefined)
        expect(
          parts.reduce((sum, part) => sum + part.max, 0),
          no,
        ).toBe(max)
    for (const on of [form.validFrom, form.validTo]) if (on !== null) expect(isIsoDate(on)).toBe(true)
    const instruments = shippedRulebook.instruments.map((i) => i.key)
    if (form.instrument !== null) expect(instruments).toContain(form.instrument)
    expect(form.bands.map(({ band, from }) => `${band} ${from}`)).toEqual([
      'tốt 90',
      'khá 70',
      'trung bình 50',
      'kém 0',
    ])
    for (const { scale, max } of partsOf(form))
      for (const { fact, points } of scale?.steps ?? []) {
        if (fact !== undefined) expect(measureNames).toContain(fact)
        expect(points).toBeLessThanOrEqual(max)
      }
  })

  test('SCORE-01: the maxima are those of the page', () => {
    const maxima = (code: MeetingFormCode) => meetingFormOf(code).lines.map((line) => line.max)
    expect(meetingForms.map((f) => f.code)).toEqual([...meetingFormCodes])
    expect(maxima('hd-42-2025')).toEqual([5, 5, 10, 40, 5, 30, 5])
    expect(maxima('an-phu-2025')).toEqual([5, 5, 10, 30, 10, 5, 30, 5])
    expect(maxima('phu-tho')).toEqual([15, 20, 45, 20])
    const parts = (no: string) =>
      meetingFormOf('an-phu-2025')
        .lines.find((l) => l.no === no)
        ?.parts?.map((p) => p.max)
    expect(['2', '3', '4', '5', '6', '8'].map(parts)).toEqual([
      [4, 1],
      [3, 2, 2, 1, 2],
      [5, 10, 5, 2, 5, 1, 1, 1],
      [2, 4, 3, 1],
      [1, 2, 1, 1],
      [2, 2, 1],
    ])
  })
})

describe('An Phú: what the record computes', () => {
  test.each<[string, MeasuredFacts, number]>([
    ['1', { minutesHeld: 90, members: 29 }, 5],
    ['1', { minutesHeld: 90, members: 30 }, 3],
    ['1', { minutesHeld: 120, members: 30 }, 5],
    ['1', { minutesHeld: 75, members: 12 }, 4],
    ['1', { minutesHeld: 74, members: 12 }, 3],
    ['1', { minutesHeld: 60, members: 12 }, 3],
    ['1', { minutesHeld: 59, members: 12 }, 2],
    ['1', { minutesHeld: 45, members: 12 }, 2],
    ['1', { minutesHeld: 44, members: 12 }, 1],
    ['1', { minutesHeld: 100, minutesRequired: 120 }, 3],
    ['2.1', { attendancePct: 100, unexcused: 0 }, 4],
    ['2.1', { attendancePct: 90, unexcused: 0 }, 4],
    ['2.1', { attendancePct: 89.99, unexcused: 0 }, 3],
    ['2.1', { attendancePct: 75, unexcused: 0 }, 3],
    ['2.1', { attendancePct: 74.9, unexcused: 0 }, 2],
    ['2.1', { attendancePct: 65, unexcused: 0 }, 2],
    ['2.1', { attendancePct: 64.9, unexcused: 0 }, 1],
    ['2.1', { attendancePct: 96, unexcused: 1 }, 1],
    ['2.2', { longestExcusedRun: 3 }, 1],
    ['2.2', { longestExcusedRun: 4 }, 0],
    ['3.3', { committeeMinutes: true }, 2],
    ['3.3', { committeeMinutes: false }, 0],
    ['3.3', { secretaryOnly: true }, 2],
    ['3.4', { noticeSent: true }, 1],
    ['3.4', { noticeSent: false }, 0],
    ['3.5', { uploadDaysBefore: 1 }, 2],
    ['3.5', { uploadDaysBefore: 0.9 }, 0],
    ['4.3', { thematic: 'missed' }, 0],
    ['4.5', { speakingPct: 50.1 }, 5],
    ['4.5', { speakingPct: 50 }, 4],
    ['4.5', { speakingPct: 40 }, 4],
    ['4.5', { speakingPct: 39.9 }, 3],
    ['4.5', { speakingPct: 30 }, 3],
    ['4.5', { speakingPct: 29.9 }, 2],
    ['4.7', { ideologyMinutes: 15 }, 1],
    ['4.7', { ideologyMinutes: 14 }, 0],
    ['7', { targetsMetPct: 100 }, 30],
    ['7', { targetsMetPct: 90 }, 30],
    ['7', { targetsMetPct: 89.9 }, 27],
    ['7', { targetsMetPct: 80 }, 27],
    ['7', { targetsMetPct: 79.9 }, 24],
    ['7', { targetsMetPct: 70 }, 24],
    ['7', { targetsMetPct: 60 }, 20],
    ['7', { targetsMetPct: 50 }, 15],
    ['7', { targetsMetPct: 49.9 }, 10],
    ['8.3', { publishDaysAfter: 2 }, 1],
    ['8.3', { publishDaysAfter: 3 }, 0],
  ])('SCORE-01: line %s with %j gets %d', (no, measured, points) => expect(pointsOf(no, measured)).toBe(points))

  test.each<[string, MeasuredFacts]>([
    ['1', { minutesHeld: 90 }],
    ['2.1', { attendancePct: 95 }],
    ['4.3', { thematic: 'held' }],
    ['7', {}],
  ])('SCORE-01: line %s is not guessed from %j', (no, measured) => {
    const { [no]: _, ...lines } = full('an-phu-2025')
    expect(ask({ form: 'an-phu-2025', lines, measured }).refusals).toMatchObject([
      { code: 'meetings.line-missing', ruleId: 'SCORE-01', facts: { line: no } },
    ])
  })
})

describe('An Phú: three meetings', () => {
  test('SCORE-01: a good meeting of a month with a thematic part', () => {
    const lines = {
      '3.1': 3,
      '3.2': 2,
      '4.1': 5,
      '4.2': 9,
      '4.3': 5,
      '4.4': 2,
      '4.6': 1,
      '4.8': 1,
      '5': 10,
      '6': 5,
      '8.1': 2,
      '8.2': 2,
    }
    const measured: MeasuredFacts = {
      minutesHeld: 125,
      members: 34,
      attendancePct: (100 * 32) / 34,
      unexcused: 0,
      longestExcusedRun: 2,
      committeeMinutes: true,
      noticeSent: true,
      uploadDaysBefore: 2,
      thematic: 'held',
      speakingPct: 60,
      ideologyMinutes: 20,
      targetsMetPct: 92,
      publishDaysAfter: 1,
    }
    const { ok, values } = ask({
      form: 'an-phu-2025',
      lines,
      measured,
      explained: { '4.2': 'một nội dung chưa kịp bàn' },
    })
    expect(ok).toBe(true)
    expect(values).toMatchObject({ points: 99, max: 100, band: 'tốt' })
    expect(values.reasons).toEqual([
      'Dòng 4.2 (Nội dung sinh hoạt thường kỳ): 9/10 điểm, mất 1: một nội dung chưa kịp bàn',
    ])
  })

  test('SCORE-01: a short meeting with somebody absent without reason and nothing published', () => {
    const lines = { '3': 8, '4.1': 5, '4.2': 8, '4.4': 1, '4.6': 1, '4.8': 0, '5': 9, '6': 5, '8.1': 2, '8.2': 2 }
    const measured: MeasuredFacts = {
      minutesHeld: 70,
      members: 20,
      attendancePct: 85,
      unexcused: 1,
      longestExcusedRun: 5,
      thematic: 'not-due',
      speakingPct: 35,
      ideologyMinutes: 10,
      targetsMetPct: 75,
      publishDaysAfter: 6,
    }
    // 3 + 1 + 0 + 8 + 5 + 8 + 5 + 1 + 3 + 1 + 0 + 0 + 9 + 5 + 24 + 2 + 2 + 0
    const { values } = ask({ form: 'an-phu-2025', lines, measured })
    expect(values).toMatchObject({ points: 77, band: 'khá' })
    const reasons = (values.reasons as string[]).join('\n')
    expect(reasons).toContain('Dòng 1 (Thời gian sinh hoạt): 3/5 điểm, mất 2: ngắn hơn quy định 20 phút')
    expect(reasons).toContain('Dòng 2.1 (Tỷ lệ đảng viên dự): 1/4 điểm, mất 3: 1 người vắng không có lý do')
    expect(reasons).toContain(
      'Dòng 4.3 (Nội dung chuyên đề, chỉ tháng có chuyên đề): tháng không có chuyên đề, tính đủ điểm',
    )
    expect(reasons).toContain('Dòng 8.3 (Đưa kết quả lên trong 2 ngày): 0/1 điểm, mất 1: đưa kết quả lên sau 6 ngày')
  })

  test('SCORE-01: a poor meeting given by whole lines', () => {
    const lines = { '1': 1, '2': 1, '3': 3, '4': 12, '5': 5, '6': 3, '7': 15, '8': 2 }
    expect(ask({ form: 'an-phu-2025', lines }).values).toMatchObject({ points: 42, band: 'kém' })
  })

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
