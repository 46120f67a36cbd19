// Owns which Chromium the browser tests drive, and what becomes of them where there is none.
import { existsSync } from 'node:fs'

const named = process.env.CHROMIUM_PATH
// The shell first: it is the same browser without a window of its own, whose bars cost as much as the pages that are looked at.
const PLACES =
  named === undefined
    ? ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
    : [named]

/** The browser's program, or undefined when this machine has none. */
export const chromiumPath = PLACES.find((path) => existsSync(path))

/** Where the browser tests are asked for, a missing browser is a failure and nothing is skipped. */
export const required = process.env.DANGVU_BROWSER_TESTS === 'required'

/** Why the browser tests do not run here; undefined when they do. */
export const whyNot =
  chromiumPath !== undefined || required
    ? undefined
    : 'no Chromium on this machine: install it or set CHROMIUM_PATH; DANGVU_BROWSER_TESTS=required makes this a failure'
