// ELIG-02: the written consent for somebody past the highest age is spoken of where the age can matter, and nowhere else.
import { expect, test } from 'vitest'
import { useWorld } from '../../../test/harness/world.ts'
import { caseAs, today } from './testing/drive.ts'
import { actorsHere, openCase, paper, registerCitizen } from './testing/openings.ts'

// biome-ignore lint/correctness/useHookAtTopLevel: a fixture of the tests, not of a page.
const world = useWorld()

test.each([
  ['2002-01-01', false],
  // Past sixty only when a file made today has lost its value.
  ['1967-03-01', false],
  ['1967-01-01', true],
  ['1964-01-01', true],
])('ELIG-02 VERIF-12: of somebody born on %s, offered and listed: %s', async (birthDate, offered) => {
  world.clock.set('2026-03-02T02:00:00Z')
  const { secretary, office } = await actorsHere(world)
  const citizenId = await registerCitizen(
    world,
    secretary,
    world.places.branchA1,
    `Nguyễn Thị Mới ${birthDate.slice(0, 4)}`,
    { birthDate },
  )
  const id = await openCase(world, secretary, {
    lifecycle: 'admission',
    citizenId,
    step: 'open',
    on: today(world),
    facts: { certificateIssuedOn: '2026-01-05' },
    papers: ['6-TN', 'CN-NTVĐ'].map((code) => paper(code, today(world))),
  })
  for (const actor of [secretary, office]) {
    const { next, papers } = await caseAs(world, actor, id)
    expect(next.some(({ step }) => step === 'record-age-consent')).toBe(offered)
    expect(papers.some(({ code }) => code === 'age-consent')).toBe(offered)
  }
})
