// What decided cases change in who is on the list: admission, moves, departures, returns; figures, biểu 1 and every day stay right.
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { ReportTable } from '#contract/reports.ts'
import type { Actor } from '#kernel/actor.ts'
import {
  admitMember,
  arriveFromProvince,
  departForProvince,
  knownFactsOf,
  leaveMember,
  moveMember,
  moveMembersTogether,
  readmitMember,
  recogniseMember,
  restoreMember,
} from '#modules/members/public.ts'
import { type Place, useWorld } from '../../../../test/harness/world.ts'
import { asCase, decided, misplaced } from '../testing/effects.ts'
import { differences, inventedNumber, register } from '../testing/people.ts'

describe('who is on the list', () => {
  const world = useWorld()
  let places: typeof world.places
  let board: Actor
  let neighbourBoard: Actor
  beforeAll(async () => {
    places = world.places
    board = await world.actorAt(places.province, 'organisation-board')
    neighbourBoard = await world.actorAt(places.otherProvince, 'organisation-board')
  })

  afterEach(async () => {
    expect(await differences(world, board)).toEqual([])
    expect(await differences(world, neighbourBoard)).toEqual([])
    expect(await misplaced(world)).toEqual([])
    for (const actor of [board, neighbourBoard]) {
      const table: ReportTable = await world.ask(actor, 'reports.get-table', { form: '1', on: '2026-11-21' })
      expect(table.checks.filter((check) => !check.ok)).toEqual([])
    }
  })

  const refused = (code: string, facts: object = {}) => ({ code, facts })
  const get = (actor: Actor, id: string) => world.ask<Record<string, unknown>>(actor, 'members.get', { id })
  const admission = (branch: Place, more: object = {}) => ({
    organisationId: branch.id,
    person: { fullName: 'Lê Thị Mới', gender: 'female', birthDate: '2000-02-29', personalNo: inventedNumber() },
    decisionOn: '2026-10-01',
    ceremonyOn: '2026-10-20',
    introducers: 'Ông A, ông B',
    document: '12-QĐ/ĐU',
    ...more,
  })
  const admit = (branch: Place, more: object = {}) =>
    decided(world, branch, (context) => admitMember(context, admission(branch, more)))

  test('PROB-01 AGE-01: an admission keeps decision and ceremony apart and counts from the ceremony', async () => {
    const { branchA1 } = places
    const { memberId, version } = await admit(branchA1)
    expect(version).toBe(1)
    expect(await get(board, memberId)).toMatchObject({
      status: 'probationary',
      branch: { id: branchA1.id },
      party: {
        decisionOn: '2026-10-01',
        admittedOn: '2026-10-20',
        officialOn: null,
        introducers: 'Ông A, ông B',
        partyAge: { years: 0, months: 1 },
      },
      memberships: [{ validFrom: '2026-10-20', validTo: null, basis: 'admission', document: '12-QĐ/ĐU' }],
      statuses: [{ status: 'probationary', validFrom: '2026-10-20' }],
      movements: [{ kind: 'admitted', happenedOn: '2026-10-20' }],
    })
    const changes: { rows: { operation: string; summary: string }[] } = await world.ask(board, 'members.list-changes', {
      id: memberId,
    })
    expect(changes.rows).toMatchObject([
      {
        operation: 'cases.take-step',
        summary:
          'Kết nạp Lê Thị Mới vào Đảng tại Chi bộ thôn 1: quyết định ngày 01/10/2026, lễ kết nạp ngày 20/10/2026.',
      },
    ])
  })

  test('an admission is refused out of reach, in the wrong place, on wrong days, with a wrong record, and twice', async () => {
    const { branchA1, branchA2, communeA } = places
    const ask = (at: Place, more: object) => asCase(world, at, (context) => admitMember(context, admission(at, more)))
    expect(await ask(branchA1, { organisationId: branchA2.id })).toMatchObject(refused('kernel.not-found'))
    expect(await ask(communeA, {})).toMatchObject(refused('members.no-members-here'))
    expect(await ask(branchA1, { ceremonyOn: '2026-11-22' })).toMatchObject(refused('members.date-in-future'))
    expect(await ask(branchA1, { ceremonyOn: '2026-09-30' })).toMatchObject(refused('members.ceremony-before-decision'))
    const early = { decisionOn: '2025-05-01', ceremonyOn: '2025-06-30' }
    expect(await ask(branchA1, early)).toMatchObject(refused('members.before-founding'))
    const person = { fullName: 'Trẻ Quá', gender: 'male', birthDate: '2009-10-20' }
    expect(await ask(branchA1, { person })).toMatchObject({
      code: 'kernel.invalid-input',
      fields: [{ path: 'decisionOn' }, { path: 'admittedOn' }],
    })
    const numbered = { person: { fullName: 'Phạm Văn Một', birthDate: '1999-01-02', personalNo: inventedNumber() } }
    await admit(branchA1, numbered)
    expect(await ask(communeA, { ...numbered, organisationId: branchA2.id })).toMatchObject(
      refused('members.number-taken'),
    )
    const plain = { person: { fullName: 'Phạm Văn Hai', birthDate: '1999-01-03' } }
    await admit(branchA1, plain)
    expect(await ask(branchA1, plain)).toMatchObject(refused('members.record-exists', { left: false }))
    const memberId = '0199a0f0-0000-7000-8000-000000000001'
    const known = { memberId, person: { fullName: 'Phạm Văn Ba', birthDate: '1999-01-04' } }
    expect(await admit(branchA1, known)).toMatchObject({ memberId })
    const other = { memberId, person: { fullName: 'Phạm Văn Bốn', birthDate: '1999-01-05' } }
    expect(await ask(branchA1, other)).toMatchObject(refused('members.record-exists'))
  })

  test('REC-05: recognition counts from the end of probation though it was decided later, also before the record began', async () => {
    const { branchA1 } = places
    const dates = { decisionOn: '2025-08-20', ceremonyOn: '2025-09-01' }
    const { memberId } = await admit(branchA1, {
      ...dates,
      person: { fullName: 'Ngô Văn Chính', birthDate: '1990-05-05' },
    })
    const recognise = (id: string, officialOn: string, decidedOn: string) =>
      asCase(world, places.communeA, (context) =>
        recogniseMember(context, { memberId: id, officialOn, decidedOn, document: '15-QĐ/ĐU' }),
      )
    expect(await recognise(memberId, '2026-08-31', '2026-10-10')).toMatchObject(
      refused('members.probation-not-over', { until: '2026-09-01' }),
    )
    expect(await recognise(memberId, '2026-09-01', '2026-08-30')).toMatchObject(refused('members.decided-before'))
    expect(await recognise(memberId, '2026-09-01', '2026-11-22')).toMatchObject(refused('members.date-in-future'))
    expect(await recognise(memberId, '2026-09-01', '2026-10-10')).toEqual({ memberId, version: 2 })
    expect(await recognise(memberId, '2026-09-01', '2026-10-10')).toMatchObject(
      refused('members.status-change-forbidden'),
    )
    expect(await get(board, memberId)).toMatchObject({
      status: 'full',
      party: { officialOn: '2026-09-01' },
      statuses: [
        { status: 'full', validFrom: '2026-09-01', validTo: null, document: '15-QĐ/ĐU' },
        { status: 'probationary', validFrom: '2025-09-01', validTo: '2026-09-01' },
      ],
    })

    // Entered by hand after the probation was over: the record knows no day of it.
    const office = await world.actorAt(places.communeA, 'office')
    const late = { status: 'probationary', officialOn: null, admittedOn: '2025-09-01', decisionOn: '2025-08-20' }
    const { id } = await register(world, office, branchA1, { ...late, joinedOn: '2026-11-10' })
    expect(await recognise(id, '2026-09-01', '2026-11-20')).toMatchObject({ version: 2 })
    expect(await get(board, id)).toMatchObject({
      status: 'full',
      party: { officialOn: '2026-09-01' },
      statuses: [{ status: 'full', validFrom: '2026-11-10', validTo: null }],
    })
  })

  test('a move across communes ends what is left behind, posts included, and leaves no day out', async () => {
    const { branchA1, branchB1, communeA, communeB, province } = places
    const { memberId } = await admit(branchA1, {
      decisionOn: '2025-08-20',
      ceremonyOn: '2025-09-01',
      person: { fullName: 'Mai Thị Đi', birthDate: '1985-03-03' },
    })
    await decided(world, communeA, (context) =>
      recogniseMember(context, { memberId, officialOn: '2026-09-01', decidedOn: '2026-09-10' }),
    )
    const post = (place: Place, postCode: string) =>
      world.ask(board, 'members.appoint', {
        organisationId: place.id,
        memberId,
        postCode,
        from: '2026-09-15',
        how: 'elected',
      })
    await post(branchA1, 'deputy-secretary')
    await post(communeA, 'committee-member')
    const move = (at: Place, organisationId: string, from: string) =>
      asCase(world, at, (context) => moveMember(context, { memberId, organisationId, from, document: 'GT 7' }))
    // Neither end alone can do it: each reaches only itself.
    expect(await move(communeA, branchB1.id, '2026-11-01')).toMatchObject(refused('kernel.not-found'))
    expect(await move(communeB, branchB1.id, '2026-11-01')).toMatchObject(refused('kernel.not-found'))
    expect(await move(province, branchA1.id, '2026-11-01')).toMatchObject(refused('members.same-branch'))
    expect(await move(province, communeB.id, '2026-11-01')).toMatchObject(refused('members.no-members-here'))
    expect(await move(province, branchB1.id, '2025-06-30')).toMatchObject(refused('members.before-founding'))
    expect(await move(province, branchB1.id, '2026-09-15')).toMatchObject(refused('members.date-too-early'))
    expect(await move(province, branchB1.id, '2026-11-22')).toMatchObject(refused('members.date-in-future'))
    expect(await move(province, branchB1.id, '2026-11-01')).toEqual({ memberId, version: 3 })
    expect(await move(province, branchB1.id, '2026-11-02')).toMatchObject(refused('members.same-branch'))
    expect(await get(board, memberId)).toMatchObject({
      branch: { id: branchB1.id },
      memberships: [
        { organisationId: branchB1.id, validFrom: '2026-11-01', validTo: null },
        { organisationId: branchA1.id, validTo: '2026-11-01' },
      ],
      posts: [{ validTo: '2026-11-01' }, { validTo: '2026-11-01' }],
    })
  })

  test('TRF-17: members move together, all or none', async () => {
    const { branchA1, branchA2, province } = places
    const office = await world.actorAt(places.communeA, 'office')
    const people = await Promise.all([1, 2, 3].map(() => register(world, office, branchA2)))
    const gone = await register(world, office, branchA2)
    await decided(world, province, (context) =>
      leaveMember(context, { memberId: gone.id, kind: 'died', on: '2026-10-01' }),
    )
    const together = (memberIds: string[]) =>
      asCase(world, province, (context) =>
        moveMembersTogether(context, { memberIds, organisationId: branchA1.id, from: '2026-11-05' }),
      )
    const ids = people.map(({ id }) => id)
    expect(await together([...ids, gone.id])).toMatchObject(refused('members.already-left'))
    expect(await together([...ids, '0199a0f0-0000-7000-8000-00000000ffff'])).toMatchObject(refused('kernel.not-found'))
    expect(await together([])).toMatchObject(refused('kernel.not-found'))
    expect(await get(board, ids[0] ?? '')).toMatchObject({ branch: { id: branchA2.id } })
    expect(await together([...ids, ...ids])).toHaveLength(3)
    for (const id of ids) expect(await get(board, id)).toMatchObject({ version: 2, branch: { id: branchA1.id } })
  })

  test('AGE-04: a removal ends everything; restored, the gap is seen and party age has none', async () => {
    const { branchA1, branchA2, communeA } = places
    const office = await world.actorAt(communeA, 'office')
    const { id: memberId } = await register(world, office, branchA1, { fullName: 'Trần Văn Oan' })
    const leave = (kind: 'expelled' | 'died', on: string) =>
      asCase(world, communeA, (context) => leaveMember(context, { memberId, kind, on, document: 'QĐ 9' }))
    const restore = (on: string, more: object = {}) =>
      asCase(world, communeA, (context) => restoreMember(context, { memberId, on, document: 'QĐ 28', ...more }))
    expect(await restore('2026-10-01')).toMatchObject(refused('members.not-left'))
    expect(await leave('expelled', '2025-08-01')).toMatchObject(refused('members.date-too-early'))
    expect(await leave('expelled', '2026-03-01')).toEqual({ memberId, version: 2 })
    expect(await leave('died', '2026-03-02')).toMatchObject(refused('members.already-left'))
    expect(await restore('2026-03-01')).toMatchObject(refused('members.date-too-early'))
    expect(await restore('2026-11-22')).toMatchObject(refused('members.date-in-future'))
    expect(await restore('2026-10-01')).toEqual({ memberId, version: 3 })
    expect(await restore('2026-10-02')).toMatchObject(refused('members.not-left'))
    expect(await get(board, memberId)).toMatchObject({
      status: 'full',
      departure: null,
      party: { partyAge: { years: 16, months: 10 } },
      memberships: [
        { validFrom: '2026-10-01', validTo: null, basis: 'restoration', organisationId: branchA1.id },
        { validFrom: '2025-08-01', validTo: '2026-03-01' },
      ],
      statuses: [
        { status: 'full', validFrom: '2026-10-01', validTo: null },
        { status: 'left', validFrom: '2026-03-01', validTo: '2026-10-01' },
        { status: 'full', validTo: '2026-03-01' },
      ],
      movements: [{ kind: 'restored' }, { kind: 'expelled' }],
    })
    expect(await leave('died', '2026-11-01')).toMatchObject({ version: 4 })
    expect(await restore('2026-11-10', { organisationId: branchA2.id })).toMatchObject(
      refused('members.left-otherwise', { leftKind: 'died' }),
    )
  })

  test('AGE-03 READ-02: readmitted from the old record, on probation anew, the time outside taken from party age', async () => {
    const { branchA1, branchA2, communeA } = places
    const office = await world.actorAt(communeA, 'office')
    const [personalNo, cardNo] = [inventedNumber(), inventedNumber()]
    const { id: memberId } = await register(world, office, branchA1, { fullName: 'Đỗ Văn Lại', personalNo, cardNo })
    await decided(world, communeA, (context) =>
      leaveMember(context, { memberId, kind: 'name-deleted', on: '2025-09-10' }),
    )
    const readmit = (more: object = {}) =>
      asCase(world, communeA, (context) =>
        readmitMember(context, {
          memberId,
          organisationId: branchA2.id,
          decisionOn: '2025-11-01',
          ceremonyOn: '2025-11-10',
          introducers: 'Ông C',
          document: '9C',
          person: { residence: 'Thôn 2' },
          ...more,
        }),
      )
    expect(await readmit({ ceremonyOn: '2025-09-10', decisionOn: '2025-09-01' })).toMatchObject(
      refused('members.date-too-early'),
    )
    expect(await readmit({ person: { birthDate: '2005' } })).toMatchObject({ code: 'kernel.invalid-input' })
    // Whoever holds the number meanwhile stands against it; the old record does not.
    const other = await register(world, office, branchA1)
    await world.ask(office, 'members.correct', { ...other, personalNo })
    expect(await readmit()).toMatchObject(refused('members.number-taken'))
    await world.ask(office, 'members.correct', { id: other.id, version: 2, personalNo: null })
    expect(
      await asCase(world, communeA, (context) =>
        admitMember(
          context,
          admission(branchA2, { person: { fullName: 'Đỗ Văn Lại', birthDate: '1980-05-17', personalNo } }),
        ),
      ),
    ).toMatchObject(refused('members.record-exists', { left: true }))

    expect(await readmit()).toEqual({ memberId, version: 3 })
    expect(await readmit()).toMatchObject(refused('members.not-left'))
    const record = await get(board, memberId)
    expect(record).toMatchObject({
      status: 'probationary',
      branch: { id: branchA2.id },
      // 2010-01-20 to 2026-11-21 less 2025-09-10 to 2025-11-10.
      party: {
        decisionOn: '2010-01-20',
        admittedOn: '2010-02-03',
        officialOn: null,
        partyAge: { years: 16, months: 8 },
      },
      card: { cardNoMasked: null, formerCardNoMasked: expect.stringContaining(cardNo.slice(-3)) },
      residence: { residence: 'Thôn 2' },
      statuses: [{ status: 'probationary', validFrom: '2025-11-10' }, { status: 'left' }, { status: 'full' }],
      movements: [{ kind: 'admitted', happenedOn: '2025-11-10' }, { kind: 'name-deleted' }],
      career: [
        {
          kind: 'journey',
          title: 'Kết nạp lại vào Đảng',
          detail:
            'Quyết định kết nạp lại ngày 01/11/2025. Người giới thiệu: Ông C. Ngày chính thức lần đầu: 03/02/2011.',
        },
      ],
    })
    const known = await asCase(world, communeA, (context) => knownFactsOf(context, memberId, '2026-11-21'))
    expect(known).toMatchObject({ probationFrom: '2025-11-10', timesReadmitted: 1, status: 'probationary' })
    const recognise = (officialOn: string) =>
      asCase(world, communeA, (context) => recogniseMember(context, { memberId, officialOn, decidedOn: '2026-11-20' }))
    expect(await recognise('2026-11-09')).toMatchObject(refused('members.probation-not-over', { until: '2026-11-10' }))
    expect(await recognise('2026-11-10')).toMatchObject({ version: 4 })
  })

  test('AGE-03: readmitted though the first time is on no record here', async () => {
    const former = { decisionOn: '2001-05-19', admittedOn: '2001-06-03', leftOn: '2010-01-01' }
    const person = { fullName: 'Hồ Văn Cũ', birthDate: '1970-01-01' }
    const { memberId } = await admit(places.branchA1, { former, person })
    expect(await get(board, memberId)).toMatchObject({
      // 2001-05-19 to 2010-01-01 and 2026-10-20 to 2026-11-21.
      party: { decisionOn: '2001-05-19', admittedOn: '2001-06-03', partyAge: { years: 8, months: 8 } },
      memberships: [{ validFrom: '2026-10-20', basis: 'admission' }],
      career: [{ title: 'Kết nạp lại vào Đảng', fromDate: '2026-10-20' }],
    })
    const early = await asCase(world, places.communeA, (context) =>
      recogniseMember(context, { memberId, officialOn: '2026-11-21', decidedOn: '2026-11-21' }),
    )
    expect(early).toMatchObject(refused('members.probation-not-over', { until: '2027-10-20' }))
  })

  test('to another province and back: on one list every day, numbers unreadable on the way', async () => {
    const { branchA1, branchC1, province, otherProvince } = places
    const office = await world.actorAt(province, 'office')
    const [personalNo, cardNo] = [inventedNumber(), inventedNumber()]
    const { id: memberId } = await register(world, office, branchA1, { fullName: 'Cao Thị Xa', personalNo, cardNo })
    await world.ask(office, 'members.add-career-entry', { memberId, kind: 'work', title: 'Nông dân' })
    const depart = (on: string) =>
      asCase(world, province, (context) =>
        departForProvince(context, {
          memberId,
          on,
          document: 'GT 10',
          counterpart: { province: '98', name: branchC1.name, path: branchC1.path },
        }),
      )
    expect(await depart('2026-11-22')).toMatchObject(refused('members.date-in-future'))
    const departed = await depart('2026-06-01')
    if (!('record' in departed)) throw new Error('refused')
    expect(await depart('2026-06-02')).toMatchObject(refused('members.already-left'))
    const record = JSON.parse(JSON.stringify(departed.record)) as typeof departed.record
    expect(JSON.stringify(record)).not.toContain(personalNo)
    expect(JSON.stringify(record)).not.toContain(cardNo)

    const arrive = (more: object = {}) =>
      asCase(world, otherProvince, (context) =>
        arriveFromProvince(context, {
          record,
          organisationId: branchC1.id,
          on: '2026-06-01',
          document: 'GT 10',
          counterpart: { province: '99', name: branchA1.name },
          ...more,
        }),
      )
    expect(await arrive({ on: '2026-06-02' })).toMatchObject(refused('members.arrives-another-day'))
    expect(await arrive({ organisationId: branchA1.id })).toMatchObject(refused('kernel.not-found'))
    expect(await arrive({ organisationId: otherProvince.id })).toMatchObject(refused('members.no-members-here'))
    expect(await arrive()).toEqual({ memberId, version: 1 })
    expect(await arrive()).toMatchObject(refused('members.not-left'))
    const there = await get(neighbourBoard, memberId)
    expect(there).toMatchObject({
      identity: { fullName: 'Cao Thị Xa', personalNoMasked: expect.stringContaining(personalNo.slice(-3)) },
      party: { decisionOn: '2010-01-20' },
      memberships: [{ organisationId: branchC1.id, validFrom: '2026-06-01', basis: 'transfer' }],
      statuses: [{ status: 'full', validTo: null }],
      movements: [{ kind: 'transferred-in', counterpartName: branchA1.name }],
      career: [{ title: 'Nông dân' }],
    })
    expect(await world.ask(neighbourBoard, 'members.show-number', { id: memberId, field: 'cardNo' })).toEqual({
      value: cardNo,
    })
    expect(await world.ask(neighbourBoard, 'members.list', { text: personalNo })).toMatchObject({
      rows: [{ id: memberId }],
    })
    // Neither a movement out of the country nor one inside the province.
    const national = await world.actorAt(places.centre, 'organisation-board')
    const crossed: ReportTable = await world.ask(national, 'reports.get-table', { form: '1', on: '2026-11-21' })
    const out = crossed.rows.find((row) => row.code === 'C5')?.cells.find((c) => c.column === 'this')
    expect(out?.value).toBe(0)
    expect(crossed.checks.filter((check) => !check.ok)).toEqual([])

    // Changed there, and back: the old record is taken up again.
    await world.ask(neighbourBoard, 'members.correct', { id: memberId, version: 1, residence: 'Bến Tây' })
    const back = await decided(world, otherProvince, (context) =>
      departForProvince(context, {
        memberId,
        on: '2026-10-01',
        counterpart: { province: '99', name: branchA1.name },
      }),
    )
    const returned = await decided(world, province, (context) =>
      arriveFromProvince(context, {
        record: back.record,
        organisationId: branchA1.id,
        on: '2026-10-01',
        counterpart: { province: '98', name: branchC1.name },
      }),
    )
    expect(returned.memberId).toBe(memberId)
    expect(await get(board, memberId)).toMatchObject({
      status: 'full',
      departure: null,
      residence: { residence: 'Bến Tây' },
      memberships: [{ validFrom: '2026-10-01', validTo: null }, { validTo: '2026-06-01' }],
      statuses: [{ status: 'full', validFrom: '2026-10-01' }, { status: 'left' }, { status: 'full' }],
      career: [{ title: 'Nông dân' }],
      party: { partyAge: { years: 16, months: 10 } },
    })
  })
})
