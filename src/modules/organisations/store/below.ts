// What stands directly below an organisation: its children, and for the centre also the roots of the provinces.
import { type RawBuilder, sql } from 'kysely'
import type { QueryContext } from '#kernel/context.ts'
import type { SeatScope } from '#kernel/permission.ts'

// Every code there can be, so that a province missing from a code list is not hidden from the centre.
const everyProvince = Array.from({ length: 100 }, (_, n) => String(n).padStart(2, '0'))

/** Which provinces to name, and the condition over `organisation_placements as p` joined to `organisations as o`. */
export interface Below {
  provinces: string[]
  condition: RawBuilder<boolean>
}

/** A province's root has no parent in its own province, so the centre finds it by its path. Only the centre reaches there. */
export function directlyBelow(
  { actor, province }: QueryContext,
  scope: SeatScope,
  parent: { id: string; path: string },
): Below {
  if (parent.path === '00/' && actor.national) {
    return {
      provinces: everyProvince,
      condition: sql<boolean>`(p.parent_id = ${parent.id} or (p.parent_id is null and p.province_code <> ${province}))`,
    }
  }
  return {
    provinces: [province],
    condition: sql<boolean>`(p.parent_id = ${parent.id} and ${scope.rows(actor, province, 'o')})`,
  }
}
