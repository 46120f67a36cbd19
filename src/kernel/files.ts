// Files on their way in (uploads) and out (exports): kept for a short while in the data folder, for one account only.
import { randomBytes } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** What is known of a kept file. */
export interface KeptFile {
  id: string
  name: string
  mediaType: string
  size: number
  path: string
}

export interface FileStore {
  /** Keeps a stream for an account; null when it is longer than `limit` bytes (nothing stays). */
  keep: (
    accountId: string,
    file: { name: string; mediaType: string; body: Readable | Buffer; limit: number },
  ) => Promise<KeptFile | null>
  /** The account's file, or null: another account's file looks like none. */
  find: (accountId: string, id: string) => Promise<KeptFile | null>
  discard: (accountId: string, id: string) => Promise<void>
  /** Throws away what is older than `hours`. */
  sweep: (hours: number, now: Date) => Promise<void>
}

const ID = /^[0-9a-f]{32}$/
const ACCOUNT = /^[0-9a-f-]{36}$/

/** Keeps files under `folder`, one folder an account. */
export function fileStore(folder: string): FileStore {
  const place = (accountId: string, id: string): string => {
    if (!ACCOUNT.test(accountId) || !ID.test(id)) throw new Error('not a kept file')
    return join(folder, accountId, id)
  }
  return {
    keep: async (accountId, file) => {
      const id = randomBytes(16).toString('hex')
      const path = place(accountId, id)
      await mkdir(join(folder, accountId), { recursive: true, mode: 0o700 })
      let size = 0
      const gate = new Transform({
        transform(chunk: Buffer, _encoding, done) {
          size += chunk.length
          if (size > file.limit) done(new Error('too large'))
          else done(null, chunk)
        },
      })
      try {
        const body = Buffer.isBuffer(file.body) ? Readable.from([file.body]) : file.body
        await pipeline(body, gate, createWriteStream(`${path}.part`, { mode: 0o600 }))
      } catch (error) {
        await rm(`${path}.part`, { force: true })
        if (size > file.limit) return null
        throw error
      }
      const kept: KeptFile = { id, name: file.name, mediaType: file.mediaType, size, path }
      await writeFile(`${path}.json`, JSON.stringify({ name: kept.name, mediaType: kept.mediaType }), { mode: 0o600 })
      await rename(`${path}.part`, path)
      return kept
    },
    find: async (accountId, id) => {
      if (!ID.test(id)) return null
      const path = place(accountId, id)
      const size = await stat(path)
        .then((s) => s.size)
        .catch(() => null)
      if (size === null) return null
      const about = JSON.parse(await readFile(`${path}.json`, 'utf8')) as { name: string; mediaType: string }
      return { id, ...about, size, path }
    },
    discard: async (accountId, id) => {
      const path = place(accountId, id)
      await rm(path, { force: true })
      await rm(`${path}.json`, { force: true })
    },
    sweep: async (hours, now) => {
      for (const account of await readdir(folder).catch(() => [])) {
        for (const name of await readdir(join(folder, account)).catch(() => [])) {
          const path = join(folder, account, name)
          // A file that goes meanwhile is as good as swept.
          const written = await stat(path)
            .then((s) => s.mtimeMs)
            .catch(() => now.getTime())
          const age = now.getTime() - written
          if (age > hours * 3_600_000) await rm(path, { force: true })
        }
      }
    },
  }
}
