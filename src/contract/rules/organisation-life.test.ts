// The rules about meetings, dues and evaluations as they are asked from outside: which facts pass, what is said of wrong ones, a sentence for every refusal.
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { duesRuleRefusals } from '#contract/refusals/rules-dues.ts'
import { evaluationRuleRefusals } from '#contract/refusals/rules-evaluations.ts'
import { meetingRuleRefusals } from '#contract/refusals/rules-meetings.ts'
import { refusalCatalogue } from '#contract/refusals.ts'
import { ruleFacts } from '#contract/rules/all.ts'
import { fieldErrors } from '#kernel/field-errors.ts'
import type { RuleName } from '#rules/rulebook/named-rules.ts'

const wrong = (name: RuleName, facts: unknown) => {
  const read = ruleFacts[name].safeParse(facts)
  return read.success ? [] : fieldErrors(read.error)
}

describe('facts', () => {
  test.each<[RuleName, unknown]>([
    ['meeting-score', { form: 'an-phu-2025', lines: { '1': 5, '2.1': -1, x: 900 } }],
    ['meeting-score', { form: 'hd-42-2025', lines: null, measured: { thematic: 'held', secretaryOnly: true } }],
    ['meeting-score.year', { form: 'phu-tho', meetings: [] }],
    ['meeting.quorum', { official: 9, probationary: 0, presentOfficial: 9, presentProbationary: 0 }],
    ['meeting.sitting', { way: 'online', members: 30, cannotGather: 16, reason: 'not-stable' }],
    ['meeting-calendar', { year: 2026, thematicMonths: [1, 4, 7, 10] }],
    ['dues', { memberType: 'insured', base: 0, extraPay: null, month: '2026-12', partyAgeYears: 61, reductionPct: 30 }],
    ['dues', { memberType: 'uninsured-working-age', month: '2028-01', region: 4 }],
    ['dues.default', { year: 2026, unpaid: [{ month: '2026-02' }, { month: '2026-03', excused: true }] }],
    ['dues.split', { month: '2026-03', collected: 0, levels: [{ type: 'village-branch' }] }],
    ['dues.b01', { columns: { 1: { '01': 3, '13': null } } }],
    ['evaluation-quota', { counts: { HTXS: 1, HTT: 6 }, base: 'HTT_or_better', pct: 20, rounding: 'half-up' }],
    ['evaluation-level', { role: 'head', common: 28, results: 60, quarters: ['HTT', null] }],
    ['evaluation-level', { role: 'member', score: 88 }],
    ['evaluation-due', { period: '2026-Q2', leader: true }],
  ])('%s takes %j', (name, facts) => expect(wrong(name, facts)).toEqual([]))

  test.each<[RuleName, unknown, string[]]>([
    [
      'meeting-score',
      { form: 'lao-cai', lines: { '1': '5' }, measured: { attendancePct: 101 } },
      ['form', 'lines.1', 'measured.attendancePct'],
    ],
    ['meeting-score.year', { form: 'phu-tho', meetings: [{ month: '2026-13', points: 90 }] }, ['meetings.0.month']],
    [
      'meeting.quorum',
      { official: 9, probationary: 1.5, presentOfficial: -1 },
      ['probationary', 'presentOfficial', 'presentProbationary'],
    ],
    ['meeting.sitting', { way: 'walk', members: 9 }, ['way']],
    ['meeting-calendar', { year: 20, thematicMonths: [0] }, ['year', 'thematicMonths.0']],
    [
      'dues',
      { memberType: 'abroad', month: '2026-3', base: 1.5, region: 5 },
      ['memberType', 'base', 'month', 'region'],
    ],
    ['dues', { memberType: 'insured', month: '2026-03', base: -1, partyAgeYears: 50.5 }, ['base', 'partyAgeYears']],
    ['dues.default', { year: 2026 }, ['unpaid']],
    ['dues.split', { month: '2026-03', collected: 0.5, levels: [] }, ['collected', 'levels']],
    ['dues.b01', { columns: { 1: { '01': 0.5, '14': 1 } } }, ['columns.1.01', 'columns.1.14']],
    [
      'evaluation-quota',
      { counts: { HTXS: 0.5, good: 1 }, base: 'HT', pct: 120 },
      ['counts.HTXS', 'counts.good', 'base', 'pct'],
    ],
    ['evaluation-level', { role: 'member', common: 20 }, ['score']],
    ['evaluation-level', { role: 'member', common: 20, results: 20, score: 40 }, ['score']],
    ['evaluation-due', { period: '2026-Q5', admittedOn: '2026-02-30' }, ['period', 'admittedOn']],
  ])('%s does not take %j', (name, facts, fields) => {
    const errors = wrong(name, facts)
    expect([...new Set(errors.map((e) => e.path))]).toEqual(fields)
    for (const { message } of errors) expect(message).toMatch(/[À-ỹ].*\.$/)
  })
})

const catalogue = { ...meetingRuleRefusals, ...duesRuleRefusals, ...evaluationRuleRefusals }

describe('refusals', () => {
  test('every code of these rules has its sentence, and every sentence its code', () => {
    const rules = fileURLToPath(new URL('../../rules/', import.meta.url))
    const source = ['dues', 'evaluations', 'meetings']
      .flatMap((room) => readdirSync(`${rules}${room}`).map((file) => `${rules}${room}/${file}`))
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n')
    expect(Object.keys(catalogue).filter((code) => !source.includes(`'${code}'`))).toEqual([])
    const used = new Set([...source.matchAll(/'((?:meetings|dues|evaluations)\.[a-z-]+)'/g)].map((m) => m[1] ?? ''))
    expect([...used].filter((code) => refusalCatalogue[code] === undefined)).toEqual([])
  })

  test('a sentence is whole, in Vietnamese, and says what to do next', () => {
    const words =
      'form on scope line known points max reason band present required electorate least percent cannot month year quarter'
    const more =
      'reduction column row missing of parts period is sum rated pct people allowed common results score members most'
    const facts = Object.fromEntries(`${words} ${more}`.split(' ').map((name, i) => [name, i + 1]))
    for (const [code, { message, next }] of Object.entries(catalogue)) {
      for (const sentence of [message(facts), next?.(facts) ?? '']) {
        expect(sentence, code).toMatch(/^\p{Lu}.*[À-ỹ].*\.$/u)
        expect(sentence, code).not.toMatch(/undefined|null|NaN/)
      }
    }
  })
})

test('a form that gives a total alone has no line to number', () => {
  const above = meetingRuleRefusals['meetings.line-above-maximum']
  expect(above?.message({ line: 'total', max: 100, points: 101 })).toBe(
    'Dòng tổng điểm được nhiều nhất 100 điểm, đang ghi 101.',
  )
})
