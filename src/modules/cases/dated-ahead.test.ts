// What is granted for days to come holds from its day by itself: standing, electorate, figures; taken back before it begins.
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { beginWhatIsDue } from '#modules/members/public.ts'
import { useWorld } from '../../../test/harness/world.ts'
import { misplaced } from '../members/testing/effects.ts'
import { differences } from '../members/testing/people.ts'
import { caseAs, type Drive, takeAll, takeAs, today } from './testing/drive.ts'
import { actorsHere, registerAll, THREE } from './testing/openings.ts'

describe('exemptions and times away that begin or end on a day to come', () => {
  const world = useWorld()
  let secretary: Actor
  let office: Actor
  let board: Actor
  let people: string[]
  beforeAll(async () => {
    world.clock.set('2026-03-02T02:00:00Z')
    ;({ secretary, office, board } = await actorsHere(world))
    people = (await registerAll(world, board, [...THREE, 'Hồ Văn Xa', 'Đỗ Văn Học'])).map(({ id }) => id)
  })
  const memberAt = (i: number): string => people[i] ?? ''
  const asked = async (memberId: string, facts: object): Promise<Drive> => {
    const { id } = await world.ask<{ id: string }>(secretary, 'cases.open', {
      lifecycle: 'exemption',
      memberId,
      step: 'request',
      on: today(world),
      facts: { route: 'other', asked: 'written', cause: 'work-far-away', months: 3, ...facts },
      papers: [{ code: 'DM-79', no: null, on: today(world), keptAt: null }],
    })
    return { world, caseId: id, actors: [secretary, office, board] }
  }
  const statusOf = async (memberId: string): Promise<string> =>
    (await world.ask<{ status: string }>(board, 'members.get', { id: memberId })).status
  const exemptInFigures = async (): Promise<number | undefined> => {
    const { figures } = await world.ask<{ figures: Record<string, number> }>(board, 'members.get-figures', {
      organisationId: world.places.branchA1.id,
    })
    return figures['status.exempt']
  }
  /** A new day: what the server does by itself. */
  const dayComes = async (day: string) => {
    world.clock.set(`${day}T02:00:00Z`)
    await beginWhatIsDue(world.application)
  }
  const wellKept = async () => {
    expect(await differences(world, board)).toEqual([])
    expect(await misplaced(world)).toEqual([])
  }

  test('EXM-02: exempt from a day to come until its end, by itself; renewed for longer; back by itself', async () => {
    const memberId = memberAt(3)
    const drive = await asked(memberId, { from: '2026-04-01', to: '2026-06-30' })
    await takeAll(drive, 'propose', 'decide')
    expect(await statusOf(memberId)).toBe('full')
    expect(await exemptInFigures()).toBe(0)
    expect(await world.ask(board, 'members.get', { id: memberId })).toMatchObject({
      statuses: [
        { status: 'full', validFrom: '2026-07-01', validTo: null },
        { status: 'exempt', validFrom: '2026-04-01', validTo: '2026-07-01' },
        { status: 'full', validTo: '2026-04-01' },
      ],
    })
    await wellKept()
    await dayComes('2026-04-01')
    expect(await statusOf(memberId)).toBe('exempt')
    expect(await exemptInFigures()).toBe(1)
    await wellKept()
    await takeAll({ ...drive, known: { months: 1 } }, 'propose-renewal')
    // The day that follows from the months asked for stands there, and not the one it ends on anyway (EXM-03).
    const { next } = await caseAs(world, secretary, drive.caseId)
    const until = next.find(({ step }) => step === 'renew')?.asks.find(({ name }) => name === 'to')
    expect(until).toMatchObject({ value: '2026-07-31' })
    await takeAll({ ...drive, known: { to: '2026-07-31' } }, 'renew')
    await dayComes('2026-07-01')
    expect(await statusOf(memberId)).toBe('exempt')
    await dayComes('2026-08-01')
    expect(await statusOf(memberId)).toBe('full')
    expect(await exemptInFigures()).toBe(0)
    await wellKept()
    await takeAll(drive, 'return')
    expect(await caseAs(world, secretary, drive.caseId)).toMatchObject({ state: 'back', end: 'done' })
    expect(await statusOf(memberId)).toBe('full')
  })

  test('EXM-03: taken back before it begins, and not after; the one who is exempt returns early', async () => {
    const memberId = memberAt(2)
    const drive = await asked(memberId, { from: '2026-09-01', to: '2026-11-30' })
    await takeAll(drive, 'propose', 'decide', 'take-back')
    expect(await world.ask(board, 'members.get', { id: memberId })).toMatchObject({
      status: 'full',
      statuses: [{ status: 'full', validTo: null }],
    })
    const again = await asked(memberId, { from: '2026-08-15', to: '2026-11-14' })
    await takeAll(again, 'propose', 'decide')
    await dayComes('2026-08-20')
    expect(await takeAs(again, 'take-back')).toMatchObject({ refusal: { code: 'lifecycle.begun-already' } })
    world.clock.set('2026-09-10T02:00:00Z')
    await takeAll(again, 'return')
    expect(await statusOf(memberId)).toBe('full')
    await wellKept()
  })

  test('TRF-07 TRF-09 TRF-11 VOTE-02: away from a day to come, out of the electorate from then, extended, back by itself', async () => {
    const { places } = world
    const receiver = await world.actorAt(places.branchB1, 'secretary')
    const receivingOffice = await world.actorAt(places.communeB, 'office')
    const { id } = await world.ask<{ id: string }>(secretary, 'cases.open', {
      lifecycle: 'temporary-transfer-out',
      memberId: memberAt(4),
      step: 'request',
      on: today(world),
      facts: { purpose: 'study', from: '2026-10-01', to: '2027-01-31', newPlace: places.branchB1.name },
      papers: [{ code: 'competent-decision', no: '12/QĐ', on: today(world), keptAt: null }],
      places: { 'receiving-branch': { provinceCode: '99', organisationId: places.branchB1.id } },
    })
    const out: Drive = { world, caseId: id, actors: [secretary, office, board] }
    await takeAll(out, 'sign-branch', 'send')
    const awayOf = async (day: string): Promise<number> => {
      world.clock.set(`${day}T02:00:00Z`)
      const { rows } = await world.database.owner.query(
        `select count(*)::int as n from member_absences where valid_from <= $1 and (valid_to is null or valid_to > $1)`,
        [day],
      )
      return rows[0]?.n
    }
    expect(await awayOf('2026-09-30')).toBe(0)
    expect(await awayOf('2026-10-01')).toBe(1)
    expect(await world.ask(board, 'members.get', { id: memberAt(4) })).toMatchObject({
      status: 'full',
      absences: [{ placeName: places.branchB1.name, purpose: 'study', validFrom: '2026-10-01', validTo: '2027-02-01' }],
    })
    const inRows: { rows: { id: string }[] } = await world.ask(receiver, 'cases.list', {
      lifecycle: 'temporary-transfer-in',
      open: true,
    })
    const there: Drive = {
      world,
      caseId: inRows.rows[0]?.id ?? '',
      actors: [receiver, receivingOffice],
      known: { extendedTo: '2027-03-31' },
    }
    const shown = await caseAs(world, receivingOffice, there.caseId)
    await takeAll(
      there,
      ...(shown.next.some((s) => s.step === 'receive-grassroots') ? ['receive-grassroots'] : []),
      'receive',
    )
    const shorter = await takeAs({ ...there, known: { extendedTo: '2027-01-15' } }, 'extend')
    expect(shorter).toMatchObject({
      refusal: { code: 'lifecycle.fact-not-later', facts: { label: 'Gia hạn đến ngày', on: '31/01/2027' } },
    })
    await takeAll(there, 'extend')
    expect(await awayOf('2027-02-15')).toBe(1)
    expect(await awayOf('2027-04-01')).toBe(0)
    await wellKept()
  })
})
