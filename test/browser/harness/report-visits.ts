// The pages of reports in the states they are looked at in, and the records their addresses are made of.
import { dateInVietNam } from '#kernel/clock.ts'
import { addDays } from '#rules/calendar/dates.ts'
import { main, openAll, press, rows, seen, submit } from './acts.ts'
import { command } from './case-acts.ts'
import type { Visit } from './routes.ts'
import type { Site } from './site.ts'

/** Of the month before: sent by the branch, in draft at the commune. */
export interface ReportIds {
  sentReport: string
  draftReport: string
  reportPeriod: string
  /** By an outline of the commune's own, with a table to fill in. */
  tableReport: string
}

const COMING = 'IV. Phương hướng, nhiệm vụ thời gian tới'
const words = (page: Parameters<typeof main>[0]) => main(page).getByText(/^Đã viết \d+ trên/)
const outline = (page: Parameters<typeof main>[0]) => main(page).getByRole('status')
const annex = (page: Parameters<typeof main>[0]) => main(page).getByRole('heading', { name: /^Phụ lục 1/ })

export const reportVisits: readonly Visit[] = [
  { route: '/bao-cao', as: 'bithu', at: () => '/bao-cao', shows: rows },
  {
    route: '/bao-cao',
    as: 'vanphong.xa',
    at: () => '/bao-cao',
    shows: rows,
    state: 'while a schedule is set',
    act: press('Định lịch báo cáo'),
  },
  {
    route: '/bao-cao',
    as: 'vanphong.xa',
    at: () => '/bao-cao',
    shows: rows,
    state: 'with the problems of a new report',
    act: async (page) => {
      await press('Soạn báo cáo')(page)
      await main(page).getByLabel('Báo cáo sơ kết').check()
      await submit(page)
    },
  },
  {
    route: '/bao-cao/cap-duoi',
    as: 'vanphong.xa',
    at: (ids) => `/bao-cao/cap-duoi?type=monthly&${ids.reportPeriod}`,
    shows: rows,
  },
  {
    route: '/bao-cao/so-lieu',
    as: 'vanphong.xa',
    at: (ids) => `/bao-cao/so-lieu?figure=meetings&${ids.reportPeriod}`,
    shows: (page) => main(page).getByRole('status'),
  },
  { route: '/bao-cao/:id', as: 'vanphong.xa', at: (ids) => `/bao-cao/${ids.sentReport}`, shows: annex, state: 'sent' },
  {
    route: '/bao-cao/:id',
    as: 'vanphong.xa',
    at: (ids) => `/bao-cao/${ids.draftReport}`,
    shows: words,
    state: 'while a section is written',
    act: async (page) => {
      await press(COMING)(page)
      await press(`Viết mục này ${COMING}`)(page)
      await seen(main(page).getByRole('button', { name: /^Đưa vào/ }))
    },
  },
  { route: '/bao-cao/de-cuong', as: 'bithu', at: () => '/bao-cao/de-cuong?loai=interim', shows: outline },
  {
    route: '/bao-cao/de-cuong',
    as: 'vanphong.xa',
    at: () => '/bao-cao/de-cuong?loai=interim',
    shows: outline,
    state: 'with the problems of laying it down',
    act: async (page) => {
      await press('Sửa đề cương, bảng phụ lục')(page)
      await main(page).getByLabel('Các mục, mỗi dòng một mục').fill('')
      await press('Thêm bảng phụ lục')(page)
      await submit(page)
    },
  },
  {
    route: '/bao-cao/:id',
    as: 'vanphong.xa',
    at: (ids) => `/bao-cao/${ids.tableReport}`,
    shows: words,
    state: 'while a table of the annex is filled in',
    act: async (page) => {
      await openAll(page)
      await press('Ghi bảng này Mô hình mới')(page)
      await seen(main(page).getByLabel('Số mô hình'))
    },
  },
  {
    route: '/bao-cao/:id',
    as: 'vanphong.xa',
    at: (ids) => `/bao-cao/${ids.draftReport}`,
    shows: words,
    state: 'with the problems of sending it',
    act: async (page) => {
      await press('Gửi lên cấp trên')(page)
      await submit(page)
    },
  },
]

/** The first and last day of the month before today. */
export function lastMonth(site: Site): { type: 'monthly'; from: string; to: string } {
  const to = addDays(`${dateInVietNam(site.clock.now()).slice(0, 7)}-01`, -1)
  return { type: 'monthly', from: `${to.slice(0, 7)}-01`, to }
}

export async function beginReports(site: Site): Promise<ReportIds> {
  const period = lastMonth(site)
  const secretary = await site.open({ as: 'bithu' })
  const sent = await command(site, secretary, 'reports.create', period)
  const coming = { section: 'coming', paragraphs: ['Tập trung bồi dưỡng quần chúng ưu tú.'] }
  await command(site, secretary, 'reports.write-section', { ...sent, ...coming })
  const signed = { signedBy: 'Nguyễn Văn Lâm', signerPost: 'BÍ THƯ' }
  await command(site, secretary, 'reports.send', { ...sent, version: 2, ...signed })
  await secretary.context().close()
  const office = await site.open({ as: 'vanphong.xa' })
  await command(site, office, 'reports.set-schedule', { type: 'monthly', dueDays: 5 })
  const draft = await command(site, office, 'reports.create', period)
  const review = { type: 'interim', from: `${period.from.slice(0, 4)}-01-01`, to: period.to }
  const tables = [
    { title: 'Mô hình mới', columns: ['Số mô hình', 'Ghi chú (chữ)'], rows: ['Học tập', 'Dân vận khéo'], total: true },
  ]
  const lines = ['I. Tình hình [Tổng số đảng viên]', 'II. Kiến nghị, đề xuất']
  await command(site, office, 'reports.set-outline', { type: 'interim', version: 0, lines, tables })
  const table = await command(site, office, 'reports.create', review)
  await office.context().close()
  return {
    tableReport: table.id,
    sentReport: sent.id,
    draftReport: draft.id,
    reportPeriod: `from=${period.from}&to=${period.to}`,
  }
}
