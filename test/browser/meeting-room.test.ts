// In the room on the phone: who spoke is ticked and gets words later, what was taken off comes back, and the agenda is put right.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { dateInVietNam } from '#kernel/clock.ts'
import { searchKey } from '#rules/text/search-key.ts'
import { gone, main, press, seen, typedDay } from './harness/acts.ts'
import { command, seatOf } from './harness/case-acts.ts'
import { tabTo } from './harness/keyboard.ts'
import { inBrowser, type Site } from './harness/site.ts'

/** A meeting of today in the calendar of the branch of the secretary. */
async function planned(site: Site, page: Page, time: string): Promise<string> {
  const { organisationId } = await seatOf(site, page)
  const on = dateInVietNam(site.clock.now())
  const plan = { organisationId, kind: 'extraordinary', month: on.slice(0, 7), on, time }
  return (await command(site, page, 'meetings.plan', plan)).id
}

/** One that goes on; nobody has said who is there. */
async function begun(site: Site, page: Page, time: string): Promise<string> {
  const id = await planned(site, page, time)
  await command(site, page, 'meetings.open', { id, version: 1, chair: 'Trần Văn Chủ', minutesBy: 'Trần Thị Thư' })
  return id
}

/** One that goes on with everybody there. */
async function opened(site: Site): Promise<string> {
  const page = await site.open({ as: 'bithu' })
  const id = await begun(site, page, '00:01')
  await command(site, page, 'meetings.set-attendance', { id, others: 'present' })
  await page.context().close()
  return id
}

inBrowser('the room of a meeting', (site) => {
  test('who spoke is ticked at once, gets words later, and what was taken off comes back', async () => {
    const id = await opened(site)
    const page = await site.open({ size: 'phone', as: 'bithu', at: `/sinh-hoat/${id}` })
    // Once everybody is recorded the list makes room for what comes next.
    await seen(main(page).getByText(/^\d+ người có mặt: xem, sửa$/))
    expect(await main(page).getByRole('button', { name: /^Sửa / }).count()).toBeLessThan(5)
    await press('Chọn người đã phát biểu')(page)
    const boxes = main(page).getByRole('checkbox')
    const [one, two] = [boxes.nth(0), boxes.nth(1)]
    await one.check()
    await two.check()
    await press('Ghi 2 người đã phát biểu')(page)
    await seen(main(page).getByText(/^Đã phát biểu: 2 trên \d+ đảng viên có mặt\.$/))
    await main(page).getByText('2 người phát biểu chưa ghi lời').click()
    await press(/^Ghi lời /)(page)
    await main(page)
      .getByRole('textbox', { name: /^Ý kiến của / })
      .fill('Đề nghị sửa cống trước mùa mưa.')
    await press('Ghi ý kiến')(page)
    await seen(main(page).getByText('Đề nghị sửa cống trước mùa mưa.'))
    await main(page)
      .getByRole('listitem')
      .filter({ hasText: 'Đề nghị sửa cống trước mùa mưa.' })
      .getByRole('button', { name: /^Bỏ / })
      .click()
    await gone(main(page).getByText('Đề nghị sửa cống trước mùa mưa.'))
    await seen(main(page).getByText(/^Đã phát biểu: 1 trên/))
    await page.getByRole('button', { name: 'Hoàn tác' }).click()
    await seen(main(page).getByText('Đề nghị sửa cống trước mùa mưa.'))
    await seen(main(page).getByText(/^Đã phát biểu: 2 trên/))
  })

  test('what is wrong with a task or a count is said at its field, in words', async () => {
    const id = await opened(site)
    const page = await site.open({ size: 'phone', as: 'bithu', at: `/sinh-hoat/${id}`, expected: [/422/] })
    await press('Giao một nhiệm vụ')(page)
    await main(page).getByRole('button', { name: 'Giao nhiệm vụ', exact: true }).click()
    await seen(page.getByRole('alert').getByText('Việc phải làm: Cần điền mục này.'))
    await seen(page.getByRole('alert').getByText(/^Giao cho ai: /))
    await press('Đưa ra biểu quyết')(page)
    await press('Chốt người biểu quyết')(page)
    await main(page).getByLabel('Tán thành', { exact: true }).fill('37,5')
    await main(page)
      .getByLabel(/^Không tán thành/)
      .fill('-1')
    await press('Ghi kết quả')(page)
    await seen(page.getByRole('alert').getByText('Tán thành: Ghi một số nguyên, không có phần lẻ.'))
    await seen(page.getByRole('alert').getByText('Không tán thành: Không được nhỏ hơn 0.'))
  })

  test('by keyboard one goes on where one was after a step of the meeting', async () => {
    const page = await site.open({ as: 'bithu' })
    const id = await planned(site, page, '00:03')
    await page.goto(`${site.address}/sinh-hoat/${id}`)
    await (await seen(main(page).getByRole('button', { name: 'Mở cuộc họp' }))).focus()
    await page.keyboard.press('Enter')
    await main(page).getByLabel('Thư ký ghi biên bản').focus()
    await page.keyboard.type('Trần Thị Thư')
    await page.keyboard.press('Enter')
    await seen(main(page).getByText('Đang họp'))
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toMatch(/^Những người còn lại/)
  })

  test('who is away is found by name in a long list; the end of the meeting stands at the end of what is done in it', async () => {
    const page = await site.open({ size: 'phone', as: 'bithu' })
    const id = await begun(site, page, '00:04')
    await page.goto(`${site.address}/sinh-hoat/${id}`)
    const away = main(page).getByRole('button', { name: /^Vắng có lý do / })
    await seen(away)
    const name = (await away.nth(15).innerText()).replace(/\s+/g, ' ').replace('Vắng có lý do ', '')
    await page.getByLabel('Tìm tên để ghi vắng').fill(searchKey(name))
    expect(await away.count()).toBeLessThan(4)
    await press(`Vắng có lý do ${name}`)(page)
    await press('Ốm')(page)
    await page.getByLabel('Tìm tên để ghi vắng').fill('khong ai ten nhu vay')
    await seen(main(page).getByText('Không có ai tên như vậy trong danh sách.'))
    await press(/^Những người còn lại \(\d+\) có mặt$/)(page)
    await seen(main(page).getByText(/^\d+ người có mặt: xem, sửa$/))
    const order = await main(page).getByRole('button').allInnerTexts()
    const at = (label: string) => order.findIndex((text) => text.startsWith(label))
    expect(at('Đưa ra biểu quyết')).toBeLessThan(at('Giao một nhiệm vụ'))
    expect(at('Giao một nhiệm vụ')).toBeLessThan(at('Kết thúc cuộc họp'))
    expect(at('Kết thúc cuộc họp')).toBeLessThan(at('Đưa tài liệu lên'))
  })

  test('an item of the agenda is put right, moved up and taken off', async () => {
    const id = await opened(site)
    const page = await site.open({ size: 'phone', as: 'bithu' })
    // What an extraordinary meeting takes up is not usual: nothing is offered.
    const headings = ['Thời sự', 'Kết quả tháng trước', 'Biểu dương, nhắc nhở', 'Thảo luận', 'Nhiệm vụ tháng tới']
    const items = headings.map((heading) => ({ part: 'other', heading, minutes: 10 }))
    await command(site, page, 'meetings.set-agenda', { id, version: 2, items })
    await page.goto(`${site.address}/sinh-hoat/${id}`)
    await press('Sửa chương trình')(page)
    expect(
      await main(page)
        .getByRole('button', { name: /^Dùng chương trình/ })
        .count(),
    ).toBe(0)
    await press('Sửa mục Nhiệm vụ tháng tới')(page)
    await main(page).getByLabel('Nội dung', { exact: true }).fill('Nhiệm vụ tháng 12')
    await press('Ghi mục này')(page)
    await press('Đưa lên trên Nhiệm vụ tháng 12')(page)
    await press('Bỏ mục Biểu dương, nhắc nhở')(page)
    await seen(page.getByText('Đã bỏ mục «Biểu dương, nhắc nhở».'))
    await press('Xong, thôi sửa chương trình')(page)
    const buttons = main(page).getByRole('button', { name: /^Ghi nội dung / })
    expect((await buttons.allInnerTexts()).map((text) => text.replace(/\s+/g, ' '))).toEqual([
      'Ghi nội dung Thời sự',
      'Ghi nội dung Kết quả tháng trước',
      'Ghi nội dung Nhiệm vụ tháng 12',
      'Ghi nội dung Thảo luận',
    ])
  })

  test('who comes second is told that it is open or closed already, and the page says so', async () => {
    const first = await site.open({ as: 'bithu', at: '/sinh-hoat', expected: [/422/] })
    await press('Thêm một cuộc họp')(first)
    await main(first).getByLabel('Loại cuộc họp').selectOption('extraordinary')
    // M-13: of how many somebody says how many cannot come together.
    await main(first).getByLabel('Họp trực tuyến', { exact: true }).check()
    await seen(main(first).getByText(/^Trong \d+ đảng viên, không kể người được miễn sinh hoạt hay bị đình chỉ\./))
    await main(first).getByLabel('Họp trực tuyến', { exact: true }).uncheck()
    await main(first).getByLabel('Ngày họp').fill(typedDay(site))
    // As people write the time.
    await main(first).getByLabel('Giờ họp').fill('0h05')
    await press('Thêm vào lịch')(first)
    await seen(main(first).getByText(/^00:05 ngày /))
    const at = new URL(first.url()).pathname
    const second = await site.open({ as: 'bithu', at, size: 'phone', expected: [/422/] })
    const begin = async (page: Page) => {
      await press('Mở cuộc họp')(page)
      await main(page).getByLabel('Thư ký ghi biên bản').fill('Trần Thị Thư')
    }
    await begin(first)
    await begin(second)
    // M-10: whoever says that it is held together with another meeting is told that it may not be.
    const merged = main(first).getByLabel('Họp chung với một cuộc họp khác')
    await merged.check()
    await press('Mở cuộc họp')(first)
    await seen(first.getByRole('alert').getByText(/ghép/))
    await merged.uncheck()
    await press('Mở cuộc họp')(first)
    await seen(main(first).getByText('Đang họp'))
    await press('Mở cuộc họp')(second)
    await seen(second.getByRole('alert').getByText('Không làm được việc này: cuộc họp đang họp.'))
    const stands = (page: Page, state: string) => seen(main(page).getByRole('definition').filter({ hasText: state }))
    await stands(second, 'Đang họp')
    await press('Thôi, không ghi')(second)
    await press(/^Những người còn lại \(\d+\) có mặt$/)(second)
    await seen(main(second).getByText(/^\d+ người có mặt: xem, sửa$/))
    await first.reload()
    for (const page of [first, second]) await press('Kết thúc cuộc họp')(page)
    for (const page of [first, second]) {
      await main(page).locator('form').getByRole('button', { name: 'Kết thúc cuộc họp' }).click()
      await stands(page, 'Đã kết thúc')
    }
    await seen(second.getByRole('alert').getByText(/^Cuộc họp đã kết thúc ngày /))
    await press('Thôi, không ghi')(second)
    await seen(main(second).getByRole('button', { name: 'Ghi đã công bố' }))
  })

  test('whoever writes second on the agenda is shown what the first one wrote and presses again; who signs in meanwhile appears', async () => {
    const first = await site.open({ as: 'bithu' })
    const id = await begun(site, first, '00:06')
    const second = await site.open({ as: 'bithu', size: 'phone', expected: [/status of 409 /, /ERR_FAILED/] })
    await second.clock.install()
    await second.goto(`${site.address}/sinh-hoat/${id}`)
    const agenda = second.getByRole('region', { name: 'Chương trình' })
    await seen(agenda.getByText('Chưa ghi chương trình.'))
    // Nothing to list is said, and no list without anything in it.
    expect(await main(second).locator('ol:empty, ul:empty').count()).toBe(0)
    await agenda.getByRole('button', { name: 'Thêm một mục' }).click()
    await agenda.getByLabel('Nội dung', { exact: true }).fill('Nhiệm vụ tháng tới')
    const items = [{ part: 'other', heading: 'Thời sự', minutes: 10 }]
    await command(site, first, 'meetings.set-agenda', { id, version: 2, items })
    const add = agenda.getByRole('button', { name: 'Thêm vào chương trình' })
    await add.click()
    await seen(second.getByRole('alert').getByText('Trang đã hiện bản mới: xem lại rồi bấm lần nữa.'))
    await seen(agenda.getByRole('listitem').filter({ hasText: 'Thời sự' }))
    await add.click()
    await gone(add)
    const lines = agenda.getByRole('listitem')
    await expect
      .poll(async () => (await lines.allInnerTexts()).map((text) => text.split('\n')[0]))
      .toEqual(['Thời sự', 'Nhiệm vụ tháng tới'])
    // It is asked in between who has come: where that goes unanswered, what is typed stays.
    await agenda.getByRole('button', { name: 'Thêm một mục' }).click()
    await agenda.getByLabel('Nội dung', { exact: true }).fill('Việc khác')
    let unanswered = 0
    await second.route('**/api/meetings.get?*', (route) => {
      unanswered += 1
      return route.abort()
    })
    const asked = async () => {
      await second.clock.runFor(5_000)
      return unanswered
    }
    await expect.poll(asked, { timeout: 20_000 }).toBeGreaterThan(3)
    await second.unroute('**/api/meetings.get?*')
    expect(await agenda.getByLabel('Nội dung', { exact: true }).inputValue()).toBe('Việc khác')
    // Somebody else keeps the list too: whoever looks on sees who has come.
    await seen(main(second).getByText(/còn \d+ chưa điểm danh/))
    await command(site, first, 'meetings.set-attendance', { id, others: 'present' })
    await second.clock.runFor(10_000)
    await seen(main(second).getByText(/^\d+ người có mặt: xem, sửa$/))
  })

  test('a task is given to several at once, by keyboard, with one who leads', async () => {
    const id = await opened(site)
    const page = await site.open({ as: 'bithu', at: `/sinh-hoat/${id}` })
    await (await seen(main(page).getByRole('button', { name: 'Giao một nhiệm vụ' }))).focus()
    await page.keyboard.press('Enter')
    await main(page).getByLabel('Việc phải làm').focus()
    await page.keyboard.type('Dọn vệ sinh đường thôn')
    await tabTo(page, main(page).getByRole('button', { name: 'Giao cho nhiều người' }))
    await page.keyboard.press('Enter')
    const people = main(page).getByRole('group', { name: 'Giao cho ai' }).getByRole('checkbox')
    for (const at of [0, 2, 3]) {
      await tabTo(page, people.nth(at))
      await page.keyboard.press('Space')
    }
    await tabTo(page, main(page).getByLabel('Ai chủ trì'))
    await page.keyboard.press('ArrowDown')
    await tabTo(page, main(page).getByRole('button', { name: 'Giao cho 3 người' }))
    await page.keyboard.press('Enter')
    await seen(page.getByText('Đã giao cho 3 người.'))
    const given = main(page).getByRole('listitem').filter({ hasText: 'Dọn vệ sinh đường thôn' })
    expect(await given.count()).toBe(3)
  })
})
