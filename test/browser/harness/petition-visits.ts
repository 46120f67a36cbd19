// The pages of questions and petitions in the states they are looked at in, and the record their address is made of.
import { main, press, rows, submit } from './acts.ts'
import { command } from './case-acts.ts'
import type { Visit } from './routes.ts'
import type { Site } from './site.ts'

/** Sent by a member to the branch, not answered yet. */
export interface PetitionIds {
  petition: string
}

export const petitionVisits: readonly Visit[] = [
  { route: '/kien-nghi', as: 'bithu', at: () => '/kien-nghi', shows: rows },
  { route: '/kien-nghi', as: 'dangvien', at: () => '/kien-nghi', shows: rows, state: 'of a member' },
  {
    route: '/kien-nghi/moi',
    as: 'dangvien',
    at: () => '/kien-nghi/moi',
    shows: (page) => main(page).getByLabel('Về việc gì'),
    state: 'with its problems',
    act: submit,
  },
  {
    route: '/kien-nghi/moi',
    as: 'bithu',
    at: () => '/kien-nghi/moi',
    shows: (page) => main(page).getByLabel('Của ai'),
    state: 'while one is recorded',
  },
  {
    route: '/kien-nghi/:id',
    as: 'bithu',
    at: (ids) => `/kien-nghi/${ids.petition}`,
    shows: (page) => main(page).getByRole('button', { name: 'Trả lời' }),
    state: 'while it is answered',
    act: press('Trả lời'),
  },
  {
    route: '/kien-nghi/:id',
    as: 'dangvien',
    at: (ids) => `/kien-nghi/${ids.petition}`,
    shows: (page) => main(page).getByRole('button', { name: 'Rút việc này' }),
    state: 'of the sender',
  },
]

export async function beginPetitions(site: Site): Promise<PetitionIds> {
  const page = await site.open({ as: 'dangvien' })
  const said = { kind: 'petition', subject: 'Đường vào xóm bị lở', content: 'Đề nghị sửa đoạn bị lở trước mùa mưa.' }
  const { id } = await command(site, page, 'petitions.send', said)
  await page.context().close()
  return { petition: id }
}
