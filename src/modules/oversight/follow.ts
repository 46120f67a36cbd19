// What reviews follow of the modules before: the count of their votes, the case that is opened, guards of members and organisations.
import { sql } from 'kysely'
import type { CommandContext } from '#kernel/context.ts'
import { refuse } from '#kernel/refusal.ts'
import { registerStepFollower, type TakenStep } from '#modules/cases/public.ts'
import { registerEvidence } from '#modules/evaluations/public.ts'
import { registerVoteFollower } from '#modules/meetings/public.ts'
import { type Follower, followedRows, registerFollower, registerWithdrawal } from '#modules/members/public.ts'
import { registerEndGuard } from '#modules/organisations/public.ts'
import { programmeDone } from '#modules/oversight/store/inspections.ts'
import { changeName, type NameRow } from '#modules/oversight/store/rows.ts'
import { casesAfterReview } from '#rules/reviews/grounds.ts'
import { overStates, type VotePurpose, votes } from '#rules/reviews/steps.ts'

interface Counted {
  id: string
  state: string
  outcome: string | null
  in_favour: number | null
}

/** The vote about a name was counted or taken back: the name goes where the votes say, and nowhere else. */
async function followVote(context: CommandContext, vote: Counted): Promise<void> {
  const { tx, province } = context
  const { rows } = await sql<NameRow & { purpose: VotePurpose }>`
    select n.*, v.purpose from review_votes v join review_names n on n.province_code = ${province} and n.id = v.name_id
     where v.province_code = ${province} and v.vote_id = ${vote.id} for update of n`.execute(tx)
  const [row] = rows
  if (row === undefined) return
  const { from, passed, short } = votes[row.purpose]
  const counted = vote.state === 'counted'
  await tx
    .updateTable('review_votes')
    .set(counted ? { state: 'counted', in_favour: vote.in_favour } : { state: 'cancelled' })
    .where('province_code', '=', province)
    .where('vote_id', '=', vote.id)
    .execute()
  await changeName(context, row, { state: !counted ? from : vote.outcome === 'passed' ? passed : short })
}

/** A case of row I3 was opened about somebody whose progress the branch did not recognise. */
async function followCase(
  { tx, province }: CommandContext,
  { row, lifecycle, after, memberId }: TakenStep,
): Promise<void> {
  if (after.steps.length !== 1 || !casesAfterReview.some((code) => code === lifecycle.code)) return
  await sql`
    update review_names set state = 'in-case', case_id = ${row.id}::uuid, case_lifecycle = ${lifecycle.code}, version = version + 1
     where province_code = ${province} and member_id = ${memberId}::uuid and state = 'not-improved'`.execute(tx)
}

/** E-19 as a fact for whoever appraises, never a verdict: how much of the programme of the year was concluded. */
const tellOfProgramme: Parameters<typeof registerEvidence>[1] = async (context, { organisationId, year, on }) => {
  const found = await programmeDone(context, organisationId, year, on)
  if (found === undefined) return []
  const { pieces, done } = found
  return [
    {
      kind: 'inspection',
      text: `Chương trình kiểm tra, giám sát năm ${year}: đã kết luận ${done} trên ${pieces} cuộc (E-19).`,
    },
  ]
}

/**
 * A piece about somebody lies where that person is, who has to report and to object there; it stays where whoever holds it would not reach it
 * any more (K-13). A programme out of the reach of the move is one of those above it, who reach both ends.
 */
const followMembers: Follower = async ({ tx, province }, moved) => {
  const { rows } = await sql<{ id: string }>`
    update inspections i set path = m.path
      from ${followedRows(moved)}
     where i.province_code = ${province} and i.member_id = m.member_id
       and not exists (select from inspection_programmes p
                        where p.province_code = ${province} and p.id = i.programme_id and not starts_with(m.path, p.path))
    returning i.id`.execute(tx)
  if (rows.length === 0) return
  await sql`
    update inspection_corrections r set path = i.path from inspections i
     where i.province_code = ${province} and i.id = any(${rows.map(({ id }) => id)}::uuid[])
       and r.province_code = ${province} and r.inspection_id = i.id`.execute(tx)
}

/** Makes this module known to those before it. Calling it again changes nothing. */
export const followAlong = (): void => {
  registerVoteFollower('oversight', followVote)
  registerStepFollower('oversight', followCase)
  registerEvidence('oversight', tellOfProgramme)
  registerFollower('oversight', followMembers)
  registerWithdrawal('oversight', {
    workedOn: async ({ tx, province }, memberIds) => {
      const { rows } = await sql<{ id: string }>`
        select distinct member_id as id from review_names
         where province_code = ${province} and member_id = any(${[...memberIds]}::uuid[])
        union select distinct member_id from review_questions
         where province_code = ${province} and member_id = any(${[...memberIds]}::uuid[])
        union select distinct member_id from inspections
         where province_code = ${province} and member_id = any(${[...memberIds]}::uuid[])`.execute(tx)
      return new Set(rows.map(({ id }) => id))
    },
    withdraw: async () => undefined,
  })
  registerEndGuard('oversight', async ({ tx, province }, organisation) => {
    const { rows } = await sql`
      select 1 from branch_reviews where province_code = ${province} and organisation_id = ${organisation.id}
         and state = 'open' limit 1`.execute(tx)
    if (rows.length > 0) return refuse('reviews.still-open', { organisation: organisation.name })
    const { rows: held } = await sql`
      select 1 from inspections where province_code = ${province} and organisation_id = ${organisation.id}
         and state in ('announced', 'reported', 'concluded') limit 1`.execute(tx)
    if (held.length > 0) return refuse('inspections.still-open', { organisation: organisation.name })
    const { rows: helped } = await sql`
      select 1 from review_names n join branch_reviews r on r.province_code = ${province} and r.id = n.review_id
       where n.province_code = ${province} and r.organisation_id = ${organisation.id} and not n.state = any(${[...overStates]}::text[]) limit 1`.execute(
      tx,
    )
    if (helped.length > 0) return refuse('reviews.still-helping', { organisation: organisation.name })
    const { rows: asked } = await sql<{ open: number }>`
      select count(*)::integer as open from petitions
       where province_code = ${province} and organisation_id = ${organisation.id} and state = 'open'`.execute(tx)
    const open = asked[0]?.open ?? 0
    return open === 0 ? null : refuse('petitions.still-open', { organisation: organisation.name, open })
  })
}
