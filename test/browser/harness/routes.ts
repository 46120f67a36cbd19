// Every page of the program with the addresses and states it is looked at in; a test compares this list with the router.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { anyHeading, h1, main, openAll, press, rows, seen, submit } from './acts.ts'
import { seatOf } from './case-acts.ts'
import { beginCases, type CaseIds, caseVisits } from './case-visits.ts'
import { beginCommendations, commendationVisits } from './commendation-visits.ts'
import { beginDocuments, type DocumentIds, documentVisits } from './document-visits.ts'
import { beginDossiers, type DossierIds, dossierVisits } from './dossier-visits.ts'
import { duesVisits } from './dues-visits.ts'
import { beginElections, type ElectionIds, electionVisits } from './election-visits.ts'
import { beginEvaluations, type EvaluationIds, evaluationVisits } from './evaluation-visits.ts'
import { beginInspections, type InspectionIds, inspectionVisits } from './inspection-visits.ts'
import { beginMeetings, type MeetingIds, meetingVisits } from './meeting-visits.ts'
import { memberVisits } from './member-visits.ts'
import { beginPetitions, type PetitionIds, petitionVisits } from './petition-visits.ts'
import { beginPlans, type PlanIds, planVisits } from './plan-visits.ts'
import { beginQuestions, type QuestionIds, questionVisits } from './question-visits.ts'
import { registerVisits } from './register-visits.ts'
import { reorganisationVisits } from './reorganisation-visits.ts'
import { beginReports, type ReportIds, reportVisits } from './report-visits.ts'
import { beginReviews, type ReviewIds, reviewVisits } from './review-visits.ts'
import { rulebookVisits } from './rulebook-visits.ts'
import type { Site, Who } from './site.ts'
import { beginTasks, type TaskIds, taskVisits } from './task-visits.ts'
import { quiet } from './watch-page.ts'

/** Records that addresses are made of. */
export interface Ids
  extends CaseIds,
    MeetingIds,
    ElectionIds,
    DocumentIds,
    PlanIds,
    DossierIds,
    TaskIds,
    EvaluationIds,
    QuestionIds,
    InspectionIds,
    PetitionIds,
    ReportIds,
    ReviewIds {
  member: string
  commune: string
  branch: string
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
  act?: (page: Page, site: Site) => Promise<unknown>
  expected?: readonly RegExp[]
}

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
  ...rulebookVisits,
  ...registerVisits,
  ...memberVisits,
  ...documentVisits,
  ...planVisits,
  ...dossierVisits,
  ...duesVisits,
  ...taskVisits,
  ...meetingVisits,
  ...electionVisits,
  ...evaluationVisits,
  ...reorganisationVisits,
  ...commendationVisits,
  ...inspectionVisits,
  ...petitionVisits,
  ...reportVisits,
  ...reviewVisits,
  ...questionVisits,
  { route: '/them', as: 'bithu', at: () => '/them', shows: h1('Thêm') },
  { route: '/tim', as: 'vanphong.xa', at: () => '/tim', shows: h1('Tìm') },
  { route: '/tim', as: 'vanphong.xa', at: () => '/tim?q=chi bo', shows: rows, state: 'with what was found' },
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
    act: async (page, site) => {
      await press('Đổi mật khẩu')(page)
      await press('Bật xác thực hai lớp')(page)
      await page.getByRole('textbox', { name: 'Mật khẩu', exact: true }).fill(site.password)
      await press('Tiếp tục')(page)
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
  const files = ['router.tsx', 'branch-life-routes.tsx', 'oversight-routes.tsx'].map((file) =>
    readFile(new URL(`../../../src/web/app/${file}`, import.meta.url), 'utf8'),
  )
  const text = (await Promise.all(files)).join('\n')
  return new Set([...text.matchAll(/\bpath: '([^']+)'/g)].map(([, path]) => path ?? ''))
}

/** Finds records for the addresses, and begins an import that stays. */
export async function idsOf(site: Site, list: string): Promise<Ids> {
  const secretary = await site.open({ as: 'bithu' })
  const { organisationId: branch } = await seatOf(site, secretary)
  await secretary.context().close()
  const { rows: found } = await site.database.owner.query<{ commune: string; member: string }>(
    `select o.parent_id as commune, m.id as member
       from organisations o join members m on m.organisation_id = o.id join career_entries c on c.member_id = m.id
      where o.id = $1 and m.status = 'full' order by m.sort_key, m.id limit 1`,
    [branch],
  )
  const { commune = '', member = '' } = found[0] ?? {}
  const page = await site.open({ as: 'vanphong.trong', at: '/dang-vien/nhap-danh-sach/moi' })
  await page.getByLabel('Tệp danh sách').setInputFiles(join(list))
  await page.getByRole('button', { name: 'Đọc danh sách này' }).click()
  await seen(page.getByText(/^Đọc được \d+ người/))
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  await page.context().close()
  await beginCommendations(site)
  return {
    member,
    branch,
    commune,
    import: id,
    ...(await beginCases(site, member)),
    ...(await beginDocuments(site)),
    ...(await beginPlans(site)),
    ...(await beginDossiers(site, member)),
    ...(await beginTasks(site, member)),
    ...(await beginMeetings(site, branch)),
    ...(await beginElections(site, branch)),
    ...(await beginEvaluations(site, branch, member)),
    ...(await beginInspections(site)),
    ...(await beginPetitions(site)),
    ...(await beginReports(site)),
    ...(await beginReviews(site)),
    ...(await beginQuestions(site)),
  }
}

/** What a visit is called in the title of a test. */
export const titleOf = ({ route, state }: Visit): string => (state === undefined ? route : `${route} ${state}`)

/** In the page: to another address of the program without loading it anew, as by a link. */
const goOnTo = (address: string): void => {
  history.pushState(
    { idx: ((history.state as { idx?: number } | null)?.idx ?? 0) + 1, key: address, usr: null },
    '',
    address,
  )
  dispatchEvent(new PopStateEvent('popstate', { state: history.state }))
}

/**
 * Goes there and waits until the page has what it asked for. With `within` a page that has the program goes on without loading it anew, over
 * a page that is nowhere, so that nothing of what was opened on the same page before is left.
 */
export async function visit(page: Page, site: Site, one: Visit, ids: Ids, within = false): Promise<void> {
  if (within && page.url().startsWith(`${site.address}/`)) {
    await page.evaluate(goOnTo, '/khong-co-trang-nay')
    await seen(h1('Không có trang này')(page))
    await page.evaluate(goOnTo, one.at(ids))
  } else await page.goto(site.address + one.at(ids))
  await seen(one.shows(page))
  await quiet(page)
  if (one.act === undefined) return
  await one.act(page, site)
  await quiet(page)
}
