// What the list of kinds shows as not to be opened about somebody is refused when it is sent all the same.
import { expect, test } from 'vitest'
import type { listLifecycles } from '#contract/cases.ts'
import type { OutputOf } from '#contract/operation.ts'
import { filled, papersFor } from '#demo/fill-step.ts'
import { useWorld } from '../../../../test/harness/world.ts'
import { register } from '../../members/testing/people.ts'
import { today } from '../testing/drive.ts'

// biome-ignore lint/correctness/useHookAtTopLevel: a fixture of the tests, not of a page.
const world = useWorld()

test.each([
  ['PROB-01', 'probation', 'lifecycle.only-probationary'],
  ['REC-09', 'probationer-deletion', 'lifecycle.only-probationary'],
])('%s: %s about an official member', async (ruleId, lifecycle, code) => {
  const { places } = world
  const board = await world.actorAt(places.province, 'organisation-board')
  const secretary = await world.actorAt(places.branchA1, 'secretary')
  const { id: memberId } = await register(world, board, places.branchA1, { fullName: `Lê Văn ${lifecycle}` })
  const offered: OutputOf<typeof listLifecycles> = await world.ask(secretary, 'cases.list-lifecycles', { memberId })
  const kind = offered.lifecycles.find((one) => one.code === lifecycle)
  const [step] = kind?.openings ?? []
  if (step === undefined) throw new Error(`${lifecycle} is not shown`)
  expect(kind?.unfit?.code).toBe(code)

  const on = today(world)
  const facts = filled(step, on)
  const papers = papersFor(step, on, facts)
  expect(
    await world.call(secretary, 'cases.open', { lifecycle, memberId, step: step.step, on, facts, papers }),
  ).toMatchObject({ refusal: { code, facts: { ruleId } } })
  expect(await world.ask(secretary, 'cases.list', { memberId })).toMatchObject({ rows: [] })
})

test('a case is about one: two named at once are no input', async () => {
  const { places } = world
  const board = await world.actorAt(places.province, 'organisation-board')
  const secretary = await world.actorAt(places.branchA1, 'secretary')
  const { id: memberId } = await register(world, board, places.branchA1, { fullName: 'Lê Văn Một Việc' })
  const refusal = { code: 'kernel.invalid-input', fields: [{ path: 'memberId' }] }
  const two = { memberId, organisationId: places.branchA1.id }
  const sent = { ...two, lifecycle: 'resignation', step: 'request', on: today(world) }
  expect(await world.call(secretary, 'cases.open', sent)).toMatchObject({ refusal })
  expect(await world.call(secretary, 'cases.list-lifecycles', two)).toMatchObject({ refusal })
})
