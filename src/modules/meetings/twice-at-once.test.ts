// Every change of a meeting sent twice at the same moment under two keys, as by a double click: it happens once, and whoever comes second is told.
import { describe, expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import type { Outcome } from '#kernel/run.ts'
import { whileHeld } from '../../../test/harness/held.ts'
import { codeOf, useWorld } from '../../../test/harness/world.ts'
import { openCase } from '../cases/testing/openings.ts'
import { register } from '../members/testing/people.ts'
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

describe('two who write in one calendar at the same moment', () => {
  const world = useWorld()
  const plan = (secretary: Actor, more: Record<string, unknown>) => () =>
    world.call(secretary, 'meetings.plan', planOf(world, more))

  test('M-12: the last sitting by party groups of a year is planned by one of them', async () => {
    const { secretary } = await evening(world, 1)
    const { branchA1 } = world.places
    const { owner } = world.database
    await owner.query(
      `insert into organisations (province_code, id, path, parent_id, type_code, unit_type, code, name, search_key, sort_key, founded_on, created_at, updated_at)
       values ('99', gen_random_uuid(), $1, $2, 'party-group', 'xa', '99.001.001.1', 'Tổ đảng 1', 'to dang 1', 'to dang 1', '2025-07-01', now(), now())`,
      [`${branchA1.path}1/`, branchA1.id],
    )
    const board = await world.actorAt(world.places.province, 'organisation-board')
    await Promise.all(Array.from({ length: 49 }, () => register(world, board, branchA1)))
    const groups = { kind: 'party-group' }
    for (const [month, on] of Object.entries({ '2026-11': '2026-11-03', '2026-12': '2026-12-03' })) {
      expect(codeOf(await plan(secretary, { ...groups, month, on })())).toBe('done')
    }
    const last = ['2026-09', '2026-10'].map((month) => plan(secretary, { ...groups, month, on: `${month}-05` }))
    const outcomes = await whileHeld(world, 'lock table branch_months in share mode', last)
    expect(outcomes.map(codeOf)).toEqual(['done', 'meetings.too-many-group-sittings'])
  })

  test('what is kept of the month holds both meetings', async () => {
    const secretary = await world.actorAt(world.places.branchA1, 'secretary')
    const may = (kind: string) => plan(secretary, { kind, month: '2027-05', on: '2027-05-04', reason: 'Lịch chung' })
    expect(codeOf(await may('extraordinary')())).toBe('done')
    const row = `select 1 from branch_months where month = '2027-05' for update`
    expect((await whileHeld(world, row, [may('regular'), may('thematic')])).map(codeOf)).toEqual(['done', 'done'])
    const kept = `select planned_on::text as on from branch_months where month = '2027-05'`
    expect((await world.database.owner.query(kept)).rows).toEqual([{ on: '2027-05-04' }])
    // Nor does it hold one of two that were cancelled at the same moment.
    const { rows } = await world.database.owner.query(
      `select id, version from meetings where month = '2027-05' and kind <> 'extraordinary' order by kind`,
    )
    const cancels = rows.map((one) => () => world.call(secretary, 'meetings.cancel', { ...one, reason: 'Lịch chung' }))
    expect((await whileHeld(world, row, cancels)).map(codeOf)).toEqual(['done', 'done'])
    expect((await world.database.owner.query(kept)).rows).toEqual([{ on: null }])
  })

  test('two meetings moved into one month: the second is told that the month is taken', async () => {
    const secretary = await world.actorAt(world.places.branchA1, 'secretary')
    const moves: (() => Promise<Outcome>)[] = []
    for (const month of ['2028-01', '2028-02']) {
      const on = `${month}-10`
      const { id, version } = await world.ask<{ id: string; version: number }>(
        secretary,
        'meetings.plan',
        planOf(world, { month, on, reason: 'Lịch chung' }),
      )
      const { organisationId: _place, ...march } = planOf(world, { month: '2028-03', on: '2028-03-10' })
      const changed = { id, version, ...march, reason: 'Dời lịch' }
      moves.push(() => world.call(secretary, 'meetings.change', changed))
    }
    const outcomes = await whileHeld(world, 'lock table branch_months in share mode', moves)
    expect(outcomes.map(codeOf)).toEqual(['done', 'meetings.month-taken'])
  })

  test('the last place for a document of a meeting is taken by one of them', async () => {
    const secretary = await world.actorAt(world.places.branchA1, 'secretary')
    const { id } = await world.ask<{ id: string }>(
      secretary,
      'meetings.plan',
      planOf(world, { month: '2028-06', on: '2028-06-05', reason: 'Lịch chung' }),
    )
    const card = { id, level: 'secret', code: '12/M', keeper: 'Văn thư', place: 'Tủ 1' }
    for (let i = 0; i < 19; i++) await world.ask(secretary, 'meetings.add-secret-card', card)
    const add = () => world.call(secretary, 'meetings.add-secret-card', card)
    const outcomes = await whileHeld(world, 'lock table meeting_documents in share mode', [add, add])
    expect(outcomes.map(codeOf)).toEqual(['done', 'meetings.documents-many'])
  })
})
