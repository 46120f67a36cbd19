// The shipped templates are what the layouts make; an office's own go before them, and one that cannot be used is refused in words.
import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import PizZip from 'pizzip'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { templateGuide } from './build/guide.ts'
import { builtTemplates } from './build/layouts.ts'
import { checkTemplate, TemplateError } from './check-template.ts'
import { fullData } from './forms.fixture.ts'
import { fileStem, type PrintCode, printCodes } from './print-code.ts'
import { renderForm } from './render.ts'
import { allSections, allTags, isSection } from './tags/all.ts'
import { tagKey } from './tags/tag.ts'
import { shippedFolder, shippedTemplates, templatesIn } from './templates.ts'
import { changed, partsOf, textOf } from './testing.fixture.ts'

/** Forms that have a template of their own because cases need them first. */
const firstRank: readonly PrintCode[] = [
  ...(['1A-TN', '1B-TN', '3A-TN', '4A-TN', '5-TN', '6-TN', '1A-KNĐ', '2-KNĐ', '3-KNĐ', '4-KNĐ', '5D-KNĐ'] as const),
  ...(['6-KNĐ', '8A-KNĐ', '9A-KNĐ', '10-KNĐ', '11-KNĐ', '12C-KNĐ', '13-KNĐ', '15A-KNĐ', '16-KNĐ'] as const),
  ...([
    '1-HSĐV',
    '2-HSĐV',
    '3-HSĐV',
    'GT-10',
    'GT-7',
    'GT-8',
    '1-SHĐ',
    '3A-SHĐ',
    '3B-SHĐ',
    '3C-SHĐ',
    '3D-SHĐ',
  ] as const),
  ...(['exemption-decision', 'DM-81', 'removal-proposal', 'DM-16', '9F-XTĐV', 'DM-22', 'vote-minutes'] as const),
  ...(['members-register', 'probationers-register', 'transfers-register', '7-HSĐV'] as const),
]

const shippedFile = (code: PrintCode): Uint8Array => readFileSync(shippedTemplates.fileOf(code))

describe('shipped templates', () => {
  const files = readdirSync(shippedFolder).filter((file) => file.endsWith('.docx'))

  test('are what `node src/forms/build/write-templates.ts` makes', () => {
    const built = [...builtTemplates()]
    expect(files.toSorted()).toEqual(built.map((t) => t.file).toSorted())
    for (const { file, bytes } of built) {
      expect(partsOf(readFileSync(join(shippedFolder, file))), file).toEqual(partsOf(bytes))
    }
  })

  test('are told of in the manual, with every tag', () => {
    const page = readFileSync(new URL('../../docs/guide/bieu-mau.md', import.meta.url), 'utf8')
    expect(page).toBe(templateGuide())
  })

  test('bear names that no file system confuses', () => {
    expect(new Set(files.map((file) => file.toLowerCase())).size).toBe(files.length)
    for (const file of files) expect(file).toMatch(/^[A-Za-z0-9-]+\.docx$/)
    const stems = printCodes.map((code) => fileStem(code).toLowerCase())
    expect(new Set(stems).size).toBe(stems.length)
  })

  test.each(files)('%s knows all its tags', (file) => {
    expect(checkTemplate(readFileSync(join(shippedFolder, file)))).toEqual([])
  })

  test('A4, the prescribed margins and type, a page number from page 2', () => {
    const parts = partsOf(shippedFile('6-KNĐ'))
    expect(parts['word/document.xml']).toContain('<w:pgSz w:w="11906" w:h="16838"/>')
    expect(parts['word/document.xml']).toContain('w:top="1134" w:right="850" w:bottom="1134" w:left="1701"')
    expect(parts['word/document.xml']).toContain('<w:titlePg/>')
    expect(parts['word/styles.xml']).toContain('w:ascii="Times New Roman"')
    expect(parts['word/header.xml']).toContain(' PAGE ')
  })

  test('the first rank have their own, everything else at least the one of its kind', () => {
    expect(firstRank.filter((code) => !files.includes(`${fileStem(code)}.docx`))).toEqual([])
    for (const code of printCodes) expect(shippedTemplates.fileOf(code)).toMatch(/\.docx$/)
  })

  test('tags and parts have one name each', () => {
    const names = [...allTags, ...allSections].map((t) => tagKey(t.name))
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([])
    expect(isSection('NƠI  NHẬN')).toBe(true)
  })
})

describe('templates of an office', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dangvu-templates-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  beforeEach(() => {
    for (const file of readdirSync(folder)) rmSync(join(folder, file))
  })
  const shipped = shippedFile('6-KNĐ')
  const put = (bytes: Uint8Array, file = '6-KND.docx') => writeFileSync(join(folder, file), bytes)
  const problems = (bytes: Uint8Array): readonly string[] => {
    put(bytes)
    try {
      renderForm('6-KNĐ', {}, templatesIn(folder))
    } catch (error) {
      if (error instanceof TemplateError) return error.problems
      throw error
    }
    return []
  }

  test('go before the shipped one, and a changed file is read anew', () => {
    const templates = templatesIn(folder)
    const text = () => textOf(renderForm('6-KNĐ', fullData, templates))
    expect(text()).toContain('QUYẾT NGHỊ')
    put(changed(shipped, 'QUYẾT NGHỊ', 'CHI BỘ THỐNG NHẤT {HỌ TÊN}'))
    expect(text()).toContain('CHI BỘ THỐNG NHẤT NGUYỄN THỊ ƯỚC MƠ')
    put(changed(shipped, 'QUYẾT NGHỊ', 'LẦN SAU'))
    utimesSync(join(folder, '6-KND.docx'), 1, 1)
    expect(text()).toContain('LẦN SAU')
    rmSync(join(folder, '6-KND.docx'))
    expect(text()).toContain('QUYẾT NGHỊ')
  })

  test('an own file for a paper that has only the generic one, and an own generic one', () => {
    put(changed(shippedFile('notice'), '{TÊN BIỂU MẪU}', 'GIẤY BÁO RIÊNG'), 'notice.docx')
    expect(textOf(renderForm('notice', {}, templatesIn(folder)))).toContain('GIẤY BÁO RIÊNG')
    put(changed(shippedFile('apology'), '{TÊN BIỂU MẪU}', 'MẪU CHUNG CỦA TA'), 'generic-paper.docx')
    expect(textOf(renderForm('apology', {}, templatesIn(folder)))).toContain('MẪU CHUNG CỦA TA')
  })

  test('a tag may be split by Word, decomposed, in any case', () => {
    put(changed(shipped, 'QUYẾT NGHỊ', `{Họ </w:t></w:r><w:r><w:t xml:space="preserve">Tên}`.normalize('NFD')))
    expect(textOf(renderForm('6-KNĐ', fullData, templatesIn(folder)))).toContain('Nguyễn Thị Ước Mơ\n')
  })

  test('a tag that does not exist is named', () => {
    expect(problems(changed(shipped, 'QUYẾT NGHỊ', '{họ tên cha}'))).toEqual(['Không có mục nào tên «họ tên cha».'])
    expect(problems(changed(shipped, 'QUYẾT NGHỊ', '{#họ tên}x{/họ tên}'))).toEqual(['Không có phần nào tên «họ tên».'])
    expect(problems(changed(shipped, 'QUYẾT NGHỊ', '{tên người giới thiệu}'))).toHaveLength(1)
  })

  test('braces and parts that do not fit together are named', () => {
    expect(problems(changed(shipped, 'QUYẾT NGHỊ', '{họ tên'))[0]).toContain('Thiếu dấu }')
    expect(problems(changed(shipped, 'QUYẾT NGHỊ', '{#căn cứ}'))[0]).toContain('«căn cứ»')
  })

  test('no XML goes in as it is', () => {
    expect(problems(changed(shipped, '{#căn cứ}', '{@họ tên}{#căn cứ}'))).not.toEqual([])
    expect(problems(changed(shipped, 'QUYẾT NGHỊ', '{=[[ ]]=}'))).not.toEqual([])
  })

  test('what is no Word file, or holds macros, or is huge, is refused', () => {
    expect(problems(new TextEncoder().encode('not a zip'))).toEqual(['Tệp không phải tệp Word đọc được.'])
    expect(problems(new PizZip().file('a.txt', 'a').generate({ type: 'uint8array' }))).toEqual([
      'Tệp không phải tệp Word (.docx).',
    ])
    const macros = new PizZip(shipped)
    macros.file('word/vbaProject.bin', 'x')
    expect(problems(macros.generate({ type: 'uint8array' }))[0]).toContain('macro')
    expect(problems(new Uint8Array(5_000_001))[0]).toContain('5 MB')
  })
})
