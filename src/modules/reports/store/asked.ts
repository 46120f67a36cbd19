// Finds what a statistic is asked about: one organisation, a whole province, or the country; and where it stood in time.
import type { RefusalFacts } from '#contract/refusals.ts'
import { subtree, type Tx } from '#db/tenancy.ts'
import type { QueryContext } from '#kernel/context.ts'
import type { SeatScope } from '#kernel/permission.ts'
import { notFound, type Refusal, refuse } from '#kernel/refusal.ts'

/** A placement of the organisation asked about: the range of paths it stood for from `from` up to, not including, `to`. */
export interface Stay {
  lo: string
  hi: string
  unitType: string | null
  from: string
  to: string | null
}

/** `country` and `province` are everything there is in them at any time; `organisation` is what stood under it on a day. */
export interface Asked {
  kind: 'country' | 'province' | 'organisation'
  province: string
  id: string
  /** Its path of today. */
  path: string
  code: string
  name: string
  stays: readonly Stay[]
}

export interface Question {
  organisationId?: string | undefined
  on: string
}

/** What is asked about on the day, if the scope reaches it; refuses a day that has not come or on which it did not exist. */
export async function findAsked(
  context: QueryContext,
  scope: SeatScope,
  { organisationId, on }: Question,
): Promise<Asked | Refusal> {
  const { tx, actor, province, today } = context
  if (on > today) return refuse('reports.date-in-future', { on, today })
  // The centre that looks at a province without naming an organisation means the province itself.
  const abroad = actor.national && province !== actor.provinceCode
  let query = tx
    .selectFrom('organisations as o')
    .select(['o.id', 'o.path', 'o.name', 'o.founded_on', 'o.ended_on'])
    .where('o.province_code', '=', province)
    .where(scope.rows(actor, province, 'o'))
  if (organisationId !== undefined) query = query.where('o.id', '=', organisationId)
  else if (abroad) query = query.where('o.path', '=', `${province}/`)
  else query = query.where('o.id', '=', actor.seat.organisationId)
  const found = await query.executeTakeFirst()
  if (found === undefined) return notFound()
  const placements = await tx
    .selectFrom('organisation_placements as p')
    .select(['p.placed_path', 'p.unit_type', 'p.valid_from', 'p.valid_to'])
    .where('p.province_code', '=', province)
    .where('p.organisation_id', '=', found.id)
    .orderBy('p.valid_from')
    .execute()
  const stays = placements.map((p): Stay => {
    const { lo, hi } = subtree(p.placed_path)
    return { lo, hi, unitType: p.unit_type, from: p.valid_from, to: p.valid_to }
  })
  const kind =
    found.path === '00/' && actor.national ? 'country' : found.path === `${province}/` ? 'province' : 'organisation'
  const asked = { kind, province, id: found.id, path: found.path, code: '', name: found.name, stays } satisfies Asked
  if (stayOn(asked, on) === undefined) {
    const ended = found.ended_on !== null && found.ended_on <= on
    const facts: RefusalFacts = ended ? { endedOn: found.ended_on } : { foundedOn: found.founded_on }
    return refuse('reports.organisation-not-there', { organisation: found.name, on, ...facts })
  }
  const called = await tx
    .selectFrom('organisation_names as n')
    .innerJoin('organisation_codes as c', (join) =>
      join.on('c.province_code', '=', province).onRef('c.organisation_id', '=', 'n.organisation_id'),
    )
    .select(['n.name', 'c.code'])
    .where('n.province_code', '=', province)
    .where('n.organisation_id', '=', found.id)
    .where('n.valid_from', '<=', on)
    .where((e) => e.or([e('n.valid_to', 'is', null), e('n.valid_to', '>', on)]))
    .where('c.valid_from', '<=', on)
    .where((e) => e.or([e('c.valid_to', 'is', null), e('c.valid_to', '>', on)]))
    .executeTakeFirst()
  return { ...asked, code: called?.code ?? '', name: called?.name ?? found.name }
}

/** Where the organisation stood on a day; undefined when it did not exist. */
export const stayOn = (asked: Pick<Asked, 'stays'>, day: string): Stay | undefined =>
  asked.stays.find((stay) => stay.from <= day && (stay.to === null || stay.to > day))

/** The country as its provinces, each asked about as a whole: none takes longer than the server lets a statement run. */
export async function partsOf(tx: Tx, asked: Asked): Promise<Asked[]> {
  if (asked.kind !== 'country') return [asked]
  const tops = await tx
    .selectFrom('organisations as o')
    .select(['o.province_code', 'o.id', 'o.path', 'o.name'])
    .where('o.parent_id', 'is', null)
    .orderBy('o.province_code')
    .execute()
  return tops.map(({ province_code, id, path, name }) => {
    const always = { ...subtree(path), unitType: null, from: '0001-01-01', to: null }
    return { kind: 'province', province: province_code, id, path, code: '', name, stays: [always] }
  })
}
