// An inspection from the programme of the year to the closed correction, the branch secretary and the member on their phones.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { dateInVietNam } from '#kernel/clock.ts'
import { heading, main, press, seen, typedDay } from './harness/acts.ts'
import { command, seatOf } from './harness/case-acts.ts'
import { inBrowser, type Site } from './harness/site.ts'

/** The monthly meeting of the branch, open today. */
async function sitting(site: Site, page: Page): Promise<void> {
  const on = dateInVietNam(site.clock.now())
  const { organisationId } = await seatOf(site, page)
  const plan = { organisationId, kind: 'regular', month: on.slice(0, 7), on, time: '00:00', reason: 'Họp bù' }
  const { id } = await command(site, page, 'meetings.plan', plan)
  await command(site, page, 'meetings.open', {
    id,
    version: 1,
    chair: 'Nguyễn Văn Chủ',
    minutesBy: 'Trần Thị Thư',
    startedAt: '00:00',
  })
}

async function choose(page: Page, label: string, name: string): Promise<void> {
  const field = main(page).getByRole('combobox', { name: label })
  await (await seen(field)).fill(name)
  await (await seen(page.getByRole('option', { name: new RegExp(name) }))).click()
}

async function nameOf(site: Site, who: 'dangvien' | 'bithu'): Promise<string> {
  const { rows } = await site.database.owner.query<{ display_name: string }>(
    'select display_name from accounts where sign_in_name = $1',
    [site.signInName(who)],
  )
  return rows[0]?.display_name ?? ''
}

inBrowser('inspection and supervision', (site) => {
  test('I4: programme, decision within K-07, announced, own report, findings, concluded in the meeting, put right', async () => {
    const [subject, leader] = [await nameOf(site, 'dangvien'), await nameOf(site, 'bithu')]
    const secretary = await site.open({ size: 'phone', as: 'bithu', at: '/kiem-tra', expected: [/422/] })
    const year = dateInVietNam(site.clock.now()).slice(0, 4)
    await press('Lập chương trình')(secretary)
    await secretary.getByLabel('Mục đích, yêu cầu').fill('Giúp nhau làm tròn việc được giao.')
    await main(secretary).locator('form').getByRole('button', { name: 'Lập chương trình' }).click()
    await heading(secretary, `Chương trình kiểm tra, giám sát năm ${year}`)
    await press('Thêm một cuộc')(secretary)
    await choose(secretary, 'Đảng viên', subject)
    await secretary.getByLabel('Nội dung', { exact: true }).fill('Thực hiện nghị quyết của chi bộ')
    await secretary.getByLabel('Phương pháp').fill('Nghe báo cáo, xem sổ')
    await secretary.getByLabel('Đến ngày').fill(typedDay(site))
    await secretary.getByLabel('Làm từ tháng').selectOption('1')
    await secretary.getByLabel('Đến tháng').selectOption('12')
    await press('Thêm vào chương trình')(secretary)
    await seen(secretary.getByText('Đã thêm vào chương trình.'))
    // The form has gone; who writes by the keyboard stands on what came in its place.
    await secretary.waitForFunction(() => document.activeElement?.textContent === 'Thêm một cuộc')
    await press('Ghi thông qua')(secretary)
    await secretary.getByLabel('Cuộc họp, nghị quyết nào').fill('Nghị quyết tháng 1')
    await main(secretary).locator('form').getByRole('button', { name: 'Ghi thông qua' }).click()
    await seen(secretary.getByText(/^Đã ghi thông qua\./))
    // What is left empty is said at its field, the month and the meeting that agreed too.
    await press('Thêm một cuộc')(secretary)
    await press('Thêm vào chương trình')(secretary)
    const wrong = await seen(secretary.getByRole('alert'))
    for (const said of ['Làm từ tháng: Chọn tháng.', 'Cuộc họp nào: Cần điền mục này.'])
      await seen(wrong.getByRole('link', { name: said }))
    await press('Thôi, không ghi')(secretary)

    await (await seen(main(secretary).getByRole('link', { name: subject }))).click()
    await heading(secretary, `Kiểm tra: ${subject}`)
    const address = secretary.url()
    await press('Ghi quyết định')(secretary)
    await secretary.getByLabel('Số quyết định').fill('03-QĐ/CB')
    await secretary.getByLabel('Thời gian, số ngày').fill('31')
    await choose(secretary, 'Người trong tổ', leader)
    await seen(main(secretary).getByRole('button', { name: `Bỏ tổ trưởng ${leader}` }))
    expect(await main(secretary).getByRole('combobox', { name: 'Người trong tổ' }).inputValue()).toBe('')
    const decide = main(secretary).locator('form').getByRole('button', { name: 'Ghi quyết định' })
    await decide.click()
    await seen(secretary.getByRole('alert').getByText(/Thời gian 31 ngày dài hơn 30 ngày/))
    await secretary.getByLabel('Thời gian, số ngày').fill('20')
    await decide.click()
    await seen(secretary.getByText(/^Đã ghi quyết định\./))
    // A slip of the pen: what was decided stands in the form, with its team.
    await press('Sửa quyết định')(secretary)
    await seen(main(secretary).getByRole('button', { name: `Bỏ tổ trưởng ${leader}` }))
    await secretary.getByLabel('Số quyết định').fill('05-QĐ/CB')
    await main(secretary).locator('form').getByRole('button', { name: 'Sửa quyết định' }).click()
    await seen(main(secretary).getByText(/^05-QĐ\/CB, ký ngày/))
    await press('Ghi công bố')(secretary)
    await press('Ghi đã công bố')(secretary)
    await seen(secretary.getByText(/^Đã ghi công bố\./))

    const member = await site.open({ size: 'phone', as: 'dangvien', at: '/viec' })
    await (await seen(main(member).getByRole('link', { name: 'Gửi báo cáo tự kiểm tra' }))).click()
    await press('Báo cáo tự kiểm tra')(member)
    await member.getByLabel('Báo cáo của tôi').fill('Đã làm ba trên bốn việc.')
    await press('Gửi báo cáo')(member)
    await seen(member.getByText('Đã gửi báo cáo.'))

    await secretary.goto(address)
    await press('Ghi kết quả')(secretary)
    await secretary.getByLabel('Kết quả', { exact: true }).fill('Sổ họp đúng với báo cáo.')
    await main(secretary).locator('form').getByRole('button', { name: 'Ghi kết quả' }).click()
    await seen(secretary.getByText(/^Đã ghi kết quả\./))
    await press('Ghi kết luận')(secretary)
    await seen(secretary.getByText('Chưa có cuộc họp thường kỳ nào mở sau khi có kết quả.'))
    await sitting(site, secretary)
    await secretary.goto(address)
    await press('Ghi kết luận')(secretary)
    await secretary.getByLabel('Kết luận', { exact: true }).fill('Cơ bản tốt.')
    await press('Thêm việc phải khắc phục')(secretary)
    await secretary.getByLabel('Khắc phục điều gì').fill('Làm nốt việc thứ tư')
    await secretary.getByLabel('Ai làm').fill(subject)
    await secretary.getByLabel('Hạn', { exact: true }).fill(typedDay(site, 10))
    // Left in the middle: what is to be put right is there again with the rest, and not left out unseen.
    await secretary.goto(address)
    await press('Ghi kết luận')(secretary)
    await seen(main(secretary).getByRole('group', { name: 'Việc phải khắc phục 1' }))
    expect(await secretary.getByLabel('Ai làm').inputValue()).toBe(subject)
    await main(secretary).locator('form').getByRole('button', { name: 'Ghi kết luận' }).click()
    await seen(secretary.getByText('Đã ghi kết luận.'))

    await secretary.goto(`${site.address}/viec`)
    await (await seen(main(secretary).getByRole('link', { name: /^Khắc phục xong, hạn/ }))).click()
    await press(/^Ghi đã khắc phục/)(secretary)
    await secretary.getByLabel('Đã làm gì').fill('Đã xong việc thứ tư.')
    await main(secretary).locator('form').getByRole('button', { name: 'Ghi đã khắc phục' }).click()
    await seen(secretary.getByText('Đã ghi khắc phục.'))
    await seen(main(secretary).getByText('Xong', { exact: true }))

    await member.reload()
    await seen(main(member).getByText(/Đã xong việc thứ tư/))
  })
})
