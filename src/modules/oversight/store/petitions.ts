// The register of questions, petitions, complaints and denunciations: writing one with its number, one within a scope, lists, changes.
import { type Selectable, sql } from 'kysely'
import type { PetitionRow as Shown } from '#contract/petitions.ts'
import type { Petitions } from '#db/types.gen.ts'
import type { Actor } from '#kernel/actor.ts'
import type { CommandContext, QueryContext } from '#kernel/context.ts'
import type { SeatScope } from '#kernel/permission.ts'
import type { OrganisationTypeCode } from '#rules/code-lists/organisation-types.ts'
import { searchKey } from '#rules/text/search-key.ts'

export type PetitionRow = Omit<Selectable<Petitions>, 'kind' | 'how' | 'state'> & Pick<Shown, 'kind' | 'how' | 'state'>
export type TypedPetition = PetitionRow & { type_code: OrganisationTypeCode }
type New = Pick<PetitionRow, 'kind' | 'how' | 'received_on' | 'sender_id' | 'sender_name' | 'subject' | 'content'> &
  Partial<Pick<PetitionRow, 'about_id' | 'about_name' | 'decider'>>

/** Whether what somebody wrote down names the one who acts: capitals and marks aside, as two people write one name. */
export const bearsName = ({ memberId, displayName }: Actor, written: string | null): boolean =>
  memberId !== null && written !== null && searchKey(written).includes(searchKey(displayName))

/** Denunciations within the scope that only write down the name of whoever reads; the database knows no capitals of letters with marks. */
async function onlyNamed({ tx, province, actor }: QueryContext, scope: SeatScope): Promise<string[]> {
  if (actor.memberId === null) return []
  const { rows } = await sql<Pick<PetitionRow, 'id' | 'about_name'>>`
    select p.id, p.about_name from petitions p
     where ${scope.rows(actor, province, 'p')} and p.kind = 'denunciation' and p.about_id is null`.execute(tx)
  return rows.filter(({ about_name }) => bearsName(actor, about_name)).map(({ id }) => id)
}

/** Whoever it is about never reads it, whatever post that person holds; also where a denunciation only writes the name down. */
async function readableBy(context: QueryContext, scope: SeatScope) {
  const { memberId } = context.actor
  return sql<boolean>`(p.about_id is null or p.about_id is distinct from ${memberId}::uuid)
    and p.id <> all(${await onlyNamed(context, scope)}::uuid[])`
}

/** Whoever gives numbers of the register of an organisation takes turns. */
export async function lockRegister(
  { tx, province }: Pick<CommandContext, 'tx' | 'province'>,
  organisationId: string,
): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`petitions ${province} ${organisationId}`}, 0))`.execute(tx)
}

/** Writes it under the next number of the year. */
export async function writePetition(
  context: CommandContext,
  place: { id: string; path: string; name: string },
  said: New,
): Promise<{ id: string; no: number }> {
  const { tx, province, newId } = context
  const year = Number(said.received_on.slice(0, 4))
  await lockRegister(context, place.id)
  const last = await tx
    .selectFrom('petitions')
    .select(({ fn }) => fn.max('no').as('no'))
    .where('province_code', '=', province)
    .where('organisation_id', '=', place.id)
    .where('year', '=', year)
    .executeTakeFirst()
  const [id, no] = [newId(), (last?.no ?? 0) + 1]
  await tx
    .insertInto('petitions')
    .values({
      province_code: province,
      id,
      path: place.path,
      organisation_id: place.id,
      organisation_name: place.name,
      year,
      no,
      ...said,
    })
    .execute()
  return { id, no }
}

/** The petition within the scope with the type of its organisation; `lock`: whoever changes it. */
export async function findPetition(
  context: QueryContext,
  scope: SeatScope,
  id: string,
  keep: 'read' | 'lock',
): Promise<TypedPetition | undefined> {
  const { tx, province, actor } = context
  const readable = await readableBy(context, scope)
  const { rows } = await sql<TypedPetition>`
    select p.*, o.type_code from petitions p join organisations o on o.province_code = ${province} and o.id = p.organisation_id
     where ${scope.rows(actor, province, 'p')} and ${readable} and p.id = ${id} ${keep === 'lock' ? sql`for update of p` : sql``}`.execute(
    tx,
  )
  return rows[0]
}

/** Those within the scope, the oldest that wait first, else the newest first. */
export async function readPetitions(
  context: QueryContext,
  scope: SeatScope,
  asked: { show: 'open' | 'done' | 'all'; own?: boolean; after: string | null; limit: number },
): Promise<TypedPetition[]> {
  const { tx, province, actor } = context
  const oldest = asked.show === 'open'
  const shown = { open: sql`p.state = 'open'`, done: sql`p.state <> 'open'`, all: sql`true` }[asked.show]
  const after =
    asked.after === null ? sql`true` : oldest ? sql`p.id > ${asked.after}::uuid` : sql`p.id < ${asked.after}::uuid`
  const readable = await readableBy(context, scope)
  const { rows } = await sql<TypedPetition>`
    select p.*, o.type_code from petitions p join organisations o on o.province_code = ${province} and o.id = p.organisation_id
     where ${scope.rows(actor, province, 'p')} and ${readable} and ${shown} and ${after}
       and ${asked.own === true ? sql`p.sender_id = ${actor.memberId}` : sql`true`}
     order by p.id ${oldest ? sql`asc` : sql`desc`} limit ${asked.limit + 1}`.execute(tx)
  return rows
}

/** Ends it and raises its version. */
export async function endPetition(
  { tx, province, actor }: CommandContext,
  row: PetitionRow,
  ended: { state: 'answered' | 'passed' | 'withdrawn'; answer: string; paper?: string | null; answered_on: string },
): Promise<{ id: string; version: number; state: PetitionRow['state'] }> {
  const version = row.version + 1
  await tx
    .updateTable('petitions')
    .set({ ...ended, answered_by: actor.displayName, version })
    .where('province_code', '=', province)
    .where('id', '=', row.id)
    .execute()
  return { id: row.id, version, state: ended.state }
}
