// Decision 062: a tree that moves, and an organisation that ends, wait for everybody who writes in its province, and they for it: no row keeps a path that is no more, nothing is written under what has ended.
import { describe, expect, test } from 'vitest'
import { codeOf, useWorld } from '../../../test/harness/world.ts'
import { reorganisingIn } from './testing/sheets.ts'

describe('a branch that moves while somebody gives it work', () => {
  const world = useWorld()
  const { started, act } = reorganisingIn(world)

  /** Until so many transactions wait for `lock`. */
  const until = async (many: number, lock: string): Promise<void> => {
    const waiting = `select count(distinct pid)::int as n from pg_locks where not granted and database = (select oid from pg_database where datname = current_database()) and ${lock}`
    await expect.poll(async () => (await world.database.owner.query(waiting)).rows[0].n, { timeout: 10_000 }).toBe(many)
  }
  const TASKS = `relation = 'tasks'::regclass`
  const ORGANISATIONS = `relation = 'organisations'::regclass`
  const WRITERS = `locktype = 'advisory' and classid = 62`

  test.each([
    { first: 'who gives the work', to: '99.001', on: '2026-11-15', held: 'tasks', waits: TASKS },
    { first: 'the sheet', to: '99.002', on: '2026-11-18', held: 'organisations', waits: ORGANISATIONS },
  ] as const)('$first came first: the other waits, and the work lies where the branch lies', async (order) => {
    const { places, database } = world
    const [board, secretary] = [
      await world.actorAt(places.province, 'organisation-board'),
      await world.actorAt(places.province, 'secretary'),
    ]
    const sheet = await started(board, places.province, [`1,99.002.001,,Chuyển trực thuộc,,,${order.to},,,`], {
      effectiveOn: order.on,
    })
    expect(sheet.hinders).toEqual([])
    const title = `Việc giao khi ${order.first} trước`
    const give = () =>
      world.call(secretary, 'tasks.assign', { title, dueOn: '2026-12-20', organisationIds: [places.branchB1.id] })
    const move = () => act(board, 'commit', sheet)
    // The one that came first is stopped in its midst by a lock on what it writes.
    await database.owner.query(`begin; lock table ${order.held} in exclusive mode`)
    const begun = order.held === 'tasks' ? [give(), move] : [move(), give]
    await until(1, order.waits)
    const [one, other] = begun as [ReturnType<typeof give>, typeof give]
    const second = other()
    await until(1, WRITERS)
    await database.owner.query('commit')
    expect([codeOf(await one), codeOf(await second)]).toEqual(['done', 'done'])
    const { rows } = await database.owner.query(
      `select t.path, o.path as place from tasks t join organisations o on o.id = $1 where t.title = $2`,
      [places.branchB1.id, title],
    )
    expect(rows).toHaveLength(1)
    expect(rows[0].path).toBe(rows[0].place)
  })

  test('an organisation that ends lets those finish who write in it; who comes later finds it ended, and its seats are over', async () => {
    const { places, database } = world
    const office = await world.actorAt(places.communeA, 'office')
    await world.actorAt(places.branchA2, 'office')
    const organisationId = places.branchA2.id
    const draft = (subject: string) =>
      world.call(office, 'documents.draft', {
        organisationId,
        type: 'KH',
        body: 'committee',
        subject,
        content: ['Một.'],
      })
    const enter = () =>
      world.call(office, 'documents.record', {
        ...{ organisationId, direction: 'outgoing', type: 'BC', body: 'committee', subject: 'Sau ngày kết thúc' },
      })
    const register = () =>
      world.call(office, 'members.register', {
        ...{ organisationId, fullName: 'Trần Văn Năm', gender: 'male', birthDate: '1980-02-03', status: 'full' },
        ...{ hometown: 'Xã An Bình', residence: 'Thôn 2', joinedOn: '2026-01-05' },
        ...{ admittedOn: '2010-01-05', officialOn: '2011-01-05' },
      })
    const plan = () =>
      world.call(office, 'meetings.plan', {
        ...{ organisationId, kind: 'regular', month: '2026-12', on: '2026-12-03', time: '19:30', place: 'Nhà văn hóa' },
      })
    const give = () =>
      world.call(office, 'tasks.assign', { title: 'Rà soát', dueOn: '2026-12-20', organisationIds: [organisationId] })
    const end = () => world.call(office, 'organisations.end', { id: organisationId, version: 1, endedOn: '2026-11-20' })
    const hold = (table: string) => database.owner.query(`begin; lock table ${table} in exclusive mode`)

    await hold('documents')
    const begun = draft('Kế hoạch soạn trước')
    await until(1, `relation = 'documents'::regclass`)
    const ending = end()
    await until(1, WRITERS)
    await database.owner.query('commit')
    expect(codeOf(await begun)).toBe('done')
    expect(codeOf(await ending)).toBe('done')
    await database.owner.query(`update organisations set ended_on = null where id = $1`, [organisationId])

    await hold('organisation_terms')
    const again = world.call(office, 'organisations.end', { id: organisationId, version: 2, endedOn: '2026-11-20' })
    await until(1, `relation = 'organisation_terms'::regclass`)
    const late = [draft('Kế hoạch soạn sau'), enter(), register(), plan(), give()]
    await until(late.length, WRITERS)
    await database.owner.query('commit')
    expect(codeOf(await again)).toBe('done')
    expect((await Promise.all(late)).map(codeOf)).toEqual([
      'organisations.ended',
      'organisations.ended',
      'members.organisation-ended',
      'meetings.not-a-branch',
      'tasks.cannot-be-given-work',
    ])
    const { rows } = await database.owner.query(
      `select distinct valid_to::text from account_seats where organisation_id = $1`,
      [organisationId],
    )
    expect(rows).toEqual([{ valid_to: '2026-11-20' }])
  })
})
