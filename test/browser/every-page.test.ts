// Every page at the width of a phone and of a desk: no barrier that axe knows, nothing to scroll sideways, targets large enough.
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type axe from 'axe-core'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openAll } from './harness/acts.ts'
import { writeList } from './harness/list-file.ts'
import { type Ids, idsOf, routesOfRouter, titleOf, visit, visits } from './harness/routes.ts'
import { inBrowser, turnInto } from './harness/site.ts'
import { smallTargets } from './harness/touch-targets.ts'
import { quiet } from './harness/watch-page.ts'

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** The program of axe in its short form, less than half as long: every page loads it anew. */
const AXE = readFile(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')

/** What axe finds; its program is in the page already. Colours are the same at every width: judging them takes half of the time. */
async function barriers(page: Page, colours: boolean): Promise<string[]> {
  const asked = { runOnly: RULES, rules: { 'color-contrast': { enabled: colours } } }
  const found = await page.evaluate((wanted) => {
    // What lies below the bar on top after scrolling is not in the way of anybody who scrolls.
    scrollTo(0, 0)
    const { axe: judge } = window as unknown as { axe: typeof axe }
    // Only what is wrong is described, and no style sheet is fetched a second time: a third of the time.
    return judge.run(document, { ...wanted, resultTypes: ['violations'], preload: false })
  }, asked)
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')}: ${node.html.slice(0, 160)}: ${node.failureSummary ?? ''}`),
  )
}

/** How many pixels the page is wider than the window, and what sticks out. */
const sticksOut = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const width = document.documentElement.clientWidth
    if (document.documentElement.scrollWidth <= width) return []
    const past = (one: Element) => one.getBoundingClientRect().right > width + 0.5
    // Bars that are fixed follow the page; the innermost parts say what is too wide.
    return [...document.querySelectorAll('main *')]
      .filter((one) => past(one) && ![...one.children].some(past))
      .slice(0, 4)
      .map((one) => `${one.outerHTML.slice(0, 160)}: ${one.getBoundingClientRect().right} of ${width}`)
      .concat(`the page: ${document.documentElement.scrollWidth} of ${width}`)
  })

test('every route of the router is on the list', async () => {
  expect(new Set(visits.map(({ route }) => route))).toEqual(await routesOfRouter())
})

inBrowser('every page', (site) => {
  let list: Awaited<ReturnType<typeof writeList>>
  let ids: Ids
  beforeAll(async () => {
    list = await writeList()
    ids = await idsOf(site, list.file)
  })
  afterAll(() => list?.remove())

  // A page is loaded once and looked at twice, with what is folded opened.
  const onPhone = async (page: Page) => {
    await openAll(page)
    await quiet(page)
    const found = {
      barriers: await barriers(page, true),
      sticksOut: await sticksOut(page),
      smallTargets: await smallTargets(page),
    }
    // As somebody chooses it on the page «Tài khoản của tôi».
    await page.evaluate(() => {
      document.documentElement.dataset.typeSize = '24'
    })
    const sticksOutInLargeType = await sticksOut(page)
    await page.evaluate(() => {
      delete document.documentElement.dataset.typeSize
    })
    return { ...found, sticksOutInLargeType }
  }
  const onDesk = async (page: Page) => {
    await turnInto(page, 'desk')
    await quiet(page)
    return { barriers: await barriers(page, false), sticksOut: await sticksOut(page) }
  }

  // Each address is loaded by the first visit of its route; the others come to it within the program, which is half the work, axe's too.
  const first = new Set([...Map.groupBy(visits, ({ route }) => route).values()].map(([one]) => one))
  const inOrder = visits.toSorted((a, b) => Number(first.has(b)) - Number(first.has(a)))
  test.each(inOrder.map((one) => ({ title: titleOf(one), one })))('$title', async ({ one }) => {
    const page = await site.open({ size: 'phone', as: one.as, expected: one.expected, again: one.as !== undefined })
    await visit(page, site, one, ids, !first.has(one))
    if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(await AXE)
    const phone = await onPhone(page)
    const desk = await onDesk(page)
    expect(phone, 'on a phone').toEqual({ barriers: [], sticksOut: [], smallTargets: [], sticksOutInLargeType: [] })
    expect(desk, 'on a desk').toEqual({ barriers: [], sticksOut: [] })
  })
})
