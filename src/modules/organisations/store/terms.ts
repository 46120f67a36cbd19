// Terms of organisations: reading, opening, changing.
import type { CommandContext, QueryContext } from '#kernel/context.ts'

export interface TermRow {
  id: string
  name: string
  startsOn: string
  /** The first day no longer in the term. */
  endsOn: string
  document: string | null
  version: number
}

/** Columns of `organisation_terms as t` under the names of `TermRow`. */
export const termColumns = [
  't.id',
  't.name',
  't.starts_on as startsOn',
  't.ends_on as endsOn',
  't.document',
  't.version',
] as const

/** Terms of an organisation, newest first, those before `before` (a start) only. */
export async function fetchTerms(
  { tx, province }: QueryContext,
  organisationId: string,
  before: string | null,
  limit: number,
): Promise<TermRow[]> {
  let query = tx
    .selectFrom('organisation_terms as t')
    .select(termColumns)
    .where('t.province_code', '=', province)
    .where('t.organisation_id', '=', organisationId)
  if (before !== null) query = query.where('t.starts_on', '<', before)
  return query
    .orderBy('t.starts_on', 'desc')
    .limit(limit + 1)
    .execute()
}

/** A term and whose it is. */
export async function fetchTerm(
  { tx, province }: QueryContext,
  id: string,
): Promise<(TermRow & { organisationId: string }) | undefined> {
  return tx
    .selectFrom('organisation_terms as t')
    .select(termColumns)
    .select('t.organisation_id as organisationId')
    .where('t.province_code', '=', province)
    .where('t.id', '=', id)
    .executeTakeFirst()
}

/** Another term of the organisation that shares a day with [startsOn, endsOn). */
export async function overlappingTerm(
  { tx, province }: QueryContext,
  organisationId: string,
  term: { startsOn: string; endsOn: string; id?: string },
): Promise<TermRow | undefined> {
  let query = tx
    .selectFrom('organisation_terms as t')
    .select(termColumns)
    .where('t.province_code', '=', province)
    .where('t.organisation_id', '=', organisationId)
    .where('t.starts_on', '<', term.endsOn)
    .where('t.ends_on', '>', term.startsOn)
  if (term.id !== undefined) query = query.where('t.id', '<>', term.id)
  return query.orderBy('t.starts_on').limit(1).executeTakeFirst()
}

export async function insertTerm(
  { tx, province }: CommandContext,
  organisation: { id: string; path: string },
  term: Omit<TermRow, 'version'>,
): Promise<void> {
  await tx
    .insertInto('organisation_terms')
    .values({
      province_code: province,
      id: term.id,
      organisation_id: organisation.id,
      path: organisation.path,
      name: term.name,
      starts_on: term.startsOn,
      ends_on: term.endsOn,
      document: term.document,
    })
    .execute()
}

/** Writes a term that the caller holds through its organisation's lock. */
export async function updateTerm({ tx, province }: CommandContext, term: TermRow): Promise<void> {
  await tx
    .updateTable('organisation_terms')
    .set({
      name: term.name,
      starts_on: term.startsOn,
      ends_on: term.endsOn,
      document: term.document,
      version: term.version,
    })
    .where('province_code', '=', province)
    .where('id', '=', term.id)
    .execute()
}
