// Owns a large invented member list as .xlsx, written piece by piece so that writing it needs little memory.

import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { crc32, deflateRawSync } from 'node:zlib'

const SURNAMES = 'Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Lò Quàng Vàng Giàng'.split(' ')
const MIDDLES = 'Văn Thị Hữu Đức Minh Thanh Ngọc Quang Xuân Kim Thùy Công Bảo Gia Hồng Thu'.split(' ')
const GIVEN =
  'An Ân Ánh Bình Chi Cường Dung Dũng Đạt Đồng Giang Hải Hạnh Hùng Hương Khánh Lan Linh Long Mai Nga Nguyệt Oanh Phúc Quân Quỳnh Sơn Thảo Tuấn Uyên Vinh Yến'.split(
    ' ',
  )
const GROUPS = ['Kinh', 'Tày', 'Thái', 'Mường', 'Mông', 'Cơ-ho', 'Ê-đê', 'Khmer']
const HEADINGS = [
  'TT',
  'Họ và tên',
  'Giới tính',
  'Ngày sinh',
  'Dân tộc',
  'Tôn giáo',
  'Số định danh cá nhân',
  'Số thẻ đảng viên',
  'Số lý lịch',
  'Ngày vào Đảng',
  'Ngày chính thức',
  'Chi bộ',
  'Trình độ văn hóa',
  'Chuyên môn',
  'Lý luận chính trị',
]

function pick<T>(list: readonly T[], seed: number): T {
  return list[Math.abs(seed) % list.length] as T
}

/** Fields of the i-th invented person; the personal number begins with 9. */
export function syntheticPerson(i: number): string[] {
  const seed = (Math.imul(i + 1, 2654435761) >>> 0) % 1_000_003
  const two = (n: number) => String(n).padStart(2, '0')
  const female = seed % 2 === 1
  const birthYear = 1940 + (seed % 62)
  const joined = Math.min(birthYear + 19 + (seed % 30), 2023)
  const day = `${two(1 + (seed % 28))}/${two(1 + (seed % 12))}`
  const digit = (birthYear >= 2000 ? 2 : 0) + (female ? 1 : 0)
  return [
    String(i + 1),
    `${pick(SURNAMES, seed)} ${pick(MIDDLES, seed >> 3)} ${pick(GIVEN, seed >> 5)}`,
    female ? 'Nữ' : 'Nam',
    `${day}/${birthYear}`,
    pick(GROUPS, seed >> 2),
    'Không',
    `9${two(seed % 96)}${digit}${two(birthYear % 100)}${String(i).padStart(6, '0')}`,
    `${two(10 + (seed % 80))}.${String(i).padStart(6, '0')}`,
    `${String(i).padStart(6, '0')}LĐ`,
    `${day}/${joined}`,
    `${day}/${joined + 1}`,
    `Chi bộ thôn ${1 + (seed % 12)}`,
    '12/12',
    'Đại học',
    'Trung cấp',
  ]
}

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')

function* sheetPieces(people: number, strings: 'shared' | 'inline', table: Map<string, number>): Generator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
  const line = (row: number, values: readonly string[]) => {
    const cells = values.map((value, column) => {
      const place = `${String.fromCharCode(65 + column)}${row}`
      if (strings === 'inline') return `<c r="${place}" t="inlineStr"><is><t>${escaped(value)}</t></is></c>`
      const index = table.get(value) ?? table.size
      table.set(value, index)
      return `<c r="${place}" t="s"><v>${index}</v></c>`
    })
    return `<row r="${row}" spans="1:15">${cells.join('')}</row>`
  }
  yield line(6, HEADINGS)
  for (let i = 0; i < people; i++) yield line(7 + i, syntheticPerson(i))
  yield '</sheetData></worksheet>'
}

// Deflate without a compression stream: blocks of text, each flushed, form one valid stream when the last is finished.
function compress(pieces: Iterable<string>): { data: Buffer[]; crc: number; size: number } {
  const data: Buffer[] = []
  let [crc, size, waiting] = [0, 0, '']
  const flush = (last: boolean) => {
    const bytes = Buffer.from(waiting)
    waiting = ''
    crc = crc32(bytes, crc)
    size += bytes.length
    const flag = last ? undefined : { finishFlush: 3 }
    data.push(deflateRawSync(bytes, flag))
  }
  for (const piece of pieces) {
    waiting += piece
    if (waiting.length > 1 << 20) flush(false)
  }
  flush(true)
  return { data, crc, size }
}

/** Writes the list; `strings` says where texts are kept. */
export async function writeSyntheticList(file: string, people: number, strings: 'shared' | 'inline'): Promise<void> {
  const table = new Map<string, number>()
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const rel = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  function* sharedPieces() {
    yield `<?xml version="1.0" encoding="UTF-8"?><sst xmlns="${main}">`
    for (const text of table.keys()) yield `<si><t>${escaped(text)}</t></si>`
    yield '</sst>'
  }
  const parts: [string, Iterable<string>][] = [
    [
      '_rels/.rels',
      [
        `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="${rel}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      ],
    ],
    [
      'xl/workbook.xml',
      [
        `<workbook xmlns="${main}" xmlns:r="${rel}"><sheets><sheet name="DS" sheetId="1" r:id="s"/></sheets></workbook>`,
      ],
    ],
    [
      'xl/_rels/workbook.xml.rels',
      [
        `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="s" Type="${rel}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="t" Type="${rel}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
      ],
    ],
    ['xl/worksheets/sheet1.xml', sheetPieces(people, strings, table)],
    ['xl/sharedStrings.xml', sharedPieces()],
  ]
  await writeZip(file, parts)
}

/** Writes the parts, compressed, one after the other. */
async function writeZip(file: string, parts: readonly [name: string, pieces: Iterable<string>][]): Promise<void> {
  const out = createWriteStream(file)
  const directory: Buffer[] = []
  let offset = 0
  const write = async (bytes: Buffer) => {
    offset += bytes.length
    if (!out.write(bytes)) await once(out, 'drain')
  }
  for (const [name, pieces] of parts) {
    const { data, crc, size } = compress(pieces)
    const bytes = Buffer.from(name)
    const head = Buffer.alloc(26)
    head.writeUInt16LE(20, 0)
    head.writeUInt16LE(8, 4)
    head.writeUInt32LE(crc, 10)
    head.writeUInt32LE(
      data.reduce((sum, piece) => sum + piece.length, 0),
      14,
    )
    head.writeUInt32LE(size, 18)
    head.writeUInt16LE(bytes.length, 22)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    head.copy(entry, 6)
    entry.writeUInt32LE(offset, 42)
    directory.push(entry, bytes)
    const sign = Buffer.alloc(4)
    sign.writeUInt32LE(0x04034b50, 0)
    await write(Buffer.concat([sign, head, bytes]))
    for (const piece of data) await write(piece)
  }
  const tail = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(tail.length, 12)
  end.writeUInt32LE(offset, 16)
  await write(Buffer.concat([tail, end]))
  out.end()
  await once(out, 'finish')
}
