// The page of reorganisations in the states it is looked at in.
import type { Page } from 'playwright-core'
import { button, main, rows, seen, submit } from './acts.ts'
import type { Visit } from './routes.ts'

const sheet = (lines: readonly string[]) => ({
  name: 'sap-xep.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(`\ufeffMã cũ,Tên cũ,Hình thức,Mã mới,Tên mới,Cấp trên mới\r\n${lines.join('\r\n')}\r\n`),
})

/** Fills the form and sends a sheet to be tried. */
export async function trySheet(page: Page, lines: readonly string[], on = '20/11/2026'): Promise<void> {
  await (await seen(main(page).getByLabel('Số quyết định'))).fill('77-QĐ/TU')
  await main(page).getByLabel('Ngày ký quyết định').fill(on)
  await main(page).getByLabel('Cơ quan ban hành').fill('Ban Thường vụ Tỉnh ủy')
  await main(page).getByLabel('Ngày có hiệu lực').fill(on)
  await main(page).locator('input[type=file]').setInputFiles(sheet(lines))
  await seen(main(page).getByText(/^Tệp đã gửi lên/))
  await main(page).getByRole('button', { name: 'Đọc và thử trước' }).click()
  await seen(main(page).getByRole('button', { name: 'Về các lần sắp xếp' }))
}

export const reorganisationVisits: readonly Visit[] = [
  {
    route: '/sap-xep',
    as: 'bantochuc',
    at: () => '/sap-xep',
    shows: button('Đọc và thử trước'),
    state: 'while a sheet is sent without a file',
    act: submit,
  },
  {
    route: '/sap-xep',
    as: 'bantochuc',
    at: () => '/sap-xep',
    shows: button('Đọc và thử trước'),
    state: 'of a sheet with hindrances',
    act: async (page) => {
      await trySheet(page, ['00.000,Không có,Sáp nhập,00.001,Không có,'])
      await seen(rows(page))
    },
  },
]
