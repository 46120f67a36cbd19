// Numbers as people write and type them.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readNumber, sayNumber, startNumber, typedNumber } from './written-number.ts'

describe('a number as it is written', () => {
  test.each<[string, number | undefined]>([
    ['12', 12],
    ['1.234', 1234],
    ['1.234,5', 1234.5],
    ['0,25', 0.25],
    ['-3', -3],
    ['0,1234', 0.1234],
    ['0,12345678', 0.123457],
    ['1.23', undefined],
    ['0.125', undefined],
    ['1,2,3', undefined],
    ['mười', undefined],
    ['', undefined],
  ])('«%s» is %s', (text, value) => {
    expect(readNumber(text)).toBe(value)
  })

  test('property: what is printed as a number is read as that number, typed too', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 6 }), (whole, digits) => {
        const value = whole / 10 ** digits
        expect(readNumber(sayNumber(value))).toBe(value)
        expect(typedNumber(sayNumber(value))).toBe(value)
        expect(typedNumber(startNumber(value))).toBe(value)
      }),
    )
  })
})

describe('a number as it is typed', () => {
  test.each<[string, number]>([
    ['8.000', 8000],
    ['2.340.000', 2_340_000],
    ['3,5', 3.5],
    [' 3.5 ', 3.5],
    ['3.25', 3.25],
    ['0.125', 0.125],
    ['12,125', 12.125],
    ['', Number.NaN],
    ['7 điểm', Number.NaN],
    ['3.5.1', Number.NaN],
  ])('«%s» is %s', (text, value) => {
    expect(typedNumber(text)).toBe(value)
  })
})
