// TRF-06: the branch that signs the introduction finds in the form up to which month the member has paid, as its own book says.
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { useWorld } from '../../../test/harness/world.ts'
import { caseAs, takeAll } from '../cases/testing/drive.ts'
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
    const says = 'Sổ đảng phí của chi bộ: đã đóng hết tháng 09/2026; tháng 10/2026 chưa đóng đủ. Ví dụ 10/2026.'
    expect(await asked(secretary)).toMatchObject({ value: '09/2026', hint: says, book: { value: '09/2026', says } })
    // Whose step it is not, reads nothing of the book there.
    expect(await asked(office)).toMatchObject({ value: null, hint: 'Ví dụ 10/2026.' })
  })

  test('F-05: what was paid ahead is paid too', async () => {
    const asked = await signing('Lý Văn Trước', ['2026-08', '2026-09', '2026-10', '2026-11', '2026-12'])
    expect(await asked(secretary)).toMatchObject({ value: '12/2026', hint: expect.not.stringContaining('chưa') })
  })

  test('§11: of whom nothing was paid it is said since when; another month is taken and what the book says still stands there', async () => {
    const { branchA1, branchB1 } = world.places
    const { id } = await register(world, board, branchA1, { fullName: 'Lý Văn Nợ', joinedOn: '2026-05-15' })
    await dues.declare(secretary, id, { fromMonth: '2026-06' })
    const caseId = await openTransfer(world, secretary, id, branchB1)
    const says = 'Sổ đảng phí của chi bộ: còn 6 tháng chưa đóng đủ, từ tháng 06/2026. Ví dụ 10/2026.'
    const ofDues = async () =>
      (await caseAs(world, secretary, caseId)).next
        .find(({ step }) => step === 'sign-branch')
        ?.asks.find(({ name }) => name === 'duesPaidTo')
    expect(await ofDues()).toMatchObject({ value: null, book: { value: null, says } })
    const drive = { world, caseId, actors: [secretary, office], known: { duesPaidTo: '11/2026' } }
    await takeAll(drive, 'sign-branch', 'return-signing')
    expect(await ofDues()).toMatchObject({ value: '11/2026', book: { value: null, says } })
  })

  test('of whom nothing is in the book nothing is made up: an example stands there', async () => {
    const asked = await signing('Lý Văn Chưa', [])
    expect(await asked(secretary)).toMatchObject({ value: null, hint: 'Ví dụ 10/2026.' })
  })
})
