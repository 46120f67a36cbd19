// What each kind of person sees: the own record only, no member at all, one post after another.
import { expect, test } from 'vitest'
import { heading, holdUntil, seen, settled } from './harness/acts.ts'
import { inBrowser } from './harness/site.ts'

inBrowser('who sees what', (site) => {
  test.each([
    ['bithu', ['Việc cần làm', 'Đảng viên', 'Sinh hoạt', 'Kế hoạch – báo cáo', 'Thêm']],
    ['vanphong.xa', ['Việc cần làm', 'Đảng viên', 'Sinh hoạt', 'Kế hoạch – báo cáo', 'Thêm']],
    ['dangvien', ['Việc cần làm', 'Nhiệm vụ', 'Hồ sơ của tôi', 'Sinh hoạt', 'Thêm']],
  ] as const)('the bar of a phone has five places: %s', async (as, places) => {
    const page = await site.open({ size: 'phone', as, at: '/tai-khoan' })
    const bar = page.getByRole('navigation', { name: 'Các phần của chương trình' })
    await seen(bar.getByRole('link', { name: 'Thêm' }))
    expect(await bar.getByRole('link').allInnerTexts()).toEqual(places)
    // The page of the own account is behind «Thêm».
    const marked = bar.locator('a[aria-current]').filter({ visible: true })
    expect(await marked.allInnerTexts()).toEqual(['Thêm'])
  })

  test('a plain member sees the own record and nobody else', async () => {
    const office = await site.open({ as: 'bithu', at: '/dang-vien' })
    const others = await seen(office.getByRole('table').getByRole('rowheader').getByRole('link'))
    const page = await site.open({ size: 'phone', as: 'dangvien', at: '/tong-quan' })
    const greeting = await heading(page, /^Xin chào /)
    const own = ((await greeting.textContent()) ?? '').replace('Xin chào ', '')
    const bar = page.getByRole('navigation', { name: 'Các phần của chương trình' })
    expect(await bar.getByRole('link', { name: 'Đảng viên', exact: true }).count()).toBe(0)
    expect(await bar.getByRole('link', { name: 'Thống kê' }).count()).toBe(0)
    await page.getByRole('link', { name: 'Xem hồ sơ của tôi' }).click()
    await heading(page, own)
    expect(await page.getByRole('button', { name: /^Sửa/ }).count()).toBe(0)

    // Somebody else's record, at its own address: as if it were not there.
    const links = office.getByRole('table').getByRole('rowheader').getByRole('link')
    const count = await links.count()
    const theirs = (await others.textContent()) === own && count > 1 ? links.nth(1) : others
    const curious = await site.open({ as: 'dangvien', expected: [/status of (403|404) /] })
    await curious.goto(`${site.address}${await theirs.getAttribute('href')}`)
    await seen(curious.getByRole('alert'))
    expect(await curious.getByText((await theirs.textContent()) ?? '').count()).toBe(0)
    // There is no list of one: its address leads to the own record, and nobody else is looked for.
    await curious.goto(`${site.address}/dang-vien`)
    await heading(curious, own)
    await curious.goto(`${site.address}/tim?q=nguyen`)
    await seen(curious.getByRole('textbox', { name: 'Tìm tổ chức' }))
    await settled(curious)
    expect(await curious.getByRole('heading', { level: 2, name: 'Đảng viên' }).count()).toBe(0)
    // With nothing to look for yet one comes to type.
    await curious.goto(`${site.address}/tim`)
    await seen(curious.getByRole('textbox', { name: 'Tìm tổ chức' }).and(curious.locator(':focus')))
  })

  test('the administrator looks after accounts and sees no member', async () => {
    const page = await site.open({ as: 'quantri', at: '/' })
    await seen(page.getByRole('heading', { level: 1 }))
    const rail = page.getByRole('navigation', { name: 'Các phần của chương trình' })
    await seen(rail.getByRole('link', { name: 'Quản lý tài khoản' }))
    expect(await rail.getByRole('link', { name: 'Đảng viên', exact: true }).count()).toBe(0)
    await rail.getByRole('link', { name: 'Quản lý tài khoản' }).click()
    await seen(page.getByText(site.signInName('bithu'), { exact: false }))

    const curious = await site.open({ as: 'quantri', expected: [/status of 403 /] })
    for (const address of ['/dang-vien', '/thong-ke', '/tim?q=nguyen']) {
      await curious.goto(site.address + address)
      await settled(curious)
      expect(await curious.getByRole('rowheader').getByRole('link').count(), address).toBe(0)
    }
  })

  test('one person with two posts works in one after the other', async () => {
    const page = await site.open({ size: 'phone', as: 'bithu' })
    const bar = page.getByRole('navigation', { name: 'Các phần của chương trình' })
    const menu = page.getByRole('button', { name: /mở để đổi chức vụ/ })
    await holdUntil(page, /identity\.choose-seat/)
    await page.goto(site.address)
    await seen(bar.getByRole('link', { name: 'Đảng viên', exact: true }))
    await menu.click()
    await page.getByRole('button', { name: /^Đảng viên/ }).click()
    await heading(page, 'Việc cần làm')
    await seen(page.getByText('Đang làm việc với chức vụ Đảng viên', { exact: false }))
    await seen(page.getByRole('link', { name: 'Xem hồ sơ của tôi' }))
    expect(await bar.getByRole('link', { name: 'Đảng viên', exact: true }).count()).toBe(0)
    await page.reload()
    await heading(page, 'Việc cần làm')
    await menu.click()
    await page
      .getByRole('button', { name: /^Bí thư/ })
      .last()
      .click()
    await seen(bar.getByRole('link', { name: 'Đảng viên', exact: true }))
  })

  test('an address that names nothing says so, and nothing is offered to be corrected', async () => {
    const page = await site.open({ as: 'bithu', expected: [/status of 40[04] /] })
    for (const address of ['/sinh-hoat/abc', '/nhiem-vu/abc', '/danh-gia/abc', '/dang-vien/abc', '/viec/abc']) {
      await page.goto(site.address + address)
      await seen(page.getByText('Đường dẫn này không đúng', { exact: false }))
      expect(await page.getByText('Sửa các mục', { exact: false }).count(), address).toBe(0)
    }
    await page.goto(`${site.address}/sinh-hoat/diem-danh`)
    await seen(page.getByText('Chưa có mã của cuộc họp.'))
    expect(await page.getByRole('button', { name: /có mặt/ }).count()).toBe(0)
  })
})
