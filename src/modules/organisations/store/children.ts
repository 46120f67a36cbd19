// The list of organisations that stood directly below one on a day, by key, in one statement.
import { type RawBuilder, sql } from 'kysely'
import type { QueryContext } from '#kernel/context.ts'
import type { SeatScope } from '#kernel/permission.ts'
import type { OrganisationTypeCode } from '#rules/code-lists/organisation-types.ts'
import { directlyBelow } from './below.ts'
import { seenOn } from './rows.ts'

export interface ChildRow {
  id: string
  provinceCode: string
  code: string
  name: string
  typeCode: OrganisationTypeCode
  unitTypeCode: string | null
  foundedOn: string
  endedOn: string | null
  hasChildren: boolean
  sortKey: string
}

export interface ChildrenWanted {
  on: string
  withEnded: boolean
  after: readonly [sortKey: string, id: string] | null
  limit: number
}

/** Sorted by today's name also on a past day, so that a list keeps its order while the date is changed. */
export async function fetchChildren(
  context: QueryContext,
  scope: SeatScope,
  parent: { id: string; path: string },
  { on, withEnded, after, limit }: ChildrenWanted,
): Promise<ChildRow[]> {
  const below = directlyBelow(context, scope, parent)
  const { provinces } = below
  const living: RawBuilder<boolean> = sql`(o.ended_on is null or o.ended_on > ${on})`
  const hasChildren = sql<boolean>`exists (
    select from organisation_placements k
     where k.province_code in (${sql.join(provinces)}) and k.province_code = o.province_code and k.parent_id = o.id
       and k.valid_from <= ${on} and (k.valid_to is null or k.valid_to > ${on}))`
  let query = context.tx
    .selectFrom('organisation_placements as p')
    .innerJoin('organisations as o', (join) =>
      join.onRef('o.province_code', '=', 'p.province_code').onRef('o.id', '=', 'p.organisation_id'),
    )
    .innerJoin('organisation_names as n', (join) =>
      join.onRef('n.province_code', '=', 'o.province_code').onRef('n.organisation_id', '=', 'o.id').on(seenOn('n', on)),
    )
    .innerJoin('organisation_codes as c', (join) =>
      join.onRef('c.province_code', '=', 'o.province_code').onRef('c.organisation_id', '=', 'o.id').on(seenOn('c', on)),
    )
    .select([
      'o.id',
      'o.province_code as provinceCode',
      'c.code',
      'n.name',
      'p.type_code as typeCode',
      'p.unit_type as unitTypeCode',
      'o.founded_on as foundedOn',
      'o.sort_key as sortKey',
      hasChildren.as('hasChildren'),
      // On a day before its end an organisation had no end yet.
      sql<string | null>`case when o.ended_on <= ${on} then o.ended_on end`.as('endedOn'),
    ])
    .where('p.province_code', 'in', provinces)
    .where('o.province_code', 'in', provinces)
    .where('n.province_code', 'in', provinces)
    .where('c.province_code', 'in', provinces)
    .where(below.condition)
    .where(seenOn('p', on))
  if (!withEnded) query = query.where(living)
  if (after !== null) query = query.where(sql<boolean>`(o.sort_key, o.id) > (${after[0]}, ${after[1]}::uuid)`)
  return query
    .orderBy('o.sort_key')
    .orderBy('o.id')
    .limit(limit + 1)
    .$castTo<ChildRow>()
    .execute()
}

/** The organisation a list starts from when none is named: the seat's own, or the root of the province the centre looks at. */
export async function fetchStart(
  { tx, actor, province }: QueryContext,
  scope: SeatScope,
): Promise<{ id: string; path: string } | undefined> {
  let query = tx
    .selectFrom('organisations as o')
    .select(['o.id', 'o.path'])
    .where('o.province_code', '=', province)
    .where(scope.rows(actor, province, 'o'))
  if (actor.national && province !== actor.provinceCode) query = query.where('o.path', '=', `${province}/`)
  else query = query.where('o.id', '=', actor.seat.organisationId)
  return query.executeTakeFirst()
}
