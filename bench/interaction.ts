// How soon a page shows what a person did (interaction to next paint): a scripted visit in a real Chromium on the demonstration data.
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Locator, type Page } from 'playwright-core'
import { chromiumPath } from '../test/browser/harness/chromium.ts'
import { ms, type Row } from './report.ts'
import { sleep, whileServed } from './served.ts'

interface Interaction {
  step: string
  milliseconds: number
}

interface Account {
  signInName: string
  password: string
}

const SIZES = [
  { name: '360 px', viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true },
  { name: '1440 px', viewport: { width: 1440, height: 900 }, hasTouch: false, isMobile: false },
] as const

/** How much slower than the machine: 1, and 4 for the phone or the office computer of a commune. */
const SLOWDOWNS = [1, 4] as const
const ROUNDS = 2

/** Runs in the page before anything else: notes each event and how long its answer took to be painted. */
function observe(): void {
  const steps: { name: string; at: number }[] = []
  const longest = new Map<number, { at: number; duration: number }>()
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { interactionId: number })[]) {
      const { interactionId: id, startTime: at, duration } = entry
      // An event that belongs to no click, tap or key (a mouse that moves) has no number.
      if (id > 0 && duration > (longest.get(id)?.duration ?? 0)) longest.set(id, { at, duration })
    }
  }).observe({ type: 'event', durationThreshold: 16, buffered: true } as PerformanceObserverInit)
  Object.assign(window, {
    beginStep: (name: string) => steps.push({ name, at: performance.now() }),
    interactions: () => ({
      seen: [...longest.values()].map(({ at, duration }) => ({
        step: steps.findLast((step) => step.at <= at)?.name ?? '',
        milliseconds: duration,
      })),
      count: (performance as Performance & { interactionCount?: number }).interactionCount ?? longest.size,
    }),
  })
}

declare global {
  interface Window {
    beginStep: (name: string) => void
    interactions: () => { seen: Interaction[]; count: number }
  }
}

/** What a person at the organisation board of a province does on a morning; every step waits until the one before is complete. */
async function visit(page: Page, touch: boolean): Promise<void> {
  const press = async (what: Locator): Promise<void> => {
    await what.waitFor()
    await (touch ? what.tap() : what.click())
  }
  const step = async (name: string, act: () => Promise<unknown>): Promise<void> => {
    await page.evaluate((n) => window.beginStep(n), name)
    await act()
    // Looking for something in the page would take its processor while the answer is painted.
    await sleep(600)
    await page.waitForLoadState('networkidle')
    await sleep(200)
  }
  const main = page.getByRole('main')
  const place = (name: string) => page.getByRole('navigation').getByRole('link', { name, exact: true })
  const list = main.getByRole('table', { name: /^Danh sách đảng viên/ })
  const people = list.getByRole('rowheader').getByRole('link')
  const box = main.getByLabel('Tìm trong danh sách')

  /** On a phone what has no place in the bar stands behind «Thêm». */
  const open = async (name: string): Promise<void> => {
    const more = touch && !(await place(name).isVisible())
    if (more) {
      await press(place('Thêm'))
      await sleep(600)
    }
    await press(more ? main.getByRole('link', { name, exact: true }) : place(name))
  }

  await step('open the list', () => open('Đảng viên'))
  await step('type a name', () => box.pressSequentially('nguyen van', { delay: 120 }))
  await step('clear the search', async () => {
    await box.press('ControlOrMeta+A')
    await box.press('Backspace')
  })
  await step('open the filters', () => press(main.getByRole('button', { name: /^Lọc/ })))
  await step('choose in a filter', () => main.getByRole('combobox', { name: 'Giới tính' }).press('ArrowDown'))
  await step('take the filter away', () => press(main.getByRole('button', { name: /^Giới tính: / })))
  // On a phone the headings are there for the keyboard.
  await step('sort', () => list.getByRole('button', { name: 'Ngày sinh' }).press('Enter'))
  await step('sort', () => list.getByRole('button', { name: 'Ngày sinh' }).press('Enter'))
  await step('more of the list', () => press(main.getByRole('button', { name: 'Xem thêm' }).last()))
  await step('open a member', () => press(people.nth(3)))
  await step('another part of the record', () => press(main.getByRole('tab', { name: 'Lịch sử thay đổi' })))
  await step('open the imports', () => open('Nhập danh sách'))
  await step('begin an import', () => press(main.getByRole('link', { name: 'Nhập một danh sách mới' }).first()))
  await step('open the statistics', () => open('Thống kê'))
  await step('choose another table', () => main.getByRole('combobox', { name: 'Biểu' }).press('ArrowDown'))
  await step('open a number', () => press(main.getByRole('cell').getByRole('link').first()))
}

async function measure(
  browser: Browser,
  address: string,
  account: Account,
  size: (typeof SIZES)[number],
  slowdown: number,
): Promise<{ seen: Interaction[]; count: number }> {
  const { name: _, ...screen } = size
  const context = await browser.newContext({ ...screen, locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh' })
  try {
    context.setDefaultTimeout(60_000)
    const answer = await context.request.post(`${address}/api/identity.sign-in`, {
      data: account,
      headers: { 'Idempotency-Key': randomBytes(12).toString('hex') },
    })
    if (!answer.ok()) throw new Error(`signing in: ${answer.status()} ${await answer.text()}`)
    await context.addInitScript(() => localStorage.setItem('dangvu.signed-in', 'yes'))
    await context.addInitScript(observe)
    const page = await context.newPage()
    const devtools = await context.newCDPSession(page)
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
    const seen: Interaction[] = []
    let count = 0
    for (let round = 0; round < ROUNDS; round++) {
      await page.goto(address)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.waitForLoadState('networkidle')
      await visit(page, screen.hasTouch)
      const found = await page.evaluate(() => window.interactions())
      seen.push(...found.seen)
      count += found.count
    }
    return { seen: seen.sort((a, b) => b.milliseconds - a.milliseconds), count }
  } finally {
    await context.close()
  }
}

/** The account of the organisation board of the province, once the demonstration is there. */
async function boardOf(folder: string): Promise<Account> {
  for (const until = performance.now() + 120_000; performance.now() < until; await sleep(200)) {
    const text = await readFile(join(folder, 'demonstration.json'), 'utf8').catch(() => null)
    if (text === null) continue
    const { password, accounts } = JSON.parse(text) as { password: string; accounts: { signInName: string }[] }
    const board = accounts.find((account) => account.signInName.startsWith('bantochuc@'))
    if (board !== undefined) return { signInName: board.signInName, password }
  }
  throw new Error('no demonstration after two minutes')
}

/**
 * The worst and the 98th percentile of all clicks, taps and keys of the visit, at two widths, as fast as the machine and four times
 * slower. Events that were answered within 16 ms are counted and not timed; times come in steps of 8 ms.
 */
export async function interaction(tell: (row: Row) => void): Promise<void> {
  const what = 'Interaction to next paint'
  const target = '< 200 ms'
  if (chromiumPath === undefined) {
    tell({ what, target, measured: 'no Chromium on this machine (CHROMIUM_PATH)', yardstick: '–' })
    return
  }
  const folder = mkdtempSync(join(tmpdir(), 'dangvu-interaction-'))
  try {
    await whileServed(folder, async (address) => {
      const account = await boardOf(folder)
      const browser = await chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox', '--disable-gpu'] })
      try {
        for (const size of SIZES) {
          for (const slowdown of SLOWDOWNS) {
            const { seen, count } = await measure(browser, address, account, size, slowdown)
            const worst = seen[0]?.milliseconds ?? 0
            const late = seen[Math.floor(count * 0.02)]?.milliseconds ?? 0
            const slowest = seen.slice(0, 3).map((one) => `${one.step} ${ms(one.milliseconds)}`)
            tell({
              what: `${what}, ${size.name}, ${slowdown === 1 ? 'the machine as it is' : `processor ${slowdown}× slower`}`,
              target,
              measured: `worst **${ms(worst)}**, p98 **${ms(late)}** of ${count}`,
              yardstick: slowest.join('; '),
              met: worst < 200,
            })
          }
        }
      } finally {
        await browser.close()
      }
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
