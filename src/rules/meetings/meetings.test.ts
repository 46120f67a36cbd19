// Year, quorum, ways of meeting and calendar by sections 1.1, 1.2 and 1.5 of the organisation page.
import { describe, expect, test } from 'vitest'
import { shippedRulebook } from '../rulebook/national.ts'
import { meetingCalendar, type PlannedMeeting } from './calendar.ts'
import { meetingQuorum, type QuorumFacts } from './quorum.ts'
import { meetingSitting, type SittingFacts } from './sitting.ts'
import { meetingYearScore } from './year-score.ts'

const setting = { book: shippedRulebook, on: '2026-11-03', province: null }
const codes = (answer: { refusals: { code: string; ruleId: string }[] }) =>
  answer.refusals.map((r) => `${r.ruleId} ${r.code}`)

describe('the year of Phú Thọ', () => {
  const ask = (points: number[]) =>
    meetingYearScore(
      {
        form: 'phu-tho',
        meetings: points.map((p, i) => ({ month: `2026-${String(i + 1).padStart(2, '0')}`, points: p })),
      },
      setting,
    )
  const twelve = (good: number, fair: number, middling = 0, poor = 0) => [
    ...Array<number>(good).fill(95),
    ...Array<number>(fair).fill(75),
    ...Array<number>(middling).fill(60),
    ...Array<number>(poor).fill(40),
  ]

  test('SCORE-01: every meeting khá and seven tốt make the year tốt', () => {
    expect(ask(twelve(7, 5)).values).toMatchObject({ band: 'tốt', counts: { tốt: 7, khá: 5, 'trung bình': 0, kém: 0 } })
    expect(ask(twelve(12, 0)).values.band).toBe('tốt')
  })

  test('SCORE-01: khá has conditions nobody here has read: refused, at most khá', () => {
    for (const points of [twelve(6, 6), twelve(7, 4, 1), twelve(0, 0, 12)]) {
      expect(ask(points)).toMatchObject({
        ok: false,
        refusals: [{ code: 'meetings.year-rule-unread' }],
        values: { band: null, atMost: 'khá' },
      })
    }
  })

  test('SCORE-01: one poor meeting is neither', () => {
    expect(ask(twelve(11, 0, 0, 1))).toMatchObject({ ok: true, values: { band: null, atMost: 'trung bình' } })
  })

  test('SCORE-01: a meeting that was held and not scored leaves the year open, however good the others are', () => {
    const meetings = twelve(11, 0).map((points, i) => ({ month: `2026-${String(i + 1).padStart(2, '0')}`, points }))
    const answer = meetingYearScore(
      { form: 'phu-tho', meetings: [...meetings, { month: '2026-12', points: null }] },
      setting,
    )
    expect(answer).toMatchObject({
      ok: false,
      refusals: [{ code: 'meetings.year-unscored', facts: { month: '2026-12' } }],
      values: { band: null, atMost: null },
    })
  })

  test('SCORE-01: a meeting counts by the band it was given, where that asks for more than points', () => {
    const fair = { points: 95, band: 'khá' as const }
    const meetings = ['01', '02', '03'].map((month) => ({ month: `2026-${month}`, ...fair }))
    expect(meetingYearScore({ form: 'binh-thuan', meetings }, setting).values.counts).toMatchObject({ tốt: 0, khá: 3 })
  })

  test('SCORE-01: no meeting, and a form without a rule for the year', () => {
    expect(codes(ask([]))).toEqual(['SCORE-01 meetings.no-meetings'])
    expect(codes(meetingYearScore({ form: 'hd-42-2025', meetings: [] }, setting))).toEqual([
      'SCORE-01 meetings.no-year-rule',
    ])
  })
})

describe('meeting.quorum', () => {
  const facts: QuorumFacts = { official: 20, probationary: 2, presentOfficial: 16, presentProbationary: 2 }
  const ask = (more: Partial<QuorumFacts> = {}, on = setting.on) =>
    meetingQuorum({ ...facts, ...more }, { ...setting, on })

  test('V-01: more than half of all official members must be able to vote', () => {
    expect(ask().values).toMatchObject({ electorate: 20, required: 11, canResolve: true })
    expect(ask({ presentOfficial: 11 }).values.canResolve).toBe(true)
    const short = ask({ presentOfficial: 10 })
    expect(codes(short)).toEqual(['V-01 meetings.too-few-to-resolve'])
    expect(short.values.canResolve).toBe(false)
  })

  test('VOTE-05: a branch of two resolves nothing, whoever comes', () => {
    const two = ask({ official: 2, probationary: 0, presentOfficial: 2, presentProbationary: 0 })
    expect(codes(two)).toEqual(['VOTE-05 votes.branch-too-small'])
    expect(two.values.canResolve).toBe(false)
  })

  test('V-02: exempt and away do not count unless they came; more voters than count contradict', () => {
    expect(ask({ exemptAbsent: 3, awayAbsent: 2, presentOfficial: 8 }).values).toMatchObject({
      electorate: 15,
      required: 8,
      canResolve: true,
    })
    expect(ask({ exemptVoting: 3 }).values.electorate).toBe(20)
    expect(codes(ask({ exemptAbsent: 5, presentOfficial: 16 }))).toEqual([
      'M-09 meetings.attendance-contradicts',
      'V-02 meetings.attendance-contradicts',
    ])
    expect(codes(ask({ exemptAbsent: 21 }))).toContain('VOTE-02 votes.contradict')
  })

  test('M-08: over 90 % since HD 42, over 85 % before; exactly that is not over', () => {
    const attendance = (official: number, presentOfficial: number, on?: string) =>
      ask({ official, presentOfficial, probationary: 0, presentProbationary: 0 }, on).values
    expect(attendance(20, 18)).toMatchObject({ attendancePct: 90, attendanceReached: false })
    expect(attendance(20, 19)).toMatchObject({ attendancePct: 95, attendanceReached: true })
    expect(attendance(20, 18, '2025-10-27')).toMatchObject({ attendanceReached: true })
    expect(attendance(20, 17, '2025-10-27')).toMatchObject({ attendancePct: 85, attendanceReached: false })
  })

  test('M-09: the exempt and those on special duty are no part of the base, probationary members are', () => {
    expect(
      ask({ exemptAbsent: 2, probationaryExempt: 1, specialDuty: 1, presentProbationary: 1 }).values,
    ).toMatchObject({
      base: 18,
      attended: 17,
      attendanceReached: true,
    })
    expect(ask({ awayAbsent: 2, suspended: 1 }).values.base).toBe(22)
  })
})

describe('meeting.sitting', () => {
  const ask = (facts: SittingFacts, on = setting.on) => meetingSitting(facts, { ...setting, on })

  test('M-04: 90 minutes, 120 for both in one sitting', () => {
    expect(ask({ way: 'together', members: 20 })).toMatchObject({ ok: true, values: { minimumMinutes: 90 } })
    expect(ask({ way: 'together', members: 20, combined: true }).values.minimumMinutes).toBe(120)
    expect(codes(ask({ way: 'together', members: 20, combined: true }, '2025-10-27'))).toEqual([
      'M-04 rulebook.no-value-in-force',
    ])
  })

  test('M-10: never together with another meeting', () => {
    expect(codes(ask({ way: 'together', members: 20, mergedWithOther: true }))).toEqual([
      'M-10 meetings.merged-with-other',
    ])
  })

  test('M-12: by groups from 50 members, three times a year', () => {
    expect(ask({ way: 'party-groups', members: 50, groupSittingsThisYear: 2 }).ok).toBe(true)
    expect(codes(ask({ way: 'party-groups', members: 49, groupSittingsThisYear: 3 }))).toEqual([
      'M-12 meetings.branch-too-small-for-groups',
      'M-12 meetings.too-many-group-sittings',
    ])
  })

  test('M-13: online where more than half cannot come, with a reason of the list', () => {
    expect(ask({ way: 'online', members: 20, cannotGather: 11, reason: 'dispersed' }).ok).toBe(true)
    expect(codes(ask({ way: 'online', members: 20, cannotGather: 10 }))).toEqual([
      'M-13 meetings.enough-can-gather',
      'M-13 meetings.no-reason-online',
    ])
    expect(codes(ask({ way: 'online', members: 20, cannotGather: 11, reason: 'special' }, '2022-12-26'))).toContain(
      'M-13 rulebook.no-value-in-force',
    )
  })

  test('M-14: nothing secret online', () => {
    const facts: SittingFacts = {
      way: 'online',
      members: 20,
      cannotGather: 20,
      reason: 'dispersed',
      secretPapers: true,
    }
    expect(codes(ask(facts))).toEqual(['M-14 meetings.secret-online'])
    expect(ask({ ...facts, way: 'together' }).ok).toBe(true)
  })
})

describe('meeting-calendar', () => {
  const days = (year: number) =>
    (meetingCalendar({ year }, setting).values.meetings as PlannedMeeting[]).map((m) => m.on)

  test('M-02: the 3rd, or the next working day of the first week', () => {
    // 2026: 3/1 Sat, 3/5 Sun, 3/10 Sat; 3/9 is a Thursday after National Day.
    expect(days(2026)).toEqual([
      '2026-01-05',
      '2026-02-03',
      '2026-03-03',
      '2026-04-03',
      '2026-05-04',
      '2026-06-03',
      '2026-07-03',
      '2026-08-03',
      '2026-09-03',
      '2026-10-05',
      '2026-11-03',
      '2026-12-03',
    ])
    const moved = meetingCalendar({ year: 2026 }, setting).values.meetings as PlannedMeeting[]
    expect(moved.filter((m) => m.moved).map((m) => m.month)).toEqual([1, 5, 10])
  })

  test('M-02: with the rest of the first week off, the last working day before it; with all of it off, no day', () => {
    const off = (...on: string[]) => ({
      ...shippedRulebook,
      holidays: [
        { year: 2026, source: 'thử', announced: false, worked: [], off: on.map((day) => ({ on: day, name: 'nghỉ' })) },
      ],
    })
    const june = (...on: string[]) => {
      const answer = meetingCalendar({ year: 2026 }, { ...setting, book: off(...on) })
      return { on: (answer.values.meetings as PlannedMeeting[])[5]?.on, refused: codes(answer) }
    }
    expect(june('2026-06-03', '2026-06-04', '2026-06-05')).toEqual({ on: '2026-06-02', refused: [] })
    const week = ['2026-06-01', '2026-06-02', '2026-06-03', '2026-06-04', '2026-06-05']
    expect(june(...week)).toEqual({ on: null, refused: ['M-02 meetings.first-week-off'] })
  })

  test('M-02: a year without holidays laid down is refused once, and months before the rule have no day', () => {
    expect(codes(meetingCalendar({ year: 2031 }, setting))).toEqual(['M-02 calendar.year-without-table'])
    expect(days(2025).map((on) => on !== null)).toEqual([
      false,
      false,
      false,
      false,
      false,
      false,
      false,
      true,
      true,
      true,
      true,
      true,
    ])
  })

  test('M-03: a thematic meeting in each quarter', () => {
    const ask = (thematicMonths: number[]) => meetingCalendar({ year: 2026, thematicMonths }, setting)
    expect(ask([2, 5, 9, 12]).ok).toBe(true)
    const short = ask([1, 2, 3, 10])
    expect(codes(short)).toEqual(['M-03 meetings.quarter-without-thematic', 'M-03 meetings.quarter-without-thematic'])
    expect(short.refusals.map((r) => r.facts?.quarter)).toEqual([2, 3])
  })
})
