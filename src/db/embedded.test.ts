// The server beside the program, and the folder its data lies in: how it is come to, whatever the folder is called and however deep it lies.
import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { describe, expect, onTestFinished, test } from 'vitest'
import { makeDataFolder } from './data-folder.ts'
import { startEmbedded, stopEmbedded } from './embedded.ts'

/** Where the connection comes from, as the server sees it: null through a socket. */
async function cameFrom(url: string): Promise<string | null> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<{ from: string | null }>('select host(inet_client_addr()) as from')
    return rows[0]?.from ?? null
  } finally {
    await client.end()
  }
}

async function startIn(...names: string[]) {
  const root = await mkdtemp(join(tmpdir(), 'dv-'))
  const folder = join(root, ...names)
  onTestFinished(async () => {
    await stopEmbedded(folder)
    await rm(root, { recursive: true, force: true })
  })
  const start = () => startEmbedded(folder, { durable: false })
  return { server: await start(), again: start }
}

describe('the server beside the program', () => {
  test('is come to through a socket of its folder, by whoever joins it too, and over TCP by others', async () => {
    const { server, again } = await startIn('Dữ liệu của tôi')
    expect(await cameFrom(server.url('postgres'))).toBe(process.platform === 'win32' ? '127.0.0.1' : null)
    expect(await cameFrom(server.overTcp('postgres'))).toBe('127.0.0.1')
    expect((await again()).url('postgres')).toBe(server.url('postgres'))
  })

  test('is come to over TCP where its folder lies too deep for the name of a socket', async () => {
    const { server } = await startIn(randomBytes(40).toString('hex'), 'sâu')
    expect(server.url('postgres')).toBe(server.overTcp('postgres'))
    expect(await cameFrom(server.url('postgres'))).toBe('127.0.0.1')
  })
})

test('several programs that start at once each find it there; a file in its place is named', async () => {
  const root = await mkdtemp(join(tmpdir(), 'dv-'))
  onTestFinished(() => rm(root, { recursive: true, force: true }))
  const folder = join(root, 'một', 'hai', 'ba')
  await Promise.all(Array.from({ length: 8 }, () => makeDataFolder(folder)))
  await writeFile(join(folder, 'tệp'), '')
  await expect(makeDataFolder(join(folder, 'tệp'))).rejects.toThrow(/là một tệp.*DANGVU_DATA/)
  await expect(makeDataFolder(join(folder, 'tệp', 'x'))).rejects.toThrow(/đi qua một tệp/)
})

test('one that is there but not to be written in is named too', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'dv-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  await chmod(folder, 0o555)
  // Root may write anywhere: an ordinary user tries it.
  const child = promisify(execFile)(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      'const { makeDataFolder } = await import(process.argv[1]); await makeDataFolder(process.argv[2])',
      new URL('./data-folder.ts', import.meta.url).href,
      folder,
    ],
    process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {},
  )
  await expect(child).rejects.toMatchObject({ stderr: expect.stringMatching(/SetupError: .*không được ghi vào đó/) })
})
