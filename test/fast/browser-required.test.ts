// The browser tests are skipped on a machine without a browser, and never where they are asked for.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { reasonToSkip } from '../browser/harness/chromium.ts'

test('without a browser they are skipped with a reason, unless they are required; a misspelt wish is refused', () => {
  expect(reasonToSkip(undefined, undefined)).toContain('no Chromium')
  expect(reasonToSkip('', undefined)).toContain('no Chromium')
  expect(reasonToSkip(undefined, '/usr/bin/chromium')).toBeUndefined()
  expect(reasonToSkip('required', undefined)).toBeUndefined()
  for (const wish of ['1', 'true', 'Required']) expect(() => reasonToSkip(wish, undefined)).toThrow('"required"')
})

test('the continuous integration requires them before it runs anything', () => {
  const lines = readFileSync('.ci/run', 'utf8').split('\n')
  const [wish, tests] = ['export DANGVU_BROWSER_TESTS=required', 'npm ci && npm test'].map((line) =>
    lines.indexOf(line),
  )
  expect(wish).toBeGreaterThan(0)
  expect(tests).toBeGreaterThan(wish ?? 0)
})
