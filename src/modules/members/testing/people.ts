// Invented members for tests of this module, entered through the operations themselves.
import type { Actor } from '#kernel/actor.ts'
import type { Place, World } from '../../../../test/harness/world.ts'

let made = 0

/** A personal number that no real person has. */
export const inventedNumber = (): string => `9${String(++made).padStart(11, '0')}`

export async function register(
  world: World,
  actor: Actor,
  branch: Place,
  fields: Record<string, unknown> = {},
): Promise<{ id: string; version: number }> {
  made += 1
  return world.ask(actor, 'members.register', {
    organisationId: branch.id,
    fullName: `Nguyễn Văn Thử ${made}`,
    gender: 'male',
    birthDate: '1980-05-17',
    admittedOn: '2010-02-03',
    decisionOn: '2010-01-20',
    officialOn: '2011-02-03',
    status: 'full',
    joinedOn: '2025-08-01',
    ...fields,
  })
}

/** Kept figures of the subtree compared with a recount. */
export async function differences(world: World, board: Actor, organisation?: Place): Promise<unknown[]> {
  const found: { differences: unknown[] } = await world.ask(board, 'members.check-figures', {
    organisationId: organisation?.id,
  })
  return found.differences
}
