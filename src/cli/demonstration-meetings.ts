// Gives the demonstration meetings: those of the last months held and scored in the branches of a commune, the rest of the year in the calendar, and who of
// the committee is in charge of which branch.
import { tellElection } from '#cli/demonstration-elections.ts'
import type { MeetingDetail } from '#contract/meetings.ts'
import type { Actor } from '#kernel/actor.ts'
import { addDays } from '#rules/calendar/dates.ts'
import { monthAfter, monthOf } from '#rules/dues/months.ts'

export interface Told {
  ask: <T>(actor: Actor, name: string, input: unknown) => Promise<T>
  secretary: Actor
  /** Of the level above: keeps the meetings of the other branches. */
  office: Actor
  branchId: string
  today: string
}

type At = { id: string; version: number }

const at = ({ id, version }: At): At => ({ id, version })

const MONTHS_BACK = [3, 2, 1, 0]
const OTHER_BRANCHES = 8
const place = 'Nhà văn hóa thôn'
const time = '19:00'

interface Held {
  keeper: Actor
  branchId: string
  month: string
  on: string
  thematic: boolean
  endedAt: string
  published: boolean
  /** Points by line and why they are not full. */
  lowered: readonly { no: string; points: number; words: string }[]
  /** Of the tasks given there; null: none were, whoever was there may have left since. */
  tasksDue: string | null
}

/** Plans a regular meeting of a day that is over, and holds it: who was there, one resolution, the end. */
async function hold({ ask }: Told, held: Held): Promise<void> {
  const { keeper, branchId, month, on } = held
  const kind = held.thematic ? 'regular-with-thematic' : 'regular'
  const planned = await ask<At>(keeper, 'meetings.plan', { organisationId: branchId, kind, month, on, time, place })
  const { id } = planned
  const notified = await ask<At>(keeper, 'meetings.notify', { ...at(planned), on: addDays(on, -2) })
  const agenda = await ask<At>(keeper, 'meetings.set-agenda', {
    ...at(notified),
    items: [
      { part: 'last-month', heading: 'Kết quả lãnh đạo tháng trước', minutes: 20 },
      ...(held.thematic ? [{ part: 'thematic', heading: 'Chuyên đề quý', minutes: 40 }] : []),
      { part: 'next-month', heading: 'Nhiệm vụ tháng tới', minutes: 30 },
    ],
  })
  await ask(keeper, 'meetings.open', {
    ...at(agenda),
    startedAt: time,
    chair: 'Bí thư chi bộ',
    minutesBy: 'Thư ký cuộc họp',
  })
  const room = await ask<MeetingDetail>(keeper, 'meetings.get', { id })
  const expected = room.attendance.filter(({ state }) => state === 'not-recorded')
  const away = expected.slice(2, 2 + Math.floor(expected.length / 10))
  const excused = away.map(({ memberId }) => ({ memberId, state: 'excused', reason: 'Ốm' }))
  await ask(keeper, 'meetings.set-attendance', { id, rows: excused, others: 'present' })
  const item = room.items.at(-1)
  await ask(keeper, 'meetings.record-item', {
    id,
    itemId: item?.id,
    version: item?.version,
    content: 'Vận động các hộ dọn vệ sinh đường thôn; thu đủ đảng phí trong tháng.',
  })
  const workers = expected.filter(({ standing }) => standing === 'official').slice(0, 2)
  if (held.tasksDue !== null) {
    await ask(keeper, 'meetings.assign-tasks', {
      id,
      tasks: [
        {
          title: 'Vận động các hộ dọn vệ sinh đường thôn',
          dueOn: held.tasksDue,
          memberIds: workers.map(({ memberId }) => memberId),
          leadId: workers[0]?.memberId,
        },
      ],
    })
  }
  const vote = await ask<At & { voters: number }>(keeper, 'meetings.open-vote', {
    meetingId: id,
    kind: 'resolution',
    manner: 'card',
    subject: `Nghị quyết tháng ${month.split('-').reverse().join('/')}`,
  })
  await ask(keeper, 'meetings.count-vote', { voteId: vote.id, version: vote.version, inFavour: vote.voters })
  const scored = await ask<{ version: number; voters: number }>(keeper, 'meetings.propose-score', {
    id,
    version: 0,
    rest: 'full',
    lines: held.lowered.map(({ no, points }) => ({ no, points })),
    explained: held.lowered.map(({ no, words }) => ({ no, words })),
  })
  await ask(keeper, 'meetings.vote-score', { id, version: scored.version, inFavour: scored.voters })
  const open = await ask<At>(keeper, 'meetings.get', { id })
  const closed = await ask<At>(keeper, 'meetings.close', {
    id,
    version: open.version,
    endedAt: held.endedAt,
    conclusion: 'Chi bộ thống nhất nhiệm vụ tháng tới.',
  })
  if (held.published) await ask(keeper, 'meetings.publish', { id, version: closed.version, on: addDays(on, 1) })
}

/** Regular meetings up to today by the common day of each month; the months whose rule names none are left out. */
async function daysOf({ ask, secretary, branchId, today }: Told): Promise<Map<string, string>> {
  const now = monthOf(today)
  const years = new Set([...MONTHS_BACK.map((back) => monthAfter(now, -back).slice(0, 4))])
  const days = new Map<string, string>()
  for (const year of years) {
    const calendar = await ask<{ commonDays: { month: string; on: string }[] }>(secretary, 'meetings.get-calendar', {
      organisationId: branchId,
      year: Number(year),
    })
    for (const { month, on } of calendar.commonDays) if (on < today) days.set(month, on)
  }
  return days
}

/** What branches lose points for, by the lines of the frame; the third keeps them all. */
const losses: readonly Held['lowered'][] = [
  [{ no: '3', points: 8.5, words: 'Dự thảo nghị quyết gửi muộn một ngày' }],
  [
    { no: '4', points: 31, words: 'Ít ý kiến thảo luận, chưa tự phê bình' },
    { no: '6', points: 24, words: 'Chưa thu đủ đảng phí, đường thôn chưa dọn xong' },
  ],
  [],
  [{ no: '2', points: 4, words: 'Có đảng viên vắng có lý do' }],
]
const short = { no: '1', points: 3, words: 'Họp ngắn hơn quy định' }

/** Each member of the committee in turn is in charge of a branch; the last branch has nobody yet. */
async function nameInCharge({ ask, office }: Told): Promise<void> {
  const { branches, committee } = await ask<{
    branches: { organisationId: string }[]
    committee: { memberId: string }[]
  }>(office, 'meetings.list-in-charge', {})
  for (const [nth, { organisationId }] of branches.slice(0, -1).entries()) {
    const memberId = committee[nth % committee.length]?.memberId
    if (memberId !== undefined) await ask(office, 'meetings.name-in-charge', { organisationId, memberId })
  }
}

/** The secretary's branch has held every month and published the last but one; the others differ: short, not published, not held. */
export async function tellMeetings(told: Told): Promise<void> {
  const { ask, secretary, office, branchId, today } = told
  const now = monthOf(today)
  const days = await daysOf(told)
  await nameInCharge(told)
  const { rows } = await ask<{ rows: { organisationId: string; isBranch: boolean }[] }>(office, 'meetings.get-month', {
    month: now,
  })
  const others = rows.filter((row) => row.isBranch && row.organisationId !== branchId).slice(0, OTHER_BRANCHES)
  for (const back of MONTHS_BACK) {
    const month = monthAfter(now, -back)
    const on = days.get(month)
    if (on === undefined) continue
    const thematic = Number(month.slice(5)) % 3 === 0
    const own = losses[back % losses.length] ?? []
    const evening = { month, on, thematic, endedAt: '21:05', published: back > 0, lowered: own, tasksDue: null }
    await hold(told, { ...evening, keeper: secretary, branchId, tasksDue: back === 0 ? addDays(today, 10) : null })
    for (const [nth, other] of others.entries()) {
      if (back === 0 && nth % 4 === 3) continue
      const isShort = nth % 5 === 4
      const endedAt = isShort ? '20:10' : '21:00'
      const lost = losses[(nth + back) % losses.length] ?? []
      const lowered = isShort ? [short, ...lost] : lost
      const published = back > 0 || nth % 2 === 0
      await hold(told, { ...evening, endedAt, published, lowered, keeper: office, branchId: other.organisationId })
    }
  }
  const year = Number(today.slice(0, 4))
  for (const [nth, organisationId] of [branchId, ...others.map((row) => row.organisationId)].entries()) {
    await ask(nth === 0 ? secretary : office, 'meetings.lay-out-year', { organisationId, year, time, place })
  }
  const [first] = others
  if (first !== undefined) await tellElection(told, first.organisationId)
}
