// What a page asks while it changes who is here: after the change, and after another that has begun meanwhile.
import { afterEach, expect, test, vi } from 'vitest'
import { getMe } from '#contract/identity.ts'
import { call, whileNobodyAsks } from './client.ts'

afterEach(() => vi.unstubAllGlobals())

const settled = () => new Promise((done) => setTimeout(done))

test('nothing is asked while one change of who is here or another is under way; what is given up is not asked at all', async () => {
  const asked = vi.fn(async () => Response.json({ ok: true }))
  vi.stubGlobal('fetch', asked)
  const [first, second] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const begun: string[] = []
  const changes = [
    whileNobodyAsks(() => {
      begun.push('first')
      return first.promise
    }),
    whileNobodyAsks(() => {
      begun.push('second')
      return second.promise
    }),
  ]
  const early = call(getMe, {})
  const giving = new AbortController()
  const givenUp = call(getMe, {}, { signal: giving.signal }).catch((error: Error) => error.name)
  await settled()
  first.resolve()
  await settled()
  const late = call(getMe, {})
  await settled()
  expect(begun).toEqual(['first', 'second'])
  expect(asked).not.toHaveBeenCalled()
  giving.abort()
  second.resolve()
  await Promise.all(changes)
  expect(await Promise.all([early, late])).toEqual([{ ok: true }, { ok: true }])
  expect(await givenUp).toBe('AbortError')
  expect(asked).toHaveBeenCalledTimes(2)
})

test('a change that fails holds nobody up', async () => {
  vi.stubGlobal(
    'fetch',
    vi.fn(async () => Response.json({ ok: true })),
  )
  await expect(whileNobodyAsks(() => Promise.reject(new Error('offline')))).rejects.toThrow('offline')
  expect(await call(getMe, {})).toEqual({ ok: true })
})
