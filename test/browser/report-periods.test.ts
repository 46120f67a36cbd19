// Reports in the browser: the outline of an office, tables, sending and correcting; on a phone: whoever picks another type gets its last period, not a question about days that are not on the form.
import { expect, test } from 'vitest'
import { heading, main, openAll, press, seen } from './harness/acts.ts'
import { ask, command } from './harness/case-acts.ts'
import { inBrowser } from './harness/site.ts'

inBrowser('an outline of the own office', (site) => {
  test('pasted with a table; the report follows it, numbers are typed as people write them, a wrong one is named at its cell', async () => {
    const page = await site.open({ as: 'vanphong.xa', at: '/bao-cao', expected: [/status of 422 /] })
    await (await seen(main(page).getByRole('link', { name: 'Đề cương và bảng phụ lục của từng loại báo cáo' }))).click()
    await heading(page, 'Đề cương báo cáo')
    await main(page).getByLabel('Loại báo cáo').selectOption('yearly')
    await seen(main(page).getByText('Đang dùng đề cương chung của chương trình.'))
    await press('Định đề cương riêng')(page)
    const lines = await seen(main(page).getByLabel('Các mục, mỗi dòng một mục'))
    await lines.fill('I. Tình hình\n1. Đội ngũ [Tổng số đảng viên; Số lạ]\nII. Kiến nghị, đề xuất')
    // The first is left empty and is none; what the second lacks is said at the second.
    for (let i = 0; i < 2; i += 1) await press('Thêm bảng phụ lục')(page)
    await main(page).getByLabel('Tên bảng 2').fill('Mô hình mới')
    const columns = main(page).getByLabel('Các cột của bảng 2, mỗi dòng một cột')
    await columns.fill(`Số mô hình\n${'Dài '.repeat(30)}`)
    await press('Định đề cương')(page)
    for (const problem of [
      /^Các cột của bảng 2, .*: Dài quá 80 ký tự\.$/,
      /^Các dòng của bảng 2, .*: Ghi ít nhất một dòng\.$/,
    ])
      await seen(main(page).getByRole('alert').getByText(problem))
    await columns.fill('Số mô hình')
    await main(page).getByLabel('Các dòng của bảng 2, mỗi dòng một việc').fill('Học tập\nDân vận khéo')
    await press('Định đề cương')(page)
    await seen(
      main(page)
        .getByRole('alert')
        .getByText(/Dòng 2: không có số liệu «Số lạ»/),
    )
    await lines.fill((await lines.inputValue()).replace('; Số lạ', ''))
    await press('Định đề cương')(page)
    await seen(
      main(page)
        .getByRole('status')
        .getByText(/^Đề cương của /),
    )

    await page.goto(new URL('/bao-cao', page.url()).href)
    await press('Soạn báo cáo')(page)
    await main(page).getByLabel('Báo cáo năm').check()
    await press('Soạn, lấy số liệu từ hồ sơ')(page)
    await seen(main(page).getByText('Đã viết 0 trên 2 mục.'))
    await press('Ghi bảng này Mô hình mới')(page)
    const [first, second] = [0, 1].map((at) => main(page).getByLabel('Số mô hình').nth(at))
    await first?.fill('hai')
    await second?.fill('1.250,5')
    await press('Ghi bảng này')(page)
    await seen(main(page).getByText(/«hai» không phải một số/))
    await first?.fill('2')
    await press('Ghi bảng này')(page)
    await seen(main(page).getByRole('row', { name: 'Tổng cộng 1.252,5' }))

    // Whoever sends sees what is still open, and a correction is signed as what it corrects.
    await press('Gửi lên cấp trên')(page)
    await seen(main(page).getByText(/^Báo cáo còn 2 mục chưa viết lời, \d+ nơi cấp dưới chưa gửi/))
    await main(page).getByLabel('Người ký').fill('Nguyễn Văn Lâm')
    await main(page).getByLabel('Số báo cáo').fill('12-BC/ĐU')
    await press('Gửi báo cáo')(page)
    await press('Sửa, gửi bản mới')(page)
    await main(page).getByLabel('Lý do sửa').fill('Sót một mô hình')
    await press('Soạn bản sửa')(page)
    await press('Gửi lên cấp trên')(page)
    expect(await (await seen(main(page).getByLabel('Người ký'))).inputValue()).toBe('Nguyễn Văn Lâm')
    expect(await main(page).getByLabel('Số báo cáo').inputValue()).toBe('12-BC/ĐU')
  })
})

interface Shown {
  version: number
  sections: { key: string; heading: string; onlyHeading: boolean }[]
}

inBrowser('a new report', (site) => {
  test('of another type than the first: of the last period of that type that has begun, unless another is chosen', async () => {
    const page = await site.open({ size: 'phone', as: 'vanphong.xa', at: '/bao-cao', expected: [/status of 409 /] })
    await heading(page, 'Báo cáo')
    await press('Soạn báo cáo')(page)
    await page.getByLabel('Báo cáo 6 tháng').check()
    const period = await seen(main(page).getByLabel('Kỳ', { exact: true }))
    const offered = await period.getByRole('option').allTextContents()
    expect(await period.locator('option:checked').textContent()).toBe(offered.at(-1))
    await press('Soạn, lấy số liệu từ hồ sơ')(page)
    await heading(page, new RegExp(`${offered.at(-1)}`, 'i'))
    await seen(main(page).getByText(/^\d+ phép cộng ngang, dọc đều khớp\.$/))

    // Somebody else writes the same section meanwhile: both are shown beside each other, and no word is lost.
    const id = new URL(page.url()).pathname.split('/').at(-1)
    const { version, sections } = await ask<Shown>(site, page, `reports.get?id=${id}`)
    const section = sections.find(({ onlyHeading }) => !onlyHeading) ?? { key: '', heading: '' }
    await openAll(page)
    await press(`Viết mục này ${section.heading}`)(page)
    const words = await seen(main(page).getByLabel('Lời của mục'))
    await words.fill('Lời ghi sau.')
    const theirs = { id, version, section: section.key, paragraphs: ['Lời ghi trước.'] }
    await command(site, page, 'reports.write-section', theirs)
    await press('Ghi mục này')(page)
    const both = await seen(page.getByRole('dialog', { name: 'Người khác vừa lưu trước bạn' }))
    const choice = both.getByRole('group', { name: 'Lời của mục' })
    await seen(choice.getByRole('radio', { name: /Lời ghi sau\.$/, checked: true }))
    await seen(choice.getByRole('radio', { name: /Lời ghi trước\.$/ }))
    await both.getByRole('button', { name: 'Trở lại phần đang nhập' }).click()
    expect(await words.inputValue()).toBe('Lời ghi sau.')
    await words.fill('Lời ghi trước.\nLời ghi sau.')
    await press('Ghi mục này')(page)
    await both.getByRole('button', { name: 'Lưu theo các mục đã chọn' }).click()
    await seen(main(page).getByRole('paragraph').filter({ hasText: 'Lời ghi trước.\nLời ghi sau.' }))
  })
})
