// Every page at the width of a phone and of a desk: no barrier that axe knows, nothing to scroll sideways, targets large enough.
import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writeList } from './harness/list-file.ts'
import { type Ids, idsOf, routesOfRouter, titleOf, type Visit, visit, visits } from './harness/routes.ts'
import { inBrowser, type Size } from './harness/site.ts'
import { smallTargets } from './harness/touch-targets.ts'

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

async function barriers(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')}: ${node.html.slice(0, 160)}: ${node.failureSummary ?? ''}`),
  )
}

/** How many pixels the page is wider than the window, and what sticks out. */
const sticksOut = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const width = document.documentElement.clientWidth
    if (document.documentElement.scrollWidth <= width) return []
    return [...document.querySelectorAll('body *')]
      .filter((one) => one.getBoundingClientRect().right > width + 0.5)
      .slice(-4)
      .map((one) => `${one.tagName} ${one.className}: ${one.getBoundingClientRect().right} of ${width}`)
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

  const opened = async (one: Visit, size: Size, typeSize?: '24'): Promise<Page> => {
    const page = await site.open({ size, as: one.as, expected: one.expected, typeSize })
    await visit(page, site, one, ids)
    return page
  }

  describe.each(visits.map((one) => ({ title: titleOf(one), one })))('$title', ({ one }) => {
    test('on a phone', async () => {
      const page = await opened(one, 'phone')
      expect(await barriers(page)).toEqual([])
      expect(await sticksOut(page)).toEqual([])
      expect(await smallTargets(page)).toEqual([])
    })

    test('on a phone in the largest type', async () => {
      const page = await opened(one, 'phone', '24')
      expect(await sticksOut(page)).toEqual([])
    })

    test('on a desk', async () => {
      const page = await opened(one, 'desk')
      expect(await barriers(page)).toEqual([])
      expect(await sticksOut(page)).toEqual([])
    })
  })
})
