// TRF-19: what was sent to a wrong place goes on from there; whoever receives in the end is heard where the transfer began.
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { backgroundDone } from '#kernel/background.ts'
import { useWorld } from '../../../test/harness/world.ts'
import { caseAs, faults, takeAll, takeAs } from './testing/drive.ts'
import {
  actorsHere,
  actorsThere,
  incomingTransfer,
  incomingTransfers,
  openTransfer,
  registerAll,
} from './testing/openings.ts'

describe('a transfer sent on to a third place (TRF-19)', () => {
  const world = useWorld()
  let here: Actor[]
  let there: Actor[]
  let onward: Actor[]
  beforeAll(async () => {
    here = Object.values(await actorsHere(world))
    there = Object.values(await actorsThere(world))
    onward = [
      await world.actorAt(world.places.branchA2, 'secretary'),
      await world.actorAt(world.places.communeA, 'office'),
    ]
  })
  const board = () => here[2] as Actor

  /** From the first branch by way of the other commune to the second branch of the first. */
  async function sentOn(
    fullName: string,
  ): Promise<{ memberId: string; transfer: string; passed: string; last: string }> {
    const { branchA2, branchB1 } = world.places
    const [member] = await registerAll(world, board(), [fullName])
    const memberId = member?.id ?? ''
    const transfer = await openTransfer(world, here[0] as Actor, memberId, branchB1)
    await takeAll({ world, caseId: transfer, actors: here }, 'sign-branch', 'sign-grassroots', 'sign-superior', 'send')
    const passed = await incomingTransfer(world, there[1] as Actor)
    const offered = (await caseAs(world, there[1] as Actor, passed)).next.find(({ step }) => step === 'forward')
    expect(offered?.places).toMatchObject([{ level: 'receiving-grassroots', optional: true }])
    const to = { 'receiving-grassroots': { provinceCode: branchA2.province, organisationId: branchA2.id } }
    const forwarded = await takeAs({ world, caseId: passed, actors: there }, 'forward', { places: to })
    expect(forwarded).toMatchObject({ kind: 'done' })
    expect(await faults(world)).toEqual([])
    const last = (await incomingTransfers(world, onward[1] as Actor)).at(-1)?.id ?? ''
    return { memberId, transfer, passed, last }
  }

  test('received there: the transfer ends where it began, the member is in the third place, the second hears nothing more', async () => {
    const { memberId, transfer, passed, last } = await sentOn('Vũ Văn Chuyển')
    await takeAll({ world, caseId: last, actors: onward }, 'receive-grassroots', 'receive')
    await backgroundDone(world.application)
    expect(await faults(world)).toEqual([])
    expect(await caseAs(world, board(), transfer)).toMatchObject({ state: 'received', end: 'done' })
    expect(await caseAs(world, board(), passed)).toMatchObject({ state: 'forwarded', end: 'moved' })
    expect(await world.ask(board(), 'members.get', { id: memberId })).toMatchObject({
      branch: { id: world.places.branchA2.id },
    })
  })

  test('called back meanwhile: the third place hears it, and the transfer comes back', async () => {
    const { memberId, transfer, last } = await sentOn('Lê Thị Gọi')
    await takeAll({ world, caseId: transfer, actors: here }, 'recall')
    await backgroundDone(world.application)
    expect(await faults(world)).toEqual([])
    expect(await caseAs(world, board(), last)).toMatchObject({ state: 'recalled', end: 'cancelled' })
    expect(await caseAs(world, board(), transfer)).toMatchObject({ state: 'returned' })
    expect(await world.ask(board(), 'members.get', { id: memberId })).toMatchObject({
      branch: { id: world.places.branchA1.id },
    })
  })
})
