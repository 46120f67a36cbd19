// Work behind a command: its fault is written down, and closing waits for what is under way.
import { expect, test, vi } from 'vitest'
import { backgroundDone, startBackground, stopBackground } from './background.ts'
import type { Application } from './run.ts'

test('what work throws is written down; the rest goes on', async () => {
  const noteFault = vi.fn()
  const application = { noteFault } as unknown as Application
  const done: string[] = []
  startBackground(application, () => Promise.reject(new Error('the table has gone')))
  startBackground(application, async () => void done.push('the other'))
  await backgroundDone(application)
  expect(noteFault.mock.calls).toEqual([[new Error('the table has gone')]])
  expect(done).toEqual(['the other'])
})

test('closing tells what is under way to stop, and waits for it', async () => {
  const application = { noteFault: vi.fn() } as unknown as Application
  let ended = false
  startBackground(application, async (_, signal) => {
    await new Promise<void>((stop) => signal.addEventListener('abort', () => stop()))
    ended = true
  })
  await stopBackground(application)
  expect(ended).toBe(true)
})
