// Evaluations: a quarter of a leader from opening to the decision, with a reply on the phone and its answer; the four goods of the branch.
import { expect, test } from 'vitest'
import { heading, seen } from './harness/acts.ts'
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

inBrowser('evaluations', (site) => {
  test('a quarter: opened, rated on the phone, voted, appraised lower, replied to, answered, decided', async () => {
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

    const member = await site.open({ size: 'phone', as: 'dangvien', at: '/danh-gia', expected: [/422/] })
    await (await seen(member.getByRole('link', { name: quarter.label }))).click()
    await heading(member, name)
    await member.getByRole('button', { name: 'Tự đánh giá' }).click()
    await member.getByLabel('Tự kiểm điểm').fill('Đã làm tròn việc được phân công trong quý.')
    await member.getByLabel('1. Nhóm tiêu chí chung').fill('31')
    await member.getByLabel('2. Kết quả thực hiện nhiệm vụ').fill('55,5')
    await member.getByLabel('Tự nhận mức').selectOption('Hoàn thành tốt nhiệm vụ')
    await member.getByRole('button', { name: 'Gửi tự đánh giá' }).click()
    await seen(member.getByRole('alert').getByText(/Dòng 1 được 31 điểm, nhiều nhất 30/))
    await member.getByLabel('1. Nhóm tiêu chí chung').fill('25')
    await member.getByRole('button', { name: 'Gửi tự đánh giá' }).click()
    await seen(member.getByText('Đã gửi tự đánh giá.'))

    await secretary.reload()
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
    await office.getByRole('button', { name: 'Thẩm định' }).click()
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
  })

  test('the four goods: registered and ticked by the branch, recognised by the level above', async () => {
    const secretary = await site.open({ size: 'phone', as: 'bithu', at: '/danh-gia?muc=bon-tot', expected: [/422/] })
    await secretary.getByRole('button', { name: /^Đăng ký bốn tốt năm/ }).click()
    await seen(secretary.getByText('Đã đăng ký.'))
    await secretary.getByRole('button', { name: 'Ghi kết quả từng nội dung' }).click()
    for (const box of await secretary.getByRole('checkbox', { name: 'Đạt' }).all()) await box.check()
    await secretary.getByRole('button', { name: 'Ghi kết quả' }).click()
    await seen(secretary.getByRole('alert').getByText(/chưa có minh chứng/))
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
