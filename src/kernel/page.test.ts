// Cursors come back from outside: what is not one of ours is refused before anything is asked of the database.
import { expect, test } from 'vitest'
import { z } from 'zod'
import { id } from '#contract/fields.ts'
import { cutPage, readCursor, toCursor } from '#kernel/page.ts'

const shape = z.tuple([z.string().nullable(), id])
const someone = '01999999-0000-7000-8000-000000000009'

test('no cursor is the beginning, the cursor of the last row is the place behind it', () => {
  expect(readCursor(undefined, shape)).toBeNull()
  const { rows, next } = cutPage([1, 2, 3], 2, (n) => [`b${n}`, someone])
  expect(rows).toEqual([1, 2])
  expect(readCursor(next ?? undefined, shape)).toEqual(['b2', someone])
  expect(cutPage([1, 2], 2, () => []).next).toBeNull()
})

test.each([
  ['no text of ours', 'abc'],
  ['no list', toCursor('x' as never)],
  ['too short', toCursor(['a'])],
  ['too long', toCursor(['a', someone, 1])],
  ['no id', toCursor(['a', 'x'])],
  ['another kind of value', toCursor([1, someone])],
  ['a zero byte', toCursor(['a\u0000', someone])],
  ['something within', toCursor([{} as never, someone])],
])('%s is refused with the field named', (_title, cursor) => {
  expect(readCursor(cursor, shape)).toMatchObject({ code: 'kernel.invalid-input', fields: [{ path: 'after' }] })
})
