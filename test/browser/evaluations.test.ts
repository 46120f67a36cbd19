// Evaluations: a quarter of a leader from opening to the decision, with a reply on the phone and its answer, the announcement and an appeal; the four goods of the branch.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { dateInVietNam } from '#kernel/clock.ts'
import { heading, seen } from './harness/acts.ts'
import { ask, command } from './harness/case-acts.ts'
import { notLost } from './harness/keyboard.ts'
import { inBrowser, type Site } from './harness/site.ts'

/** The member who signs in as «dangvien» holds a post of the branch, so that a quarter is evaluated (E-02). Returns the name. */
async function leads(site: Site): Promise<string> {
  const { rows } = await site.database.owner.query<{ full_name: string }>(
    `with of as (select m.* from accounts a join members m on m.id = a.member_id where a.sign_in_name = $1),
       held as (insert into post_holdings (province_code, id, organisation_id, path, member_id, post_code, valid_from, how)
         select province_code, gen_random_uuid(), organisation_id, path, id, 'branch-committee-member', '2025-08-01', 'elected' from of)
     select full_name from of`,
    [site.signInName('dangvien')],
  )
  return rows[0]?.full_name ?? ''
}

/** The last third quarter that has begun. */
function thirdQuarter(site: Site): { value: string; label: string } {
  const now = site.clock.now()
  const year = now.getUTCMonth() >= 7 ? now.getUTCFullYear() : now.getUTCFullYear() - 1
  return { value: `${year}-Q3`, label: `Quý 3 năm ${year}` }
}

/** Takes whoever is not decided yet in the first round of the branch to the decision, without the screen. */
async function decideTheRest(site: Site): Promise<void> {
  const [secretary, office] = [await site.open({ as: 'bithu' }), await site.open({ as: 'vanphong.xa' })]
  const on = dateInVietNam(site.clock.now())
  const { rows: rounds } = await ask<{ rows: { id: string }[] }>(site, office, 'evaluations.list-rounds')
  const { rows } = await ask<{ rows: { id: string; due: boolean; level: string | null; version: number }[] }>(
    site,
    office,
    `evaluations.get-round?id=${rounds[0]?.id}`,
  )
  const lines = [
    { no: '1', points: 25 },
    { no: '2', points: 55 },
  ]
  const votes = { HTXS: 0, HTT: 9, HT: 0, KHT: 0 }
  for (const { id, version } of rows.filter(({ due, level }) => due && level === null)) {
    const step = (page: Page, name: string, after: number, more: object) =>
      command(site, page, `evaluations.${name}`, { id, version: version + after, ...more })
    await step(secretary, 'self-rate', 0, { lines, text: 'Đã làm tròn nhiệm vụ.', level: 'HTT' })
    const ballot = { meetingOn: on, chair: 'Chi ủy viên', eligible: 9, ballots: 9, votes }
    await step(secretary, 'record-vote', 1, { ...ballot, lines, level: 'HTT' })
    await step(office, 'appraise', 2, { lines, level: 'HTT' })
    await step(office, 'decide', 3, { level: 'HTT', on })
  }
  for (const page of [secretary, office]) await page.context().close()
}

inBrowser('evaluations', (site) => {
  test('a quarter: opened, rated on the phone with its grounds, voted, appraised lower, replied to, answered, decided, announced, appealed against', async () => {
    const name = await leads(site)
    const quarter = thirdQuarter(site)
    const secretary = await site.open({ size: 'phone', as: 'bithu', at: '/danh-gia', expected: [/422/] })
    await heading(secretary, 'Đánh giá')
    await seen(secretary.getByText('Chưa mở kỳ đánh giá nào.'))
    await secretary.getByRole('link', { name: 'Mở kỳ đánh giá' }).click()
    await secretary.getByLabel('Kỳ', { exact: true }).selectOption(quarter.label)
    await seen(secretary.getByText(/Toàn quốc/))
    await secretary.getByRole('button', { name: 'Mở kỳ đánh giá' }).click()
    await seen(secretary.getByText(/Đã mở kỳ: \d+ bản phải đánh giá/))
    await seen(secretary.getByText(/E-02: chỉ người lãnh đạo/))

    const member = await site.open({ size: 'phone', as: 'dangvien', at: '/viec', expected: [/422/] })
    await seen(member.getByText(`${quarter.label}, `, { exact: false }))
    await member.getByRole('link', { name: 'Tự đánh giá' }).click()
    await heading(member, name)
    await seen(member.getByRole('link', { name: 'Xem tu dưỡng, rèn luyện' }))
    await member.getByRole('button', { name: 'Tự đánh giá' }).click()
    await member.getByLabel('Tự kiểm điểm').fill('Đã làm tròn việc được phân công trong quý.')
    await member.getByLabel('1. Nhóm tiêu chí chung').fill('31')
    await member.getByLabel('2. Kết quả thực hiện nhiệm vụ').fill('55,5')
    await member.getByLabel(/^Chưa có kế hoạch tu dưỡng/).selectOption('Kèm vào dòng 1. Nhóm tiêu chí chung')
    await member.getByLabel(/^Căn cứ khác/).fill('Kết luận giám sát quý 2')
    await member.getByLabel('Tự nhận mức').selectOption('Hoàn thành tốt nhiệm vụ')
    await member.getByRole('button', { name: 'Gửi tự đánh giá' }).click()
    await seen(member.getByRole('alert').getByText(/Dòng 1 được 31 điểm, nhiều nhất 30/))
    await member.getByLabel('1. Nhóm tiêu chí chung').fill('25')
    await member.getByRole('button', { name: 'Gửi tự đánh giá' }).click()
    await seen(member.getByText('Đã gửi tự đánh giá.'))
    await notLost(member)
    const lines = member.getByRole('table', { name: 'Điểm từng dòng' })
    await seen(lines.getByRole('row', { name: /Nhóm tiêu chí chung/ }).getByText(/Chưa có kế hoạch tu dưỡng/))
    await seen(lines.getByRole('row', { name: /Kết quả thực hiện/ }).getByText('Kết luận giám sát quý 2'))

    await secretary.goto(new URL('/viec', secretary.url()).href)
    await (await seen(secretary.getByRole('link', { name: 'Ghi kết quả của chi bộ, tập thể: 1 bản' }))).click()
    await (await seen(secretary.getByRole('link', { name }))).click()
    await secretary.getByRole('button', { name: 'Ghi kết quả của chi bộ' }).click()
    await secretary.getByLabel('Người chủ trì').fill('Phó bí thư')
    await secretary.getByLabel('Số người được bỏ phiếu').fill('9')
    await secretary.getByLabel('Số phiếu thu về').fill('9')
    await secretary.getByLabel(/^Phiếu hoàn thành tốt nhiệm vụ/).fill('8')
    await secretary.getByRole('button', { name: 'Ghi kết quả của chi bộ' }).click()
    await seen(secretary.getByRole('alert').getByText(/Số phiếu không khớp/))
    await secretary.getByLabel(/^Số phiếu không hợp lệ/).fill('1')
    await secretary.getByRole('button', { name: 'Ghi kết quả của chi bộ' }).click()
    await seen(secretary.getByText('Đã ghi kết quả của chi bộ.'))

    const table = `/danh-gia?muc=tham-dinh&ky=${quarter.value}`
    const office = await site.open({ as: 'vanphong.xa', at: table, expected: [/422/] })
    await (await seen(office.getByRole('link', { name }))).click()
    const steps = office.getByRole('region', { name: 'Bước tiếp theo' })
    await seen(steps.getByRole('button', { name: 'Thẩm định' }))
    expect(await steps.getByRole('button').first().innerText()).toBe('Thẩm định')
    await steps.getByRole('button', { name: 'Thẩm định' }).click()
    await office.getByLabel('2. Kết quả thực hiện nhiệm vụ').fill('40')
    await office.getByLabel('Mức đề nghị').selectOption('Hoàn thành nhiệm vụ')
    await office.getByRole('button', { name: 'Ghi thẩm định' }).click()
    await seen(office.getByRole('alert').getByText(/phải ghi lý do/))
    await office.getByLabel(/^Lý do, nhận xét/).fill('Một việc chậm hai tuần.')
    await office.getByRole('button', { name: 'Ghi thẩm định' }).click()
    await seen(office.getByText('Đã ghi thẩm định.'))

    await member.reload()
    await seen(member.getByText('Một việc chậm hai tuần.'))
    await member.getByRole('button', { name: 'Có ý kiến về kết quả' }).click()
    await member.getByLabel('Ý kiến của tôi').fill('Việc ấy chậm vì mưa lũ, đã báo cáo chi bộ.')
    await member.getByRole('button', { name: 'Gửi ý kiến' }).click()
    await seen(member.getByText('Đã gửi ý kiến, chờ trả lời.'))

    await office.reload()
    await (await seen(office.getByRole('button', { name: 'Trả lời ý kiến' }))).click()
    expect(await office.getByRole('button', { name: 'Quyết định xếp loại' }).count()).toBe(0)
    await office.getByLabel('Trả lời', { exact: true }).fill('Đã xác minh, đúng như ý kiến.')
    await office.getByRole('button', { name: 'Trả lời ý kiến' }).click()
    await seen(office.getByText('Đã trả lời ý kiến.'))
    await office.getByRole('button', { name: 'Quyết định xếp loại' }).click()
    await office.getByLabel('Mức xếp loại').selectOption('Hoàn thành tốt nhiệm vụ')
    await office.getByLabel(/^Lý do/).fill('Chậm vì lý do bất khả kháng.')
    await office.getByRole('button', { name: 'Quyết định mức này' }).click()
    await seen(office.getByText('Đã ghi quyết định.'))

    await member.reload()
    await seen(member.getByText(/Đã xác minh, đúng như ý kiến\./))
    await seen(member.getByText(/Chậm vì lý do bất khả kháng\./))
    const download = member.waitForEvent('download')
    await member.getByRole('button', { name: 'In mẫu 2A' }).click()
    expect((await download).suggestedFilename()).toBe(`Mau-2A-${quarter.value}.docx`)

    await decideTheRest(site)
    await office.goto(new URL('/viec', office.url()).href)
    await (await seen(office.getByRole('link', { name: /^Thông báo kết quả: \d+ bản/ }))).click()
    await office.getByRole('button', { name: 'Thông báo kết quả' }).click()
    await office.getByRole('button', { name: /^Thông báo \d+ kết quả/ }).click()
    await seen(office.getByText('Đã thông báo.'))

    await member.reload()
    await member.getByRole('button', { name: 'Khiếu nại mức xếp loại' }).click()
    await member.getByLabel('Nội dung khiếu nại').fill('Đề nghị xem lại điểm phần kết quả.')
    await member.getByRole('button', { name: 'Gửi khiếu nại' }).click()
    await seen(member.getByText('Đã gửi khiếu nại, chờ trả lời.'))
    await office.goto(new URL('/viec', office.url()).href)
    await (await seen(office.getByRole('link', { name: 'Trả lời khiếu nại: 1 bản' }))).click()
    await (await seen(office.getByRole('link', { name }))).click()
    await office.getByRole('button', { name: 'Trả lời khiếu nại' }).click()
    await office.getByLabel('Trả lời', { exact: true }).fill('Đã xem lại, giữ nguyên.')
    await office.getByRole('button', { name: 'Trả lời khiếu nại' }).click()
    await seen(office.getByText('Đã trả lời khiếu nại.'))
    await member.reload()
    await seen(member.getByText(/Đã xem lại, giữ nguyên\./))
  })

  test('the four goods: registered and ticked by the branch, recognised by the level above', async () => {
    const secretary = await site.open({ size: 'phone', as: 'bithu', at: '/danh-gia?muc=bon-tot', expected: [/422/] })
    await secretary.getByRole('button', { name: /^Đăng ký bốn tốt năm/ }).click()
    await seen(secretary.getByText('Đã đăng ký.'))
    await secretary.getByRole('button', { name: 'Ghi kết quả từng nội dung' }).click()
    await seen(secretary.getByRole('checkbox', { name: 'Đạt' }))
    for (const box of await secretary.getByRole('checkbox', { name: 'Đạt' }).all()) await box.check()
    await secretary.getByRole('button', { name: 'Ghi kết quả' }).click()
    await seen(secretary.getByRole('alert').getByText(/chưa có minh chứng/))
    // What is ticked needs its evidence, and no field says that it does not.
    expect(await secretary.getByRole('textbox', { name: 'Minh chứng', exact: true }).count()).toBe(
      await secretary.getByRole('checkbox', { name: 'Đạt', checked: true }).count(),
    )
    for (const field of await secretary.getByRole('textbox', { name: /^Minh chứng/ }).all())
      await field.fill('Biên bản họp chi bộ')
    await secretary.getByRole('button', { name: 'Ghi kết quả' }).click()
    await seen(secretary.getByText('Biên bản họp chi bộ').first())

    const office = await site.open({ as: 'vanphong.xa', at: '/danh-gia?muc=bon-tot' })
    await office.getByRole('button', { name: 'Ghi kết quả công nhận' }).click()
    await office.getByRole('button', { name: 'Ghi kết quả' }).click()
    await seen(office.getByText('Được công nhận'))
  })
})
