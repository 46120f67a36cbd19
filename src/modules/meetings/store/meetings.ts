// The rows of meetings: one within a scope, held or read, the lists, and raising the version.
import type { Selectable } from 'kysely'
import { sql } from 'kysely'
import type { Meetings } from '#db/types.gen.ts'
import type { CommandContext, QueryContext } from '#kernel/context.ts'
import type { SeatScope } from '#kernel/permission.ts'
import { openTo, viewMeetings } from '#modules/meetings/scope.ts'
import { keepMonth } from '#modules/meetings/store/months.ts'

export type MeetingRow = Selectable<Meetings>
export interface NamedMeeting extends MeetingRow {
  organisation_name: string
}

/** The meeting within the scope's reach with the name of its organisation. */
export async function findMeeting(
  { tx, province, actor }: QueryContext,
  scope: SeatScope,
  id: string,
): Promise<NamedMeeting | undefined> {
  const { rows } = await sql<NamedMeeting>`
    select m.*, o.name as organisation_name from meetings m
      join organisations o on o.province_code = ${province} and o.id = m.organisation_id
     where ${scope.rows(actor, province, 'm')} and ${openTo(actor, 'm')} and m.id = ${id}`.execute(tx)
  return rows[0]
}

/** The same, held until the end of the transaction: for what changes the meeting itself. */
export const lockMeeting = (context: CommandContext, scope: SeatScope, id: string): Promise<MeetingRow | undefined> =>
  rowOf(context, scope, id).forUpdate().executeTakeFirst()

/** Held so that it cannot be closed meanwhile, while others go on writing their own rows of it. */
export const shareMeeting = (context: CommandContext, scope: SeatScope, id: string): Promise<MeetingRow | undefined> =>
  rowOf(context, scope, id).forShare().executeTakeFirst()

const rowOf = ({ tx, province, actor }: CommandContext, scope: SeatScope, id: string) =>
  tx
    .selectFrom('meetings')
    .selectAll()
    .where('province_code', '=', province)
    .where('id', '=', id)
    .where(scope.rows(actor, province, 'meetings'))

/** Writes columns of a meeting that is held, raises its version, and sums the month up anew. */
export async function changeRow(
  context: CommandContext,
  meeting: MeetingRow,
  columns: Partial<MeetingRow>,
): Promise<MeetingRow> {
  const { tx, province } = context
  const row = await tx
    .updateTable('meetings')
    .set({ ...columns, version: meeting.version + 1 })
    .where('province_code', '=', province)
    .where('id', '=', meeting.id)
    .returningAll()
    .executeTakeFirstOrThrow()
  if (row.month !== meeting.month) await keepMonth(context, meeting)
  await keepMonth(context, row)
  return row
}

export interface Asked {
  path: string
  from: string | null
  to: string | null
  state: string | null
  kind: string | null
  after: readonly [string, string] | null
  limit: number
}

const upper = (path: string): string => `${path.slice(0, -1)}0`

/** Meetings below a path, the latest first, one row more than asked for. */
export async function readMeetings({ tx, province, actor }: QueryContext, asked: Asked): Promise<NamedMeeting[]> {
  const { path, from, to, state, kind, after, limit } = asked
  const { rows } = await sql<NamedMeeting>`
    select m.*, o.name as organisation_name from meetings m
      join organisations o on o.province_code = ${province} and o.id = m.organisation_id
     where ${viewMeetings.rows(actor, province, 'm')} and ${openTo(actor, 'm')}
       and m.path >= ${path} and m.path < ${upper(path)}
       and (${from}::date is null or m.planned_on >= ${from}::date) and (${to}::date is null or m.planned_on <= ${to}::date)
       and (${state}::text is null or m.state = ${state}) and (${kind}::text is null or m.kind = ${kind})
       and (${after === null} or (m.planned_on, m.id) < (${after?.[0] ?? null}::date, ${after?.[1] ?? null}::uuid))
     order by m.planned_on desc, m.id desc limit ${limit + 1}`.execute(tx)
  return rows
}

/** All meetings of one organisation that count for a year, in the order of their days. */
export async function yearOf(
  { tx, province, actor }: QueryContext,
  organisationId: string,
  year: number,
): Promise<NamedMeeting[]> {
  const { rows } = await sql<NamedMeeting>`
    select m.*, o.name as organisation_name from meetings m
      join organisations o on o.province_code = ${province} and o.id = m.organisation_id
     where ${viewMeetings.rows(actor, province, 'm')} and ${openTo(actor, 'm')} and m.organisation_id = ${organisationId}
       and m.month >= ${`${year}-01`} and m.month <= ${`${year}-12`}
     order by m.planned_on, m.planned_time, m.id limit 500`.execute(tx)
  return rows
}

/** Who took the minutes of the last meeting of the same organisation; null before the first. */
export async function lastMinutesBy(
  { tx, province }: QueryContext,
  { organisation_id, planned_on }: MeetingRow,
): Promise<string | null> {
  const { rows } = await sql<{ name: string }>`
    select minutes_by as name from meetings
     where province_code = ${province} and organisation_id = ${organisation_id} and planned_on <= ${planned_on}::date
       and state in ('closed', 'published') and minutes_by is not null
     order by planned_on desc, id desc limit 1`.execute(tx)
  return rows[0]?.name ?? null
}

/** The regular meetings of the same organisation that were held before this one, the latest first. */
export async function regularBefore(
  { tx, province }: QueryContext,
  { organisation_id, planned_on }: MeetingRow,
  most: number,
): Promise<Pick<MeetingRow, 'id' | 'planned_on'>[]> {
  return tx
    .selectFrom('meetings')
    .select(['id', 'planned_on'])
    .where('province_code', '=', province)
    .where('organisation_id', '=', organisation_id)
    .where('kind', 'in', ['regular', 'regular-with-thematic'])
    .where('state', 'in', ['closed', 'published'])
    .where('planned_on', '<', planned_on)
    .orderBy('planned_on', 'desc')
    .limit(most)
    .execute()
}

/** Meetings of some organisations that people were told of and that are still to come, the next first. */
export async function comingOf(
  { tx, province, actor, today }: QueryContext,
  organisationIds: readonly string[],
): Promise<NamedMeeting[]> {
  const { rows } = await sql<NamedMeeting>`
    select m.*, o.name as organisation_name from meetings m
      join organisations o on o.province_code = ${province} and o.id = m.organisation_id
     where ${viewMeetings.rows(actor, province, 'm')} and ${openTo(actor, 'm')} and m.organisation_id = any(${[...organisationIds]}::uuid[])
       and m.state = 'notified' and m.planned_on >= ${today}::date
     order by m.planned_on, m.planned_time, m.id limit 50`.execute(tx)
  return rows
}

export interface UnfinishedMeeting extends NamedMeeting {
  minutes_signed: boolean
}

/** Meetings of one organisation between two days that are neither cancelled nor both signed and published, the earliest first. */
export async function unfinishedOf(
  { tx, province, actor }: QueryContext,
  organisationId: string,
  { from, to }: { from: string; to: string },
): Promise<UnfinishedMeeting[]> {
  const { rows } = await sql<UnfinishedMeeting>`
    select * from (
      select m.*, o.name as organisation_name,
             exists (select 1 from meeting_papers p where p.province_code = ${province} and p.meeting_id = m.id
                        and p.kind = 'minutes' and p.signed_on is not null) as minutes_signed
        from meetings m join organisations o on o.province_code = ${province} and o.id = m.organisation_id
       where ${viewMeetings.rows(actor, province, 'm')} and ${openTo(actor, 'm')} and m.organisation_id = ${organisationId}
         and m.planned_on between ${from}::date and ${to}::date and m.state <> 'cancelled') m
     where not (m.state = 'published' and m.minutes_signed)
     order by m.planned_on, m.planned_time, m.id limit 50`.execute(tx)
  return rows
}

/** The last sitting of the branch committee of the month of a regular or thematic meeting, up to its day; null: none. */
export async function preparationOf(
  { tx, province }: QueryContext,
  { organisation_id, month, planned_on, kind }: MeetingRow,
): Promise<{ id: string; on: string; state: 'planned'; minutesSigned: boolean } | null> {
  if (kind === 'branch-committee') return null
  const { rows } = await sql<{ id: string; on: string; state: 'planned'; minutesSigned: boolean }>`
    select m.id, m.planned_on as on, m.state,
           exists (select 1 from meeting_papers p where p.province_code = ${province} and p.meeting_id = m.id
                      and p.kind = 'minutes' and p.signed_on is not null) as "minutesSigned"
      from meetings m
     where m.province_code = ${province} and m.organisation_id = ${organisation_id} and m.month = ${month}
       and m.kind = 'branch-committee' and m.state <> 'cancelled' and m.planned_on <= ${planned_on}::date
     order by m.planned_on desc, m.id desc limit 1`.execute(tx)
  return rows[0] ?? null
}
