// The stories of the demonstration run through to where they are left: something waits for everybody who signs in to try it.
import { readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { WorkRow } from '#contract/cases.ts'
import type { ReviewDetail } from '#contract/review-shapes.ts'
import { demonstration } from '#demo/generate/options.ts'
import { loadDemo } from '#demo/load.ts'
import type { Actor } from '#kernel/actor.ts'
import { stopBackground } from '#kernel/background.ts'
import { dateInVietNam } from '#kernel/clock.ts'
import { fileStore } from '#kernel/files.ts'
import { newId } from '#kernel/identifier.ts'
import { type Application, runOperation } from '#kernel/run.ts'
import { secretsFrom } from '#kernel/secrets.ts'
import { actorBySignInName } from '#modules/identity/public.ts'
import { rebuildFigures } from '#modules/members/public.ts'
import { openBytes } from '#readers/byte-source.ts'
import { readDocx } from '#readers/documents/read-docx.ts'
import { createTestDatabase, type TestDatabase } from '../../test/harness/database.ts'
import { TestClock } from '../../test/harness/world.ts'
import { createApplication } from '../application.ts'
import { makeAccounts } from './demonstration.ts'
import { type Cast, castOf, tellDemonstration } from './demonstration-cases.ts'

describe('the cases of the demonstration', () => {
  const folder = join(tmpdir(), `dangvu-test-files-${newId()}`)
  let database: TestDatabase
  let application: Application
  let cast: Cast
  beforeAll(async () => {
    database = await createTestDatabase()
    const clock = new TestClock()
    const secrets = secretsFrom(Buffer.alloc(32, 7))
    const today = dateInVietNam(clock.now())
    await loadDemo(database.owner, demonstration({ members: 400, today }), { protection: secrets, rebuildFigures })
    await makeAccounts(database.owner, '99', clock.now(), today)
    application = createApplication({ database, clock, secrets, files: fileStore(folder) })
    cast = await castOf(application, '99')
    // Killed before its fifth story is noted, and gone on with at the next start.
    const begun: number[] = []
    const killed = async (story: number) => {
      if (story === 5) throw new Error('killed')
      begun.push(story)
    }
    await expect(tellDemonstration(application, cast, { onBegin: killed })).rejects.toThrow('killed')
    await tellDemonstration(application, cast, {
      from: begun.length,
      onBegin: async (story) => {
        begun.push(story)
      },
    })
    expect(begun).toEqual(begun.map((_, at) => at + 1))
  }, 180_000)
  afterAll(async () => {
    await stopBackground(application)
    await database.drop()
    await rm(folder, { recursive: true, force: true })
  })

  async function ask<T>(actor: Actor, name: string, input: object): Promise<T> {
    const outcome = await runOperation(application, {
      name,
      input,
      credential: { kind: 'actor', actor },
      idempotencyKey: newId(),
      request: { requestId: newId(), address: null, userAgent: 'test' },
    })
    if (outcome.kind !== 'done') throw new Error(`${name}: ${JSON.stringify(outcome)}`)
    return outcome.output as T
  }
  const work = async (actor: Actor, tab: string): Promise<string[]> =>
    (await ask<{ rows: WorkRow[] }>(actor, 'cases.list-work', { tab, limit: 100 })).rows.map(
      ({ lifecycle, state }) => `${lifecycle}.${state}`,
    )

  test('the secretary has work to do, waits for others, and so does the committee', async () => {
    expect(await work(cast.secretary, 'mine')).toEqual(
      expect.arrayContaining(['pool.noticed', 'exemption.requested', 'probation.taken-up']),
    )
    expect(await work(cast.secretary, 'waiting')).toContain('formal-transfer-out.branch-signed')
    expect(await work(cast.office, 'mine')).toContain('formal-transfer-out.branch-signed')
    expect([...(await work(cast.secretary, 'mine')), ...(await work(cast.secretary, 'waiting'))]).toContain(
      'admission.verification',
    )
  })

  test('tasks wait to be done, to be confirmed, and a plan to be agreed', async () => {
    expect(await ask(cast.secretary, 'tasks.count', {})).toMatchObject({ mine: 1, toConfirm: 1, overdue: 0 })
    expect(await ask(cast.secretary, 'commitments.list', { year: 2026 })).toMatchObject({
      counts: { submitted: 1, agreed: 1 },
    })
  })

  test('the centre sees the country, which is the one province here', async () => {
    const centre = await actorBySignInName(application, 'trunguong@00')
    if (centre === null) throw new Error('no account of the centre')
    const { total } = await ask<{ total: number }>(cast.board, 'members.count', {})
    expect(await ask(centre, 'reports.get-table', { form: '3', on: '2026-11-21' })).toMatchObject({
      checks: expect.any(Array),
    })
    expect(await ask(centre, 'members.get-figures', {})).toMatchObject({ figures: { total } })
  })

  test('everybody on probation is followed', async () => {
    const { total } = await ask<{ total: number }>(cast.board, 'members.count', { status: 'probationary' })
    const { rows } = await database.owner.query(
      `select count(*)::int as n from cases where lifecycle = 'probation' and end_kind is null`,
    )
    expect(rows).toEqual([{ n: total }])
  })

  test('dues: some have paid this month, somebody has an unpaid month, money waits to be confirmed above', async () => {
    const month: { totals: Record<string, number>; rows: { unpaidMonths: string[] }[] } = await ask(
      cast.secretary,
      'dues.get-month',
      {},
    )
    expect(month.totals.paid).toBeGreaterThan(0)
    expect(month.totals.outstanding).toBeGreaterThan(0)
    expect(month.rows.some((row) => row.unpaidMonths.length > 0)).toBe(true)
    const branches: { waiting: unknown[] } = await ask(cast.office, 'dues.list-branch-months', {})
    expect(branches.waiting).toHaveLength(1)
  })

  test('evaluations: of the year somebody waits for each side and one has replied; a quarter is announced, last year closed', async () => {
    const rounds: { rows: { period: string; state: string; counts: Record<string, number> }[] } = await ask(
      cast.secretary,
      'evaluations.list-rounds',
      {},
    )
    const year = Number(dateInVietNam(application.clock.now()).slice(0, 4))
    const of = (asked: string) => rounds.rows.find(({ period }) => period === asked)
    const now = of(`${year}`)?.counts
    expect(now).toMatchObject({ branch: 1, above: 3, replies: 1 })
    expect(now?.self).toBeGreaterThan(0)
    for (const whole of [of(`${year}-Q3`), of(`${year - 1}`)]) {
      expect(whole?.counts.due).toBeGreaterThan(1)
      expect(whole?.counts.announced).toBe(whole?.counts.due)
    }
    expect(of(`${year - 1}`)?.state).toBe('closed')
  })

  test('meetings: every past month of the branch was held, the coming one stands in the calendar, the commune sees its month', async () => {
    const year = Number(dateInVietNam(application.clock.now()).slice(0, 4))
    const calendar: { meetings: { state: string }[] } = await ask(cast.secretary, 'meetings.get-calendar', { year })
    const states = new Set(calendar.meetings.map(({ state }) => state))
    expect(states).toEqual(new Set(['planned', 'closed', 'published']))
    const month: { total: { held: number; planned: number; published: number } } = await ask(
      cast.office,
      'meetings.get-month',
      { month: dateInVietNam(application.clock.now()).slice(0, 7) },
    )
    expect(month.total.held).toBeGreaterThan(1)
    expect(month.total.planned).toBeGreaterThanOrEqual(month.total.held)
    expect(await ask(cast.board, 'meetings.check-months', {})).toEqual({ differences: [] })
    const waiting: { rows: { postCode: string }[] } = await ask(cast.office, 'elections.list', { state: 'submitted' })
    expect(waiting.rows).toMatchObject([{ postCode: 'deputy-secretary' }])
  })

  test('inspections: one of the programme is done with its correction, one runs and waits for the report of the member', async () => {
    const { rows } = await ask<{ rows: object[] }>(cast.secretary, 'inspections.list-programmes', {})
    expect(rows).toMatchObject([{ state: 'adopted', pieces: 2, done: 1, toCorrect: 0 }])
    expect(await ask(cast.secretary, 'inspections.count-waiting', {})).toMatchObject({
      rows: [{ state: 'announced', waitsFor: 'report', late: false }],
    })
  })

  test('a campaign of review: one name was helped and cleared, one is still helped; the commune prints counts without names', async () => {
    const { rows } = await ask<{ rows: { id: string; unanswered: number }[] }>(cast.secretary, 'reviews.list', {})
    const review = await ask<ReviewDetail>(cast.secretary, 'reviews.get', { id: rows[0]?.id })
    expect(review.names.map(({ state }) => state)).toEqual(['improved', 'helped'])
    const campaigns = await ask<{ rows: { id: string }[] }>(cast.office, 'reviews.list-campaigns', {})
    const asked = { id: campaigns.rows[0]?.id }
    const campaign = await ask<{ total: object; rows: object[] }>(cast.office, 'reviews.get-campaign', asked)
    expect(campaign).toMatchObject({ total: { begun: 1, named: null, improved: null }, rows: expect.any(Array) })
    const { downloadId } = await ask<{ downloadId: string }>(cast.office, 'reviews.print-campaign', asked)
    const file = await application.files.find(cast.office.accountId, downloadId)
    const text = await readDocx(openBytes(await readFile(file?.path ?? '')))
    for (const words of [
      'BÁO CÁO',
      'Rà soát, sàng lọc đảng viên',
      'KẾT QUẢ THEO TỔ CHỨC TRỰC THUỘC',
      'không nêu',
      'Tổng cộng',
    ])
      expect(text).toContain(words)
    for (const { fullName } of review.names) expect(text).not.toContain(fullName)
  })

  test('the commune owes the province the report that the calendar of its plan asks for', async () => {
    expect(await ask(cast.office, 'reports.count-waiting', {})).toMatchObject({
      rows: [{ title: 'Báo cáo tiến độ rà soát chi bộ', state: 'none', late: false }],
    })
    expect(await ask(cast.secretary, 'reports.count-waiting', {})).toEqual({ rows: [] })
  })
})
