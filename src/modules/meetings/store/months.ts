// What is kept of a branch and a month for the levels above: put anew from the meetings in the transaction of every change, and checked.
import { type RawBuilder, sql } from 'kysely'
import { directlyBelow } from '#db/tenancy.ts'
import type { CommandContext, QueryContext } from '#kernel/context.ts'
import type { SeatScope } from '#kernel/permission.ts'

const columns = sql.raw(
  'province_code, organisation_id, month, path, planned_on, held_on, thematic, combined, members, present, excused, absent, minutes, notified, published_on, score_hundredths, score_band, score_lost',
)

/** The regular meeting of the month; where it has none, the first sitting by party groups stands in its place (M-12). */
const isRegular =
  sql.raw(`m.state <> 'cancelled' and (m.kind in ('regular', 'regular-with-thematic') or (m.kind = 'party-group'
  and count(*) filter (where m.kind in ('regular', 'regular-with-thematic') and m.state <> 'cancelled') over (partition by m.organisation_id, m.month) = 0
  and row_number() over (partition by m.organisation_id, m.month, m.kind, m.state = 'cancelled' order by m.planned_on, m.id) = 1))`)

/** The months of branches as their meetings say, of `meetings m` limited by `which`. */
const summed = (province: string, which: RawBuilder<unknown>) => sql`
  select m.province_code, m.organisation_id, m.month, max(m.path) as path,
         min(m.planned_on) filter (where m.regular) as planned_on,
         min(m.started_on) filter (where m.regular and m.held) as held_on,
         coalesce(bool_or(m.held and m.kind in ('thematic', 'regular-with-thematic')), false) as thematic,
         coalesce(bool_or(m.held and m.kind = 'regular-with-thematic'), false) as combined,
         coalesce(sum(a.members) filter (where m.regular and m.held), 0)::integer as members,
         coalesce(sum(a.present) filter (where m.regular and m.held), 0)::integer as present,
         coalesce(sum(a.excused) filter (where m.regular and m.held), 0)::integer as excused,
         coalesce(sum(a.absent) filter (where m.regular and m.held), 0)::integer as absent,
         max(m.minutes_held) filter (where m.regular and m.held) as minutes,
         coalesce(bool_or(m.regular and m.notified_on is not null and m.notice_reason is null), false) as notified,
         min(m.published_on) filter (where m.regular) as published_on,
         max(s.hundredths) filter (where m.regular and m.held) as score_hundredths, max(s.band) filter (where m.regular and m.held) as score_band,
         max(s.reasons) filter (where m.regular and m.held) as score_lost
    from (select m.*, ${isRegular} as regular, m.state in ('closed', 'published') as held,
                 (m.started_at at time zone 'Asia/Ho_Chi_Minh')::date as started_on,
                 (extract(epoch from m.ended_at - m.started_at) / 60)::integer as minutes_held
            from meetings m where m.province_code = ${province} and ${which}) m
    left join lateral (
      select count(*) filter (where r.state <> 'exempt') as members, count(*) filter (where r.state = 'present') as present,
             count(*) filter (where r.state = 'excused') as excused, count(*) filter (where r.state = 'absent') as absent
        from meeting_attendance r where r.province_code = ${province} and r.meeting_id = m.id) a on true
    left join meeting_scores s on s.province_code = ${province} and s.meeting_id = m.id and s.state <> 'proposed'
   group by m.province_code, m.organisation_id, m.month`

/**
 * Who writes in the calendar of a branch takes turns: what was counted in it stands until the end, and no month is summed up beside another who
 * does it. A meeting is held before its calendar.
 */
export async function holdCalendar(
  { tx, province }: Pick<CommandContext, 'tx' | 'province'>,
  organisationId: string,
): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`meetings ${province} ${organisationId}`}, 0))`.execute(tx)
}

const keep = async (context: CommandContext, organisationId: string, months: RawBuilder<unknown>): Promise<void> => {
  const { tx, province } = context
  await holdCalendar(context, organisationId)
  const which = sql`m.organisation_id = ${organisationId} and ${months}`
  await sql`insert into branch_months (${columns}) ${summed(province, which)}
    on conflict (province_code, organisation_id, month) do update set
      path = excluded.path, planned_on = excluded.planned_on, held_on = excluded.held_on, thematic = excluded.thematic, combined = excluded.combined, members = excluded.members,
      present = excluded.present, excused = excluded.excused, absent = excluded.absent, minutes = excluded.minutes,
      notified = excluded.notified, published_on = excluded.published_on,
      score_hundredths = excluded.score_hundredths, score_band = excluded.score_band, score_lost = excluded.score_lost`.execute(
    tx,
  )
}

/** Puts the month of a branch anew. */
export const keepMonth = (context: CommandContext, of: { organisation_id: string; month: string }): Promise<void> =>
  keep(context, of.organisation_id, sql`m.month = ${of.month}`)

/** Puts the months of one branch in a year anew, in one statement. */
export const keepYear = (context: CommandContext, organisationId: string, year: number): Promise<void> =>
  keep(context, organisationId, sql`m.month between ${`${year}-01`} and ${`${year}-12`}`)

/** Months whose kept row is not what the meetings say, within the scope. Empty when everything agrees. */
export async function monthsThatDiffer(
  { tx, province, actor }: QueryContext,
  scope: SeatScope,
): Promise<{ organisationId: string; month: string }[]> {
  const { rows } = await sql<{ organisationId: string; month: string }>`
    with said as (${summed(province, scope.rows(actor, province, 'm'))}),
         kept as (select ${columns} from branch_months b where ${scope.rows(actor, province, 'b')})
    select organisation_id as "organisationId", month from (
      (select ${columns} from said except select ${columns} from kept)
      union (select ${columns} from kept except select ${columns} from said)) d
     group by 1, 2 order by 2, 1 limit 200`.execute(tx)
  return rows
}

export interface MonthSum {
  id: string
  name: string
  isBranch: boolean
  branches: number
  planned: number
  held: number
  thematic: number
  members: number
  present: number
  short: number
  late: number
  published: number
  scored: number
  good: number
  heldOn: string | null
  minutes: number | null
  /** Of a single branch its score, of several the mean of those scored. */
  points: number | null
  band: string | null
  lost: string[]
}

const upper = (path: string): string => `${path.slice(0, -1)}0`

/**
 * The branches below a path in a month, added up by the organisation directly below. What is kept of them is put together by branch and not
 * joined: of a province with 5 000 branches the planner expected one, and read the whole month anew for each (10 s instead of 0.1).
 * `types`: the types of organisations that are branches.
 */
export async function readMonth(
  { tx, province, actor }: QueryContext,
  scope: SeatScope,
  asked: { path: string; month: string; types: readonly string[]; minutes: { regular: number; combined: number } },
): Promise<MonthSum[]> {
  const { path, month, types, minutes } = asked
  const end = `${month}-01`
  const { rows } = await sql<MonthSum>`
    with parts as (
      select o.id, o.path, true as stood, null::date as planned_on, null::date as held_on, false as thematic, false as combined, 0 as members,
             0 as present, null::integer as minutes, false as notified, null::date as published_on, null::integer as score_hundredths,
             null::text as score_band
        from organisations o
       where ${scope.rows(actor, province, 'o')} and o.path >= ${path} and o.path < ${upper(path)} and o.type_code = any(${types}::text[])
         and o.founded_on < (${end}::date + interval '1 month') and (o.ended_on is null or o.ended_on > ${end}::date)
      union all
      select k.organisation_id, null, false, k.planned_on, k.held_on, k.thematic, k.combined, k.members, k.present, k.minutes, k.notified,
             k.published_on, k.score_hundredths, k.score_band
        from branch_months k
       where k.province_code = ${province} and k.month = ${month} and k.path >= ${path} and k.path < ${upper(path)}),
    kept as (
      select id, max(path) as path, max(planned_on) as planned_on, max(held_on) as held_on, bool_or(thematic) as thematic,
             bool_or(combined) as combined, sum(members) as members, sum(present) as present, max(minutes) as minutes,
             bool_or(notified) as notified, max(published_on) as published_on, max(score_hundredths) as score_hundredths,
             max(score_band) as score_band
        from parts group by id having bool_or(stood)),
    sums as (
      select ${directlyBelow('k.path', path)} as place, count(*)::integer as branches,
             count(k.planned_on)::integer as planned, count(k.held_on)::integer as held,
             count(*) filter (where k.thematic)::integer as thematic,
             sum(k.members)::integer as members, sum(k.present)::integer as present,
             count(*) filter (where k.minutes < case when k.combined then ${minutes.combined}::integer else ${minutes.regular}::integer end)::integer as short,
             count(*) filter (where k.held_on is not null and not k.notified)::integer as late,
             count(k.published_on)::integer as published, count(k.score_hundredths)::integer as scored,
             count(*) filter (where k.score_band = 'tốt')::integer as good, round(avg(k.score_hundredths))::float8 / 100 as points, min(k.held_on) as "heldOn", min(k.minutes) as minutes
        from kept k
       group by 1)
    select o.id, o.name, o.type_code = any(${types}::text[]) as "isBranch", s.branches, s.planned, s.held, s.thematic, s.members, s.present,
           s.short, s.late, s.published, s."heldOn", s.minutes, s.scored, s.good, s.points, own.score_band as band, coalesce(own.score_lost, '{}') as lost
      from sums s
     -- Place by place through their paths: joined, all organisations of the province are read for the few that are shown.
     cross join lateral (select * from organisations o where o.province_code = ${province} and o.path = s.place limit 1) o
      left join branch_months own on own.province_code = ${province} and own.organisation_id = o.id and own.month = ${month}
     order by o.sort_key, o.id limit 1000`.execute(tx)
  return rows
}
