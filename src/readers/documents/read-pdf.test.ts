// Text out of PDFs: columns, tables by their lines over several pages, and what is refused.
import { describe, expect, test } from 'vitest'
import { makePdf, type PdfPage } from './pdf.fixture.ts'
import { readPdf } from './read-pdf.ts'

const XS = [50, 80, 280, 400, 520] as const

/** Boxes of a row whose top is `top`; the third column may be left to a box over several rows. */
const row = (top: number, height: number, isMerged = false): NonNullable<PdfPage['boxes']> =>
  [0, 1, 2, 3]
    .filter((i) => !(isMerged && i === 2))
    .map((i) => [XS[i] ?? 0, top - height, (XS[i + 1] ?? 0) - (XS[i] ?? 0), height])

const head = (top: number): NonNullable<PdfPage['words']> => [
  [54, top - 14, 'TT'],
  [84, top - 14, 'Noi dung'],
  [284, top - 14, 'Chu tri'],
  [404, top - 14, 'Thoi gian'],
]

describe('a table drawn with lines', () => {
  const first: PdfPage = {
    boxes: [...row(700, 20), ...row(680, 40, true), ...row(640, 20, true), [280, 620, 120, 60], ...row(620, 30)],
    words: [
      [50, 760, 'III. PHAN CONG'],
      ...head(700),
      // The number stands in the middle of its row, beside two lines of work.
      [54, 656, '1'],
      [84, 666, 'Ra soat cac'],
      [84, 646, 'chi bo'],
      [284, 650, 'Ban Xay dung'],
      [404, 656, 'Quy I'],
      [54, 626, '2'],
      [84, 626, 'Kien toan'],
      [404, 626, 'Quy II'],
      [54, 606, '3'],
      [84, 606, 'Giam sat viec'],
      [284, 606, 'Van phong'],
      [404, 606, 'Quy III'],
    ],
  }
  const second: PdfPage = {
    boxes: [...row(760, 20), ...row(740, 20)],
    words: [
      [84, 746, 'thu dang phi'],
      [54, 726, '4'],
      [84, 726, 'Tong ket'],
      [284, 726, 'Dang uy'],
      [404, 726, 'Quy IV'],
      [50, 690, 'IV. TO CHUC'],
    ],
  }

  test('rows with all their lines, a cell over two rows, a row that goes on over the page', async () => {
    const lines = (await readPdf(makePdf([first, second]))).split('\n').filter((line) => line !== '')
    expect(lines).toEqual([
      'III. PHAN CONG',
      'TT\tNoi dung\tChu tri\tThoi gian',
      '1\tRa soat cac chi bo\tBan Xay dung\tQuy I',
      '2\tKien toan\tBan Xay dung\tQuy II',
      '3\tGiam sat viec thu dang phi\tVan phong\tQuy III',
      '4\tTong ket\tDang uy\tQuy IV',
      'IV. TO CHUC',
    ])
  })
  test('on pages laid across', async () => {
    const read = async (...pages: PdfPage[]): Promise<string> => readPdf(makePdf(pages))
    const across = (page: PdfPage): PdfPage => ({ ...page, isAcross: true })
    expect(await read(across(first), across(second))).toBe(await read(first, second))
    expect(await read(first, across(second))).toBe(await read(first, second))
  })
})

test('words of narrow cells that came as one are parted at the lines between them', async () => {
  // Helvetica of 10 points: 'TT Noi dung' fills 53 points, 'Ban Xay dung Quy I' 86.
  const xs = [50, 67, 150, 212, 280]
  const boxes = [700, 680, 660].flatMap((top) =>
    [0, 1, 2, 3].map((i) => [xs[i] ?? 0, top - 20, (xs[i + 1] ?? 0) - (xs[i] ?? 0), 20] as const),
  )
  const words: PdfPage['words'] = [
    [52, 686, 'TT Noi dung'],
    [152, 686, 'Chu tri'],
    [214, 686, 'Thoi gian'],
    [55, 666, '1'],
    [69, 666, 'Ra soat chi bo'],
    [152, 666, 'Ban Xay dung Quy I'],
    [55, 646, '2'],
    [69, 646, 'Tong ket'],
    [152, 646, 'Van phong'],
    [214, 646, 'Quy IV'],
  ]
  expect((await readPdf(makePdf([{ boxes, words }]))).split('\n')).toEqual([
    'TT\tNoi dung\tChu tri\tThoi gian',
    '1\tRa soat chi bo\tBan Xay dung\tQuy I',
    '2\tTong ket\tVan phong\tQuy IV',
  ])
})

const linesOf = async (...words: NonNullable<PdfPage['words']>): Promise<string[]> =>
  (await readPdf(makePdf([{ words }]))).split('\n')

test('two columns of a letterhead stay on their lines', async () => {
  const lines = await linesOf(
    [60, 760, 'DANG UY XA'],
    [330, 760, 'DANG CONG SAN VIET NAM'],
    [60, 740, 'So 12-KH/DU'],
    [330, 740, 'My Hung, ngay 04'],
  )
  expect(lines.map((line) => line.trim().split(/ {3,}/))).toEqual([
    ['DANG UY XA', 'DANG CONG SAN VIET NAM'],
    ['So 12-KH/DU', 'My Hung, ngay 04'],
  ])
})

describe('a table without lines', () => {
  const table = (xs: readonly number[], ...rows: (readonly string[])[]) =>
    linesOf(
      ...rows.flatMap((cells, row) =>
        cells.flatMap((text, column) => (text === '' ? [] : [[xs[column] ?? 0, 700 - 16 * row, text] as const])),
      ),
    )

  test('is read by its columns, a cell over several lines', async () => {
    const lines = await table(
      [50, 90, 300, 420],
      ['', '', '', 'Thoi gian'],
      ['STT', 'Noi dung cong viec', 'Don vi chu tri', 'hoan thanh'],
      ['1', 'Ra soat danh sach quan chung uu tu', 'Ban To chuc', 'Truoc'],
      ['', 'trong toan dang bo', '', '30/6/2026'],
      ['2', 'Tong ket', 'Van phong Dang', '31/12/2026'],
      ['', '', 'uy xa', ''],
      ['IV. To chuc thuc hien'],
    )
    expect(lines).toEqual([
      'STT\tNoi dung cong viec\tDon vi chu tri\tThoi gian hoan thanh',
      '1\tRa soat danh sach quan chung uu tu trong toan dang bo\tBan To chuc\tTruoc 30/6/2026',
      '2\tTong ket\tVan phong Dang uy xa\t31/12/2026',
      'IV. To chuc thuc hien',
    ])
  })

  test('its full cells may come near the next; a group of rows has a heading; the number of the page is none of it', async () => {
    const lines = await table(
      [50, 70, 162, 228],
      ['TT', 'Noi dung', 'Chu tri', 'Thoi gian'],
      ['I. CONG TAC XAY DUNG DANG'],
      ['1', 'Ra soat danh sach', 'Ban To chuc', 'Quy I'],
      ['2', 'Kiem tra chi bo 5', 'Uy ban Kiem', 'Quy II'],
      ['', '', 'tra', ''],
      ['II. CONG TAC DAN VAN'],
      ['3', 'Tong ket', 'Van phong', 'Quy III'],
      ['', '', '4', ''],
    )
    expect(lines.map((line) => line.trim())).toEqual([
      'TT\tNoi dung\tChu tri\tThoi gian',
      'I. CONG TAC XAY DUNG DANG',
      '1\tRa soat danh sach\tBan To chuc\tQuy I',
      '2\tKiem tra chi bo 5\tUy ban Kiem tra\tQuy II',
      'II. CONG TAC DAN VAN',
      '3\tTong ket\tVan phong\tQuy III',
      '4',
    ])
  })

  test('words under "TT" that are no rows stay lines', async () => {
    const lines = await table([50, 90, 300], ['TT', 'Tinh uy', 'BI THU'], ['Luu', 'van phong', 'Da ky'])
    expect(lines.join()).not.toContain('\t')
  })
})

describe('refused', () => {
  const blank: PdfPage = { boxes: [[0, 0, 600, 800]] }
  const encrypted =
    '<< /Filter /Standard /V 1 /R 2 /O (0123456789abcdef0123456789abcdef) /U (0123456789abcdef0123456789abcdef) /P -4 >>'
  const locked = Buffer.from(makePdf([{ words: [[50, 700, 'Chu']] }], [encrypted]))
    .toString('latin1')
    .replace('/Root 1 0 R', '/Root 1 0 R /Encrypt 6 0 R /ID [(a) (a)]')

  test.each<[string, Uint8Array, string]>([
    ['pages without a letter', makePdf([blank, blank]), 'document.scanned'],
    ['more pages than a document has', makePdf(Array.from({ length: 500 }, () => blank)), 'document.too-large'],
    ['a password', Buffer.from(locked, 'latin1'), 'document.encrypted'],
    ['a file cut in the middle', makePdf([{ words: [[50, 700, 'Chu']] }]).subarray(0, 60), 'document.damaged'],
  ])('%s', async (_, file, code) => {
    await expect(readPdf(file)).rejects.toMatchObject({ code })
  })
})
