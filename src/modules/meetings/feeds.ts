// One's own calendar of meetings: a secret address, kept as a hash, read without signing in and taken back at any time.
import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { getFeed, openFeed, withdrawFeed } from '#contract/meeting-feeds.ts'
import { inScope } from '#db/tenancy.ts'
import { dateInVietNam } from '#kernel/clock.ts'
import type { CommandContext, QueryContext } from '#kernel/context.ts'
import type { Application } from '#kernel/run.ts'
import { serveCommand, serveQuery } from '#kernel/serve.ts'
import { nameOfKind } from '#modules/meetings/history.ts'
import { subscribeToMeetings } from '#modules/meetings/scope.ts'
import { addDays } from '#rules/calendar/dates.ts'
import { calendarText } from '#rules/meetings/calendar-text.ts'

const PURPOSE = 'calendar feed'
/** How far back a phone is still told of meetings, in days. */
const BACK = 60

/** The feed of the account that is used; undefined when there is none. */
const ownFeed = ({ tx, province, actor }: QueryContext) =>
  tx
    .selectFrom('calendar_feeds')
    .select(['id', 'created_at'])
    .where('province_code', '=', province)
    .where('account_id', '=', actor.accountId)
    .where('withdrawn_on', 'is', null)
    .executeTakeFirst()

async function withdraw(context: CommandContext): Promise<boolean> {
  const { tx, province, actor, today } = context
  const { numUpdatedRows } = await tx
    .updateTable('calendar_feeds')
    .set({ withdrawn_on: today })
    .where('province_code', '=', province)
    .where('account_id', '=', actor.accountId)
    .where('withdrawn_on', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

const say = ({ audit, actor }: CommandContext, summary: string): void =>
  audit({
    organisationId: actor.seat.organisationId,
    path: actor.seat.path,
    subjectType: 'account',
    subjectId: actor.accountId,
    summary,
  })

export const serveGetFeed = serveQuery(getFeed, {
  scope: subscribeToMeetings,
  run: async (context) => ({ since: (await ownFeed(context))?.created_at.toISOString() ?? null }),
})

export const serveOpenFeed = serveCommand(openFeed, {
  scope: subscribeToMeetings,
  run: async (context) => {
    const { tx, province, actor, newId, now, secrets } = context
    // Two at once: the second takes back the address of the first.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`calendar feed ${actor.accountId}`}, 0))`.execute(tx)
    await withdraw(context)
    const id = newId()
    const secret = randomBytes(24).toString('base64url')
    await tx
      .insertInto('calendar_feeds')
      .values({
        province_code: province,
        id,
        account_id: actor.accountId,
        path: actor.seat.path,
        organisation_id: actor.seat.organisationId,
        token_hash: secrets.fingerprint(PURPOSE, secret),
        created_at: now,
      })
      .execute()
    say(context, 'Tạo địa chỉ lịch sinh hoạt.')
    return { address: `/api/calendar/${province}.${id}.${secret}` }
  },
})

export const serveWithdrawFeed = serveCommand(withdrawFeed, {
  scope: subscribeToMeetings,
  run: async (context) => {
    const withdrawn = await withdraw(context)
    say(context, 'Thôi dùng địa chỉ lịch sinh hoạt.')
    return { withdrawn }
  },
})

interface FedMeeting {
  id: string
  kind: string
  on: string
  time: string
  place: string | null
  version: number
  organisation: string
}

/**
 * The calendar behind a secret address, or null where there is none (any more). Shows the meetings of the branch the person belongs to today
 * (of the seat's, for an account of no member): day, hour, place, kind. No sitting of the committee, nothing of whoever has left or is locked out.
 */
export async function calendarBehind(application: Application, token: string): Promise<string | null> {
  const match = /^(\d{2})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([\w-]{32})$/.exec(token)
  if (match === null) return null
  const [, province = '', id = '', secret = ''] = match
  const hash = application.secrets.fingerprint(PURPOSE, secret)
  const now = application.clock.now()
  const rows = await inScope(
    application.database,
    { lo: `${province}/`, hi: `${province}0` },
    async (tx) => {
      const { rows: found } = await sql<{ branch: string }>`
        select coalesce(m.organisation_id, f.organisation_id) as branch
          from calendar_feeds f
          join accounts a on a.province_code = ${province} and a.id = f.account_id and a.disabled_at is null
          left join members m on m.province_code = ${province} and m.id = a.member_id
         where f.province_code = ${province} and f.id = ${id} and f.token_hash = ${hash} and f.withdrawn_on is null
           and (m.id is null or m.status <> 'left')`.execute(tx)
      const [feed] = found
      if (feed === undefined) return null
      const from = addDays(dateInVietNam(now), -BACK)
      const { rows: meetings } = await sql<FedMeeting>`
        select t.id, t.kind, t.planned_on as on, t.planned_time as time, t.version, o.name as organisation,
               case t.form when 'online' then concat_ws(', ', 'Trực tuyến', t.place) else t.place end as place
          from meetings t join organisations o on o.province_code = ${province} and o.id = t.organisation_id
         where t.province_code = ${province} and t.organisation_id = ${feed.branch} and t.state <> 'cancelled'
           and t.kind <> 'branch-committee' and t.planned_on >= ${from}::date
         order by t.planned_on, t.id limit 500`.execute(tx)
      return meetings
    },
    { readOnly: true },
  )
  if (rows === null) return null
  const events = rows.map(({ kind, organisation, ...row }) => ({
    ...row,
    minutes: kind === 'regular-with-thematic' ? 120 : 90,
    title: `${nameOfKind(kind)} – ${organisation}`,
  }))
  return calendarText('Sinh hoạt chi bộ', events, now.toISOString())
}
