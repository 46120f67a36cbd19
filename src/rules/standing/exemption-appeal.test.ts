// Exemption: its two deciders and the limit of Hà Nội. Appeals: two clocks for lodging, one per level for answering.
import { describe, expect, test } from 'vitest'
import { shippedRulebook } from '../rulebook/national.ts'
import { appeal } from './appeal.ts'
import { type ExemptionRoute, exemption } from './exemption.ts'

const setting = { book: shippedRulebook, on: '2026-11-22', province: null }

describe('EXM-01, EXM-02: exemption', () => {
  test.each<[ExemptionRoute, number | undefined, string | null, string, string[]]>([
    ['age-health', undefined, null, 'branch', []],
    ['age-health', 120, '01', 'branch', []],
    ['other', undefined, null, 'grassroots-committee', []],
    ['other', 11, '01', 'grassroots-committee', []],
    ['other', 12, '01', 'grassroots-committee', ['EXM-02']],
    // Under 12 months is Hà Nội's: elsewhere nothing limits it.
    ['other', 12, null, 'grassroots-committee', []],
    ['other', 12, '79', 'grassroots-committee', []],
    ['other', undefined, '01', 'grassroots-committee', []],
  ])('%s, %s months, province %s: %s %j', (route, months, province, decider, wanted) => {
    const { refusals, values, ok } = exemption({ route, months }, { ...setting, province })
    // Only where something limits the months does it matter that none are given.
    const isOpen = months === undefined && province === '01' && route === 'other'
    expect(values).toEqual({ decider, ...(isOpen && { notJudged: ['EXM-02'] }) })
    expect(refusals.map((r) => r.ruleId)).toEqual(wanted)
    expect(ok).toBe(wanted.length === 0)
  })

  test('EXM-02: mobile work in the country stays under a year everywhere, no other reason does', () => {
    const mobile = (months: number, province: string | null = null) =>
      exemption({ route: 'other', months, cause: 'mobile-work' }, { ...setting, province }).refusals.map(
        (r) => r.ruleId,
      )
    expect([mobile(11), mobile(12), mobile(11, '01')]).toEqual([[], ['EXM-02'], []])
    expect(exemption({ route: 'other', months: 12, cause: 'maternity' }, setting).ok).toBe(true)
  })

  test('EXM-02: the limit of Hà Nội holds from its paper of 21/11/2025', () => {
    const inHaNoi = (on: string) => exemption({ route: 'other', months: 12 }, { ...setting, on, province: '01' }).ok
    expect([inHaNoi('2025-11-20'), inHaNoi('2025-11-21')]).toEqual([true, false])
  })
})

describe('DEL-10, DEL-11, DIS-10: appeals', () => {
  test('DEL-10, DEL-11: against a deletion, in working days', () => {
    expect(appeal({ against: 'name-deletion', receivedOn: '2026-02-09' }, setting)).toEqual({
      ok: true,
      refusals: [],
      values: {
        lodgeBy: '2026-03-30',
        answerBy: { superior: '2026-06-25', province: '2026-06-25', centre: '2026-11-02' },
      },
    })
  })

  test('DIS-10: against a discipline, 30 calendar days; the page lays down no term for the answer', () => {
    expect(appeal({ against: 'discipline', receivedOn: '2026-01-31' }, setting)).toEqual({
      ok: true,
      refusals: [],
      values: { lodgeBy: '2026-03-02', answerBy: { superior: null, province: null, centre: null } },
    })
  })

  test('wd: only the level whose term leaves the tables stays unanswered', () => {
    expect(appeal({ against: 'name-deletion', receivedOn: '2027-06-02' }, setting)).toMatchObject({
      ok: false,
      refusals: [{ code: 'calendar.year-without-table', ruleId: 'DEL-11', facts: { year: 2028 } }],
      values: { lodgeBy: '2027-07-14', answerBy: { superior: '2027-10-08', province: '2027-10-08', centre: null } },
    })
  })
})
