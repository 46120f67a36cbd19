// The rulebook: found by words, one value with its versions, a province's own value, a confirmation, and a year of days off.
import type { Locator } from 'playwright-core'
import { expect, test } from 'vitest'
import { dateInVietNam } from '#kernel/clock.ts'
import { heading, main, seen, typedDay } from './harness/acts.ts'
import { ask, command, openPool } from './harness/case-acts.ts'
import { inBrowser } from './harness/site.ts'

inBrowser('rulebook', (site) => {
  test('a secretary finds a value by words, sees what it rests on and how sure it is, and changes nothing', async () => {
    const page = await site.open({ as: 'bithu', at: '/tong-quan', again: true })
    await (await seen(page.getByRole('navigation').getByRole('link', { name: 'Sổ quy định' }))).click()
    await heading(page, 'Sổ quy định')
    await main(page).getByLabel('Tìm quy định').fill('le ket nap')
    const link = await seen(
      main(page)
        .getByRole('rowheader')
        .getByRole('link', { name: /lễ kết nạp/i }),
    )
    await expect.poll(() => new URL(page.url()).searchParams.get('text')).toBe('le ket nap')
    await link.click()
    await seen(main(page).getByText(/ngày làm việc/))
    await seen(main(page).getByRole('region', { name: /^Các lần đổi/ }))
    await seen(main(page).getByText('Có sẵn theo chương trình.', { exact: false }))
    expect(await main(page).getByRole('button', { name: 'Đặt mức mới' }).count()).toBe(0)
    await page.goBack()
    await expect.poll(() => main(page).getByLabel('Tìm quy định').inputValue()).toBe('le ket nap')
  })

  test('what is not confirmed is said to be off', async () => {
    const page = await site.open({ size: 'phone', as: 'bithu', at: '/quy-dinh?confidence=U&rule=SCR' })
    await seen(main(page).getByText('Chưa xác nhận – chưa áp dụng (U)').filter({ visible: true }))
    await (await seen(main(page).getByRole('rowheader').getByRole('link'))).click()
    await seen(main(page).getByText('Chưa xác nhận được trong văn bản nào', { exact: false }))
  })

  test('a province lays down a value of its own with the keyboard, sees it coming and takes it back', async () => {
    const page = await site.open({ as: 'bantochuc', at: '/quy-dinh?text=ADM-13', again: true })
    await (await seen(main(page).getByRole('rowheader').getByRole('link'))).click()
    await (await seen(main(page).getByRole('button', { name: 'Đặt mức mới' }))).press('Enter')
    const form = main(page).getByRole('region', { name: 'Mức mới' })
    await (await seen(form.getByLabel('Mức', { exact: true }))).fill('20')
    await form.getByLabel('Áp dụng từ ngày').fill(typedDay(site, 30))
    // The basis is asked for before anything is sent.
    await form.getByRole('button', { name: 'Đặt mức mới' }).press('Enter')
    await seen(page.getByRole('alert'))
    const instruments = form.getByLabel('Văn bản làm căn cứ')
    await expect.poll(() => instruments.locator('option', { hasText: '208-QĐ/TW' }).count()).toBe(1)
    await instruments.selectOption(
      (await instruments.locator('option', { hasText: '208-QĐ/TW' }).getAttribute('value')) ?? '',
    )
    await form.getByLabel('Điểm, khoản').fill('2.1')
    await form.getByLabel('Lý do đổi').fill('Tỉnh rút ngắn thời hạn.')
    // What will change is said before it is sent.
    const [day, month, year] = typedDay(site, 30).split('/')
    await seen(form.getByText(/^Đang là: 30 ngày làm việc.* Sẽ là: 20 ngày làm việc, tính từ/))
    await seen(form.getByText(`Từ ngày ${day}/${month}/${year}, trong tỉnh.`, { exact: false }))
    await form.getByRole('button', { name: 'Đặt mức mới' }).press('Enter')
    const versions = await seen(main(page).getByRole('region', { name: /^Các lần đổi/ }))
    await seen(versions.getByText('Sắp áp dụng'))
    // The form is gone with the button that was pressed; the keyboard goes on where it was opened.
    const opener = main(page).getByRole('button', { name: 'Đặt mức mới' })
    await expect.poll(() => opener.evaluate((button) => button === document.activeElement)).toBe(true)
    await seen(versions.getByText('Tỉnh rút ngắn thời hạn.', { exact: false }))
    await versions.getByRole('button', { name: /^Rút lại/ }).press('Enter')
    await versions.getByLabel('Lý do rút lại').fill('Ghi nhầm.')
    await versions.getByRole('button', { name: 'Rút lại', exact: true }).press('Enter')
    await seen(versions.getByText('Đã rút lại'))
    await seen(versions.getByText(/rút lại .*: Ghi nhầm\./))
  })

  test('a value laid down by mistake from today is taken back the same day; a replaced instrument is marked', async () => {
    const page = await site.open({ size: 'phone', as: 'bantochuc', at: '/quy-dinh?rule=ELIG-07' })
    await seen(main(page).getByText('Văn bản đã thay').filter({ visible: true }))
    await (await seen(main(page).getByRole('rowheader').getByRole('link'))).click()
    await seen(main(page).getByText('chưa có giá trị mới được xác nhận nên còn áp dụng', { exact: false }))
    await (await seen(main(page).getByRole('button', { name: 'Đặt mức mới' }))).click()
    const form = main(page).getByRole('region', { name: 'Mức mới' })
    await (await seen(form.getByLabel('Mức', { exact: true }))).fill('6')
    await form.getByLabel('Áp dụng từ ngày').fill(typedDay(site))
    await form.getByLabel('Điểm, khoản').fill('3.1')
    await form.getByLabel('Lý do đổi').fill('Thử.')
    await form.getByRole('button', { name: 'Đặt mức mới' }).click()
    // The instrument is asked for in the form: nothing was sent, so that no refusal is met.
    await seen(page.getByRole('alert').getByText(/Văn bản làm căn cứ/))
    const instruments = form.getByLabel('Văn bản làm căn cứ')
    await expect.poll(() => instruments.locator('option', { hasText: '208-QĐ/TW' }).count()).toBe(1)
    const labels = await instruments.locator('option').allTextContents()
    const replaced = labels.findIndex((label) => label.includes('(đã thay thế từ'))
    expect(replaced).toBeGreaterThan(1)
    expect(labels.slice(replaced).every((label) => /\((đã thay thế|hết hiệu lực|có hiệu lực) từ/.test(label))).toBe(
      true,
    )
    await instruments.selectOption('208-QĐ/TW|2026-07-26')
    await form.getByRole('button', { name: 'Đặt mức mới' }).click()
    const versions = await seen(main(page).getByRole('region', { name: /^Các lần đổi/ }))
    await (await seen(versions.getByRole('button', { name: /^Rút lại/ }))).click()
    await versions.getByLabel('Lý do rút lại').fill('Ghi nhầm.')
    await versions.getByRole('button', { name: 'Rút lại', exact: true }).click()
    await seen(versions.getByText(/rút lại .*: Ghi nhầm\./))
  })

  test('the centre confirms a value, enters an instrument, and puts down a year from the proposal', async () => {
    const page = await site.open({
      as: 'trunguong',
      at: '/quy-dinh?confidence=U',
      expected: [/status of 422/],
      again: true,
    })
    await (await seen(main(page).getByRole('rowheader').getByRole('link'))).click()
    await (await seen(main(page).getByRole('button', { name: /^Xác nhận để áp dụng/ }))).click()
    const instrument = main(page).getByLabel('Văn bản đã đối chiếu')
    await expect.poll(() => instrument.locator('option').count()).toBeGreaterThan(1)
    await instrument.selectOption({ index: 1 })
    await main(page).getByLabel('Điểm, khoản').fill('3.2')
    await main(page).getByLabel('Đã đối chiếu thế nào').fill('Đọc bản gốc.')
    await main(page).getByRole('button', { name: 'Xác nhận để áp dụng', exact: true }).click()
    await seen(main(page).getByText(/xác nhận .*: Đọc bản gốc\./))

    await page.goto(`${site.address}/quy-dinh?muc=van-ban`)
    await (await seen(main(page).getByRole('button', { name: 'Ghi văn bản mới' }))).click()
    await main(page).getByLabel('Số, ký hiệu').fill('999-QĐ/TW')
    await main(page).getByLabel('Ngày ban hành').fill(typedDay(site, -20))
    await main(page).getByLabel('Cơ quan ban hành').fill('Trung ương (hư cấu)')
    await main(page).getByLabel('Có hiệu lực từ ngày').fill(typedDay(site, -10))
    await main(page).getByLabel('Nội dung').fill('Văn bản thử')
    await main(page).getByRole('button', { name: 'Ghi vào sổ văn bản' }).click()
    await seen(main(page).getByRole('rowheader', { name: /999-QĐ\/TW/ }))

    await page.goto(`${site.address}/quy-dinh?muc=ngay-nghi`)
    const missing = await seen(main(page).getByRole('link', { name: /^Lập bảng năm/ }))
    const year = /\d{4}/.exec((await missing.textContent()) ?? '')?.[0] ?? ''
    await missing.click()
    await heading(page, `Ngày nghỉ năm ${year}`)
    await (await seen(main(page).getByRole('button', { name: 'Lập bảng ngày nghỉ' }))).click()
    await main(page).getByRole('button', { name: 'Tính theo luật và âm lịch' }).click()
    await seen(main(page).getByLabel('Ngày nghỉ 1', { exact: true }))
    await main(page).getByRole('button', { name: 'Thêm ngày làm bù' }).click()
    await main(page)
      .getByLabel('Ngày làm bù 1')
      .fill(`01/01/${Number(year) + 1}`)
    await main(page).getByRole('button', { name: 'Ghi bảng ngày nghỉ' }).click()
    await seen(page.getByRole('alert').getByText(`không thuộc năm ${year}`, { exact: false }))
    await main(page)
      .getByRole('button', { name: /^Bỏ ngày này làm bù/ })
      .click()
    await main(page).getByRole('button', { name: 'Ghi bảng ngày nghỉ' }).click()
    await seen(main(page).getByRole('table', { name: 'Ngày nghỉ' }))
    await seen(main(page).getByText('Tính trước, chờ thông báo'))
  }, 240_000)

  test('a year of days off is typed with the keyboard, and half of it is still there after another page', async () => {
    const page = await site.open({ as: 'trunguong', at: '/quy-dinh/ngay-nghi/2031', again: true })
    const has = (target: Locator) => expect.poll(() => target.evaluate((one) => one === document.activeElement))
    await (await seen(main(page).getByRole('button', { name: 'Lập bảng ngày nghỉ' }))).press('Enter')
    await has(main(page).getByRole('button', { name: 'Tính theo luật và âm lịch' })).toBe(true)
    for (const [at, day] of [
      ['1', '01/01/2031'],
      ['2', '30/04/2031'],
      ['3', '01/05/2031'],
    ] as const) {
      await main(page).getByRole('button', { name: 'Thêm ngày nghỉ' }).press('Enter')
      await has(main(page).getByLabel(`Ngày nghỉ ${at}`, { exact: true })).toBe(true)
      await page.keyboard.type(day)
    }
    await main(page).getByRole('button', { name: 'Bỏ ngày này 30/04/2031' }).press('Enter')
    await has(main(page).getByLabel('Ngày nghỉ 2', { exact: true })).toBe(true)
    expect(await main(page).getByLabel('Ngày nghỉ 2', { exact: true }).inputValue()).toBe('01/05/2031')

    await page.goto(`${site.address}/quy-dinh?muc=ngay-nghi`)
    await page.goBack()
    await (await seen(main(page).getByRole('button', { name: 'Lập bảng ngày nghỉ' }))).press('Enter')
    await seen(main(page).getByText('Đây là phần bạn nhập dở lần trước, máy này còn giữ.'))
    expect(await main(page).getByLabel('Ngày nghỉ 2', { exact: true }).inputValue()).toBe('01/05/2031')
    await main(page).getByRole('button', { name: 'Thôi, không ghi' }).press('Enter')
    await has(main(page).getByRole('button', { name: 'Lập bảng ngày nghỉ' })).toBe(true)
  })

  test('an open case stands on the list of what would differ once a value it was judged by has changed', async () => {
    const secretary = await site.open({ as: 'bithu', again: true })
    await openPool(site, secretary, { fullName: 'Đinh Thị Thử Khác' })
    const page = await site.open({ as: 'bantochuc', at: '/quy-dinh?muc=khac-di', again: true })
    await seen(main(page).getByText('Không có việc nào sẽ khác đi.'))
    const value = await ask<{ version: number; versions: { instrument: string }[] }>(
      site,
      page,
      'rulebook.get-parameter?ruleId=POOL-05&name=union-resolution-required',
    )
    await command(site, page, 'rulebook.change-parameter', {
      ruleId: 'POOL-05',
      name: 'union-resolution-required',
      version: value.version,
      value: false,
      unit: 'flag',
      validFrom: dateInVietNam(site.clock.now()),
      instrument: value.versions[0]?.instrument,
      clause: '1',
      reason: 'Quy định riêng (hư cấu).',
    })
    // The page of the value leads to the cases it changes something for, and to none that another rule does.
    await page.goto(`${site.address}/quy-dinh/muc/POOL-05/union-resolution-required`)
    await main(page).getByRole('link', { name: 'Xem việc đang mở sẽ khác đi vì quy định này' }).click()
    await seen(main(page).getByText('Chỉ những việc khác đi vì quy định POOL-05.'))
    const row = main(page).getByRole('row').filter({ hasText: 'Đinh Thị Thử Khác' })
    await seen(row.getByText(/khi ấy là có.*nay không/))
    await row.getByRole('link', { name: /Đinh Thị Thử Khác/ }).click()
    await heading(page, /Đinh Thị Thử Khác/)
  })
})
