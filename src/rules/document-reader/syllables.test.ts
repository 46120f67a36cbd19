// Words of other languages beside words a lost letter broke.
import { describe, expect, test } from 'vitest'
import { readDocument } from '#rules/document-reader/read-document.ts'

const damaged = (text: string) =>
  readDocument(`KẾ HOẠCH\nchuyển đổi số\n-----\nI. NHIỆM VỤ\n1. ${text}`).damage.map((one) => one.text)

describe('foreign words and names are sound', () => {
  test.each([
    'taluy',
    'camera',
    'karaoke',
    'container',
    'homestay',
    'logistics',
    'vaccine',
    'laptop',
    'youtube',
    'chatbot',
    'golf',
    'xe bus',
    'tour',
    'bêtông',
    'axit',
    'biogas',
    'slide',
    'drive',
    'Krông Pắc',
    'Đăk Lăk',
    'Mnông',
    'Khmer',
    'Êđê',
    'Bana',
    'Xơđăng',
    'Raglai',
    'Kơho',
    'Jrai',
  ])('%s', (word) => expect(damaged(`Chi bộ rà soát việc dùng ${word} ở thôn.`)).toEqual([]))
})

describe('what a lost letter or an unturned key leaves is none', () => {
  test.each([
    ['Đảng ủy giữ đoàn k t nội bộ.', 'đoàn k t'],
    ['Nâng cao chất l ợng sinh hoạt.', 'chất l ợng'],
    ['Chi bộ hoànthành việc.', 'hoànthành'],
    ['Xong trong nawm nay.', 'nawm'],
    ['Chi bộ thuwcj hiện.', 'thuwcj'],
    ['Kết nạp đảng vên.', 'đảng vên'],
    ['Đảng ủy vàđảng viên.', 'vàđảng'],
  ])('%s', (text, word) => expect(damaged(text)).toEqual([word]))
})
