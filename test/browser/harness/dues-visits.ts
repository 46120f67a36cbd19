// The pages of dues with their states, as the secretary, the office of the commune and a member see them.
import type { Page } from 'playwright-core'
import { button, main, openAll, press, rows, submit } from './acts.ts'
import type { Visit } from './routes.ts'

const people = (page: Page) => main(page).getByRole('list', { name: /^Đảng phí tháng/ })

export const duesVisits: readonly Visit[] = [
  {
    route: '/dang-phi',
    as: 'bithu',
    at: () => '/dang-phi',
    shows: people,
    state: 'with everything opened',
    act: openAll,
  },
  {
    route: '/dang-phi',
    as: 'bithu',
    at: () => '/dang-phi?month=2026-01',
    shows: (page) => main(page).getByText(/^Sổ quy định chưa có mức/),
    state: 'of a month without rates',
  },
  {
    route: '/dang-phi',
    as: 'bithu',
    at: () => '/dang-phi?muc=so-quy',
    shows: button('Mở sổ quỹ'),
    state: 'while the book is opened',
    act: async (page) => {
      await press('Mở sổ quỹ')(page)
      await submit(page)
    },
  },
  {
    route: '/dang-phi',
    as: 'bithu',
    at: () => '/dang-phi?muc=mien-giam',
    shows: (page) => main(page).getByText('Chưa có ai được đề nghị miễn, giảm đảng phí.'),
    state: 'without reliefs',
  },
  {
    route: '/dang-phi',
    as: 'bithu',
    at: () => '/dang-phi?muc=nhap',
    shows: button('Đọc và đối chiếu'),
    state: 'while a list of payments is sent without a file',
    act: submit,
  },
  {
    route: '/dang-phi',
    as: 'bithu',
    at: () => '/dang-phi?muc=bien-lai',
    shows: button('Tìm'),
    state: 'with the archive of receipts',
  },
  { route: '/dang-phi', as: 'vanphong.xa', at: () => '/dang-phi', shows: rows, state: 'of a commune' },
  { route: '/dang-phi', as: 'vanphong.xa', at: () => '/dang-phi?muc=quy', shows: rows, state: 'of a quarter' },
  {
    route: '/dang-phi/bien-lai',
    as: 'bithu',
    at: () => '/dang-phi/bien-lai',
    shows: (page) => main(page).getByText('Ngày này không có biên lai nào.'),
  },
  {
    route: '/dang-phi/khai',
    as: 'bithu',
    at: () => '/dang-phi/khai',
    shows: (page) => main(page).getByRole('list', { name: 'Mức khai của từng người' }),
    state: 'with the same filled in for all who have nothing',
    act: async (page) => {
      await page.getByLabel('Những người chưa chọn loại đều là').selectOption('pensioner')
      await press(/^Điền cho/)(page)
      await submit(page)
    },
  },
  {
    route: '/dang-phi/cua-toi',
    as: 'dangvien',
    at: () => '/dang-phi/cua-toi',
    shows: button('Khai mức thu nhập'),
    state: 'while income is declared',
    act: async (page) => {
      await press('Khai mức thu nhập')(page)
      await submit(page)
    },
  },
  {
    route: '/dang-phi/dang-vien/:id',
    as: 'bithu',
    at: (ids) => `/dang-phi/dang-vien/${ids.member}`,
    shows: button('Đề nghị miễn, giảm'),
    state: 'while a relief is proposed',
    act: async (page) => {
      await press('Đề nghị miễn, giảm')(page)
      await submit(page)
    },
  },
]
