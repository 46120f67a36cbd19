// Plans: the province sends one, the commune makes its own of it and sends it on, the branch makes its own and gives work; seen from above.
import { expect, test } from 'vitest'
import { heading, main, seen, typedDay } from './harness/acts.ts'
import { inBrowser } from './harness/site.ts'

inBrowser('plans', (site) => {
  test('a plan sent down two levels, made into own ones, and its progress seen from above', async () => {
    const title = 'Xây dựng chi bộ bốn tốt'
    const province = await site.open({ as: 'vanphong.tinh', at: '/ke-hoach' })
    await heading(province, 'Kế hoạch')
    await province.getByRole('link', { name: 'Lập kế hoạch' }).click()
    await province.getByLabel('Tên kế hoạch').fill(title)
    await province.getByLabel('Từ ngày').fill(typedDay(site, -1))
    await province.getByLabel('Đến ngày').fill(typedDay(site, 200))
    await province.getByRole('button', { name: 'Lập kế hoạch' }).click()
    await heading(province, title)
    for (const [work, days] of [
      ['Đăng ký chi bộ bốn tốt', 30],
      ['Báo kết quả đăng ký', 60],
    ] as const) {
      await province.getByRole('button', { name: 'Thêm một việc' }).click()
      await province.getByLabel('Việc phải làm').fill(work)
      await province.getByLabel('Thời hạn').selectOption('by')
      await province.getByLabel('Hạn, ngày cuối còn kịp').fill(typedDay(site, days))
      await province.getByRole('button', { name: 'Thêm việc này' }).click()
      await seen(main(province).getByRole('listitem').filter({ hasText: work }))
    }
    await province.getByRole('button', { name: 'Ban hành' }).click()
    await province.getByLabel('Theo nghị quyết, quyết định, kế hoạch số').fill('Kế hoạch 77-KH/TU')
    await province.getByRole('button', { name: 'Ban hành kế hoạch' }).click()
    await seen(main(province).getByText('Đang thực hiện'))
    await province.getByRole('button', { name: 'Gửi xuống dưới' }).click()
    await province.getByRole('button', { name: 'Gửi kế hoạch' }).click()
    await seen(province.getByText(/^Đã gửi bản 1 tới \d+ tổ chức\.$/))
    const planAddress = province.url()

    // The commune finds it among its work and makes its own plan of it on a desk.
    const commune = await site.open({ as: 'vanphong.xa', at: '/viec' })
    await (await seen(main(commune).getByRole('link', { name: title }))).click()
    await heading(commune, title)
    await commune.getByRole('button', { name: 'Lập kế hoạch của mình' }).click()
    await seen(main(commune).getByText('Bản nháp'))
    await commune.getByRole('button', { name: 'Sửa Đăng ký chi bộ bốn tốt' }).click()
    await commune.getByLabel('Việc phải làm').fill('Mọi chi bộ thôn đăng ký bốn tốt')
    await commune.getByRole('button', { name: 'Ghi việc này' }).click()
    await seen(main(commune).getByText(/^Cấp trên ghi: Việc: Đăng ký chi bộ bốn tốt/))
    await commune.getByRole('button', { name: 'Ban hành' }).click()
    await commune.getByLabel('Theo nghị quyết, quyết định, kế hoạch số').fill('Kế hoạch 78-KH/ĐU')
    await commune.getByRole('button', { name: 'Ban hành kế hoạch' }).click()
    await seen(main(commune).getByText('Đang thực hiện'))
    await commune.getByRole('button', { name: 'Gửi xuống dưới' }).click()
    await commune.getByRole('button', { name: 'Gửi kế hoạch' }).click()
    await seen(commune.getByText(/^Đã gửi bản 1 tới \d+ tổ chức\.$/))

    // The branch on a phone: takes one piece, declines the other with its reason, gives work to a member.
    const branch = await site.open({ size: 'phone', as: 'bithu', at: '/viec' })
    await (await seen(main(branch).getByRole('link', { name: title }))).click()
    await heading(branch, title)
    await branch.getByRole('button', { name: 'Lập kế hoạch của mình' }).click()
    await seen(main(branch).getByText('Bản nháp'))
    await branch.getByRole('button', { name: 'Không nhận Báo kết quả đăng ký' }).click()
    await branch.getByLabel('Vì sao không nhận hoặc thôi làm').fill('Đảng ủy báo chung cho các chi bộ')
    await branch.getByRole('button', { name: 'Ghi lý do' }).click()
    await seen(main(branch).getByText('Lý do: Đảng ủy báo chung cho các chi bộ'))
    await branch.getByRole('button', { name: 'Ban hành' }).click()
    await branch.getByLabel('Theo nghị quyết, quyết định, kế hoạch số').fill('Nghị quyết tháng')
    await branch.getByRole('button', { name: 'Ban hành kế hoạch' }).click()
    await seen(main(branch).getByText('Đang thực hiện'))
    await branch.getByRole('button', { name: 'Giao đảng viên Mọi chi bộ thôn đăng ký bốn tốt' }).click()
    await (await seen(main(branch).getByRole('group', { name: 'Giao cho ai' }).getByRole('checkbox'))).check()
    await branch.getByRole('button', { name: 'Giao việc' }).click()
    await seen(branch.getByText('Đã giao cho 1 đảng viên.'))
    // From the member's task back to the plan.
    await main(branch).getByRole('listitem').getByRole('listitem').getByRole('link').click()
    await heading(branch, 'Mọi chi bộ thôn đăng ký bốn tốt')
    await main(branch).getByRole('link', { name: title }).click()
    await heading(branch, title)
    await branch.getByRole('button', { name: 'Báo tiến độ Mọi chi bộ thôn đăng ký bốn tốt' }).click()
    await branch.getByLabel('Đã xong').check()
    await branch.getByLabel('Kết quả').fill('Đã đăng ký với Đảng ủy')
    await branch.getByRole('button', { name: 'Báo xong' }).click()
    await seen(branch.getByText('Đã báo xong.'))

    // Seen from the first plan, without anybody typing it again.
    await province.goto(planAddress)
    await (await seen(province.getByRole('link', { name: 'Xem tiến độ theo cây tổ chức' }))).click()
    await heading(province, /^Tiến độ: /)
    const made = main(province)
      .getByRole('row')
      .filter({ hasText: /2 trên \d+/ })
    await (await seen(made.getByRole('link'))).click()
    const row = main(province).getByRole('row').filter({ hasText: '1 trên 1' })
    await seen(row.first())
    const cells = await Promise.all((await row.all()).map(async (one) => one.getByRole('cell').allInnerTexts()))
    expect(cells.some((one) => one[0]?.startsWith('1 trên 1') && one[2] === '1')).toBe(true)
    await province.getByLabel('Những nơi').selectOption('not-made')
    await seen(main(province).getByRole('table', { name: 'Chưa lập kế hoạch' }))
  })
})
