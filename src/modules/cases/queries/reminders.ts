// Answers what the application reminds of, and notes for the own account alone up to when it has looked.
import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { date, id } from '#contract/fields.ts'
import { countReminders, listReminders, type ReminderRow, seeReminders } from '#contract/reminders.ts'
import type { QueryContext } from '#kernel/context.ts'
import { cutPage, readCursor } from '#kernel/page.ts'
import { Refusal } from '#kernel/refusal.ts'
import { serveCommand, serveQuery } from '#kernel/serve.ts'
import { PASSED } from '#modules/cases/flow/reminders.ts'
import { settingOf } from '#modules/cases/flow/setting.ts'
import { hearReminders } from '#modules/cases/scope.ts'
import { workingDaysLeft } from '#rules/lifecycle/clocks.ts'
import { lifecycleByCode } from '#rules/lifecycle/lifecycles/all.ts'

/** Those of the seat acted in, and of the person. */
function forMe({ actor, province }: QueryContext): RawBuilder<boolean> {
  const { seat, memberId } = actor
  const seats =
    seat.role === 'member'
      ? sql<boolean>`false`
      : sql<boolean>`(r.recipient_id = ${seat.organisationId} and (r.roles = '{}' or ${seat.role} = any(r.roles)))`
  return sql<boolean>`(r.province_code = ${province} and (${seats} or r.recipient_id = ${memberId}))`
}

/** Up to when this account has looked here; the beginning of time when never. */
const seenAt = ({ actor, province }: QueryContext): RawBuilder<Date> =>
  sql<Date>`coalesce((select s.seen_at from reminders_seen s where s.province_code = ${province}
                       and s.account_id = ${actor.accountId} and s.path = ${actor.seat.path}), '-infinity'::timestamptz)`

interface Row {
  case_id: string
  clock: string
  lifecycle: string
  subject_name: string
  organisation_name: string
  clock_title: string
  due_on: string
  in_working_days: boolean
  days_before: number
  from_below: boolean
  rule_id: string
  basis: string
  made_at: Date
  fresh: boolean
}

const cursor = z.tuple([date, id, z.string()])

export const serveListReminders = serveQuery(listReminders, {
  scope: hearReminders,
  run: async (context, input) => {
    const { tx, province } = context
    const after = readCursor(input.after, cursor)
    if (after instanceof Refusal) return after
    const behind =
      after === null
        ? sql`true`
        : sql`(r.due_on, r.case_id, r.clock) > (${after[0]}::date, ${after[1]}::uuid, ${after[2]})`
    const { rows } = await sql<Row>`
      select r.case_id, r.clock, c.lifecycle, c.subject_name, o.name as organisation_name, r.clock_title, r.due_on, r.in_working_days, r.days_before,
             r.from_below, r.rule_id, r.basis, r.made_at, r.made_at > ${seenAt(context)} as fresh
        from case_reminders r
        join cases c on c.province_code = ${province} and c.id = r.case_id
        join organisations o on o.province_code = ${province} and o.id = c.organisation_id
       where ${forMe(context)} and ${behind}
       order by r.due_on, r.case_id, r.clock limit ${input.limit + 1}`.execute(tx)
    const setting = await settingOf(context)
    const page = cutPage(rows, input.limit, (row) => [row.due_on, row.case_id, row.clock])
    return {
      rows: page.rows.map(
        (row): ReminderRow => ({
          caseId: row.case_id,
          title: lifecycleByCode(row.lifecycle)?.title ?? row.lifecycle,
          subjectName: row.subject_name,
          organisationName: row.organisation_name,
          clockTitle: row.clock_title,
          dueOn: row.due_on,
          overdue: row.days_before === PASSED,
          workingDaysLeft: workingDaysLeft(row.due_on, row.in_working_days, setting),
          fromBelow: row.from_below,
          ruleId: row.rule_id,
          basis: row.basis,
          madeAt: new Date(row.made_at).toISOString(),
          fresh: row.fresh,
        }),
      ),
      next: page.next,
      total: null,
    }
  },
})

export const serveCountReminders = serveQuery(countReminders, {
  scope: hearReminders,
  run: async (context) => {
    const { rows } = await sql<{ fresh: number; all: number }>`
      select count(*)::int as all, (count(*) filter (where r.made_at > ${seenAt(context)}))::int as fresh
        from case_reminders r where ${forMe(context)}`.execute(context.tx)
    return rows[0] ?? { fresh: 0, all: 0 }
  },
})

export const serveSeeReminders = serveCommand(seeReminders, {
  scope: hearReminders,
  unaudited: true,
  run: async ({ tx, province, actor, now }) => {
    const row = { province_code: province, account_id: actor.accountId, path: actor.seat.path, seen_at: now }
    await tx
      .insertInto('reminders_seen')
      .values(row)
      .onConflict((on) => on.columns(['province_code', 'account_id', 'path']).doUpdateSet({ seen_at: now }))
      .execute()
    return { fresh: 0 }
  },
})
