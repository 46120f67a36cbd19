// Runs the program as `npm start` does, on a data folder of its own, for as long as a measurement needs it.
import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../', import.meta.url))
export const sleep = (milliseconds: number): Promise<void> => new Promise((wake) => setTimeout(wake, milliseconds))

async function freePort(): Promise<number> {
  return new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => done(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}

/** Starts `dangvu serve` and does `work` once it answers its first page; `seconds`: how long that took. */
export async function whileServed<T>(
  folder: string,
  work: (address: string, seconds: number) => Promise<T> | T,
): Promise<T> {
  const port = await freePort()
  const address = `http://127.0.0.1:${port}`
  const started = performance.now()
  const child = spawn(join(root, 'bin', 'dangvu'), ['serve'], {
    env: { ...process.env, PORT: String(port), DANGVU_DATA: folder, DATABASE_URL: '' },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const gone = new Promise<never>((_, fail) =>
    child.once('exit', (code) => fail(new Error(`dangvu ended with ${code}`))),
  )
  const answers = async (): Promise<void> => {
    for (;;) {
      const page = await fetch(`${address}/`).catch(() => null)
      await page?.arrayBuffer()
      if (page?.ok === true) return
      if (performance.now() - started > 120_000) throw new Error('no page after two minutes')
      await sleep(50)
    }
  }
  try {
    await Promise.race([answers(), gone])
    return await work(address, (performance.now() - started) / 1000)
  } finally {
    gone.catch(() => undefined)
    const ended = new Promise((done) => child.once('exit', done))
    child.kill('SIGTERM')
    if (child.exitCode === null) await ended
  }
}
