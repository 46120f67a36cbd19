// Whoever has left the Party over an open case: sees that case, may complain, and reaches nothing else, in the program and in the database.
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Actor, reachOf } from '#kernel/actor.ts'
import { backgroundDone } from '#kernel/background.ts'
import { asCaller } from '#kernel/caller.ts'
import { actorBySignInName } from '#modules/identity/public.ts'
import { lifecycles } from '#rules/lifecycle/lifecycles/all.ts'
import { useWorld } from '../../../test/harness/world.ts'
import { callWith, type Person, personAt, signInAs } from '../identity/testing/people.ts'
import { caseAs, type Drive, faults, takeAll, today } from './testing/drive.ts'
import { actorsHere, appealOfDeletion, openDeletion, registerAll, THREE } from './testing/openings.ts'

interface Rows {
  rows: { id: string; lifecycle: string; subjectName: string }[]
}

describe('a person whose name is deleted goes on seeing the own case (I3, DEL-10)', () => {
  const world = useWorld()
  let secretary: Actor
  let office: Actor
  let board: Actor
  let person: Person
  let memberId: string
  let otherId: string
  let token: string
  let caseId: string
  let otherCase: string
  const acting = async (): Promise<Actor> => {
    const actor = await actorBySignInName(world.application, person.signInName)
    if (actor === null) throw new Error('nobody')
    return actor
  }

  beforeAll(async () => {
    const { places } = world
    world.clock.set('2026-03-02T02:00:00Z')
    ;({ secretary, office, board } = await actorsHere(world))
    const people = await registerAll(world, board, [...THREE, 'Hồ Văn Vắng', 'Ngô Thị Khác'])
    memberId = people[3]?.id ?? ''
    otherId = people[4]?.id ?? ''
    person = await personAt(world, places.branchA1, 'member', { displayName: 'Hồ Văn Vắng' })
    await world.database.owner.query('update accounts set member_id = $1 where id = $2', [memberId, person.id])
    token = await signInAs(world, person)
    caseId = await openDeletion(world, secretary, memberId)
    otherCase = await openDeletion(world, secretary, otherId)
    const drive: Drive = { world, caseId, actors: [secretary, office, board], known: { presence: 'present' } }
    await takeAll(drive, 'notify', 'receive-statement', 'hear', 'branch-vote', 'grassroots-vote', 'decide')
  })

  test('the session goes on in a seat of its own kind, which may only see, do and begin cases', async () => {
    const me = await callWith(world, token, 'identity.get-me')
    expect(me).toMatchObject({
      output: { seat: { role: 'concerned', postName: 'Người có việc đang xét' }, seats: [{ role: 'concerned' }] },
    })
    const { can } = (me as unknown as { output: { can: string[] } }).output
    expect(can.filter((name) => !name.startsWith('identity.')).toSorted()).toEqual([
      'cases.get',
      'cases.list',
      'cases.list-differences',
      'cases.list-lifecycles',
      'cases.list-work',
      'cases.open',
      'cases.take-step',
    ])
    expect((await acting()).seat).toMatchObject({ role: 'concerned' })
  })

  test('it shows the own case and no other, in lists, by id and in the work to do', async () => {
    const listed = await callWith(world, token, 'cases.list')
    expect((listed as unknown as { output: Rows }).output.rows).toMatchObject([{ id: caseId }])
    expect(await callWith(world, token, 'cases.get', { id: caseId })).toMatchObject({ output: { state: 'decided' } })
    for (const [name, input] of [
      ['cases.get', { id: otherCase }],
      ['cases.list-lifecycles', { memberId: otherId }],
      ['cases.list', { organisationId: world.places.communeA.id }],
    ] as const) {
      const outcome = await callWith(world, token, name, input)
      expect([name, JSON.stringify(outcome).includes('Ngô Thị Khác')]).toEqual([name, false])
    }
    expect(await callWith(world, token, 'cases.get', { id: otherCase })).toMatchObject({
      refusal: { code: 'kernel.not-found' },
    })
    expect(await callWith(world, token, 'cases.list-differences')).toMatchObject({ output: { rows: [] } })
    expect(await callWith(world, token, 'cases.list-work', { tab: 'waiting' })).toMatchObject({ kind: 'done' })
    for (const name of ['members.get', 'members.list', 'organisations.get', 'cases.list-papers']) {
      expect(await callWith(world, token, name, { id: memberId, organisationId: person.place.id })).toMatchObject({
        refusal: { code: 'kernel.not-permitted' },
      })
    }
  })

  test('the database itself shows such a transaction the own cases and what hangs on them, whatever is asked', async () => {
    const actor = await acting()
    expect(reachOf(actor)).toEqual({ lo: '', hi: '' })
    const { rows: tables } = await world.database.owner.query<{ name: string }>(
      `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'province_code'
        where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by 1`,
    )
    const seen: Record<string, number> = {}
    for (const { name } of tables) {
      const count = await asCaller(
        world.database,
        { kind: 'actor', actor },
        'seat',
        world.clock.now(),
        async (tx) => (await sql.raw<{ n: number }>(`select count(*)::int as n from ${name}`).execute(tx)).rows[0]?.n,
        { readOnly: true },
      ).catch((error: { code?: string }) => {
        expect([name, error.code]).toEqual([name, '42501'])
        return 0
      })
      if (count !== 0 && count !== undefined) seen[name] = count
    }
    const own = async (table: string): Promise<number> =>
      (await world.database.owner.query(`select count(*)::int as n from ${table} where case_id = $1`, [caseId])).rows[0]
        .n
    expect(seen).toEqual({
      audit_heads: 1,
      case_steps: await own('case_steps'),
      case_work: await own('case_work'),
      cases: 1,
      organisations: 1,
    })
    // Nothing of another's can be written either.
    await expect(
      asCaller(
        world.database,
        { kind: 'actor', actor },
        'seat',
        world.clock.now(),
        async (tx) => {
          await tx.updateTable('cases').set({ state: 'final' }).where('province_code', '=', '99').execute()
          await tx
            .insertInto('case_work')
            .values({ province_code: '99', case_id: otherCase, seq: 9, path: '99/', holder: '-', blocked: false })
            .execute()
        },
        {},
      ),
    ).rejects.toThrow(/row-level security/)
    const { rows } = await world.database.owner.query('select state from cases where id = $1', [otherCase])
    expect(rows).toEqual([{ state: 'opened' }])
  })

  test('before the decision is served there is nothing to complain about, and nothing else is offered', async () => {
    expect(await callWith(world, token, 'cases.list-lifecycles')).toMatchObject({ output: { lifecycles: [] } })
    for (const lifecycle of ['appeal', 'resignation', 'change-request']) {
      const outcome = await callWith(world, token, 'cases.open', { lifecycle, step: 'lodge', on: today(world) })
      expect(outcome.kind).toBe('refused')
    }
  })

  test('after it is served the appeal is offered, lodged by the person, and the decision waits for it', async () => {
    await takeAll({ world, caseId, actors: [secretary, office, board] }, 'serve')
    const offered = await callWith(world, token, 'cases.list-lifecycles')
    expect(offered).toMatchObject({
      output: { lifecycles: [{ code: 'appeal', openings: [{ step: 'lodge', mine: true }] }] },
    })
    const lodged = await callWith(world, token, 'cases.open', appealOfDeletion(world))
    expect(lodged).toMatchObject({ kind: 'done' })
    const { id } = (lodged as unknown as { output: { id: string } }).output
    await backgroundDone(world.application)
    expect((await caseAs(world, board, caseId)).state).toBe('appealed')
    expect(await faults(world)).toEqual([])
    expect((await caseAs(world, board, id)).history[0]).toMatchObject({
      by: 'Hồ Văn Vắng',
      seat: 'Người có việc đang xét',
    })

    // Answered by the province, carried higher by the person, who sees the answer; in the end nothing is open and the seat is gone.
    const known = { ownCase: true, decisionExists: true, outcome: 'upheld' }
    await takeAll({ world, caseId: id, actors: [board], known }, 'accept', 'verify', 'uphold')
    const answered = await callWith(world, token, 'cases.get', { id })
    expect(answered).toMatchObject({
      output: {
        state: 'answered',
        next: expect.arrayContaining([expect.objectContaining({ step: 'go-higher', mine: true })]),
      },
    })
    world.clock.advance(80 * 86_400_000)
    await takeAll({ world, caseId: id, actors: [board], known }, 'close')
    expect(await caseAs(world, board, caseId)).toMatchObject({ state: 'final', end: 'done' })
    token = await signInAs(world, person)
    expect(await callWith(world, token, 'identity.get-me')).toMatchObject({ output: { seat: null, seats: [] } })
    expect(await callWith(world, token, 'cases.get', { id: caseId })).toMatchObject({ kind: 'refused' })
  })

  test('AGE-04: whose right is restored has the full seat again, and still sees the own case and what became of the complaint', async () => {
    const { places } = world
    const restored = await personAt(world, places.branchA1, 'member', { displayName: 'Ngô Thị Khác' })
    await world.database.owner.query('update accounts set member_id = $1 where id = $2', [otherId, restored.id])
    const actors = [secretary, office, board]
    const decided = ['branch-vote', 'grassroots-vote', 'decide', 'serve']
    await takeAll(
      { world, caseId: otherCase, actors, known: { presence: 'present' } },
      'notify',
      'receive-statement',
      'hear',
    )
    await takeAll({ world, caseId: otherCase, actors }, ...decided)
    const own = await signInAs(world, restored)
    const lodged = await callWith(world, own, 'cases.open', appealOfDeletion(world))
    const { id } = (lodged as unknown as { output: { id: string } }).output
    await backgroundDone(world.application)
    const known = { ownCase: true, decisionExists: true }
    await takeAll({ world, caseId: id, actors: [board], known }, 'accept', 'verify', 'overturn')
    expect(await faults(world)).toEqual([])
    const after = await signInAs(world, restored)
    expect(await callWith(world, after, 'identity.get-me')).toMatchObject({ output: { seat: { role: 'member' } } })
    const listed = await callWith(world, after, 'cases.list', { memberId: otherId })
    const { rows } = (listed as unknown as { output: Rows }).output
    expect(rows.map((row) => row.id).toSorted()).toEqual([otherCase, id].toSorted())
    expect(await callWith(world, after, 'cases.get', { id: otherCase })).toMatchObject({
      output: { end: 'overturned' },
    })
    expect(await callWith(world, after, 'cases.get', { id })).toMatchObject({
      output: {
        state: 'overturned',
        papers: expect.arrayContaining([expect.objectContaining({ code: 'DM-28', there: true })]),
      },
    })
  })

  test('the kinds of cases that keep the way open are those in which a person may have to leave, and the complaint', async () => {
    const { rows } = await world.database.owner.query<{ body: string }>(
      `select prosrc as body from pg_proc where proname = 'is_concerned'`,
    )
    const leaving = lifecycles.filter(
      ({ code, subject, steps }) =>
        subject === 'member' &&
        (code === 'appeal' ||
          steps.some(({ effects = [] }) => effects.some((effect) => effect.startsWith('member.leave-by')))),
    )
    expect(leaving.length).toBeGreaterThan(3)
    for (const { code } of leaving) expect(rows[0]?.body).toContain(`'${code}'`)
  })
})
