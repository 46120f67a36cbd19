// The pages of meetings in the states they are looked at in, and the records their addresses are made of.
import type { Page } from 'playwright-core'
import { dateInVietNam } from '#kernel/clock.ts'
import { main, openAll, press, rows, seen, submit } from './acts.ts'
import { ask, command } from './case-acts.ts'
import type { Visit } from './routes.ts'
import type { Site } from './site.ts'

/** One in the calendar, one that goes on, one that is over. */
export interface MeetingIds {
  plannedMeeting: string
  openMeeting: string
  closedMeeting: string
  /** In the open one, about a case that waits for it. */
  caseVote: string
}

export const meetingVisits: readonly Visit[] = [
  { route: '/sinh-hoat', as: 'bithu', at: () => '/sinh-hoat', shows: rows },
  {
    route: '/sinh-hoat',
    as: 'bithu',
    at: () => `/sinh-hoat?nam=${new Date().getFullYear() + 1}`,
    shows: (page) => main(page).getByText(/^Chưa có cuộc họp nào/),
    state: 'of an empty year, while it is laid out',
    expected: [/422/],
    act: async (page) => {
      await press(/^Lập lịch năm/)(page)
      await main(page).getByLabel('Giờ họp').fill('tối')
      await submit(page)
    },
  },
  {
    route: '/sinh-hoat',
    as: 'bithu',
    at: () => '/sinh-hoat',
    shows: rows,
    state: 'while a meeting is added, with its problems',
    act: async (page) => {
      await press('Thêm một cuộc họp')(page)
      await main(page).getByLabel('Họp trực tuyến').check()
      await submit(page)
    },
  },
  {
    route: '/sinh-hoat',
    as: 'vanphong.xa',
    at: () => '/sinh-hoat',
    shows: rows,
    state: 'of the branches of a commune, while somebody is put in charge of one',
    act: async (page) => {
      await openAll(page)
      await press(/^(Phân công|Đổi) /)(page)
      await seen(main(page).getByLabel(/^Người phụ trách /))
    },
  },
  {
    route: '/sinh-hoat',
    as: 'vanphong.xa',
    at: () => '/sinh-hoat',
    shows: (page) => main(page).getByRole('table', { name: /^Điểm sinh hoạt năm \d+ của các chi bộ/ }),
    state: 'with the year of the branches by their scores',
  },
  { route: '/sinh-hoat', as: 'dangvien', at: () => '/sinh-hoat', shows: rows, state: 'of a plain member' },
  {
    route: '/sinh-hoat/:id',
    as: 'bithu',
    at: (ids) => `/sinh-hoat/${ids.plannedMeeting}`,
    shows: (page) => main(page).getByRole('button', { name: 'Mở cuộc họp' }),
    state: 'before it, while it is opened, with its problems',
    act: async (page) => {
      await press('Mở cuộc họp')(page)
      await main(page).getByLabel('Thư ký ghi biên bản').fill('')
      await submit(page)
    },
  },
  {
    route: '/sinh-hoat/:id',
    as: 'bithu',
    at: (ids) => `/sinh-hoat/${ids.plannedMeeting}`,
    shows: (page) => main(page).getByRole('button', { name: /^Tải về / }),
    state: 'before it, with its papers, while a secret one gets its card, with its problems',
    act: async (page) => {
      await press('Đưa tài liệu lên')(page)
      await main(page).getByLabel('Có: Mật, Tối mật hoặc Tuyệt mật').check()
      await press('Ghi phiếu chỉ mục')(page)
      await submit(page)
    },
  },
  {
    route: '/sinh-hoat/:id/phieu-ma',
    as: 'bithu',
    at: (ids) => `/sinh-hoat/${ids.plannedMeeting}/phieu-ma`,
    shows: (page) => main(page).getByRole('img', { name: 'Mã điểm danh' }),
  },
  {
    route: '/sinh-hoat/:id',
    as: 'bithu',
    at: (ids) => `/sinh-hoat/${ids.openMeeting}`,
    shows: (page) => main(page).getByRole('button', { name: 'Kết thúc cuộc họp' }),
    state: 'in the room, with a vote to be counted and the code',
    act: async (page) => {
      await press('Mã điểm danh')(page)
      await seen(main(page).getByRole('img', { name: 'Mã điểm danh' }))
      await press('Giao một nhiệm vụ')(page)
      await press('Ghi một ý kiến')(page)
    },
  },
  {
    route: '/sinh-hoat/:id',
    as: 'bithu',
    at: (ids) => `/sinh-hoat/${ids.openMeeting}`,
    shows: (page) => main(page).getByRole('button', { name: 'Kết thúc cuộc họp' }),
    state: 'in the room, while the agenda is put in order and those who spoke are ticked',
    act: async (page) => {
      await press('Sửa chương trình')(page)
      await press('Chọn người đã phát biểu')(page)
      await main(page).getByRole('checkbox').first().check()
    },
  },
  {
    route: '/sinh-hoat/:id/kiem-phieu/:voteId',
    as: 'bithu',
    at: (ids) => `/sinh-hoat/${ids.openMeeting}/kiem-phieu/${ids.caseVote}`,
    shows: (page) => main(page).getByText(/Việc sẽ sang bước/),
    state: 'with problems',
    act: async (page) => {
      await main(page).locator('form button[type=submit]').last().click()
    },
  },
  {
    route: '/sinh-hoat/:id',
    as: 'bithu',
    at: (ids) => `/sinh-hoat/${ids.closedMeeting}`,
    shows: (page) => main(page).getByRole('button', { name: 'Ghi đã công bố' }),
    state: 'after it, with its minutes',
    act: async (page) => {
      await press('Biên bản cuộc họp')(page)
      await seen(main(page).getByLabel('Người ký'))
    },
  },
  {
    route: '/sinh-hoat/:id',
    as: 'dangvien',
    at: (ids) => `/sinh-hoat/${ids.closedMeeting}`,
    shows: (page) => main(page).getByRole('heading', { name: 'Điểm danh' }),
    state: 'of a plain member',
  },
  {
    route: '/sinh-hoat/diem-danh',
    as: 'dangvien',
    at: () => '/sinh-hoat/diem-danh?ma=x',
    shows: (page) => main(page).getByRole('button', { name: /có mặt$/ }),
    state: 'with a code that is none',
    expected: [/422/],
    act: async (page) => {
      await press(/có mặt$/)(page)
      await seen(page.getByRole('alert'))
    },
  },
]

/** Puts a file up for a meeting. */
async function putUp(site: Site, page: Page, id: string): Promise<void> {
  const sent = await page.request.post(`${site.address}/api/uploads`, {
    headers: { 'content-type': 'application/pdf', 'x-file-name': 'du-thao-nghi-quyet.pdf', origin: site.address },
    data: Buffer.from('%PDF-1.4'),
  })
  const { uploadId } = (await sent.json()) as { uploadId: string }
  await command(site, page, 'meetings.add-document', { id, uploadId, secrecy: 'none' })
}

/** Three meetings of the secretary's branch today. */
export async function beginMeetings(site: Site, organisationId: string): Promise<MeetingIds> {
  const page = await site.open({ as: 'bithu' })
  const on = dateInVietNam(site.clock.now())
  const plan = {
    organisationId,
    kind: 'extraordinary',
    month: on.slice(0, 7),
    on,
    time: '00:05',
    place: 'Nhà văn hóa thôn',
  }
  const planned = async (more: object = {}) => (await command(site, page, 'meetings.plan', { ...plan, ...more })).id
  const opened = async (kind: 'regular' | 'thematic'): Promise<string> => {
    const id = await planned({ kind, reason: 'Mưa bão' })
    const items = [{ part: 'next-month', heading: 'Nhiệm vụ tháng tới', minutes: 30 }]
    await command(site, page, 'meetings.set-agenda', { id, version: 1, items })
    const open = { chair: 'Nguyễn Văn Chủ', minutesBy: 'Trần Thị Thư', startedAt: '00:05' }
    await command(site, page, 'meetings.open', { id, version: 2, ...open })
    await command(site, page, 'meetings.set-attendance', { id, others: 'present' })
    await command(site, page, 'meetings.add-opinion', {
      id,
      speaker: 'Bà Phụ Trách',
      content: 'Đề nghị làm đường sớm.',
    })
    const lowered = { lines: [{ no: '3', points: 8.5 }], explained: [{ no: '3', words: 'Dự thảo gửi muộn' }] }
    await command(site, page, 'meetings.propose-score', { id, version: 0, rest: 'full', ...lowered })
    const vote = { meetingId: id, kind: 'resolution', subject: 'Nghị quyết về đường thôn', manner: 'ballot' }
    await command(site, page, 'meetings.open-vote', vote)
    return id
  }
  const [plannedMeeting, openMeeting, closedMeeting] = [
    await planned(),
    await opened('thematic'),
    await opened('regular'),
  ]
  await putUp(site, page, plannedMeeting)
  const card = { id: plannedMeeting, code: '05-BC/ĐU', level: 'secret', keeper: 'Nguyễn Văn Giữ', place: 'Tủ mật' }
  await command(site, page, 'meetings.add-secret-card', card)
  const told = { id: plannedMeeting, version: 1, on, reason: 'Báo gấp' }
  await command(site, page, 'meetings.notify', told)
  const held = await ask<{ votes: { id: string; voters: number }[] }>(site, page, `meetings.get?id=${closedMeeting}`)
  const [vote] = held.votes
  const all = vote?.voters
  const count = { voteId: vote?.id, version: 1, issued: all, returned: all, valid: all, inFavour: all }
  await command(site, page, 'meetings.count-vote', count)
  await command(site, page, 'meetings.vote-score', { id: closedMeeting, version: 1, inFavour: all })
  await command(site, page, 'meetings.close', { id: closedMeeting, version: 3, conclusion: 'Làm đường trong quý.' })
  const oldest = `members.list?organisationId=${organisationId}&status=full&sort=birth&limit=1`
  const { rows: people } = await ask<{ rows: { id: string }[] }>(site, page, oldest)
  const { id: caseId } = await command(site, page, 'cases.open', {
    lifecycle: 'exemption',
    memberId: people[0]?.id,
    step: 'request',
    on,
    facts: { route: 'age-health', asked: 'oral', from: on },
  })
  const about = { meetingId: openMeeting, kind: 'resolution', subject: 'Cho miễn sinh hoạt', manner: 'card', caseId }
  const { id: caseVote } = await command(site, page, 'meetings.open-vote', about)
  await page.context().close()
  return { plannedMeeting, openMeeting, closedMeeting, caseVote }
}
