// What a decided case adds to the career: a discipline and its overturning, a badge.
import { type Refusal, refuse } from '#kernel/refusal.ts'
import { auditMember, withDocument } from '#modules/members/commands/audit-member.ts'
import { refuseDate } from '#modules/members/commands/checks.ts'
import { endPostsOn } from '#modules/members/commands/end-posts.ts'
import { isRow, lockRecord, refuseLeft } from '#modules/members/effects/found.ts'
import { type CareerRow, careerOf, insertEntry, updateEntry } from '#modules/members/store/career.ts'
import type { EffectContext, Written } from '#modules/members/store/context.ts'
import { openPostsOf } from '#modules/members/store/open-posts.ts'
import { type MemberRow, updateMember } from '#modules/members/store/record.ts'
import { formatDate } from '#rules/calendar/dates.ts'
import { badgeTitle, badgeYearsOf } from '#rules/members/badge-titles.ts'
import { type Penalty, penaltyNames, penaltyOf } from '#rules/members/penalties.ts'

export type EntryAnswer = Refusal | (Written & { entryId: string })

const standing = async (context: EffectContext, row: MemberRow, kind: string): Promise<CareerRow[]> =>
  (await careerOf(context, row.id)).filter((entry) => entry.kind === kind && !entry.ended)

/** Writes an entry, raises the version of the record, and says it in the history. */
async function addEntry(
  context: EffectContext,
  row: MemberRow,
  entry: { kind: string; title: string; on: string; detail?: string | null; document?: string | null },
  summary: string,
): Promise<Written & { entryId: string }> {
  const { kind, title, on, detail, document } = entry
  const written = { kind, title, fromDate: on, detail: detail ?? null, document: document ?? null }
  const entryId = await insertEntry(context, row, written)
  const updated = await updateMember(context, row, {})
  auditMember(context, updated, summary, withDocument({ [kind]: [null, title] }, document))
  return { memberId: row.id, version: updated.version, entryId }
}

/**
 * A discipline came into force on a day. `form`: reprimand, warning, dismissal, expulsion, or its Vietnamese name. A dismissal ends the
 * posts named in `posts` (their holdings), or all within reach. Whoever was expelled has left: record the discipline before or after, both
 * are taken. Refused: no such form, left otherwise, the day in the future or before a post that ends began, the same discipline of the
 * same day once more.
 */
export async function recordDiscipline(
  context: EffectContext,
  input: {
    memberId: string
    form: string
    on: string
    detail?: string | null
    document?: string | null
    posts?: 'all' | readonly string[]
  },
): Promise<EntryAnswer> {
  const { on } = input
  const form = penaltyOf(input.form)
  if (form === null) return refuse('members.no-such-penalty', { form: input.form })
  const row = await lockRecord(context, input.memberId)
  if (!isRow(row)) return row
  if (row.status === 'left' && !(form === 'expulsion' && row.left_kind === 'expelled')) return refuseLeft(row)
  const named = form === 'dismissal' ? (input.posts ?? []) : []
  const posts =
    named.length === 0
      ? []
      : (await openPostsOf(context, [row.id])).filter((post) => named === 'all' || named.includes(post.id))
  const wrong = refuseDate(
    context,
    on,
    posts.map((post) => ({ what: 'chức vụ đang giữ', since: post.validFrom })),
  )
  if (wrong !== null) return wrong
  const title = penaltyNames[form]
  const same = (await standing(context, row, 'discipline')).some((e) => e.title === title && e.from_date === on)
  if (same) return refuse('members.entry-exists', { name: row.full_name, title, on })
  await endPostsOn(context, posts, on)
  const entry = { kind: 'discipline', title, on, detail: input.detail, document: input.document }
  return addEntry(context, row, entry, `${row.full_name} bị kỷ luật ${title.toLowerCase()} ngày ${formatDate(on)}.`)
}

/**
 * A discipline was overturned: its entry is withdrawn with the reason, and stays readable. Named by the entry, or by its form and day; the
 * latest of that form when no day is given, or nothing stands on the day it should rather be of. Posts are not given back. Refused: not
 * there, no such entry that stands.
 */
export async function withdrawDiscipline(
  context: EffectContext,
  input: {
    memberId: string
    which: { entryId: string } | { form: Penalty; on?: string; ratherOn?: string | undefined }
    reason: string
    document?: string | null
  },
): Promise<EntryAnswer> {
  const row = await lockRecord(context, input.memberId)
  if (!isRow(row)) return row
  const { which } = input
  const meant = (await standing(context, row, 'discipline')).filter((e) =>
    'entryId' in which
      ? e.id === which.entryId
      : e.title === penaltyNames[which.form] && (which.on === undefined || e.from_date === which.on),
  )
  const entry = meant.findLast((e) => 'ratherOn' in which && e.from_date === which.ratherOn) ?? meant.at(-1)
  if (entry === undefined) return refuse('members.entry-not-found', { name: row.full_name })
  await updateEntry(context, entry, { ended: { reason: input.reason } })
  const updated = await updateMember(context, row, {})
  const summary = `Hủy kỷ luật ${entry.title.toLowerCase()} của ${row.full_name}, lý do: ${input.reason}.`
  auditMember(context, updated, summary, withDocument({ discipline: [entry.title, null] }, input.document))
  return { memberId: row.id, version: updated.version, entryId: entry.id }
}

/**
 * A Party badge of so many years was awarded, also to somebody who has died since. Refused: left otherwise, a day in the future, the same
 * badge once more.
 */
export async function awardBadge(
  context: EffectContext,
  input: { memberId: string; years: number; on: string; document?: string | null },
): Promise<EntryAnswer> {
  const { years, on } = input
  const row = await lockRecord(context, input.memberId)
  if (!isRow(row)) return row
  if (row.status === 'left' && row.left_kind !== 'died') return refuseLeft(row)
  const wrong = refuseDate(context, on, [])
  if (wrong !== null) return wrong
  const awarded = (await standing(context, row, 'award')).some((entry) => badgeYearsOf(entry.title) === years)
  if (awarded) return refuse('members.badge-awarded', { name: row.full_name, years })
  const title = badgeTitle(years)
  const entry = { kind: 'award', title, on, document: input.document }
  return addEntry(context, row, entry, `${row.full_name} được tặng ${title} ngày ${formatDate(on)}.`)
}

/** A line of the career that a confirmed supplement (DOS-02) or a journey that is over tells of. Refused: left already, the same line again. */
export async function addCareerEntry(
  context: EffectContext,
  input: {
    memberId: string
    kind: string
    title: string
    fromDate: string | null
    toDate?: string | null
    place: string | null
    detail?: string | null
    document?: string | null
  },
): Promise<EntryAnswer> {
  const { kind, title, fromDate, toDate = null, place, detail = null, document = null } = input
  const row = await lockRecord(context, input.memberId)
  if (!isRow(row)) return row
  if (row.status === 'left') return refuseLeft(row)
  const same = (await standing(context, row, kind)).some((e) => e.title === title && e.from_date === fromDate)
  if (same) return refuse('members.entry-exists', { name: row.full_name, title, on: fromDate })
  const entryId = await insertEntry(context, row, { kind, title, fromDate, toDate, place, detail, document })
  const updated = await updateMember(context, row, {})
  const summary = `Bổ sung quá trình của ${row.full_name}: ${title}.`
  auditMember(context, updated, summary, withDocument({ [kind]: [null, title] }, document))
  return { memberId: row.id, version: updated.version, entryId }
}
