// What everybody of some organisations owes for some months, reckoned by the database from what was declared: one statement however many.
import { type RawBuilder, sql } from 'kysely'
import type { QueryContext } from '#kernel/context.ts'
import type { Tariff } from '#rules/dues/tariff.ts'

export interface OwedRow {
  month: string
  organisation_id: string
  member_id: string
  full_name: string
  sort_key: string
  /** Where the member is today. */
  now_path: string
  party_since_on: string | null
  member_type: string | null
  base: number | null
  extra_pay: number | null
  region: number | null
  pct: number | null
  ground: string | null
  /** Null: nothing declared, or no rate for what was. */
  owed: number | null
}

const upper = (path: string): string => `${path.slice(0, -1)}0`

/**
 * What one person owes, in whole numbers: over `b` (what was declared), `r` (relief), `t` (rate), `w` (month); `free`: nothing because of
 * Party age. Rates are hundredths of a percent and reliefs percent, together millionths; half a đồng goes up.
 */
const amount = (free: RawBuilder<unknown>) => sql`case when ${free} or r.pct = 100 then 0::bigint
  else (2 * (t.flat + coalesce(b.base, 0) * t.share + b.extra_pay * t.extra_share) * (100 - coalesce(r.pct, 0)) + 1000000 * w."roundTo")
       / (2000000 * w."roundTo") * w."roundTo" end`

const monthTable = (tariffs: readonly Tariff[]) => {
  const months = tariffs.map(({ month, firstDay, exemptSince, roundTo }) => ({ month, firstDay, exemptSince, roundTo }))
  return sql`jsonb_to_recordset(${JSON.stringify(months)}::jsonb) as w(month text, "firstDay" date, "exemptSince" date, "roundTo" bigint)`
}

// Arrays, whose length the planner sees.
const rateTable = (tariffs: readonly Tariff[]) => {
  const rates = tariffs.flatMap(({ month, rates: of }) => of.map((rate) => ({ month, ...rate })))
  return sql`unnest(${rates.map(({ month }) => month)}::text[], ${rates.map(({ memberType }) => memberType)}::text[],
      ${rates.map(({ region }) => region)}::integer[], ${rates.map(({ flat }) => flat)}::bigint[], ${rates.map(({ share }) => share)}::bigint[],
      ${rates.map(({ extraShare }) => extraShare)}::bigint[]) as t(month, member_type, region, flat, share, extra_share)
    on t.month = w.month and t.member_type = b.member_type and (t.region is null or t.region = b.region)`
}

/**
 * A select of organisation, member and amount for everybody below a path in one month: as `owedRows`, for a whole province at once. Who
 * still belongs to the branch of that day is alive and within reach, so only those old enough to owe nothing are looked up; who has moved
 * since is asked for, and branch by branch where the record lies out of reach by now. With `only` those of these organisations, one by one.
 */
export function owedBelow(
  province: string,
  path: string,
  tariff: Tariff,
  only: readonly string[] | null = null,
): RawBuilder<unknown> {
  const [lo, hi] = [path, upper(path)]
  const here = sql`province_code = ${province} and path >= ${lo} and path < ${hi}`
  const onDay = sql`valid_from <= ${tariff.firstDay}::date and (valid_to is null or valid_to > ${tariff.firstDay}::date)`
  const chosen = only === null ? sql`true` : sql`organisation_id = any(${[...only]}::uuid[])`
  const theirs = only === null ? sql`true` : sql`member_id = any(array(select member_id from belonging))`
  const records = only === null ? sql`true` : sql`id = any(array(select member_id from belonging))`
  // Of a whole province (closing, which joins by hashes alone) the hash is filled as the declarations are read, not from a copy of them.
  const kept = sql.raw(only === null ? 'not materialized' : 'materialized')
  const moved = sql`any(array(select member_id from gone))`
  return sql`
    (with belonging as materialized (
        select member_id, organisation_id, path, valid_to is not null as ended from memberships where ${here} and ${onDay} and ${chosen}),
      gone as materialized (select * from belonging where ended),
      old as materialized (
        select id from members where ${here} and ${records} and status <> 'left' and party_since_on <= ${tariff.exemptSince}::date),
      known as materialized (
        select s.member_id, s.organisation_id, s.path, m.id is not null as here, m.party_since_on, t.status
          from gone s
          left join (select id, party_since_on from members where ${here} and id = ${moved}) m on m.id = s.member_id
          left join (select member_id, status from member_statuses where ${here} and member_id = ${moved} and ${onDay}) t on t.member_id = s.member_id),
      people as (
        select s.member_id, s.organisation_id, s.path, o.id is not null as free
          from belonging s left join old o on o.id = s.member_id where not s.ended
        union all
        select member_id, organisation_id, path, coalesce(party_since_on <= ${tariff.exemptSince}::date, false)
          from known where here and status is distinct from 'left'
        union all
        select p.id, p.organisation_id, q.path, coalesce(p.party_since_on <= ${tariff.exemptSince}::date, false)
          from (select distinct path from known where not here) q
         cross join lateral members_then(${province}, q.path, left(q.path, -1) || '0', ${tariff.firstDay}::date) p
         where p.id in (select member_id from known where not here) and p.status is distinct from 'left'),
      declared as ${kept} (
        select distinct on (path, member_id) path, member_id, member_type, base, extra_pay, region from dues_bases
         where ${here} and ${theirs} and from_month <= ${tariff.month} order by path, member_id, from_month desc, id desc),
      relief as materialized (
        select path, member_id, max(pct) as pct from dues_reliefs
         where ${here} and ${theirs} and state = 'decided' and from_month <= ${tariff.month} and to_month >= ${tariff.month} group by path, member_id)
     select p.organisation_id, p.member_id, ${amount(sql`p.free`)} as owed
       from people p
      cross join (select ${tariff.month}::text as month, ${tariff.roundTo}::bigint as "roundTo") w
       left join declared b on b.member_id = p.member_id and b.path = p.path
       left join relief r on r.member_id = p.member_id and r.path = p.path
       left join ${rateTable([tariff])})`
}

/**
 * A select of `OwedRow`s for the members who belonged to the organisations at `paths` (and below) on the first day of each month. A closed
 * month keeps what it was closed with. Amounts are those of the rule `dues`: the property test of this module compares the two.
 */
export function owedRows(province: string, paths: readonly string[], tariffs: readonly Tariff[]): RawBuilder<OwedRow> {
  const places = paths.map((lo) => ({ lo, hi: upper(lo) }))
  return sql<OwedRow>`
    select w.month, p.organisation_id, p.id as member_id, p.full_name, p.sort_key, p.path as now_path, p.party_since_on,
           b.member_type, b.base, b.extra_pay, b.region, r.pct, r.ground,
           case when closed.owed_members is not null then closed.owed_amounts[array_position(closed.owed_members, p.id)]
                else ${amount(sql`p.party_since_on <= w."exemptSince"`)} end as owed
      from ${monthTable(tariffs)}
     cross join jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as q(lo text, hi text)
     cross join lateral members_then(${province}, q.lo collate "C", q.hi collate "C", w."firstDay") p
      left join lateral (
        select owed_members, owed_amounts from dues_months c where c.province_code = ${province} and c.organisation_id = p.organisation_id
           and c.month = w.month collate "C" and c.reopened_at is null) closed on true
      left join lateral (
        select x.member_type, x.base, x.extra_pay, x.region from dues_bases x
         where x.province_code = ${province} and x.member_id = p.id and x.path >= q.lo collate "C" and x.path < q.hi collate "C"
           and x.from_month <= w.month collate "C"
         order by x.from_month desc, x.id desc limit 1) b on true
      left join lateral (
        select x.pct, x.ground from dues_reliefs x
         where x.province_code = ${province} and x.member_id = p.id and x.path >= q.lo collate "C" and x.path < q.hi collate "C"
           and x.state = 'decided' and x.from_month <= w.month collate "C" and x.to_month >= w.month collate "C"
         order by x.pct desc limit 1) r on true
      left join ${rateTable(tariffs)}
     where p.status is distinct from 'left'`
}

/** The rows of one organisation and some months, by name. */
export async function owedIn(
  { tx, province }: QueryContext,
  path: string,
  tariffs: readonly Tariff[],
): Promise<OwedRow[]> {
  if (tariffs.length === 0) return []
  const { rows } = await sql<OwedRow>`
    select * from (${owedRows(province, [path], tariffs)}) w order by sort_key, member_id, month`.execute(tx)
  return rows
}

/** What these members paid, in whatever branch: `member month` → đồng. */
export async function paidBy(
  { tx, province }: QueryContext,
  memberIds: readonly string[],
  span: { from: string; to: string },
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ key: string; amount: number }>`
    select member_id || ' ' || for_month as key, amount
      from dues_paid(${province}, ${[...new Set(memberIds)]}::uuid[], ${span.from}, ${span.to})`.execute(tx)
  return new Map(rows.map(({ key, amount }) => [key, amount]))
}
