// Which organisations may keep dossiers (DOS-01): that of the seat, one above a branch, those a list is asked of.
import { sql } from 'kysely'
import type { QueryContext } from '#kernel/context.ts'
import type { Refusal } from '#kernel/refusal.ts'
import { refusedBy, settingOf } from '#modules/dossiers/store/setting.ts'
import { type OrganisationRow, organisationById } from '#modules/organisations/public.ts'
import { refuseKeeper } from '#rules/dossiers/custody.ts'

/** The organisation of the seat, when it keeps dossiers; otherwise why not. */
export async function ownKeeper(context: QueryContext): Promise<OrganisationRow | Refusal> {
  const { tx, province, actor } = context
  const own = await organisationById(tx, province, actor.seat.organisationId)
  // A seat of the centre acts in a province where it is no organisation.
  const wrong = refuseKeeper(own?.typeCode ?? '', await settingOf(context))
  if (own === undefined || wrong !== null) {
    return refusedBy({
      ...(wrong ?? { code: 'dossiers.not-a-keeper', ruleId: 'DOS-01', basis: '' }),
      facts: { organisation: own?.name ?? '' },
    })
  }
  return own
}

export interface LineRow {
  id: string
  name: string
  typeCode: string
  path: string
}

/** Any organisation of the province by its id, from the directory: also one above the seat. Before the first write. */
export async function fromDirectory({ tx, province }: QueryContext, id: string): Promise<LineRow | undefined> {
  const { rows } = await sql<LineRow>`
    select id, name, type_code as "typeCode", path from organisation_line(${province}, ${id}) order by place desc limit 1`.execute(
    tx,
  )
  return rows[0]
}

/** The organisation that keeps dossiers for a branch: the grassroots organisation it belongs to, as far as the transaction reaches. */
export async function keeperAbove(
  context: Pick<QueryContext, 'tx' | 'province' | 'today'>,
  path: string,
): Promise<LineRow | undefined> {
  const { tx, province } = context
  const segments = path.split('/').slice(0, -1)
  const paths = segments.map((_, i) => `${segments.slice(0, i + 1).join('/')}/`)
  const rows = await tx
    .selectFrom('organisations')
    .select(['id', 'name', 'type_code as typeCode', 'path'])
    .where('province_code', '=', province)
    .where('path', 'in', paths)
    .orderBy('path', 'desc')
    .execute()
  const setting = await settingOf(context)
  return rows.find(({ typeCode }) => refuseKeeper(typeCode, setting) === null)
}
