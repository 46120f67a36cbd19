// Values of a request as people write them.
import { expect, test } from 'vitest'
import { changeableFields, changeChoices, shownAs, writtenValue } from './changeable.ts'

test.each([
  ['gender', 'nữ', 'female', 'Nữ'],
  ['gender', 'khác', null, null],
  ['hometown', ' Xã An Bình, tỉnh Minh Họa ', 'Xã An Bình, tỉnh Minh Họa', 'Xã An Bình, tỉnh Minh Họa'],
  ['youth-union-on', '26/3/1999', '1999-03-26', '26/03/1999'],
  ['enlisted-on', '2/2001', '2001-02', '02/2001'],
  ['enlisted-on', '31/2/2001', null, null],
  ['ethnicity', 'kinh', '01', 'Kinh'],
  ['education', 'không có trong danh mục', null, null],
] as const)('DOS-07: %s written as «%s»', (code, written, kept, shown) => {
  const value = writtenValue(code, written, '2026-11-21')
  expect(value).toBe(kept)
  expect(shownAs(code, value)).toBe(shown)
})

test('DOS-08: the day of birth is none of them, and every choice has its name', () => {
  expect(Object.values(changeableFields)).not.toContain('birthDate')
  const choices = changeChoices('name')
  expect(choices.name).toBeUndefined()
  expect(choices.hometown).toBe('Quê quán')
})
