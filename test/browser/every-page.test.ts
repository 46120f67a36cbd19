// Every page at the width of a phone and of a desk: no barrier that axe knows, nothing to scroll sideways, targets large enough.
import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeList } from './harness/list-file.ts'
import { type Ids, idsOf, routesOfRouter, titleOf, type Visit, visit, visits } from './harness/routes.ts'
import { inBrowser, type Size } from './harness/site.ts'
import { smallTargets } from './harness/touch-targets.ts'

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

async function barriers(page: Page): Promise<string[]> {
  // What lies below the bar on top after scrolling is not in the way of anybody who scrolls.
  await page.evaluate(() => scrollTo(0, 0))
  // In the page itself: a second page for the judgement costs two seconds a visit and serves frames of other sites, which there are none of.
  const { violations } = await new AxeBuilder({ page })
    // Only what is wrong is described, and no style sheet is fetched a second time: a third of the time.
    .options({ resultTypes: ['violations'], preload: false })
    .withTags(RULES)
    .setLegacyMode(true)
    .analyze()
  return violations.flatMap(({ id, nodes }) =>
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

  const opened = async (one: Visit, size: Size): Promise<Page> => {
    const page = await site.open({ size, as: one.as, expected: one.expected, again: one.as !== undefined })
    await visit(page, site, one, ids)
    return page
  }
  const onDesk = async (one: Visit) => {
    const page = await opened(one, 'desk')
    return { barriers: await barriers(page), sticksOut: await sticksOut(page) }
  }
  const onPhone = async (one: Visit) => {
    const page = await opened(one, 'phone')
    const found = {
      barriers: await barriers(page),
      sticksOut: await sticksOut(page),
      smallTargets: await smallTargets(page),
    }
    // As somebody chooses it on the page «Tài khoản của tôi».
    await page.evaluate(() => {
      document.documentElement.dataset.typeSize = '24'
    })
    return { ...found, sticksOutInLargeType: await sticksOut(page) }
  }

  test.each(visits.map((one) => ({ title: titleOf(one), one })))('$title', async ({ one }) => {
    const [phone, desk] = await Promise.all([onPhone(one), onDesk(one)])
    expect(phone, 'on a phone').toEqual({ barriers: [], sticksOut: [], smallTargets: [], sticksOutInLargeType: [] })
    expect(desk, 'on a desk').toEqual({ barriers: [], sticksOut: [] })
  })
})
