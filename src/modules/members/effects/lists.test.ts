// What decided cases change in who is on the list: admission, recognition, moves; figures, biểu 1 and every day stay right.
import { beforeAll, describe, expect, test } from 'vitest'
import { admitMember, leaveMember, moveMember, moveMembersTogether, recogniseMember } from '#modules/members/public.ts'
import { type Place, useWorld } from '../../../../test/harness/world.ts'
import { admission, refused, useBooks } from '../testing/books.ts'
import { asCase, decided } from '../testing/effects.ts'
import { inventedNumber, register } from '../testing/people.ts'

describe('who is on the list', () => {
  const world = useWorld()
  const books = useBooks(world)
  let places: typeof world.places
  beforeAll(() => {
    places = world.places
  })
  const admit = (branch: Place, more: object = {}) =>
    decided(world, branch, (context) => admitMember(context, admission(branch, more)))

  test('PROB-01 AGE-01: an admission keeps decision and ceremony apart and counts from the ceremony', async () => {
    const { branchA1 } = places
    const { memberId, version } = await admit(branchA1)
    expect(version).toBe(1)
    expect(await books.get(memberId)).toMatchObject({
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
    const changes: { rows: { operation: string; summary: string }[] } = await world.ask(
      books.board,
      'members.list-changes',
      {
        id: memberId,
      },
    )
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
    expect(await books.get(memberId)).toMatchObject({
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
    expect(await books.get(id)).toMatchObject({
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
      world.ask(books.board, 'members.appoint', {
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
    expect(await books.get(memberId)).toMatchObject({
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
    expect(await books.get(ids[0] ?? '')).toMatchObject({ branch: { id: branchA2.id } })
    expect(await together([...ids, ...ids])).toHaveLength(3)
    for (const id of ids) expect(await books.get(id)).toMatchObject({ version: 2, branch: { id: branchA1.id } })
  })
})
