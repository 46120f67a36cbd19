// The pages of evaluations in the states they are looked at in, and the records their addresses are made of.
import type { Page } from 'playwright-core'
import { dateInVietNam } from '#kernel/clock.ts'
import { main, press, rows, submit } from './acts.ts'
import { ask, command } from './case-acts.ts'
import type { Visit } from './routes.ts'
import type { Site } from './site.ts'

/** The round of the year in the branch, an evaluation with a reply nobody has answered, one that has not begun, one that failed. */
export interface EvaluationIds {
  evaluationRound: string
  repliedEvaluation: string
  waitingEvaluation: string
  /** Appraised as failed, to be decided with its causes. */
  failedEvaluation: string
  /** Announced, and announced with an appeal nobody has answered. */
  announcedEvaluation: string
  appealedEvaluation: string
}

export const evaluationVisits: readonly Visit[] = [
  { route: '/danh-gia', as: 'dangvien', at: () => '/danh-gia', shows: rows, state: 'the own ones' },
  { route: '/danh-gia', as: 'bithu', at: () => '/danh-gia', shows: rows, state: 'the rounds' },
  { route: '/danh-gia', as: 'vanphong.xa', at: () => '/danh-gia?muc=tham-dinh', shows: rows, state: 'to be appraised' },
  {
    route: '/danh-gia',
    as: 'bithu',
    at: () => '/danh-gia?muc=bon-tot',
    shows: (page) => main(page).getByText('Đang phấn đấu'),
    state: 'the four goods while they are ticked',
    act: press('Ghi kết quả từng nội dung'),
  },
  {
    route: '/danh-gia/mo-ky',
    as: 'bithu',
    at: () => '/danh-gia/mo-ky',
    shows: (page) => main(page).getByText(/Toàn quốc/),
    state: 'that is open already',
    act: submit,
    expected: [/422/],
  },
  { route: '/danh-gia/ky/:id', as: 'bithu', at: (ids) => `/danh-gia/ky/${ids.evaluationRound}`, shows: rows },
  {
    route: '/danh-gia/:id',
    as: 'vanphong.xa',
    at: (ids) => `/danh-gia/${ids.repliedEvaluation}`,
    shows: (page) => main(page).getByRole('button', { name: 'Trả lời ý kiến' }),
    state: 'with a reply',
  },
  {
    route: '/danh-gia/:id',
    as: 'vanphong.xa',
    at: (ids) => `/danh-gia/${ids.repliedEvaluation}`,
    shows: (page) => main(page).getByRole('button', { name: 'Thẩm định' }),
    state: 'while it is appraised',
    act: press('Thẩm định'),
  },
  {
    route: '/danh-gia/:id',
    as: 'bithu',
    at: (ids) => `/danh-gia/${ids.repliedEvaluation}`,
    shows: (page) => main(page).getByRole('button', { name: 'Ghi kết quả của chi bộ' }),
    state: 'while the vote is recorded',
    act: press('Ghi kết quả của chi bộ'),
  },
  {
    route: '/danh-gia/:id',
    as: 'vanphong.xa',
    at: (ids) => `/danh-gia/${ids.failedEvaluation}`,
    shows: (page) => main(page).getByRole('button', { name: 'Quyết định xếp loại' }),
    state: 'while it is decided why somebody failed',
    act: press('Quyết định xếp loại'),
  },
  {
    route: '/danh-gia/:id',
    as: 'bithu',
    at: (ids) => `/danh-gia/${ids.announcedEvaluation}`,
    shows: (page) => main(page).getByRole('button', { name: 'Khiếu nại mức xếp loại' }),
    state: 'while an appeal is written, with its problems',
    act: async (page) => {
      await press('Khiếu nại mức xếp loại')(page)
      await submit(page)
    },
  },
  {
    route: '/danh-gia/:id',
    as: 'vanphong.xa',
    at: (ids) => `/danh-gia/${ids.appealedEvaluation}`,
    shows: (page) => main(page).getByRole('button', { name: 'Trả lời khiếu nại' }),
    state: 'while an appeal is answered',
    act: press('Trả lời khiếu nại'),
  },
  {
    route: '/danh-gia/:id',
    as: 'bithu',
    at: (ids) => `/danh-gia/${ids.waitingEvaluation}`,
    shows: (page) => main(page).getByRole('button', { name: 'Tự đánh giá' }),
    state: 'sent with nothing in it',
    act: async (page) => {
      await press('Tự đánh giá')(page)
      await submit(page)
    },
  },
]

interface Row {
  id: string
  memberId: string | null
  role: string
  due: boolean
}

/** The quarter of whoever leads the branch, announced; with an appeal of the collective. */
async function beginQuarter(site: Site, page: Page, office: Page, organisationId: string) {
  const on = dateInVietNam(site.clock.now())
  const year = Number(on.slice(0, 4))
  const period = on >= `${year}-07-01` ? `${year}-Q3` : `${year - 1}-Q3`
  const round = { organisationId, scheme: 'hd02-quarter', period }
  const { ids } = await command<{ ids: string[] }>(site, page, 'evaluations.open-round', round)
  const { rows: all } = await ask<{ rows: Row[] }>(site, page, `evaluations.get-round?id=${ids[0]}`)
  const due = all.filter((row) => row.due)
  const lines = [
    { no: '1', points: 25 },
    { no: '2', points: 55 },
  ]
  for (const { id } of due) {
    const rated = { id, lines, level: 'HTT' }
    const ballot = { meetingOn: on, chair: 'Phó bí thư chi bộ', eligible: 9, ballots: 9 }
    await command(site, page, 'evaluations.self-rate', { ...rated, version: 1, text: 'Đã làm xong việc của quý.' })
    const votes = { HTXS: 1, HTT: 8, HT: 0, KHT: 0 }
    await command(site, page, 'evaluations.record-vote', { ...rated, ...ballot, votes, version: 2 })
    await command(site, office, 'evaluations.appraise', { ...rated, version: 3 })
    await command(site, office, 'evaluations.decide', { id, level: 'HTT', on, version: 4 })
  }
  await command(site, office, 'evaluations.announce', { id: ids[0], version: 1, on })
  const of = (role: (name: string) => boolean) => due.find((row) => role(row.role))?.id ?? ''
  const appealedEvaluation = of((role) => role === 'collective')
  const text = 'Đề nghị xem lại phần kết quả: hai chỉ tiêu đã vượt.'
  await command(site, page, 'evaluations.appeal', { id: appealedEvaluation, version: 6, text })
  return { announcedEvaluation: of((role) => role !== 'collective'), appealedEvaluation }
}

/** The year of the secretary's branch with one evaluation as far as a reply, and the four goods. */
export async function beginEvaluations(site: Site, organisationId: string, memberId: string): Promise<EvaluationIds> {
  const page = await site.open({ as: 'bithu' })
  const on = dateInVietNam(site.clock.now())
  const year = Number(on.slice(0, 4))
  const round = { organisationId, scheme: '366-year', period: String(year), deadlines: { self: on } }
  const { ids } = await command<{ ids: string[] }>(site, page, 'evaluations.open-round', round)
  const evaluationRound = ids[0] ?? ''
  const shown = await ask<{ rows: Row[] }>(site, page, `evaluations.get-round?id=${evaluationRound}`)
  const repliedEvaluation = shown.rows.find((row) => row.memberId === memberId)?.id ?? ''
  const waitingEvaluation = shown.rows.find((row) => row.role === 'collective')?.id ?? ''
  const lines = [
    { no: '1', points: 25 },
    { no: '2', points: 55.5 },
  ]
  const step = (name: string, version: number, more: object) =>
    command(site, page, `evaluations.${name}`, { id: repliedEvaluation, version, ...more })
  const rated = [{ ...lines[0], note: 'Gương mẫu, có trách nhiệm' }, lines[1]]
  await step('self-rate', 1, { lines: rated, text: 'Đã làm tròn việc được phân công.', level: 'HTT' })
  await step('add-opinion', 2, { content: 'Tích cực tham gia công việc chung.', body: 'Ban công tác Mặt trận thôn' })
  const votes = { HTXS: 1, HTT: 7, HT: 1, KHT: 0 }
  const ballot = { meetingOn: on, chair: 'Phó bí thư chi bộ', eligible: 9, ballots: 9, votes }
  await step('record-vote', 3, { ...ballot, lines, level: 'HTT' })
  await step('reply', 4, { text: 'Đề nghị xem lại điểm của phần kết quả.' })
  const failedEvaluation =
    shown.rows.find((row) => row.due && row.role === 'member' && row.id !== repliedEvaluation)?.id ?? ''
  const office = await site.open({ as: 'vanphong.xa' })
  const low = [
    { no: '1', points: 15 },
    { no: '2', points: 20 },
  ]
  const next = (by: Page, name: string, version: number, more: object) =>
    command(site, by, `evaluations.${name}`, { id: failedEvaluation, version, level: 'KHT', lines: low, ...more })
  await next(page, 'self-rate', 1, { text: 'Chưa làm xong việc được phân công.' })
  await next(page, 'record-vote', 2, { ...ballot, votes: { HTXS: 0, HTT: 0, HT: 1, KHT: 8 } })
  await next(office, 'appraise', 3, {})
  const quarter = await beginQuarter(site, page, office, organisationId)
  await office.context().close()
  await command(site, page, 'evaluations.register-four-goods', { organisationId, year })
  await page.context().close()
  return { evaluationRound, repliedEvaluation, waitingEvaluation, failedEvaluation, ...quarter }
}
