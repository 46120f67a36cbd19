// Makes sign-in names from a person's name: «Nguyễn Văn An» becomes an.nv, then an.nv2, an.nv3 …
import { randomInt } from 'node:crypto'
import { wordKey } from '#rules/text/search-key.ts'

/** Names to try in this order, each with its `@province`. The last ones are random, so that one of them is always free. */
export function wishedSignInNames(displayName: string, province: string): string[] {
  const words = wordKey(displayName)
    .replace(/[^a-z0-9 ]+/g, '')
    .split(' ')
    .filter((w) => w !== '')
  const given = words.pop() ?? ''
  const initials = words.map((w) => w[0]).join('')
  const base = (initials === '' ? given : `${given}.${initials}`).slice(0, 40)
  const usable = base.length >= 2 ? base : `nguoi.dung${base}`
  const numbered = Array.from({ length: 30 }, (_, i) => (i === 0 ? usable : `${usable}${i + 1}`))
  const random = Array.from({ length: 5 }, () => `${usable}.${randomInt(100_000, 1_000_000)}`)
  return [...numbered, ...random].map((name) => `${name}@${province}`)
}
