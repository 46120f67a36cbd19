// What may be opened about somebody: in groups, the usual first, and what does not fit with its reason.
import { expect, test } from 'vitest'
import type { listLifecycles } from '#contract/cases.ts'
import type { OutputOf } from '#contract/operation.ts'
import { explainRefusal } from '#contract/refusals.ts'
import { useWorld } from '../../../../test/harness/world.ts'
import { register } from '../../members/testing/people.ts'
import { openCase, poolOf, registerCitizen } from '../testing/openings.ts'

type Offered = OutputOf<typeof listLifecycles>['lifecycles']

// biome-ignore lint/correctness/useHookAtTopLevel: a fixture of the tests, not of a page.
const world = useWorld()

test('about a full member, a probationary one, a person of the pool, somebody with an open case', async () => {
  const { places } = world
  const secretary = await world.actorAt(places.branchA1, 'secretary')
  const board = await world.actorAt(places.province, 'organisation-board')
  const offered = async (about: object): Promise<Offered> =>
    (await world.ask<{ lifecycles: Offered }>(secretary, 'cases.list-lifecycles', about)).lifecycles
  const unfit = (kinds: Offered, code: string) => {
    const kind = kinds.find((one) => one.code === code)
    return kind === undefined ? 'not offered' : (kind.unfit?.code ?? null)
  }
  const full = await register(world, board, places.branchA1, { fullName: 'Lê Văn Chính' })
  const young = await register(world, board, places.branchA1, {
    fullName: 'Hồ Thị Dự',
    status: 'probationary',
    admittedOn: '2026-05-01',
    decisionOn: '2026-04-20',
    officialOn: null,
  })

  const forFull = await offered({ memberId: full.id })
  expect(unfit(forFull, 'admission')).toBe('not offered')
  expect(unfit(forFull, 'probation')).toBe('lifecycle.only-probationary')
  expect(unfit(forFull, 'name-deletion')).toBeNull()
  expect(unfit(forFull, 'formal-transfer-out')).toBeNull()
  const reason = forFull.find(({ code }) => code === 'probation')?.unfit
  expect(reason).toMatchObject({ message: expect.any(String), next: expect.any(String), ruleId: 'PROB-01' })
  // Groups stand together; in each the usual comes first.
  const groups = forFull.map(({ group }) => group.code)
  expect(groups).toEqual([...Map.groupBy(groups, (group) => group).values()].flat())
  expect(forFull.find(({ group }) => group.code === 'transfer')?.code).toBe('formal-transfer-out')

  expect(unfit(await offered({ memberId: young.id }), 'probation')).toBeNull()
  expect(unfit(await offered({ memberId: young.id }), 'name-deletion')).toBe('lifecycle.only-official')

  const citizenId = await registerCitizen(world, secretary, places.branchA1, 'Ngô Thị Mới')
  expect(unfit(await offered({ citizenId }), 'pool')).toBeNull()
  const caseId = await openCase(world, secretary, poolOf(world, citizenId))
  expect(unfit(await offered({ citizenId }), 'pool')).toBe('cases.already-open')
  // The next step is to go there: both say where it is, the list beforehand and the refusal.
  expect((await offered({ citizenId })).find(({ code }) => code === 'pool')?.unfit).toMatchObject({ caseId })
  expect(await world.call(secretary, 'cases.open', poolOf(world, citizenId))).toMatchObject({
    refusal: { code: 'cases.already-open', facts: { caseId } },
  })
  const unseen = explainRefusal('cases.already-open', { name: 'Ngô Thị Mới', lifecycle: 'Tạo nguồn', caseId: null })
  expect(unseen.next).toContain('Hỏi văn phòng cấp ủy cơ sở')
})
