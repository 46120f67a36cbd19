// Cuts a paragraph into sentences and clauses, keeping where each stands.
import { latin } from './letters.ts'

export interface Piece {
  from: number
  to: number
}

const SHORT = /(?:^|[\s(])(?:đ\/c|Đ\/c|ThS|TS|PGS|GS|Tp|TP|Q|P|v\.v|Nxb|T\/M|KT|TM|TL|st|tr|[IVX]+|\d+)\.?$/u

let last: { text: string; pieces: readonly Piece[] } = { text: '', pieces: [] }

/** Sentences of a text, by the signs that end them; abbreviations and numbers end none. */
export function sentencesOf(text: string): readonly Piece[] {
  // Asked again and again of the same paragraph.
  if (text === last.text) return last.pieces
  const pieces: Piece[] = []
  let from = 0
  for (const match of text.matchAll(latin(/[.!?…]+[”"’)]*\s+(?=[“"‘(]?[\p{Lu}\d])/gu))) {
    const before = text.slice(Math.max(from, match.index - 20), match.index)
    if (match[0].startsWith('.') && SHORT.test(before) && !/\s\d+$/.test(before)) continue
    pieces.push({ from, to: match.index + match[0].trimEnd().length })
    from = match.index + match[0].length
  }
  if (from < text.length) pieces.push({ from, to: text.length })
  last = { text, pieces }
  return pieces
}

/** Clauses of a sentence: parted by semicolons, and by "đồng thời" after a comma. */
export function clausesOf(text: string, { from, to }: Piece): Piece[] {
  const pieces: Piece[] = []
  let start = from
  for (const match of text.slice(from, to).matchAll(/;\s*/g)) {
    pieces.push({ from: start, to: from + match.index })
    start = from + match.index + match[0].length
  }
  pieces.push({ from: start, to })
  return pieces.filter((piece) => piece.to > piece.from)
}
