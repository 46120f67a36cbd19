// Headers on every answer, the name a request asked for, and the check that a changing request comes from our own pages.
import type { Context, MiddlewareHandler } from 'hono'

const HEADERS: Record<string, string> = {
  'Content-Security-Policy': [
    "default-src 'self'",
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; '),
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=()',
}

/** Sets the security headers; HSTS only where the request came over TLS (behind a proxy that says so). */
export const securityHeaders =
  (proxies: number): MiddlewareHandler =>
  async (c, next) => {
    await next()
    for (const [name, value] of Object.entries(HEADERS)) c.res.headers.set(name, value)
    if (overTls(c, proxies)) c.res.headers.set('Strict-Transport-Security', 'max-age=31536000')
  }

/** Whether the person's connection is encrypted; only a proxy of ours can say so. */
export const overTls = (c: Context, proxies: number): boolean =>
  proxies > 0 && c.req.header('x-forwarded-proto') === 'https'

/** The caller's address: that of the connection, or what the outermost of our own proxies saw. */
export function addressOf(c: Context, proxies: number): string | null {
  if (proxies > 0) {
    const seen = (c.req.header('x-forwarded-for') ?? '').split(',').map((part) => part.trim())
    const address = seen[seen.length - proxies]
    if (address !== undefined && address !== '') return address.slice(0, 64)
  }
  const incoming = (c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined)?.incoming
  return incoming?.socket?.remoteAddress ?? null
}

const OWN_HOSTS: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]'])

/**
 * The name in a request's Host header when nobody here answers to it, null when it is fine: a page of a stranger whose name was
 * turned to this machine (DNS rebinding) would otherwise count as our own. Any port will do. Behind a proxy of ours that names are
 * left to (`hosts` empty) every name is fine.
 */
export function foreignHost(c: Context, hosts: readonly string[], proxies: number): string | null {
  if (proxies > 0 && hosts.length === 0) return null
  const asked = c.req.header('host') ?? new URL(c.req.url).host
  const name = asked.replace(/:\d{1,5}$/, '').toLowerCase()
  return OWN_HOSTS.has(name) || hosts.includes(name) ? null : asked.slice(0, 100)
}

/**
 * True when a browser says the request comes from another site. Requests without these headers come from programs,
 * which have no cookies of ours to abuse.
 */
export function fromAnotherSite(c: Context): boolean {
  const site = c.req.header('sec-fetch-site')
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true
  const origin = c.req.header('origin')
  if (origin === undefined) return false
  try {
    return new URL(origin).host !== c.req.header('host')
  } catch {
    return true
  }
}
