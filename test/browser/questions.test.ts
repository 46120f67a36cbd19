// An own question: composed from filters, every count opening its list, saved, shared with a branch, read there with small counts left out, and made a target of a plan.
import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { furtherAction, heading, main, press, seen } from './harness/acts.ts'
import { command, seatOf } from './harness/case-acts.ts'
import { inBrowser } from './harness/site.ts'

const figures = (page: Page): Locator => main(page).getByRole('table').getByRole('cell').getByRole('link')
const numberOf = (written: string | null): number => Number((written ?? '').replaceAll('.', ''))

inBrowser('own questions', (site) => {
  test('composed, opened, saved and shared on a phone; read by the branch; counted as a target of a plan', async () => {
    const page = await site.open({ size: 'phone', as: 'vanphong.xa', at: '/thong-ke', expected: [/422/] })
    await (await seen(main(page).getByRole('link', { name: 'Câu hỏi riêng' }))).click()
    await (await seen(main(page).getByRole('link', { name: 'Đặt câu hỏi mới' }))).click()
    await seen(main(page).getByText('Tổng số:'))
    await main(page).getByRole('button', { name: /^Lọc/ }).click()
    await main(page).getByLabel('Giới tính').selectOption('female')
    await main(page).getByLabel('Chia theo hàng').selectOption('age')
    await main(page).getByLabel('Và theo cột').selectOption('status')
    await seen(main(page).getByRole('columnheader', { name: 'Chính thức' }))
    const address = page.url()
    const all = await figures(page).count()
    expect(all).toBeGreaterThan(4)
    for (const at of [0, Math.floor(all / 2), all - 1]) {
      await page.goto(address)
      await seen(figures(page))
      const counted = numberOf(await figures(page).nth(at).textContent())
      await figures(page).nth(at).click()
      await heading(page, 'Đảng viên')
      await seen(
        page.getByRole('status').filter({ hasText: new RegExp(`^${counted.toLocaleString('vi-VN')} đảng viên`) }),
      )
    }
    await page.goto(address)
    await (await seen(main(page).getByRole('button', { name: 'Lưu câu hỏi' }))).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Tên câu hỏi').fill('Nữ theo tuổi và tư cách')
    await dialog.getByRole('button', { name: 'Lưu câu hỏi' }).click()
    await heading(page, 'Nữ theo tuổi và tư cách')
    const branch = await site.open({ as: 'bithu' })
    const { organisationName } = await seatOf(site, branch)
    await main(page).getByRole('button', { name: 'Chia sẻ' }).click()
    await dialog.getByRole('combobox', { name: /Chia sẻ với tổ chức/ }).fill(organisationName)
    await (await seen(page.getByRole('option', { name: organisationName }).first())).click()
    await seen(dialog.getByRole('button', { name: new RegExp(`^Bỏ ${organisationName}`) }))
    await dialog.getByRole('button', { name: 'Chia sẻ', exact: true }).click()
    await seen(page.getByText(/^Đã chia sẻ với 1 tổ chức; 1 nơi nhận bản đã che số nhỏ/))

    await branch.goto(`${site.address}/thong-ke/cau-hoi`)
    await (await seen(main(branch).getByRole('link', { name: 'Nữ theo tuổi và tư cách' }))).click()
    await seen(main(branch).getByText(/^Dấu «…» là số từ 1 đến 4/))
    expect(await figures(branch).count()).toBe(0)
    const shown = await main(branch).getByRole('table').getByRole('cell').allTextContents()
    expect(shown).toContain('…')
    for (const one of shown.filter((text) => text !== '…')) expect(numberOf(one) === 0 || numberOf(one) > 4).toBe(true)

    // An indicator of the commune's own, without a programmer; its number opens its list.
    const head = { title: 'Phát triển đảng viên nữ', startsOn: '2026-01-01', endsOn: '2099-12-31' }
    const plan = await command(site, page, 'plans.create', head)
    await page.goto(`${site.address}/ke-hoach/${plan.id}`)
    // What is typed at the head of the plan outlives what is done below it meanwhile.
    await furtherAction(page, main(page).getByRole('button', { name: 'Sửa phần đầu' }))
    const basis = await seen(main(page).getByRole('textbox', { name: /^Thực hiện/ }))
    await basis.fill('Nghị quyết về công tác nữ')
    await press('Thêm chỉ tiêu')(page)
    await main(page).getByRole('textbox', { name: 'Chỉ tiêu' }).fill('Đảng viên nữ')
    await main(page).getByLabel('Số đếm từ hồ sơ').check()
    await main(page).getByLabel('Số nào của hồ sơ').selectOption('own-share')
    await main(page).getByLabel('Câu hỏi thống kê đã lưu').selectOption('Nữ theo tuổi và tư cách')
    // Thousands as people write them: it said eight.
    await main(page).getByLabel('Phải đạt ít nhất').fill('8.000')
    await press('Thêm chỉ tiêu này')(page)
    await seen(main(page).getByText('Số này là một tỷ lệ, không quá 100 %.'))
    await main(page).getByLabel('Phải đạt ít nhất').fill('30,5')
    await press('Thêm chỉ tiêu này')(page)
    const target = main(page).getByRole('listitem').filter({ hasText: 'câu hỏi «Nữ theo tuổi và tư cách»' })
    await seen(page.getByText('Đã ghi chỉ tiêu.'))
    expect(await basis.inputValue()).toBe('Nghị quyết về công tác nữ')
    await press('Ghi phần sửa')(page)
    await seen(main(page).getByRole('definition').filter({ hasText: 'Nghị quyết về công tác nữ' }))
    const part = (await (await seen(target.getByRole('link').first())).textContent()) ?? ''
    await target.getByRole('link').first().click()
    await heading(page, 'Đảng viên nữ')
    await seen(
      main(page)
        .getByRole('status')
        .filter({ hasText: `: ${part.trim()}.` }),
    )
  })
})
