// Organisations: the tree, a new name with the old one still found, and founding a branch.
import { expect, test } from 'vitest'
import { heading, main, seen } from './harness/acts.ts'
import { inBrowser } from './harness/site.ts'

inBrowser('organisations', (site) => {
  test('the tree opens by levels and leads to an organisation', async () => {
    const page = await site.open({ as: 'bantochuc', at: '/to-chuc' })
    await heading(page, /^Đảng bộ tỉnh/)
    const tree = page.getByRole('navigation', { name: 'Cây tổ chức' })
    const commune = await seen(tree.getByRole('link', { name: /^Đảng bộ (xã|phường)/ }))
    const name = (await commune.textContent()) ?? ''
    const toggle = tree.getByRole('button', { name: `Các tổ chức trực thuộc ${name}` })
    expect(await toggle.getAttribute('aria-expanded')).toBe('false')
    await toggle.click()
    const branch = await seen(tree.getByRole('link', { name: /^Chi bộ/ }))
    const branchName = (await branch.textContent()) ?? ''
    await branch.click()
    await heading(page, branchName)
    await seen(page.getByRole('navigation', { name: 'Đường dẫn' }).getByRole('link', { name }))
  })

  test('a branch gets a new name; under the old one the directory still finds it', async () => {
    const page = await site.open({ as: 'vanphong.xa', at: '/to-chuc?muc=truc-thuoc' })
    const branch = await seen(page.getByRole('table').getByRole('link', { name: /^Chi bộ/ }))
    const old = (await branch.textContent()) ?? ''
    await branch.click()
    await heading(page, old)
    await page.getByRole('button', { name: 'Đổi tên' }).click()
    const form = page.getByRole('region', { name: 'Đổi tên' })
    await form.getByLabel('Tên mới').fill('Chi bộ thôn Bình Minh')
    await form.getByLabel(/^Văn bản/).fill('Quyết định 9-QĐ/ĐU ngày 20/11/2026')
    await form.getByRole('button', { name: 'Đổi tên' }).click()
    await heading(page, 'Chi bộ thôn Bình Minh')
    await page.getByRole('tab', { name: 'Lịch sử' }).click()
    await seen(page.getByRole('tabpanel').getByText(old, { exact: false }))

    await page.getByRole('link', { name: 'Danh bạ tổ chức' }).click()
    await heading(page, 'Danh bạ tổ chức')
    const typed = old.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D')
    await page.getByLabel('Tên hoặc mã tổ chức').fill(typed)
    await page.getByRole('button', { name: 'Tìm tổ chức' }).click()
    const hit = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: 'Chi bộ thôn Bình Minh' }) })
    await seen(hit.getByText(`Tên cũ: ${old}`, { exact: false }))
  })

  test('a branch is founded where one may stand, and is there at once', async () => {
    const page = await site.open({ size: 'phone', as: 'vanphong.xa', at: '/to-chuc' })
    await (await seen(page.getByRole('button', { name: 'Việc khác', exact: true }))).click()
    await (await seen(page.getByRole('link', { name: 'Thành lập tổ chức trực thuộc' }))).click()
    await heading(page, 'Thành lập tổ chức trực thuộc')
    await page.getByRole('button', { name: 'Thành lập tổ chức' }).click()
    const problem = await seen(page.getByRole('alert'))
    // Each problem leads to its field.
    await problem.getByRole('link').first().click()
    await page.getByRole('radio', { name: 'Chi bộ', exact: true }).check()
    await page.getByLabel('Tên', { exact: true }).fill('Chi bộ thôn Mới Lập')
    await page.getByLabel('Mã', { exact: true }).fill('99.THU.01')
    await page.getByLabel('Ngày thành lập').fill('01/11/2026')
    await page.getByRole('button', { name: 'Thành lập tổ chức' }).click()
    await heading(page, 'Chi bộ thôn Mới Lập')
    await page.getByRole('navigation', { name: 'Đường dẫn' }).getByRole('link').last().click()
    await page.getByRole('tab', { name: 'Tổ chức trực thuộc' }).click()
    const found = page.getByRole('link', { name: 'Chi bộ thôn Mới Lập' })
    const links = page.getByRole('table').getByRole('link')
    await seen(links)
    const more = main(page).getByRole('button', { name: 'Xem thêm' })
    while ((await found.count()) === 0 && (await more.count()) > 0) {
      const shown = await links.count()
      await more.click()
      await seen(links.nth(shown))
    }
    await seen(found)
  })
})
