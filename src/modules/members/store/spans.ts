// The dated facts of members: where they belonged and which status they had, ended and begun on one day, never deleted.
import { sql } from 'kysely'
import { insertMany } from '#modules/members/store/bulk.ts'
import type { EnteringContext } from '#modules/members/store/context.ts'
import type { MemberRow } from '#modules/members/store/record.ts'
import type { MemberStatus } from '#rules/members/status-change.ts'

type SpanContext = Pick<EnteringContext, 'tx' | 'province' | 'newId'>
type SpanTable = 'memberships' | 'member_statuses'

export interface OpenSpan {
  id: string
  validFrom: string
}

export interface StatusSpan extends OpenSpan {
  status: MemberStatus
  /** The first day it no longer holds, or null. */
  validTo: string | null
  document: string | null
}

/** The membership and the status that hold now. */
export async function openSpans(
  context: SpanContext,
  memberId: string,
): Promise<{ membership: OpenSpan | undefined; status: OpenSpan | undefined }> {
  const read = (table: SpanTable) =>
    context.tx
      .selectFrom(table)
      .select(['id', 'valid_from as validFrom'])
      .where('province_code', '=', context.province)
      .where('member_id', '=', memberId)
      .where('valid_to', 'is', null)
      .executeTakeFirst()
  return { membership: await read('memberships'), status: await read('member_statuses') }
}

/** Since when each of these members belongs to the branch of today. */
export async function openMemberships(
  context: SpanContext,
  memberIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; since: string }>`
    select s.member_id as id, s.valid_from as since from memberships s
     where s.province_code = ${context.province} and s.member_id = any(${memberIds}::uuid[]) and s.valid_to is null`.execute(
    context.tx,
  )
  return new Map(rows.map(({ id, since }) => [id, since]))
}

/** Every status a member has had, the oldest first. */
export async function statusesOf(context: SpanContext, memberId: string): Promise<StatusSpan[]> {
  const rows = await context.tx
    .selectFrom('member_statuses')
    .select(['id', 'status', 'valid_from as validFrom', 'valid_to as validTo', 'document'])
    .where('province_code', '=', context.province)
    .where('member_id', '=', memberId)
    .orderBy('valid_from')
    .execute()
  return rows.map((row) => ({ ...row, status: row.status as MemberStatus }))
}

/** Ends a membership or a status; `on` is the first day it no longer holds. */
export async function endSpan(
  context: SpanContext,
  table: SpanTable,
  span: OpenSpan | undefined,
  on: string,
): Promise<void> {
  if (span === undefined) return
  await context.tx
    .updateTable(table)
    .set({ valid_to: on })
    .where('province_code', '=', context.province)
    .where('id', '=', span.id)
    .execute()
}

/** Ends the memberships of many on one day. */
export async function endMemberships(context: SpanContext, memberIds: readonly string[], on: string): Promise<void> {
  await sql`update memberships set valid_to = ${on} where province_code = ${context.province}
     and member_id = any(${memberIds}::uuid[]) and valid_to is null`.execute(context.tx)
}

/** `to`: for a status of the past, its first day no more. */
export async function beginStatus(
  context: SpanContext,
  member: Pick<MemberRow, 'id' | 'path'>,
  status: string,
  from: string,
  document: string | null,
  to: string | null = null,
): Promise<void> {
  await context.tx
    .insertInto('member_statuses')
    .values({
      province_code: context.province,
      id: context.newId(),
      member_id: member.id,
      path: member.path,
      status,
      valid_from: from,
      valid_to: to,
      document,
    })
    .execute()
}

/** A decision that reaches back: what stood as one status from its first day on was another from the beginning. */
export async function replaceStatus(
  context: SpanContext,
  span: StatusSpan,
  status: MemberStatus,
  document: string | null,
): Promise<void> {
  await context.tx
    .updateTable('member_statuses')
    .set({ status, document })
    .where('province_code', '=', context.province)
    .where('id', '=', span.id)
    .execute()
}

export interface Place {
  id: string
  path: string
}

export type MembershipBasis = 'admission' | 'transfer' | 'restoration'

/** The members belong to `place` from a day on. */
export async function beginMemberships(
  context: SpanContext,
  memberIds: readonly string[],
  membership: { place: Place; from: string; basis: MembershipBasis; document: string | null },
): Promise<void> {
  const { place, from, basis, document } = membership
  await insertMany(
    context.tx,
    'memberships',
    {
      province_code: 'text',
      id: 'uuid',
      member_id: 'uuid',
      organisation_id: 'uuid',
      path: 'text',
      valid_from: 'date',
      basis: 'text',
      document: 'text',
    },
    memberIds.map((memberId) => ({
      province_code: context.province,
      id: context.newId(),
      member_id: memberId,
      organisation_id: place.id,
      path: place.path,
      valid_from: from,
      basis,
      document,
    })),
  )
}

export type MovementKind =
  | 'admitted'
  | 'transferred-in'
  | 'restored'
  | 'transferred-out'
  | 'died'
  | 'expelled'
  | 'name-deleted'
  | 'resigned'

/** Where a transfer came from or went to. */
export interface Counterpart {
  /** Null outside the installation. */
  path: string | null
  name: string
  /** The other province, when it is another one. */
  province?: string
}

export interface Movement {
  place: Place
  kind: MovementKind
  on: string
  document: string | null
  counterpart: Counterpart | null
}

/** What increased or decreased the membership of organisations (biểu 1); the member with the status of the time. */
export async function addMovements(
  context: SpanContext,
  movements: readonly (Movement & { member: Pick<MemberRow, 'id' | 'status'> })[],
): Promise<void> {
  await insertMany(
    context.tx,
    'member_movements',
    {
      province_code: 'text',
      id: 'uuid',
      member_id: 'uuid',
      organisation_id: 'uuid',
      path: 'text',
      kind: 'text',
      happened_on: 'date',
      was_probationary: 'boolean',
      counterpart_path: 'text',
      counterpart_province: 'text',
      counterpart_name: 'text',
      document: 'text',
    },
    movements.map(({ member, place, kind, on, document, counterpart }) => ({
      province_code: context.province,
      id: context.newId(),
      member_id: member.id,
      organisation_id: place.id,
      path: place.path,
      kind,
      happened_on: on,
      was_probationary: member.status === 'probationary',
      counterpart_path: counterpart?.path ?? null,
      counterpart_province: counterpart?.province ?? null,
      counterpart_name: counterpart?.name ?? null,
      document,
    })),
  )
}

export const addMovement = (
  context: SpanContext,
  member: Pick<MemberRow, 'id' | 'status'>,
  movement: Movement,
): Promise<void> => addMovements(context, [{ ...movement, member }])

/**
 * Statuses, gaps and the career go with the members: whoever keeps the record now reads them. Memberships, movements and absences
 * stay behind.
 */
export async function carryAlong(context: SpanContext, memberIds: readonly string[], path: string): Promise<void> {
  for (const table of ['member_statuses', 'member_gaps', 'career_entries'] as const) {
    await sql`update ${sql.table(table)} set path = ${path} where province_code = ${context.province} and member_id = any(${memberIds}::uuid[])`.execute(
      context.tx,
    )
  }
}
