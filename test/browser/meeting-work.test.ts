// The next step of a meeting stands where the day of the secretary begins, and leads to it.
import { expect, test } from 'vitest'
import { dateInVietNam } from '#kernel/clock.ts'
import { heading, main, press, seen } from './harness/acts.ts'
import { command, seatOf } from './harness/case-acts.ts'
import { inBrowser } from './harness/site.ts'

inBrowser('the work of meetings', (site) => {
  test('a meeting of today waits to be opened, then its minutes to be signed', async () => {
    const page = await site.open({ size: 'phone', as: 'bithu' })
    const { organisationId } = await seatOf(site, page)
    const on = dateInVietNam(site.clock.now())
    const plan = { organisationId, kind: 'extraordinary', month: on.slice(0, 7), on, time: '00:07' }
    const { id } = await command(site, page, 'meetings.plan', plan)
    await page.goto(`${site.address}/viec`)
    await (await seen(main(page).getByRole('link', { name: /^Mở, ghi lại hoặc dời: .* 00:07 ngày / }))).click()
    await heading(page, /^Sinh hoạt bất thường/)
    await command(site, page, 'meetings.open', { id, version: 1, chair: 'Chủ trì', minutesBy: 'Thư ký' })
    await command(site, page, 'meetings.set-attendance', { id, others: 'present' })
    await command(site, page, 'meetings.close', { id, version: 2 })
    await page.goto(`${site.address}/viec`)
    await (await seen(main(page).getByRole('link', { name: /^Ký biên bản: .* 00:07 ngày / }))).click()
    await press('Biên bản cuộc họp')(page)
    await press('Ghi đã ký, lấy số')(page)
    await seen(page.getByText(/^Số \d+-BB\/CB/))
    await page.goto(`${site.address}/viec`)
    await seen(main(page).getByRole('link', { name: /^Công bố kết luận: .* 00:07 ngày / }))
    expect(
      await main(page)
        .getByRole('link', { name: /^Ký biên bản: .* 00:07/ })
        .count(),
    ).toBe(0)
  })

  test('the address of the calendar is copied with one press, and a phone reads it', async () => {
    const page = await site.open({ as: 'bithu', at: '/sinh-hoat', size: 'phone' })
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await press('Tạo địa chỉ lịch')(page)
    await press('Chép địa chỉ')(page)
    await seen(page.getByText('Đã chép địa chỉ lịch.'))
    const feed = await fetch(await page.evaluate(() => navigator.clipboard.readText()))
    expect(feed.headers.get('content-type')).toMatch(/^text\/calendar/)
    expect(await feed.text()).toMatch(/^BEGIN:VCALENDAR/)
  })
})
