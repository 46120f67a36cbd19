// A complaint about a discipline carried higher: what the level below had changed stands, whatever comes of it above.
import { beforeAll, describe, expect, test } from 'vitest'
import { useWorld } from '../../../test/harness/world.ts'
import { caseAs, faults, takeAll, today } from './testing/drive.ts'
import { actorsHere, type Here, openCase, paper, registerAll } from './testing/openings.ts'

const known = {
  presence: 'present',
  ownCase: true,
  decisionExists: true,
  penalty: 'warning',
  newPenalty: 'reprimand',
  handlerLevel: 'province',
}

describe('changed below, carried higher', () => {
  const world = useWorld()
  let here: Here
  beforeAll(async () => {
    here = await actorsHere(world)
    await registerAll(world, here.board, ['Lê Văn Một', 'Trần Thị Hai', 'Phạm Văn Ba'])
  })

  test.each([
    ['withdrawn', ['withdraw']],
    ['not taken up', ['not-handle']],
    ['upheld', ['accept', 'verify', 'uphold', 'close']],
  ])('DIS-13: %s there, the form of the last answer stands and not that of before', async (how, above) => {
    const { branchA1, province } = world.places
    const [member] = await registerAll(world, here.board, [`Hồ Văn ${how}`])
    const memberId = member?.id ?? ''
    const concerned = await world.actorAt(branchA1, 'member', { memberId })
    const inspection = await world.actorAt(province, 'inspection')
    const on = today(world)
    const drive = (caseId: string) => ({
      world,
      caseId,
      actors: [here.secretary, here.office, inspection, concerned],
      known,
    })
    const id = await openCase(world, here.secretary, {
      lifecycle: 'discipline',
      memberId,
      step: 'open',
      on,
      papers: [paper('evidence-list', on)],
      facts: { source: 'branch', happenedOn: on, taskFromAbove: false, holdsOffice: false, summary: 'Vi phạm' },
    })
    await takeAll(drive(id), 'notify', 'receive-statement', 'hear', 'decide-by-branch', 'serve')
    const appeal = await openCase(world, concerned, {
      lifecycle: 'appeal',
      memberId,
      step: 'lodge',
      on,
      papers: [paper('appeal-letter', on)],
      facts: { against: 'discipline', decisionReceivedOn: on, request: 'Xem xét lại', handlerLevel: 'grassroots' },
    })
    await takeAll(drive(appeal), 'accept', 'verify', 'change', 'go-higher')
    for (const step of above) {
      if (step === 'uphold') {
        // The higher level answers for itself: what was answered below does not stand there already.
        const { next } = await caseAs(world, inspection, appeal)
        const offered = next.filter(({ step: code }) => code === 'uphold' || code === 'change')
        const asked = offered.flatMap(({ asks }) =>
          asks.map(({ name, value, choices }) => [name, value, choices.length > 0]),
        )
        expect(asked).toEqual([
          ['outcome', null, true],
          ['outcome', null, true],
          ['newPenalty', null, true],
        ])
      }
      if (step === 'close') world.clock.advance(80 * 86_400_000)
      await takeAll({ ...drive(appeal), known: { ...known, outcome: 'upheld' } }, step)
    }
    expect(await faults(world)).toEqual([])
    expect(await caseAs(world, here.board, id)).toMatchObject({ state: 'changed', end: 'done' })
    expect(await world.ask(here.board, 'members.get', { id: memberId })).toMatchObject({
      career: expect.arrayContaining([expect.objectContaining({ kind: 'discipline', title: 'Khiển trách' })]),
    })
  })
})
