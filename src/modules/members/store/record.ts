// The row of one member: fetched through a scope, written with its version, turned into facts for figures and checks.
import { type Selectable, sql } from 'kysely'
import type { Members } from '#db/types.gen.ts'
import type { QueryContext } from '#kernel/context.ts'
import type { SeatScope } from '#kernel/permission.ts'
import type { MemberFacts } from '#modules/members/figures/deltas.ts'
import { isSealedField, type PlainField, plainColumns, sealedColumns } from '#modules/members/store/columns.ts'
import type { EnteringContext } from '#modules/members/store/context.ts'
import type { Followed } from '#modules/members/store/followers.ts'
import type { MemberStatus } from '#rules/members/status-change.ts'

export type MemberRow = Selectable<Members>

/**
 * The member within the scope's reach, or undefined. `lock`: keeps everybody else from changing it until the end. Rows that name the member are
 * written meanwhile: a cash book is held before its lines, and whoever holds the member here may wait for the book.
 */
export async function findMember(
  context: QueryContext,
  scope: SeatScope,
  id: string,
  lock: 'lock' | 'read',
): Promise<MemberRow | undefined> {
  const { tx, actor, province } = context
  const base = tx
    .selectFrom('members')
    .selectAll('members')
    .where('members.province_code', '=', province)
    .where('members.id', '=', id)
    .where(scope.rows(actor, province, 'members'))
  return (lock === 'lock' ? base.forNoKeyUpdate() : base).executeTakeFirst()
}

/**
 * The members with these ids as far as the transaction reaches, locked as one is in the order of their ids: for what has been decided
 * elsewhere, where no seat is asked.
 */
export async function lockMembers(
  { tx, province }: Pick<EnteringContext, 'tx' | 'province'>,
  ids: readonly string[],
): Promise<MemberRow[]> {
  if (ids.length === 0) return []
  return tx
    .selectFrom('members')
    .selectAll()
    .where('province_code', '=', province)
    .where(sql<boolean>`id = any(${[...new Set(ids)]}::uuid[])`)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()
}

/** What the figures and the rules look at in a row. */
export function factsOf(row: MemberRow): MemberFacts {
  return {
    path: row.path,
    status: row.status,
    gender: row.gender,
    ethnicityCode: row.ethnicity_code,
    religionCode: row.religion_code,
    educationCode: row.education_code,
    professionalCode: row.professional_code,
    academicTitle: row.academic_title,
    theoryCode: row.theory_code,
    occupationCode: row.occupation_code,
    birthOn: row.birth_on,
    partySinceOn: row.party_since_on,
  }
}

export const statusOf = (row: MemberRow): MemberStatus => row.status as MemberStatus

/** A field's value in plain text: sealed numbers are opened. For comparing and masking, never for storing or logging. */
export function fieldValue(row: MemberRow, field: string, secrets: QueryContext['secrets']): string | null {
  if (field === 'fullName') return row.full_name
  if (isSealedField(field)) {
    const value = row[sealedColumns[field]]
    return value === null ? null : secrets.unseal(value)
  }
  return row[plainColumns[field as PlainField]]
}

/** Sets columns of a member, raises its version, answers the row as it stands now. */
export async function updateMember(
  context: Pick<EnteringContext, 'tx' | 'province' | 'now'>,
  row: MemberRow,
  columns: Record<string, string | null>,
): Promise<MemberRow> {
  return context.tx
    .updateTable('members')
    .set({ ...columns, version: row.version + 1, updated_at: context.now })
    .where('province_code', '=', context.province)
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** Puts members into the branches they come to, raises their versions, answers the rows as they stand now, by id. */
export async function placeMembers(
  { tx, province, now }: Pick<EnteringContext, 'tx' | 'province' | 'now'>,
  moved: readonly (Followed & { organisationId: string })[],
): Promise<ReadonlyMap<string, MemberRow>> {
  const organisationIds = moved.map(({ organisationId }) => organisationId)
  const { rows } = await sql<MemberRow>`
    update members t set organisation_id = m.organisation_id, path = m.path, version = t.version + 1, updated_at = ${now}
      from unnest(${moved.map(({ memberId }) => memberId)}::uuid[], ${moved.map(({ path }) => path)}::text[],
                  ${organisationIds}::uuid[]) as m(member_id, path, organisation_id)
     where t.province_code = ${province} and t.id = m.member_id returning t.*`.execute(tx)
  return new Map(rows.map((row) => [row.id, row]))
}

/** The plain fields of a record by their names, as far as the transaction reaches; numbers are not among them. */
export async function fieldsOf(
  { tx, province }: Pick<EnteringContext, 'tx' | 'province'>,
  memberId: string,
): Promise<Record<string, string | null> | undefined> {
  const row = await tx
    .selectFrom('members')
    .selectAll()
    .where('province_code', '=', province)
    .where('id', '=', memberId)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const plain = Object.entries(plainColumns).map(([field, column]) => [field, row[column]] as const)
  return { fullName: row.full_name, ...Object.fromEntries(plain) }
}
