// The dated facts of a member: where it belonged and which status it had, ended and begun on one day, never deleted.
import { sql } from 'kysely'
import type { CommandContext } from '#kernel/context.ts'
import type { MemberRow } from '#modules/members/store/record.ts'

export interface OpenSpan {
  id: string
  validFrom: string
}

/** The membership and the status that hold now. */
export async function openSpans(
  context: CommandContext,
  memberId: string,
): Promise<{ membership: OpenSpan | undefined; status: OpenSpan | undefined }> {
  const read = (table: 'memberships' | 'member_statuses') =>
    context.tx
      .selectFrom(table)
      .select(['id', 'valid_from as validFrom'])
      .where('province_code', '=', context.province)
      .where('member_id', '=', memberId)
      .where('valid_to', 'is', null)
      .executeTakeFirst()
  return { membership: await read('memberships'), status: await read('member_statuses') }
}

/** Ends a membership or a status; `on` is the first day it no longer holds. */
export async function endSpan(
  context: CommandContext,
  table: 'memberships' | 'member_statuses',
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

export async function beginStatus(
  context: CommandContext,
  member: MemberRow,
  status: string,
  from: string,
  document: string | null,
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
      document,
    })
    .execute()
}

export interface Place {
  id: string
  path: string
}

export async function beginMembership(
  context: CommandContext,
  member: MemberRow,
  place: Place,
  from: string,
  document: string | null,
): Promise<void> {
  await context.tx
    .insertInto('memberships')
    .values({
      province_code: context.province,
      id: context.newId(),
      member_id: member.id,
      organisation_id: place.id,
      path: place.path,
      valid_from: from,
      basis: 'transfer',
      document,
    })
    .execute()
}

export type MovementKind = 'transferred-in' | 'transferred-out' | 'died' | 'expelled' | 'name-deleted' | 'resigned'

export async function addMovement(
  context: CommandContext,
  member: MemberRow,
  movement: {
    place: Place
    kind: MovementKind
    on: string
    document: string | null
    counterpart: { path: string; name: string } | null
  },
): Promise<void> {
  const { place, kind, on, document, counterpart } = movement
  await context.tx
    .insertInto('member_movements')
    .values({
      province_code: context.province,
      id: context.newId(),
      member_id: member.id,
      organisation_id: place.id,
      path: place.path,
      kind,
      happened_on: on,
      was_probationary: member.status === 'probationary',
      counterpart_path: counterpart?.path ?? null,
      counterpart_name: counterpart?.name ?? null,
      document,
    })
    .execute()
}

/** Statuses and the career go with the member: whoever keeps the record now reads them. Memberships and movements stay behind. */
export async function carryAlong(context: CommandContext, memberId: string, path: string): Promise<void> {
  for (const table of ['member_statuses', 'career_entries'] as const) {
    await sql`update ${sql.table(table)} set path = ${path} where province_code = ${context.province} and member_id = ${memberId}`.execute(
      context.tx,
    )
  }
}
