// Lays out a paper whose text was typed as pages of a PDF: margins, sizes, letterhead, signature as organisation-rules §7.1 has them.
import type { TextPaper } from '../text-paper.ts'
import { dateInWords } from '../write-date.ts'
import { type Face, textWidth } from './font.ts'
import { type Mark, writePdf } from './write-pdf.ts'

const MM = 72 / 25.4
const PAGE = { width: 210 * MM, height: 297 * MM }
const EDGE = { top: 20 * MM, bottom: 20 * MM, left: 30 * MM, right: 15 * MM }
const WIDTH = PAGE.width - EDGE.left - EDGE.right
const HALF = WIDTH / 2
/** Between the columns of letterhead and signature. */
const APART = 6
/** Exactly so high is a line of the text, so much stands between paragraphs (§7.1: 18 to 22, at least 6). */
const LINE = 20
const BETWEEN = 6
const FIRST = 10 * MM

interface Look {
  face: Face
  size: number
}
const BODY: Look = { face: 'regular', size: 14 }

interface Line {
  text: string
  /** Where it ends by itself: it is not stretched. */
  isLast: boolean
}

/** Splits a word that is wider than a line. */
function pieces(word: string, { face, size }: Look, width: number): string[] {
  const parts: string[] = []
  let part = ''
  for (const letter of word) {
    if (part !== '' && textWidth(face, size, part + letter) > width) {
      parts.push(part)
      part = ''
    }
    part += letter
  }
  return [...parts, part]
}

/** The lines of a paragraph; the first one has `indent` less room. */
function linesOf(text: string, look: Look, width: number, indent = 0): Line[] {
  const words = text
    .normalize('NFC')
    .split(/[ \t\n]+/)
    .filter((word) => word !== '')
  const lines: string[] = []
  let line = ''
  const room = () => width - (lines.length === 0 ? indent : 0)
  for (const word of words.flatMap((one) => pieces(one, look, width - indent))) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line !== '' && textWidth(look.face, look.size, longer) > room()) {
      lines.push(line)
      line = word
    } else line = longer
  }
  return [...lines, line].map((one, at) => ({ text: one, isLast: at === lines.length }))
}

/** Marks that stand relative to the top of what they belong to, and how high it is. */
interface Block {
  height: number
  marks: (top: number) => Mark[]
}

const place = (text: string, look: Look, x: number, y: number): Mark => ({ kind: 'text', x, y, ...look, text })

/** Lines in the middle of a column. */
function centred(parts: readonly { text: string; look: Look; underline?: true }[], x: number, width: number): Block {
  const rows = parts.flatMap(({ text, look, underline }) =>
    linesOf(text, look, width).map((line) => ({ text: line.text, look, underline })),
  )
  const heights = rows.map(({ look }) => look.size * 1.25)
  return {
    height: heights.reduce((sum, height) => sum + height, 0),
    marks: (top) => {
      let y = top
      return rows.flatMap(({ text, look, underline }, at) => {
        y -= heights[at] ?? 0
        const wide = textWidth(look.face, look.size, text)
        const from = x + (width - wide) / 2
        const mark = place(text, look, from, y + look.size * 0.25)
        return underline === true ? [mark, { kind: 'line', x: from, y: y + 0.5, width: wide } satisfies Mark] : [mark]
      })
    },
  }
}

const beside = (left: Block, right: Block): Block => ({
  height: Math.max(left.height, right.height),
  marks: (top) => [...left.marks(top), ...right.marks(top)],
})

const head = ({ superior, issuer, number, place: town, on }: TextPaper): Block =>
  beside(
    centred(
      [
        { text: superior, look: BODY },
        { text: issuer, look: { ...BODY, face: 'bold' } },
        { text: '*', look: BODY },
        { text: `Số ${number ?? '……'}`, look: BODY },
      ],
      EDGE.left,
      HALF - APART,
    ),
    centred(
      [
        { text: 'ĐẢNG CỘNG SẢN VIỆT NAM', look: { face: 'bold', size: 15 }, underline: true },
        { text: '', look: { face: 'regular', size: 6 } },
        { text: `${town ?? '………'}, ${dateInWords(on)}`, look: { ...BODY, face: 'italic' } },
      ],
      EDGE.left + HALF + APART,
      HALF - APART,
    ),
  )

/** Whom it goes to, one a line, below the underlined heading. */
function receivers(recipients: readonly string[]): Block {
  const small: Look = { face: 'regular', size: 12 }
  const rows = recipients.flatMap((one) => linesOf(`- ${one},`, small, HALF - APART).map(({ text }) => text))
  return {
    height: recipients.length === 0 ? 0 : LINE + rows.length * 15,
    marks: (top) =>
      recipients.length === 0
        ? []
        : [
            place('Nơi nhận:', BODY, EDGE.left, top - 14),
            { kind: 'line', x: EDGE.left, y: top - 16, width: textWidth('regular', 14, 'Nơi nhận') },
            ...rows.map((text, at) => place(text, small, EDGE.left, top - LINE - 12 - at * 15)),
          ],
  }
}

function signature({ post, name }: TextPaper['signers'][number], x: number): Block {
  const bold: Look = { ...BODY, face: 'bold' }
  // Who it speaks for stands bold above the post, which does not.
  const [first = '', ...posts] = post.split(/\n|, */)
  const parts = [
    { text: first, look: bold },
    ...[...posts, '', '', ''].map((text) => ({ text, look: BODY })),
    { text: name, look: bold },
  ]
  return centred(parts, x, HALF - APART)
}

function foot({ signers, recipients }: TextPaper): Block {
  const [first, last] = signers.length > 1 ? signers : [undefined, signers[0]]
  const left = first === undefined ? receivers(recipients) : signature(first, EDGE.left)
  return last === undefined ? left : beside(left, signature(last, EDGE.left + HALF + APART))
}

/** Pages that fill from the top. */
class Pages {
  readonly pages: Mark[][] = [[]]
  #y = PAGE.height - EDGE.top

  /** Goes down by so much; to the next page where it does not fit. Answers where it began. */
  take(height: number): number {
    if (this.#y - height < EDGE.bottom && this.pages.at(-1)?.length !== 0) {
      this.pages.push([])
      this.#y = PAGE.height - EDGE.top
    }
    const top = this.#y
    this.#y -= height
    return top
  }

  add(...marks: Mark[]): void {
    this.pages.at(-1)?.push(...marks)
  }

  block(block: Block, after = 0): void {
    const top = this.take(block.height)
    this.add(...block.marks(top))
    this.#y -= after
  }

  /** A line stands with at least one more: a heading with what follows it. */
  keep(height: number): void {
    const top = this.take(height)
    this.#y = top
  }

  skip(height: number): void {
    this.#y -= height
  }
}

/** A paragraph stretched to both edges, its first line set in. */
function paragraph(pages: Pages, text: string, look: Look): void {
  const lines = linesOf(text, look, WIDTH, FIRST)
  for (const [at, line] of lines.entries()) {
    const indent = at === 0 ? FIRST : 0
    const top = pages.take(LINE)
    const spaces = line.text.split(' ').length - 1
    const left = WIDTH - indent - textWidth(look.face, look.size, line.text)
    const gap = line.isLast || spaces === 0 ? 0 : left / spaces
    pages.add({ kind: 'text', x: EDGE.left + indent, y: top - 15, ...look, text: line.text, gap })
  }
  pages.skip(BETWEEN)
}

/** The number of the page in the middle above, 13 pt, from the second on. */
function numbered(pages: readonly Mark[][]): Mark[][] {
  return pages.map((marks, at) => {
    if (at === 0) return marks
    const text = String(at + 1)
    const x = EDGE.left + (WIDTH - textWidth('regular', 13, text)) / 2
    return [place(text, { face: 'regular', size: 13 }, x, PAGE.height - EDGE.top / 2 - 6), ...marks]
  })
}

export interface PdfPaper extends TextPaper {
  isDraft: boolean
}

/** The bytes of the PDF file of a paper. Nothing is refused. */
export function paperPdf(paper: PdfPaper): Buffer {
  const pages = new Pages()
  const bold: Look = { ...BODY, face: 'bold' }
  if (paper.isDraft) {
    const top = pages.take(LINE)
    const text = 'DỰ THẢO'
    pages.add(place(text, bold, PAGE.width - EDGE.right - textWidth('bold', 14, text), top - 15))
  }
  pages.block(head(paper), 18)
  const title = [
    ...(paper.kind === '' ? [] : [{ text: paper.kind, look: { face: 'bold', size: 16 } as const }]),
    { text: paper.about, look: bold },
    { text: '-----', look: BODY },
  ]
  pages.block(centred(title, EDGE.left, WIDTH), BETWEEN)
  const lines = paper.text.split('\n').map((line) => line.trim())
  for (const line of lines.filter((one) => one !== '')) {
    const isHeading = line.startsWith('# ')
    if (isHeading) pages.keep(3 * LINE)
    paragraph(pages, isHeading ? line.slice(2) : line, isHeading ? bold : BODY)
  }
  pages.skip(BETWEEN)
  pages.block(foot(paper))
  const name = [paper.kind, paper.number, paper.about].filter((part) => part !== null && part !== '').join(' ')
  return writePdf({ title: name, size: [PAGE.width, PAGE.height], pages: numbered(pages.pages) })
}
