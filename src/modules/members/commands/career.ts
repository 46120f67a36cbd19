// Adds, corrects and withdraws entries of a member's career.
import { addCareerEntry, correctCareerEntry, endCareerEntry } from '#contract/members.ts'
import type { CommandContext } from '#kernel/context.ts'
import { notFound, type Refusal, refuse, Stale } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { auditMember } from '#modules/members/commands/audit-member.ts'
import { changeMembers } from '#modules/members/scope.ts'
import {
  type CareerRow,
  careerChanges,
  careerFieldNames,
  findEntry,
  insertEntry,
  shownEntry,
  updateEntry,
} from '#modules/members/store/career.ts'
import { findMember, type MemberRow } from '#modules/members/store/record.ts'
import { earliest, isBefore, type PartialDate } from '#rules/calendar/partial-date.ts'

/** An end before the beginning, or a beginning that has not come. */
function refuseDates(context: CommandContext, from: PartialDate | null, to: PartialDate | null): Refusal | null {
  if (from !== null && earliest(from) > context.today) {
    return refuse('kernel.invalid-input', {}, [{ path: 'fromDate', message: 'Thời gian này chưa đến.' }])
  }
  return from !== null && to !== null && isBefore(to, from) === true
    ? refuse('kernel.invalid-input', {}, [{ path: 'toDate', message: 'Thời gian kết thúc trước khi bắt đầu.' }])
    : null
}

export const serveAddEntry = serveCommand(addCareerEntry, {
  scope: changeMembers,
  run: async (context, input) => {
    const member = await findMember(context, changeMembers, input.memberId, 'read')
    if (member === undefined) return notFound()
    const wrong = refuseDates(context, input.fromDate ?? null, input.toDate ?? null)
    if (wrong !== null) return wrong
    const id = await insertEntry(context, member, input)
    auditMember(context, member, `Ghi thêm vào quá trình của ${member.full_name}: ${input.title}.`)
    return { id, version: 1 }
  },
})

/** The entry with its member, or why it cannot be touched. */
async function openEntry(
  context: CommandContext,
  id: string,
  version: number,
): Promise<{ entry: CareerRow; member: MemberRow } | Refusal | Stale> {
  const entry = await findEntry(context, changeMembers, id)
  if (entry === undefined) return notFound()
  const member = await findMember(context, changeMembers, entry.member_id, 'read')
  if (member === undefined) return notFound()
  if (entry.version !== version) return new Stale(shownEntry(entry))
  return entry.ended ? refuse('members.entry-ended') : { entry, member }
}

export const serveCorrectEntry = serveCommand(correctCareerEntry, {
  scope: changeMembers,
  run: async (context, input) => {
    const opened = await openEntry(context, input.id, input.version)
    if (!('entry' in opened)) return opened
    const { entry, member } = opened
    const changes = careerChanges(entry, input)
    if (Object.keys(changes).length === 0) return refuse('members.nothing-changed')
    const from = input.fromDate === undefined ? entry.from_date : input.fromDate
    const to = input.toDate === undefined ? entry.to_date : input.toDate
    const wrong = refuseDates(context, from, to)
    if (wrong !== null) return wrong
    const version = await updateEntry(context, entry, { fields: changes })
    const names = Object.keys(changes).map((field) => careerFieldNames[field as keyof typeof careerFieldNames])
    const summary = `Sửa quá trình của ${member.full_name}, mục «${entry.title}»: ${names.join(', ')}.`
    auditMember(context, member, summary, changes)
    return { id: entry.id, version }
  },
})

export const serveEndEntry = serveCommand(endCareerEntry, {
  scope: changeMembers,
  run: async (context, input) => {
    const opened = await openEntry(context, input.id, input.version)
    if (!('entry' in opened)) return opened
    const { entry, member } = opened
    const version = await updateEntry(context, entry, { ended: { reason: input.reason } })
    const summary = `Rút mục «${entry.title}» khỏi quá trình của ${member.full_name}, lý do: ${input.reason}.`
    auditMember(context, member, summary)
    return { id: entry.id, version }
  },
})
