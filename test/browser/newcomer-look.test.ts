// What one who has never seen the program sees first: names that keep to their place, and what is to be done before what is good to know.
import { expect, test } from 'vitest'
import { heading, main, seen, settled } from './harness/acts.ts'
import { openPool } from './harness/case-acts.ts'
import { inBrowser } from './harness/site.ts'

inBrowser('the first look', (site) => {
  test('the names of the rail keep within their fields', async () => {
    const page = await site.open({ as: 'bithu', at: '/viec' })
    await heading(page, 'Việc cần làm')
    await settled(page)
    const links = page.getByRole('navigation').getByRole('link')
    await seen(links.filter({ hasText: 'Tu dưỡng, rèn luyện' }))
    const spilled = await links.evaluateAll((all) =>
      all.filter((one) => one.scrollWidth > one.clientWidth).map((one) => one.textContent),
    )
    expect(spilled).toEqual([])
    // Under a bar that a long name makes tall the rail begins where the bar ends, also far down the page.
    const bar = page.getByRole('banner')
    await bar.evaluate((one) => {
      one.style.minHeight = '9rem'
    })
    await main(page).evaluate((one) => {
      one.style.minHeight = '300vh'
      scrollTo(0, 500)
    })
    const rail = page.getByRole('navigation', { name: 'Các phần của chương trình' })
    const bottom = ({ y, height }: { y: number; height: number }) => y + height
    const apart = async () => {
      const [above, below] = [await bar.boundingBox(), await rail.boundingBox()]
      return above && below && [below.y - bottom(above), bottom(below)]
    }
    await expect.poll(apart).toEqual([0, 900])
  })

  test.each(['20', '24'] as const)('in type of %s px a phone shows whole in which post one acts', async (typeSize) => {
    const page = await site.open({ as: 'bithu', size: 'phone', at: '/viec', typeSize })
    await heading(page, 'Việc cần làm')
    await settled(page)
    const bar = await seen(page.getByRole('banner'))
    await seen(bar.getByText('Chi bộ'))
    // A line that ends in dots is as wide as its field, and higher.
    const cut = await bar.evaluate((all) =>
      [all, ...all.querySelectorAll('*:not(.only-read-aloud)')]
        .filter((one) => one.textContent !== '' && one.clientWidth > 0)
        .filter((one) => one.scrollWidth > one.clientWidth || one.scrollHeight > one.clientHeight)
        .map((one) => one.textContent),
    )
    expect(cut).toEqual([])
  })

  test('the sign between two names of the way stands beside the second, also where that is long', async () => {
    const page = await site.open({ as: 'bithu', size: 'phone' })
    const { id } = await openPool(site, page, { fullName: 'Nguyễn Thị Thử Đường Dẫn Dài' })
    await page.goto(`${site.address}/viec/${id}/buoc/propose-listing`)
    await heading(page, 'Ra nghị quyết đưa vào danh sách cảm tình Đảng')
    const item = await seen(page.getByRole('navigation', { name: 'Đường dẫn' }).getByRole('listitem').nth(1))
    const apart = await item.evaluate((one) => {
      const [sign, link] = [one.querySelector('span'), one.querySelector('a')].map((part) =>
        part?.getBoundingClientRect(),
      )
      return sign === undefined || link === undefined || sign.bottom <= link.top
    })
    expect(apart).toBe(false)
  })

  test('what is to be done stands before what has changed in the rules', async () => {
    const page = await site.open({ as: 'bithu', size: 'phone' })
    const { id } = await openPool(site, page, { fullName: 'Nguyễn Thị Thử Thứ Tự' })
    await page.route(/cases\.get\?/, async (route) => {
      const answer = await (await route.fetch()).json()
      const changed = {
        step: 'Ghi quần chúng ưu tú',
        ruleId: 'POOL-01',
        name: 'x',
        title: 'Số tháng',
        before: '1',
        now: '2',
      }
      await route.fulfill({ json: { ...answer, differences: [changed] } })
    })
    await page.goto(`${site.address}/viec/${id}`)
    const changed = await seen(main(page).getByText('Quy định đã thay đổi từ khi các bước dưới đây được xét'))
    const next = await seen(main(page).getByRole('heading', { name: 'Làm gì tiếp' }))
    const topOf = async (one: typeof next) => (await one.boundingBox())?.y ?? 0
    expect(await topOf(next)).toBeLessThan(await topOf(changed))
  })
})
