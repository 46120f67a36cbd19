// Dues of a branch on a real database: what is owed and why, collecting, taking back, closing, handing the book over.
import { readFile } from 'node:fs/promises'
import PizZip from 'pizzip'
import { beforeAll, describe, expect, test } from 'vitest'
import type { DuesOfMember, DuesRelief } from '#contract/dues.ts'
import type { DuesReceipts } from '#contract/dues-book.ts'
import type { DuesWaiting } from '#contract/dues-reports.ts'
import type { Actor } from '#kernel/actor.ts'
import type { Outcome } from '#kernel/run.ts'
import { codeOf, useWorld } from '../../../test/harness/world.ts'
import { register } from '../members/testing/people.ts'
import { duesIn } from './testing/collecting.ts'

describe('the dues of a branch', () => {
  const world = useWorld()
  const { declare, month, collect, book } = duesIn(world)
  let secretary: Actor
  let office: Actor
  let self: Actor
  let ids: string[]
  const entry = async (name: string) =>
    (await book(secretary, world.places.branchA1)).rows.findLast((row) => row.memberName === name)
  beforeAll(async () => {
    const { branchA1, communeA } = world.places
    secretary = await world.actorAt(branchA1, 'secretary')
    office = await world.actorAt(communeA, 'office')
    ids = []
    for (const [fullName, fields] of [
      ['Lê Văn Một', {}],
      ['Trần Thị Hai', {}],
      [
        'Phạm Văn Ba',
        { decisionOn: '1975-05-01', admittedOn: '1975-05-10', officialOn: '1976-05-01', birthDate: '1955-01-01' },
      ],
      ['Vũ Thị Bốn', { status: 'probationary', officialOn: null, decisionOn: '2026-05-01', admittedOn: '2026-05-10' }],
    ] as const) {
      ids.push((await register(world, office, branchA1, { fullName, ...fields })).id)
    }
    self = await world.actorAt(branchA1, 'member', { memberId: ids[0] ?? '' })
  })

  test('declaring: nobody unknown, no wrong role, no neighbour, nobody for somebody else; what the rule misses is refused', async () => {
    const { branchA2, communeA } = world.places
    const [one = '', two = ''] = ids
    expect(codeOf(await declare(null, one))).toBe('kernel.not-signed-in')
    expect(codeOf(await declare(await world.actorAt(communeA, 'inspection'), one))).toBe('kernel.not-permitted')
    expect(codeOf(await declare(await world.actorAt(branchA2, 'secretary'), one))).toBe('kernel.not-found')
    expect(codeOf(await declare(self, two))).toBe('kernel.not-found')
    expect(codeOf(await declare(secretary, one, { base: 1.5 }))).toBe('kernel.invalid-input')
    expect(codeOf(await declare(secretary, one, { base: undefined }))).toBe('dues.base-missing')
    const farmer = { memberType: 'uninsured-working-age', base: undefined }
    expect(codeOf(await declare(secretary, one, farmer))).toBe('dues.region-missing')
    expect(codeOf(await declare(secretary, one, { fromMonth: '2026-01' }))).toBe('dues.month-without-rates')
  })

  test('D-01 D-05 D-09 F-01 F-08: the month says who owes what and why; who declared nothing is named', async () => {
    const [one = '', two = '', , four = ''] = ids
    expect(await declare(self, one)).toMatchObject({ output: { amount: 100_000 } })
    expect(
      await declare(secretary, two, { memberType: 'uninsured-working-age', base: undefined, region: 4 }),
    ).toMatchObject({
      output: { amount: 11_100 },
    })
    const before = await month(secretary, world.places.branchA1)
    expect(before.totals).toMatchObject({ members: 4, undeclared: 1, owed: 111_100, paid: 0, outstanding: 111_100 })
    expect(before.rows.find((row) => row.memberId === four)).toMatchObject({
      owed: null,
      reasons: ['F-08: chưa khai thu nhập'],
    })
    expect(before.rows.find((row) => row.fullName === 'Phạm Văn Ba')).toMatchObject({ owed: 0 })
    await declare(secretary, four, { memberType: 'student', base: undefined })
    const after = await month(secretary, world.places.branchA1)
    expect(after.totals).toMatchObject({ undeclared: 0, owed: 116_100 })
    expect(after.rows.find((row) => row.memberId === two)?.reasons).toEqual(['D-05: 0,3 % của 3.700.000 đồng (vùng 4)'])
    const { rows } = await world.database.owner.query(
      `select summary from audit_entries where operation = 'dues.declare-base' and subject_id = $1`,
      [one],
    )
    expect(rows).toEqual([{ summary: 'Khai mức đóng đảng phí của Lê Văn Một từ tháng 02/2026.' }])
  })

  test('a later declaration holds from its month on, the earlier one before it', async () => {
    const [one = ''] = ids
    await declare(secretary, one, { base: 12_000_000, fromMonth: '2026-12' })
    expect((await month(secretary, world.places.branchA1)).totals.owed).toBe(116_100)
    expect((await month(secretary, world.places.branchA1, '2026-12')).totals.owed).toBe(136_100)
  })

  test('F-02 F-03: a branch proposes, the level above decides; 12 months at most, two editors see each other', async () => {
    const [, two = '', , four = ''] = ids
    const asked = {
      memberId: two,
      ground: 'hardship',
      pct: 50,
      fromMonth: '2026-11',
      toMonth: '2027-10',
      reason: 'Nhà cháy',
    }
    const propose = (actor: Actor, more: object) => world.call(actor, 'dues.propose-relief', { ...asked, ...more })
    expect(await propose(secretary, { toMonth: '2027-11' })).toMatchObject({
      refusal: { code: 'dues.relief-too-long', facts: { months: 12 } },
    })
    expect(codeOf(await propose(secretary, { ground: 'hard-case' }))).toBe('dues.relief-not-full')
    expect(codeOf(await propose(secretary, { decisionNo: '5-QĐ/CB' }))).toBe('dues.relief-not-yours')
    expect(await propose(secretary, {})).toMatchObject({ output: { state: 'proposed' } })
    expect(codeOf(await propose(secretary, { toMonth: '2026-12' }))).toBe('dues.relief-overlaps')
    expect((await month(secretary, world.places.branchA1)).totals.owed).toBe(116_100)

    const listed = () => world.ask<{ rows: DuesRelief[] }>(office, 'dues.list-reliefs', { show: 'proposed' })
    const [waiting] = (await listed()).rows
    expect(waiting).toMatchObject({
      fullName: 'Trần Thị Hai',
      branchName: 'Chi bộ thôn 1',
      allowed: ['dues.decide-relief'],
    })
    expect(await world.ask<DuesWaiting>(office, 'dues.count-waiting')).toMatchObject({ unpaid: [], reliefs: 1 })
    const decide = (actor: Actor, more: object) =>
      world.call(actor, 'dues.decide-relief', {
        id: waiting?.id,
        version: 1,
        outcome: 'decided',
        decisionNo: '7-QĐ/ĐU',
        on: '2026-11-02',
        ...more,
      })
    expect(codeOf(await decide(secretary, {}))).toBe('dues.relief-not-yours')
    expect(codeOf(await decide(office, { decisionNo: undefined }))).toBe('dues.decision-missing')
    expect(codeOf(await decide(office, { version: 2 }))).toBe('stale')
    expect(await decide(office, {})).toMatchObject({ output: { version: 2 } })
    expect(codeOf(await decide(office, { version: 2 }))).toBe('dues.relief-over')
    const row = (await month(secretary, world.places.branchA1)).rows.find(({ memberId }) => memberId === two)
    expect(row).toMatchObject({ owed: 5550, reductionPct: 50 })
    // F-04 needs no decision from above.
    const detained = { ...asked, memberId: four, ground: 'detained', pct: 100, toMonth: '2026-11' }
    expect(await propose(secretary, detained)).toMatchObject({ output: { state: 'decided' } })
    expect((await month(secretary, world.places.branchA1)).totals.owed).toBe(105_550)
  })

  test('F-01: who is exempt by decision and declared nothing is told so, not that the Party age exempts', async () => {
    const provinceOffice = await world.actorAt(world.places.province, 'office')
    const { id } = await register(world, provinceOffice, world.places.branchB1)
    const relief = { ground: 'hard-case', pct: 100, fromMonth: '2026-10', toMonth: '2027-03', reason: 'Hộ nghèo' }
    await world.ask(provinceOffice, 'dues.propose-relief', { memberId: id, decisionNo: '9-QĐ/TU', ...relief })
    const { rows } = await month(provinceOffice, world.places.branchB1)
    expect(rows.find(({ memberId }) => memberId === id)).toMatchObject({
      owed: 0,
      exempt: true,
      reasons: ['F-01, F-02: miễn theo quyết định'],
    })
  })

  test('collecting: all present in one command, numbered receipts; paid already is said and not written again', async () => {
    const { branchA1, branchA2, communeA } = world.places
    const [one = '', two = '', three = ''] = ids
    expect(codeOf(await collect(null, branchA1, [one]))).toBe('kernel.not-signed-in')
    expect(codeOf(await collect(self, branchA1, [one]))).toBe('kernel.not-permitted')
    expect(codeOf(await collect(await world.actorAt(branchA2, 'secretary'), branchA1, [one]))).toBe('kernel.not-found')
    expect(codeOf(await collect(office, communeA, [one]))).toBe('dues.not-a-branch')
    expect(codeOf(await collect(secretary, branchA1, [one], { on: '2026-11-22' }))).toBe('dues.date-ahead')
    expect(await collect(secretary, branchA1, [one], { amount: 100_001 })).toMatchObject({
      refusal: { code: 'dues.more-than-owed', facts: { name: 'Lê Văn Một', outstanding: 100_000 } },
    })
    // Two people at once, and the same form sent twice.
    const both = await Promise.all([
      collect(secretary, branchA1, [one, two, three]),
      collect(office, branchA1, [one, two, three]),
    ])
    const codes = both.map(codeOf).toSorted()
    expect(codes).toEqual(['done', 'dues.already-collected'])
    expect(both.find((outcome) => outcome.kind === 'done')).toMatchObject({
      output: {
        collected: [
          { fullName: 'Lê Văn Một', amount: 100_000, receiptNo: 1 },
          { fullName: 'Trần Thị Hai', amount: 5550, receiptNo: 2 },
        ],
        already: [{ fullName: 'Phạm Văn Ba' }],
        total: 105_550,
        balance: 105_550,
      },
    })
    expect(await month(secretary, branchA1)).toMatchObject({
      totals: { paid: 105_550, outstanding: 0, balance: 105_550 },
    })
    const key = 'the same key twice'
    const input = { organisationId: branchA1.id, forMonth: '2026-10', on: '2026-11-03', people: [{ memberId: one }] }
    const first = await world.call(secretary, 'dues.collect', input, key)
    const again = await world.call(secretary, 'dues.collect', input, key)
    expect([first.kind, again.kind, again.kind === 'done' && again.replayed]).toEqual(['done', 'done', true])
    expect((await book(secretary, branchA1)).balance).toBe(205_550)
  })

  test('F-06: months of the year left unpaid are counted from the first, never the month that still runs', async () => {
    const [one = '', two = ''] = ids
    const rows = (await month(secretary, world.places.branchA1)).rows
    const unpaid = (id: string) => rows.find((row) => row.memberId === id)?.unpaidMonths
    expect(unpaid(one)).toEqual([
      '2026-02',
      '2026-03',
      '2026-04',
      '2026-05',
      '2026-06',
      '2026-07',
      '2026-08',
      '2026-09',
    ])
    expect(unpaid(two)).toContain('2026-10')
    // At the third month somebody has to look into it; a neighbour is not told.
    const waiting: DuesWaiting = await world.ask(secretary, 'dues.count-waiting')
    expect(waiting.unpaid.map(({ fullName }) => fullName)).toEqual(['Vũ Thị Bốn', 'Trần Thị Hai', 'Lê Văn Một'])
    const neighbour = await world.actorAt(world.places.branchA2, 'secretary')
    expect(await world.ask(neighbour, 'dues.count-waiting')).toEqual({ unpaid: [], reliefs: 0, toConfirm: 0 })
    const own: DuesOfMember = await world.ask(self, 'dues.get-member')
    expect(own.months.map(({ month: of, outstanding }) => [of, outstanding])).toContainEqual(['2026-10', 0])
    expect(own.receipts).toMatchObject([{ receipt: '3/2026', amount: 100_000 }, { receipt: '1/2026' }])
    expect(codeOf(await world.call(self, 'dues.get-member', { memberId: two }))).toBe('kernel.not-found')
    expect(codeOf(await world.call(self, 'dues.get-month', {}))).toBe('kernel.not-permitted')
  })

  test('F-07: more than owed needs the paper of the level above', async () => {
    const [one = ''] = ids
    const more = { forMonth: '2026-09', amount: 150_000 }
    expect(codeOf(await collect(secretary, world.places.branchA1, [one], more))).toBe('dues.more-than-owed')
    expect(codeOf(await collect(secretary, world.places.branchA1, [one], { ...more, higherBy: '3-CV/ĐU' }))).toBe(
      'done',
    )
  })

  test('a wrong line is taken back by its opposite, once; then the month is owed again', async () => {
    const line = await entry('Trần Thị Hai')
    const counter = (id: unknown, more: object = {}) =>
      world.call(secretary, 'dues.counter-entry', { id, on: '2026-11-20', reason: 'Ghi nhầm người', ...more })
    expect(codeOf(await counter(line?.id, { on: '2026-11-02' }))).toBe('dues.before-entry')
    const both = await Promise.all([counter(line?.id), counter(line?.id)])
    expect(both.map(codeOf).toSorted()).toEqual(['done', 'dues.countered-already'])
    const taken = (await book(secretary, world.places.branchA1)).rows
    expect(taken.find((row) => row.id === line?.id)).toMatchObject({ countered: true, allowed: [] })
    expect(taken.at(-1)).toMatchObject({ kind: 'counter', amount: -5550, note: 'Ghi nhầm người', balance: 350_000 })
    expect(codeOf(await counter(taken.at(-1)?.id))).toBe('dues.counter-not-countered')
    expect(codeOf(await collect(secretary, world.places.branchA1, [ids[1] ?? ''], { on: '2026-11-20' }))).toBe('done')
    const receipts: DuesReceipts = await world.ask(secretary, 'dues.get-receipts', {
      organisationId: world.places.branchA1.id,
      on: '2026-11-20',
    })
    expect(receipts).toMatchObject({
      superiorName: 'Đảng bộ xã An Bình',
      rows: [
        { receipt: '5/2026', fullName: 'Trần Thị Hai', amount: 5550, inWords: 'năm nghìn năm trăm năm mươi đồng' },
      ],
    })
  })

  test('the receipts of a day, or one, as one Word file; none is refused with the day', async () => {
    const { branchA1, branchA2 } = world.places
    const print = (place: { id: string }, on: string, more: object = {}) =>
      world.call(secretary, 'dues.print-receipts', { organisationId: place.id, on, ...more })
    expect(codeOf(await print(branchA1, '2026-11-19'))).toBe('dues.no-receipts')
    expect(codeOf(await print(branchA2, '2026-11-20'))).toBe('kernel.not-found')
    const words = async (outcome: Outcome): Promise<string> => {
      if (outcome.kind !== 'done') throw new Error(codeOf(outcome))
      const { downloadId } = outcome.output as { downloadId: string }
      const file = await world.application.files.find(secretary.accountId, downloadId)
      return new PizZip(await readFile(file?.path ?? '')).file('word/document.xml')?.asText() ?? ''
    }
    const all = await words(await print(branchA1, '2026-11-03'))
    for (const said of ['SỐ 1/2026', 'SỐ 2/2026', 'Lê Văn Một', 'một trăm nghìn đồng', 'tháng 11/2026']) {
      expect(all).toContain(said)
    }
    const { rows } = await book(secretary, branchA1)
    const second = rows.find((row) => row.receipt === '2/2026')
    const one = await words(await print(branchA1, '2026-11-03', { id: second?.id }))
    expect(one).toContain('Biên lai này đã bị bỏ')
    expect(one).not.toContain('Lê Văn Một')
  })

  test('closing keeps what it was closed with; closed twice changes nothing; nothing is written into it', async () => {
    const { branchA1 } = world.places
    const place = { organisationId: branchA1.id }
    const close = (of: string) => world.call(secretary, 'dues.close-month', { ...place, month: of })
    expect(codeOf(await close('2026-12'))).toBe('dues.month-ahead')
    const both = await Promise.all([close('2026-11'), close('2026-11')])
    expect(both.map(codeOf).toSorted()).toEqual(['done', 'dues.closed-already'])
    expect(codeOf(await close('2026-10'))).toBe('dues.closed-already')
    const kept = await world.database.owner.query('select * from dues_months')
    expect(kept.rows).toMatchObject([
      {
        month: '2026-11',
        seq: 1,
        members: 4,
        undeclared: 0,
        owed: 105_550,
        paid: 105_550,
        collected: 355_550,
        balance: 355_550,
      },
    ])
    expect(codeOf(await close('2026-11'))).toBe('dues.closed-already')
    expect((await world.database.owner.query('select * from dues_months')).rows).toEqual(kept.rows)
    expect(codeOf(await collect(secretary, branchA1, [ids[0] ?? ''], { forMonth: '2026-08', on: '2026-11-21' }))).toBe(
      'dues.month-closed',
    )
    expect(codeOf(await declare(secretary, ids[0] ?? '', { fromMonth: '2026-11' }))).toBe('dues.month-closed')
    expect((await month(secretary, branchA1)).closed).toMatchObject({ by: secretary.displayName })
    const reopen = (of: string) =>
      world.call(secretary, 'dues.reopen-month', { ...place, month: of, reason: 'Còn một người nộp muộn' })
    expect(codeOf(await reopen('2026-10'))).toBe('dues.later-closed')
    expect(codeOf(await reopen('2026-12'))).toBe('dues.not-closed')
    expect(codeOf(await reopen('2026-11'))).toBe('done')
    expect(codeOf(await collect(secretary, branchA1, [ids[0] ?? ''], { forMonth: '2026-08', on: '2026-11-21' }))).toBe(
      'done',
    )
    expect(codeOf(await close('2026-11'))).toBe('done')
    const { rows } = await world.database.owner.query(
      'select seq, collected, reopened_reason from dues_months order by seq',
    )
    expect(rows).toEqual([
      { seq: 1, collected: 355_550, reopened_reason: 'Còn một người nộp muộn' },
      { seq: 2, collected: 455_550, reopened_reason: null },
    ])
    await reopen('2026-11')
  })

  test('a book in which money was collected before is opened with what is not in it, and its keeper takes over both', async () => {
    const { branchA1 } = world.places
    const before = await book(secretary, branchA1)
    const opened = { organisationId: branchA1.id, on: '2026-11-21', amount: 40_000, keeper: 'Bà Ba' }
    expect(await world.call(secretary, 'dues.open-book', opened)).toMatchObject({
      output: { balance: before.balance + 40_000 },
    })
    const brought = before.rows.filter((row) => row.on < '2026-11-21').reduce((sum, row) => sum + row.amount, 40_000)
    expect(await book(secretary, branchA1)).toMatchObject({ keepers: [{ keeper: 'Bà Ba', balance: brought }] })
    expect(brought).toBeGreaterThan(40_000)
  })

  test('the book changes hands with what was counted, and only when it is what the book says', async () => {
    const { branchA2 } = world.places
    const place = { organisationId: branchA2.id }
    const chief = await world.actorAt(branchA2, 'secretary')
    const open = () =>
      world.call(chief, 'dues.open-book', { ...place, on: '2026-11-01', amount: 40_000, keeper: 'Ông Sáu' })
    expect(await open()).toMatchObject({ output: { balance: 40_000 } })
    expect(codeOf(await open())).toBe('dues.book-open')
    const hand = (more: object) =>
      world.call(chief, 'dues.hand-over-book', {
        ...place,
        on: '2026-11-15',
        keeper: 'Bà Bảy',
        counted: 40_000,
        ...more,
      })
    expect(await hand({ counted: 39_000 })).toMatchObject({
      refusal: { code: 'dues.count-differs', facts: { counted: 39_000, balance: 40_000 } },
    })
    expect(codeOf(await hand({ keeper: 'Ông Sáu' }))).toBe('dues.same-keeper')
    expect(codeOf(await hand({ on: '2026-10-31' }))).toBe('dues.before-keeper')
    expect(codeOf(await hand({}))).toBe('done')
    expect(await book(chief, branchA2)).toMatchObject({
      open: true,
      keepers: [
        { keeper: 'Bà Bảy', giver: 'Ông Sáu', from: '2026-11-15', to: null, balance: 40_000 },
        { keeper: 'Ông Sáu', to: '2026-11-15' },
      ],
    })
  })
})
