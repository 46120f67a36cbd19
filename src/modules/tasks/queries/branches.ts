// Answers who has no work and no reason why not, the reasons that are written down, and how the work stands in each branch.
import { sql } from 'kysely'
import { z } from 'zod'
import { id } from '#contract/fields.ts'
import { checkDays, countBranches, endWaiver, listUnassigned, listWaivers } from '#contract/tasks.ts'
import { subtree } from '#db/tenancy.ts'
import { cutPage, readCursor } from '#kernel/page.ts'
import { mayUse } from '#kernel/permission.ts'
import { notFound, Refusal, refuse } from '#kernel/refusal.ts'
import { serveQuery } from '#kernel/serve.ts'
import { placeAsked } from '#modules/organisations/public.ts'
import { manageTasks, overseeTasks } from '#modules/tasks/scope.ts'
import { readUnassigned } from '#modules/tasks/store/assignable.ts'
import { countUnder } from '#modules/tasks/store/branches.ts'
import { daysThatDiffer } from '#modules/tasks/store/days.ts'
import { addDays, daysInMonth } from '#rules/calendar/dates.ts'

const byName = z.tuple([z.string(), id])

export const serveListUnassigned = serveQuery(listUnassigned, {
  scope: overseeTasks,
  run: async (context, input) => {
    const place = await placeAsked(context, overseeTasks, input.organisationId)
    if (place === undefined) return notFound()
    const after = readCursor(input.after, byName)
    if (after instanceof Refusal) return after
    const { month = context.today.slice(0, 7), limit } = input
    const last = daysInMonth(Number(month.slice(0, 4)), Number(month.slice(5)))
    const days = { from: `${month}-01`, to: `${month}-${last}` }
    const { rows, counts } = await readUnassigned(context, { ...subtree(place.path), ...days, after, limit })
    const page = cutPage(rows, limit, (row) => [row.sort_key, row.id])
    return {
      month,
      ...counts,
      rows: page.rows.map((row) => ({
        memberId: row.id,
        fullName: row.full_name,
        organisationId: row.organisation_id,
        organisationName: row.organisation_name,
      })),
      next: page.next,
      total: counts.assignable - counts.assigned - counts.waived,
    }
  },
})

export const serveCountBranches = serveQuery(countBranches, {
  scope: overseeTasks,
  run: async (context, { organisationId, from, to }) => {
    const place = await placeAsked(context, overseeTasks, organisationId)
    if (place === undefined) return notFound()
    if (to < from) return refuse('tasks.days-reversed')
    const counted = await countUnder(context, place, { from, to })
    return { organisationId: place.id, organisationName: place.name, ...counted }
  },
})

export const serveCheckDays = serveQuery(checkDays, {
  scope: overseeTasks,
  run: async (context) => ({ differences: await daysThatDiffer(context, overseeTasks) }),
})

interface WaiverRow {
  id: string
  member_id: string
  full_name: string
  sort_key: string
  reason: string
  valid_from: string
  valid_to: string | null
  version: number
}

export const serveListWaivers = serveQuery(listWaivers, {
  scope: overseeTasks,
  run: async (context, input) => {
    const { tx, province, today, actor } = context
    const place = await placeAsked(context, overseeTasks, input.organisationId)
    if (place === undefined) return notFound()
    const after = readCursor(input.after, byName)
    if (after instanceof Refusal) return after
    const { lo, hi } = subtree(place.path)
    const { rows } = await sql<WaiverRow>`
      select w.id, w.member_id, m.full_name, m.sort_key, w.reason, w.valid_from, w.valid_to, w.version
        from task_waivers w join members m on m.province_code = ${province} and m.id = w.member_id
       where w.province_code = ${province} and w.path >= ${lo} and w.path < ${hi} and (w.valid_to is null or w.valid_to > ${today}::date)
         and ${after === null ? sql`true` : sql`(m.sort_key, w.id) > (${after[0]}, ${after[1]}::uuid)`}
       order by m.sort_key, w.id limit ${input.limit + 1}`.execute(tx)
    const page = cutPage(rows, input.limit, (row) => [row.sort_key, row.id])
    return {
      rows: page.rows.map((row) => ({
        id: row.id,
        memberId: row.member_id,
        fullName: row.full_name,
        reason: row.reason,
        from: row.valid_from,
        to: row.valid_to === null ? null : addDays(row.valid_to, -1),
        version: row.version,
        allowed: mayUse(manageTasks, actor) ? [endWaiver.name] : [],
      })),
      next: page.next,
      total: null,
    }
  },
})
