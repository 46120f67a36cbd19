// Writes organisations and their dated names, codes and placements. Callers hold the organisation's lock.
import { sql } from 'kysely'
import type { CommandContext } from '#kernel/context.ts'
import { organisationSearchKey, organisationSortKey } from '#rules/organisations/keys.ts'
import type { OrganisationRow } from './rows.ts'

/** What writing needs of a context; an organisation can be founded before anybody is signed in (setting up a province). */
export type Writing = Pick<CommandContext, 'tx' | 'now' | 'newId' | 'province'>

/** Takes the next path below a parent; its row stays locked. Undefined when the parent has ended meanwhile. */
export async function takeChildPath({ tx, province }: Writing, parentId: string): Promise<string | undefined> {
  const taken = await tx
    .updateTable('organisations')
    .set((e) => ({ next_child: e('next_child', '+', 1) }))
    .where('province_code', '=', province)
    .where('id', '=', parentId)
    .where('ended_on', 'is', null)
    .returning(['path', 'next_child as nextChild'])
    .executeTakeFirst()
  return taken === undefined ? undefined : `${taken.path}${(taken.nextChild - 1).toString(36)}/`
}

/** Inserts a new organisation with its first name, code and placement. False when the code is taken: then keep nothing. */
export async function insertOrganisation(writing: Writing, row: OrganisationRow): Promise<boolean> {
  const { tx, now, newId, province } = writing
  const keys = { search_key: organisationSearchKey(row.name), sort_key: organisationSortKey(row.name) }
  const shared = { province_code: province, path: row.path }
  await tx
    .insertInto('organisations')
    .values({
      ...shared,
      ...keys,
      id: row.id,
      parent_id: row.parentId,
      type_code: row.typeCode,
      unit_type: row.unitType,
      code: row.code,
      name: row.name,
      founded_on: row.foundedOn,
      founding_document: row.foundingDocument,
      address: row.address,
      version: row.version,
      created_at: now,
      updated_at: now,
    })
    .execute()
  const dated = { ...shared, organisation_id: row.id, valid_from: row.foundedOn, document: row.foundingDocument }
  await tx
    .insertInto('organisation_names')
    .values({ ...dated, id: newId(), name: row.name, search_key: keys.search_key })
    .execute()
  await tx
    .insertInto('organisation_placements')
    .values({
      ...dated,
      id: newId(),
      parent_id: row.parentId,
      placed_path: row.path,
      type_code: row.typeCode,
      unit_type: row.unitType,
    })
    .execute()
  return insertCode(writing, row, row.code, row.foundedOn, row.foundingDocument)
}

/**
 * Gives an organisation a code from a day on. False when another organisation of the province has it in that time, also one
 * beyond the caller's reach: the constraint sees what the caller does not.
 */
export async function insertCode(
  { tx, newId, province }: Writing,
  organisation: { id: string; path: string },
  code: string,
  validFrom: string,
  document: string | null,
): Promise<boolean> {
  const done = await tx
    .insertInto('organisation_codes')
    .values({
      province_code: province,
      id: newId(),
      organisation_id: organisation.id,
      path: organisation.path,
      code,
      valid_from: validFrom,
      document,
    })
    .onConflict((c) => c.doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

export async function insertName(
  { tx, newId, province }: Writing,
  organisation: { id: string; path: string },
  name: string,
  validFrom: string,
  document: string | null,
): Promise<void> {
  await tx
    .insertInto('organisation_names')
    .values({
      province_code: province,
      id: newId(),
      organisation_id: organisation.id,
      path: organisation.path,
      name,
      search_key: organisationSearchKey(name),
      valid_from: validFrom,
      document,
    })
    .execute()
}

type Dated = 'organisation_names' | 'organisation_codes' | 'organisation_placements'

/** The day from which the open row of a dated table holds. */
export async function currentSince({ tx, province }: Writing, table: Dated, organisationId: string): Promise<string> {
  const row = await tx
    .selectFrom(table)
    .select('valid_from')
    .where('province_code', '=', province)
    .where('organisation_id', '=', organisationId)
    .where('valid_to', 'is', null)
    .executeTakeFirstOrThrow()
  return row.valid_from
}

/** Closes the open row of a dated table. */
export async function closeCurrent(
  { tx, province }: Writing,
  table: Dated,
  organisationId: string,
  on: string,
): Promise<void> {
  await tx
    .updateTable(table)
    .set({ valid_to: on })
    .where('province_code', '=', province)
    .where('organisation_id', '=', organisationId)
    .where('valid_to', 'is', null)
    .execute()
}

/** Puts right what was typed wrongly in the open rows; the days stay. False when the code is taken: then keep nothing. */
export async function correctCurrent(
  { tx, province }: Writing,
  organisationId: string,
  right: { name?: string; code?: string; unitType?: string | null },
): Promise<boolean> {
  if (right.name !== undefined) {
    await tx
      .updateTable('organisation_names')
      .set({ name: right.name, search_key: organisationSearchKey(right.name) })
      .where('province_code', '=', province)
      .where('organisation_id', '=', organisationId)
      .where('valid_to', 'is', null)
      .execute()
  }
  if (right.unitType !== undefined) {
    await tx
      .updateTable('organisation_placements')
      .set({ unit_type: right.unitType })
      .where('province_code', '=', province)
      .where('organisation_id', '=', organisationId)
      .where('valid_to', 'is', null)
      .execute()
  }
  if (right.code === undefined) return true
  try {
    await tx
      .updateTable('organisation_codes')
      .set({ code: right.code })
      .where('province_code', '=', province)
      .where('organisation_id', '=', organisationId)
      .where('valid_to', 'is', null)
      .execute()
    return true
  } catch (error) {
    // exclusion_violation; the constraint's name is read from the message, a shard adds its number to it.
    const { code, message } = error as { code?: string; message?: string }
    if (code === '23P01' && message?.includes('organisation_codes_taken') === true) return false
    throw error
  }
}

export type OrganisationChanges = Partial<
  Pick<OrganisationRow, 'name' | 'code' | 'unitType' | 'address' | 'foundingDocument' | 'endedOn' | 'endingDocument'>
>

/** Writes what holds today and the next version; answers that version. */
export async function updateOrganisation(
  { tx, now, province }: Writing,
  row: OrganisationRow,
  changes: OrganisationChanges,
): Promise<number> {
  const next = { ...row, ...changes }
  const version = row.version + 1
  await tx
    .updateTable('organisations')
    .set({
      name: next.name,
      search_key: organisationSearchKey(next.name),
      sort_key: organisationSortKey(next.name),
      code: next.code,
      unit_type: next.unitType,
      address: next.address,
      founding_document: next.foundingDocument,
      ended_on: next.endedOn,
      ending_document: next.endingDocument,
      version,
      updated_at: now,
    })
    .where('province_code', '=', province)
    .where('id', '=', row.id)
    .execute()
  return version
}

/** How many children an organisation has on a day or later. */
export async function countLivingChildren({ tx, province }: Writing, id: string, on: string): Promise<number> {
  const { count } = await tx
    .selectFrom('organisation_placements as p')
    .select((e) => e.fn.countAll<number>().as('count'))
    .where('p.province_code', '=', province)
    .where('p.parent_id', '=', id)
    .where((e) => e.or([e('p.valid_to', 'is', null), e('p.valid_to', '>', on)]))
    .executeTakeFirstOrThrow()
  return count
}

/** The latest day on which something about an organisation began, and what it was. */
export async function lastChange(
  { tx, province }: Writing,
  id: string,
): Promise<{ since: string; what: 'name' | 'code' | 'placement' | 'term' }> {
  const { rows } = await sql<{ since: string; what: 'name' | 'code' | 'placement' | 'term' }>`
    select valid_from as since, 'name' as what from organisation_names where province_code = ${province} and organisation_id = ${id}
    union all
    select valid_from, 'code' from organisation_codes where province_code = ${province} and organisation_id = ${id}
    union all
    select valid_from, 'placement' from organisation_placements where province_code = ${province} and organisation_id = ${id}
    union all
    select starts_on, 'term' from organisation_terms where province_code = ${province} and organisation_id = ${id}
    order by since desc, what limit 1`.execute(tx)
  const [last] = rows
  if (last === undefined) throw new Error(`organisation ${id} without a name`)
  return last
}

/** Ends the running term with its organisation. */
export async function cutTerm({ tx, province }: Writing, organisationId: string, on: string): Promise<void> {
  await tx
    .updateTable('organisation_terms')
    .set((e) => ({ ends_on: on, version: e('version', '+', 1) }))
    .where('province_code', '=', province)
    .where('organisation_id', '=', organisationId)
    .where('ends_on', '>', on)
    .execute()
}
