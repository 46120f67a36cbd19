// An election of a branch on the phone, from the list to open posts: the branch elects and reports, the commune ratifies.
import { expect, test } from 'vitest'
import { dateInVietNam } from '#kernel/clock.ts'
import { heading, main, seen } from './harness/acts.ts'
import { ask, command, seatOf } from './harness/case-acts.ts'
import { inBrowser } from './harness/site.ts'

inBrowser('an election in a branch', (site) => {
  test('a deputy secretary is elected in the second round, ratified, and holds the post from that day', async () => {
    const page = await site.open({ size: 'phone', as: 'bithu', expected: [/422/] })
    const { organisationId } = await seatOf(site, page)
    const on = dateInVietNam(site.clock.now())
    const plan = { organisationId, kind: 'congress', month: on.slice(0, 7), on, time: '00:05' }
    const { id } = await command(site, page, 'meetings.plan', plan)
    const open = { chair: 'Chủ trì', minutesBy: 'Thư ký', startedAt: '00:05' }
    await command(site, page, 'meetings.open', { id, version: 1, ...open })
    await command(site, page, 'meetings.set-attendance', { id, others: 'present' })
    const press = async (name: string) => {
      await (await seen(main(page).getByRole('button', { name, exact: true }))).click()
    }

    await page.goto(`${site.address}/sinh-hoat/${id}`)
    await heading(page, /^Đại hội chi bộ tháng/)
    await press('Lập cuộc bầu')
    await main(page).getByLabel('Bầu chức vụ').selectOption({ label: 'Phó bí thư' })
    // Nobody has said how many: no number stands there.
    await press('Lập cuộc bầu')
    await seen(page.getByRole('alert').getByText('Số lượng cần bầu: Ghi một con số.'))
    await main(page).getByLabel('Số lượng cần bầu').fill('1')
    await main(page)
      .getByLabel(/^Cả nhiệm kỳ mới/)
      .check()
    await press('Lập cuộc bầu')
    const part = page.getByRole('region', { name: 'Bầu phó bí thư' })
    await seen(part.getByText('Danh sách bầu chưa có ai.'))
    await press('Ghi người vào danh sách')
    const boxes = part.getByRole('checkbox')
    await boxes.nth(0).check()
    await boxes.nth(1).check()
    await part.getByLabel('Chi ủy giới thiệu').check()
    await press('Ghi vào danh sách')
    await press('Biểu quyết danh sách')
    await press('Ghi kết quả')
    await press('Bỏ phiếu lần 1')
    const voters = Number(await (await seen(part.getByLabel('Số phiếu phát ra'))).inputValue())
    const votes = part.getByLabel(/^Phiếu bầu /)
    const [first, second] = [votes.nth(0), votes.nth(1)]
    const name = ((await part.locator('label', { hasText: 'Phiếu bầu ' }).first().textContent()) ?? '').replace(
      'Phiếu bầu ',
      '',
    )
    // More names than ballots, then nobody above half, then somebody.
    await first.fill(String(voters))
    await press('Ghi kết quả kiểm phiếu')
    await seen(page.getByRole('alert').getByText(/^Phiếu bầu .+: Ghi một con số\.$/))
    // Taking a round back asks why: nothing is written down that nobody said.
    await press('Bỏ lần này')
    await seen(part.getByLabel('Vì sao bỏ lần biểu quyết này'))
    await press('Thôi')
    await first.fill(String(voters))
    await second.fill('1')
    await press('Ghi kết quả kiểm phiếu')
    await seen(page.getByRole('alert').getByText(/thì nhiều nhất là/))
    const half = Math.floor(voters / 2)
    await first.fill(String(half))
    await second.fill(String(half))
    await press('Ghi kết quả kiểm phiếu')
    await press('Bỏ phiếu lần 2')
    await votes.nth(0).fill(String(voters))
    await votes.nth(1).fill('0')
    await press('Ghi kết quả kiểm phiếu')
    await seen(part.getByText('Đã có kết quả'))
    await seen(part.getByText(`lần 2, ${voters} phiếu`))
    await press('Kết thúc cuộc họp')
    await main(page).getByLabel('Kết luận').fill('Đại hội thành công.')
    await press('Kết thúc cuộc họp')
    await press('Báo cáo, đề nghị chuẩn y')
    await main(page)
      .getByLabel(/^Số tờ trình/)
      .fill('02-TTr/CB')
    await press('Gửi cấp trên')
    await seen(part.getByText('Chờ chuẩn y'))

    const office = await site.open({ size: 'phone', as: 'vanphong.xa' })
    await office.goto(`${site.address}/viec`)
    await (await seen(main(office).getByRole('link', { name: /^Chuẩn y kết quả bầu phó bí thư ngày/ }))).click()
    await (await seen(main(office).getByRole('button', { name: 'Chuẩn y kết quả' }))).click()
    await main(office).getByLabel('Số quyết định chuẩn y').fill('15-QĐ/ĐU')
    await main(office).getByRole('button', { name: 'Chuẩn y', exact: true }).click()
    await seen(office.getByText('Đã mở chức vụ cho 1 người.'))
    await seen(main(office).getByText('Đã chuẩn y'))
    const { holdings } = await ask<{ holdings: { memberName: string; postCode: string; validFrom: string }[] }>(
      site,
      office,
      `members.list-posts?organisationId=${organisationId}`,
    )
    const deputies = holdings.filter(({ postCode }) => postCode === 'deputy-secretary')
    expect(deputies).toMatchObject([{ memberName: name, validFrom: on }])
  })
})
