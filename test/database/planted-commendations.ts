// A new model with canary values for the sweep, and the inputs aimed at it.
import { newId } from '#kernel/identifier.ts'
import type { World } from '../harness/world.ts'
import type { Aim } from './sweep-inputs.ts'

export interface CommendationCanaries {
  /** At version 1. */
  commendationId: string
}

export async function plantCommendations(world: World): Promise<CommendationCanaries> {
  const { branchA1 } = world.places
  const id = newId()
  // What the members of the branch may see of it.
  const said = 'CANARY-ORG'
  await world.database.owner.query(
    `insert into commendations (province_code, id, path, organisation_id, organisation_name, kind, title, on_day, paper)
     values ('99', $1, $2, $3, $4, 'model', $4, '2026-11-20', $4)`,
    [id, branchA1.path, branchA1.id, said],
  )
  return { commendationId: id }
}

const by = 'secretary' as const

export const commendationAims: Readonly<Record<string, Aim>> = {
  'commendations.list': { by, input: (c) => ({ organisationId: c.branchId, year: 2026 }) },
  'commendations.record': {
    by,
    input: (c) => ({ organisationId: c.branchId, kind: 'model', title: 'Tổ tự quản', on: '2026-11-20' }),
  },
  'commendations.withdraw': { by, input: (c) => ({ id: c.commendationId, version: 1, reason: 'Nhầm' }) },
}
