// Work that waits for a document, when the document comes in: offered where it may be the one, released with it, below too, and led back to it.
import { beforeAll, expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { useWorld } from '../../../test/harness/world.ts'
import { type At, actsOf } from './testing/plans.ts'

// biome-ignore lint/correctness/useHookAtTopLevel: a fixture of the tests, not of a page.
const world = useWorld()
let office: Actor
let board: Actor
let acts: ReturnType<typeof actsOf>
const refused = (code: string) => ({ kind: 'refused', refusal: { code } })
type Found = { rows: { planId: string; taskId: string; version: number; likely: boolean }[]; allowed: string[] }

const came = async (actor: Actor, type: string, subject: string, no = '03'): Promise<string> =>
  (
    await world.ask<At>(actor, 'documents.record', {
      direction: 'incoming',
      type,
      symbol: `${no}-${type}/BTCTU`,
      issuer: 'Ban Tổ chức Tỉnh ủy',
      issuedOn: '2026-11-18',
      subject,
    })
  ).id

beforeAll(async () => {
  acts = actsOf(world)
  office = await world.actorAt(world.places.communeA, 'office')
  board = await world.actorAt(world.places.province, 'organisation-board')
})

test('a document that may be what is waited for offers the work; released with it, it names the document and leads to it', async () => {
  const plan = await acts.directive(office)
  const guidance = await came(office, 'HD', 'Hướng dẫn bồi dưỡng chi ủy viên')
  const programme = await came(office, 'CTr', 'Chương trình bồi dưỡng chi ủy')
  const waiting = (actor: Actor, documentId: string) => world.call(actor, 'plans.list-waiting-for', { documentId })
  expect(await world.call(null, 'plans.list-waiting-for', { documentId: guidance })).toMatchObject(
    refused('kernel.not-signed-in'),
  )
  const stranger = await world.actorAt(world.places.communeB, 'office')
  expect(await waiting(stranger, guidance)).toMatchObject(refused('kernel.not-found'))
  // Work that waits for a guidance does not wait for a programme.
  expect(await world.ask<Found>(office, 'plans.list-waiting-for', { documentId: programme })).toMatchObject({
    rows: [],
  })
  const { rows, allowed } = await world.ask<Found>(office, 'plans.list-waiting-for', { documentId: guidance })
  expect(rows).toMatchObject([{ planId: plan, title: 'Mở lớp bồi dưỡng chi ủy', likely: true }])
  expect(allowed).toEqual(['plans.release-task'])
  const [row] = rows
  const release = { id: plan, version: row?.version, taskId: row?.taskId }
  expect(await world.call(office, 'plans.release-task', release)).toMatchObject({
    refusal: { code: 'kernel.invalid-input', fields: [{ path: 'releasedBy' }] },
  })
  const foreign = await came(board, 'HD', 'Hướng dẫn của nơi khác')
  expect(await world.call(office, 'plans.release-task', { ...release, documentId: foreign })).toMatchObject(
    refused('kernel.not-found'),
  )
  await world.ask(office, 'plans.release-task', { ...release, documentId: guidance })
  const shown = await acts.get(office, plan)
  expect(shown.work.find(({ id }) => id === row?.taskId)).toMatchObject({
    state: 'not-begun',
    releasedBy: 'Hướng dẫn 03-HD/BTCTU',
  })
  expect(shown.entries.find(({ kind }) => kind === 'released')).toMatchObject({
    text: 'Hướng dẫn 03-HD/BTCTU',
    link: `/van-ban/${guidance}`,
  })
  expect(await world.ask<Found>(office, 'plans.list-waiting-for', { documentId: guidance })).toMatchObject({ rows: [] })
})

test('the nearest is offered first however much else waits: sixty pieces of work of a later plan come before it in the book', async () => {
  const near = await acts.directive(office)
  const { rows } = await world.database.owner.query(
    `with p as (
       insert into plans select (jsonb_populate_record(p, jsonb_build_object('id', gen_random_uuid(), 'starts_on', '2026-11-20', 'title', 'Kế hoạch sau'))).*
         from plans p where p.id = $1 returning id)
     insert into plan_tasks select (jsonb_populate_record(t, jsonb_build_object('id', gen_random_uuid(), 'plan_id', p.id, 'place', n, 'waits_for', 'khi có kinh phí'))).*
       from p, plan_tasks t, generate_series(1, 60) n where t.plan_id = $1 and t.due_kind = 'trigger' returning id`,
    [near],
  )
  expect(rows).toHaveLength(60)
  const guidance = await came(office, 'HD', 'Hướng dẫn bồi dưỡng cấp ủy viên', '04')
  const found = await world.ask<Found>(office, 'plans.list-waiting-for', { documentId: guidance })
  expect(found.rows).toHaveLength(50)
  expect(found.rows[0]).toMatchObject({ planId: near, likely: true })
})
