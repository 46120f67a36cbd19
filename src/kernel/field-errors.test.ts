// A mistake in the input is said with its field; where the contract has no words of its own, with what would be right.
import { expect, test } from 'vitest'
import { z } from 'zod'
import { fieldErrors } from '#kernel/field-errors.ts'

test('names the choices and the bounds, and keeps the sentences of the contract', () => {
  const input = z.strictObject({
    format: z.enum(['word', 'excel']),
    many: z.enum(Array.from({ length: 21 }, (_, i) => `v${i}`)),
    count: z.int().min(1).max(9),
    more: z.int().min(1).max(9),
    own: z.enum(['a'], { error: 'Chọn a.' }),
    text: z.string(),
    short: z.string().max(3),
    some: z.array(z.string()).min(1),
    few: z.array(z.string()).max(2),
  })
  const read = input.safeParse({
    format: 'docx',
    many: 'x',
    count: 0,
    more: 10,
    own: 'b',
    short: 'abcd',
    some: [],
    few: ['a', 'b', 'c'],
    extra: 1,
  })
  expect(read.success ? [] : fieldErrors(read.error)).toEqual([
    { path: 'format', message: 'Giá trị không hợp lệ. Một trong: word, excel.' },
    { path: 'many', message: 'Giá trị không hợp lệ.' },
    { path: 'count', message: 'Không được nhỏ hơn 1.' },
    { path: 'more', message: 'Không được lớn hơn 9.' },
    { path: 'own', message: 'Chọn a.' },
    { path: 'text', message: 'Thiếu hoặc không đúng kiểu.' },
    { path: 'short', message: 'Dài quá 3 ký tự.' },
    { path: 'some', message: 'Cần ít nhất 1 mục.' },
    { path: 'few', message: 'Nhiều nhất 2 mục.' },
    { path: 'extra', message: 'Mục này không có trong mẫu.' },
  ])
})
