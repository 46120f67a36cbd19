// The date in Viet Nam is that of the calendar of the machine, whichever instant was asked for before.
import { expect, test } from 'vitest'
import { dateInVietNam } from '#kernel/clock.ts'

const calendar = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Ho_Chi_Minh',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

test('the last second of a day and the first of the next, in turn', () => {
  for (let n = 0; n < 3; n++) {
    expect(dateInVietNam(new Date('2026-11-22T16:59:59.999Z'))).toBe('2026-11-22')
    expect(dateInVietNam(new Date('2026-11-22T17:00:00.000Z'))).toBe('2026-11-23')
  }
})

test('any instant since 1880, also of years whose clocks were not whole hours from UTC', () => {
  let seed = 11
  const any = (below: number): number => {
    seed = (seed * 48271) % 2147483647
    return (seed / 2147483647) * below
  }
  for (let n = 0; n < 5_000; n++) {
    const at = new Date(Date.UTC(1880) + any(Date.UTC(2080) - Date.UTC(1880)))
    for (const minutes of [0, 20, 59]) {
      const near = new Date(at.getTime() + minutes * 60_000)
      expect(dateInVietNam(near)).toBe(calendar.format(near))
    }
  }
})

test('no date of what is no instant', () => {
  expect(() => dateInVietNam(new Date(Number.NaN))).toThrow(RangeError)
})
