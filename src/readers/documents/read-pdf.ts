// Reads the text of a PDF line by line, with wide gaps where columns part.
import { UnreadDocument } from './refusal.ts'

interface Item {
  str: string
  transform: number[]
  width: number
  height: number
}

interface Placed {
  text: string
  x: number
  end: number
  y: number
  size: number
}

const MOST_PAGES = 400

const placedOf = ({ str, transform, width, height }: Item): Placed => {
  const x = transform[4] ?? 0
  return { text: str, x, end: x + width, y: transform[5] ?? 0, size: Math.abs(transform[3] ?? 0) || height || 10 }
}

/** Items that stand on one line, from left to right. */
function linesOf(items: readonly Placed[]): Placed[][] {
  const lines: Placed[][] = []
  for (const item of [...items].sort((a, b) => b.y - a.y || a.x - b.x)) {
    const line = lines[lines.length - 1]
    const first = line?.[0]
    if (line !== undefined && first !== undefined && Math.abs(first.y - item.y) < 0.4 * Math.max(first.size, item.size))
      line.push(item)
    else lines.push([item])
  }
  return lines.map((line) => line.sort((a, b) => a.x - b.x))
}

function textOf(line: readonly Placed[], left: number): string {
  let text = ''
  let end = left
  for (const { text: piece, x, end: to, size } of line) {
    const gap = x - end
    const space = size * 0.25
    if (text === '') text = ' '.repeat(Math.min(60, Math.max(0, Math.round(gap / (size * 0.5)))))
    else if (gap > size * 1.8) text += '    '
    else if (gap > space * 0.5 && !text.endsWith(' ') && !piece.startsWith(' ')) text += ' '
    text += piece
    end = to
  }
  return text.trimEnd()
}

/** The text of a PDF that holds letters; a scanned one is refused. */
export async function readPdf(bytes: Uint8Array): Promise<string> {
  const { getDocument, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const loading = getDocument({
    data: new Uint8Array(bytes),
    disableFontFace: true,
    useSystemFonts: false,
    verbosity: VerbosityLevel.ERRORS,
  })
  try {
    const document = await loading.promise
    if (document.numPages > MOST_PAGES) throw new UnreadDocument('document.too-large')
    const pages: string[] = []
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number)
      const { items } = await page.getTextContent()
      const placed = items
        .filter((item): item is Item & typeof item => 'str' in item && item.str.trim() !== '')
        .map(placedOf)
      const left = Math.min(...placed.map(({ x }) => x))
      pages.push(
        linesOf(placed)
          .map((line) => textOf(line, left))
          .join('\n'),
      )
    }
    const text = pages.join('\n\n').normalize('NFC')
    if (!/\p{L}{2}/u.test(text)) throw new UnreadDocument('document.scanned')
    return text
  } catch (error) {
    if (error instanceof UnreadDocument) throw error
    throw new UnreadDocument((error as Error).name === 'PasswordException' ? 'document.encrypted' : 'document.damaged')
  } finally {
    await loading.destroy()
  }
}
