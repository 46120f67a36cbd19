// Lines of the register of transfers in a period: moves for good, and times elsewhere, seen from one organisation and all below it.
import { type RawBuilder, sql } from 'kysely'
import type { PathRange } from '#db/tenancy.ts'
import type { QueryContext } from '#kernel/context.ts'
import type { SeatScope } from '#kernel/permission.ts'
import type { RegisterLine } from '#modules/members/registers/lines.ts'
import type { After } from '#modules/members/registers/people.ts'
import { formatDate } from '#rules/calendar/dates.ts'
import { posts } from '#rules/code-lists/posts.ts'
import { maskNumber } from '#rules/members/mask.ts'

export interface Period {
  range: PathRange
  from: string
  to: string
}

interface Row {
  id: string
  member_id: string
  kind: string
  day: string
  until: string | null
  place: string | null
  document: string | null
  introduction_no: string | null
  dues_paid_to: string | null
  answered_on: string | null
  posts: string[] | null
  organisation_name: string | null
  full_name: string | null
  birth_date: string | null
  card_no_sealed: string | null
  file_no: string | null
  here: boolean
}

/**
 * Both sources as `e`. A move between two branches of what is asked about is one line, told from the branch that was left. Who came by
 * such a move and who left are read by their movements, not by where they are today.
 */
function events({ province, actor }: QueryContext, scope: SeatScope, { range, from, to }: Period): RawBuilder<unknown> {
  const within = (table: string, day: string) =>
    sql`${sql.ref(`${table}.province_code`)} = ${province} and ${scope.rows(actor, province, table)}
        and ${sql.ref(`${table}.path`)} >= ${range.lo} and ${sql.ref(`${table}.path`)} < ${range.hi}
        and ${sql.ref(`${table}.${day}`)} >= ${from}::date and ${sql.ref(`${table}.${day}`)} <= ${to}::date`
  return sql`(
    select v.id, v.member_id, v.organisation_id, v.kind, v.happened_on as day, null::date as until, v.counterpart_name as place, v.document,
           v.introduction_no, v.dues_paid_to, v.answered_on
      from member_movements v
     where ${within('v', 'happened_on')} and v.kind in ('transferred-in', 'transferred-out')
       and (v.kind = 'transferred-out' or v.counterpart_path is null
            or v.counterpart_path < ${range.lo} or v.counterpart_path >= ${range.hi})
    union all
    select a.id, a.member_id, a.organisation_id, a.purpose as kind, a.valid_from as day, a.valid_to as until, a.place_name as place, a.document,
           a.introduction_no, a.dues_paid_to, a.answered_on
      from member_absences a where ${within('a', 'valid_from')}) e`
}

/** A move that rests on its introduction alone: the number stands once, its day is that of the line. */
const saysOnly = (no: string | null, document: string | null): boolean =>
  no !== null && (document === no || document?.startsWith(`${no} ngày `) === true)

const KINDS: Readonly<Record<string, string>> = {
  'transferred-in': 'Chuyển đến',
  'transferred-out': 'Chuyển đi',
  work: 'Tạm thời',
  study: 'Tạm thời',
  abroad: 'Ra nước ngoài',
}

/** So many lines from behind a key on, the earliest first. `whole`: card numbers in full, of those still in reach. */
export async function transferLines(
  context: QueryContext,
  scope: SeatScope,
  period: Period,
  after: After,
  count: number,
  whole: boolean,
): Promise<RegisterLine[]> {
  const { tx, province, secrets } = context
  const behind = after === null ? sql`true` : sql`(e.day, e.id) > (${after[0]}::date, ${after[1]}::uuid)`
  const { rows } = await sql<Row>`
    with page as materialized (select * from ${events(context, scope, period)} where ${behind} order by e.day, e.id limit ${count}),
         people as materialized (select x.id, x.full_name, x.birth_date
           from members_once_here(${province}, (select coalesce(array_agg(member_id), '{}') from page)) x)
    select e.*, o.name as organisation_name, h.posts, p.full_name, p.birth_date, m.card_no_sealed, m.file_no, m.id is not null as here
      from page e
      left join organisations o on o.province_code = ${province} and o.id = e.organisation_id
      left join people p on p.id = e.member_id
      left join lateral (
        select array_agg(w.post_code order by w.valid_from, w.id) as posts from post_holdings w
         where w.province_code = ${province} and w.member_id = e.member_id
           and w.valid_from < e.day and (w.valid_to is null or w.valid_to >= e.day)) h on true
      left join members m on m.province_code = ${province} and m.id = e.member_id
     order by e.day, e.id`.execute(tx)
  return rows.map((row) => {
    const cardNo = row.card_no_sealed === null ? null : secrets.unseal(row.card_no_sealed)
    const comes = row.kind === 'transferred-in'
    return {
      id: row.id,
      memberId: row.here ? row.member_id : null,
      key: [row.day, row.id],
      transfer: {
        fullName: row.full_name,
        birthDate: row.birth_date,
        fileNo: row.file_no,
        cardNo: whole ? cardNo : maskNumber(cardNo),
        kind: KINDS[row.kind] ?? row.kind,
        from: comes ? row.place : row.organisation_name,
        to: comes ? row.organisation_name : row.place,
        post: row.posts?.map((code) => posts.byCode(code)?.name ?? code).join(', ') ?? null,
        introducedOn: row.day,
        duesPaidTo: row.dues_paid_to,
        answeredOn: row.answered_on,
        no: row.introduction_no,
        documentNo: saysOnly(row.introduction_no, row.document) ? null : row.document,
        note: row.until === null ? null : `đến trước ngày ${formatDate(row.until)}`,
      },
    }
  })
}

/** How many lines there are, counted no further than one past the limit. */
export async function countTransfers(
  context: QueryContext,
  scope: SeatScope,
  period: Period,
  limit: number,
): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select count(*) as total from (select from ${events(context, scope, period)} limit ${limit + 1}) c`.execute(
    context.tx,
  )
  return rows[0]?.total ?? 0
}
