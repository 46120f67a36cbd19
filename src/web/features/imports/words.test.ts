// What is said after a list was taken back: only what was done.
import { expect, test } from 'vitest'
import { undoneWords } from './words.ts'

test.each([
  [7, 0, 'Đã hoàn tác: rút 7 hồ sơ.'],
  [0, 3, 'Đã hoàn tác: trả lại 3 hồ sơ như cũ.'],
  [1200, 3, 'Đã hoàn tác: rút 1.200 hồ sơ, trả lại 3 hồ sơ như cũ.'],
  [0, 0, 'Đã hoàn tác.'],
])('%i withdrawn and %i as before', (removed, restored, words) => {
  expect(undoneWords({ removed, restored })).toBe(words)
})
