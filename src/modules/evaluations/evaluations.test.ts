// The cycle of an evaluation on a real database: opened, rated, voted, appraised, replied to, decided, announced, kept.
import { readFile } from 'node:fs/promises'
import PizZip from 'pizzip'
import { beforeAll, describe, expect, test } from 'vitest'
import type { EvaluationRow } from '#contract/evaluation-shapes.ts'
import type { Actor } from '#kernel/actor.ts'
import { useWorld } from '../../../test/harness/world.ts'
import { register } from '../members/testing/people.ts'
import { blocks, cycleIn, pointsFor } from './testing/cycle.ts'

describe('the evaluation of a year in a branch', () => {
  const world = useWorld()
  const { get, round, step, done, ballot, rate, vote, appraise, decide, upTo } = cycleIn(world)
  let secretary: Actor
  let office: Actor
  let self: Actor
  let roundId: string
  let ids: Record<string, string>
  const refused = (code: string) => ({ kind: 'refused', refusal: { code } })
  const open = (actor: Actor | null, more: object = {}) =>
    world.call(actor, 'evaluations.open-round', {
      organisationId: world.places.branchA1.id,
      scheme: '366-year',
      period: '2026',
      deadlines: { self: '2026-11-10', vote: '2026-12-01' },
      ...more,
    })
  const of = (name: string): string => ids[name] ?? ''

  beforeAll(async () => {
    const { branchA1, communeA, province } = world.places
    office = await world.actorAt(communeA, 'office')
    secretary = await world.actorAt(branchA1, 'secretary')
    const board = await world.actorAt(province, 'organisation-board')
    const people = [
      ['Bùi Thị An', {}],
      ['Cao Văn Ba', {}],
      ['Đỗ Thị Chín', { status: 'probationary', officialOn: null, decisionOn: '2026-08-01', admittedOn: '2026-08-10' }],
    ] as const
    const made: string[] = []
    for (const [fullName, fields] of people)
      made.push((await register(world, board, branchA1, { fullName, ...fields })).id)
    const [head = '', member = ''] = made
    await world.ask(board, 'members.appoint', {
      organisationId: branchA1.id,
      memberId: head,
      postCode: 'secretary',
      from: '2025-08-01',
      how: 'elected',
    })
    self = await world.actorAt(branchA1, 'member', { memberId: member })
  })

  test('E-01 opening: nobody unknown, no wrong role, no neighbour, no scheme of another time, no period to come', async () => {
    const { branchA2 } = world.places
    expect(await open(null)).toMatchObject(refused('kernel.not-signed-in'))
    expect(await open(self)).toMatchObject(refused('kernel.not-permitted'))
    expect(await open(await world.actorAt(branchA2, 'secretary'))).toMatchObject(refused('kernel.not-found'))
    expect(await open(secretary, { period: '2026-13' })).toMatchObject(refused('kernel.invalid-input'))
    expect(await open(secretary, { period: '2024' })).toMatchObject(refused('evaluations.scheme-not-for-period'))
    expect(await open(secretary, { period: '2027' })).toMatchObject(refused('evaluations.period-ahead'))
    const reversed = { deadlines: { self: '2026-12-02', vote: '2026-12-01' } }
    expect(await open(secretary, reversed)).toMatchObject(refused('evaluations.deadlines-reversed'))
  })

  test('E-03: opened once with who is due and who is not, and why; the history says so', async () => {
    const opened = await open(secretary)
    expect(opened).toMatchObject({ output: { due: 3, notDue: 1 } })
    roundId = (opened as { output: { ids: string[] } }).output.ids[0] ?? ''
    expect(await open(secretary)).toMatchObject(refused('evaluations.round-exists'))
    const shown = await round(secretary, roundId)
    ids = Object.fromEntries(shown.rows.map((row) => [row.subjectName, row.id]))
    expect(shown.rows.map(({ subjectName, role, group, due }) => [subjectName, role, group, due])).toEqual([
      ['Chi bộ thôn 1', 'collective', 'collective', true],
      ['Bùi Thị An', 'head', 'leader', true],
      ['Cao Văn Ba', 'member', 'outside-system', true],
      ['Đỗ Thị Chín', 'member', 'outside-system', false],
    ])
    expect(shown.rows.at(-1)?.reasons).toEqual([expect.stringMatching(/^E-03: mới kết nạp 3 tháng/)])
    expect(shown.counts).toMatchObject({ due: 3, notDue: 1, self: 3, late: 3 })
    const { rows } = await world.database.owner.query(
      `select summary from audit_entries where operation = 'evaluations.open-round'`,
    )
    expect(rows).toEqual([{ summary: 'Mở kỳ đánh giá (năm 2026, Chi bộ thôn 1).' }])
  })

  test('rating oneself: every line within its frame; a neighbour finds nothing, the level above does not write for a member', async () => {
    const id = of('Cao Văn Ba')
    const { branchA2 } = world.places
    const rating = { id, version: 1, lines: pointsFor.HTT, text: 'Tự kiểm điểm', level: 'HTT' }
    const say = (actor: Actor | null, more: object = {}) =>
      world.call(actor, 'evaluations.self-rate', { ...rating, ...more })
    expect(await say(null)).toMatchObject(refused('kernel.not-signed-in'))
    expect(await say(await world.actorAt(branchA2, 'secretary'))).toMatchObject(refused('kernel.not-found'))
    expect(await say(self, { id: of('Bùi Thị An') })).toMatchObject(refused('kernel.not-found'))
    expect(await say(office)).toMatchObject(refused('evaluations.not-yours'))
    expect(await say(self, { lines: blocks(31, 50) })).toMatchObject(refused('evaluations.line-above'))
    expect(await say(self, { lines: [{ no: '1', points: 20 }] })).toMatchObject(refused('evaluations.line-missing'))
    expect(await say(self, { lines: [...blocks(1, 1), { no: '9', points: 1 }] })).toMatchObject(
      refused('evaluations.line-unknown'),
    )
    expect(await say(self, { lines: blocks(1.005, 1) })).toMatchObject(refused('kernel.invalid-input'))
    expect(await say(self, { version: 2 })).toMatchObject({ kind: 'stale' })
    const mine = await world.ask<{ rows: EvaluationRow[] }>(self, 'evaluations.list-mine')
    expect(mine.rows).toMatchObject([{ subjectName: 'Cao Văn Ba', waitsFor: 'self', late: true }])
    const evidence = [{ kind: 'task', text: 'Nhiệm vụ vận động hiến đất' }]
    const lines = [{ ...pointsFor.HTT[0], evidence }, pointsFor.HTT[1]]
    expect(await say(self, { lines })).toMatchObject({ output: { state: 'self-rated', version: 2 } })
    expect(await get(self, id)).toMatchObject({
      selfScore: 80,
      selfLevel: 'HTT',
      waitsFor: 'branch',
      computed: { level: 'HTT', ceiling: 'HTXS' },
      lines: [{ no: '1', selfPoints: 25, evidence }, { no: '2' }],
    })
    expect(await world.call(self, 'evaluations.get', { id: of('Bùi Thị An') })).toMatchObject(
      refused('kernel.not-found'),
    )
    const notDue = { ...rating, id: of('Đỗ Thị Chín') }
    expect(await world.call(secretary, 'evaluations.self-rate', notDue)).toMatchObject(refused('evaluations.not-due'))
  })

  test('the vote: only totals that add up; V-01 more than half or words; E-08 the head holds no chair over the own review', async () => {
    const id = of('Cao Văn Ba')
    await done(secretary, 'add-opinion', id, { content: 'Tích cực', body: 'Hội Nông dân' })
    const say = (more: object) =>
      step(secretary, 'record-vote', id, { ...ballot('HTT'), lines: pointsFor.HTT, ...more })
    expect(await say({ ballots: 6 })).toMatchObject(refused('evaluations.votes-sum'))
    expect(await say({ invalid: 1 })).toMatchObject(refused('evaluations.votes-sum'))
    expect(await say({ meetingOn: '2026-11-22' })).toMatchObject(refused('evaluations.date-wrong'))
    const split = { votes: { HTXS: 1, HTT: 2, HT: 2, KHT: 0 } }
    expect(await say(split)).toMatchObject(refused('evaluations.vote-short'))
    expect(await say({ lines: blocks(20, 55) })).toMatchObject(refused('evaluations.words-missing'))
    expect(await say({ lines: blocks(20.5, 55) })).toMatchObject({ output: { state: 'voted' } })
    const head = of('Bùi Thị An')
    await rate(secretary, head)
    const own = { ...ballot('HTT'), chair: 'bùi thị an', lines: pointsFor.HTT }
    expect(await step(secretary, 'record-vote', head, own)).toMatchObject(refused('evaluations.own-chair'))
    await vote(secretary, head)
    expect(await get(secretary, id)).toMatchObject({ vote: { eligible: 5, votes: { HTT: 5 } }, waitsFor: 'above' })
  })

  test('E-13: appraised and decided only from above; a difference needs words, a reply its answer', async () => {
    const id = of('Cao Văn Ba')
    const judged = { lines: pointsFor.HTT, level: 'HTT' }
    expect(await step(secretary, 'appraise', id, judged)).toMatchObject(refused('evaluations.not-above'))
    expect(await step(office, 'appraise', id, { lines: blocks(20, 40), level: 'HT' })).toMatchObject(
      refused('evaluations.words-missing'),
    )
    expect(await step(office, 'decide', id, { level: 'HTT', on: '2026-11-21' })).toMatchObject(
      refused('evaluations.wrong-step'),
    )
    await done(office, 'appraise', id, { lines: blocks(20, 40), level: 'HT', text: 'Hai việc chậm' })
    await done(self, 'reply', id, { text: 'Hai việc ấy chậm vì mưa lũ' })
    expect(await get(office, id)).toMatchObject({ replyOpen: true, nextStep: 'answer' })
    expect(await decide(office, id, 'HT')).toMatchObject(refused('evaluations.reply-unanswered'))
    expect(await step(self, 'answer-reply', id, { text: 'Đúng' })).toMatchObject(refused('kernel.not-permitted'))
    expect(await step(secretary, 'answer-reply', id, { text: 'Đúng' })).toMatchObject(refused('evaluations.not-above'))
    await done(office, 'answer-reply', id, { text: 'Đã xem lại, ghi nhận lý do' })
    expect(await step(self, 'reply', id, { text: 'Thêm' })).toMatchObject(refused('evaluations.replied'))
    expect(await decide(office, id, 'HTT')).toMatchObject(refused('evaluations.words-missing'))
    expect(await decide(office, id, 'HTT', { on: '2026-11-20' })).toMatchObject(refused('evaluations.date-wrong'))
    expect(await decide(office, id, 'HTT', { reason: 'Chậm vì lý do bất khả kháng' })).toMatchObject({
      output: { state: 'decided' },
    })
    expect(await decide(office, id, 'HT')).toMatchObject(refused('evaluations.already-decided'))
    const { rows } = await world.database.owner.query(
      `select summary from audit_entries where operation = 'evaluations.decide'`,
    )
    expect(rows).toEqual([{ summary: 'Quyết định mức xếp loại năm 2026 của Cao Văn Ba.' }])
  })

  test('two decide at once: one decision, the other is told', async () => {
    const id = of('Cao Văn Ba')
    await done(office, 'take-back-decision', id, { reason: 'Xét lại' })
    const asked = { id, version: (await get(office, id)).version, level: 'HT', on: '2026-11-21' }
    const both = await Promise.all([1, 2].map(() => world.call(office, 'evaluations.decide', asked)))
    expect(both.map(({ kind }) => kind).toSorted()).toEqual(['done', 'stale'])
  })

  test('E-17: the head waits for the collective and is not above it', async () => {
    const [head, collective] = [of('Bùi Thị An'), of('Chi bộ thôn 1')]
    await appraise(office, head)
    expect(await decide(office, head)).toMatchObject(refused('evaluations.collective-first'))
    await upTo(secretary, office, collective, 'HT')
    expect(await decide(office, collective, 'HT')).toMatchObject({ kind: 'done' })
    expect(await decide(office, head)).toMatchObject({
      refusal: { code: 'evaluations.above-ceiling', facts: { ceiling: 'KHT' } },
    })
    expect(await decide(office, head, 'KHT', { reason: 'E-17', causes: ['other'] })).toMatchObject({ kind: 'done' })
  })

  test('E-14 E-15: announced as a whole, then closed and kept, printed by its form', async () => {
    const at = async (actor: Actor) => ({ id: roundId, version: (await round(actor, roundId)).version })
    const on = '2026-11-21'
    expect(await world.call(secretary, 'evaluations.announce', { ...(await at(secretary)), on })).toMatchObject(
      refused('evaluations.not-above'),
    )
    expect(await world.call(secretary, 'evaluations.close-round', await at(secretary))).toMatchObject(
      refused('evaluations.not-announced'),
    )
    expect((await round(office, roundId)).allowed).toEqual(['evaluations.announce'])
    const early = { ...(await at(office)), on: '2026-11-20' }
    expect(await world.call(office, 'evaluations.announce', early)).toMatchObject({
      refusal: { code: 'evaluations.date-wrong', facts: { from: on } },
    })
    await world.ask(office, 'evaluations.announce', { ...(await at(office)), on })
    expect((await round(office, roundId)).counts).toMatchObject({ announced: 3, above: 0 })
    expect(await world.call(office, 'evaluations.announce', { ...(await at(office)), on })).toMatchObject(
      refused('evaluations.nothing-to-announce'),
    )
    await world.ask(secretary, 'evaluations.close-round', await at(secretary))
    expect(await step(secretary, 'add-opinion', of('Cao Văn Ba'), { content: 'Muộn' })).toMatchObject(
      refused('evaluations.round-closed'),
    )
    const print = { id: of('Cao Văn Ba') }
    const printed = await world.ask<{ downloadId: string; fileName: string }>(self, 'evaluations.print', print)
    expect(printed.fileName).toBe('Mau-2C-2026.docx')
    const file = await world.application.files.find(self.accountId, printed.downloadId)
    const xml = new PizZip(await readFile(file?.path ?? '')).file('word/document.xml')?.asText() ?? ''
    const text = xml.replaceAll(/<[^>]*>/g, '')
    for (const said of ['BẢN KIỂM ĐIỂM CÁ NHÂN', 'Mẫu 2C-HD KĐ.ĐG 2025', 'Hai việc ấy chậm vì mưa lũ', 'thu về 5'])
      expect(text).toContain(said)
  })
})

describe('quarters, several branches at once, the four goods', () => {
  const world = useWorld()
  const { round, decide, upTo, appraise, step } = cycleIn(world)
  const refused = (code: string) => ({ kind: 'refused', refusal: { code } })
  let office: Actor
  let secretary: Actor
  let memberId: string

  beforeAll(async () => {
    const { branchA1, communeA, province } = world.places
    office = await world.actorAt(communeA, 'office')
    secretary = await world.actorAt(branchA1, 'secretary')
    const board = await world.actorAt(province, 'organisation-board')
    memberId = (await register(world, board, branchA1, { fullName: 'Ngô Văn Sáu' })).id
    await register(world, board, branchA1, { fullName: 'Vũ Thị Bảy' })
    await world.ask(board, 'members.appoint', {
      organisationId: branchA1.id,
      memberId,
      postCode: 'branch-committee-member',
      from: '2025-08-01',
      how: 'elected',
    })
  })

  test('E-02 E-18: a quarter rates leaders alone; failed, it bars excellence of the year; an open round keeps its branch from ending', async () => {
    const quarter = { scheme: 'hd02-quarter', period: '2026-Q3', organisationId: world.places.communeA.id }
    const opened = await world.ask<{ ids: string[]; due: number; notDue: number }>(office, 'evaluations.open-round', {
      ...quarter,
      branches: true,
    })
    // Two branches: a collective each, one leader, one member who is none.
    expect(opened).toMatchObject({ due: 3, notDue: 1 })
    expect(opened.ids).toHaveLength(2)
    const again = { ...quarter, branches: true }
    expect(await world.call(office, 'evaluations.open-round', again)).toMatchObject(refused('evaluations.no-branches'))
    const { branchA2, province } = world.places
    const board = await world.actorAt(province, 'organisation-board')
    const { version } = await world.ask<{ version: number }>(board, 'organisations.get', { id: branchA2.id })
    const ending = { id: branchA2.id, version, endedOn: '2026-11-21' }
    expect(await world.call(board, 'organisations.end', ending)).toMatchObject(refused('evaluations.round-open'))
    const list = await world.ask<{ rows: EvaluationRow[] }>(office, 'evaluations.list', { period: '2026-Q3' })
    const leader = list.rows.find((row) => row.memberId === memberId)
    expect(leader).toMatchObject({ role: 'leader', group: 'leader' })
    await upTo(secretary, office, leader?.id ?? '', 'KHT')
    expect(await decide(office, leader?.id ?? '', 'KHT')).toMatchObject({ kind: 'done' })

    const year = await world.ask<{ ids: string[] }>(secretary, 'evaluations.open-round', {
      scheme: '366-year',
      period: '2026',
      organisationId: world.places.branchA1.id,
    })
    const { rows } = await round(secretary, year.ids[0] ?? '')
    const ofYear = rows.find((row) => row.memberId === memberId)?.id ?? ''
    const better = { lines: blocks(28, 67), level: 'HTXS', text: 'Lý do' }
    expect(await step(secretary, 'self-rate', ofYear, better)).toMatchObject({ kind: 'done' })
    const ballot = { meetingOn: '2026-11-21', chair: 'X', eligible: 2, ballots: 2 }
    await step(secretary, 'record-vote', ofYear, {
      ...ballot,
      votes: { HTXS: 2, HTT: 0, HT: 0, KHT: 0 },
      lines: blocks(28, 67),
      level: 'HTXS',
    })
    expect(await step(office, 'appraise', ofYear, better)).toMatchObject({
      refusal: { code: 'evaluations.above-ceiling', facts: { ceiling: 'HTT' } },
    })
    expect(await step(office, 'appraise', ofYear, { ...better, level: 'HTT' })).toMatchObject({ kind: 'done' })
    await expect(appraise(office, ofYear, 'HTXS')).rejects.toThrow('above-ceiling')
  })

  test('a local scheme asks for products, each line by its number', async () => {
    const { branchA1 } = world.places
    const { ids } = await world.ask<{ ids: string[] }>(secretary, 'evaluations.open-round', {
      scheme: 'tvdu-03-quarter',
      period: '2026-Q3',
      organisationId: branchA1.id,
    })
    const { rows } = await round(secretary, ids[0] ?? '')
    const id = rows.find((row) => row.memberId === memberId)?.id ?? ''
    const weights = (all: number[]) => ({ products: all.map((weight, i) => ({ title: `Việc ${i + 1}`, weight })) })
    expect(await step(secretary, 'register-products', id, weights([35, 35]))).toMatchObject(
      refused('evaluations.products-wrong'),
    )
    expect(await step(secretary, 'register-products', id, weights([30, 30, 9]))).toMatchObject(
      refused('evaluations.products-wrong'),
    )
    expect(await step(secretary, 'register-products', id, weights([30, 30, 10]))).toMatchObject({ kind: 'done' })
    expect(await step(secretary, 'set-group', id, { group: 'staff' })).toMatchObject(
      refused('evaluations.group-not-fitting'),
    )
    const collective = rows.find(({ role }) => role === 'collective')?.id ?? ''
    expect(await step(secretary, 'register-products', collective, weights([30, 30, 10]))).toMatchObject(
      refused('evaluations.no-products'),
    )
  })

  test('E-01: a month by local guidance rates everybody, its failure needs no cause and leaves the year alone', async () => {
    const organisationId = world.places.branchA1.id
    const open = (scheme: string, period: string) =>
      world.call(secretary, 'evaluations.open-round', { scheme, period, organisationId })
    expect(await open('366-year', '2026-10')).toMatchObject(refused('evaluations.scheme-not-for-period'))
    expect(await open('local-month', '2026-13')).toMatchObject(refused('kernel.invalid-input'))
    expect(await open('local-month', '2026-12')).toMatchObject(refused('evaluations.period-ahead'))
    expect(await open('local-month', '2026-10')).toMatchObject({ output: { due: 3, notDue: 0 } })
    const list = await world.ask<{ rows: EvaluationRow[] }>(office, 'evaluations.list', { period: '2026-10' })
    const id = list.rows.find((row) => row.memberId === memberId)?.id ?? ''
    await upTo(secretary, office, id, 'KHT')
    expect(await decide(office, id, 'KHT')).toMatchObject({ kind: 'done' })
    const { rows } = await world.database.owner.query<{ summary: string }>(
      `select summary from audit_entries where operation = 'evaluations.decide' and summary like '%tháng 10 năm 2026%'`,
    )
    expect(rows).toHaveLength(1)
  })

  test('a year before 366 has words and a level, no points, no share and nobody who joined later', async () => {
    await register(world, office, world.places.branchA1, { decisionOn: '2025-01-01', officialOn: '2026-01-09' })
    const { ids } = await world.ask<{ ids: string[] }>(secretary, 'evaluations.open-round', {
      scheme: '124-year',
      period: '2024',
      organisationId: world.places.branchA1.id,
    })
    const { rows, quota } = await round(secretary, ids[0] ?? '')
    expect([rows.length, quota.every(({ allowed }) => allowed === null)]).toEqual([3, true])
    const id = rows.find((row) => row.memberId === memberId)?.id ?? ''
    await step(secretary, 'self-rate', id, { lines: [], text: 'Năm 2024', level: 'HTXS' })
    const ballot = { chair: 'X', eligible: 2, ballots: 2, lines: [], level: 'HTXS' }
    const voted = (meetingOn: string) =>
      step(secretary, 'record-vote', id, { ...ballot, meetingOn, votes: { HTXS: 2, HTT: 0, HT: 0, KHT: 0 } })
    // Written down later, with the days on which it was.
    expect(await voted('2023-12-31')).toMatchObject({
      refusal: { code: 'evaluations.date-wrong', facts: { from: '2024-01-01' } },
    })
    expect(await voted('2024-12-15')).toMatchObject({ kind: 'done' })
    await step(office, 'appraise', id, { lines: [], level: 'HTXS' })
    expect(await decide(office, id, 'HTXS', { on: '2024-12-14' })).toMatchObject({
      refusal: { code: 'evaluations.date-wrong', facts: { from: '2024-12-15' } },
    })
    expect(await decide(office, id, 'HTXS', { on: '2024-12-28' })).toMatchObject({ kind: 'done' })
    expect(await world.call(secretary, 'evaluations.print', { id })).toMatchObject(refused('evaluations.no-form'))
  })

  test('§1.6: the four goods are registered, ticked with evidence, recognised from above', async () => {
    const { branchA1, branchA2 } = world.places
    const call = (actor: Actor | null, name: string, input: object) => world.call(actor, `evaluations.${name}`, input)
    const asked = { organisationId: branchA1.id, year: 2026 }
    expect(await call(null, 'register-four-goods', asked)).toMatchObject(refused('kernel.not-signed-in'))
    const neighbour = await world.actorAt(branchA2, 'secretary')
    expect(await call(neighbour, 'register-four-goods', asked)).toMatchObject(refused('kernel.not-found'))
    expect(await call(secretary, 'register-four-goods', { ...asked, year: 2025 })).toMatchObject(
      refused('evaluations.four-goods-year'),
    )
    const { id } = await world.ask<{ id: string }>(secretary, 'evaluations.register-four-goods', asked)
    expect(await call(secretary, 'register-four-goods', asked)).toMatchObject(
      refused('evaluations.four-goods-registered'),
    )
    const listed = await world.ask<{ rows: { items: { code: string }[] }[] }>(office, 'evaluations.list-four-goods', {
      year: 2026,
    })
    const codes = listed.rows[0]?.items.map(({ code }) => code) ?? []
    expect(codes).toHaveLength(4)
    const ticked = (evidence: string | null) => codes.map((code) => ({ code, met: true, evidence }))
    expect(await call(secretary, 'check-four-goods', { id, version: 1, items: ticked(null) })).toMatchObject(
      refused('evaluations.four-goods-evidence'),
    )
    const recognise = { id, version: 1, recognised: true, on: '2026-11-21' }
    expect(await call(secretary, 'recognise-four-goods', recognise)).toMatchObject(refused('evaluations.not-above'))
    expect(await call(office, 'recognise-four-goods', recognise)).toMatchObject(refused('evaluations.four-goods-open'))
    await call(secretary, 'check-four-goods', { id, version: 1, items: ticked('Biên bản') })
    expect(await call(office, 'recognise-four-goods', recognise)).toMatchObject({ kind: 'stale' })
    expect(await call(office, 'recognise-four-goods', { ...recognise, version: 2 })).toMatchObject({ kind: 'done' })
    expect(await call(secretary, 'check-four-goods', { id, version: 3, items: [] })).toMatchObject(
      refused('evaluations.four-goods-over'),
    )
  })
})
