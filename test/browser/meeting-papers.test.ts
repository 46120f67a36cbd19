// Papers of a meeting on the phone: put up by the secretary, read by a member who was told, a secret one turned away; the sheet of the code on paper.
import { expect, test } from 'vitest'
import { furtherAction, main, press, seen, settled } from './harness/acts.ts'
import { ask, command } from './harness/case-acts.ts'
import { inBrowser, type Site } from './harness/site.ts'

/** A meeting of tomorrow in the branch of the secretary. */
async function planned(site: Site): Promise<string> {
  const page = await site.open({ as: 'bithu' })
  const { organisationId } = await ask<{ organisationId: string }>(
    site,
    page,
    `meetings.get-calendar?year=${site.clock.now().getUTCFullYear()}`,
  )
  const on = new Date(site.clock.now().getTime() + 31 * 3_600_000).toISOString().slice(0, 10)
  const { id } = await command(site, page, 'meetings.plan', {
    organisationId,
    kind: 'extraordinary',
    month: on.slice(0, 7),
    on,
    time: '19:30',
    place: 'Nhà văn hóa thôn',
  })
  await page.context().close()
  return id
}

inBrowser('papers of a meeting', (site) => {
  test('a file goes up by phone, a secret one does not; the member reads it once told', async () => {
    const id = await planned(site)
    const page = await site.open({ size: 'phone', as: 'bithu', at: `/sinh-hoat/${id}` })
    await press('Đưa tài liệu lên')(page)
    await main(page).getByLabel('Có: Mật, Tối mật hoặc Tuyệt mật').check()
    await seen(main(page).getByText('Không đưa tài liệu mật lên đây.'))
    expect(await main(page).locator('input[type=file]').count()).toBe(0)
    await main(page).getByLabel('Không mật').check()
    await main(page)
      .locator('input[type=file]')
      .setInputFiles({ name: 'bao-cao-thang.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4') })
    await seen(main(page).getByText('Tệp đã gửi lên, bấm nút dưới để nộp.'))
    await main(page).getByRole('button', { name: 'Đưa lên', exact: true }).click()
    await seen(main(page).getByRole('button', { name: 'Tải về bao-cao-thang.pdf' }))

    const member = await site.open({ size: 'phone', as: 'dangvien', at: `/sinh-hoat/${id}` })
    await seen(main(member).getByText('Nhà văn hóa thôn'))
    await settled(member)
    expect(await main(member).getByText('bao-cao-thang.pdf').count()).toBe(0)
    await press('Ghi đã thông báo')(page)
    await main(page).getByLabel('Lý do báo muộn').fill('Họp gấp')
    await main(page).locator('form button[type=submit]').last().click()
    await seen(page.getByText('Đã ghi thông báo.'))
    expect(await main(page).getByRole('button', { name: 'Ghi đã thông báo' }).count()).toBe(0)
    await furtherAction(page, main(page).getByRole('button', { name: 'Sửa ngày thông báo' }))
    await main(page).getByRole('button', { name: 'Thôi, không ghi' }).click()
    await member.reload()
    const [download] = await Promise.all([
      member.waitForEvent('download'),
      main(member).getByRole('button', { name: 'Tải về bao-cao-thang.pdf' }).click(),
    ])
    expect(download.suggestedFilename()).toBe('bao-cao-thang.pdf')
  })

  test('the sheet of the code fits on one page and has nothing to press', async () => {
    const id = await planned(site)
    const page = await site.open({ as: 'bithu', at: `/sinh-hoat/${id}/phieu-ma` })
    await seen(main(page).getByRole('img', { name: 'Mã điểm danh' }))
    await page.emulateMedia({ media: 'print' })
    const code = main(page).getByRole('img', { name: 'Mã điểm danh' })
    expect(await code.isVisible()).toBe(true)
    expect((await code.boundingBox())?.width).toBeGreaterThan(200)
    expect(await page.getByRole('button').count()).toBe(0)
    const pdf = await page.pdf({ format: 'A4' })
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
  })
})
