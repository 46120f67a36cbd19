// Whom a piece of a programme is about, within the area of who inspects; and what the record knows of a branch that wants to supervise by topic (K-02).
import { sql } from 'kysely'
import { subtree } from '#db/tenancy.ts'
import type { QueryContext } from '#kernel/context.ts'
import { type OrganisationRow, organisationById } from '#modules/organisations/public.ts'
import type { BranchFacts } from '#rules/inspections/limits.ts'

interface Subject {
  path: string
  member_id: string | null
  subject_id: string | null
  subject_name: string
}

/**
 * One member, also one who has left since (K-13), or one organisation below, also one that has ended; undefined where none or both are named,
 * or it lies outside. Its path is where it belongs today.
 */
export async function subjectOf(
  { tx, province }: QueryContext,
  place: OrganisationRow,
  { memberId, subjectId }: { memberId?: string; subjectId?: string },
): Promise<Subject | undefined> {
  if ((memberId === undefined) === (subjectId === undefined)) return undefined
  if (memberId !== undefined) {
    const { lo, hi } = subtree(place.path)
    const { rows } = await sql<Subject>`
      select m.path, m.id as member_id, null::uuid as subject_id, m.full_name as subject_name from members m
       where m.province_code = ${province} and m.id = ${memberId}::uuid and m.path >= ${lo} and m.path < ${hi}`.execute(
      tx,
    )
    return rows[0]
  }
  const below = subjectId === undefined ? undefined : await organisationById(tx, province, subjectId)
  if (below === undefined || below.id === place.id || !below.path.startsWith(place.path)) return undefined
  return { path: below.path, member_id: null, subject_id: below.id, subject_name: below.name }
}

export async function branchFactsOf(
  { tx, province, today }: QueryContext,
  { id, path }: OrganisationRow,
  dispersed: boolean,
): Promise<BranchFacts> {
  const { lo, hi } = subtree(path)
  const { rows } = await sql<Omit<BranchFacts, 'dispersed'>>`
    select (select count(*)::integer from members m
             where m.province_code = ${province} and m.organisation_id = ${id}::uuid and m.status in ('full', 'probationary')) as members,
           exists (select from post_holdings h
             where h.province_code = ${province} and h.organisation_id = ${id}::uuid and h.post_code = 'branch-committee-member'
               and h.valid_from <= ${today}::date and (h.valid_to is null or h.valid_to > ${today}::date)) as "hasCommittee",
           (select count(*)::integer from organisations o
             where o.province_code = ${province} and o.path > ${lo} and o.path < ${hi} and o.type_code = 'party-group'
               and o.ended_on is null) as "partyGroups"`.execute(tx)
  return { ...(rows[0] ?? { members: 0, hasCommittee: false, partyGroups: 0 }), dispersed }
}

/** Full names of members within reach who have not left, by id; others are missing. */
export async function namesOfMembers(
  { tx, province }: QueryContext,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; full_name: string }>`
    select id, full_name from members
     where province_code = ${province} and id = any(${[...ids]}::uuid[]) and status <> 'left'`.execute(tx)
  return new Map(rows.map(({ id, full_name }) => [id, full_name]))
}
