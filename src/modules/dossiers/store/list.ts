// Lists and counts of dossiers under one organisation, from the kept summaries; one statement each.
import { type RawBuilder, sql } from 'kysely'
import type { QueryContext } from '#kernel/context.ts'
import type { SeatScope } from '#kernel/permission.ts'
import { neededMask } from '#rules/dossiers/checklist.ts'
import { searchKey } from '#rules/text/search-key.ts'

export interface ListedDossier {
  id: string
  full_name: string
  sort_key: string
  organisation_id: string
  organisation_name: string
  status: string
  official_on: string | null
  settled: number
  lacking: number
  checked_on: string | null
  holder: string | null
  holder_kind: string | null
  held_since: string | null
}

export type Shown = 'all' | 'incomplete' | 'unchecked' | 'no-keeper' | 'carried' | 'departed'

/** As `isOfficial` of rules/dossiers/checklist.ts, over `members m`. */
const official = sql<boolean>`(m.status in ('full', 'exempt') or (m.status <> 'probationary' and m.official_on is not null))`
const needed = sql`(case when ${official} then ${neededMask(true)}::integer else ${neededMask(false)}::integer end)`
/** One bit for every line that is missing, over `members m` and `dossiers d`. */
const missingBits = sql`((${needed} & ~coalesce(d.settled, 0)) | coalesce(d.lacking, 0))`
const missing = sql<number>`bit_count(${missingBits}::bit(32))`

const conditions: Record<Shown, RawBuilder<boolean>> = {
  all: sql`m.status <> 'left'`,
  incomplete: sql`m.status <> 'left' and d.checked_on is not null and ${missingBits} <> 0`,
  unchecked: sql`m.status <> 'left' and d.checked_on is null`,
  'no-keeper': sql`m.status <> 'left' and k.id is null`,
  carried: sql`k.kind = 'carried'`,
  // Whoever left for good and whose file is not with a committee above the grassroots one yet is looked at (DOS-05).
  departed: sql`m.status = 'left' and m.left_kind <> 'transferred-out'`,
}

const upper = (path: string): string => `${path.slice(0, -1)}0`

/** One page and one row more, by name. */
export async function readList(
  { tx, province, actor }: QueryContext,
  scope: SeatScope,
  asked: {
    path: string
    show: Shown
    text: string
    after: readonly (string | number | null)[] | null
    limit: number
  },
): Promise<ListedDossier[]> {
  const { path, show, after, limit } = asked
  const words = searchKey(asked.text)
    .trim()
    .replace(/[\\%_]/g, '\\$&')
  const { rows } = await sql<ListedDossier>`
    select m.id, m.full_name, m.sort_key, m.organisation_id, o.name as organisation_name, m.status, m.official_on,
           coalesce(d.settled, 0) as settled, coalesce(d.lacking, 0) as lacking, d.checked_on,
           k.holder, k.kind as holder_kind, k.valid_from as held_since
      from members m
      join organisations o on o.province_code = ${province} and o.id = m.organisation_id
      left join dossiers d on d.province_code = ${province} and d.member_id = m.id
      left join dossier_custodies k on k.province_code = ${province} and k.member_id = m.id and k.valid_to is null
     where ${scope.rows(actor, province, 'm')} and m.path >= ${path} and m.path < ${upper(path)} and ${conditions[show]}
       and (${words} = '' or m.search_key like ${`${words}%`} or m.search_key like ${`% ${words}%`})
       and (${after === null} or (m.sort_key, m.id) > (${after?.[0] ?? ''}, ${after?.[1] ?? null}::uuid))
     order by m.sort_key, m.id limit ${limit + 1}`.execute(tx)
  return rows
}

export interface Counted {
  members: number
  checked: number
  complete: number
  incomplete: number
  papers_missing: number
  no_keeper: number
  carried: number
}

const counts = sql`count(m.id)::integer as members,
  count(m.id) filter (where d.checked_on is not null)::integer as checked,
  count(m.id) filter (where d.checked_on is not null and ${missingBits} = 0)::integer as complete,
  count(m.id) filter (where d.checked_on is not null and ${missingBits} <> 0)::integer as incomplete,
  coalesce(sum(${missing}) filter (where d.checked_on is not null), 0)::integer as papers_missing,
  count(m.id) filter (where k.id is null)::integer as no_keeper,
  count(m.id) filter (where k.kind = 'carried')::integer as carried`

const nothing: Counted = {
  members: 0,
  checked: 0,
  complete: 0,
  incomplete: 0,
  papers_missing: 0,
  no_keeper: 0,
  carried: 0,
}

const sumOf = (rows: readonly Counted[]): Counted =>
  rows.reduce(
    (sum, row) => ({
      members: sum.members + row.members,
      checked: sum.checked + row.checked,
      complete: sum.complete + row.complete,
      incomplete: sum.incomplete + row.incomplete,
      papers_missing: sum.papers_missing + row.papers_missing,
      no_keeper: sum.no_keeper + row.no_keeper,
      carried: sum.carried + row.carried,
    }),
    nothing,
  )

/**
 * The living members under an organisation and what is known of their dossiers: together, and for every living organisation directly below
 * in the order of their names. Every member is read once, by branch; the range is said of every table, or a province is read for a commune.
 */
export async function countUnder(
  { tx, province, actor }: QueryContext,
  scope: SeatScope,
  place: { id: string; path: string },
): Promise<{ total: Counted; below: (Counted & { id: string; name: string })[] }> {
  const [lo, hi] = [place.path, upper(place.path)]
  const { rows: branches } = await sql<Counted & { path: string }>`
    select m.path, ${counts} from members m
      left join dossiers d on d.province_code = ${province} and d.member_id = m.id and d.path >= ${lo} and d.path < ${hi}
      left join dossier_custodies k on k.province_code = ${province} and k.member_id = m.id and k.valid_to is null
        and k.path >= ${lo} and k.path < ${hi}
     where ${scope.rows(actor, province, 'm')} and m.path >= ${lo} and m.path < ${hi} and m.status <> 'left'
     group by m.path`.execute(tx)
  const { rows: below } = await sql<{ id: string; name: string; path: string }>`
    select o.id, o.name, o.path from organisations o
     where ${scope.rows(actor, province, 'o')} and o.parent_id = ${place.id} and o.ended_on is null
     order by o.sort_key, o.id`.execute(tx)
  return {
    total: sumOf(branches),
    below: below.map(({ id, name, path }) => ({
      id,
      name,
      ...sumOf(branches.filter((row) => row.path.startsWith(path))),
    })),
  }
}
