// Articles are named as people name them.
import { expect, test } from 'vitest'
import { basisWords } from './basis-words.ts'

test('the article is said in words, without the code of the rule', () => {
  expect(basisWords('294-QĐ/TW, 4.1', 'ADM-13')).toBe('294-QĐ/TW, mục 4.1')
  expect(basisWords('06-HD/TW, 3.4a; 02-HD/BTCTU, 1.2.1(6)', 'VERIF-02')).toBe(
    'Hướng dẫn 06-HD/TW, mục 3.4a; Hướng dẫn 02-HD/BTCTU, mục 1.2.1(6)',
  )
  expect(basisWords('Điều lệ Đảng, Điều 5', null)).toBe('Điều lệ Đảng, Điều 5')
  expect(basisWords(null, 'ADM-13')).toBe('quy định ADM-13')
  expect(basisWords('', null)).toBeNull()
})
