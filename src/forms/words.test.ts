// Dates, counts and names of organisations as papers write them.
import { describe, expect, test } from 'vitest'
import { levelTitles } from '#rules/lifecycle/levels.ts'
import { boxNumber, introductionForms } from './introduction-boxes.ts'
import { countInWords } from './number-words.ts'
import { authorityLine, committeeOf, letterhead, numberLine } from './organisation-names.ts'
import { printCodes } from './print-code.ts'
import { genericOf, specOf } from './specs.ts'
import { dateInWords, period } from './write-date.ts'

test.each([
  [0, 'không'],
  [1, 'một'],
  [10, 'mười'],
  [11, 'mười một'],
  [15, 'mười lăm'],
  [20, 'hai mươi'],
  [21, 'hai mươi mốt'],
  [25, 'hai mươi lăm'],
  [100, 'một trăm'],
  [105, 'một trăm linh năm'],
  [110, 'một trăm mười'],
  [1005, 'một nghìn không trăm linh năm'],
  [12_345, 'mười hai nghìn ba trăm bốn mươi lăm'],
])('%d in words', (count, words) => {
  expect(countInWords(count)).toBe(words)
})

test('what is no count has no words', () => {
  for (const value of [-1, 1.5, Number.NaN, 1_000_000]) expect(countInWords(value)).toBeUndefined()
})

test.each([
  ['2026-02-03', 'ngày 03 tháng 02 năm 2026'],
  ['2026-11-22', 'ngày 22 tháng 11 năm 2026'],
  ['2026-03-09', 'ngày 09 tháng 3 năm 2026'],
  ['2026-01', 'tháng 01 năm 2026'],
  ['2026', 'năm 2026'],
  ['2026-02-30', undefined],
  ['', undefined],
  [null, undefined],
])('%s in words', (date, words) => {
  expect(dateInWords(date)).toBe(words)
})

test('a period with an end, without one, without either', () => {
  expect(period('2020-01', '2021-06-30')).toBe('01/2020 – 30/06/2021')
  expect(period('2020', null)).toBe('từ 2020')
  expect(period(null, '2020')).toBe('đến 2020')
  expect(period(null, undefined)).toBeUndefined()
})

test.each([
  ['Đảng bộ xã An Phú', 'Đảng ủy xã An Phú'],
  ['Đảng bộ tỉnh Lâm Sơn', 'Tỉnh ủy Lâm Sơn'],
  ['Đảng bộ thành phố Hải Vân', 'Thành ủy Hải Vân'],
  ['Chi bộ thôn 3', 'Chi bộ thôn 3'],
  ['Ban Tổ chức Tỉnh ủy', 'Ban Tổ chức Tỉnh ủy'],
])('%s acts as %s', (name, body) => {
  expect(committeeOf(name)).toBe(body)
})

describe('letterhead and number', () => {
  const three = { branch: 'Chi bộ 1', grassroots: 'Đảng bộ xã A', province: 'Đảng bộ tỉnh B' }

  test('levels that do not exist are passed over', () => {
    expect(letterhead(specOf('6-KNĐ'), { organisations: three })).toEqual({
      superior: 'Đảng bộ xã A',
      issuing: 'Chi bộ 1',
    })
    expect(letterhead(specOf('8A-KNĐ'), { organisations: three })).toEqual({
      superior: 'Đảng bộ tỉnh B',
      issuing: 'Đảng ủy xã A',
    })
    expect(
      letterhead(specOf('6-KNĐ'), { organisations: { branch: 'Chi bộ 1', province: 'Đảng bộ tỉnh B' } }).superior,
    ).toBe('Đảng bộ tỉnh B')
  })

  test('who decides: the superior, else the grassroots committee (three levels), else the province', () => {
    const spec = specOf('9A-KNĐ')
    expect(letterhead(spec, { organisations: { ...three, superior: 'Đảng bộ Khối C' } }).issuing).toBe('Đảng ủy Khối C')
    expect(letterhead(spec, { organisations: three }).issuing).toBe('Đảng ủy xã A')
    expect(letterhead(spec, { organisations: { province: 'Đảng bộ tỉnh B' } }).issuing).toBe('Tỉnh ủy B')
    expect(numberLine('9', spec, { organisations: { province: 'Đảng bộ tỉnh B' } })).toBe('09-QĐ/TU')
  })

  test('an office’s own lines go before', () => {
    const data = { organisations: three, letterhead: { superior: 'Đảng bộ tỉnh B', issuing: 'Ban Xây dựng Đảng' } }
    expect(letterhead(specOf('6-KNĐ'), data)).toEqual({ superior: 'Đảng bộ tỉnh B', issuing: 'Ban Xây dựng Đảng' })
  })

  test('the number keeps what was given whole, and takes zero, type and body otherwise', () => {
    const spec = specOf('6-KNĐ')
    expect(numberLine('5', spec, {})).toBe('05-NQ/CB')
    expect(numberLine('123', spec, {})).toBe('123-NQ/CB')
    expect(numberLine('05-NQ/CBX', spec, {})).toBe('05-NQ/CBX')
    expect(numberLine(undefined, spec, {})).toMatch(/^…+-NQ\/CB$/)
    expect(numberLine('7', spec, { issuer: 'grassroots' })).toBe('07-NQ/ĐU')
    // A board of a committee has a symbol of its own.
    expect(numberLine('7', specOf('01-TTr'), { organisations: three })).toMatch(/^07-TTr\/…+$/)
  })

  test('for whom it is signed', () => {
    expect(authorityLine(specOf('6-KNĐ'), {})).toBe('T/M CHI BỘ')
    expect(authorityLine(specOf('8A-KNĐ'), {})).toBe('T/M ĐẢNG ỦY')
    expect(authorityLine(specOf('9A-KNĐ'), {})).toBe('T/M BAN THƯỜNG VỤ')
    expect(authorityLine(specOf('5D-KNĐ'), {})).toBe('T/M CHI ỦY')
  })
})

test('boxes are numbered from one on, each with a level that exists', () => {
  for (const { code, boxes } of introductionForms) {
    expect(boxes.map((b) => b.box)).toEqual(boxes.map((_, i) => i + 1))
    for (const box of boxes) expect(levelTitles[box.level]).toBeDefined()
    for (const box of boxes) expect(boxNumber(code, box.level, box.back)).toBe(box.box)
  }
  expect(boxNumber('GT-8', 'branch')).toBe(1)
  expect(boxNumber('GT-8', 'branch', true)).toBe(8)
  expect(boxNumber('GT-7', 'province')).toBeUndefined()
})

test('a paper without an entry is judged by its title', () => {
  expect(genericOf('notice')).toBe('paper')
  expect(genericOf('DM-97')).toBe('letter')
  expect(genericOf('DM-79')).toBe('statement')
  expect(genericOf('DM-24')).toBe('decision')
  expect(genericOf('hearing-minutes')).toBe('minutes')
  for (const code of printCodes) expect(specOf(code)).toBeDefined()
})
