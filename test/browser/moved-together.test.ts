// What organisations do for members between them: a branch handed over with everybody in it, and a residence that is introduced to.
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { backgroundDone } from '#kernel/background.ts'
import { heading, main, rows, seen, settled, typedDay } from './harness/acts.ts'
import { answer, command, group, openWork, seatOf, take } from './harness/case-acts.ts'
import { inBrowser, type Site, type Who } from './harness/site.ts'
import { smallTargets } from './harness/touch-targets.ts'

const found = (site: Site, office: Page, parentId: string, name: string, code: string) =>
  command(site, office, 'organisations.found', { parentId, typeCode: 'branch', name, code, foundedOn: '2026-01-05' })

const register = (site: Site, office: Page, organisationId: string, fullName: string) =>
  command(site, office, 'members.register', {
    organisationId,
    fullName,
    birthDate: '1980-09-09',
    gender: 'female',
    status: 'full',
    decisionOn: '2010-01-05',
    admittedOn: '2010-02-03',
    officialOn: '2011-02-03',
    joinedOn: '2026-02-03',
  })

/** The same page on a phone: nothing stands beside it, and nothing is too small for a finger. */
async function fits(site: Site, as: Who, desk: Page): Promise<void> {
  const page = await site.open({ as, size: 'phone', at: new URL(desk.url()).pathname + new URL(desk.url()).search })
  await settled(page)
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  expect(await smallTargets(page)).toEqual([])
  await page.close()
}

/** Chooses a branch in the directory. */
async function choosePlace(page: Page, level: RegExp, letters: string, name: string): Promise<void> {
  await group(page, level).getByRole('combobox', { name: 'Chi bộ' }).fill(letters)
  await page.getByRole('option', { name: new RegExp(name) }).click()
}

inBrowser('members moved together', (site) => {
  const FROM = 'Chi bộ thôn Giao Đi'
  const TO = 'Chi bộ thôn Nhận Về'
  let from = ''
  let to = ''
  beforeAll(async () => {
    const office = await site.open({ as: 'vanphong.xa' })
    const { organisationId } = await seatOf(site, office)
    from = (await found(site, office, organisationId, FROM, '99.GD.01')).id
    to = (await found(site, office, organisationId, TO, '99.NV.01')).id
    for (const name of ['Phùng Thị Giao Một', 'Phùng Văn Giao Hai']) await register(site, office, from, name)
  })

  test('proposed, decided, listed, handed over, received by the committee there, confirmed', async () => {
    const page = await site.open({ as: 'vanphong.xa', at: `/to-chuc/${from}?muc=viec` })
    await (await seen(main(page).getByRole('link', { name: 'Mở việc mới' }))).click()
    await main(page).getByRole('link', { name: 'Chuyển giao đảng viên tập thể' }).click()
    await heading(page, 'Mở việc: Chuyển giao đảng viên tập thể')
    await choosePlace(page, /^Chi bộ nơi đến/, 'nhan ve', TO)
    await answer(page, 'Vì', 'Sáp nhập, hợp nhất')
    await fits(site, 'vanphong.xa', page)
    await main(page).getByRole('button', { name: 'Đề nghị chuyển giao đảng viên' }).click()
    await heading(page, `Chuyển giao đảng viên tập thể: ${FROM}`)
    const titled = main(page).getByRole('heading', { level: 1, name: `Chuyển giao đảng viên tập thể: ${FROM}` })
    await take(page, 'Quyết định chuyển giao', (form) => main(form).getByLabel('Ngày có hiệu lực').fill(typedDay(site)))
    await seen(titled)
    await take(page, 'Lập danh sách, đối chiếu hồ sơ', async (form) => {
      await answer(form, 'Chuyển', 'Toàn bộ đảng viên của tổ chức')
      expect(await main(form).getByLabel('Số đảng viên').inputValue()).toBe('2')
      await fits(site, 'vanphong.xa', form)
    })
    await take(page, 'Bàn giao cho nơi nhận, ký biên bản', (form) =>
      main(form).getByLabel('Hai bên đã ký biên bản').check(),
    )
    await backgroundDone(site.application)
    await fits(site, 'vanphong.xa', page)

    // The committee there finds it in its work, with the names.
    await openWork(page, FROM)
    await heading(page, /^Tiếp nhận đảng viên tập thể/)
    await (await seen(main(page).getByText(/^Xem \d+ bước đã ghi$/))).click()
    await seen(main(page).getByText(/Phùng Thị Giao Một/))
    await fits(site, 'vanphong.xa', page)
    await take(page, 'Xác nhận đã nhận đủ', (form) =>
      main(form)
        .getByLabel(/^Số đảng viên và số hồ sơ khớp/)
        .check(),
    )
    await backgroundDone(site.application)
    await openWork(page, FROM)
    await take(page, 'Xác nhận đã chuyển giao xong')
    await fits(site, 'vanphong.xa', page)
    await page.goto(`${site.address}/dang-vien?organisationId=${to}`)
    await seen(rows(page).filter({ hasText: 'Phùng Văn Giao Hai' }))
  })
})

inBrowser('a residence that a member is introduced to', (site) => {
  const RESIDENCE = 'Chi bộ tổ dân phố Cư Trú'
  const NAME = 'Phùng Thị Cư Trú'
  let memberId = ''
  beforeAll(async () => {
    const there = await site.open({ as: 'vanphong.trong' })
    await found(site, there, (await seatOf(site, there)).organisationId, RESIDENCE, '99.CT.01')
    const secretary = await site.open({ as: 'bithu' })
    memberId = (await register(site, secretary, (await seatOf(site, secretary)).organisationId, NAME)).id
  })

  test('introduced, received, asked for the remark of the year, given, ended; each end on its own case', async () => {
    const office = await site.open({ as: 'vanphong.xa', at: `/dang-vien/${memberId}?muc=viec` })
    const there = await site.open({ as: 'vanphong.trong', at: '/viec' })
    await (await seen(main(office).getByRole('link', { name: 'Mở việc mới' }))).click()
    await main(office).getByRole('link', { name: 'Giữ mối liên hệ với nơi cư trú' }).click()
    await heading(office, 'Mở việc: Giữ mối liên hệ với nơi cư trú')
    await choosePlace(office, /^Chi bộ nơi cư trú/, 'cu tru', RESIDENCE)
    await answer(office, /^Được giới thiệu nhưng không sinh hoạt/, 'Không')
    await fits(site, 'vanphong.xa', office)
    await main(office).getByRole('button', { name: 'Giới thiệu về nơi cư trú' }).click()
    await heading(office, `Giữ mối liên hệ với nơi cư trú: ${NAME}`)
    await seen(main(office).getByText(new RegExp(`${RESIDENCE}.*sẽ trả lời qua phần mềm`)))
    await fits(site, 'vanphong.xa', office)
    await backgroundDone(site.application)

    await openWork(there, NAME)
    await take(there, 'Tiếp nhận, ghi sổ theo dõi')
    await backgroundDone(site.application)
    await fits(site, 'vanphong.trong', there)
    await openWork(office, NAME)
    await take(office, 'Gửi phiếu xin ý kiến nhận xét')
    await backgroundDone(site.application)
    await openWork(there, NAME)
    await take(there, 'Nhận xét đảng viên, gửi lại nơi công tác', async (page) => {
      await main(page).getByLabel('Ngày nhận xét').fill(typedDay(site))
      await main(page).getByLabel('Ý kiến nhận xét của chi ủy nơi cư trú').fill('Gương mẫu nơi cư trú.')
      await fits(site, 'vanphong.trong', page)
    })
    await backgroundDone(site.application)
    await office.goto(`${site.address}/dang-vien/${memberId}?muc=viec`)
    await (await seen(main(office).getByRole('link', { name: 'Giữ mối liên hệ với nơi cư trú' }))).click()
    await (await seen(main(office).getByText(/^Xem \d+ bước đã ghi$/))).click()
    await seen(main(office).getByText(/Gương mẫu nơi cư trú\./))
    await take(office, 'Thôi giữ mối liên hệ (chuyển nơi ở, nghỉ hưu)', (page) =>
      main(page).getByLabel('Lý do').fill('Nghỉ hưu.'),
    )
    await backgroundDone(site.application)
    await there.goto(`${site.address}/viec`)
    await heading(there, 'Việc cần làm')
    await settled(there)
    expect(await rows(there).filter({ hasText: NAME }).count()).toBe(0)
  })
})
