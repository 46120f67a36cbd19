// Documents: the office reads a plan on a phone, settles head and work, enters it and gives the work; the branch finds it among its tasks. And what is refused.
import { expect, test } from 'vitest'
import { heading, main, seen } from './harness/acts.ts'
import { planFile } from './harness/plan-file.ts'
import { inBrowser } from './harness/site.ts'

inBrowser('documents', (site) => {
  test('a plan read from its file, confirmed field by field and all at once, its work given to a branch', async () => {
    const plan = await planFile(site)
    const office = await site.open({ size: 'phone', as: 'vanphong.xa', at: '/van-ban', expected: [/422/] })
    await heading(office, 'Văn bản')
    await office.getByRole('link', { name: 'Đọc văn bản từ tệp' }).click()
    await heading(office, 'Đọc văn bản từ tệp')
    const pick = office.locator('input[type=file]')
    const secret = Buffer.from(`TỐI MẬT\n${plan.buffer.toString()}`)
    await pick.setInputFiles({ name: 'mat.txt', mimeType: 'text/plain', buffer: secret })
    await seen(office.getByText(/^Tệp đã gửi lên/))
    await office.getByRole('button', { name: 'Đọc văn bản' }).click()
    await seen(office.getByRole('alert').getByText(/có dấu độ Tối mật/))
    await pick.setInputFiles(plan)
    await seen(office.getByText(/^Tệp đã gửi lên/))
    await office.getByRole('button', { name: 'Đọc văn bản' }).click()

    await heading(office, 'Kế hoạch 45-KH/ĐU')
    await office.getByRole('button', { name: 'Xem trong văn bản Trích yếu' }).click()
    await seen(main(office).locator('p mark', { hasText: 'phát triển đảng viên đợt cuối năm' }))
    await office.getByRole('button', { name: 'Sửa Trích yếu' }).click()
    await office.getByLabel('Trích yếu', { exact: true }).fill('Phát triển đảng viên đợt cuối năm')
    await office.getByRole('button', { name: 'Ghi trích yếu' }).click()
    await seen(office.getByText('Phát triển đảng viên đợt cuối năm', { exact: true }))
    await office.getByRole('button', { name: 'Đúng Người ký' }).click()
    await office.getByRole('button', { name: 'Đúng Người ký' }).waitFor({ state: 'detached' })
    await office.getByRole('button', { name: 'Đúng cả phần đầu' }).click()
    await office.getByRole('button', { name: 'Đúng cả phần đầu' }).waitFor({ state: 'detached' })

    // The damaged word is mended only because a person says so.
    await office.getByRole('button', { name: /^Sửa .*nhận x t/ }).click()
    await office.getByRole('button', { name: 'Sửa «nhận x t» thành «nhận xét»' }).click()
    expect(await office.getByRole('textbox', { name: 'Việc phải làm' }).inputValue()).toContain(
      'nhận xét từng quần chúng',
    )
    await office.getByRole('button', { name: 'Giữ việc này' }).click()
    await seen(office.getByRole('listitem').filter({ hasText: 'nhận xét từng quần chúng' }).getByText('Sẽ giao'))
    await office.getByRole('button', { name: /^Giữ .*rà soát danh sách/ }).click()
    await seen(office.getByRole('listitem').filter({ hasText: 'rà soát danh sách' }).getByText('Sẽ giao'))
    // The page knows that it is entered before the bell knows of its work: what follows the press is done all the same.
    await office.route(/tasks\.count/, async (route) => {
      await new Promise((wake) => setTimeout(wake, 1000))
      await route.continue()
    })
    // Entering goes after what was pressed just before, also where its answer is still on the way.
    await office.route(/documents\.settle-task/, async (route) => {
      const response = await route.fetch()
      await new Promise((wake) => setTimeout(wake, 1000))
      await route.fulfill({ response })
    })
    await office.getByRole('button', { name: /^Giữ .*khi có hướng dẫn/ }).click()
    await office.getByRole('button', { name: 'Vào sổ và giao việc đã giữ' }).click()
    await seen(office.getByText('Đã vào sổ, số 45-KH/ĐU; giao 2 việc, còn 2 việc giao sau.'))
    await heading(office, 'Kế hoạch 45-KH/ĐU')
    await seen(main(office).getByText('Chờ: hướng dẫn của Ban Tổ chức Tỉnh ủy'))

    // Sent to the branches; the branch finds its work, takes the plan in, and the office sees that it was read.
    await office.getByRole('button', { name: 'Gửi tới tổ chức khác' }).click()
    await office.getByRole('button', { name: 'Gửi văn bản' }).click()
    await seen(office.getByText(/^Đã gửi tới \d+ tổ chức\.$/))
    const secretary = await site.open({ size: 'phone', as: 'bithu', at: '/nhiem-vu' })
    const work = await seen(secretary.getByRole('link', { name: /rà soát danh sách quần chúng ưu tú/ }))
    await work.click()
    await seen(main(secretary).getByText('Kế hoạch 45-KH/ĐU'))
    await seen(main(secretary).getByText(plan.due).first())
    await secretary.goto(`${site.address}/van-ban?muc=cho`)
    await (await seen(secretary.getByRole('link', { name: 'Kế hoạch 45-KH/ĐU' }))).click()
    await secretary.getByRole('button', { name: 'Nhận văn bản' }).click()
    await seen(secretary.getByText(/^Đã nhận, số đến \d+\.$/))
    await office.reload()
    await seen(main(office).getByText(/^1 trên \d+ tổ chức đã báo đọc\.$/))
    // Found by words of its text, typed without marks.
    await office.goto(`${site.address}/van-ban?muc=di`)
    await office.getByLabel('Tìm trong sổ và trong nội dung').fill('quan chung uu tu')
    await seen(office.getByRole('link', { name: 'Kế hoạch 45-KH/ĐU' }))
  })
})
