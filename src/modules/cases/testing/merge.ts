// A branch that ends in another: its members go there, and the day after it stands no longer.
import type { Actor } from '#kernel/actor.ts'
import { backgroundDone } from '#kernel/background.ts'
import type { Place, World } from '../../../../test/harness/world.ts'
import { today } from './drive.ts'

/** `board` moves the members, `office` ends the branch; what follows by itself has followed. */
export async function mergeBranch(
  world: World,
  { board, office }: { board: Actor; office: Actor },
  from: Place,
  into: Place,
): Promise<void> {
  const { rows } = await world.database.owner.query(
    `select id, version from members where organisation_id = $1 and status <> 'left'`,
    [from.id],
  )
  for (const member of rows) {
    const to = { organisationId: into.id, from: today(world), document: '05-QĐ' }
    await world.ask(board, 'members.move-branch', { ...member, ...to })
  }
  world.clock.advance(86_400_000)
  const { version } = await world.ask<{ version: number }>(board, 'organisations.get', { id: from.id })
  await world.ask(office, 'organisations.end', { id: from.id, version, endedOn: today(world) })
  await backgroundDone(world.application)
}
