// Keeping in touch with the place of residence: the yearly opinion is one row of work, at the step that leads to it.
import { beforeAll, describe, expect, test } from 'vitest'
import { useWorld } from '../../../test/harness/world.ts'
import { caseAs, type Drive, takeAll } from './testing/drive.ts'
import { actorsHere, type Here, openCase, paper, registerAll } from './testing/openings.ts'

interface Work {
  rows: { step: string | null; dueOn: string | null; overdue: boolean }[]
  counts: { mine: number }
}

describe('a residence introduction', () => {
  const world = useWorld()
  let here: Here
  let drive: Drive
  beforeAll(async () => {
    world.clock.set('2026-03-02T02:00:00Z')
    here = await actorsHere(world)
    const [member] = await registerAll(world, here.board, ['Lê Văn Một'])
    const { branchB1 } = world.places
    const caseId = await openCase(world, here.office, {
      lifecycle: 'residence-introduction',
      memberId: member?.id,
      step: 'introduce',
      on: '2026-03-02',
      facts: { withoutActivity: false },
      papers: [paper('1-213', '2026-03-02')],
      places: { 'residence-branch': { provinceCode: branchB1.province, organisationId: branchB1.id } },
    })
    drive = { world, caseId, actors: [here.office] }
  })

  test('RES-02: only who reaches the case is said to be at it: what the residence answers is recorded at the workplace', async () => {
    const { holder, next } = await caseAs(world, here.office, drive.caseId)
    const who = [...holder, ...next.flatMap((step) => step.who)]
    expect(
      who.filter((one) => one.includes(world.places.branchB1.name) || one.includes(world.places.communeB.name)),
    ).toEqual([])
  })

  test('RES-03: the opinion of the year is due at the step that asks for it, and stands in the queue once', async () => {
    await takeAll(drive, 'receive')
    world.clock.set('2027-04-01T02:00:00Z')
    await world.ask(here.office, 'cases.take-step', {
      id: drive.caseId,
      version: (await caseAs(world, here.office, drive.caseId)).version,
      step: 'add-paper',
      on: '2027-04-01',
      papers: [paper('extra-paper', '2027-04-01')],
    })
    const work = () => world.ask<Work>(here.office, 'cases.list-work', { tab: 'mine' })
    const row = { step: 'ask-opinion', dueOn: '2027-03-02', overdue: true }
    expect(await work()).toMatchObject({ rows: [row], counts: { mine: 1 } })
    await takeAll(drive, 'ask-opinion')
    expect(await work()).toMatchObject({ rows: [{ ...row, step: 'give-opinion' }], counts: { mine: 1 } })
    await takeAll(drive, 'give-opinion')
    expect((await caseAs(world, here.office, drive.caseId)).clocks).toMatchObject([{ dueOn: '2028-04-01' }])
  })
})
