// The whole program for one test file: its database with a small demonstration, its server, a browser, and people who sign in.
import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { serve } from '@hono/node-server'
import pino from 'pino'
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, inject } from 'vitest'
import { makeAccounts } from '#cli/demonstration.ts'
import { demonstration } from '#demo/generate/options.ts'
import { loadDemo } from '#demo/load.ts'
import { createHttp } from '#http/app.ts'
import { isBusy } from '#http/faults.ts'
import { openPages, type Pages } from '#http/pages.ts'
import { stopBackground } from '#kernel/background.ts'
import { type Clock, dateInVietNam } from '#kernel/clock.ts'
import { fileStore } from '#kernel/files.ts'
import type { Application } from '#kernel/run.ts'
import { secretsFrom } from '#kernel/secrets.ts'
import { rebuildFigures } from '#modules/members/public.ts'
import { createApplication } from '../../../src/application.ts'
import { createTestDatabase, type TestDatabase } from '../../harness/database.ts'
import { chromiumPath, theBrowser, whyNot } from './chromium.ts'
import { quiet, watchPage } from './watch-page.ts'

/** The accounts of the demonstration, without the province. */
export type Who =
  | 'bithu'
  | 'vanphong.trong'
  | 'vanphong.xa'
  | 'vanphong.tinh'
  | 'bantochuc'
  | 'dangvien'
  | 'quantri'
  | 'trunguong'

export const sizes = {
  phone: { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true },
  desk: { viewport: { width: 1440, height: 900 } },
} as const
export type Size = keyof typeof sizes

export interface OpenOptions {
  size?: Size
  /** Signed in through the server, without the screens of signing in. */
  as?: Who
  /** Where to begin; nothing is opened without it. */
  at?: string
  /** Errors in the browser's console that belong to the test, e.g. the refusal that it provokes. */
  expected?: readonly RegExp[]
  /** The size of type chosen on the device. */
  typeSize?: '20' | '24'
  /** On the page that this person used before, still signed in and with the program's files at hand; what was typed there is gone. */
  again?: boolean
}

export interface Site {
  address: string
  application: Application
  database: TestDatabase
  /** The one password of the demonstration's accounts. */
  password: string
  signInName: (who: Who) => string
  /** The server's clock may run ahead of the machine's; it is put on when no page waits for an answer, which would find nobody signed in. */
  clock: { ahead: (seconds: number) => Promise<void>; now: () => Date }
  open: (options?: OpenOptions) => Promise<Page>
  /** Another page of a device that is signed in already. */
  beside: (page: Page, at: string) => Promise<Page>
}

class AheadClock implements Clock {
  #ahead = 0
  now = (): Date => new Date(Date.now() + this.#ahead)
  ahead = (seconds: number): void => {
    this.#ahead += seconds * 1000
  }
}

const MEMBERS = 400

/** What the server logged as a fault during the tests. */
const serverLog = (faults: string[]) =>
  pino(
    { level: 'error', base: null },
    new Writable({
      write(chunk, _encoding, done) {
        faults.push(`server: ${String(chunk).trim()}`)
        done()
      },
    }),
  )

let served: Promise<Pages> | undefined
/** The web application as it is handed out, read and compressed once for all files of a worker. */
const webPages = (): Promise<Pages> => {
  served ??= openPages(inject('webFolder'))
  return served
}

async function startSite(site: Site, faults: string[], openNow: () => Page[]): Promise<() => Promise<void>> {
  const database = await createTestDatabase()
  const clock = new AheadClock()
  const secrets = secretsFrom(Buffer.alloc(32, 7))
  const today = dateInVietNam(clock.now())
  await loadDemo(database.owner, demonstration({ members: MEMBERS, today }), { protection: secrets, rebuildFigures })
  const { password, accounts } = await makeAccounts(database.owner, '99', clock.now(), today)
  const folder = await mkdtemp(join(tmpdir(), 'dangvu-browser-files-'))
  const noteFault = (error: unknown) => void (isBusy(error) || faults.push(`behind a command: ${error}`))
  const application = createApplication({ database, clock, secrets, files: fileStore(folder), noteFault })
  const pages = await webPages()
  const http = createHttp({ application, pages, log: serverLog(faults) })
  const server = serve({ fetch: http.fetch, hostname: '127.0.0.1', port: 0 })
  await new Promise<void>((listening) => server.once('listening', listening))
  const { port } = server.address() as AddressInfo
  Object.assign(site, {
    address: `http://127.0.0.1:${port}`,
    application,
    database,
    password,
    clock: {
      now: clock.now,
      ahead: async (seconds) => {
        await Promise.all(openNow().map(quiet))
        clock.ahead(seconds)
      },
    },
    signInName: (who: Who) => {
      const found = accounts.find((account) => account.signInName.startsWith(`${who}@`))
      if (found === undefined) throw new Error(`the demonstration has no account ${who}`)
      return found.signInName
    },
  } satisfies Partial<Site>)
  return async () => {
    if ('closeAllConnections' in server) server.closeAllConnections()
    await new Promise((closed) => server.close(closed))
    await stopBackground(application)
    await database.drop()
    await rm(folder, { recursive: true, force: true })
  }
}

/** Keeps what the pages of a failed test looked like, and says where. */
async function portray(pages: readonly Page[]): Promise<void> {
  const folder = join(tmpdir(), 'dangvu-browser-failures')
  await mkdir(folder, { recursive: true })
  for (const page of pages) {
    const file = join(folder, `${Date.now()}.png`)
    await page.screenshot({ path: file, timeout: 10_000 }).then(
      () => process.stdout.write(`${page.url()} looked like ${file}\n`),
      () => undefined,
    )
  }
}

/** In the page: what the form of signing in leaves on the device; without it a page does not ask who is here. */
const noteSignedIn = (): void => localStorage.setItem('dangvu.signed-in', 'yes')

/** In the page. */
const forgetWhatWasTyped = (): void => {
  localStorage.clear()
  sessionStorage.clear()
}

/** One for each page: what it has set holds as long as it is there. */
const emulators = new WeakMap<Page, CDPSession>()

/** Makes a page as it stands one of the other size: what is open on it stays open. */
export async function turnInto(page: Page, size: Size = 'desk'): Promise<void> {
  const device = emulators.get(page) ?? (await page.context().newCDPSession(page))
  emulators.set(page, device)
  const { viewport, ...rest } = sizes[size]
  const isMobile = 'isMobile' in rest
  await device.send('Emulation.setDeviceMetricsOverride', { ...viewport, deviceScaleFactor: 1, mobile: isMobile })
  await device.send('Emulation.setTouchEmulationEnabled', { enabled: isMobile })
}

/** Signs the device in as the page itself would, but without its form. */
async function enter(site: Site, context: BrowserContext, who: Who): Promise<void> {
  const answer = await context.request.post(`${site.address}/api/identity.sign-in`, {
    data: { signInName: site.signInName(who), password: site.password },
    headers: { 'Idempotency-Key': randomBytes(12).toString('hex') },
  })
  if (!answer.ok()) throw new Error(`signing in as ${who}: ${answer.status()} ${await answer.text()}`)
  await context.addInitScript(noteSignedIn)
}

/**
 * The pages of a file of tests: those of one test, and for each person and size one that is used again (`again`). What goes wrong in a
 * page is added to `faults`.
 */
function pagesOf(site: Site, browserNow: () => Browser | undefined, faults: string[]) {
  let contexts: BrowserContext[] = []
  const kept = new Map<string, { page: Page; expects: (faults: readonly RegExp[]) => void }>()
  const openNow = (): Page[] => [
    ...contexts.flatMap((context) => context.pages()),
    ...[...kept.values()].map(({ page }) => page),
  ]
  const newPage = async (context: BrowserContext, expected: readonly RegExp[] = []) => {
    const page = await context.newPage()
    const expects = watchPage(page, site.address, faults)
    expects(expected)
    return { page, expects }
  }
  const newContext = async ({ size = 'desk', as, typeSize }: OpenOptions): Promise<BrowserContext> => {
    const browser = browserNow()
    if (browser === undefined) throw new Error('no browser')
    const context = await browser.newContext({
      ...sizes[size],
      locale: 'vi-VN',
      timezoneId: 'Asia/Ho_Chi_Minh',
      reducedMotion: 'reduce',
    })
    context.setDefaultTimeout(30_000)
    if (typeSize !== undefined) {
      await context.addInitScript((chosen) => localStorage.setItem('dangvu.type-size', chosen), typeSize)
    }
    if (as !== undefined) await enter(site, context, as)
    return context
  }
  const pageAgain = async (options: OpenOptions): Promise<Page> => {
    const key = `${options.as} ${options.size}`
    const before = kept.get(key)
    if (before === undefined) {
      const context = await newContext(options)
      await context.addInitScript(noteSignedIn)
      const begun = await newPage(context, options.expected)
      kept.set(key, begun)
      return begun.page
    }
    before.expects(options.expected ?? [])
    await before.page.evaluate(forgetWhatWasTyped)
    // What a new load would note is wanted as well where none follows.
    await before.page.evaluate(noteSignedIn)
    await turnInto(before.page, options.size)
    return before.page
  }
  const pageAnew = async (options: OpenOptions): Promise<Page> => {
    const context = await newContext(options)
    contexts.push(context)
    return (await newPage(context, options.expected)).page
  }
  const goTo = async (page: Page, at: string | undefined): Promise<Page> => {
    if (at !== undefined) await page.goto(site.address + at)
    return page
  }
  const open: Site['open'] = async (options = {}) =>
    goTo(await (options.again === true ? pageAgain(options) : pageAnew(options)), options.at)
  const beside: Site['beside'] = async (page, at) => goTo((await newPage(page.context())).page, at)
  /** Closes what one test used; where it failed nothing is used again. */
  const close = async (failed: boolean): Promise<void> => {
    if (failed) {
      contexts.push(...[...kept.values()].map(({ page }) => page.context()))
      kept.clear()
    }
    await Promise.all(contexts.map((context) => context.close()))
    contexts = []
  }
  /** Closes those that are used again too. */
  const end = (): Promise<void> => close(true)
  return { open, beside, openNow, close, end }
}

/**
 * Tests in a browser: `body` gets the running program. Whatever goes wrong in a page (an exception, an error in the console, a
 * violation of the content security policy, a request to somewhere else, a fault of the server) fails the test it happened in.
 */
export function inBrowser(title: string, body: (site: Site) => void): void {
  // Skipped only on a developer's machine without a browser, and the title says so: see chromium.ts.
  describe.skipIf(whyNot !== undefined)(whyNot === undefined ? title : `${title} (skipped: ${whyNot})`, () => {
    const site = {} as Site
    let browser: Browser | undefined
    let stop: (() => Promise<void>) | undefined
    const faults: string[] = []
    const { open, beside, openNow, close, end } = pagesOf(site, () => browser, faults)

    beforeAll(async () => {
      expect(chromiumPath, 'a Chromium to drive (DANGVU_BROWSER_TESTS=required)').toBeDefined()
      stop = await startSite(site, faults, openNow)
      browser = await theBrowser()
    }, 180_000)
    afterAll(async () => {
      await end()
      await stop?.()
    })
    afterEach(async ({ task }) => {
      const failed = task.result?.state === 'fail'
      if (failed) await portray(openNow())
      await close(failed)
      const found = faults.splice(0)
      expect(found, 'errors in the browser or the server').toEqual([])
    })
    Object.assign(site, { open, beside })
    body(site)
  })
}
