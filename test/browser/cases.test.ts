// Whole cases on the screens: a transfer that is sent back once, a name deletion and its appeal, a step that two people take.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { backgroundDone } from '#kernel/background.ts'
import { dateInVietNam } from '#kernel/clock.ts'
import { addDays, addMonths } from '#rules/calendar/dates.ts'
import { heading, main, seen, settled, typedDay } from './harness/acts.ts'
import {
  answer,
  command,
  count,
  group,
  openLater,
  openPool,
  openWork,
  seatOf,
  signInFirst,
  take,
  work,
  workOn,
  writtenIn,
} from './harness/case-acts.ts'
import { inBrowser } from './harness/site.ts'

const DAY = 86_400
/** The server's refusals are errors in the browser's console. */
const REFUSED = [/status of 422 /]
/** A session ends while its page stands open. */
const ENDED = [/status of 401 /]

inBrowser('a transfer between two communes', (site) => {
  const BRANCH = 'Chi bộ thôn Tiếp Nhận'

  test('introduced, sent back, sent again, received; counted in one branch all the time', async () => {
    const office = await site.open({ as: 'vanphong.xa', at: '/viec' })
    const board = await site.open({ as: 'bantochuc', at: '/viec' })
    const there = await site.open({ as: 'vanphong.trong', at: '/viec' })
    // The other commune gets a branch and somebody to lead it.
    const { organisationId: parentId } = await seatOf(site, there)
    const branch = await command(site, there, 'organisations.found', {
      parentId,
      typeCode: 'branch',
      name: BRANCH,
      code: '99.TN.01',
      foundedOn: '2026-01-05',
    })
    const admin = await site.open({ as: 'quantri' })
    const account = await command<{ signInName: string; firstPassword: string }>(
      site,
      admin,
      'identity.create-account',
      {
        signInName: 'bithu.noiden',
        displayName: 'Trần Thị Nơi Đến',
        organisationId: branch.id,
        role: 'secretary',
        postName: 'Bí thư',
      },
    )
    const receiver = await site.open({ at: '/dang-nhap' })
    await signInFirst(receiver, account)

    const secretary = await site.open({ as: 'bithu', at: '/dang-vien?status=full' })
    const link = main(secretary).getByRole('rowheader').getByRole('link').nth(4)
    const name = (await (await seen(link)).textContent()) ?? ''
    await link.click()
    await heading(secretary, name)
    const record = new URL(secretary.url()).pathname
    await secretary.getByRole('tab', { name: 'Việc' }).click()
    await secretary.getByRole('link', { name: 'Mở việc mới' }).click()
    await secretary.getByRole('link', { name: 'Chuyển sinh hoạt đảng chính thức đi' }).click()
    await heading(secretary, 'Mở việc: Chuyển sinh hoạt đảng chính thức đi')
    const place = group(secretary, /^Chi bộ nơi đến/).getByRole('combobox', { name: 'Chi bộ' })
    await place.fill('thon tiep nhan')
    await secretary.getByRole('option', { name: new RegExp(BRANCH) }).click()
    // Its name and how far it is follow from the choice.
    await secretary.getByLabel('Tổ chức đảng nơi đến').waitFor({ state: 'detached' })
    expect(await secretary.getByText('Chuyển đến', { exact: true }).count()).toBe(0)
    await secretary.getByLabel('Lý do chuyển').selectOption({ label: 'Thay đổi nơi cư trú lâu dài' })
    await secretary.getByLabel('Ngày quyết định có hiệu lực').fill(typedDay(site))
    await answer(secretary, /^Đang được kiểm tra/, 'Không')
    await main(secretary).getByLabel('Đã có giấy này').check()
    await main(secretary).getByRole('button', { name: 'Đề nghị chuyển sinh hoạt đảng' }).click()
    await heading(secretary, `Chuyển sinh hoạt đảng chính thức đi: ${name}`)
    await take(secretary, 'Chi bộ nhận xét, ghi ô giới thiệu', async (page) => {
      await main(page).getByLabel('Đã đóng đảng phí hết tháng').fill('10/2026')
      await main(page).getByLabel('Đã xem thẻ đảng viên').check()
    })
    await work(office, name, 'Đảng ủy cơ sở giới thiệu, niêm phong hồ sơ')
    await work(board, name, 'Cấp trên trực tiếp giới thiệu')
    await work(office, name, 'Giao giấy giới thiệu và hồ sơ niêm phong, gửi phiếu báo')
    await seen(main(office).getByText(/Đã giới thiệu đi, chờ nơi đến tiếp nhận$/))

    // There the seal is broken: it goes back with the reason, and the member still counts here.
    const incoming = `Tiếp nhận đảng viên chuyển sinh hoạt chính thức đến: ${name}`
    await openWork(there, name)
    await heading(there, incoming)
    await seen(main(there).getByText(/Đến từ .*Đảng bộ /))
    await take(there, 'Trả hồ sơ về nơi đi', async (page) => {
      await answer(page, 'Lý do trả lại', 'Hồ sơ không còn niêm phong')
      await main(page).getByLabel('Lý do', { exact: true }).fill('Phong bì rách khi nhận.')
    })
    await work(office, name, 'Bổ sung hồ sơ, giới thiệu lại')
    await secretary.goto(site.address + record)
    await heading(secretary, name)

    await work(there, name, 'Đảng ủy cơ sở tiếp nhận hồ sơ, giới thiệu về chi bộ', async (page) => {
      await main(page).getByLabel('Hồ sơ còn nguyên niêm phong').check()
      await main(page)
        .getByLabel(/^Mục lục hồ sơ đủ/)
        .check()
    })
    await work(receiver, name, 'Chi bộ tiếp nhận đảng viên')
    // The record comes with the answer of the other end, a moment later.
    await backgroundDone(site.application)
    await receiver.goto(`${site.address}/dang-vien`)
    await seen(main(receiver).getByRole('rowheader', { name }))
    const { rows } = await site.database.owner.query(
      'select organisation_id from memberships where member_id = $1 and valid_to is null',
      [record.split('/').at(-1)],
    )
    expect(rows).toEqual([{ organisation_id: branch.id }])
    // The other end has heard of it.
    await office.goto(`${site.address}/viec`)
    await heading(office, 'Việc cần làm')
    await settled(office)
    expect(await main(office).getByRole('rowheader', { name }).count()).toBe(0)
  })
})

inBrowser('a name deletion and its appeal', (site) => {
  test('heard, voted on, decided, served; the appeal restores the right', async () => {
    const own = await site.open({ size: 'phone', as: 'dangvien', at: '/tong-quan', expected: ENDED })
    const name = ((await (await heading(own, /^Xin chào /)).textContent()) ?? '').replace('Xin chào ', '')
    await own.getByRole('link', { name: 'Xem hồ sơ của tôi' }).click()
    await heading(own, new RegExp(`^${name}$`))
    const record = new URL(own.url()).pathname
    const secretary = await site.open({ as: 'bithu', at: `${record}?muc=viec`, expected: [...REFUSED, ...ENDED] })
    const office = await site.open({ as: 'vanphong.xa', at: '/viec', expected: ENDED })

    await (await seen(secretary.getByRole('link', { name: 'Mở việc mới' }))).click()
    await secretary.getByRole('link', { name: 'Xóa tên trong danh sách đảng viên' }).click()
    await heading(secretary, 'Mở việc: Xóa tên trong danh sách đảng viên')
    await secretary.getByLabel('Căn cứ').selectOption({ label: 'Không đóng đảng phí không có lý do chính đáng' })
    // Two months are not enough: the refusal names the article, and the form keeps everything.
    await secretary.getByLabel('Số tháng kéo dài').fill('2')
    await secretary.getByLabel('Tóm tắt sự việc').fill('Không đóng đảng phí từ tháng 7.')
    await main(secretary).getByLabel('Đã có giấy này').check()
    await main(secretary).getByRole('button', { name: 'Mở việc xem xét xóa tên' }).click()
    await seen(secretary.getByRole('alert').getByText(/^Căn cứ: /))
    await secretary.getByLabel('Số tháng kéo dài').fill('4')
    await main(secretary).getByRole('button', { name: 'Mở việc xem xét xóa tên' }).click()
    await heading(secretary, `Xóa tên trong danh sách đảng viên: ${name}`)

    // Nothing can be passed over: only the notice is offered.
    const next = main(secretary).getByRole('region', { name: 'Làm gì tiếp' })
    await seen(next.getByRole('link', { name: 'Thông báo cho đảng viên' }))
    expect(await next.getByRole('link', { name: /biểu quyết/ }).count()).toBe(0)
    await take(secretary, 'Thông báo cho đảng viên', (page) =>
      main(page)
        .getByLabel(/^Cách giao/)
        .fill('Giao tận tay'),
    )
    // The person concerned sees the own case and answers.
    await workOn(own, name, 'Nộp bản tự kiểm điểm')
    await heading(own, 'Nộp bản tự kiểm điểm')
    await main(own).getByRole('button', { name: 'Nộp bản tự kiểm điểm' }).click()
    await heading(own, 'Xóa tên trong danh sách đảng viên')
    await work(secretary, name, 'Gặp, nghe đảng viên trình bày', async (page) => {
      await answer(page, 'Đảng viên', 'Có mặt và trình bày')
      await main(page)
        .getByRole('button', { name: /^Không có trong danh sách/ })
        .click()
      await main(page)
        .getByRole('textbox', { name: /^Người đại diện/ })
        .fill('Phó bí thư chi bộ')
    })
    await take(secretary, 'Chi bộ biểu quyết, đề nghị xóa tên', async (page) => {
      const all = Number(await main(page).getByLabel('Tổng số đảng viên chính thức của chi bộ').inputValue())
      await count(page, { inFavour: all - 4, against: 2 })
    })
    const committeeVote = (page: Page) => count(page, { of: 15, inFavour: 13, against: 2 })
    await work(office, name, 'Đảng ủy cơ sở biểu quyết, đề nghị xóa tên', committeeVote)
    await take(office, 'Quyết định xóa tên', committeeVote)
    await take(office, 'Giao và công bố quyết định', async (page) => {
      await answer(page, 'Đảng viên', 'Đã nhận')
      await main(page)
        .getByLabel(/^Đã nói rõ quyền khiếu nại/)
        .check()
    })

    const servedOn = typedDay(site)

    // Whose name is deleted has no seat any more but that of the own case: sees it, complains, and comes no further.
    await site.clock.ahead(10 * DAY)
    const concerned = await openLater(site, { as: 'dangvien', expected: [/status of 403 /] })
    await heading(concerned, `Xin chào ${name}`)
    await seen(main(concerned).getByText('Bạn vẫn xem được việc của mình'))
    expect(await concerned.getByRole('link', { name: /Hồ sơ của tôi|Tổng quan|Tổ chức/ }).count()).toBe(0)
    await concerned.goto(site.address + record)
    await seen(main(concerned).getByRole('alert'))
    await concerned.goto(`${site.address}/viec`)
    await concerned.getByRole('link', { name: 'Xóa tên trong danh sách đảng viên' }).click()
    await heading(concerned, 'Xóa tên trong danh sách đảng viên')
    await seen(main(concerned).getByText('Đã giao quyết định, trong thời hạn khiếu nại').first())
    await concerned.goto(`${site.address}/viec`)
    await (await seen(main(concerned).getByRole('link', { name: 'Khiếu nại', exact: true }))).click()
    await concerned.getByRole('link', { name: 'Khiếu nại xóa tên, kỷ luật' }).click()
    await heading(concerned, 'Mở việc: Khiếu nại xóa tên, kỷ luật')
    // What the complaint is against and the day of service stand there; only the levels that answer are offered (DEL-11).
    await seen(group(concerned, 'Khiếu nại việc gì').getByRole('radio', { name: 'Xóa tên', checked: true }))
    expect(await concerned.getByLabel('Ngày nhận quyết định').inputValue()).toBe(servedOn)
    expect(await group(concerned, 'Gửi đến cấp').getByRole('radio', { name: 'Đảng ủy cơ sở' }).count()).toBe(0)
    await answer(concerned, 'Gửi đến cấp', 'Tỉnh ủy, thành ủy')
    await concerned.getByLabel('Điều đề nghị').fill('Đề nghị xem xét lại, tôi đã đóng đủ.')
    await main(concerned).getByLabel('Đã có giấy này').check()
    await main(concerned).getByRole('button', { name: 'Gửi đơn khiếu nại' }).click()
    await heading(concerned, 'Khiếu nại xóa tên, kỷ luật')
    const handler = await openLater(site, { as: 'bantochuc', at: `${record}?muc=viec` })
    await seen(main(handler).getByText(/^Bị xóa tên/))
    await work(handler, name, 'Thụ lý khiếu nại', async (page) => {
      for (const box of [/^Người khiếu nại là/, /^Đã có quyết định/]) await main(page).getByLabel(box).check()
    })
    await take(handler, 'Thẩm tra, gặp người khiếu nại')
    await take(handler, 'Hủy quyết định, khôi phục quyền')
    const later = await openLater(site, { as: 'bithu', at: record })
    await seen(main(later).getByText(/Chính thức$/))
    await later.getByRole('tab', { name: 'Việc' }).click()
    await seen(main(later).getByText(/Quyết định đã bị hủy, quyền được khôi phục$/))

    // Whose right is restored has the full seat again, and finds the own case and the outcome of the complaint where the day begins.
    const restored = await openLater(site, { as: 'dangvien', at: '/viec', expected: ENDED })
    await heading(restored, 'Việc cần làm')
    const about = main(restored).getByRole('region', { name: 'Việc về tôi' })
    await seen(about.getByText(/Quyết định đã bị hủy, quyền được khôi phục$/))
    await seen(about.getByText(/Đã hủy quyết định, khôi phục quyền$/))
    await about.getByRole('link', { name: 'Khiếu nại xóa tên, kỷ luật' }).click()
    await heading(restored, 'Khiếu nại xóa tên, kỷ luật')
    await seen(main(restored).getByText('Đã hủy quyết định, khôi phục quyền').first())
  })
})

inBrowser('a step and two people', (site) => {
  test('what stands below a field that is still coming does not move away under the finger', async () => {
    const secretary = await site.open({ as: 'bithu' })
    const { id } = await openPool(site, secretary, { fullName: 'Ngô Văn Thử Chậm', birthDate: '1999-09-09' })
    const box = Promise.withResolvers<void>()
    await secretary.route('**/lookup-box*', async (route) => {
      await box.promise
      await route.continue()
    })
    await secretary.goto(`${site.address}/viec/${id}/buoc/propose-listing`, { waitUntil: 'commit' })
    const below = await seen(main(secretary).getByRole('button', { name: /^Không có trong danh sách/ }))
    expect(await main(secretary).getByRole('combobox').count()).toBe(0)
    const before = await below.boundingBox()
    box.resolve()
    await main(secretary).getByRole('combobox', { name: 'Đảng viên được phân công giúp đỡ' }).waitFor()
    expect(await below.boundingBox()).toEqual(before)
  })

  test('what somebody else did meanwhile is said, what was typed stays, also when the page is loaded again', async () => {
    const secretary = await site.open({ as: 'bithu', at: '/viec', expected: [/status of 409 /] })
    const on = dateInVietNam(site.clock.now())
    const { id } = await openPool(site, secretary, { fullName: 'Ngô Văn Thử Cùng', birthDate: '1999-09-09' })
    const MENTOR = 'Đảng viên được phân công giúp đỡ'
    await secretary.goto(`${site.address}/viec/${id}/buoc/propose-listing`)
    await writtenIn(main(secretary), MENTOR, 'Người đã gõ tên')
    await secretary.reload()
    await seen(main(secretary).getByText('Đây là phần bạn nhập dở, trang này còn giữ.'))
    expect(await secretary.getByRole('textbox', { name: MENTOR }).inputValue()).toBe('Người đã gõ tên')
    await secretary.getByLabel('Người giúp đỡ là đảng viên chính thức').check()

    // From another device a paper is added to the same case.
    await command(site, secretary, 'cases.take-step', {
      id,
      version: 1,
      step: 'add-paper',
      on,
      papers: [{ code: 'DM-53', no: '7-CV/ĐU', on, keptAt: null }],
    })
    const send = main(secretary).getByRole('button', { name: 'Ra nghị quyết đưa vào danh sách cảm tình Đảng' })
    await send.click()
    await seen(main(secretary).getByText('Người khác vừa làm tiếp việc này trong lúc bạn nhập.'))
    await main(secretary).getByRole('button', { name: 'Mở bản mới, giữ phần đã nhập' }).click()
    await seen(main(secretary).getByText(/^Người khác vừa ghi: Ghi giấy tờ/))
    expect(await secretary.getByRole('textbox', { name: MENTOR }).inputValue()).toBe('Người đã gõ tên')
    await send.click()
    await heading(secretary, 'Tạo nguồn phát triển đảng viên: Ngô Văn Thử Cùng')
    await (await seen(main(secretary).getByText(/^Xem \d+ bước đã ghi$/))).click()
    await seen(main(secretary).getByText(`${MENTOR}: Người đã gõ tên`))

    // Whose turn it is not, reads whose it is.
    await secretary.goto(`${site.address}/viec/${id}/buoc/approve-listing`)
    await seen(main(secretary).getByText('Bước này không phải của bạn.'))
    await seen(main(secretary).getByText(/^Người làm: Đảng bộ /))
    // And what was done already says so.
    await secretary.goto(`${site.address}/viec/${id}/buoc/propose-listing`)
    await seen(main(secretary).getByText(/đã được ghi rồi\.$/))
  })

  test('what stands in the way of a step is that of the day entered in it, and not that of today', async () => {
    const secretary = await site.open({ as: 'bithu', size: 'phone' })
    const { organisationId } = await seatOf(site, secretary)
    const today = dateInVietNam(site.clock.now())
    // The twelve months of probation ended a week ago.
    const ceremony = addMonths(addDays(today, -7), -12)
    const { id: memberId } = await command(site, secretary, 'members.register', {
      organisationId,
      fullName: 'Ngô Thị Thử Dự Bị',
      birthDate: '1999-09-09',
      gender: 'female',
      status: 'probationary',
      decisionOn: ceremony,
      admittedOn: ceremony,
      joinedOn: ceremony,
    })
    const { id } = await command(site, secretary, 'cases.open', {
      memberId,
      lifecycle: 'probation',
      step: 'begin',
      on: ceremony,
      facts: { mentor: 'Người giúp đỡ', mentorOfficial: true },
    })
    await secretary.goto(`${site.address}/viec/${id}/buoc/self-review`)
    const day = await seen(main(secretary).getByLabel('Ngày thực hiện'))
    const title = main(secretary).getByText('Chưa đủ điều kiện cho bước này')
    await seen(main(secretary).getByText('Căn cứ của bước này'))
    expect(await title.count()).toBe(0)
    await day.fill(typedDay(site, -8))
    await seen(title)
    await seen(main(secretary).getByText(/^Chưa hết thời gian dự bị \(đến ngày /))
    await day.fill(typedDay(site, -7))
    await title.waitFor({ state: 'hidden' })
  })

  test('VOTE-02: the form of a step on an earlier day counts who could vote then, and keeps what was typed', async () => {
    const secretary = await site.open({ as: 'bithu', size: 'desk' })
    const { organisationId } = await seatOf(site, secretary)
    const today = dateInVietNam(site.clock.now())
    const person = {
      organisationId,
      birthDate: '1970-09-09',
      gender: 'female',
      status: 'full',
      decisionOn: '2000-01-05',
      admittedOn: '2000-02-03',
      officialOn: '2001-02-03',
    }
    const registered = (fullName: string, personalNo: string, joinedOn: string) =>
      command(site, secretary, 'members.register', { ...person, fullName, personalNo, joinedOn })
    const { id: memberId } = await registered('Ngô Thị Thử Miễn', '900000777001', '2010-01-01')
    const { id } = await command(site, secretary, 'cases.open', {
      memberId,
      lifecycle: 'exemption',
      step: 'request',
      on: addDays(today, -10),
      facts: { route: 'age-health', asked: 'oral', from: today },
    })
    await registered('Ngô Thị Thử Mới Đến', '900000777002', addDays(today, -2))
    await secretary.goto(`${site.address}/viec/${id}/buoc/decide-by-branch`)
    const day = await seen(main(secretary).getByLabel('Ngày thực hiện'))
    const official = await seen(main(secretary).getByLabel('Tổng số đảng viên chính thức của chi bộ'))
    const now = Number(await official.inputValue())
    await main(secretary).getByLabel('Số phiếu tán thành').fill('2')
    await day.fill(typedDay(site, -5))
    await expect.poll(async () => Number(await official.inputValue())).toBe(now - 1)
    expect(await main(secretary).getByLabel('Số phiếu tán thành').inputValue()).toBe('2')
  })
})
