// What an office laid down goes before what the names of organisations give; a person's paper and a union's bear nothing of it.
import { expect, test } from 'vitest'
import { letterhead, numberLine, officeOf } from './organisation-names.ts'
import { renderForm } from './render.ts'
import { specOf } from './specs.ts'
import { textOf } from './testing.fixture.ts'

const organisations = { branch: 'Chi bộ 1', grassroots: 'Đảng bộ xã An Phú', province: 'Đảng bộ tỉnh B' }
const offices = {
  branch: {
    superiorName: 'Đảng ủy xã An Phú',
    place: 'An Phú',
    numberPattern: '{số}/{loại}-CB1',
    signerPost: 'Bí thư chi bộ',
  },
  grassroots: { issuingName: 'Đảng ủy phường An Phú', place: 'An Phú' },
}
const data = { organisations, offices }

test('head, number, place and post of the level that issues the paper', () => {
  expect(letterhead(specOf('6-KNĐ'), data)).toEqual({ superior: 'Đảng ủy xã An Phú', issuing: 'Chi bộ 1' })
  expect(letterhead(specOf('8A-KNĐ'), data)).toEqual({ superior: 'Đảng bộ tỉnh B', issuing: 'Đảng ủy phường An Phú' })
  expect(numberLine('5', specOf('6-KNĐ'), data)).toBe('05/NQ-CB1')
  expect(numberLine('5', specOf('8A-KNĐ'), data)).toBe('05-NQ/ĐU')
  const printed = textOf(renderForm('6-KNĐ', { ...data, on: '2026-11-22', number: '5' }))
  expect(printed).toContain('An Phú, ngày 22 tháng 11 năm 2026')
  expect(printed).toContain('Số 05/NQ-CB1')
  expect(printed).toContain('BÍ THƯ CHI BỘ')
})

test('a whole number stays as it was given; a paper without a kind is numbered as before', () => {
  expect(numberLine('05-NQ/CB', specOf('6-KNĐ'), data)).toBe('05-NQ/CB')
  expect(numberLine('5', specOf('2-TN'), data)).toBe('05')
})

test('no office heads the paper of a person or of a union; a board stands at the place of its committee', () => {
  expect(officeOf(specOf('10-KNĐ'), data)).toEqual({})
  expect(officeOf(specOf('4-KNĐ'), data)).toEqual({})
  expect(officeOf(specOf('01-TTr'), data)).toEqual({ place: 'An Phú' })
})
