// Reports: the branch writes and sends its own on a phone; the commune takes its words, sends up, and the branch corrects with a reason.
import { expect, test } from 'vitest'
import { formatDate } from '#rules/calendar/dates.ts'
import { heading, main, seen } from './harness/acts.ts'
import { lastMonth } from './harness/report-visits.ts'
import { inBrowser } from './harness/site.ts'

const WORDS = 'Tập trung bồi dưỡng quần chúng ưu tú.'
const COMING = 'IV. Phương hướng, nhiệm vụ thời gian tới'

inBrowser('reports', (site) => {
  test('J2: asked for by the commune, sent by the branch, taken into the report of the commune; corrected as a new edition', async () => {
    const period = lastMonth(site)
    const title = `Báo cáo tháng ${period.to.slice(5, 7)}/${period.to.slice(0, 4)}`
    const office = await site.open({
      as: 'vanphong.xa',
      at: `/bao-cao?nam=${period.to.slice(0, 4)}`,
      expected: [/422/],
    })
    await heading(office, 'Báo cáo')
    await office.getByRole('button', { name: 'Soạn báo cáo' }).click()
    await office.getByLabel('Kỳ', { exact: true }).selectOption(period.from)
    await office.getByRole('button', { name: 'Soạn, lấy số liệu từ hồ sơ' }).click()
    await heading(office, title)
    await seen(main(office).getByText(/^\d+ phép cộng ngang, dọc đều khớp\.$/))
    await seen(main(office).getByText(/Chưa gửi: /))

    const secretary = await site.open({ size: 'phone', as: 'bithu', at: '/bao-cao', expected: [/422/] })
    await heading(secretary, 'Báo cáo')
    await secretary.getByRole('button', { name: 'Soạn báo cáo' }).click()
    await secretary.getByLabel('Kỳ', { exact: true }).selectOption(period.from)
    await secretary.getByRole('button', { name: 'Soạn, lấy số liệu từ hồ sơ' }).click()
    await heading(secretary, title)
    await secretary.getByRole('button', { name: `Viết mục này ${COMING}` }).click()
    await secretary.getByLabel('Lời của mục').fill(WORDS)
    await secretary.getByRole('button', { name: 'Ghi mục này' }).click()
    await seen(main(secretary).getByText(WORDS))
    await secretary.getByRole('button', { name: 'Lấy lại số liệu' }).click()
    await seen(secretary.getByText('Đã lấy lại số liệu; lời đã viết giữ nguyên.'))
    await seen(main(secretary).getByText(WORDS))
    await secretary.getByRole('button', { name: 'Gửi lên cấp trên' }).click()
    await secretary.getByRole('button', { name: 'Gửi báo cáo' }).click()
    await seen(secretary.getByRole('alert'))
    await secretary.getByLabel('Người ký').fill('Nguyễn Văn Lâm')
    await secretary.getByRole('button', { name: 'Gửi báo cáo' }).click()
    await seen(secretary.getByText('Đã gửi bản 1; bản này giữ nguyên.'))
    expect(await secretary.getByRole('button', { name: /^Sửa lời/ }).count()).toBe(0)

    // The words of the branch stand beside those of the commune, and are taken in by a press.
    await office.reload()
    await office.getByRole('button', { name: `Viết mục này ${COMING}` }).click()
    await office.getByLabel('Lời của mục').fill('Giữ vững nền nếp sinh hoạt.')
    await (await seen(office.getByRole('button', { name: /^Đưa vào/ }))).click()
    await office.getByRole('button', { name: 'Ghi mục này' }).click()
    await seen(main(office).getByText('Giữ vững nền nếp sinh hoạt.'))
    await seen(main(office).getByText(WORDS))

    // A figure opens exactly its list.
    const members = main(office)
      .getByRole('link', { name: /^[\d.]+ đảng viên$/ })
      .first()
    const figure = (await members.textContent())?.trim() ?? ''
    await members.click()
    await seen(main(office).getByRole('status').getByText(figure))
    await seen(main(office).getByText(formatDate(period.to)))

    await secretary.getByRole('button', { name: 'Sửa, gửi bản mới' }).click()
    await secretary.getByLabel('Lý do sửa').fill('Sót một việc')
    await secretary.getByRole('button', { name: 'Soạn bản sửa' }).click()
    await seen(main(secretary).getByText('Bản sửa, lý do: Sót một việc'))
    await secretary.getByRole('button', { name: 'Gửi lên cấp trên' }).click()
    await secretary.getByLabel('Người ký').fill('Nguyễn Văn Lâm')
    await secretary.getByRole('button', { name: 'Gửi báo cáo' }).click()
    await seen(secretary.getByText('Đã gửi bản 2; bản này giữ nguyên.'))
    await seen(main(secretary).getByText(/Lý do sửa: Sót một việc/))
  })
})
