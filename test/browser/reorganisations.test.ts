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
    await (await seen(main(phone).getByRole('button', { name: 'Ghi cả bảng theo quyết định' }))).click()
    await (await seen(main(phone).getByRole('button', { name: 'Xác nhận, không hoàn tác nữa' }))).click()
    await seen(phone.getByText('Đã xác nhận lần sắp xếp này.'))
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
})
