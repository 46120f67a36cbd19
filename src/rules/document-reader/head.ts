// Reads the head of a document: letterhead, number, place and date, kind and title (organisation-rules.md §7.1).
import { isoDate, isRealDay } from '../calendar/dates.ts'
import { type Cell, cellsOf } from './cells.ts'
import { DOCUMENT_KINDS } from './document-kinds.ts'
import { isRule } from './layout.ts'
import { latin } from './letters.ts'
import { markOf } from './marks.ts'
import type { Line } from './source-text.ts'

export interface Head {
  docType: string | null
  superior: string | null
  issuer: string | null
  number: string | null
  so: string | null
  kyHieu: string | null
  place: string | null
  /** YYYY-MM-DD; null where a day or month was left open. */
  date: string | null
  motto: string | null
  title: string | null
  /** The year printed, also where the day is open. */
  year: number | null
}

/** So far down a head can reach. */
const DEPTH = 40

const MOTTO = /^(?:ĐẢNG CỘNG SẢN VIỆT NAM|CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA VIỆT NAM|ĐOÀN TNCS HỒ CHÍ MINH)$/u
/** How soon a paper has to be there, and who may read it: printed by itself in the letterhead, and no part of a name. */
const STAMP = /^(?:HỎA TỐC|HOẢ TỐC|THƯỢNG KHẨN|KHẨN|MẬT|TỐI MẬT|DỰ THẢO|BẢN SAO)(?:\s+(?:HẸN GIỜ|LẦN \d+))?$/u
const WORDS_UNDER_MOTTO = /^Độc lập\s*[-–]\s*Tự do\s*[-–]\s*Hạnh phúc$/iu
const NUMBER = latin(
  /^S[ốỐ]\s*[:.]?\s*(\d+[a-z]?)?\s*([-–—/ ])\s*(\p{Lu}[\p{L}\d]*(?:\s*[-–/]\s*[\p{L}\d]+)*(?:\s?\([\p{L}\d]{1,8}\))?)$/u,
)
/** In words, and in older papers in figures: "ngày 25-7-2008". */
const PLACE_DATE =
  /^(?:(.{2,60}?)\s*,\s*)?ngày\s*(\d{0,2})[.…_\s]*(?:tháng|[-/.])\s*(\d{0,2})[.…_\s]*(?:năm|[-/.])\s*(\d{4})\.?$/iu
/** The words names of organisations begin with in a letterhead; "ỦY" is also written "UỶ". */
const ORGANISATION =
  /^(?:ĐẢNG (?:BỘ|ỦY|UỶ)|CHI (?:BỘ|ỦY|UỶ|ĐOÀN|HỘI|CỤC|NHÁNH)|LIÊN (?:CHI|ĐỘI)|(?:TỈNH|THÀNH|HUYỆN|QUẬN|THỊ) (?:ỦY|UỶ|ĐOÀN)|(?:ỦY|UỶ) BAN|UBND|HĐND|VĂN PHÒNG|THỦ TƯỚNG|CHÍNH PHỦ|QUỐC HỘI|CÔNG (?:ĐOÀN|TY|AN)|LIÊN ĐOÀN|MẶT TRẬN|CHỦ TỊCH (?:ỦY|UỶ) BAN|HỌC VIỆN|TRUNG (?:TÂM|ƯƠNG)|TỔNG|KHỐI|THỊ TRẤN|ĐẠI HỌC|BỆNH VIỆN|(?:BAN|BCH|BTV|ĐOÀN|HỘI|SỞ|PHÒNG|TRƯỜNG|BỘ|QUÂN|XÃ|PHƯỜNG)\s)/u
/** The second line of a name: "ỦY BAN NHÂN DÂN / PHƯỜNG …". */
const PLACE = /^(XÃ|PHƯỜNG|THỊ TRẤN|ĐẶC KHU|(?:TỈNH|HUYỆN|QUẬN|THÀNH|THỊ)(?!\s+(?:ỦY|UỶ|ĐOÀN)))\s/u
/** A line that ends so has the name of the place on the next: "… TỈNH / TRƯỜNG LONG". */
const PLACE_AWAITED = /(?:^|\s)(?:XÃ|PHƯỜNG|THỊ TRẤN|ĐẶC KHU|TỈNH|HUYỆN|QUẬN|THÀNH PHỐ|THỊ XÃ)$/u
/** What has no name yet: "CHI BỘ / TRƯỜNG TIỂU HỌC …". */
const NAME_AWAITED = /^(?:ĐẢNG (?:BỘ|ỦY|UỶ)|CHI (?:BỘ|ỦY|UỶ|ĐOÀN|HỘI)|BAN CHẤP HÀNH|CÔNG ĐOÀN)$/u
/** A name of its own under a line that ends so: "ĐẢNG BỘ KHỐI DOANH NGHIỆP TỈNH / CHI BỘ CÔNG TY …". */
const BELOW = /^(?:CHI|ĐẢNG) (?:BỘ|ỦY|UỶ)\s/u
const DECIDES = latin(
  /^(?:CHỦ TỊCH|GIÁM ĐỐC|HIỆU TRƯỞNG|THỦ TRƯỞNG|BAN|BỘ|TỈNH|THÀNH|HUYỆN|ĐẢNG|CHI|ỦY|UỶ|HỘI)\s[\p{Lu}\s,-]+:?$/u,
)
/** How the first sentence after a title begins. */
const OPENERS =
  /^(Căn cứ|Thực hiện|Tiếp nhận|Nhằm|Để|Kính gửi|Trên cơ sở|Triển khai|Theo|Xét|Thi hành|Ngày|Trong|Sau khi|Qua|Tiếp tục|Quán triệt|Vừa qua|Hiện nay|Phát huy|Kế thừa|Năm)\s/u

const plain = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim()

/** The kind alone on its line in small letters, as a text copied from a page may have it. */
function smallKindIn(lines: readonly Line[]): number {
  return lines.slice(0, DEPTH / 2).findIndex((line, i) => {
    const text = plain(line.text.replace(/[*]+$/u, ''))
    const next = plain(lines[i + 1]?.text ?? '')
    return (
      latin(/^\p{Lu}\p{Ll}/u).test(text) &&
      DOCUMENT_KINDS.some((kind) => kind === text.toUpperCase()) &&
      latin(/^[\p{L}-]/u).test(next)
    )
  })
}

/** The kind a line names, also with its letters spaced out, and what stands behind it on the same line. */
function kindIn(line: Line): { kind: string; rest: string } | null {
  const text = plain(line.text.replace(/[*:]+$/u, ''))
  const isUpper = !latin(/\p{Ll}/u).test(text)
  for (const kind of DOCUMENT_KINDS) {
    const spaced = plain(kind.split('').join(' '))
    if (text === kind || text === spaced) return { kind, rest: '' }
    if (isUpper && text.startsWith(`${kind} `)) return { kind, rest: text.slice(kind.length + 1) }
  }
  return null
}

interface Letterhead {
  organisations: string[]
  number: { so: string | null; kyHieu: string; printed: string } | null
  place: string | null
  date: string | null
  year: number | null
  motto: string | null
  subject: string | null
}

const MOTTO_WORDS = 'ĐẢNG CỘNG SẢN VIỆT NAM|CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA VIỆT NAM|ĐOÀN TNCS HỒ CHÍ MINH'
/** Two columns that lost the gap between them: a name or number in capitals, and what stood to the right of it. */
const GLUED = latin(
  new RegExp(
    `^((?!TP[.\\s])(?=\\p{Lu}{2}|[*]|S[ốỐ])(?:(?!TRUNG ƯƠNG$)[^\\p{Ll}])+?|S[ốỐ][^\\p{Ll}]*?|[*]+)\\s+((?:${MOTTO_WORDS})|Độc lập\\s*[-–]\\s*Tự do.*|\\p{Lu}\\p{Ll}[^,\\d]{1,40},\\s*ngày\\s.*)$`,
    'u',
  ),
)

/** "ngày    19    tháng 5 năm 2021", "Số:      -HD/BTC": blanks left to be filled in by hand part no columns. */
function datesJoined(cells: readonly Cell[]): Cell[] {
  const out: Cell[] = []
  for (const cell of cells) {
    const last = out.at(-1)
    const goesOn =
      last !== undefined &&
      ((/^S[ốỐ]\s*[:.]?$/u.test(last.text) && /^(?:\d|[-–/])/.test(cell.text)) ||
        /(?:ngày|tháng)$/iu.test(last.text) ||
        (/ngày\s*\d{0,2}$/iu.test(last.text) && /^tháng/iu.test(cell.text)) ||
        (/tháng\s*\d{0,2}$/iu.test(last.text) && /^năm/iu.test(cell.text)))
    if (goesOn) out[out.length - 1] = { ...last, text: `${last.text} ${cell.text}`, end: cell.end }
    else out.push(cell)
  }
  return out
}

/** A word left alone at the end of a line by a page that was turned into text: "ỦY / BAN NHÂN DÂN", "Số: / 1331/QĐ-TTg". */
function wordsJoined(lines: readonly Line[]): Line[] {
  const out: Line[] = []
  for (const line of lines) {
    const last = out.at(-1)
    const isAlone = last !== undefined && latin(/^\p{L}{1,7}[:.]?$/u).test(last.text) && last.number === line.number - 1
    const isUpper = (text: string): boolean => text === text.toUpperCase()
    const joins = isAlone && (isUpper(last.text) === isUpper(line.text) || latin(/^\d|^\p{Lu}\p{Ll}/u).test(line.text))
    if (joins && !isRule(line)) out[out.length - 1] = { ...line, text: `${last.text} ${line.text}` }
    else out.push(line)
  }
  return out
}

/** A cell as it stands, or the two that grew together in it. */
function partGlued(cell: Cell): string[] {
  const text = plain(cell.text)
  const [, left, right] = GLUED.exec(text) ?? []
  return left === undefined || right === undefined || MOTTO.test(text) || /TRUNG ƯƠNG$/u.test(left)
    ? [text]
    : [left, right]
}

/** `isLeft`: the first of two columns, where who issues stands and no motto. */
function readCell(cell: string, isLeft: boolean, head: Letterhead, goesOn: boolean): void {
  if (!isLeft && MOTTO.test(cell)) head.motto = cell
  else if (WORDS_UNDER_MOTTO.test(cell) || STAMP.test(cell) || /^[-–—*_=.\s]+$/.test(cell)) return
  else if (/^V\/v\s/iu.test(cell)) head.subject = cell
  else {
    const number = NUMBER.exec(cell)
    if (number !== null) {
      const kyHieu = (number[3] ?? '').replace(/\s+/g, '').replace(/[–—]/g, '-')
      const so = number[1] ?? null
      const joint = (number[2] ?? '-').replace(/[–—]/, '-')
      head.number = { so, kyHieu, printed: `${so ?? ''}${joint}${kyHieu}` }
      return
    }
    const dated = PLACE_DATE.exec(cell)
    if (dated !== null) {
      const [year, month, day] = [Number(dated[4]), Number(dated[3]), Number(dated[2])]
      head.place = dated[1]?.trim() ?? null
      head.year = year
      head.date = isRealDay(year, month, day) ? isoDate(year, month, day) : null
      return
    }
    // The subject of a letter goes on below: "V/v đôn đốc … / đối chiếu …".
    if (head.subject !== null && (latin(/^\p{Ll}/u).test(cell) || goesOn)) {
      head.subject = `${head.subject} ${cell}`
      return
    }
    if (latin(/\p{Ll}/u).test(cell) && !/^(Đảng|Chi|Ban|Huyện|Tỉnh|Thành|Ủy|Uỷ|Văn)\s/u.test(cell)) return
    const last = head.organisations.length - 1
    const isNext = !ORGANISATION.test(cell) || PLACE.test(cell) || NAME_AWAITED.test(head.organisations[last] ?? '')
    if (last >= 0 && (isNext || (PLACE_AWAITED.test(head.organisations[last] ?? '') && !BELOW.test(cell))))
      head.organisations[last] = `${head.organisations[last]} ${cell}`
    else if (ORGANISATION.test(cell)) head.organisations.push(cell)
  }
}

function readCells(line: Line, head: Letterhead, above?: Line, step = 1): void {
  const cells = datesJoined(cellsOf(line)).flatMap(partGlued)
  // The line right under the subject of a letter, still narrow: "V/v báo cáo kết quả / Chỉ thị số 05-CT/TW".
  const isSubject =
    head.subject !== null &&
    above !== undefined &&
    line.number - above.number <= step &&
    line.text.length <= 60 &&
    !latin(/^\p{Lu}{2}/u).test(line.text)
  for (const [i, cell] of cells.entries()) readCell(cell, i === 0 && cells.length > 1, head, isSubject && i === 0)
}

/** The lines of the title: from below the kind to a line drawn, a mark, or the first sentence of the text. */
function titleFrom(
  lines: readonly Line[],
  first: number,
  start: string,
  issuer: string | undefined,
): { title: string | null; next: number } {
  const parts: string[] = start === '' ? [] : [start]
  let at = first
  for (; at < lines.length && at < first + 14; at += 1) {
    const line = lines[at]
    if (line === undefined || isRule(line)) break
    const text = plain(line.text)
    if (markOf(text) !== null && parts.length > 0) break
    // Who decides stands again under a title, perhaps over two lines.
    const withNext = plain(`${text} ${lines[at + 1]?.text ?? ''}`)
    if (parts.length > 0 && issuer !== undefined && (text === issuer || withNext === issuer)) break
    // Under the title of a decision stands who decides: "CHỦ TỊCH ỦY BAN NHÂN DÂN …".
    if (parts.some((part) => latin(/\p{Ll}/u).test(part)) && DECIDES.test(text)) break
    if (parts.length > 0 && (OPENERS.test(text) || /^Kính gửi/u.test(text))) {
      const before = parts[parts.length - 1] ?? ''
      // A title may go on with such a word in the middle of a phrase.
      if (!/(và|về|của|việc|để|theo|,)$/u.test(before)) break
    }
    // A title is no sentence: what ends like one is the text.
    const above = parts[parts.length - 1] ?? ''
    // A title's lines are broken by hand; a longer line that begins anew is the text.
    if (
      parts.length > 0 &&
      latin(/^\p{Lu}\p{Ll}/u).test(text) &&
      text.length > 1.2 * above.length &&
      !/(?:,|của|và|về|với|thực hiện|triển khai|quán triệt|thi hành)$/u.test(above)
    )
      break
    if (parts.length > 0 && (text.length > 200 || /[.;:]$/.test(text))) break
    parts.push(text)
  }
  const joined = parts.join(' ').trim()
  return { title: joined === '' ? null : joined, next: at }
}

/** The head, the number of lines it takes, and where the title stands. */
export function readHead(lines: readonly Line[]): {
  head: Head
  next: number
  titleParts: readonly { start: number; end: number }[]
} {
  let titleParts: { start: number; end: number }[] = []
  const found: Letterhead = {
    organisations: [],
    number: null,
    place: null,
    date: null,
    year: null,
    motto: null,
    subject: null,
  }
  let next = 0
  let docType: string | null = null
  let title: string | null = null
  const printed = lines.slice(0, DEPTH).findIndex((line) => cellsOf(line).length === 1 && kindIn(line) !== null)
  const at = printed === -1 ? smallKindIn(lines) : printed
  const kindLine = at === -1 ? undefined : lines[at]
  if (kindLine !== undefined) {
    const kind = kindIn(kindLine)
    docType = kind?.kind ?? plain(kindLine.text.replace(/[*]+$/u, '')).toUpperCase()
    for (const line of wordsJoined(lines.slice(0, at))) readCells(line, found)
    const rest = titleFrom(lines, at + 1, kind?.rest ?? '', found.organisations.at(-1))
    title = rest.title
    next = rest.next
    titleParts = lines.slice(at, next)
  } else {
    // A letter has no kind over its title: its head ends with the last line of the letterhead. Its lines may all stand apart.
    const step = Math.min(...lines.slice(1, 12).map(({ number }, i) => number - (lines[i]?.number ?? 0)), 3)
    for (const [i, line] of lines.slice(0, 12).entries()) {
      const cells = cellsOf(line)
      if (/^Kính\s+gửi/u.test(line.text) || (cells.length === 1 && line.text.length > 130)) break
      // "* An Lộc, ngày 13 tháng 01": the stars under a name, and what stood to the right of them.
      if (cells.length === 1 && markOf(line.text) !== null && !GLUED.test(plain(line.text))) break
      const before = JSON.stringify(found)
      const subject = found.subject
      readCells(line, found, lines[i - 1], step)
      if (found.subject !== subject && cells[0] !== undefined) titleParts.push(cells[0])
      if (JSON.stringify(found) !== before) next = i + 1
    }
    title = found.subject
    if (found.number === null && found.motto === null && found.place === null) next = 0
  }
  const [one, two] = found.organisations
  const head: Head = {
    docType,
    ...(next === 0 || one === undefined
      ? { superior: null, issuer: null }
      : { superior: two === undefined ? null : one, issuer: found.organisations.slice(1).join(' ') || one }),
    number: found.number?.so == null ? null : found.number.printed,
    so: found.number?.so ?? null,
    kyHieu: found.number?.kyHieu ?? null,
    place: found.place,
    date: found.date,
    motto: found.motto,
    title,
    year: found.year,
  }
  return { head, next, titleParts }
}
