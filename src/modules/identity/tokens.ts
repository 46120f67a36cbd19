// Session tokens: `PP.` and 43 random characters, where PP is the province the session is kept in. Stored only as a hash.
import { hash, randomBytes } from 'node:crypto'

const TOKEN = /^([0-9]{2})\.[A-Za-z0-9_-]{43}$/

const hashOf = (token: string): string => hash('sha256', token)

/** A new token (256 random bits) and the hash to keep. The token itself is handed out once. */
export function newToken(province: string): { token: string; tokenHash: string } {
  const token = `${province}.${randomBytes(32).toString('base64url')}`
  return { token, tokenHash: hashOf(token) }
}

/** Where a token's session is kept and under which hash; null for anything that cannot be one of our tokens. */
export function parseToken(token: string): { province: string; tokenHash: string } | null {
  const province = TOKEN.exec(token)?.[1]
  return province === undefined ? null : { province, tokenHash: hashOf(token) }
}
