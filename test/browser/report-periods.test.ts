// Beginning a report on a phone: whoever picks another type gets its last period, not a question about days that are not on the form.
import { expect, test } from 'vitest'
import { heading, main, press, seen } from './harness/acts.ts'
import { inBrowser } from './harness/site.ts'

inBrowser('a new report', (site) => {
  test('of another type than the first: of the last period of that type that has begun, unless another is chosen', async () => {
    const page = await site.open({ size: 'phone', as: 'vanphong.xa', at: '/bao-cao' })
    await heading(page, 'Báo cáo')
    await press('Soạn báo cáo')(page)
    await page.getByLabel('Báo cáo 6 tháng').check()
    const period = await seen(main(page).getByLabel('Kỳ', { exact: true }))
    const offered = await period.getByRole('option').allTextContents()
    expect(await period.locator('option:checked').textContent()).toBe(offered.at(-1))
    await press('Soạn, lấy số liệu từ hồ sơ')(page)
    await heading(page, new RegExp(`${offered.at(-1)}`, 'i'))
    await seen(main(page).getByText(/^\d+ phép cộng ngang, dọc đều khớp\.$/))
  })
})
