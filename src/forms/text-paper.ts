// Lays out a paper whose text somebody has read and corrected: letterhead, title, the text line by line, signatures (organisation-rules §7.1).
import { cellsOfRow, isTableRow } from '#rules/text/table-rows.ts'
import { paragraph, table } from './build/ooxml.ts'
import { STANDING, textWidth, wordFile } from './build/package.ts'
import { dateInWords } from './write-date.ts'

export interface TextPaper {
  superior: string
  issuer: string
  /** As printed, such as `05-NQ/CB`; null: a dotted line. */
  number: string | null
  place: string | null
  on: string
  /** The kind of paper, such as `NGHỊ QUYẾT`, and what it is about. */
  kind: string
  about: string
  /** One paragraph a line; a line that begins with «# » is a heading, one that begins with «|» a row of a table. */
  text: string
  recipients: readonly string[]
  /** One or two: who the signature speaks for, and the name; the last one stands on the right. */
  signers: readonly { post: string; name: string }[]
  /** Lines as those of the text; follow the signatures. */
  appendix?: string
  /** Already laid out; follows the signatures. */
  annexes?: string
}

const WIDTH = textWidth(STANDING)
const HALF = Math.round(WIDTH / 2)
const centre = (text: string, look: Parameters<typeof paragraph>[1] = {}) =>
  paragraph(text, { align: 'center', ...look })

/** Marks of the layout in what people wrote stay what they are. */
const plain = (text: string): string => text.replaceAll(/(\*\*|__|\/\/)/g, (mark) => mark.split('').join('\u2060'))

const two = (left: string, right: string): string =>
  table([HALF, WIDTH - HALF], [{ cells: [{ content: left }, { content: right }], whole: true }], false)

const head = ({ superior, issuer, number, place, on }: TextPaper): string =>
  two(
    centre(plain(superior)) +
      centre(plain(issuer), { bold: true }) +
      centre('*') +
      centre(`Số ${plain(number ?? '……')}`),
    centre('ĐẢNG CỘNG SẢN VIỆT NAM', { bold: true, size: 15, lineBelow: true }) +
      centre(`${plain(place ?? '………')}, ${dateInWords(on)}`, { italic: true, before: 6 }),
  )

const signature = ({ post, name }: TextPaper['signers'][number]): string =>
  centre(plain(post), { bold: true }) + centre('') + centre('') + centre('') + centre(plain(name), { bold: true })

function foot({ signers, recipients }: TextPaper): string {
  const [first, last] = signers.length > 1 ? signers : [undefined, signers[0]]
  const receivers =
    recipients.length === 0
      ? paragraph('')
      : paragraph('__Nơi nhận__:') + recipients.map((one) => paragraph(`- ${plain(one)},`, { size: 12 })).join('')
  return two(first === undefined ? receivers : signature(first), last === undefined ? paragraph('') : signature(last))
}

/** Rows that follow one another, the first as their heading; the first column gets what the others, of a quarter each, leave. */
function ruled(lines: readonly string[]): string {
  const rows = lines.map(cellsOfRow)
  const count = Math.max(...rows.map((cells) => cells.length))
  const narrow = Math.round(WIDTH / Math.max(4, count))
  const widths = Array.from({ length: count }, (_, at) => (at === 0 ? WIDTH - narrow * (count - 1) : narrow))
  return table(
    widths,
    rows.map((cells, at) => ({
      cells: widths.map((_, place) => ({
        content:
          at === 0
            ? centre(plain(cells[place] ?? ''), { bold: true, size: 13 })
            : paragraph(plain(cells[place] ?? ''), { size: 13 }),
      })),
      heading: at === 0,
      whole: true,
    })),
    true,
  )
}

/** Each line a paragraph, rows of a table together. */
function paragraphs(text: string): string {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  return lines
    .map((line, at) => {
      if (line.startsWith('# ')) return paragraph(plain(line.slice(2)), { style: 'Body', bold: true, keepNext: true })
      if (!isTableRow(line)) return paragraph(plain(line), { style: 'Body' })
      if (isTableRow(lines[at - 1] ?? '')) return ''
      const end = lines.findIndex((one, place) => place > at && !isTableRow(one))
      return ruled(lines.slice(at, end < 0 ? lines.length : end)) + paragraph('')
    })
    .join('')
}

/** The bytes of the Word file. Nothing is refused. */
export function textPaper(paper: TextPaper): Uint8Array {
  const body = [
    head(paper),
    centre(paper.kind, { bold: true, size: 16, before: 18, keepNext: true }),
    centre(plain(paper.about), { bold: true, keepNext: true }),
    centre('-----', { after: 6, keepNext: true }),
    paragraphs(paper.text),
    paragraph(''),
    foot(paper),
    paper.appendix === undefined ? '' : paragraph('') + paragraphs(paper.appendix),
    paper.annexes ?? '',
  ]
  return wordFile(body.join(''), STANDING)
}
