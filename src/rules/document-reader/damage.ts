// Points at words that were damaged on the way: letters lost, spaces missing, words doubled or misspelt. It proposes and never repairs.
import { searchKey } from '../text/search-key.ts'
import type { Citation } from './citations.ts'
import { compounds, compoundsByKey, compoundsBySound, followers, forerunners, soundKey } from './compounds.ts'
import { cutWords, gluedNumbers, grownTogether, wrongDigits } from './damage-joins.ts'
import { AMBIGUOUS, COMMON, DOUBLES, FOREIGN, FUNCTION } from './damage-lists.ts'
import { lostFirstLetters, spacing } from './damage-signs.ts'
import { wrongTones } from './damage-tones.ts'
import { apartBySpace, type DamageKind, type Found, type Word, wordsOf } from './damage-words.ts'
import { latin } from './letters.ts'
import type { Ruler, Run, Span } from './source-text.ts'
import { isForeign, isSyllable } from './syllables.ts'

export interface Damage {
  text: string
  line: number
  at: Span
  kind: DamageKind
  /** The proposal; null where none is sure. */
  restored: string | null
}

const likeFirst = (model: string, word: string): string =>
  latin(/^\p{Lu}/u).test(model) ? word.charAt(0).toUpperCase() + word.slice(1) : word

/** Words of which `broken` may be what is left: one letter put in place of each gap. */
const fits = (broken: string, whole: string): boolean => {
  const [head = '', tail] = broken.split(' ')
  if (tail === undefined) return whole.length === head.length + 1 && (whole.startsWith(head) || whole.endsWith(head))
  return whole.length === head.length + tail.length + 1 && whole.startsWith(head) && whole.endsWith(tail)
}

const isBroken = ({ text, low, isPlain }: Word): boolean =>
  isPlain && !FOREIGN.has(low) && !isSyllable(low) && !isForeign(text)

/** "bộ m y": a letter that may stand for a measure, and what is behind it, make the second word of a known pair. */
const isPartOfPair = (
  text: string,
  before: Word | undefined,
  { low, from, to }: Word,
  next: Word | undefined,
): boolean =>
  low.length === 1 &&
  before !== undefined &&
  next !== undefined &&
  text.slice(before.to, from) === ' ' &&
  text.slice(to, next.from) === ' ' &&
  (followers.get(before.low)?.some((one) => fits(`${low} ${next.low}`, one)) ?? false)

/** A syllable that is none: what a lost letter left. The neighbours tell which word it was. */
function lostLetters(text: string, words: readonly Word[]): Found[] {
  const found: Found[] = []
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i]
    const next = words[i + 1]
    const before = words[i - 1]
    if (word === undefined || !(isBroken(word) || isPartOfPair(text, before, word, next))) continue
    const joinsNext =
      apartBySpace(text, word, next) && next.low.length <= 3 && (isBroken(next) || !startsWord(next.low))
    const last = joinsNext && next !== undefined ? next : word
    const broken = joinsNext && next !== undefined ? `${word.low} ${next.low}` : word.low
    const hasBefore = before !== undefined && apartBySpace(text, before, word)
    const partner = hasBefore ? followers.get(before.low)?.find((one) => fits(broken, one)) : undefined
    const after = words[i + (joinsNext ? 2 : 1)]
    const ahead =
      after !== undefined && apartBySpace(text, last, after)
        ? forerunners.get(after.low)?.find((one) => fits(broken, one))
        : undefined
    if (partner !== undefined && before !== undefined) {
      found.push({ from: before.from, to: last.to, kind: 'lost letter', restored: `${before.text} ${partner}` })
    } else if (ahead !== undefined && after !== undefined) {
      found.push({
        from: word.from,
        to: after.to,
        kind: 'lost letter',
        restored: `${likeFirst(text.slice(word.from - 1, word.from) === ' ' ? word.text : ahead, ahead)} ${after.text}`,
      })
    } else {
      found.push({
        from: word.from,
        to: last.to,
        kind: 'lost letter',
        restored: word.low === 'k' ? likeFirst(word.text, 'kỳ') : null,
      })
    }
    if (joinsNext) i += 1
  }
  return found
}

/** Short pieces such as "t", "ng", "p" stand for no word. */
const startsWord = (low: string): boolean => isSyllable(low) && low.length > 1

/** Two neighbours whose letters without marks are a known word, and whose marks are not. */
function wrongMarks(text: string, words: readonly Word[]): Found[] {
  const found: Found[] = []
  for (const [i, word] of words.entries()) {
    const next = words[i + 1]
    if (!word.isPlain || !apartBySpace(text, word, next) || !latin(/^\p{Ll}+$/u).test(next.text)) continue
    if (!followers.has(word.low) && !forerunners.has(next.low)) continue
    const pair = `${word.low} ${next.low}`
    if (compounds.has(pair)) continue
    const known = compoundsByKey.get(searchKey(pair)) ?? compoundsBySound.get(soundKey(pair))
    if (known === undefined) continue
    const [a = '', b = ''] = known.split(' ')
    const isSure = (a === word.low) !== (b === next.low)
    const strange = a === word.low ? next.low : word.low
    if (!isSure || FUNCTION.has(strange) || spelledAlso(pair, known)) continue
    // Where both may be words, the strange one must be at home nowhere else: "cản bộ".
    if (AMBIGUOUS.has(searchKey(pair)) && (a === word.low ? endsAny : beginsAny)(strange)) continue
    // "tình hình thực hiện": each belongs to its other neighbour.
    if (isCompound(text, words[i - 1], word) || isCompound(text, next, words[i + 2])) continue
    found.push({ from: word.from, to: next.to, kind: 'misspelling', restored: likeFirst(word.text, known) })
  }
  return found
}

/** Words of their own, or the part of another known word that may stand there. */
const beginsAny = (low: string): boolean => COMMON.has(low) || followers.has(low)
const endsAny = (low: string): boolean => beginsAny(low) || forerunners.has(low)

const isCompound = (text: string, one: Word | undefined, next: Word | undefined): boolean =>
  one !== undefined && apartBySpace(text, one, next) && compounds.has(`${one.low} ${next.low}`)

/** The old and the new place of a tone, i and y: no mistake. */
const spelledAlso = (pair: string, known: string): boolean => {
  const even = (text: string) =>
    text
      .normalize('NFD')
      .replace(
        /([oau]|o\u0302)([\u0300\u0301\u0303\u0309\u0323])?([aeyo])([\u0300\u0301\u0303\u0309\u0323])?/g,
        '$1$3$2$4',
      )
      .replace(/y/g, 'i')
      .normalize('NFC')
  return even(pair) === even(known)
}

/** One inner letter missing beside the partner of a known word: "gúp đỡ", "đảng vên". */
function nearMisses(text: string, words: readonly Word[]): Found[] {
  const counts = new Map<string, number>()
  for (const { low } of words) counts.set(low, (counts.get(low) ?? 0) + 1)
  const found: Found[] = []
  const wholeOf = ({ low }: Word, partners: readonly string[] | undefined): string | undefined =>
    partners?.find((one) => one.length === low.length + 1 && oneMissing(low, one))
  for (const [i, word] of words.entries()) {
    const [before, next] = [words[i - 1], words[i + 1]]
    if (!word.isPlain || word.low.length < 3 || (counts.get(word.low) ?? 0) > 1) continue
    if (!isSyllable(word.low) || followers.has(word.low) || FUNCTION.has(word.low)) continue
    const first =
      apartBySpace(text, word, next) && next.low.length > 1 ? wholeOf(word, forerunners.get(next.low)) : undefined
    if (first !== undefined && next !== undefined) {
      const restored = `${likeFirst(word.text, first)} ${next.text}`
      found.push({ from: word.from, to: next.to, kind: 'misspelling', restored })
      continue
    }
    // "biểu quyết tán thành": the word before belongs to the one before it.
    if (before === undefined || !apartBySpace(text, before, word) || endsAny(word.low)) continue
    const second = isCompound(text, words[i - 2], before) ? undefined : wholeOf(word, followers.get(before.low))
    if (second !== undefined)
      found.push({ from: before.from, to: word.to, kind: 'misspelling', restored: `${before.text} ${second}` })
  }
  return found
}

/** "gi  vững": a blank too many in a line, and one more letter makes the word before it that of a known pair. */
function lostInGaps(source: string, { text, places }: Run, words: readonly Word[]): Found[] {
  return words.flatMap((word, i) => {
    const next = words[i + 1]
    if (!apartBySpace(text, word, next) || compounds.has(`${word.low} ${next.low}`)) return []
    const gap = source.slice((places[word.to - 1] ?? 0) + 1, places[next.from] ?? 0)
    if (!/^[ \u00a0]{2}$/.test(gap)) return []
    const whole = forerunners
      .get(next.low)
      ?.find((one) => one.length === word.low.length + 1 && one.startsWith(word.low))
    if (whole === undefined) return []
    const restored = `${likeFirst(word.text, whole)} ${next.text}`
    return [{ from: word.from, to: next.to, kind: 'lost letter' as const, restored }]
  })
}

/** Whether `short` is `long` without one of its inner letters. */
function oneMissing(short: string, long: string): boolean {
  for (let i = 1; i + 1 < long.length; i += 1) if (long.slice(0, i) + long.slice(i + 1) === short) return true
  return false
}

const asSpoken = (low: string): string => low.normalize('NFD').replace(/(?<=[hklmst])y(?=[\u0300-\u0323]?$)/u, 'i')

function doubled(text: string, words: readonly Word[]): Found[] {
  const found: Found[] = []
  for (const [i, word] of words.entries()) {
    const next = words[i + 1]
    if (!apartBySpace(text, word, next)) continue
    // "kí ký" is one word said twice.
    const isSpelled =
      word.low.charAt(0) === next.low.charAt(0) && word.low !== next.low && asSpoken(word.low) === asSpoken(next.low)
    if (word.low.length < 3 && !isSpelled) continue
    const same = (isSpelled || word.low === next.low) && !DOUBLES.has(word.low) && word.isPlain && next.isPlain
    const begun =
      next.low.startsWith(word.low) &&
      next.low.length === word.low.length + 1 &&
      !compounds.has(`${word.low} ${next.low}`) &&
      word.low.length > 3
    // "phân công công tác": each belongs to its other neighbour.
    if (isCompound(text, words[i - 1], word) || /^Đảng$/u.test(word.text)) continue
    if (same || begun) found.push({ from: word.from, to: next.to, kind: 'doubled word', restored: next.text })
  }
  for (const match of text.matchAll(latin(/(?<![\p{L}])(\p{Ll}{2,})\s+(\d+)\s+\1(?![\p{L}])/gu))) {
    const before = latin(/(\p{L}+)\s+$/u).exec(text.slice(0, match.index))?.[1] ?? ''
    // "khởi công 02 công trình": the first belongs to the word before it.
    if (compounds.has(`${before.toLowerCase()} ${match[1]}`)) continue
    found.push({
      from: match.index,
      to: match.index + match[0].length,
      kind: 'doubled word',
      restored: `${match[2]} ${match[1]}`,
    })
  }
  return found
}

/** Sequences known to go wrong where both spellings are words. */
const KNOWN: readonly [RegExp, string][] = [
  [/vi phạm nghiêm trong(?=\s)/giu, 'vi phạm nghiêm trọng'],
  [/hằng ngũ/giu, 'hàng ngũ'],
  [/Lênnin/gu, 'Lênin'],
]

/** Everything that looks damaged in the runs, in the order it stands. */
export function findDamage(source: string, runs: readonly Run[], ruler: Ruler): Damage[] {
  const all: Damage[] = []
  // Damage of one run lies over no other run's.
  let ofRun = 0
  const add = (run: Run, { from, to, kind, restored }: Found) => {
    const at = ruler.in(run, from, to)
    for (let i = ofRun; i < all.length; i += 1) {
      const one = all[i]
      if (one !== undefined && one.at[0] < at[1] && at[0] < one.at[1]) return
    }
    all.push({ text: run.text.slice(from, to), line: ruler.lineAt(run.places[from] ?? 0), at, kind, restored })
  }
  for (const run of runs) {
    ofRun = all.length
    const { text } = run
    const words = wordsOf(text)
    for (const [pattern, restored] of KNOWN) {
      for (const match of text.matchAll(pattern)) {
        add(run, { from: match.index, to: match.index + match[0].length, kind: 'misspelling', restored })
      }
    }
    for (const one of [
      ...cutWords(text, words),
      ...grownTogether(words),
      ...gluedNumbers(text),
      ...wrongDigits(text),
      ...spacing(text),
      ...lostLetters(text, words),
      ...doubled(text, words),
      ...wrongTones(words),
      ...wrongMarks(text, words),
      ...nearMisses(text, words),
      ...lostInGaps(source, run, words),
    ])
      add(run, one)
  }
  for (const { from, to } of lostFirstLetters(source)) {
    const at = ruler.span(from, to)
    if (all.some((one) => one.at[0] < at[1] && at[0] < one.at[1])) continue
    all.push({ text: source.slice(from, to), line: ruler.lineAt(from), at, kind: 'lost letter', restored: null })
  }
  return all.sort((a, b) => a.at[0] - b.at[0])
}

/** Symbols that differ from all other mentions of what seems the same document. */
export const slipsOf = (citations: readonly Citation[]): Damage[] =>
  citations.flatMap(({ probably, type, mentions }) => {
    const [mention] = mentions
    if (probably === undefined || mention === undefined) return []
    return [{ ...mention, kind: 'wrong symbol', restored: `${type ?? ''} ${probably}`.trim() }]
  })
