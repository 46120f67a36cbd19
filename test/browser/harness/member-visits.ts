// The pages of members and of imported lists in the states they are looked at in.
import { furtherAction, h1, main, openAll, press, rows, seen, submit } from './acts.ts'
import type { Visit } from './routes.ts'

export const memberVisits: readonly Visit[] = [
  { route: '/dang-vien', as: 'vanphong.xa', at: () => '/dang-vien', shows: rows },
  {
    route: '/dang-vien',
    as: 'vanphong.xa',
    at: () => '/dang-vien?gender=female&status=full',
    shows: rows,
    state: 'with filters',
    act: press(/^Lọc/),
  },
  {
    route: '/dang-vien',
    as: 'vanphong.xa',
    at: () => '/dang-vien?text=khongcoainhuthe',
    shows: (page) => main(page).getByText('Không có đảng viên nào theo điều kiện đã chọn.'),
    state: 'with nobody in it',
  },
  {
    route: '/dang-vien',
    as: 'vanphong.xa',
    at: () => '/dang-vien',
    shows: rows,
    state: 'while it is taken out',
    act: async (page) => {
      await furtherAction(page, main(page).getByRole('button', { name: 'Xuất ra Excel' }))
      await seen(page.getByRole('dialog'))
    },
  },
  { route: '/dang-vien/nhap', as: 'bithu', at: () => '/dang-vien/nhap', shows: (page) => page.getByLabel('Họ và tên') },
  {
    route: '/dang-vien/nhap',
    as: 'bithu',
    at: () => '/dang-vien/nhap',
    shows: (page) => page.getByLabel('Họ và tên'),
    state: 'with its problems',
    act: submit,
  },
  { route: '/dang-vien/nhap-danh-sach', as: 'vanphong.trong', at: () => '/dang-vien/nhap-danh-sach', shows: rows },
  {
    route: '/dang-vien/nhap-danh-sach/moi',
    as: 'vanphong.trong',
    at: () => '/dang-vien/nhap-danh-sach/moi',
    shows: (page) => page.getByRole('button', { name: 'Đọc danh sách này' }),
  },
  {
    route: '/dang-vien/nhap-danh-sach/:id',
    as: 'vanphong.trong',
    at: (ids) => `/dang-vien/nhap-danh-sach/${ids.import}`,
    shows: rows,
    state: 'with everything opened',
    act: openAll,
  },
  {
    route: '/dang-vien/nhap-danh-sach/:id',
    as: 'vanphong.trong',
    at: (ids) => `/dang-vien/nhap-danh-sach/${ids.import}?state=problem`,
    shows: rows,
    state: 'while a value is mended',
    act: async (page) => {
      // Folded on a phone.
      await openAll(page)
      await press(/^Sửa ngày/)(page)
    },
  },
  {
    route: '/dang-vien/nhap-danh-sach/:id',
    as: 'vanphong.trong',
    at: (ids) => `/dang-vien/nhap-danh-sach/${ids.import}?buoc=ghi`,
    shows: h1('Xem tóm tắt trước khi ghi'),
    state: 'before it is written',
  },
  ...[undefined, 'qua-trinh', 'sinh-hoat', 'viec', 'lich-su'].map(
    (tab): Visit => ({
      route: '/dang-vien/:id',
      as: 'bithu',
      at: (ids) => `/dang-vien/${ids.member}${tab === undefined ? '' : `?muc=${tab}`}`,
      shows: (page) => main(page).getByRole('tabpanel').getByRole('heading', { level: 2 }),
      state: tab,
    }),
  ),
  {
    route: '/dang-vien/:id',
    as: 'bithu',
    at: (ids) => `/dang-vien/${ids.member}`,
    shows: (page) => main(page).getByRole('tabpanel'),
    state: 'while it is edited',
    act: async (page) => {
      await press('Sửa phần Nhân thân')(page)
      await seen(page.getByRole('button', { name: 'Lưu phần này' }))
    },
  },
]
