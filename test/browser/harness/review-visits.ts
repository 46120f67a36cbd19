// The pages of reviews in the states they are looked at in, and the records their addresses are made of.
import { dateInVietNam } from '#kernel/clock.ts'
import { main, press, rows, seen, submit } from './acts.ts'
import { ask, command, seatOf } from './case-acts.ts'
import type { Visit } from './routes.ts'
import type { Site } from './site.ts'

/** A campaign of the commune, the review of the branch with a question, a name that is heard and one that is helped. */
export interface ReviewIds {
  campaign: string
  review: string
  ownName: string
  helpedName: string
}

export const reviewVisits: readonly Visit[] = [
  { route: '/ra-soat', as: 'bithu', at: () => '/ra-soat', shows: rows },
  {
    route: '/ra-soat',
    as: 'dangvien',
    at: () => '/ra-soat',
    shows: (page) => main(page).getByText('Việc chi bộ đang xem xét về tôi'),
    state: 'of the person concerned',
  },
  { route: '/ra-soat', as: 'vanphong.xa', at: () => '/ra-soat', shows: rows, state: 'from above' },
  {
    route: '/ra-soat/mo',
    as: 'vanphong.xa',
    at: () => '/ra-soat/mo',
    shows: (page) => main(page).getByLabel('Tên đợt'),
    state: 'with its problems',
    act: submit,
  },
  { route: '/ra-soat/dot/:id', as: 'vanphong.xa', at: (ids) => `/ra-soat/dot/${ids.campaign}`, shows: rows },
  {
    route: '/ra-soat/dot/:id',
    as: 'vanphong.xa',
    at: (ids) => `/ra-soat/dot/${ids.campaign}`,
    shows: rows,
    state: 'while it is taken back',
    act: press('Rút lại đợt mở nhầm'),
  },
  { route: '/ra-soat/:id', as: 'bithu', at: (ids) => `/ra-soat/${ids.review}`, shows: rows },
  {
    route: '/ra-soat/:id',
    as: 'bithu',
    at: (ids) => `/ra-soat/${ids.review}`,
    shows: (page) => main(page).getByRole('button', { name: /^Trả lời/ }),
    state: 'while a question is answered',
    act: press(/^Trả lời/),
  },
  {
    route: '/ra-soat/:id',
    as: 'bithu',
    at: (ids) => `/ra-soat/${ids.review}`,
    shows: rows,
    state: 'while somebody is named',
    act: async (page) => {
      await press('Ghi tên để xem xét')(page)
      await seen(main(page).getByLabel('Sự việc đã ghi'))
    },
  },
  {
    route: '/ra-soat/ten/:id',
    as: 'dangvien',
    at: (ids) => `/ra-soat/ten/${ids.ownName}`,
    shows: (page) => main(page).getByRole('button', { name: 'Ghi lời trình bày' }),
    state: 'of the person concerned',
    act: press('Ghi lời trình bày'),
  },
  {
    route: '/ra-soat/ten/:id',
    as: 'bithu',
    at: (ids) => `/ra-soat/ten/${ids.helpedName}`,
    shows: (page) => main(page).getByText('Người giúp đỡ'),
    state: 'while a month is noted',
    act: press('Ghi một tháng giúp đỡ'),
  },
  {
    route: '/ra-soat/ten/:id',
    as: 'bithu',
    at: (ids) => `/ra-soat/ten/${ids.ownName}`,
    shows: (page) => main(page).getByRole('button', { name: 'Đưa ra bỏ phiếu kín' }),
    state: 'before its ballot',
    act: press('Đưa ra bỏ phiếu kín'),
  },
]

const directed = {
  title: 'Rà soát, sàng lọc đảng viên',
  directive: 'KH 12-KH/ĐU ngày 05/11/2026',
  grounds: ['no-dues', 'no-progress', 'degradation'],
}

/** Opens a campaign of the commune, with a discipline of one member on record; whom the branch names is said by the caller. */
export async function beginCampaign(site: Site, memberId: string): Promise<{ campaign: string; review: string }> {
  const on = dateInVietNam(site.clock.now())
  const [office, board, secretary] = [
    await site.open({ as: 'vanphong.xa' }),
    await site.open({ as: 'bantochuc' }),
    await site.open({ as: 'bithu' }),
  ]
  const { organisationId } = await seatOf(site, office)
  const days = { startsOn: on, endsOn: `${Number(on.slice(0, 4)) + 1}-12-31`, factsFrom: `${on.slice(0, 4)}-01-01` }
  const { id: campaign } = await command(site, office, 'reviews.open', { organisationId, ...directed, ...days })
  const entry = { memberId, kind: 'discipline', title: 'Khiển trách', fromDate: on }
  await command(site, board, 'members.add-career-entry', entry)
  const { rows: reviews } = await ask<{ rows: { id: string }[] }>(site, secretary, 'reviews.list')
  for (const page of [office, board, secretary]) await page.context().close()
  return { campaign, review: reviews[0]?.id ?? '' }
}

/** The member who signs in as «dangvien», and two others of the branch. */
export async function peopleOf(site: Site): Promise<{ own: string; others: string[] }> {
  const { rows: found } = await site.database.owner.query<{ id: string; own: boolean }>(
    `select m.id, a.id is not null as own from members m
       join members o on o.organisation_id = m.organisation_id
       join accounts own on own.member_id = o.id and own.sign_in_name = $1
       left join accounts a on a.member_id = m.id
      where m.status = 'full' and (a.id is null or a.id = own.id) order by m.sort_key desc, m.id`,
    [site.signInName('dangvien')],
  )
  return {
    own: found.find(({ own }) => own)?.id ?? '',
    others: found.filter(({ own }) => !own).map(({ id }) => id),
  }
}

export async function beginReviews(site: Site): Promise<ReviewIds> {
  const { own, others } = await peopleOf(site)
  const [asked = '', helped = '', helper = ''] = others
  const { campaign, review } = await beginCampaign(site, asked)
  const page = await site.open({ as: 'bithu' })
  await command(site, page, 'reviews.bring-facts', { id: review, version: 1 })
  const name = async (memberId: string) =>
    (
      await command(site, page, 'reviews.name-member', {
        reviewId: review,
        memberId,
        ground: 'no-progress',
        reason: 'Ba việc được giao đều bỏ dở.',
        source: 'Biên bản sinh hoạt tháng 10',
      })
    ).id
  const [ownName, helpedName] = [await name(own), await name(helped)]
  const on = dateInVietNam(site.clock.now())
  // Of a name that was voted on: the sitting is another test's story.
  await site.database.owner.query(`update review_names set state = 'to-help' where id = $1`, [helpedName])
  const plan = {
    helperId: helper,
    plan: 'Mỗi tuần gặp một lần.',
    from: on,
    until: `${Number(on.slice(0, 4)) + 1}-12-31`,
  }
  await command(site, page, 'reviews.plan-help', { id: helpedName, version: 1, ...plan })
  await page.context().close()
  return { campaign, review, ownName, helpedName }
}
