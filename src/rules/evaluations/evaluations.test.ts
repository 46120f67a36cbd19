// Levels, the ceiling of excellent ones and who is reviewed, by section 2 of the organisation page.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { shippedRulebook } from '../rulebook/national.ts'
import { type EvaluationDueFacts, evaluationDue } from './due.ts'
import { type EvaluationLevelFacts, evaluationLevel } from './level.ts'
import { evaluationQuota, type QuotaFacts, quotaBases, quotaRoundings } from './quota.ts'

const setting = { book: shippedRulebook, on: '2026-12-10', province: null }

describe('E-16: at most 20 % excellent', () => {
  const ask = (facts: QuotaFacts) => evaluationQuota(facts, setting)

  // Of n people two are rated excellent and one has only completed the tasks; everybody else is HTT.
  const counts = (people: number) => ({ HTXS: 2, HTT: people - 3, HT: 1, KHT: 0, unrated: 4 })
  test.each<[number, QuotaFacts['base'], number, number, number]>([
    // people, base, of whom, allowed rounding down, allowed rounding half up
    [7, 'HTT', 4, 0, 1],
    [7, 'HTT_or_better', 6, 1, 1],
    [7, 'all', 7, 1, 1],
    [8, 'HTT', 5, 1, 1],
    [8, 'HTT_or_better', 7, 1, 1],
    [8, 'all', 8, 1, 2],
    [12, 'HTT', 9, 1, 2],
    [12, 'HTT_or_better', 11, 2, 2],
    [12, 'all', 12, 2, 2],
    [13, 'HTT', 10, 2, 2],
    [13, 'HTT_or_better', 12, 2, 2],
    [13, 'all', 13, 2, 3],
  ])('E-16: of %d people by %s (%d) %d, or %d with halves up', (people, base, of, down, halfUp) => {
    const answers = (['down', 'half-up'] as const).map((rounding) =>
      ask({ counts: counts(people), base, pct: 20, rounding }),
    )
    expect(answers.map((a) => a.values)).toMatchObject(
      [down, halfUp].map((allowed) => ({ people: of, allowed, excess: Math.max(0, 2 - allowed) })),
    )
    expect(answers.map((a) => a.ok)).toEqual([down >= 2, halfUp >= 2])
  })

  test('E-16: base, share and rounding are the rulebook’s where they are not named', () => {
    const answer = ask({ counts: { HTXS: 3, HTT: 14 } })
    expect(answer).toMatchObject({
      ok: false,
      refusals: [{ code: 'evaluations.too-many-excellent', ruleId: 'E-16', basis: '366-QĐ/TW' }],
      values: { base: 'HTT', pct: 20, rounding: 'down', allowed: 2, excess: 1 },
    })
    // Base, share and rounding are all missing then; a person is told once.
    expect(evaluationQuota({ counts: {} }, { ...setting, on: '2025-08-29' }).refusals).toMatchObject([
      { code: 'rulebook.no-value-in-force', ruleId: 'E-16' },
    ])
  })

  test('E-16: the higher share is off until confirmed', () => {
    expect(ask({ counts: { HTT: 20 }, outstanding: true }).refusals).toMatchObject([
      { code: 'rulebook.value-unconfirmed', ruleId: 'E-16' },
    ])
    expect(ask({ counts: { HTT: 20 }, outstanding: true, pct: 25 }).values.allowed).toBe(5)
  })

  test('E-16: rounded down, the share is never passed, and one more would pass it', () => {
    fc.assert(
      fc.property(fc.nat(5000), fc.constantFrom(...quotaBases), fc.integer({ min: 0, max: 100 }), (HTT, base, pct) => {
        const allowed = ask({ counts: { HTT }, base, pct, rounding: 'down' }).values.allowed as number
        expect(allowed * 100).toBeLessThanOrEqual(pct * HTT)
        expect((allowed + 1) * 100).toBeGreaterThan(pct * HTT)
        const others = quotaRoundings.map((rounding) => ask({ counts: { HTT }, base, pct, rounding }).values.allowed)
        expect(others.every((n) => n === allowed || n === allowed + 1)).toBe(true)
      }),
    )
  })
})

describe('LEVEL-01: points and conditions', () => {
  const ask = (facts: Partial<EvaluationLevelFacts>) => evaluationLevel({ role: 'member', ...facts }, setting)
  const good = { tasksDonePct: 100, latePct: 0, overTargetPct: 30, subordinateDisciplined: false }

  test.each<[number, number, string]>([
    [28, 62, 'HTXS'],
    [28, 61.99, 'HTT'],
    [20, 50, 'HTT'],
    [20, 49.5, 'HT'],
    [10, 40, 'HT'],
    [9, 40.99, 'KHT'],
  ])('LEVEL-01: %d + %d points are %s', (common, results, level) => {
    expect(ask({ common, results, ...good }).values).toMatchObject({ level, reasons: [], notJudged: [] })
    expect(ask({ score: Math.round((common + results) * 100) / 100, ...good }).values.level).toBe(level)
  })

  test('LEVEL-01: 30 + 70 and no more', () => {
    for (const points of [{ common: 31, results: 40 }, { common: 20, results: 71 }, { score: 101 }])
      expect(ask(points)).toMatchObject({
        ok: false,
        refusals: [{ code: 'evaluations.points-above' }],
        values: { level: null },
      })
  })

  test.each<[string, Partial<EvaluationLevelFacts>, string]>([
    ['a collective short of 30 % over target', { role: 'collective', overTargetPct: 29 }, 'HTT'],
    ['a leader short of 30 % over target', { role: 'leader', overTargetPct: 29 }, 'HTT'],
    ['a member has no such condition', { role: 'member', overTargetPct: 0 }, 'HTXS'],
    ['a collective with a unit disciplined', { role: 'collective', subordinateDisciplined: true }, 'HTT'],
    ['late in part', { role: 'collective', latePct: 20 }, 'HT'],
    ['under half of the targets', { targetsMetPct: 49 }, 'KHT'],
    ['half of the targets', { targetsMetPct: 50 }, 'HTXS'],
    ['disciplined', { disciplined: true }, 'KHT'],
    ['degraded', { degraded: true }, 'KHT'],
    ['more than a fifth of the units disciplined', { role: 'collective', unitsDisciplinedPct: 21 }, 'KHT'],
    ['a fifth of the units disciplined', { role: 'collective', unitsDisciplinedPct: 20 }, 'HTXS'],
  ])('LEVEL-01: %s', (_, facts, level) => {
    const { values } = ask({ score: 95, ...good, ...facts })
    expect(values.level).toBe(level)
    expect((values.reasons as string[]).length > 0).toBe(level !== 'HTXS')
  })

  test('LEVEL-01: points for HT without its conditions and no case of KHT are left open', () => {
    for (const gate of [{ tasksDonePct: 99 }, { latePct: 21 }])
      expect(ask({ score: 60, ...good, ...gate })).toMatchObject({
        ok: false,
        refusals: [{ code: 'evaluations.level-open', ruleId: 'LEVEL-01' }],
        values: { level: null, byPoints: 'HT' },
      })
  })

  test('LEVEL-01: what is not given is not judged, and said', () => {
    expect(ask({ role: 'collective', score: 95 }).values).toMatchObject({
      level: 'HTXS',
      notJudged: ['tasksDonePct', 'latePct', 'overTargetPct', 'subordinateDisciplined'],
    })
    expect(evaluationLevel({ role: 'member', score: 95 }, { ...setting, on: '2025-08-29' }).ok).toBe(false)
  })

  test('E-17, E-18: before they were laid down they hold nobody down, and keep nobody from being rated', () => {
    const early = { ...setting, on: '2025-09-30' }
    const head: EvaluationLevelFacts = {
      role: 'head',
      score: 95,
      ...good,
      collectiveScore: 60,
      quarters: ['KHT', 'KHT'],
    }
    expect(evaluationLevel(head, early)).toMatchObject({
      ok: true,
      values: { level: 'HTXS', reasons: [], considerReplacement: false },
    })
    expect(evaluationLevel(head, { ...setting, on: '2025-10-08' }).values).toMatchObject({
      level: 'KHT',
      considerReplacement: true,
    })
  })

  test('E-17: the head is not above the collective; a collective under 70 fails its head and bars its deputies', () => {
    expect(ask({ role: 'head', score: 95, ...good, collectiveLevel: 'HT' }).values.level).toBe('HT')
    expect(ask({ role: 'head', score: 60, ...good, collectiveLevel: 'HTT' }).values.level).toBe('HT')
    expect(ask({ role: 'deputy', score: 95, ...good, collectiveLevel: 'HT' }).values.level).toBe('HTXS')
    expect(ask({ role: 'head', score: 95, ...good, collectiveScore: 69 }).values.level).toBe('KHT')
    expect(ask({ role: 'deputy', score: 95, ...good, collectiveScore: 69 }).values.level).toBe('HTT')
    expect(ask({ role: 'head', score: 95, ...good, collectiveScore: 70 }).values.level).toBe('HTXS')
  })

  test('E-19: a branch that did not inspect as planned, or missed a breach, is not HTT or better; what is not said is not judged', () => {
    const branch = { role: 'collective', score: 95, ...good } as const
    for (const fault of [{ inspectionDone: false }, { breachMissed: true }]) {
      expect(ask({ ...branch, ...fault }).values).toMatchObject({
        level: 'HT',
        reasons: [expect.stringMatching(/^E-19: /)],
      })
      expect(ask({ ...branch, ...fault, role: 'head' }).values.level).toBe('HTXS')
      const before = { ...setting, on: '2025-12-28' }
      expect(evaluationLevel({ ...branch, ...fault }, before).values.level).toBe('HTXS')
    }
    expect(ask({ ...branch, inspectionDone: true, breachMissed: false }).values.level).toBe('HTXS')
    expect(ask(branch).values.level).toBe('HTXS')
  })

  test('E-18: one failed quarter bars HTXS, two in a row ask to consider a replacement', () => {
    const year = (...quarters: ('HTXS' | 'HTT' | 'KHT' | null)[]) =>
      ask({ role: 'leader', score: 95, ...good, quarters }).values
    expect(year('HTXS', 'HTT', 'HTXS')).toMatchObject({ level: 'HTXS', considerReplacement: false })
    expect(year('KHT', 'HTT', 'HTXS')).toMatchObject({ level: 'HTT', considerReplacement: false })
    expect(year('KHT', 'HTT', 'KHT')).toMatchObject({ level: 'HTT', considerReplacement: false })
    expect(year('HTT', 'KHT', 'KHT')).toMatchObject({ level: 'HTT', considerReplacement: true })
    expect(year('KHT', null, 'KHT')).toMatchObject({ considerReplacement: false })
  })
})

describe('evaluation-due', () => {
  const ask = (facts: EvaluationDueFacts, on = setting.on) => evaluationDue(facts, { ...setting, on })

  test.each<[string, Partial<EvaluationDueFacts>, boolean]>([
    ['a member', {}, true],
    ['admitted six months ago', { admittedOn: '2026-06-10' }, true],
    ['admitted a day later', { admittedOn: '2026-06-11' }, false],
    ['suspended', { suspended: true }, false],
    ['exempt', { exempt: true }, false],
  ])('E-03: the year, %s', (_, facts, due) => {
    const { values } = ask({ period: '2026', ...facts })
    expect(values).toEqual({ due, reasons: due ? [] : [expect.stringMatching(/^E-03: /)] })
  })

  test.each<[string, EvaluationDueFacts, string[]]>([
    ['a leader in Q2/2026', { period: '2026-Q2', leader: true }, []],
    ['a leader in Q4, with the year', { period: '2026-Q4', leader: true }, ['E-02']],
    ['a leader before the first quarter', { period: '2026-Q1', leader: true }, ['E-02']],
    ['a member without a post', { period: '2026-Q3' }, ['E-02']],
    ['two months on duty (E-04)', { period: '2026-Q3', leader: true, monthsInQuarter: 2 }, []],
    ['less than two months on duty (E-04)', { period: '2026-Q3', leader: true, monthsInQuarter: 1.5 }, ['E-04']],
  ])('E-02: %s', (_, facts, rules) => {
    const { due, reasons } = ask(facts).values as { due: boolean; reasons: string[] }
    expect(reasons.map((r) => r.slice(0, 4))).toEqual(rules)
    expect(due).toBe(rules.length === 0)
  })

  test.each<[string, EvaluationDueFacts, boolean]>([
    ['a member without a post', { period: '2026-11' }, true],
    ['somebody new', { period: '2026-11', admittedOn: '2026-11-20' }, true],
    ['exempt', { period: '2026-11', exempt: true }, false],
    ['suspended', { period: '2026-11', leader: true, suspended: true }, false],
  ])('E-03: a month of local guidance, %s', (_, facts, due) => expect(ask(facts).values.due).toBe(due))

  test('E-02: asked on a day before the guidance, it is refused', () => {
    expect(ask({ period: '2026-Q2', leader: true }, '2026-05-21')).toMatchObject({
      ok: false,
      refusals: [{ code: 'rulebook.no-value-in-force', ruleId: 'E-02' }],
      values: { due: null },
    })
  })
})
