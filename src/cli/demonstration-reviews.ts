// Gives the demonstration a campaign of review of the commune: the branch of its secretary has answered, one name was helped and cleared, one is still helped.
import type { ReviewDetail } from '#contract/review-shapes.ts'
import type { Actor } from '#kernel/actor.ts'
import { addDays } from '#rules/calendar/dates.ts'
import { monthOf } from '#rules/dues/months.ts'

interface Told {
  ask: <T>(actor: Actor, name: string, input: unknown) => Promise<T>
  secretary: Actor
  /** Of the level above. */
  office: Actor
  branchId: string
  members: readonly { id: string }[]
  today: string
}

type At = { id: string; version: number }
interface Name extends At {
  votes: { voteId: string; state: string; denominator: number }[]
}

/** A sitting of the branch that is under way, with everybody there. */
async function sitting({ ask, secretary, branchId, today }: Told): Promise<At> {
  const on = addDays(today, -1)
  const planned = await ask<At>(secretary, 'meetings.plan', {
    organisationId: branchId,
    kind: 'extraordinary',
    month: monthOf(on),
    on,
    time: '19:00',
    place: 'Nhà văn hóa thôn',
  })
  const opening = { chair: 'Bí thư chi bộ', minutesBy: 'Thư ký cuộc họp', startedAt: '19:00' }
  const { id } = await ask<At>(secretary, 'meetings.open', { id: planned.id, version: planned.version, ...opening })
  await ask(secretary, 'meetings.set-attendance', { id, others: 'present' })
  return ask<At>(secretary, 'meetings.get', { id })
}

/** Puts a name to the vote and counts it, everybody in favour. */
async function voted({ ask, secretary }: Told, id: string, meetingId: string): Promise<void> {
  const get = () => ask<Name>(secretary, 'reviews.get-name', { id })
  await ask(secretary, 'reviews.open-vote', { id, version: (await get()).version, meetingId })
  const vote = (await get()).votes.find(({ state }) => state === 'open')
  const all = vote?.denominator
  const counted = { issued: all, returned: all, valid: all, inFavour: all, against: 0 }
  await ask(secretary, 'meetings.count-vote', { voteId: vote?.voteId, version: 1, ...counted })
}

export async function tellReviews(told: Told): Promise<void> {
  const { ask, secretary, office, members, today } = told
  const [cleared, helped, helper] = members.slice(-8, -5)
  const year = Number(today.slice(0, 4))
  await ask(office, 'reviews.open', {
    organisationId: office.seat?.organisationId,
    title: `Rà soát, sàng lọc đảng viên năm ${year}`,
    directive: 'Kế hoạch 41-KH/ĐU của Ban Thường vụ Đảng ủy',
    startsOn: addDays(today, -240),
    endsOn: addDays(today, 60),
    factsFrom: addDays(today, -600),
    grounds: ['no-dues', 'no-progress', 'degradation'],
  })
  const { rows } = await ask<{ rows: At[] }>(secretary, 'reviews.list', {})
  const [{ id } = { id: '' }] = rows
  const get = () => ask<ReviewDetail>(secretary, 'reviews.get', { id })
  const act = async (name: string, more: object = {}) =>
    ask(secretary, `reviews.${name}`, { id, version: (await get()).version, ...more })
  await act('bring-facts')
  const named = [cleared?.id, helped?.id]
  for (const question of (await get()).questions) {
    if (question.memberId === secretary.memberId) continue
    const weighed = named.includes(question.memberId) ? 'to-consider' : 'explained'
    const answer = weighed === 'explained' ? 'Có lý do, chi bộ đã xác minh.' : 'Chưa có lý do, cần xem xét.'
    await ask(secretary, 'reviews.answer', { id: question.id, version: question.version, answer, weighed })
  }
  for (const body of ['front-committee', 'direct-superior'])
    await act('record-consulted', { body, on: addDays(today, -200), said: 'Thống nhất đưa vào diện giúp đỡ.' })
  const meeting = await sitting(told)
  const step = async (nameId: string, what: string, more: object) => {
    const { version } = await ask<Name>(secretary, 'reviews.get-name', { id: nameId })
    await ask(secretary, `reviews.${what}`, { id: nameId, version, ...more })
  }
  for (const [member, ends] of [
    [cleared, true],
    [helped, false],
  ] as const) {
    const { id: nameId } = await ask<At>(secretary, 'reviews.name-member', {
      reviewId: id,
      memberId: member?.id,
      ground: 'no-progress',
      reason: 'Bỏ dở việc được giao trong hai quý.',
      source: 'Biên bản sinh hoạt chi bộ các tháng',
    })
    await step(nameId, 'state', { how: 'said', text: 'Nhận khuyết điểm, xin được giúp đỡ để sửa.' })
    await voted(told, nameId, meeting.id)
    const span = { from: addDays(today, -190), until: addDays(today, ends ? -5 : 175) }
    await step(nameId, 'plan-help', { helperId: helper?.id, plan: 'Mỗi tuần gặp một lần, giao việc vừa sức.', ...span })
    for (const back of [150, 90, 30])
      await step(nameId, 'note-help', {
        month: monthOf(addDays(today, -back)),
        said: 'Đã gặp đều, làm xong việc được giao trong tháng.',
      })
    if (!ends) continue
    await step(nameId, 'report-help', { result: 'Làm xong mọi việc được giao, sinh hoạt đều.' })
    await voted(told, nameId, meeting.id)
  }
  const open = await ask<At>(secretary, 'meetings.get', { id: meeting.id })
  await ask(secretary, 'meetings.close', {
    id: open.id,
    version: open.version,
    endedAt: '20:30',
    conclusion: 'Chi bộ tiếp tục theo dõi, giúp đỡ.',
  })
}
