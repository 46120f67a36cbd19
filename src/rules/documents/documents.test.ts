// The rules of documents: who issues what and how a number is written, the secrecy mark, what is proposed of a text, whom a name means.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type OrganisationTypeCode, organisationTypes } from '#rules/code-lists/organisation-types.ts'
import { type DocumentTypeCode, type IssuingBody, mayIssue, suffixOf, symbolOf, typeOfHead } from './document-types.ts'
import { isOwnHead, type Known, matchBodies, matchBody, nameOfBody } from './match-bodies.ts'
import { lastDayOf, proposeDocument, titleOfTask } from './proposal.ts'
import { secrecyOf, secrecyOfSubject } from './secrecy.ts'

const type = (code: OrganisationTypeCode) => {
  const found = organisationTypes.byCode(code)
  if (found === undefined) throw new Error(code)
  return found
}

describe('§7.2 who issues what', () => {
  test.each<[OrganisationTypeCode, IssuingBody, DocumentTypeCode, boolean]>([
    ['commune-committee', 'committee', 'NQ', true],
    ['commune-committee', 'committee', 'HD', false],
    ['commune-committee', 'committee', 'CT', false],
    ['commune-committee', 'standing-committee', 'HD', true],
    ['commune-committee', 'standing-committee', 'QC', false],
    ['province-committee', 'committee', 'CT', true],
    ['branch', 'committee', 'NQ', true],
    ['branch', 'committee', 'QyD', false],
    ['branch', 'committee', 'HD', false],
    ['branch', 'committee', 'CT', false],
    ['branch', 'congress', 'CV', true],
    ['branch', 'committee', 'DA', true],
  ])('%s, %s: %s → %s', (place, body, code, may) => expect(mayIssue(type(place), body, code)).toBe(may))
})

test.each<[number, DocumentTypeCode, OrganisationTypeCode, IssuingBody, string]>([
  [5, 'NQ', 'commune-committee', 'committee', '05-NQ/ĐU'],
  [12, 'KH', 'commune-committee', 'standing-committee', '12-KH/ĐU'],
  [3, 'NQ', 'branch', 'committee', '03-NQ/CB'],
  [1, 'BC', 'commune-committee', 'inspection-committee', '01-BC/UBKT'],
  [7, 'CTr', 'province-committee', 'committee', '07-CTr/TU'],
  [1, 'NQ', 'commune-committee', 'congress', '01-NQ/ĐH'],
  [9, 'QyD', 'commune-committee', 'committee', '09-QĐ/ĐU'],
])('§7.1 a symbol: %s %s %s %s → %s', (no, code, place, body, symbol) => {
  expect(symbolOf(no, code, suffixOf(type(place), body))).toBe(symbol)
})

test.each([
  ['KẾ HOẠCH', null, 'KH'],
  ['CHƯƠNG TRÌNH HÀNH ĐỘNG', null, 'CTr'],
  ['QUY ĐỊNH', 'QĐ/TU', 'QyD'],
  [null, 'CV/ĐU', 'CV'],
  [null, null, null],
])('the type of a head: %s, %s → %s', (kind, symbol, code) => expect(typeOfHead(kind, symbol)).toBe(code))

describe('S-04 the secrecy mark', () => {
  test.each<[string, string | null]>([
    ['ĐẢNG ỦY XÃ A\nMẬT\nKẾ HOẠCH', 'secret'],
    ['TỐI MẬT                    ĐẢNG CỘNG SẢN VIỆT NAM\nBÁO CÁO', 'highly-secret'],
    ['ĐẢNG ỦY XÃ A               TUYỆT MẬT', 'top-secret'],
    ['Độ mật: Mật\nBÁO CÁO', 'secret'],
    ['(Tối mật)', 'highly-secret'],
    ...['M Ậ T', 'M  Ậ  T', 'MẬT.', '*MẬT*', '«MẬT»', '| MẬT |', 'MẬT - KHẨN', 'HỎA TỐC – MẬT', 'MẬT (bản số 3)'].map(
      (stamp): [string, string] => [`TỈNH ỦY A\n${stamp}\nKẾ HOẠCH`, 'secret'],
    ),
    ['TỐI MẬT/ĐỘC BẢN', 'highly-secret'],
    ['T Ố I M Ậ T', 'highly-secret'],
    ['TUYỆT  MẬT', 'top-secret'],
    ['Số 12-KH/TU    MẬT', 'secret'],
    ['Dấu chỉ độ mật: Tối mật.', 'highly-secret'],
    ['KẾ HOẠCH\nquản lý tài liệu tuyệt mật, tối mật, mật', null],
    ['QUY CHẾ BẢO VỆ TÀI LIỆU TUYỆT MẬT, TỐI MẬT, MẬT', null],
    ['Mật độ dân số\nĐơn vị: Mật Sơn\nBảo mật - an toàn', null],
    ['ĐÃ GIẢI MẬT', null],
    ['Quản lý tài liệu tuyệt mật,\ntối mật, mật.', null],
    ['KẾ HOẠCH\nbảo vệ bí mật nhà nước', null],
    ['Giữ gìn bí\nmật của Đảng.', null],
    [`${'Một dòng.\n'.repeat(40)}MẬT`, null],
    ['', null],
  ])('%j → %s', (text, level) => {
    expect(secrecyOf(text)).toBe(level)
    expect(secrecyOf(text.normalize('NFD'))).toBe(level)
  })
})

test.each<[string, string | null]>([
  ['MẬT: Kế hoạch bảo vệ', 'secret'],
  ['(Tối mật) Báo cáo', 'highly-secret'],
  ['Tuyệt mật - Phương án', 'top-secret'],
  ['Mật', 'secret'],
  ['Mật độ dân số các thôn', null],
  ['Bảo vệ bí mật: kế hoạch năm', null],
])('S-04 a subject that bears the mark: %j → %s', (subject, level) => expect(secrecyOfSubject(subject)).toBe(level))

describe('what is proposed of a plan', () => {
  const text = readFileSync(new URL('../../../test/fixtures/documents/ke-hoach-kiem-tra.txt', import.meta.url), 'utf8')
  const proposal = proposeDocument(text)
  const at = ([from, to]: [number, number]) => [...proposal.text].slice(from, to).join('').replace(/\s+/g, ' ')

  test('the head, each part with its place', () => {
    const { head } = proposal
    expect(Object.fromEntries(Object.entries(head).map(([field, { value }]) => [field, value]))).toEqual({
      type: 'KH',
      symbol: '45-KH/ĐU',
      issuedOn: '2025-08-12',
      place: 'Tân An',
      superior: 'TỈNH ỦY HOA LƯ',
      issuer: 'ĐẢNG ỦY XÃ TÂN AN',
      signer: 'Trần Minh Khôi',
      subject: 'kiểm tra, giám sát việc thực hiện nghị quyết đại hội đảng bộ xã, nhiệm kỳ 2025 - 2030',
    })
    expect(head.type.at && at(head.type.at)).toBe('KẾ HOẠCH')
    expect(head.issuedOn.at && at(head.issuedOn.at)).toBe('ngày 12 tháng 8 năm 2025')
    expect(head.subject.at && at(head.subject.at)).toBe(head.subject.value)
    expect(head.signer.at && at(head.signer.at)).toBe('Trần Minh Khôi')
  })
  test('the work with its place, its day, what it waits for', () => {
    for (const task of proposal.tasks) expect(at(task.at)).toBe(task.detail)
    expect(
      proposal.tasks.map(({ section, dueOn, dueWords, waitsFor }) => [section, dueOn, dueWords, waitsFor]),
    ).toEqual([
      ['C.I.1', '2025-09-30', null, null],
      ['C.I.2', '2025-09-29', null, null],
      ['C.II.a.-1', null, 'hằng năm', null],
      ['C.II.a.-2', null, 'hằng tháng', null],
      ['C.II.b', '2025-11-30', null, null],
      ['D.1', '2025-12-15', null, null],
      ['D.2', '2026-12-31', null, null],
      ['D.3', null, null, 'hướng dẫn của Ủy ban Kiểm tra Tỉnh ủy'],
      ['D.closing', null, null, null],
    ])
  })
  test('recipients without the archive, what it rests on', () => {
    expect(proposal.recipients.map(({ name }) => name)).toEqual([
      'Thường trực Tỉnh ủy',
      'UBKT Tỉnh ủy',
      'Các chi bộ trực thuộc',
    ])
    expect(proposal.cites.every(({ isBasis }) => isBasis)).toBe(true)
    expect(proposal.secrecy).toBeNull()
  })
  test('letters stored apart are proposed whole, with places in the text that is shown', () => {
    expect(proposeDocument(text.normalize('NFD'))).toEqual(proposal)
  })
  test('lines of Windows are lines', () => expect(proposeDocument(text.replaceAll('\n', '\r\n'))).toEqual(proposal))
})

test.each([
  ['2025-09-30', '2025-09-30'],
  ['<2025-09-30', '2025-09-29'],
  ['2025-10-01/2025-11-30', '2025-11-30'],
  ['2021/2025', '2025-12-31'],
  ['2026-02', '2026-02-28'],
  ['monthly', null],
  ['trigger:hướng dẫn', null],
  ['9999-12', null],
  ['0026-11-12', null],
  ['<1800-01-01', null],
])('the last day of %s is %s', (norm, day) => expect(lastDayOf(norm)).toBe(day))

test('a title is the beginning of the work, cut between words', () => {
  expect(titleOfTask('Rà soát  danh sách./.')).toBe('Rà soát danh sách')
  const long = titleOfTask(`Tổ chức học tập ${'nghị quyết '.repeat(30)}`)
  expect(long.length).toBeLessThanOrEqual(121)
  expect(long).toMatch(/nghị quyết…$|nghị…$/)
})

describe('whom a name means', () => {
  const one = (id: string, name: string, more: Partial<Known> = {}): Known => ({
    id,
    name,
    isBranch: false,
    isDirect: true,
    isOwn: false,
    ...more,
  })
  const commune = [
    one('own', 'Đảng bộ xã An Bình', { isDirect: false, isOwn: true }),
    one('b1', 'Chi bộ thôn 1', { isBranch: true }),
    one('b2', 'Chi bộ thôn 2', { isBranch: true }),
    one('g1', 'Đảng bộ Trường Trung học'),
    one('b3', 'Chi bộ Tổ Tự nhiên', { isBranch: true, isDirect: false }),
  ]
  test.each([
    ['Các chi bộ', ['b1', 'b2']],
    ['mỗi chi bộ trực thuộc', ['b1', 'b2']],
    ['Các chi, đảng bộ trực thuộc', ['b1', 'b2', 'g1']],
    ['các đảng bộ cơ sở', ['g1']],
    ['Chi bộ thôn 2', ['b2']],
    ['ĐẢNG ỦY XÃ AN BÌNH', ['own']],
    ['Chi bộ Tổ Tự nhiên', ['b3']],
    ['Văn phòng Đảng ủy', []],
    ['', []],
  ])('%s → %j', (name, ids) => expect(matchBody(name, commune)).toEqual(ids))
  test('a branch is among «các chi bộ» of the level above', () => {
    const branch = [one('b1', 'Chi bộ thôn 1', { isBranch: true, isDirect: false, isOwn: true })]
    expect(matchBody('Các chi bộ', branch)).toEqual(['b1'])
    expect(matchBody('Các đảng ủy', branch)).toEqual([])
  })
  const province = [
    one('own', 'Đảng bộ tỉnh Minh Họa', { isDirect: false, isOwn: true }),
    one('c1', 'Đảng bộ xã An Bình'),
    one('c2', 'Đảng bộ phường Nhật Châu'),
    one('c3', 'Đảng bộ đặc khu Lạc Đằng'),
    one('p1', 'Đảng bộ Công an tỉnh'),
  ]
  test.each([
    ['Đảng ủy các xã, phường', ['c1', 'c2']],
    ['các đảng ủy xã, phường, đặc khu', ['c1', 'c2', 'c3']],
    ['Đảng ủy các xã, phường, đặc khu', ['c1', 'c2', 'c3']],
    ['cấp ủy các xã', ['c1']],
    ['các đảng ủy trực thuộc', ['c1', 'c2', 'c3', 'p1']],
    ['Tỉnh ủy Minh Họa', ['own']],
    ['Ban Thường vụ Tỉnh ủy Minh Họa', ['own']],
    ['Văn phòng Tỉnh ủy', []],
  ])('from a province: %s → %j', (name, ids) => expect(matchBody(name, province)).toEqual(ids))
  test('in a commune «đảng ủy các xã, phường» of the level above is itself', () => {
    expect(matchBody('Đảng ủy các xã, phường', [commune[0] as Known])).toEqual(['own'])
  })
  test.each([
    ['BAN THƯỜNG VỤ', 'ĐẢNG BỘ TỈNH MINH HỌA', true],
    ['TỈNH ỦY MINH HỌA', null, true],
    ['BAN CHẤP HÀNH', 'ĐẢNG BỘ TỈNH KHÁC', false],
    ['BAN THƯỜNG VỤ', null, false],
    ['ĐẢNG ỦY XÃ AN BÌNH', 'TỈNH ỦY MINH HỌA', false],
    [null, 'ĐẢNG BỘ TỈNH MINH HỌA', false],
  ])('a letterhead of %s below %s: its own %j', (issuer, superior, own) =>
    expect(isOwnHead({ issuer, superior }, province)).toBe(own),
  )
  test('a body without a name is named with what stands above it', () => {
    expect(nameOfBody('BAN THƯỜNG VỤ', 'ĐẢNG BỘ TỈNH MINH HỌA')).toBe('BAN THƯỜNG VỤ, ĐẢNG BỘ TỈNH MINH HỌA')
    expect(nameOfBody('BAN THƯỜNG VỤ', null)).toBe('BAN THƯỜNG VỤ')
    expect(nameOfBody('ĐẢNG ỦY XÃ AN BÌNH', 'TỈNH ỦY MINH HỌA')).toBe('ĐẢNG ỦY XÃ AN BÌNH')
  })
  test('two of one name are nobody; each stands once', () => {
    expect(matchBody('Chi bộ thôn 1', [...commune, one('x', 'Chi bộ thôn 1')])).toEqual([])
    expect(matchBodies(['Chi bộ thôn 1', 'Các chi bộ'], commune)).toEqual(['b1', 'b2'])
  })
})
