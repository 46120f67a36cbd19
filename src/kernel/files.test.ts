// Kept files: each for one account, uploads only while there is room for them.
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { type FileStore, fileStore } from '#kernel/files.ts'
import { newId } from '#kernel/identifier.ts'

describe('uploads of one account', () => {
  const folders: string[] = []
  let folder: string
  let files: FileStore
  let account: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dangvu-files-'))
    folders.push(folder)
    files = fileStore(folder)
    account = newId()
  })
  afterAll(() => Promise.all(folders.map((made) => rm(made, { recursive: true, force: true }))))

  const incoming = (bytes: number, limit = 1000) => ({
    name: 'a.csv',
    mediaType: 'x',
    body: Buffer.alloc(bytes),
    limit,
  })
  const room = { files: 3, bytes: 100 }
  const send = async (bytes: number, of = account): Promise<string> => {
    const kept = await files.keepUpload(of, incoming(bytes), room)
    return typeof kept === 'string' ? kept : 'kept'
  }

  test('no more than so many wait, of one account; what is given up makes room', async () => {
    const first = await files.keepUpload(account, incoming(1), room)
    expect([await send(1), await send(1), await send(1)]).toEqual(['kept', 'kept', 'no-room'])
    expect(await send(1, newId())).toBe('kept')
    if (typeof first === 'string') throw new Error(first)
    await files.discard(account, first.id)
    expect(await send(1)).toBe('kept')
    expect((await readdir(join(folder, account))).filter((name) => !name.endsWith('.json'))).toHaveLength(3)
  })

  test('nor more than so many bytes, nor a file longer than its limit; nothing stays of a refused one', async () => {
    expect([await send(60), await send(50), await send(40)]).toEqual(['kept', 'no-room', 'kept'])
    expect(await files.keepUpload(account, incoming(11, 10), room)).toBe('too-large')
    expect(await readdir(join(folder, account))).toHaveLength(4)
  })

  test('files made for the account take no room', async () => {
    for (let i = 0; i < 5; i++) expect(await files.keep(account, incoming(90))).not.toBeNull()
    expect(await send(90)).toBe('kept')
  })

  test('uploads on their way at once are counted for each other', async () => {
    let go: () => void = () => undefined
    const held = new Promise<void>((free) => {
      go = free
    })
    const slow = async function* () {
      yield Buffer.alloc(60)
      await held
      yield Buffer.alloc(1)
    }
    const early = files.keepUpload(account, { ...incoming(0), body: Readable.from(slow()) }, room)
    while ((await readdir(join(folder, account)).catch(() => [])).length < 2)
      await new Promise((wake) => setTimeout(wake, 5))
    await expect.poll(() => send(60)).toBe('no-room')
    go()
    expect(await early).toMatchObject({ size: 61 })
  })

  test('a connection that breaks leaves nothing', async () => {
    const broken = async function* () {
      yield Buffer.alloc(10)
      throw new Error('gone')
    }
    await expect(files.keepUpload(account, { ...incoming(0), body: Readable.from(broken()) }, room)).rejects.toThrow(
      'gone',
    )
    expect(await readdir(join(folder, account))).toEqual([])
  })
})
