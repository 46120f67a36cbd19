// Serves the built browser application: compressed once, cached for ever where the name carries a hash.
import { readdir, readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Context } from 'hono'

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.ico': 'image/x-icon',
  '.png': 'image/png',
}
const COMPRESSED = new Set(['.html', '.js', '.css', '.svg', '.json', '.webmanifest'])

interface Page {
  type: string
  plain: Buffer
  brotli?: Promise<Buffer>
  gzip?: Promise<Buffer>
  lasting: boolean
}

export interface Pages {
  /** Answers a file of the application; any other address gets the application itself, which knows its own pages. */
  serve: (c: Context) => Promise<Response>
}

/** Reads the built application into memory (about 2 MB). */
export async function openPages(folder: string): Promise<Pages> {
  const pages = new Map<string, Page>()
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const file = join(entry.parentPath, entry.name)
    const path = `/${file
      .slice(folder.length + 1)
      .split('\\')
      .join('/')}`
    const type = TYPES[extname(entry.name)]
    if (type === undefined) continue
    pages.set(path, { type, plain: await readFile(file), lasting: path.startsWith('/assets/') })
  }
  const start = pages.get('/index.html')
  if (start === undefined) throw new Error(`Chưa có giao diện đã dựng trong ${folder}.`)

  return {
    serve: async (c) => {
      const path = new URL(c.req.url).pathname
      const found = pages.get(path)
      if (found === undefined && (path.startsWith('/assets/') || path.startsWith('/api/'))) return c.notFound()
      const page = found ?? start
      const headers: Record<string, string> = {
        'Content-Type': page.type,
        'Cache-Control': page.lasting ? 'public, max-age=31536000, immutable' : 'no-cache',
        Vary: 'Accept-Encoding',
      }
      const accepted = c.req.header('accept-encoding') ?? ''
      let body: Buffer = page.plain
      if (COMPRESSED.has(extname(path)) || page === start) {
        if (/\bbr\b/.test(accepted)) {
          page.brotli ??= promisify(brotliCompress)(page.plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } })
          body = await page.brotli
          headers['Content-Encoding'] = 'br'
        } else if (/\bgzip\b/.test(accepted)) {
          page.gzip ??= promisify(gzip)(page.plain)
          body = await page.gzip
          headers['Content-Encoding'] = 'gzip'
        }
      }
      return new Response(c.req.method === 'HEAD' ? null : new Uint8Array(body), { headers })
    },
  }
}
