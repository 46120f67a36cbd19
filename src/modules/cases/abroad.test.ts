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
})
