// Texts that were cut, doubled and mixed on the way: the reader reads them without a fault, and every place it names lies in the text.
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { readText } from '#readers/documents/read-text.ts'
import { readDocument } from '#rules/document-reader/read-document.ts'

const folder = fileURLToPath(new URL('../fixtures/documents/', import.meta.url))
const texts = readdirSync(folder)
  .filter((file) => file.endsWith('.txt'))
  .map((file) => readText(readFileSync(`${folder}${file}`)))

const PIECES = [
  '“',
  '"',
  '(',
  '1.',
  'I. ',
  'ngày ',
  'tháng 13/',
  'quý ',
  'số ',
  '-',
  '\t',
  '\n',
  '\u00ad',
  '\u0301',
  '😀',
  '\ud800',
].concat([
  'T/M ',
  'Nơi nhận:',
  'PHỤ LỤC',
  'KẾ HOẠCH',
  'TT\t',
  '| ',
  '%',
  '99999999999',
  'từ ngày 31/2 ',
  'Điều 1. ',
  '\r',
  '\0',
  'TT\tKhối\tNam\n1\tXã\t2\n',
  'Cộng   12   13\n',
  '\n1 | 2 | ',
  'gồm 1 đồng chí, ',
  'tháng Chín ',
  'trước 31-',
  'đến 2030 ',
  'a1) ',
  'Mục 1\n',
  'sau khi được duyệt ',
  'PHẦN A\n',
  'sau khi Luật (sửa đổi) ',
  'gồm: Chi bộ A 1; ',
  'Các đảng ủy chưa đạt ',
  '\u200b',
  '\u2028',
  'PGS.TS.BS. ',
  'QUY CHẾ\n(kèm theo)\n',
  'hằng quý (trước ngày 15/6 và ',
  'Ngày Nhà giáo 20/11 ',
  'BÁO CÁO 9 tháng ',
  'UBND điện:\n',
  'STT\tLớp\tSố lượng\tThời gian\n1\tA\t',
  '\f',
])

/** The same numbers in every run. */
function numbersFrom(seed: number): (below: number) => number {
  let at = seed
  return (below) => {
    at = (at * 1103515245 + 12345) % 2147483648
    return Math.floor((at / 2147483648) * below)
  }
}

/** The lines of two texts next to each other, as where the gap between two columns was lost. */
function beside(one: string, other: string): string {
  const right = other.split('\n')
  return one
    .split('\n')
    .map((line, n) => `${line}   ${right[n] ?? ''}`)
    .join('\n')
}

function mangled(seed: number): string {
  const next = numbersFrom(seed)
  let text = texts[next(texts.length)] ?? ''
  for (let i = 1 + next(10); i > 0; i -= 1) {
    const at = next(text.length)
    const [head, tail] = [text.slice(0, at), text.slice(at)]
    const piece = PIECES[next(PIECES.length)] ?? ''
    const other = texts[next(texts.length)] ?? ''
    text =
      [
        () => head + tail.slice(next(200)),
        () => head + piece.repeat(1 + next(300)) + tail,
        () => head + tail.slice(0, 200).repeat(1 + next(10)) + tail,
        () => head + other.slice(next(other.length)),
        () => head.replaceAll('\n', ' ') + tail,
        () => head + tail.normalize('NFD'),
        () => head + tail.toUpperCase(),
        // A page read by a machine: every ninth letter lost, lines broken anywhere, two columns line by line.
        () => head + [...tail].filter((_, n) => n % 9 !== 4).join(''),
        () => head + tail.replace(/(.{37}) /gu, '$1\n'),
        () => beside(head, tail),
      ][next(10)]?.() ?? text
  }
  return text
}

test.each([1, 2, 3, 4])('thirty mangled texts, row %i', (row) => {
  for (let i = 0; i < 30; i += 1) {
    const text = mangled(row * 1000 + i)
    const length = [...text].length
    const { deadlines, targets, figures, recipients, damage, cites, sections, tasks } = readDocument(text)
    const spans = [
      ...deadlines,
      ...targets,
      ...figures,
      ...recipients,
      ...damage,
      ...cites.flatMap((one) => one.mentions),
    ]
    for (const { at, text: said } of spans) {
      expect(at[0], said).toBeGreaterThanOrEqual(0)
      expect(at[1], said).toBeGreaterThan(at[0])
      expect(at[1], said).toBeLessThanOrEqual(length)
    }
    for (const { at0, path } of [...sections, ...tasks]) expect(at0, path).toBeLessThanOrEqual(length)
    for (const { value, text: said } of figures) expect(Number.isFinite(value), said).toBe(true)
    for (const { norm, text: said } of deadlines) {
      if (/^\d{4}-\d{2}-\d{2}$/.test(norm ?? '')) expect(Number.isNaN(Date.parse(norm ?? '')), said).toBe(false)
    }
  }
})

/** What a pattern may stumble over, said again and again in one paragraph or line by line. */
const AGAIN = [
  'tháng Chín ',
  'sau khi quy hoạch được ',
  'trước 31-',
  'đến 2030 ',
  'gồm 1 đồng chí, ',
  'trong đó có 1.111 chi bộ, ',
  'nam 1, nữ 2; ',
  'Về độ tuổi: 1 người, 2 người, ',
  'kinh phí do nguồn ',
  '; giao Văn phòng tổng hợp trình ',
  'doanh nghiệp có từ 5 ',
  '"5 ',
  'bộ m y ',
  'phân công (có phụ lục ',
  '\n1\tA\t2\t3',
  '\nTT | Nội dung | Chủ trì\n1 | A',
  '\nA   12   13',
  '\na1) Mục 1 ',
  '(',
  'a',
  '((a) ',
  'ngày 12/5/2026, ',
  '\n- trước ngày 12/5/2026',
  'Phòng Tham mưu, ',
  'các tiểu đoàn 1, 2, ',
  'Các đảng ủy chưa đạt tiến độ ',
  'sau khi Luật (sửa đổi) ',
  'phối hợp với Đoàn Thanh niên mỗi quý ',
  '\nPHẦN A',
  'PGS.TS.BS.',
]
const HEAD = 'Xã Tân An, ngày 12 tháng 8 năm 2025\nBÁO CÁO\ncông tác\n-----\nI. KẾT QUẢ\n1. '

test.each(AGAIN)('ten times as much of %j takes no hundred times as long', (piece) => {
  const milliseconds = (length: number): number => {
    const text = HEAD + piece.repeat(Math.ceil(length / piece.length))
    const before = process.cpuUsage()
    readDocument(text)
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1000
  }
  milliseconds(4_000)
  const [short, long] = [milliseconds(8_000), milliseconds(80_000)]
  expect(long).toBeLessThan(Math.max(40 * short, 1_500))
})
