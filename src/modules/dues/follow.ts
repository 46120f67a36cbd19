// What happens to dues by itself: what a member declared goes along to the next branch, and nothing with money in it ends or vanishes.
import { sql } from 'kysely'
import { refuse } from '#kernel/refusal.ts'
import { balanceOf } from '#modules/dues/store/entries.ts'
import { type Follower, registerFollower, registerWithdrawal } from '#modules/members/public.ts'
import { registerEndGuard } from '#modules/organisations/public.ts'

/**
 * The months before the move stay with the branch they began in, so the rows stay there. Copied to the new branch are the declaration that
 * held when the member joined it, all later ones, and the reliefs that ran then or later: a move may be written down months late, and pay be
 * declared months ahead. Reliefs that only wait for a decision are proposed there.
 */
const followMembers: Follower = async ({ tx, province, newId }, memberIds, path) => {
  const joined = sql`
    joined as (select member_id, to_char(valid_from, 'YYYY-MM') collate "C" as month from memberships
                where province_code = ${province} and member_id = any(${memberIds}::uuid[]) and path = ${path} and valid_to is null)`
  const { rows: bases } = await sql<{ id: string }>`
    with ${joined},
      held as (
        select distinct on (b.member_id, b.from_month) b.id, b.path, b.member_id, b.from_month from dues_bases b
         where b.province_code = ${province} and b.member_id = any(${memberIds}::uuid[])
         order by b.member_id, b.from_month, b.id desc)
    select h.id from held h join joined j using (member_id)
     where h.path <> ${path}
       and h.from_month >= coalesce((select max(e.from_month) from held e where e.member_id = h.member_id and e.from_month <= j.month), '')
     order by h.member_id, h.from_month`.execute(tx)
  const { rows: reliefs } = await sql<{ id: string }>`
    with ${joined}
    select r.id from dues_reliefs r join joined j using (member_id)
     where r.province_code = ${province} and r.member_id = any(${memberIds}::uuid[]) and r.path <> ${path}
       and r.state in ('proposed', 'decided') and r.to_month >= j.month
       and not exists (select from dues_reliefs x where x.province_code = ${province} and x.member_id = r.member_id
                          and x.path = ${path} and x.from_month = r.from_month and x.state = r.state)`.execute(tx)
  const ids = (found: readonly { id: string }[]): [string[], string[]] => [
    found.map(({ id }) => id),
    found.map(() => newId()),
  ]
  const [baseIds, newBaseIds] = ids(bases)
  await sql`
    insert into dues_bases (province_code, id, path, organisation_id, member_id, member_type, base, extra_pay, region, from_month,
                            declared_on, declared_by, recorded_at)
    select ${province}, n.new_id, ${path}, o.id, b.member_id, b.member_type, b.base, b.extra_pay, b.region, b.from_month,
           b.declared_on, b.declared_by, b.recorded_at
      from unnest(${baseIds}::uuid[], ${newBaseIds}::uuid[]) as n(old_id, new_id)
      join dues_bases b on b.province_code = ${province} and b.id = n.old_id
      join organisations o on o.province_code = ${province} and o.path = ${path}`.execute(tx)
  const [reliefIds, newReliefIds] = ids(reliefs)
  await sql`
    insert into dues_reliefs (province_code, id, path, organisation_id, member_id, ground, pct, from_month, to_month, reason, state,
                              proposed_on, proposed_by, decision_no, decided_on, decided_by)
    select ${province}, n.new_id, ${path}, o.id, r.member_id, r.ground, r.pct, r.from_month, r.to_month, r.reason, r.state,
           r.proposed_on, r.proposed_by, r.decision_no, r.decided_on, r.decided_by
      from unnest(${reliefIds}::uuid[], ${newReliefIds}::uuid[]) as n(old_id, new_id)
      join dues_reliefs r on r.province_code = ${province} and r.id = n.old_id
      join organisations o on o.province_code = ${province} and o.path = ${path}`.execute(tx)
}

/** Makes this module known to members and organisations. Calling it again changes nothing. */
export const followAlong = (): void => {
  registerFollower('dues', followMembers)
  registerWithdrawal('dues', {
    workedOn: async ({ tx, province }, memberIds) => {
      const { rows } = await sql<{ id: string }>`
        select member_id as id from dues_bases where province_code = ${province} and member_id = any(${memberIds}::uuid[])
        union select member_id from dues_reliefs where province_code = ${province} and member_id = any(${memberIds}::uuid[])
        union select member_id from dues_import_rows where province_code = ${province} and member_id = any(${memberIds}::uuid[])
        union select member_id from dues_entries where province_code = ${province} and member_id = any(${memberIds}::uuid[])`.execute(
        tx,
      )
      return new Set(rows.map(({ id }) => id))
    },
    withdraw: async () => undefined,
  })
  registerEndGuard('dues', async (context, organisation) => {
    const balance = await balanceOf(context, organisation.id)
    return balance === 0 ? null : refuse('dues.balance-left', { name: organisation.name, balance })
  })
}
