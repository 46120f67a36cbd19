// Scores of meetings over the commands on a real database: the form, the proposal, the vote, the correction, what is kept of month and year.
import { beforeAll, describe, expect, test } from 'vitest'
import type { ScoreSheet } from '#contract/meeting-scores.ts'
import type { Actor } from '#kernel/actor.ts'
import { useWorld } from '../../../test/harness/world.ts'
import { act, type Evening, evening, planOf, shown } from './testing/evening.ts'

const code = (outcome: unknown): string => {
  const { kind, refusal } = outcome as { kind: string; refusal?: { code: string } }
  return refusal?.code ?? kind
}
const points = (sheet: ScoreSheet, no: string) => sheet.lines.find((line) => line.no === no)?.points
const given = (lines: Record<string, number>) => Object.entries(lines).map(([no, value]) => ({ no, points: value }))
const words = (lines: Record<string, string>) => Object.entries(lines).map(([no, said]) => ({ no, words: said }))

describe('the score of a meeting', () => {
  const world = useWorld()
  let there: Evening
  let secretary: Actor
  const sheet = (id: string): Promise<ScoreSheet> => world.ask(secretary, 'meetings.get-score', { id })
  const propose = async (id: string, more: object): Promise<ScoreSheet> =>
    world.ask(secretary, 'meetings.propose-score', { id, version: (await sheet(id)).version, ...more })
  const refusedScore = async (id: string, more: object): Promise<string> =>
    code(await world.call(secretary, 'meetings.propose-score', { id, version: (await sheet(id)).version, ...more }))

  interface Sitting {
    month: string
    on: string
    kind?: string
    /** The hour it began on that day. */
    began: string
    notified?: string
    absent?: string[]
  }
  /** A meeting opened at its hour with everybody there who is not absent; the clock stands at eight in the evening. */
  async function sitting({ month, on, began, notified, absent = [], kind = 'regular' }: Sitting): Promise<string> {
    if (notified !== undefined) world.clock.set(`${notified}T08:00:00Z`)
    const plan = planOf(world, { kind, month, on, time: began, reason: 'Ngày chung là ngày nghỉ' })
    const { id } = await world.ask<{ id: string }>(secretary, 'meetings.plan', plan)
    if (notified !== undefined) await act(world, secretary, 'notify', id, { on: notified })
    world.clock.set(`${on}T13:00:00Z`)
    await act(world, secretary, 'open', id, { chair: 'Đảng Viên A', minutesBy: 'Đảng Viên B', startedAt: began })
    await world.ask(secretary, 'meetings.set-attendance', {
      id,
      rows: absent.map((memberId) => ({ memberId, state: 'absent' })),
      others: 'present',
    })
    return id
  }
  const speak = async (id: string, people: readonly string[]): Promise<void> => {
    for (const memberId of people)
      await world.ask(secretary, 'meetings.add-opinion', { id, memberId, content: 'Nhất trí.' })
  }

  beforeAll(async () => {
    there = await evening(world, 12)
    secretary = there.secretary
  })

  test('SCORE-01: the committee chooses the form of the branches below it, once and with its day', async () => {
    const { places } = world
    const choice = { organisationId: places.communeA.id, form: 'an-phu-2025', from: '2026-01-01' }
    const own = { ...choice, organisationId: places.branchA1.id }
    const tries: [Actor | null, object, string][] = [
      [null, choice, 'kernel.not-signed-in'],
      [there.board, choice, 'kernel.not-permitted'],
      [secretary, choice, 'kernel.not-found'],
      [await world.actorAt(places.otherProvince, 'office'), choice, 'kernel.not-found'],
      [secretary, own, 'meetings.form-by-committee'],
      [there.office, { ...choice, from: '2025-01-01' }, 'meetings.form-not-in-force'],
      [there.office, { ...choice, form: 'phu-tho' }, 'meetings.form-elsewhere'],
      [there.office, { ...choice, form: 'no-such' }, 'kernel.invalid-input'],
    ]
    for (const [actor, input, wanted] of tries)
      expect([input, code(await world.call(actor, 'meetings.choose-score-form', input))]).toEqual([input, wanted])
    const before = await sitting({ month: '2026-09', on: '2026-09-03', began: '18:20' })
    expect(await sheet(before)).toMatchObject({ form: 'hd-42-2025', state: 'none', points: null })
    expect(await world.ask(there.office, 'meetings.choose-score-form', choice)).toMatchObject({ form: 'an-phu-2025' })
    expect((await sheet(before)).form).toBe('an-phu-2025')
    await act(world, secretary, 'close', before)
  })

  let good: string
  test('SCORE-01: lines the record knows are filled with their reason and nobody raises them', async () => {
    const { people } = there
    good = await sitting({
      month: '2026-11',
      on: '2026-11-03',
      began: '18:20',
      notified: '2026-11-01',
      kind: 'regular-with-thematic',
    })
    await speak(good, people.slice(0, 7))
    const first = await sheet(good)
    expect(first.lines.filter(({ known }) => known !== null).map(({ no, points: p }) => `${no}: ${p}`)).toEqual([
      '1: 5',
      '2.1: 4',
      '2.2: 1',
      '3.4: 1',
      '4.5: 5',
      '8.3: 0',
    ])
    expect(first.lines.find(({ no }) => no === '8.3')?.reason).toBe('chưa đưa kết quả lên')
    expect(first.facts).toContain('dự họp 100 %')
    expect(await refusedScore(good, {})).toBe('meetings.line-missing')
    const tries: [object, string][] = [
      [{ lines: given({ '8.3': 1 }) }, 'meetings.line-above-record'],
      [{ lines: given({ '4.2': 10.5 }) }, 'meetings.line-above-maximum'],
      [{ lines: given({ '4.2': -1 }) }, 'meetings.line-negative'],
      [{ lines: given({ '9': 1 }) }, 'meetings.line-unknown'],
      [{ lines: given({ '4': 30, '4.2': 10 }) }, 'meetings.line-twice'],
      [{ lines: given({ '4.2': 9.999 }) }, 'meetings.line-not-points'],
      [{ lines: given({ '4.2': 9 }) }, 'meetings.lowered-without-reason'],
    ]
    for (const [more, wanted] of tries)
      expect([more, await refusedScore(good, { rest: 'full', ...more })]).toEqual([more, wanted])
    expect((await sheet(good)).state).toBe('none')
  })

  test('not signed in, wrong role, neighbours, an old version: nobody proposes', async () => {
    const { places } = world
    const tries: [Actor | null, string][] = [
      [null, 'kernel.not-signed-in'],
      [await world.actorAt(places.branchA1, 'member', { memberId: there.people[1] ?? '' }), 'kernel.not-permitted'],
      [await world.actorAt(places.communeA, 'inspection'), 'kernel.not-permitted'],
      [await world.actorAt(places.branchA2, 'secretary'), 'kernel.not-found'],
      [await world.actorAt(places.otherProvince, 'office'), 'kernel.not-found'],
    ]
    const input = { id: good, version: 0, rest: 'full' }
    for (const [actor, wanted] of tries)
      expect(code(await world.call(actor, 'meetings.propose-score', input))).toBe(wanted)
    expect(code(await world.call(secretary, 'meetings.propose-score', { ...input, version: 3 }))).toBe('stale')
  })

  test('SCORE-01: An Phú, a good meeting: proposed, voted once, in the minutes, and whole after publishing in time', async () => {
    const vote = (version: number, inFavour: number, against = 0) =>
      world.call(secretary, 'meetings.vote-score', { id: good, version, inFavour, against })
    expect(code(await vote(0, 12))).toBe('meetings.score-missing')
    const lowered = { lines: given({ '4.2': 9 }), explained: words({ '4.2': 'một nội dung chưa kịp bàn' }) }
    const proposed = await propose(good, { rest: 'full', ...lowered })
    expect(proposed).toMatchObject({ state: 'proposed', version: 1, points: 98, band: 'tốt', voters: 12, required: 7 })
    expect(code(await vote(1, 12, 1))).toBe('meetings.score-votes-over')
    expect(code(await vote(1, 6, 6))).toBe('done')
    expect(await sheet(good)).toMatchObject({ state: 'proposed', inFavour: 6, required: 7 })
    const both = await Promise.all([vote(2, 11, 1), vote(2, 11, 1)])
    expect(both.map(code).sort()).toEqual(['done', 'stale'])
    expect(code(await vote(3, 12))).toBe('meetings.score-voted')
    await world.ask(secretary, 'meetings.assign-tasks', {
      id: good,
      tasks: there.people
        .slice(0, 4)
        .map((memberId) => ({ title: 'Sửa đường', dueOn: '2026-11-30', memberIds: [memberId] })),
    })
    await act(world, secretary, 'close', good)
    const paper = await world.ask<{ content: string[] }>(secretary, 'meetings.get-paper', { id: good, kind: 'minutes' })
    expect(paper.content).toContain('98 điểm, xếp mức tốt; tán thành 11, không tán thành 1.')
    expect(paper.content.find((line) => line.startsWith('Từng tiêu chí: '))).toMatch(
      /^Từng tiêu chí: 1\. Thời gian sinh hoạt 5\/5; .*; 4\. Tiến hành 29\/30; .*; 8\. Kết thúc 4\/5\.$/,
    )
    world.clock.set('2026-11-04T03:00:00Z')
    await act(world, secretary, 'publish', good, { on: '2026-11-04' })
    expect(await sheet(good)).toMatchObject({ state: 'voted', points: 99, band: 'tốt', allowed: [] })
    expect((await shown(world, secretary, good)).score).toMatchObject({ points: 99, inFavour: 11 })
  })

  test('a closed meeting is not scored any more, and other sittings never', async () => {
    expect(await refusedScore(good, { rest: 'full' })).toBe('meetings.not-open')
    const vote = { id: good, version: (await sheet(good)).version, inFavour: 12 }
    expect(code(await world.call(secretary, 'meetings.vote-score', vote))).toBe('meetings.not-open')
    const plan = planOf(world, { kind: 'extraordinary', on: '2026-11-04', reason: 'Việc gấp' })
    const { id } = await world.ask<{ id: string }>(secretary, 'meetings.plan', plan)
    expect(code(await world.call(secretary, 'meetings.get-score', { id }))).toBe('meetings.not-scored')
  })

  let short: string
  test('SCORE-01: An Phú, a short meeting: somebody absent without reason, few speakers, tasks left, published late', async () => {
    const { people } = there
    await world.database.owner.query(
      `update tasks set state = 'done', percent = 100, submitted_on = '2026-11-20', closed_on = '2026-11-21'
        where source_id = $1 and member_id <> $2`,
      [good, people[0]],
    )
    short = await sitting({ month: '2026-12', on: '2026-12-03', began: '18:50', absent: [people[11] ?? ''] })
    await speak(short, people.slice(0, 4))
    const proposed = await propose(short, { rest: 'full', explained: words({ '7': 'chờ kinh phí' }) })
    // 3 + 1 + 1 + (3 + 2 + 2 + 0 + 2) + (5 + 10 + 5 + 2 + 3 + 1 + 1 + 1) + 10 + 5 + 24 + (2 + 2 + 0)
    expect(proposed).toMatchObject({ points: 85, band: 'khá' })
    expect(['1', '2.1', '3.4', '4.5', '7', '8.3'].map((no) => points(proposed, no))).toEqual([3, 1, 0, 3, 24, 0])
    expect(proposed.reasons).toContain(
      'Dòng 7 (Kết quả thực hiện nghị quyết kỳ trước): 24/30 điểm, mất 6: đạt 75 % chỉ tiêu của nghị quyết trước; chờ kinh phí',
    )
    await world.ask(secretary, 'meetings.vote-score', { id: short, version: 1, inFavour: 11 })
    await act(world, secretary, 'close', short)
    world.clock.set('2026-12-09T03:00:00Z')
    await act(world, secretary, 'publish', short, { on: '2026-12-09' })
    expect(await sheet(short)).toMatchObject({ points: 85, band: 'khá' })
  })

  test('SCORE-01: An Phú, a poor meeting given by whole lines', async () => {
    const id = await sitting({ month: '2027-01', on: '2027-01-04', began: '19:15' })
    const lines = { '1': 1, '2': 1, '3': 3, '4': 12, '5': 5, '6': 3, '7': 15, '8': 2 }
    const why = words(Object.fromEntries(Object.keys(lines).map((no) => [no, 'chưa chuẩn bị'])))
    expect(await refusedScore(id, { lines: given({ ...lines, '1': 5 }), explained: why })).toBe(
      'meetings.line-above-record',
    )
    expect(await propose(id, { lines: given(lines), explained: why })).toMatchObject({ points: 42, band: 'kém' })
    await act(world, secretary, 'close', id)
    const { months } = await world.ask<{ months: { month: string; points: number | null }[] }>(
      secretary,
      'meetings.get-year-score',
      { year: 2027 },
    )
    // The branch has not voted it.
    expect(months).toEqual([{ month: '2027-01', points: null, band: null, lost: [] }])
  })

  test('only the level above corrects, with words, never above the record', async () => {
    const { places } = world
    const { version } = await sheet(short)
    const fix = { id: short, version, lines: given({ '4.2': 8 }), reason: 'Chưa bàn chuyên đề' }
    const tries: [Actor | null, object, string][] = [
      [null, fix, 'kernel.not-signed-in'],
      [await world.actorAt(places.communeA, 'inspection'), fix, 'kernel.not-permitted'],
      [await world.actorAt(places.branchA2, 'secretary'), fix, 'kernel.not-found'],
      [secretary, fix, 'meetings.score-by-superior'],
      [there.office, { ...fix, version: 1 }, 'stale'],
      [there.office, { ...fix, lines: given({ '3.4': 1 }) }, 'meetings.line-above-record'],
      [there.office, { ...fix, reason: '' }, 'kernel.invalid-input'],
    ]
    for (const [actor, input, wanted] of tries)
      expect([input, code(await world.call(actor, 'meetings.correct-score', input))]).toEqual([input, wanted])
    const corrected = await world.ask<ScoreSheet>(there.office, 'meetings.correct-score', fix)
    expect(corrected).toMatchObject({ state: 'corrected', points: 83, correction: 'Chưa bàn chuyên đề' })
    expect(corrected.reasons).toContain('Dòng 4.2 (Nội dung sinh hoạt thường kỳ): 8/10 điểm, mất 2: Chưa bàn chuyên đề')
  })

  test('the committee sees the points, the band and the lost points of the month; the kept rows are right', async () => {
    const month = await world.ask<{
      total: { scored: number; good: number }
      rows: { organisationId: string; points: number | null; band: string | null; lost: string[] }[]
    }>(there.office, 'meetings.get-month', { month: '2026-12' })
    const row = month.rows.find(({ organisationId }) => organisationId === world.places.branchA1.id)
    expect(row).toMatchObject({ points: 83, band: 'khá' })
    expect(row?.lost).toContain('Dòng 8.3 (Đưa kết quả lên trong 2 ngày): 0/1 điểm, mất 1: đưa kết quả lên sau 6 ngày')
    expect(month.total).toMatchObject({ scored: 1, good: 0 })
    expect(await world.ask(there.board, 'meetings.check-months', {})).toEqual({ differences: [] })
  })

  test('SCORE-01: the year by the rule of the form; An Phú has none', async () => {
    const year = await world.ask(secretary, 'meetings.get-year-score', { year: 2026 })
    expect(year).toMatchObject({ form: 'an-phu-2025', band: null, why: expect.stringContaining('chưa có quy định') })
    expect((year as { months: { points: number | null }[] }).months.map(({ points: p }) => p)).toEqual([null, 99, 83])
  })

  test('SCORE-01: the committee sees the year of each of its branches', async () => {
    const ask = { year: 2026 }
    expect(code(await world.call(null, 'meetings.list-year-scores', ask))).toBe('kernel.not-signed-in')
    const member = await world.actorAt(world.places.branchA1, 'member')
    expect(code(await world.call(member, 'meetings.list-year-scores', ask))).toBe('kernel.not-permitted')
    const far = { ...ask, organisationId: world.places.communeB.id }
    expect(code(await world.call(there.office, 'meetings.list-year-scores', far))).toBe('kernel.not-found')
    const year = await world.ask<{ rows: { organisationId: string }[] }>(there.office, 'meetings.list-year-scores', ask)
    expect(year).toMatchObject({ form: 'an-phu-2025' })
    expect(year.rows).toMatchObject([
      {
        organisationId: world.places.branchA1.id,
        held: 3,
        scored: 2,
        points: 91,
        counts: { tốt: 1, khá: 1 },
        band: null,
        why: expect.stringContaining('chưa có quy định'),
      },
      { organisationId: world.places.branchA2.id, held: 0, scored: 0, points: null },
    ])
  })

  test('audited in the words of the branch', async () => {
    const { rows } = await world.database.owner.query<{ summary: string }>(
      `select summary from audit_entries where summary like '%điểm buổi sinh hoạt%' order by at`,
    )
    expect(rows.map(({ summary }) => summary)).toContain(
      'Biểu quyết điểm buổi sinh hoạt 98 điểm, tốt: 11 tán thành, đủ tỷ lệ (sinh hoạt thường kỳ và chuyên đề ngày 03/11/2026).',
    )
  })
})
