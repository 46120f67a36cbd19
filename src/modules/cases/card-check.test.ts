// The yearly check of cards (CARD-05): its numbers can be no higher than the record of the branch on that day.
import { describe, expect, test } from 'vitest'
import { useWorld } from '../../../test/harness/world.ts'
import { register } from '../members/testing/people.ts'
import { caseAs, takeAll, takeAs, today } from './testing/drive.ts'
import { actorsHere, openCase, registerAll, THREE } from './testing/openings.ts'

describe('a check of cards', () => {
  const world = useWorld()

  test('CARD-01 CARD-05: no more cards checked or lost than the branch had official members that day, no more damaged than checked', async () => {
    const { secretary, board } = await actorsHere(world)
    await registerAll(world, board, THREE)
    await register(world, board, world.places.branchA1, {
      fullName: 'Đỗ Thị Dự',
      status: 'probationary',
      officialOn: null,
      decisionOn: '2026-07-01',
      admittedOn: '2026-07-10',
      joinedOn: '2026-07-10',
    })
    const asked = { lifecycle: 'card-check', organisationId: world.places.branchA1.id, step: 'open' }
    const caseId = await openCase(world, secretary, { ...asked, on: '2026-11-02' })
    const drive = { world, caseId, actors: [secretary] }
    const count = (known: Record<string, number>, on = today(world)) =>
      takeAs({ ...drive, known: { cards: 3, lost: 0, damaged: 0, collected: 0, ...known } }, 'record', { on })
    expect(await count({ cards: 900 })).toMatchObject({
      refusal: {
        code: 'cases.cards-more-than-members',
        facts: { said: 900, official: 3, on: '21/11/2026' },
        fields: [{ path: 'facts.cards' }],
      },
    })
    expect(await count({ cards: 4 })).toMatchObject({ refusal: { code: 'cases.cards-more-than-members' } })
    expect(await count({ lost: 4 })).toMatchObject({ refusal: { fields: [{ path: 'facts.lost' }] } })
    expect(await count({ cards: 2, damaged: 3 })).toMatchObject({
      refusal: { code: 'cases.cards-damaged-unchecked', fields: [{ path: 'facts.damaged' }] },
    })
    // Of the day it was checked: who has come since had no card here then.
    await register(world, board, world.places.branchA1, { fullName: 'Hồ Văn Mới', joinedOn: '2026-11-10' })
    expect(await count({ cards: 4 }, '2026-11-05')).toMatchObject({
      refusal: { code: 'cases.cards-more-than-members', facts: { official: 3, on: '05/11/2026' } },
    })
    // Collected beside what the record knows of: said whose, and it stands.
    const unnamed = { cards: 3, lost: 0, damaged: 0, collected: 2 }
    expect(await takeAs(drive, 'record', { facts: unnamed })).toMatchObject({
      refusal: {
        code: 'cases.cards-collected-differ',
        facts: { said: 2, left: 0 },
        fields: [{ path: 'facts.collectedOf' }],
      },
    })
    expect(await caseAs(world, secretary, caseId)).toMatchObject({ state: 'opened', version: 1 })
    // Who has left since that day had nothing to give back by then.
    const { id, version } = await register(world, board, world.places.branchA1, { fullName: 'Hồ Văn Ra' })
    await world.ask(board, 'members.record-departure', {
      id,
      version,
      kind: 'expelled',
      on: today(world),
      document: '01-QĐ',
    })
    const facts = { cards: 3, lost: 0, damaged: 0, collected: 0 }
    expect((await takeAs(drive, 'record', { on: '2026-11-05', facts })).kind).toBe('done')
    await takeAll(drive, 'check-again')
    const known = { cards: 4, lost: 1, damaged: 1, collected: 2 }
    await takeAll({ ...drive, known }, 'record', 'report')
    expect(await caseAs(world, secretary, caseId)).toMatchObject({ state: 'reported', end: 'done' })
  })

  test('CARD-05: the cards to collect since the check before are proposed from the record; the dead keep theirs', async () => {
    const { board } = await actorsHere(world)
    const { branchA2 } = world.places
    const secretary = await world.actorAt(branchA2, 'secretary')
    const opened = async (): Promise<string> => {
      const asked = { lifecycle: 'card-check', organisationId: branchA2.id, step: 'open' }
      return openCase(world, secretary, { ...asked, on: today(world) })
    }
    const collected = async (id: string) => {
      const { next } = await caseAs(world, secretary, id)
      return next.find(({ step }) => step === 'record')?.asks.find(({ name }) => name === 'collected')?.value
    }
    const first = await opened()
    expect(await collected(first)).toBe(0)
    for (const [fullName, kind] of [
      ['Lý Văn Ra', 'expelled'],
      ['Lý Thị Mất', 'died'],
    ] as const) {
      const { id, version } = await register(world, board, branchA2, { fullName })
      await world.ask(board, 'members.record-departure', { id, version, kind, on: today(world), document: '01-QĐ' })
    }
    expect(await collected(first)).toBe(1)
    // One that was not given back is said too.
    const facts = { cards: 0, lost: 0, damaged: 0, collected: 0 }
    expect(await takeAs({ world, caseId: first, actors: [secretary] }, 'record', { facts })).toMatchObject({
      refusal: { code: 'cases.cards-collected-differ', facts: { said: 0, left: 1 } },
    })
    // One that was late to be given back is collected as well: the number is the branch's own.
    const known = { cards: 0, lost: 0, damaged: 0, collected: 2 }
    await takeAll({ world, caseId: first, actors: [secretary], known }, 'record', 'report')
    expect(await collected(await opened())).toBe(0)
  })
})
