// Days are said the way people say them, and never by colour alone.
import { expect, test } from 'vitest'
import { basisWords, daysWords, dueState } from './words.ts'

const TODAY = '2026-11-22'

test.each([
  ['2026-11-27', false, 'còn 5 ngày', 'waiting'],
  ['2026-11-23', false, 'còn 1 ngày', 'waiting'],
  ['2027-12-31', false, 'còn 404 ngày', 'plain'],
  ['2026-11-22', false, 'hết hạn hôm nay', 'waiting'],
  ['2026-11-19', true, 'quá hạn 3 ngày', 'stopped'],
  ['2026-11-19', false, 'đã hết 3 ngày trước', 'plain'],
] as const)('%s, overdue %s: %s', (dueOn, overdue, words, state) => {
  expect(daysWords({ dueOn, overdue }, TODAY)).toBe(words)
  expect(dueState({ dueOn, overdue }, TODAY)).toBe(state)
})

test('the article is said in words, without the code of the rule', () => {
  expect(basisWords('294-QĐ/TW, 4.1', 'ADM-13')).toBe('294-QĐ/TW, mục 4.1')
  expect(basisWords('06-HD/TW, 3.4a; 02-HD/BTCTU, 1.2.1(6)', 'VERIF-02')).toBe(
    'Hướng dẫn 06-HD/TW, mục 3.4a; Hướng dẫn 02-HD/BTCTU, mục 1.2.1(6)',
  )
  expect(basisWords('Điều lệ Đảng, Điều 5', null)).toBe('Điều lệ Đảng, Điều 5')
  expect(basisWords(null, 'ADM-13')).toBe('quy định ADM-13')
  expect(basisWords('', null)).toBeNull()
})
