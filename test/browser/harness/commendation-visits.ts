// The page of new models, commendations and awards: with one that was recorded, and while another is.
import { dateInVietNam } from '#kernel/clock.ts'
import { press, rows } from './acts.ts'
import { command } from './case-acts.ts'
import type { Visit } from './routes.ts'
import type { Site } from './site.ts'

export const commendationVisits: readonly Visit[] = [
  {
    route: '/bieu-duong',
    as: 'bithu',
    at: () => '/bieu-duong',
    shows: rows,
    state: 'while one is recorded',
    act: press('Ghi vào sổ'),
  },
]

export async function beginCommendations(site: Site): Promise<void> {
  const page = await site.open({ as: 'bithu' })
  const on = dateInVietNam(site.clock.now())
  await command(site, page, 'commendations.record', { kind: 'model', title: 'Tổ đảng viên tự quản đường thôn', on })
  await page.context().close()
}
