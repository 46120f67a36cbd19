// Whole cases without a mouse: every step found, filled in and sent by keys alone, the focus never out of sight and never lost.
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { dateInVietNam } from '#kernel/clock.ts'
import { monthAfter, monthOf, showMonth } from '#rules/dues/months.ts'
import { heading, main, seen, typedDay } from './harness/acts.ts'
import { ask, command } from './harness/case-acts.ts'
import { fillAndSend, isSeen, notLost, tabTo } from './harness/keyboard.ts'
import { inBrowser, type Size } from './harness/site.ts'

type Known = Parameters<typeof fillAndSend>[1]

inBrowser('cases by the keyboard', (site) => {
  let members: { id: string; fullName: string }[] = []
  beforeAll(async () => {
    const page = await site.open({ as: 'bithu' })
    members = (await ask<{ rows: typeof members }>(site, page, 'members.list?status=full&limit=12')).rows
  })

  /** From the record of a member to the first step of a case. */
  async function open(page: Page, at: number, kind: string, known: Known): Promise<string> {
    const name = members[at]?.fullName ?? ''
    await page.goto(`${site.address}/dang-vien/${members[at]?.id}?muc=viec`)
    await heading(page, name)
    await tabTo(page, page.getByRole('link', { name: 'Mở việc mới' }))
    await page.keyboard.press('Enter')
    await heading(page, 'Mở việc mới')
    await tabTo(page, page.getByRole('link', { name: kind, exact: true }))
    await page.keyboard.press('Enter')
    await heading(page, `Mở việc: ${kind}`)
    await page.getByLabel('Ngày thực hiện').waitFor()
    await fillAndSend(page, known)
    await heading(page, `${kind}: ${name}`)
    await notLost(page)
    return new URL(page.url()).pathname
  }

  /** Of a vote of the branch: all but four in favour, one against. */
  async function votes(page: Page): Promise<Known> {
    const all = page.getByLabel('Tổng số đảng viên chính thức của chi bộ')
    if ((await all.count()) === 0) return []
    const official = Number(await all.inputValue())
    return [
      [/^Số phiếu tán thành/, `${official - 4}`],
      [/^Số phiếu không tán thành/, '1'],
      [/^Ý kiến khác/, '0'],
    ]
  }

  /** One step from the page of its case. */
  async function take(page: Page, title: string, known: Known): Promise<void> {
    await tabTo(page, main(page).getByRole('link', { name: title, exact: true }))
    const about = await page.getByRole('heading', { level: 1 }).textContent()
    await page.keyboard.press('Enter')
    await heading(page, title)
    await page.getByLabel('Ngày thực hiện').waitFor()
    await fillAndSend(page, [...known, ...(await votes(page))])
    await heading(page, about ?? '')
    await notLost(page)
    await isSeen(page)
  }

  test.each(['desk', 'phone'] as const)(
    'an exemption from the request to the resolution of the branch (%s)',
    async (size: Size) => {
      const page = await site.open({ size, as: 'bithu' })
      const kind = 'Miễn công tác và sinh hoạt đảng'
      const known: Known = [[/^Từ ngày/, '01/12/2026']]
      await open(page, size === 'desk' ? 3 : 4, kind, known)
      const next = main(page).getByRole('link', { name: /^Chi bộ ra nghị quyết/ })
      await next.first().waitFor()
      await take(page, (await next.first().textContent()) ?? '', known)
      await expect
        .poll(() =>
          main(page)
            .getByText(/Đã được quyết định cho miễn|chờ cấp ủy/)
            .count(),
        )
        .toBeGreaterThan(0)
    },
  )

  test('a transfer from the request to the sealed dossier, by the branch and the committee', async () => {
    const page = await site.open({ as: 'bithu' })
    const at = await open(page, 6, 'Chuyển sinh hoạt đảng chính thức đi', [
      [/^Tổ chức đảng nơi đến/, 'Đảng bộ xã Bên'],
      [/^Ngày quyết định có hiệu lực/, typedDay(site)],
      [/^Đang được kiểm tra/, '1'],
    ])
    // The book of the branch knows of one month: another one is said to differ, and taken back at a key.
    const today = dateInVietNam(site.clock.now())
    const memberId = members[6]?.id ?? ''
    const base = { memberId, memberType: 'insured', base: 10_000_000, fromMonth: monthAfter(monthOf(today), -1) }
    await command(site, page, 'dues.declare-base', base)
    const { branch } = await ask<{ branch: { id: string } }>(site, page, `members.get?id=${memberId}`)
    const people = [{ memberId }]
    await command(site, page, 'dues.collect', {
      organisationId: branch.id,
      forMonth: base.fromMonth,
      on: today,
      people,
    })
    await page.goto(`${site.address}${at}/buoc/sign-branch`)
    const paidTo = main(page).getByLabel('Đã đóng đảng phí hết tháng')
    await paidTo.fill(showMonth(monthOf(today)))
    await seen(main(page).getByText('Đã đóng đảng phí hết tháng: khác sổ đảng phí.'))
    await tabTo(page, main(page).getByRole('button', { name: `Lấy theo sổ: ${showMonth(base.fromMonth)}` }))
    await page.keyboard.press('Enter')
    await expect.poll(() => paidTo.inputValue()).toBe(showMonth(base.fromMonth))
    await notLost(page)
    await page.goto(`${site.address}${at}`)
    await take(page, 'Chi bộ nhận xét, ghi ô giới thiệu', [[/^Đã đóng đảng phí hết tháng/, '10/2026']])
    const office = await site.open({ as: 'vanphong.xa', at })
    await take(office, 'Đảng ủy cơ sở giới thiệu, niêm phong hồ sơ', [])
    await expect
      .poll(() =>
        main(office)
          .getByText(/hồ sơ niêm phong/)
          .count(),
      )
      .toBeGreaterThan(0)
  })

  test('an entry added to a list is where the keyboard goes on; taking one out leaves it at the next', async () => {
    const page = await site.open({ as: 'bithu', expected: [/status of 422/] })
    const { id } = await command(site, page, 'cases.open', {
      lifecycle: 'yearly-supplement',
      memberId: members[7]?.id,
      step: 'ask',
      on: dateInVietNam(site.clock.now()),
      facts: {},
    })
    await page.goto(`${site.address}/viec/${id}/buoc/fill`)
    await (await seen(main(page).getByRole('radio', { name: 'Có', exact: true }))).press('Space')
    const entry = (at: number) => main(page).getByRole('group', { name: `Việc mới trong năm ${at}` })
    const isIn = (at: number) =>
      expect.poll(() => entry(at).evaluate((box) => box.querySelector('input, select') === document.activeElement))
    const add = main(page).getByRole('button', { name: 'Thêm một mục : Việc mới trong năm' })
    await add.press('Enter')
    await isIn(1).toBe(true)
    await add.press('Enter')
    await isIn(2).toBe(true)
    await entry(1)
      .getByRole('button', { name: /^Bỏ mục này/ })
      .press('Enter')
    await isIn(1).toBe(true)
    await isSeen(page)
    await entry(1)
      .getByRole('button', { name: /^Bỏ mục này/ })
      .press('Enter')
    await expect.poll(() => add.evaluate((button) => button === document.activeElement)).toBe(true)
    // Nothing listed is refused in the words of the question that was answered.
    await main(page).getByRole('button', { name: 'Xem lại trước khi ghi' }).press('Enter')
    await (await seen(main(page).getByRole('button', { name: 'Khai phiếu bổ sung' }))).press('Enter')
    await seen(
      main(page)
        .getByRole('alert')
        .getByText(/chọn «Không»/),
    )
  })
})
