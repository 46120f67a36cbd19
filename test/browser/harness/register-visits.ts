// The pages of the registers in the states they are looked at in.
import { main, press, rows, seen } from './acts.ts'
import type { Visit } from './routes.ts'

export const registerVisits: readonly Visit[] = [
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
]
