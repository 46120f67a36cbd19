// The dated facts of members: where they belonged and which status they had, ended and begun on one day, never deleted.
import { sql } from 'kysely'
import { insertMany } from '#modules/members/store/bulk.ts'
import type { EnteringContext } from '#modules/members/store/context.ts'
import { type Followed, followedRows, tellFollowers } from '#modules/members/store/followers.ts'
import type { MemberRow } from '#modules/members/store/record.ts'
import type { MemberStatus } from '#rules/members/status-change.ts'

type SpanContext = Pick<EnteringContext, 'tx' | 'province' | 'newId' | 'today'>
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

/** The membership and the status that hold today. A status granted for days to come is not among them. */
export async function openSpans(
  context: SpanContext,
  memberId: string,
): Promise<{ membership: OpenSpan | undefined; status: OpenSpan | undefined }> {
  const membership = await context.tx
    .selectFrom('memberships')
    .select(['id', 'valid_from as validFrom'])
    .where('province_code', '=', context.province)
    .where('member_id', '=', memberId)
    .where('valid_to', 'is', null)
    .executeTakeFirst()
  return { membership, status: holdingOn(await statusesOf(context, memberId), context.today) }
}

/** The status that holds on a day. */
export const holdingOn = (spans: readonly StatusSpan[], on: string): StatusSpan | undefined =>
  spans.find(({ validFrom, validTo }) => validFrom <= on && (validTo === null || validTo > on))

/**
 * Takes back every status granted for days to come; the one that holds today holds on. Answers what was taken back, the first to begin
 * first. Whoever writes a status calls it before.
 */
export async function takeBackAhead(context: SpanContext, memberId: string): Promise<StatusSpan[]> {
  const { tx, province, today } = context
  const ahead = (await statusesOf(context, memberId)).filter((span) => span.validFrom > today)
  if (ahead.length === 0) return []
  await sql`delete from member_statuses where province_code = ${province} and member_id = ${memberId}
    and valid_from > ${today}::date`.execute(tx)
  await sql`update member_statuses set valid_to = null where province_code = ${province} and member_id = ${memberId}
    and valid_from <= ${today}::date and valid_to > ${today}::date`.execute(tx)
  return ahead
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
      ahead: from > context.today,
    })
    .execute()
}

/** A decision that reaches back: what stood as one status from its first day on was another from the beginning. */
export async function replaceStatus(
  context: SpanContext,
  span: Pick<StatusSpan, 'id'>,
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

/** Each of the members belongs to its place from a day on. */
export async function beginMemberships(
  context: SpanContext,
  joining: readonly { memberId: string; place: Place }[],
  membership: { from: string; basis: MembershipBasis; document: string | null },
): Promise<void> {
  const { from, basis, document } = membership
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
    joining.map(({ memberId, place }) => ({
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

/** What the register of transfers says beside a move: the number of the introduction, dues paid up to which month, when the other end answered. */
export interface TransferSlip {
  introductionNo?: string | null
  duesPaidTo?: string | null
  answeredOn?: string | null
}

export interface Movement {
  place: Place
  kind: MovementKind
  on: string
  document: string | null
  counterpart: Counterpart | null
  slip?: TransferSlip
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
      introduction_no: 'text',
      dues_paid_to: 'text',
      answered_on: 'date',
    },
    movements.map(({ member, place, kind, on, document, counterpart, slip }) => ({
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
      introduction_no: slip?.introductionNo ?? null,
      dues_paid_to: slip?.duesPaidTo ?? null,
      answered_on: slip?.answeredOn ?? null,
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
 * stay behind. What later modules keep beside the record follows.
 */
export async function carryAlong(
  context: SpanContext & Pick<EnteringContext, 'today'>,
  moved: readonly Followed[],
): Promise<void> {
  for (const table of ['member_statuses', 'member_gaps', 'career_entries'] as const) {
    await sql`update ${sql.table(table)} t set path = m.path from ${followedRows(moved)}
       where t.province_code = ${context.province} and t.member_id = m.member_id`.execute(context.tx)
  }
  await tellFollowers(context, moved)
}
