// A paper as PDF: every letter of Vietnamese comes out of the file as it went in, pages and numbers, and a file that readers accept.
import { type Font, openSync } from 'fontkit'
import { describe, expect, test } from 'vitest'
import { readPdf } from '#readers/documents/read-pdf.ts'
import { type PdfPaper, paperPdf } from './paper-pdf.ts'
import { paperPdfApart } from './paper-pdf-apart.ts'

const VOWELS = 'aăâeêioôơuưy'
const TONES = ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323']
const small = [...VOWELS].flatMap((vowel) => TONES.map((tone) => (vowel + tone).normalize('NFC')))
const letters = [...small, 'đ', ...'bcdghklmnpqrstvx'].flatMap((letter) => [letter, letter.toUpperCase()])

const paper: PdfPaper = {
  superior: 'ĐẢNG BỘ TỈNH MINH HỌA',
  issuer: 'ĐẢNG BỘ XÃ HẢI TRÚC',
  number: '05-KH/ĐU',
  place: 'Hải Trúc',
  on: '2026-02-03',
  kind: 'KẾ HOẠCH',
  about: 'Nâng cao chất lượng sinh hoạt chi bộ',
  isDraft: false,
  text: '# I. Mục đích\nMột đoạn ngắn.',
  recipients: ['Các chi bộ trực thuộc', 'Lưu Văn phòng'],
  signers: [{ post: 'T/M ĐẢNG ỦY, BÍ THƯ', name: 'Nguyễn Thị Hương Giang' }],
}
const read = async (changes: Partial<PdfPaper>) => readPdf(await paperPdf({ ...paper, ...changes }))
const words = (text: string) => text.replace(/\s+/g, ' ').trim()

describe('a paper as PDF (§7.1)', () => {
  test('all 134 letters of Vietnamese stand in every font, and no longer word is lost', async () => {
    for (const face of ['Regular', 'Bold', 'Italic']) {
      const font = openSync(`templates/fonts/Tinos-${face}.ttf`) as Font
      for (const letter of letters)
        expect(font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0), `${face} ${letter}`).toBe(true)
    }
    const text = words(await read({ text: `${letters.join(' ')}\n# ${letters.join(' ')}\n«–» “…” ≥ 3 %` }))
    expect(text).toContain(`${letters.join(' ')} ${letters.join(' ')} «–» “…” ≥ 3 %`)
  })

  test('letterhead, number, title, signature and whom it goes to are read out again; decomposed letters are put together', async () => {
    const text = words(await read({ about: paper.about.normalize('NFD') }))
    for (const said of [
      'ĐẢNG CỘNG SẢN VIỆT NAM',
      'Số 05-KH/ĐU',
      'Hải Trúc, ngày 03 tháng 02 năm 2026',
      paper.about,
      'I. Mục đích',
      'Nơi nhận:',
      '- Lưu Văn phòng,',
      'T/M ĐẢNG ỦY',
      'BÍ THƯ',
      'Nguyễn Thị Hương Giang',
    ])
      expect(text).toContain(said)
    expect(text).not.toContain('DỰ THẢO')
    expect(words(await read({ isDraft: true }))).toContain('DỰ THẢO')
  })

  test('long texts go over pages; a word wider than a line is broken; letters of other scripts do not hinder', async () => {
    const long = Array.from({ length: 60 }, (_, n) => `Đoạn ${n} ${'giữ vững kỷ luật '.repeat(12)}`)
    const file = await paperPdf({ ...paper, text: [...long, 'x'.repeat(400), '漢字 🙂 \u0000'].join('\n') })
    const pages = file.toString('latin1').match(/\/Type \/Page\b(?!s)/g)?.length ?? 0
    expect(pages).toBeGreaterThan(5)
    const text = words(await readPdf(file))
    for (const [n] of long.entries()) expect(text).toContain(`Đoạn ${n} giữ vững`)
    expect(text.replaceAll(' ', '')).toContain('x'.repeat(400))
    expect(await paperPdf(paper)).toEqual(await paperPdf(paper))
  })

  test('beside the server it comes out the same, and ends where it takes too long or too much memory', async () => {
    expect(await paperPdfApart(paper)).toEqual(await paperPdf(paper))
    const long = { ...paper, text: Array.from({ length: 300 }, () => 'x'.repeat(4000)).join('\n') }
    expect(await paperPdfApart(long, { milliseconds: 1000, megabytes: 400 })).toBe('too-large')
    expect(await paperPdfApart(long, { milliseconds: 60_000, megabytes: 16 })).toBe('too-large')
  })
})
