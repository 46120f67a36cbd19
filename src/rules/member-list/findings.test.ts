// Contradictions in a list: each planted one is flagged at its row, clean rows are left in peace. ELIG-01, PROB-01, AGE-05, CARD-01, NUM-01.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { branchKey, branchName, branchNamesOf } from './branch-names.ts'
import { headingFacts } from './headings.ts'
import { createMemberListReader, readMemberList } from './read-member-list.ts'
import { partCell } from './stacked.ts'
import { damageOf } from './texts.ts'
import type { Cell, MemberField } from './types.ts'

const HEAD =
  'TT|Họ và tên|Giới tính|Ngày sinh|Dân tộc|Tôn giáo|Số CCCD|Số thẻ đảng|Số lý lịch|Ngày vào Đảng|Ngày chính thức|Chi bộ'
const COLUMN: Partial<Record<MemberField, number>> = {
  fullName: 1, gender: 2, birthDate: 3, ethnicity: 4, religion: 5, personalId: 6, cardNo: 7, fileNo: 8, admittedOn: 9,
  officialOn: 10, branch: 11,
} // biome-ignore format: read as a table

function clean(i: number): Cell[] {
  const n = String(i).padStart(3, '0')
  const year = 1960 + (i % 40)
  return [
    i + 1, `Hà Văn ${String.fromCharCode(65 + (i % 26))}${'abcdefghij'[(i / 26) | 0]}`, 'Nam', `05/0${1 + (i % 9)}/${year}`, 'Kinh', 'Không',
    `900${year >= 2000 ? 2 : 0}${n.padStart(8, '1')}`, `41.220${n}`, `100${n}LĐ`, `03/02/${year + 22}`, `03/02/${year + 23}`, 'Chi bộ thôn Đông',
  ] // biome-ignore format: read as a table
}

function list(change: Partial<Record<MemberField, Cell>>, at = 4, today = '2026-01-01', branchNames?: string[]) {
  const rows = Array.from({ length: 10 }, (_, i) => ({ row: i + 2, cells: clean(i) }))
  for (const [field, cell] of Object.entries(change)) {
    const cells = rows[at]?.cells
    if (cells !== undefined) cells[COLUMN[field as MemberField] ?? 0] = cell
  }
  const result = readMemberList([{ name: 'DS', rows: [{ row: 1, cells: HEAD.split('|') }, ...rows] }], {
    today,
    branchNames,
  })
  const others = result.rows.filter((_, i) => i !== at)
  return { row: result.rows[at], others, result }
}

describe('planted contradictions', () => {
  test.each<[string, 'problem' | 'notice', MemberField, Partial<Record<MemberField, Cell>>]>([
    ['missing-name', 'problem', 'fullName', { fullName: '  ' }],
    ['impossible-date', 'problem', 'birthDate', { birthDate: '31/02/1975' }],
    ['invalid-date', 'problem', 'birthDate', { birthDate: 'khoảng 1975-80' }],
    ['ambiguous-date', 'problem', 'birthDate', { birthDate: '05/17/1964' }],
    ['future-date', 'problem', 'admittedOn', { admittedOn: '19/5/2031', officialOn: '' }],
    ['year-only', 'notice', 'birthDate', { birthDate: 1964 }],
    ['month-year', 'notice', 'birthDate', { birthDate: '5/1964' }],
    ['two-digit-year', 'notice', 'birthDate', { birthDate: '5/5/64' }],
    ['lunar-date', 'notice', 'birthDate', { birthDate: '5/5/1964 (âm lịch)' }],
    ['under-18-at-admission', 'problem', 'admittedOn', { admittedOn: '04/05/1982', officialOn: '04/05/1983' }],
    ['birth-after-admission', 'problem', 'birthDate', { admittedOn: '04/05/1963', officialOn: '04/05/1964' }],
    ['over-60-at-admission', 'notice', 'admittedOn', { admittedOn: '06/06/2024', officialOn: '06/06/2025' }],
    ['official-before-admitted', 'problem', 'officialOn', { officialOn: '03/11/1985' }],
    ['official-before-admitted', 'problem', 'officialOn', { officialOn: '03/02/1986' }],
    ['probation-not-12-months', 'problem', 'officialOn', { officialOn: '03/09/1986' }],
    ['probation-not-12-months', 'notice', 'officialOn', { officialOn: '03/08/1987' }],
    [
      'probation-not-12-months',
      'notice',
      'officialOn',
      { birthDate: '1930', admittedOn: '03/02/1951', officialOn: '03/06/1951' },
    ],
    ['personal-id-length', 'problem', 'personalId', { personalId: '9380858636' }],
    ['personal-id-length', 'problem', 'personalId', { personalId: '012345678' }],
    ['personal-id-format', 'problem', 'personalId', { personalId: '90O063612872' }],
    ['number-unreadable', 'problem', 'personalId', { personalId: '1.23E+11' }],
    ['leading-zero-restored', 'notice', 'personalId', { personalId: 89_064_612_872 }],
    ['leading-zero-restored', 'notice', 'personalId', { personalId: 1_064_612_872 }],
    ['leading-zero-restored', 'notice', 'personalId', { personalId: '1064612872' }],
    ['personal-id-length', 'problem', 'personalId', { personalId: '1764612872' }],
    ['leading-zero-restored', 'notice', 'cardNo', { cardNo: '4.122333' }],
    ['leading-zero-restored', 'notice', 'cardNo', { personalId: '1064612872'.padStart(12, '0'), cardNo: '1064612872' }],
    ['card-number-format', 'notice', 'cardNo', { cardNo: '4122' }],
    ['file-number-format', 'notice', 'fileNo', { fileNo: '12-LĐ' }],
    ['formula-error', 'problem', 'birthDate', { birthDate: { error: '#REF!' } }],
    ['formula-error', 'problem', 'fullName', { fullName: '#N/A' }],
    ['gender-unreadable', 'problem', 'gender', { gender: 'Khác' }],
    ['gender-by-number', 'notice', 'gender', { gender: 1 }],
    ['unknown-ethnicity', 'notice', 'ethnicity', { ethnicity: 'Sao Hỏa' }],
    ['text-damaged', 'problem', 'fullName', { fullName: 'Nguy?n V?n An' }],
    ['text-damaged', 'problem', 'fullName', { fullName: 'NguyÔn V¨n An' }],
    ['text-damaged', 'problem', 'fullName', { fullName: 'Nguyeãn Vaên An' }],
    ['duplicate-person', 'problem', 'personalId', { personalId: clean(2)[6] as Cell }],
    ['duplicate-number', 'notice', 'cardNo', { cardNo: clean(2)[7] as Cell }],
  ])('%s is a %s of %s (%j)', (code, severity, field, change) => {
    const { row, others } = list(change)
    const found = row?.findings.find((f) => f.code === code)
    expect({ codes: row?.findings.map((f) => f.code), severity: found?.severity, field: found?.field }).toEqual({
      codes: expect.arrayContaining([code]),
      severity,
      field,
    })
    expect(row?.state).toBe(row?.findings.some((f) => f.severity === 'problem') ? 'problem' : 'new')
    expect(others.flatMap((r) => r.findings)).toEqual([])
    expect(found?.message).not.toMatch(/[{}]|undefined/)
  })

  test('the later of two equal people is flagged and names the earlier row', () => {
    const { row, result } = list({ fullName: 'HÀ VĂN CA', birthDate: '5/3/1962', personalId: '' })
    expect(result.rows[2]?.state).toBe('new')
    expect(row?.findings.find((f) => f.code === 'duplicate-person')?.message).toContain('dòng 4')
  })
  test('two people with one name and birthday but different ids are only pointed out', () => {
    const { row } = list({ fullName: 'Hà Văn Ca', birthDate: '5/3/1962', admittedOn: '', officialOn: '' })
    expect(row?.findings.map((f) => [f.code, f.severity])).toContainEqual(['same-name-and-birth-date', 'notice'])
  })
  test('a damaged number gives no value, a wrong one stays readable', () => {
    expect(list({ personalId: '1.23E+11' }).row?.values.personalId).toBe('')
    expect(list({ personalId: '0123456789' }).row?.values.personalId).toBe('0123456789')
    expect(list({ personalId: 11_111_111_111 }).row?.values.personalId).toBe(`0${11_111_111_111}`)
    expect(list({ cardNo: 41.22 }).row?.values.cardNo).toBe('41.220000')
  })
  test('a branch outside the list given is a notice; every spelling of a known one is the known one', () => {
    const names = ['Chi bộ thôn Đông']
    expect(list({ branch: 'CB THÔN ĐÔNG' }, 4, '2026-01-01', names).row).toMatchObject({
      values: { branch: 'Chi bộ thôn Đông' },
      findings: [],
    })
    expect(
      list({ branch: 'Chi bộ Hợp tác xã' }, 4, '2026-01-01', names).row?.findings.map((f) => [f.code, f.severity]),
    ).toEqual([['unknown-branch', 'notice']])
  })
  test('ELIG-01: the eighteenth birthday itself is no problem', () => {
    expect(list({ admittedOn: '05/05/1982', officialOn: '05/05/1983' }).row?.findings).toEqual([])
  })
  test('ids are compared with gender and birth year only in lists whose ids carry them', () => {
    const rows = Array.from({ length: 12 }, (_, i) => ({
      row: i + 2,
      cells: clean(i).with(6, `9000${String(60 + i)}${String(i).padStart(6, '0')}`),
    }))
    const at = rows[3]
    if (at !== undefined) at.cells[2] = 'Nữ'
    const result = readMemberList([{ name: '', rows: [{ row: 1, cells: HEAD.split('|') }, ...rows] }], {
      today: '2026-01-01',
    })
    expect(result.rows.flatMap((r) => r.findings.map((f) => [r.row, f.code]))).toEqual([[5, 'personal-id-gender']])
  })
})

describe('the reader', () => {
  test('obeys the caller about columns', () => {
    const rows = [
      { row: 1, cells: ['Cột 1', 'Cột 2', 'Cột 3'] },
      { row: 2, cells: ['Hà Văn An', '05/05/1964', '03/02/1990'] },
    ]
    const { rows: people } = readMemberList([{ name: '', rows }], {
      today: '2026-01-01',
      mapping: { 0: 'fullName', 1: 'birthDate', 2: 'admittedOn' },
    })
    expect(people.at(-1)?.values).toMatchObject({
      fullName: 'Hà Văn An',
      birthDate: '1964-05-05',
      admittedOn: '1990-02-03',
    })
  })
  test('asks whether a person exists already', () => {
    const rows = [{ row: 1, cells: HEAD.split('|') }, ...[0, 1, 2].map((i) => ({ row: i + 2, cells: clean(i) }))]
    const { rows: people } = readMemberList([{ name: '', rows }], {
      today: '2026-01-01',
      findExisting: (v) => v.fullName.endsWith('Ba'),
    })
    expect(people.map((p) => p.state)).toEqual(['new', 'match', 'new'])
  })
  test('two lists in one sheet, each with its own columns and title', () => {
    const rows = [
      ['CHI BỘ THÔN 1'],
      ['STT', 'Họ và tên', 'Ngày sinh', 'Ngày vào Đảng'],
      [1, 'Hà Văn An', '05/05/1964', '03/02/1990'],
      ['Cộng: 1'],
      ['DANH SÁCH ĐẢNG VIÊN CHI BỘ THÔN 2'],
      ['STT', 'Họ và tên', 'CCCD', 'Ngày sinh', 'Chức vụ', 'Ngày vào Đảng'],
      [1, 'Mai Thị Huệ', '911164112233', '06/05/1964', 'Bí thư', '03/02/1991'],
      [2, 'Mai Thị Hà', '', '', 'Bí thư', ''],
      ['NGƯỜI LẬP', '', '', '', 'BÍ THƯ'],
      ['Trần Văn X', '', '', '', 'Lê Văn Y'],
    ].map((cells, i) => ({ row: i + 1, cells }))
    const { rows: people, layouts } = readMemberList([{ name: 'S', rows }], { today: '2026-01-01' })
    expect(layouts).toHaveLength(2)
    expect(people.map((p) => [p.row, p.values.fullName, p.values.birthDate, p.values.branch])).toEqual([
      [3, 'Hà Văn An', '1964-05-05', 'Chi bộ thôn 1'],
      [7, 'Mai Thị Huệ', '1964-05-06', 'Chi bộ thôn 2'],
      [8, 'Mai Thị Hà', '', 'Chi bộ thôn 2'],
    ])
  })
  test('a sheet in TCVN3 or VNI is read as Unicode and says so', () => {
    const tcvn3 = [
      ['STT', 'Hä vµ tªn', 'Ngµy sinh', 'Ngµy vµo §¶ng'],
      [1, 'NguyÔn V¨n An', '07/03/1961', '03/02/1985'],
      [2, 'TrÇn ThÞ Hång', '08/03/1961', '03/02/1985'],
    ]
    const vni = [
      ['STT', 'Hoï vaø teân', 'Ngaøy sinh', 'Ngaøy vaøo Ñaûng'],
      [1, 'Nguyeãn Vaên An', '07/03/1961', '03/02/1985'],
      [2, 'Traàn Thò Hoàng', '08/03/1961', '03/02/1985'],
    ]
    for (const [sheet, second] of [
      [tcvn3, 'Trần Thị Hồng'],
      [vni, 'Trần Thị Hồng'],
    ] as const) {
      const { rows: people, layout } = readMemberList(
        [{ name: '', rows: sheet.map((cells, i) => ({ row: i + 1, cells })) }],
        { today: '2026-01-01' },
      )
      expect(people.map((p) => p.values.fullName)).toEqual(['Nguyễn Văn An', second])
      expect(layout?.findings.map((f) => f.code)).toEqual(['old-encoding'])
    }
  })
  test('a column in TCVN3 of a sheet in Unicode is read as Unicode, and the sheet says so', () => {
    const names = ['NguyÔn V¨n An', 'TrÇn ThÞ Hång', 'Lª ThÞ Ngé', 'Lan Anh', 'Ph¹m §øc', 'Bïi Thñy']
    const sheet = [
      ['STT', 'Họ và tên', 'Ngày sinh', 'Quê quán', 'Ngày vào Đảng', 'Chi bộ'],
      ...names.map((name, i) => [i + 1, name, `0${i + 1}/03/1961`, 'Xã Mường Thải', '03/02/1985', 'Chi bộ thôn Đồng']),
    ]
    const { rows: people, layout } = readMemberList(
      [{ name: '', rows: sheet.map((cells, i) => ({ row: i + 1, cells })) }],
      { today: '2026-01-01' },
    )
    expect(people.map((p) => p.values.fullName)).toEqual([
      'Nguyễn Văn An',
      'Trần Thị Hồng',
      'Lê Thị Ngộ',
      'Lan Anh',
      'Phạm Đức',
      'Bùi Thủy',
    ])
    expect(people.map((p) => p.values.hometown)).toEqual(names.map(() => 'Xã Mường Thải'))
    expect(people.flatMap((p) => p.findings.filter((f) => f.code === 'text-damaged'))).toEqual([])
    expect(layout?.findings.map((f) => f.code)).toEqual(['old-encoding'])
    // A name or two among others is no column: it is for a person to say what was meant.
    const few = sheet.map((cells, i) => cells.map((cell, at) => (at === 1 && i > 2 ? `Nguyễn Văn ${i}` : cell)))
    const read = readMemberList([{ name: '', rows: few.map((cells, i) => ({ row: i + 1, cells })) }], {
      today: '2026-01-01',
    })
    expect(read.rows.flatMap((p) => p.findings.filter((f) => f.code === 'text-damaged'))).toHaveLength(2)
  })
  test('row by row gives the same as all at once, and again the same', () => {
    const rows = [
      { row: 1, cells: HEAD.split('|') },
      ...Array.from({ length: 400 }, (_, i) => ({ row: i + 2, cells: clean(i % 250) })),
    ]
    const whole = readMemberList([{ name: 'a', rows }], { today: '2026-01-01' })
    const reader = createMemberListReader({ today: '2026-01-01' })
    reader.openSheet({ name: 'a' })
    const streamed = [...rows.flatMap((row) => reader.push(row)), ...reader.closeSheet()]
    expect(streamed).toEqual(whole.rows)
    expect(streamed).toHaveLength(400)
  })
  test('never throws, whatever stands in the cells', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(...HEAD.split('|'), 'Cộng', 'Chi bộ 1', 'x', '(1)'),
      fc.double(),
      fc.boolean(),
      fc.constant(null),
      fc.record({ serial: fc.double() }),
      fc.record({ error: fc.string() }),
    )
    const merge = fc.record({ top: fc.nat(20), bottom: fc.nat(20), left: fc.nat(12), right: fc.nat(12) })
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { maxLength: 14 }), { maxLength: 20 }),
        fc.array(merge, { maxLength: 4 }),
        (cells, merges) => {
          const rows = [
            { row: 1, cells: HEAD.split('|') as Cell[] },
            ...cells.map((c, i) => ({ row: i + 2, cells: c })),
          ]
          readMemberList([{ name: 's', rows, merges }], { today: '2026-01-01' })
          readMemberList([{ name: 's', rows: rows.slice(1), merges }], { today: '2026-01-01' })
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe('words', () => {
  test.each<[string, string]>([
    ['Họ và tên\nNgày sinh', 'fullName,birthDate'],
    ['Ngày, tháng,\nnăm sinh', 'birthDate'],
    ['Ngày vào\nĐảng', 'admittedOn'],
    ['Ngày vào Đảng\nchính thức', 'admittedOn,officialOn'],
    ['Ngày vào Đảng chính thức', 'officialOn'],
    ['Ngày vào Đảng (dự bị, chính thức)', 'admittedOn,officialOn'],
    ['Số thẻ\nđảng viên', 'cardNo'],
    ['Số thẻ, số LL', 'cardNo,fileNo'],
    ['ĐT', 'phone'],
    ['DT', 'ethnicity'],
    ['Số CCCD/CMND', 'personalId'],
    ['S.T.T', 'ordinal'],
    ['Nam/Nữ', 'gender'],
    ['Giới tính (Nam/Nữ)', 'gender'],
    ['Trình độ LLCT', 'politicalTheory'],
    ['Số CMND cũ', 'oldPersonalId'],
    ['Ngày cấp CCCD', 'ignore'],
    ['Trình độ CM, NV', 'professional'],
    ['Họ, chữ đệm và tên', 'fullName'],
    ['DT, TG', 'ethnicity,religion'],
    ['Đồng chí\nNgày sinh', 'fullName,birthDate'],
    ['Quê\nquán/nơi\nsinh', 'hometown,birthPlace'],
    ['C.vụ', 'post'],
    ['C.bộ', 'branch'],
    ['Ngày tháng năm sin', 'birthDate'],
    ['Dân tộcc thiểu số', 'ethnicity'],
    ['Ngày chínhh thức', 'officialOn'],
    ['Ngày chuyên', 'ignore'],
    ['Ngày sanh', 'birthDate'],
    ['Ngày xanh', ''],
    ['Trần Văn Bình', ''],
    ['QĐKN', 'decisionOn'],
    ['Số QĐKN', 'ignore'],
    ['Ngày giữ chức vụ', 'ignore'],
    ['Ngày hết hạn dự bị', 'ignore'],
    ['Đảng viên giới thiệu', 'ignore'],
    ['Năm sinh của con', 'ignore'],
    ['Dân tộc vợ/chồng', 'ignore'],
    ['Số tài khoản', 'ignore'],
    ['Số thẻ BHYT', 'ignore'],
    ['Đảng phí phải đóng', 'ignore'],
    ['Họ & tên', 'fullName'],
    ['Là nam hay nữ', 'gender'],
    ['NgaySinh', 'birthDate'],
    ['date_of_birth', 'birthDate'],
    ['CitizenID', 'personalId'],
    ['party_card_no', 'cardNo'],
    ['Hồ sơ số', 'fileNo'],
    ['Ng.vào Đ', 'admittedOn'],
    ['join_date', 'admittedOn'],
    ['Ngày được công nhận là đảng viên chính thức', 'officialOn'],
    ['Ngày chuyển đảng chính thức', 'officialOn'],
    ['Tên chi bộ nơi đảng viên đang sinh hoạt chính thức', 'branch'],
    ['Thuộc chi, đảng bộ', 'branch'],
    ['STT trong chi bộ', 'ordinal'],
    ['Ngày sinh hoạt tại chi bộ', 'ignore'],
    ['Số QĐ công nhận chính thức', 'ignore'],
    ['Ngày chuyển sinh hoạt chính thức', 'ignore'],
  ])('%j means %s', (heading, facts) => expect(headingFacts(heading).facts.join()).toBe(facts))
  test('a cell full of headings is none', () => {
    for (const text of ['DT,'.repeat(10_000), `a${'\n'.repeat(30_000)}b c`])
      expect(headingFacts(text)).toEqual({ facts: [], coverage: 0 })
  })
  test('stacked cells: a page of dashes is seen at once to hold no date', () => {
    const before = performance.now()
    const page = `${'-'.repeat(30_000)}§`
    expect(partCell(page, ['admittedOn', 'officialOn']).get('officialOn')).toBeUndefined()
    expect(performance.now() - before).toBeLessThan(5000)
  })
  test('stacked cells: a fact that is missing leaves its place', () => {
    expect(Object.fromEntries(partCell('\n566605LĐ', ['cardNo', 'fileNo']))).toEqual({ cardNo: '', fileNo: '566605LĐ' })
    expect(Object.fromEntries(partCell('Nam\nKinh', ['gender', 'ethnicity', 'religion']))).toEqual({
      gender: 'Nam',
      ethnicity: 'Kinh',
    })
    expect(Object.fromEntries(partCell('Nguyễn Thị\nHồng Thảo\n1989', ['fullName', 'birthDate']))).toEqual({
      fullName: 'Nguyễn Thị Hồng Thảo',
      birthDate: '1989',
    })
    expect(Object.fromEntries(partCell('22/5/2001 22/5/2002', ['admittedOn', 'officialOn']))).toEqual({
      admittedOn: '22/5/2001',
      officialOn: '22/5/2002',
    })
  })
  test.each([
    ['I. CHI BỘ THÔN 1 (25 đảng viên)', 'Chi bộ thôn 1'],
    ['CB Trường THCS', 'Chi bộ Trường THCS'],
    ['CHI BỘ TRƯỜNG TIỂU HỌC', 'Chi bộ Trường tiểu học'],
    ['II – Đảng bộ bộ phận Công ty', 'Đảng bộ bộ phận Công ty'],
    ['Chi bộ: Thôn 3', 'Chi bộ Thôn 3'],
    ['CHI BỘ THÔN 2 - 30 đồng chí', 'Chi bộ thôn 2'],
    ['1. Chi bộ Thôn Hạ - Bí thư: Hà Văn X', 'Chi bộ Thôn Hạ'],
    ['TRƯỜNG THCS HOA SEN', 'Chi bộ Trường THCS Hoa Sen'],
  ])('%j is %s', (text, wanted) => expect(branchName(text, branchNamesOf(undefined), false).value).toBe(wanted))
  test('branch keys', () => expect(branchKey('CB thôn 03')).toBe(branchKey('Chi Bộ  Thôn 3')))
  test.each([
    ['Nguyễn Văn An', null],
    ['Y Blơk Êban', null],
    ['Lò Thị Thuỷ', null],
    ['Trần Thị Ô', null],
    ['Hoàng Ái', null],
    ['Hä vµ tªn', 'tcvn3'],
    ['TrÇn ThÞ Hång', 'tcvn3'],
    ['Traàn Thò Hoàng', 'vni'],
    ['Nguyá»…n VÄƒn', 'lost-letters'],
  ])('%s: %s', (text, wanted) => expect(damageOf(text)).toBe(wanted))
})
