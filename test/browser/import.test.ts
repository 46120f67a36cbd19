// A list from Excel on its way into the records: looked through, mended, written once, taken back.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { gone, heading, seen } from './harness/acts.ts'
import { isSeen, tabTo } from './harness/keyboard.ts'
import { BORN_LATE, BRANCHES, FULL_EARLY, people, writeList } from './harness/list-file.ts'
import { inBrowser } from './harness/site.ts'

const ROWS = /^Các dòng của tệp/
const nameOf = (at: number): string => people[at]?.name ?? ''

inBrowser('bringing a list in', (site) => {
  let list: Awaited<ReturnType<typeof writeList>>
  beforeAll(async () => {
    list = await writeList()
  })
  afterAll(() => list?.remove())

  /** From the empty list of members to the list that has been read. */
  async function upload(page: Page): Promise<void> {
    await (await seen(page.getByRole('link', { name: 'Nhập danh sách đảng viên' }))).click()
    await heading(page, 'Nhập danh sách đảng viên')
    await page.getByLabel('Tệp danh sách').setInputFiles(list.file)
    await seen(page.getByText('danh-sach-xa.xlsx'))
    // The choice stands in the address, and the box follows the address.
    const founds = page.getByRole('checkbox', { name: 'Lập chi bộ chưa có trong chương trình' })
    await founds.click()
    await expect.poll(() => founds.isChecked()).toBe(true)
    await page.getByRole('button', { name: 'Đọc danh sách này' }).click()
    await seen(page.getByText('Đọc được 8 người', { exact: false }))
  }
  const row = (page: Page, name: string) =>
    page.getByRole('table', { name: ROWS }).getByRole('row').filter({ hasText: name })

  test('the office of an empty commune brings its list in, and takes it out again', async () => {
    const page = await site.open({ as: 'vanphong.trong', at: '/dang-vien' })
    await seen(page.getByText('Chưa có đảng viên nào.'))
    await upload(page)
    await seen(page.getByText('6 người mới, 2 dòng có vấn đề cần sửa', { exact: false }))

    // What was understood of the file.
    await page.getByText('Xem và sửa ý nghĩa các cột').click()
    const birth = await seen(page.getByLabel(/«Ngày sinh»$/))
    expect(await birth.evaluate((select) => (select as HTMLSelectElement).selectedOptions[0]?.textContent)).toBe(
      'Ngày sinh',
    )
    await page.getByText(/^Tên chưa có/).click()
    for (const name of BRANCHES) await seen(page.getByText(name).first())

    // The two contradictions, each at its person, with what is wrong in words.
    await page.getByRole('link', { name: 'Xem 2 dòng có vấn đề' }).click()
    await expect.poll(() => row(page, '').count()).toBeGreaterThan(0)
    const late = row(page, nameOf(BORN_LATE))
    await seen(late.getByText('Cần sửa:').first())
    await seen(row(page, nameOf(FULL_EARLY)).getByText('Cần sửa:').first())

    // Mended on the spot.
    await late.getByRole('button', { name: 'Sửa ngày sinh' }).click()
    await late.getByLabel('Ngày sinh').fill(people[BORN_LATE]?.birth ?? '')
    await late.getByRole('button', { name: 'Sửa', exact: true }).click()
    await seen(page.getByText('7 người mới, 1 dòng có vấn đề cần sửa', { exact: false }))

    // A reload in the middle keeps the place and what was mended.
    await page.reload()
    await seen(page.getByText('7 người mới, 1 dòng có vấn đề cần sửa', { exact: false }))
    expect(new URL(page.url()).searchParams.get('state')).toBe('problem')
    await seen(row(page, nameOf(FULL_EARLY)))
    await gone(row(page, nameOf(BORN_LATE)))

    await page.getByRole('link', { name: 'Xem tóm tắt trước khi ghi' }).first().click()
    await heading(page, 'Xem tóm tắt trước khi ghi')
    await page.reload()
    await heading(page, 'Xem tóm tắt trước khi ghi')
    await seen(page.getByText('7 đảng viên mới'))
    await seen(page.getByText('2 chi bộ mới'))

    // Pressing twice writes once.
    const sent: string[] = []
    page.on('request', (request) => {
      if (request.url().endsWith('/api/members.commit-import')) sent.push(request.headers()['idempotency-key'] ?? '')
    })
    const other = await page.context().newPage()
    await other.goto(page.url())
    const again = await seen(other.getByRole('button', { name: 'Ghi vào hồ sơ' }))
    await page.getByRole('button', { name: 'Ghi vào hồ sơ' }).dblclick()
    await seen(page.getByText('Đã ghi 7 đảng viên mới vào hồ sơ.'))
    // A page that was opened while it was being written finds out when it is asked to.
    await again.click()
    await seen(other.getByText('Đã ghi 7 đảng viên mới vào hồ sơ.'))
    await other.close()
    expect(new Set(sent).size).toBe(1)
    expect(await members()).toBe(7)

    await page.getByRole('link', { name: 'Mở danh sách đảng viên' }).click()
    await seen(page.getByText(/^7 đảng viên /))
    for (const [at, { name }] of people.entries()) {
      if (at !== FULL_EARLY) await seen(page.getByRole('rowheader', { name }))
    }
    expect(await page.getByRole('rowheader', { name: nameOf(FULL_EARLY) }).count()).toBe(0)
    await page.getByRole('link', { name: 'Tổng quan', exact: true }).click()
    await seen(page.getByRole('region', { name: 'Con số về đảng viên' }).getByRole('link', { name: '7 Đảng viên' }))

    // Taken back as a whole.
    await page.getByRole('link', { name: 'Nhập danh sách', exact: true }).click()
    await page.getByRole('link', { name: 'danh-sach-xa.xlsx' }).click()
    await (await seen(page.getByRole('button', { name: 'Hoàn tác lần nhập này' }))).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Hoàn tác lần nhập' }).click()
    await seen(dialog.getByText('Ghi lý do hoàn tác.'))
    await dialog.getByLabel('Lý do hoàn tác').fill('Nhập thử để kiểm tra.')
    await dialog.getByRole('button', { name: 'Hoàn tác lần nhập' }).click()
    await seen(page.getByText('Lần nhập này đã được hoàn tác ngày', { exact: false }))
    expect(await members()).toBe(0)
    await page.getByRole('link', { name: 'Đảng viên', exact: true }).first().click()
    await seen(page.getByText('Chưa có đảng viên nào.'))
  })

  /** The members of the empty commune who have not left. */
  const members = async (): Promise<number> => {
    const { rows } = await site.database.owner.query(
      `select count(*)::integer as n from members m join organisations o on o.province_code = '99' and m.path like o.path || '%'
        where m.province_code = '99' and o.code = 'DEMO-TRONG' and m.status <> 'left'`,
    )
    return rows[0].n
  }

  test('on a phone each row is a card, and a file that is no list is refused before it is sent', async () => {
    const page = await site.open({ size: 'phone', as: 'vanphong.trong', at: '/dang-vien/nhap-danh-sach/moi' })
    await heading(page, 'Nhập danh sách đảng viên')
    await page
      .getByLabel('Tệp danh sách')
      .setInputFiles({ name: 'cu.xls', mimeType: 'application/vnd.ms-excel', buffer: Buffer.from('x') })
    await seen(page.getByRole('alert').getByText('.xls', { exact: false }))
    await page.goto(`${site.address}/tong-quan`)
    await (await seen(page.getByRole('link', { name: 'Nhập danh sách đảng viên' }))).click()
    await heading(page, 'Nhập danh sách đảng viên')
    await page.goto(`${site.address}/dang-vien`)
    await upload(page)
    // The bar below has no «Nhập danh sách»: one is at the place around it.
    const bar = page.getByRole('navigation', { name: 'Các phần của chương trình' })
    expect(await bar.getByRole('link', { name: 'Đảng viên' }).getAttribute('aria-current')).toBe('true')
    // By the keyboard the rows are read on from where the link led, not from the top again; on the way back nothing is under the bar on top.
    await tabTo(page, page.getByRole('link', { name: 'Xem 2 dòng có vấn đề' }))
    await page.keyboard.press('Enter')
    await gone(row(page, nameOf(0)))
    await isSeen(page)
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toMatch(/^Tất cả/)
    await tabTo(page, row(page, nameOf(FULL_EARLY)).locator('summary'))
    await tabTo(page, page.getByRole('link', { name: 'Tất cả' }), 'Shift+Tab')
    await page.keyboard.press('Enter')
    // Folded: fifty rows are not twenty thousand pixels. Opened by the keyboard, everything can be decided and mended.
    const first = await seen(row(page, nameOf(0)))
    expect((await first.boundingBox())?.height).toBeLessThan(130)
    expect(await first.getByRole('button').count()).toBe(0)
    await first.locator('summary').focus()
    await page.keyboard.press('Enter')
    await first.getByRole('button', { name: 'Bỏ qua' }).click()
    await seen(first.getByText('Sẽ bỏ qua', { exact: true }))
    const late = row(page, nameOf(BORN_LATE))
    await late.locator('summary', { hasText: /cần sửa \d/ }).click()
    await late.getByRole('button', { name: 'Sửa ngày sinh' }).click()
    await late.getByLabel('Ngày sinh').fill(people[BORN_LATE]?.birth ?? '')
    await late.getByRole('button', { name: 'Sửa', exact: true }).click()
    await seen(page.getByText('7 người mới, 1 dòng có vấn đề cần sửa', { exact: false }))
    // Branches that are not there are one decision for the whole list.
    await page.getByRole('button', { name: 'Không lập chi bộ mới' }).click()
    await (await seen(page.getByRole('button', { name: 'Lập cả 2 chi bộ chưa có khi ghi' }))).click()
    await seen(page.getByRole('button', { name: 'Không lập chi bộ mới' }))
    await page.getByRole('button', { name: 'Bỏ danh sách này' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Bỏ danh sách', exact: true }).click()
    await seen(page.getByText('Danh sách này đã được bỏ, chưa ghi gì vào hồ sơ.'))
    // What a long way down was written is said where it is seen.
    await page.goto(`${site.address}/dang-vien`)
    await upload(page)
    await page.getByRole('link', { name: 'Xem tóm tắt trước khi ghi' }).last().click()
    await page.getByRole('button', { name: 'Ghi vào hồ sơ' }).click()
    await seen(page.getByText('Đã ghi 6 đảng viên mới vào hồ sơ.'))
    expect(await page.evaluate(() => scrollY)).toBe(0)
  })
})
