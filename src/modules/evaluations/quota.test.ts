// E-16 through the command: how many of 7, 8, 12 and 13 people are decided excellent, for each base a province may lay down.
import { beforeAll, describe, expect, test } from 'vitest'
import { explainRefusal } from '#contract/refusals.ts'
import type { Actor } from '#kernel/actor.ts'
import { newId } from '#kernel/identifier.ts'
import type { Outcome } from '#kernel/run.ts'
import { whileHeld } from '../../../test/harness/held.ts'
import { codeOf, type Place, useWorld } from '../../../test/harness/world.ts'
import { register } from '../members/testing/people.ts'
import { cycleIn } from './testing/cycle.ts'

describe.each(['HTT', 'HTT_or_better', 'all'] as const)('E-16: the share of excellent ones by %s', (base) => {
  const world = useWorld()
  const { round, decide, upTo } = cycleIn(world)
  let board: Actor
  const people = new Map<Place, number>()

  beforeAll(async () => {
    board = await world.actorAt(world.places.province, 'organisation-board')
    if (base === 'HTT') return
    await world.database.owner.query(
      `insert into province_parameter_versions (province_code, id, path, rule_id, name, title, value, unit, clause, valid_from, confidence, recorded_at)
       values ('99', $1, '99/', 'E-16', 'htxs-base', 'Mức riêng của tỉnh', to_jsonb($2::text), 'text', 'điểm 1', '2025-09-01', 'L', '2026-01-01T00:00:00Z')`,
      [newId(), base],
    )
    await world.database.owner.query(`insert into rulebook_revisions (place, revision) values ('99', $1)`, [newId()])
  })

  // One has only completed the tasks, the others are appraised HTT or, as many as the share allows, HTXS.
  test.each<[number, 'branchA1' | 'branchA2' | 'branchB1', string, Record<typeof base, number>]>([
    [7, 'branchA1', '2026', { HTT: 1, HTT_or_better: 1, all: 1 }],
    [8, 'branchA2', '2026', { HTT: 1, HTT_or_better: 1, all: 1 }],
    [12, 'branchB1', '2026', { HTT: 1, HTT_or_better: 2, all: 2 }],
    [13, 'branchA1', '2025', { HTT: 2, HTT_or_better: 2, all: 2 }],
  ])('E-16: of %d people', async (size, at, period, counts) => {
    const branch = world.places[at]
    const allowed = counts[base]
    const secretary = await world.actorAt(branch, 'secretary')
    for (let n = people.get(branch) ?? 0; n < size; n++) await register(world, board, branch)
    people.set(branch, size)
    const opened = await world.ask<{ ids: string[] }>(secretary, 'evaluations.open-round', {
      scheme: '366-year',
      period,
      organisationId: branch.id,
    })
    const roundId = opened.ids[0] ?? ''
    const ids = (await round(secretary, roundId)).rows.filter(({ memberId }) => memberId !== null).map(({ id }) => id)
    expect(ids).toHaveLength(size)
    for (const [i, id] of ids.entries())
      await upTo(secretary, board, id, i === 0 ? 'HT' : i >= size - allowed ? 'HTXS' : 'HTT')
    for (const id of ids.slice(size - allowed)) expect(await decide(board, id, 'HTXS')).toMatchObject({ kind: 'done' })
    const oneMore = ids[size - 1 - allowed] ?? ''
    expect(await decide(board, oneMore, 'HTXS', { reason: 'Thêm một người' })).toMatchObject({
      refusal: { code: 'evaluations.too-many-excellent', facts: { ruleId: 'E-16', rated: allowed + 1 } },
    })
    const quota = (await round(board, roundId)).quota.find(({ group }) => group === 'outside-system')
    expect(quota).toMatchObject({ base, excess: 0, counts: { HTXS: allowed, HT: 1 } })
  })
})

describe('E-16: collectives beside one another', () => {
  const world = useWorld()

  test('E-16: two decided excellent at the same moment, where one may be: the second is one too many', async () => {
    const { province, branchA1, branchA2 } = world.places
    const { round, decide, upTo } = cycleIn(world)
    const board = await world.actorAt(province, 'organisation-board')
    await world.database.owner.query(
      `insert into province_parameter_versions (province_code, id, path, rule_id, name, title, value, unit, clause, valid_from, confidence, recorded_at)
       select '99', gen_random_uuid(), '99/', 'E-16', p.name, 'Mức riêng của tỉnh', p.value, p.unit, 'điểm 1', '2025-09-01', 'L', '2026-01-01T00:00:00Z'
         from (values ('htxs-base', '"all"'::jsonb, 'text'), ('htxs-percent', '50'::jsonb, 'percent')) as p(name, value, unit)`,
    )
    await world.database.owner.query(`insert into rulebook_revisions (place, revision) values ('99', $1)`, [newId()])
    const deciding: (() => Promise<Outcome>)[] = []
    for (const branch of [branchA1, branchA2]) {
      const secretary = await world.actorAt(branch, 'secretary')
      const asked = { scheme: '366-year', period: '2026', organisationId: branch.id }
      const { ids } = await world.ask<{ ids: string[] }>(secretary, 'evaluations.open-round', asked)
      const { rows } = await round(secretary, ids[0] ?? '')
      const collective = rows.find(({ memberId }) => memberId === null)?.id ?? ''
      await upTo(secretary, board, collective, 'HTT')
      deciding.push(() => decide(board, collective, 'HTXS', { reason: 'Dẫn đầu' }))
    }
    // The list of rounds stands by the names of branches, as people look for one, page after page: not in the order they were founded in.
    await world.database.owner.query(`update organisations set sort_key = 'zzz' where id = $1`, [branchA1.id])
    type Rounds = { rows: { organisationId: string }[]; next: string | null }
    const list = (more: object) => world.ask<Rounds>(board, 'evaluations.list-rounds', { limit: 1, ...more })
    const first = await list({})
    const both = [first, await list({ after: first.next })].map(({ rows: [row] }) => row?.organisationId)
    expect(both).toEqual([branchA2.id, branchA1.id])

    const outcomes = await whileHeld(world, 'lock table audit_entries in share mode', deciding)
    expect(outcomes.map(codeOf)).toEqual(['done', 'evaluations.too-many-excellent'])
    const { refusal } = outcomes[1] as Extract<Outcome, { kind: 'refused' }>
    expect(explainRefusal(refusal.code, refusal.facts)).toMatchObject({
      message: 'Có 2 tập thể xếp hoàn thành xuất sắc; 50 % của 2 tập thể nên nhiều nhất 1 tập thể.',
      next: 'Xét lại để bớt số tập thể xếp hoàn thành xuất sắc.',
    })
    expect(
      explainRefusal(refusal.code, { ...refusal.facts, base: 'HTT', rated: 1, people: 0, allowed: 0 }),
    ).toMatchObject({
      message: 'Có 1 tập thể xếp hoàn thành xuất sắc; 50 % của 0 tập thể xếp hoàn thành tốt nên nhiều nhất 0 tập thể.',
      next: expect.stringMatching(/^Quyết định trước những trường hợp xếp hoàn thành tốt/),
    })
  })
})
