// Inspection and supervision on a real database: a programme, its pieces step by step with their limits, who reads what, and what E-19 is told.
import { beforeAll, describe, expect, test } from 'vitest'
import type { InspectionsWaiting } from '#contract/inspections.ts'
import type { Actor } from '#kernel/actor.ts'
import { useWorld } from '../../../test/harness/world.ts'
import { cycleIn } from '../evaluations/testing/cycle.ts'
import { type Evening, evening, openedMeeting } from '../meetings/testing/evening.ts'
import { register } from '../members/testing/people.ts'
import { planned, programmeIn } from './testing/programme.ts'

describe('inspection and supervision', () => {
  const world = useWorld()
  const { get, programme, step, act, open, plan } = programmeIn(world)
  const { round, get: evaluation } = cycleIn(world)
  const refused = (code: string, facts?: object) => ({
    kind: 'refused',
    refusal: { code, ...(facts === undefined ? {} : { facts }) },
  })
  const waiting = (actor: Actor): Promise<InspectionsWaiting> => world.ask(actor, 'inspections.count-waiting')
  let there: Evening
  let own: Actor
  let neighbour: Actor
  let programmeId = ''
  let id = ''
  let meetingId = ''
  const decision = {
    paper: '05-QĐ/CB',
    signedOn: '2026-10-12',
    startsOn: '2026-10-14',
    days: 20,
    team: [{ fullName: 'Đảng Viên C' }],
  }

  beforeAll(async () => {
    there = await evening(world)
    own = await world.actorAt(world.places.branchA1, 'member', { memberId: there.people[1] ?? '' })
    neighbour = await world.actorAt(world.places.branchA2, 'secretary')
    meetingId = await openedMeeting(world, there)
    world.clock.set('2026-11-21T02:00:00Z')
  })

  test('K-04 a programme: not unknown, not a member, not of another organisation, one a year, once a press', async () => {
    const input = { year: 2026, aim: 'Giữ kỷ luật' }
    const name = 'inspections.open-programme'
    expect(await world.call(null, name, input)).toMatchObject(refused('kernel.not-signed-in'))
    expect(await world.call(own, name, input)).toMatchObject(refused('kernel.not-permitted'))
    const elsewhere = { ...input, organisationId: world.places.branchA2.id }
    for (const actor of [there.secretary, there.office])
      expect(await world.call(actor, name, elsewhere)).toMatchObject(refused('kernel.not-found'))
    expect(await world.call(there.secretary, name, { ...input, year: 1900 })).toMatchObject(
      refused('kernel.invalid-input'),
    )
    expect(await world.call(there.secretary, name, { ...input, year: 2062 })).toMatchObject(
      refused('inspections.year-ahead', { year: 2062, most: 2027 }),
    )
    const [one, two] = [
      await world.call(there.secretary, name, input, 'pressed twice'),
      await world.call(there.secretary, name, input, 'pressed twice'),
    ]
    expect(two).toEqual({ ...one, replayed: true })
    programmeId = (one as { output: { id: string } }).output.id
    expect(await world.call(there.secretary, name, input)).toMatchObject(refused('inspections.year-taken'))
    expect(await world.call(neighbour, 'inspections.get-programme', { id: programmeId })).toMatchObject(
      refused('kernel.not-found'),
    )
    expect((await waiting(there.secretary)).programmes).toEqual([{ id: programmeId, year: 2026 }])
  })

  test('K-01 K-02 K-08 K-13: whom it is about, what period, supervision by topic; nothing without pieces is adopted', async () => {
    const [secretary, memberId] = [there.secretary, there.people[1] ?? '']
    const tried = (more: object) => act(secretary, 'plan', programmeId, { ...planned, memberId, ...more })
    expect(await act(secretary, 'adopt', programmeId, { on: '2026-01-10', by: 'NQ tháng 1' })).toMatchObject(
      refused('inspections.programme-empty'),
    )
    const { id: far } = await register(world, there.board, world.places.branchA2)
    for (const unfit of [
      { memberId: far },
      { memberId: undefined },
      { subjectId: world.places.branchA2.id },
      { memberId: undefined, subjectId: world.places.branchA1.id },
    ])
      expect(await tried(unfit)).toMatchObject(refused('inspections.subject-unfit'))
    expect(await tried({ periodTo: '2025-12-31' })).toMatchObject(refused('inspections.days-reversed'))
    expect(await tried({ fromMonth: 12 })).toMatchObject(refused('inspections.days-reversed'))
    expect(await tried({ periodFrom: '2025-01-01' })).toMatchObject(
      refused('inspections.period-too-long', { months: 18, ruleId: 'K-08' }),
    )
    expect(await tried({ kind: 'supervision' })).toMatchObject(
      refused('inspections.thematic-unfit', { ruleId: 'K-02' }),
    )
    const { id: left } = await register(world, there.board, world.places.branchA1)
    await world.database.owner.query(`update members set status = 'left', left_kind = 'died' where id = $1`, [left])
    expect(await tried({ memberId: left })).toMatchObject({ kind: 'done' })
    const [gone] = (await programme(secretary, programmeId)).rows
    expect(await step(secretary, 'drop', gone?.id ?? '', { reason: 'Chưa cần' })).toMatchObject({ kind: 'done' })
    id = await plan(secretary, programmeId, { memberId })
    const dropped = await plan(secretary, programmeId, { memberId, kind: 'supervision', dispersed: true })
    expect(await step(secretary, 'decide', id, decision)).toMatchObject(refused('inspections.not-adopted'))
    expect(await step(secretary, 'drop', dropped, { reason: 'Trùng nội dung' })).toMatchObject({ kind: 'done' })
    expect(await act(secretary, 'adopt', programmeId, { on: '2026-12-01', by: 'NQ' })).toMatchObject(
      refused('inspections.date-wrong'),
    )
    const version = 1
    expect(
      await world.call(secretary, 'inspections.adopt', { id: programmeId, version, on: '2026-01-10', by: 'NQ' }),
    ).toMatchObject({ kind: 'stale', current: { pieces: 1 } })
    const adopted = { on: '2026-01-10', by: 'Nghị quyết tháng 1' }
    expect(await act(secretary, 'adopt', programmeId, adopted)).toMatchObject({ kind: 'done' })
    expect(await act(secretary, 'adopt', programmeId, adopted)).toMatchObject(refused('inspections.adopted-already'))
  })

  test('K-04: once adopted it changes only with a meeting that agreed', async () => {
    const [secretary, memberId] = [there.secretary, there.people[2] ?? '']
    const more = { ...planned, memberId, kind: 'breach' }
    expect(await act(secretary, 'plan', programmeId, more)).toMatchObject(refused('inspections.agreement-missing'))
    expect(
      await act(secretary, 'plan', programmeId, { ...more, agreed: { on: '2025-12-01', by: 'Họp' } }),
    ).toMatchObject(refused('inspections.date-wrong'))
    const agreed = { on: '2026-11-03', by: 'Họp chi bộ tháng 11' }
    const added = await plan(secretary, programmeId, { memberId, kind: 'breach', agreed })
    expect(await get(secretary, added)).toMatchObject({ agreed: { on: agreed.on, text: agreed.by }, late: false })
    expect(await step(secretary, 'drop', added, { reason: 'Đã rõ' })).toMatchObject(
      refused('inspections.agreement-missing'),
    )
    expect(await step(secretary, 'drop', added, { reason: 'Đã rõ', agreed })).toMatchObject({ kind: 'done' })
    expect((await programme(secretary, programmeId)).rows.map(({ state }) => state)).toEqual([
      'dropped',
      'planned',
      'dropped',
      'dropped',
    ])
  })

  test('K-05 K-06 K-07: the decision, its team and length; announced late only with words; never the own matter', async () => {
    const { secretary, people } = there
    const decide = (more: object, actor = secretary) => step(actor, 'decide', id, { ...decision, ...more })
    const many = ['A', 'B', 'C', 'D', 'E', 'F'].map((fullName) => ({ fullName }))
    expect(await decide({ team: many })).toMatchObject(
      refused('inspections.team-too-large', { people: 6, most: 5, ruleId: 'K-06' }),
    )
    const { id: far } = await register(world, there.board, world.places.branchA2)
    const { subjectName } = await get(secretary, id)
    const { id: helper } = await register(world, there.board, world.places.branchA1, { fullName: 'Lê Văn Giúp' })
    const { id: gone } = await register(world, there.board, world.places.branchA1)
    await world.database.owner.query(`update members set status = 'left', left_kind = 'died' where id = $1`, [gone])
    // The one it is about, by the record or by name; somebody out of reach; somebody who has left; the same person twice.
    for (const team of [
      [{ memberId: people[1], fullName: 'B' }],
      [{ fullName: subjectName.toUpperCase() }],
      [{ memberId: far, fullName: 'Người nơi khác' }],
      [{ memberId: gone, fullName: 'Người đã mất' }],
      [{ fullName: 'Trần Văn A' }, { fullName: 'Trần Văn A' }],
      [{ memberId: helper, fullName: 'Ai đó' }, { fullName: 'LÊ VĂN GIÚP' }],
      [{ fullName: 'Lê Văn Giúp' }, { memberId: helper, fullName: 'Ai đó' }],
      [helper, helper].map((memberId) => ({ memberId, fullName: 'Ai đó' })),
    ])
      expect(await decide({ team })).toMatchObject(refused('inspections.team-unfit'))
    expect(await decide({ days: 31 })).toMatchObject(refused('inspections.too-long', { most: 30, ruleId: 'K-07' }))
    expect(await decide({ signedOn: '2026-01-09' })).toMatchObject(refused('inspections.date-wrong'))
    expect(await decide({ startsOn: '2026-10-11' })).toMatchObject(refused('inspections.date-wrong'))
    const self: Actor = { ...own, seat: own.seat && { ...own.seat, role: 'committee-member' } }
    expect(await decide({}, self)).toMatchObject(refused('inspections.own-matter'))
    // Nor does that person put somebody else into the own place in the programme.
    const agreed = { on: '2026-11-03', by: 'Họp chi bộ tháng 11' }
    const instead = { ...planned, inspectionId: id, memberId: people[3] ?? '', agreed }
    expect(await act(self, 'plan', programmeId, instead)).toMatchObject(refused('inspections.own-matter'))
    expect(await waiting(secretary)).toMatchObject({ rows: [{ id, waitsFor: 'decide', dueOn: '2026-11-30' }] })
    // A slip of the pen is put right until the one it is about knows of it.
    expect(await decide({ paper: '50-QĐ/CB', days: 2 })).toMatchObject({ output: { state: 'decided' } })
    expect(await decide({})).toMatchObject({ output: { state: 'decided' } })
    expect((await get(secretary, id)).decision).toMatchObject({ paper: '05-QĐ/CB', days: 20 })
    expect(await world.call(own, 'inspections.get', { id })).toMatchObject(refused('kernel.not-found'))
    expect(await waiting(secretary)).toMatchObject({ rows: [{ dueOn: '2026-10-19', late: true }] })
    const announce = (on: string, more: object = {}) => step(secretary, 'announce', id, { on, ...more })
    expect(await announce('2026-10-11')).toMatchObject(refused('inspections.date-wrong'))
    expect(await announce('2026-10-20')).toMatchObject(
      refused('inspections.announced-late', { by: '2026-10-19', ruleId: 'K-05' }),
    )
    const lateReason = 'Bão, không họp được'
    expect(await announce('2026-10-20', { lateReason })).toMatchObject({ output: { state: 'announced' } })
    expect(await decide({})).toMatchObject(refused('inspections.wrong-step'))
    expect((await get(secretary, id)).announced).toEqual({ on: '2026-10-20', lateReason })
  })

  test('K-10 K-12: the person reports and objects; nobody else of the branch, no neighbour, nobody above reads it', async () => {
    const { secretary, office } = there
    expect(await waiting(own)).toMatchObject({ mine: [{ id }], rows: [], programmes: [] })
    const strangers = [
      await world.actorAt(world.places.branchA1, 'member', { memberId: there.people[4] ?? '' }),
      neighbour,
      office,
    ]
    for (const actor of strangers)
      expect(await world.call(actor, 'inspections.get', { id })).toMatchObject(refused('kernel.not-found'))
    const report = { on: '2026-11-02', findings: 'Đã làm đủ ba trên bốn việc.' }
    expect(await step(secretary, 'record-findings', id, report)).toMatchObject(refused('inspections.statement-missing'))
    expect(await step(own, 'announce', id, { on: '2026-10-20' })).toMatchObject(refused('kernel.not-permitted'))
    expect(await step(own, 'record-statement', id, { text: 'Tôi đã làm ba việc.' })).toMatchObject({ kind: 'done' })
    expect((await waiting(own)).mine).toEqual([])
    expect(await step(own, 'record-opinion', id, { text: 'Việc thứ tư' })).toMatchObject(
      refused('inspections.wrong-step'),
    )
    // K-07: until 3 November; a third of twenty days more.
    const extend = (more: object) => step(secretary, 'extend', id, { on: '2026-11-01', reason: 'Chờ sổ', ...more })
    expect(await extend({ days: 7 })).toMatchObject(refused('inspections.extension-too-long', { most: 6 }))
    expect(await extend({ days: 2, on: '2026-11-04' })).toMatchObject(refused('inspections.date-wrong'))
    const late = { ...report, on: '2026-11-04' }
    expect(await step(secretary, 'record-findings', id, late)).toMatchObject(
      refused('inspections.over-time', { by: '2026-11-03' }),
    )
    expect(await extend({ days: 6 })).toMatchObject({ kind: 'done' })
    expect(await extend({ days: 1 })).toMatchObject(refused('inspections.extended-already'))
    expect((await get(own, id)).decision).toMatchObject({ days: 20, endsOn: '2026-11-09' })
    expect(await step(secretary, 'record-findings', id, report)).toMatchObject({ output: { state: 'reported' } })
    expect(await step(own, 'record-opinion', id, { text: 'Việc thứ tư chờ vật tư.' })).toMatchObject({ kind: 'done' })
    const seen = await get(own, id)
    expect(seen).toMatchObject({ own: true, opinion: { text: 'Việc thứ tư chờ vật tư.' } })
    expect(seen.allowed).toEqual(['inspections.record-opinion'])
    const { rows } = await world.ask<{ rows: { id: string }[] }>(own, 'inspections.list-mine')
    expect(rows.map((row) => row.id)).toEqual([id])
  })

  test('K-09 K-20: concluded in the monthly meeting, put right one after the other until it closes', async () => {
    const { secretary } = there
    const corrections = [
      { content: 'Làm nốt việc thứ tư', ownerName: 'Đảng Viên B', dueOn: '2026-11-15' },
      { content: 'Báo cáo hằng tháng', ownerName: 'Đảng Viên B', dueOn: '2026-12-15' },
    ]
    const conclude = (more: object) =>
      step(secretary, 'conclude', id, { conclusion: 'Cơ bản tốt.', corrections, ...more })
    expect(await conclude({})).toMatchObject(refused('inspections.meeting-missing', { branch: true }))
    const { id: thematic } = await world.ask<{ id: string }>(secretary, 'meetings.plan', {
      organisationId: world.places.branchA1.id,
      kind: 'thematic',
      month: '2026-11',
      on: '2026-11-20',
      time: '19:00',
      subject: 'Chuyên đề quý',
    })
    expect(await conclude({ meetingId: thematic })).toMatchObject(refused('inspections.meeting-unfit'))
    const early = [{ ...corrections[0], dueOn: '2026-11-02' }]
    expect(await conclude({ meetingId, corrections: early })).toMatchObject(refused('inspections.due-before'))
    expect(await conclude({ meetingId })).toMatchObject({ output: { state: 'concluded' } })
    expect(await waiting(secretary)).toMatchObject({ rows: [{ waitsFor: 'correct', dueOn: '2026-11-15', late: true }] })
    const { rows: counted } = await world.ask<{ rows: object[] }>(there.office, 'inspections.list-programmes', {})
    expect(counted).toMatchObject([{ pieces: 1, done: 1, toCorrect: 2, lateCorrections: 1 }])
    const [first, second] = (await get(secretary, id)).corrections
    const put = (one: typeof first, more: object = {}, actor = secretary) =>
      step(actor, 'close-correction', id, { correctionId: one?.id, done: 'Đã xong', on: '2026-11-20', ...more })
    expect(await put(first, {}, own)).toMatchObject(refused('kernel.not-permitted'))
    expect(await put(first, { on: '2026-11-22' })).toMatchObject(refused('inspections.date-wrong'))
    expect(await put(first)).toMatchObject({ output: { state: 'concluded' } })
    expect(await put(first)).toMatchObject(refused('inspections.corrected-already'))
    // The day of what is open is moved with a reason; what it was stays to be seen, also by the one it is about.
    const move = (one: typeof first, dueOn: string, actor = secretary) =>
      step(actor, 'move-correction', id, { correctionId: one?.id, dueOn, reason: 'Chi bộ đồng ý, chờ vật tư' })
    expect(await move(second, '2026-12-31', own)).toMatchObject(refused('kernel.not-permitted'))
    const fromAbove = { id, version: 1, correctionId: second?.id, dueOn: '2026-12-31', reason: 'x' }
    expect(await world.call(there.office, 'inspections.move-correction', fromAbove)).toMatchObject(
      refused('kernel.not-found'),
    )
    expect(await move(second, '2026-12-15')).toMatchObject(refused('inspections.due-the-same'))
    expect(await move(second, '2026-11-20')).toMatchObject(refused('inspections.due-passed'))
    expect(await move(first, '2026-12-31')).toMatchObject(refused('inspections.corrected-already'))
    expect(await move(second, '2026-12-31')).toMatchObject({ output: { state: 'concluded' } })
    expect((await get(own, id)).corrections[1]).toMatchObject({
      dueOn: '2026-12-31',
      moves: [{ from: '2026-12-15', to: '2026-12-31', reason: 'Chi bộ đồng ý, chờ vật tư', on: '2026-11-21' }],
    })
    expect(await waiting(secretary)).toMatchObject({ rows: [{ waitsFor: 'correct', dueOn: '2026-12-31' }] })
    expect(await put(second)).toMatchObject({ output: { state: 'closed' } })
    expect(await put(second)).toMatchObject(refused('inspections.wrong-step'))
    expect(await get(own, id)).toMatchObject({
      closedOn: '2026-11-20',
      corrections: [{ late: true, done: 'Đã xong' }, { late: false }],
    })
    expect((await waiting(secretary)).rows).toEqual([])
  })

  test('E-19: what was concluded of the programme stands among the facts of the branch, for people to judge', async () => {
    const { ids } = await world.ask<{ ids: string[] }>(there.secretary, 'evaluations.open-round', {
      organisationId: world.places.branchA1.id,
      scheme: '366-year',
      period: '2026',
    })
    const { rows } = await round(there.secretary, ids[0] ?? '')
    const collective = rows.find(({ memberId }) => memberId === null)?.id ?? ''
    const { known, facts } = await evaluation(there.office, collective)
    expect(known).toContainEqual({
      kind: 'inspection',
      text: 'Chương trình kiểm tra, giám sát năm 2026: đã kết luận 1 trên 1 cuộc (E-19).',
    })
    expect(facts).not.toHaveProperty('inspectionDone')
  })

  test('a committee inspects a branch below: both sides reach it, the neighbour does not; no sentence of the history names anybody', async () => {
    const { office } = there
    const { id: above } = await open(office)
    const piece = await plan(office, above, { subjectId: world.places.branchA1.id, periodFrom: '2020-01-01' })
    await act(office, 'adopt', above, { on: '2026-01-15', by: 'Hội nghị Đảng ủy' })
    await step(office, 'decide', piece, { ...decision, signedOn: '2026-11-18', startsOn: '2026-11-18' })
    expect(await world.call(there.secretary, 'inspections.get', { id: piece })).toMatchObject(
      refused('kernel.not-found'),
    )
    await step(office, 'announce', piece, { on: '2026-11-19' })
    expect(await waiting(there.secretary)).toMatchObject({ mine: [{ id: piece }] })
    expect(await step(there.secretary, 'record-statement', piece, { text: 'Chi bộ báo cáo.' })).toMatchObject({
      kind: 'done',
    })
    expect(await world.call(neighbour, 'inspections.get', { id: piece })).toMatchObject(refused('kernel.not-found'))
    await step(office, 'record-findings', piece, { on: '2026-11-20', findings: 'Sổ sách đủ.' })
    expect(await step(office, 'conclude', piece, { conclusion: 'Tốt' })).toMatchObject(
      refused('inspections.meeting-missing', { branch: false }),
    )
    expect(await step(office, 'conclude', piece, { conclusion: 'Tốt', on: '2026-11-21' })).toMatchObject({
      output: { state: 'closed' },
    })

    // One about the secretary of the branch, who sees it in that post too; it goes along to the next branch, until the last thing is put right.
    const { branchA1, branchA2 } = world.places
    const head = await register(world, office, branchA1)
    const post = await world.actorAt(branchA1, 'secretary', { memberId: head.id })
    const agreed = { on: '2026-11-20', by: 'Hội nghị Đảng ủy' }
    const about = await plan(office, above, { memberId: head.id, agreed })
    await step(office, 'decide', about, { ...decision, signedOn: '2026-11-18', startsOn: '2026-11-18' })
    await step(office, 'announce', about, { on: '2026-11-19' })
    expect((await waiting(post)).mine).toMatchObject([{ id: about, state: 'announced' }])
    expect((await waiting(there.secretary)).mine).toEqual([])
    // So does one of the province, whose programme is out of the reach of whoever records the move.
    const chief = await world.actorAt(world.places.province, 'office')
    const { id: top } = await open(chief)
    const high = await plan(chief, top, { memberId: head.id })
    await act(chief, 'adopt', top, { on: '2026-01-15', by: 'Hội nghị Tỉnh ủy' })
    await step(chief, 'decide', high, { ...decision, signedOn: '2026-11-18', startsOn: '2026-11-18' })
    await step(chief, 'announce', high, { on: '2026-11-19' })
    await world.ask(office, 'members.move-branch', {
      id: head.id,
      version: head.version,
      organisationId: branchA2.id,
      from: '2026-11-20',
    })
    const moved: Actor = { ...(await world.actorAt(branchA2, 'member')), memberId: head.id }
    expect((await waiting(moved)).mine.map((row) => row.id).toSorted()).toEqual([about, high].toSorted())
    expect(await step(moved, 'record-statement', about, { text: 'Tôi báo cáo.' })).toMatchObject({ kind: 'done' })
    await step(office, 'record-findings', about, { on: '2026-11-20', findings: 'Còn một việc.' })
    const corrections = [{ content: 'Trả sổ', ownerName: 'Người được kiểm tra', dueOn: '2026-12-01' }]
    await step(office, 'conclude', about, { conclusion: 'Đạt', on: '2026-11-21', corrections })
    const left = (await waiting(moved)).mine.find((row) => row.id === about)
    expect(left).toMatchObject({ waitsFor: 'correct', dueOn: '2026-12-01' })

    const { rows } = await world.database.owner.query<{ summary: string }>(
      `select summary from audit_entries where operation like 'inspections.%'`,
    )
    expect(rows.length).toBeGreaterThan(20)
    for (const { summary } of rows) expect(summary).not.toMatch(/Đảng Viên|thôn/)
  })
})
