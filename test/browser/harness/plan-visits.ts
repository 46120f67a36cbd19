// The pages of plans in the states they are looked at in, and the records their addresses are made of.
import { dateInVietNam } from '#kernel/clock.ts'
import { addDays } from '#rules/calendar/dates.ts'
import { main, press, rows, seen, submit } from './acts.ts'
import { ask, command } from './case-acts.ts'
import type { Visit } from './routes.ts'
import type { Site } from './site.ts'

/** A plan of the commune that was sent to its branches, the work in it, and what its branch received. */
export interface PlanIds {
  plan: string
  planTask: string
  /** The report of its calendar, as part of an address. */
  planReport: string
  receivedPlan: string
  draftPlan: string
}

const work = (page: Parameters<Visit['shows']>[0]) => main(page).getByRole('heading', { name: /^Việc/ })

export const planVisits: readonly Visit[] = [
  { route: '/ke-hoach', as: 'vanphong.xa', at: () => '/ke-hoach', shows: rows },
  { route: '/ke-hoach', as: 'bithu', at: () => '/ke-hoach?muc=cap-tren', shows: rows, state: 'from above' },
  {
    route: '/ke-hoach',
    as: 'vanphong.trong',
    at: () => '/ke-hoach',
    shows: (page) => main(page).getByText('Chưa có kế hoạch nào.'),
    state: 'of an empty commune',
  },
  {
    route: '/ke-hoach/moi',
    as: 'bithu',
    at: () => '/ke-hoach/moi',
    shows: (page) => main(page).getByLabel('Tên kế hoạch'),
    state: 'with its problems',
    act: submit,
  },
  {
    route: '/ke-hoach/nhan/:id',
    as: 'bithu',
    at: (ids) => `/ke-hoach/nhan/${ids.receivedPlan}`,
    shows: work,
  },
  {
    route: '/ke-hoach/viec/:taskId',
    as: 'vanphong.xa',
    at: (ids) => `/ke-hoach/viec/${ids.planTask}`,
    shows: work,
    state: 'while it is sent',
    act: async (page) => {
      await press('Gửi xuống dưới')(page)
      await main(page)
        .getByLabel(/^Những nơi đã nhận/)
        .check()
      await seen(main(page).getByRole('checkbox'))
    },
  },
  {
    route: '/ke-hoach/:id',
    as: 'vanphong.xa',
    at: (ids) => `/ke-hoach/${ids.draftPlan}`,
    shows: work,
    state: 'in draft, with a piece of work, its problems',
    act: async (page) => {
      await press('Thêm một việc')(page)
      await main(page).getByLabel('Thời hạn').selectOption('period')
      await submit(page)
    },
  },
  {
    route: '/ke-hoach/:id',
    as: 'vanphong.xa',
    at: (ids) => `/ke-hoach/${ids.plan}`,
    shows: work,
    state: 'while a target is added, with its problems',
    act: async (page) => {
      await press('Thêm chỉ tiêu')(page)
      await main(page).getByLabel('Số đếm từ hồ sơ').check()
      await main(page).getByLabel('Số nào của hồ sơ').selectOption('own-share')
      await seen(main(page).getByLabel('Câu hỏi thống kê đã lưu'))
      await submit(page)
    },
  },
  {
    route: '/bao-cao/cap-duoi',
    as: 'vanphong.xa',
    at: (ids) => `/bao-cao/cap-duoi?planId=${ids.plan}&${ids.planReport}`,
    shows: rows,
    state: 'by the calendar of a plan',
  },
  {
    route: '/ke-hoach/:id/tien-do',
    as: 'vanphong.xa',
    at: (ids) => `/ke-hoach/${ids.plan}/tien-do?show=unread`,
    shows: rows,
  },
]

/** Makes a plan as the office of the commune and sends it to the branches, and leaves another in draft. */
export async function beginPlans(site: Site): Promise<PlanIds> {
  const page = await site.open({ as: 'vanphong.xa' })
  const head = { title: 'Giúp các chi bộ thôn', startsOn: '2026-01-01', endsOn: '2099-12-31' }
  const { id: plan } = await command(site, page, 'plans.create', head)
  const task = { id: plan, title: 'Rà soát chi bộ', dueKind: 'by', dueOn: '2099-06-30' }
  type Written = { id: string; partId: string }
  const { partId: planTask } = await command<Written>(site, page, 'plans.set-task', { ...task, version: 1 })
  const target = { id: plan, version: 2, title: 'Số buổi tọa đàm', unit: 'buổi', measure: 'number', goal: 10 }
  await command(site, page, 'plans.set-target', target)
  const report = { id: plan, version: 3, title: 'Báo cáo rà soát', dueOn: addDays(dateInVietNam(site.clock.now()), 10) }
  const { partId: planReport } = await command<Written>(site, page, 'plans.set-report', report)
  await command(site, page, 'plans.adopt', { id: plan, version: 4, adoptedBy: 'Kế hoạch 60-KH/ĐU' })
  await command(site, page, 'plans.send', { id: plan, version: 5, below: 'direct' })
  const { id: draftPlan } = await command(site, page, 'plans.create', head)
  await page.context().close()
  const secretary = await site.open({ as: 'bithu' })
  const received = await ask<{ rows: { id: string; title: string }[] }>(site, secretary, 'plans.list-received')
  await secretary.context().close()
  const receivedPlan = received.rows.find(({ title }) => title === head.title)?.id ?? ''
  return { plan, planTask, planReport: `planReportId=${planReport}&to=${report.dueOn}`, receivedPlan, draftPlan }
}
