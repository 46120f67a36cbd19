// Who a request comes from: a session in a cookie or as a bearer token.
import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import type { Credential } from '#kernel/caller.ts'
import { parseToken } from '#modules/identity/public.ts'

export const COOKIE = 'dangvu'

export function credentialOf(c: Context): Credential {
  const header = c.req.header('authorization')
  const bearer = header?.startsWith('Bearer ') === true ? header.slice(7) : undefined
  const token = bearer ?? getCookie(c, COOKIE)
  const parts = token === undefined ? null : parseToken(token)
  return parts === null ? { kind: 'none' } : { kind: 'session', ...parts }
}
