// Rules about members by tables: contradictions in a record, party age, statuses, posts, the search box, masks.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { maskNumber } from './mask.ts'
import { partyAgeOn } from './party-age.ts'
import { hasOneHolder, mayRecordPost, postsOfType, vacanciesOf } from './posts.ts'
import { type CheckedRecord, checkRecord } from './record-check.ts'
import { readBranchText, readSearchText } from './search-text.ts'
import { mayBecome, probationEnds } from './status-change.ts'

const TODAY = '2026-11-21'
const empty: CheckedRecord = {
  birthDate: null,
  decisionOn: null,
  admittedOn: null,
  officialOn: null,
  cardIssuedOn: null,
  recruitedOn: null,
  youthUnionOn: null,
  cardNo: null,
  ethnicityCode: null,
  religionCode: null,
  educationCode: null,
  professionalCode: null,
  academicTitle: null,
  theoryCode: null,
  occupationCode: null,
  status: 'full',
}

describe('contradictions in a record', () => {
  test.each<[string, Partial<CheckedRecord>, string[]]>([
    ['nothing known', {}, []],
    ['C1: three dates in order', { decisionOn: '2010-01-20', admittedOn: '2010-02-03', officialOn: '2011-02-03' }, []],
    [
      'C1: a ceremony before the decision is left to people',
      { decisionOn: '2010-03-01', admittedOn: '2010-02-03' },
      [],
    ],
    ['official before the ceremony', { admittedOn: '2010-02-03', officialOn: '2010-02-02' }, ['officialOn']],
    ['official before the decision', { decisionOn: '2010-02', officialOn: '2010-01' }, ['officialOn']],
    ['partial dates that may fit', { admittedOn: '2010', officialOn: '2010-01-01' }, []],
    ['ELIG-01: 18 years on the day', { birthDate: '1990-06-01', admittedOn: '2008-06-01' }, []],
    ['ELIG-01: a day short', { birthDate: '1990-06-02', admittedOn: '2008-06-01' }, ['admittedOn']],
    ['ELIG-01: the year may fit', { birthDate: '1990', admittedOn: '2008' }, []],
    ['ELIG-01: the year cannot fit', { birthDate: '1991', admittedOn: '2008' }, ['admittedOn']],
    ['born after the decision', { birthDate: '1991', decisionOn: '1990-01-01' }, ['decisionOn']],
    [
      'a date that has not come',
      { cardIssuedOn: '2026-11-22', youthUnionOn: '2027' },
      ['cardIssuedOn', 'youthUnionOn'],
    ],
    ['this year and month may have come', { cardIssuedOn: '2026', youthUnionOn: '2026-11' }, []],
    ['CARD-01: no card on probation', { status: 'probationary', cardNo: '900000000001' }, ['cardNo']],
    ['probation without an official date', { status: 'probationary', officialOn: '2020' }, ['officialOn']],
    ['codes of the lists', { ethnicityCode: '02', religionCode: 'none', academicTitle: 'professor' }, []],
    ['codes that are not in the lists', { theoryCode: 'x', academicTitle: 'doctor' }, ['academicTitle', 'theoryCode']],
  ])('%s', (_, fields, paths) => {
    expect(checkRecord({ ...empty, ...fields }, TODAY).map((f) => f.path)).toEqual(paths)
  })
})

describe('AGE-01 party age', () => {
  test('from the day of the decision, and otherwise a reason', () => {
    expect(partyAgeOn('1996-11-22', TODAY)).toEqual({ age: { years: 29, months: 11 }, reason: null })
    expect(partyAgeOn('1996-11-21', TODAY)).toEqual({ age: { years: 30, months: 0 }, reason: null })
    for (const date of [null, '1996', '1996-11', '2026-11-22']) {
      const answer = partyAgeOn(date, TODAY)
      expect(answer.age).toBeNull()
      expect(answer.reason).toMatch(/^\p{Lu}.*\.$/u)
    }
  })
})

describe('status', () => {
  test('only recognition, exemption and return are recorded by hand', () => {
    const all = ['probationary', 'full', 'exempt', 'suspended', 'left'] as const
    const allowed = all.flatMap((a) => all.filter((b) => mayBecome(a, b)).map((b) => `${a} ${b}`))
    expect(allowed).toEqual(['probationary full', 'full exempt', 'exempt full'])
  })
  test('REC-05: 12 months after the ceremony', () => {
    expect(probationEnds('2025-11-01')).toBe('2026-11-01')
    expect(probationEnds('2024-02-29')).toBe('2025-02-28')
    expect(probationEnds('2025')).toBe('2026-01-01')
    expect(probationEnds(null)).toBeNull()
  })
})

describe('posts', () => {
  test('a type has its posts, the first one the leader', () => {
    expect(postsOfType('branch').map((p) => p.code)).toEqual([
      'secretary',
      'deputy-secretary',
      'branch-committee-member',
    ])
    expect(postsOfType('party-group')[0]?.code).toBe('party-group-leader')
    expect(postsOfType('nothing')).toEqual([])
    expect(hasOneHolder('secretary') && !hasOneHolder('deputy-secretary')).toBe(true)
  })
  test('O-03: from nine full members a branch needs a deputy and a committee', () => {
    const vacant = (full: number, held: string[]) => vacanciesOf('branch', held, full).map((v) => v.postCode)
    expect(vacant(8, [])).toEqual(['secretary'])
    expect(vacant(9, [])).toEqual(['secretary', 'deputy-secretary', 'branch-committee-member'])
    expect(vacant(9, ['secretary', 'deputy-secretary'])).toEqual(['branch-committee-member'])
    expect(vacanciesOf('commune-committee', ['secretary'], 500)).toEqual([])
  })
  test('nobody hands on more than the own seat may do', () => {
    expect(mayRecordPost('organisation-board', 'administrator', false)).toBe(false)
    expect(mayRecordPost('office', 'organisation-board', false)).toBe(false)
    expect(mayRecordPost('office', 'secretary', true)).toBe(false)
    expect(mayRecordPost('secretary', 'office', true)).toBe(false)
    expect(mayRecordPost('secretary', 'office', false)).toBe(true)
    expect(mayRecordPost('office', 'secretary', false)).toBe(true)
    expect(mayRecordPost('secretary', 'secretary', true)).toBe(true)
    expect(mayRecordPost('office', null, true)).toBe(true)
  })
})

describe('the search box', () => {
  test.each([
    ['', { kind: 'nothing' }],
    ['  ', { kind: 'nothing' }],
    ['900000000001', { kind: 'number', digits: '900000000001' }],
    ['900 000 000 001', { kind: 'number', digits: '900000000001' }],
    ['93.999 720', { kind: 'former-card', digits: '93999720' }],
    ['012345ab', { kind: 'file-no', fileNos: ['012345AB'] }],
    ['012345 lđ', { kind: 'file-no', fileNos: ['012345LD', '012345LĐ'] }],
    ['1975', { kind: 'birth-year', year: 1975 }],
    ['1234', { kind: 'name', begins: '1234%', inside: '% 1234%', first: ['1234'], given: ['1234'], orBranch: true }],
    [
      'VĂN  An',
      {
        kind: 'name',
        begins: 'van% an%',
        inside: '% van% an%',
        first: ['cAR', 'cBR', 'cCR'],
        given: ['AR', 'BR', 'CR'],
        orBranch: true,
      },
    ],
    [
      '50%_\\',
      { kind: 'name', begins: '50\\%\\_\\\\%', inside: '% 50\\%\\_\\\\%', first: null, given: null, orBranch: false },
    ],
  ])('%s', (text, meaning) => {
    expect(readSearchText(text)).toEqual(meaning)
  })
  test.each([
    ['thôn 2', true],
    ['Thôn2', true],
    ['Hòa Bình', true],
    ['Nguyễn Huệ', true],
    ['Hòa', false],
    ['Hòa -', false],
    ['% %', false],
  ])('whether «%s» may be a branch where nobody is called so: %s', (text, orBranch) => {
    expect(readSearchText(text)).toMatchObject({ kind: 'name', orBranch })
  })
  test('words of a branch are those of its search key', () => {
    expect(readBranchText('Thôn 2 – Ga')).toEqual({ kind: 'branch', begins: 'thon% 2% ga%', inside: '% thon% 2% ga%' })
  })
  test('never throws, and every sign of the typed text that means something to LIKE is escaped', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        const read = readSearchText(text)
        if (read.kind !== 'name') return
        const rest = read.begins.replace(/\\[\\%_]/g, '').replace(/%( |$)/g, ' ')
        expect(rest).not.toMatch(/[\\%_]/)
      }),
    )
  })
})

test('a masked number shows its last three signs', () => {
  expect(maskNumber('900000000001')).toBe('•••••••••001')
  expect(maskNumber('123')).toBe('•••')
  expect(maskNumber(null)).toBeNull()
})
