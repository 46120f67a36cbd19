// Reads the foot of a document: who signed in what capacity, and who receives it.
import { type Cell, cellsOf } from './cells.ts'
import { isRule } from './layout.ts'
import { latin } from './letters.ts'
import type { Line, Ruler, Span } from './source-text.ts'

export interface Signer {
  authority: string | null
  position: string | null
  name: string | null
}

export interface Recipient {
  text: string
  line: number
  at: Span
  name: string
  purpose: string | null
  archive?: true
}

const RECIPIENTS = /^Nơi\s+(?:nhận|gửi)\s*:?/iu
const AUTHORITY = latin(/^(T\/M|TM|T\.M|K\/T|KT|T\/L|TL|TUQ|T\/UQ)[.\s:]+\p{Lu}/u)
const POSITION = latin(
  /^(PHÓ\s+|QUYỀN\s+|Q\.\s*)?(TỔNG BÍ THƯ|BÍ THƯ|CHỦ TỊCH|CHỦ NHIỆM|TRƯỞNG|CHÁNH VĂN PHÒNG|PHÓ CHÁNH|CHÁNH|GIÁM ĐỐC|TỔNG GIÁM ĐỐC|HIỆU TRƯỞNG|HIỆU PHÓ|[ỦU]Y VIÊN|UỶ VIÊN|THỦ TRƯỞNG|CHÍNH ỦY|CHỈ HUY TRƯỞNG|VIỆN TRƯỞNG|CHỦ TRÌ|BỘ TRƯỞNG|NGƯỜI (?:LẬP|VIẾT|BÁO CÁO|TRÌNH|THỰC HIỆN|KIỂM ĐIỂM))[\p{Lu}\s,-]*$/u,
)
/** What stands below a post and still belongs to it: "PHÓ BÍ THƯ / THƯỜNG TRỰC". */
const POSITION_GOES_ON = /^(?:THƯỜNG TRỰC|PHỤ TRÁCH|CHUYÊN TRÁCH)$/u
const SIGNED = /^\(?\s*(đã ký|đã kí|ký tên|ký)/iu
/** A rank or a degree may stand before the name. */
const NAME = latin(
  /^(?:(?:Đại|Thượng|Trung|Thiếu)\s(?:tướng|tá|úy)\s|(?:(?:PGS|GS|TSKH|TS|Ths|ThS|THS|B[Ss](?:CK)?(?:I{1,2}|[12])?|CK(?:I{1,2}|[12])|CN|K[Ss]|KTS|D[Ss]|L[Ss]|ĐD|NGƯT|NGND)[.,\s]+)+)?(?:\p{Lu}[\p{L}'’]*\s+){1,5}\p{Lu}[\p{L}'’]*$/u,
)

/** The two columns of a foot that lost the gap between them: "- Lưu VP. BÍ THƯ". */
const GLUED = latin(
  /^([-–+•*].*?[,;.)]|Nơi\s+(?:nhận|gửi)\s*:)\s+(\p{Lu}[\p{Lu}\s/.,-]{3,}|(?:\p{Lu}\p{Ll}+\s+){1,3}\p{Lu}\p{Ll}+)$/u,
)

/** "- UBND huyện; Ngô Đức Thịnh": a family name opens what stood in the other column. */
const isPersonBeside = (left: string, right: string): boolean =>
  /[;,.]$/.test(left) && !/đ\/c|đồng chí|ông|bà/iu.test(left) && FAMILY.test(right) && right.split(/\s+/).length >= 3
const FAMILY =
  /^(?:Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Mai|Tô|Trịnh|Cao|Lương|Lưu|Tạ|Đào|Đoàn|Vương|Trương|Lâm|Chu|Châu|Quách|Thái|Kiều|Hà|Nông|Triệu|Vi|Lò|Hứa|Tống|Phùng|Thân|Từ|Doãn|Giang)\s/u

function footCells(line: Line): Cell[] {
  return cellsOf(line).flatMap((cell) => {
    const match = GLUED.exec(cell.text)
    const [, left = '', right = ''] = match ?? []
    const isName = NAME.test(right) && (/^[-–+•*]\s*Lưu/u.test(left) || isPersonBeside(left, right))
    const isSigner = AUTHORITY.test(right) || POSITION.test(right) || isName
    if (match === null || !isSigner) return [cell]
    const gap = cell.text.length - right.length
    return [
      { text: left, start: cell.start, end: cell.start + left.length },
      { text: right, start: cell.start + gap, end: cell.end },
    ]
  })
}

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** Plain enough to be the foot wherever they stand: a decision is signed before the rules it brings into force. */
const IS_FOOT = latin(
  /^Nơi (?:nhận|gửi)\s*:|^(?:T\/M|TM|T\.M|K\/T|KT|T\/L|TL|TUQ|T\/UQ)[.\s:]+\p{Lu}{2}[^\p{Ll}\d:;]{3,60}$/u,
)

/** The first line of the foot at or behind `least`; the number of lines where there is none. */
export function footStart(lines: readonly Line[], least = 0): number {
  const half = Math.floor(lines.length * 0.5)
  for (let i = least; i < lines.length; i += 1) {
    const line = lines[i]
    if (line === undefined) continue
    const cells = cellsOf(line).map(({ text }) => plain(text))
    if (cells.some((cell) => IS_FOOT.test(cell))) return i
    if (i < half) continue
    if (cells.some((cell) => RECIPIENTS.test(cell) || AUTHORITY.test(cell))) return i
    if (i >= lines.length - 8 && cells.length === 1 && POSITION.test(cells[0] ?? '')) return i
  }
  return lines.length
}

interface Entry {
  start: number
  end: number
  text: string
}

/** What stands after "Nơi nhận:" on its own line counts only when it is an entry. */
const afterLabel = (cell: Cell): Cell => {
  const label = RECIPIENTS.exec(cell.text)?.[0].length ?? 0
  const rest = cell.text.slice(label)
  const lead = rest.length - rest.trimStart().length
  return { text: rest.trim(), start: cell.start + label + lead, end: cell.end }
}

/** "Nơi nhận: A; B; Lưu VP." on one line. */
function inLine(text: string, start: number): Entry[] {
  return [...text.matchAll(/[^;]+/g)].flatMap((match) => {
    const lead = match[0].length - match[0].trimStart().length
    const shown = match[0].trim()
    const from = start + match.index + lead
    return shown === '' ? [] : [{ start: from, end: from + shown.length, text: shown }]
  })
}

function entriesOf(lines: readonly Line[]): Entry[] {
  const entries: Entry[] = []
  let within = false
  for (const line of lines) {
    for (const cell of footCells(line)) {
      const isLabel = RECIPIENTS.test(cell.text)
      const { text, start, end } = isLabel ? afterLabel(cell) : cell
      if (isLabel) within = true
      if (!within || text === '') continue
      const item = /^[-–—+•*]\s*/u.exec(text)
      const last = entries[entries.length - 1]
      if (item !== null && item[0].length < text.length) {
        entries.push({ start: start + item[0].length, end, text: text.slice(item[0].length) })
      } else if (isLabel && text.includes(';')) entries.push(...inLine(text, start))
      else if (isLabel && latin(/^\p{Lu}?\p{Ll}/u).test(text)) entries.push({ start, end, text })
      else if (last !== undefined && latin(/^\p{Ll}/u).test(text) && !/[.]$/.test(last.text)) {
        Object.assign(last, { end, text: `${last.text} ${text}` })
      }
    }
  }
  return entries
}

function recipientOf({ start, end, text }: Entry, ruler: Ruler): Recipient {
  const kept = text.replace(/[\s,;.]+$/u, '')
  const cut = end - (text.length - kept.length)
  const shown = plain(kept)
  const bracket = /\(([^)]*)\)?\s*$/u.exec(shown)
  const bare = shown.replace(/\s*\([^)]*\)?\s*$/u, '')
  const archive = /^Lưu\b/iu.test(bare)
  const posted = /^Đăng\s+/iu.exec(bare)
  const name = archive ? bare.replace(/^Lưu\s*:?\s*/iu, '') : posted === null ? bare : bare.slice(posted[0].length)
  const said = bracket?.[1]?.replace(/^(để|thay)\s+/iu, '').trim()
  return {
    text: shown,
    line: ruler.lineAt(start),
    at: ruler.span(start, cut),
    name: name === '' ? bare : name,
    purpose: archive ? 'lưu' : posted !== null ? 'đăng' : said === undefined || said === '' ? null : said,
    ...(archive ? { archive: true as const } : {}),
  }
}

function signerOf(lines: readonly Line[]): Signer | null {
  const cells = lines
    .flatMap(footCells)
    .flatMap((cell) => (RECIPIENTS.test(cell.text) ? [afterLabel(cell)] : [cell]))
    .map(({ text }) => plain(text))
    .filter((text) => text !== '' && !/^[-–—+•(]/u.test(text))
  const authorityAt = cells.findIndex((cell) => AUTHORITY.test(cell))
  const authority = authorityAt === -1 ? null : (cells[authorityAt] ?? null)
  const positionAt = cells.findIndex((cell, i) => i > authorityAt && POSITION.test(cell))
  const titles = cells.slice(positionAt === -1 ? cells.length : positionAt)
  const goesOn = titles.slice(1).findIndex((cell) => !POSITION_GOES_ON.test(cell))
  const length = goesOn === -1 ? titles.length : goesOn + 1
  const position = positionAt === -1 ? null : titles.slice(0, length).join(' ')
  if (authority === null && position === null) return null
  const after = cells.slice(positionAt === -1 ? authorityAt + 1 : positionAt + length)
  const name = after.find((cell) => NAME.test(cell) && !POSITION.test(cell) && !SIGNED.test(cell) && cell.length < 45)
  return { authority, position, name: name ?? null }
}

/** A dispatch names them behind who sends it: "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH điện:". */
const ADDRESSED = latin(/^(?:Kính\s+gửi\s*:?\s*(?:[-–—+•]\s*)?|\p{Lu}[^.;:]{3,90}\sđiện\s*:\s*$)/u)

/** Whom a letter is addressed to: "Kính gửi: …" and the items under it; `taken` lines of `lines` are read. */
export function readAddressees(lines: readonly Line[], ruler: Ruler): { recipients: Recipient[]; taken: number } {
  const at = lines.findIndex((line) => !isRule(line))
  const first = lines[at]
  const label = first === undefined ? null : ADDRESSED.exec(first.text)
  if (first === undefined || label === null) return { recipients: [], taken: 0 }
  const entries: Entry[] = []
  const named = first.text.slice(label[0].length)
  if (named !== '') entries.push({ start: first.start + label[0].length, end: first.end, text: named })
  let taken = at + 1
  for (; taken < lines.length; taken += 1) {
    const line = lines[taken]
    const last = entries.at(-1)
    // An addressee may fill two lines.
    if (line !== undefined && last !== undefined && latin(/^\p{Ll}/u).test(line.text) && !/[.;,:]$/.test(last.text)) {
      Object.assign(last, { end: line.end, text: `${last.text} ${line.text}` })
      continue
    }
    const item = /^[-–—+•]\s*/u.exec(line?.text ?? '')
    // "Kính gửi: A," with B set in below it, without a mark of its own.
    const isBelow =
      line !== undefined && line.indent > first.indent && /[,;]$/.test(last?.text ?? '') && line.text.length < 70
    if (line !== undefined && item === null && isBelow) {
      entries.push({ start: line.start, end: line.end, text: line.text })
      continue
    }
    if (line === undefined || item === null) break
    entries.push({ start: line.start + item[0].length, end: line.end, text: line.text.slice(item[0].length) })
  }
  return { recipients: entries.map((entry) => recipientOf(entry, ruler)), taken }
}

/** Recipients and signer from the lines of the foot. */
export function readFoot(lines: readonly Line[], ruler: Ruler): { recipients: Recipient[]; signer: Signer | null } {
  return { recipients: entriesOf(lines).map((entry) => recipientOf(entry, ruler)), signer: signerOf(lines) }
}
