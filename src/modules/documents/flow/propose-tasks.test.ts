// A document is issued and taken in whatever becomes of reading it.
import { expect, test, vi } from 'vitest'
import { proposalBeside } from './propose-tasks.ts'

test('a fault of the reader is written down, and the act goes on without what it would have proposed', async () => {
  const noteFault = vi.fn()
  const fault = new TypeError('the reader stumbled')
  expect(await proposalBeside({ noteFault }, 'KẾ HOẠCH', () => Promise.reject(fault))).toBeNull()
  expect(noteFault.mock.calls).toEqual([[fault]])
  expect(await proposalBeside({ noteFault }, 'KẾ HOẠCH', async () => ({ ok: false, code: 'document.busy' }))).toBeNull()
  expect(noteFault).toHaveBeenCalledOnce()
})
