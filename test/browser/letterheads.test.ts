// How an office heads its papers: laid down on its page, borne by the papers made from then on; a paper from the record without a case.
import { readFile } from 'node:fs/promises'
import PizZip from 'pizzip'
import { expect, test } from 'vitest'
import { firstPerson, gone, seen } from './harness/acts.ts'
import { command, seatOf } from './harness/case-acts.ts'
import { inBrowser } from './harness/site.ts'

inBrowser('letterheads and papers from the record', (site) => {
  test('on a phone the office lays down a head, is told of a wrong pattern, and the next register bears it', async () => {
    const page = await site.open({ size: 'phone', as: 'vanphong.xa', at: '/to-chuc', expected: [/422/, /409/] })
    const main = page.getByRole('main')
    await (await seen(page.getByRole('tab', { name: 'Thể thức văn bản' }))).click()
    const own = await seen(main.getByRole('region', { name: 'Giấy tờ của tổ chức này' }))
    await own.getByRole('button', { name: /^Đặt thể thức/ }).click()
    await own.getByLabel('Địa danh').fill('Xã Thử Nghiệm')
    await own.getByLabel('Cách ghi số, ký hiệu').fill('{loại}/ĐU')
    await own.getByRole('button', { name: 'Ghi thể thức' }).click()
    await seen(main.getByText(/Viết \{số\} ở chỗ đặt số/).nth(1))
    await own.getByLabel('Cách ghi số, ký hiệu').fill('{số}-{loại}/ĐUX')
    await own.getByRole('button', { name: 'Ghi thể thức' }).click()
    await seen(page.getByText('Đã ghi thể thức văn bản', { exact: false }))
    await seen(own.getByText('{số}-{loại}/ĐUX'))

    // Somebody else lays it down meanwhile: both versions are shown, and of each line one says which stands.
    await own.getByRole('button', { name: /^Sửa thể thức/ }).click()
    await own.getByLabel('Địa danh').fill('Xã Thử Nghiệm Mới')
    const { organisationId } = await seatOf(site, page)
    const theirs = { place: 'Xã Người Trước', numberPattern: '{số}-{loại}/ĐUX', signerPost: 'BÍ THƯ' }
    await command(site, page, 'organisations.set-letterhead', {
      organisationId,
      appliesTo: 'own',
      version: 1,
      ...theirs,
    })
    await own.getByRole('button', { name: 'Ghi thể thức' }).click()
    const both = await seen(page.getByRole('dialog', { name: 'Người khác vừa lưu trước bạn' }))
    const place = both.getByRole('group', { name: 'Địa danh' })
    await seen(place.getByRole('radio', { name: /Xã Thử Nghiệm Mới$/, checked: true }))
    await seen(place.getByRole('radio', { name: /Xã Người Trước$/ }))
    await both.getByRole('button', { name: 'Lưu theo các mục đã chọn' }).click()
    await seen(own.getByText('Xã Thử Nghiệm Mới'))
    await seen(own.getByText('BÍ THƯ'))

    await page.goto(`${site.address}/so-dang-vien?register=file-numbers`)
    await (await seen(main.getByRole('button', { name: 'Tải cả sổ' }))).click()
    const dialog = await seen(page.getByRole('dialog', { name: 'Tải cả sổ' }))
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      dialog.getByRole('button', { name: 'Tải cả sổ' }).click(),
    ])
    const xml = new PizZip(await readFile(await download.path())).file('word/document.xml')?.asText() ?? ''
    expect(xml).toContain('Xã Thử Nghiệm Mới, ngày')
    expect(xml).toContain('-BC/ĐUX')
  })

  test('a sheet of the member is looked at and taken from the dossier', async () => {
    const page = await site.open({ as: 'vanphong.xa', at: '/ho-so?muc=danh-sach' })
    const { link, name } = await firstPerson(page, 'Tất cả hồ sơ')
    await link.click()
    const part = await seen(page.getByRole('region', { name: 'Mẫu in từ hồ sơ' }))
    const line = part.getByRole('listitem').filter({ hasText: 'Phiếu đảng viên' })
    await line.getByRole('button', { name: /^Xem trước/ }).click()
    const sheet = await seen(part.getByRole('region', { name: 'Bản xem trước: Phiếu đảng viên' }))
    await seen(sheet.getByText(name.toUpperCase(), { exact: false }))
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      line.getByRole('button', { name: /^Tải Word/ }).click(),
    ])
    expect(download.suggestedFilename()).toMatch(/^2-HSDV-Phieu-dang-vien_/)
    await line.getByRole('button', { name: /^Đóng bản xem trước/ }).click()
    await gone(sheet)
  })
})
