// Dates as typed in a field.
import { describe, expect, test } from 'vitest'
import { readTyped, showTyped, withStrokes } from './typed-date.ts'

describe('a typed date', () => {
  test.each([
    ['05/03/1975', false, '1975-03-05'],
    ['5/3/1975', false, '1975-03-05'],
    ['05031975', false, '1975-03-05'],
    ['5.3.1975', false, '1975-03-05'],
    ['5 3 1975', false, '1975-03-05'],
    ['31/02/1975', false, null],
    ['03/1975', false, null],
    ['03/1975', true, '1975-03'],
    ['13/1975', true, null],
    ['1975', true, '1975'],
    ['75', true, null],
    ['05/03/75', false, null],
    ['hôm qua', true, null],
    ['', true, null],
  ])('%s (partial %s) is read as %s', (typed, partial, iso) => {
    expect(readTyped(typed, partial)).toBe(iso)
  })

  test('is shown day first, and what is no date stays as typed', () => {
    expect(showTyped('1975-03-05')).toBe('05/03/1975')
    expect(showTyped('1975-03')).toBe('03/1975')
    expect(showTyped('5/3')).toBe('5/3')
  })

  test('gets its strokes while digits are typed, not while they are deleted', () => {
    expect(withStrokes('05', '0')).toBe('05/')
    expect(withStrokes('05/03', '05/0')).toBe('05/03/')
    expect(withStrokes('05', '05/')).toBe('05')
    expect(withStrokes('05//', '05/')).toBe('05/')
    expect(withStrokes('05/03//', '05/03/')).toBe('05/03/')
    expect(withStrokes('19', '1')).toBe('19')
  })
})
