// What communes had saved when they were consolidated into one: it goes on asking, each question once.
import { expect, test } from 'vitest'
import { codeOf, useWorld } from '../../../../test/harness/world.ts'
import { reorganisingIn } from '../../reorganisations/testing/sheets.ts'

// biome-ignore lint/correctness/useHookAtTopLevel: a fixture of the tests, not of a page.
const world = useWorld()
const { started, seen, act } = reorganisingIn(world)

interface Listed {
  questions: { id: string; title: string; version: number }[]
  received: { title: string }[]
}

test('a commune that takes over from two asks their questions on, one that both asked once; what it changed stands against an undo', async () => {
  const { province, communeA, communeB, communeC: apart } = world.places
  const board = await world.actorAt(province, 'organisation-board')
  const [officeA, officeB] = [await world.actorAt(communeA, 'office'), await world.actorAt(communeB, 'office')]
  const save = (actor: typeof board, title: string, filter: object) =>
    world.ask<{ id: string; version: number }>(actor, 'reports.save-question', { title, filter, show: 'count' })
  await save(officeA, 'Nữ', { gender: 'female' })
  await save(officeB, 'Đảng viên nữ', { gender: 'female' })
  await save(officeB, 'Nam', { gender: 'male' })
  const ofBoard = await save(board, 'Cả tỉnh', {})
  await world.ask(board, 'reports.share-question', { ...ofBoard, organisationIds: [communeA.id] })
  const tried = await started(board, province, [
    '1,99.001,,Hợp nhất,99.010,Đảng bộ xã Bình An,,,,',
    '2,99.002,,Hợp nhất,99.010,,,,,',
  ])
  expect(codeOf(await act(board, 'commit', tried))).toBe('done')
  const { rows } = await world.database.owner.query(
    `select id, path, province_code as province, name, type_code as "typeCode" from organisations where code = '99.010'`,
  )
  const office = await world.actorAt(rows[0], 'office')
  const listed = await world.ask<Listed>(office, 'reports.list-questions', {})
  expect(listed.questions.map(({ title }) => title)).toEqual(['Nam', 'Nữ'])
  expect(listed.received.map(({ title }) => title)).toEqual(['Cả tỉnh'])
  const stranger = await world.actorAt(apart, 'office')
  expect(await world.ask<Listed>(stranger, 'reports.list-questions', {})).toMatchObject({ questions: [] })
  expect((await world.ask<Listed>(board, 'reports.list-questions', {})).questions).toHaveLength(1)
  // However many are kept, those of the own organisation stand in the list.
  await world.database.owner.query(
    `insert into questions (province_code, id, path, organisation_id, title, filter, show, saved_on, saved_by)
     select province_code, gen_random_uuid(), path, organisation_id, 'Câu ' || n, jsonb_build_object('admittedFrom', date '2020-01-01' + n), show, saved_on, saved_by
       from questions, generate_series(1, 200) n where title = 'Nam'`,
  )
  const mine = await save(office, 'Ông', {})
  expect((await world.ask<Listed>(office, 'reports.list-questions', {})).questions.at(-1)).toMatchObject({
    id: mine.id,
  })
  await world.database.owner.query(`delete from questions where title like 'Câu %'`)
  await world.ask(office, 'reports.remove-question', mine)
  const men = listed.questions.find(({ title }) => title === 'Nam')
  const changed = {
    id: men?.id,
    version: men?.version,
    title: 'Đảng viên nam',
    filter: { gender: 'male' },
    show: 'count',
  }
  expect(await world.call(office, 'reports.save-question', changed)).toMatchObject({ kind: 'done' })
  await world.ask(office, 'reports.remove-question', { id: men?.id, version: 2 })
  const after = await seen(board, tried.header.id)
  expect(await act(board, 'undo', after, { reason: 'Nhầm' })).toMatchObject({
    refusal: { code: 'reorganisations.changed-since' },
  })
})
