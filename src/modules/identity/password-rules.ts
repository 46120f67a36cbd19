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

// Letters and digits only, without diacritics: «Mật khẩu 123!» is the same idea as "matkhau123".
const core = (value: string): string => searchKey(value).replace(/[^a-z0-9]+/g, '')

/**
 * Why a password may not be used, or null. `common`: on the list, or fewer than five different signs. `like-name`: little is
 * left of it without the sign-in name or the person's name.
 */
export function weaknessOf(
  password: string,
  person: { signInName: string; displayName: string },
): 'common' | 'like-name' | null {
  const plain = core(password)
  if (new Set(password.toLowerCase()).size < 5) return 'common'
  if (COMMON.has(plain)) return 'common'
  const names = [person.signInName, person.signInName.split('@')[0] ?? '', person.displayName].map(core)
  for (const name of names) {
    if (name.length >= 4 && plain.includes(name) && plain.length - name.length < 6) return 'like-name'
  }
  return null
}
