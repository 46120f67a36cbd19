// Messages between two ends: what is decided on the day of the deletion arrives; what cannot be taken in is seen by both and sent again.
import { beforeAll, describe, expect, test } from 'vitest'
import type { CaseDetail } from '#contract/cases.ts'
import type { Actor } from '#kernel/actor.ts'
import { backgroundDone } from '#kernel/background.ts'
import { useWorld } from '../../../test/harness/world.ts'
import { register } from '../members/testing/people.ts'
import { deliverAll } from './flow/deliver.ts'
import { caseAs, type Drive, faults, takeAll, takeAs } from './testing/drive.ts'
import {
  actorsHere,
  actorsThere,
  appealOfDeletion,
  incomingTransfers,
  openCase,
  openDeletion,
  openTransfer,
  registerAll,
  resignationOf,
  THREE,
} from './testing/openings.ts'

describe('an appeal decided on the day of the deletion (DEL-10, AGE-04)', () => {
  const world = useWorld()
  test('lodged by the province board, to which it is offered; the member is back the same day and no message is left', async () => {
    const { secretary, office, board } = await actorsHere(world)
    const people = await registerAll(world, board, [...THREE, 'Hồ Văn Vắng'])
    const memberId = people[3]?.id ?? ''
    const id = await openDeletion(world, secretary, memberId)
    const drive: Drive = { world, caseId: id, actors: [secretary, office, board], known: { presence: 'present' } }
    await takeAll(drive, 'notify', 'receive-statement', 'hear', 'branch-vote', 'grassroots-vote', 'decide', 'serve')
    const offered: { lifecycles: { code: string; openings: { asks: { name: string; value: unknown }[] }[] }[] } =
      await world.ask(board, 'cases.list-lifecycles', { memberId })
    const asks = offered.lifecycles.find(({ code }) => code === 'appeal')?.openings[0]?.asks ?? []
    expect(Object.fromEntries(asks.map(({ name, value }) => [name, value]))).toMatchObject({
      against: 'name-deletion',
      handlerLevel: 'province',
    })
    const appeal = await openCase(world, board, { memberId, ...appealOfDeletion(world) })
    const known = { ownCase: true, decisionExists: true }
    await takeAll({ world, caseId: appeal, actors: [board], known }, 'accept', 'verify', 'overturn')
    await backgroundDone(world.application)
    expect(await faults(world)).toEqual([])
    expect(await caseAs(world, board, id)).toMatchObject({ end: 'overturned' })
    expect(await world.ask(board, 'members.get', { id: memberId })).toMatchObject({ status: 'full' })
    expect(await world.ask(board, 'members.check-figures', {})).toMatchObject({ differences: [] })
  })
})

describe('a message the other end cannot take in (TRF)', () => {
  const world = useWorld()
  let secretary: Actor
  let office: Actor
  let board: Actor
  let receiver: Actor
  let receivingOffice: Actor
  let memberId: string
  let out: Drive

  beforeAll(async () => {
    const { places } = world
    ;({ secretary, office, board } = await actorsHere(world))
    ;({ receiver, receivingOffice } = await actorsThere(world))
    memberId = (await register(world, board, places.branchA1, { fullName: 'Vũ Văn Chuyển' })).id
    const id = await openTransfer(world, secretary, memberId, places.branchB1)
    out = { world, caseId: id, actors: [secretary, office, board] }
  })

  /** Something in the way at the other end: a case of that kind about the person stands open there. */
  const block = async (): Promise<void> => {
    await world.database.owner.query(
      `insert into cases (province_code, id, path, organisation_id, lifecycle, subject_kind, subject_id, subject_name, opened_on, state)
       select '99', gen_random_uuid(), path, id, 'formal-transfer-in', 'member', $1, 'Vũ Văn Chuyển', '2026-11-20', 'introduced'
         from organisations where id = $2`,
      [memberId, world.places.branchB1.id],
    )
  }

  test('the sender sees in the case that it was refused, why, and what to do; the receiving end sees it too', async () => {
    await block()
    await takeAll(out, 'sign-branch', 'sign-grassroots', 'sign-superior', 'send')
    const shown = await caseAs(world, secretary, out.caseId)
    expect(shown.unheard).toMatchObject([
      {
        direction: 'out',
        title: expect.stringContaining('Giới thiệu chuyển sinh hoạt'),
        otherEnd: world.places.branchB1.name,
        why: {
          code: 'cases.already-open',
          message: expect.stringContaining('Vũ Văn Chuyển'),
          next: expect.any(String),
        },
      },
    ])
    for (const actor of [receiver, receivingOffice]) {
      const { rows }: { rows: unknown[] } = await world.ask(actor, 'cases.list-unheard', {})
      expect(rows).toMatchObject([
        { direction: 'in', otherEnd: world.places.branchA1.name, why: { code: 'cases.already-open' } },
      ])
    }
    const { rows }: { rows: unknown[] } = await world.ask(office, 'cases.list-unheard', {})
    expect(rows).toMatchObject([{ direction: 'out', caseId: out.caseId, subjectName: 'Vũ Văn Chuyển' }])
    const neighbour = await world.actorAt(world.places.branchA2, 'secretary')
    expect(await world.ask(neighbour, 'cases.list-unheard', {})).toMatchObject({ rows: [] })
  })

  test('however often it is tried, it is not given up: the next day it is tried again by itself', async () => {
    for (let i = 0; i < 7; i += 1) await deliverAll(world.application)
    const tried = async (): Promise<number> =>
      (
        await world.database.owner.query(
          `select attempts from case_messages where direction = 'out' and handed_over_at is null`,
        )
      ).rows[0]?.attempts
    expect(await tried()).toBe(5)
    world.clock.advance(86_400_000)
    await deliverAll(world.application)
    expect(await tried()).toBe(6)
  })

  test('sent again by the receiving end once the way is free, it arrives once, and nobody sees a fault any more', async () => {
    const [message] = (await world.ask<CaseDetail>(secretary, 'cases.get', { id: out.caseId })).unheard
    const id = message?.id ?? ''
    const stranger = await world.actorAt(world.places.branchA2, 'secretary')
    expect(await world.call(stranger, 'cases.send-again', { id })).toMatchObject({
      refusal: { code: 'kernel.not-found' },
    })
    await world.database.owner.query(`delete from cases where lifecycle = 'formal-transfer-in'`)
    await world.ask(receiver, 'cases.send-again', { id })
    await backgroundDone(world.application)
    expect(await faults(world)).toEqual([])
    const rows = await incomingTransfers(world, receiver)
    expect(rows).toHaveLength(1)
    for (const actor of [secretary, receiver, office, receivingOffice]) {
      expect(await world.ask(actor, 'cases.list-unheard', {})).toMatchObject({ rows: [] })
    }
    expect((await caseAs(world, secretary, out.caseId)).unheard).toEqual([])
    // Nothing is there to be sent again.
    expect(await world.call(receiver, 'cases.send-again', { id })).toMatchObject({
      refusal: { code: 'kernel.not-found' },
    })
    const incoming: Drive = { world, caseId: rows[0]?.id ?? '', actors: [receiver, receivingOffice] }
    await takeAll(incoming, 'receive-grassroots', 'receive')
    expect(await caseAs(world, secretary, out.caseId)).toMatchObject({ state: 'received' })
  })

  test('a fault of the program itself is shown as one, with its own words kept out of the screen', async () => {
    const other = await register(world, board, world.places.branchA1, { fullName: 'Đỗ Thị Lỗi' })
    const id = await openCase(world, secretary, resignationOf(world, other.id))
    await world.database.owner.query(`alter table cases add constraint no_more check (lifecycle <> 'discipline')`)
    const drive: Drive = { world, caseId: id, actors: [secretary], known: { happenedOn: '2026-10-01' } }
    expect(await takeAs(drive, 'discipline-first')).toMatchObject({ kind: 'done' })
    const shown = await caseAs(world, secretary, id)
    expect(shown.unheard).toMatchObject([{ otherEnd: null, why: { code: 'cases.delivery-failed' } }])
    expect(JSON.stringify(shown.unheard)).not.toContain('no_more')
    await world.database.owner.query(`alter table cases drop constraint no_more`)
    await world.ask(secretary, 'cases.send-again', { id: shown.unheard[0]?.id })
    await backgroundDone(world.application)
    expect((await caseAs(world, secretary, id)).related).toMatchObject([{ lifecycle: 'discipline' }])
  })
})
