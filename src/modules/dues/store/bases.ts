// What members declared, and the reliefs decided or proposed for them.
import { type Selectable, sql } from 'kysely'
import type { DuesBases, DuesReliefs } from '#db/types.gen.ts'
import type { CommandContext, QueryContext } from '#kernel/context.ts'
import type { SeatScope } from '#kernel/permission.ts'

export type BaseRow = Selectable<DuesBases>
export type ReliefRow = Selectable<DuesReliefs> & { full_name: string; branch_name: string }

/** Declared for a member where the transaction reaches, the newest first; what a move copied from branch to branch once. */
export async function basesOf({ tx, province }: QueryContext, memberId: string): Promise<BaseRow[]> {
  const { rows } = await sql<BaseRow>`
    select b.* from dues_bases b
     where b.province_code = ${province} and b.member_id = ${memberId}
       and not exists (
         select from dues_bases x
          where x.province_code = ${province} and x.member_id = ${memberId} and x.path <> b.path and x.id > b.id
            and x.from_month = b.from_month and x.recorded_at = b.recorded_at and x.member_type = b.member_type
            and x.base is not distinct from b.base and x.extra_pay = b.extra_pay and x.region is not distinct from b.region)
     order by b.from_month desc, b.id desc`.execute(tx)
  return rows
}

/** What somebody declares to pay from. */
export interface Declaration {
  memberType: string
  base: number | null
  extraPay: number
  region: number | null
}

/** Which of these people the newest declaration from that month, in the branch of today, says just this of. The book is held. */
export async function declaredAlready(
  { tx, province }: QueryContext,
  { path, fromMonth }: { path: string; fromMonth: string },
  people: ReadonlyMap<string, Declaration>,
): Promise<ReadonlySet<string>> {
  const rows = await tx
    .selectFrom('dues_bases')
    .distinctOn('member_id')
    .select(['member_id', 'member_type', 'base', 'extra_pay', 'region'])
    .where('province_code', '=', province)
    .where('member_id', 'in', [...people.keys()])
    .where('path', '=', path)
    .where('from_month', '=', fromMonth)
    .orderBy('member_id')
    .orderBy('id', 'desc')
    .execute()
  const same = rows.filter((row) => {
    const said = people.get(row.member_id)
    return (
      row.member_type === said?.memberType &&
      row.base === said.base &&
      row.extra_pay === said.extraPay &&
      row.region === said.region
    )
  })
  return new Set(same.map(({ member_id }) => member_id))
}

/** Writes what people of one branch declare from a month on; answers the ids in the same order. */
export async function addBases(
  { tx, province, today, now, actor, newId }: CommandContext,
  { path, organisationId, fromMonth }: { path: string; organisationId: string; fromMonth: string },
  people: ReadonlyMap<string, Declaration>,
): Promise<string[]> {
  const rows = [...people].map(([memberId, { memberType, base, extraPay, region }]) => ({
    province_code: province,
    id: newId(),
    path,
    organisation_id: organisationId,
    member_id: memberId,
    member_type: memberType,
    base,
    extra_pay: extraPay,
    region,
    from_month: fromMonth,
    declared_on: today,
    declared_by: actor.displayName,
    recorded_at: now.toISOString(),
  }))
  await tx.insertInto('dues_bases').values(rows).execute()
  return rows.map(({ id }) => id)
}

/** Reliefs below a path or of one member, within the scope (over the path of each), what waits first. At most 500. */
export async function reliefsIn(
  { tx, province, actor }: QueryContext,
  scope: SeatScope | null,
  asked: { path?: string; memberId?: string; id?: string; state?: string },
): Promise<ReliefRow[]> {
  const { path, memberId, id, state } = asked
  const upper = path === undefined ? '' : `${path.slice(0, -1)}0`
  const { rows } = await sql<ReliefRow>`
    select r.*, m.full_name, o.name as branch_name
      from dues_reliefs r
      join organisations o on o.province_code = ${province} and o.id = r.organisation_id
      join members_once_here(${province}, array(
        select x.member_id from dues_reliefs x where x.province_code = ${province}
           and ${path === undefined ? sql`true` : sql`x.path >= ${path} and x.path < ${upper}`}
           and ${memberId === undefined ? sql`true` : sql`x.member_id = ${memberId}`}
           and ${id === undefined ? sql`true` : sql`x.id = ${id}`})) m on m.id = r.member_id
     where r.province_code = ${province}
       and ${scope === null ? sql`true` : scope.rows(actor, province, 'r')}
       and ${path === undefined ? sql`true` : sql`r.path >= ${path} and r.path < ${upper}`}
       and ${memberId === undefined ? sql`true` : sql`r.member_id = ${memberId}`}
       and ${id === undefined ? sql`true` : sql`r.id = ${id}`}
       and ${state === undefined ? sql`true` : sql`r.state = ${state}`}
     order by r.state <> 'proposed', r.from_month desc, r.id desc limit 500`.execute(tx)
  return rows
}
