// Knows which letters can make a Vietnamese syllable.

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
  if (!/^\p{Ll}+$/u.test(plain)) return false
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
