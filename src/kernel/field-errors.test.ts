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
  })
  const read = input.safeParse({ format: 'docx', many: 'x', count: 0, more: 10, own: 'b', extra: 1 })
  expect(read.success ? [] : fieldErrors(read.error)).toEqual([
    { path: 'format', message: 'Giá trị không hợp lệ. Một trong: word, excel.' },
    { path: 'many', message: 'Giá trị không hợp lệ.' },
    { path: 'count', message: 'Không được nhỏ hơn 1.' },
    { path: 'more', message: 'Không được lớn hơn 9.' },
    { path: 'own', message: 'Chọn a.' },
    { path: 'text', message: 'Thiếu hoặc không đúng kiểu.' },
    { path: 'extra', message: 'Mục này không có trong mẫu.' },
  ])
})
