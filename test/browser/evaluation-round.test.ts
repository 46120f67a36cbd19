// An evening on which a branch votes on many: the figures of a round lead to whom they count, and what is of the sitting is typed once.
import { expect, test } from 'vitest'
import { heading, main, press, rows, seen } from './harness/acts.ts'
import { ask, command, seatOf } from './harness/case-acts.ts'
import { notLost } from './harness/keyboard.ts'
import { inBrowser } from './harness/site.ts'

interface Row {
  id: string
  subjectName: string
  due: boolean
  role: string
}

inBrowser('a round of evaluations', (site) => {
  test('whom the round waits for is one press away, and the sitting of the first stands in the form of the next', async () => {
    const page = await site.open({ as: 'bithu', size: 'phone' })
    const { organisationId } = await seatOf(site, page)
    const year = site.clock.now().getUTCFullYear()
    const { ids } = await command<{ ids: string[] }>(site, page, 'evaluations.open-round', {
      organisationId,
      scheme: '366-year',
      period: String(year),
    })
    const round = await ask<{ rows: Row[] }>(site, page, `evaluations.get-round?id=${ids[0]}`)
    const two = round.rows.filter((row) => row.due && row.role === 'member').slice(0, 2)
    for (const { id } of two) {
      await command(site, page, 'evaluations.self-rate', {
        id,
        version: 1,
        lines: [
          { no: '1', points: 25 },
          { no: '2', points: 50 },
        ],
        text: 'Hoàn thành việc được phân công.',
        level: 'HTT',
      })
    }

    await page.goto(`${site.address}/danh-gia`)
    const toBranch = main(page).getByRole('link', { name: 'Chờ chi bộ: 2' })
    await (await seen(toBranch)).click()
    await heading(page, /^Năm /)
    await seen(rows(page))
    expect(await main(page).getByLabel('Đang ở đâu').inputValue()).toBe('branch')
    const people = main(page)
      .getByRole('table', { name: 'Từng người, tập thể' })
      .getByRole('rowheader')
      .getByRole('link')
    const names = async () => (await people.allInnerTexts()).toSorted()
    const both = two.map((row) => row.subjectName).toSorted()
    expect(await names()).toEqual(both)
    await main(page).getByLabel('Đang ở đâu').selectOption('not-due')
    await expect.poll(names).not.toEqual(both)
    await main(page).getByLabel('Đang ở đâu').selectOption('branch')
    await expect.poll(names).toEqual(both)

    await people.first().click()
    await press('Ghi kết quả của chi bộ')(page)
    await main(page).getByLabel('Người chủ trì').fill('Bà Phó Bí Thư')
    await main(page).getByLabel('Số người được bỏ phiếu').fill('9')
    await main(page).getByLabel('Số phiếu thu về').fill('9')
    await main(page)
      .getByLabel(/^Phiếu hoàn thành tốt nhiệm vụ/)
      .fill('9')
    await press('Ghi kết quả của chi bộ')(page)
    await seen(page.getByText('Đã ghi kết quả của chi bộ.'))

    // Nobody looks for the next one in a list: the page leads there.
    const [, other] = two
    const first = await page.getByRole('heading', { level: 1 }).innerText()
    await seen(main(page).getByText('Còn 1 bản chờ bước này.'))
    await notLost(page)
    await main(page)
      .getByRole('link', { name: /^Tiếp theo: / })
      .click()
    await heading(page, (two.find((row) => row.subjectName !== first) ?? other)?.subjectName ?? '')
    expect(await main(page).getByText('Còn 1 bản chờ bước này.').count()).toBe(0)
    await press('Ghi kết quả của chi bộ')(page)
    expect(await main(page).getByLabel('Người chủ trì').inputValue()).toBe('Bà Phó Bí Thư')
    expect(await main(page).getByLabel('Số người được bỏ phiếu').inputValue()).toBe('9')
    // The votes are of each one.
    expect(
      await main(page)
        .getByLabel(/^Phiếu hoàn thành tốt nhiệm vụ/)
        .inputValue(),
    ).toBe('')
  })
})
