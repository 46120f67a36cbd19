// Points at words cut in two, words grown together, and marks of footnotes or letters among digits that a machine left in a text.
import { compounds } from './compounds.ts'
import { apartBySpace, type Found, type Word } from './damage-words.ts'
import { latin } from './letters.ts'
import { isSyllable } from './syllables.ts'

/** "sinh ho ạt": two pieces, the second beginning with a vowel, make the partner of the word before or after them. */
export function cutWords(text: string, words: readonly Word[]): Found[] {
  const found: Found[] = []
  for (const [i, word] of words.entries()) {
    const tail = words[i + 1]
    if (!apartBySpace(text, word, tail) || !/^[\p{L}--[bcdđghklmnpqrstvx]]/v.test(tail.low)) continue
    const joined = word.low + tail.low
    const [before, after] = [words[i - 1], words[i + 2]]
    if (!isSyllable(joined) || compounds.has(`${word.low} ${tail.low}`)) continue
    if (before !== undefined && apartBySpace(text, before, word) && compounds.has(`${before.low} ${joined}`))
      found.push({ from: before.from, to: tail.to, kind: 'split word', restored: `${before.text} ${joined}` })
    else if (apartBySpace(text, tail, after) && compounds.has(`${joined} ${after.low}`))
      found.push({
        from: word.from,
        to: after.to,
        kind: 'split word',
        restored: `${word.text}${tail.low} ${after.text}`,
      })
  }
  return found
}

/** "hoànthành", "bíthư": no syllable, and a known word of two. */
export function grownTogether(words: readonly Word[]): Found[] {
  const found: Found[] = []
  for (const { text, low, from, to, isPlain } of words) {
    if (!isPlain || low.length < 5 || isSyllable(low)) continue
    for (let at = 2; at < low.length - 1; at += 1) {
      if (!compounds.has(`${low.slice(0, at)} ${low.slice(at)}`)) continue
      found.push({ from, to, kind: 'missing space', restored: `${text.slice(0, at)} ${text.slice(at)}` })
      break
    }
  }
  return found
}

/** Words before a number that only lost their space: "tháng6". */
const COUNTED = /^(?:tháng|ngày|năm|quý|số|điều|khoản|mục|khóa|lớp|trước|từ|đến)$/iu

/** A number grown to the end of a word: the mark of a footnote, "Bộ Chính trị1", or a lost space, "tháng6". */
export function gluedNumbers(text: string): Found[] {
  const found: Found[] = []
  for (const match of text.matchAll(latin(/(?<![\p{L}\d])(\p{Lu}?\p{Ll}{2,})(\d{1,2})(?![\p{L}\d/-])/gu))) {
    const [whole, word = '', number = ''] = match
    if (!isSyllable(word.toLowerCase())) continue
    const place = { from: match.index, to: match.index + whole.length }
    if (COUNTED.test(word)) found.push({ ...place, kind: 'missing space', restored: `${word} ${number}` })
    else found.push({ ...place, kind: 'footnote mark', restored: word })
  }
  return found
}

/** A letter read for a digit in a day or a year: "l5/12", "2O25". */
export function wrongDigits(text: string): Found[] {
  return [
    ...text.matchAll(latin(/(?<![\p{L}\d])(?:(?:[lI]\d|[1-3][OolI])(?=\/\d)|(?=\d*[Oo])2[Oo\d]{3}(?![\p{L}\d]))/gu)),
  ].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
    kind: 'misspelling' as const,
    restored: match[0].replace(/[Oo]/g, '0').replace(/[lI]/g, '1'),
  }))
}
