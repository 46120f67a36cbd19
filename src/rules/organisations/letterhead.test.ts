// The letterhead of a paper: nearest upwards, value by value.
import { describe, expect, test } from 'vitest'
import { type LaidDown, letterheadFor } from './letterhead.ts'

const nothing = { superiorName: null, issuingName: null, place: null, numberPattern: null, signerPost: null }
const laid = (path: string, appliesTo: LaidDown['appliesTo'], more: Partial<LaidDown>): LaidDown => ({
  ...nothing,
  path,
  appliesTo,
  ...more,
})
const rows = [
  laid('99/', 'own', { place: 'Tỉnh lỵ', numberPattern: '{số}-{loại}/TU', signerPost: 'Bí thư Tỉnh ủy' }),
  laid('99/', 'branches', { numberPattern: '{số}-{loại}/CB', signerPost: 'Bí thư chi bộ' }),
  laid('99/1/', 'own', { place: 'An Phú', issuingName: 'Đảng ủy xã An Phú' }),
  laid('99/1/', 'branches', { superiorName: 'Đảng ủy xã An Phú', place: 'An Phú', signerPost: 'Bí thư' }),
  laid('99/1/3/', 'own', { numberPattern: '{số}-{loại}/CB3' }),
]

describe('letterheadFor', () => {
  test('a branch bears its own values, then what its commune and then what the province laid down for branches', () => {
    expect(letterheadFor({ path: '99/1/3/', isBranch: true }, rows)).toEqual({
      superiorName: 'Đảng ủy xã An Phú',
      issuingName: null,
      place: 'An Phú',
      numberPattern: '{số}-{loại}/CB3',
      signerPost: 'Bí thư',
    })
  })

  test('a committee bears its own values alone', () => {
    expect(letterheadFor({ path: '99/1/', isBranch: false }, rows)).toEqual({
      ...nothing,
      issuingName: 'Đảng ủy xã An Phú',
      place: 'An Phú',
    })
    expect(letterheadFor({ path: '99/2/', isBranch: false }, rows)).toEqual(nothing)
    expect(letterheadFor({ path: '99/2/1/', isBranch: true }, rows)).toEqual({
      ...nothing,
      numberPattern: '{số}-{loại}/CB',
      signerPost: 'Bí thư chi bộ',
    })
  })

  test('what a neighbour or somebody below laid down says nothing', () => {
    expect(letterheadFor({ path: '98/1/', isBranch: true }, rows)).toEqual(nothing)
    expect(letterheadFor({ path: '99/10/', isBranch: true }, rows.slice(2))).toEqual(nothing)
  })
})
