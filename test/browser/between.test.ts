// What comes between the two ends of a case: a message that is not taken in is seen by both and sent again; a case is handed to another.
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import type { CaseDetail } from '#contract/cases.ts'
import { filled, papersFor } from '#demo/fill-step.ts'
import { dateInVietNam } from '#kernel/clock.ts'
import { gone, heading, main, seen } from './harness/acts.ts'
import { ask, command, seatOf } from './harness/case-acts.ts'
import { inBrowser, type Who } from './harness/site.ts'
import { smallTargets } from './harness/touch-targets.ts'

const PROBLEM = 'Tin giữa hai nơi chưa đến được'

inBrowser('between two ends', (site) => {
  let branch = ''
  let members: { id: string; fullName: string }[] = []
  const today = () => dateInVietNam(site.clock.now())

  beforeAll(async () => {
    const secretary = await site.open({ as: 'bithu' })
    const there = await site.open({ as: 'vanphong.trong' })
    const { organisationId: parentId } = await seatOf(site, there)
    branch = (
      await command(site, there, 'organisations.found', {
        parentId,
        typeCode: 'branch',
        name: 'Chi bộ thôn Nơi Đến',
        code: '99.TN.02',
        foundedOn: '2026-01-05',
      })
    ).id
    members = (await ask<{ rows: typeof members }>(site, secretary, 'members.list?status=full&limit=9')).rows
  })

  const openTransfer = (page: Page, at: number) =>
    command(site, page, 'cases.open', {
      lifecycle: 'formal-transfer-out',
      memberId: members[at]?.id,
      step: 'request',
      on: today(),
      facts: {
        cause: 'residence',
        effectiveOn: today(),
        reach: 'superior',
        underInspection: false,
        newPlace: 'Nơi đến',
      },
      papers: [{ code: 'competent-decision', no: '12/QĐ', on: today(), keptAt: null }],
      places: { 'receiving-branch': { provinceCode: '99', organisationId: branch } },
    })

  /** Takes each step as whoever of them may. */
  async function takeAll(id: string, ...steps: readonly string[]): Promise<void> {
    for (const code of steps) {
      for (const who of ['bithu', 'vanphong.xa', 'bantochuc'] satisfies Who[]) {
        const page = await site.open({ as: who })
        const { version, next } = await ask<CaseDetail>(site, page, `cases.get?id=${id}`)
        const step = next.find((one) => one.step === code && one.mine)
        if (step === undefined) continue
        const facts = filled(step, today())
        const papers = papersFor(step, today(), facts)
        await command(site, page, 'cases.take-step', { id, version, step: code, on: today(), facts, papers })
        break
      }
    }
  }

  test('both ends see what did not arrive, why and what to do; sent again once the way is free, it is there', async () => {
    const secretary = await site.open({ as: 'bithu' })
    const name = members[2]?.fullName ?? ''
    const { id } = await openTransfer(secretary, 2)
    // Something in the way at the other end: a case of that kind about the person stands open there.
    await site.database.owner.query(
      `insert into cases (province_code, id, path, organisation_id, lifecycle, subject_kind, subject_id, subject_name, opened_on, state)
       select '99', gen_random_uuid(), path, id, 'formal-transfer-in', 'member', $1, $2, $3, 'introduced' from organisations where id = $4`,
      [members[2]?.id, name, today(), branch],
    )
    await takeAll(id, 'sign-branch', 'sign-grassroots', 'sign-superior', 'send')

    await secretary.goto(`${site.address}/viec/${id}`)
    const here = main(secretary)
    await seen(here.getByText(PROBLEM))
    await seen(here.getByText(/gửi Chi bộ thôn Nơi Đến: chưa được nhận/))
    await seen(here.getByText(new RegExp(`${name}.*đang mở|đang mở.*${name}`)))
    // Tried while nothing has changed, the reason stays.
    const again = here.getByRole('button', { name: 'Gửi lại' })
    await again.focus()
    await secretary.keyboard.press('Enter')
    await seen(secretary.getByText(/^Đã gửi lại\. Nếu vẫn chưa được nhận/))
    await secretary.reload()
    await seen(here.getByText(PROBLEM))

    await site.database.owner.query(`delete from cases where lifecycle = 'formal-transfer-in' and subject_id = $1`, [
      members[2]?.id,
    ])
    const office = await site.open({ as: 'vanphong.trong', at: '/viec', size: 'phone' })
    await seen(main(office).getByText(PROBLEM))
    await seen(main(office).getByText(/gửi: chưa nhận được/))
    expect(await smallTargets(office)).toEqual([])
    await main(office).getByRole('button', { name: 'Gửi lại' }).focus()
    await office.keyboard.press('Enter')
    await gone(main(office).getByText(PROBLEM))
    await office.reload()
    await seen(main(office).getByRole('tab', { name: /^Đang chờ \([1-9]/ }))
    await secretary.reload()
    await heading(secretary, `Chuyển sinh hoạt đảng chính thức đi: ${name}`)
    await seen(here.getByText('Làm gì tiếp'))
    expect(await here.getByText(PROBLEM).count()).toBe(0)
  })

  test('a case is handed to the committee above with the keyboard alone, and says whose it was', async () => {
    const secretary = await site.open({ as: 'bithu' })
    const { id } = await openTransfer(secretary, 4)
    const office = await site.open({ as: 'vanphong.xa', at: `/viec/${id}` })
    const { organisationName } = await seatOf(site, office)
    const page = main(office)
    await (await seen(page.getByText('Giao việc này cho tổ chức khác'))).focus()
    await office.keyboard.press('Enter')
    const hand = page.getByRole('button', { name: 'Giao việc', exact: true })
    // The code of the field is fetched when the part is opened.
    await seen(page.getByRole('combobox', { name: 'Tổ chức làm tiếp' }))
    await hand.focus()
    await office.keyboard.press('Enter')
    // What is missing is said, and the field is where the keyboard is.
    await seen(page.getByText('Cần chọn tổ chức làm tiếp.'))
    await seen(page.getByText('Cần ghi lý do.'))
    const place = page.getByRole('combobox', { name: 'Tổ chức làm tiếp' })
    await expect.poll(() => place.evaluate((field) => field === document.activeElement)).toBe(true)
    await office.keyboard.type(organisationName)
    await seen(office.getByRole('option', { name: new RegExp(organisationName) }))
    await office.keyboard.press('ArrowDown')
    await office.keyboard.press('Enter')
    await office.keyboard.press('Tab')
    await page.getByRole('textbox', { name: 'Lý do' }).focus()
    await office.keyboard.type('Chi bộ chuẩn bị chia tách')
    await hand.focus()
    await office.keyboard.press('Enter')
    await seen(office.getByText(`Đã giao việc này cho ${organisationName}.`))
    await seen(page.getByText(/^Việc này trước do .* giữ$/))
    const shown = await ask<CaseDetail>(site, office, `cases.get?id=${id}`)
    expect(shown.organisationName).toBe(organisationName)
  })
})
