// A change of a coded item of the record is chosen out of its list, any other is written.
import { expect, test } from 'vitest'
import { emptiedBy, namesAllowed } from './names-allowed.ts'

const after = { name: 'after' }

test('an item with a code list takes one of its names, any other what is written', () => {
  expect(namesAllowed(after, { what: 'gender' })).toEqual(['Nam', 'Nữ'])
  expect(namesAllowed(after, { what: 'ethnicity' })).toContain('Tày')
  expect(namesAllowed(after, { what: 'residence' })).toBeNull()
  expect(namesAllowed(after, { what: 'birth-date' })).toBeNull()
  expect(namesAllowed(after, {})).toBeNull()
  expect(namesAllowed({ name: 'reason' }, { what: 'gender' })).toBeNull()
})

test('another item empties a name of a list, and leaves what was written otherwise', () => {
  expect(emptiedBy('what', 'ethnicity', { what: 'gender', after: 'Nam' })).toEqual({ after: '' })
  expect(emptiedBy('what', 'residence', { what: 'gender', after: 'Nam' })).toEqual({ after: '' })
  expect(emptiedBy('what', 'gender', { what: 'residence', after: 'Thôn 2' })).toEqual({ after: '' })
  expect(emptiedBy('what', 'hometown', { what: 'residence', after: 'Xã A' })).toEqual({})
  expect(emptiedBy('what', 'gender', { what: 'gender', after: 'Nam' })).toEqual({})
  expect(emptiedBy('kind', 'gender', { what: 'gender', after: 'Nam' })).toEqual({})
})
