// What no careful person would enter is refused, however well formed: days the wrong way round, half months, somebody twice, papers to come.
import { describe, expect, test } from 'vitest'
import type { Case, Facts, Places } from './case.ts'
import { codes, goWith, lifecycleNamed, readyToVote, tryWith } from './rules.fixture.ts'
import { blank, go } from './story.fixture.ts'
import { take } from './take.ts'
import { askersFor, enter, today, worlds } from './walk.fixture.ts'

const places = worlds['three-level'] as Places
const begin = (code: string): Case => blank(lifecycleNamed(code), places, { status: 'full' }, code)
const tried = (code: string, given: Case, step: string, on: string, fixed: Facts): string[] =>
  codes(tryWith(lifecycleNamed(code), given, step, on, { fixed }))

describe('days the wrong way round', () => {
  const asked = { route: 'other', asked: 'written', cause: 'maternity', months: 5, from: '2026-03-01' }

  test('EXM-02 EXM-03: an exemption ends after it begins, and a renewal later than that', () => {
    const exemption = lifecycleNamed('exemption')
    const start = begin('exemption')
    expect(tried('exemption', start, 'request', '2026-02-02', { ...asked, to: '2026-02-28' })).toEqual([
      'lifecycle.fact-too-early',
    ])
    let given = go(exemption, start, 'request', '2026-02-02', { ...asked, to: '2026-07-31' })
    given = go(exemption, given, 'propose', '2026-02-10')
    given = go(exemption, given, 'decide', '2026-02-20')
    given = goWith(exemption, given, 'propose-renewal', '2026-07-20', { add: ['self-report'], fixed: { months: 2 } })
    expect(tried('exemption', given, 'renew', '2026-07-25', { to: '2026-07-31' })).toEqual(['lifecycle.fact-not-later'])
    expect(tried('exemption', given, 'renew', '2026-07-25', { to: '2026-09-30' })).toEqual([])
  })

  test('TRF-13 TRF-15: so does a stay abroad, and nobody is home before leaving', () => {
    const abroad = lifecycleNamed('abroad')
    const to = { abroadKind: 'posting', country: 'Lào', from: '2026-03-01' }
    expect(tried('abroad', begin('abroad'), 'request', '2026-02-02', { ...to, to: '2026-02-28' })).toEqual([
      'lifecycle.fact-too-early',
    ])
    let given = go(abroad, begin('abroad'), 'request', '2026-02-02', { ...to, to: '2027-03-01' })
    for (const step of ['branch-review', 'grassroots-review', 'introduce', 'foreign-register'])
      given = go(abroad, given, step, '2026-02-20')
    given = go(abroad, given, 'depart', '2026-03-02', { departedOn: '2026-03-01' })
    expect(tried('abroad', given, 'extend', '2026-09-01', { to: '2026-12-01' })).toEqual(['lifecycle.fact-not-later'])
    expect(tried('abroad', given, 'come-home', '2026-09-01', { returnedOn: '2026-02-28' })).toEqual([
      'lifecycle.fact-too-early',
    ])
    expect(tried('abroad', given, 'come-home', '2026-09-01', { returnedOn: '2026-08-28' })).toEqual([])
  })

  test('TRF-07: a guest announced on paper stays as long as the rule allows', () => {
    const announced = (to: string) =>
      tried('temporary-transfer-in', begin('temporary-transfer-in'), 'announce', '2026-02-02', {
        purpose: 'work',
        from: '2026-02-01',
        to,
      })
    expect(announced('2026-01-01')).toContain('lifecycle.fact-too-early')
    expect(announced('2027-02-01')).toEqual(['transfer.temporary-too-long'])
    expect(announced('2027-01-31')).toEqual([])
  })
})

describe('introducers (INTRO-01, INTRO-03)', () => {
  const one = { name: 'Lê Văn Một', memberId: 'm1', official: true, monthsTogether: 20, replacement: false }
  const other = { ...one, name: 'Lê Văn Hai', memberId: 'm2' }
  const named = (introducers: readonly object[]) =>
    tried('admission', readyToVote(places), 'name-introducers', '2026-02-20', {
      youthAge: false,
      youthUnion: false,
      tradeUnion: false,
      introducers: introducers as never,
    })

  test('two are two people; months are whole; nothing else is kept of them', () => {
    expect(named([one, other])).toEqual([])
    expect(named([one, one])).toEqual(['lifecycle.named-twice'])
    // Two people of one name who are not in the record.
    expect(named([one, other].map(({ memberId, ...rest }) => ({ ...rest, name: 'Lê Văn Một' })))).toEqual([])
    expect(named([one, { ...other, monthsTogether: 12.5 }])).toEqual(['lifecycle.fact-invalid'])
    expect(named([one, { ...other, monthsTogether: 1e9 }])).toEqual(['lifecycle.fact-invalid'])
    expect(named([one, { ...other, ballot: 'for' }])).toEqual(['lifecycle.fact-unknown'])
  })
})

test('DOS-01: a paper may be signed after the day of its step, and never on a day to come', () => {
  const admission = lifecycleNamed('admission')
  const given = readyToVote(places)
  const step = admission.steps.find(({ code }) => code === 'branch-vote')
  const [asker] = step === undefined ? [] : askersFor(step, given, {})
  if (step === undefined || asker === undefined) throw new Error('nobody votes')
  const input = enter(step, given, asker, '2026-03-03', (from) => from[0] as never)
  const dated = (on: string) =>
    codes(
      take(admission, given, { ...input, papers: input.papers?.map((paper) => ({ ...paper, on })) }, asker, {
        ...today,
        on: '2026-03-10',
      }),
    )
  expect(dated('2026-03-10')).toEqual([])
  expect([...new Set(dated('2026-03-11'))]).toEqual(['lifecycle.paper-in-future'])
})

test('REC-07 DEL-08: a vote at which nobody voted is no failed attempt', () => {
  const deletion = lifecycleNamed('name-deletion')
  let given = go(deletion, begin('name-deletion'), 'open', '2026-02-02', { ground: 'card' })
  for (const step of ['notify', 'receive-statement', 'hear']) given = go(deletion, given, step, '2026-02-10')
  const counted = (against: number): string[] => {
    const people = { official: 12, exemptAbsent: 0, exemptVoting: 0, awayAbsent: 0, awayVoting: 0, suspended: 0 }
    const vote = { ballot: 'secret', ...people, inFavour: 0, against, other: 0 } as const
    return tried('name-deletion', given, 'branch-vote-short', '2026-02-20', { vote })
  }
  expect(counted(0)).toEqual(['lifecycle.votes-none'])
  expect(counted(5)).toEqual([])
})
