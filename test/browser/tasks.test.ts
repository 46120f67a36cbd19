// Tasks: a secretary gives one to two people, a member does it on the phone with evidence, the secretary confirms; and the yearly commitment.
import type { Route } from 'playwright-core'
import { expect, test } from 'vitest'
import { gone, heading, seen, settled, typedDay } from './harness/acts.ts'
import { inBrowser, type Site } from './harness/site.ts'

interface Named {
  full_name: string
}

/** The member who signs in as «dangvien», and somebody else of the same branch. */
async function twoOf(site: Site): Promise<[string, string]> {
  const { rows } = await site.database.owner.query<Named>(
    `select m.full_name from accounts a join members me on me.id = a.member_id
       join members m on m.organisation_id = me.organisation_id and m.status in ('full', 'probationary')
      where a.sign_in_name = $1 and (select count(*) from members same where same.organisation_id = m.organisation_id
        and same.full_name = m.full_name) = 1
      order by m.id <> me.id, m.sort_key limit 2`,
    [site.signInName('dangvien')],
  )
  const [one, two] = rows.map(({ full_name }) => full_name)
  if (one === undefined || two === undefined) throw new Error('the branch has no two people')
  return [one, two]
}

inBrowser('tasks', (site) => {
  test('given to two at once, done by one of them on the phone with evidence, confirmed, taken back, confirmed', async () => {
    const [own, other] = await twoOf(site)
    const secretary = await site.open({ size: 'phone', as: 'bithu', at: '/nhiem-vu', expected: [/422/] })
    await heading(secretary, 'Nhiệm vụ')
    await seen(secretary.getByText('Không có nhiệm vụ nào như vậy của bạn.'))
    await secretary.getByRole('link', { name: 'Giao nhiệm vụ' }).click()
    await heading(secretary, 'Giao nhiệm vụ')
    await secretary.getByLabel('Việc phải làm').fill('Vận động 12 hộ hiến đất mở đường')
    await secretary.getByLabel('Hạn', { exact: true }).fill(typedDay(site, 10))
    await secretary.getByRole('button', { name: 'Giao nhiệm vụ' }).click()
    await seen(secretary.getByRole('alert').getByText(/Nhiệm vụ chưa có người làm/))
    await secretary.getByRole('checkbox', { name: own }).check()
    await secretary.getByRole('checkbox', { name: other }).check()
    await secretary.getByLabel('Ai chủ trì').selectOption(own)
    await secretary.getByRole('button', { name: 'Giao cho 2 nơi' }).click()
    await seen(secretary.getByText('Đã giao 2 nhiệm vụ.'))
    const rows = secretary.getByRole('rowheader', { name: /^Vận động 12 hộ/ })
    await seen(rows.nth(1))
    expect(await rows.count()).toBe(2)

    const member = await site.open({ size: 'phone', as: 'dangvien', at: '/viec', expected: [/422/] })
    await (await seen(member.getByRole('link', { name: 'Vận động 12 hộ hiến đất mở đường' }))).click()
    await heading(member, 'Vận động 12 hộ hiến đất mở đường')
    await member.getByRole('button', { name: 'Nhận nhiệm vụ' }).click()
    await seen(member.getByText('Đang làm'))
    await member.getByRole('button', { name: 'Nộp minh chứng' }).click()
    const pick = member.locator('input[type=file]')
    await pick.setInputFiles({ name: 'to.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(6 * 1024 * 1024) })
    await seen(member.getByText(/nộp được nhiều nhất 5 MB/))
    await pick.setInputFiles({ name: 'anh.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('not a picture') })
    await seen(member.getByText('Tệp đã gửi lên, bấm nút dưới để nộp.'))
    await member.getByRole('button', { name: 'Nộp minh chứng' }).click()
    await seen(member.getByRole('alert').getByText(/đuôi tệp không khớp nội dung/))
    // What is chosen last counts, also where the file before it takes longer.
    const late = Promise.withResolvers<void>()
    const slow = async (route: Route) => {
      await late.promise
      await route.continue().catch(() => undefined)
    }
    await member.route('**/api/uploads', slow, { times: 1 })
    for (const name of ['cu.pdf', 'bao-cao.pdf']) {
      await pick.setInputFiles({ name, mimeType: 'application/pdf', buffer: Buffer.from(`%PDF-1.7 ${name}`) })
      await seen(member.getByText(name))
    }
    await seen(member.getByText('Tệp đã gửi lên, bấm nút dưới để nộp.'))
    late.resolve()
    await settled(member)
    await member.getByLabel('Số liệu').fill('12')
    await member.getByLabel('Đơn vị tính').fill('hộ')
    await member.getByRole('button', { name: 'Nộp minh chứng' }).click()
    await seen(member.getByText('Đã nộp minh chứng.'))
    await member.getByRole('button', { name: 'Báo hoàn thành' }).click()
    await member.getByRole('button', { name: 'Báo hoàn thành' }).click()
    await seen(member.getByText('Đã báo hoàn thành, chờ xác nhận.'))

    await secretary.goto(`${site.address}/viec`)
    const waiting = secretary.getByRole('table', { name: 'Nhiệm vụ chờ bạn xác nhận' })
    await (await seen(waiting.getByRole('rowheader').getByRole('link'))).click()
    await heading(secretary, 'Vận động 12 hộ hiến đất mở đường')
    const download = secretary.waitForEvent('download')
    await secretary.getByRole('button', { name: /^Tải tệp bao-cao\.pdf/ }).click()
    expect((await download).suggestedFilename()).toBe('bao-cao.pdf')
    await secretary.getByRole('button', { name: 'Xác nhận hoàn thành' }).click()
    await seen(secretary.getByText(/báo hoàn thành ngày .*trong hạn/))
    await secretary.getByRole('button', { name: 'Xác nhận hoàn thành' }).click()
    await seen(secretary.getByText(`Đã xác nhận ${own} hoàn thành.`))
    await secretary.getByRole('button', { name: 'Hoàn tác' }).click()
    await secretary.getByRole('button', { name: 'Xác nhận hoàn thành' }).click()
    await secretary.getByRole('button', { name: 'Xác nhận hoàn thành' }).click()
    await seen(secretary.getByText('Đã xong'))
  })

  test('who has no work is given a reason, and the level above sees how the branch stands', async () => {
    const page = await site.open({ as: 'bithu', at: '/nhiem-vu?muc=chua-giao' })
    const people = page.getByRole('region', { name: 'Chưa có việc và chưa có lý do' })
    const first = await seen(people.getByRole('checkbox'))
    await first.check()
    await page.getByRole('button', { name: 'Ghi lý do chưa giao cho 1 người' }).click()
    await page.getByRole('textbox', { name: 'Lý do' }).fill('Đang nghỉ thai sản')
    await page.getByRole('button', { name: 'Ghi lý do', exact: true }).click()
    await seen(page.getByText('Đã ghi lý do của 1 người.'))
    await seen(
      page.getByRole('table', { name: 'Đảng viên có lý do chưa giao nhiệm vụ' }).getByText('Đang nghỉ thai sản'),
    )

    const office = await site.open({ as: 'vanphong.xa', at: '/nhiem-vu?muc=cap-duoi' })
    const table = office.getByRole('table', { name: /^Nhiệm vụ của các tổ chức trực thuộc/ })
    const done = table.getByRole('row').filter({ hasText: /[1-9]\d* trên \d+/ })
    await (await seen(done.getByRole('rowheader').getByRole('link'))).click()
    await seen(office.getByRole('tab', { name: 'Của chi bộ', selected: true }))
  })

  test('the yearly commitment: written and sent on the phone, agreed by the branch, looked at in a quarter', async () => {
    const [own] = await twoOf(site)
    const member = await site.open({ size: 'phone', as: 'dangvien', at: '/tu-duong' })
    await member.getByRole('button', { name: 'Viết kế hoạch' }).click()
    await member.getByLabel('Tu dưỡng').fill('Học chuyên đề của năm\nĐọc sách về Bác mỗi tháng')
    await member.getByLabel('Phấn đấu').fill('Giúp hai hộ thoát nghèo')
    await member.reload()
    await seen(member.getByText('Đây là phần bạn nhập dở lần trước, máy này còn giữ.'))
    expect(await member.getByLabel('Phấn đấu').inputValue()).toBe('Giúp hai hộ thoát nghèo')
    await member.getByRole('button', { name: 'Lưu kế hoạch' }).click()
    await seen(member.getByText('Đọc sách về Bác mỗi tháng'))
    await member.getByRole('button', { name: 'Gửi chi bộ' }).click()
    await seen(member.getByText('Chờ chi bộ'))

    const secretary = await site.open({ size: 'phone', as: 'bithu', at: '/viec' })
    await secretary.getByRole('link', { name: /^1 kế hoạch tu dưỡng, .* chờ chi bộ thống nhất$/ }).click()
    await (await seen(secretary.getByRole('rowheader').getByRole('link', { name: own }))).click()
    await secretary.getByRole('button', { name: 'Ghi chi bộ thống nhất' }).click()
    await secretary.getByLabel('Ngày họp chi bộ').fill(typedDay(site))
    await secretary.getByRole('button', { name: 'Ghi chi bộ thống nhất' }).click()
    await seen(secretary.getByText('Đã thống nhất'))

    await member.reload()
    await member.getByRole('button', { name: 'Tự nhìn lại một quý' }).click()
    await member.getByLabel('Đã làm được gì, còn gì').fill('Đã học xong chuyên đề')
    await member.getByRole('button', { name: 'Ghi lại' }).click()
    await gone(member.getByLabel('Đã làm được gì, còn gì'))
    await seen(member.getByRole('region', { name: 'Nhìn lại từng quý' }).getByText('Đã học xong chuyên đề'))
  })
})
