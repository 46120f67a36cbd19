// The blocks that forms are laid out from: letterhead, title, grounds, person, meeting, vote, articles, signatures (organisation-rules §7.1).
import { type Align, type Cell, type Look, paragraph, table } from './ooxml.ts'
import { LYING, type Page, STANDING, textWidth } from './package.ts'

/** A template in the making: the code of its form, or the name of a generic one. */
export interface Layout {
  name: string
  page: Page
  body: string
}

export const layout = (name: string, ...blocks: readonly string[]): Layout => ({
  name,
  page: STANDING,
  body: blocks.join(''),
})
export const lying = (name: string, ...blocks: readonly string[]): Layout => ({
  name,
  page: LYING,
  body: blocks.join(''),
})

export const WIDTH = textWidth(STANDING)
export const LYING_WIDTH = textWidth(LYING)

export const dots = (count: number): string => '…'.repeat(count)
export const BLANK_DATE = '………, ngày …… tháng …… năm ………'

// ---- text --------------------------------------------------------------------------------------------------------------------

/** A paragraph of the text. */
export const say = (text: string, look: Look = {}): string => paragraph(text, { style: 'Body', ...look })
export const centre = (text: string, look: Look = {}): string => paragraph(text, { align: 'center', ...look })
export const heading = (text: string): string => say(text, { bold: true, keepNext: true })
/** A label with its value, without the indented first line. */
export const line = (text: string): string => say(text, { first: 0, align: 'left' })
/** Three dotted lines to write on. */
export const handwritten = (lines = 3): string => Array.from({ length: lines }, () => line(dots(31))).join('')
/** Something repeated or optional. */
export const part = (name: string, ...blocks: readonly string[]): string =>
  paragraph(`{#${name}}`) + blocks.join('') + paragraph(`{/${name}}`)

const cellText = (text: string, look: Look = {}): Cell => ({ content: paragraph(text, look) })
const side = (content: string): Cell => ({ content })

// ---- head --------------------------------------------------------------------------------------------------------------------

const party = (width: number): string =>
  centre('ĐẢNG CỘNG SẢN VIỆT NAM', { bold: true, size: 15, lineBelow: true, left: width, right: width })

const headTable = (left: string, right: string, width: number): string => {
  const leftWidth = Math.round(width * 0.45)
  return table([leftWidth, width - leftWidth], [{ cells: [side(left), side(right)] }], false)
}

interface Head {
  /** With the line «Số …». */
  numbered?: boolean
  /** A letter has its subject under the number and no title. */
  subject?: string
  width?: number
}

/** The letterhead of an organisation. */
export function letterhead({ numbered = true, subject, width = WIDTH }: Head = {}): string {
  const left =
    part('có cấp trên', centre('{TÊN TỔ CHỨC CẤP TRÊN}')) +
    centre('{TÊN TỔ CHỨC BAN HÀNH}', { bold: true }) +
    centre('*') +
    (numbered ? centre('Số {số văn bản}') : '') +
    (subject === undefined ? '' : centre(subject, { italic: true, size: 12 }))
  // The line below the name is some 83 mm long.
  const right =
    party(Math.round((width * 0.55 - 4700) / 2)) + centre('{địa danh}, {ngày văn bản}', { italic: true, before: 6 })
  return headTable(left, right, width)
}

/** Of a body that is no party organisation: its names are not in the record. */
export const outsideHead = (numbered: boolean): string =>
  headTable(
    centre('{TÊN TỔ CHỨC CẤP TRÊN}') +
      centre('{TÊN TỔ CHỨC BAN HÀNH}', { bold: true }) +
      centre('*') +
      (numbered ? centre(`Số ${dots(4)}`) : ''),
    centre('{địa danh}, {ngày văn bản}', { italic: true, before: 6 }),
    WIDTH,
  )

/** Of a paper that somebody writes in the own name. */
export const personalHead = (): string => party(2600)

/** Title, what it is about, and the rule below. */
export const title = (kind: string, ...about: readonly string[]): string =>
  centre(kind, { bold: true, size: 16, before: 18, keepNext: true }) +
  about.map((text) => centre(text, { bold: true, keepNext: true })).join('') +
  centre('-----', { after: 6, keepNext: true })

/** «Kính gửi». */
export const addressed = (to = '{nơi gửi đến}'): string =>
  paragraph(`//Kính gửi//: ${to}`, { align: 'center', before: 6, after: 6 })

// ---- what a paper says -------------------------------------------------------------------------------------------------------

export const grounds = (): string => part('căn cứ', say('Căn cứ {tên căn cứ};'))

/** Who it is about, as many lines as the paper needs. */
export const person = (): string =>
  line('Họ và tên: **{HỌ TÊN}**; giới tính: {giới tính}') +
  line('Sinh {ngày sinh}; dân tộc: {dân tộc}; tôn giáo: {tôn giáo}') +
  line('Quê quán: {quê quán}') +
  line('Nơi cư trú: {nơi cư trú}') +
  line('Nghề nghiệp, đơn vị: {nghề nghiệp}; {đơn vị công tác}') +
  line('Trình độ: {giáo dục phổ thông}; {chuyên môn nghiệp vụ}; lý luận chính trị: {lý luận chính trị}')

export const shortPerson = (): string =>
  line('Họ và tên: **{HỌ TÊN}**') +
  line('Sinh {ngày sinh}') +
  line('Quê quán: {quê quán}') +
  line('Nơi cư trú: {nơi cư trú}')

/** A member: the same with the dates and numbers of the party record. */
export const member = (): string =>
  shortPerson() +
  part(
    'là đảng viên',
    line('Vào Đảng {ngày vào đảng}; chính thức {ngày chính thức}'),
    line('Số thẻ đảng viên: {số thẻ đảng viên}; số lý lịch: {số lý lịch}'),
  ) +
  line('Chức vụ, đơn vị: {chức vụ}; {đơn vị công tác}')

export const meeting = (who: 'branch' | 'committee'): string =>
  say(
    who === 'branch'
      ? 'Tổng số đảng viên: {tổng số thành viên}, trong đó dự bị: {số dự bị}; có mặt: {số có mặt}, trong đó dự bị: {số dự bị có mặt}; vắng mặt: {số vắng mặt}.'
      : 'Tổng số cấp ủy viên: {tổng số thành viên}; có mặt: {số có mặt}; vắng mặt: {số vắng mặt}.',
  ) +
  part('có người vắng mặt', say('Lý do vắng mặt: {lý do vắng mặt}.')) +
  say('Chủ trì: {chủ trì}, {chức vụ chủ trì}. Thư ký: {thư ký}.')

export const remarks = (): string => line('//Ưu điểm//: {ưu điểm}') + line('//Hạn chế//: {hạn chế}')

/** The vote; the share is of those who count, an ordinary absentee among them (VOTE-02, VOTE-03). */
export const vote = (): string =>
  say('Kết quả {hình thức biểu quyết}, tính trên {số để tính tỷ lệ} {người được biểu quyết}:', { keepNext: true }) +
  say('- Tán thành: {số tán thành}, bằng {tỷ lệ tán thành}%;', { keepNext: true }) +
  say('- Không tán thành: {số không tán thành}, bằng {tỷ lệ không tán thành}%;', { keepNext: true }) +
  say('- Ý kiến khác: {số ý kiến khác}, bằng {tỷ lệ ý kiến khác}%.')

/** What may be whole dotted lines is not stretched to the margin. */
const written = (text: string): string => say(text, text.includes('{nội dung') ? { align: 'left' } : {})

export const resolves = (...points: readonly string[]): string =>
  centre('QUYẾT NGHỊ', { bold: true, before: 10, keepNext: true }) +
  points.map((text, i) => written(points.length === 1 ? text : `${i + 1}. ${text}`)).join('')

export const decides = (...articles: readonly string[]): string =>
  centre('QUYẾT ĐỊNH', { bold: true, before: 10, keepNext: true }) +
  articles.map((text, i) => written(`**Điều ${i + 1}.** ${text}`)).join('')

// ---- end ---------------------------------------------------------------------------------------------------------------------

const recipients = (): string =>
  paragraph('__Nơi nhận__:', { before: 6 }) +
  paragraph('{#nơi nhận}') +
  paragraph('- {tên nơi nhận},', { size: 12 }) +
  paragraph('{/nơi nhận}') +
  paragraph('- Lưu.', { size: 12 })

const signer = (extra = ''): string =>
  centre('{THẨM QUYỀN KÝ}', { bold: true, before: 6, keepNext: true }) +
  centre('{CHỨC VỤ NGƯỜI KÝ}', { keepNext: true }) +
  extra +
  centre('{người ký}', { bold: true, before: 60 })

const two = (left: string, right: string, width: number): string => {
  const half = Math.round(width / 2)
  return (
    paragraph('', { size: 6 }) + table([half, width - half], [{ cells: [side(left), side(right)], whole: true }], false)
  )
}

/** Who gets the paper at the left, who signs at the right. */
export const signed = (width = WIDTH): string => two(recipients(), signer(), width)
/** Without recipients: lists and registers. */
export const signedAlone = (width = WIDTH): string =>
  two(paragraph(''), centre('{địa danh}, {ngày văn bản}', { italic: true, before: 6 }) + signer(), width)

const writer = (who: string, name: string, dated: string | null): string =>
  (dated === null ? '' : centre(dated, { italic: true, before: 6, keepNext: true })) +
  centre(who, { bold: true, keepNext: true }) +
  centre('(ký, ghi rõ họ tên)', { italic: true, keepNext: true }) +
  centre(name, { bold: true, before: 60 })

/** The person who wrote it. */
export const signedBy = (who: string, name = '{họ tên}', dated = '{địa danh}, {ngày văn bản}'): string =>
  two(paragraph(''), writer(who, name, dated), WIDTH)
/** Two people, side by side. */
export const signedByTwo = (left: readonly [string, string], right: readonly [string, string], width = WIDTH): string =>
  two(writer(left[0], left[1], null), writer(right[0], right[1], null), width)

/** Somebody else confirms by hand: dotted lines, day, place for signature and seal. */
export const confirmed = (who: string, lines = 3): string =>
  handwritten(lines) + two(paragraph(''), writer(who, dots(12), BLANK_DATE), WIDTH)

// ---- tables ------------------------------------------------------------------------------------------------------------------

export interface Column {
  title: string
  /** What stands in each line. */
  value: string
  width: number
  align?: Align
}

/** A ruled table with one line an item of the part; the heading is repeated on every page. */
export function ruledList(section: string, columns: readonly Column[], width = WIDTH, size = 12): string {
  const sum = columns.reduce((total, column) => total + column.width, 0)
  const widths = columns.map((column) => Math.floor((column.width / sum) * width))
  const value = (column: Column, index: number): Cell => {
    const opening = index === 0 ? `{#${section}}` : ''
    const closing = index === columns.length - 1 ? `{/${section}}` : ''
    return cellText(`${opening}${column.value}${closing}`, { style: 'Cell', size, align: column.align ?? 'left' })
  }
  return table(
    widths,
    [
      {
        heading: true,
        whole: true,
        cells: columns.map((column) => ({
          ...cellText(column.title, { style: 'Cell', size, bold: true, align: 'center' }),
          middle: true,
        })),
      },
      { whole: true, cells: columns.map(value) },
    ],
    true,
  )
}

/** Two columns: what it is, what it says. */
export const factsTable = (): string =>
  ruledList('nội dung vụ việc', [
    { title: 'Mục', value: '{nhãn}', width: 35 },
    { title: 'Nội dung', value: '{giá trị}', width: 65 },
  ])
