// Badges as lists and certificates write them.
import { expect, test } from 'vitest'
import { badgeTitle, badgeYearsOf } from './badge-titles.ts'

test.each<[string, number | null]>([
  [badgeTitle(30), 30],
  ['Huy hiệu Đảng 40 năm', 40],
  ['Được tặng HUY HIỆU 55 NĂM TUỔI ĐẢNG', 55],
  ['Huy hiệu 50 năm tuổi Đảng'.normalize('NFD'), 50],
  ['Huy hiệu Vì sự nghiệp giáo dục 2003', null],
  ['Bằng khen Thủ tướng năm 2010', null],
])('%s: %s', (title, years) => expect(badgeYearsOf(title)).toBe(years))
