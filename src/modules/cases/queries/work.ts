// Answers the work to do: mine, waiting for others, coming; what has passed its term first. And how much there is below, by organisation.
import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { countWork, listWork, type WorkRow } from '#contract/cases.ts'
import { date, id } from '#contract/fields.ts'
import { runPrepared } from '#db/tenancy.ts'
import { isOwnOnly } from '#kernel/actor.ts'
import type { QueryContext } from '#kernel/context.ts'
import { cutPage, readCursor } from '#kernel/page.ts'
import { notFound, Refusal } from '#kernel/refusal.ts'
import { serveQuery } from '#kernel/serve.ts'
import { settingOf } from '#modules/cases/flow/setting.ts'
import { shownHead } from '#modules/cases/queries/heads.ts'
import { countBelow, viewCases } from '#modules/cases/scope.ts'
import { type HeadRow, headColumns } from '#modules/cases/store/cases.ts'
import { organisationById } from '#modules/organisations/public.ts'
import { workingDaysLeft } from '#rules/lifecycle/clocks.ts'

interface Row extends HeadRow {
  seq: number
  step: string | null
  step_title: string | null
  blocked: boolean
  holder: string
  waits_until: string | null
  due_on: string | null
  in_working_days: boolean
  clock_title: string | null
  rule_id: string | null
  basis: string | null
  escalated: boolean
  day: string | null
}

/** Conditions over `case_work w`; a plain member's own cases are named besides by `cases c`. */
function conditionsFor(context: QueryContext) {
  const { actor, today } = context
  const { seat, memberId } = actor
  const overdue = sql<boolean>`(w.due_on is not null and w.due_on < ${today}::date)`
  const held = isOwnOnly(seat)
    ? sql<boolean>`(w.roles @> '{subject}' and c.subject_id = ${memberId})`
    : sql<boolean>`(w.organisation_id = ${seat.organisationId} and (${seat.role} = any(w.roles) or w.roles = '{}'))`
  // What has passed a limit below comes up; what is late here is this organisation's own, and to a plain member nothing comes up.
  const escalated = isOwnOnly(seat)
    ? sql<boolean>`false`
    : sql<boolean>`(w.escalates_organisation_id is not null and w.escalates_organisation_id = ${seat.organisationId} and w.organisation_id is distinct from ${seat.organisationId} and ${overdue})`
  const later = sql<boolean>`coalesce(w.waits_until > ${today}::date, false)`
  return {
    overdue,
    escalated,
    held,
    later,
    mine: sql<boolean>`((${held} and not ${later}) or ${escalated})`,
    coming: sql<boolean>`(${held} and ${later} and not ${escalated})`,
    waiting: sql<boolean>`(not coalesce(${held}, false) and not ${escalated})`,
  }
}

/** The day the rows of a list are ordered by: what comes by when it begins, everything else by when it ends. */
const orderedBy = (tab: 'mine' | 'waiting' | 'coming'): RawBuilder<unknown> =>
  tab === 'coming' ? sql`w.waits_until` : sql`w.due_on`

/** Behind the last row of the page before: later days, and at the end what has none. */
function behind(day: RawBuilder<unknown>, after: z.output<typeof cursor> | null): RawBuilder<boolean> {
  if (after === null) return sql`true`
  const [last, id, seq] = after
  const place = sql`(${id}::uuid, ${seq}::integer)`
  return last === null
    ? sql`${day} is null and (w.case_id, w.seq) > ${place}`
    : sql`(${day} is null or ${day} > ${last}::date or (${day} = ${last}::date and (w.case_id, w.seq) > ${place}))`
}

interface Totals {
  total: number
  mine: number
  coming: number
  overdue: number
}

/** The four counts, each from the few rows an index finds for it; what waits for others is the rest. */
async function countsOf(context: QueryContext, from: RawBuilder<unknown>, reach: RawBuilder<unknown>) {
  const is = conditionsFor(context)
  const count = (where: RawBuilder<boolean>) => sql`(select count(*) from ${from} where ${reach} and ${where})`
  const [row] = await runPrepared(
    context.tx,
    sql<Totals>`
    select ${count(sql`true`)} as total,
           ${count(sql`${is.held} and not ${is.later} and not ${is.escalated}`)} + ${count(is.escalated)} as mine,
           ${count(sql`${is.held} and ${is.later} and not ${is.escalated}`)} as coming,
           (select count(distinct w.case_id) from ${from} where ${reach} and ${is.overdue}) as overdue`,
  )
  const { total, mine, coming, overdue } = row ?? { total: 0, mine: 0, coming: 0, overdue: 0 }
  return { mine, coming, overdue, waiting: total - mine - coming }
}

const cursor = z.tuple([date.nullable(), id, z.int32()])

export const serveListWork = serveQuery(listWork, {
  scope: viewCases,
  run: async (context, input) => {
    const { tx, province, actor, today } = context
    const place = input.organisationId === undefined ? null : await organisationById(tx, province, input.organisationId)
    if (place === undefined) return notFound()
    const after = readCursor(input.after, cursor)
    if (after instanceof Refusal) return after
    // A plain member sees the own cases only; for everybody else the work says itself where it stands.
    const own = isOwnOnly(actor.seat)
    const within: RawBuilder<boolean>[] = [sql`w.province_code = ${province}`]
    if (own) within.push(sql`c.province_code = ${province} and c.id = w.case_id`, viewCases.rows(actor, province, 'c'))
    else within.push(viewCases.rows(actor, province, 'w'))
    if (place !== null) within.push(sql`w.path >= ${place.path} and w.path < ${`${place.path.slice(0, -1)}0`}`)
    const from = own ? sql`case_work w, cases c` : sql`case_work w`
    const reach = sql.join(within, sql` and `)
    const is = conditionsFor(context)
    const day = orderedBy(input.tab)
    const rows = await runPrepared(
      tx,
      sql<Row>`
      select ${headColumns}, k.*
        from (select w.case_id, w.seq, w.step, w.step_title, w.blocked, w.holder, w.waits_until, w.due_on, w.in_working_days, w.clock_title,
                     w.rule_id, w.basis, ${is.escalated} as escalated, ${day} as day
                from ${from}
               where ${reach} and ${is[input.tab]} and ${behind(day, after)}
               order by ${day}, w.case_id, w.seq limit ${input.limit + 1}) k
        join cases c on c.province_code = ${province} and c.id = k.case_id
        join organisations o on o.province_code = ${province} and o.id = c.organisation_id
       order by k.day, k.case_id, k.seq`,
    )
    const setting = await settingOf(context)
    const page = cutPage(rows, input.limit, (row) => [row.day, row.id, row.seq])
    return {
      rows: page.rows.map(
        (row): WorkRow => ({
          ...shownHead(row),
          step: row.step,
          stepTitle: row.step_title,
          blocked: row.blocked,
          holder: row.holder,
          waitsUntil: row.waits_until,
          dueOn: row.due_on,
          overdue: row.due_on !== null && row.due_on < today,
          workingDaysLeft: workingDaysLeft(row.due_on, row.in_working_days, setting),
          clockTitle: row.clock_title,
          ruleId: row.rule_id,
          basis: row.basis,
          escalated: row.escalated,
        }),
      ),
      next: page.next,
      total: null,
      counts: await countsOf(context, from, reach),
    }
  },
})

interface Below {
  id: string
  name: string
  open: number
  overdue: number
}

/** Cases with work open and overdue in each organisation right below one, those with the most overdue first. */
export const serveCountWork = serveQuery(countWork, {
  scope: countBelow,
  run: async (context, input) => {
    const { tx, province, actor, today } = context
    const above = await organisationById(tx, province, input.organisationId ?? actor.seat.organisationId)
    if (above === undefined) return notFound()
    const { rows } = await sql<Below>`
      select o.id, o.name, counted.open, counted.overdue
        from organisations o
       cross join lateral (
         select count(distinct w.case_id)::int as open,
                count(distinct w.case_id) filter (where w.due_on < ${today}::date)::int as overdue
           from case_work w
          where w.province_code = ${province} and ${countBelow.rows(actor, province, 'w')}
            and w.path >= o.path and w.path < left(o.path, -1) || '0') counted
       where o.province_code = ${province} and o.parent_id = ${above.id} and counted.open > 0
       order by counted.overdue desc, counted.open desc, o.sort_key, o.id limit 500`.execute(tx)
    return { rows }
  },
})
