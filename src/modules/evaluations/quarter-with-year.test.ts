// Which quarters are rated on their own.
import { describe, expect, test } from 'vitest'
import { codeOf, useWorld } from '../../../test/harness/world.ts'

describe('the quarters', () => {
  const world = useWorld()

  test('E-02: the fourth quarter is rated with the year, also of a collective: no scheme is offered and no round opened', async () => {
    const secretary = await world.actorAt(world.places.branchA1, 'secretary')
    const offered = async (period: string) =>
      (await world.ask<{ rows: { code: string }[] }>(secretary, 'evaluations.list-schemes', { period })).rows.map(
        ({ code }) => code,
      )
    expect(await offered('2026-Q3')).toEqual(['hd02-quarter', 'tvdu-03-quarter'])
    expect(await offered('2026-Q4')).toEqual([])
    const organisationId = world.places.branchA1.id
    for (const scheme of ['hd02-quarter', 'tvdu-03-quarter']) {
      const asked = { organisationId, scheme, period: '2026-Q4' }
      expect(codeOf(await world.call(secretary, 'evaluations.open-round', asked))).toBe('evaluations.quarter-with-year')
    }
  })
})
