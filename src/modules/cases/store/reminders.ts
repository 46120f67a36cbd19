// The rows of reminders: what is no longer so is taken out, what is new is put in, and what stands stays as it was first said.
import { sql } from 'kysely'
import type { CommandContext, QueryContext } from '#kernel/context.ts'
import type { Reminder } from '#modules/cases/flow/reminders.ts'

export interface RemindingCase {
  id: string
  path: string
  reminders: readonly Reminder[]
}

const rowsOf = (cases: readonly RemindingCase[]) =>
  JSON.stringify(
    cases.flatMap(({ id, path, reminders }) =>
      reminders.map((reminder) => ({
        case_id: id,
        path,
        clock: reminder.clock,
        recipient_id: reminder.recipientId,
        roles: reminder.roles,
        due_on: reminder.dueOn,
        in_working_days: reminder.inWorkingDays,
        days_before: reminder.daysBefore,
        clock_title: reminder.clockTitle,
        rule_id: reminder.ruleId,
        basis: reminder.basis,
        from_below: reminder.fromBelow,
      })),
    ),
  )

/** Takes out what these cases no longer remind of: a step was taken, a fact changed, a nearer day has come. */
export async function dropReminders(
  { tx, province }: Pick<QueryContext, 'tx' | 'province'>,
  cases: readonly RemindingCase[],
): Promise<void> {
  await sql`
    delete from case_reminders r
     where r.province_code = ${province} and r.case_id = any(${cases.map(({ id }) => id)}::uuid[])
       and not exists (
         select from jsonb_to_recordset(${rowsOf(cases)}::jsonb) as k(case_id uuid, clock text, recipient_id uuid, due_on date, days_before integer)
          where k.case_id = r.case_id and k.clock = r.clock and k.recipient_id = r.recipient_id and k.due_on = r.due_on
            and k.days_before = r.days_before)`.execute(tx)
}

/** Puts what is not said yet; twice the same, also by two servers at once, is once. Answers how many are new. */
export async function putReminders(
  { tx, province, now }: Pick<CommandContext, 'tx' | 'province' | 'now'>,
  cases: readonly RemindingCase[],
): Promise<number> {
  if (cases.every(({ reminders }) => reminders.length === 0)) return 0
  const { rows } = await sql<{ made: number }>`
    with put as (
      insert into case_reminders (province_code, case_id, clock, recipient_id, roles, due_on, days_before, path, clock_title, rule_id, basis,
                                  from_below, in_working_days, made_at)
      select ${province}, k.case_id, k.clock, k.recipient_id, k.roles, k.due_on, k.days_before, k.path, k.clock_title, k.rule_id, k.basis,
             k.from_below, k.in_working_days, ${now}
        from jsonb_to_recordset(${rowsOf(cases)}::jsonb) as k(case_id uuid, path text, clock text, recipient_id uuid, roles text[],
             due_on date, days_before integer, clock_title text, rule_id text, basis text, from_below boolean,
             in_working_days boolean)
      on conflict do nothing returning 1)
    select count(*)::int as made from put`.execute(tx)
  return rows[0]?.made ?? 0
}
