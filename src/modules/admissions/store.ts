// The rows of admission plans, and the organisations they are shown for.
import type { Selectable } from 'kysely'
import type { AdmissionPlans } from '#db/types.gen.ts'
import type { QueryContext } from '#kernel/context.ts'
import type { SeatScope } from '#kernel/permission.ts'

export type PlanRow = Selectable<AdmissionPlans>

export interface PlannedPlace {
  id: string
  name: string
  path: string
}

/** The organisation within the scope's reach, or undefined. */
export const placeInReach = (
  { tx, province, actor }: QueryContext,
  scope: SeatScope,
  id: string,
): Promise<PlannedPlace | undefined> =>
  tx
    .selectFrom('organisations')
    .select(['id', 'name', 'path'])
    .where('province_code', '=', province)
    .where('id', '=', id)
    .where(scope.rows(actor, province, 'organisations'))
    .executeTakeFirst()

/** The organisations directly below that still stand, in the order of names. */
export const placesBelow = ({ tx, province }: QueryContext, id: string): Promise<PlannedPlace[]> =>
  tx
    .selectFrom('organisations')
    .select(['id', 'name', 'path'])
    .where('province_code', '=', province)
    .where('parent_id', '=', id)
    .where('ended_on', 'is', null)
    .orderBy('sort_key')
    .orderBy('id')
    .limit(1000)
    .execute()

/** The plans of some organisations for a year, by the organisation. */
export async function plansOf(
  { tx, province }: QueryContext,
  organisationIds: readonly string[],
  year: number,
): Promise<Map<string, PlanRow>> {
  if (organisationIds.length === 0) return new Map()
  const rows = await tx
    .selectFrom('admission_plans')
    .selectAll()
    .where('province_code', '=', province)
    .where('year', '=', year)
    .where('organisation_id', 'in', [...organisationIds])
    .execute()
  return new Map(rows.map((row) => [row.organisation_id, row]))
}
