// A whole admission on the screens: from the pool to the card by four people.
import type { Page } from 'playwright-core'
import { beforeEach, expect, test } from 'vitest'
import { heading, main, seen, typedDay } from './harness/acts.ts'
import {
  answer,
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
import { inBrowser } from './harness/site.ts'

const DAY = 86_400
/** The server's refusals are errors in the browser's console. */
const REFUSED = [/status of 422 /]

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
    await site.clock.ahead(366 * DAY)
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
    await workOn(member, NAME, 'Nộp bản tự kiểm điểm')
    await heading(member, 'Nộp bản tự kiểm điểm')
    await main(member).getByRole('button', { name: 'Nộp bản tự kiểm điểm' }).click()
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
      await day.fill(typedDay(site))
      await main(page).getByRole('button', { name: 'Xem lại trước khi ghi' }).click()
      await main(page).getByRole('button', { name: 'Quyết định công nhận đảng viên chính thức' }).click()
      const refusal = await seen(page.getByRole('alert'))
      expect(await refusal.textContent()).toMatch(/tròn 12 tháng từ ngày kết nạp.*Căn cứ: /s)
      await refusal.getByRole('link', { name: 'Ngày được công nhận chính thức' }).click()
      await page.keyboard.press('Control+A')
      await page.keyboard.type(typedDay(site, -1))
    })
    await work(secretary, NAME, 'Công bố tại kỳ sinh hoạt gần nhất')
    // The card bears the personal number: while the record lacks it nothing is listed, the case says so, and the record takes it.
    await openWork(secretary, NAME)
    await seen(main(secretary).getByText(/chưa có số định danh cá nhân/))
    const record = await site.beside(secretary, `/dang-vien/${person}`)
    await (await seen(record.getByRole('button', { name: /^Sửa phần Nhân thân/ }))).click()
    await record.getByLabel(/^Số định danh/).fill('904200123457')
    await record.getByRole('button', { name: 'Lưu phần này' }).click()
    await seen(main(record).getByText('•••••••••457'))
    await secretary.reload()
    await take(secretary, 'Lập danh sách, nộp ảnh')
    await work(office, NAME, 'Đảng ủy cơ sở đề nghị phát thẻ')
    await take(office, 'Quyết định phát thẻ', (page) => answer(page, 'Một quyết định cho nhiều người', 'Không'))
    await work(board, NAME, 'Gửi danh sách in thẻ trong tháng')
    await take(board, 'Nhận thẻ in xong, giao về cơ sở', (page) =>
      main(page).getByLabel('Ngày cấp thẻ').fill(typedDay(site)),
    )

    await work(secretary, NAME, 'Trao thẻ tại kỳ sinh hoạt')
    await record.reload()
    await seen(main(record).getByText(/Chính thức$/))
    expect(await main(record).getByText('•••••••••457').count()).toBe(2)
  })
})
