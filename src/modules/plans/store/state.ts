// How work stands, said once for every page: what was said of it, what the work given to members says, what it waits for, its day.
import { type RawBuilder, sql } from 'kysely'
import type { WorkState } from '#contract/plan-shapes.ts'

/**
 * The state of `plan_tasks t` joined with `workGiven ... g`. All given work done is the work done; what waits for a document or for other
 * work is not late before that is there.
 */
export const stateOn = (today: string): RawBuilder<WorkState> => sql<WorkState>`case
  when t.state = 'declined' then 'declined'
  when t.state = 'done' or (g.given > 0 and g.done = g.given) then 'done'
  when t.due_kind in ('trigger', 'depends') and t.released_on is null then 'waiting'
  when t.due_on < ${today}::date then 'late'
  when t.percent > 0 or g.given > 0 then 'under-way'
  else 'not-begun' end`

/** Per task of a plan what was given to members for it below a path: how many, done, how far on the whole. Joined as `g`; `of`: which tasks. */
export const workGiven = (
  province: string,
  { lo, hi }: { lo: string; hi: string },
  of: RawBuilder<boolean> = sql`true`,
) => sql`(
  select k.source_id, count(*)::integer as given, count(*) filter (where k.state = 'done')::integer as done, avg(k.percent)::integer as percent
    from tasks k
   where k.province_code = ${province} and k.source = 'plan' and k.path >= ${lo} and k.path < ${hi} and k.state <> 'cancelled'
     and ${of}
   group by k.source_id)`

export interface WorkCounts {
  tasks: number
  done: number
  late: number
  waiting: number
  underWay: number
  notBegun: number
  declined: number
}

export const NO_WORK: WorkCounts = {
  ...{ tasks: 0, done: 0, late: 0, waiting: 0, underWay: 0, notBegun: 0, declined: 0 },
}

/** Sums of a column `state` of the states above. */
export const counted = sql`
  count(*) filter (where state <> 'declined')::integer as tasks, count(*) filter (where state = 'done')::integer as done,
  count(*) filter (where state = 'late')::integer as late, count(*) filter (where state = 'waiting')::integer as waiting,
  count(*) filter (where state = 'under-way')::integer as "underWay", count(*) filter (where state = 'not-begun')::integer as "notBegun",
  count(*) filter (where state = 'declined')::integer as declined`
