// How a review of a collective is prepared and held, and the causes of a failed year, by section 2 of the organisation page.
import { describe, expect, test } from 'vitest'
import { addDays } from '../calendar/dates.ts'
import { shippedRulebook } from '../rulebook/national.ts'
import { causeNames, causesAsked, failingCauses } from './causes.ts'
import { type ReviewFacts, reportBy, reviewFaults } from './review.ts'

const setting = { book: shippedRulebook, on: '2026-12-10', province: null }
const held: ReviewFacts = { meetingOn: '2026-12-10', reportSentOn: '2026-12-07', days: 1, provincial: false }
const faults = (facts: Partial<ReviewFacts>, on = setting.on) =>
  reviewFaults({ ...held, ...facts }, { ...setting, on }).map(({ ruleId, facts: said }) => [ruleId, said])

describe('E-06: the draft report', () => {
  test.each<[string, string, number | null]>([
    // 10/12/2026 is a Thursday.
    ['three working days before', '2026-12-07', null],
    ['two working days before', '2026-12-08', 2],
    ['on a Saturday, three working days before', '2026-12-05', null],
    ['on the day itself', '2026-12-10', 0],
    ['after the review', '2026-12-11', 0],
  ])('E-06: sent %s', (_, reportSentOn, days) => {
    expect(faults({ reportSentOn })).toEqual(days === null ? [] : [['E-06', { days, least: 3 }]])
  })

  test('E-06: the last day to send it is the day that is just enough', () => {
    for (const meetingOn of ['2026-12-10', '2026-12-14', '2026-09-03']) {
      const by = reportBy(meetingOn, setting) ?? ''
      const next = addDays(by, 1)
      expect([faults({ meetingOn, reportSentOn: by }), faults({ meetingOn, reportSentOn: next })]).toEqual([
        [],
        [['E-06', { days: 2, least: 3 }]],
      ])
    }
    expect(reportBy('2031-05-05', setting)).toBeNull()
    expect(reportBy('2025-08-01', { ...setting, on: '2025-08-01' })).toBeNull()
  })
})

test('E-11: a day for a collective, two for the standing committee of a province; not in force or not known is not judged', () => {
  expect(faults({ days: 0.5 })).toEqual([['E-11', { days: 0.5, least: 1 }]])
  expect(faults({ days: 1, provincial: true })).toEqual([['E-11', { days: 1, least: 2 }]])
  expect(faults({ days: 2, provincial: true })).toEqual([])
  expect(faults({ days: null })).toEqual([])
  expect(faults({ days: 0.5 }, '2025-10-30')).toEqual([])
})

test('E-21: every cause the statistics ask for has its name; before they were laid down none is asked', () => {
  expect(causesAsked(setting)).toEqual([...failingCauses])
  expect(Object.keys(causeNames)).toEqual([...failingCauses])
  expect(causesAsked({ ...setting, on: '2025-10-09' })).toEqual([])
})
