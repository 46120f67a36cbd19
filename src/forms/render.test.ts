// Every form with everything filled in, and with nothing: values stand there, dotted lines where there are none, and no trace of a tag.
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import PizZip from 'pizzip'
import { describe, expect, test } from 'vitest'
import { forms } from '#rules/lifecycle/forms.ts'
import { normaliseLines } from '#rules/text/normalise.ts'
import type { FormData } from './form-data.ts'
import { fullData } from './forms.fixture.ts'
import { isPrintCode, type PrintCode, printCodes } from './print-code.ts'
import { archiveName, formFileName, renderAll, renderForm } from './render.ts'
import { specOf } from './specs.ts'
import { paperScope } from './tags/all.ts'
import { shippedTemplates } from './templates.ts'
import { textOf } from './testing.fixture.ts'
import { tagsOf, wordTemplate } from './word-template.ts'

const scopeOf = (code: PrintCode, data: FormData) =>
  paperScope({ code, spec: specOf(code), data, own: data.papers?.findLast((p) => p.code === code) })

const read = new Map<string, string[]>()
/** The tags of the paper itself, those inside its lists left out. Each template is read once. */
function outerTags(code: PrintCode): string[] {
  const file = shippedTemplates.fileOf(code)
  const tags =
    read.get(file) ??
    tagsOf(readFileSync(file)).flatMap((t) => (t.module === undefined || t.module === '' ? t.value : []))
  read.set(file, tags)
  return tags
}

const untouched = /undefined|null|NaN|\[object|[{}]/

test.each(printCodes)('%s filled in holds every given value and no trace of a tag', (code) => {
  const text = textOf(renderForm(code, fullData))
  expect(text).not.toMatch(untouched)
  expect(text).toBe(text.normalize('NFC'))
  const scope = scopeOf(code, fullData)
  const tags = outerTags(code)
  // A sheet for each member of a list has them all inside its part.
  if (code !== 'DM-103') expect(tags.length).toBeGreaterThan(0)
  for (const tag of tags) expect(text, tag).toContain(scope.read(tag))
  if (!code.startsWith('4'))
    expect(text).toContain(specOf(code).issuer === 'outside' ? 'ngày 03 tháng 02 năm 2026' : 'ĐẢNG CỘNG SẢN VIỆT NAM')
})

test.each(printCodes)('%s without data is dotted lines, never a word of the program', (code) => {
  const text = textOf(renderForm(code, {}))
  expect(text).not.toMatch(untouched)
  expect(text).toMatch(/…{2}/)
  const scope = scopeOf(code, {})
  const known = /^(mã mẫu|tên biểu mẫu|người được biểu quyết|thẩm quyền ký|nơi gửi đến|kết nạp hoặc kết nạp lại)/i
  for (const tag of outerTags(code)) {
    const printed = scope.read(tag)
    if (!known.test(tag)) expect(printed, tag).toMatch(/^(.*….*|.*……)$/s)
  }
})

test('§12.1 (18): journeys of under three months are not asked for; those known to the month are left in', () => {
  const journey = (place: string, fromDate: string, toDate: string) =>
    ({ kind: 'journey', title: 'Việc riêng', place, fromDate, toDate }) as const
  const career = [
    journey('Lào', '2026-02-01', '2026-04-30'),
    journey('Thái Lan', '2026-02-01', '2026-05-01'),
    journey('Cu Ba', '2026-02', '2026-03'),
  ]
  const text = textOf(renderForm('1-HSĐV', { ...fullData, career }))
  expect(text).toContain('Thái Lan')
  expect(text).toContain('Cu Ba')
  expect(text).not.toContain('Lào')
})

test('every code of the forms yields a Word file', () => {
  expect(Object.keys(forms).filter((code) => !isPrintCode(code))).toEqual([])
})

describe('what a form says', () => {
  test('letterhead, number, place and day of a branch', () => {
    const text = textOf(
      renderForm('6-KNĐ', {
        ...fullData,
        papers: [],
        organisations: { branch: 'Chi bộ thôn 3', grassroots: 'Đảng bộ xã An Phú' },
      }),
    )
    for (const line of [
      'ĐẢNG BỘ XÃ AN PHÚ',
      'CHI BỘ THÔN 3',
      'Số 05-NQ/CB',
      'An Phú, ngày 03 tháng 02 năm 2026',
      'T/M CHI BỘ',
      'BÍ THƯ',
      'Trần Văn Bình',
      'Nơi nhận',
    ])
      expect(text).toContain(line)
    expect(text).toContain('Đề nghị Đảng ủy xã An Phú kết nạp Nguyễn Thị Ước Mơ')
  })

  test('EXM-01: a branch that is the grassroots organisation itself reports to the committee above it', () => {
    const names = { branch: 'Chi bộ cơ sở Trạm Thử', province: 'Đảng bộ tỉnh B' }
    const report = (organisations: FormData['organisations']) => textOf(renderForm('DM-81', { organisations }))
    expect(report({ ...names, superior: 'Đảng bộ Khối C' })).toContain('Báo cáo Đảng ủy Khối C.')
    expect(report(names)).toContain('Báo cáo Tỉnh ủy B.')
    expect(report({ ...names, grassroots: 'Đảng bộ Khối D' })).toContain('Báo cáo Đảng ủy Khối D.')
  })

  test('§12.4: the sheet by hand has every level; where none stands above the grassroots committee, that one keeps the database', () => {
    const sheet = (organisations: FormData['organisations']) => textOf(renderForm('3-HSĐV', { organisations }))
    const [own, above] = ['Đảng ủy cơ sở đã bổ sung hồ sơ, danh sách', 'Cấp ủy cấp trên đã bổ sung']
    expect(sheet({})).toMatch(new RegExp(`${own}\n[^]*${above}`))
    const three = { branch: 'Chi bộ thôn 3', grassroots: 'Đảng bộ xã An Phú', province: 'Đảng bộ tỉnh B' }
    expect(sheet(three)).toContain(`${own}, cơ sở dữ liệu\n`)
    expect(sheet(three)).not.toContain(above)
    expect(sheet({ ...three, superior: 'Đảng bộ Khối C' })).toMatch(new RegExp(`${own}\n[^]*${above}`))
  })

  test('number and day of a recorded paper go before those of the data', () => {
    const text = textOf(renderForm('6-KNĐ', fullData))
    expect(text).toContain('Số 07-NQ/CB')
    expect(text).toContain('An Phú, ngày 01 tháng 02 năm 2026')
  })

  test('a decision rests on what was given and on the papers of the case, by number and day', () => {
    const text = textOf(renderForm('9A-KNĐ', fullData))
    expect(text).toContain('Căn cứ Điều lệ Đảng Cộng sản Việt Nam;')
    expect(text).toContain('số 07-NQ/CB ngày 01 tháng 02 năm 2026')
    const bare = [{ code: '6-KNĐ', no: '7', on: '2026-02-01', keptAt: null }] as const
    expect(textOf(renderForm('9A-KNĐ', { ...fullData, papers: bare }))).toContain('số 07-NQ/CB ngày 01')
    expect(text).toContain('số 12-NQ/ĐU ngày 20 tháng 02 năm 2026')
    expect(text).toContain('T/M BAN THƯỜNG VỤ')
  })

  test('each body’s own vote: the branch on its resolution, the committee on its own', () => {
    const branch = textOf(renderForm('6-KNĐ', fullData))
    expect(branch).toContain('Kết quả bỏ phiếu kín, tính trên 11 đảng viên chính thức:')
    expect(branch).toContain('Tán thành: 10, bằng 90,9%')
    const committee = textOf(renderForm('8A-KNĐ', fullData))
    expect(committee).toContain('Kết quả biểu quyết bằng thẻ đảng viên, tính trên 15 cấp ủy viên:')
    expect(committee).toContain('Tán thành: 14, bằng 93,3%')
    expect(textOf(renderForm('9A-KNĐ', { votes: fullData.votes }))).not.toContain('90,9')
  })

  test('the record of counting says who might vote and why not, votes in words, never who voted how', () => {
    const text = textOf(renderForm('vote-minutes', fullData))
    for (const line of [
      '10 (mười)',
      '11 (mười một)',
      'Võ Văn Già',
      'Không tính',
      'Miễn sinh hoạt, vắng mặt',
      'đủ tỷ lệ cần có',
      'Cao Thị Kiểm',
    ])
      expect(text).toContain(line)
    const card = textOf(renderForm('vote-minutes', { votes: [{ ballot: 'card', inFavour: 3, denominator: 5 }] }))
    expect(card).not.toContain('Số phiếu phát ra')
    expect(card).toContain('bằng 60%')
    const committee = textOf(renderForm('vote-minutes', { ...fullData, issuer: 'grassroots', body: 'committee' }))
    expect(committee).toContain('ĐẢNG ỦY XÃ AN PHÚ')
    expect(committee).toContain('Tổng số cấp ủy viên')
    expect(committee).toContain('Tán thành: 14')
  })

  test('dates that are known in part, and day and month with their zero', () => {
    const born = (birthDate: string) => textOf(renderForm('6-KNĐ', { person: { birthDate } }))
    expect(born('1975')).toContain('Sinh năm 1975;')
    expect(born('1975-02')).toContain('Sinh tháng 02 năm 1975;')
    expect(born('1975-11-09')).toContain('Sinh ngày 09 tháng 11 năm 1975;')
    expect(born('không rõ')).toContain('Sinh ngày …… tháng …… năm ………;')
  })

  test('a choice is written by its title, and never by its code', () => {
    const specs = [
      { name: 'ground', label: 'Căn cứ', kind: 'choice', choices: [{ code: 'no-dues', title: 'Bỏ đóng đảng phí' }] },
    ] as const
    expect(textOf(renderForm('DM-16', { facts: { ground: 'no-dues' }, factSpecs: specs }))).toContain(
      'Bỏ đóng đảng phí',
    )
    const without = textOf(renderForm('DM-16', { facts: { ground: 'no-dues' } }))
    expect(without).not.toContain('no-dues')
    expect(without).toContain('Căn cứ xóa tên: …')
  })

  test('of several specs of one name, the one that knows the choice speaks', () => {
    const spec = (code: string, title: string) =>
      ({ name: 'ground', label: 'Căn cứ', kind: 'choice', choices: [{ code, title }] }) as const
    const factSpecs = [spec('no-dues', 'Bỏ đóng đảng phí'), spec('card', 'Hủy thẻ')]
    for (const [ground, said] of [
      ['no-dues', 'Bỏ đóng đảng phí'],
      ['card', 'Hủy thẻ'],
    ] as const) {
      expect(textOf(renderForm('DM-16', { facts: { ground }, factSpecs }))).toContain(said)
      expect(textOf(renderForm('notice', { facts: { ground }, factSpecs }))).toContain(`Căn cứ\n${said}`)
    }
  })

  test('the table of facts is made from the facts of the case where no lines are given', () => {
    const factSpecs = [
      { name: 'reason', label: 'Lý do', kind: 'text' },
      { name: 'heardOn', label: 'Ngày gặp', kind: 'date' },
      { name: 'agreed', label: 'Đồng ý', kind: 'flag' },
      { name: 'people', label: 'Người dự', kind: 'list', fields: [{ name: 'name', label: 'Họ tên', kind: 'text' }] },
      { name: 'none', label: 'Không có', kind: 'text' },
    ] as const
    const facts = { reason: 'Ốm', heardOn: '2026-03-04', agreed: false, people: [{ name: 'An' }, { name: 'Bình' }] }
    const text = textOf(renderForm('hearing-minutes', { facts, factSpecs }))
    for (const line of ['Lý do\nỐm', 'Ngày gặp\nngày 04 tháng 3 năm 2026', 'Đồng ý\nKhông', 'Người dự\nAn; Bình'])
      expect(text).toContain(line)
    expect(text).not.toContain('Không có\n')
  })

  test('boxes of the introduction form: written, passed over, still empty', () => {
    const text = textOf(renderForm('GT-10', fullData))
    expect(text).toContain('1. Chi ủy nơi đi\nChi ủy chi bộ thôn 3\nGiới thiệu đến: Đảng ủy xã An Phú')
    expect(text).toContain('2. Đảng ủy bộ phận nơi đi\nKhông qua cấp này.')
    expect(text).toContain('8. Đảng ủy cơ sở nơi đến\nĐảng ủy phường Đông Hà\nGiới thiệu đến: …')
    expect(text.match(/^\d+\. /gm)).toHaveLength(10)
    expect(textOf(renderForm('GT-7', {})).match(/^\d+\. /gm)).toHaveLength(7)
    expect(textOf(renderForm('GT-8', {})).match(/^\d+\. /gm)).toHaveLength(8)
  })

  test('a person without an introducer, a list without a member: one dotted line to write on', () => {
    expect(textOf(renderForm('3-KNĐ', {})).match(/Người giới thiệu: …/g)).toHaveLength(1)
    expect(textOf(renderForm('members-register', {}))).toContain('1\n…')
  })

  test('registers hold a commune: 900 members, all there, what is not known an empty cell', () => {
    const members = Array.from({ length: 900 }, (_, i) => ({
      fullName: `Nguyễn Văn Số ${i + 1}`,
      birthDate: '1980-01-02',
    }))
    const text = textOf(renderForm('7-HSĐV', { members }))
    expect(text).toContain('900\nNguyễn Văn Số 900\n02/01/1980\n\n')
    expect(text).not.toContain('Số 901')
  })
})

describe('whatever is given', () => {
  const free = { name: 'strengths', label: 'Ưu điểm', kind: 'text' } as const
  const named = (fullName: string) => textOf(renderForm('6-KNĐ', { person: { fullName } }))

  test('signs of XML, braces and markup stay text', () => {
    const name = `Nguyễn <w:p> & "Văn" {họ tên} {/x} {@raw} 'A' ]]> <!--`
    expect(named(name)).toContain(name)
  })

  test('control and invisible characters go, decomposed letters come together', () => {
    expect(named('Lê\u0000\u0007 Thị\u200b Hô\u0301a\ud800 \u0008')).toContain('Lê Thị Hốa')
    expect(named('Nguye\u0302\u0303n A\u0301nh')).toContain('Nguyễn Ánh')
  })

  test('anything at all: the XML holds together and the text stands there', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (typed) => {
        const said = normaliseLines(typed).join('\n').trim()
        const text = textOf(renderForm('10-KNĐ', { facts: { strengths: typed }, factSpecs: [free] }))
        expect(text).toContain(said)
      }),
      { numRuns: 150 },
    )
  })

  test('all 134 letters', () => {
    const letters = 'aàảãáạăằẳẵắặâầẩẫấậđeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵ'
    const both = letters + letters.toUpperCase()
    expect(named(both)).toContain(both)
  })

  test('a name of a thousand letters, lines that end', () => {
    const long = 'Nguyễn '.repeat(150).trim()
    expect(named(long)).toContain(long)
    expect(textOf(renderForm('10-KNĐ', { facts: { strengths: 'Một.\r\nHai.' } }))).toContain('Ưu điểm: Một.\nHai.')
  })

  test('papers of a transfer have the parts their titles promise, and no table of facts', () => {
    const parts = {
      'DM-62': ['Ưu điểm', 'Hạn chế, khuyết điểm', 'NGƯỜI TỰ KIỂM ĐIỂM', 'Nhận xét của chi bộ', 'T/M CHI BỘ'],
      'response-slip': ['PHIẾU BÁO TRẢ LỜI', 'hồ sơ đã nhận', 'Ngày nhận'],
      'decline-notice': ['THÔNG BÁO', 'Lý do không đồng ý', 'Thiếu giấy xác nhận.'],
    } as const
    for (const [code, said] of Object.entries(parts)) {
      const text = textOf(renderForm(code as PrintCode, { facts: { reason: 'Thiếu giấy xác nhận.' } }))
      for (const part of said) expect(text, code).toContain(part)
      expect(JSON.stringify(tagsOf(readFileSync(shippedTemplates.fileOf(code as PrintCode)))), code).not.toContain(
        'nhãn',
      )
    }
  })

  test('a template filled again knows nothing of the time before', () => {
    const fresh = (code: PrintCode) =>
      wordTemplate(readFileSync(shippedTemplates.fileOf(code))).fill(scopeOf(code, fullData))
    for (const code of ['6-KNĐ', '2-HSĐV', 'GT-10', '7-HSĐV'] as const) {
      renderForm(code, {})
      expect(renderForm(code, fullData), code).toEqual(fresh(code))
    }
  })
})

describe('all papers of a case', () => {
  const EIGHT = formFileName('8A-KNĐ', fullData)
  const THIRTEEN = formFileName('13-KNĐ', fullData)
  test('one archive, a file each, numbers of recorded papers only', () => {
    const zip = new PizZip(renderAll(['6-KNĐ', '8A-KNĐ', '13-KNĐ', '6-KNĐ'], fullData))
    expect(Object.keys(zip.files)).toEqual([
      '6-KND-Nghi-quyet-de-nghi-ket-nap-dang-vien-cua-chi-bo_Nguyen-Thi-Uoc-Mo.docx',
      EIGHT,
      THIRTEEN,
    ])
    const text = (name: string) => textOf(zip.file(name)?.asUint8Array() ?? new Uint8Array())
    expect(text(EIGHT)).toContain('Số 12-NQ/ĐU')
    expect(text(THIRTEEN)).toMatch(/Số …+-NQ\/CB/)
  })

  test('a file is named without signs that trouble a file system', () => {
    expect(formFileName('1A-KNĐ', { person: { fullName: '../Đỗ/Thị: "Ước"' } })).toMatch(
      /^1A-KND-Don-xin-vao-Dang_[A-Za-z0-9-]+\.docx$/,
    )
    expect(formFileName('CN-NTVĐ', {})).toMatch(/^CN-NTVD-Giay-chung-nhan-[A-Za-z0-9-]+\.docx$/)
  })

  test('a file bears a Vietnamese title and no code of the program, no two papers the same', () => {
    expect(formFileName('contents-list', {})).toBe('Muc-luc-ho-so-dang-vien-da-xac-nhan-dong-dau.docx')
    expect(formFileName('DM-59', {})).toBe('Giay-gioi-thieu-sinh-hoat-dang-noi-bo.docx')
    const names = printCodes.map((code) => formFileName(code, {}).toLowerCase())
    expect(new Set(names).size).toBe(names.length)
    for (const name of names) expect(name).toMatch(/^[a-z0-9-]{3,70}\.docx$/)
  })

  test('the archive is named by the case, the person and the day, and its files are of that day', () => {
    expect(
      archiveName('Chuyển sinh hoạt đảng chính thức đi', { person: { fullName: 'Lê Văn Đủ' } }, '2026-11-22'),
    ).toBe('Giay-to-Chuyen-sinh-hoat-dang-chinh-thuc-di_Le-Van-Du_2026-11-22.zip')
    const zip = new PizZip(renderAll(['6-KNĐ'], { on: '2026-11-22' }))
    expect(
      Object.values(zip.files).map(({ date }) => [date.getFullYear(), date.getMonth() + 1, date.getDate()]),
    ).toEqual([[2026, 11, 22]])
  })
})
