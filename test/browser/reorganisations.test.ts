// A merger of two communes on the screen: tried, written, looked up under the old name, taken back, written again and confirmed.
import { expect, test } from 'vitest'
import { dateInVietNam } from '#kernel/clock.ts'
import { heading, main, rows, seen } from './harness/acts.ts'
import { ask } from './harness/case-acts.ts'
import { trySheet } from './harness/reorganisation-visits.ts'
import { inBrowser } from './harness/site.ts'

interface Children {
  rows: { code: string; name: string; typeCode: string }[]
}
interface Found {
  rows: { name: string; endedOn: string | null }[]
}

inBrowser('reorganisations', (site) => {
  test('two communes become one: tried, written, taken back, written again, confirmed', async () => {
    const desk = await site.open({ as: 'bantochuc', at: '/sap-xep' })
    await heading(desk, 'Sắp xếp tổ chức')
    const communes = (await ask<Children>(site, desk, 'organisations.list-children')).rows
    const [first, second] = communes.toReversed()
    if (first === undefined || second === undefined) throw new Error('no two communes')
    const today = dateInVietNam(new Date()).split('-').reverse().join('/')
    const lines = [
      `${first.code},${first.name},Hợp nhất,99.888,Đảng bộ xã Hợp Nhất,`,
      `${second.code},${second.name},Hợp nhất,99.888,,`,
    ]
    await trySheet(desk, lines, today)
    const write = main(desk).getByRole('button', { name: 'Ghi cả bảng theo quyết định' })
    await seen(write)
    expect(await rows(desk).filter({ hasText: first.name }).count()).toBe(1)
    await write.click()
    await seen(desk.getByText(/^Đã ghi: thành lập 1, kết thúc 2/))
    const find = (text: string) => ask<Found>(site, desk, `organisations.find?text=${encodeURIComponent(text)}`)
    expect((await find(first.name)).rows.find(({ name }) => name === first.name)?.endedOn).not.toBeNull()
    expect((await find('Đảng bộ xã Hợp Nhất')).rows[0]?.endedOn).toBeNull()

    await main(desk).getByRole('button', { name: 'Hoàn tác', exact: true }).click()
    await (await seen(main(desk).getByLabel('Vì sao hoàn tác'))).fill('Quyết định được sửa lại')
    await main(desk).getByRole('button', { name: 'Hoàn tác cả lần sắp xếp' }).click()
    await seen(desk.getByText('Đã hoàn tác: mọi dữ liệu trở lại như trước.'))
    expect((await find('Đảng bộ xã Hợp Nhất')).rows).toEqual([])

    const phone = await site.open({ as: 'bantochuc', at: '/sap-xep', size: 'phone' })
    await seen(main(phone).getByText('Đã hoàn tác'))
    await trySheet(phone, lines, today)
    // What the writing changed is still being read again when the next button is pressed: what is said of it comes too late to be said.
    const held = Promise.withResolvers<void>()
    await phone.route('**/api/organisations.*', (route) => held.promise.then(() => route.continue()))
    await (await seen(main(phone).getByRole('button', { name: 'Ghi cả bảng theo quyết định' }))).click()
    const confirmed = phone.waitForResponse(/reorganisations\.confirm$/)
    await (await seen(main(phone).getByRole('button', { name: 'Xác nhận, không hoàn tác nữa' }))).click()
    await confirmed
    held.resolve()
    await seen(phone.getByText('Đã xác nhận lần sắp xếp này.'))
    await phone.waitForLoadState('networkidle')
    await seen(phone.getByText('Đã xác nhận lần sắp xếp này.'))
    expect(await phone.getByText(/^Đã ghi:/).count()).toBe(0)
    await seen(main(phone).getByText('Đã xác nhận', { exact: true }))
    if (process.env.SHOTS !== undefined) {
      await phone.screenshot({ path: `${process.env.SHOTS}-phone.png`, fullPage: true })
      await desk.reload()
      await seen(rows(desk))
      await desk.screenshot({ path: `${process.env.SHOTS}-desk.png`, fullPage: true })
      await desk.goto(`${site.address}/sap-xep`)
      await seen(rows(desk))
      await desk.screenshot({ path: `${process.env.SHOTS}-list.png`, fullPage: true })
    }
  })

  test('while it is written it says how far it is; stopped, nothing has changed', async () => {
    const page = await site.open({ as: 'bantochuc', at: '/sap-xep', size: 'phone', expected: [/422/] })
    await heading(page, 'Sắp xếp tổ chức')
    const [commune] = (await ask<Children>(site, page, 'organisations.list-children')).rows
    if (commune === undefined) throw new Error('no commune')
    const today = dateInVietNam(new Date()).split('-').reverse().join('/')
    await trySheet(page, [`${commune.code},${commune.name},Đổi tên,,Đảng bộ xã Đổi Tên,`], today)
    const write = await seen(main(page).getByRole('button', { name: 'Ghi cả bảng theo quyết định' }))
    // Somebody else holds what it writes, so that it stands in its midst.
    const { owner } = site.database
    await owner.query('begin; lock table organisations in exclusive mode')
    await write.click()
    await seen(main(page).getByText(/^Đang .*bước \d+ trên \d/))
    if (process.env.SHOTS !== undefined) await page.screenshot({ path: `${process.env.SHOTS}-long.png` })
    // The pointer still stands on what was pressed: its words can be read all the same.
    const busy = main(page).getByRole('button', { name: 'Đang ghi…' })
    await busy.hover()
    const [ground, sunken] = await busy.evaluate((button) => [
      getComputedStyle(button).backgroundColor,
      getComputedStyle(
        Object.assign(document.body.appendChild(document.createElement('i')), { style: 'background: var(--sunken)' }),
      ).backgroundColor,
    ])
    expect(ground).toBe(sunken)
    await main(page).getByRole('button', { name: 'Dừng lại' }).click()
    await seen(main(page).getByText('Đang dừng…'))
    await owner.query('commit')
    await seen(main(page).getByText('Đã dừng theo ý bạn: chưa có gì thay đổi.'))
    await seen(write)
    expect(await main(page).getByRole('progressbar').count()).toBe(0)
    await main(page).getByRole('button', { name: 'Bỏ bảng này' }).click()
    await seen(main(page).getByText('Đã bỏ'))
  })
})
