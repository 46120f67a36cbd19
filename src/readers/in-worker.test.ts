// A worker beside the server: its answer, the ends of its time and memory, and a fault that is told as one.
import { expect, test } from 'vitest'
import { inWorker } from './in-worker.ts'

const LIMITS = { milliseconds: 20_000, megabytes: 32 }
const running = (code: string, limits = LIMITS) =>
  inWorker(
    new URL(
      `data:text/javascript,${encodeURIComponent(`import { parentPort, workerData } from 'node:worker_threads'; ${code}`)}`,
    ),
    7,
    limits,
  )

test.each([
  ['what it answers', 'parentPort.postMessage(workerData * 6)', 42],
  ['more memory than it may', 'const all = []; for (;;) all.push({ n: all.length })', null],
  ['calls without end', 'const deeper = () => deeper() + 1; deeper()', null],
])('%s', async (_, code, answer) => {
  expect(await running(code)).toBe(answer)
})

test('more time than it may', async () => {
  expect(await running('for (;;);', { ...LIMITS, milliseconds: 300 })).toBeNull()
})

test('a fault of the program is no limit', async () => {
  await expect(running('throw new TypeError("not a function")')).rejects.toThrow('not a function')
})
