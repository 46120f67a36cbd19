// The admission plan of a commune: set in the browser, shown beside what the record counts, at both widths.
import { expect, test } from 'vitest'
import { heading, seen } from './harness/acts.ts'
import { inBrowser } from './harness/site.ts'

inBrowser('admission plans', (site) => {
  test('a plan is set and stands beside what was done; a branch shows its own line', async () => {
    const page = await site.open({ as: 'vanphong.xa', at: '/to-chuc?muc=ket-nap' })
    await heading(page, /^Đảng bộ/)
    await (await seen(page.getByRole('button', { name: 'Đặt kế hoạch' }).first())).click()
    await page.getByLabel('Số người kết nạp trong năm').fill('30')
    await page.getByLabel(/^Phụ nữ/).fill('12')
    await page.getByRole('button', { name: 'Ghi kế hoạch' }).click()
    await seen(page.getByText(/^\d+ trên 30$/))
    expect(await page.getByRole('rowheader', { name: 'Phụ nữ' }).count()).toBe(1)
    const phone = await site.open({ as: 'bithu', at: '/to-chuc?muc=ket-nap', size: 'phone' })
    await seen(phone.getByRole('heading', { name: /^Kết nạp đảng viên năm/ }))
  })
})
