// Reports that the calendar of a plan asks for, and reports that compare with its targets: each number is the count of its list.
import { beforeAll, describe, expect, test } from 'vitest'
import type { PlanTarget } from '#contract/plan-shapes.ts'
import type { DueReport } from '#contract/report-papers.ts'
import type { Actor } from '#kernel/actor.ts'
import { actsOf } from '#modules/plans/testing/plans.ts'
import { useWorld } from '../../../../test/harness/world.ts'
import { type At, papersOf, signed } from '../testing/papers.ts'

// biome-ignore lint/correctness/useHookAtTopLevel: a fixture of the tests, not of a page.
const world = useWorld()
const { get: report, printed } = papersOf(world)
let acts: ReturnType<typeof actsOf>
let board: Actor
let office: Actor
let secretary: Actor
let other: Actor
/** Of the province, and the commune's own one made from it. */
let directive: string
let commune: string

interface PlanCalendar {
  below: {
    planReportId: string
    title: string
    from: string
    to: string
    expected: number
    sent: number
    late: boolean
  }[]
  own: DueReport[]
}
const refused = (code: string) => ({ kind: 'refused', refusal: { code } })
const calendarOf = (actor: Actor, planId: string): Promise<PlanCalendar> =>
  world.ask(actor, 'reports.get-plan-calendar', { planId })
const waiting = async (actor: Actor): Promise<DueReport[]> =>
  (await world.ask<{ rows: DueReport[] }>(actor, 'reports.count-waiting', {})).rows

beforeAll(async () => {
  const { places } = world
  acts = actsOf(world)
  board = await world.actorAt(places.province, 'organisation-board')
  office = await world.actorAt(places.communeA, 'office')
  secretary = await world.actorAt(places.branchA1, 'secretary')
  other = await world.actorAt(places.branchA2, 'secretary')
  for (const [name, gender, admittedOn] of [
    ['Trần Thị Một', 'female', '2012-01-01'],
    ['Trần Văn Hai', 'male', '2012-01-01'],
    ['Trần Thị Ba', 'female', '2026-10-05'],
  ])
    await world.ask(office, 'members.register', {
      organisationId: places.branchA1.id,
      fullName: name,
      gender,
      birthDate: '1985-05-05',
      hometown: 'An Bình',
      residence: 'Thôn 1',
      admittedOn,
      joinedOn: admittedOn === '2012-01-01' ? '2025-07-01' : admittedOn,
      ...(admittedOn === '2012-01-01'
        ? { officialOn: '2013-01-01', status: 'full' }
        : { status: 'probationary', joinedHow: 'admission' }),
    })
  directive = (await acts.create(board)).id
  await acts.act(board, 'set-task', directive, { title: 'Rà soát chi bộ', dueKind: 'by', dueOn: '2026-12-15' })
  const target = (more: object) => acts.act(board, 'set-target', directive, { unit: '%', goal: 3, ...more })
  await target({ title: 'Kết nạp', measure: 'fact', fact: 'admitted-share', most: 4 })
  await target({ title: 'Có chi ủy', measure: 'fact', fact: 'branches-with-committee-share' })
  await target({ title: 'Giao việc', measure: 'fact', fact: 'assigned-share' })
  await target({ title: 'Xếp loại', measure: 'fact', fact: 'rated-good-share' })
  await target({ title: 'Buổi tọa đàm', measure: 'number', unit: 'buổi', goal: 10 })
  await target({ title: 'Mô hình mới', measure: 'hand', unit: 'mô hình', goal: 2 })
  await acts.act(board, 'set-report', directive, { title: 'Báo tình hình', dueOn: '2026-11-15', every: 'monthly' })
})

describe('an indicator of an organisation of its own (G4)', () => {
  test('a saved question becomes a target; each level counts it for itself, without its place and day', async () => {
    const { communeA, communeB } = world.places
    const filter = { gender: 'female', organisationId: communeB.id, on: '2026-01-01' }
    await world.ask(board, 'reports.save-question', { title: 'Nữ', filter, show: 'count' })
    const { questions } = await world.ask<{ questions: { title: string; filter: object }[] }>(
      board,
      'reports.list-questions',
      {},
    )
    const [saved] = questions
    const own = { title: 'Đảng viên nữ', measure: 'fact', goal: 40, unit: '%' }
    const { version } = await acts.get(board, directive)
    for (const more of [{}, { question: 'Nữ' }, { filter: {} }])
      expect(
        await world.call(board, 'plans.set-target', { id: directive, version, ...own, fact: 'own-share', ...more }),
      ).toMatchObject(refused('plans.question-missing'))
    const asked = { filter: saved?.filter, question: saved?.title }
    await acts.act(board, 'set-target', directive, { ...own, fact: 'own-share', ...asked })
    await acts.act(board, 'set-target', directive, { ...own, unit: 'người', fact: 'own-count', ...asked })
    await acts.act(board, 'adopt', directive, { adoptedBy: 'Kế hoạch 12-KH/TU' })
    const counted = async (actor: Actor, id: string) => (await acts.get(actor, id)).targets.slice(-2)
    const two = [
      { question: 'Nữ', actual: 66.7, part: 2, whole: 3, reached: true },
      { question: 'Nữ', actual: 2, part: 2, whole: null },
    ]
    expect(await counted(board, directive)).toMatchObject(two)
    // Changed without the question it keeps the one it has.
    const [share] = await counted(board, directive)
    await acts.act(board, 'set-target', directive, { ...own, fact: 'own-share', targetId: share?.id, goal: 50 })
    await acts.act(board, 'send', directive, { organisationIds: [communeA.id, world.places.branchA1.id] })
    commune = await acts.makeOwn(office)
    expect(await counted(office, commune)).toMatchObject(two)
    await acts.act(office, 'send', commune, { below: 'direct' })
  })
})

describe('what the calendar of a plan asks for (J2)', () => {
  test('the nearest level asks; what is due stands among the work of each organisation that owes it', async () => {
    expect(await calendarOf(board, directive)).toMatchObject({
      below: [
        {
          title: 'Báo tình hình, kỳ đến ngày 15/11/2026',
          from: '2026-11-01',
          to: '2026-11-15',
          expected: 1,
          late: true,
        },
        { from: '2026-11-16', to: '2026-12-15', expected: 1, sent: 0, late: false },
      ],
      own: [],
    })
    expect(await calendarOf(office, commune)).toMatchObject({
      below: [{ expected: 2 }, { expected: 2 }],
      own: [{ to: '2026-11-15', setBy: 'Đảng bộ tỉnh Minh Họa', state: 'none', late: true }, { late: false }],
    })
    for (const [actor, setBy] of [
      [office, 'Đảng bộ tỉnh Minh Họa'],
      [secretary, 'Đảng bộ xã An Bình'],
      [other, 'Đảng bộ xã An Bình'],
    ] as const)
      expect(await waiting(actor)).toMatchObject([{ type: 'plan', dueOn: '2026-11-15', setBy, late: true }])
    expect(await waiting(board)).toEqual([])
  })

  test('not signed in, a wrong role, a neighbour, an entry or a period nobody asked for; pressed twice it is one', async () => {
    const [due] = await waiting(secretary)
    const asked = { type: 'plan', from: due?.from, to: due?.to, planReportId: due?.planReportId }
    expect(await world.call(null, 'reports.create', asked)).toMatchObject(refused('kernel.not-signed-in'))
    const inspector = await world.actorAt(world.places.branchA1, 'inspection')
    expect(await world.call(inspector, 'reports.create', asked)).toMatchObject(refused('kernel.not-permitted'))
    const member = await world.actorAt(world.places.branchA1, 'member')
    expect(await world.call(member, 'reports.count-waiting', {})).toMatchObject(refused('kernel.not-permitted'))
    const neighbour = await world.actorAt(world.places.branchB1, 'secretary')
    expect(await world.call(neighbour, 'reports.create', asked)).toMatchObject(refused('reports.not-asked'))
    const [entry] = (await calendarOf(office, commune)).below
    const listed = { planId: commune, planReportId: entry?.planReportId, to: entry?.to }
    for (const actor of [neighbour, secretary]) {
      expect(await world.call(actor, 'reports.get-plan-calendar', { planId: commune })).toMatchObject(
        refused('kernel.not-found'),
      )
      expect(await world.call(actor, 'reports.list-plan-senders', listed)).toMatchObject(refused('kernel.not-found'))
    }
    expect(await world.call(office, 'reports.list-plan-senders', { ...listed, to: '2026-11-14' })).toMatchObject(
      refused('kernel.not-found'),
    )
    for (const wrong of [
      { ...asked, planReportId: undefined },
      { ...asked, planReportId: world.places.province.id },
      { ...asked, from: '2026-11-02' },
      { ...asked, type: 'interim' },
    ])
      expect(await world.call(secretary, 'reports.create', wrong)).toMatchObject(refused('reports.not-asked'))
    const twice = await Promise.all([1, 2].map(() => world.call(secretary, 'reports.create', asked, 'asked twice')))
    expect(twice.every(({ kind }) => kind === 'done')).toBe(true)
    expect(await world.call(secretary, 'reports.create', asked)).toMatchObject(refused('reports.written-already'))
  })

  test('sent, it is seen from the plan; the draft of the level above takes its words; a plan that is closed asks no more', async () => {
    const [due] = await waiting(secretary)
    expect(due).toMatchObject({ title: 'Báo tình hình, kỳ đến ngày 15/11/2026', state: 'draft' })
    const id = due?.reportId ?? ''
    await world.ask(secretary, 'reports.write-section', { id, version: 1, section: 'coming', paragraphs: ['Họp sớm.'] })
    await world.ask(secretary, 'reports.send', { id, version: 2, ...signed })
    expect(await waiting(secretary)).toEqual([])
    const [entry] = (await calendarOf(office, commune)).below
    expect(entry).toMatchObject({ expected: 2, sent: 1, late: true })
    const listed = { planId: commune, planReportId: entry?.planReportId, to: entry?.to }
    const senders = (show: string) =>
      world.ask<{ rows: object[] }>(office, 'reports.list-plan-senders', { ...listed, show })
    expect(await senders('all')).toMatchObject({
      expected: 2,
      sent: 1,
      planTitle: 'Nâng cao chất lượng sinh hoạt chi bộ',
    })
    expect((await senders('sent')).rows).toMatchObject([
      { organisationName: 'Chi bộ thôn 1', reportId: id, edition: 1 },
    ])
    expect((await senders('missing')).rows).toMatchObject([{ organisationName: 'Chi bộ thôn 2', reportId: null }])
    const page = { ...listed, limit: 1 }
    const first = await world.ask<{ rows: object[]; next: string }>(office, 'reports.list-plan-senders', page)
    const next = await world.ask<{ rows: object[] }>(office, 'reports.list-plan-senders', {
      ...page,
      after: first.next,
    })
    expect([...first.rows, ...next.rows]).toHaveLength(2)
    const calendar = (actor: Actor) =>
      world.ask<{ own: DueReport[]; below: object[] }>(actor, 'reports.get-calendar', { year: 2026 })
    expect((await calendar(office)).below).toMatchObject([
      { planId: commune, sent: 0 },
      { planId: commune, sent: 1 },
    ])
    const [owed] = await waiting(office)
    const made = await world.ask<At>(office, 'reports.create', {
      type: 'plan',
      from: owed?.from,
      to: owed?.to,
      planReportId: owed?.planReportId,
    })
    const texts = await world.ask<{ rows: object[] }>(office, 'reports.list-texts-below', {
      id: made.id,
      section: 'coming',
    })
    expect(texts.rows).toMatchObject([{ organisationName: 'Chi bộ thôn 1', paragraphs: ['Họp sớm.'] }])
    expect(await report(office, made.id)).toMatchObject({ below: { expected: 1, sent: 1, missing: [] } })
    await world.ask(office, 'reports.send', { id: made.id, version: 1, ...signed })
    expect((await calendarOf(board, directive)).below[0]).toMatchObject({ expected: 1, sent: 1, late: false })
    await acts.act(office, 'close', commune, { reason: 'Đã hoàn thành sớm' })
    expect(await acts.get(office, commune)).toMatchObject({ state: 'closed', closedReason: 'Đã hoàn thành sớm' })
    expect((await calendarOf(office, commune)).below.map(({ to }) => to)).toEqual(['2026-11-15'])
  })
})

describe('targets in a report (J2)', () => {
  const listed = async (planId: string, targetId: string, of: 'part' | 'whole', on: string) => {
    const asked = { id: planId, targetId, of, on }
    const { rows, total } = await world.ask<{ rows: { value: number }[]; total: number }>(
      board,
      'plans.list-target',
      asked,
    )
    expect(rows.reduce((sum, { value }) => sum + value, 0)).toBe(total)
    return total
  }

  test('beside the period before; every number is the count of its list; of its day, whatever is entered later', async () => {
    const { targets } = await acts.get(board, directive)
    const of = (title: string) => targets.find((one) => one.title === title) as PlanTarget
    const enter = (title: string, figure: number, more: object) =>
      acts.act(board, 'record-figure', directive, { targetId: of(title).id, figure, ...more })
    await enter('Buổi tọa đàm', 4, { on: '2026-10-20' })
    await enter('Buổi tọa đàm', 7, { on: '2026-11-20' })
    await enter('Mô hình mới', 3, { source: 'Sổ theo dõi', on: '2026-11-10' })
    const november = { type: 'monthly', from: '2026-11-01', to: '2026-11-30' }
    const { id } = await world.ask<At>(board, 'reports.create', november)
    const { content } = await report(board, id)
    expect(content.targets).toHaveLength(8)
    const row = (title: string) => content.targets.find((one) => one.title === title)
    expect(row('Kết nạp')).toMatchObject({
      value: 33.3,
      part: 1,
      whole: 3,
      before: { value: 33.3 },
      goal: 3,
      most: 4,
      reached: false,
    })
    expect(row('Buổi tọa đàm')).toMatchObject({ value: 7, before: { value: 4 }, reached: false })
    expect(row('Mô hình mới')).toMatchObject({ value: 3, before: { value: null }, reached: true })
    expect(row('Xếp loại')).toMatchObject({ value: null, reached: null })
    expect(row('Có chi ủy')).toMatchObject({ value: 0, whole: 3 })
    for (const { planId, targetId, part, whole, before } of content.targets) {
      expect(await listed(planId, targetId, 'part', content.before.to)).toBe(before.part ?? 0)
      expect(await listed(planId, targetId, 'part', content.countedTo)).toBe(part ?? 0)
      expect(await listed(planId, targetId, 'whole', content.countedTo)).toBe(whole ?? 0)
    }
    await enter('Buổi tọa đàm', 9, {})
    expect(await listed(directive, of('Buổi tọa đàm').id, 'part', '2026-11-20')).toBe(7)
    // Counted another way, the figures before are none of it.
    const again = { targetId: of('Buổi tọa đàm').id, title: 'Buổi tọa đàm', unit: 'buổi', measure: 'hand', goal: 10 }
    await acts.act(board, 'set-target', directive, again)
    expect((await acts.get(board, directive)).targets.find((one) => one.title === 'Buổi tọa đàm')?.actual).toBeNull()

    const { text } = await printed(board, id)
    for (const words of ['SO VỚI CHỈ TIÊU CỦA KẾ HOẠCH', 'Mô hình mới', '33,3 (1/3)', 'Chưa đạt'])
      expect(text).toContain(words)
  })

  test('the list behind a target is shut to a neighbour, and to a day to come', async () => {
    const { targets } = await acts.get(board, directive)
    const asked = { id: directive, targetId: targets[0]?.id }
    expect(await world.call(null, 'plans.list-target', asked)).toMatchObject(refused('kernel.not-signed-in'))
    const member = await world.actorAt(world.places.branchA1, 'member')
    expect(await world.call(member, 'plans.list-target', asked)).toMatchObject(refused('kernel.not-permitted'))
    for (const place of [world.places.communeA, world.places.otherProvince]) {
      const stranger = await world.actorAt(place, 'office')
      expect(await world.call(stranger, 'plans.list-target', asked)).toMatchObject(refused('kernel.not-found'))
    }
    expect(await world.call(board, 'plans.list-target', { ...asked, on: '2026-11-22' })).toMatchObject(
      refused('plans.date-ahead'),
    )
  })
})
