// The rules about persons and votes as they are asked from outside: the facts of the issue pass, every refusal has its sentence.
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { peopleRuleRefusals } from '#contract/refusals/rules-people.ts'
import { refusalCatalogue } from '#contract/refusals.ts'
import { ruleFacts } from '#contract/rules/all.ts'
import { type NamedRule, namedRules, type RuleName } from '#rules/rulebook/named-rules.ts'
import { shippedRulebook } from '#rules/rulebook/national.ts'
import { type VoteKind, voteKinds } from '#rules/votes/vote.ts'

function ask(name: RuleName, facts: unknown, on = '2026-11-22', province: string | null = null) {
  const run = namedRules[name].run as NamedRule<unknown>['run']
  return run(ruleFacts[name].parse(facts), { book: shippedRulebook, on, province })
}

describe('facts by the names the issue gives them', () => {
  test.each<[string, RuleName, unknown, string[], Record<string, unknown>]>([
    [
      'ELIG-01',
      'admission.eligibility',
      {
        birthOn: '1990-05-01',
        education: 'lower-secondary',
        area: 'ordinary',
        over60Consent: false,
        certificateIssuedOn: '2025-01-01',
      },
      [],
      { age: { years: 36, months: 6 } },
    ],
    [
      'INTRO-04',
      'admission.introducers',
      {
        youthAge: true,
        youthUnion: true,
        tradeUnion: false,
        introducers: [{ official: true, monthsTogether: 14, replacement: false }],
        unionResolution: false,
      },
      ['INTRO-04'],
      { route: 'youth-union' },
    ],
    [
      'READ-03',
      'readmission',
      { leftOn: '2010-01-01', ground: 'own-request', recordClearedOn: null, timesReadmitted: 0 },
      ['READ-03'],
      { earliestOn: null },
    ],
    [
      // A record cleared before leaving has nothing to do with leaving at one's own request.
      'READ-03',
      'readmission',
      { leftOn: '2010-01-01', ground: 'own-request', recordClearedOn: '2005-01-01', timesReadmitted: 0 },
      ['READ-03'],
      { earliestOn: null },
    ],
    [
      'VOTE-02',
      'vote',
      {
        kind: 'recognition',
        official: 12,
        exemptAbsent: 2,
        exemptVoting: 0,
        awayAbsent: 1,
        awayVoting: 0,
        suspended: 0,
        inFavour: 5,
      },
      ['REC-03'],
      { denominator: 9, required: 6, passed: false },
    ],
    [
      'AGE-01',
      'party-age',
      { decisionOn: '1980-03-03', gaps: [{ from: '1990-01-01', to: '1991-01-01' }] },
      [],
      { years: 45, months: 8, nextBadge: { years: 50, on: '2031-03-03' } },
    ],
    [
      'DEL-07',
      'name-deletion',
      { ground: 'no-activity', months: 3, requestsForStatement: 2, official: 9, inFavour: 6 },
      ['DEL-07'],
      { denominator: 9, required: 6 },
    ],
  ])('%s %s', (_, name, facts, rules, values) => {
    const answer = ask(name, facts)
    expect(answer.refusals.map((r) => r.ruleId)).toEqual(rules)
    expect(answer.values).toMatchObject(values)
  })

  test('VOTE-02: a count is a whole number; numbers that contradict one another are refused by the rule', () => {
    for (const suspended of [-1, 1.5, '1'])
      expect(ruleFacts.vote.safeParse({ kind: 'admission', official: 9, suspended }).success).toBe(false)
    expect(ask('vote', { kind: 'admission', official: 9, inFavour: 10 }).refusals[0]?.code).toBe('votes.contradict')
    expect(ruleFacts.vote.safeParse({ kind: 'admission', official: 9, absent: 1 }).success).toBe(false)
  })
})

test('ADM-09: the full result goes up where somebody is admitted, recognised or deleted, and of no other matter is that said', () => {
  const next = (kind: VoteKind) => {
    const [short] = ask('vote', { kind, official: 9, inFavour: 1 }).refusals
    return refusalCatalogue[short?.code ?? '']?.next?.(short?.facts ?? {}) ?? ''
  }
  const told = voteKinds.filter((kind) => next(kind).includes('báo cáo đầy đủ kết quả lên cấp trên'))
  expect(told).toEqual(['admission', 'recognition', 'name-deletion', 'probationer-deletion'])
  expect(next('resolution')).toContain('chưa được thông qua')
})

test('every refusal of a rule has its sentence, and every sentence its refusal', () => {
  const rules = fileURLToPath(new URL('../../rules/', import.meta.url))
  const source = ['admission', 'members', 'standing', 'votes']
    .flatMap((room) => readdirSync(`${rules}${room}`).map((file) => `${rules}${room}/${file}`))
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n')
  const used = new Set([...source.matchAll(/'([a-z-]+\.[a-z-]+)'/g)].map((m) => m[1] ?? ''))
  expect([...used].filter((code) => refusalCatalogue[code] === undefined)).toEqual([])
  expect(Object.keys(peopleRuleRefusals).filter((code) => !used.has(code))).toEqual([])
})

test('a sentence is whole whatever its facts', () => {
  const facts = {
    least: 12,
    most: 60,
    years: 61,
    months: 2,
    validTo: '2026-01-01',
    named: 1,
    required: 2,
    earliestOn: '2027-01-01',
    votes: 5,
    denominator: 9,
    asked: 1,
  }
  const silent = Object.entries(peopleRuleRefusals).filter(([, { next }]) => next === undefined)
  expect(silent.map(([code]) => code)).toEqual([])
  for (const { message, next } of Object.values(peopleRuleRefusals)) {
    for (const sentence of [message(facts), next?.(facts) ?? 'Xong.']) {
      expect(sentence).toMatch(/^\p{Lu}.*\.$/u)
      expect(sentence).not.toContain('undefined')
    }
  }
})
