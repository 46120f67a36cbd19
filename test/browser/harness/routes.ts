// Every page of the program with the addresses and states it is looked at in; a test compares this list with the router.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { dateInVietNam } from '#kernel/clock.ts'
import { furtherAction, seen } from './acts.ts'
import { beginDossiers, type DossierIds, dossierVisits } from './dossier-visits.ts'
import { duesVisits } from './dues-visits.ts'
import { beginEvaluations, type EvaluationIds, evaluationVisits } from './evaluation-visits.ts'
import { beginMeetings, type MeetingIds, meetingVisits } from './meeting-visits.ts'
import type { Site, Who } from './site.ts'
import { beginTasks, type TaskIds, taskVisits } from './task-visits.ts'

/** Records that addresses are made of. */
export interface Ids extends MeetingIds, DossierIds, TaskIds, EvaluationIds {
  member: string
  commune: string
  branch: string
  /** A person of the pool, and an open case about a member. */
  citizen: string
  case: string
  /** An import that waits to be looked through. */
  import: string
}

export interface Visit {
  /** As it stands in the router. */
  route: string
  as?: Who
  at: (ids: Ids) => string
  /** What is there when the page is complete. */
  shows: (page: Page) => Locator
  /** What is opened on it first; said in the title. */
  state?: string
  act?: (page: Page) => Promise<unknown>
  expected?: readonly RegExp[]
}

const h1 = (name: string | RegExp) => (page: Page) => page.getByRole('heading', { level: 1, name })
const main = (page: Page) => page.getByRole('main')
const anyHeading = (page: Page) => main(page).getByRole('heading', { level: 1 })
const rows = (page: Page) => main(page).getByRole('rowheader')
const press = (name: string | RegExp) => async (page: Page) =>
  (await seen(main(page).getByRole('button', { name }))).click()
const submit = async (page: Page) => {
  await main(page).locator('form button[type=submit]').last().click()
  await seen(page.getByRole('alert'))
}
const openAll = (page: Page) =>
  page.evaluate(() => {
    for (const more of document.querySelectorAll('details')) more.open = true
  })

const tab = (name: RegExp) => (page: Page) => main(page).getByRole('tab', { name })
/** On a phone a long form is gone through part by part before it is sent. */
const submitParts = async (page: Page) => {
  const further = main(page)
    .locator('[data-current="true"]')
    .getByRole('button', { name: /^Tiếp: / })
  while (await further.isVisible()) await further.click()
  await submit(page)
}
/** The form of a step has everything it asks for. */
const stepForm = (page: Page) => main(page).getByLabel('Ngày thực hiện')

const caseVisits: readonly Visit[] = [
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
  { route: '/quy-dinh', as: 'bithu', at: () => '/quy-dinh', shows: (page) => main(page).getByRole('status') },
  { route: '/quy-dinh', as: 'bithu', at: () => '/quy-dinh?text=ket%20nap', shows: rows, state: 'searched' },
  { route: '/quy-dinh', as: 'bithu', at: () => '/quy-dinh?muc=van-ban', shows: rows, state: 'with the instruments' },
  { route: '/quy-dinh', as: 'bithu', at: () => '/quy-dinh?muc=ngay-nghi', shows: rows, state: 'with the days off' },
  {
    route: '/quy-dinh',
    as: 'vanphong.xa',
    at: () => '/quy-dinh?muc=khac-di',
    shows: (page) =>
      main(page)
        .getByRole('tabpanel')
        .getByText(/khác đi/),
    state: 'with what would differ',
  },
  {
    route: '/quy-dinh/muc/:rule/:name',
    as: 'bantochuc',
    at: () => '/quy-dinh/muc/ADM-10/decide-within',
    shows: (page) => main(page).getByRole('button', { name: 'Đặt mức mới' }),
    state: 'while it is changed',
    act: async (page) => {
      await press('Đặt mức mới')(page)
      await submit(page)
    },
  },
  {
    route: '/quy-dinh/ngay-nghi/:year',
    as: 'bithu',
    at: () => '/quy-dinh/ngay-nghi/2026',
    shows: rows,
  },
  {
    route: '/quy-dinh/ngay-nghi/:year',
    as: 'trunguong',
    at: () => '/quy-dinh/ngay-nghi/2031',
    shows: (page) => main(page).getByText('Chưa có bảng ngày nghỉ năm 2031.'),
    state: 'while it is put down',
    act: async (page) => {
      await press('Lập bảng ngày nghỉ')(page)
      await press('Tính theo luật và âm lịch')(page)
      await seen(page.getByLabel('Ngày nghỉ 1', { exact: true }))
    },
  },
  { route: '/quan-chung', as: 'vanphong.xa', at: () => '/quan-chung', shows: rows },
  { route: '/so-dang-vien', as: 'vanphong.xa', at: () => '/so-dang-vien', shows: rows },
  ...(['transfers', 'file-numbers', 'admission', 'recognition', 'exemption'] as const).map(
    (register): Visit => ({
      route: '/so-dang-vien',
      as: 'vanphong.xa',
      at: () => `/so-dang-vien?register=${register}`,
      shows: (page) => main(page).locator('article h2'),
      state: `showing ${register}`,
    }),
  ),
  {
    route: '/so-dang-vien',
    as: 'vanphong.xa',
    at: () => '/so-dang-vien',
    shows: rows,
    state: 'while the whole is taken out',
    act: async (page) => {
      await press('Tải cả sổ')(page)
      await page.getByRole('dialog').getByLabel('Kèm số thẻ đảng viên đầy đủ').check()
      await page.getByRole('dialog').getByRole('button', { name: 'Tải cả sổ' }).click()
      await seen(page.getByRole('alert'))
    },
  },
  {
    route: '/so-dang-vien',
    as: 'vanphong.trong',
    at: () => '/so-dang-vien?register=transfers',
    shows: (page) => main(page).getByText('Trong kỳ này không có lượt chuyển nào.'),
    state: 'with nothing in it',
  },
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

export const visits: readonly Visit[] = [
  { route: '/dang-nhap', at: () => '/dang-nhap', shows: h1('Đăng nhập') },
  {
    route: '/dang-nhap',
    at: () => '/dang-nhap',
    shows: h1('Đăng nhập'),
    state: 'with its problems',
    act: submit,
    expected: [/status of 4\d\d /],
  },
  { route: '/doi-mat-khau', as: 'bithu', at: () => '/doi-mat-khau', shows: h1('Đặt mật khẩu của bạn') },
  {
    route: '/tong-quan',
    as: 'bithu',
    at: () => '/tong-quan',
    shows: (page) => page.getByRole('region', { name: 'Con số về đảng viên' }),
  },
  {
    route: '/tong-quan',
    as: 'bithu',
    at: () => '/tong-quan',
    shows: anyHeading,
    state: 'with the menu of posts',
    act: (page) => page.getByRole('button', { name: /mở để đổi chức vụ/ }).click(),
  },
  {
    route: '/tong-quan',
    as: 'vanphong.trong',
    at: () => '/tong-quan',
    shows: anyHeading,
    state: 'of an empty commune',
  },
  { route: '/tong-quan', as: 'dangvien', at: () => '/tong-quan', shows: h1(/^Xin chào/), state: 'of a plain member' },
  { route: '/', as: 'quantri', at: () => '/', shows: anyHeading, state: 'of the administrator' },
  { route: '/', as: 'dangvien', at: () => '/', shows: h1('Việc cần làm'), state: 'of a plain member' },
  ...caseVisits,
  ...dossierVisits,
  ...duesVisits,
  ...taskVisits,
  ...meetingVisits,
  ...evaluationVisits,
  { route: '/them', as: 'bithu', at: () => '/them', shows: h1('Thêm') },
  { route: '/tim', as: 'vanphong.xa', at: () => '/tim', shows: h1('Tìm') },
  { route: '/tim', as: 'vanphong.xa', at: () => '/tim?q=chi bo', shows: rows, state: 'with what was found' },
  { route: '/dang-vien', as: 'vanphong.xa', at: () => '/dang-vien', shows: rows },
  {
    route: '/dang-vien',
    as: 'vanphong.xa',
    at: () => '/dang-vien?gender=female&status=full',
    shows: rows,
    state: 'with filters',
    act: press(/^Lọc/),
  },
  {
    route: '/dang-vien',
    as: 'vanphong.xa',
    at: () => '/dang-vien?text=khongcoainhuthe',
    shows: (page) => main(page).getByText('Không có đảng viên nào theo điều kiện đã chọn.'),
    state: 'with nobody in it',
  },
  {
    route: '/dang-vien',
    as: 'vanphong.xa',
    at: () => '/dang-vien',
    shows: rows,
    state: 'while it is taken out',
    act: async (page) => {
      // On a phone what is done more seldom stands behind one button.
      const others = main(page).getByRole('button', { name: 'Việc khác' })
      if (await others.isVisible()) await others.click()
      await furtherAction(page, main(page).getByRole('button', { name: 'Xuất ra Excel' }))
      await seen(page.getByRole('dialog'))
    },
  },
  { route: '/dang-vien/nhap', as: 'bithu', at: () => '/dang-vien/nhap', shows: (page) => page.getByLabel('Họ và tên') },
  {
    route: '/dang-vien/nhap',
    as: 'bithu',
    at: () => '/dang-vien/nhap',
    shows: (page) => page.getByLabel('Họ và tên'),
    state: 'with its problems',
    act: submit,
  },
  { route: '/dang-vien/nhap-danh-sach', as: 'vanphong.trong', at: () => '/dang-vien/nhap-danh-sach', shows: rows },
  {
    route: '/dang-vien/nhap-danh-sach/moi',
    as: 'vanphong.trong',
    at: () => '/dang-vien/nhap-danh-sach/moi',
    shows: (page) => page.getByRole('button', { name: 'Đọc danh sách này' }),
  },
  {
    route: '/dang-vien/nhap-danh-sach/:id',
    as: 'vanphong.trong',
    at: (ids) => `/dang-vien/nhap-danh-sach/${ids.import}`,
    shows: rows,
    state: 'with everything opened',
    act: openAll,
  },
  {
    route: '/dang-vien/nhap-danh-sach/:id',
    as: 'vanphong.trong',
    at: (ids) => `/dang-vien/nhap-danh-sach/${ids.import}?state=problem`,
    shows: rows,
    state: 'while a value is mended',
    act: async (page) => {
      // Folded on a phone.
      await openAll(page)
      await press(/^Sửa ngày/)(page)
    },
  },
  {
    route: '/dang-vien/nhap-danh-sach/:id',
    as: 'vanphong.trong',
    at: (ids) => `/dang-vien/nhap-danh-sach/${ids.import}?buoc=ghi`,
    shows: h1('Xem tóm tắt trước khi ghi'),
    state: 'before it is written',
  },
  { route: '/thong-ke', as: 'bantochuc', at: () => '/thong-ke?form=1', shows: rows, state: 'biểu 1' },
  {
    route: '/thong-ke',
    as: 'bantochuc',
    at: () => '/thong-ke?form=3',
    shows: rows,
    state: 'biểu 3 with its picture',
    act: async (page) => {
      await openAll(page)
      await page.getByRole('figure').scrollIntoViewIfNeeded()
      await seen(page.getByRole('figure').getByRole('img'))
    },
  },
  { route: '/thong-ke', as: 'bantochuc', at: () => '/thong-ke?form=4', shows: rows, state: 'biểu 4' },
  { route: '/thong-ke', as: 'bantochuc', at: () => '/thong-ke?form=5', shows: rows, state: 'biểu 5' },
  {
    route: '/thong-ke',
    as: 'bantochuc',
    at: () => '/thong-ke?form=3',
    shows: rows,
    state: 'while an organisation is chosen',
    act: async (page) => {
      await press('Chọn tổ chức khác')(page)
      await seen(page.getByRole('dialog').getByRole('link').nth(1))
    },
  },
  {
    route: '/thong-ke/danh-sach',
    as: 'bithu',
    at: () => '/thong-ke',
    shows: rows,
    act: async (page) => {
      await (await seen(main(page).getByRole('cell').getByRole('link'))).click()
      await seen(rows(page).getByRole('link'))
    },
  },
  ...[undefined, 'qua-trinh', 'sinh-hoat', 'viec', 'lich-su'].map(
    (tab): Visit => ({
      route: '/dang-vien/:id',
      as: 'bithu',
      at: (ids) => `/dang-vien/${ids.member}${tab === undefined ? '' : `?muc=${tab}`}`,
      shows: (page) => main(page).getByRole('tabpanel').getByRole('heading', { level: 2 }),
      state: tab,
    }),
  ),
  {
    route: '/dang-vien/:id',
    as: 'bithu',
    at: (ids) => `/dang-vien/${ids.member}`,
    shows: (page) => main(page).getByRole('tabpanel'),
    state: 'while it is edited',
    act: async (page) => {
      await press('Sửa phần Nhân thân')(page)
      await seen(page.getByRole('button', { name: 'Lưu phần này' }))
    },
  },
  ...[undefined, 'chuc-vu', 'truc-thuoc', 'nhiem-ky', 'the-thuc', 'viec', 'lich-su'].map(
    (tab): Visit => ({
      route: '/to-chuc/:id?',
      as: 'bantochuc',
      at: (ids) => `/to-chuc/${ids.commune}${tab === undefined ? '' : `?muc=${tab}`}`,
      shows: (page) => main(page).getByRole('tabpanel').locator('h2, table, button, label').first(),
      state: tab,
    }),
  ),
  {
    route: '/to-chuc/:id?',
    as: 'vanphong.xa',
    at: () => '/to-chuc',
    shows: (page) => main(page).getByRole('tabpanel'),
    state: 'while it is renamed',
    act: press('Sửa thông tin'),
  },
  {
    route: '/to-chuc/:id/thanh-lap',
    as: 'bantochuc',
    at: (ids) => `/to-chuc/${ids.commune}/thanh-lap`,
    shows: (page) => page.getByRole('button', { name: 'Thành lập tổ chức' }),
  },
  { route: '/danh-ba', as: 'vanphong.xa', at: () => '/danh-ba?q=chi bo', shows: rows },
  {
    route: '/tai-khoan',
    as: 'bithu',
    at: () => '/tai-khoan',
    shows: (page) => page.getByText('Thiết bị này'),
    state: 'with the second factor being set up',
    act: async (page) => {
      await press('Đổi mật khẩu')(page)
      await press('Bật xác thực hai lớp')(page)
      await seen(page.getByLabel('Mã xác thực'))
    },
  },
  {
    route: '/quan-tri/tai-khoan',
    as: 'quantri',
    at: () => '/quan-tri/tai-khoan',
    shows: (page) => page.getByRole('heading', { level: 2 }),
    state: 'while one is created',
    act: press('Tạo tài khoản'),
  },
  { route: '*', as: 'bithu', at: () => '/khong-co-trang-nay', shows: h1('Không có trang này') },
]

/** The routes that the router names, read from its source. */
export async function routesOfRouter(): Promise<Set<string>> {
  const text = await readFile(new URL('../../../src/web/app/router.tsx', import.meta.url), 'utf8')
  return new Set([...text.matchAll(/\bpath: '([^']+)'/g)].map(([, path]) => path ?? ''))
}

/** Finds records for the addresses, and begins an import that stays. */
export async function idsOf(site: Site, list: string): Promise<Ids> {
  const found = async (text: string): Promise<{ id: string; parent?: string }> => {
    const { rows: all } = await site.database.owner.query(text)
    return all[0]
  }
  const account = await found(
    `select organisation_id as id from accounts where sign_in_name = '${site.signInName('bithu')}'`,
  )
  const { parent = '' } = await found(`select id, parent_id as parent from organisations where id = '${account.id}'`)
  const member = await found(
    `select m.id from members m join career_entries c on c.member_id = m.id
      where m.organisation_id = '${account.id}' and m.status = 'full' order by m.sort_key, m.id limit 1`,
  )
  const page = await site.open({ as: 'vanphong.trong', at: '/dang-vien/nhap-danh-sach/moi' })
  await page.getByLabel('Tệp danh sách').setInputFiles(join(list))
  await page.getByRole('button', { name: 'Đọc danh sách này' }).click()
  await seen(page.getByText(/^Đọc được \d+ người/))
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  await page.context().close()
  const begun = await beginCases(site, account.id, member.id)
  const dossiers = await beginDossiers(site, member.id)
  const tasks = await beginTasks(site, member.id)
  const meetings = await beginMeetings(site, account.id)
  const evaluations = await beginEvaluations(site, account.id, member.id)
  return {
    member: member.id,
    branch: account.id,
    commune: parent,
    import: id,
    ...begun,
    ...dossiers,
    ...tasks,
    ...meetings,
    ...evaluations,
  }
}

/** A person of the pool with a case, and a member with another, as the secretary of the branch writes them down. */
async function beginCases(site: Site, branch: string, member: string): Promise<{ citizen: string; case: string }> {
  const page = await site.open({ as: 'bithu' })
  const send = async (operation: string, data: object): Promise<{ id: string }> => {
    const answer = await page.request.post(`${site.address}/api/${operation}`, {
      data,
      headers: { 'Idempotency-Key': crypto.randomUUID() },
    })
    if (!answer.ok()) throw new Error(`${operation}: ${await answer.text()}`)
    return answer.json()
  }
  const on = dateInVietNam(site.clock.now())
  const citizen = await send('citizens.register', {
    organisationId: branch,
    fullName: 'Mạc Thị Thử Trang',
    birthDate: '2001-02-03',
  })
  const about = { citizenId: citizen.id, lifecycle: 'pool', step: 'notice', on }
  await send('cases.open', { ...about, facts: { source: 'branch', pupil: false, birthOn: '2001-02-03' } })
  const begun = await send('cases.open', {
    ...{ memberId: member, lifecycle: 'name-deletion', step: 'open', on },
    facts: { ground: 'no-dues', months: 4, summary: 'Bốn tháng liền không đóng đảng phí.' },
    papers: [{ code: 'evidence-list', no: null, on, keptAt: null }],
  })
  await page.context().close()
  return { citizen: citizen.id, case: begun.id }
}

/** What a visit is called in the title of a test. */
export const titleOf = ({ route, state }: Visit): string => (state === undefined ? route : `${route} ${state}`)

/** Goes there and waits until the page has what it asked for. */
export async function visit(page: Page, site: Site, one: Visit, ids: Ids): Promise<void> {
  await page.goto(site.address + one.at(ids))
  await seen(one.shows(page))
  await page.waitForLoadState('networkidle')
  if (one.act === undefined) return
  await one.act(page)
  await page.waitForLoadState('networkidle')
}
