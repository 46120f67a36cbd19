// What stands in the way of a step is that of the day on which the step is to be taken, where another one than today is said.
import { expect, test } from 'vitest'
import type { CaseDetail } from '#contract/cases.ts'
import { useWorld } from '../../../../test/harness/world.ts'
import { register } from '../../members/testing/people.ts'
import { actorsHere, openCase, registerAll, THREE } from '../testing/openings.ts'

// biome-ignore lint/correctness/useHookAtTopLevel: a fixture of the tests, not of a page.
const world = useWorld()

test('REC-01 VOTE-02: asked for an earlier day, the case says what stood in the way then, and who voted then', async () => {
  const { places } = world
  world.clock.set('2027-01-20T02:00:00Z')
  const { secretary, board } = await actorsHere(world)
  await registerAll(world, board, THREE)
  const young = { status: 'probationary', decisionOn: '2026-01-05', admittedOn: '2026-01-10', officialOn: null }
  const { id: memberId } = await register(world, board, places.branchA1, { fullName: 'Đỗ Thị Dự', ...young })
  const caseId = await openCase(world, secretary, {
    lifecycle: 'probation',
    memberId,
    step: 'begin',
    on: '2026-01-10',
    facts: { mentor: 'Lê Văn Một', mentorOfficial: true },
  })
  const reasons = async (on?: string): Promise<string[]> => {
    const { next }: CaseDetail = await world.ask(secretary, 'cases.get', {
      id: caseId,
      ...(on !== undefined && { on }),
    })
    return next.find(({ step }) => step === 'self-review')?.reasons.map(({ code }) => code) ?? []
  }
  const missing = 'lifecycle.paper-missing'
  expect(await reasons()).toEqual([missing])
  expect(await reasons('2027-01-09')).toEqual([missing, 'lifecycle.probation-not-over'])
  expect(await reasons('2027-01-10')).toEqual([missing])
  expect(await reasons('2030-01-01')).toEqual([missing])
  expect(await world.call(secretary, 'cases.get', { id: caseId, on: '2027-02-30' })).toMatchObject({
    refusal: { code: 'kernel.invalid-input' },
  })

  // Who may vote on an opening that is one: those of the day.
  const resignation = await openCase(world, secretary, {
    lifecycle: 'exemption',
    memberId: (await register(world, board, places.branchA1)).id,
    step: 'request',
    on: '2027-01-12',
    facts: {
      route: 'other',
      asked: 'written',
      cause: 'work-far-away',
      months: 3,
      from: '2027-02-01',
      to: '2027-04-30',
    },
    papers: [{ code: 'DM-79', no: null, on: '2027-01-12', keptAt: null }],
  })
  await register(world, board, places.branchA1, { fullName: 'Hồ Văn Mới', joinedOn: '2027-01-18' })
  const voters = async (on?: string) => {
    const { next }: CaseDetail = await world.ask(secretary, 'cases.get', {
      id: resignation,
      ...(on !== undefined && { on }),
    })
    return next.find(({ step }) => step === 'propose')?.vote?.counts?.official
  }
  expect([await voters('2027-01-15'), await voters()]).toEqual([4, 5])

  const openings = async (on?: string) => {
    const asked = { memberId, ...(on !== undefined && { on }) }
    const { lifecycles }: { lifecycles: { code: string; openings: CaseDetail['next'] }[] } = await world.ask(
      board,
      'cases.list-lifecycles',
      asked,
    )
    return lifecycles.map(({ code }) => code)
  }
  expect(await openings('2027-01-01')).toEqual(await openings())
})
