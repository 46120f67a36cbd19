import { describe, expect, test } from 'vitest'
import { isIsoDate } from '../calendar/dates.ts'
import { shippedRulebook } from '../rulebook/national.ts'
import { type MeetingFormCode, meetingFormCodes, meetingFormOf, meetingForms, partsOf } from './forms.ts'
import { type MeasuredFacts, measureNames } from './measures.ts'
import { type MeetingScoreFacts, meetingScore } from './score.ts'

const setting = { book: shippedRulebook, on: '2026-11-03', province: null }
const ask = (facts: MeetingScoreFacts) => meetingScore(facts, setting)

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
    // The local form has its own minutes, by the size of the branch alone (M-04).
    ['1', { minutesHeld: 90, members: 12, combined: true }, 5],
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

describe('An Phú: reasons in words', () => {
  test('SCORE-01: part of a day or of a minute is said with a comma, a share to two decimals', () => {
    const { '1': _, '2.1': __, '3.5': ___, ...lines } = full('an-phu-2025')
    const measured: MeasuredFacts = {
      minutesHeld: 89.5,
      members: 29,
      attendancePct: (100 * 2) / 3,
      unexcused: 0,
      uploadDaysBefore: 0.5,
    }
    expect(ask({ form: 'an-phu-2025', lines, measured }).values).toMatchObject({
      points: 95,
      reasons: [
        'Dòng 1 (Thời gian sinh hoạt): 4/5 điểm, mất 1: ngắn hơn quy định 0,5 phút',
        'Dòng 2.1 (Tỷ lệ đảng viên dự): 2/4 điểm, mất 2: dự họp 66,67 %',
        'Dòng 3.5 (Đưa tài liệu lên trước ít nhất một ngày): 0/2 điểm, mất 2: đưa tài liệu lên trước 0,5 ngày',
      ],
    })
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
})
