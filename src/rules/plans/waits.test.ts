// Which document may be what work waits for: its kind first, then the words they share.
import { expect, test } from 'vitest'
import { likeness } from './waits.ts'

const guidance = { type: 'HD', issuer: 'Ban Tổ chức Tỉnh ủy', subject: 'Hướng dẫn bồi dưỡng chi ủy viên năm 2026' }

test.each<[string | null, number | null]>([
  ['hướng dẫn của Ban Tổ chức Tỉnh ủy', 4],
  ['Khi có HƯỚNG DẪN bồi dưỡng chi uỷ', 4],
  ['hướng dẫn', 2],
  ['kế hoạch của Ban Tổ chức Tỉnh ủy', null],
  ['hướng dẫn hoặc kế hoạch của cấp trên', 2],
  ['kết quả rà soát', 0],
  [null, 0],
])('«%s» and a guidance: %s', (waitsFor, value) => {
  expect(likeness(waitsFor, guidance)).toBe(value)
})

test('a document whose kind nobody entered is no answer where a kind is named', () => {
  expect(likeness('hướng dẫn', { ...guidance, type: null })).toBeNull()
  expect(likeness('kết quả bồi dưỡng', { ...guidance, type: null })).toBeGreaterThan(0)
})
