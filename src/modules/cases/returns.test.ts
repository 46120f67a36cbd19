// A case is not sent back to where it stands already, by a level that does not exist here.
import { expect, test } from 'vitest'
import { useWorld } from '../../../test/harness/world.ts'
import { register } from '../members/testing/people.ts'
import { caseAs, takeAll, takeAs } from './testing/drive.ts'
import { actorsHere, actorsThere, incomingTransfer, openTransfer } from './testing/openings.ts'

// biome-ignore lint/correctness/useHookAtTopLevel: a fixture of the tests, not of a page.
const world = useWorld()

test('DOS-10: a transfer that has only been announced is sent back to no earlier step; one that the committee received is', async () => {
  const { places } = world
  const { secretary, office, board } = await actorsHere(world)
  const there = await actorsThere(world)
  const { id: memberId } = await register(world, board, places.branchA1, { fullName: 'Vũ Văn Chuyển' })
  const out = await openTransfer(world, secretary, memberId, places.branchB1)
  const sent = { world, caseId: out, actors: [secretary, office, board] }
  await takeAll(sent, 'sign-branch', 'sign-grassroots', 'sign-superior', 'send')
  const id = await incomingTransfer(world, there.receivingOffice)
  const drive = { world, caseId: id, actors: Object.values(there), known: { reason: 'Thiếu mục lục' } }
  const shown = await caseAs(world, there.receivingOffice, id)
  expect(shown.state).toBe('announced')
  expect(shown.next.map(({ step }) => step)).not.toContain('return-below')
  const bare = { id, version: shown.version, step: 'return-below', on: shown.since, facts: { reason: 'Nhầm' } }
  expect(await world.call(there.receivingOffice, 'cases.take-step', bare)).toMatchObject({
    refusal: { code: 'lifecycle.wrong-state' },
  })
  await takeAll(drive, 'receive-grassroots')
  expect((await caseAs(world, there.receivingOffice, id)).state).toBe('grassroots-received')
  expect(await takeAs(drive, 'return-below')).toMatchObject({ kind: 'done' })
  expect((await caseAs(world, there.receivingOffice, id)).state).toBe('announced')
})
