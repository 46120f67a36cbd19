// TRF-06: the branch that signs the introduction finds in the form up to which month the member has paid, as its own book says.
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { useWorld } from '../../../test/harness/world.ts'
import { caseAs } from '../cases/testing/drive.ts'
import { actorsHere, openTransfer } from '../cases/testing/openings.ts'
import { register } from '../members/testing/people.ts'
import { duesIn } from './testing/collecting.ts'

describe('dues paid up to a month, in the form of a transfer', () => {
  const world = useWorld()
  const dues = duesIn(world)
  let secretary: Actor
  let office: Actor
  let board: Actor
  beforeAll(async () => {
    ;({ secretary, office, board } = await actorsHere(world))
  })

  async function signing(fullName: string, paid: readonly string[]) {
    const { branchA1, branchB1 } = world.places
    const { id } = await register(world, board, branchA1, { fullName, joinedOn: '2026-07-15' })
    if (paid.length > 0) await dues.declare(secretary, id, { fromMonth: '2026-08' })
    for (const forMonth of paid) {
      const outcome = await dues.collect(secretary, branchA1, [id], { forMonth })
      expect(outcome).toMatchObject({ kind: 'done' })
    }
    const caseId = await openTransfer(world, secretary, id, branchB1)
    return (actor: Actor) =>
      caseAs(world, actor, caseId).then(({ next }) =>
        next.find(({ step }) => step === 'sign-branch')?.asks.find(({ name }) => name === 'duesPaidTo'),
      )
  }

  test('the last of the months paid one after the other stands there, with where it comes from', async () => {
    const asked = await signing('Lý Văn Đóng', ['2026-08', '2026-09', '2026-11'])
    expect(await asked(secretary)).toMatchObject({ value: '09/2026', hint: expect.stringContaining('sổ đảng phí') })
    // Whose step it is not, reads nothing of the book there.
    expect(await asked(office)).toMatchObject({ value: null, hint: 'Ví dụ 10/2026.' })
  })

  test('of whom nothing is in the book nothing is made up: an example stands there', async () => {
    const asked = await signing('Lý Văn Chưa', [])
    expect(await asked(secretary)).toMatchObject({ value: null, hint: 'Ví dụ 10/2026.' })
  })
})
