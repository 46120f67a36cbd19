// Owns which Chromium the browser tests drive, and what becomes of them where there is none.
import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const named = process.env.CHROMIUM_PATH
// The shell first: it is the same browser without a window of its own, whose bars cost as much as the pages that are looked at.
const PLACES =
  named === undefined
    ? ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
    : [named]

/** The browser's program, or undefined when this machine has none. */
export const chromiumPath = PLACES.find((path) => existsSync(path))

/**
 * Why the browser tests are skipped; undefined where they run. Only a developer's machine without a browser skips them: where they are
 * asked for, as `.ci/run` does, they run and fail without one. A misspelt wish must not skip them either.
 */
export function reasonToSkip(wish: string | undefined, path: string | undefined): string | undefined {
  if (wish !== undefined && wish !== '' && wish !== 'required')
    throw new Error(`DANGVU_BROWSER_TESTS is "required" or not set at all, not "${wish}"`)
  return path !== undefined || wish === 'required'
    ? undefined
    : 'no Chromium on this machine: install it or set CHROMIUM_PATH; DANGVU_BROWSER_TESTS=required makes this a failure'
}

export const whyNot = reasonToSkip(process.env.DANGVU_BROWSER_TESTS, chromiumPath)

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // A page is thrown away before its program compiled beside it has earned its time: a seventh of the time of the processor.
  '--js-flags=--single-threaded',
]

let running: Promise<Browser> | undefined

/** The browser of this worker, one for all its files: what a test leaves behind lies in contexts, which are closed. It ends with the worker. */
export async function theBrowser(): Promise<Browser> {
  const before = await running?.catch(() => undefined)
  if (before?.isConnected() === true) return before
  running = chromium.launch({ executablePath: chromiumPath, headless: true, args: FLAGS })
  return running
}
