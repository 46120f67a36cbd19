// Sheets of reorganisations: headings and words of offices, cells carried down, what lines come to together, who goes where.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { KEEPS, kindOf, REORGANISATION_KINDS, reorganisationColumns } from './columns.ts'
import { assignParts } from './parts.ts'
import { type Giving, type KnownOrganisation, planReorganisation } from './plan.ts'
import { createReorganisationReader, type ReorganisationLine } from './sheet.ts'
import { kindNames, typeOf, typeWords } from './words.ts'

const HEADING = [
  'TT',
  'Mã cũ',
  'Tên cũ',
  'Hình thức',
  'Mã mới',
  'Tên mới',
  'Cấp trên mới',
  'Loại hình',
  'Đảng viên chuyển',
]

function read(rows: readonly (readonly string[])[]): ReorganisationLine[] {
  const reader = createReorganisationReader()
  reader.openSheet({ name: 'Sắp xếp' })
  return rows.flatMap((cells, at) => reader.push({ row: at + 1, cells: [...cells] }))
}

const one = (id: string, typeCode: KnownOrganisation['typeCode'], parentId: string | null): KnownOrganisation => ({
  id,
  code: `99.${id}`,
  name: `Tổ chức ${id}`,
  typeCode,
  unitType: null,
  parentId,
  endedOn: null,
  since: '2025-07-01',
})
const known = [
  one('p', 'province-committee', null),
  ...['a', 'b'].map((id) => one(id, 'commune-committee', 'p')),
  ...['a1', 'a2'].map((id) => one(id, 'branch', 'a')),
  ...['b1', 'b2'].map((id) => one(id, 'branch', 'b')),
]
const plan = (rows: readonly (readonly string[])[]) =>
  planReorganisation(read([HEADING, ...rows]), { rootId: 'p', known, effectiveOn: '2026-11-15' })
const hinders = (rows: readonly (readonly string[])[]) =>
  plan(rows).hinders.map(({ row, code }) => `${row - 1} ${code}`)

describe('the sheet', () => {
  test.each<[readonly string[], string[] | null]>([
    [
      ['STT', 'Mã TCCSĐ', 'Tổ chức đảng hiện nay', 'Phương án', 'Mã mới', 'Tổ chức đảng mới'],
      ['oldCode', 'oldName', 'kind', 'newCode', 'newName'],
    ],
    [
      ['Tên chi bộ cũ', 'Hình thức sắp xếp', 'Tên chi bộ mới', 'Trực thuộc mới'],
      ['oldName', 'kind', 'newName', 'parent'],
    ],
    [HEADING, ['oldCode', 'oldName', 'kind', 'newCode', 'newName', 'parent', 'type', 'moved']],
    [['Họ và tên', 'Ngày sinh', 'Số tiền'], null],
    [['Mã cũ', 'Hình thức'], null],
  ])('headings %j', (cells, fields) => {
    expect(reorganisationColumns(cells)?.map(({ field }) => field) ?? null).toEqual(fields)
  })

  test.each([
    ['Sáp nhập vào', 'merge'],
    ['HỢP NHẤT', 'consolidate'],
    ['Chia', 'divide'],
    ['tách', 'detach'],
    ['Chuyển giao', 'reparent'],
    ['Chuyển thành đảng bộ cơ sở', 'retype'],
    ['Nâng cấp', 'retype'],
    ['Đổi tên', 'rename'],
    ['Giải thể', 'dissolve'],
    ['Giữ nguyên', null],
  ])('the kind %s is %s', (text, kind) => {
    expect(kindOf(text)).toBe(kind)
  })
  test('every kind is understood by its own name', () => {
    for (const kind of REORGANISATION_KINDS) expect(kindOf(kindNames[kind])).toBe(kind)
  })
  test.each([
    ['Đảng bộ phường', 'commune-committee'],
    ['Chi bộ cơ sở', 'grassroots-branch'],
    ['Chi bộ', 'branch'],
    ['đảng bộ bộ phận', 'affiliated-committee'],
    ['Hội', null],
  ])('the type %s is %s', (text, type) => {
    expect(typeOf(text)).toBe(type)
  })

  test('every type that is offered is understood', () => {
    for (const words of typeWords) expect(typeOf(words)).not.toBeNull()
  })

  test('who is kept as it is has no line, and nothing is carried down past it', () => {
    const lines = read([
      HEADING,
      ['1', '99.a1', 'Chi bộ A1', 'Sáp nhập', '99.a2', '', '', '', ''],
      ['2', '99.a2', 'Chi bộ A2', KEEPS, '', '', '', '', ''],
      ['3', '99.b1', 'Chi bộ B1', 'không thay đổi', '', '', '', '', ''],
      ['4', '99.b2', 'Chi bộ B2', '', '', '', '', '', ''],
    ])
    expect(lines.map(({ oldCode, kind }) => [oldCode, kind])).toEqual([
      ['99.a1', 'merge'],
      ['99.b2', null],
    ])
  })

  test('merged cells are carried down; a row of numbers, totals and what stands above is left aside', () => {
    const lines = read([
      ['PHƯƠNG ÁN'],
      HEADING,
      ['1', '2', '3', '4', '5', '6', '7', '8', '9'],
      ['1', '99.a1', '', 'Hợp nhất', '99.x', 'Chi bộ X', '', '', ''],
      ['2', '99.a2', '', '', '', '', '', '', ''],
      ['3', '99.b1', '', 'Chia', '99.y', 'Chi bộ Y', '', '', 'Lê Văn A; 12.345678'],
      ['', '', '', '', '99.z', 'Chi bộ Z', '', '', 'Còn lại'],
      ['Tổng cộng', '4', '', '', '', '', '', '', ''],
    ])
    expect(
      lines.map(({ row, oldCode, kind, newCode, moved, rest }) => [row, oldCode, kind, newCode, moved, rest]),
    ).toEqual([
      [4, '99.a1', 'consolidate', '99.x', [], false],
      [5, '99.a2', 'consolidate', '99.x', [], false],
      [6, '99.b1', 'divide', '99.y', ['Lê Văn A', '12.345678'], false],
      [7, '99.b1', 'divide', '99.z', [], true],
    ])
  })

  test('property: whatever stands in the cells, the reader and the plan answer', () => {
    const cell = fc.oneof(
      fc.string({ maxLength: 12 }),
      fc.constantFrom('99.a1', '99.b', 'Chia', 'Sáp nhập', 'Hợp nhất', '', 'Còn lại'),
    )
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 9, maxLength: 9 }), { maxLength: 8 }), (rows) => {
        const { hinders: found, founds, gives, places } = plan(rows)
        expect(found.every(({ message }) => /[.?!]$/.test(message))).toBe(true)
        expect(new Set([...gives, ...places].map(({ id }) => id)).size).toBe(gives.length + places.length)
        expect(founds.every(({ code, name }) => code !== '' && name !== '')).toBe(true)
      }),
      { numRuns: 300 },
    )
  })
})

describe('the plan', () => {
  test('two communes become one: founded below the province, both go there with what is below', () => {
    const {
      founds,
      gives,
      hinders: found,
    } = plan([
      ['', '99.a', '', 'Hợp nhất', '99.n', 'Đảng bộ xã N', '', '', ''],
      ['', '99.b', '', '', '', '', '', '', ''],
    ])
    expect(found).toEqual([])
    expect(founds).toEqual([
      {
        ref: 'new:99.n',
        row: 2,
        code: '99.n',
        name: 'Đảng bộ xã N',
        parent: 'p',
        typeCode: 'commune-committee',
        unitType: null,
      },
    ])
    expect(gives.map(({ id, to, ends }) => [id, to, ends])).toEqual([
      ['a', 'new:99.n', true],
      ['b', 'new:99.n', true],
    ])
  })
  test('what is founded below one that ends stands below its successor; a code is free from the day it is given up', () => {
    const { founds, hinders: found } = plan([
      ['', '99.a', '', 'Sáp nhập', '99.b', '', '', '', ''],
      ['', '99.a1', '', 'Hợp nhất', '99.a1', 'Chi bộ mới', '', '', ''],
      ['', '99.a2', '', 'Hợp nhất', '99.a1', '', '', '', ''],
    ])
    expect(found).toEqual([])
    expect(founds[0]).toMatchObject({ code: '99.a1', parent: 'b' })
  })

  test.each<[string, (readonly string[])[], string[]]>([
    [
      'O-09 a branch directly below the province',
      [['', '99.a1', '', 'Chuyển trực thuộc', '', '', '99.p', '', '']],
      ['1 type-forbidden'],
    ],
    [
      'O-09 a type that does not stand below its committee',
      [['', '99.a1', '', 'Đổi loại hình', '', '', '', 'Đảng bộ xã', '']],
      ['1 type-forbidden'],
    ],
    ['the committee of the sheet itself', [['', '99.p', '', 'Giải thể', '', '', '', '', '']], ['1 own']],
    [
      'the same twice',
      [
        ['', '99.a1', '', 'Giải thể', '', '', '', '', ''],
        ['', '', 'Tổ chức a1', 'Đổi tên', '', 'X', '', '', ''],
      ],
      ['2 twice'],
    ],
    [
      'a target that ends too',
      [
        ['', '99.a1', '', 'Sáp nhập', '99.a2', '', '', '', ''],
        ['', '99.a2', '', 'Giải thể', '', '', '', '', ''],
      ],
      ['1 target-ends'],
    ],
    [
      'two below one another',
      [
        ['', '99.a', '', 'Chuyển trực thuộc', '', '', '99.b', '', ''],
        ['', '99.b', '', 'Chuyển trực thuộc', '', '', '99.a', '', ''],
      ],
      ['1 cycle', '1 type-forbidden', '2 cycle', '2 type-forbidden'],
    ],
    ['a branch into a committee', [['', '99.a1', '', 'Sáp nhập', '99.b', '', '', '', '']], ['1 different-kinds']],
    ['one alone', [['', '99.a1', '', 'Hợp nhất', '99.n', 'Chi bộ N', '', '', '']], ['1 alone']],
    ['one part only', [['', '99.a1', '', 'Chia', '99.n', 'Chi bộ N', '', '', '']], ['1 parts-missing']],
    ['a code in use', [['', '99.a1', '', 'Đổi mã', '99.b1', '', '', '', '']], ['1 code-taken']],
    ['nothing new', [['', '99.a1', '', 'Đổi tên', '', '', '', '', '']], ['1 nothing-new']],
    ['a neighbour', [['', '98.x', '', 'Giải thể', '', '', '', '', '']], ['1 unknown']],
  ])('hinders: %s', (_, rows, codes) => {
    expect(hinders(rows)).toEqual(codes)
  })
})

describe('what is said says what to do, once for one mistake', () => {
  test.each<[string, (readonly string[])[], RegExp[]]>([
    [
      'a code nobody has beside a name somebody has',
      [['', '99.a9', 'Tổ chức a1', 'Giải thể', '', '', '', '', '']],
      [/^Không có tổ chức nào là «99\.a9» .*«Tổ chức a1» mang mã 99\.a1: sửa lại mã\.$/],
    ],
    [
      'a code nobody has',
      [['', '99.z', '', 'Giải thể', '', '', '', '', '']],
      [/: ghi mã hoặc tên như trong bảng lấy từ chương trình\.$/],
    ],
    [
      'into itself',
      [['', '99.a1', '', 'Sáp nhập', '99.a1', '', '', '', '']],
      [/không tiếp nhận chính mình: ghi nơi tiếp nhận/],
    ],
    [
      'each into the other',
      [
        ['', '99.a1', '', 'Sáp nhập', '99.a2', '', '', '', ''],
        ['', '99.a2', '', 'Sáp nhập', '99.a1', '', '', '', ''],
      ],
      [/cũng kết thúc .*: ghi nơi tiếp nhận còn hoạt động/, /cũng kết thúc .*: ghi nơi tiếp nhận còn hoạt động/],
    ],
    ['no code', [['', '99.a1', '', 'Hợp nhất', '', 'Chi bộ N', '', '', '']], [/: ghi vào cột «Mã mới»/]],
    ['a part without its code', [['', '99.a1', '', 'Tách', '', 'Chi bộ N', '', '', '']], [/: ghi vào cột «Mã mới»/]],
    ['one part', [['', '99.a1', '', 'Chia', '99.n', 'Chi bộ N', '', '', '']], [/: ghi mỗi tổ chức mới một dòng/]],
    [
      'an unknown type',
      [['', '99.a1', '', 'Đổi loại hình', '', '', '', 'Hội', '']],
      [/^Không hiểu loại hình «Hội»: ghi .*Chi bộ cơ sở/],
    ],
    [
      'an unknown superior',
      [['', '99.a1', '', 'Chuyển trực thuộc', '', '', 'Đảng bộ Không Có', '', '']],
      [/^Không có tổ chức nào là «Đảng bộ Không Có»/],
    ],
    [
      'two kinds of one label (O-10)',
      [['', '99.a1', '', 'Đổi loại hình', '', '', '', 'Chi bộ cơ sở', '']],
      [
        /^«Tổ chức a1» là chi bộ thuộc loại tổ chức cơ sở đảng nên không đứng dưới «Tổ chức a» \(đảng bộ xã, phường, đặc khu\) được/,
      ],
    ],
    ['nothing new', [['', '99.a1', '', 'Đổi tên', '', '', '', '', '']], [/: ghi cột «Tên mới» hoặc «Mã mới»/]],
    [
      'the same twice',
      [
        ['', '99.a1', '', 'Giải thể', '', '', '', '', ''],
        ['', '99.a1', '', 'Giải thể', '', '', '', '', ''],
      ],
      [/đã có ở dòng 2: .*; bỏ một trong hai dòng\.$/],
    ],
  ])('%s', (_, rows, messages) => {
    const found = plan(rows).hinders.map(({ message }) => message)
    expect(found).toEqual(messages.map((pattern) => expect.stringMatching(pattern)))
  })
})

describe('a division', () => {
  const giving = (parts: Giving['parts'], ends = true): Giving => ({
    id: 'a1',
    row: 1,
    kind: ends ? 'divide' : 'detach',
    ends,
    to: null,
    parts,
  })
  const people = ['An', 'Bình', 'Bình', 'Cường'].map((name, at) => ({ id: `m${at}`, name, numbers: [`1${at}`] }))
  test('by name, by number, and the rest', () => {
    const { to, hinders: found } = assignParts(
      giving([
        { row: 1, to: 'x', moved: ['AN', '11'], rest: false },
        { row: 2, to: 'y', moved: [], rest: true },
      ]),
      'Chi bộ',
      people,
    )
    expect(found).toEqual([])
    expect([...to.values()]).toEqual(['x', 'x', 'y', 'y'])
  })
  test('two of one name, one named twice, one who is not there, some left over', () => {
    const { hinders: found } = assignParts(
      giving([
        { row: 1, to: 'x', moved: ['Bình', 'An', 'Dũng'], rest: false },
        { row: 2, to: 'y', moved: ['an'], rest: false },
      ]),
      'Chi bộ',
      people,
    )
    expect(found.map(({ row, code }) => `${row} ${code}`)).toEqual([
      '1 ambiguous',
      '1 not-there',
      '2 twice',
      '1 left-over',
    ])
  })
  test('whoever nobody names stays where the organisation goes on', () => {
    const { to, hinders: found } = assignParts(
      giving([{ row: 1, to: 'x', moved: ['Cường'], rest: false }], false),
      'Chi bộ',
      people,
    )
    expect(found).toEqual([])
    expect([...to]).toEqual([['m3', 'x']])
  })
})
