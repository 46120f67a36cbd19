// The rules on organisations: who stands under whom, sizes, terms, keys.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  allowedChildrenOn,
  type OrganisationTypeCode,
  organisationTypes,
} from '#rules/code-lists/organisation-types.ts'
import { checkChildType, checkUnitType } from './child-types.ts'
import {
  type DirectoryPatterns,
  directoryPatterns,
  isFiveGroupCode,
  organisationSearchKey,
  organisationSortKey,
} from './keys.ts'
import { checkSize } from './size.ts'
import { defaultTermEnd, termDatesFit } from './term.ts'

const types = organisationTypes.items.map((type) => type.code)
const anyType = fc.constantFrom(...types)
const anyDay = fc
  .date({ min: new Date('1930-02-03'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10))

describe('A1 child types', () => {
  test.each<[OrganisationTypeCode, OrganisationTypeCode, string, boolean]>([
    ['commune-committee', 'province-committee', '2025-07-01', true],
    ['commune-committee', 'province-committee', '2025-06-30', false],
    ['district-committee', 'province-committee', '2025-06-30', true],
    ['district-committee', 'province-committee', '2025-07-01', false],
    ['branch', 'commune-committee', '2026-01-01', true],
    ['grassroots-branch', 'commune-committee', '2026-07-25', true],
    ['grassroots-branch', 'commune-committee', '2026-07-26', false],
    ['branch', 'province-committee', '2026-01-01', false],
    ['branch', 'branch', '2026-01-01', false],
    ['party-group', 'branch', '2026-01-01', true],
  ])('O-09 %s under %s on %s: %s', (child, parent, on, allowed) => {
    expect(checkChildType(child, parent, on) === null).toBe(allowed)
  })

  test('a refusal names its rule and the types that may stand there', () => {
    expect(checkChildType('branch', 'province-committee', '2026-11-21')).toEqual({
      ruleId: 'O-09',
      parentType: 'Đảng bộ tỉnh, thành phố',
      childType: 'Chi bộ trực thuộc đảng bộ cơ sở',
      allowed: [
        'Đảng bộ xã, phường, đặc khu',
        'Đảng bộ cấp trên trực tiếp của tổ chức cơ sở đảng',
        'Đảng bộ cơ sở',
        'Chi bộ thuộc loại tổ chức cơ sở đảng',
      ],
    })
    // While each had a label of its own (O-10), that label says it.
    expect(checkChildType('branch', 'province-committee', '2026-01-01')).toMatchObject({
      childType: 'Chi bộ trực thuộc',
      allowed: expect.arrayContaining(['Chi bộ cơ sở']),
    })
  })

  test('property: a child is refused exactly when it is not among the allowed, and it never stands above its own rank', () => {
    const rank = (code: OrganisationTypeCode) => organisationTypes.byCode(code)?.rank ?? Number.NaN
    fc.assert(
      fc.property(anyType, anyType, anyDay, (child, parent, on) => {
        const forbidden = checkChildType(child, parent, on)
        const allowed = allowedChildrenOn(parent, on)
        expect(forbidden === null).toBe(allowed.includes(child))
        if (forbidden === null) expect(rank(child)).toBeGreaterThan(rank(parent))
        else expect(forbidden.allowed).toHaveLength(allowed.length)
      }),
      { numRuns: 1000 },
    )
  })

  test.each<[string | null, OrganisationTypeCode, 'unknown' | 'forbidden' | null]>([
    [null, 'party-group', null],
    ['commune', 'branch', null],
    ['commune', 'party-group', 'forbidden'],
    ['district', 'branch', 'unknown'],
    ['nothing', 'branch', 'unknown'],
  ])('unit type %s on %s: %s', (unitType, type, expected) => {
    expect(checkUnitType(unitType, type, '2026-01-01')).toBe(expected)
  })
})

describe('sizes', () => {
  const ids = (type: OrganisationTypeCode, full: number, all: number) =>
    checkSize(type, { full, all }).map((f) => `${f.ruleId} ${f.finding}`)
  test.each<[string, OrganisationTypeCode, number, number, string[]]>([
    ['O-01', 'grassroots-branch', 2, 5, ['O-01 too-few-full-members', 'O-03 elects-secretary-only']],
    ['O-01', 'grassroots-branch', 3, 3, ['O-03 elects-secretary-only']],
    ['O-02', 'grassroots-branch', 29, 29, ['O-03 elects-branch-committee']],
    ['O-02', 'grassroots-branch', 29, 30, ['O-02 should-be-committee', 'O-03 elects-branch-committee']],
    ['O-02', 'grassroots-committee', 29, 29, ['O-02 should-be-branch']],
    ['O-02', 'grassroots-committee', 25, 30, []],
    ['O-03', 'branch', 8, 12, ['O-03 elects-secretary-only']],
    ['O-03', 'branch', 9, 9, ['O-03 elects-branch-committee']],
    ['none', 'party-group', 0, 0, []],
  ])('%s %s with %i full of %i', (_, type, full, all, expected) => {
    expect(ids(type, full, all)).toEqual(expected)
  })
})

describe('O-04 terms', () => {
  test.each<[OrganisationTypeCode, string, string | null]>([
    ['branch', '2025-01-15', '2027-07-15'],
    ['branch', '2025-08-31', '2028-02-29'],
    ['grassroots-branch', '2025-01-15', '2030-01-15'],
    ['commune-committee', '2025-08-01', '2030-08-01'],
    ['party-group', '2025-01-15', null],
  ])('%s from %s up to %s', (type, from, to) => {
    expect(defaultTermEnd(type, from)).toBe(to)
  })
  test('property: the usual end always fits', () => {
    fc.assert(
      fc.property(anyType, anyDay, (type, startsOn) => {
        const end = defaultTermEnd(type, startsOn)
        expect(end === null || termDatesFit(startsOn, end)).toBe(true)
      }),
    )
  })
  test('not backwards and not longer than ten years', () => {
    expect(termDatesFit('2025-01-01', '2025-01-01')).toBe(false)
    expect(termDatesFit('2025-01-01', '2035-01-01')).toBe(true)
    expect(termDatesFit('2025-01-01', '2035-01-02')).toBe(false)
  })
})

describe('keys', () => {
  test('lists sort numbers by size and letters in Vietnamese order', () => {
    const names = [
      'Chi bộ thôn 10',
      'Chi bộ thôn 2',
      'Chi bộ thôn Đông',
      'Chi bộ thôn Dài',
      'Chi bộ thôn 02A',
      'Chi bộ ấp 1',
    ]
    const sorted = names.toSorted((a, b) => (organisationSortKey(a) < organisationSortKey(b) ? -1 : 1))
    expect(sorted).toEqual([
      'Chi bộ ấp 1',
      'Chi bộ thôn 2',
      'Chi bộ thôn 02A',
      'Chi bộ thôn 10',
      'Chi bộ thôn Dài',
      'Chi bộ thôn Đông',
    ])
  })
  test('property: numbers of up to 8 digits keep their order', () => {
    const key = (n: number) => organisationSortKey(`Chi bộ tổ dân phố ${n}`)
    fc.assert(
      fc.property(fc.nat(99_999_999), fc.nat(99_999_999), (a, b) => (a < b ? key(a) < key(b) : key(a) >= key(b))),
    )
  })
  test('names are compared without diacritics and punctuation', () => {
    expect(organisationSearchKey('Chi bộ Thôn 2 – Đông Hà')).toBe('chi bo thon 2 dong ha')
  })
  test.each<[string, DirectoryPatterns | null]>([
    ['Thôn  Đông', { words: ['% thon%', '% dong%'], code: null }],
    ['99.001.0', { words: ['% 99.001.0%'], code: '%99.001.0%' }],
    ['99 001', { words: ['% 99%', '% 001%'], code: '%99%001%' }],
    ['%_\\', null],
    ['100%', { words: ['% 100%'], code: '%100%' }],
  ])('directory patterns of %s', (text, patterns) => {
    expect(directoryPatterns(text)).toEqual(patterns)
  })
  test('property: nothing typed brings its own signs of LIKE', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { words, code } = directoryPatterns(text) ?? { words: [], code: null }
        expect(words.every((word) => /^% [^%_\\]+%$/.test(word))).toBe(true)
        expect(code === null || /^%[^%_\\]+(%[^%_\\]+)*%$/.test(code)).toBe(true)
      }),
    )
  })
  test('NUM-02 the five groups of an official code', () => {
    expect(isFiveGroupCode('99.001.002.000.003')).toBe(true)
    expect(isFiveGroupCode('99.001.002.3')).toBe(false)
  })
})
