// Points at tones that stand where no syllable can have them: "đòan", "hứơng", "gíao", "cuả", "chéó", and at tones that make no word: "chuyễn".
import type { Found, Word } from './damage-words.ts'
import { partTone } from './syllables.ts'

/** A tone on the wrong one of several vowels. Both ways of writing "hòa" and "hoà" are right; a vowel and more after it leave only one. */
const MISPLACED =
  /[òóỏõọ][aăe][a-zđ]|[ùúủũụ](?:[âêôơ]|y[êtnu])|[ìíỉĩị]ê|[ừứửữự]ơ|^q[ùúủũụ]|^g[ìíỉĩị][aăâeêoôơuư]|^(?!gi|qu)[^aeiouy]+(?:i|u|ư)[àáảãạ]$/u

const VOWELS = /[aăâeêioôơuưy]+/u

/** Puts a tone on the vowel that bears it: the marked one, the last before a consonant, else the first of two or the middle of three. */
function withTone(plain: string, tone: string): string {
  const onset = /^(?:gi|qu)(?=[aăâeêioôơuưy])/u.exec(plain)?.[0].length ?? 0
  const rime = plain.slice(onset)
  const found = VOWELS.exec(rime)
  if (found === null) return plain
  const [vowels] = found
  const marked = Math.max(...[...'ăâêôơư'].map((letter) => vowels.lastIndexOf(letter)))
  const isClosed = found.index + vowels.length < rime.length
  const plainly = isClosed ? vowels.length - 1 : vowels.length === 3 ? 1 : 0
  const at = marked >= 0 ? marked : plainly
  const place = onset + found.index + at
  return (plain.slice(0, place + 1) + tone + plain.slice(place + 1)).normalize('NFC')
}

/** Two tones are said alike in the south, and written wrong: syllables no word of the language has, each with the one it stands for. */
const NEVER = new Map(
  `chuyễn chuyển; kiễm kiểm; xữ xử; sữ sử; cũa của; giử giữ; nhửng những; vửng vững; mổi mỗi; phãi phải; quyễn quyển; triễn triển; biễu biểu; điễm điểm; hiễu hiểu; khã khả; sãn sản; bãn bản;
   tỗng tổng; tỗ tổ; phỗ phổ; trưỡng trưởng; tưỡng tưởng; thưỡng thưởng; giãm giảm; tuỗi tuổi; buỗi buổi; thễ thể; khoãn khoản; cữa cửa; gữi gửi; tuyễn tuyển; phẫm phẩm; chuẫn chuẩn; khẫn khẩn; thũy thủy;
   nghỉa nghĩa; vỉnh vĩnh; diển diễn; nhiểm nhiễm; dưởng dưỡng; hửu hữu; ngử ngữ; trử trữ; dể dễ; hảy hãy; sẳn sẵn`
    .split(/;\s*/)
    .map((pair) => pair.split(' ') as [string, string]),
)

/** A word of plain letters bears no tone. */
const TONED = /[\u00c0-\u1ef9]/u

const TONE = /[\u0300\u0301\u0303\u0309\u0323]/g

/** Words in small letters whose tone is wrong, stands wrong or twice, with the word as it should be; null where two tones leave it open. */
export function wrongTones(words: readonly Word[]): Found[] {
  const found: Found[] = []
  // A paragraph says the same words again and again.
  const sound = new Set<string>()
  for (const { text, low, from, to } of words) {
    if (text !== low || sound.has(low)) continue
    if (!TONED.test(low)) continue
    const right = NEVER.get(low.normalize('NFC'))
    if (right !== undefined) {
      found.push({ from, to, kind: 'misspelling', restored: right })
      continue
    }
    const tones = low.normalize('NFD').match(TONE)?.length ?? 0
    if (tones === 0 || (tones === 1 && !MISPLACED.test(low.normalize('NFC')))) {
      sound.add(low)
      continue
    }
    const { plain, tone } = partTone(low)
    found.push({ from, to, kind: 'misspelling', restored: tones > 1 ? null : withTone(plain, tone) })
  }
  return found
}
