// The pages of cases and of the pool in the states they are looked at in, and the records their addresses are made of.
import type { Page } from 'playwright-core'
import { dateInVietNam } from '#kernel/clock.ts'
import { anyHeading, h1, main, openAll, press, rows, seen, submit } from './acts.ts'
import { command, openPool } from './case-acts.ts'
import type { Visit } from './routes.ts'
import type { Site } from './site.ts'

/** A person of the pool, and an open case about a member. */
export interface CaseIds {
  citizen: string
  case: string
}

const tab = (name: RegExp) => (page: Page) => main(page).getByRole('tab', { name })
/** On a phone a long form is gone through part by part before it is sent. */
const submitParts = async (page: Page) => {
  const further = main(page)
    .locator('[data-current="true"]')
    .getByRole('button', { name: /^Tiếp: / })
  const shown = () => main(page).locator('[data-current="true"]').getAttribute('data-step')
  while (await further.isVisible()) {
    const before = await shown()
    await further.click()
    // A part with something open is not left: there it says so.
    if ((await shown()) === before) return void (await seen(main(page).locator('[aria-invalid=true], [role=alert]')))
  }
  await submit(page)
}
/** The form of a step has everything it asks for. */
const stepForm = (page: Page) => main(page).getByLabel('Ngày thực hiện')

export const caseVisits: readonly Visit[] = [
  { route: '/viec', as: 'bithu', at: () => '/viec', shows: rows },
  { route: '/viec', as: 'vanphong.xa', at: () => '/viec?tab=waiting', shows: rows, state: 'that waits for others' },
  {
    route: '/viec',
    as: 'quantri',
    at: () => '/viec',
    shows: anyHeading,
    state: 'of the administrator',
    expected: [/403/],
  },
  {
    route: '/viec',
    as: 'vanphong.trong',
    at: () => '/viec?tab=coming',
    shows: tab(/^Sắp tới \(0\)/),
    state: 'with nothing in it',
  },
  {
    route: '/viec/:id',
    as: 'bithu',
    at: (ids) => `/viec/${ids.case}`,
    shows: h1(/^Xóa tên/),
    state: 'with everything opened',
    act: openAll,
  },
  {
    route: '/viec/:id/buoc/:step',
    as: 'bithu',
    at: (ids) => `/viec/${ids.case}/buoc/notify`,
    shows: stepForm,
    state: 'with its problems',
    act: submitParts,
  },
  {
    route: '/viec/:id/buoc/:step',
    as: 'bithu',
    at: (ids) => `/viec/${ids.case}/buoc/add-paper`,
    shows: stepForm,
    state: 'that records a paper',
  },
  {
    route: '/viec/:id/buoc/:step',
    as: 'vanphong.xa',
    at: (ids) => `/viec/${ids.case}/buoc/decide`,
    shows: (page) => main(page).getByRole('link', { name: /^Xem việc/ }),
    state: 'that is not there',
  },
  {
    route: '/viec/:id/giay-to/:code',
    as: 'bithu',
    at: (ids) => `/viec/${ids.case}/giay-to/notice`,
    shows: (page) => main(page).getByRole('region', { name: /^Chỗ còn để dòng chấm/ }),
  },
  {
    route: '/viec/nhac-viec',
    as: 'bithu',
    at: () => '/viec/nhac-viec',
    shows: h1('Nhắc việc'),
  },
  {
    route: '/viec/moi',
    as: 'bithu',
    at: (ids) => `/viec/moi?memberId=${ids.member}`,
    shows: (page) => main(page).getByRole('listitem'),
  },
  {
    route: '/viec/moi',
    as: 'bithu',
    at: (ids) => `/viec/moi?memberId=${ids.member}&quyTrinh=formal-transfer-out`,
    shows: stepForm,
    state: 'with the organisation it goes to',
    act: submitParts,
  },
  {
    route: '/viec/moi',
    as: 'bithu',
    at: (ids) => `/viec/moi?citizenId=${ids.citizen}&quyTrinh=admission&buoc=open`,
    shows: stepForm,
    state: 'with papers there',
    act: async (page) => {
      for (const box of await main(page).getByLabel('Đã có giấy này').all()) {
        await box.focus()
        await page.keyboard.press('Space')
      }
    },
  },
  { route: '/quan-chung', as: 'vanphong.xa', at: () => '/quan-chung', shows: rows },
  {
    route: '/quan-chung',
    as: 'vanphong.trong',
    at: () => '/quan-chung',
    shows: (page) => main(page).getByText('Chưa theo dõi ai ở đây.'),
    state: 'with nobody in it',
  },
  { route: '/quan-chung/moi', as: 'bithu', at: () => '/quan-chung/moi', shows: (page) => page.getByLabel('Họ và tên') },
  {
    route: '/quan-chung/:id',
    as: 'bithu',
    at: (ids) => `/quan-chung/${ids.citizen}`,
    shows: (page) => main(page).getByRole('link', { name: 'Mở việc mới' }),
    state: 'while it is edited',
    act: async (page) => {
      await press('Sửa thông tin')(page)
      await seen(page.getByRole('button', { name: 'Lưu thông tin' }))
    },
  },
]

/** A person of the pool with a case, and a member with another, as the secretary of the branch writes them down. */
export async function beginCases(site: Site, member: string): Promise<CaseIds> {
  const page = await site.open({ as: 'bithu' })
  const on = dateInVietNam(site.clock.now())
  const { citizenId } = await openPool(site, page, { fullName: 'Mạc Thị Thử Trang', birthDate: '2001-02-03' })
  const begun = await command(site, page, 'cases.open', {
    memberId: member,
    lifecycle: 'name-deletion',
    step: 'open',
    on,
    facts: { ground: 'no-dues', months: 4, summary: 'Bốn tháng liền không đóng đảng phí.' },
    papers: [{ code: 'evidence-list', no: null, on, keptAt: null }],
  })
  await page.context().close()
  return { citizen: citizenId, case: begun.id }
}
