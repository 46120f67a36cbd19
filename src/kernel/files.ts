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

export interface IncomingFile {
  name: string
  mediaType: string
  body: Readable | Buffer
  /** Bytes. */
  limit: number
}

/** What may wait for one account at a time: uploads, and their bytes together. */
export interface Room {
  files: number
  bytes: number
}

export interface FileStore {
  /** Keeps a stream for an account; null when it is longer than its limit (nothing stays). */
  keep: (accountId: string, file: IncomingFile) => Promise<KeptFile | null>
  /** Keeps an upload among those of the account that still wait to be read and written, while there is room for it. */
  keepUpload: (accountId: string, file: IncomingFile, room: Room) => Promise<KeptFile | 'too-large' | 'no-room'>
  /** The account's file, or null: another account's file looks like none. */
  find: (accountId: string, id: string) => Promise<KeptFile | null>
  /** The same for a command that uses it up: until it is given back nobody else finds it, but the same command sent again. */
  take: (accountId: string, id: string, by: string) => Promise<KeptFile | null>
  giveBack: (accountId: string, id: string) => void
  discard: (accountId: string, id: string) => Promise<void>
  /** Throws away what is older than `hours`. */
  sweep: (hours: number, now: Date) => Promise<void>
}

const ID = /^[0-9a-f]{32}$/
const ACCOUNT = /^[0-9a-f-]{36}$/

/** What stands beside a file. */
interface About {
  name: string
  mediaType: string
  /** Sent in by a person, as against made for one. */
  upload: boolean
}

const sizeOf = (path: string): Promise<number | null> =>
  stat(path).then(
    (found) => found.size,
    () => null,
  )

/** Null when the file goes, or comes, meanwhile. */
const aboutFile = (path: string): Promise<About | null> =>
  readFile(`${path}.json`, 'utf8')
    .then((text) => JSON.parse(text) as About)
    .catch(() => null)

/** Keeps files under `folder`, one folder an account. */
export function fileStore(folder: string): FileStore {
  const place = (accountId: string, id: string): string => {
    if (!ACCOUNT.test(accountId) || !ID.test(id)) throw new Error('not a kept file')
    return join(folder, accountId, id)
  }

  /** Whether the uploads of an account, those on their way among them, fit into the room. */
  const fits = async (accountId: string, room: Room): Promise<boolean> => {
    let files = 0
    let bytes = 0
    for (const entry of await readdir(join(folder, accountId))) {
      if (!entry.endsWith('.json')) continue
      const path = join(folder, accountId, entry.slice(0, -'.json'.length))
      if ((await aboutFile(path))?.upload !== true) continue
      files += 1
      bytes += (await sizeOf(path)) ?? (await sizeOf(`${path}.part`)) ?? 0
    }
    return files <= room.files && bytes <= room.bytes
  }

  const write = async (
    accountId: string,
    file: IncomingFile,
    room?: Room,
  ): Promise<KeptFile | 'too-large' | 'no-room'> => {
    const id = randomBytes(16).toString('hex')
    const path = place(accountId, id)
    await mkdir(join(folder, accountId), { recursive: true, mode: 0o700 })
    const about: About = { name: file.name, mediaType: file.mediaType, upload: room !== undefined }
    // Before the content, so that uploads on their way at once are counted for each other.
    await writeFile(`${path}.json`, JSON.stringify(about), { mode: 0o600 })
    let size = 0
    const gate = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        size += chunk.length
        if (size > file.limit) done(new Error('too large'))
        else done(null, chunk)
      },
    })
    try {
      if (room === undefined || (await fits(accountId, room))) {
        const body = Buffer.isBuffer(file.body) ? Readable.from([file.body]) : file.body
        await pipeline(body, gate, createWriteStream(`${path}.part`, { mode: 0o600 }))
        if (room === undefined || (await fits(accountId, room))) {
          await rename(`${path}.part`, path)
          return { id, name: file.name, mediaType: file.mediaType, size, path }
        }
      }
    } catch (error) {
      if (size <= file.limit) throw error
      return 'too-large'
    } finally {
      await rm(`${path}.part`, { force: true })
      if ((await sizeOf(path)) === null) await rm(`${path}.json`, { force: true })
    }
    return 'no-room'
  }

  /** By whom, and how often. In this process alone, as the folder is. */
  const taken = new Map<string, { by: string; times: number }>()
  const find: FileStore['find'] = async (accountId, id) => {
    if (!ID.test(id)) return null
    const path = place(accountId, id)
    const size = await sizeOf(path)
    const about = await aboutFile(path)
    return size === null || about === null ? null : { id, name: about.name, mediaType: about.mediaType, size, path }
  }

  const giveBack: FileStore['giveBack'] = (accountId, id) => {
    const key = `${accountId} ${id}`
    const one = taken.get(key)
    if (one !== undefined && one.times > 1) taken.set(key, { ...one, times: one.times - 1 })
    else taken.delete(key)
  }

  return {
    keep: async (accountId, file) => {
      const kept = await write(accountId, file)
      return typeof kept === 'string' ? null : kept
    },
    keepUpload: write,
    find: async (accountId, id) => (taken.has(`${accountId} ${id}`) ? null : find(accountId, id)),
    take: async (accountId, id, by) => {
      const key = `${accountId} ${id}`
      const before = taken.get(key)
      if (before !== undefined && before.by !== by) return null
      taken.set(key, { by, times: (before?.times ?? 0) + 1 })
      const file = await find(accountId, id)
      if (file === null) giveBack(accountId, id)
      return file
    },
    giveBack,
    discard: async (accountId, id) => {
      const path = place(accountId, id)
      await rm(path, { force: true })
      await rm(`${path}.json`, { force: true })
      taken.delete(`${accountId} ${id}`)
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
