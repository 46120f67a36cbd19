// What a guard misses can be recorded where one is told that it is missing: on the step itself, and among the papers of the case.
import { describe, expect, test } from 'vitest'
import { useWorld } from '../../../test/harness/world.ts'
import { register } from '../members/testing/people.ts'
import { caseAs, takeAs, today } from './testing/drive.ts'

describe('the medical paper of an exemption (EXM-01)', () => {
  const world = useWorld()

  test('EXM-01: it is asked for on the step that needs it, taken with it, and the branch decides', async () => {
    const { places } = world
    const board = await world.actorAt(places.province, 'organisation-board')
    const secretary = await world.actorAt(places.branchA1, 'secretary')
    for (const fullName of ['Lê Văn Một', 'Trần Thị Hai', 'Phạm Văn Ba']) {
      await register(world, board, places.branchA1, { fullName })
    }
    const { id: memberId } = await register(world, board, places.branchA1, { birthDate: '1948-02-02' })
    const { id } = await world.ask<{ id: string }>(secretary, 'cases.open', {
      lifecycle: 'exemption',
      memberId,
      step: 'request',
      on: today(world),
      facts: { route: 'age-health', asked: 'oral', from: today(world) },
    })
    const shown = await caseAs(world, secretary, id)
    expect(shown.papers).toContainEqual(expect.objectContaining({ code: 'DM-80', there: false }))
    const step = shown.next.find((one) => one.step === 'decide-by-branch')
    expect(step?.papers).toContainEqual(expect.objectContaining({ code: 'DM-80', made: false, there: false }))
    expect(step?.reasons).toContainEqual(expect.objectContaining({ mend: { kind: 'paper', name: 'DM-80' } }))
    // Filled in as the screen offers it: with every paper of the step.
    expect(await takeAs({ world, caseId: id, actors: [secretary] }, 'decide-by-branch')).toMatchObject({ kind: 'done' })
    expect(await world.ask(secretary, 'members.get', { id: memberId })).toMatchObject({ status: 'exempt' })
  })
})
