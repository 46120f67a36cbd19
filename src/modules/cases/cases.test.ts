// Whole cases over the commands on a real database: from the pool to recognition, a transfer and its return, a name deletion and its appeal.
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { useWorld } from '../../../test/harness/world.ts'
import { register } from '../members/testing/people.ts'
import { caseAs, type Drive, takeAll, today } from './testing/drive.ts'

interface Listed {
  rows: { id: string; lifecycle: string; state: string; end: string | null; subjectId: string }[]
}

describe('from the pool to recognition (POOL, ELIG, INTRO, VERIF, ADM, PROB, REC)', () => {
  const world = useWorld()
  let secretary: Actor
  let office: Actor
  let board: Actor
  let drive: Drive
  const known = {
    source: 'branch',
    birthOn: '2000-01-01',
    pupil: false,
    certificateIssuedOn: '2026-03-01',
    education: 'upper-secondary',
    area: 'ordinary',
    youthAge: false,
    way: 'visit',
    waiver: 'none',
    asked: [{ about: 'Nguyễn Thị Mới', relation: 'self', abroad: false, place: 'Xã bên' }],
    verificationResult: 'clear',
    finding: 'clear',
    superiorWrote: true,
    eligible: true,
    officialOn: '2027-03-02',
    introducers: ['Lê Văn Một', 'Trần Thị Hai'].map((name) => ({
      name,
      official: true,
      monthsTogether: 24,
      replacement: false,
    })),
  }
  beforeAll(async () => {
    const { places } = world
    world.clock.set('2026-03-02T02:00:00Z')
    secretary = await world.actorAt(places.branchA1, 'secretary')
    office = await world.actorAt(places.communeA, 'office')
    board = await world.actorAt(places.province, 'organisation-board')
    for (const fullName of ['Lê Văn Một', 'Trần Thị Hai', 'Phạm Văn Ba']) {
      await register(world, board, places.branchA1, { fullName, birthDate: '1970-01-01' })
    }
  })

  const openOf = async (lifecycle: string): Promise<string> => {
    const { rows }: Listed = await world.ask(secretary, 'cases.list', { lifecycle, open: true })
    const [found] = rows
    if (found === undefined) throw new Error(`no open case of ${lifecycle}`)
    return found.id
  }

  test('every step of four people, with the cases that open one another', async () => {
    const { id: citizenId } = await world.ask<{ id: string }>(secretary, 'citizens.register', {
      organisationId: world.places.branchA1.id,
      fullName: 'Nguyễn Thị Mới',
      gender: 'female',
      birthDate: '2000-01-01',
      educationCode: 'upper-secondary',
    })
    const { id } = await world.ask<{ id: string }>(secretary, 'cases.open', {
      lifecycle: 'pool',
      citizenId,
      step: 'notice',
      on: today(world),
      facts: { source: 'branch', pupil: false, birthOn: '2000-01-01' },
    })
    drive = { world, caseId: id, actors: [secretary, office, board], known }
    await takeAll(drive, 'propose-listing', 'approve-listing', 'propose-class')
    await takeAll({ ...drive, caseId: await openOf('awareness-class') }, 'forward', 'enrol', 'certify')
    expect((await caseAs(world, secretary, id)).state).toBe('certified')
    await takeAll(drive, 'propose-opening', 'allow-opening')
    const admission = { ...drive, caseId: await openOf('admission') }
    await takeAll(admission, 'submit-application', 'declare-cv', 'name-introducers', 'start-verification')
    await takeAll({ ...drive, caseId: await openOf('verification') }, 'send', 'record-answer', 'conclude')
    await takeAll(admission, 'conclude-verification', 'collect-opinions', 'remark', 'certify', 'branch-vote', 'send-up')
    await takeAll(admission, 'grassroots-vote', 'appraise', 'decide', 'deliver', 'hold-ceremony')
    expect(await caseAs(world, secretary, admission.caseId)).toMatchObject({ state: 'admitted', end: 'done' })

    const person: { memberId: string } = await world.ask(secretary, 'citizens.get', { id: citizenId })
    expect(await world.ask(secretary, 'members.get', { id: person.memberId })).toMatchObject({ status: 'probationary' })
    const probation = { ...drive, caseId: await openOf('probation') }
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
    expect(await world.ask(secretary, 'members.get', { id: person.memberId })).toMatchObject({ status: 'full' })
    expect(await world.ask(board, 'members.check-figures', {})).toMatchObject({ differences: [] })
  })
})
