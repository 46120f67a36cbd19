// What every operation on one organisation must answer to strangers, for the tests of this module.
import { expect } from 'vitest'
import type { Role } from '#kernel/actor.ts'
import type { Outcome } from '#kernel/run.ts'
import type { Place, World } from '../../../../test/harness/world.ts'

/** The code of a refusal; the kind of the outcome when it is none. */
export const codeOf = (outcome: Outcome): string =>
  outcome.kind === 'refused' ? outcome.refusal.code : `(${outcome.kind})`

/** The facts of a refusal. */
export const factsOf = (outcome: Outcome) => (outcome.kind === 'refused' ? outcome.refusal.facts : {})

interface Attempt {
  operation: string
  /** The input about the organisation with this id. */
  about: (id: string) => Record<string, unknown>
  /** A role that may use it. */
  role: Role
}

/** Nobody signed in gets in. */
export async function expectSignedIn(world: World, { operation, about }: Attempt): Promise<void> {
  expect(codeOf(await world.call(null, operation, about(world.places.branchA1.id)))).toBe('kernel.not-signed-in')
}

/** Each of these roles is turned away at its own organisation. */
export async function expectNotPermitted(world: World, attempt: Attempt, roles: readonly Role[]): Promise<void> {
  for (const role of roles) {
    const actor = await world.actorAt(world.places.branchA1, role)
    const outcome = await world.call(actor, attempt.operation, attempt.about(world.places.branchA1.id))
    expect(codeOf(outcome), role).toBe('kernel.not-permitted')
  }
}

/** A neighbour branch, commune and province, and the superior: all answer exactly like an organisation that does not exist. */
export async function expectNeighboursMissing(world: World, { operation, about, role }: Attempt): Promise<void> {
  const { places } = world
  const pairs: [from: Place, to: Place][] = [
    [places.branchA1, places.branchA2],
    [places.branchA1, places.communeA],
    [places.communeA, places.communeB],
    [places.communeA, places.branchB1],
    [places.province, places.otherProvince],
    [places.province, places.branchC1],
  ]
  for (const [from, to] of pairs) {
    const actor = await world.actorAt(from, role)
    const missing = await world.call(actor, operation, about('01890000-0000-7000-8000-000000000000'))
    const neighbour = await world.call(actor, operation, about(to.id))
    expect(codeOf(missing)).toBe('kernel.not-found')
    expect(neighbour, `${from.name} → ${to.name}`).toEqual(missing)
    const named = await world.call(actor, operation, { ...about(to.id), provinceCode: to.province })
    expect(named, `${from.name} → ${to.name}, province named`).toEqual(missing)
  }
}
