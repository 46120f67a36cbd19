// The pages of own questions in the states they are looked at in, and the answer one of their addresses is made of.
import { main, openAll, press, rows, seen } from './acts.ts'
import { ask, command, seatOf } from './case-acts.ts'
import type { Visit } from './routes.ts'
import type { Site } from './site.ts'

export interface QuestionIds {
  /** Shared by the commune with its branch. */
  receivedAnswer: string
}

const crossed = '/thong-ke/cau-hoi/dat?gender=female&rowField=age&columnField=status'

export const questionVisits: readonly Visit[] = [
  { route: '/thong-ke', as: 'bantochuc', at: () => '/thong-ke?form=2', shows: rows, state: 'biểu 2' },
  { route: '/thong-ke', as: 'bantochuc', at: () => '/thong-ke?form=2B', shows: rows, state: 'biểu 2B' },
  { route: '/thong-ke', as: 'bantochuc', at: () => '/thong-ke?form=6', shows: rows, state: 'biểu 6' },
  { route: '/thong-ke', as: 'bantochuc', at: () => '/thong-ke?form=7', shows: rows, state: 'biểu 7' },
  { route: '/thong-ke/cau-hoi', as: 'vanphong.xa', at: () => '/thong-ke/cau-hoi', shows: rows },
  {
    route: '/thong-ke/cau-hoi',
    as: 'vanphong.trong',
    at: () => '/thong-ke/cau-hoi',
    shows: (page) => main(page).getByText('Chưa lưu câu hỏi nào.'),
    state: 'with nothing in it',
  },
  {
    route: '/thong-ke/cau-hoi/dat',
    as: 'vanphong.xa',
    at: () => crossed,
    shows: rows,
    state: 'with its filters and picture',
    act: async (page) => {
      await press('Lọc')(page)
      await openAll(page)
      await page.getByRole('figure').scrollIntoViewIfNeeded()
      await seen(page.getByRole('figure').getByRole('img'))
    },
  },
  {
    route: '/thong-ke/cau-hoi/dat',
    as: 'vanphong.xa',
    at: () => '/thong-ke/cau-hoi/dat',
    shows: (page) => main(page).getByText('Tổng số:'),
    state: 'while it is saved, with its problems',
    act: async (page) => {
      await press('Lưu câu hỏi')(page)
      await page.getByRole('dialog').getByRole('button', { name: 'Lưu câu hỏi' }).click()
      await seen(page.getByRole('dialog').getByRole('alert'))
    },
  },
  {
    route: '/thong-ke/cau-hoi/nhan/:id',
    as: 'bithu',
    at: (ids) => `/thong-ke/cau-hoi/nhan/${ids.receivedAnswer}`,
    shows: rows,
  },
]

/** Saves a question of the commune and shares its answer with the branch. */
export async function beginQuestions(site: Site): Promise<QuestionIds> {
  const secretary = await site.open({ as: 'bithu' })
  const { organisationId } = await seatOf(site, secretary)
  const page = await site.open({ as: 'vanphong.xa' })
  const question = { title: 'Nữ theo tuổi', filter: { gender: 'female' }, show: 'cross', rowField: 'age' }
  const { id } = await command(site, page, 'reports.save-question', question)
  await command(site, page, 'reports.share-question', { id, version: 1, organisationIds: [organisationId] })
  await page.context().close()
  const { received } = await ask<{ received: { id: string }[] }>(site, secretary, 'reports.list-questions')
  await secretary.context().close()
  return { receivedAnswer: received[0]?.id ?? '' }
}
