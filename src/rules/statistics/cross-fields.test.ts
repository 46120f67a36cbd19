// The fields of a cross table: named once, and each value a filter of the list of members can hold.
import { expect, test } from 'vitest'
import { bandsOf, crossFieldNames, crossFields, filterOf, valuesOf } from './cross-fields.ts'
import { ageBoundaries, partyAgeBoundaries } from './figures.ts'

test('every field has a name, a filter, and values that occur once', () => {
  for (const field of crossFields) {
    expect(crossFieldNames[field].length).toBeGreaterThan(3)
    expect(filterOf(field)).toBe(field === 'below' ? 'organisationId' : field)
    const values = valuesOf(field).map(({ value }) => value)
    expect(new Set(values).size).toBe(values.length)
    for (const value of values) expect(value).toMatch(/^[a-z0-9-]+$/)
  }
})

test('AGE-01: bands begin where the kept figures begin, and the unknown come last', () => {
  for (const [group, boundaries] of [
    ['age', ageBoundaries],
    ['partyAge', partyAgeBoundaries],
  ] as const) {
    const bands = bandsOf(group)
    expect(bands.flatMap(({ from }) => (from === null ? [] : [from]))).toEqual([...boundaries])
    expect(bands.at(0)?.from).toBeNull()
    expect(bands.at(-1)).toMatchObject({ value: 'unknown', from: null })
  }
})
