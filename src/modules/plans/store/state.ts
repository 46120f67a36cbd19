// How work stands, said once for every page: what was said of it, what the work given to members says, what it waits for, its day.
import { type RawBuilder, sql } from 'kysely'
import type { WorkState } from '#contract/plan-shapes.ts'

const MONTHS = sql`case t.every when 'monthly' then 1 when 'quarterly' then 3 when '6-monthly' then 6 when 'yearly' then 12 end`
const FIRST = sql`coalesce(t.from_on, t.due_on)`

/** The day before or after that of work that comes again, reckoned from the first day (`nextDue`). */
const day = (
  times: 1 | -1,
): RawBuilder<string> => sql`(case when t.every = 'weekly' then t.due_on + ${sql.lit(7 * times)}
  else ${FIRST} + make_interval(months => ((extract(year from t.due_on) - extract(year from ${FIRST})) * 12
    + extract(month from t.due_on) - extract(month from ${FIRST}))::integer + ${sql.lit(times)} * ${MONTHS}) end)::date`
const NEXT = day(1)

/** All that was given is done, and where the work comes again, it was given for the day that is next; false where nothing was given. */
const GIVEN_DONE = sql`coalesce(g.given > 0 and g.done = g.given and (t.every is null or g.last_due > ${day(-1)}), false)`

/** Its day is over and was worked for: the next one counts (`dueNow`). */
const wentOn = (today: string) => sql`(t.every is not null and ${GIVEN_DONE} and t.due_on < ${today}::date)`

/**
 * The state of `plan_tasks t` joined with `workGiven ... g`; `endsOn`: the last day of its plan. All given work done is the work done; of work that
 * comes again only until its day, and for good where none follows. What waits for a document or for other work is not late before that is there.
 */
export const stateOn = (today: string, endsOn: RawBuilder<unknown>): RawBuilder<WorkState> => sql<WorkState>`case
  when t.state = 'declined' then 'declined'
  when t.state = 'done' or (${GIVEN_DONE} and not (${wentOn(today)} and ${NEXT} <= ${endsOn})) then 'done'
  when t.due_kind in ('trigger', 'depends') and t.released_on is null then 'waiting'
  when t.due_on < ${today}::date and not (${wentOn(today)} and ${NEXT} >= ${today}::date) then 'late'
  when (t.percent > 0 and not ${wentOn(today)}) or (g.given > 0 and (t.every is null or g.done < g.given)) then 'under-way'
  else 'not-begun' end`

/** Per task of a plan what was given to members for it below a path: how many, done, the last day, how far on the whole. Joined as `g`; `of`: which tasks. */
export const workGiven = (
  province: string,
  { lo, hi }: { lo: string; hi: string },
  of: RawBuilder<boolean> = sql`true`,
) => sql`(
  select k.source_id, count(*)::integer as given, count(*) filter (where k.state = 'done')::integer as done, max(k.due_on) as last_due,
         avg(k.percent)::integer as percent
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
  tasks: 0,
  done: 0,
  late: 0,
  waiting: 0,
  underWay: 0,
  notBegun: 0,
  declined: 0,
}

/** Sums of a column `state` of the states above. */
export const counted = sql`
  count(*) filter (where state <> 'declined')::integer as tasks, count(*) filter (where state = 'done')::integer as done,
  count(*) filter (where state = 'late')::integer as late, count(*) filter (where state = 'waiting')::integer as waiting,
  count(*) filter (where state = 'under-way')::integer as "underWay", count(*) filter (where state = 'not-begun')::integer as "notBegun",
  count(*) filter (where state = 'declined')::integer as declined`
