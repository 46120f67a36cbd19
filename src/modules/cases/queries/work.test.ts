// The work to do as each seat finds it: mine, waiting, coming; what is late first; what has passed a limit goes up, and nothing else does.
import { beforeAll, describe, expect, test } from 'vitest'
import type { countWork, listWork, WorkRow } from '#contract/cases.ts'
import type { OutputOf } from '#contract/operation.ts'
import type { listReminders } from '#contract/reminders.ts'
import type { Actor } from '#kernel/actor.ts'
import { addDays, addMonths } from '#rules/calendar/dates.ts'
import { type Place, useWorld } from '../../../../test/harness/world.ts'
import { register } from '../../members/testing/people.ts'
import { refreshWork } from '../flow/refresh.ts'
import { caseAs, type Drive, takeAll, today } from '../testing/drive.ts'
import { actorsHere, openCase, openTransfer, poolOf, registerAll, registerCitizen, THREE } from '../testing/openings.ts'

type Work = OutputOf<typeof listWork>
type Below = OutputOf<typeof countWork>

// biome-ignore lint/correctness/useHookAtTopLevel: a fixture of the tests, not of a page.
const world = useWorld()
let secretary: Actor
let office: Actor
let board: Actor
let own: Actor
let memberId: string

const work = (actor: Actor, tab: 'mine' | 'waiting' | 'coming' = 'mine', more: object = {}): Promise<Work> =>
  world.ask(actor, 'cases.list-work', { tab, ...more })
const about = ({ rows }: Work, name: string): WorkRow[] => rows.filter((row) => row.subjectName === name)
/** The day begins: the clock stands on it and the work is put anew. */
const dayBegins = async (day: string): Promise<void> => {
  world.clock.set(`${day}T02:00:00Z`)
  await refreshWork(world.application, '99')
}

beforeAll(async () => {
  const { places } = world
  world.clock.set('2026-01-10T02:00:00Z')
  ;({ secretary, office, board } = await actorsHere(world))
  const young = { status: 'probationary', decisionOn: '2026-01-05', admittedOn: '2026-01-10', officialOn: null }
  memberId = (await register(world, board, places.branchA1, { fullName: 'Đỗ Thị Dự', ...young })).id
  own = await world.actorAt(places.branchA1, 'member', { memberId })
})

describe('probation (PROB-01, REC-01, REC-04)', () => {
  const name = 'Đỗ Thị Dự'
  let drive: Drive
  test('twelve months are something that comes, with the day, the reason and the article; nobody is late', async () => {
    const opened = await world.ask<{ id: string }>(secretary, 'cases.open', {
      lifecycle: 'probation',
      memberId,
      step: 'begin',
      on: '2026-01-10',
      facts: { mentor: 'Lê Văn Một', mentorOfficial: true },
    })
    drive = { world, caseId: opened.id, actors: [secretary, office, board] }
    const [review] = about(await work(secretary, 'coming'), name)
    expect(review).toMatchObject({
      step: 'self-review',
      waitsUntil: '2027-01-10',
      dueOn: '2027-02-26',
      overdue: false,
      escalated: false,
      ruleId: 'REC-01',
      holder: 'Chi bộ thôn 1 (bí thư, phó bí thư; cấp ủy viên)',
    })
    expect(about(await work(secretary), name)).toEqual([])
    // The person concerned is asked for the papers of the record, and only for that.
    const papers = { step: 'declare-record', ruleId: 'PROB-05' }
    const soon = [...about(await work(own), name), ...about(await work(own, 'coming'), name)]
    expect(soon.find(({ step }) => step === 'declare-record')).toMatchObject(papers)
    expect(about(await work(secretary, 'coming'), name).map(({ step }) => step)).toEqual(['self-review'])
  })

  test('when they have run out it is mine, due, and still nobody is late', async () => {
    await takeAll(drive, 'declare-record', 'attend-class')
    await dayBegins('2027-01-11')
    expect(about(await work(secretary, 'coming'), name)).toEqual([])
    expect(about(await work(secretary), name)).toMatchObject([
      { step: 'self-review', blocked: false, dueOn: '2027-02-26', overdue: false, escalated: false },
    ])
    expect((await work(office)).counts).toMatchObject({ mine: 0, overdue: 0 })
  })

  test('what has passed its limit is late where it is held, and comes up to the level above it', async () => {
    await dayBegins('2027-02-27')
    const mine = await work(secretary)
    expect(about(mine, name)).toMatchObject([{ overdue: true, escalated: false, clockTitle: expect.any(String) }])
    expect(mine.counts).toMatchObject({ mine: 1, overdue: 1 })
    const up = await work(office)
    expect(about(up, name)).toMatchObject([{ overdue: true, escalated: true }])
    expect(up.counts).toMatchObject({ mine: 1, overdue: 1 })
    expect((await work(board)).counts, 'not further up than is said').toMatchObject({ mine: 0, overdue: 1 })
    expect(about(await work(own), name).every(({ escalated }) => !escalated)).toBe(true)
    const below: Below = await world.ask(office, 'cases.count-work', {})
    expect(below.rows).toEqual([{ id: world.places.branchA1.id, name: 'Chi bộ thôn 1', open: 1, overdue: 1 }])
    expect(await world.ask<Below>(secretary, 'cases.count-work', {})).toEqual({ rows: [] })
    expect(await world.call(own, 'cases.count-work', {})).toMatchObject({ kind: 'refused' })
  })

  test('a step has the term of its own holder: the decision is due where it is made, not in the branch', async () => {
    await registerAll(world, board, THREE)
    await takeAll(drive, 'self-review', 'collect-opinions', 'branch-vote')
    expect(about(await work(secretary), name)).toEqual([])
    expect(about(await work(office), name)).toMatchObject([
      { step: 'grassroots-vote', ruleId: 'REC-04', overdue: false, escalated: false },
    ])
    expect(about(await work(secretary, 'waiting'), name)).toMatchObject([{ step: 'grassroots-vote' }])
    expect((await work(office)).counts).toMatchObject({ overdue: 0 })
  })

  test('a term in working days is counted down in them: in the list, among the reminders, as on the page of the case', async () => {
    const { clocks } = await caseAs(world, office, drive.caseId)
    const decision = clocks.find(({ ruleId }) => ruleId === 'REC-04')
    expect(decision?.workingDaysLeft).toBeLessThan(decision?.daysLeft ?? 0)
    const { dueOn, workingDaysLeft } = decision ?? {}
    expect(about(await work(office), name)).toMatchObject([{ dueOn, workingDaysLeft }])
    await dayBegins(addDays(dueOn ?? '', -4))
    const shown = (await caseAs(world, office, drive.caseId)).clocks.find(({ ruleId }) => ruleId === 'REC-04')
    const { rows } = await world.ask<OutputOf<typeof listReminders>>(office, 'cases.list-reminders', {})
    expect(shown?.workingDaysLeft).toBeGreaterThan(0)
    expect(rows.filter(({ ruleId }) => ruleId === 'REC-04')).toMatchObject([
      { dueOn, overdue: false, workingDaysLeft: shown?.workingDaysLeft },
    ])
  })
})

describe('what is late stands first; the term of somebody else does not press', () => {
  test('a transfer: the member must apply in time, the branch has only its signature', async () => {
    await dayBegins('2027-03-01')
    const { places } = world
    const other = await register(world, board, places.branchA1, { fullName: 'Vũ Văn Chuyển' })
    await openTransfer(world, secretary, other.id, null, { effectiveOn: '2026-06-01' })
    const mine = about(await work(secretary), 'Vũ Văn Chuyển')
    // The branch signs without a term of its own; the member's, which has passed, has come up beside it.
    expect(mine).toMatchObject([
      { step: null, overdue: true, escalated: true, ruleId: 'TRF-01' },
      { step: 'sign-branch', dueOn: null, overdue: false, escalated: false },
    ])
    expect((await work(secretary)).rows.map(({ overdue }) => overdue)).toEqual([true, false])
  })

  test('pages of a list follow one another, whatever it is ordered by', async () => {
    for (const tab of ['mine', 'coming'] as const) {
      const whole = await work(secretary, tab, { limit: 50 })
      const ids: string[] = []
      let after: string | null | undefined
      while (after !== null) {
        const page: Work = await work(secretary, tab, { limit: 1, ...(after !== undefined && { after }) })
        ids.push(...page.rows.map((row) => `${row.id} ${row.step}`))
        after = page.next
      }
      expect(ids).toEqual(whole.rows.map((row) => `${row.id} ${row.step}`))
    }
  })
})

describe('a step that a message takes', () => {
  const there = () => `${world.places.branchB1.name}, ${world.places.communeB.name}`
  const sent = async (name: string, to: Place | null): Promise<Drive> => {
    const { id } = await register(world, board, world.places.branchA1, { fullName: name })
    const drive = { world, caseId: await openTransfer(world, secretary, id, to), actors: [secretary, office, board] }
    await takeAll(drive, 'sign-branch', 'sign-grassroots', 'sign-superior', 'send')
    return drive
  }

  test('is not offered while the other end is in this system, and is nobody’s work (DOS-04)', async () => {
    const drive = await sent('Bùi Văn Trong', world.places.branchB1)
    const shown = await caseAs(world, office, drive.caseId)
    const received = shown.next.find(({ step }) => step === 'received-there')
    expect(received).toMatchObject({ mine: false, who: [`${there()}, sẽ trả lời qua phần mềm`] })
    // What the other end will say is not missing here: only where it works on paper its slip is handed in.
    expect(shown.missing).toEqual([])
    expect(shown.papers.map(({ code }) => code)).not.toContain('response-slip')
    const refused = await world.call(office, 'cases.take-step', {
      id: drive.caseId,
      version: shown.version,
      step: 'received-there',
      on: today(world),
      papers: [{ code: 'response-slip', no: '1', on: today(world), keptAt: null }],
    })
    expect(refused).toMatchObject({ refusal: { code: 'lifecycle.wrong-actor' } })
    expect(about(await work(office), 'Bùi Văn Trong').map(({ step }) => step)).not.toContain('received-there')
    expect(about(await work(office, 'waiting'), 'Bùi Văn Trong')).toContainEqual(
      expect.objectContaining({ step: 'received-there', holder: `${there()}, sẽ trả lời qua phần mềm` }),
    )
  })

  test('asks a person for what the message would prove: the slip, and why it was sent back (DOS-04, DOS-10)', async () => {
    const drive = await sent('Bùi Văn Ngoài', null)
    const shown = await caseAs(world, office, drive.caseId)
    const step = (code: string) => shown.next.find((one) => one.step === code)
    expect(step('received-there')).toMatchObject({
      mine: true,
      papers: [expect.objectContaining({ code: 'response-slip', made: false, there: false })],
    })
    expect(step('refused-there')?.asks.map(({ name }) => name)).toEqual(['refusal', 'reason'])
    expect(step('add-paper')).toMatchObject({ anyPaper: true })
    expect(about(await work(office), 'Bùi Văn Ngoài').map((row) => row.step)).toContain('received-there')
    await takeAll({ ...drive, known: { reason: 'Sai nơi nhận' } }, 'refused-there')
    expect(await caseAs(world, office, drive.caseId)).toMatchObject({ state: 'returned' })
  })

  test('a class that is under way in this system gives the certificate; the branch does not record it by hand', async () => {
    const citizenId = await registerCitizen(world, secretary, world.places.branchA1, 'Ngô Thị Lớp')
    const id = await openCase(world, secretary, poolOf(world, citizenId))
    await takeAll({ world, caseId: id, actors: [secretary, office] }, 'propose-listing', 'approve-listing')
    // Every month the list is reviewed: a note, so it stands beside the way on and comes when its day is near (POOL-02).
    expect(about(await work(secretary, 'coming'), 'Ngô Thị Lớp')).toMatchObject([{ step: 'review', ruleId: 'POOL-02' }])
    expect(about(await work(secretary), 'Ngô Thị Lớp')).toMatchObject([{ step: 'propose-class', dueOn: null }])
    await takeAll({ world, caseId: id, actors: [secretary, office] }, 'propose-class')
    const next = (await caseAs(world, secretary, id)).next.find(({ step }) => step === 'class-certified')
    expect(next).toMatchObject({ mine: false })
    expect(about(await work(secretary), 'Ngô Thị Lớp').map(({ step }) => step)).not.toContain('class-certified')
  })
})

describe('an exemption (EXM-01, EXM-03)', () => {
  const exempted = async (fullName: string, facts: object, papers: readonly string[], ...steps: string[]) => {
    const on = today(world)
    const { id } = await register(world, board, world.places.branchA1, { fullName })
    const caseId = await openCase(world, secretary, {
      lifecycle: 'exemption',
      memberId: id,
      step: 'request',
      on,
      facts: { asked: 'written', from: on, ...facts },
      papers: papers.map((code) => ({ code, no: null, on, keptAt: null })),
    })
    await takeAll({ world, caseId, actors: [secretary, office] }, ...steps)
    const all = []
    for (const tab of ['mine', 'waiting', 'coming'] as const)
      all.push(...about(await work(secretary, tab), fullName).map((row) => ({ tab, ...row })))
    return all
  }

  test('for a time is work again a month before it ends', async () => {
    const to = addDays(addMonths(today(world), 6), -1)
    const facts = { route: 'other', cause: 'maternity', months: 6, to }
    expect(await exempted('Bùi Thị Nghỉ', facts, ['DM-79'], 'propose', 'decide')).toMatchObject([
      { tab: 'coming', step: 'propose-renewal', waitsUntil: addDays(to, -30), dueOn: to },
    ])
  })

  test('because of age has no end: nobody has to do anything until the member asks to come back', async () => {
    const papers = ['DM-79', 'DM-80']
    expect(await exempted('Bùi Văn Già', { route: 'age-health' }, papers, 'decide-by-branch')).toEqual([])
  })
})
