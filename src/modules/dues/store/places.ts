// The organisation a book belongs to: its lock; how far its months are closed.
import { sql } from 'kysely'
import type { QueryContext } from '#kernel/context.ts'
import { type Refusal, refuse } from '#kernel/refusal.ts'
import type { OrganisationRow } from '#modules/organisations/public.ts'
import { organisationTypes } from '#rules/code-lists/organisation-types.ts'
import { monthOf } from '#rules/dues/months.ts'

export const holdsMembers = ({ typeCode }: OrganisationRow): boolean =>
  organisationTypes.byCode(typeCode)?.holdsMembers === true

/**
 * Two who write in one book take turns; those of several books in the order of their ids. Whoever closes many books at once
 * (`lockAllBooks`) waits for all who write and they for it.
 */
export async function lockBooks({ tx, province }: QueryContext, organisationIds: readonly string[]): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(hashtextextended(${`${province}:dues`}, 7403))`.execute(tx)
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${province}:dues:`} || id, 7403))
    from (select unnest(${organisationIds.toSorted()}::text[]) as id) x`.execute(tx)
}

/** Holds every book of the province: nobody writes until the end of the transaction. */
export async function lockAllBooks({ tx, province }: QueryContext): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${province}:dues`}, 7403))`.execute(tx)
}

/** The last closed month of the book; null when none is. */
export async function closedThrough({ tx, province }: QueryContext, organisationId: string): Promise<string | null> {
  const row = await tx
    .selectFrom('dues_months')
    .select(({ fn }) => fn.max('month').as('month'))
    .where('province_code', '=', province)
    .where('organisation_id', '=', organisationId)
    .where('reopened_at', 'is', null)
    .executeTakeFirst()
  return row?.month ?? null
}

/** The last closed month of each of these books that has one. */
export async function closedThroughOf(
  { tx, province }: QueryContext,
  organisationIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; month: string }>`
    select c.organisation_id as id, max(c.month) as month from dues_months c
     where c.province_code = ${province} and c.organisation_id = any(${[...organisationIds]}::uuid[]) and c.reopened_at is null
     group by c.organisation_id`.execute(tx)
  return new Map(rows.map(({ id, month }) => [id, month]))
}

/** Why nothing may be written for this day; null when it may. The book is held. */
export async function refuseDay(context: QueryContext, organisationId: string, on: string): Promise<Refusal | null> {
  if (on > context.today) return refuse('dues.date-ahead', { on })
  return refuseMonth(context, organisationId, monthOf(on))
}

/** Why nothing may be changed from this month on; null when it may. */
export async function refuseMonth(
  context: QueryContext,
  organisationId: string,
  month: string,
): Promise<Refusal | null> {
  const closed = await closedThrough(context, organisationId)
  return closed !== null && month <= closed ? refuse('dues.month-closed', { month: closed }) : null
}
