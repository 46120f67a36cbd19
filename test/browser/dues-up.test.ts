// Dues beyond the branch: a quarter's money goes up to the province and its table adds up there; a bank's list whose payers stand in the
// text; a receipt printed again; the month of the committee with dues and work.
import { expect, test } from 'vitest'
import { heading, rows, seen } from './harness/acts.ts'
import { ask, command } from './harness/case-acts.ts'
import { inBrowser } from './harness/site.ts'

interface Month {
  organisationId: string
  organisationName: string
  rows: { memberId: string; fullName: string; owed: number | null; outstanding: number }[]
}

inBrowser('dues beyond the branch', (site) => {
  test('on the phone whoever has something to pay stands first, the others behind them, each by name', async () => {
    const phone = await site.open({ as: 'bithu', at: '/dang-phi', size: 'phone', again: true })
    const all = (await ask<Month>(site, phone, 'dues.get-month')).rows
    for (const { memberId } of all.slice(-2)) {
      const base = { memberId, memberType: 'insured', base: 10_000_000, fromMonth: '2026-02' }
      await command(site, phone, 'dues.declare-base', base)
    }
    await phone.reload()
    const list = await seen(phone.getByRole('list', { name: /^Đảng phí tháng / }))
    const boxes = await list
      .getByRole('listitem')
      .evaluateAll((items) => items.map((one) => one.querySelector('input') !== null))
    const paying = boxes.filter((has) => has).length
    expect(paying).toBeGreaterThan(0)
    expect(paying).toBeLessThan(boxes.length)
    expect(boxes.slice(0, paying).every((has) => has)).toBe(true)
  })

  test('a quarter: collected in the branch, confirmed in the commune, sent on, confirmed in the province, whose table adds up', async () => {
    const phone = await site.open({ as: 'bithu', at: '/dang-phi', size: 'phone', again: true })
    await heading(phone, 'Đảng phí')
    const month = await ask<Month>(site, phone, 'dues.get-month')
    for (const { memberId, owed } of month.rows) {
      const base = { memberId, memberType: 'insured', base: 10_000_000, fromMonth: '2026-02' }
      if (owed === null) await command(site, phone, 'dues.declare-base', base)
    }
    await phone.reload()
    await (await seen(phone.getByRole('button', { name: /^Thu của \d+ người/ }))).click()
    await seen(phone.getByText(/^Đã thu .* biên lai số 1 đến/))
    await (await seen(phone.getByRole('tab', { name: 'Sổ quỹ' }))).click()
    await (await seen(phone.getByRole('button', { name: 'Nộp lên cấp trên' }))).click()
    // What the month sends up by its share needs no typing.
    const share = await seen(phone.getByText(/^Theo tỷ lệ, tiền thu trong tháng .* nộp lên /))
    const amount = /nộp lên ([\d.]+) đ/.exec(await share.innerText())?.[1] ?? ''
    await phone.getByRole('button', { name: `Ghi ${amount} đ`, exact: true }).click()
    expect(await phone.getByLabel('Số tiền (đồng)').inputValue()).toBe(amount.replaceAll('.', ''))
    await phone.getByLabel('Số tiền (đồng)').fill('100.000')
    await phone.getByRole('button', { name: 'Ghi khoản nộp' }).click()
    await seen(phone.getByText(/chờ cấp trên xác nhận/))

    const commune = await site.open({ as: 'vanphong.xa', at: '/dang-phi' })
    await (await seen(commune.getByRole('button', { name: /^Xác nhận đã nhận/ }))).click()
    await seen(commune.getByText(/^Đã nhận 100.000 đ của/))
    await (await seen(commune.getByRole('tab', { name: 'Sổ quỹ' }))).click()
    await (await seen(commune.getByRole('button', { name: 'Nộp lên cấp trên' }))).click()
    await commune.getByLabel('Số tiền (đồng)').fill('30.000')
    await commune.getByRole('button', { name: 'Ghi khoản nộp' }).click()
    await seen(commune.getByText(/chờ cấp trên xác nhận/))

    const province = await site.open({ as: 'vanphong.tinh', at: '/dang-phi' })
    await (await seen(province.getByRole('button', { name: /^Xác nhận đã nhận/ }))).click()
    await seen(province.getByText(/^Đã nhận 30.000 đ của/))
    await (await seen(province.getByRole('tab', { name: 'Báo cáo quý' }))).click()
    await seen(province.getByText(/^Bảng khớp số học/))
    const line = (name: RegExp) => province.getByRole('row', { name }).first()
    await seen(line(/Đã nộp lên cấp trên trong quý/))
    expect(await line(/Đã nộp lên cấp trên trong quý/).innerText()).toContain('30.000')
    await (await seen(province.getByRole('tab', { name: 'Sổ quỹ' }))).click()
    await seen(province.getByText('30.000 đ').first())
  })

  test('on the phone of the committee a branch in which nobody declared says so, and does not look paid', async () => {
    const phone = await site.open({ as: 'vanphong.xa', at: '/dang-phi', size: 'phone' })
    const table = await seen(phone.getByRole('table', { name: /^Đảng phí tháng / }))
    await seen(table.getByText(/\d+ chưa khai/).first())
  })

  test('the cash book fits the page of a desk, with what can be done with each line', async () => {
    const desk = await site.open({ as: 'bithu', at: '/dang-phi?muc=so-quy' })
    await seen(desk.getByRole('button', { name: /^Bỏ dòng này/ }))
    const table = desk.getByRole('table', { name: 'Sổ quỹ đảng phí' })
    const fits = await table.evaluate((one) => {
      const around = one.parentElement
      return around !== null && around.scrollWidth <= around.clientWidth
    })
    expect(fits).toBe(true)
  })

  test('a receipt of another day is found by name and printed again', async () => {
    const phone = await site.open({ as: 'bithu', at: '/dang-phi?muc=bien-lai', size: 'phone', again: true })
    await seen(rows(phone))
    const { rows: people } = await ask<Month>(site, phone, 'dues.get-month')
    const name = people[0]?.fullName ?? ''
    const again = phone.getByRole('link', { name: /^In lại/ })
    const before = await again.count()
    await phone.getByLabel('Tìm biên lai').fill(name)
    await phone.getByRole('tabpanel').getByRole('button', { name: 'Tìm', exact: true }).click()
    // The rows of before stand until those found are there.
    await expect.poll(() => again.count(), { timeout: 15_000 }).toBeLessThan(before)
    await (await seen(again)).click()
    await seen(phone.getByText(/^Bản in lại ngày/))
    await seen(phone.getByText(`Họ và tên đảng viên: ${name}`))
  })

  test('a year nobody can ask for leaves the choice of years, and the way back to this one', async () => {
    const desk = await site.open({ as: 'bithu', at: '/dang-phi?muc=bien-lai&nam=1900', expected: [/status of 400/] })
    const choice = await seen(desk.getByLabel('Năm'))
    expect(await choice.inputValue()).toBe('1900')
    expect(await rows(desk).count()).toBe(0)
    const year = site.clock.now().getFullYear().toString()
    await choice.selectOption(year)
    await seen(rows(desk))
    await desk.goto(`${site.address}/dang-phi?muc=bien-lai&nam=abc`)
    await seen(rows(desk))
    expect(await desk.getByLabel('Năm').inputValue()).toBe(year)
  })

  test('a statement of a bank: the payer is read from the text, confirmed on the phone, written', async () => {
    const phone = await site.open({ as: 'bithu', at: '/dang-phi?muc=nhap', size: 'phone', again: true })
    const month = await ask<Month>(site, phone, 'dues.get-month?month=2026-10')
    const single = month.rows.filter(
      ({ outstanding, fullName }) =>
        outstanding > 0 && month.rows.filter((row) => row.fullName.endsWith(fullName)).length === 1,
    )
    const lines = [
      'Ngày giao dịch,Số tham chiếu,Ghi nợ,Ghi có,Nội dung',
      ...single
        .slice(0, 2)
        .map((row, at) => `02/11/2026,FT${at},,${row.outstanding},${row.fullName} dong dang phi T10/2026`),
    ]
    await (await seen(phone.getByLabel('Tệp danh sách'))).setInputFiles({
      name: 'sao-ke.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(`\ufeff${lines.join('\r\n')}\r\n`),
    })
    await phone.getByLabel('Tiền nộp qua').selectOption('bank')
    await phone.getByRole('button', { name: 'Đọc và đối chiếu' }).click()
    await seen(phone.getByText(/Xác nhận nếu đúng/))
    expect(await phone.getByRole('button', { name: /^Ghi .* khoản vào sổ quỹ/ }).count()).toBe(0)
    await (await seen(phone.getByRole('button', { name: /^Đúng, xác nhận/ }))).click()
    await seen(phone.getByText('Đã xác nhận 1 dòng, 1 dòng ghi được vào sổ.'))
    await (await seen(phone.getByRole('button', { name: 'Ghi 1 khoản vào sổ quỹ' }))).click()
    await seen(phone.getByText(/^Đã ghi 1 khoản/))
  })

  test('the month of the committee shows dues and work beside the meetings', async () => {
    const office = await site.open({ as: 'vanphong.xa', at: '/sinh-hoat' })
    await seen(office.getByText('Đảng phí đã thu'))
    await seen(office.getByText(/trên .* chi bộ đã khóa sổ/))
    const table = office.getByRole('table').first()
    expect(
      await table.evaluate((one) => (one.parentElement?.scrollWidth ?? 9e9) <= (one.parentElement?.clientWidth ?? 0)),
    ).toBe(true)
  })

  test('the same sum sent up again on one day is asked about, and written when it is said to be another', async () => {
    const phone = await site.open({
      as: 'bithu',
      at: '/dang-phi?muc=so-quy',
      size: 'phone',
      expected: [/status of 422/],
      again: true,
    })
    const send = async () => {
      await (await seen(phone.getByRole('button', { name: 'Nộp lên cấp trên' }))).click()
      await phone.getByLabel('Số tiền (đồng)').fill('1.000')
      expect(await phone.getByLabel('Vẫn ghi, đây là khoản khác').count()).toBe(0)
      await phone.getByRole('button', { name: 'Ghi khoản nộp' }).click()
    }
    await send()
    await seen(phone.getByText(/^Đã ghi khoản nộp lên/))
    await phone.reload()
    await send()
    await seen(phone.getByText(/sổ đã ghi một khoản nộp lên 1.000 đ/))
    await (await seen(phone.getByLabel('Vẫn ghi, đây là khoản khác'))).check()
    await phone.getByRole('button', { name: 'Ghi khoản nộp' }).click()
    await seen(phone.getByText(/^Đã ghi khoản nộp lên/))
  })
})
