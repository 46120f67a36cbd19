// Which values the program understands, and how a value reads.
import { describe, expect, test } from 'vitest'
import { codeInWords } from './code-words.ts'
import { chainOf } from './instruments.ts'
import { shippedRulebook as book } from './national.ts'
import type { Parameter, ParameterUnit } from './rulebook.ts'
import { furtherChoices } from './shipped-parameters.ts'
import { choicesOf, misunderstood } from './understood.ts'
import { inWords, triggerWords } from './words.ts'

const versions = (ruleId: string, name: string) => [
  ...book.parameters.filter((p) => p.ruleId === ruleId && p.name === name),
  ...furtherChoices(ruleId, name),
]
const known = new Set(book.instruments.map((i) => i.key))
const ask = (
  ruleId: string,
  name: string,
  value: Parameter['value'],
  unit: ParameterUnit,
  trigger: string | null = null,
) => misunderstood({ value, unit, trigger }, versions(ruleId, name), known)

describe('values the program understands', () => {
  test('every shipped value is understood as it is', () => {
    const wrong = book.parameters.filter((p) => misunderstood(p, versions(p.ruleId, p.name), known) !== null)
    expect(wrong.map((p) => `${p.ruleId} ${p.name}`)).toEqual([])
  })

  test.each([
    ['ADM-13', 'ceremony-within', 25, 'working-day', 'decision-issued', null],
    ['ADM-13', 'ceremony-within', 25, 'day', 'decision-issued', null],
    ['ADM-13', 'ceremony-within', 25, 'month', 'decision-issued', 'unit'],
    ['ADM-13', 'ceremony-within', 25, 'working-day', 'ceremony', 'trigger'],
    ['ADM-13', 'ceremony-within', 25, 'working-day', null, 'trigger'],
    ['ADM-13', 'ceremony-within', -1, 'working-day', 'decision-issued', 'kind'],
    ['ELIG-09', 'pupil-years', 1.5, 'year', null, null],
    ['ADM-13', 'ceremony-within', 2.5, 'working-day', 'decision-issued', 'kind'],
    ['ADM-13', 'ceremony-within', '25', 'working-day', 'decision-issued', 'kind'],
    ['ADM-01', 'majority', '>1/2', 'fraction', null, null],
    ['ADM-01', 'majority', '>=3/2', 'fraction', null, 'kind'],
    ['ADM-01', 'majority', 'half', 'fraction', null, 'kind'],
    ['ADM-08', 'ballots', ['card'], 'list', null, null],
    ['ADM-08', 'ballots', ['by acclamation'], 'list', null, 'value'],
    ['ADM-08', 'ballots', [], 'list', null, 'kind'],
    ['ADM-08', 'ballots', ['card', 'card'], 'list', null, 'kind'],
    ['AGE-01', 'badge-years', ['30', '35', '40'], 'list', null, null],
    ['AGE-01', 'badge-years', ['thirty'], 'list', null, 'kind'],
    ['ELIG-06', 'protection-instrument', '208-QĐ/TW|2026-07-26', 'text', null, null],
    ['ELIG-06', 'protection-instrument', '1-QĐ/TW|2026-07-27', 'text', null, 'instrument'],
    ['DOS-08', 'birth-frozen-from', '2017-01-01', 'text', null, null],
    ['DOS-08', 'birth-frozen-from', 'some day', 'text', null, 'kind'],
    ['EXM-01', 'decider', 'branch', 'text', null, null],
    ['EXM-01', 'decider', 'nobody', 'text', null, 'value'],
    ['D-05', 'rate', 0.35, 'percent', null, null],
    ['D-05', 'rate', 0.355, 'percent', null, 'kind'],
    ['D-05', 'minimum-wage-1', 5_500_000, 'dong', null, null],
    ['D-05', 'minimum-wage-1', 5_500_000.5, 'dong', null, 'kind'],
    ['E-16', 'htxs-base', 'all', 'text', null, null],
    ['E-16', 'htxs-base', 'nobody', 'text', null, 'value'],
  ] as const)('%s %s = %j %s %s: %s', (ruleId, name, value, unit, trigger, wanted) => {
    expect(ask(ruleId, name, value, unit, trigger)?.reason ?? null).toBe(wanted)
  })

  test('a screen is told what may be chosen', () => {
    expect(choicesOf(versions('ADM-13', 'ceremony-within'))).toEqual({
      units: ['working-day', 'day'],
      values: null,
      triggers: ['decision-received', 'decision-issued'],
    })
    expect(choicesOf(versions('ADM-08', 'ballots')).values).toEqual(['secret', 'card'])
  })
})

describe('values in words', () => {
  test.each([
    [
      { value: 30, unit: 'working-day', trigger: 'decision-issued' },
      '30 ngày làm việc, tính từ ngày ban hành quyết định',
    ],
    [{ value: '>=2/3', unit: 'fraction', trigger: null }, 'từ 2/3 số phiếu trở lên'],
    [{ value: '>1/2', unit: 'fraction', trigger: null }, 'trên 1/2 số phiếu'],
    [{ value: true, unit: 'flag', trigger: null }, 'có'],
    [{ value: 3, unit: 'count', trigger: null }, '3'],
    [{ value: 2.5, unit: 'year', trigger: null }, '2,5 năm'],
    [{ value: 0.3, unit: 'percent', trigger: null }, '0,3 %'],
    [{ value: 5_310_000, unit: 'dong', trigger: null }, '5.310.000 đồng'],
    [{ value: '2016-08-18', unit: 'text', trigger: null }, '18/08/2016'],
    [{ value: '58-QĐ/TW|2022-02-08', unit: 'text', trigger: null }, '58-QĐ/TW'],
  ] as const)('%j', (parameter, words) => expect(inWords(parameter)).toBe(words))

  test('a code is said in words, as its rule means it', () => {
    const words = (ruleId: string, value: Parameter['value']) => inWords({ ruleId, value, unit: 'list', trigger: null })
    expect(words('ADM-08', ['secret', 'card'])).toBe('bỏ phiếu kín; biểu quyết bằng thẻ')
    expect(words('TRF-06', ['card', 'decision'])).toBe('thẻ đảng viên; quyết định')
    const isPlain = (code: string): boolean => /^[a-z][a-z0-9-]+$/.test(code)
    const silent = book.parameters.flatMap(({ ruleId, value }) =>
      (typeof value === 'object' ? value : typeof value === 'string' ? [value] : [])
        .filter((code) => isPlain(code) && codeInWords(code, ruleId) === code)
        .map((code) => `${ruleId} ${code}`),
    )
    expect(silent).toEqual([])
  })

  test('everything a shipped term counts from has a word', () => {
    const starts = new Set(book.parameters.flatMap((p) => (p.trigger === null ? [] : [p.trigger])))
    expect([...starts].filter((start) => triggerWords[start] === undefined)).toEqual([])
  })
})

test('an instrument is followed to what stands today, and a circle ends', () => {
  expect(chainOf(book.instruments, '29-QĐ/TW|2016-07-25').at(-1)).toBe('208-QĐ/TW|2026-07-26')
  expect(chainOf(book.instruments, '208-QĐ/TW|2026-07-26')).toEqual([])
  const circle = [
    { key: 'a', replacedBy: 'b' },
    { key: 'b', replacedBy: 'a' },
  ]
  expect(chainOf(circle, 'a')).toEqual(['b'])
})
