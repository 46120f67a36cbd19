// A regular meeting at 360 px, from the calendar to minutes ready to sign: by tapping, with two typed sentences.
import { expect, test } from 'vitest'
import { dateInVietNam } from '#kernel/clock.ts'
import { heading, seen } from './harness/acts.ts'
import { command } from './harness/case-acts.ts'
import { inBrowser } from './harness/site.ts'

/** The ceiling for a branch of 30. */
const TAPS_AT_MOST = 40

inBrowser('a meeting on the phone', (site) => {
  test('opened, everybody there but one, a resolution voted, a task given, closed, minutes as a Word file', async () => {
    const { rows } = await site.database.owner.query<{ id: string }>(
      'select organisation_id as id from accounts where sign_in_name = $1',
      [site.signInName('bithu')],
    )
    const page = await site.open({ size: 'phone', as: 'bithu' })
    const on = dateInVietNam(site.clock.now())
    const due = new Date(site.clock.now().getTime() + 20 * 86_400_000).toISOString().slice(0, 10)
    const plan = {
      kind: 'regular',
      month: on.slice(0, 7),
      on,
      time: '00:05',
      place: 'Nhà văn hóa thôn',
      reason: 'Mưa bão',
    }
    await command(site, page, 'meetings.plan', { organisationId: rows[0]?.id, ...plan })
    await page.goto(`${site.address}/sinh-hoat`)
    let taps = 0
    const tap = async (name: string | RegExp, exact = true): Promise<void> => {
      taps += 1
      const one = typeof name === 'string' ? { name, exact } : { name }
      await (await seen(page.getByRole('main').getByRole('button', one))).click()
    }

    taps += 1
    await (await seen(page.getByRole('main').getByRole('link', { name: /^Sinh hoạt thường kỳ, 00:05/ }))).click()
    await heading(page, /^Sinh hoạt thường kỳ tháng/)
    await tap('Mở cuộc họp')
    await page.getByLabel('Thư ký ghi biên bản').fill('Trần Thị Thư')
    await tap('Mở cuộc họp')
    await tap(/^Vắng có lý do /)
    await tap('Ốm')
    await tap(/^Những người còn lại/)
    await seen(page.getByText(/— đủ\./))
    await tap('Dùng chương trình thường kỳ')
    await seen(page.getByText('Nhiệm vụ tháng tới'))
    await tap('Đưa ra biểu quyết')
    await page.getByLabel('Biểu quyết về việc gì').fill('Nghị quyết tháng')
    await tap('Chốt người biểu quyết')
    await seen(page.getByText('Đang biểu quyết'))
    await tap('Ghi kết quả')
    await seen(page.getByText('Đủ tỷ lệ'))
    await tap('Giao một nhiệm vụ')
    await page.getByLabel('Việc phải làm').fill('Sửa cống đầu thôn')
    taps += 1
    await page.getByLabel('Giao cho ai').selectOption({ index: 1 })
    await page.getByLabel('Hạn', { exact: true }).fill(due.split('-').reverse().join('/'))
    await tap('Giao nhiệm vụ')
    await seen(page.getByRole('link', { name: 'Sửa cống đầu thôn' }))
    await tap('Kết thúc cuộc họp')
    await page.getByLabel('Kết luận').fill('Thống nhất thực hiện.')
    await tap('Kết thúc cuộc họp')
    await seen(page.getByText('Đã kết thúc'))
    await tap('Biên bản cuộc họp')
    const text = page.getByRole('main').getByRole('textbox', { name: 'Biên bản cuộc họp' })
    await seen(text)
    for (const said of [
      'Vắng có lý do: 1 đồng chí',
      'Sửa cống đầu thôn',
      'Nghị quyết tháng: giơ thẻ đảng',
      'Thống nhất thực hiện.',
    ])
      expect(await text.inputValue()).toContain(said)
    const file = page.waitForEvent('download')
    await tap('Tải tệp Word')
    expect((await file).suggestedFilename()).toMatch(/^Bien-ban-.*\.docx$/)
    await tap('Ghi đã ký, lấy số')
    await seen(page.getByText(/^Số 01-BB\/CB/))
    expect(taps).toBeLessThanOrEqual(TAPS_AT_MOST)
  })
})
