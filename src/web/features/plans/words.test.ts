// The words of counts of work: whoever adds the parts up gets the whole.
import { expect, test } from 'vitest'
import { countWords, saysMore } from './words.ts'

test('work under way is said too: the parts of «5 việc» make up five', () => {
  const counts = { tasks: 5, done: 0, late: 1, waiting: 1, underWay: 1, notBegun: 2, declined: 0 }
  expect(countWords(counts)).toBe('5 việc: 0 xong, 1 chậm, 1 chờ, 1 đang làm, 2 chưa bắt đầu')
  expect(countWords({ ...counts, declined: 3 })).toMatch(/2 chưa bắt đầu; 3 không nhận$/)
  expect(countWords({ ...counts, tasks: 0, late: 0, waiting: 0, underWay: 0, notBegun: 0 })).toBe('Chưa có việc nào')
})

test('what only repeats the title is not said again', () => {
  const title = 'Rà soát chi bộ, xong trước ngày 15/12/2026'
  expect(saysMore({ title, detail: null })).toBe(false)
  expect(saysMore({ title, detail: `${title}.` })).toBe(false)
  expect(saysMore({ title, detail: `${title}, gửi về Ban Tổ chức.` })).toBe(true)
  expect(saysMore({ title: 'Rà soát chi bộ…', detail: title })).toBe(true)
})
