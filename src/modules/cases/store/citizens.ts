// The rows of people of the pool: fetched through a scope, written with their version.
import { type Selectable, sql } from 'kysely'
import type { Citizens } from '#db/types.gen.ts'
import type { CommandContext, QueryContext } from '#kernel/context.ts'
import { mayUse, type SeatScope } from '#kernel/permission.ts'
import { searchKey } from '#rules/text/search-key.ts'
import { sortKey } from '#rules/text/sort-key.ts'

export type CitizenRow = Selectable<Citizens>

/** What may be kept of somebody who is not a member; null: not known. */
export interface CitizenInput {
  fullName: string
  gender?: 'male' | 'female' | null
  birthDate?: string | null
  ethnicityCode?: string | null
  educationCode?: string | null
  occupationCode?: string | null
  residence?: string | null
  note?: string | null
}

/** The columns of what was given; what was not given stays as it is. */
export function citizenColumns(input: Partial<CitizenInput>) {
  const given = {
    full_name: input.fullName,
    search_key: input.fullName === undefined ? undefined : searchKey(input.fullName),
    sort_key: input.fullName === undefined ? undefined : sortKey(input.fullName),
    gender: input.gender,
    birth_date: input.birthDate,
    ethnicity_code: input.ethnicityCode,
    education_code: input.educationCode,
    occupation_code: input.occupationCode,
    residence: input.residence,
    note: input.note,
  }
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Partial<typeof given>
}

/** The person within the scope's reach; undefined also for a seat the scope is not for. `lock`: nobody else changes it until the end. */
export async function findCitizen(
  context: QueryContext,
  scope: SeatScope,
  id: string,
  lock: 'lock' | 'read',
): Promise<CitizenRow | undefined> {
  const { tx, actor, province } = context
  if (!mayUse(scope, actor)) return undefined
  const base = tx
    .selectFrom('citizens')
    .selectAll('citizens')
    .where('citizens.province_code', '=', province)
    .where('citizens.id', '=', id)
    .where(scope.rows(actor, province, 'citizens'))
  return (lock === 'lock' ? base.forUpdate() : base).executeTakeFirst()
}

/** Sets columns of a person, raises the version, answers the row as it stands now. */
export const updateCitizen = (
  { tx, province }: CommandContext,
  row: CitizenRow,
  columns: Partial<CitizenRow>,
): Promise<CitizenRow> =>
  tx
    .updateTable('citizens')
    .set({ ...columns, version: row.version + 1 })
    .where('province_code', '=', province)
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow()

/** Whether the branch has its eyes on somebody of that name and day of birth already, who has not been admitted since. */
export async function isKnownThere(
  { tx, province }: CommandContext,
  organisationId: string,
  { fullName, birthDate }: CitizenInput,
): Promise<boolean> {
  // Two who write down the same person at once: the second sees the first.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`citizen ${organisationId} ${fullName}`}, 0))`.execute(tx)
  const row = await tx
    .selectFrom('citizens')
    .select('id')
    .where('province_code', '=', province)
    .where('organisation_id', '=', organisationId)
    .where('full_name', '=', fullName)
    .where('birth_date', 'is not distinct from', birthDate ?? null)
    .where('member_id', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}
