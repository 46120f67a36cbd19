// Going abroad for a time and coming back: away from the day of going, back when the branch has received, the journey in the record.
import { describe, expect, test } from 'vitest'
import { useWorld } from '../../../test/harness/world.ts'
import { register } from '../members/testing/people.ts'
import { type Drive, takeAll, today } from './testing/drive.ts'
import { actorsHere } from './testing/openings.ts'

describe('a journey abroad', () => {
  const world = useWorld()

  test('TRF-15 B8: declared, approved, reported back; the record says where and when', async () => {
    const { places } = world
    world.clock.set('2026-03-02T02:00:00Z')
    const { secretary, office, board } = await actorsHere(world)
    const { id: memberId } = await register(world, board, places.branchA1, { fullName: 'Đinh Văn Xa' })
    const { id } = await world.ask<{ id: string }>(secretary, 'cases.open', {
      lifecycle: 'abroad',
      memberId,
      step: 'request',
      on: today(world),
      facts: { abroadKind: 'temporary', country: 'Lào', from: '2026-03-10', to: '2026-09-10' },
      papers: [{ code: 'competent-decision', no: '12/QĐ', on: today(world), keptAt: null }],
    })
    const drive: Drive = { world, caseId: id, actors: [secretary, office, board] }
    await takeAll(drive, 'branch-review', 'introduce-temporary')
    const record = () => world.ask<object>(board, 'members.get', { id: memberId })
    expect(await record()).toMatchObject({
      status: 'full',
      absences: [{ purpose: 'abroad', placeName: 'Lào', validFrom: '2026-03-10', validTo: null }],
    })
    world.clock.set('2026-03-12T02:00:00Z')
    await takeAll({ ...drive, known: { departedOn: '2026-03-10' } }, 'depart')
    world.clock.set('2026-09-05T02:00:00Z')
    await takeAll({ ...drive, known: { returnedOn: '2026-09-01' } }, 'come-home', 'receive-back')
    expect(await record()).toMatchObject({
      absences: [{ validFrom: '2026-03-10', validTo: '2026-09-05' }],
      career: [
        {
          kind: 'journey',
          title: 'Ra ngoài nước có thời hạn',
          place: 'Lào',
          fromDate: '2026-03-10',
          toDate: '2026-09-01',
        },
      ],
    })
  })

  test('B8: a private journey under three months: declared, agreed, reported back; no absence, one line in the record', async () => {
    const { places } = world
    world.clock.set('2026-10-05T02:00:00Z')
    const { secretary, office, board } = await actorsHere(world)
    const { id: memberId } = await register(world, board, places.branchA1, { fullName: 'Đinh Văn Gần' })
    const declare = { lifecycle: 'abroad', memberId, step: 'declare', on: today(world), papers: [] }
    const facts = { country: 'Lào', journeyFor: 'Thăm con', from: '2026-10-10', to: '2026-11-02' }
    const long = await world.call(secretary, 'cases.open', { ...declare, facts: { ...facts, to: '2027-01-10' } })
    expect(long).toMatchObject({ kind: 'refused', refusal: { code: 'lifecycle.private-journey-long' } })
    const { id } = await world.ask<{ id: string }>(secretary, 'cases.open', { ...declare, facts })
    // The branch has nothing to report yet, and does not answer itself where a committee stands above it.
    await takeAll({ world, caseId: id, actors: [office, board] }, 'approve')
    world.clock.set('2026-11-04T02:00:00Z')
    const home = { departedOn: '2026-10-10', returnedOn: '2026-11-01', reportContent: 'Về đúng hạn' }
    await takeAll({ world, caseId: id, actors: [secretary], known: home }, 'report-return')
    const record = await world.ask<object>(board, 'members.get', { id: memberId })
    expect(record).toMatchObject({
      absences: [],
      career: [
        {
          kind: 'journey',
          title: 'Đi việc riêng ở ngoài nước',
          place: 'Lào',
          detail: 'Thăm con',
          fromDate: '2026-10-10',
          toDate: '2026-11-01',
        },
      ],
    })
  })
})
