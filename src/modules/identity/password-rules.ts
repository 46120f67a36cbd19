// What a chosen password must not be: one that everybody tries first, or the person's own name. Pure.
import { searchKey } from '#rules/text/search-key.ts'

const COMMON = new Set([
  '1234567890',
  '0123456789',
  '0987654321',
  '9876543210',
  '12345678910',
  '123456789a',
  '123456789abc',
  'a123456789',
  'aa123456789',
  'abc123456789',
  'abcd123456',
  'abcdefghij',
  '1q2w3e4r5t',
  '1qaz2wsx3edc',
  'q1w2e3r4t5',
  'qwerty12345',
  'qwertyuiop',
  'asdfghjkl1',
  'password12',
  'password123',
  'password1234',
  'passw0rd123',
  'iloveyou123',
  'administrator',
  'admin12345',
  'admin123456',
  'quantri123',
  'quantrihethong',
  'matkhau123',
  'matkhau1234',
  'matkhaumoi',
  'khongcomatkhau',
  'anhyeuem123',
  'vietnam123',
  'vietnam1945',
  'vietnam1975',
  'vietnam2025',
  'vietnam2026',
  'vietnamvodich',
  'hochiminh123',
  'dangvien123',
  'dangvu1234',
  'dangbo1234',
  'chibo12345',
  'bithu12345',
  'bithu123456',
  'dangcongsan',
  'dangcongsanvietnam',
  'congsanvietnam',
])

/** Words a password in a party office is made of first; with a year or a row of keys behind them nothing is left to guess. */
const STEMS =
  /matkhau(?:moi)?|password|passw0rd|admin(?:istrator)?|quantri|dangvien|dangvu|dangbo|danguy|chibo|bithu|vietnam|anhyeuem|iloveyou|hochiminh|congsan/g
const YEARS = /(?:19|20)\d\d/g
const ROWS = [
  '01234567890',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1qaz2wsx3edc4rfv',
  '1q2w3e4r5t6y',
]
const RUNS = ROWS.flatMap((row) => [row + row, [...(row + row)].reverse().join('')])

/** The text without every piece of three signs and more that stands in a row, forwards or backwards. */
function withoutRuns(text: string): string {
  let left = ''
  for (let at = 0; at < text.length; ) {
    let length = 0
    for (const run of RUNS) while (at + length < text.length && run.includes(text.slice(at, at + length + 1))) length++
    if (length < 3) {
      left += text[at]
      at++
    } else at += length
  }
  return left
}

// Letters and digits only, without diacritics: «Mật khẩu 123!» is the same idea as "matkhau123".
const core = (value: string): string => searchKey(value).replace(/[^a-z0-9]+/g, '')

/** Whether next to nothing is left without the first words, years and rows of keys; signs of other scripts and points are something. */
function nothingToGuess(password: string, plain: string): boolean {
  const others = password.replace(/[\s\p{M}]/gu, '').length - plain.length
  return others < 4 && withoutRuns(plain.replace(STEMS, '')).replace(YEARS, '').length < 4
}

/**
 * Why a password may not be used, or null. `common`: on the list, fewer than five different signs, or nothing but common words, years and
 * rows of keys. `like-name`: little is left of it without the sign-in name or the person's name.
 */
export function weaknessOf(
  password: string,
  person: { signInName: string; displayName: string },
): 'common' | 'like-name' | null {
  const plain = core(password)
  if (new Set(password.toLowerCase()).size < 5) return 'common'
  if (COMMON.has(plain) || nothingToGuess(password, plain)) return 'common'
  const names = [person.signInName, person.signInName.split('@')[0] ?? '', person.displayName].map(core)
  for (const name of names) {
    if (name.length >= 4 && plain.includes(name) && plain.length - name.length < 6) return 'like-name'
  }
  return null
}
