// Who acts in a case follows from the tree: no level of the own line is named by whoever opens it, and what is named outside must fit.
import { expect, test } from 'vitest'
import { type Place, useWorld } from '../../../../test/harness/world.ts'
import { register } from '../../members/testing/people.ts'
import { caseAs, today } from '../testing/drive.ts'

// biome-ignore lint/correctness/useHookAtTopLevel: a fixture of the tests, not of a page.
const world = useWorld()

const at = (place: Place) => ({ provinceCode: place.province, organisationId: place.id })

async function someone() {
  const { places } = world
  const board = await world.actorAt(places.province, 'organisation-board')
  const secretary = await world.actorAt(places.branchA1, 'secretary')
  return { board, secretary, memberId: (await register(world, board, places.branchA1)).id }
}

test('ADM-04 DEL-08: a secretary cannot make the own branch the committee that decides, when opening or later', async () => {
  const { branchA1 } = world.places
  const { secretary, memberId } = await someone()
  const on = today(world)
  const open = (named: object) =>
    world.call(secretary, 'cases.open', {
      lifecycle: 'name-deletion',
      memberId,
      step: 'open',
      on,
      facts: { ground: 'card', summary: 'Trả thẻ' },
      papers: [{ code: 'evidence-list', no: null, on, keptAt: null }],
      places: named,
    })
  const refusal = { code: 'cases.place-not-asked' }
  for (const level of [
    'superior',
    'deciding',
    'handling',
    'grassroots',
    'intermediate',
    'province',
    'receiving-branch',
    'no-level',
  ])
    expect(await open({ [level]: at(branchA1) }), level).toMatchObject({ refusal })
  const outcome = await open({})
  const { id, version } = (outcome as { output: { id: string; version: number } }).output
  expect(
    await world.call(secretary, 'cases.take-step', {
      id,
      version,
      step: 'notify',
      on,
      papers: [{ code: 'notice', no: null, on, keptAt: null }],
      places: { superior: at(branchA1) },
    }),
  ).toMatchObject({ refusal })
  expect(await caseAs(world, secretary, id)).toMatchObject({ version, state: 'opened' })
})

test('TRF-01: a transfer goes to another branch that stands, and to no committee', async () => {
  const { places } = world
  const { board, secretary, memberId } = await someone()
  const on = today(world)
  const open = (place: { provinceCode: string; organisationId: string }) =>
    world.call(secretary, 'cases.open', {
      lifecycle: 'formal-transfer-out',
      memberId,
      step: 'request',
      on,
      facts: { cause: 'residence', effectiveOn: on, underInspection: false },
      papers: [{ code: 'competent-decision', no: '1/QĐ', on, keptAt: null }],
      places: { 'receiving-branch': place },
    })
  const code = async (place: { provinceCode: string; organisationId: string }) =>
    ((await open(place)) as { refusal: { code: string } }).refusal.code
  expect(await code(at(places.branchA1))).toBe('cases.place-own')
  expect(await code(at(places.communeB))).toBe('cases.place-no-branch')
  expect(await code({ provinceCode: '98', organisationId: places.branchB1.id })).toBe('cases.place-not-found')
  const { version } = await world.ask<{ version: number }>(board, 'organisations.get', { id: places.branchA2.id })
  await world.ask(board, 'organisations.end', { id: places.branchA2.id, version, endedOn: on, document: '2-QĐ/ĐU' })
  expect(await code(at(places.branchA2))).toBe('cases.place-ended')
  expect(await open(at(places.branchB1))).toMatchObject({ kind: 'done' })
})
