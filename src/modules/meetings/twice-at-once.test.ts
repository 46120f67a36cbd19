// Every change of a meeting sent twice at the same moment under two keys, as by a double click: it happens once, and whoever comes second is told.
import { expect, test } from 'vitest'
import { codeOf, useWorld } from '../../../test/harness/world.ts'
import { openCase } from '../cases/testing/openings.ts'
import { act, evening, planOf, shown } from './testing/evening.ts'

// biome-ignore lint/correctness/useHookAtTopLevel: a fixture of the tests, not of a page.
const world = useWorld()

test('planned, told of, opened, put to the vote, counted, closed, opened again, published: each happens once', async () => {
  const { secretary, people } = await evening(world)
  const twice = async (name: string, input: object): Promise<string[]> => {
    const both = await Promise.all([world.call(secretary, name, input), world.call(secretary, name, input)])
    return both.map(codeOf).toSorted()
  }
  expect(await twice('meetings.plan', planOf(world))).toEqual(['done', 'meetings.month-taken'])
  const { rows } = await world.database.owner.query('select id from meetings')
  expect(rows).toHaveLength(1)
  const id: string = rows[0]?.id
  const seen = () => shown(world, secretary, id)
  /** The second one is stale, or told that it has been done. */
  const once = async (name: string, more: object = {}, second = 'stale'): Promise<void> => {
    const { version } = await seen()
    expect(await twice(`meetings.${name}`, { id, version, ...more }), name).toEqual(['done', second].toSorted())
    expect((await seen()).version, name).toBe(version + 1)
  }
  const { organisationId: _, ...planned } = planOf(world)
  await once('change', { ...planned, place: 'Nhà văn hóa' })
  await once('notify', { on: '2026-11-02' })
  await once('set-agenda', { items: [{ part: 'last-month', heading: 'Kiểm điểm tháng 10', minutes: 20 }] })
  await once('open', { chair: 'Đảng Viên A', minutesBy: 'Đảng Viên B' }, 'meetings.wrong-state')
  expect((await seen()).counts).toMatchObject({ members: 9, notRecorded: 9 })
  expect(await twice('meetings.set-attendance', { id, others: 'present' })).toEqual(['done', 'done'])
  expect((await seen()).counts).toMatchObject({ present: 9, notRecorded: 0 })

  const matter = { meetingId: id, kind: 'resolution', subject: 'Nghị quyết tháng 11', manner: 'card' }
  expect(await twice('meetings.open-vote', matter)).toEqual(['done', 'meetings.vote-already-open'])
  // And not one after the other either; on other words it is another matter.
  expect(await twice('meetings.open-vote', matter)).toEqual([
    'meetings.vote-already-open',
    'meetings.vote-already-open',
  ])
  expect((await seen()).votes.map(({ state }) => state)).toEqual(['open'])
  const count = async () => {
    const vote = (await seen()).votes.find(({ state }) => state === 'open')
    const counted = { voteId: vote?.id, version: vote?.version, inFavour: 9, against: 0, other: 0 }
    return twice('meetings.count-vote', counted)
  }
  expect(await count()).toEqual(['done', 'meetings.vote-not-open'])
  expect(await twice('meetings.open-vote', matter)).toEqual(['done', 'meetings.vote-already-open'])
  const again = (await seen()).votes.find(({ state }) => state === 'open')
  expect(await twice('meetings.cancel-vote', { voteId: again?.id, version: again?.version, reason: 'Nhầm' })).toEqual([
    'done',
    'meetings.vote-not-open',
  ])

  // A case is put to the vote once; its step follows the count once.
  const caseId = await openCase(world, secretary, {
    lifecycle: 'exemption',
    memberId: people[4],
    step: 'request',
    on: '2026-11-03',
    facts: {
      route: 'other',
      asked: 'written',
      cause: 'work-far-away',
      months: 3,
      from: '2026-12-01',
      to: '2027-02-28',
    },
    papers: [{ code: 'DM-79', no: null, on: '2026-11-03', keptAt: null }],
  })
  const about = { ...matter, subject: 'Miễn sinh hoạt', caseId }
  expect(await twice('meetings.open-vote', about)).toEqual(['done', 'meetings.vote-already-open'])
  const open = (await seen()).votes.find(({ state }) => state === 'open')
  const counted = {
    voteId: open?.id,
    version: open?.version,
    inFavour: 9,
    against: 0,
    other: 0,
    case: { version: 1, facts: {}, papers: [{ code: 'DM-81', no: '3-NQ/CB', on: '2026-11-03', keptAt: null }] },
  }
  expect(await twice('meetings.count-vote', counted)).toEqual(['done', 'meetings.vote-not-open'])
  expect(await world.ask(secretary, 'cases.get', { id: caseId })).toMatchObject({ version: 2 })

  world.clock.advance(2 * 3_600_000)
  await once('close', { conclusion: 'Thống nhất' }, 'meetings.already-closed')
  await once('reopen', { reason: 'Ghi thiếu' }, 'meetings.wrong-state')
  await once('close', {}, 'meetings.already-closed')
  await once('publish', { on: '2026-11-03' }, 'meetings.already-closed')
})

test('one that was put to the vote while another was on its way: the second is told, however their readings fall', async () => {
  const { secretary } = await evening(world, 1)
  world.clock.set('2026-12-03T12:00:00Z')
  const december = planOf(world, { month: '2026-12', on: '2026-12-03' })
  const { id } = await world.ask<{ id: string }>(secretary, 'meetings.plan', december)
  await act(world, secretary, 'open', id, { chair: 'Đảng Viên A', minutesBy: 'Đảng Viên B' })
  await world.ask(secretary, 'meetings.set-attendance', { id, others: 'present' })
  const matter = { meetingId: id, kind: 'resolution', subject: 'Nghị quyết tháng 11', manner: 'card' }
  const first = await world.ask<{ id: string }>(secretary, 'meetings.open-vote', matter)
  const { owner } = world.database
  const { rows } = await owner.query('delete from meeting_votes where id = $1 returning *', [first.id])
  await owner.query('begin')
  await owner.query('lock table rulebook_revisions in access exclusive mode')
  const second = world.call(secretary, 'meetings.open-vote', matter)
  const waiting = `select count(*)::int as n from pg_locks where not granted and relation = 'rulebook_revisions'::regclass`
  await expect.poll(async () => (await owner.query(waiting)).rows[0].n, { timeout: 10_000 }).toBe(1)
  await owner.query('insert into meeting_votes select * from jsonb_populate_record(null::meeting_votes, $1)', rows)
  await owner.query('commit')
  expect(codeOf(await second)).toBe('meetings.vote-already-open')
  expect((await shown(world, secretary, id)).votes).toHaveLength(1)
})
