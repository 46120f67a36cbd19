// Owns the Vietnamese letter: every precomposed letter taken apart into base letter, alphabet place and tone.

/** The alphabet in Vietnamese order, with f j w z where Latin order puts them. */
export const ALPHABET = 'aăâbcdđeêfghijklmnoôơpqrstuưvwxyz'

/** 0 ngang, 1 huyền, 2 hỏi, 3 ngã, 4 sắc, 5 nặng: the order of Vietnamese dictionaries. */
export type Tone = 0 | 1 | 2 | 3 | 4 | 5

const TONE_MARKS: Record<string, Tone> = { '\u0300': 1, '\u0309': 2, '\u0303': 3, '\u0301': 4, '\u0323': 5 }

export type Letter = { plain: string; letter: string; tone: Tone }

// Letters of the mountain languages and of Europe that have no canonical decomposition.
const STROKED: Record<string, string> = { ƀ: 'b', ł: 'l', ø: 'o', ħ: 'h', ŧ: 't', ı: 'i', æ: 'ae', œ: 'oe', ß: 'ss' }

function takeApart(character: string): Letter {
  const lower = character.toLowerCase()
  if (lower === 'đ' || lower === 'ð') return { plain: 'd', letter: 'đ', tone: 0 }
  const [base = '', ...marks] = lower.normalize('NFD')
  const plain = STROKED[base] ?? base
  let letter = plain
  let tone: Tone = 0
  for (const mark of marks) {
    const marked = (letter + mark).normalize('NFC')
    if (ALPHABET.includes(marked) && marked.length === 1) letter = marked
    else tone = TONE_MARKS[mark] ?? tone
  }
  return { plain, letter, tone }
}

const known = new Map<string, Letter>()

/** The parts of one character (precomposed or plain); characters that are not letters come back as they are, in lower case. */
export function lettersOf(character: string): Letter {
  let letter = known.get(character)
  if (letter === undefined) {
    letter = takeApart(character)
    if (known.size < 4096) known.set(character, letter)
  }
  return letter
}
