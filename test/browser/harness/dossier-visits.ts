// The pages of dossiers in the states they are looked at in, and the records their addresses are made of.
import { dateInVietNam } from '#kernel/clock.ts'
import { main, openAll, press, rows, seen, submit } from './acts.ts'
import { command } from './case-acts.ts'
import type { Visit } from './routes.ts'
import type { Site } from './site.ts'

/** A record of handing over and a round of comparing, both of the commune. */
export interface DossierIds {
  handover: string
  reconciliation: string
}

export const dossierVisits: readonly Visit[] = [
  { route: '/ho-so', as: 'vanphong.xa', at: () => '/ho-so', shows: rows },
  {
    route: '/ho-so',
    as: 'vanphong.xa',
    at: () => '/ho-so?muc=danh-sach',
    shows: rows,
    state: 'as a list with everything opened',
    act: openAll,
  },
  { route: '/ho-so', as: 'vanphong.xa', at: () => '/ho-so?muc=doi-chieu', shows: rows, state: 'that are compared' },
  { route: '/ho-so', as: 'bantochuc', at: () => '/ho-so?muc=doi-chieu', shows: rows, state: 'compared, from above' },
  { route: '/ho-so', as: 'vanphong.xa', at: () => '/ho-so?muc=giao-nhan', shows: rows, state: 'handed over' },
  { route: '/ho-so', as: 'vanphong.xa', at: () => '/ho-so?muc=so-doc', shows: rows, state: 'that were read' },
  {
    route: '/ho-so',
    as: 'vanphong.trong',
    at: () => '/ho-so',
    shows: (page) => main(page).getByText(/chưa có đảng viên nào/),
    state: 'of an empty commune',
  },
  {
    route: '/ho-so/dang-vien/:id',
    as: 'vanphong.xa',
    at: (ids) => `/ho-so/dang-vien/${ids.member}`,
    shows: (page) => main(page).getByRole('region', { name: 'Sổ đọc hồ sơ' }),
    state: 'with everything opened',
    act: openAll,
  },
  {
    route: '/ho-so/dang-vien/:id',
    as: 'bithu',
    at: (ids) => `/ho-so/dang-vien/${ids.member}`,
    shows: (page) => main(page).getByRole('button', { name: 'Kiểm kê hồ sơ' }),
    state: 'while it is gone through',
    act: async (page) => {
      await press('Kiểm kê hồ sơ')(page)
      await press('Chọn «Có» cho mọi mục phải có còn chưa rõ')(page)
      await main(page).getByRole('radio', { name: 'Không cần' }).first().check()
      await seen(main(page).getByLabel('Vì sao không cần'))
    },
  },
  {
    route: '/ho-so/dang-vien/:id',
    as: 'vanphong.xa',
    at: (ids) => `/ho-so/dang-vien/${ids.member}`,
    shows: (page) => main(page).getByRole('region', { name: 'Sổ đọc hồ sơ' }),
    state: 'while a reading is written down, with its problems',
    act: async (page) => {
      await press('Ghi một lần đọc')(page)
      await main(page).getByLabel('Có sao chụp').check()
      await submit(page)
    },
  },
  {
    route: '/ho-so/giao-nhan/moi',
    as: 'vanphong.xa',
    at: (ids) => `/ho-so/giao-nhan/moi?memberId=${ids.member}`,
    shows: (page) => main(page).getByRole('list', { name: 'Hồ sơ trong biên bản' }),
    state: 'with its problems',
    act: async (page) => {
      await main(page)
        .getByRole('radio', { name: /^Đảng viên mang theo/ })
        .check()
      await submit(page)
    },
  },
  {
    route: '/ho-so/giao-nhan/:id',
    as: 'vanphong.xa',
    at: (ids) => `/ho-so/giao-nhan/${ids.handover}`,
    shows: rows,
  },
  {
    route: '/ho-so/doi-chieu/:id',
    as: 'vanphong.xa',
    at: (ids) => `/ho-so/doi-chieu/${ids.reconciliation}`,
    shows: rows,
    state: 'while one is compared',
    act: async (page) => {
      await main(page)
        .getByRole('button', { name: /^Đối chiếu / })
        .first()
        .click()
      await main(page).getByRole('radio', { name: 'Có điểm khác' }).check()
      await seen(main(page).getByLabel('Khác ở đâu'))
    },
  },
]

/** A reading, a hand-over and a round, as the office of the commune writes them down. */
export async function beginDossiers(site: Site, memberId: string): Promise<DossierIds> {
  const page = await site.open({ as: 'vanphong.xa' })
  const on = dateInVietNam(site.clock.now())
  await command(site, page, 'dossiers.record-keeper', { memberIds: [memberId], since: on, place: 'Tủ 1' })
  await command(site, page, 'dossiers.record-reading', {
    memberId,
    on,
    reader: 'Nguyễn Văn Đọc',
    readerUnit: 'Ban Tổ chức',
    purpose: 'Thẩm tra lý lịch',
    permittedBy: 'Bí thư Đảng ủy',
  })
  const handed = await command(site, page, 'dossiers.hand-over', {
    direction: 'out',
    memberIds: [memberId],
    on,
    kind: 'outside',
    otherSide: 'Trường chính trị',
    reason: 'study',
  })
  const round = await command(site, page, 'reconciliations.start', { on })
  await command(site, page, 'reconciliations.check', {
    id: round.id,
    on,
    rows: [{ seq: 1, result: 'different', note: 'Ngày sinh trong hồ sơ khác danh sách' }],
  })
  await page.context().close()
  return { handover: handed.id, reconciliation: round.id }
}
