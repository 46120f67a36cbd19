// Who of a committee is in charge of which branch: the latest row by a day holds, a row without a member says nobody.
import { sql } from 'kysely'
import type { CommandContext, QueryContext } from '#kernel/context.ts'
import type { MeetingPlace } from '#modules/meetings/store/places.ts'
import { branchTypes } from '#rules/code-lists/organisation-types.ts'

export interface InCharge {
  memberId: string | null
  fullName: string | null
  since: string
}

/** Whoever is in charge of a branch on a day; undefined while nobody ever was. */
export const inChargeOf = async (
  { tx, province }: QueryContext,
  organisationId: string,
  on: string,
): Promise<InCharge | undefined> =>
  (
    await sql<InCharge>`
      select member_id as "memberId", full_name as "fullName", valid_from as since from members_in_charge
       where province_code = ${province} and organisation_id = ${organisationId} and valid_from <= ${on}::date
       order by valid_from desc limit 1`.execute(tx)
  ).rows[0]

/** The branches a member is in charge of on a day, as far as the transaction reaches. */
export const branchesOf = async ({ tx, province, today }: QueryContext, memberId: string | null): Promise<string[]> =>
  memberId === null
    ? []
    : (
        await sql<{ id: string }>`
          select c.organisation_id as id from members_in_charge c
           where c.province_code = ${province} and c.member_id = ${memberId} and c.valid_from <= ${today}::date
             and not exists (select 1 from members_in_charge later
                              where later.province_code = ${province} and later.organisation_id = c.organisation_id
                                and later.valid_from > c.valid_from and later.valid_from <= ${today}::date)
           limit 1000`.execute(tx)
      ).rows.map(({ id }) => id)

export interface BranchInCharge {
  organisationId: string
  name: string
  memberId: string | null
  fullName: string | null
  since: string | null
}

/** The living branches directly below a committee with whoever is in charge of each today. */
export const chargesBelow = async (
  { tx, province, today }: QueryContext,
  committeeId: string,
): Promise<BranchInCharge[]> =>
  (
    await sql<BranchInCharge>`
      select o.id as "organisationId", o.name, c.member_id as "memberId", c.full_name as "fullName",
             case when c.member_id is not null then c.valid_from end as since
        from organisations o
        left join lateral (
          select k.member_id, k.full_name, k.valid_from from members_in_charge k
           where k.province_code = ${province} and k.organisation_id = o.id and k.valid_from <= ${today}::date
           order by k.valid_from desc limit 1) c on true
       where o.province_code = ${province} and o.parent_id = ${committeeId} and o.ended_on is null
         and o.type_code = any(${branchTypes}::text[])
       order by o.sort_key, o.id limit 1000`.execute(tx)
  ).rows

/** From today on; a second choice of the same day stands for the first. */
export async function putInCharge(
  { tx, province, today, actor }: CommandContext,
  branch: Pick<MeetingPlace, 'id' | 'path'>,
  person: { memberId: string; fullName: string } | null,
): Promise<void> {
  const columns = {
    member_id: person?.memberId ?? null,
    full_name: person?.fullName ?? null,
    named_by: actor.displayName,
  }
  await tx
    .insertInto('members_in_charge')
    .values({ province_code: province, organisation_id: branch.id, valid_from: today, path: branch.path, ...columns })
    .onConflict((on) => on.columns(['province_code', 'organisation_id', 'valid_from']).doUpdateSet(columns))
    .execute()
}
