// Elections in a congress, in the states they are looked at in: ballots to be counted, and a result that waits for the level above.
import type { Page } from 'playwright-core'
import { dateInVietNam } from '#kernel/clock.ts'
import { main, press, seen, submit } from './acts.ts'
import { ask, command } from './case-acts.ts'
import type { Visit } from './routes.ts'
import type { Site } from './site.ts'

export interface ElectionIds {
  /** A congress that goes on, with a round of ballots out. */
  openCongress: string
  /** One that is over, its result reported. */
  reportedCongress: string
}

export const electionVisits: readonly Visit[] = [
  {
    route: '/sinh-hoat/:id',
    as: 'bithu',
    at: (ids) => `/sinh-hoat/${ids.openCongress}`,
    shows: (page) => main(page).getByRole('button', { name: 'Ghi kết quả kiểm phiếu' }),
    state: 'of a congress, while ballots are counted and another election is set up, with problems',
    act: async (page) => {
      await press('Lập cuộc bầu')(page)
      await main(page).getByLabel('Số lượng cần bầu').fill('')
      await submit(page)
    },
  },
  {
    route: '/sinh-hoat/:id',
    as: 'vanphong.xa',
    at: (ids) => `/sinh-hoat/${ids.reportedCongress}`,
    shows: (page) => main(page).getByRole('button', { name: 'Chuẩn y kết quả' }),
    state: 'of a congress, while its result is ratified, with problems',
    act: async (page) => {
      await press('Chuẩn y kết quả')(page)
      await main(page)
        .getByLabel(/^Chuẩn y .*, phó bí thư$/)
        .uncheck()
      await seen(main(page).getByLabel(/^Vì sao không chuẩn y/))
      await submit(page)
    },
  },
]

/** A congress of the branch that is open with everybody there, and an election with two on its list that was voted. */
export async function beginCongress(
  site: Site,
  page: Page,
  organisationId: string,
  postCode: string,
): Promise<{ id: string; electionId: string; voters: number; memberIds: string[] }> {
  const on = dateInVietNam(site.clock.now())
  const plan = { organisationId, kind: 'congress', month: on.slice(0, 7), on, time: '00:05', place: 'Nhà văn hóa thôn' }
  const { id } = await command(site, page, 'meetings.plan', plan)
  const open = { chair: 'Nguyễn Văn Chủ', minutesBy: 'Trần Thị Thư', startedAt: '00:05' }
  await command(site, page, 'meetings.open', { id, version: 1, ...open })
  await command(site, page, 'meetings.set-attendance', { id, others: 'present' })
  const election = { meetingId: id, postCode, seats: 1, purpose: 'term' }
  const { id: electionId } = await command(site, page, 'elections.open', election)
  const { members } = await ask<{ members: { memberId: string }[] }>(
    site,
    page,
    `elections.list-of-meeting?meetingId=${id}`,
  )
  const memberIds = members.slice(0, 2).map(({ memberId }) => memberId)
  await command(site, page, 'elections.add-candidates', { id: electionId, version: 1, route: 'committee', memberIds })
  const list = { meetingId: id, electionId, kind: 'resolution', manner: 'card', subject: 'Danh sách bầu' }
  const vote = await command(site, page, 'meetings.open-vote', list)
  const { voters } = vote as unknown as { voters: number }
  await command(site, page, 'meetings.count-vote', { voteId: vote.id, version: 1, inFavour: voters })
  return { id, electionId, voters, memberIds }
}

const handOut = (site: Site, page: Page, meetingId: string, electionId: string) =>
  command(site, page, 'meetings.open-vote', {
    meetingId,
    electionId,
    kind: 'election',
    manner: 'ballot',
    subject: 'Bầu, lần 1',
  })

/** Two congresses of the secretary's branch today. */
export async function beginElections(site: Site, organisationId: string): Promise<ElectionIds> {
  const page = await site.open({ as: 'bithu' })
  const going = await beginCongress(site, page, organisationId, 'secretary')
  await handOut(site, page, going.id, going.electionId)
  const over = await beginCongress(site, page, organisationId, 'deputy-secretary')
  const { id: voteId } = await handOut(site, page, over.id, over.electionId)
  const all = over.voters
  const candidates = over.memberIds.map((memberId, i) => ({ memberId, votes: i === 0 ? all : 0 }))
  const count = { voteId, version: 1, issued: all, returned: all, valid: all, candidates }
  await command(site, page, 'meetings.count-vote', count)
  await command(site, page, 'meetings.close', { id: over.id, version: 2, conclusion: 'Đại hội thành công.' })
  await command(site, page, 'elections.submit', { meetingId: over.id, on: dateInVietNam(site.clock.now()) })
  await page.context().close()
  return { openCongress: going.id, reportedCongress: over.id }
}
