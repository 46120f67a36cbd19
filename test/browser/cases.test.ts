// Whole cases on the screens: from the pool to the card by four people, a transfer that is sent back once, a name deletion and its appeal.
import type { Page } from 'playwright-core'
import { beforeEach, expect, test } from 'vitest'
import { dateInVietNam } from '#kernel/clock.ts'
import { heading, seen } from './harness/acts.ts'
import {
  answer,
  ask,
  command,
  count,
  group,
  openLater,
  openWork,
  send,
  signInFirst,
  take,
  work,
  workOn,
  writtenIn,
} from './harness/case-acts.ts'
import { inBrowser, type Site } from './harness/site.ts'

const DAY = 86_400
const main = (page: Page) => page.getByRole('main')
/** Written as in a field. */
const typed = (site: Site, daysAgo = 0): string =>
  dateInVietNam(new Date(site.clock.now().getTime() - daysAgo * DAY * 1000))
    .split('-')
    .reverse()
    .join('/')
/** The server's refusals are errors in the browser's console. */
const REFUSED = [/status of 422 /]
/** A session ends while its page stands open. */
const ENDED = [/status of 401 /]

inBrowser('from the pool to the card', (site) => {
  const NAME = 'Đinh Thị Thử Nguồn'
  let secretary: Page
  let office: Page
  let board: Page
  let person = ''

  const mentor = async (page: Page) => {
    await writtenIn(main(page), /^Đảng viên (được phân công giúp đỡ|giúp đỡ đảng viên dự bị)/, 'Trần Văn Giúp')
    await main(page).getByLabel('Người giúp đỡ là đảng viên chính thức').check()
  }
  /** The votes of the branch: all but two of those who count. */
  const branchVote = async (page: Page) => {
    const all = Number(await main(page).getByLabel('Tổng số đảng viên chính thức của chi bộ').inputValue())
    await count(page, { inFavour: all - 4, against: 1 })
    await seen(main(page).getByText('✓ Đạt.'))
  }
  const committeeVote = (page: Page) => count(page, { of: 15, inFavour: 14, against: 1 })

  // Pages live as long as a test; what was done stays.
  beforeEach(async () => {
    secretary = await openLater(site, { as: 'bithu', at: '/quan-chung' })
    office = await openLater(site, { as: 'vanphong.xa', at: '/viec' })
  })

  test('a person is written down and comes into the list of sympathisers', async () => {
    await (await seen(main(secretary).getByRole('link', { name: /^Ghi (người đầu tiên|một người)/ }))).click()
    await secretary.getByLabel('Họ và tên').fill(NAME)
    await answer(secretary, /^Giới tính/, 'Nữ')
    await secretary.getByLabel(/^Ngày sinh/).fill('05/03/2000')
    await secretary.getByRole('button', { name: 'Ghi vào danh sách' }).click()
    await heading(secretary, NAME)
    await secretary.getByRole('link', { name: 'Mở việc mới' }).click()
    await secretary.getByRole('link', { name: 'Tạo nguồn phát triển đảng viên' }).click()
    await heading(secretary, 'Mở việc: Tạo nguồn phát triển đảng viên')
    // What is missing is said beside the field and on top, with a way to the field.
    await main(secretary).getByRole('button', { name: 'Ghi quần chúng ưu tú' }).click()
    const problems = await seen(secretary.getByRole('alert'))
    await problems.getByRole('link', { name: /^Do ai phát hiện/ }).click()
    await answer(secretary, /^Do ai phát hiện/, 'Chi bộ')
    await answer(secretary, /^Là học sinh/, 'Không')
    // The record knew it already.
    expect(await secretary.getByLabel('Ngày sinh').inputValue()).toBe('05/03/2000')
    await main(secretary).getByRole('button', { name: 'Ghi quần chúng ưu tú' }).click()
    await heading(secretary, `Tạo nguồn phát triển đảng viên: ${NAME}`)

    await take(secretary, 'Ra nghị quyết đưa vào danh sách cảm tình Đảng', mentor)
    await work(office, NAME, 'Đồng ý đưa vào danh sách')
    await work(secretary, NAME, 'Đề nghị cho học lớp bồi dưỡng nhận thức')
    // The class is a case of its own; who has the certificate already need not wait for one.
    await secretary.reload()
    await (
      await seen(main(secretary).getByRole('link', { name: 'Lớp bồi dưỡng nhận thức về Đảng', exact: true }))
    ).click()
    await heading(secretary, `Lớp bồi dưỡng nhận thức về Đảng: ${NAME}`)
    await take(secretary, 'Ghi giấy chứng nhận đã có', (page) =>
      main(page)
        .getByLabel(/^Ngày cấp giấy chứng nhận/)
        .fill('01/10/2026'),
    )
    await work(secretary, NAME, 'Đề nghị cho làm thủ tục xem xét kết nạp', (page) =>
      main(page)
        .getByLabel(/^Đã qua thời gian giúp đỡ/)
        .check(),
    )
    await work(office, NAME, 'Cho làm thủ tục xem xét kết nạp')
    await seen(main(office).getByText('Việc này đã kết thúc: Đã xong.'))
  })

  test('the file is made, voted on and decided; the ceremony makes the record', async () => {
    await work(secretary, NAME, 'Nhận đơn xin vào Đảng', (page) =>
      main(page)
        .getByLabel(/tự viết tay/)
        .check(),
    )
    await heading(secretary, `Kết nạp đảng viên: ${NAME}`)
    await take(secretary, 'Nhận lý lịch của người xin vào Đảng', async (page) => {
      await main(page)
        .getByLabel(/tự khai/)
        .check()
      await answer(page, /^Trình độ giáo dục/, 'Trung học phổ thông')
      await answer(page, 'Địa bàn', 'Thông thường')
    })
    await take(secretary, 'Ghi người giới thiệu', async (page) => {
      for (const question of ['Còn trong độ tuổi thanh niên', 'Nơi đó có tổ chức Đoàn', 'Nơi đó có công đoàn cơ sở']) {
        await answer(page, question, 'Không')
      }
      await main(page)
        .getByRole('button', { name: /^Thêm một mục/ })
        .click()
      for (const at of [1, 2]) {
        const one = group(page, `Người giới thiệu ${at}`)
        await writtenIn(one, 'Họ tên', `Trần Văn Giới ${at}`)
        await one.getByLabel('Có').check()
        await one.getByLabel(/^Số tháng/).fill('24')
      }
    })
    await take(secretary, 'Niêm lý lịch, gửi đi thẩm tra', async (page) => {
      await main(page)
        .getByLabel(/^Đã đóng dấu giáp lai/)
        .check()
      await answer(page, 'Cách thẩm tra', 'Không phải đi thẩm tra')
      await answer(page, /^Trường hợp không phải thẩm tra/, /nhiều đời ở cùng xã/)
      await main(page).getByLabel('Cấp ủy xác nhận').fill('Đảng ủy xã')
    })
    await take(secretary, 'Kết luận thẩm tra lý lịch', (page) => answer(page, 'Kết luận', 'Đủ tiêu chuẩn chính trị'))
    await take(secretary, 'Tổng hợp ý kiến nhận xét', (page) => answer(page, /^Không phải lấy ý kiến/, 'Không'))
    await take(secretary, 'Ghi nhận xét của chi ủy vào lý lịch', (page) =>
      main(page)
        .getByLabel(/^Nơi thẩm tra/)
        .check(),
    )
    await work(office, NAME, 'Chứng nhận lý lịch, đủ điều kiện xem xét', (page) =>
      main(page)
        .getByLabel(/^Đủ điều kiện/)
        .check(),
    )

    // Too few votes are another step; what was counted is taken along, and back again.
    await workOn(secretary, NAME, 'Chi bộ xét, đề nghị kết nạp')
    await heading(secretary, 'Chi bộ xét, đề nghị kết nạp')
    await count(secretary, { inFavour: 1, against: 2 })
    await seen(main(secretary).getByText('✗ Chưa đạt.'))
    await main(secretary).getByRole('link', { name: 'Ghi biểu quyết của chi bộ không đủ tỷ lệ' }).click()
    await heading(secretary, 'Ghi biểu quyết của chi bộ không đủ tỷ lệ')
    expect(await main(secretary).getByLabel('Số phiếu tán thành').inputValue()).toBe('1')
    await secretary.goBack()
    await send(secretary, 'Chi bộ xét, đề nghị kết nạp', branchVote)
    await work(office, NAME, 'Đảng ủy cơ sở xét, đề nghị kết nạp', committeeVote)
    await take(office, 'Thẩm định hồ sơ, trình ban thường vụ', (page) =>
      answer(page, /^Trường hợp phải có văn bản/, 'Không'),
    )
    await take(office, 'Quyết định kết nạp', committeeVote)
    await work(secretary, NAME, 'Chi bộ nhận quyết định kết nạp')
    await take(secretary, 'Ghi lễ kết nạp', async (page) => {
      await main(page)
        .getByLabel(/^Lễ tổ chức riêng/)
        .check()
      await mentor(page)
    })
    await main(secretary)
      .getByRole('link', { name: /^Thông tin người đang theo dõi/ })
      .click()
    await heading(secretary, NAME)
    await secretary.getByRole('link', { name: 'Mở hồ sơ đảng viên' }).click()
    await seen(main(secretary).getByText(/Dự bị$/))
    person = new URL(secretary.url()).pathname.split('/').at(-1) ?? ''
    await secretary.getByRole('tab', { name: 'Việc' }).click()
    await seen(main(secretary).getByRole('link', { name: 'Đảng viên dự bị và công nhận chính thức' }))
  })

  test('after twelve months the person is recognised and gets the card', async () => {
    const admin = await site.open({ as: 'quantri' })
    const { rows } = await site.database.owner.query('select organisation_id as branch from members where id = $1', [
      person,
    ])
    const account = await command<{ signInName: string; firstPassword: string }>(
      site,
      admin,
      'identity.create-account',
      { organisationId: rows[0].branch, memberId: person, displayName: NAME, role: 'member', postName: 'Đảng viên' },
    )
    site.clock.ahead(366 * DAY)
    secretary = await openLater(site, { as: 'bithu', at: '/viec', expected: REFUSED })
    office = await openLater(site, { as: 'vanphong.xa', at: '/viec', expected: REFUSED })
    board = await openLater(site, { as: 'bantochuc', at: '/viec' })
    const member = await openLater(site, { size: 'phone', at: '/dang-nhap' })
    await signInFirst(member, account)

    // What has passed its term stands first and says so; the class for new members is still missing, and why.
    await heading(secretary, 'Việc cần làm')
    const row = main(secretary)
      .getByRole('row')
      .filter({ hasText: NAME })
      .filter({ hasText: 'Còn thiếu giấy tờ hoặc điều kiện.' })
    await (await seen(row.getByRole('rowheader').getByRole('link'))).click()
    await seen(main(secretary).getByRole('heading', { name: 'Còn thiếu gì' }))
    await take(secretary, 'Ghi giấy chứng nhận lớp đảng viên mới')

    // The own step of the person, on a phone.
    await heading(member, 'Việc cần làm')
    await workOn(member, NAME, 'Nhận bản tự kiểm điểm')
    await heading(member, 'Nhận bản tự kiểm điểm của đảng viên dự bị')
    await main(member).getByRole('button', { name: 'Nhận bản tự kiểm điểm của đảng viên dự bị' }).click()
    await heading(member, /^Đảng viên dự bị và công nhận chính thức/)
    await seen(main(member).getByText(/^Bước tiếp theo không phải của bạn/))

    // The declaration of the record is overdue and has come up to the branch: the case shows whose turn it is.
    await openWork(secretary, NAME)
    await take(secretary, 'Nhận lý lịch đảng viên, phiếu đảng viên')
    await work(secretary, NAME, 'Tổng hợp nhận xét của người giúp đỡ, đoàn thể, nơi cư trú', (page) =>
      answer(page, /^Không phải lấy ý kiến/, 'Không'),
    )
    await take(secretary, 'Chi bộ xét, đề nghị công nhận chính thức', branchVote)
    await work(office, NAME, 'Đảng ủy cơ sở xét, đề nghị công nhận', committeeVote)
    // The day is no choice: twelve months after the ceremony, however late one decides.
    await take(office, 'Quyết định công nhận đảng viên chính thức', async (page) => {
      await committeeVote(page)
      const day = main(page).getByLabel('Ngày được công nhận chính thức')
      await day.fill(typed(site))
      await main(page).getByRole('button', { name: 'Xem lại trước khi ghi' }).click()
      await main(page).getByRole('button', { name: 'Quyết định công nhận đảng viên chính thức' }).click()
      const refusal = await seen(page.getByRole('alert'))
      expect(await refusal.textContent()).toMatch(/tròn 12 tháng từ ngày kết nạp.*Căn cứ: /s)
      await refusal.getByRole('link', { name: 'Ngày được công nhận chính thức' }).click()
      await page.keyboard.press('Control+A')
      await page.keyboard.type(typed(site, 1))
    })
    await work(secretary, NAME, 'Công bố tại kỳ sinh hoạt gần nhất')
    await work(secretary, NAME, 'Lập danh sách, nộp ảnh')
    await work(office, NAME, 'Đảng ủy cơ sở đề nghị phát thẻ')
    await take(office, 'Quyết định phát thẻ', (page) => answer(page, 'Một quyết định cho nhiều người', 'Không'))
    await work(board, NAME, 'Gửi danh sách in thẻ trong tháng')
    await take(board, 'Nhận thẻ in xong, giao về cơ sở', (page) =>
      main(page).getByLabel('Ngày cấp thẻ').fill(typed(site)),
    )

    // The number of the card is the personal number: while the record lacks it, the refusal says so and the record takes it.
    await workOn(secretary, NAME, 'Trao thẻ tại kỳ sinh hoạt')
    await main(secretary).getByRole('textbox', { name: /^Số/ }).fill('Sổ 2027')
    await main(secretary).getByRole('button', { name: 'Xem lại trước khi ghi' }).click()
    await main(secretary).getByRole('button', { name: 'Trao thẻ tại kỳ sinh hoạt' }).click()
    await seen(secretary.getByRole('alert').getByText(/chưa có số định danh cá nhân/))
    const record = await site.beside(secretary, `/dang-vien/${person}`)
    await (await seen(record.getByRole('button', { name: /^Sửa phần Nhân thân/ }))).click()
    await record.getByLabel(/^Số định danh/).fill('904200123457')
    await record.getByRole('button', { name: 'Lưu phần này' }).click()
    await seen(main(record).getByText('•••••••••457'))
    await send(secretary, 'Trao thẻ tại kỳ sinh hoạt')
    await record.reload()
    await seen(main(record).getByText(/Chính thức$/))
    expect(await main(record).getByText('•••••••••457').count()).toBe(2)
  })
})

inBrowser('a transfer between two communes', (site) => {
  const BRANCH = 'Chi bộ thôn Tiếp Nhận'

  test('introduced, sent back, sent again, received; counted in one branch all the time', async () => {
    const office = await site.open({ as: 'vanphong.xa', at: '/viec' })
    const board = await site.open({ as: 'bantochuc', at: '/viec' })
    const there = await site.open({ as: 'vanphong.trong', at: '/viec' })
    // The other commune gets a branch and somebody to lead it.
    const { seat } = await ask<{ seat: { organisationId: string } }>(site, there, 'identity.get-me')
    const branch = await command(site, there, 'organisations.found', {
      ...{ parentId: seat.organisationId, typeCode: 'branch', name: BRANCH, code: '99.TN.01', foundedOn: '2026-01-05' },
    })
    const admin = await site.open({ as: 'quantri' })
    const account = await command<{ signInName: string; firstPassword: string }>(
      site,
      admin,
      'identity.create-account',
      {
        ...{ signInName: 'bithu.noiden', displayName: 'Trần Thị Nơi Đến', organisationId: branch.id },
        ...{ role: 'secretary', postName: 'Bí thư' },
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
    await secretary.getByLabel('Ngày quyết định có hiệu lực').fill(typed(site))
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
    await workOn(own, name, 'Nhận bản tự kiểm điểm của đảng viên')
    await heading(own, 'Nhận bản tự kiểm điểm của đảng viên')
    await main(own).getByRole('button', { name: 'Nhận bản tự kiểm điểm của đảng viên' }).click()
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

    // Whose name is deleted has no seat any more but that of the own case: sees it, complains, and comes no further.
    site.clock.ahead(10 * DAY)
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
    await answer(concerned, 'Khiếu nại việc gì', 'Xóa tên')
    await concerned.getByLabel('Ngày nhận quyết định').fill(typed(site))
    await answer(concerned, 'Gửi đến cấp', 'Đảng ủy cơ sở')
    await concerned.getByLabel('Điều đề nghị').fill('Đề nghị xem xét lại, tôi đã đóng đủ.')
    await main(concerned).getByLabel('Đã có giấy này').check()
    await main(concerned).getByRole('button', { name: 'Gửi đơn khiếu nại' }).click()
    await heading(concerned, 'Khiếu nại xóa tên, kỷ luật')
    const handler = await openLater(site, { as: 'vanphong.xa', at: `${record}?muc=viec` })
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
  })
})

inBrowser('a step and two people', (site) => {
  test('what somebody else did meanwhile is said, what was typed stays, also when the page is loaded again', async () => {
    const secretary = await site.open({ as: 'bithu', at: '/viec', expected: [/status of 409 /] })
    const me = await ask<{ seat: { organisationId: string } }>(site, secretary, 'identity.get-me')
    const on = dateInVietNam(site.clock.now())
    const citizen = await command(site, secretary, 'citizens.register', {
      ...{ organisationId: me.seat.organisationId, fullName: 'Ngô Văn Thử Cùng', birthDate: '1999-09-09' },
    })
    const { id } = await command(site, secretary, 'cases.open', {
      ...{ citizenId: citizen.id, lifecycle: 'pool', step: 'notice', on },
      facts: { source: 'branch', pupil: false, birthOn: '1999-09-09' },
    })
    const MENTOR = 'Đảng viên được phân công giúp đỡ'
    await secretary.goto(`${site.address}/viec/${id}/buoc/propose-listing`)
    await writtenIn(main(secretary), MENTOR, 'Người đã gõ tên')
    await secretary.reload()
    await seen(main(secretary).getByText('Đây là phần bạn nhập dở, trang này còn giữ.'))
    expect(await secretary.getByRole('textbox', { name: MENTOR }).inputValue()).toBe('Người đã gõ tên')
    await secretary.getByLabel('Người giúp đỡ là đảng viên chính thức').check()

    // From another device a paper is added to the same case.
    await command(site, secretary, 'cases.take-step', {
      ...{ id, version: 1, step: 'add-paper', on },
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
})
