// The registers: another organisation, another day, the whole of one as a file that opens, printed as a table.
import { readFile } from 'node:fs/promises'
import { readXlsx } from 'hucre/xlsx'
import PizZip from 'pizzip'
import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { gone, heading, main, seen } from './harness/acts.ts'
import { inBrowser } from './harness/site.ts'

const lines = (page: Page): Locator => main(page).getByRole('table').getByRole('rowheader')

inBrowser('registers', (site) => {
  const whole = async (page: Page, fill?: (dialog: Locator) => Promise<unknown>): Promise<Buffer> => {
    await main(page).getByRole('button', { name: 'Tải cả sổ' }).click()
    const dialog = await seen(page.getByRole('dialog', { name: 'Tải cả sổ' }))
    await fill?.(dialog)
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      dialog.getByRole('button', { name: 'Tải cả sổ' }).click(),
    ])
    await (await seen(page.getByRole('dialog').getByRole('button', { name: 'Đóng' }))).click()
    return readFile(await download.path())
  }

  test('the list of members is found in the navigation, goes to one branch and another day, and comes whole', async () => {
    const page = await site.open({ as: 'vanphong.xa', at: '/dang-vien' })
    await (await seen(page.getByRole('navigation').getByRole('link', { name: 'Sổ đảng viên' }))).click()
    await heading(page, 'Sổ đảng viên')
    await seen(lines(page))
    const text = await seen(main(page).getByText(/^Tính đến ngày .*: [\d.]+ đảng viên$/))
    const total = Number(/: ([\d.]+) đảng/.exec((await text.textContent()) ?? '')?.[1]?.replaceAll('.', ''))
    const word = new PizZip(await whole(page)).file('word/document.xml')?.asText() ?? ''
    expect(word).toContain('DANH SÁCH ĐẢNG VIÊN')
    const book = await readXlsx(await whole(page, (dialog) => dialog.getByRole('radio', { name: 'Excel' }).check()))
    const rows = book.sheets[0]?.rows ?? []
    expect(rows.filter(([at]) => /^\d+$/.test(String(at ?? '')))).toHaveLength(total)

    await main(page).getByRole('button', { name: 'Chọn tổ chức khác' }).click()
    const choice = await seen(page.getByRole('dialog', { name: 'Chọn tổ chức' }))
    const branch = await seen(choice.getByRole('link', { name: /^Chi bộ/ }))
    const name = (await branch.textContent()) ?? ''
    await branch.click()
    await gone(choice)
    await seen(main(page).getByRole('table', { name: `Danh sách đảng viên, ${name}` }))
    await main(page).getByLabel('Có đến ngày').fill('01/08/2025')
    await main(page).getByLabel('Có đến ngày').press('Enter')
    await seen(main(page).getByText(/^Tính đến ngày 01\/08\/2025/))
    expect(new URL(page.url()).searchParams.get('on')).toBe('2025-08-01')
  })

  test('on a phone with the keyboard: the tabs, a period, and an empty period said', async () => {
    const page = await site.open({ size: 'phone', as: 'bithu', at: '/so-dang-vien', again: true })
    await seen(lines(page))
    await page.getByRole('tab', { name: 'Danh sách đảng viên' }).focus()
    await page.keyboard.press('ArrowRight')
    await seen(main(page).getByRole('heading', { level: 2, name: 'Danh sách đảng viên dự bị' }))
    await page.keyboard.press('ArrowRight')
    await seen(main(page).getByRole('heading', { level: 2, name: 'Sổ chuyển sinh hoạt đảng' }))
    await main(page).getByLabel('Từ ngày').fill('01/01/2020')
    await main(page).getByLabel('Đến ngày').fill('02/01/2020')
    await page.keyboard.press('Enter')
    await seen(main(page).getByText('Từ ngày 01/01/2020 đến ngày 02/01/2020', { exact: false }))
    await seen(main(page).getByText('Trong kỳ này không có lượt chuyển nào.'))
  })

  test('where nobody is proposed the list leads to the work it is taken from', async () => {
    const page = await site.open({ size: 'phone', as: 'bithu', at: '/so-dang-vien', again: true })
    await (await seen(page.getByRole('tab', { name: 'Đề nghị kết nạp' }))).click()
    await (await seen(main(page).getByRole('link', { name: 'Xem việc cần làm' }))).click()
    await seen(page.getByRole('heading', { level: 1, name: 'Việc cần làm' }))
  })

  test('printed it is a table under its title', async () => {
    const page = await site.open({ as: 'vanphong.xa', at: '/so-dang-vien?register=probationers' })
    await seen(lines(page))
    await page.emulateMedia({ media: 'print' })
    await seen(main(page).getByRole('heading', { level: 2, name: 'Danh sách đảng viên dự bị' }))
    expect(await main(page).getByRole('button').count()).toBe(0)
    expect(
      await main(page)
        .getByRole('table')
        .evaluate((table) => getComputedStyle(table).display),
    ).toBe('table')
    expect((await page.pdf({ format: 'A4' })).subarray(0, 5).toString()).toBe('%PDF-')
  })

  test('a long register takes no more sheets than it must', async () => {
    const page = await site.open({ as: 'vanphong.xa', at: '/so-dang-vien' })
    await seen(lines(page))
    const people = await lines(page).count()
    expect(people).toBeGreaterThan(30)
    await page.emulateMedia({ media: 'print' })
    const paper = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
    const sheets = paper.match(/\/Type\s*\/Page\b/g)?.length ?? 0
    expect(sheets).toBeGreaterThan(0)
    expect(people / sheets).toBeGreaterThan(9)
  })
})
