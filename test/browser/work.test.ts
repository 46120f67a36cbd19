// The work to do and the reminders as people meet them: the kinds of cases found by typing, a helper found in the record, the bell.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { dateInVietNam } from '#kernel/clock.ts'
import { refreshOnce } from '#modules/cases/public.ts'
import { addDays } from '#rules/calendar/dates.ts'
import { heading, main, rows, seen } from './harness/acts.ts'
import { ask, command, openPool, seatOf } from './harness/case-acts.ts'
import { inBrowser } from './harness/site.ts'

inBrowser('work to do', (site) => {
  const firstMember = async (page: Page, status: string): Promise<string> => {
    await page.goto(`${site.address}/dang-vien?status=${status}`)
    const link = await seen(rows(page).getByRole('link').first())
    const name = (await link.textContent()) ?? ''
    await link.click()
    await heading(page, name)
    return name
  }

  test('a kind of case is found by a few letters; what cannot be about this member says why', async () => {
    const page = await site.open({ as: 'bithu' })
    const name = await firstMember(page, 'full')
    await page.goto(`${site.address}/viec`)
    await main(page).getByRole('link', { name: 'Mở việc', exact: true }).click()
    await heading(page, 'Mở việc mới')
    await main(page).getByRole('combobox', { name: 'Đảng viên' }).fill(name)
    await page.getByRole('option', { name }).first().click()
    await seen(main(page).getByRole('link', { name, exact: true }))
    await seen(main(page).getByRole('heading', { level: 2, name: 'Chuyển sinh hoạt đảng' }))
    expect(await main(page).getByRole('link', { name: 'Đảng viên dự bị và công nhận chính thức' }).count()).toBe(0)
    await main(page)
      .getByText(/^Chưa mở được/)
      .click()
    await seen(main(page).getByText(/Việc này chỉ dành cho đảng viên dự bị/))
    await main(page).getByLabel('Tìm việc').fill('ky luat')
    await seen(main(page).getByRole('link', { name: 'Thi hành kỷ luật đảng viên' }))
    await expect.poll(() => main(page).locator('section').getByRole('link').count()).toBeLessThan(5)
    await main(page).getByLabel('Tìm việc').fill('khong co viec nay')
    await seen(main(page).getByText(/^Không có việc nào có chữ này/))
    const phone = await site.open({ as: 'bithu', size: 'phone' })
    await phone.goto(page.url())
    await seen(main(phone).getByLabel('Tìm việc'))
  })

  test('a helper is found in the record, by the keyboard alone; somebody from elsewhere is written in', async () => {
    const page = await site.open({ as: 'bithu', at: '/quan-chung/moi' })
    await page.getByLabel('Họ và tên').fill('Ngô Thị Tìm')
    await main(page).locator('form button[type=submit]').last().click()
    await heading(page, 'Ngô Thị Tìm')
    await page.getByRole('link', { name: 'Mở việc mới' }).first().click()
    await main(page).getByRole('link', { name: 'Tạo nguồn phát triển đảng viên' }).click()
    await main(page).getByLabel('Ngày sinh').fill('01/02/2000')
    await main(page).getByRole('radio', { name: 'Chi bộ', exact: true }).check()
    await main(page).getByRole('radio', { name: 'Không', exact: true }).check()
    await main(page).getByRole('button', { name: 'Ghi quần chúng ưu tú' }).click()
    await main(page).getByRole('link', { name: 'Ra nghị quyết đưa vào danh sách cảm tình Đảng' }).click()
    const box = await seen(main(page).getByRole('combobox', { name: 'Đảng viên được phân công giúp đỡ' }))
    await box.focus()
    await seen(page.getByRole('option').first())
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect.poll(() => box.inputValue()).not.toBe('')
    // What the record says need not be answered.
    const official = main(page).getByLabel('Người giúp đỡ là đảng viên chính thức')
    await main(page)
      .getByRole('button', { name: /^Không có trong danh sách/ })
      .click()
    const written = await seen(main(page).getByRole('textbox', { name: 'Đảng viên được phân công giúp đỡ' }))
    expect(await written.inputValue()).toBe('')
    await written.fill('Trần Văn Nơi Khác')
    await official.check()
    await main(page).getByRole('button', { name: 'Ra nghị quyết đưa vào danh sách cảm tình Đảng' }).click()
    await seen(page.getByText(/^Đã ghi: Ra nghị quyết/))
    // A second case of the kind is not opened: the list leads to the one there is.
    await heading(page, 'Tạo nguồn phát triển đảng viên: Ngô Thị Tìm')
    const at = new URL(page.url()).pathname
    await main(page).getByRole('link', { name: 'Ngô Thị Tìm' }).first().click()
    await heading(page, 'Ngô Thị Tìm')
    await page.getByRole('link', { name: 'Mở việc mới' }).first().click()
    await heading(page, 'Mở việc mới')
    const there = main(page).getByRole('link', { name: /^Mở việc đang làm/ })
    const unfit = await seen(main(page).getByText(/^Chưa mở được/))
    if (!(await there.isVisible())) await unfit.click()
    await there.click()
    await expect.poll(() => new URL(page.url()).pathname).toBe(at)
  })

  test('the bell counts what is new, its list says what and why, and looking makes it old', async () => {
    const first = await site.open({ as: 'bithu' })
    await firstMember(first, 'full')
    const memberId = new URL(first.url()).pathname.split('/').at(-1)
    const on = dateInVietNam(site.clock.now())
    await command(site, first, 'cases.open', {
      lifecycle: 'formal-transfer-out',
      memberId,
      step: 'request',
      on,
      facts: { cause: 'residence', effectiveOn: on, reach: 'elsewhere', newPlace: 'Xã Xa', underInspection: false },
      papers: [{ code: 'competent-decision', no: '1/QĐ', on, keptAt: null }],
    })
    // The member's term to begin passes (TRF-01: 90 days, and what rest days add); the branch hears of it.
    await site.clock.ahead(110 * 86_400)
    await refreshOnce(site.application, 'a later day')
    const page = await site.open({ as: 'vanphong.xa', at: '/viec' })
    await seen(page.getByRole('link', { name: /^Nhắc việc/ }))
    const below = main(page).getByRole('table', { name: 'Việc ở cấp dưới' })
    await seen(below)
    const phone = await site.open({ as: 'vanphong.xa', at: '/viec', size: 'phone' })
    await seen(main(phone).getByRole('heading', { name: 'Việc ở cấp dưới' }))

    const secretary = await site.open({ as: 'bithu', at: '/viec' })
    const hers = secretary.getByRole('link', { name: /^Nhắc việc, \d+ mới/ })
    await seen(hers)
    await hers.focus()
    await secretary.keyboard.press('Enter')
    await heading(secretary, 'Nhắc việc')
    await seen(main(secretary).getByText('Mới').first())
    await seen(
      main(secretary)
        .getByText(/^Căn cứ: /)
        .first(),
    )
    await seen(secretary.getByRole('link', { name: 'Nhắc việc', exact: true }))
    const again = await site.open({ as: 'bithu', at: '/viec/nhac-viec', size: 'phone' })
    await seen(main(again).getByRole('rowheader').first())
    expect(await main(again).getByText('Mới').count()).toBe(0)
  })

  test('what is overdue stands above work that has time, whichever kind it is', async () => {
    const first = await site.open({ as: 'bithu' })
    const { organisationId } = await seatOf(site, first)
    await openPool(site, first, { fullName: 'Trịnh Văn Còn Thì Giờ' })
    const on = dateInVietNam(site.clock.now())
    const plan = { organisationId, kind: 'regular', month: on.slice(0, 7), on, time: '00:05', reason: 'Mưa bão' }
    const { id } = await command(site, first, 'meetings.plan', plan)
    await command(site, first, 'meetings.open', { id, version: 1, chair: 'Chủ trì', minutesBy: 'Thư ký' })
    await command(site, first, 'meetings.set-attendance', { id, others: 'present' })
    await command(site, first, 'meetings.close', { id, version: 2, conclusion: 'Nhất trí.' })
    await site.clock.ahead(10 * 86_400)
    for (const size of ['desk', 'phone'] as const) {
      const page = await site.open({ as: 'bithu', at: '/viec', size })
      const minutes = await seen(main(page).getByRole('link', { name: /^Ký biên bản/ }))
      const work = await seen(main(page).getByRole('link', { name: 'Trịnh Văn Còn Thì Giờ', exact: true }))
      const top = async (link: typeof work) => (await link.boundingBox())?.y ?? 0
      await expect.poll(async () => (await top(minutes)) < (await top(work))).toBe(true)
    }
  })

  test('a member with something to do and no case about the own person finds how to ask for something', async () => {
    const member = await site.open({ as: 'dangvien', size: 'phone' })
    const { memberId } = await ask<{ memberId: string }>(site, member, 'identity.get-me')
    const dueOn = addDays(dateInVietNam(site.clock.now()), 9)
    const secretary = await site.open({ as: 'bithu' })
    await command(site, secretary, 'tasks.assign', { title: 'Vận động đóng quỹ', dueOn, memberIds: [memberId] })
    await member.goto(`${site.address}/viec`)
    await seen(main(member).getByRole('link', { name: 'Vận động đóng quỹ' }))
    await (await seen(main(member).getByRole('link', { name: 'Gửi một đề nghị' }))).click()
    await seen(main(member).getByRole('link', { name: 'Đề nghị sửa hồ sơ đảng viên' }))
  })

  test('a case of the own organisation says whose it is, before it is opened and after', async () => {
    const page = await site.open({ as: 'bithu', size: 'phone', at: '/viec/moi' })
    const { organisationName } = await seatOf(site, page)
    await (await seen(main(page).getByRole('link', { name: 'Kiểm tra thẻ đảng viên hằng năm' }))).click()
    await seen(main(page).getByText(`Việc của: ${organisationName}.`))
    await main(page).getByRole('button', { name: 'Bắt đầu kiểm tra thẻ' }).click()
    await seen(page.getByText(`Đã mở việc «Kiểm tra thẻ đảng viên hằng năm» cho ${organisationName}.`))
  })
})
