// The voted score of a meeting is confirmed by the committee member who was there, where a province asks for it.
import { beforeAll, describe, expect, test } from 'vitest'
import type { ScoreSheet } from '#contract/meeting-scores.ts'
import type { ShownParameter } from '#contract/rulebook.ts'
import type { Actor } from '#kernel/actor.ts'
import { useWorld } from '../../../test/harness/world.ts'
import { register } from '../members/testing/people.ts'
import { act, type Evening, evening, openedMeeting } from './testing/evening.ts'

const code = (outcome: unknown): string => {
  const { kind, refusal } = outcome as { kind: string; refusal?: { code: string } }
  return refusal?.code ?? kind
}

describe('the score confirmed by who was there (SCORE-01, Phú Thọ)', () => {
  const world = useWorld()
  let there: Evening
  let inCharge: Actor
  let id: string
  const sheet = (actor: Actor): Promise<ScoreSheet> => world.ask(actor, 'meetings.get-score', { id })
  const confirm = async (actor: Actor | null, version?: number): Promise<string> =>
    code(
      await world.call(actor, 'meetings.confirm-score', {
        id,
        version: version ?? (await sheet(there.office)).version,
      }),
    )

  const waiting = async (actor: Actor): Promise<unknown[]> =>
    (await world.ask<{ rows: unknown[] }>(actor, 'meetings.list-scores-to-confirm', {})).rows

  beforeAll(async () => {
    there = await evening(world, 5)
    const { places } = world
    const { id: memberId } = await register(world, there.board, places.branchA2, { fullName: 'Hoàng Thị Phụ Trách' })
    await world.ask(there.board, 'members.appoint', {
      organisationId: places.communeA.id,
      memberId,
      postCode: 'committee-member',
      from: '2026-01-05',
      how: 'elected',
    })
    inCharge = await world.actorAt(places.communeA, 'committee-member', {
      memberId,
      displayName: 'Hoàng Thị Phụ Trách',
    })
    id = await openedMeeting(world, there)
    await world.ask(there.secretary, 'meetings.propose-score', {
      id,
      version: 0,
      rest: 'full',
    })
    await world.ask(there.secretary, 'meetings.vote-score', { id, version: 1, inFavour: 5 })
  })

  test('a province that does not ask for it confirms nothing', async () => {
    world.clock.set('2026-11-03T13:30:00Z')
    await act(world, there.secretary, 'close', id, { conclusion: 'Nhất trí.' })
    expect(await sheet(there.office)).toMatchObject({ state: 'voted', toConfirm: false, confirmedBy: null })
    expect((await sheet(there.office)).allowed).not.toContain('meetings.confirm-score')
    expect(await confirm(there.office)).toBe('meetings.score-not-confirmed-here')
    expect(await waiting(there.office)).toEqual([])
  })

  test('where it does: not by the branch, a neighbour or whoever looks on; by the member in charge, once', async () => {
    const { places } = world
    const of = { ruleId: 'SCORE-01', name: 'confirmed-above' }
    const office = await world.actorAt(places.province, 'office')
    const { version } = await world.ask<ShownParameter>(office, 'rulebook.get-parameter', of)
    await world.ask(office, 'rulebook.change-parameter', {
      ...of,
      version,
      value: true,
      unit: 'flag',
      instrument: '42-HD/BTCTW|2025-10-28',
      clause: 'Quy định của tỉnh',
      validFrom: '2026-11-01',
      reason: 'Tỉnh có quy định',
    })
    expect(await sheet(there.office)).toMatchObject({ toConfirm: true, confirmedByCharge: null })
    // Nobody is in charge of the branch yet: it is the work of the committee right above, not of the province or the branch.
    const row = {
      id,
      on: '2026-11-03',
      kind: 'regular',
      organisationName: places.branchA1.name,
      points: 100,
      band: 'tốt',
    }
    expect(await Promise.all([there.office, inCharge, office, there.secretary].map(waiting))).toEqual([
      [row],
      [row],
      [],
      [],
    ])
    // Of the years before the province asked for it nothing waits, nor does it keep what waits out of the list.
    const earlier = await world.database.owner.query(
      `insert into meetings select (m).* from (select jsonb_populate_record(m, jsonb_build_object('id', gen_random_uuid(), 'kind', 'thematic',
                'planned_on', m.planned_on - at)) as m
         from meetings m, generate_series(30, 230) at where m.id = $1) x returning id`,
      [id],
    )
    await world.database.owner.query(
      `insert into meeting_scores select (s).* from (select jsonb_populate_record(s, jsonb_build_object('meeting_id', m)) as s
         from meeting_scores s, unnest($2::uuid[]) m where s.meeting_id = $1) x`,
      [id, earlier.rows.map((one) => one.id)],
    )
    expect(await waiting(there.office)).toEqual([row])
    expect((await sheet(there.office)).allowed).toContain('meetings.confirm-score')
    await world.ask(there.office, 'meetings.name-in-charge', {
      organisationId: places.branchA1.id,
      memberId: inCharge.memberId,
    })
    expect((await sheet(there.office)).allowed).not.toContain('meetings.confirm-score')
    expect(await sheet(inCharge)).toMatchObject({
      allowed: expect.arrayContaining(['meetings.confirm-score']),
      confirmedByCharge: 'Hoàng Thị Phụ Trách',
    })
    expect(await Promise.all([there.office, inCharge].map(waiting))).toEqual([[], [row]])
    const tries: [Actor | null, string][] = [
      [null, 'kernel.not-signed-in'],
      [await world.actorAt(places.communeA, 'inspection'), 'kernel.not-permitted'],
      [await world.actorAt(places.branchA2, 'secretary'), 'kernel.not-found'],
      [there.secretary, 'meetings.score-by-superior'],
      [there.office, 'meetings.score-confirmed-by-charge'],
    ]
    for (const [actor, wanted] of tries) expect(await confirm(actor)).toBe(wanted)
    expect(await confirm(inCharge, 1)).toBe('stale')
    expect(await confirm(inCharge)).toBe('done')
    expect(await sheet(there.secretary)).toMatchObject({
      state: 'voted',
      toConfirm: false,
      confirmedBy: 'Hoàng Thị Phụ Trách',
      confirmedOn: '2026-11-03',
    })
    expect(await confirm(inCharge)).toBe('meetings.score-not-voted')
    expect(await waiting(inCharge)).toEqual([])
    const { rows } = await world.database.owner.query<{ summary: string }>(
      `select summary from audit_entries where operation = 'meetings.confirm-score'`,
    )
    expect(rows).toMatchObject([
      { summary: expect.stringMatching(/^Cấp ủy viên dự họp xác nhận điểm buổi sinh hoạt /) },
    ])
  })

  test('opened again and scored anew, it waits for the vote and the confirmation again', async () => {
    await act(world, there.secretary, 'reopen', id, { reason: 'Ghi thiếu một ý kiến' })
    const { version } = await sheet(there.secretary)
    await world.ask(there.secretary, 'meetings.propose-score', { id, version, rest: 'full' })
    expect(await sheet(there.secretary)).toMatchObject({ state: 'proposed', toConfirm: false, confirmedBy: null })
    expect(await confirm(inCharge)).toBe('meetings.score-in-room')
  })
})
