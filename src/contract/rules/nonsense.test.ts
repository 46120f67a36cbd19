// Nonsense asked of every named rule: no wrong type, number below nothing, part of a person or empty question gets an answer.
import { describe, expect, test } from 'vitest'
import { ruleFacts } from '#contract/rules/all.ts'
import { type NamedRule, namedRules, type RuleName } from '#rules/rulebook/named-rules.ts'
import { shippedRulebook } from '#rules/rulebook/national.ts'

const electorate = { official: 12, exemptAbsent: 1, exemptVoting: 1, awayAbsent: 1, awayVoting: 1, suspended: 1 }
const row = { '02': 100, '04': 70, '05': 50, '06': 20, '12': 30 }

/** A question of each rule that is answered, with as many facts as fit together. */
const sensible: { readonly [Name in RuleName]: Record<string, unknown> } = {
  'working-days.add': { from: '2026-11-02', days: 5 },
  'admission.eligibility': {
    birthOn: '1990-05-01',
    education: 'lower-secondary',
    area: 'ordinary',
    over60Consent: false,
    certificateIssuedOn: '2025-01-01',
    educationProof: 'diploma',
    elderConsent: false,
  },
  'admission.introducers': {
    youthAge: false,
    youthUnion: false,
    tradeUnion: false,
    unionResolution: false,
    unionMember: false,
    introducers: [1, 2].map(() => ({
      official: true,
      monthsTogether: 14,
      replacement: false,
      monthsOfficial: 30,
      together: 'work',
    })),
  },
  'admission.place': { situation: 'contract', months: 14 },
  readmission: {
    leftOn: '2010-01-01',
    ground: 'family-hardship',
    recordClearedOn: '2011-01-01',
    timesReadmitted: 0,
    provincialConsent: true,
  },
  vote: { kind: 'recognition', body: 'branch', ...electorate, inFavour: 9 },
  'party-age': {
    decisionOn: '1980-03-03',
    cardDateOn: '1980-03-03',
    gaps: [{ from: '1990-01-01', to: '1991-01-01' }],
  },
  'name-deletion': {
    ground: 'no-activity',
    months: 6,
    requestsForStatement: 3,
    statement: 'refused',
    ...electorate,
    inFavour: 9,
  },
  'admission.deadlines': {
    branchResolvedOn: '2026-08-03',
    decisionIssuedOn: '2026-09-01',
    decisionReceivedOn: '2026-09-03',
  },
  probation: { ceremonyOn: '2026-08-03' },
  'recognition.deadlines': { branchResolvedOn: '2026-08-03' },
  'transfer.formal': {
    effectiveOn: '2026-08-03',
    introducedOn: '2026-08-10',
    underInspection: false,
    contentsListConfirmed: true,
  },
  'transfer.temporary': { from: '2026-08-03', to: '2026-12-03', purpose: 'work' },
  exemption: { route: 'age-health', months: 12, cause: null },
  appeal: { against: 'discipline', receivedOn: '2026-08-03' },
  'meeting-score': {
    form: 'hd-42-2025',
    lines: { '1': 5, '2': 5, '3': 10, '4': 36, '5': 5, '6': 24, '7': 5 },
    measured: { minutesHeld: 95, minutesRequired: 90, members: 12, combined: false, attendancePct: 95, unexcused: 0 },
    explained: { '4': 'Ít ý kiến' },
    fullMarks: ['attendance'],
  },
  'meeting-score.year': {
    form: 'phu-tho',
    meetings: Array.from({ length: 12 }, (_, at) => ({ month: `2026-${String(at + 1).padStart(2, '0')}`, points: 95 })),
  },
  'meeting.quorum': {
    ...electorate,
    probationary: 2,
    probationaryExempt: 1,
    specialDuty: 0,
    presentOfficial: 8,
    presentProbationary: 1,
  },
  'meeting.sitting': {
    way: 'online',
    members: 30,
    combined: false,
    mergedWithOther: false,
    groupSittingsThisYear: 0,
    cannotGather: 20,
    reason: 'dispersed',
    secretPapers: false,
  },
  'meeting-calendar': { year: 2026, thematicMonths: [1, 4, 7, 10] },
  dues: {
    memberType: 'pensioner',
    base: 5_000_000,
    extraPay: 3_000_000,
    month: '2026-03',
    region: 1,
    partyAgeYears: 30,
    reductionPct: 30,
    probationary: false,
    socialPension: false,
    detained: false,
  },
  'dues.default': { year: 2026, unpaid: [{ month: '2026-02', excused: false }] },
  'dues.split': { month: '2026-03', collected: 1_000_000, levels: [{ type: 'village-branch' }] },
  'dues.b01': { columns: { 1: row, 2: row, 4: Object.fromEntries(Object.entries(row).map(([no, n]) => [no, 2 * n])) } },
  'evaluation-quota': {
    counts: { HTXS: 1, HTT: 10, HT: 2, KHT: 1, unrated: 1 },
    base: 'HTT',
    pct: 20,
    rounding: 'half-up',
    outstanding: false,
  },
  'evaluation-level': {
    role: 'head',
    common: 28,
    results: 60,
    tasksDonePct: 100,
    overTargetPct: 0,
    latePct: 0,
    targetsMetPct: 100,
    disciplined: false,
    degraded: false,
    collectiveLevel: 'HTT',
    collectiveScore: 80,
    quarters: ['HTT', null, 'HT'],
  },
  'evaluation-due': {
    period: '2026-Q2',
    leader: true,
    admittedOn: '2020-01-01',
    suspended: false,
    exempt: false,
    monthsInQuarter: 3,
  },
  'parameter.get': { ruleId: 'ADM-13', name: 'ceremony-within' },
  'term.end': { ruleId: 'ADM-13', name: 'ceremony-within', from: '2026-08-03' },
}

/** Points, percent, months and minutes may have a fraction. */
const MEASURED = /points|lines|common|results|Pct|pct|[sS]core$|months|minutes|collectiveScore/
/** Any words will do. */
const WORDS = /^explained/

const isAnswered = (name: RuleName, facts: unknown): boolean => {
  const read = ruleFacts[name].safeParse(facts)
  if (!read.success) return false
  const run = namedRules[name].run as NamedRule<unknown>['run']
  return run(read.data, { book: shippedRulebook, on: '2026-11-22', province: null }).ok
}

type Path = readonly (string | number)[]

/** Every place in the facts: the facts themselves, what they hold, and what that holds. */
function placesIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path]
  const inside = Array.isArray(value) ? value.map((one, at) => [at, one] as const) : Object.entries(value)
  return [path, ...inside.flatMap(([key, one]) => placesIn(one, [...path, key]))]
}

const at = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((held, key) => (held as Record<string | number, unknown>)[key], value)

/** The facts with something else in one place. */
function replaced(value: unknown, [key, ...rest]: Path, by: unknown): unknown {
  if (key === undefined) return by
  const next = replaced((value as Record<string | number, unknown>)[key], rest, by)
  if (Array.isArray(value)) return value.map((one, place) => (place === key ? next : one))
  return { ...(value as object), [key]: next }
}

/** What cannot stand where this value stands. */
function nonsenseFor(value: unknown, path: string): unknown[] {
  switch (typeof value) {
    case 'number':
      return ['5', true, [], {}, -1, -0.5, 1e21, ...(MEASURED.test(path) ? [] : [value + 0.5])]
    case 'string':
      return [5, true, [], {}, ...(WORDS.test(path) ? [] : ['', 'vô lý'])]
    case 'boolean':
      return ['có', 1, [], {}]
    default:
      return value === null ? [] : ['vô lý', 5, true, Array.isArray(value) ? {} : []]
  }
}

test.each<[RuleName, Record<string, unknown>, string]>([
  ['admission.eligibility', { birthOn: '1850-01-01', over60Consent: true }, 'birthOn'],
  ['admission.deadlines', { branchResolvedOn: '2026-09-01', decisionIssuedOn: '2026-08-31' }, 'decisionIssuedOn'],
  ['admission.deadlines', { branchResolvedOn: '2026-09-01', decisionReceivedOn: '2026-08-31' }, 'decisionReceivedOn'],
  [
    'readmission',
    { ground: 'lesser-conviction', leftOn: '2020-01-01', recordClearedOn: '2019-12-31' },
    'recordClearedOn',
  ],
  ['readmission', { ground: 'other', leftOn: '2020-01-01', timesReadmitted: 1e15 }, 'timesReadmitted'],
  ['vote', { kind: 'admission', official: Number.MAX_SAFE_INTEGER, inFavour: 1 }, 'official'],
  ['exemption', { route: 'other', months: 1e15 }, 'months'],
  ['exemption', { route: 'other', months: 0 }, 'months'],
  ['exemption', { route: 'age-health', cause: 'maternity' }, 'cause'],
  ['name-deletion', { ground: 'card', inFavour: 5 }, 'official'],
  ['name-deletion', { ground: 'card', statement: 'given', requestsForStatement: 1e15 }, 'requestsForStatement'],
  ['probation', { ceremonyOn: '9999-12-31' }, 'ceremonyOn'],
  ['party-age', { decisionOn: '2000-01-01', gaps: [{ from: '2009-02-29' }] }, 'gaps.0.from'],
])('%s: %j cannot be, and the fact is named: %s', (name, facts, wrong) => {
  const read = ruleFacts[name].safeParse(facts)
  expect(read.error?.issues.map(({ path }) => path.join('.'))).toEqual([wrong])
})

describe.each(Object.keys(sensible) as RuleName[])('%s', (name) => {
  const facts = sensible[name]

  test('answers a question with sense, and none without facts', () => {
    expect(isAnswered(name, facts)).toBe(true)
    expect(isAnswered(name, {})).toBe(false)
    expect(isAnswered(name, { ...facts, khác: 1 })).toBe(false)
  })

  test('answers no nonsense', () => {
    const answered = placesIn(facts).flatMap((path) =>
      nonsenseFor(at(facts, path), path.join('.'))
        .filter((wrong) => isAnswered(name, replaced(facts, path, wrong)))
        .map((wrong) => `${path.join('.')}: ${JSON.stringify(wrong)}`),
    )
    expect(answered).toEqual([])
  })
})
