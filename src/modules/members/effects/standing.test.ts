// Exemption, suspension, absence, discipline, badges, cards, changes of the record; who may vote that day, and what guards are told.
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import {
  awardBadge,
  awayMember,
  backMember,
  changeRecord,
  electorateOn,
  endExemption,
  endSuspension,
  exemptMember,
  issueCard,
  knownFactsOf,
  leaveMember,
  moveMember,
  recordDiscipline,
  suspendMember,
  withdrawDiscipline,
} from '#modules/members/public.ts'
import { useWorld } from '../../../../test/harness/world.ts'
import { refused, useBooks } from '../testing/books.ts'
import { asCase, decided } from '../testing/effects.ts'
import { inventedNumber, register } from '../testing/people.ts'

describe('standing', () => {
  const world = useWorld()
  const books = useBooks(world)
  let places: typeof world.places
  let office: Actor
  beforeAll(async () => {
    places = world.places
    office = await world.actorAt(places.communeA, 'office')
  })
  const probationary = { status: 'probationary', officialOn: null, admittedOn: '2026-02-03', decisionOn: '2026-01-20' }
  const elsewhere = { name: 'Trường Chính trị tỉnh', path: null }

  test('EXM-01: exempt from a day on and back, each once, only a full member', async () => {
    const { branchA1, branchA2 } = places
    const { id: memberId } = await register(world, office, branchA1)
    const exempt = (from: string) => asCase(world, branchA1, (context) => exemptMember(context, { memberId, from }))
    const back = (from: string) => asCase(world, branchA1, (context) => endExemption(context, { memberId, from }))
    expect(
      await asCase(world, branchA2, (context) => exemptMember(context, { memberId, from: '2026-11-01' })),
    ).toMatchObject(refused('kernel.not-found'))
    expect(await back('2026-11-01')).toMatchObject(refused('members.status-change-forbidden'))
    expect(await exempt('2025-08-01')).toMatchObject(refused('members.date-too-early'))
    expect(await exempt('2026-11-01')).toEqual({ memberId, version: 2 })
    expect(await exempt('2026-11-02')).toMatchObject(refused('members.status-change-forbidden'))
    expect(await back('2026-11-10')).toEqual({ memberId, version: 3 })
    expect(await books.get(memberId)).toMatchObject({
      status: 'full',
      statuses: [{ status: 'full', validFrom: '2026-11-10' }, { status: 'exempt' }, { status: 'full' }],
    })
    const other = await register(world, office, branchA1, probationary)
    const outcome = asCase(world, branchA1, (context) =>
      exemptMember(context, { memberId: other.id, from: '2026-11-01' }),
    )
    expect(await outcome).toMatchObject(refused('members.status-change-forbidden'))
  })

  test('suspension takes the place of any status and gives it back', async () => {
    const { branchA1, communeA } = places
    const cases: [string, Record<string, unknown>][] = [
      ['probationary', probationary],
      ['full', {}],
    ]
    for (const [status, fields] of cases) {
      const { id: memberId } = await register(world, office, branchA1, fields)
      const suspend = (from: string) => asCase(world, communeA, (context) => suspendMember(context, { memberId, from }))
      const end = (from: string, ifAny = false) =>
        asCase(world, communeA, (context) => endSuspension(context, { memberId, from, ifAny }))
      expect(await end('2026-10-01')).toMatchObject(refused('members.status-change-forbidden'))
      expect(await end('2026-10-01', true)).toEqual({ memberId, version: 1 })
      expect(await suspend('2026-10-01')).toEqual({ memberId, version: 2 })
      expect(await suspend('2026-10-05')).toMatchObject(refused('members.status-change-forbidden'))
      expect(await end('2026-10-01')).toMatchObject(refused('members.date-too-early'))
      expect(await end('2026-10-20', true)).toEqual({ memberId, version: 3 })
      expect(await books.get(memberId)).toMatchObject({ status })
      await decided(world, communeA, (context) =>
        leaveMember(context, { memberId, kind: 'expelled', on: '2026-11-01' }),
      )
      expect(await suspend('2026-11-02')).toMatchObject(refused('members.already-left'))
      expect(await end('2026-11-02', true)).toMatchObject(refused('members.already-left'))
    }
  })

  test('TRF-09: away and back, counted at home all the time; a move or a departure ends it', async () => {
    const { branchA1, branchA2, communeA } = places
    const { id: memberId } = await register(world, office, branchA1)
    const away = (from: string) =>
      asCase(world, communeA, (context) =>
        awayMember(context, { memberId, from, purpose: 'study', place: elsewhere, document: 'GT 8' }),
      )
    const back = (on: string, ifAny = false) =>
      asCase(world, communeA, (context) => backMember(context, { memberId, on, ifAny }))
    expect(await back('2026-10-01')).toMatchObject(refused('members.not-away'))
    expect(await back('2026-10-01', true)).toEqual({ memberId, version: 1 })
    expect(await away('2025-08-01')).toMatchObject(refused('members.date-too-early'))
    expect(await away('2026-03-01')).toEqual({ memberId, version: 2 })
    expect(await away('2026-04-01')).toMatchObject(refused('members.already-away', { place: elsewhere.name }))
    expect(await books.get(memberId)).toMatchObject({ status: 'full', branch: { id: branchA1.id } })
    expect(await back('2026-02-28')).toMatchObject(refused('members.date-too-early'))
    expect(await back('2026-09-01')).toEqual({ memberId, version: 3 })
    expect(await back('2026-09-02')).toMatchObject(refused('members.not-away'))
    expect(await away('2026-08-01')).toMatchObject(refused('members.already-away'))
    expect(await away('2026-10-01')).toMatchObject({ version: 4 })
    // Back the same day: one day away, and the next time cannot begin on it.
    expect(await back('2026-10-01')).toMatchObject({ version: 5 })
    expect(await away('2026-10-01')).toMatchObject(refused('members.already-away'))
    expect(await away('2026-10-02')).toMatchObject({ version: 6 })
    await decided(world, communeA, (context) =>
      moveMember(context, { memberId, organisationId: branchA2.id, from: '2026-11-01' }),
    )
    expect(await back('2026-11-02')).toMatchObject(refused('members.not-away'))
    const { rows } = await world.database.owner.query(
      `select path, valid_from, valid_to from member_absences where member_id = $1 order by valid_from`,
      [memberId],
    )
    expect(rows).toEqual([
      { path: branchA1.path, valid_from: '2026-03-01', valid_to: '2026-09-01' },
      { path: branchA1.path, valid_from: '2026-10-01', valid_to: '2026-10-02' },
      { path: branchA1.path, valid_from: '2026-10-02', valid_to: '2026-11-01' },
    ])
  })

  test('VOTE-02: the electorate of a day, each with the reason, also of who has gone since', async () => {
    const branch = places.branchB1
    const secretary = await world.actorAt(places.communeB, 'office')
    const enter = async (fullName: string, fields: object = {}) =>
      (await register(world, secretary, branch, { fullName, ...fields })).id
    const official = await enter('Bùi Văn An')
    const novice = await enter('Bùi Văn Bình', probationary)
    const exempt = await enter('Bùi Văn Cao')
    const away = await enter('Bùi Văn Dũng')
    const suspended = await enter('Bùi Văn Em')
    const suspendedNovice = await enter('Bùi Văn Gia', probationary)
    const both = await enter('Bùi Văn Hà')
    const gone = await enter('Bùi Văn Khánh')
    const dead = await enter('Bùi Văn Lâm')
    const from = '2026-10-01'
    const at = places.communeB
    for (const memberId of [exempt, both]) await decided(world, at, (c) => exemptMember(c, { memberId, from }))
    for (const memberId of [away, both, gone]) {
      await decided(world, at, (c) => awayMember(c, { memberId, from, purpose: 'work', place: elsewhere }))
    }
    for (const memberId of [suspended, suspendedNovice]) {
      await decided(world, at, (c) => suspendMember(c, { memberId, from }))
    }
    const { branchA2, province } = places
    await decided(world, province, (c) =>
      moveMember(c, { memberId: gone, organisationId: branchA2.id, from: '2026-11-01' }),
    )
    await decided(world, at, (c) => leaveMember(c, { memberId: dead, kind: 'died', on: '2026-11-01' }))

    // As the branch itself sees it: the one who moved is out of its reach by now.
    const on = (day: string) => asCase(world, branch, (context) => electorateOn(context, branch.id, day))
    const then = await on('2026-10-15')
    expect(then).toEqual({
      organisationId: branch.id,
      on: '2026-10-15',
      members: [
        { memberId: official, fullName: 'Bùi Văn An', standing: 'official', excluded: null },
        { memberId: novice, fullName: 'Bùi Văn Bình', standing: 'probationary', excluded: 'probationary' },
        { memberId: exempt, fullName: 'Bùi Văn Cao', standing: 'exempt', excluded: 'exempt-absent' },
        { memberId: away, fullName: 'Bùi Văn Dũng', standing: 'away', excluded: 'away-absent' },
        { memberId: suspended, fullName: 'Bùi Văn Em', standing: 'suspended', excluded: 'suspended' },
        { memberId: suspendedNovice, fullName: 'Bùi Văn Gia', standing: 'probationary', excluded: 'probationary' },
        { memberId: both, fullName: 'Bùi Văn Hà', standing: 'exempt', excluded: 'exempt-absent' },
        { memberId: gone, fullName: 'Bùi Văn Khánh', standing: 'away', excluded: 'away-absent' },
        { memberId: dead, fullName: 'Bùi Văn Lâm', standing: 'official', excluded: null },
      ],
      counts: { official: 7, exempt: 2, away: 2, suspended: 1 },
    })
    expect((await on('2026-09-30')).counts).toEqual({ official: 7, exempt: 0, away: 0, suspended: 0 })
    const today = await on('2026-11-21')
    expect(today.members.map((m) => m.memberId)).not.toContain(gone)
    expect(today.counts).toEqual({ official: 5, exempt: 2, away: 1, suspended: 1 })
    // A neighbour learns nothing.
    const strange = await asCase(world, places.communeA, (context) => electorateOn(context, branch.id, '2026-11-21'))
    expect(strange.members).toEqual([])
  })

  test('DIS-01: a discipline once, with the posts it takes; overturned, its entry is withdrawn', async () => {
    const { branchA1, communeA } = places
    const { id: memberId } = await register(world, office, branchA1)
    const post: { id: string } = await world.ask(books.board, 'members.appoint', {
      organisationId: branchA1.id,
      memberId,
      postCode: 'deputy-secretary',
      from: '2026-01-01',
      how: 'elected',
    })
    const punish = (form: string, on: string, more: object = {}) =>
      asCase(world, communeA, (context) => recordDiscipline(context, { memberId, form, on, document: 'QĐ 5', ...more }))
    expect(await punish('phạt tiền', '2026-05-01')).toMatchObject(refused('members.no-such-penalty'))
    expect(await punish('reprimand', '2026-11-22')).toMatchObject(refused('members.date-in-future'))
    expect(await punish('reprimand', '2026-05-01')).toMatchObject({ memberId, version: 2 })
    expect(await punish('reprimand', '2026-05-01')).toMatchObject(refused('members.entry-exists'))
    expect(await punish('dismissal', '2026-01-01', { posts: 'all' })).toMatchObject(refused('members.date-too-early'))
    expect(await punish('dismissal', '2026-06-01', { posts: [post.id] })).toMatchObject({ version: 3 })
    expect(await books.get(memberId)).toMatchObject({
      posts: [{ validTo: '2026-06-01' }],
      career: [
        { kind: 'discipline', title: 'Khiển trách', fromDate: '2026-05-01', document: 'QĐ 5' },
        { kind: 'discipline', title: 'Cách chức', fromDate: '2026-06-01' },
      ],
    })
    const withdraw = (which: Parameters<typeof withdrawDiscipline>[1]['which']) =>
      asCase(world, communeA, (context) =>
        withdrawDiscipline(context, { memberId, which, reason: 'Giải quyết khiếu nại', document: 'QĐ 28' }),
      )
    expect(await withdraw({ form: 'warning' })).toMatchObject(refused('members.entry-not-found'))
    expect(await withdraw({ form: 'reprimand', on: '2026-05-01' })).toMatchObject({ version: 4 })
    expect(await withdraw({ form: 'reprimand' })).toMatchObject(refused('members.entry-not-found'))
    // The same discipline may be decided anew.
    expect(await punish('reprimand', '2026-05-01')).toMatchObject({ version: 5 })
    await decided(world, communeA, (c) => leaveMember(c, { memberId, kind: 'expelled', on: '2026-11-01' }))
    expect(await punish('Cảnh cáo', '2026-11-01')).toMatchObject(refused('members.already-left'))
    expect(await punish('expulsion', '2026-11-01')).toMatchObject({ version: 7 })
  })

  test('a badge once, also after death; guards are told what the record says', async () => {
    const { branchA1, communeA, province } = places
    const { id: memberId } = await register(world, office, branchA1, {
      decisionOn: '1990-01-20',
      admittedOn: '1990-02-03',
      officialOn: '1991-02-03',
      birthDate: '1965',
      educationCode: 'upper-secondary',
    })
    await world.ask(office, 'members.add-career-entry', {
      memberId,
      kind: 'award',
      title: 'Tặng Huy hiệu Đảng 30 năm',
      fromDate: '2020-02',
    })
    const award = (years: number, on: string) =>
      asCase(world, communeA, (context) => awardBadge(context, { memberId, years, on }))
    const known = (at = communeA) => asCase(world, at, (context) => knownFactsOf(context, memberId, '2026-11-21'))
    expect(await award(30, '2026-02-03')).toMatchObject(refused('members.badge-awarded'))
    expect(await known()).toEqual({
      branchId: branchA1.id,
      memberFrom: '2025-08-01',
      status: 'full',
      education: 'upper-secondary',
      decisionOn: '1990-01-20',
      admittedOn: '1990-02-03',
      probationFrom: '1990-02-03',
      officialOn: '1991-02-03',
      hasCard: false,
      hasPersonalNo: false,
      timesReadmitted: 0,
      partyAgeYears: 36,
      partyAgeMonths: 10,
      badges: [{ years: 30, on: '2020-02' }],
      lastBadge: 30,
      away: false,
    })
    // Only who reaches the province knows that no post is held above.
    expect(await known(province)).toMatchObject({ holdsOffice: false })
    expect(await known(places.communeB)).toEqual({})
    expect(await award(35, '2026-11-22')).toMatchObject(refused('members.date-in-future'))
    await decided(world, communeA, (c) => leaveMember(c, { memberId, kind: 'died', on: '2026-11-01' }))
    expect(await award(35, '2026-11-07')).toMatchObject({ memberId, version: 3 })
    expect(await award(35, '2026-11-07')).toMatchObject(refused('members.badge-awarded'))
    expect(await known()).toMatchObject({ status: 'left', leftOn: '2026-11-01', leftKind: 'died', lastBadge: 35 })
  })

  test('CARD-01: a card for official members, by the personal number, once; the old number is kept', async () => {
    const { branchA1 } = places
    const [personalNo, cardNo] = [inventedNumber(), inventedNumber()]
    const { id: memberId } = await register(world, office, branchA1, { cardNo, cardIssuedOn: '2012' })
    const issue = (more: object = {}) =>
      asCase(world, branchA1, (context) => issueCard(context, { memberId, issuedOn: '2026-09-02', ...more }))
    expect(await issue()).toMatchObject(refused('members.card-without-number'))
    await world.ask(office, 'members.correct', { id: memberId, version: 1, personalNo })
    expect(await issue({ issuedOn: '2010-12-31' })).toMatchObject(refused('members.date-too-early'))
    expect(await issue({ issuedOn: '2026-11-22' })).toMatchObject({ code: 'kernel.invalid-input' })
    expect(await issue()).toEqual({ memberId, version: 3 })
    expect(await issue()).toMatchObject(refused('members.same-card'))
    const shown = async (field: string) =>
      (await world.ask<{ value: string }>(office, 'members.show-number', { id: memberId, field })).value
    expect([await shown('cardNo'), await shown('formerCardNo')]).toEqual([personalNo, cardNo])
    const other = await register(world, office, branchA1)
    const taken = asCase(world, branchA1, (context) =>
      issueCard(context, { memberId: other.id, issuedOn: '2026-09-02', cardNo: personalNo }),
    )
    expect(await taken).toMatchObject(refused('members.number-taken'))
    const novice = await register(world, office, branchA1, { ...probationary, personalNo: inventedNumber() })
    const early = asCase(world, branchA1, (context) =>
      issueCard(context, { memberId: novice.id, issuedOn: '2026-09-02' }),
    )
    expect(await early).toMatchObject({ code: 'kernel.invalid-input', fields: [{ path: 'cardNo' }] })
  })

  test('a change request: the fields that differ, with what stood before', async () => {
    const { branchA1 } = places
    const { id: memberId } = await register(world, office, branchA1, { fullName: 'Vũ Thị Cũ' })
    const change = (fields: object) =>
      asCase(world, branchA1, (context) => changeRecord(context, { memberId, fields, document: 'Trích lục 7' }))
    expect(await change({ fullName: 'Vũ Thị Cũ' })).toMatchObject(refused('members.nothing-changed'))
    expect(await change({ officialOn: '2009-01-01' })).toMatchObject({ code: 'kernel.invalid-input' })
    expect(await change({ fullName: 'Vũ Thị Mới', gender: 'female' })).toEqual({ memberId, version: 2 })
    const { rows }: { rows: { summary: string; changes: object }[] } = await world.ask(office, 'members.list-changes', {
      id: memberId,
    })
    expect(rows[0]).toMatchObject({
      summary: 'Sửa hồ sơ Vũ Thị Mới: họ và tên, giới tính.',
      changes: { fullName: ['Vũ Thị Cũ', 'Vũ Thị Mới'], document: [null, 'Trích lục 7'] },
    })
  })
})
