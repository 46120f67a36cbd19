// Files that try to hurt: each ends in a typed refusal, quickly, and this process lives.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { previewMemberList } from './preview-member-list.ts'
import { refusalAtGate } from './read-sheet.ts'
import { REFUSAL_MESSAGES, type RefusalCode } from './refusal.ts'
import { columnName, type FixturePart, makeWorkbook, makeZip, workbookParts } from './zip.fixture.ts'

const HEAD = ['TT', 'Họ và tên', 'Giới tính', 'Ngày sinh', 'Số CCCD', 'Ngày vào Đảng']
const PERSON = [1, 'Hà Văn Tùng', 'Nam', '05/05/1964', '900064112233', '03/02/1990']
const LIST = { name: 'DS', rows: [HEAD, PERSON] }
const today = '2026-01-01'
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const MB = 2 ** 20

function with_(name: string, data: string | Uint8Array, claim?: FixturePart['claim']): Buffer {
  const parts = workbookParts([LIST])
  return makeZip([...parts.filter((part) => part.name !== name), { name, data, claim }])
}
const sheet = (rows: string) => `<worksheet ${MAIN}><sheetData>${rows}</sheetData></worksheet>`
const old = (word: string) =>
  Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(2000),
    Buffer.from(word, 'utf16le'),
    Buffer.alloc(500),
  ])

const zeros = Buffer.alloc(40 * MB)

const atGate: [string, RefusalCode, () => Buffer][] = [
  ['an empty file', 'import.empty', () => Buffer.alloc(0)],
  ['a zip bomb that says its size', 'import.zip-bomb', () => with_('xl/media/x.bin', zeros)],
  ['a part that says it is 4 GB', 'import.zip-bomb', () => with_('xl/x.xml', 'x', { inflated: 0xfffffff0 })],
  [
    'many parts',
    'import.zip-bomb',
    () => makeZip(Array.from({ length: 4000 }, (_, i) => ({ name: `xl/${i}.xml`, data: '' }))),
  ],
  ['parts that overlap', 'import.zip-bomb', () => with_('xl/x.xml', 'abc', { offset: 0 })],
  ['macros', 'import.macros', () => with_('xl/vbaProject.bin', 'x')],
  ['old macro sheets', 'import.macros', () => with_('xl/macrosheets/sheet1.xml', '<x/>')],
  ['a password (old container)', 'import.encrypted', () => old('EncryptedPackage')],
  ['a password (zip)', 'import.encrypted', () => with_('xl/x.xml', 'x', { flags: 1 })],
  ['an old .xls', 'import.old-excel', () => old('Workbook')],
  ['an old .doc', 'import.not-a-spreadsheet', () => old('WordDocument')],
  [
    '.xlsb',
    'import.binary-workbook',
    () =>
      makeZip([
        { name: '_rels/.rels', data: '' },
        { name: 'xl/workbook.bin', data: '' },
      ]),
  ],
  [
    '.ods',
    'import.open-document',
    () =>
      makeZip([
        { name: 'mimetype', data: 'application/vnd.oasis.opendocument.spreadsheet', stored: true },
        { name: 'content.xml', data: '' },
      ]),
  ],
  [
    '.docx',
    'import.not-a-spreadsheet',
    () =>
      makeZip([
        { name: '_rels/.rels', data: '' },
        { name: 'word/document.xml', data: '' },
      ]),
  ],
  ['a zip of a workbook', 'import.not-a-spreadsheet', () => makeZip([{ name: 'a.xlsx', data: makeWorkbook([LIST]) }])],
  ['a zip cut off in its first bytes', 'import.damaged', () => Buffer.from('PK')],
  ['a zip cut off', 'import.damaged', () => makeWorkbook([LIST]).subarray(0, 900)],
  [
    'two parts of one name',
    'import.damaged',
    () => makeZip([...workbookParts([LIST]), { name: 'xl/workbook.xml', data: '<x/>' }]),
  ],
  ['.pdf', 'import.not-a-spreadsheet', () => Buffer.from('%PDF-1.7\n...')],
  ['a picture named .xlsx', 'import.not-a-spreadsheet', () => Buffer.from('89504e470d0a1a0a0000000d', 'hex')],
  ['a web page named .xls', 'import.not-a-spreadsheet', () => Buffer.from('<html><table><tr><td>Họ và tên')],
  [
    'bytes of no kind',
    'import.not-a-spreadsheet',
    () => Buffer.from(Array.from({ length: 600 }, (_, i) => (i * 7919) % 256)),
  ],
]

describe('at the gate, before anything is inflated', () => {
  test.each(atGate)('%s: %s', (_, code, make) => {
    const file = make()
    const started = performance.now()
    const refusal = refusalAtGate(file)
    const took = performance.now() - started
    expect(refusal?.code).toBe(code)
    expect(took).toBeLessThan(200)
  })
  test('too large a file', () =>
    expect(refusalAtGate(Buffer.from('a,b'), { ...LIMITS, fileBytes: 2 })?.code).toBe('import.file-too-large'))
  test('an honest list passes', () => expect(refusalAtGate(makeWorkbook([LIST]))).toBe(null))
  test('a list with links to other files passes: they are never followed', () =>
    expect(refusalAtGate(with_('xl/externalLinks/externalLink1.xml', '<x/>'))).toBe(null))
  test('every refusal has its sentence', () =>
    expect(Object.values(REFUSAL_MESSAGES).every((m) => m.length > 10)).toBe(true))
})

const { READ_LIMITS: LIMITS } = await import('./limits.ts')

const inside: [string, RefusalCode, () => Buffer][] = [
  [
    'a part longer than it says',
    'import.zip-bomb',
    () => with_('xl/worksheets/sheet1.xml', sheet(`<row r="1"/>${' '.repeat(3 * MB)}`), { inflated: 500 }),
  ],
  [
    'a part with a wrong checksum',
    'import.damaged',
    () => with_('xl/worksheets/sheet1.xml', sheet('<row r="1"/>'), { crc: 1 }),
  ],
  [
    'a document type',
    'import.doctype',
    () => with_('xl/workbook.xml', '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aa">]><workbook/>'),
  ],
  [
    'entities in shared strings',
    'import.doctype',
    () =>
      with_(
        'xl/sharedStrings.xml',
        `<!DOCTYPE sst [<!ENTITY a SYSTEM "file:///etc/passwd">]><sst ${MAIN}><si><t>&a;</t></si></sst>`,
      ),
  ],
  [
    'an entity nobody declared',
    'import.doctype',
    () =>
      with_('xl/worksheets/sheet1.xml', sheet('<row r="1"><c r="A1" t="inlineStr"><is><t>&lol;</t></is></c></row>')),
  ],
  [
    'a document type in UTF-16',
    'import.doctype',
    () => with_('xl/workbook.xml', Buffer.from('\ufeff<!DOCTYPE x><workbook/>', 'utf16le')),
  ],
  [
    'an odd encoding',
    'import.damaged',
    () => with_('xl/workbook.xml', '<?xml version="1.0" encoding="UTF-7"?><workbook/>'),
  ],
  [
    'a million columns',
    'import.damaged',
    () => with_('xl/worksheets/sheet1.xml', sheet('<row r="1"><c r="BDWGN1"><v>1</v></c></row>')),
  ],
  [
    'a value far to the right',
    'import.too-many-columns',
    () => with_('xl/worksheets/sheet1.xml', sheet('<row r="1"><c r="XFD1"><v>1</v></c></row>')),
  ],
  [
    'rows without end',
    'import.too-many-rows',
    () => with_('xl/worksheets/sheet1.xml', sheet('<row/>'.repeat(1_300_000))),
  ],
  [
    'a row number beyond any sheet',
    'import.too-many-rows',
    () => with_('xl/worksheets/sheet1.xml', sheet('<row r="99999999"><c><v>1</v></c></row>')),
  ],
  [
    'text of millions of columns',
    'import.too-many-columns',
    () => Buffer.from(`TT;Họ và tên;Ngày sinh\n${';'.repeat(20 * MB)}`),
  ],
  [
    'such a line quoted as a whole',
    'import.too-many-columns',
    () => Buffer.from(`"TT;Họ và tên;Ngày sinh",,,\n${'"1;Lê Văn Ba;1980",,,\n'.repeat(60)}"${';'.repeat(20_000)}",,,`),
  ],
  ['text of millions of empty lines', 'import.too-many-rows', () => Buffer.alloc(20 * MB, '\n')],
  [
    'deep nesting',
    'import.damaged',
    () => with_('xl/worksheets/sheet1.xml', sheet('<a>'.repeat(5000) + '</a>'.repeat(5000))),
  ],
  [
    'one endless tag',
    'import.damaged',
    () =>
      with_(
        'xl/worksheets/sheet1.xml',
        `<worksheet ${MAIN} a="${Array.from({ length: 400_000 }, (_, i) => i).join('')}`,
      ),
  ],
  [
    'a cell of 5 MB',
    'import.damaged',
    () =>
      with_(
        'xl/worksheets/sheet1.xml',
        sheet(
          `<row r="1"><c r="A1" t="inlineStr"><is>${Array.from({ length: 60 }, (_, i) => `<r><t>${String(i).repeat(40_000)}</t></r>`).join('')}</is></c></row>`,
        ),
      ),
  ],
  [
    'XML cut in the middle',
    'import.damaged',
    () => with_('xl/worksheets/sheet1.xml', `<worksheet ${MAIN}><sheetData><row r="1"><c r="A1"`),
  ],
  ['no rows at all', 'import.empty', () => makeWorkbook([{ name: 'a', rows: [] }])],
  ['only hidden sheets', 'import.empty', () => makeWorkbook([{ ...LIST, hidden: true }])],
  ['no list', 'import.no-member-list', () => makeWorkbook([{ name: 'a', rows: [['Kính gửi'], ['Nội dung']] }])],
  [
    'a workbook part that is missing',
    'import.not-a-spreadsheet',
    () => makeZip(workbookParts([LIST]).filter((p) => p.name !== 'xl/workbook.xml')),
  ],
]

describe('inside, in the process that may die', () => {
  test.each(inside)('%s: %s', async (_, code, make) => {
    const result = await previewMemberList(make(), { today, timeLimit: 20_000 })
    expect(result.ok ? 'read' : result.refusal.code).toBe(code)
  })

  test('styles to the last column and a dimension of ten million rows cost nothing', async () => {
    const styled = Array.from({ length: 16_384 }, (_, i) => `<c r="${columnName(i)}9" s="1"/>`).join('')
    const rows = workbookParts([LIST]).find((p) => p.name.includes('sheet1'))?.data as string
    const xml = rows
      .replace('<sheetData>', '<dimension ref="A1:XFD1048576"/><sheetData>')
      .replace('</sheetData>', `<row r="9">${styled}</row></sheetData>`)
    const result = await previewMemberList(with_('xl/worksheets/sheet1.xml', xml), { today })
    expect(result.ok && result.totals.rows).toBe(1)
  })
  test('the time limit', async () => {
    const result = await previewMemberList(makeWorkbook([LIST]), { today, timeLimit: 5 })
    expect(result).toMatchObject({ ok: false, refusal: { code: 'import.time-limit' } })
  })
  test('the memory limit ends the reading process, not this one', async () => {
    const strings = `<sst ${MAIN}>${Array.from({ length: 300_000 }, (_, i) => `<si><t>${i} ${'ỗ'.repeat(40)}</t></si>`).join('')}</sst>`
    const result = await previewMemberList(with_('xl/sharedStrings.xml', strings), { today, memoryLimit: 70 * MB })
    expect(result).toMatchObject({ ok: false, refusal: { code: 'import.memory-limit' } })
  })
  test('a reading process that ends by a fault of the program is no limit: the fault comes back with its words', async () => {
    const broken = previewMemberList(makeWorkbook([LIST]), { today, branchNames: 7 as never })
    await expect(broken).rejects.toThrow(/ended by itself \(1\): [\s\S]*TypeError/)
  })
  test('a billion laughs cannot be told', async () => {
    const laughs = `<!DOCTYPE l [<!ENTITY a "ha">${Array.from({ length: 20 }, (_, i) => `<!ENTITY a${i} "${'&a;'.repeat(10)}">`).join('')}]><sst ${MAIN}/>`
    const result = await previewMemberList(with_('xl/sharedStrings.xml', laughs), { today })
    expect(result).toMatchObject({ ok: false, refusal: { code: 'import.doctype' } })
  })
  test('the caller may stop it', async () => {
    const stop = new AbortController()
    const many = { name: 'DS', rows: [HEAD, ...Array.from({ length: 5000 }, () => PERSON)] }
    const result = await previewMemberList(makeWorkbook([many]), {
      today,
      signal: stop.signal,
      onRows: () => stop.abort(),
    })
    expect(result).toMatchObject({ ok: false, refusal: { code: 'import.cancelled' } })
  })
  test('what the caller throws comes back to the caller', async () => {
    await expect(
      previewMemberList(makeWorkbook([LIST]), { today, onRows: () => Promise.reject(new Error('disk full')) }),
    ).rejects.toThrow('disk full')
  })
})

const folder = mkdtempSync(join(tmpdir(), 'dangvu-hostile-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('a file by its path, outside the program, whatever its name', async () => {
  const path = join(folder, 'danh sách, đảng viên *(1).xlsx')
  writeFileSync(path, makeWorkbook([LIST]))
  const result = await previewMemberList(path, { today })
  expect(result.ok && result.totals.rows).toBe(1)
})
