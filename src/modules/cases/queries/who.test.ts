// Who may take a step, as the page of a case says it: each organisation once, with every post that may.
import { expect, test } from 'vitest'
import { useWorld } from '../../../../test/harness/world.ts'
import { register } from '../../members/testing/people.ts'
import { caseAs, takeAll } from '../testing/drive.ts'
import { actorsHere, openDeletion, openTransfer } from '../testing/openings.ts'

// biome-ignore lint/correctness/useHookAtTopLevel: a fixture of the tests, not of a page.
const world = useWorld()

test('an organisation whose posts act in several steps is named once where all of them may', async () => {
  const { places } = world
  const { secretary, board } = await actorsHere(world)
  const { id } = await register(world, board, places.branchA1, { fullName: 'Vũ Văn Chuyển' })
  const caseId = await openTransfer(world, secretary, id, places.branchB1)
  const { next, holder } = await caseAs(world, secretary, caseId)
  const once = (names: readonly string[], of: string) => {
    const organisations = names.map((name) => name.replace(/ \([^()]*\)$/, ''))
    expect(organisations, of).toEqual([...new Set(organisations)])
  }
  for (const { step, who } of next) once(who, step)
  once(holder, 'holder')
  const { who } = next.find(({ step }) => step === 'add-paper') ?? { who: [] }
  expect(who.length).toBeGreaterThan(2)
  expect(who).toContain('Đảng bộ tỉnh Minh Họa (bí thư, phó bí thư; văn phòng cấp ủy; ban tổ chức; cấp ủy viên)')
})

test('the person concerned hands in what a post receives, in the work, on the page and in the history', async () => {
  const { places } = world
  const { secretary, board } = await actorsHere(world)
  const { id: memberId } = await register(world, board, places.branchA1, { fullName: 'Vũ Thị Kiểm Điểm' })
  const own = await world.actorAt(places.branchA1, 'member', { memberId })
  const caseId = await openDeletion(world, secretary, memberId)
  await takeAll({ world, caseId, actors: [secretary] }, 'notify')
  const titles = async (asker: typeof own) =>
    (await caseAs(world, asker, caseId)).next.find(({ step }) => step === 'receive-statement')?.title
  expect(await titles(secretary)).toBe('Nhận bản tự kiểm điểm của đảng viên')
  expect(await titles(own)).toBe('Nộp bản tự kiểm điểm')
  const work: { rows: { stepTitle: string }[] } = await world.ask(own, 'cases.list-work', { tab: 'mine' })
  expect(work.rows.map(({ stepTitle }) => stepTitle)).toEqual(['Nộp bản tự kiểm điểm'])
  await takeAll({ world, caseId, actors: [own] }, 'receive-statement')
  expect((await caseAs(world, secretary, caseId)).history.at(-1)?.title).toBe('Nộp bản tự kiểm điểm')
})

test('a branch that stands is not asked whether it was dissolved', async () => {
  const { places } = world
  const { secretary, board } = await actorsHere(world)
  const { id } = await register(world, board, places.branchA1, { fullName: 'Vũ Thị Đi' })
  const { next } = await caseAs(world, secretary, await openTransfer(world, secretary, id, places.branchB1))
  expect(next.find(({ step }) => step === 'sign-branch')?.asks.map(({ name }) => name)).toEqual([
    'duesPaidTo',
    'cardSeen',
  ])
})
