// Finding a member by an exact number: through the keyed hash, never by the number itself.
import { sql } from 'kysely'
import type { Tx } from '#db/tenancy.ts'
import { hashColumns, hashOf } from '#modules/members/store/columns.ts'
import type { EnteringContext } from '#modules/members/store/context.ts'

/** Numbers that one living member holds and no other. */
export type NumberKind = 'personalNo' | 'cardNo'

export interface NumberHolder {
  id: string
  hash: string
  fullName: string
  branchName: string
  organisationId: string
}

/** Living members in reach who hold one of these numbers. Many numbers, one statement. */
export async function holdersOfNumbers(
  tx: Tx,
  province: string,
  kind: NumberKind,
  hashes: readonly string[],
): Promise<NumberHolder[]> {
  if (hashes.length === 0) return []
  const column = sql.ref<string>(`m.${hashColumns[kind]}`)
  const { rows } = await sql<NumberHolder>`
    select m.id, ${column} as hash, m.full_name as "fullName", o.name as "branchName", m.organisation_id as "organisationId"
      from members m
      join organisations o on o.province_code = ${province} and o.id = m.organisation_id
     where m.province_code = ${province} and ${column} = any(${[...new Set(hashes)]}::text[]) and m.status <> 'left'`.execute(
    tx,
  )
  return rows
}

/** The other living member in reach who holds the number, if there is one. Two who enter it at once take turns. */
export async function otherHolder(
  context: EnteringContext,
  kind: NumberKind,
  number: string,
  ownId: string | null,
): Promise<NumberHolder | undefined> {
  const hash = hashOf(kind, number, context.secrets)
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${context.province}:${kind}:${hash}`}, 7402))`.execute(
    context.tx,
  )
  const holders = await holdersOfNumbers(context.tx, context.province, kind, [hash])
  return holders.find((holder) => holder.id !== ownId)
}

/** The name on a record of somebody who has left under this personal number, within reach. */
export async function formerHolder(context: EnteringContext, personalNo: string): Promise<string | undefined> {
  const row = await context.tx
    .selectFrom('members')
    .select('full_name as name')
    .where('province_code', '=', context.province)
    .where('personal_no_hash', '=', hashOf('personalNo', personalNo, context.secrets))
    .where('status', '=', 'left')
    .executeTakeFirst()
  return row?.name
}

export interface NameMatch {
  id: string
  fullName: string
  searchKey: string
  birthDate: string | null
  admittedOn: string | null
  organisationId: string
  path: string
  status: string
}

/** Members below `path` whose name reads alike (search key) and who may be born in the same year. Many at once, one statement. */
export async function membersByNameAndBirth(
  tx: Tx,
  province: string,
  range: { lo: string; hi: string },
  wanted: readonly { searchKey: string; birthYear: string | null }[],
): Promise<NameMatch[]> {
  if (wanted.length === 0) return []
  const { rows } = await sql<NameMatch>`
    select m.id, m.full_name as "fullName", m.search_key as "searchKey", m.birth_date as "birthDate",
           m.admitted_on as "admittedOn", m.organisation_id as "organisationId", m.path, m.status
      from members m
      join (select distinct k, y from unnest(${wanted.map((w) => w.searchKey)}::text[], ${wanted.map((w) => w.birthYear)}::text[]) as w(k, y)) w
        on m.search_key = w.k and (w.y is null or m.birth_date is null or left(m.birth_date, 4) = w.y)
     where m.province_code = ${province} and m.path >= ${range.lo} and m.path < ${range.hi}`.execute(tx)
  return rows
}
