// Ctrl-C as a process gets it: the database is closed also where it is pressed twice, and where npm passes it on a second time.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const file = fileURLToPath(new URL('told-to-stop.ts', import.meta.url))
const program = `const { toldToStop } = await import(${JSON.stringify(file)})
const told = toldToStop()
const alive = setInterval(() => undefined, 1000)
process.stdout.write('here ')
await told
process.stdout.write('told ')
await new Promise((done) => setTimeout(done, 2500))
process.stdout.write('closed')
clearInterval(alive)
process.exit(0)`

/** What it says and its exit code, signalled so many milliseconds after it is there. */
async function signalled(...after: number[]): Promise<string> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.on('data', (piece: Buffer) => {
    said += String(piece)
  })
  await once(child.stdout, 'data')
  for (const ms of after) setTimeout(() => child.kill('SIGINT'), ms)
  const [code] = (await once(child, 'exit')) as [number | null]
  return `${said} ${code}`
}

test.concurrent.each<[string, number[], RegExp]>([
  ['one press', [0], /^here told closed 0$/],
  ['one press that comes twice', [0, 100], /^here told closed 0$/],
  ['two presses', [0, 1000], /^here told Đang dừng, xin đợi.*closed 0$/s],
  ['three presses', [0, 800, 1600], /^here told Đang dừng, xin đợi[^c]*130$/s],
])('%s', { timeout: 20_000 }, async (_, after, said) => {
  expect(await signalled(...after)).toMatch(said)
})
