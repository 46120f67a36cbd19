// The supplement of the year asked of a whole branch by one button, on a phone with the keys alone; the notice that says so covers nothing in use.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { gone, h1, heading, main, seen, settled } from './harness/acts.ts'
import { ask, seatOf } from './harness/case-acts.ts'
import { inBrowser } from './harness/site.ts'
import { smallTargets } from './harness/touch-targets.ts'

/** How far the notice lies over what has the focus, in pixels of height; below nothing where it does not. */
const covered = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const notice = [...document.querySelectorAll('output span')].find((one) => one.textContent !== '')
    const at = document.activeElement
    if (notice === undefined || at === null || at === document.body) return Number.NaN
    return at.getBoundingClientRect().bottom - notice.getBoundingClientRect().top
  })

/** Scrolls so that what has the focus stands at the lower edge, above the bar, where the notice comes. */
const toLowerEdge = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const place = document.activeElement?.getBoundingClientRect()
    scrollBy({ top: (place?.bottom ?? 0) - innerHeight + 100, behavior: 'instant' })
  })

inBrowser('the supplement of a whole branch', (site) => {
  test('DOS-02: asked once of everybody, and of nobody twice; each member finds the own one', async () => {
    const page = await site.open({ as: 'bithu', size: 'phone', at: '/viec/moi' })
    await heading(page, /^Mở việc/)
    const button = await seen(main(page).getByRole('button', { name: 'Yêu cầu cả chi bộ khai' }))
    await settled(page)
    expect(await smallTargets(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
    await button.focus()
    await toLowerEdge(page)
    await page.keyboard.press('Enter')
    const first = await seen(page.getByText(/^Đã yêu cầu \d+ đảng viên khai bổ sung hồ sơ\.$/))
    const asked = Number(/\d+/.exec((await first.textContent()) ?? '')?.[0])
    expect(asked).toBeGreaterThan(1)
    await expect.poll(() => covered(page)).toBeLessThan(0)
    const { organisationId } = await seatOf(site, page)
    const open = `cases.list?lifecycle=yearly-supplement&organisationId=${organisationId}&open=true&limit=200`
    const before = (await ask<{ rows: unknown[] }>(site, page, open)).rows.length
    expect(before).toBeGreaterThanOrEqual(asked)
    await button.focus()
    await page.keyboard.press('Enter')
    await seen(page.getByText(/^Không mở thêm việc nào: cả \d+ đảng viên đã có việc này trong năm\.$/))
    expect((await ask<{ rows: unknown[] }>(site, page, open)).rows).toHaveLength(before)
    // Going on by the keys while the notice stands: what comes next is not under it either.
    for (let i = 0; i < 3; i += 1) {
      await page.keyboard.press('Shift+Tab')
      await toLowerEdge(page)
      await page.keyboard.press('Tab')
      await expect.poll(() => covered(page)).toBeLessThan(0)
      await page.keyboard.press('Shift+Tab')
    }
    await gone(page.getByText(/^Không mở thêm việc nào/))
    expect(await page.evaluate(() => document.body.style.paddingBottom)).toBe('')

    const member = await site.open({ as: 'dangvien', size: 'phone', at: '/viec' })
    await h1('Việc cần làm')(member).waitFor()
    await seen(main(member).getByText(/[Bb]ổ sung hồ sơ/))
  })

  test('a seat above the branch, and a member, are not offered it', async () => {
    for (const as of ['vanphong.xa', 'dangvien'] as const) {
      const page = await site.open({ as, at: '/viec/moi' })
      await settled(page)
      expect(await page.getByRole('button', { name: 'Yêu cầu cả chi bộ khai' }).count()).toBe(0)
    }
  })
})
