// Text out of files: plain ones in every encoding, Word with the numbers it draws, and what is refused.
import PizZip from 'pizzip'
import { describe, expect, test } from 'vitest'
import { readDocumentFile } from './read-document-file.ts'

const bytes = (text: string, encoding: BufferEncoding = 'utf8'): Uint8Array => Buffer.from(text, encoding)

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

/** A small Word file with the parts given. */
function word(body: string, more: Record<string, string> = {}): Uint8Array {
  const zip = new PizZip()
  zip.file('word/document.xml', `<w:document ${W}><w:body>${body}</w:body></w:document>`)
  for (const [name, text] of Object.entries(more)) zip.file(name, text)
  return zip.generate({ type: 'uint8array', compression: 'DEFLATE' })
}
const paragraph = (text: string, properties = ''): string =>
  `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`
const numbered = (text: string, list: number, level: number): string =>
  paragraph(text, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`)

const LISTS = `<w:numbering ${W}><w:abstractNum w:abstractNumId="7">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>
  <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2.%3."/></w:lvl>
  <w:lvl w:ilvl="3"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0b7"/></w:lvl>
</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num></w:numbering>`

describe('text', () => {
  test.each<[string, Uint8Array]>([
    ['UTF-8 with its mark', bytes('\ufeffKế hoạch')],
    ['UTF-16', Buffer.concat([Buffer.from([0xff, 0xfe]), bytes('Kế hoạch', 'utf16le')])],
  ])('%s', async (_, file) => {
    expect(await readDocumentFile(file)).toEqual({ ok: true, kind: 'text', text: 'Kế hoạch' })
  })
  test('UTF-16 without its mark, and UTF-8 cut inside a letter or with a sign of another code page', async () => {
    const text = 'Căn cứ kế hoạch, các chi bộ tổ chức sinh hoạt chuyên đề và báo cáo kết quả về Đảng ủy xã.'
    expect(await readDocumentFile(bytes(text, 'utf16le'))).toMatchObject({ text })
    expect(await readDocumentFile(Buffer.from(text, 'utf16le').swap16())).toMatchObject({ text })
    const cut = Buffer.concat([bytes(text), bytes('đ').subarray(0, 1)])
    expect(await readDocumentFile(cut)).toMatchObject({ text: `${text}\ufffd` })
    expect(await readDocumentFile(Buffer.concat([bytes(text), Buffer.from([0xa0]), bytes('Hết')]))).toMatchObject({
      text: `${text}\ufffdHết`,
    })
  })
  test('Windows-1258, a vowel and its tone apart', async () => {
    // «Kế hoạch số 5: các chi bộ họp».
    const stored = 'K\xea\xec hoa\xf2ch s\xf4\xec 5: ca\xecc chi b\xf4\xf2 ho\xf2p'
    const read = await readDocumentFile(bytes(stored, 'latin1'))
    expect(read.ok ? read.text.normalize('NFC') : read).toBe('Kế hoạch số 5: các chi bộ họp')
  })
  test('one byte a letter is handed on as it is', async () => {
    // «Kế hoạch» in TCVN3.
    expect(await readDocumentFile(bytes('K\xd5 ho\xb9ch', 'latin1'))).toMatchObject({ text: 'K\u00d5 ho\u00b9ch' })
  })
})

describe('Word', () => {
  test('the numbers Word draws, as they are counted', async () => {
    const body = [
      numbered('MỤC ĐÍCH', 1, 0),
      numbered('Một', 1, 1),
      numbered('NHIỆM VỤ', 1, 0),
      numbered('Hai', 1, 1),
      numbered('Ba', 1, 2),
      numbered('Bốn', 1, 2),
      numbered('Năm', 1, 3),
      numbered('Sáu', 1, 1),
    ].join('')
    expect(await readDocumentFile(word(body, { 'word/numbering.xml': LISTS }))).toEqual({
      ok: true,
      kind: 'docx',
      text: 'I. MỤC ĐÍCH\n1. Một\nII. NHIỆM VỤ\n1. Hai\n1.1. Ba\n1.2. Bốn\n- Năm\n2. Sáu',
    })
  })
  test('a table of work is read row by row, a letterhead cell by cell', async () => {
    const cell = (...texts: string[]): string => `<w:tc>${texts.map((text) => paragraph(text)).join('')}</w:tc>`
    const table = (...rows: string[][]): string =>
      `<w:tbl>${rows.map((cells) => `<w:tr>${cells.join('')}</w:tr>`).join('')}</w:tbl>`
    const letterhead = table([cell('ĐẢNG ỦY XÃ', 'Số 61-KH/ĐU'), cell('ĐẢNG CỘNG SẢN VIỆT NAM')])
    const number = `<w:tc>${numbered('', 1, 1)}</w:tc>`
    const work = table(
      [cell('TT'), cell('Nội dung'), cell('Chủ trì'), cell('Phối hợp'), cell('Thời gian')],
      [number, cell('Kiểm tra việc ghi', 'nghị quyết'), cell('Ủy ban Kiểm tra'), cell(''), cell('Quý II')],
    )
    const file = word(letterhead + work, { 'word/numbering.xml': LISTS })
    expect(await readDocumentFile(file)).toMatchObject({
      text: [
        'ĐẢNG ỦY XÃ',
        'Số 61-KH/ĐU',
        'ĐẢNG CỘNG SẢN VIỆT NAM',
        '',
        'TT\tNội dung\tChủ trì\tPhối hợp\tThời gian',
        '',
        '1.\tKiểm tra việc ghi nghị quyết\tỦy ban Kiểm tra\t\tQuý II',
        '',
      ].join('\n'),
    })
  })
  test('a table whose rows bear no numbers is read row by row too, its total and a second piece of one day with it', async () => {
    const cell = (text: string): string => `<w:tc>${paragraph(text)}</w:tc>`
    const table = (...rows: string[][]): string =>
      `<w:tbl>${rows.map((cells) => `<w:tr>${cells.map(cell).join('')}</w:tr>`).join('')}</w:tbl>`
    const days = table(
      ['Ngày', 'Nội dung', 'Chủ trì'],
      ['05/01', 'Họp chi ủy', 'Bí thư'],
      ['', 'Duyệt hồ sơ', 'Chi ủy'],
    )
    const counts = table(['TT', 'Chi bộ', 'Số'], ['1', 'Thôn Đông', '31'], ['Cộng', '', '31'])
    expect(await readDocumentFile(word(days + counts))).toMatchObject({
      text: [
        ...['Ngày\tNội dung\tChủ trì', '', '05/01\tHọp chi ủy\tBí thư', '', '\tDuyệt hồ sơ\tChi ủy', ''],
        ...['TT\tChi bộ\tSố', '', '1\tThôn Đông\t31', '', 'Cộng\t\t31', ''],
      ].join('\n'),
    })
  })
  test('cells that lie over columns or go on with the one above', async () => {
    const cell = (text: string, properties = ''): string =>
      `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraph(text)}</w:tc>`
    const row = (...cells: string[]): string => `<w:tr>${cells.join('')}</w:tr>`
    const [opens, goesOn] = ['<w:vMerge w:val="restart"/>', '<w:vMerge/>']
    const rows = [
      row(cell('TT', opens), cell('Nội dung', opens), cell('Phân công', '<w:gridSpan w:val="2"/>'), cell('Hạn', opens)),
      row(cell('', goesOn), cell('', goesOn), cell('Chủ trì'), cell('Phối hợp'), cell('', goesOn)),
      row(cell('1'), cell('Rà soát'), cell('Ban Xây dựng Đảng', opens), cell('Chi bộ'), cell('Quý I')),
      row(cell('2'), cell('Kiện toàn'), cell('', goesOn), cell(''), cell('Quý II')),
    ]
    expect(await readDocumentFile(word(`<w:tbl>${rows.join('')}</w:tbl>`))).toMatchObject({
      text: [
        'TT\tNội dung\tPhân công\t\tHạn',
        '',
        'TT\tNội dung\tChủ trì\tPhối hợp\tHạn',
        '',
        '1\tRà soát\tBan Xây dựng Đảng\tChi bộ\tQuý I',
        '',
        '2\tKiện toàn\tBan Xây dựng Đảng\t\tQuý II',
        '',
      ].join('\n'),
    })
  })
  test('a style numbers as the one it is based on, and figures stay figures under a Roman number', async () => {
    const lists = `<w:numbering ${W}><w:abstractNum w:abstractNumId="3">
      <w:lvl w:ilvl="0"><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>
      <w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%1.%2."/></w:lvl>
    </w:abstractNum><w:num w:numId="4"><w:abstractNumId w:val="3"/></w:num></w:numbering>`
    const styles = `<w:styles ${W}>
      <w:style w:styleId="Muc"><w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr></w:style>
      <w:style w:styleId="MucLon"><w:basedOn w:val="Muc"/></w:style></w:styles>`
    const body = paragraph('MỤC ĐÍCH', '<w:pStyle w:val="MucLon"/>') + numbered('Yêu cầu', 4, 1)
    const file = word(body, { 'word/numbering.xml': lists, 'word/styles.xml': styles })
    expect(await readDocumentFile(file)).toMatchObject({ text: 'I. MỤC ĐÍCH\n1.1. Yêu cầu' })
  })
  test('hidden words, the copy of a text box and heads of pages are not read', async () => {
    const box = `<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>${paragraph('Khung')}</w:txbxContent></mc:Choice><mc:Fallback>${paragraph('Khung')}</mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>Sau khung</w:t></w:r></w:p>`
    const hidden = '<w:p><w:r><w:t>Hiện</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r></w:p>'
    const file = word(box + hidden, { 'word/header1.xml': `<w:hdr ${W}>${paragraph('Đầu trang')}</w:hdr>` })
    const read = await readDocumentFile(file)
    expect(read.ok && read.text.split('\n').filter((line) => line !== '')).toEqual(['Khung', 'Sau khung', 'Hiện'])
  })
  test('letters drawn as capitals are capitals', async () => {
    const run = (text: string, value: string) => `<w:r><w:rPr><w:caps${value}/></w:rPr><w:t>${text}</w:t></w:r>`
    const file = word(`<w:p>${run('Kế hoạch', '')}${run(' số', ' w:val="0"')}<w:r><w:t> mới</w:t></w:r></w:p>`)
    expect(await readDocumentFile(file)).toMatchObject({ text: 'KẾ HOẠCH số mới' })
  })
  test('a style draws capitals, and the run or the style upon it says otherwise', async () => {
    const styles = `<w:styles ${W}>
      <w:style w:styleId="Loai"><w:rPr><w:caps/></w:rPr></w:style>
      <w:style w:styleId="LoaiDam"><w:basedOn w:val="Loai"/></w:style>
      <w:style w:styleId="Thuong"><w:basedOn w:val="Loai"/><w:rPr><w:caps w:val="0"/></w:rPr></w:style>
      <w:style w:type="character" w:styleId="Hoa"><w:rPr><w:caps/></w:rPr></w:style></w:styles>`
    const styled = (style: string, runs: string): string =>
      `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${runs}</w:p>`
    const run = (text: string, properties = ''): string =>
      `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`
    const body = [
      styled('Loai', run('Kế hoạch')),
      styled('LoaiDam', run('Đảng ủy ') + run('xã', '<w:caps w:val="0"/>')),
      styled('Thuong', run('Về việc ') + run('mới', '<w:rStyle w:val="Hoa"/>')),
      paragraph('Thường'),
    ].join('')
    expect(await readDocumentFile(word(body, { 'word/styles.xml': styles }))).toMatchObject({
      text: 'KẾ HOẠCH\nĐẢNG ỦY xã\nVề việc MỚI\nThường',
    })
  })
  test('what was struck out is not read', async () => {
    const body = `<w:p><w:r><w:t>Giữ</w:t></w:r><w:del><w:r><w:delText>bỏ</w:delText></w:r></w:del><w:r><w:t xml:space="preserve"> lại</w:t></w:r></w:p>`
    expect(await readDocumentFile(word(body))).toMatchObject({ text: 'Giữ lại' })
  })
})

describe('refused', () => {
  test.each<[string, Uint8Array, string]>([
    ['nothing', new Uint8Array(), 'document.empty'],
    ['white space', bytes(' \n '), 'document.empty'],
    ['an old Word file', Buffer.from('d0cf11e0a1b11ae100000000', 'hex'), 'document.old-word'],
    [
      'a Word file with a password',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]),
      'document.encrypted',
    ],
    [
      'bytes that are no text',
      Buffer.from(Array.from({ length: 500 }, (_, i) => 1 + ((i * 7919) % 255))),
      'document.unknown-kind',
    ],
    ['a picture', Buffer.from('89504e470d0a1a0a', 'hex'), 'document.unknown-kind'],
    [
      'a zip of something else',
      new PizZip().file('a.txt', 'a').generate({ type: 'uint8array' }),
      'document.unknown-kind',
    ],
    ['a damaged zip', Buffer.from('504b030400000000', 'hex'), 'document.damaged'],
    ['macros', word(paragraph('Chữ'), { 'word/vbaProject.bin': 'x' }), 'document.macros'],
    ['a document type of its own', word('<!DOCTYPE a [<!ENTITY b "c">]>'), 'document.unsafe'],
    ['tags without an end', word('<w:tbl><w:tr><w:tc>'.repeat(5000)), 'document.damaged'],
    ['a damaged PDF', bytes('%PDF-1.7 nothing'), 'document.damaged'],
    ['the first two bytes of a zip and nothing more', bytes('PK'), 'document.damaged'],
    ['the sign of a zip over text', bytes('PK\u0001\u0002 Kế hoạch'), 'document.damaged'],
  ])('%s', async (_, file, code) => expect(await readDocumentFile(file)).toEqual({ ok: false, code }))
  test.each(['a.docx', 'B.DOCX', 'a.xlsx', 'a.pdf'])('text that calls itself %s', async (name) => {
    expect(await readDocumentFile(bytes('Kế hoạch'), undefined, name)).toEqual({ ok: false, code: 'document.damaged' })
  })
  test('words that begin with the letters of a zip are words', async () => {
    expect(await readDocumentFile(bytes('PKI: kế hoạch'), undefined, 'a.txt')).toMatchObject({ text: 'PKI: kế hoạch' })
  })
  test('a file over the limit, before anything of it is read', async () => {
    expect(await readDocumentFile(bytes('Kế hoạch'), { bytes: 4, milliseconds: 1000, megabytes: 64 })).toEqual({
      ok: false,
      code: 'document.too-large',
    })
  })
})
