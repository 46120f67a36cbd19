// The dues of a month: collected on a phone in one press, sent up, confirmed by the commune, closed; a member looks at the own ones.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { heading, seen } from './harness/acts.ts'
import { inBrowser, type Site } from './harness/site.ts'

interface Month {
  rows: { memberId: string; owed: number | null }[]
}

const send = async (page: Page, site: Site, operation: string, data: object): Promise<void> => {
  const headers = { 'Idempotency-Key': crypto.randomUUID() }
  const answer = await page.request.post(`${site.address}/api/${operation}`, { data, headers })
  if (!answer.ok()) throw new Error(`${operation}: ${await answer.text()}`)
}

inBrowser('dues', (site) => {
  test('declared, collected from all present with one press, sent up, confirmed above and closed', async () => {
    const phone = await site.open({ as: 'bithu', at: '/dang-phi', size: 'phone' })
    await heading(phone, 'Đảng phí')
    await seen(phone.getByText(/người chưa khai thu nhập/))
    const month = (await (await phone.request.get(`${site.address}/api/dues.get-month`)).json()) as Month
    const [first, ...others] = month.rows.filter((row) => row.owed === null)
    for (const { memberId } of others) {
      await send(phone, site, 'dues.declare-base', {
        memberId,
        memberType: 'insured',
        base: 8_000_000,
        fromMonth: '2026-02',
      })
    }

    // One is declared on the screen itself.
    await phone.goto(`${site.address}/dang-phi/dang-vien/${first?.memberId}`)
    await (await seen(phone.getByRole('button', { name: 'Khai mức thu nhập' }))).click()
    await phone.getByLabel('Thuộc loại').selectOption('pensioner')
    await phone.getByLabel('Số tiền một tháng (đồng)').fill('6.000.000')
    await phone.getByLabel('Từ tháng').fill('02/2026')
    await phone.getByRole('button', { name: 'Ghi mức khai' }).click()
    await seen(phone.getByText('Đã ghi. Mỗi tháng phải nộp 30.000 đ.'))

    await phone.goto(`${site.address}/dang-phi`)
    const people = others.length + 1
    const total = `${(others.length * 80_000 + 30_000).toLocaleString('vi-VN')} đ`
    const press = phone.getByRole('button', { name: `Thu của ${people} người: ${total}` })
    await (await seen(press)).click()
    await seen(phone.getByText(`Đã thu ${total} của ${people} người, biên lai số 1 đến ${people}.`))
    expect(await press.count()).toBe(0)
    await (await seen(phone.getByRole('link', { name: 'In biên lai hôm nay' }))).click()
    await seen(phone.getByRole('region', { name: /^Biên lai số 1\// }))

    const desk = await site.open({ as: 'bithu', at: '/dang-phi?muc=so-quy' })
    await (await seen(desk.getByRole('button', { name: 'Nộp lên cấp trên' }))).click()
    await desk.getByLabel('Số tiền (đồng)').fill('30.000')
    await desk.getByRole('button', { name: 'Ghi khoản nộp' }).click()
    await seen(desk.getByText(/chờ cấp trên xác nhận/))

    const office = await site.open({ as: 'vanphong.xa', at: '/dang-phi' })
    await (await seen(office.getByRole('button', { name: /^Xác nhận đã nhận/ }))).click()
    await seen(office.getByText(/^Đã nhận 30.000 đ của/))
    await (await seen(office.getByRole('button', { name: /^Khóa sổ tháng/ }))).click()
    await seen(office.getByText(/^Đã khóa \d+ sổ tháng/))
    await office.goto(`${site.address}/dang-phi?muc=quy`)
    await seen(office.getByText(/^Bảng khớp số học/))

    await desk.goto(`${site.address}/dang-phi`)
    await seen(desk.getByText(/^Đã khóa sổ lúc/))
    await (await seen(desk.getByRole('button', { name: /^Mở lại sổ tháng/ }))).click()
    await desk.getByLabel('Vì sao mở lại').fill('Còn một người nộp muộn')
    await desk.getByRole('button', { name: /^Mở lại sổ tháng/ }).click()
    await seen(desk.getByRole('button', { name: /^Khóa sổ tháng/ }))
  })

  test('a member sees the own dues and nobody else’s', async () => {
    const page = await site.open({ as: 'dangvien', at: '/dang-phi/cua-toi', size: 'phone' })
    await heading(page, /^Đảng phí của /)
    await seen(page.getByRole('button', { name: 'Khai mức thu nhập' }))
    expect(await page.getByRole('button', { name: 'Đề nghị miễn, giảm' }).count()).toBe(0)
  })
})
