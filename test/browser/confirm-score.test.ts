// A score from the room to the year on a phone, by keyboard alone: the branch votes it, the committee finds it among its work and confirms it.
import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { dateInVietNam } from '#kernel/clock.ts'
import { gone, heading, main, seen } from './harness/acts.ts'
import { ask, command, seatOf } from './harness/case-acts.ts'
import { inBrowser } from './harness/site.ts'

const enterOn = async (locator: Locator): Promise<void> => {
  await (await seen(locator)).focus()
  await locator.press('Enter')
}

/** What has the focus, in the words of its label or its own. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const at = document.activeElement
    return (at instanceof HTMLInputElement ? at.labels?.[0]?.textContent : at?.textContent) ?? ''
  })

inBrowser('a score that is confirmed', (site) => {
  test('voted in the branch, found among the work of the committee, confirmed once, in the year', async () => {
    const province = await site.open({ as: 'vanphong.tinh' })
    const value = { ruleId: 'SCORE-01', name: 'confirmed-above' }
    const { version } = await ask<{ version: number }>(
      site,
      province,
      `rulebook.get-parameter?${new URLSearchParams(value)}`,
    )
    await command(site, province, 'rulebook.change-parameter', {
      ...value,
      version,
      value: true,
      unit: 'flag',
      instrument: '42-HD/BTCTW|2025-10-28',
      clause: 'Quy định của tỉnh',
      validFrom: '2026-01-01',
      reason: 'Tỉnh có quy định',
    })

    const page = await site.open({ size: 'phone', as: 'bithu' })
    const { organisationId } = await seatOf(site, page)
    const on = dateInVietNam(site.clock.now())
    const plan = { organisationId, kind: 'regular', month: on.slice(0, 7), on, time: '00:05', reason: 'Mưa bão' }
    const { id } = await command(site, page, 'meetings.plan', plan)
    await command(site, page, 'meetings.open', { id, version: 1, chair: 'Chủ trì', minutesBy: 'Thư ký' })
    await command(site, page, 'meetings.set-attendance', { id, others: 'present' })
    await page.goto(`${site.address}/sinh-hoat/${id}`)
    await enterOn(main(page).getByRole('button', { name: 'Đủ điểm các dòng còn lại' }))
    await seen(main(page).getByText('Chờ biểu quyết'))
    await expect.poll(() => focused(page)).toBe('Tán thành điểm này')
    // A line is opened where it stands, and left there.
    const sheet = main(page).getByRole('region', { name: 'Chấm điểm buổi sinh hoạt' })
    await enterOn(sheet.getByText(/^Từng dòng của biểu/))
    await enterOn(sheet.getByRole('button', { name: 'Hạ điểm dòng 3' }))
    await expect.poll(() => focused(page)).toBe('Điểm dòng 3')
    await enterOn(sheet.getByRole('button', { name: 'Thôi', exact: true }))
    await expect.poll(() => focused(page)).toBe('Hạ điểm dòng 3')
    await page.keyboard.press('Enter')
    await expect.poll(() => focused(page)).toBe('Điểm dòng 3')
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.type('9')
    await page.keyboard.press('Tab')
    await page.keyboard.type('Chưa có dự thảo nghị quyết')
    await page.keyboard.press('Enter')
    await seen(main(page).getByText('99 điểm'))
    await gone(sheet.getByRole('textbox', { name: 'Điểm dòng 3' }))
    await expect.poll(() => focused(page)).toBe('Hạ điểm dòng 3')
    await enterOn(sheet.getByLabel('Tán thành điểm này', { exact: true }))
    await seen(main(page).getByText('Chi bộ đã thông qua'))
    await expect.poll(() => focused(page)).toBe('Chấm điểm buổi sinh hoạt')
    await seen(main(page).getByText('Chờ cấp ủy viên cấp trên dự họp xác nhận điểm.'))
    await command(site, page, 'meetings.close', { id, version: 2, conclusion: 'Nhất trí.' })

    const office = await site.open({ size: 'phone', as: 'vanphong.xa' })
    await office.goto(`${site.address}/viec`)
    await enterOn(main(office).getByRole('link', { name: /^Xác nhận điểm buổi sinh hoạt ngày/ }))
    await heading(office, /^Sinh hoạt thường kỳ tháng/)
    await enterOn(main(office).getByRole('button', { name: 'Tôi đã dự, xác nhận điểm' }))
    await seen(office.getByText('Đã xác nhận điểm của buổi sinh hoạt.'))
    await expect.poll(() => focused(office)).toBe('Chấm điểm buổi sinh hoạt')
    await seen(main(office).getByText(/ xác nhận ngày /))
    await office.goto(`${site.address}/viec`)
    await heading(office, 'Việc cần làm')
    expect((await ask<{ rows: unknown[] }>(site, office, 'meetings.list-scores-to-confirm')).rows).toEqual([])

    await page.goto(`${site.address}/sinh-hoat`)
    const year = main(page).getByRole('region', { name: `Điểm các kỳ sinh hoạt năm ${on.slice(0, 4)}` })
    await seen(year.getByText(/ điểm, (tốt|khá)/))
  })
})
