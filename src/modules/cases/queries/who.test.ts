// Who may take a step, as the page of a case says it: each organisation once, with every post that may.
import { expect, test } from 'vitest'
import { useWorld } from '../../../../test/harness/world.ts'
import { register } from '../../members/testing/people.ts'
import { caseAs } from '../testing/drive.ts'
import { actorsHere, openTransfer } from '../testing/openings.ts'

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
