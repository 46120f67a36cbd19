// Days are said the way people say them, and never by colour alone.
import { expect, test } from 'vitest'
import { daysWords, dueState, namedTo, namesOf, placesIn } from './words.ts'

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

test('a term in working days is counted down in them; what has passed, in days', () => {
  const due = { dueOn: '2026-11-27', overdue: false, workingDaysLeft: 4 }
  expect(daysWords(due, TODAY)).toBe('còn 4 ngày làm việc')
  expect(daysWords({ ...due, dueOn: TODAY, workingDaysLeft: 0 }, TODAY)).toBe('hết hạn hôm nay')
  expect(daysWords({ dueOn: '2026-11-19', overdue: true, workingDaysLeft: null }, TODAY)).toBe('quá hạn 3 ngày')
})

test('the person concerned is called by name, and «bạn» to that person; organisations as they are', () => {
  const about = { subjectId: 'p', subjectName: 'Phạm Hữu Anh' }
  const who = ['người có tên trong việc này', 'Chi bộ thôn 20 (bí thư)']
  expect(who.map(namedTo(about, { memberId: 's' }))).toEqual(['Phạm Hữu Anh', 'Chi bộ thôn 20 (bí thư)'])
  expect(who.map(namedTo(about, { memberId: 'p' }))).toEqual(['bạn', 'Chi bộ thôn 20 (bí thư)'])
})

test('the program stands among those who go on only where nobody else does', () => {
  const program = 'hệ thống tự ghi'
  expect(placesIn([program, 'Đảng bộ xã (bí thư)', 'Chi bộ (bí thư)'])).toBe('Đảng bộ xã; Chi bộ')
  expect(namesOf([program])).toBe(program)
})
