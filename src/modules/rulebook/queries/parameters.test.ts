// What holds although the instrument it rests on holds no more says so on the page and in the list, from the day the instrument ended.
import { beforeAll, describe, expect, test } from 'vitest'
import type { ShownParameter, ShownVersion } from '#contract/rulebook.ts'
import type { Actor } from '#kernel/actor.ts'
import { useWorld } from '../../../../test/harness/world.ts'

const CERTIFICATE = { ruleId: 'ELIG-07', name: 'certificate-valid' }

describe('values whose instrument was replaced', () => {
  const world = useWorld()
  let branch: Actor

  beforeAll(async () => {
    branch = await world.actorAt(world.places.branchA1, 'secretary')
  })

  const held = ({ versions, inForce }: ShownParameter): ShownVersion | undefined =>
    versions.find((v) => v.id === inForce)

  test.each([
    ['2026-05-18', null],
    ['2026-05-19', { since: '2026-05-19', by: '01-HD/TW|2026-05-19' }],
  ])('ELIG-07: on %s the value goes on, its instrument: %j', async (on, outlived) => {
    const shown = await world.ask<ShownParameter>(branch, 'rulebook.get-parameter', { ...CERTIFICATE, on })
    expect(held(shown)).toMatchObject({ value: 60, instrument: '06-HD/TW|2025-06-09', outlived })
    const { rows } = await world.ask<{ rows: ShownParameter[] }>(branch, 'rulebook.list-parameters', {
      rule: 'ELIG-07',
      on,
    })
    const row = rows.find(({ name }) => name === CERTIFICATE.name)
    expect(row && held(row)?.outlived).toEqual(outlived)
  })

  test.each([
    ['D', /^D-\d\d$/],
    ['RES', /^RES-\d\d$/],
    ['RETAIN-01', /^RETAIN-01$/],
  ])('the group %s is whole and has nothing of others that begin alike', async (rule, like) => {
    const { rows } = await world.ask<{ rows: ShownParameter[] }>(branch, 'rulebook.list-parameters', {
      rule,
      limit: 200,
    })
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.filter(({ ruleId }) => !like.test(ruleId))).toEqual([])
  })
})
