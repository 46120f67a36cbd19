// Why an organisation cannot end: people still belong to it or hold its posts.
import { sql } from 'kysely'
import { subtree } from '#db/tenancy.ts'
import { refuse } from '#kernel/refusal.ts'
import { type EndGuard, registerEndGuard } from '#modules/organisations/public.ts'

const guard: EndGuard = async (context, organisation) => {
  const { tx, province } = context
  const { lo, hi } = subtree(organisation.path)
  const { rows } = await sql<{ members: number; posts: number }>`
    select (select count(*) from members m
             where m.province_code = ${province} and m.path >= ${lo} and m.path < ${hi} and m.status <> 'left') as members,
           (select count(*) from post_holdings h
             where h.province_code = ${province} and h.path >= ${lo} and h.path < ${hi} and h.valid_to is null) as posts`.execute(
    tx,
  )
  const { members, posts } = rows[0] ?? { members: 0, posts: 0 }
  if (members > 0) return refuse('members.organisation-has-members', { organisation: organisation.name, members })
  return posts > 0 ? refuse('members.organisation-has-posts', { organisation: organisation.name, posts }) : null
}

/** Makes the module's guard known to the organisations. Calling it again changes nothing. */
export const guardEndings = (): void => {
  registerEndGuard('members', guard)
}
