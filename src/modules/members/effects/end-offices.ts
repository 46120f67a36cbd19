// Ends the posts of organisations that end, or that are no longer above whoever holds them, with the seats that followed.
import { sql } from 'kysely'
import { type Refusal, refuse } from '#kernel/refusal.ts'
import { endPostsOn } from '#modules/members/commands/end-posts.ts'
import type { EffectContext } from '#modules/members/store/context.ts'

interface Asked {
  /** All posts of these organisations. */
  organisationIds: readonly string[]
  /** Posts held at `paths` by members below `below`: what they left behind when their organisation moved. */
  left: readonly { below: string; paths: readonly string[] }[]
}

/** Answers how many ended; refused when one of them began on the day or later. */
export async function endOffices(context: EffectContext, asked: Asked, on: string): Promise<number | Refusal> {
  const { tx, province } = context
  const below = asked.left.flatMap(({ below, paths }) => paths.map((path) => ({ below, path })))
  const { rows } = await sql<{ id: string; name: string; validFrom: string }>`
    select h.id, coalesce(m.full_name, '') as name, h.valid_from as "validFrom"
      from post_holdings h
      left join members m on m.province_code = ${province} and m.id = h.member_id
     where h.province_code = ${province} and h.valid_to is null
       and (h.organisation_id = any(${[...asked.organisationIds]}::uuid[])
         or exists (select from unnest(${below.map((one) => one.below)}::text[], ${below.map((one) => one.path)}::text[]) as x(below, path)
                     where h.path = x.path and m.path >= x.below and m.path < left(x.below, -1) || '0'))
     order by h.id for update of h`.execute(tx)
  const late = rows.find(({ validFrom }) => validFrom >= on)
  if (late !== undefined)
    return refuse('members.date-too-early', { what: `chức vụ của ${late.name}`, after: late.validFrom, on })
  await endPostsOn(context, rows, on)
  return rows.length
}
