// Taking a member off the list: posts, seats, belonging and status end on one day, and biểu 1 learns why.
import type { CommandContext } from '#kernel/context.ts'
import type { Refusal } from '#kernel/refusal.ts'
import { endMemberSeats } from '#modules/identity/public.ts'
import { auditMember, withDocument } from '#modules/members/commands/audit-member.ts'
import { refuseDate } from '#modules/members/commands/checks.ts'
import { endPostsOn } from '#modules/members/commands/end-posts.ts'
import { endBeyondReach } from '#modules/members/departed.ts'
import { isRow, lockLiving } from '#modules/members/effects/found.ts'
import { figuresChanged } from '#modules/members/figures/keep.ts'
import { endAbsences } from '#modules/members/store/absences.ts'
import type { EffectAnswer, EffectContext } from '#modules/members/store/context.ts'
import { tellOfDeparture } from '#modules/members/store/followers.ts'
import { openPostsOf } from '#modules/members/store/open-posts.ts'
import { factsOf, type MemberRow, statusOf, updateMember } from '#modules/members/store/record.ts'
import {
  addMovement,
  beginStatus,
  type Counterpart,
  endSpan,
  openSpans,
  type TransferSlip,
  takeBackAhead,
} from '#modules/members/store/spans.ts'
import { formatDate } from '#rules/calendar/dates.ts'
import { statusNames } from '#rules/members/status-change.ts'

/** How a departure is said of a person. */
export const departures = {
  died: 'từ trần',
  expelled: 'bị khai trừ khỏi Đảng',
  'name-deleted': 'bị xóa tên khỏi danh sách đảng viên',
  resigned: 'được chấp nhận ra khỏi Đảng',
  'transferred-out': 'chuyển sinh hoạt đảng đi nơi khác',
} as const
export type DepartureKind = keyof typeof departures

export interface Departure {
  kind: DepartureKind
  /** The first day off the list. */
  on: string
  document: string | null
  /** Where a transfer goes. */
  counterpart?: Counterpart | null
  slip?: TransferSlip
}

/** Why this member cannot leave on that day; null when nothing in the record stands against it. */
export async function refuseDeparture(context: EffectContext, row: MemberRow, on: string): Promise<Refusal | null> {
  const open = await openSpans(context, row.id)
  const posts = await openPostsOf(context, [row.id])
  return refuseDate(context, on, [
    { what: 'thời gian sinh hoạt tại chi bộ', since: open.membership?.validFrom },
    { what: statusNames[statusOf(row)], since: open.status?.validFrom },
    ...posts.map((post) => ({ what: 'chức vụ đang giữ', since: post.validFrom })),
  ])
}

/** Writes the departure; what the member holds beyond the reach of the transaction is ended after it. */
export async function writeDeparture(
  context: CommandContext,
  row: MemberRow,
  { kind, on, document, counterpart = null, slip = {} }: Departure,
): Promise<MemberRow> {
  const { tx, province } = context
  await takeBackAhead(context, row.id)
  const open = await openSpans(context, row.id)
  await endPostsOn(context, await openPostsOf(context, [row.id]), on)
  await endMemberSeats(tx, province, row.id, on)
  await endAbsences(context, [row.id], on)
  await endSpan(context, 'memberships', open.membership, on)
  await endSpan(context, 'member_statuses', open.status, on)
  await beginStatus(context, row, 'left', on, document)
  const place = { id: row.organisation_id, path: row.path }
  await addMovement(context, row, { place, kind, on, document, counterpart, slip })
  const updated = await updateMember(context, row, { status: 'left', left_kind: kind, left_on: on })
  await figuresChanged(tx, province, context.today, factsOf(row), factsOf(updated))
  await tellOfDeparture(context, [row.id])
  const to = counterpart === null ? '' : ` (${counterpart.name})`
  const summary = `${row.full_name} ${departures[kind]}${to} từ ngày ${formatDate(on)}.`
  auditMember(context, updated, summary, withDocument({ status: [row.status, 'left'] }, document))
  const { actor, now, request, effects } = context
  // A seat of the province has reached everything already.
  if (actor.seat.path !== `${province}/`) {
    const author = { accountId: actor.accountId, name: actor.displayName, seat: actor.seat.postName }
    const rest = endBeyondReach(province, row.id, on, { ...author, requestId: request.requestId, at: now })
    effects.after = [...(effects.after ?? []), rest]
  }
  return updated
}

/**
 * A member leaves: died, expelled, name deleted (also when an admission is annulled), resigned, or transferred out of the installation.
 * Refused: not there, left already, a day in the future or not after the day on which belonging, the status or a post began.
 */
export async function leaveMember(
  context: CommandContext,
  input: { memberId: string; kind: DepartureKind; on: string; document?: string | null },
): Promise<EffectAnswer> {
  const row = await lockLiving(context, input.memberId)
  if (!isRow(row)) return row
  const wrong = await refuseDeparture(context, row, input.on)
  if (wrong !== null) return wrong
  const { kind, on } = input
  const { id, version } = await writeDeparture(context, row, { kind, on, document: input.document ?? null })
  return { memberId: id, version }
}
