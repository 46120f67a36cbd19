// Leaving and coming back: restored after an appeal, readmitted, to another province and back.
import { beforeAll, describe, expect, test } from 'vitest'
import type { ReportTable } from '#contract/reports.ts'
import {
  admitMember,
  arriveFromProvince,
  beginWhatIsDue,
  departForProvince,
  exemptMember,
  knownFactsOf,
  leaveMember,
  readmitMember,
  recogniseMember,
  restoreMember,
} from '#modules/members/public.ts'
import { type Place, useWorld } from '../../../../test/harness/world.ts'
import { admission, refused, useBooks } from '../testing/books.ts'
import { asCase, decided } from '../testing/effects.ts'
import { inventedNumber, register } from '../testing/people.ts'

describe('leaving and coming back', () => {
  const world = useWorld()
  const books = useBooks(world)
  let places: typeof world.places
  beforeAll(() => {
    places = world.places
  })
  const admit = (branch: Place, more: object = {}) =>
    decided(world, branch, (context) => admitMember(context, admission(branch, more)))

  test('AGE-04: taken back on the day of the removal, there was no day outside', async () => {
    const { communeA, branchA1 } = world.places
    const office = await world.actorAt(communeA, 'office')
    const { id: memberId } = await register(world, office, branchA1, { fullName: 'Lý Thị Oan' })
    const on = '2026-03-01'
    await asCase(world, communeA, (context) => leaveMember(context, { memberId, kind: 'name-deleted', on }))
    const back = await asCase(world, communeA, (context) => restoreMember(context, { memberId, on }))
    expect(back).toEqual({ memberId, version: 3 })
    expect(await books.get(memberId)).toMatchObject({
      status: 'full',
      departure: null,
      memberships: [
        { validFrom: on, validTo: null, basis: 'restoration' },
        { validFrom: '2025-08-01', validTo: on },
      ],
      statuses: [
        { status: 'full', validFrom: on, validTo: null },
        { status: 'full', validTo: on },
      ],
      movements: expect.arrayContaining([
        expect.objectContaining({ kind: 'restored' }),
        expect.objectContaining({ kind: 'name-deleted' }),
      ]),
    })
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
    expect(await restore('2026-02-28')).toMatchObject(refused('members.date-too-early'))
    expect(await restore('2026-11-22')).toMatchObject(refused('members.date-in-future'))
    expect(await restore('2026-10-01')).toEqual({ memberId, version: 3 })
    expect(await restore('2026-10-02')).toMatchObject(refused('members.not-left'))
    expect(await books.get(memberId)).toMatchObject({
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
    const record = await books.get(memberId)
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
          // An event of the own course, and no journey abroad: the forms list those apart.
          kind: 'work',
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
    expect(await books.get(memberId)).toMatchObject({
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
    const there = await world.ask(books.neighbourBoard, 'members.get', { id: memberId })
    expect(there).toMatchObject({
      identity: { fullName: 'Cao Thị Xa', personalNoMasked: expect.stringContaining(personalNo.slice(-3)) },
      party: { decisionOn: '2010-01-20' },
      memberships: [{ organisationId: branchC1.id, validFrom: '2026-06-01', basis: 'transfer' }],
      statuses: [{ status: 'full', validTo: null }],
      movements: [{ kind: 'transferred-in', counterpartName: branchA1.name }],
      career: [{ title: 'Nông dân' }],
    })
    expect(await world.ask(books.neighbourBoard, 'members.show-number', { id: memberId, field: 'cardNo' })).toEqual({
      value: cardNo,
    })
    expect(await world.ask(books.neighbourBoard, 'members.list', { text: personalNo })).toMatchObject({
      rows: [{ id: memberId }],
    })
    // Neither a movement out of the country nor one inside the province.
    const national = await world.actorAt(places.centre, 'organisation-board')
    const crossed: ReportTable = await world.ask(national, 'reports.get-table', { form: '1', on: '2026-11-21' })
    const out = crossed.rows.find((row) => row.code === 'C5')?.cells.find((c) => c.column === 'this')
    expect(out?.value).toBe(0)
    expect(crossed.checks.filter((check) => !check.ok)).toEqual([])

    // Changed there, and back: the old record is taken up again.
    await world.ask(books.neighbourBoard, 'members.correct', { id: memberId, version: 1, residence: 'Bến Tây' })
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
    expect(await books.get(memberId)).toMatchObject({
      status: 'full',
      departure: null,
      residence: { residence: 'Bến Tây' },
      memberships: [{ validFrom: '2026-10-01', validTo: null }, { validTo: '2026-06-01' }],
      statuses: [{ status: 'full', validFrom: '2026-10-01' }, { status: 'left' }, { status: 'full' }],
      career: [{ title: 'Nông dân' }],
      party: { partyAge: { years: 16, months: 10 } },
    })
  })

  test('EXM-03: an exemption that runs out on the way is over on arrival; one that goes on ends there on its day', async () => {
    const { province, otherProvince, branchA1, branchC1 } = places
    const office = await world.actorAt(places.communeA, 'office')
    const { id: memberId } = await register(world, office, branchA1, { fullName: 'Võ Thị Miễn' })
    const exempt = (place: Place, from: string, until: string) =>
      decided(world, place, (context) => exemptMember(context, { memberId, from, until }))
    const depart = (place: Place, on: string, counterpart: Place) =>
      decided(world, place, (context) =>
        departForProvince(context, {
          memberId,
          on,
          counterpart: { province: counterpart.province, name: counterpart.name },
        }),
      )
    const arrive = (place: Place, branch: Place, record: Awaited<ReturnType<typeof depart>>['record'], on: string) =>
      decided(world, place, (context) =>
        arriveFromProvince(context, {
          record,
          on,
          organisationId: branch.id,
          counterpart: { province: record.provinceCode, name: 'Nơi cũ' },
        }),
      )
    await exempt(province, '2026-11-01', '2026-12-10')
    const gone = await depart(province, '2026-11-20', branchC1)
    world.clock.set('2026-12-15T02:00:00Z')
    await arrive(otherProvince, branchC1, gone.record, '2026-11-20')
    expect(await world.ask(books.neighbourBoard, 'members.get', { id: memberId })).toMatchObject({
      status: 'full',
      statuses: [{ status: 'full', validFrom: '2026-12-10', validTo: null }, { status: 'exempt' }, { status: 'full' }],
    })
    await exempt(otherProvince, '2026-12-12', '2027-02-01')
    const back = await depart(otherProvince, '2026-12-15', branchA1)
    await arrive(province, branchA1, back.record, '2026-12-15')
    expect(await books.get(memberId)).toMatchObject({ status: 'exempt' })
    world.clock.set('2027-02-02T02:00:00Z')
    await beginWhatIsDue(world.application)
    expect(await books.get(memberId)).toMatchObject({ status: 'full' })
  })
})
