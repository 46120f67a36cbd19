// On paper: the list and the table with what they are about, and nothing of what is only pressed.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { seen, settled } from './harness/acts.ts'
import { openPool } from './harness/case-acts.ts'
import { inBrowser } from './harness/site.ts'

/** What is left of the parts that only make sense on a screen. */
const onlyOnScreen = async (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('nav, button, select, input, [role=tablist], header.screen-only')]
      .filter((one) => one.checkVisibility())
      .map((one) => one.outerHTML.slice(0, 120)),
  )

inBrowser('print', (site) => {
  test.each([
    ['the list of members', '/dang-vien?gender=female', /^Danh sách đảng viên/],
    ['biểu 3', '/thong-ke?form=3', /^Biểu/],
    ['biểu 1', '/thong-ke?form=1', /^Biểu/],
    ['the list behind a figure', '/thong-ke/danh-sach?form=3&on=2026-11-01&row=total&column=total', /./],
  ])('%s', async (_name, at, caption) => {
    const page = await site.open({ as: 'bantochuc', at })
    const table = page.getByRole('main').getByRole('table', { name: caption })
    await seen(table.getByRole('rowheader'))
    await settled(page)
    const rows = await table.getByRole('rowheader').count()
    await page.emulateMedia({ media: 'print' })
    await seen(table)
    expect(await table.getByRole('rowheader').count()).toBe(rows)
    expect(await page.getByRole('navigation').count()).toBe(0)
    expect(await onlyOnScreen(page)).toEqual([])
    // Printed on white, whole, as a table.
    const look = await table.evaluate((element) => ({
      display: getComputedStyle(element).display,
      ground: getComputedStyle(document.body).backgroundColor,
      clipped: getComputedStyle(element.parentElement ?? element).overflowX,
    }))
    expect(look).toMatchObject({ display: 'table', ground: 'rgb(255, 255, 255)' })
    if (at.startsWith('/dang-vien')) await seen(page.getByText(/^In ngày .* Điều kiện: Giới tính: Nữ\.$/))
    // The document a printer gets has pages.
    expect((await page.pdf({ format: 'A4' })).subarray(0, 5).toString()).toBe('%PDF-')
  })

  test('the work to do and one case, with everything that is folded away on the screen', async () => {
    const page = await site.open({ as: 'bithu', at: '/viec' })
    const { id } = await openPool(site, page, { fullName: 'Ngô Văn Thử In', birthDate: '1999-09-09' })
    await page.reload()
    await seen(page.getByRole('table', { name: 'Việc của tôi' }).getByRole('rowheader', { name: /Ngô Văn Thử In/ }))
    await page.emulateMedia({ media: 'print' })
    await seen(page.getByRole('heading', { level: 2, name: 'Việc của tôi' }))
    expect(await onlyOnScreen(page)).toEqual([])

    await page.goto(`${site.address}/viec/${id}`)
    await seen(page.getByText('Lịch sử'))
    await seen(page.getByText(/Hướng dẫn 38-HD\/BTCTW, mục I\.1\.3/))
    expect(await onlyOnScreen(page)).toEqual([])
    expect((await page.pdf({ format: 'A4' })).subarray(0, 5).toString()).toBe('%PDF-')
  })
})
