// Lays out numbered receipts one under the other as one Word file; none breaks across pages. No layout is prescribed for them.
import { paragraph, table } from './build/ooxml.ts'
import { STANDING, textWidth, wordFile } from './build/package.ts'

export interface PaperReceipt {
  /** `12/2026` */
  no: string
  fullName: string
  /** What it is for, how much in figures and words, how and when paid: whole sentences. */
  lines: readonly string[]
  collector: string
}

const WIDTH = textWidth(STANDING)
const HALF = Math.round(WIDTH / 2) - 150
const centre = (text: string, look: Parameters<typeof paragraph>[1] = {}) =>
  paragraph(text, { align: 'center', ...look })

/** Marks of the layout in what people wrote stay what they are. */
const plain = (text: string): string => text.replaceAll(/(\*\*|__|\/\/)/g, (mark) => mark.split('').join('\u2060'))

function receipt(head: { superior: string; issuer: string }, { no, fullName, lines, collector }: PaperReceipt): string {
  const signs = ['NGƯỜI NỘP', 'NGƯỜI THU'].map((post, at) => ({
    content: centre(post, { bold: true }) + centre('') + centre('') + centre(plain(at === 0 ? fullName : collector)),
  }))
  const content = [
    head.superior === '' ? '' : paragraph(plain(head.superior)),
    paragraph(plain(head.issuer), { bold: true }),
    centre(`BIÊN LAI THU ĐẢNG PHÍ SỐ ${plain(no)}`, { bold: true, before: 6, after: 6 }),
    paragraph(`Họ và tên đảng viên: ${plain(fullName)}`),
    ...lines.map((line) => paragraph(plain(line))),
    table([HALF, HALF], [{ cells: signs }], false),
    paragraph(''),
  ]
  return table([WIDTH], [{ cells: [{ content: content.join('') }], whole: true }], true) + paragraph('')
}

/** The bytes of the Word file. Nothing is refused. */
export const receiptsPaper = (
  head: { superior: string; issuer: string },
  receipts: readonly PaperReceipt[],
): Uint8Array => wordFile(receipts.map((one) => receipt(head, one)).join(''), STANDING)
