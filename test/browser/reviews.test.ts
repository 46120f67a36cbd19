// A campaign of review: one name helped and cleared, one that ends in a case with its own due process; nobody above sees either.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { dateInVietNam } from '#kernel/clock.ts'
import { heading, main, press, seen, settled, typedDay } from './harness/acts.ts'
import { ask, command, seatOf } from './harness/case-acts.ts'
import { peopleOf } from './harness/review-visits.ts'
import { inBrowser, type Site } from './harness/site.ts'

const TITLE = 'Rà soát đảng viên cuối năm'

interface Shown {
  id: string
  version: number
  votes: { voteId: string; state: string; denominator: number; required: number }[]
}

/** A sitting of the branch that is open, with everybody there; `before`: what is tried while nobody has said who is. */
async function sitting(site: Site, page: Page, before: () => Promise<unknown>): Promise<string> {
  const on = dateInVietNam(site.clock.now())
  const { organisationId } = await seatOf(site, page)
  const plan = { organisationId, kind: 'extraordinary', month: on.slice(0, 7), on, time: '00:00' }
  const { id } = await command(site, page, 'meetings.plan', plan)
  const open = { chair: 'Nguyễn Văn Chủ', minutesBy: 'Trần Thị Thư', startedAt: '00:00' }
  await command(site, page, 'meetings.open', { id, version: 1, ...open })
  await before()
  await command(site, page, 'meetings.set-attendance', { id, others: 'present' })
  return id
}

const shown = (site: Site, page: Page, id: string) => ask<Shown>(site, page, `reviews.get-name?id=${id}`)

/** Counts the ballot that is open, with just enough in favour or one too few. */
async function count(site: Site, page: Page, id: string, enough: boolean): Promise<void> {
  const vote = (await shown(site, page, id)).votes.find(({ state }) => state === 'open')
  const all = vote?.denominator ?? 0
  const inFavour = (vote?.required ?? 0) - (enough ? 0 : 1)
  await command(site, page, 'meetings.count-vote', {
    voteId: vote?.voteId,
    version: 1,
    issued: all,
    returned: all,
    valid: all,
    inFavour,
    against: all - inFavour,
  })
}

async function step(site: Site, page: Page, what: string, id: string, more: object): Promise<void> {
  const { version } = await shown(site, page, id)
  await command(site, page, `reviews.${what}`, { id, version, ...more })
}

inBrowser('reviews', (site) => {
  test('I1: a campaign opened by mistake is taken back with a reason, and the branch reads that it has nothing to do', async () => {
    const on = dateInVietNam(site.clock.now())
    const title = 'Rà soát mở nhầm'
    const office = await site.open({ as: 'vanphong.xa' })
    const { organisationId } = await seatOf(site, office)
    const { id } = await command(site, office, 'reviews.open', {
      organisationId,
      title,
      directive: 'KH 09-KH/ĐU',
      startsOn: on,
      endsOn: on,
      factsFrom: on,
      grounds: ['no-dues'],
    })
    await office.goto(`${site.address}/ra-soat/dot/${id}`)
    await heading(office, title)
    await press('Rút lại đợt mở nhầm')(office)
    await office.getByLabel('Lý do rút lại').fill('Chọn nhầm văn bản chỉ đạo.')
    await press('Rút lại đợt rà soát')(office)
    await seen(main(office).getByText(/^Đợt rà soát này đã được rút lại ngày/))
    expect(await main(office).getByRole('button', { name: 'Rút lại đợt mở nhầm' }).count()).toBe(0)
    const branch = await site.open({ size: 'phone', as: 'bithu', at: '/ra-soat' })
    await seen(main(branch).getByText('Đã rút lại').first())
    await main(branch).getByRole('link', { name: title }).first().click()
    await seen(main(branch).getByText('Lý do: Chọn nhầm văn bản chỉ đạo.'))
    await seen(main(branch).getByText('Chi bộ không phải làm gì thêm.'))
    await branch.goto(`${site.address}/viec`)
    await heading(branch, 'Việc cần làm')
    await settled(branch)
    expect(await main(branch).getByRole('link', { name: title }).count()).toBe(0)
  })

  test('I1 I2 I3: opened above, asked, answered, heard, voted by ballot, helped; one cleared, one goes on to a case', async () => {
    const { own, others } = await peopleOf(site)
    const [failing = '', helper = ''] = others
    const board = await site.open({ as: 'bantochuc' })
    const on = dateInVietNam(site.clock.now())
    await command(site, board, 'members.add-career-entry', {
      memberId: own,
      kind: 'discipline',
      title: 'Khiển trách',
      fromDate: on,
    })

    const office = await site.open({ as: 'vanphong.xa', at: '/ra-soat', expected: [/422/] })
    await office.getByRole('link', { name: 'Mở đợt rà soát' }).click()
    await office.getByLabel('Tên đợt').fill(TITLE)
    await office.getByLabel('Theo văn bản nào').fill('KH 12-KH/ĐU ngày 05/11/2026')
    await office.getByLabel('Xong trước ngày').fill(typedDay(site, -1))
    await office.getByLabel('Giảm sút ý chí phấn đấu, không làm nhiệm vụ đảng viên').check()
    await office.getByRole('button', { name: 'Mở đợt rà soát' }).click()
    await seen(office.getByRole('alert').getByText(/Các ngày không nối tiếp nhau/))
    await office.getByLabel('Xong trước ngày').fill(typedDay(site, 30))
    await office.getByRole('button', { name: 'Mở đợt rà soát' }).click()
    await heading(office, TITLE)
    const campaign = office.url()

    const secretary = await site.open({ size: 'phone', as: 'bithu', at: '/viec', expected: [/422/] })
    await (await seen(main(secretary).getByRole('link', { name: TITLE }))).click()
    await heading(secretary, TITLE)
    const review = secretary.url()
    await press('Lấy dữ kiện đã ghi')(secretary)
    await seen(main(secretary).getByText(/^Khiển trách, \d\d\/\d\d\/\d{4}\.$/))
    await press(/^Trả lời/)(secretary)
    await secretary.getByLabel('Chi bộ trả lời').fill('Đã bị khiển trách, còn bỏ dở việc được giao.')
    await secretary.getByLabel('Cần chi bộ xem xét').check()
    await press('Ghi câu trả lời')(secretary)
    await seen(secretary.getByText('Đã ghi câu trả lời.'))
    await (await seen(main(secretary).getByRole('button', { name: /^Ghi tên để xem xét ./ }))).click()
    await secretary.getByLabel('Nội dung').selectOption('no-progress')
    await press('Ghi tên để xem xét')(secretary)
    await seen(secretary.getByText(/^Đã ghi tên\./))
    await press('Ghi ý kiến đã nghe')(secretary)
    await secretary.getByLabel('Ý kiến', { exact: true }).fill('Mặt trận đề nghị giúp đỡ.')
    await main(secretary).getByRole('button', { name: 'Ghi ý kiến đã nghe' }).click()
    await seen(secretary.getByText('Đã ghi ý kiến.'))

    const member = await site.open({ size: 'phone', as: 'dangvien', at: '/viec' })
    await (await seen(main(member).getByRole('link', { name: 'Trình bày với chi bộ về việc của tôi' }))).click()
    await press('Ghi lời trình bày')(member)
    await member.getByLabel('Tôi trình bày').fill('Tôi bận việc nhà, xin sửa.')
    await press('Ghi lời trình bày')(member)
    await seen(member.getByText('Đã ghi lời trình bày.'))
    expect(await main(member).getByRole('button', { name: 'Đưa ra bỏ phiếu kín' }).count()).toBe(0)

    const reviewId = new URL(review).pathname.split('/').at(-1) ?? ''
    const named = await ask<{ version: number; names: { id: string }[] }>(site, secretary, `reviews.get?id=${reviewId}`)
    const heard = { id: reviewId, version: named.version, body: 'direct-superior', on, said: 'Đồng ý' }
    await command(site, secretary, 'reviews.record-consulted', heard)
    const helped = named.names[0]?.id ?? ''
    const { id: other } = await command(site, secretary, 'reviews.name-member', {
      reviewId,
      memberId: failing,
      ground: 'no-progress',
      reason: 'Bỏ dở ba việc.',
      source: 'Biên bản tháng 10',
    })
    await step(site, secretary, 'state', other, { how: 'absent', text: 'Đã mời hai lần.' })
    // Without a meeting one leaves the panel again; with one that has not said who is there, one is led to it.
    await secretary.goto(`${site.address}/ra-soat/ten/${helped}`)
    await press('Đưa ra bỏ phiếu kín')(secretary)
    await seen(main(secretary).getByText('Chi bộ chưa có cuộc họp nào đang mở.'))
    await press('Thôi, không ghi')(secretary)
    await seen(main(secretary).getByRole('button', { name: 'Đưa ra bỏ phiếu kín' }))
    const meetingId = await sitting(site, secretary, async () => {
      await press('Đưa ra bỏ phiếu kín')(secretary)
      await press('Chốt người bỏ phiếu')(secretary)
      await seen(main(secretary).getByRole('link', { name: 'Mở cuộc họp để điểm danh' }))
    })
    await step(site, secretary, 'open-vote', other, { meetingId })
    await count(site, secretary, other, true)

    const ballot = async () => {
      await secretary.goto(`${site.address}/ra-soat/ten/${helped}`)
      await press('Đưa ra bỏ phiếu kín')(secretary)
      await press('Chốt người bỏ phiếu')(secretary)
      await seen(secretary.getByText(/^Đã đưa ra bỏ phiếu kín/))
      await count(site, secretary, helped, true)
      await secretary.reload()
    }
    await ballot()
    await press('Lập kế hoạch giúp đỡ')(secretary)
    const record = await ask<{ identity: { fullName: string } }>(site, secretary, `members.get?id=${helper}`)
    const helperName = record.identity.fullName
    await secretary.getByRole('combobox', { name: 'Người giúp đỡ' }).fill(helperName)
    await secretary.getByRole('option', { name: helperName }).click()
    await secretary.getByRole('textbox', { name: 'Kế hoạch giúp đỡ' }).fill('Mỗi tuần gặp một lần, giao việc vừa sức.')
    await secretary.getByLabel('Đến ngày').fill(typedDay(site, 365))
    await press('Ghi kế hoạch giúp đỡ')(secretary)
    await seen(secretary.getByText('Đã ghi kế hoạch giúp đỡ.'))
    await press('Ghi một tháng giúp đỡ')(secretary)
    await secretary.getByLabel('Đã làm gì, chuyển biến ra sao').fill('Gặp bốn lần, đã làm xong một việc.')
    await press('Ghi tháng này')(secretary)
    await seen(main(secretary).getByText(/Gặp bốn lần/))
    await press('Báo cáo kết quả giúp đỡ')(secretary)
    await secretary.getByRole('textbox', { name: 'Kết quả giúp đỡ' }).fill('Làm xong mọi việc được giao.')
    await press('Báo cáo kết quả')(secretary)
    await seen(secretary.getByText('Chờ công nhận tiến bộ'))
    await ballot()
    await seen(secretary.getByText('Đã tiến bộ'))
    await member.reload()
    await seen(member.getByText('Đã tiến bộ'))

    const plan = { helperId: helper, plan: 'Gặp hằng tuần', from: on, until: `${Number(on.slice(0, 4)) + 1}-12-31` }
    await step(site, secretary, 'plan-help', other, plan)
    await step(site, secretary, 'report-help', other, { result: 'Không thay đổi' })
    await step(site, secretary, 'open-vote', other, { meetingId })
    await count(site, secretary, other, false)
    const desk = await site.open({ as: 'bithu', at: `/ra-soat/ten/${other}` })
    await seen(desk.getByText('Chưa tiến bộ'))
    await seen(main(desk).getByRole('button', { name: 'Lập kế hoạch giúp đỡ' }))
    await main(desk).getByRole('link', { name: 'Xem xét xóa tên theo đúng các bước' }).click()
    await heading(desk, 'Mở việc: Xóa tên trong danh sách đảng viên')
    await desk.getByLabel('Căn cứ').selectOption('no-progress')
    await desk.getByLabel('Số tháng kéo dài').fill('12')
    await desk.getByLabel('Tóm tắt sự việc').fill('Đã giúp đỡ mà không tiến bộ.')
    await main(desk).getByLabel('Đã có giấy này').check()
    await press('Mở việc xem xét xóa tên')(desk)
    await heading(desk, /^Xóa tên trong danh sách đảng viên: /)
    // The due process is all before the member: only the notice is offered.
    await seen(main(desk).getByRole('link', { name: 'Thông báo cho đảng viên' }))
    await desk.goto(`${site.address}/ra-soat/ten/${other}`)
    await main(desk).getByRole('link', { name: 'Mở việc: Xem xét xóa tên' }).click()
    await heading(desk, /^Xóa tên trong danh sách đảng viên: /)

    await office.goto(campaign)
    await seen(main(office).getByRole('rowheader'))
    await settled(office)
    const text = await main(office).innerText()
    expect(text).toMatch(/Không hiện/)
    const { rows } = await site.database.owner.query<{ full_name: string }>(`select full_name from review_names`)
    for (const { full_name } of rows) expect(text).not.toContain(full_name)
    await secretary.goto(review)
    await press('Kết thúc cuộc rà soát')(secretary)
    await seen(secretary.getByText('Đã kết thúc cuộc rà soát.'))
  })
})
