// Drafts and exchange: a paper written on a phone without a mouse, compared, issued and printed; sent, opened by its reader, seen by its sender; and a package from one book to another.
import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { readDocumentFile } from '#readers/documents/read-document-file.ts'
import { heading, main, seen } from './harness/acts.ts'
import { command } from './harness/case-acts.ts'
import { isSeen } from './harness/keyboard.ts'
import { planFile } from './harness/plan-file.ts'
import { inBrowser } from './harness/site.ts'

/** Goes to a field or button by Tab alone; a field of several lines holds no words to wait for. */
async function at(page: Page, role: 'textbox' | 'combobox' | 'button', name: string | RegExp): Promise<void> {
  const target = main(page).getByRole(role, { name }).first()
  await target.waitFor()
  await expect
    .poll(
      async () => {
        if (await target.evaluate((element) => element === document.activeElement)) return true
        await page.keyboard.press('Tab')
        return false
      },
      { interval: 1, timeout: 30_000 },
    )
    .toBe(true)
  await isSeen(page)
}

inBrowser('drafts and exchange', (site) => {
  test('written, compared, issued and printed; sent, opened by its reader, seen by its sender', async () => {
    const office = await site.open({ size: 'phone', as: 'vanphong.xa', at: '/van-ban/du-thao', expected: [/422/] })
    await heading(office, 'Soạn dự thảo')
    await at(office, 'combobox', 'Loại văn bản')
    await office.getByLabel('Loại văn bản').selectOption('TB')
    await at(office, 'textbox', /^Trích yếu/)
    await office.keyboard.type('Lịch sinh hoạt tháng tới')
    await at(office, 'textbox', /^Nội dung văn bản/)
    await office.keyboard.type('# I. Thời gian\nCác chi bộ họp ngày 5 hằng tháng.\nBáo cáo về văn phòng.')
    await at(office, 'textbox', /^Người ký/)
    await office.keyboard.type('Trần Minh Khôi')
    await at(office, 'button', 'Ghi dự thảo')
    await office.keyboard.press('Enter')
    await seen(office.getByText('Đã ghi bản 1 của dự thảo.'))
    await heading(office, 'Thông báo')
    await at(office, 'button', 'Ghi bản mới')
    await office.keyboard.press('Enter')
    await at(office, 'textbox', /^Nội dung văn bản/)
    await office.keyboard.press('Control+End')
    await office.keyboard.type('\nTrước ngày 25.')
    await at(office, 'button', 'Ghi bản mới')
    await office.keyboard.press('Enter')
    await seen(office.getByText('Đã ghi bản 2 của dự thảo.'))

    await office.getByRole('link', { name: 'So với bản 1 bản 2' }).click()
    await heading(office, 'Bản 2 so với bản 1')
    await seen(office.getByRole('insertion').getByText('Trước ngày 25.'))
    await office.goBack()
    await (await seen(office.getByRole('button', { name: 'Ban hành', exact: true }))).click()
    await office.getByRole('button', { name: 'Ban hành văn bản' }).click()
    const said = await (await seen(office.getByText(/^Đã ban hành, số \d+-TB\/ĐU\.$/))).textContent()
    const symbol = /số (.*)\./.exec(said ?? '')?.[1] ?? ''
    await heading(office, `Thông báo ${symbol}`)
    await seen(main(office).getByText('Bản đã ban hành'))

    // In its layout, and on paper nothing but the paper.
    await office.getByRole('link', { name: 'Xem bản in', exact: true }).click()
    await heading(office, `Bản in ${symbol}`)
    const paper = await seen(office.getByRole('article', { name: 'Văn bản theo thể thức' }))
    await seen(paper.getByText(`Số ${symbol}`))
    await seen(paper.getByText('Lịch sinh hoạt tháng tới'))
    await office.emulateMedia({ media: 'print' })
    const printed = await office.evaluate(() => document.body.innerText.trim())
    expect(printed.startsWith('ĐẢNG BỘ') || printed.startsWith('TỈNH')).toBe(true)
    expect(printed).toMatch(/Trần Minh Khôi$/)
    const pdf = await readDocumentFile(await office.pdf({ preferCSSPageSize: true }))
    expect(pdf.ok && pdf.text).toMatch(new RegExp(`Số ${symbol}[^]*Lịch sinh hoạt tháng tới[^]*Trước ngày 25`))
    await office.emulateMedia({ media: null })
    await office.goBack()

    await (await seen(office.getByRole('button', { name: 'Gửi tới tổ chức khác' }))).click()
    await office.getByRole('button', { name: 'Gửi văn bản' }).click()
    await seen(office.getByText(/^Đã gửi tới \d+ tổ chức\.$/))
    const reader = await site.open({ as: 'bithu', at: '/van-ban?muc=cho' })
    await (await seen(reader.getByRole('link', { name: `Thông báo ${symbol}` }))).click()
    await seen(reader.getByText('Nơi gửi được báo khi bạn mở văn bản này.'))
    expect(await reader.getByRole('button', { name: 'Tải tệp' }).count()).toBe(0)
    await reader.getByRole('button', { name: 'Mở văn bản' }).click()
    await seen(reader.getByText('Các chi bộ họp ngày 5 hằng tháng.'))
    await office.reload()
    await (await seen(office.getByRole('button', { name: /^1 người đã mở/ }))).click()
    await seen(main(office).getByText(/mở lần đầu/))
  })

  test('a package out of one book into another, looked through before it is entered; a cited document linked', async () => {
    const office = await site.open({ as: 'vanphong.xa', at: '/van-ban', expected: [/422/] })
    const plan = await planFile(site, 46)
    const upload = await office.request.post(`${site.address}/api/uploads`, {
      headers: { 'X-File-Name': plan.name, Origin: site.address },
      data: plan.buffer,
    })
    const { uploadId } = (await upload.json()) as { uploadId: string }
    const head = { direction: 'outgoing', type: 'KH', subject: 'Phát triển đảng viên', uploadId }
    const { id } = await command(site, office, 'documents.record', head)
    await office.goto(`${site.address}/van-ban/${id}`)
    const download = office.waitForEvent('download')
    await (await seen(main(office).getByRole('button', { name: 'Xuất gói trao đổi' }))).click()
    const file = await download
    expect(file.suggestedFilename()).toMatch(/^Goi-\d+-KH-ĐU\.zip$/)
    const bytes = await readFile(await file.path())
    await seen(office.getByText(/kèm mã SHA-256\.$/))

    const branch = await site.open({ size: 'phone', as: 'bithu', at: '/van-ban', expected: [/422/] })
    const cited = {
      direction: 'incoming',
      type: 'CTr',
      symbol: '12-CTr/TU',
      subject: 'Xây dựng Đảng',
      issuer: 'Tỉnh ủy',
    }
    await command(site, branch, 'documents.record', cited)
    await (await seen(main(branch).getByRole('button', { name: 'Việc khác' }))).click()
    await branch.getByRole('link', { name: 'Nhận gói trao đổi' }).click()
    await heading(branch, 'Nhận gói trao đổi')
    const bring = async (name: string, buffer: Buffer) => {
      await branch.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/zip', buffer })
      await seen(branch.getByText(/^Tệp đã gửi lên/))
      await branch.getByRole('button', { name: 'Kiểm và đọc gói' }).click()
    }
    await bring('hong.zip', bytes.subarray(0, bytes.length - 30))
    await seen(branch.getByRole('alert').getByText(/Gói hỏng hoặc thiếu phần/))
    await bring('goi.zip', bytes)
    await seen(branch.getByText(/^Gói trao đổi của .*, mã SHA-256 khớp\.$/))
    await branch.getByRole('button', { name: /^Ghi: thực hiện văn bản ấy/ }).click()
    await seen(branch.getByText('Đã ghi văn bản liên quan.'))
    await branch
      .getByRole('button', { name: /^Vào sổ/ })
      .first()
      .click()
    await seen(branch.getByText(/^Đã vào sổ, số đến \d+/))
    await seen(main(branch).getByRole('link', { name: 'Chương trình 12-CTr/TU Xây dựng Đảng' }))
  })
})
