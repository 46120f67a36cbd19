// What happens to dues by itself: what a member declared goes along to the next branch, and nothing with money in it ends or vanishes.
import { sql } from 'kysely'
import type { CommandContext } from '#kernel/context.ts'
import { refuse } from '#kernel/refusal.ts'
import { balanceOf } from '#modules/dues/store/entries.ts'
import { type Follower, followedRows, registerFollower, registerWithdrawal } from '#modules/members/public.ts'
import { registerEndGuard } from '#modules/organisations/public.ts'
import { monthAfter } from '#rules/dues/months.ts'

type FollowContext = Pick<CommandContext, 'tx' | 'province' | 'newId'>

/** A row of before, and the path of the branch that gets a copy. */
interface Copied {
  id: string
  path: string
}

/**
 * The months before the move stay with the branch they began in, so the rows stay there. Copied to the new branch are the declaration that
 * held when the member joined it, all later ones, and the reliefs decided that ran then or later: a move may be written down months late,
 * and pay be declared months ahead. A relief that only waits for a decision is divided: each month is proposed where it is owed.
 */
const followMembers: Follower = async (context, moved) => {
  const { tx, province, newId } = context
  const memberIds = moved.map(({ memberId }) => memberId)
  // Held before anything is read of them: what is decided or taken back at this moment is so before the move, or is refused after it.
  await sql`
    select from dues_reliefs
     where province_code = ${province} and member_id = any(${memberIds}::uuid[]) and state in ('proposed', 'decided')
     order by id for update`.execute(tx)
  const joined = sql`
    (select s.member_id, m.path, to_char(s.valid_from, 'YYYY-MM') collate "C" as month,
            to_char(s.valid_from + interval '1 month' - interval '1 day', 'YYYY-MM') collate "C" as first
       from memberships s join ${followedRows(moved)} on m.member_id = s.member_id and m.path = s.path
      where s.province_code = ${province} and s.valid_to is null) j`
  const { rows: bases } = await sql<Copied>`
    select id, path from (
      select h.*, j.path, max(h.from_month) filter (where h.from_month <= j.month) over (partition by h.member_id) as began
        from (select distinct on (b.member_id, b.from_month) b.id, b.path as at, b.member_id, b.from_month from dues_bases b
               where b.province_code = ${province} and b.member_id = any(${memberIds}::uuid[])
               order by b.member_id, b.from_month, b.id desc) h
        join ${joined} using (member_id)) x
     where at <> path and from_month >= coalesce(began, '')
     order by member_id, from_month`.execute(tx)
  const { rows: reliefs } = await sql<Copied>`
    select r.id, j.path from dues_reliefs r join ${joined} using (member_id)
     where r.province_code = ${province} and r.member_id = any(${memberIds}::uuid[]) and r.path <> j.path
       and r.state = 'decided' and r.to_month >= j.month
       and not exists (select from dues_reliefs x where x.province_code = ${province} and x.member_id = r.member_id
                          and x.path = j.path and x.from_month = r.from_month and x.state = r.state)`.execute(tx)
  const copied = (found: readonly Copied[]) =>
    sql`unnest(${found.map(({ id }) => id)}::uuid[], ${found.map(() => newId())}::uuid[], ${found.map(({ path }) => path)}::text[])
          as n(old_id, new_id, path)
        join organisations o on o.province_code = ${province} and o.path = n.path`
  if (bases.length > 0) {
    await sql`
    insert into dues_bases (province_code, id, path, organisation_id, member_id, member_type, base, extra_pay, region, from_month,
                            declared_on, declared_by, recorded_at)
    select ${province}, n.new_id, n.path, o.id, b.member_id, b.member_type, b.base, b.extra_pay, b.region, b.from_month,
           b.declared_on, b.declared_by, b.recorded_at
      from ${copied(bases)} join dues_bases b on b.province_code = ${province} and b.id = n.old_id`.execute(tx)
  }
  if (reliefs.length > 0) {
    await sql`
    insert into dues_reliefs (province_code, id, path, organisation_id, member_id, ground, pct, from_month, to_month, reason, state,
                              proposed_on, proposed_by, decision_no, decided_on, decided_by)
    select ${province}, n.new_id, n.path, o.id, r.member_id, r.ground, r.pct, r.from_month, r.to_month, r.reason, r.state,
           r.proposed_on, r.proposed_by, r.decision_no, r.decided_on, r.decided_by
      from ${copied(reliefs)} join dues_reliefs r on r.province_code = ${province} and r.id = n.old_id`.execute(tx)
  }
  await divideProposals(context, joined)
}

/** What waits for a decision: months from the first that begins in the new branch (`joined` j) on are proposed there, those before stay. */
async function divideProposals({ tx, province, newId }: FollowContext, joined: ReturnType<typeof sql>): Promise<void> {
  const { rows } = await sql<{ id: string; first: string; stays: boolean; path: string }>`
    select r.id, j.first, r.from_month < j.first as stays, j.path from dues_reliefs r join ${joined} using (member_id)
     where r.province_code = ${province} and r.path <> j.path and r.state = 'proposed' and r.to_month >= j.first`.execute(
    tx,
  )
  if (rows.length === 0) return
  const divided = sql`
    unnest(${rows.map(({ id }) => id)}::uuid[], ${rows.map(() => newId())}::uuid[], ${rows.map(({ path }) => path)}::text[],
           ${rows.map(({ first }) => first)}::text[], ${rows.map(({ first }) => monthAfter(first, -1))}::text[],
           ${rows.map(({ stays }) => stays)}::boolean[]) as n(old_id, new_id, path, first, last, stays)
      join organisations o on o.province_code = ${province} and o.path = n.path`
  await sql`
    insert into dues_reliefs (province_code, id, path, organisation_id, member_id, ground, pct, from_month, to_month, reason, state,
                              proposed_on, proposed_by)
    select ${province}, n.new_id, n.path, o.id, r.member_id, r.ground, r.pct, n.first, r.to_month, r.reason, r.state,
           r.proposed_on, r.proposed_by
      from ${divided} join dues_reliefs r on r.province_code = ${province} and r.id = n.old_id
     where n.stays`.execute(tx)
  await sql`
    update dues_reliefs r
       set to_month = case when n.stays then n.last else r.to_month end,
           path = case when n.stays then r.path else n.path end,
           organisation_id = case when n.stays then r.organisation_id else o.id end,
           version = r.version + 1
      from ${divided}
     where r.province_code = ${province} and r.id = n.old_id`.execute(tx)
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
