// The pages of documents in the states they are looked at in, and the records their addresses are made of.
import { main, press, rows, seen, submit } from './acts.ts'
import { command } from './case-acts.ts'
import { planFile } from './plan-file.ts'
import type { Visit } from './routes.ts'
import type { Site } from './site.ts'

/** A plan of the commune that is read, one in its book that was sent to its branches, and a draft with two versions. */
export interface DocumentIds {
  reading: string
  document: string
  draft: string
}

export const documentVisits: readonly Visit[] = [
  { route: '/van-ban', as: 'vanphong.xa', at: () => '/van-ban?muc=di', shows: rows, state: 'outgoing' },
  { route: '/van-ban', as: 'vanphong.xa', at: () => '/van-ban?muc=cho', shows: rows, state: 'that wait' },
  {
    route: '/van-ban',
    as: 'vanphong.xa',
    at: () => '/van-ban?muc=di&text=khong+co+dau',
    shows: (page) => main(page).getByText('Không có văn bản nào chứa những chữ ấy.'),
    state: 'searched for what is not there',
  },
  {
    route: '/van-ban',
    as: 'bithu',
    at: () => '/van-ban?muc=mat',
    shows: (page) => main(page).getByText('Văn bản mật không đưa vào phần mềm này.'),
    state: 'with cards of classified ones, while one is written, with its problems',
    act: async (page) => {
      await press('Lập phiếu')(page)
      await submit(page)
    },
  },
  {
    route: '/van-ban/doc',
    as: 'vanphong.xa',
    at: () => '/van-ban/doc',
    shows: (page) => main(page).getByText('Chưa chọn tệp nào.'),
    state: 'with its problems',
    act: submit,
  },
  {
    route: '/van-ban/moi',
    as: 'bithu',
    at: () => '/van-ban/moi',
    shows: (page) => main(page).getByLabel('Trích yếu'),
    state: 'of an outgoing one, with its problems',
    act: async (page) => {
      await main(page).getByLabel('Văn bản đi').check()
      await submit(page)
    },
  },
  {
    route: '/van-ban/:id/noi-dung',
    as: 'vanphong.xa',
    at: (ids) => `/van-ban/${ids.reading}/noi-dung`,
    shows: (page) => main(page).getByRole('region', { name: 'Nội dung văn bản' }),
    state: 'with a place shown and work being mended',
    act: async (page) => {
      await main(page).getByRole('button', { name: 'Xem trong văn bản Số, ký hiệu' }).click()
      await (await seen(main(page).getByRole('button', { name: /^Sửa .*nhận x t/ }))).click()
      await seen(main(page).getByRole('checkbox'))
    },
  },
  {
    route: '/van-ban/:id',
    as: 'vanphong.xa',
    at: (ids) => `/van-ban/${ids.document}`,
    shows: (page) => main(page).getByText('Nơi nhận (', { exact: false }),
  },
  {
    route: '/van-ban/:id',
    as: 'vanphong.xa',
    at: (ids) => `/van-ban/${ids.document}`,
    shows: (page) => main(page).getByRole('heading', { name: 'Phần ghi sổ' }),
    state: 'while it is sent, with its problems',
    expected: [/422/],
    act: async (page) => {
      await press('Gửi tới tổ chức khác')(page)
      await main(page).getByLabel('Không gửi xuống dưới').check()
      await submit(page)
    },
  },
  {
    route: '/van-ban/du-thao',
    as: 'vanphong.xa',
    at: () => '/van-ban/du-thao',
    shows: (page) => main(page).getByLabel('Loại văn bản'),
    state: 'with its problems',
    act: submit,
  },
  {
    route: '/van-ban/goi',
    as: 'bithu',
    at: () => '/van-ban/goi',
    shows: (page) => main(page).getByText('Chưa chọn tệp nào.'),
    state: 'with its problems',
    act: submit,
  },
  {
    route: '/van-ban/:id',
    as: 'vanphong.xa',
    at: (ids) => `/van-ban/${ids.draft}`,
    shows: (page) => main(page).getByText('Bản 2', { exact: true }),
    state: 'of a draft while it is issued',
    act: async (page) => {
      await press('Ban hành')(page)
      await seen(main(page).getByLabel('Bản nào'))
    },
  },
  {
    route: '/van-ban/:id/ban-in',
    as: 'vanphong.xa',
    at: (ids) => `/van-ban/${ids.draft}/ban-in?ban=2`,
    shows: (page) => main(page).getByRole('article', { name: 'Văn bản theo thể thức' }),
  },
  {
    route: '/van-ban/:id/so-sanh',
    as: 'vanphong.xa',
    at: (ids) => `/van-ban/${ids.draft}/so-sanh?tu=1&den=2`,
    shows: (page) => main(page).getByRole('list', { name: 'Chỗ khác nhau' }),
  },
]

/** Reads a plan as the office of the commune and leaves it there; enters another one and sends it to the branches. */
export async function beginDocuments(site: Site): Promise<DocumentIds> {
  const page = await site.open({ as: 'vanphong.xa' })
  const file = await planFile(site, 44)
  const sent = await page.request.post(`${site.address}/api/uploads`, {
    headers: { 'X-File-Name': file.name, Origin: site.address },
    data: file.buffer,
  })
  const { uploadId } = (await sent.json()) as { uploadId: string }
  const { id: reading } = await command(site, page, 'documents.read-file', { uploadId })
  const head = { direction: 'outgoing', type: 'TB', subject: 'Lịch sinh hoạt của các chi bộ', recipients: ['Tỉnh ủy'] }
  const { id: document } = await command(site, page, 'documents.record', head)
  await command(site, page, 'documents.send', { id: document, version: 1, below: 'direct' })
  const text = ['# I. Thời gian', 'Các chi bộ họp ngày 5 hằng tháng.', 'Báo cáo về văn phòng trước ngày 20.']
  const { direction: _outgoing, ...paper } = head
  const signed = { ...paper, signer: 'Trần Minh Khôi', content: text }
  const { id: draft } = await command(site, page, 'documents.draft', signed)
  const content = [...text.slice(0, 2), 'Báo cáo về văn phòng trước ngày 25.', 'Thông báo này gửi các chi bộ.']
  await command(site, page, 'documents.add-version', {
    id: draft,
    version: 1,
    content,
    note: 'Theo ý kiến thường trực',
  })
  await page.context().close()
  return { reading, document, draft }
}
