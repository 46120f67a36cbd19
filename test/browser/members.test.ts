// Members: finding people, the list's address, a record with its masked numbers, editing, and two editors of one record.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { firstPerson, gone, heading, seen } from './harness/acts.ts'
import { inBrowser } from './harness/site.ts'

const LIST = /^Danh sách đảng viên/
const unmarked = (name: string): string =>
  name.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D').toLowerCase()

/** The names of the list as it stands, top to bottom. */
const names = (page: Page): Promise<string[]> =>
  page.getByRole('table', { name: LIST }).getByRole('rowheader').allTextContents()
const column = (page: Page, at: number): Promise<string[]> =>
  page
    .getByRole('table', { name: LIST })
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader') })
    .evaluateAll((rows, index) => rows.map((row) => row.children[index]?.textContent ?? ''), at)
const isoOf = (written: string): string => written.split('/').reverse().join('-')
/** A group of facts of a record. */
const part = (page: Page, name: string) => page.getByRole('region', { name })
const total = async (page: Page): Promise<number> => {
  const said = await seen(page.getByText(/^[\d.]+ đảng viên /))
  return Number(/^[\d.]+/.exec((await said.textContent()) ?? '')?.[0].replaceAll('.', ''))
}

inBrowser('members', (site) => {
  test('a name without marks finds the person, in the list and in the search of every page', async () => {
    const page = await site.open({ as: 'vanphong.xa', at: '/dang-vien', again: true })
    const { name } = await firstPerson(page, LIST)
    const [branch = ''] = await column(page, 3)
    await page.getByLabel('Tìm trong danh sách').fill(unmarked(name))
    await expect.poll(() => new URL(page.url()).searchParams.get('text')).toBe(unmarked(name))
    await expect.poll(async () => new Set(await names(page))).toEqual(new Set([name]))
    // What nobody is called may be the name of a branch.
    await page.getByLabel('Tìm trong danh sách').fill(unmarked(branch))
    await seen(page.getByText('Không ai tên như vậy. Đây là đảng viên của chi bộ có tên này.'))
    expect(await column(page, 3)).toContain(branch)

    await page.getByRole('textbox', { name: 'Tìm đảng viên, tổ chức' }).fill(unmarked(name))
    await page.keyboard.press('Enter')
    await heading(page, /^Tìm «/)
    await seen(page.getByRole('table', { name: 'Đảng viên tìm thấy' }).getByRole('link', { name }))
  })

  test('a filter stands in the address: reloading and going back keep it', async () => {
    const page = await site.open({ as: 'vanphong.xa', at: '/dang-vien', again: true })
    await firstPerson(page, LIST)
    const all = await total(page)
    await page.getByRole('button', { name: /^Lọc/ }).click()
    await page.getByRole('combobox', { name: 'Giới tính' }).selectOption({ label: 'Nữ' })
    await expect.poll(() => new URL(page.url()).searchParams.get('gender')).toBe('female')
    await seen(page.getByText('theo điều kiện đã chọn', { exact: false }))
    const women = await total(page)
    expect(women).toBeGreaterThan(0)
    expect(women).toBeLessThan(all)
    await expect.poll(async () => new Set(await column(page, 2))).toEqual(new Set(['Nữ']))

    await page.reload()
    const { link, name } = await firstPerson(page, LIST)
    await expect.poll(() => total(page)).toBe(women)
    await seen(page.getByRole('button', { name: /^Giới tính: Nữ/ }))
    await link.click()
    await heading(page, name)
    await page.goBack()
    await heading(page, 'Đảng viên')
    expect(new URL(page.url()).searchParams.get('gender')).toBe('female')
    await expect.poll(() => total(page)).toBe(women)
    await page.getByRole('button', { name: /^Giới tính: Nữ/ }).click()
    await expect.poll(() => total(page)).toBe(all)
  })

  test('a heading sorts, both ways, and more of the list is added below', async () => {
    const page = await site.open({ as: 'bantochuc', at: '/dang-vien' })
    await firstPerson(page, LIST)
    const first = (await names(page)).length
    await page.getByRole('button', { name: 'Xem thêm' }).last().click()
    await expect.poll(async () => (await names(page)).length).toBeGreaterThan(first)
    const shown = (await names(page)).length
    await seen(page.getByRole('status').filter({ hasText: `Đang hiện ${shown} trên` }))

    await page.getByRole('button', { name: 'Ngày sinh' }).click()
    await seen(page.getByRole('columnheader', { name: 'Ngày sinh' }).and(page.locator('[aria-sort=ascending]')))
    const births = async (): Promise<string[]> => (await column(page, 1)).map(isoOf)
    const inOrder = async (): Promise<boolean> => {
      const now = await births()
      return now.join() === now.toSorted().join()
    }
    await expect.poll(inOrder).toBe(true)
    const oldest = (await births())[0]
    await page.getByRole('button', { name: 'Ngày sinh' }).click()
    await seen(page.getByRole('columnheader', { name: 'Ngày sinh' }).and(page.locator('[aria-sort=descending]')))
    await expect.poll(async () => (await births())[0]).not.toBe(oldest)
    expect(new URL(page.url()).searchParams.get('direction')).toBe('desc')
  })

  test('a masked number is shown on demand, and the showing is recorded', async () => {
    const page = await site.open({ size: 'phone', as: 'bithu', at: '/dang-vien', again: true })
    const { link, name } = await firstPerson(page, LIST)
    await link.click()
    await heading(page, name)
    const identity = part(page, 'Nhân thân')
    const masked = await seen(identity.getByText(/^•+\d+$/))
    const end = (await masked.textContent())?.replaceAll('•', '') ?? ''
    const before = await reads()
    await identity.getByRole('button', { name: 'Hiện số định danh' }).click()
    const cover = await seen(identity.getByRole('button', { name: 'Che số định danh' }))
    expect(await cover.evaluate((button) => button === document.activeElement)).toBe(true)
    const shown = await seen(identity.getByText(/^\d{12}$/))
    expect(await shown.textContent()).toMatch(new RegExp(`^9\\d*${end}$`))
    await seen(identity.getByText('Lần xem này đã được ghi lại.'))
    expect(await reads()).toBe(before + 1)
    await identity.getByRole('button', { name: 'Che số định danh' }).click()
    await gone(identity.getByText(/^\d{12}$/))
  })

  /** How often a number was shown, as the audit trail tells. */
  const reads = async (): Promise<number> => {
    const { rows } = await site.database.owner.query(
      "select count(*)::integer as n from audit_entries where operation = 'members.show-number'",
    )
    return rows[0].n
  }

  test('a group is edited in place; a date that cannot be is said beside its field', async () => {
    const page = await site.open({ size: 'phone', as: 'bithu', at: '/dang-vien', again: true })
    const { link, name } = await firstPerson(page, LIST)
    await link.click()
    await heading(page, name)
    const work = part(page, 'Vào Đảng')
    await work.getByRole('button', { name: 'Sửa phần Vào Đảng' }).click()
    await work.getByLabel(/^Ngày kết nạp|^Ngày vào Đảng/).fill('31/02/2001')
    await work.getByRole('button', { name: 'Lưu phần này' }).click()
    await seen(work.getByRole('alert'))
    await work.getByRole('button', { name: 'Thôi, không sửa' }).click()

    const home = part(page, 'Quê quán, nơi ở, liên hệ')
    await home.getByRole('button', { name: /^Sửa phần/ }).click()
    await home.getByLabel(/^Nơi ở|^Nơi cư trú/).fill('Thôn Thử, xã Kiểm')
    await home.getByRole('button', { name: 'Lưu phần này' }).click()
    await seen(page.getByText('Đã lưu phần «Quê quán, nơi ở, liên hệ».'))
    await seen(home.getByText('Thôn Thử, xã Kiểm'))
    await page.reload()
    await seen(part(page, 'Quê quán, nơi ở, liên hệ').getByText('Thôn Thử, xã Kiểm'))
    await page.getByRole('tab', { name: 'Lịch sử thay đổi' }).click()
    await seen(page.getByText(/nay «Thôn Thử, xã Kiểm»/))
  })

  test('two editors of one record: the second sees what the first wrote, and nothing typed is lost', async () => {
    const one = await site.open({ as: 'bithu', at: '/dang-vien' })
    const { link, name } = await firstPerson(one, LIST)
    await link.click()
    await heading(one, name)
    const two = await site.open({ as: 'vanphong.xa', expected: [/status of 409 /], again: true })
    await two.goto(one.url())
    await heading(two, name)
    const title = 'Nghề nghiệp và ghi chú'
    for (const page of [one, two])
      await part(page, title)
        .getByRole('button', { name: /^Sửa phần/ })
        .click()
    await part(one, title)
      .getByLabel(/^Ghi chú/)
      .fill('Bí thư ghi trước')
    await part(one, title).getByRole('button', { name: 'Lưu phần này' }).click()
    await seen(one.getByText(`Đã lưu phần «${title}».`))
    await seen(part(one, title).getByText('Bí thư ghi trước'))

    await part(two, title)
      .getByLabel(/^Ghi chú/)
      .fill('Văn phòng ghi sau')
    await part(two, title).getByRole('button', { name: 'Lưu phần này' }).click()
    // Both versions: what stands in the record now, and what was typed here.
    const dialog = await seen(two.getByRole('dialog', { name: 'Người khác vừa lưu trước bạn' }))
    const choice = dialog.getByRole('group', { name: /^Ghi chú/ })
    await seen(choice.getByRole('radio', { name: /Văn phòng ghi sau$/, checked: true }))
    await seen(choice.getByRole('radio', { name: /Bí thư ghi trước$/ }))
    await dialog.getByRole('button', { name: 'Trở lại phần đang nhập' }).click()
    expect(
      await part(two, title)
        .getByLabel(/^Ghi chú/)
        .inputValue(),
    ).toBe('Văn phòng ghi sau')
    await part(two, title).getByRole('button', { name: 'Lưu phần này' }).click()
    await dialog.getByRole('button', { name: 'Lưu theo các mục đã chọn' }).click()
    await seen(part(two, title).getByText('Văn phòng ghi sau'))
    await one.reload()
    await seen(part(one, title).getByText('Văn phòng ghi sau'))
  })
})
