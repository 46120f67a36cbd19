// The pages of tasks and commitments in the states they are looked at in, and the records their addresses are made of.
import { dateInVietNam } from '#kernel/clock.ts'
import { furtherAction, main, press, rows, seen, submit } from './acts.ts'
import { command } from './case-acts.ts'
import type { Visit } from './routes.ts'
import type { Site } from './site.ts'

/** A task with evidence that waits to be confirmed, and one that is open, both of the branch. */
export interface TaskIds {
  submittedTask: string
  openTask: string
}

export const taskVisits: readonly Visit[] = [
  { route: '/nhiem-vu', as: 'dangvien', at: () => '/nhiem-vu', shows: (page) => main(page).getByLabel('Tình trạng') },
  { route: '/nhiem-vu', as: 'bithu', at: () => '/nhiem-vu?muc=danh-sach', shows: rows, state: 'of the branch' },
  { route: '/nhiem-vu', as: 'bithu', at: () => '/nhiem-vu?muc=cho-xac-nhan', shows: rows, state: 'to be confirmed' },
  {
    route: '/nhiem-vu',
    as: 'bithu',
    at: () => '/nhiem-vu?muc=chua-giao',
    shows: (page) => main(page).getByRole('checkbox'),
    state: 'not given yet, while a reason is written down, with its problems',
    act: async (page) => {
      await main(page).getByRole('checkbox').first().check()
      await press(/^Ghi lý do/)(page)
      await submit(page)
    },
  },
  {
    route: '/nhiem-vu',
    as: 'vanphong.xa',
    at: () => '/nhiem-vu?muc=cap-duoi',
    shows: rows,
    state: 'of the level below',
  },
  {
    route: '/nhiem-vu',
    as: 'vanphong.trong',
    at: () => '/nhiem-vu?muc=danh-sach',
    shows: (page) => main(page).getByText('Không có nhiệm vụ nào như vậy.'),
    state: 'of an empty commune',
  },
  {
    route: '/nhiem-vu/giao',
    as: 'bithu',
    at: () => '/nhiem-vu/giao',
    shows: (page) => main(page).getByRole('checkbox'),
    state: 'to many, with its problems',
    act: async (page) => {
      await press(/^Chọn tất cả/)(page)
      await seen(main(page).getByLabel('Ai chủ trì'))
      await submit(page)
    },
  },
  {
    route: '/nhiem-vu/giao',
    as: 'vanphong.xa',
    at: () => '/nhiem-vu/giao',
    shows: (page) => main(page).getByRole('checkbox'),
    state: 'to branches',
  },
  {
    route: '/nhiem-vu/:id',
    as: 'bithu',
    at: (ids) => `/nhiem-vu/${ids.submittedTask}`,
    shows: (page) => main(page).getByRole('button', { name: 'Xác nhận hoàn thành' }),
  },
  {
    route: '/nhiem-vu/:id',
    as: 'bithu',
    at: (ids) => `/nhiem-vu/${ids.openTask}`,
    shows: (page) => main(page).getByRole('button', { name: 'Nộp minh chứng' }),
    state: 'while evidence is handed in, with its problems',
    expected: [/422/],
    act: async (page) => {
      await press('Nộp minh chứng')(page)
      await submit(page)
    },
  },
  {
    route: '/nhiem-vu/:id',
    as: 'bithu',
    at: (ids) => `/nhiem-vu/${ids.openTask}`,
    shows: (page) => main(page).getByRole('button', { name: 'Nộp minh chứng' }),
    state: 'while it is given to somebody else',
    act: async (page) => {
      await furtherAction(page, main(page).getByRole('button', { name: 'Giao cho người khác' }))
      await seen(main(page).getByLabel('Giao cho đảng viên'))
    },
  },
  { route: '/tu-duong', as: 'bithu', at: () => '/tu-duong', shows: rows, state: 'of the branch' },
  {
    route: '/tu-duong',
    as: 'dangvien',
    at: () => `/tu-duong?nam=${new Date().getFullYear() + 1}`,
    shows: (page) => main(page).getByRole('button', { name: 'Viết kế hoạch' }),
    state: 'while it is written',
    act: async (page) => {
      await press('Viết kế hoạch')(page)
      await submit(page)
    },
  },
  {
    route: '/tu-duong/:memberId',
    as: 'bithu',
    at: (ids) => `/tu-duong/${ids.member}`,
    shows: (page) => main(page).getByRole('region', { name: 'Nhìn lại từng quý' }),
    state: 'while the branch notes a quarter',
    act: press('Ghi nhận xét của chi bộ'),
  },
]

/** Two tasks and an agreed commitment of a member, as the secretary of the branch writes them down. */
export async function beginTasks(site: Site, memberId: string): Promise<TaskIds> {
  const page = await site.open({ as: 'bithu' })
  const today = dateInVietNam(site.clock.now())
  const year = Number(today.slice(0, 4))
  const task = { dueOn: `${year + 1}-01-31`, memberIds: [memberId] }
  const given = async (title: string): Promise<string> =>
    (await command<{ ids: string[] }>(site, page, 'tasks.assign', { ...task, title, detail: 'Có danh sách từng hộ.' }))
      .ids[0] ?? ''
  const submittedTask = await given('Vận động 12 hộ hiến đất mở đường liên thôn')
  const openTask = await given('Giúp một hộ thoát nghèo trong năm')
  const said = { text: 'Đã vận động được', figure: 12, unit: 'hộ', link: 'https://xa.example/danh-sach' }
  await command(site, page, 'tasks.add-evidence', { id: submittedTask, version: 1, ...said })
  await command(site, page, 'tasks.submit', { id: submittedTask, version: 2, text: 'Đủ 12 hộ' })
  const items = [{ heading: 'cultivation', text: 'Học đủ các chuyên đề của năm' }]
  const { id } = await command(site, page, 'commitments.write', { memberId, year, items })
  await command(site, page, 'commitments.submit', { id, version: 1 })
  await command(site, page, 'commitments.agree', { id, version: 2, meetingOn: today })
  await command(site, page, 'commitments.review', { id, version: 3, quarter: 1, text: 'Đã học hai chuyên đề' })
  await page.context().close()
  return { submittedTask, openTask }
}
