// Signs without their space, signs inside words, and sentences without their first letter.
import type { Found } from './damage-words.ts'
import { latin } from './letters.ts'
import { isSyllable } from './syllables.ts'

/** Signs without the space they need, or in the middle of a word. */
export function spacing(text: string): Found[] {
  const found: Found[] = []
  for (const sign of text.matchAll(latin(/(?<=\p{L})[,;](?=\p{L})/gu))) {
    const left = latin(/(?<!\p{L})\p{L}{1,20}$/u).exec(text.slice(Math.max(0, sign.index - 21), sign.index))?.[0]
    const right = latin(/^\p{L}{1,20}(?!\p{L})/u).exec(text.slice(sign.index + 1, sign.index + 22))?.[0]
    if (left === undefined || right === undefined) continue
    const match = { index: sign.index - left.length, 0: `${left}${sign[0]}${right}` }
    const joined = (left + right).toLowerCase()
    const isInside = isSyllable(joined) && !(isSyllable(left.toLowerCase()) && isSyllable(right.toLowerCase()))
    found.push({
      from: match.index,
      to: match.index + match[0].length,
      kind: isInside ? 'misspelling' : 'missing space',
      restored: isInside ? left + right : match[0].replace(/([,;])/, '$1 '),
    })
  }
  for (const match of text.matchAll(
    latin(/(?<![\p{L}])(\p{Lu}?\p{Ll}+)\s+(\p{Ll}{2,})(\d{1,4}\s?-\s?\p{Lu}{2,}[\p{L}/-]*)/gu),
  )) {
    found.push({
      from: match.index,
      to: match.index + match[0].length,
      kind: 'missing space',
      restored: `${match[1]} ${match[2]} ${match[3]}`,
    })
  }
  for (const match of text.matchAll(latin(/(?<![\p{L}])\p{L}{1,20} [.,;](?=\s|$)/gu))) {
    found.push({
      from: match.index,
      to: match.index + match[0].length,
      kind: 'stray sign',
      restored: match[0].replace(/ ([.,;])/, '$1'),
    })
  }
  return found
}

/** A sentence that begins with a small vowel after a wide gap has lost its first letter. */
export function lostFirstLetters(source: string): { from: number; to: number }[] {
  return [...source.matchAll(latin(/[.!?][ \u00a0]{2,}(\p{Ll}\p{L}*\s+\p{Ll}+)/gu))].map((match) => {
    const from = match.index + match[0].length - (match[1]?.length ?? 0)
    return { from, to: match.index + match[0].length }
  })
}
