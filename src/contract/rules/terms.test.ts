// The rules with dates as they are asked from outside: which facts pass, what is said of wrong ones, and a sentence for every refusal.
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { ruleRefusals } from '#contract/refusals/rules.ts'
import { refusalCatalogue } from '#contract/refusals.ts'
import { ruleFacts } from '#contract/rules/all.ts'
import { fieldErrors } from '#kernel/field-errors.ts'
import { namedRules, type RuleName } from '#rules/rulebook/named-rules.ts'
import { shippedRulebook } from '#rules/rulebook/national.ts'
import { ruleIds } from '#rules/rulebook/rule-ids.ts'

const wrong = (name: RuleName, facts: unknown): string[] => {
  const read = ruleFacts[name].safeParse(facts)
  return read.success ? [] : [...new Set(fieldErrors(read.error).map((e) => e.path))]
}

describe('facts', () => {
  test.each<[RuleName, unknown]>([
    ['working-days.add', { from: '2026-02-13', days: 0 }],
    ['admission.deadlines', { branchResolvedOn: '2026-02-13' }],
    ['admission.deadlines', { branchResolvedOn: null, decisionIssuedOn: null, decisionReceivedOn: '2026-02-13' }],
    ['admission.deadlines', { decisionIssuedOn: '2026-03-09', decisionReceivedOn: '2026-03-09' }],
    ['probation', { ceremonyOn: '2024-02-29' }],
    ['transfer.formal', { underInspection: false }],
    ['transfer.formal', { effectiveOn: null, introducedOn: '2026-02-13', contentsListConfirmed: true }],
    ['transfer.temporary', { from: '2026-02-13', to: '2026-02-13', purpose: 'study' }],
    ['exemption', { route: 'age-health' }],
    ['exemption', { route: 'other', months: null }],
    ['appeal', { against: 'discipline', receivedOn: '2026-02-13' }],
    ['parameter.get', { ruleId: 'ADM-13', name: 'ceremony-within' }],
    ['term.end', { ruleId: 'ADM-13', name: 'ceremony-within', from: '2026-02-13' }],
  ])('%s takes %j', (name, facts) => expect(wrong(name, facts)).toEqual([]))

  test.each<[RuleName, unknown, string[]]>([
    ['working-days.add', { from: '2026-02-29', days: 1.5, to: '2026-03-01' }, ['from', 'days', 'to']],
    ['working-days.add', { from: '13/02/2026' }, ['from', 'days']],
    ['working-days.add', { from: '2026-02-13', days: '3' }, ['days']],
    ['admission.deadlines', {}, ['']],
    ['admission.deadlines', { branchResolvedOn: null }, ['']],
    ['admission.deadlines', { resolvedOn: '2026-02-13' }, ['resolvedOn', '']],
    [
      'admission.deadlines',
      { decisionIssuedOn: '2026-03-09', decisionReceivedOn: '2026-03-08' },
      ['decisionReceivedOn'],
    ],
    ['probation', {}, ['ceremonyOn']],
    ['probation', { ceremonyOn: '2025-02-29' }, ['ceremonyOn']],
    ['transfer.formal', {}, ['']],
    ['transfer.formal', { underInspection: 'yes' }, ['underInspection']],
    ['transfer.temporary', { from: '2026-02-13', to: '2026-02-12', purpose: 'work' }, ['to']],
    ['transfer.temporary', { from: '2026-02-13', to: '2026-06-12', purpose: 'holiday' }, ['purpose']],
    ['exemption', { route: 'sick', months: -1 }, ['route', 'months']],
    ['appeal', { against: 'expulsion', receivedOn: '2026-13-01' }, ['against', 'receivedOn']],
    ['term.end', { ruleId: 'ADM-99', name: 'Ceremony', from: '2026-02-13' }, ['ruleId', 'name']],
    ['probation', null, ['']],
    ['probation', [], ['']],
  ])('%s does not take %j', (name, facts, fields) => expect(wrong(name, facts)).toEqual(fields))

  test('every rule says in Vietnamese what is wrong', () => {
    for (const name of Object.keys(namedRules) as RuleName[]) {
      const read = ruleFacts[name].safeParse({ nothing: 1 })
      expect(read.success, name).toBe(false)
      for (const { message } of read.success ? [] : fieldErrors(read.error)) expect(message).toMatch(/[À-ỹ].*\.$/)
    }
  })
})

const room = fileURLToPath(new URL('../../rules/', import.meta.url))
const source = ['admission', 'calendar', 'members', 'probation', 'rulebook', 'standing', 'transfer', 'votes']
  .flatMap((name) => readdirSync(`${room}${name}`).map((file) => `${room}${name}/${file}`))
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n')
const names = new Set<string>(Object.keys(namedRules))
const codes = new Set(
  [...source.matchAll(/'([a-z-]+\.[a-z-]+)'/g)].map((m) => m[1] ?? '').filter((code) => !names.has(code)),
)

describe('refusals', () => {
  test('every code of a rule has its sentence, and every sentence here its code', () => {
    expect([...codes].filter((code) => refusalCatalogue[code] === undefined)).toEqual([])
    expect(Object.keys(ruleRefusals).filter((code) => !codes.has(code))).toEqual([])
  })

  test('a sentence is whole, in Vietnamese, and says what to do next', () => {
    const facts = { year: 2028, on: '2026-02-13', ruleId: 'ADM-10', months: 12, under: 12, included: true }
    for (const [code, { message, next }] of Object.entries(ruleRefusals)) {
      for (const sentence of [message(facts), message({ ...facts, included: false }), next?.(facts) ?? '']) {
        expect(sentence, code).toMatch(/^\p{Lu}.*[À-ỹ].*\.$/u)
        expect(sentence, code).not.toMatch(/undefined|null|NaN/)
      }
    }
  })

  test('a rule named in the catalogue is on the page', () => {
    const known = new Set([...ruleIds.map((r) => r.id), 'wd'])
    for (const { ruleId } of Object.values(ruleRefusals)) if (ruleId !== undefined) expect(known).toContain(ruleId)
  })
})

test('every answer has the three parts, and is ok exactly without a refusal', () => {
  const setting = { book: shippedRulebook, on: '2026-11-22', province: '01' }
  const answers = [
    namedRules['working-days.add'].run({ from: '2027-12-31', days: 1 }, setting),
    namedRules.probation.run({ ceremonyOn: '2026-02-13' }, setting),
    namedRules['transfer.formal'].run({ underInspection: true }, setting),
    namedRules.exemption.run({ route: 'other', months: 12 }, setting),
  ]
  expect(answers.map((a) => a.ok)).toEqual([false, true, false, false])
  for (const a of answers) {
    expect(Object.keys(a)).toEqual(['ok', 'refusals', 'values'])
    expect(a.ok).toBe(a.refusals.length === 0)
  }
})
