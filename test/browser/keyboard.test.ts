// Without a mouse: signing in, finding a person, opening the record, changing it; one always sees where one is.
import { expect, test } from 'vitest'
import { heading, seen } from './harness/acts.ts'
import { openPool } from './harness/case-acts.ts'
import { isSeen, notLost, tabTo } from './harness/keyboard.ts'
import { inBrowser } from './harness/site.ts'

inBrowser('keyboard only', (site) => {
  test.each(['desk', 'phone'] as const)('from signing in to a changed record (%s)', async (size) => {
    const page = await site.open({ size, at: '/dang-nhap' })
    await heading(page, 'Đăng nhập')
    await tabTo(page, page.getByLabel('Tên đăng nhập'))
    await page.keyboard.type(site.signInName('bithu'))
    await tabTo(page, page.getByRole('textbox', { name: 'Mật khẩu' }))
    await page.keyboard.type(site.password)
    await page.keyboard.press('Enter')

    const list = page.getByRole('navigation', { name: 'Các phần của chương trình' })
    await tabTo(page, list.getByRole('link', { name: 'Đảng viên', exact: true }))
    await page.keyboard.press('Enter')
    await heading(page, 'Đảng viên')
    await notLost(page)
    const person = await seen(page.getByRole('table').getByRole('rowheader').getByRole('link'))
    const name = (await person.textContent()) ?? ''
    await tabTo(page, person)
    await page.keyboard.press('Enter')
    await heading(page, name)
    await notLost(page)

    // Tabs answer to arrows.
    await tabTo(page, page.getByRole('tab', { name: 'Hồ sơ' }))
    await page.keyboard.press('ArrowRight')
    await seen(page.getByRole('tab', { name: 'Quá trình', selected: true }))
    await isSeen(page)
    await page.keyboard.press('ArrowLeft')
    await seen(page.getByRole('tab', { name: 'Hồ sơ', selected: true }))

    await tabTo(page, page.getByRole('button', { name: /^Sửa phần Nghề nghiệp/ }))
    await page.keyboard.press('Space')
    const part = page.getByRole('region', { name: 'Nghề nghiệp và ghi chú' })
    await seen(part.getByRole('button', { name: 'Lưu phần này' }))
    await notLost(page)
    const note = part.getByLabel(/^Ghi chú/)
    await tabTo(page, note)
    await page.keyboard.press('Control+A')
    await page.keyboard.type(`Ghi bằng bàn phím (${size})`)
    await tabTo(page, part.getByRole('button', { name: 'Lưu phần này' }))
    await page.keyboard.press('Enter')
    await seen(part.getByText(`Ghi bằng bàn phím (${size})`))
    await notLost(page)
  })

  test.each(['desk', 'phone'] as const)('from the work to do through a step of a case (%s)', async (size) => {
    const page = await site.open({ size, as: 'bithu', at: '/viec' })
    const fullName = `Ngô Văn Thử Phím ${size === 'desk' ? 'Một' : 'Hai'}`
    await openPool(site, page, { fullName, birthDate: '1999-09-09' })
    await page.reload()
    await seen(page.getByRole('tab', { name: /^Của tôi \(\d+\)/, selected: true }))
    const row = page.getByRole('row').filter({ hasText: fullName })
    await tabTo(page, row.getByRole('link', { name: /^Ra nghị quyết đưa vào danh sách/ }))
    await page.keyboard.press('Enter')
    await heading(page, 'Ra nghị quyết đưa vào danh sách cảm tình Đảng')
    await notLost(page)
    await tabTo(page, page.getByRole('combobox', { name: 'Đảng viên được phân công giúp đỡ' }))
    await seen(page.getByRole('option').first())
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    if (size === 'phone') {
      await tabTo(page, page.getByRole('button', { name: 'Tiếp: Giấy tờ' }))
      await page.keyboard.press('Enter')
    }
    await tabTo(page, page.getByRole('textbox', { name: /^Số/ }))
    await page.keyboard.type('05-NQ/CB')
    await tabTo(page, page.getByRole('button', { name: 'Ra nghị quyết đưa vào danh sách cảm tình Đảng' }))
    await page.keyboard.press('Enter')
    await heading(page, `Tạo nguồn phát triển đảng viên: ${fullName}`)
    await notLost(page)
    await isSeen(page)
  })

  test('a dialog keeps the focus inside and gives it back', async () => {
    const page = await site.open({ as: 'bithu', at: '/tai-khoan' })
    const opener = await seen(page.getByRole('button', { name: 'Đăng xuất khỏi mọi thiết bị' }))
    await tabTo(page, opener)
    await page.keyboard.press('Enter')
    const dialog = await seen(page.getByRole('dialog'))
    for (let step = 0; step < 6; step++) {
      await page.keyboard.press('Tab')
      const inside = await dialog.evaluate(
        (box) => document.activeElement === document.body || box.contains(document.activeElement),
      )
      expect(inside).toBe(true)
    }
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
    await expect.poll(() => opener.evaluate((button) => button === document.activeElement)).toBe(true)
  })

  test('on a phone a list is taken out from behind a menu, and one is back at the menu', async () => {
    const page = await site.open({ size: 'phone', as: 'vanphong.xa', at: '/dang-vien' })
    await seen(page.getByRole('table').getByRole('rowheader'))
    const menu = page.getByRole('button', { name: 'Việc khác' })
    await tabTo(page, menu)
    await page.keyboard.press('Enter')
    await tabTo(page, page.getByRole('button', { name: 'Xuất ra Excel' }))
    await page.keyboard.press('Enter')
    await tabTo(page, page.getByRole('button', { name: 'Xuất danh sách' }))
    await page.keyboard.press('Enter')
    await seen(page.getByRole('heading', { name: 'Đã xuất danh sách' }))
    await notLost(page)
    await tabTo(page, page.getByRole('button', { name: 'Đóng' }))
    await page.keyboard.press('Enter')
    await expect.poll(() => menu.evaluate((button) => button === document.activeElement)).toBe(true)
  })

  test('the menu of posts opens, closes with Escape, and the first stop leads past the bar on top', async () => {
    const page = await site.open({ as: 'bithu', at: '/dang-vien' })
    await seen(page.getByRole('table').getByRole('rowheader'))
    await page.reload()
    await seen(page.getByRole('table').getByRole('rowheader'))
    const menu = page.getByRole('button', { name: /mở để đổi chức vụ/ })
    await tabTo(page, menu, 'Shift+Tab')
    await page.keyboard.press('Enter')
    await tabTo(page, page.getByRole('button', { name: 'Đăng xuất', exact: true }))
    await page.keyboard.press('Escape')
    await expect.poll(() => menu.evaluate((button) => button === document.activeElement)).toBe(true)
    await tabTo(page, page.getByRole('link', { name: 'Bỏ qua, đến nội dung chính' }), 'Shift+Tab')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    expect(await page.getByRole('main').evaluate((main) => main.contains(document.activeElement))).toBe(true)
  })
})
