// Who belonged to a branch on a day, and how each of them counts when it votes (VOTE-02).
import { sql } from 'kysely'
import type { QueryContext } from '#kernel/context.ts'

export type VotingStanding = 'official' | 'probationary' | 'exempt' | 'away' | 'suspended'

/**
 * Why somebody is left out of the number votes are set against, in the words of the rulebook. `exempt-absent` and `away-absent` hold
 * unless the person comes and votes; the other two always.
 */
export type Exclusion = 'probationary' | 'suspended' | 'exempt-absent' | 'away-absent'

export interface ElectorateMember {
  memberId: string
  fullName: string
  standing: VotingStanding
  excluded: Exclusion | null
}

export interface Electorate {
  organisationId: string
  on: string
  /** In the order of names. */
  members: ElectorateMember[]
  /** `official`: all official members, the three groups included, as the rule `vote` takes it. Nobody stands in two groups. */
  counts: { official: number; exempt: number; away: number; suspended: number }
}

const excludedBy: Record<VotingStanding, Exclusion | null> = {
  official: null,
  probationary: 'probationary',
  suspended: 'suspended',
  exempt: 'exempt-absent',
  away: 'away-absent',
}

interface Belonging {
  memberId: string
  fullName: string | null
  sortKey: string | null
  status: string | null
  suspendedProbationer: boolean
  away: boolean
}

type Found = Pick<Belonging, 'memberId' | 'fullName' | 'sortKey' | 'status'>

/** A suspended probationary member has no vote to lose; an exempt member who is away besides is exempt (SCR-03 asks). */
function standingOf({ status, suspendedProbationer, away }: Belonging): VotingStanding {
  if (status === 'probationary' || suspendedProbationer) return 'probationary'
  if (status === 'suspended') return 'suspended'
  if (status === 'exempt') return 'exempt'
  return away ? 'away' : 'official'
}

/** Those of the day whose records have gone out of reach since: a function of the database answers their names and statuses. */
async function goneSince({ tx, province }: QueryContext, organisationId: string, on: string): Promise<Found[]> {
  const placed = await tx
    .selectFrom('organisation_placements')
    .select('placed_path as path')
    .where('province_code', '=', province)
    .where('organisation_id', '=', organisationId)
    .where('valid_from', '<=', on)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', on)]))
    .executeTakeFirst()
  if (placed === undefined) return []
  const { rows } = await sql<Found>`
    select x.id as "memberId", x.full_name as "fullName", x.sort_key as "sortKey", x.status
      from members_then(${province}, ${placed.path}, ${`${placed.path.slice(0, -1)}0`}, ${on}::date) x
     where x.organisation_id = ${organisationId}`.execute(tx)
  return rows
}

/**
 * The members of a branch on the day `on`, as far as the transaction reaches: who counts, who does not and why. Guests of temporary
 * activity belong elsewhere and are not here (VOTE-06); whoever is prosecuted or detained is left out only once suspended.
 */
export async function electorateOn(context: QueryContext, organisationId: string, on: string): Promise<Electorate> {
  const { tx, province } = context
  const { rows } = await sql<Belonging>`
    select s.member_id as "memberId", m.full_name as "fullName", m.sort_key as "sortKey", coalesce(t.status, m.status) as status,
           (t.status = 'suspended' and exists (
              select from member_statuses p where p.province_code = ${province} and p.member_id = s.member_id
                 and p.valid_to = t.valid_from and p.status = 'probationary')) is true as "suspendedProbationer",
           exists (select from member_absences a where a.province_code = ${province} and a.member_id = s.member_id
                      and a.valid_from <= ${on}::date and (a.valid_to is null or a.valid_to > ${on}::date)) as away
      from memberships s
      left join members m on m.province_code = ${province} and m.id = s.member_id
      left join member_statuses t on t.province_code = ${province} and t.member_id = s.member_id
       and t.valid_from <= ${on}::date and (t.valid_to is null or t.valid_to > ${on}::date)
     where s.province_code = ${province} and s.organisation_id = ${organisationId}
       and s.valid_from <= ${on}::date and (s.valid_to is null or s.valid_to > ${on}::date)`.execute(tx)
  const gone = rows.some((row) => row.fullName === null) ? await goneSince(context, organisationId, on) : []
  const then = new Map(gone.map((row) => [row.memberId, row]))
  const members = rows
    .map((row) => (row.fullName === null ? { ...row, ...then.get(row.memberId) } : row))
    .toSorted((a, b) => (`${a.sortKey} ${a.memberId}` < `${b.sortKey} ${b.memberId}` ? -1 : 1))
    .map((row): ElectorateMember => {
      const standing = standingOf(row)
      return { memberId: row.memberId, fullName: row.fullName ?? '', standing, excluded: excludedBy[standing] }
    })
  const count = (standing: VotingStanding): number => members.filter((m) => m.standing === standing).length
  const [exempt, away, suspended] = [count('exempt'), count('away'), count('suspended')]
  const official = count('official') + exempt + away + suspended
  return { organisationId, on, members, counts: { official, exempt, away, suspended } }
}
