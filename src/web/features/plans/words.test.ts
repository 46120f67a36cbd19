// The words of counts of work: whoever adds the parts up gets the whole.
import { expect, test } from 'vitest'
import { countWords } from './words.ts'

test('work under way is said too: the parts of «5 việc» make up five', () => {
  const counts = { tasks: 5, done: 0, late: 1, waiting: 1, underWay: 1, notBegun: 2 }
  expect(countWords(counts)).toBe('5 việc: 0 xong, 1 chậm, 1 chờ, 1 đang làm, 2 chưa bắt đầu')
  expect(countWords({ ...counts, tasks: 0, late: 0, waiting: 0, underWay: 0, notBegun: 0 })).toBe('Chưa có việc nào')
})
