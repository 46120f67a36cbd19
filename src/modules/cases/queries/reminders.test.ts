// Reminders: said when a term comes near, once however many servers there are, to whom it presses, gone with what they rest on.
import { execFile } from 'node:child_process'
import { tmpdir } from 'node:os'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, test } from 'vitest'
import type { OutputOf } from '#contract/operation.ts'
import type { countReminders, listReminders } from '#contract/reminders.ts'
import type { Actor } from '#kernel/actor.ts'
import { useWorld } from '../../../../test/harness/world.ts'
import { register } from '../../members/testing/people.ts'
import { refreshOnce } from '../flow/refresh.ts'
import { claimTurn, finishTurn } from '../store/day-jobs.ts'
import { type Drive, takeAll } from '../testing/drive.ts'
import { actorsHere, openTransfer, registerAll, THREE } from '../testing/openings.ts'

type Listed = OutputOf<typeof listReminders>
type Counted = OutputOf<typeof countReminders>

describe('reminders of probation (PROB-01, REC-01)', () => {
  const world = useWorld()
  let secretary: Actor
  let office: Actor
  let inspection: Actor
  let neighbour: Actor
  let own: Actor
  let drive: Drive

  const reminders = async (actor: Actor): Promise<Listed['rows']> =>
    (await world.ask<Listed>(actor, 'cases.list-reminders', {})).rows
  const counted = (actor: Actor): Promise<Counted> => world.ask(actor, 'cases.count-reminders', {})
  const dayBegins = async (day: string): Promise<void> => {
    world.clock.set(`${day}T02:00:00Z`)
    expect(await refreshOnce(world.application, day)).toBe(true)
  }
  const clocks = (rows: Listed['rows']) => rows.map(({ clockTitle, dueOn }) => `${clockTitle} ${dueOn}`)
  const term = 'Thời gian dự bị 2027-01-10'
  const consider = 'Chi bộ xét công nhận đảng viên chính thức 2027-02-26'

  beforeAll(async () => {
    const { places } = world
    world.clock.set('2026-01-10T02:00:00Z')
    const here = await actorsHere(world)
    const { board } = here
    ;({ secretary, office } = here)
    inspection = await world.actorAt(places.communeA, 'inspection')
    neighbour = await world.actorAt(places.branchA2, 'secretary')
    const young = { status: 'probationary', decisionOn: '2026-01-05', admittedOn: '2026-01-10', officialOn: null }
    const { id: memberId } = await register(world, board, places.branchA1, { fullName: 'Đỗ Thị Dự', ...young })
    own = await world.actorAt(places.branchA1, 'member', { memberId })
    const { id } = await world.ask<{ id: string }>(secretary, 'cases.open', {
      lifecycle: 'probation',
      memberId,
      step: 'begin',
      on: '2026-01-10',
      facts: { mentor: 'Lê Văn Một', mentorOfficial: true },
    })
    drive = { world, caseId: id, actors: [secretary, office, board] }
    await takeAll(drive, 'declare-record')
  })

  test('nothing is said before its day; on it, it is said to the branch and to nobody else', async () => {
    await dayBegins('2026-10-11')
    expect(await reminders(secretary)).toEqual([])
    await dayBegins('2026-10-12')
    expect(await reminders(secretary)).toMatchObject([
      {
        caseId: drive.caseId,
        subjectName: 'Đỗ Thị Dự',
        clockTitle: 'Thời gian dự bị',
        dueOn: '2027-01-10',
        overdue: false,
        fromBelow: false,
        ruleId: 'PROB-01',
        basis: expect.stringContaining('Điều lệ Đảng'),
        fresh: true,
      },
    ])
    for (const actor of [office, inspection, neighbour, own]) expect(await reminders(actor)).toEqual([])
    expect(await counted(secretary)).toEqual({ fresh: 1, all: 1 })
  })

  test('looking is noted for the own account alone, and is in no history', async () => {
    const audited = async () =>
      (await world.database.owner.query('select count(*)::int as n from audit_entries')).rows[0]?.n
    const before = await audited()
    await world.ask(secretary, 'cases.see-reminders', {})
    expect(await audited()).toBe(before)
    expect(await counted(secretary)).toEqual({ fresh: 0, all: 1 })
    const deputy = await world.actorAt(world.places.branchA1, 'secretary')
    expect(await counted(deputy)).toEqual({ fresh: 1, all: 1 })
  })

  test('the same day again says nothing new; a nearer day is said anew in place of the last', async () => {
    world.clock.advance(3_600_000)
    await refreshOnce(world.application, '2026-10-12 other rules')
    expect(await counted(secretary)).toEqual({ fresh: 0, all: 1 })
    await dayBegins('2026-11-10')
    expect(await counted(secretary), 'between 90 and 60 days').toEqual({ fresh: 0, all: 1 })
    await dayBegins('2026-11-11')
    expect(await counted(secretary), '60 days').toEqual({ fresh: 1, all: 1 })
    const { rows } = await world.database.owner.query('select days_before from case_reminders')
    expect(rows).toEqual([{ days_before: 60 }])
  })

  test('two servers at once put each reminder once, and one of them does the work', async () => {
    const day = '2026-12-12'
    world.clock.set(`${day}T02:00:00Z`)
    const script = fileURLToPath(new URL('../testing/begin-day-process.ts', import.meta.url))
    const begin = () =>
      promisify(execFile)(process.execPath, [
        script,
        world.database.ownerUrl,
        tmpdir(),
        world.clock.now().toISOString(),
        day,
      ])
    const both = await Promise.all([begin(), begin()])
    expect(both.map(({ stdout }) => stdout)).toContain('{"finished":true}')
    expect(await counted(secretary)).toEqual({ fresh: 2, all: 2 })
    expect(clocks(await reminders(secretary)).toSorted()).toEqual([consider, term].toSorted())
    // Afterwards the day is done for a third.
    expect(await claimTurn(world.application, '99', 'cases.put-work', day)).toBe('done')
  }, 120_000)

  test('a server that stops half way is relieved, after a while and not before', async () => {
    const job = 'cases.try'
    expect(await claimTurn(world.application, '99', job, '1')).toBe('mine')
    expect(await claimTurn(world.application, '99', job, '1')).toBe('elsewhere')
    world.clock.advance(29 * 60_000)
    expect(await claimTurn(world.application, '99', job, '1')).toBe('elsewhere')
    world.clock.advance(2 * 60_000)
    expect(await claimTurn(world.application, '99', job, '1')).toBe('mine')
    await finishTurn(world.application, '99', job)
    expect(await claimTurn(world.application, '99', job, '1')).toBe('done')
    expect(await claimTurn(world.application, '99', job, '2')).toBe('mine')
  })

  test('what has passed is said to whom it pressed and goes up; a term that has only run out says nothing', async () => {
    await dayBegins('2027-02-27')
    expect(await reminders(secretary)).toMatchObject([{ overdue: true, fromBelow: false, ruleId: 'REC-01' }])
    expect(await reminders(office)).toMatchObject([{ overdue: true, fromBelow: true, ruleId: 'REC-01' }])
    expect(await reminders(inspection), 'not a post of this case').toEqual([])
    expect(await reminders(own)).toEqual([])
  })

  test('a term that has passed by the day its step is recorded is said at once, to whom it pressed and above', async () => {
    const { places } = world
    const board = await world.actorAt(places.province, 'organisation-board')
    const { id } = await register(world, board, places.branchA1, { fullName: 'Hồ Thị Muộn' })
    const member = await world.actorAt(places.branchA1, 'member', { memberId: id })
    const caseId = await openTransfer(world, secretary, id, null, { effectiveOn: '2026-10-01' })
    const late = { caseId, ruleId: 'TRF-01', overdue: true }
    expect(await reminders(member)).toMatchObject([{ ...late, fromBelow: false }])
    expect((await reminders(secretary)).filter((row) => row.caseId === caseId)).toMatchObject([
      { ...late, fromBelow: true },
    ])
    const said = await counted(secretary)
    await refreshOnce(world.application, '2027-02-27 again')
    expect(await counted(secretary)).toEqual(said)
    const { version }: { version: number } = await world.ask(secretary, 'cases.get', { id: caseId })
    const withdrawn = { id: caseId, version, step: 'withdraw', on: '2027-02-27', facts: { reason: 'Thôi chuyển' } }
    await world.ask(secretary, 'cases.take-step', withdrawn)
    expect(await reminders(member)).toEqual([])
  })

  test('a step that settles it takes the reminder away at once', async () => {
    await registerAll(world, await world.actorAt(world.places.province, 'organisation-board'), THREE)
    await takeAll(drive, 'attend-class', 'self-review', 'collect-opinions')
    expect(await counted(office)).toMatchObject({ all: 1 })
    await takeAll(drive, 'branch-vote')
    expect(await reminders(secretary)).toEqual([])
    expect(await counted(office)).toEqual({ fresh: 0, all: 0 })
  })

  test('the person concerned is reminded of the own term; the branch hears of it once it has passed', async () => {
    const { places } = world
    const board = await world.actorAt(places.province, 'organisation-board')
    const { id } = await register(world, board, places.branchA1, { fullName: 'Vũ Văn Chuyển' })
    const member = await world.actorAt(places.branchA1, 'member', { memberId: id })
    await openTransfer(world, member, id, null, { effectiveOn: '2027-02-20' })
    const { rows } = await world.database.owner.query(
      `select due_on::text as due from case_work where clock_title = 'Làm thủ tục chuyển sinh hoạt đảng' and due_on is not null`,
    )
    const due: string = rows[0]?.due
    const weekBefore = new Date(Date.parse(due) - 7 * 86_400_000).toISOString().slice(0, 10)
    await dayBegins(weekBefore)
    expect(await reminders(member)).toMatchObject([{ ruleId: 'TRF-01', dueOn: due, overdue: false }])
    expect((await reminders(secretary)).filter(({ subjectName }) => subjectName === 'Vũ Văn Chuyển')).toEqual([])
    const dayAfter = new Date(Date.parse(due) + 86_400_000).toISOString().slice(0, 10)
    await dayBegins(dayAfter)
    expect(await reminders(member)).toMatchObject([{ overdue: true, fromBelow: false }])
    expect(await reminders(secretary)).toContainEqual(
      expect.objectContaining({ subjectName: 'Vũ Văn Chuyển', overdue: true, fromBelow: true }),
    )
  })
})
