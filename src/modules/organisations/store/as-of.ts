// Reads an organisation as it was on a day: its name, code, type and place, its children and its term.
import type { QueryContext } from '#kernel/context.ts'
import type { SeatScope } from '#kernel/permission.ts'
import type { OrganisationTypeCode } from '#rules/code-lists/organisation-types.ts'
import { directlyBelow } from './below.ts'
import { type OrganisationRow, organisationColumns, seenOn, validOn } from './rows.ts'
import { type TermRow, termColumns } from './terms.ts'

/** Facts of the day asked for beside what holds today; null on a day before the founding. */
export interface OrganisationOn extends OrganisationRow {
  nameOn: string | null
  codeOn: string | null
  typeOn: OrganisationTypeCode | null
  unitTypeOn: string | null
  placedPath: string | null
}

export async function fetchOn(
  { tx, actor, province }: QueryContext,
  scope: SeatScope,
  id: string,
  on: string,
): Promise<OrganisationOn | undefined> {
  return tx
    .selectFrom('organisations as o')
    .leftJoin('organisation_names as n', (join) =>
      join.on('n.province_code', '=', province).onRef('n.organisation_id', '=', 'o.id').on(seenOn('n', on)),
    )
    .leftJoin('organisation_codes as c', (join) =>
      join.on('c.province_code', '=', province).onRef('c.organisation_id', '=', 'o.id').on(seenOn('c', on)),
    )
    .leftJoin('organisation_placements as p', (join) =>
      join.on('p.province_code', '=', province).onRef('p.organisation_id', '=', 'o.id').on(seenOn('p', on)),
    )
    .select(organisationColumns)
    .select([
      'n.name as nameOn',
      'c.code as codeOn',
      'p.type_code as typeOn',
      'p.unit_type as unitTypeOn',
      'p.placed_path as placedPath',
    ])
    .where('o.province_code', '=', province)
    .where('o.id', '=', id)
    .where(scope.rows(actor, province, 'o'))
    .$castTo<OrganisationOn>()
    .executeTakeFirst()
}

/** How many children of each type lived on a day. */
export async function countChildren(
  context: QueryContext,
  scope: SeatScope,
  parent: { id: string; path: string },
  on: string,
): Promise<{ typeCode: OrganisationTypeCode; count: number }[]> {
  const below = directlyBelow(context, scope, parent)
  return context.tx
    .selectFrom('organisation_placements as p')
    .innerJoin('organisations as o', (join) =>
      join.onRef('o.province_code', '=', 'p.province_code').onRef('o.id', '=', 'p.organisation_id'),
    )
    .select((e) => ['p.type_code as typeCode', e.fn.countAll<number>().as('count')])
    .where('p.province_code', 'in', below.provinces)
    .where('o.province_code', 'in', below.provinces)
    .where(below.condition)
    .where(validOn('p', on))
    .groupBy('p.type_code')
    .$castTo<{ typeCode: OrganisationTypeCode; count: number }>()
    .execute()
}

/** The term that runs on a day. */
export async function termOn(
  { tx, province }: QueryContext,
  organisationId: string,
  on: string,
): Promise<TermRow | undefined> {
  return tx
    .selectFrom('organisation_terms as t')
    .select(termColumns)
    .where('t.province_code', '=', province)
    .where('t.organisation_id', '=', organisationId)
    .where('t.starts_on', '<=', on)
    .where('t.ends_on', '>', on)
    .executeTakeFirst()
}
