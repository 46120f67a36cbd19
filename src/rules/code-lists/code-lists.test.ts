import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type CodeItem, type CodeList, foldName } from './code-list.ts'
import { allowedChildrenOn, mayStandUnder, organisationTypes, typeLabelOn } from './organisation-types.ts'
import {
  academicTitles,
  educationLevels,
  ethnicGroupByName,
  ethnicGroups,
  occupations,
  professionalLevelByName,
  professionalLevels,
  religionByName,
  religions,
  theoryLevels,
} from './people-lists.ts'
import { posts } from './posts.ts'
import { provinceByFormerName, provinceByName, provinces } from './provinces.ts'
import { unitTypeRows, unitTypes } from './unit-types.ts'

const lists: Record<string, CodeList<CodeItem>> = {
  academicTitles,
  educationLevels,
  ethnicGroups,
  occupations,
  organisationTypes,
  posts,
  professionalLevels,
  provinces,
  religions,
  theoryLevels,
  unitTypes,
}

describe.each(Object.entries(lists))('%s', (_name, list) => {
  test('codes are unique and found', () => {
    const codes = list.items.map((i) => i.code)
    expect(new Set(codes).size).toBe(codes.length)
    for (const item of list.items) expect(list.byCode(item.code)).toBe(item)
  })

  test('no spelling belongs to two items', () => {
    // Both kinds of branch are called "chi bộ" since 208-QĐ/TW (O-10).
    if (list === (organisationTypes as CodeList<CodeItem>)) return
    const owner = new Map<string, string>()
    const collisions: string[] = []
    for (const item of list.items) {
      for (const text of [item.name, ...(item.aliases ?? [])]) {
        const key = foldName(text)
        const other = owner.get(key)
        if (other !== undefined && other !== item.code) collisions.push(`${text}: ${other}, ${item.code}`)
        owner.set(key, item.code)
        expect(key).not.toBe('')
      }
    }
    expect(collisions).toEqual([])
  })

  test('names are in NFC and trimmed', () => {
    for (const item of list.items) {
      for (const text of [item.name, ...(item.aliases ?? [])]) expect(text).toBe(text.normalize('NFC').trim())
    }
  })
})

test('every data file names its source, confidence and a note', () => {
  const folder = new URL('../../../data/', import.meta.url)
  const own = ['provinces', 'ethnic-groups', 'religions', 'education-levels', 'professional-levels', 'posts']
  own.push('political-theory-levels', 'occupations', 'unit-types', 'organisation-types')
  const present = readdirSync(folder)
  for (const name of own) {
    expect(present).toContain(`${name}.json`)
    const file = JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8'))
    expect(file.source).toBeTruthy()
    expect(['A', 'B', 'C', 'L', 'U']).toContain(file.confidence)
    expect(file.note).toBeTruthy()
  }
})

test('34 provinces, the centre and one demonstration province', () => {
  expect(provinces.items.filter((p) => p.kind !== 'central' && !p.demonstration)).toHaveLength(34)
  expect(provinces.items.filter((p) => p.demonstration).map((p) => p.code)).toEqual(['99'])
  expect(provinces.items.every((p) => /^\d{2}$/.test(p.code))).toBe(true)
  expect(provinceByName('tp ho chi minh')?.code).toBe('79')
  expect(provinceByName('Tỉnh Lâm Đồng')?.code).toBe('68')
  expect(provinceByFormerName('Tỉnh Vĩnh Phúc')?.code).toBe('25')
  expect(provinceByFormerName('Bà Rịa – Vũng Tàu')?.code).toBe('79')
  expect(provinceByName('Vĩnh Phúc')).toBeUndefined()
})

test('54 ethnic groups in order and one more', () => {
  expect(ethnicGroups.items.map((g) => Number(g.code))).toEqual(Array.from({ length: 55 }, (_, i) => i + 1))
  expect(ethnicGroups.items.filter((g) => g.minority)).toHaveLength(53)
  const spellings = {
    'H’Mông': '08',
    hmong: '08',
    'DÂN TỘC': undefined,
    'cơ-ho': '16',
    Êđê: '12',
    Khơme: '05',
    'Raglai ': '21',
    KINH: '01',
  }
  for (const [text, code] of Object.entries(spellings)) expect(ethnicGroupByName(text)?.code, text).toBe(code)
})

test('levels and religions by the words lists use', () => {
  expect(religionByName('không')?.code).toBe('none')
  expect(religionByName('Phật')?.code).toBe('buddhism')
  expect(religionByName('')).toBeUndefined()
  expect(professionalLevelByName('Thạc sỹ')?.code).toBe('master')
  expect(professionalLevels.byName('PGS')).toBeUndefined()
  expect(academicTitles.byName('PGS')?.code).toBe('associate-professor')
  expect(educationLevels.byName('12/12')?.code).toBe('upper-secondary')
})

describe('organisation types', () => {
  test('every allowed child and every post exists', () => {
    for (const type of organisationTypes.items) {
      for (const child of type.allowedChildren) {
        const found = organisationTypes.byCode(child.type)
        expect(found, child.type).toBeDefined()
        expect(found?.rank).toBeGreaterThan(type.rank)
      }
      for (const post of type.posts) expect(posts.byCode(post), post).toBeDefined()
    }
  })

  test('labels of a type do not overlap and its current name is the last', () => {
    for (const type of organisationTypes.items) {
      const labels = type.labels
      expect(labels.at(-1)?.name).toBe(type.name)
      labels.slice(1).forEach((label, i) => {
        expect((labels[i]?.validTo ?? '9999') <= (label.validFrom ?? '')).toBe(true)
      })
    }
  })

  test('O-09: a commune stands under the province, with branches and without a district, from 1/7/2025', () => {
    expect(mayStandUnder('commune-committee', 'province-committee', '2025-07-01')).toBe(true)
    expect(mayStandUnder('commune-committee', 'province-committee', '2025-06-30')).toBe(false)
    expect(mayStandUnder('district-committee', 'province-committee', '2026-11-21')).toBe(false)
    expect(mayStandUnder('branch', 'commune-committee', '2026-11-21')).toBe(true)
    expect(mayStandUnder('branch', 'province-committee', '2026-11-21')).toBe(false)
    expect(allowedChildrenOn('branch', '2026-11-21')).toEqual(['party-group'])
  })

  test('O-10: one name "chi bộ" since 208-QĐ/TW, the old labels before', () => {
    expect(typeLabelOn('grassroots-branch', '2026-01-01')?.name).toBe('Chi bộ cơ sở')
    expect(typeLabelOn('branch', '2026-01-01')?.name).toBe('Chi bộ trực thuộc')
    expect(typeLabelOn('branch', '2026-11-21')?.name).toBe('Chi bộ')
  })

  test('O-04: 60 months for grassroots organisations, 30 for their branches', () => {
    expect(organisationTypes.byCode('grassroots-branch')?.termMonths).toBe(60)
    expect(organisationTypes.byCode('branch')?.termMonths).toBe(30)
  })
})

test('unit types have their rows above them and sums are not given to organisations', () => {
  for (const type of unitTypes.items) {
    if (type.parent !== null) expect(unitTypes.byCode(type.parent)).toBeDefined()
  }
  expect(unitTypeRows('foreign-wholly-owned')).toEqual([
    'foreign-wholly-owned',
    'foreign-invested',
    'enterprise-non-state',
    'enterprise',
  ])
  expect(unitTypes.byCode('township')?.historical).toBe(true)
})
