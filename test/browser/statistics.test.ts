// The official tables: every figure opens exactly its list, another day, the Excel file, and the picture with its sentence.
import { readFile } from 'node:fs/promises'
import { readXlsx } from 'hucre/xlsx'
import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { gone, heading, main, seen } from './harness/acts.ts'
import { inBrowser } from './harness/site.ts'

const table = (page: Page): Locator => page.getByRole('table', { name: /^Biểu/ })
const figures = (page: Page): Locator => table(page).getByRole('cell').getByRole('link')
const numberOf = (written: string | null): number => Number((written ?? '').replaceAll('.', ''))

/** Opens everything that is behind "Xem thêm" and counts the rows. */
async function wholeList(page: Page): Promise<number> {
  // The table the figure stands in has row headings too: it must be gone before the list is counted.
  await page.waitForURL(/\/thong-ke\/danh-sach/)
  await seen(page.getByRole('navigation', { name: 'Đường dẫn' }).getByRole('link', { name: /^Biểu / }))
  const rows = main(page).getByRole('rowheader')
  await seen(rows)
  const more = main(page).getByRole('button', { name: 'Xem thêm' })
  while ((await more.count()) > 0) {
    const before = await rows.count()
    await more.click()
    await expect.poll(() => rows.count()).toBeGreaterThan(before)
  }
  return rows.count()
}

inBrowser('statistics', (site) => {
  test('figures of biểu 3 open lists with exactly that many rows', async () => {
    const page = await site.open({ as: 'bantochuc', at: '/thong-ke', again: true })
    await seen(figures(page))
    const address = page.url()
    const all = await figures(page).count()
    expect(all).toBeGreaterThan(20)
    // The whole, and a few figures from all over the table.
    for (const at of [0, 1, 7, Math.floor(all / 2), all - 1]) {
      await page.goto(address)
      const figure = (await seen(figures(page))) && figures(page).nth(at)
      const label = await figure.getAttribute('aria-label')
      const counted = numberOf(await figure.textContent())
      await figure.click()
      await expect.poll(() => new URL(page.url()).pathname).toBe('/thong-ke/danh-sach')
      expect(await wholeList(page), label ?? '').toBe(counted)
      await seen(page.getByRole('status').filter({ hasText: `${new Intl.NumberFormat('vi-VN').format(counted)} ` }))
    }
    // And the way back to the table.
    await page
      .getByRole('navigation', { name: 'Đường dẫn' })
      .getByRole('link', { name: /^Biểu 3/ })
      .click()
    await seen(figures(page))
  })

  test('another day has other figures, and stands in the address', async () => {
    const page = await site.open({ size: 'phone', as: 'vanphong.xa', at: '/thong-ke?form=3' })
    await seen(figures(page))
    await page.getByLabel('Có đến ngày').fill('01/08/2025')
    await page.getByRole('button', { name: 'Xem biểu' }).click()
    await seen(page.getByText('Có đến ngày 01/08/2025'))
    expect(new URL(page.url()).searchParams.get('on')).toBe('2025-08-01')
    const figure = await seen(figures(page))
    const counted = numberOf(await figure.textContent())
    await figure.click()
    expect(await wholeList(page)).toBe(counted)
    await page.goBack()
    await seen(page.getByText('Có đến ngày 01/08/2025'))
    await page.getByRole('button', { name: 'Trở về hôm nay' }).click()
    await gone(page.getByText('Có đến ngày 01/08/2025'))
    await page.getByLabel('Có đến ngày').fill('31/02/2026')
    await page.getByRole('button', { name: 'Xem biểu' }).click()
    await seen(page.getByText('Ghi ngày thống kê.'))
  })

  test.each(['1', '3', '4', '5'])('biểu %s goes out as an Excel file that opens', async (form) => {
    const page = await site.open({ as: 'bantochuc', at: `/thong-ke?form=${form}` })
    await seen(table(page).getByRole('rowheader'))
    const arrives = page.waitForEvent('download')
    await main(page).getByRole('button', { name: 'Xuất ra Excel' }).click()
    const download = await arrives
    expect(download.suggestedFilename()).toMatch(/\.xlsx$/)
    const book = await readXlsx(await readFile(await download.path()))
    const cells = book.sheets.flatMap((sheet) => sheet.rows.flat())
    const words = cells.map(String)
    const first = (await table(page).getByRole('rowheader').first().textContent()) ?? ''
    expect(words.some((word) => word.includes(first.trim()))).toBe(true)
    if (form === '3') expect(cells).toContain(numberOf(await figures(page).first().textContent()))
    await seen(page.getByText(/^Đã xuất tệp /))
  })

  test('the picture stands beside the table with one sentence that says what it shows', async () => {
    const page = await site.open({ as: 'bantochuc', at: '/thong-ke?form=3', again: true })
    await seen(figures(page))
    const figure = await seen(page.getByRole('figure'))
    await figure.scrollIntoViewIfNeeded()
    const drawing = await seen(figure.getByRole('img'))
    const sentence = await drawing.getAttribute('aria-label')
    expect(sentence).toMatch(/\d.*\.$/)
    await seen(figure.getByText(sentence ?? '', { exact: true }))
    await expect.poll(() => drawing.locator('svg').count()).toBe(1)
  })

  test('a table of another form and organisation is chosen without leaving the page', async () => {
    const page = await site.open({ as: 'bantochuc', at: '/thong-ke', again: true })
    await seen(figures(page))
    await page.getByLabel('Biểu', { exact: true }).selectOption({ label: 'Biểu 1: Tăng, giảm đảng viên' })
    await heading(page, 'Thống kê')
    await seen(page.getByLabel('Từ ngày'))
    await page.getByRole('button', { name: 'Chọn tổ chức khác' }).click()
    const choice = page.getByRole('dialog', { name: 'Chọn tổ chức' })
    const commune = await seen(choice.getByRole('link', { name: /^Đảng bộ xã|^Đảng bộ phường/ }))
    const name = (await commune.textContent()) ?? ''
    await commune.click()
    await gone(choice)
    await seen(page.getByText(name, { exact: true }))
    expect(new URL(page.url()).searchParams.get('form')).toBe('1')
  })
})
