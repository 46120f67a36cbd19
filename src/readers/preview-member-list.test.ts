// Real files through the whole preview: dates, rich text, merged cells, several sheets, and lists saved as text.
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import type { MemberRow } from '#rules/member-list/types.ts'
import { hintOfCode } from './number-formats.ts'
import { type PreviewOptions, previewMemberList } from './preview-member-list.ts'
import { type FixtureCell, makeWorkbook, makeZip, workbookParts } from './zip.fixture.ts'

const today = '2026-01-01'
const HEAD = ['TT', 'Họ và tên', 'Giới tính', 'Ngày sinh', 'Số CCCD', 'Ngày vào Đảng']
const PERSON: FixtureCell[] = [1, 'Hà Văn Tùng', 'Nam', '05/05/1964', '900064112233', '03/02/1990']
const VALUES = {
  fullName: 'Hà Văn Tùng',
  gender: 'male',
  birthDate: '1964-05-05',
  personalId: '900064112233',
  admittedOn: '1990-02-03',
}

async function preview(file: string | Uint8Array, options: Partial<PreviewOptions> = {}) {
  const rows: MemberRow[] = []
  const result = await previewMemberList(file, { today, ...options, onRows: (batch) => void rows.push(...batch) })
  return { result, rows }
}

describe('workbooks', () => {
  test('dates as serials in both systems, ids with a format of zeros, rich text, escapes and cached formulas', async () => {
    const cells: FixtureCell[] = [
      { raw: '<c r="@"><f>ROW()</f><v>1</v></c>' },
      {
        raw: '<c r="@" t="inlineStr"><is><r><t>Hà </t></r><r><rPr><b/></rPr><t>Văn</t></r><rPh sb="0" eb="1"><t>xx</t></rPh><r><t xml:space="preserve"> Tùng_x000D_</t></r></is></c>',
      },
      { raw: '<c r="@" t="str"><f>IF(1,"Nam")</f><v>Nam</v></c>' },
      { raw: '<c r="@" s="3"><v>23502.25</v></c>' },
      { raw: '<c r="@" s="2"><v>900064112233</v></c>' },
      { raw: '<c r="@" t="d"><v>1990-02-03T00:00:00</v></c>' },
    ]
    const { rows } = await preview(makeWorkbook([{ name: 'DS', rows: [HEAD, cells] }]))
    expect(rows[0]?.values).toMatchObject(VALUES)
    const shifted = cells.with(3, { raw: '<c r="@" s="1"><v>22040</v></c>' })
    expect(
      (await preview(makeWorkbook([{ name: 'DS', rows: [HEAD, shifted] }], { date1904: true }))).rows[0]?.values,
    ).toMatchObject(VALUES)
  })
  test('numbers whose format writes points and letters among their digits', async () => {
    const formats = ['000000"LĐ"', '00\\.000000'].map(
      (code, i) => `<numFmt numFmtId="${180 + i}" formatCode="${code.replaceAll('"', '&quot;')}"/>`,
    )
    const parts = workbookParts([
      {
        name: 'DS',
        rows: [
          ['TT', 'Họ và tên', 'Ngày sinh', 'Số LL', 'Số thẻ'],
          [
            1,
            'Hà Văn Tùng',
            '05/05/1964',
            { raw: '<c r="@" s="4"><v>1719</v></c>' },
            { raw: '<c r="@" s="5"><v>50841401</v></c>' },
          ],
        ],
      },
    ]).map((part) =>
      part.name === 'xl/styles.xml'
        ? {
            ...part,
            data: String(part.data)
              .replace('</numFmts>', `${formats.join('')}</numFmts>`)
              .replace('</cellXfs>', '<xf numFmtId="180"/><xf numFmtId="181"/></cellXfs>'),
          }
        : part,
    )
    const { rows } = await preview(makeZip(parts))
    expect(rows[0]?.values).toMatchObject({ fileNo: '001719LĐ', cardNo: '50.841401' })
  })
  test('members over two rows of the sheet, with cells merged downwards; lists side by side', async () => {
    const two = {
      name: 'CB thôn 1',
      rows: [
        ['TT', 'Họ và tên', 'Ngày sinh', 'Ngày vào Đảng'],
        [null, 'Quê quán', 'Dân tộc', 'Ngày chính thức'],
      ],
      merges: [0, 1, 2, 3].map((i) => ({ top: 1 + 2 * i, bottom: 2 + 2 * i, left: 0, right: 0 })),
    }
    const names = ['Hà Văn Tùng', 'Mai Thị Huệ', 'Sùng A Páo']
    const people = names.flatMap((name, i): FixtureCell[][] => [
      [i + 1, name, { date: 23502 + i }, '03/02/1990'],
      [null, 'Xã Tân Lập', 'Tày', '03/02/1991'],
    ])
    const beside = [1, 2, 3].map((i): FixtureCell[] => [i, `${names[i - 1]} A`, null, i + 3, `${names[i - 1]} B`])
    const { rows } = await preview(
      makeWorkbook([
        { ...two, rows: [...two.rows, ...people] },
        { name: 'CB thôn 2', rows: [['TT', 'Họ và tên', null, 'TT', 'Họ và tên'], ...beside] },
      ]),
    )
    expect(rows.filter(({ sheet }) => sheet === 'CB thôn 1').map(({ row, values }) => [row, values])).toEqual(
      names.map((fullName, i) => {
        const dates = { birthDate: `1964-05-0${5 + i}`, admittedOn: '1990-02-03', officialOn: '1991-02-03' }
        return [3 + 2 * i, expect.objectContaining({ fullName, ethnicity: 'Tày', hometown: 'Xã Tân Lập', ...dates })]
      }),
    )
    expect(rows.filter(({ sheet }) => sheet === 'CB thôn 2').map(({ row, values }) => [row, values.fullName])).toEqual(
      names.flatMap((name, i) => [
        [i + 2, `${name} A`],
        [i + 2, `${name} B`],
      ]),
    )
  })
  test('several sheets, a hidden one left out, merged cells, progress and matches', async () => {
    const one = {
      name: 'CB thôn 1',
      rows: [['DANH SÁCH'], HEAD, PERSON],
      merges: [{ top: 1, bottom: 1, left: 0, right: 5 }],
    }
    const two = { name: 'CB thôn 2', rows: [HEAD, PERSON.with(1, 'Mai Thị Huệ').with(4, '911164112233')] }
    const seen: number[] = []
    const { result, rows } = await preview(
      makeWorkbook([one, { name: 'cũ', rows: [HEAD, PERSON], hidden: true }, two]),
      {
        onProgress: (read, about) => seen.push(read, about),
        findExisting: async (values) => values.map((v) => v.fullName === 'Mai Thị Huệ'),
      },
    )
    expect(rows.map((r) => [r.sheet, r.row, r.values.branch, r.state])).toEqual([
      ['CB thôn 1', 3, 'Chi bộ thôn 1', 'new'],
      ['CB thôn 2', 2, 'Chi bộ thôn 2', 'match'],
    ])
    expect(result).toMatchObject({ ok: true, totals: { rows: 2, new: 1, match: 1, problem: 0 } })
    expect(seen.at(-1)).toBeGreaterThanOrEqual(5)
  })
  test('batches come in order and reading waits for the caller', async () => {
    const rows = Array.from({ length: 1700 }, (_, i) =>
      PERSON.with(0, i + 1)
        .with(1, `Hà Văn Tùng ${'abcdefghij'[i % 10]}`)
        .with(4, `9000641${String(i).padStart(5, '0')}`),
    )
    const sizes: number[] = []
    let busy = 0
    const places: number[] = []
    await previewMemberList(makeWorkbook([{ name: 'DS', rows: [HEAD, ...rows] }]), {
      today,
      onRows: async (batch) => {
        expect(++busy).toBe(1)
        await new Promise((resolve) => setTimeout(resolve, 5))
        busy--
        sizes.push(batch.length)
        places.push(...batch.map((row) => row.row))
      },
    })
    expect(sizes.every((size) => size <= 500)).toBe(true)
    expect(places).toEqual(Array.from({ length: 1700 }, (_, i) => i + 2))
  })
  test.each([
    ['dd/mm/yyyy', 'date'],
    ['[$-42A]d mmmm yyyy;@', 'date'],
    ['"ngày" d', 'date'],
    ['mm/yyyy', 'date'],
    ['General', null],
    ['@', null],
    ['#,##0', null],
    ['h:mm', null],
    ['[Red]0', null],
    ['000000000000', { integerDigits: 12, decimals: 0 }],
    ['00.000000', { integerDigits: 2, decimals: 6 }],
    ['000000"LĐ"', { mask: [...'000000LĐ'] }],
    ['00\\.000000', { mask: [...'00.000000'] }],
    ['0"đ"', null],
    ['#,##0"đ"', null],
    ['000 "0"', { mask: [...'000 ', '\u{ff10}'] }],
  ])('format %s: %j', (code, hint) => expect(hintOfCode(code)).toEqual(hint))
})

describe('lists saved as text', () => {
  const text = (delimiter: string, end = '\n') =>
    [['DANH SÁCH ĐẢNG VIÊN', '', '', '', '', ''], HEAD, PERSON.map(String)].map((r) => r.join(delimiter)).join(end)
  // Windows-1258 writes a letter and its tone apart; only letters it has are taken here.
  const CODES: Record<string, number> = {
    Đ: 0xd0,
    ê: 0xea,
    ô: 0xf4,
    ă: 0xe3,
    ư: 0xfd,
    ơ: 0xf5,
    '\u0300': 0xcc,
    '\u0301': 0xec,
    '\u0323': 0xf2,
    '\u0309': 0xd2,
    '\u0303': 0xde,
  }
  const windows1258 = (s: string) => {
    const bytes = [...s].flatMap((c) => {
      const [base = '', ...marks] = c.normalize('NFD')
      const shaped = marks
        .filter((m) => !'\u0300\u0301\u0323\u0309\u0303'.includes(m))
        .reduce((b, m) => (b + m).normalize('NFC'), base)
      const tones = marks.filter((m) => '\u0300\u0301\u0323\u0309\u0303'.includes(m))
      return [shaped, ...tones].map((x) => CODES[x] ?? x.charCodeAt(0))
    })
    return Buffer.from(bytes)
  }
  // The same words in fonts from before Unicode: one byte a letter, or a letter and its mark.
  const TCVN3: Record<string, string> = {
    ọ: 'ä',
    à: 'µ',
    ê: 'ª',
    ớ: 'í',
    í: 'Ý',
    ố: 'è',
    ả: '¶',
    ă: '¨',
    ù: 'ï',
    Á: '¸',
    Đ: '§',
    Ả: '¶',
    Ê: '£',
  }
  const VNI: Record<string, string> = {
    ọ: 'oï',
    à: 'aø',
    ê: 'eâ',
    ớ: 'ôù',
    í: 'í',
    ố: 'oá',
    ả: 'aû',
    ă: 'aê',
    ù: 'uø',
    Á: 'AÙ',
    Đ: 'Ñ',
    Ả: 'AÛ',
    Ê: 'EÂ',
  }
  const oldFont = (letters: Record<string, string>) =>
    Buffer.from([...text(';')].map((letter) => letters[letter] ?? letter).join(''), 'latin1')
  test.each<[string, Buffer]>([
    ['letters of TCVN3', oldFont(TCVN3)],
    ['letters of VNI', oldFont(VNI)],
    ['UTF-8, comma', Buffer.from(text(','))],
    ['UTF-8 with mark, semicolon, CRLF', Buffer.from(`\ufeff${text(';', '\r\n')}`)],
    ['UTF-16 little-endian, tab', Buffer.from(`\ufeff${text('\t')}`, 'utf16le')],
    ['UTF-16 big-endian, tab', Buffer.from(`\ufeff${text('\t')}`, 'utf16le').swap16()],
    ['UTF-16 without mark', Buffer.from(text('\t'), 'utf16le')],
    ['sep= line', Buffer.from(`sep=;\n${text(';')}`)],
    ['Windows-1258', windows1258(text(','))],
    ['decomposed letters', Buffer.from(text(',').normalize('NFD'))],
  ])('%s', async (_, file) => {
    const { rows, result } = await preview(file)
    expect(result.ok ? 'read' : result.refusal).toBe('read')
    expect(rows.map((r) => r.values)).toEqual([expect.objectContaining(VALUES)])
  })
  test.each([
    [',', ''],
    [';', ',,,'],
  ])('lines quoted as a whole, parted by %j and followed by %j', async (delimiter, after) => {
    const lines = text(delimiter).split('\n').slice(1)
    const quoted = lines.map(
      (line) => `"${line.replace(PERSON[1] as string, `"${PERSON[1]}"`).replaceAll('"', '""')}"${after}`,
    )
    const { rows } = await preview(Buffer.from(['DANH SÁCH ĐẢNG VIÊN', ...quoted].join('\n')))
    expect(rows.map((r) => r.values)).toEqual([expect.objectContaining(VALUES)])
  })
  test('the line that names the delimiter is no row: Excel takes it for itself', async () => {
    const { rows } = await preview(Buffer.from(`sep=;\r\n${text(';', '\r\n')}`))
    expect(rows.map(({ row, values }) => [row, values.fullName])).toEqual([[3, VALUES.fullName]])
  })
  test('quoted line breaks are stacked cells; ="…" keeps zeros; row numbers are those of the records', async () => {
    const csv = 'TT,"Họ và tên\nNgày sinh",Số CCCD\n1,"Hà Văn Tùng\n05/05/1964","=""900064112233"""\n'
    const { rows } = await preview(Buffer.from(csv))
    expect(rows[0]).toMatchObject({
      row: 2,
      values: { fullName: 'Hà Văn Tùng', birthDate: '1964-05-05', personalId: '900064112233' },
    })
  })
})

const samples = fileURLToPath(new URL('../../../shared/samples/members/', import.meta.url))

// The samples are not part of the project: where they lie beside it, every value they hold must be read.
describe.skipIf(!existsSync(samples))('sample lists beside the repository (skipped where ../shared is absent)', () => {
  type Truth = { row: number; faults: string[] } & Record<string, string>
  const serious = (fault: string) => !['year-only', 'month-year', 'unknown-branch'].includes(fault)
  test.each(['clean', 'book'])('danh-sach-%s', async (name) => {
    const truth = JSON.parse(readFileSync(`${samples}danh-sach-${name}.truth.json`, 'utf8')).rows as Truth[]
    const { rows } = await preview(`${samples}danh-sach-${name}.xlsx`, { today: '2026-11-01' })
    expect(rows.map((r) => r.row)).toEqual(truth.map((t) => t.row))
    const wrong: string[] = []
    const seen = new Set<string>()
    truth.forEach((t, i) => {
      const row = rows[i]
      for (const [field, value] of Object.entries(t)) {
        if (field === 'row' || field === 'faults' || (field === 'fullName' && t.faults.includes('missing-name')))
          continue
        const got = (row?.values as Record<string, string> | undefined)?.[field]
        if (got?.toLowerCase() !== String(value).toLowerCase()) wrong.push(`${t.row} ${field}: ${got} ≠ ${value}`)
      }
      const first = t.faults.includes('duplicate-person') && !seen.has(String(t.personalId))
      if (first) seen.add(String(t.personalId))
      if (t.faults.some(serious) && !first && row?.state !== 'problem') wrong.push(`${t.row} not flagged: ${t.faults}`)
      if (t.faults.length === 0 && row?.state === 'problem')
        wrong.push(`${t.row} flagged: ${row.findings.map((f) => f.code)}`)
    })
    expect(wrong).toEqual([])
  })
})
