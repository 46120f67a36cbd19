// The dues of a month: collected on a phone in one press, sent up, confirmed by the commune, closed; a member looks at the own ones.
import { expect, test } from 'vitest'
import { heading, rows, seen } from './harness/acts.ts'
import { ask } from './harness/case-acts.ts'
import { isSeen, notLost } from './harness/keyboard.ts'
import { inBrowser } from './harness/site.ts'

interface Month {
  organisationName: string
  rows: { memberId: string; fullName: string; owed: number | null; outstanding: number; arrears: { month: string }[] }[]
}

inBrowser('dues', (site) => {
  test('declared, collected from all present with one press, sent up, confirmed above and closed', async () => {
    const phone = await site.open({ as: 'bithu', at: '/dang-phi', size: 'phone' })
    await heading(phone, 'Đảng phí')
    await seen(phone.getByText(/người chưa khai thu nhập/))
    const month = await ask<Month>(site, phone, 'dues.get-month')
    const [first, ...others] = month.rows.filter((row) => row.owed === null)

    // All on one screen: what is said of one is said there, nothing is written until all of it can be.
    await (await seen(phone.getByRole('link', { name: `Khai cho ${others.length + 1} người chưa khai` }))).click()
    await heading(phone, 'Khai mức thu nhập cho nhiều người')
    await phone.getByLabel('Từ tháng').fill('02/2026')
    await phone.getByLabel('Những người chưa chọn loại đều là').selectOption('uninsured-working-age')
    await phone.getByLabel('Vùng lương tối thiểu của họ').selectOption('4')
    await phone.getByRole('button', { name: `Điền cho ${others.length + 1} người chưa chọn loại` }).click()
    await notLost(phone)
    const second = phone.getByRole('group', { name: others[0]?.fullName ?? '', exact: true }).first()
    await second.getByLabel('Thuộc loại').selectOption('insured')
    await phone.getByRole('button', { name: `Ghi mức khai của ${others.length + 1} người` }).click()
    await (await seen(phone.getByRole('link', { name: /Ghi số tiền, chỉ gồm chữ số/ }))).click()
    await phone.keyboard.type('8.000.000')
    // The one who is to be declared alone below has nothing chosen.
    await phone
      .getByRole('group', { name: first?.fullName ?? '', exact: true })
      .first()
      .getByLabel('Thuộc loại')
      .selectOption('')
    await phone.getByRole('button', { name: `Ghi mức khai của ${others.length} người` }).click()
    await seen(phone.getByText(`Đã khai mức thu nhập của ${others.length} người.`))

    // One is declared alone.
    await phone.goto(`${site.address}/dang-phi/dang-vien/${first?.memberId}`)
    await (await seen(phone.getByRole('button', { name: 'Khai mức thu nhập' }))).click()
    await phone.getByLabel('Thuộc loại').selectOption('pensioner')
    await phone.getByLabel('Số tiền một tháng (đồng)').fill('6.000.000')
    await phone.getByLabel('Từ tháng').fill('02/2026')
    await phone.getByRole('button', { name: 'Ghi mức khai' }).click()
    await seen(phone.getByText('Đã ghi. Mỗi tháng phải nộp 30.000 đ.'))

    await phone.goto(`${site.address}/dang-phi`)
    const people = others.length + 1
    let collected = (others.length - 1) * 11_100 + 80_000 + 30_000
    const total = `${collected.toLocaleString('vi-VN')} đ`
    const press = phone.getByRole('button', { name: `Thu của ${people} người: ${total}` })
    await (await seen(press)).focus()
    await phone.keyboard.press('Enter')
    await seen(phone.getByText(`Đã thu ${total} của ${people} người, biên lai số 1 đến ${people}.`))
    expect(await press.count()).toBe(0)
    // The button is gone: one reads on where it is said, in sight.
    await isSeen(phone)
    expect(await phone.evaluate(() => document.activeElement?.textContent)).toMatch(/^Đã thu /)

    // Who is months behind pays them in one go, all or those that are ticked; nobody else is chosen by it.
    const all = phone.getByRole('checkbox', { name: new RegExp(`trước còn thiếu: .* của ${first?.fullName}$`) }).first()
    await all.check()
    const months = (await ask<Month>(site, phone, 'dues.get-month')).rows.find(
      ({ memberId }) => memberId === first?.memberId,
    )?.arrears
    const money = (count: number): string => `${(count * 30_000).toLocaleString('vi-VN')} đ`
    const count = months?.length ?? 0
    await seen(phone.getByRole('button', { name: `Thu của 1 người: ${money(count)}` }))
    await phone.getByText(`Chọn từng tháng của ${first?.fullName}`).first().click()
    const oldest = phone
      .getByRole('checkbox', { name: new RegExp(`^Tháng 02/2026: .* của ${first?.fullName}$`) })
      .first()
    await oldest.uncheck()
    expect(await all.isChecked()).toBe(false)
    await notLost(phone)
    await (await seen(phone.getByRole('button', { name: `Thu của 1 người: ${money(count - 1)}` }))).click()
    await seen(
      phone.getByText(`Đã thu ${money(count - 1)} của 1 người, biên lai số ${people + 1} đến ${people + count - 1}.`),
    )
    collected += (count - 1) * 30_000
    await seen(phone.getByRole('checkbox', { name: new RegExp(`^Thu cả tháng 02/2026: .* của ${first?.fullName}$`) }))
    await (await seen(phone.getByRole('link', { name: 'In biên lai hôm nay' }))).click()
    await seen(phone.getByRole('region', { name: /^Biên lai số 1\// }))

    // A line far down is taken back: its form comes into sight, and one is back at the line afterwards.
    await phone.goto(`${site.address}/dang-phi?muc=so-quy`)
    const takeBack = phone.getByRole('button', { name: /^Bỏ dòng này/ }).last()
    await seen(takeBack)
    await takeBack.click()
    await isSeen(phone)
    expect(await phone.evaluate(() => document.activeElement?.textContent)).toBe('Ghi bút toán ngược')
    await phone.getByRole('button', { name: 'Thôi, để nguyên' }).click()
    await expect.poll(() => takeBack.evaluate((element) => element === document.activeElement)).toBe(true)

    const desk = await site.open({ as: 'bithu', at: '/dang-phi?muc=so-quy' })
    await (await seen(desk.getByRole('button', { name: 'Nộp lên cấp trên' }))).click()
    await desk.getByLabel('Số tiền (đồng)').fill('30.000')
    await desk.getByRole('button', { name: 'Ghi khoản nộp' }).click()
    await seen(desk.getByText(/chờ cấp trên xác nhận/))
    // A month on a page, with what it began with.
    await seen(desk.getByText('Tiền đầu tháng: 0 đ'))
    await desk.getByRole('button', { name: 'Tháng sau' }).click()
    await seen(desk.getByText(/^Tháng \d+\/\d+ sổ quỹ chưa có dòng nào\.$/))
    await seen(desk.getByText(new RegExp(`^Tiền đầu tháng: ${(collected - 30_000).toLocaleString('vi-VN')} đ\\.`)))

    const office = await site.open({ as: 'vanphong.xa', at: '/dang-phi' })
    await (await seen(office.getByRole('button', { name: /^Xác nhận đã nhận/ }))).click()
    await seen(office.getByText(/^Đã nhận 30.000 đ của/))
    await (await seen(office.getByRole('button', { name: /^Khóa sổ tháng/ }))).click()
    await seen(office.getByText(/^Đã khóa \d+ sổ tháng/))
    await office.goto(`${site.address}/dang-phi?muc=quy`)
    await seen(office.getByText(/^Bảng khớp số học/))

    await desk.goto(`${site.address}/dang-phi`)
    await seen(desk.getByText(/^Đã khóa sổ ngày/))
    await (await seen(desk.getByRole('button', { name: /^Mở lại sổ tháng/ }))).click()
    await desk.getByLabel('Vì sao mở lại').fill('Còn một người nộp muộn')
    await desk.getByRole('button', { name: /^Mở lại sổ tháng/ }).click()
    await seen(desk.getByRole('button', { name: /^Khóa sổ tháng/ }))
  })

  test('a list of the portal: read on the phone, looked through, written, taken back whole; more than owed with its paper', async () => {
    const phone = await site.open({ as: 'bithu', at: '/dang-phi?muc=nhap', size: 'phone' })
    const month = await ask<Month>(site, phone, 'dues.get-month?month=2026-10')
    const payer = month.rows.find(({ outstanding, fullName }) => {
      return outstanding > 0 && month.rows.filter((row) => row.fullName === fullName).length === 1
    })
    const lines = [
      'Họ và tên,Chi bộ,Số tiền,Tháng nộp,Ngày nộp',
      `${payer?.fullName},${month.organisationName},${payer?.outstanding},10/2026,02/11/2026`,
      'Người Không Quen,,50000,10/2026,02/11/2026',
    ]
    await (await seen(phone.getByLabel('Tệp danh sách'))).setInputFiles({
      name: 'cong.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(`\ufeff${lines.join('\r\n')}\r\n`),
    })
    await phone.getByRole('button', { name: 'Đọc và đối chiếu' }).click()
    await seen(phone.getByText('Chưa rõ người nộp'))
    await phone.getByRole('button', { name: /^Chọn người, tháng/ }).click()
    await seen(phone.getByRole('combobox', { name: /^Người nộp/ }))
    await phone.getByRole('button', { name: 'Thôi, để nguyên' }).click()
    await phone.getByRole('button', { name: /^Bỏ ra.*dòng 3/ }).click()
    await seen(phone.getByRole('button', { name: /^Lấy lại/ }))
    await phone.getByRole('button', { name: 'Ghi 1 khoản vào sổ quỹ' }).click()
    await seen(phone.getByText(/^Đã ghi 1 khoản/))
    await phone.getByRole('button', { name: 'Rút lại cả danh sách' }).click()
    await phone.getByLabel('Vì sao').fill('Cổng gửi nhầm')
    await phone.getByRole('button', { name: 'Rút lại cả danh sách' }).click()
    await seen(phone.getByText(/^Đã ghi 1 bút toán ngược/))

    await phone.goto(`${site.address}/dang-phi?month=2026-09`)
    await (
      await seen(phone.getByRole('list', { name: /^Đảng phí tháng/ }).locator('summary', { hasText: 'Vì sao' }))
    ).click()
    await phone
      .getByRole('button', { name: /^Nộp cao hơn mức/ })
      .first()
      .click()
    await phone.getByLabel('Số tiền thu (đồng)').fill('500.000')
    await phone.getByLabel('Văn bản đồng ý của cấp trên').fill('12-CV/ĐU')
    await phone.getByRole('button', { name: 'Thu số tiền này' }).click()
    await seen(phone.getByText(/^Đã thu 500.000 đ của/))

    const office = await site.open({ as: 'vanphong.xa', at: '/dang-phi' })
    await (await seen(rows(office).getByRole('link', { name: month.organisationName }))).click()
    await (await seen(office.getByRole('tab', { name: 'Sổ quỹ' }))).click()
    await (await seen(office.getByRole('button', { name: 'Chuyển tiền còn lại' }))).click()
    await seen(office.getByRole('combobox', { name: /^Tổ chức nhận/ }))
  })

  test('a member sees the own dues and nobody else’s', async () => {
    const page = await site.open({ as: 'dangvien', at: '/dang-phi/cua-toi', size: 'phone' })
    await heading(page, /^Đảng phí của /)
    await seen(page.getByRole('button', { name: 'Khai mức thu nhập' }))
    expect(await page.getByRole('button', { name: 'Đề nghị miễn, giảm' }).count()).toBe(0)
  })
})
