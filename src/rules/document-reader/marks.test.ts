// The marks sections and items open with, as offices print them, and what only looks like one.
import { expect, test } from 'vitest'
import { markOf } from './marks.ts'

test.each<[string, string, string]>([
  ['1/- Tăng cường', 'arabic', '1'],
  ['1.- Công tác', 'arabic', '1'],
  ['1. 03 chi bộ được kiểm tra', 'arabic', '1'],
  ['I/- NỘI DUNG', 'roman', 'I'],
  ['Điều 1- Phạm vi', 'article', 'Điều 1'],
  ['ĐIỀU 3. HIỆU LỰC', 'article', 'Điều 3'],
  ['Điều 7', 'article', 'Điều 7'],
  ['PHẦN A', 'part', 'Phần A'],
  ['Phần B. NHIỆM VỤ', 'part', 'Phần B'],
  ['Mục 2', 'subchapter', 'Mục 2'],
  ['MỤC 1. CHẾ ĐỘ HỌP', 'subchapter', 'Mục 1'],
  ['b.Nội dung', 'letter', 'b'],
  ['ii) Nội dung', 'letter', 'ii'],
  ['a1) Nội dung', 'subletter', 'a1'],
  ['a.2) Nội dung', 'subletter', 'a.2'],
  ['\uf0b7 Nội dung', 'bullet', ''],
  ['➢ Nội dung', 'bullet', ''],
])('%s', (line, style, label) => expect(markOf(line)).toMatchObject({ style, label }))

test.each([
  'Điều 5 Luật Cán bộ',
  'Mục II Kế hoạch số 12',
  '24/7- Tổng đài',
  '12. 000 đồng',
  'a.b Nội dung',
  'iii.vn',
  'Phần E đã nêu',
])('no mark: %s', (line) => expect(markOf(line)).toBeNull())

test('what stands under an article, a part of a chapter and a letter with a number has its path', () => {
  expect(
    ['Mục 1', 'Điều 2.', '1.', 'a)', 'a1)', 'b)'].map(
      (mark) => markOf(`${mark} Nội dung`)?.style ?? markOf(mark)?.style,
    ),
  ).toEqual(['subchapter', 'article', 'arabic', 'letter', 'subletter', 'letter'])
})
