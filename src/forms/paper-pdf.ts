// Lays out a paper whose text was typed as pages of a PDF: margins, sizes, letterhead, signature as organisation-rules §7.1 has them.
import { fileURLToPath } from 'node:url'
import pdfmake from 'pdfmake'
import type { Column, Content, ContentText, TDocumentDefinitions } from 'pdfmake/interfaces.js'
import type { TextPaper } from './text-paper.ts'
import { dateInWords } from './write-date.ts'

const MM = 72 / 25.4
const EDGE = { left: 30 * MM, top: 20 * MM, right: 15 * MM, bottom: 20 * MM }
/** Between the columns of letterhead and signature. */
const APART = 12
/** Exactly so high is a line of the text, so much stands between paragraphs (§7.1: 18 to 22, at least 6). */
const LINE = 20
const BETWEEN = 6
const BODY = 14
/** A line of Tinos is so much higher than its letters by itself. */
const FONT_LINE = 1.149

const fontFile = (face: string): string =>
  fileURLToPath(new URL(`../../templates/fonts/Tinos-${face}.ttf`, import.meta.url))
const faces = { normal: fontFile('Regular'), bold: fontFile('Bold'), italics: fontFile('Italic') }
pdfmake.addFonts({ Tinos: faces })
// A paper is made of what is here: nothing is fetched, and of the files only the fonts are read.
pdfmake.setUrlAccessPolicy(() => false)
pdfmake.setLocalAccessPolicy((path) => Object.values(faces).includes(path))

const centre = (text: string, look: Partial<ContentText> = {}): ContentText => ({ text, alignment: 'center', ...look })

const beside = (left: Content[], right: Content[]): Content => {
  const columns: Column[] = [
    { width: '*', stack: left },
    { width: '*', stack: right },
  ]
  return { columns, columnGap: APART, unbreakable: true }
}

const head = ({ superior, issuer, number, place, on }: TextPaper): Content =>
  beside(
    [centre(superior), centre(issuer, { bold: true }), centre('*'), centre(`Số ${number ?? '……'}`)],
    [
      centre('ĐẢNG CỘNG SẢN VIỆT NAM', { bold: true, fontSize: 15, decoration: 'underline' }),
      centre(`${place ?? '………'}, ${dateInWords(on)}`, { italics: true, margin: [0, BETWEEN, 0, 0] }),
    ],
  )

/** Whom it goes to, one a line, below the underlined heading. */
const receivers = (recipients: readonly string[]): Content[] =>
  recipients.length === 0
    ? []
    : [
        { text: [{ text: 'Nơi nhận', decoration: 'underline' }, ':'] },
        ...recipients.map((one) => ({ text: `- ${one},`, fontSize: 12 })),
      ]

function signature({ post, name }: TextPaper['signers'][number]): Content[] {
  // Who it speaks for stands bold above the post, which does not.
  const [first = '', ...posts] = post.split(/\n|, */)
  return [
    centre(first, { bold: true }),
    ...posts.map((one) => centre(one)),
    centre(name, { bold: true, margin: [0, 4 * BODY, 0, 0] }),
  ]
}

function foot({ signers, recipients }: TextPaper): Content {
  const [first, last] = signers.length > 1 ? signers : [undefined, signers[0]]
  const left = first === undefined ? receivers(recipients) : signature(first)
  return beside(left, last === undefined ? [] : signature(last))
}

/** No word is so long; pdfmake measures the rest of one anew for each line it takes, which for a whole text takes hours. */
const LONG_WORD = 200

/** Very long words apart, to be broken anywhere. */
const breakable = (line: string): ContentText['text'] => {
  const parts = line.split(new RegExp(`(\\S{${LONG_WORD},})`))
  return parts.length === 1 ? line : parts.map((text, i) => (i % 2 === 0 ? text : { text, wordBreak: 'break-all' }))
}

/** Paragraphs stretched to both edges, their first line set in; a heading (`# `) is bold and stays with what follows it. */
const paragraphs = (text: string): Content[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => ({
      ...(line.startsWith('# ')
        ? { text: breakable(line.slice(2)), bold: true, headlineLevel: 1 }
        : { text: breakable(line) }),
      alignment: 'justify',
      leadingIndent: 10 * MM,
      lineHeight: LINE / (BODY * FONT_LINE),
      margin: [0, 0, 0, BETWEEN],
    }))

export interface PdfPaper extends TextPaper {
  isDraft: boolean
}

/** Each of its letters as one code point, as the fonts have them. */
const composed = (paper: PdfPaper): PdfPaper =>
  JSON.parse(JSON.stringify(paper), (_, value) => (typeof value === 'string' ? value.normalize('NFC') : value))

/** The bytes of the PDF file of a paper; the same paper gives the same bytes. Nothing is refused. */
export async function paperPdf(asked: PdfPaper): Promise<Buffer> {
  const paper = composed(asked)
  const { kind, number, about, on } = paper
  const definition: TDocumentDefinitions = {
    info: {
      title: [kind, number, about].filter((part) => part !== null && part !== '').join(' '),
      creationDate: new Date(`${on}T00:00:00Z`),
    },
    pageSize: 'A4',
    pageMargins: [EDGE.left, EDGE.top, EDGE.right, EDGE.bottom],
    defaultStyle: { font: 'Tinos', fontSize: BODY },
    header: (page) => (page === 1 ? '' : centre(String(page), { fontSize: 13, margin: [0, EDGE.top / 2, 0, 0] })),
    pageBreakBefore: ({ headlineLevel }, { getFollowingNodesOnPage }) =>
      headlineLevel === 1 && getFollowingNodesOnPage().length === 0,
    content: [
      ...(paper.isDraft ? [{ text: 'DỰ THẢO', bold: true, alignment: 'right' } as const] : []),
      head(paper),
      ...(kind === '' ? [] : [centre(kind, { bold: true, fontSize: 16, margin: [0, LINE, 0, 0] })]),
      centre(about, { bold: true, margin: [0, kind === '' ? LINE : 0, 0, 0] }),
      centre('-----', { margin: [0, 0, 0, BETWEEN] }),
      ...paragraphs(paper.text),
      foot(paper),
    ],
  }
  return pdfmake.createPdf(definition).getBuffer()
}
