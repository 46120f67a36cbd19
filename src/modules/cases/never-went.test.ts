// Somebody introduced for a time who never went: the branch says so, and nobody is away or expected anywhere (TRF-09).
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { addDays } from '#rules/calendar/dates.ts'
import type { Place } from '../../../test/harness/world.ts'
import { useWorld } from '../../../test/harness/world.ts'
import { register } from '../members/testing/people.ts'
import { caseAs, type Drive, faults, takeAll, takeAs, today } from './testing/drive.ts'
import { actorsHere, actorsThere, openCase, paper } from './testing/openings.ts'

interface Listed {
  rows: { id: string; state: string; end: string | null }[]
}

describe('a temporary transfer of somebody who never went', () => {
  const world = useWorld()
  let secretary: Actor
  let office: Actor
  let board: Actor
  let receiver: Actor
  let receivingOffice: Actor
  beforeAll(async () => {
    const { secretary: one, ...above } = await actorsHere(world)
    secretary = one
    office = above.office
    board = above.board
    const there = await actorsThere(world)
    receiver = there.receiver
    receivingOffice = there.receivingOffice
  })

  async function sent(fullName: string, to: Place | null): Promise<{ memberId: string; drive: Drive }> {
    const on = today(world)
    const { id: memberId } = await register(world, board, world.places.branchA1, { fullName })
    const caseId = await openCase(world, secretary, {
      lifecycle: 'temporary-transfer-out',
      memberId,
      step: 'request',
      on,
      facts: { purpose: 'work', from: on, to: addDays(on, 200), newPlace: to?.name ?? 'Chi bộ xa' },
      papers: [paper('competent-decision', on)],
      places: to === null ? {} : { 'receiving-branch': { provinceCode: to.province, organisationId: to.id } },
    })
    const drive = { world, caseId, actors: [secretary, office], known: { reason: 'Không đi nữa' } }
    await takeAll(drive, 'sign-branch', 'send')
    return { memberId, drive }
  }
  /** Tomorrow: whoever is back on the day of going was away that day. */
  const isAway = async (id: string): Promise<boolean> => {
    const { rows } = await world.database.owner.query(
      'select 1 from member_absences where member_id = $1 and (valid_to is null or valid_to > $2::date)',
      [id, addDays(today(world), 1)],
    )
    return rows.length > 0
  }
  const offered = async ({ caseId }: Drive): Promise<string[]> =>
    (await caseAs(world, secretary, caseId)).next.filter(({ mine }) => mine).map(({ step }) => step)

  test('the other end works on paper: the branch ends it, the member is here', async () => {
    const { memberId, drive } = await sent('Bùi Văn Ở Lại', null)
    expect(await isAway(memberId)).toBe(true)
    expect(await offered(drive)).toContain('not-gone')
    expect(await offered(drive)).not.toContain('recall')
    await takeAll(drive, 'not-gone')
    expect(await caseAs(world, secretary, drive.caseId)).toMatchObject({ state: 'withdrawn', end: 'withdrawn' })
    expect(await isAway(memberId)).toBe(false)
  })

  test('the other end works here: it is called back before it was received, and the case is the branch’s again', async () => {
    const { memberId, drive } = await sent('Bùi Văn Gọi Về', world.places.branchB1)
    expect(await offered(drive)).toContain('recall')
    expect(await offered(drive)).not.toContain('not-gone')
    await takeAll(drive, 'recall')
    expect(await faults(world)).toEqual([])
    const { rows }: Listed = await world.ask(receivingOffice, 'cases.list', { lifecycle: 'temporary-transfer-in' })
    expect(rows[0]).toMatchObject({ state: 'recalled', end: 'cancelled' })
    expect(await caseAs(world, secretary, drive.caseId)).toMatchObject({ state: 'requested', end: null })
    expect(await isAway(memberId)).toBe(false)
    await takeAll(drive, 'withdraw')
    expect(await caseAs(world, secretary, drive.caseId)).toMatchObject({ state: 'withdrawn' })
  })

  test('received there meanwhile, it is no longer called back; the guest is work only near the end of the period, or once asked to come home', async () => {
    const { drive } = await sent('Bùi Văn Đã Đến', world.places.branchB1)
    const { rows }: Listed = await world.ask(receivingOffice, 'cases.list', {
      lifecycle: 'temporary-transfer-in',
      open: true,
    })
    await takeAll(
      { world, caseId: rows[0]?.id ?? '', actors: [receiver, receivingOffice] },
      'receive-grassroots',
      'receive',
    )
    expect(await offered(drive)).not.toContain('recall')
    await expect(takeAs(drive, 'recall')).rejects.toThrow('nobody may take recall')
    // TRF-07: a guest is nobody's work until the period nears its end, or until the own branch calls the guest back.
    const listed = async (tab: string): Promise<unknown[]> =>
      (await world.ask<{ rows: unknown[] }>(receiver, 'cases.list-work', { tab })).rows
    expect(await listed('mine')).toEqual([])
    expect(await listed('coming')).toMatchObject([{ step: 'release', waitsUntil: addDays(today(world), 170) }])
    await takeAll(drive, 'call-back')
    expect(await faults(world)).toEqual([])
    expect(await listed('mine')).toMatchObject([{ step: 'release', stateTitle: 'Nơi chính thức đã gọi về' }])
  })
})
