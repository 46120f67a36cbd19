// Whole cases over the commands on a real database: from the pool to recognition, a transfer and its return, a name deletion and its appeal.
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { codeOf, useWorld } from '../../../test/harness/world.ts'
import { register } from '../members/testing/people.ts'
import { refreshWork } from './flow/refresh.ts'
import {
  admissionStory,
  driveOf,
  notice,
  openCaseOf,
  type Story,
  throughAdmission,
  throughClass,
} from './testing/admission-story.ts'
import { caseAs, type Drive, faults, takeAll, today } from './testing/drive.ts'
import {
  actorsHere,
  actorsThere,
  appealOfDeletion,
  incomingTransfer,
  openCase,
  openDeletion,
  openTransfer,
  poolOf,
  registerAll,
  registerCitizen,
  THREE,
} from './testing/openings.ts'

interface Listed {
  rows: { id: string; lifecycle: string; state: string; end: string | null; subjectId: string }[]
}

describe('from the pool to recognition (POOL, ELIG, INTRO, VERIF, ADM, PROB, REC)', () => {
  const world = useWorld()
  let story: Story
  beforeAll(async () => {
    world.clock.set('2026-03-02T02:00:00Z')
    story = await admissionStory(world)
  })

  test('every step of four people, with the cases that open one another', async () => {
    const { secretary, board } = story
    const person = await notice(story, 'Nguyễn Thị Mới')
    await throughClass(story, person)
    expect((await caseAs(world, secretary, person.poolId)).state).toBe('certified')
    const { memberId, admissionId } = await throughAdmission(story, person)
    expect(await caseAs(world, secretary, admissionId)).toMatchObject({ state: 'admitted', end: 'done' })

    expect(await world.ask(secretary, 'members.get', { id: memberId })).toMatchObject({ status: 'probationary' })
    const probation = driveOf(story, await openCaseOf(story, 'probation', { memberId }))
    world.clock.set('2027-03-10T02:00:00Z')
    await takeAll(
      probation,
      'attend-class',
      'self-review',
      'collect-opinions',
      'branch-vote',
      'grassroots-vote',
      'decide',
    )
    expect(await world.ask(secretary, 'members.get', { id: memberId })).toMatchObject({ status: 'full' })
    expect(await world.ask(board, 'members.check-figures', {})).toMatchObject({ differences: [] })
  })
})

describe('a transfer between two communes, refused once (TRF, DOS)', () => {
  const world = useWorld()
  test('sent, sent back, sent again, received: the member is counted in one branch on every day', async () => {
    const { places } = world
    const { secretary, office, board } = await actorsHere(world)
    const { receiver, receivingOffice } = await actorsThere(world)
    const [here, there] = [
      [secretary, office, board],
      [receiver, receivingOffice],
    ]
    const { id: memberId } = await register(world, board, places.branchA1, { fullName: 'Vũ Văn Chuyển' })
    const id = await openTransfer(world, secretary, memberId, places.branchB1)
    const out: Drive = { world, caseId: id, actors: here }
    await takeAll(out, 'sign-branch', 'sign-grassroots', 'sign-superior', 'send')
    const incoming = async (): Promise<string> => {
      expect(await faults(world)).toEqual([])
      return incomingTransfer(world, receiver)
    }
    const first = await incoming()
    // The two ends see their own case and not the other's.
    expect(await world.call(receiver, 'cases.get', { id })).toMatchObject({ refusal: { code: 'kernel.not-found' } })
    expect(await world.call(secretary, 'cases.get', { id: first })).toMatchObject({
      refusal: { code: 'kernel.not-found' },
    })
    await takeAll({ world, caseId: first, actors: there, known: { refusal: 'broken-seal' } }, 'refuse')
    expect(await caseAs(world, secretary, id)).toMatchObject({ state: 'returned' })
    expect(await world.ask(secretary, 'members.get', { id: memberId })).toMatchObject({ status: 'full' })
    expect(await world.call(receiver, 'members.get', { id: memberId })).toMatchObject({ kind: 'refused' })

    await takeAll(out, 'send-again')
    const second: Drive = { world, caseId: await incoming(), actors: there }
    await takeAll(second, 'receive-grassroots', 'receive')
    expect(await caseAs(world, secretary, id)).toMatchObject({ state: 'received', end: 'done' })
    expect(await world.ask(receiver, 'members.get', { id: memberId })).toMatchObject({ status: 'full' })
    expect(await world.call(secretary, 'members.get', { id: memberId })).toMatchObject({ kind: 'refused' })
    expect(await world.ask(board, 'members.check-figures', {})).toMatchObject({ differences: [] })
    const { rows } = await world.database.owner.query(
      `select count(*)::int as open from memberships where member_id = $1 and valid_to is null`,
      [memberId],
    )
    expect(rows).toEqual([{ open: 1 }])
  })
})

describe('a transfer sent back, sent again and then called back (TRF)', () => {
  const world = useWorld()
  test('what is called back is the case that was opened last', async () => {
    const { places } = world
    const { secretary, office, board } = await actorsHere(world)
    const { receiver, receivingOffice } = await actorsThere(world)
    const here = [secretary, office, board]
    const there = [receiver, receivingOffice]
    const { id: memberId } = await register(world, board, places.branchA1, { fullName: 'Vũ Văn Gọi Về' })
    const id = await openTransfer(world, secretary, memberId, places.branchB1)
    const out: Drive = { world, caseId: id, actors: here }
    await takeAll(out, 'sign-branch', 'sign-grassroots', 'sign-superior', 'send')
    const incoming = () => incomingTransfer(world, receiver)
    await takeAll({ world, caseId: await incoming(), actors: there, known: { refusal: 'broken-seal' } }, 'refuse')
    await takeAll(out, 'send-again')
    const second = await incoming()
    await takeAll(out, 'recall')
    expect(await faults(world)).toEqual([])
    expect((await caseAs(world, receiver, second)).state).toBe('recalled')
    expect((await caseAs(world, secretary, id)).state).toBe('returned')
  })
})

describe('a name deletion and its appeal (DEL)', () => {
  const world = useWorld()
  test('three requests, hearing, votes, decision, service; the appeal overturns it and the member is back', async () => {
    const { secretary, office, board } = await actorsHere(world)
    const people = await registerAll(world, board, [...THREE, 'Hồ Văn Vắng'])
    const memberId = people[3]?.id ?? ''
    const id = await openDeletion(world, secretary, memberId, {
      ground: 'no-activity',
      months: 4,
      summary: 'Không sinh hoạt từ tháng 6',
    })
    const drive: Drive = { world, caseId: id, actors: [secretary, office, board], known: { presence: 'absent' } }
    // No step can be passed over.
    for (const step of ['hear', 'branch-vote', 'decide', 'serve']) {
      const shown = await caseAs(world, secretary, id)
      expect([step, shown.next.some((s) => s.step === step)]).toEqual([step, false])
      expect(
        await world.call(secretary, 'cases.take-step', { id, version: shown.version, step, on: today(world) }),
      ).toMatchObject({ refusal: { code: 'lifecycle.wrong-state' } })
    }
    await takeAll(
      drive,
      'notify',
      'request-once',
      'request-twice',
      'request-thrice',
      'proceed-without-statement',
      'hear',
    )
    await takeAll(drive, 'branch-vote', 'grassroots-vote', 'decide', 'serve')
    expect(await world.ask(board, 'members.get', { id: memberId })).toMatchObject({ status: 'left' })

    const appeal = await openCase(world, board, { memberId, ...appealOfDeletion(world) })
    const known = { ownCase: true, decisionExists: true }
    world.clock.advance(10 * 86_400_000)
    await takeAll({ world, caseId: appeal, actors: [board], known }, 'accept', 'verify', 'overturn')
    expect(await faults(world)).toEqual([])
    expect(await caseAs(world, board, id)).toMatchObject({ end: 'overturned' })
    expect(await world.ask(board, 'members.get', { id: memberId })).toMatchObject({ status: 'full' })
    expect(await world.ask(board, 'members.check-figures', {})).toMatchObject({ differences: [] })
  })
})

describe('what a term that has run out brings by itself', () => {
  const world = useWorld()
  test('a deletion nobody complains about becomes final when its term is over, and not before (DEL-10)', async () => {
    world.clock.set('2026-03-02T02:00:00Z')
    const { secretary, office, board } = await actorsHere(world)
    const people = await registerAll(world, board, [...THREE, 'Hồ Văn Vắng'])
    const id = await openDeletion(world, secretary, people[3]?.id ?? '')
    const drive: Drive = { world, caseId: id, actors: [secretary, office, board], known: { presence: 'present' } }
    await takeAll(drive, 'notify', 'receive-statement', 'hear', 'branch-vote', 'grassroots-vote', 'decide', 'serve')
    world.clock.advance(20 * 86_400_000)
    await refreshWork(world.application, '99')
    expect(await caseAs(world, board, id)).toMatchObject({ state: 'served', end: null })
    world.clock.advance(60 * 86_400_000)
    await refreshWork(world.application, '99')
    const final = await caseAs(world, board, id)
    expect(final).toMatchObject({ state: 'final' })
    expect(final.history.at(-1)).toMatchObject({ by: 'Hệ thống', seat: null })
  })
})

describe('two at once, the wrong seat, a version gone by', () => {
  const world = useWorld()
  let secretary: Actor
  let opening: ReturnType<typeof poolOf>
  beforeAll(async () => {
    secretary = await world.actorAt(world.places.branchA1, 'secretary')
    opening = poolOf(world, await registerCitizen(world, secretary, world.places.branchA1, 'Đặng Văn Mới'))
  })
  const stepsOf = async (id: string): Promise<number> => {
    const { rows } = await world.database.owner.query('select count(*)::int as n from case_steps where case_id = $1', [
      id,
    ])
    return rows[0]?.n
  }

  test('opened twice at the same time, there is one case', async () => {
    const both = await Promise.all([
      world.call(secretary, 'cases.open', opening),
      world.call(secretary, 'cases.open', opening),
    ])
    expect(both.map(codeOf).toSorted()).toEqual(['cases.already-open', 'done'])
  })

  test('a step taken twice at the same time is taken once; whoever comes second sees both versions', async () => {
    const { rows }: Listed = await world.ask(secretary, 'cases.list', { lifecycle: 'pool', open: true })
    const id = rows[0]?.id ?? ''
    const { version } = await caseAs(world, secretary, id)
    const input = {
      id,
      version,
      step: 'propose-listing',
      on: today(world),
      facts: { mentor: 'Nguyễn Văn Giúp', mentorOfficial: true },
      papers: [{ code: '1A-TN', no: '01-NQ/CB', on: today(world), keptAt: null }],
    }
    const both = await Promise.all([
      world.call(secretary, 'cases.take-step', input),
      world.call(secretary, 'cases.take-step', input),
    ])
    expect(both.map((o) => o.kind).toSorted()).toEqual(['done', 'stale'])
    expect(await stepsOf(id)).toBe(2)
    // The same send again answers as the first time and adds nothing.
    const key = 'the-same-send'
    const office = await world.actorAt(world.places.communeA, 'office')
    const approve = { id, version: version + 1, step: 'approve-listing', on: today(world) }
    const first = await world.call(office, 'cases.take-step', approve, key)
    expect(await world.call(office, 'cases.take-step', approve, key)).toMatchObject({ kind: 'done', replayed: true })
    expect(first).toMatchObject({ kind: 'done' })
    expect(await stepsOf(id)).toBe(3)
  })

  test('every seat that is not meant is refused at every step from here, and nothing changes', async () => {
    const { rows }: Listed = await world.ask(secretary, 'cases.list', { lifecycle: 'pool', open: true })
    const id = rows[0]?.id ?? ''
    const { places } = world
    const before = await stepsOf(id)
    const strangers: [Actor, string][] = [
      [await world.actorAt(places.branchA2, 'secretary'), 'kernel.not-found'],
      [await world.actorAt(places.communeB, 'office'), 'kernel.not-found'],
      [await world.actorAt(places.otherProvince, 'organisation-board'), 'kernel.not-found'],
      [await world.actorAt(places.communeA, 'administrator'), 'kernel.not-permitted'],
    ]
    const shown = await caseAs(world, secretary, id)
    for (const { step } of shown.next) {
      for (const [actor, code] of strangers) {
        const outcome = await world.call(actor, 'cases.take-step', {
          id,
          version: shown.version,
          step,
          on: today(world),
        })
        expect([step, outcome]).toMatchObject([step, { refusal: { code } }])
      }
    }
    // In reach, but another's step.
    const board = await world.actorAt(places.province, 'organisation-board')
    for (const { step, mine } of (await caseAs(world, board, id)).next) {
      if (mine) continue
      const outcome = await world.call(board, 'cases.take-step', { id, version: shown.version, step, on: today(world) })
      expect([step, outcome]).toMatchObject([step, { refusal: { code: 'lifecycle.wrong-actor' } }])
    }
    expect(await stepsOf(id)).toBe(before)
  })

  test('the queue says whose turn it is, and follows the case', async () => {
    const { counts, rows }: { counts: object; rows: { stepTitle: string }[] } = await world.ask(
      secretary,
      'cases.list-work',
      {},
    )
    expect(counts).toMatchObject({ mine: 1, waiting: 0 })
    expect(rows).toMatchObject([{ subjectName: 'Đặng Văn Mới', holder: expect.stringContaining('bí thư') }])
  })
})
