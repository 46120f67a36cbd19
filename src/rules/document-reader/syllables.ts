// Knows which letters can make a Vietnamese syllable.
import { latin } from './letters.ts'

const RIMES = new Set(
  `a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
   i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet
   oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uc ui um un ung up ut uân uâng uât uây uê uêch uên uênh uơ uôc uôi uôm uôn uông uôt
   uy uya uych uynh uyêt uyên uyt uyp uyu ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu y yêm yên yêng yêt yêu ynh yt ych
   ua uai uan uang uanh uao uat uau uay uăc uăn uăng uăt ue uen ueo uet uêt uich uit uin uinh uôc uơn ui uyn`
    .split(/\s+/)
    .filter((rime) => rime !== ''),
)
const ONSET = /^(ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnprstvx])?/u
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g

/** A syllable without its tone, and the tone. */
export function partTone(syllable: string): { plain: string; tone: string } {
  const apart = syllable.toLowerCase().normalize('NFD')
  const tone = TONES.exec(apart)?.[0] ?? ''
  TONES.lastIndex = 0
  return { plain: apart.replace(TONES, '').normalize('NFC'), tone }
}

const isRime = (onset: string, rime: string): boolean => {
  if (!RIMES.has(rime)) return false
  // "miền" without its first letter: a word of its own would begin with y.
  if (onset === '' && rime.startsWith('iê')) return false
  if (onset === 'k' || onset === 'gh' || onset === 'ngh') return /^[ieêy]/u.test(rime)
  if (onset === 'c' || onset === 'g' || onset === 'ng') return !/^[ieêy]/u.test(rime) || (onset === 'g' && rime === 'i')
  return true
}

const known = new Map<string, boolean>()
/** The words of a few documents; more are not kept. */
const MOST_KNOWN = 20_000

/** Whether the letters can be a Vietnamese syllable. Takes small letters. */
export function isSyllable(text: string): boolean {
  const before = known.get(text)
  if (before !== undefined) return before
  const answer = couldBeSyllable(text)
  if (known.size < MOST_KNOWN) known.set(text, answer)
  return answer
}

function couldBeSyllable(text: string): boolean {
  const { plain, tone } = partTone(text)
  if (!latin(/^\p{Ll}+$/u).test(plain)) return false
  // After c, ch, p, t only two tones are possible.
  if (/(?:c|ch|p|t)$/u.test(plain) && /[aăâeêioôơuưy]/u.test(plain) && tone !== '\u0301' && tone !== '\u0323')
    return false
  const onset = ONSET.exec(plain)?.[0] ?? ''
  const rest = plain.slice(onset.length)
  if (isRime(onset, rest)) return true
  // "gì", "gìn", "giếng": the i belongs to both; "quốc", "quên": the u as well.
  if (onset === 'gi') return isRime('g', `i${rest}`) || RIMES.has(`i${rest}`)
  if (onset === 'qu') return RIMES.has(`u${rest}`)
  return false
}

const VOWELS = 'aăâeêioôơuưy'
/** Begins no syllable of the language: "Krông", "Mnông", "blog". */
const STRANGE_HEAD = latin(
  new RegExp(
    `^(?:[bcdđfgkpsv][lr]|[hjrw][rlm]|s[cckmnptqw]|mn|xt|pt|ps|đh|ch[lr]|kh[lm]|th[r]|ph[lr])[${VOWELS}]`,
    'u',
  ),
)
/** Ends none, whatever was lost of it: "Đăk", "Khmer", "golf". */
const STRANGE_TAIL = latin(new RegExp(`[${VOWELS}](?:[bdđfjklqrsvwxz]|(?<!n)g)$|[fjwz]`, 'u'))
/** Two beats without a mark, as in "taluy" and "camera". */
const TWO_BEATS = /[aeiouy][bcdghklmnpqrstvx]+[aeiouy]/

const TWO_VOWELS = latin(new RegExp(`[${VOWELS}][^${VOWELS}]+[${VOWELS}]`, 'u'))
/** Typed and never turned into letters with marks: "nawm", "thuwcj". */
const TYPED = /[au]w|[aeiouyw](?:c|ch|m|n|ng|nh|p|t)?[fj]$|^dd/

/** Whether a word is of another language, or a name from one: what a lost letter leaves of a syllable never looks so. Takes the word as written. */
export function isForeign(word: string): boolean {
  const { plain, tone } = partTone(word)
  if (TYPED.test(plain)) return false
  if (STRANGE_TAIL.test(plain) || STRANGE_HEAD.test(plain)) return true
  if (TWO_BEATS.test(plain) && /^[a-z]+$/.test(word.toLowerCase())) return true
  // "Êđê", "Kơho", "Bana": a name of two beats may bear the marks of its vowels, but no tone.
  return latin(/^\p{Lu}\p{Ll}/u).test(word) && tone === '' && TWO_VOWELS.test(plain)
}
