// Why an organisation cannot end: people still belong to it or hold its posts, or did so after the day of its end.
import { sql } from 'kysely'
import { subtree } from '#db/tenancy.ts'
import { refuse } from '#kernel/refusal.ts'
import { type EndGuard, registerEndGuard } from '#modules/organisations/public.ts'

const guard: EndGuard = async (context, organisation, on) => {
  const { tx, province } = context
  const { lo, hi } = subtree(organisation.path)
  const { rows } = await sql<{ members: number; posts: number; until: string | null }>`
    select (select count(*) from members m
             where m.province_code = ${province} and m.path >= ${lo} and m.path < ${hi} and m.status <> 'left') as members,
           (select count(*) from post_holdings h
             where h.province_code = ${province} and h.path >= ${lo} and h.path < ${hi} and h.valid_to is null) as posts,
           greatest((select max(s.valid_to) from memberships s
                      where s.province_code = ${province} and s.path >= ${lo} and s.path < ${hi} and s.valid_to > ${on}::date),
                    (select max(h.valid_to) from post_holdings h
                      where h.province_code = ${province} and h.path >= ${lo} and h.path < ${hi} and h.valid_to > ${on}::date)) as until`.execute(
    tx,
  )
  const { members, posts, until } = rows[0] ?? { members: 0, posts: 0, until: null }
  if (members > 0) return refuse('members.organisation-has-members', { organisation: organisation.name, members })
  if (posts > 0) return refuse('members.organisation-has-posts', { organisation: organisation.name, posts })
  // A past day counts only organisations that stood then: whoever belonged here after its end would be counted nowhere.
  return until === null
    ? null
    : refuse('members.organisation-had-people', { organisation: organisation.name, on, until })
}

/** Makes the module's guard known to the organisations. Calling it again changes nothing. */
export const guardEndings = (): void => {
  registerEndGuard('members', guard)
}
