// The organisation chosen in a step says its own name and how far it is, whatever was typed beside it.
import { expect, test } from 'vitest'
import { type Place, useWorld } from '../../../../test/harness/world.ts'
import { register } from '../../members/testing/people.ts'
import { caseAs, today } from '../testing/drive.ts'

// biome-ignore lint/correctness/useHookAtTopLevel: a fixture of the tests, not of a page.
const world = useWorld()

const opened = async (facts: object, to?: Place) => {
  const { places } = world
  const board = await world.actorAt(places.province, 'organisation-board')
  const secretary = await world.actorAt(places.branchA1, 'secretary')
  const member = await register(world, board, places.branchA1)
  const outcome = await world.call(secretary, 'cases.open', {
    lifecycle: 'formal-transfer-out',
    memberId: member.id,
    step: 'request',
    on: today(world),
    facts: { cause: 'residence', effectiveOn: today(world), underInspection: false, ...facts },
    papers: [{ code: 'competent-decision', no: '1/QĐ', on: today(world), keptAt: null }],
    places: to === undefined ? {} : { 'receiving-branch': { provinceCode: to.province, organisationId: to.id } },
  })
  if (outcome.kind !== 'done') return outcome
  const shown = await caseAs(world, secretary, (outcome.output as { id: string }).id)
  const said = (label: string) => shown.history[0]?.facts.find((fact) => fact.label === label)?.value
  return { reach: said('Chuyển đến'), name: said('Tổ chức đảng nơi đến'), ahead: shown.ahead }
}

test('how far a transfer goes follows from the place (TRF-01, TRF-06)', async () => {
  const { places } = world
  expect(await opened({}, places.branchA2)).toMatchObject({
    reach: 'Chi bộ khác trong cùng đảng bộ cơ sở',
    name: 'Chi bộ thôn 2, Đảng bộ xã An Bình',
  })
  expect(await opened({}, places.branchB1)).toMatchObject({
    reach: 'Đảng bộ cơ sở khác cùng cấp trên trực tiếp (7 ô)',
    name: 'Chi bộ thôn Đông, Đảng bộ xã Bình Yên',
  })
  const far = await opened({ reach: 'grassroots', newPlace: 'Viết nhầm' }, places.branchC1)
  expect(far).toMatchObject({
    reach: 'Đảng bộ ngoài tỉnh (10 ô)',
    name: 'Chi bộ thôn Tây, Đảng bộ xã Cát Tường, Đảng bộ tỉnh Láng Giềng',
  })
  expect('ahead' in far && far.ahead).toContain('Ban tổ chức tỉnh đã giới thiệu')
})

test('where the other end works on paper nobody is chosen, and both are written in', async () => {
  expect(await opened({})).toMatchObject({ refusal: { code: 'lifecycle.fact-missing' } })
  expect(await opened({ reach: 'elsewhere', newPlace: 'Đảng bộ xã Xa' })).toMatchObject({
    reach: 'Đảng bộ ngoài tỉnh (10 ô)',
    name: 'Đảng bộ xã Xa',
  })
})
