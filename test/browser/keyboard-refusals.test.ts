// Where the focus is when something was refused, chosen, opened or left: what a newcomer without a mouse stumbled over.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { heading, main, seen, settled, typedDay } from './harness/acts.ts'
import { ask, command, openPool, seatOf } from './harness/case-acts.ts'
import { focus, isSeen, tabTo } from './harness/keyboard.ts'
import { inBrowser } from './harness/site.ts'

/** In the page: remembers whether these words ever stood there. */
const watchFor = (page: Page, words: string): Promise<void> =>
  page.evaluate((text) => {
    const look = () => {
      if (document.body.textContent?.includes(text)) document.documentElement.dataset.stood = 'yes'
    }
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true, characterData: true })
  }, words)
const stood = (page: Page): Promise<boolean> => page.evaluate(() => document.documentElement.dataset.stood === 'yes')

const words = async (page: Page): Promise<string> => (await focus(page))?.what ?? ''

inBrowser('the focus of one without a mouse', (site) => {
  test('a box that offers names lets go of the focus, and the one chosen brings it to the heading', async () => {
    const page = await site.open({ as: 'bithu', size: 'phone', at: '/viec/moi', again: true })
    await heading(page, 'Mở việc mới')
    await settled(page)
    await tabTo(page, page.getByRole('combobox', { name: 'Đảng viên' }))
    await seen(page.getByRole('option').nth(6))
    await page.keyboard.press('Tab')
    expect(await words(page)).toContain('Mở danh sách quần chúng')
    await tabTo(page, page.getByRole('combobox', { name: 'Đảng viên' }), 'Shift+Tab')
    await seen(page.getByRole('option'))
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await seen(page.getByRole('link', { name: 'Xin ra khỏi Đảng' }))
    expect(await words(page)).toContain('Mở việc mới')
  })

  test('every refusal takes the focus, and its link leads to the radio button', async () => {
    const page = await site.open({ as: 'bithu', size: 'phone', again: true })
    const { organisationId } = await seatOf(site, page)
    const { id } = await command(site, page, 'citizens.register', { organisationId, fullName: 'Tô Thị Thử Phím' })
    await page.goto(`${site.address}/viec/moi?citizenId=${id}&quyTrinh=pool`)
    await heading(page, 'Mở việc: Tạo nguồn phát triển đảng viên')
    const send = page.getByRole('button', { name: 'Ghi quần chúng ưu tú' })
    const refusal = page.getByRole('main').getByRole('alert')
    for (const _ of ['first', 'second']) {
      await tabTo(page, send)
      await page.keyboard.press('Enter')
      await seen(refusal)
      await expect.poll(() => refusal.evaluate((one) => one === document.activeElement)).toBe(true)
    }
    await tabTo(page, refusal.getByRole('link', { name: /^Do ai phát hiện/ }))
    await page.keyboard.press('Enter')
    await page.keyboard.press('Space')
    await expect.poll(() => page.getByRole('radio', { name: 'Chi bộ' }).isChecked()).toBe(true)
    await isSeen(page)
  })

  test('a case just opened is not called a reason against opening it', async () => {
    const page = await site.open({ as: 'bithu', size: 'phone', again: true })
    const { organisationId } = await seatOf(site, page)
    const person = { organisationId, fullName: 'Tô Văn Thử Mở', birthDate: '1999-09-09' }
    const { id } = await command(site, page, 'citizens.register', person)
    await page.goto(`${site.address}/viec/moi?citizenId=${id}&quyTrinh=pool`)
    await heading(page, 'Mở việc: Tạo nguồn phát triển đảng viên')
    await main(page).getByRole('radio', { name: 'Chi bộ' }).check()
    await main(page).getByRole('radio', { name: 'Không' }).check()
    await watchFor(page, 'Chưa đủ điều kiện để mở việc này')
    await main(page).getByRole('button', { name: 'Ghi quần chúng ưu tú' }).click()
    await heading(page, 'Tạo nguồn phát triển đảng viên: Tô Văn Thử Mở')
    expect(await stood(page)).toBe(false)
  })

  test('a part with something open is not left: the first problem has the focus; a step just taken is not called gone', async () => {
    const page = await site.open({ as: 'bithu', size: 'phone', again: true })
    const { id } = await openPool(site, page, { fullName: 'Tô Thị Thử Phần' })
    await page.goto(`${site.address}/viec/${id}/buoc/propose-listing`)
    await heading(page, 'Ra nghị quyết đưa vào danh sách cảm tình Đảng')
    const send = main(page).getByRole('button', { name: 'Ra nghị quyết đưa vào danh sách cảm tình Đảng' })
    const mentor = page.getByRole('combobox', { name: 'Đảng viên được phân công giúp đỡ' })
    await seen(mentor)
    await tabTo(page, page.getByRole('button', { name: 'Tiếp: Giấy tờ' }))
    await page.keyboard.press('Enter')
    await seen(main(page).getByText('Cần điền mục này.'))
    await expect.poll(() => mentor.evaluate((field) => field === document.activeElement)).toBe(true)
    await isSeen(page)
    await tabTo(page, page.getByRole('checkbox', { name: /^Người giúp đỡ là/ }))
    await page.keyboard.press('Space')
    const { rows } = await ask<{ rows: { fullName: string }[] }>(site, page, 'members.list?status=full&limit=1')
    await tabTo(page, page.getByRole('combobox', { name: 'Đảng viên được phân công giúp đỡ' }), 'Shift+Tab')
    await page.keyboard.type(rows[0]?.fullName ?? '')
    await seen(page.getByRole('option'))
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await watchFor(page, 'đã được ghi rồi')
    await tabTo(page, page.getByRole('button', { name: 'Tiếp: Giấy tờ' }))
    await page.keyboard.press('Enter')
    await tabTo(page, send)
    await page.keyboard.press('Enter')
    await heading(page, 'Tạo nguồn phát triển đảng viên: Tô Thị Thử Phần')
    expect(await stood(page)).toBe(false)
  })

  test('where all parts are seen at once, nothing moves under the pointer that goes into another', async () => {
    const page = await site.open({ as: 'bithu' })
    const { id } = await openPool(site, page, { fullName: 'Tô Thị Thử Chuột' })
    await page.goto(`${site.address}/viec/${id}/buoc/propose-listing`)
    const number = await seen(main(page).getByLabel('Số', { exact: false }).last())
    await settled(page)
    // Low on the screen, with room to move.
    await page.setViewportSize({ width: 1440, height: 480 })
    await number.evaluate((field) => scrollBy(0, field.getBoundingClientRect().bottom - innerHeight + 120))
    const place = async () => (await number.boundingBox())?.y
    const before = await place()
    await number.focus()
    await page.evaluate(() => new Promise((frame) => requestAnimationFrame(() => requestAnimationFrame(frame))))
    expect(await place()).toBe(before)
  })

  test('the case of a class is named where one waits for it', async () => {
    const page = await site.open({ as: 'bithu', size: 'phone', again: true })
    const fullName = 'Tô Thị Thử Lớp'
    const { id } = await openPool(site, page, { fullName })
    const office = await site.open({ as: 'vanphong.xa' })
    const on = typedDay(site).split('/').reverse().join('-')
    const take = async (by: Page, step: string, facts = {}, papers: object[] = []) => {
      const { version } = await ask<{ version: number }>(site, by, `cases.get?id=${id}`)
      await command(site, by, 'cases.take-step', { id, version, step, on, facts, papers })
    }
    await take(page, 'propose-listing', { mentor: 'Trần Văn Giúp', mentorOfficial: true }, [
      { code: '1A-TN', no: '05-NQ/CB', on, keptAt: 'hồ sơ' },
    ])
    await take(office, 'approve-listing')
    await take(page, 'propose-class', {}, [{ code: '4A-TN', no: '06-NQ/CB', on, keptAt: 'hồ sơ' }])
    await expect
      .poll(async () => (await ask<{ related: object[] }>(site, page, `cases.get?id=${id}`)).related.length)
      .toBe(1)
    await page.goto(`${site.address}/viec/${id}`)
    await heading(page, `Tạo nguồn phát triển đảng viên: ${fullName}`)
    const next = main(page).getByRole('region', { name: 'Làm gì tiếp' })
    await tabTo(page, next.getByRole('link', { name: 'Lớp bồi dưỡng nhận thức về Đảng' }))
    await page.keyboard.press('Enter')
    await heading(page, `Lớp bồi dưỡng nhận thức về Đảng: ${fullName}`)
  })

  test('whoever signs out is on the page of signing in', async () => {
    const page = await site.open({ as: 'bithu', size: 'phone', at: '/viec', again: true })
    await heading(page, 'Việc cần làm')
    await tabTo(page, page.getByRole('button', { name: /mở để đổi chức vụ/ }), 'Shift+Tab')
    await page.keyboard.press('Enter')
    await tabTo(page, page.getByRole('button', { name: 'Đăng xuất', exact: true }))
    await page.keyboard.press('Enter')
    await heading(page, 'Đăng nhập')
    await expect.poll(() => words(page)).toContain('Đăng nhập')
  })
})
