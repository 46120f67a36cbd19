// The pages of the rulebook in the states they are looked at in.
import { main, press, rows, seen, submit } from './acts.ts'
import type { Visit } from './routes.ts'

export const rulebookVisits: readonly Visit[] = [
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
]
