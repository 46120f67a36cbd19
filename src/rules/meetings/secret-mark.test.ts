// The mark of a state secret on a document (S-04, S-07).
import { describe, expect, test } from 'vitest'
import { carriesSecretMark } from './secret-mark.ts'

const head = (mark: string) =>
  `ĐẢNG BỘ XÃ A\tĐẢNG CỘNG SẢN VIỆT NAM\nCHI BỘ B\n*\n${mark}\nSố 03-BC/CB\nBÁO CÁO\nNội dung.`

describe('marks of secrecy', () => {
  test.each(['MẬT', 'TỐI MẬT', 'Tuyệt mật', 'Độ mật: Mật', 'x\tMẬT', 'MẬT'.normalize('NFD')])(
    'S-07: «%s» in the head',
    (mark) => expect(carriesSecretMark('bao-cao.docx', head(mark))).toBe(true),
  )

  test.each(['BC tối mật.pdf', 'Báo cáo (MẬT).docx', 'ke-hoach-mật-2026.pdf'])('S-07: in the name «%s»', (name) =>
    expect(carriesSecretMark(name, null)).toBe(true),
  )

  test.each([
    ['bao-cao.docx', head('Học tập quy định về bảo vệ bí mật nhà nước')],
    ['Họp thân mật.docx', head('')],
    ['bi-mat.pdf', null],
    ['dai.docx', `${'Một dòng.\n'.repeat(60)}MẬT`],
  ])('S-07: %s carries none', (name, text) => expect(carriesSecretMark(name, text)).toBe(false))
})
