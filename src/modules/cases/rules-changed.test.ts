// What a change of the rules does to open cases: terms counted anew at once, steps kept as judged, what differs listed.
import pino from 'pino'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { startDaily } from '#cli/daily.ts'
import type { CaseDifferences } from '#contract/case-differences.ts'
import type { CaseDetail, WorkRow } from '#contract/cases.ts'
import type { ShownParameter } from '#contract/rulebook.ts'
import { openPool } from '#db/open.ts'
import type { Actor } from '#kernel/actor.ts'
import { backgroundDone } from '#kernel/background.ts'
import { runOperation } from '#kernel/run.ts'
import { useWorld } from '../../../test/harness/world.ts'
import { createApplication } from '../../application.ts'
import { register } from '../members/testing/people.ts'
import { caseAs, takeAll } from './testing/drive.ts'
import { openCase, openTransfer, resignationOf } from './testing/openings.ts'

const START = { ruleId: 'TRF-01', name: 'start-within' }

describe('when the rules change (TRF-01)', () => {
  const world = useWorld()
  let secretary: Actor
  let centre: Actor
  let office: Actor
  let id: string

  beforeAll(async () => {
    const { places } = world
    secretary = await world.actorAt(places.branchA1, 'secretary')
    centre = await world.actorAt(places.centre, 'office')
    office = await world.actorAt(places.province, 'office')
    const board = await world.actorAt(places.province, 'organisation-board')
    const { id: memberId } = await register(world, board, places.branchA1, { fullName: 'Vũ Văn Chuyển' })
    id = await openTransfer(world, secretary, memberId, null, { newPlace: places.branchB1.name })
  })

  const clock = (shown: CaseDetail) => shown.clocks.find((c) => c.ruleId === START.ruleId)
  /** The day the queue says, wherever the work waits. */
  const due = async (): Promise<string | null | undefined> => {
    const tabs = ['mine', 'waiting', 'coming'].map((tab) =>
      world.ask<{ rows: WorkRow[] }>(office, 'cases.list-work', { tab }),
    )
    return (await Promise.all(tabs)).flatMap(({ rows }) => rows).find((row) => row.ruleId === START.ruleId)?.dueOn
  }
  const differing = async (actor: Actor, more: object = {}): Promise<CaseDifferences[]> =>
    (await world.ask<{ rows: CaseDifferences[] }>(actor, 'cases.list-differences', more)).rows
  const change = async (actor: Actor, value: number, validFrom: string, unit = 'day'): Promise<void> => {
    const shown = await world.ask<ShownParameter>(actor, 'rulebook.get-parameter', START)
    const held = shown.versions.find((v) => v.id === shown.inForce)
    await world.ask(actor, 'rulebook.change-parameter', {
      ...START,
      version: shown.version,
      value,
      unit: held?.unit ?? unit,
      validFrom,
      instrument: '208-QĐ/TW|2026-07-26',
      clause: 'điểm 6.3',
      reason: 'Văn bản mới',
    })
    await backgroundDone(world.application)
  }

  test('a step keeps the version, the unit and the article it was judged by', async () => {
    const { rows } = await world.database.owner.query(
      `select j from case_steps s, jsonb_array_elements(s.recorded -> 'judgedBy') j where s.case_id = $1 and j ->> 'name' = $2`,
      [id, START.name],
    )
    const shown = await world.ask<ShownParameter>(secretary, 'rulebook.get-parameter', START)
    const held = shown.versions.find((v) => v.id === shown.inForce)
    expect(rows[0]?.j).toMatchObject({
      version: shown.inForce,
      value: held?.value,
      unit: held?.unit,
      basis: { instrument: held?.instrument, clause: held?.clause },
    })
    const [judged] =
      (await caseAs(world, secretary, id)).history[0]?.judgedBy.filter((j) => j.name === START.name) ?? []
    expect(judged?.value).toBe(held?.words)
    expect(await differing(secretary)).toEqual([])
  })

  test('a change from a day before the step moves its term and the queue at once, and the case is listed', async () => {
    const before = await due()
    expect(before).toEqual(clock(await caseAs(world, secretary, id))?.dueOn)
    await change(centre, 3, '2026-11-01')
    const after = await due()
    expect(after).not.toBe(before)
    expect(String(after) < String(before)).toBe(true)
    const shown = await caseAs(world, secretary, id)
    expect(clock(shown)).toMatchObject({ dueOn: after })
    expect(shown.differences).toMatchObject([{ ruleId: 'TRF-01', name: 'start-within' }])
    const [listed] = await differing(secretary)
    expect(listed).toMatchObject({ id, subjectName: 'Vũ Văn Chuyển', stateTitle: shown.stateTitle })
    expect(listed?.differences).toMatchObject([
      { ruleId: 'TRF-01', on: '2026-11-21', now: expect.stringContaining('3 '), nowBasis: '208-QĐ/TW, điểm 6.3' },
    ])
    expect(listed?.differences[0]?.before).not.toBe(listed?.differences[0]?.now)
    // What was judged stays as it was judged.
    expect(shown.history[0]?.judgedBy.find((j) => j.name === START.name)?.value).toBe(listed?.differences[0]?.before)
  })

  test('only those in whose reach the case lies see it', async () => {
    const { places } = world
    expect(await differing(await world.actorAt(places.communeA, 'office'))).toHaveLength(1)
    expect(await differing(await world.actorAt(places.branchA2, 'secretary'))).toEqual([])
    expect(await differing(await world.actorAt(places.otherProvince, 'organisation-board'))).toEqual([])
    expect(await differing(secretary, { ruleId: 'TRF-02' })).toEqual([])
    expect(await differing(office, { organisationId: places.communeB.id })).toEqual([])
    const nobody = await world.call(null, 'cases.list-differences', {})
    expect(nobody).toMatchObject({ kind: 'refused', refusal: { code: 'kernel.not-signed-in' } })
  })

  test('a second server reads the change at its next request', async () => {
    const other = createApplication({
      ...world.application,
      officeFolder: undefined as never,
      database: openPool(world.database.ownerUrl, { asApplication: true, max: 1 }),
    })
    const ask = async () => {
      const outcome = await runOperation(other, {
        name: 'cases.get',
        input: { id },
        credential: { kind: 'actor', actor: secretary },
        idempotencyKey: null,
        request: { requestId: 'other', address: null, userAgent: null },
      })
      return outcome.kind === 'done' ? clock(outcome.output as CaseDetail)?.dueOn : outcome.kind
    }
    const first = await ask()
    await change(office, 1, '2026-11-10')
    const second = await ask()
    await other.database.pool.end()
    expect([first, second]).toEqual([expect.any(String), clock(await caseAs(world, secretary, id))?.dueOn])
    expect(second).not.toBe(first)
    expect((await differing(secretary))[0]?.differences[0]?.now).toContain('1 ')
  })

  test('a change that lets it judge alike again takes it off the list', async () => {
    const shown = await world.ask<ShownParameter>(centre, 'rulebook.get-parameter', START)
    const original = shown.versions.find((v) => v.author === null)
    const own = await world.ask<ShownParameter>(office, 'rulebook.get-parameter', START)
    await world.ask(office, 'rulebook.end-parameter', {
      ...START,
      version: own.version,
      id: own.inForce,
      validTo: '2026-11-20',
      reason: 'Theo cả nước',
    })
    await change(centre, Number(original?.value ?? shown.versions.at(-1)?.value), '2026-11-21')
    expect(await differing(secretary)).toEqual([])
  })

  test('EXIT-02: a value laid down that did not hold when the step was judged is listed as new', async () => {
    const { places } = world
    const board = await world.actorAt(places.province, 'organisation-board')
    const { id: memberId } = await register(world, board, places.branchA1, { fullName: 'Vũ Thị Xin' })
    const leaving = await openCase(world, secretary, resignationOf(world, memberId, '2026-11-21'))
    expect(await differing(secretary)).toEqual([])
    const share = { ruleId: 'EXIT-02', name: 'majority-branch' }
    const shown = await world.ask<ShownParameter>(centre, 'rulebook.get-parameter', share)
    const [unconfirmed] = shown.versions
    await world.ask(centre, 'rulebook.confirm-parameter', {
      ...share,
      version: shown.version,
      id: unconfirmed?.id,
      instrument: '06-HD/TW|2025-06-09',
      clause: '11.2',
      reason: 'Đã đối chiếu với văn bản',
    })
    await backgroundDone(world.application)
    const [listed, ...rest] = await differing(secretary)
    expect(rest).toEqual([])
    expect(listed).toMatchObject({ id: leaving, subjectName: 'Vũ Thị Xin' })
    expect(listed?.differences).toMatchObject([
      { ...share, before: null, beforeBasis: null, now: unconfirmed?.words, step: 'Nhận đơn xin ra khỏi Đảng' },
    ])
    expect(await differing(secretary, { ruleId: 'TRF-01' })).toEqual([])
    expect((await caseAs(world, secretary, leaving)).differences).toMatchObject([{ ...share, before: null }])
    await takeAll({ world, caseId: leaving, actors: [secretary], known: { reason: 'Nghĩ lại' } }, 'withdraw')
    expect(await caseAs(world, secretary, leaving)).toMatchObject({ end: 'withdrawn', differences: [] })
  })

  test('a change of which this process heard nothing is caught up with by the look of every five minutes', async () => {
    const { owner } = world.database
    const work = async (): Promise<string | undefined> =>
      (await owner.query(`select due_on from case_work where case_id = $1 and rule_id = 'TRF-01'`, [id])).rows[0]
        ?.due_on
    await owner.query('delete from case_work where case_id = $1', [id])
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    const stop = startDaily(world.application, pino({ level: 'silent' }))
    try {
      await expect.poll(work).toBeDefined()
      const before = await work()
      const { inForce } = await world.ask<ShownParameter>(secretary, 'rulebook.get-parameter', START)
      await owner.query(`update parameter_versions set value = '5' where id = $1`, [inForce])
      await owner.query(`update rulebook_revisions set revision = gen_random_uuid() where place = '00'`)
      vi.advanceTimersByTime(5 * 60_000)
      await stop()
      expect(await work()).toBeDefined()
      expect(await work()).not.toEqual(before)
    } finally {
      vi.useRealTimers()
      await stop()
    }
  })
})
