// Records recognition as a full member, exemption, and the return from it.
import { changeStatus } from '#contract/members.ts'
import { notFound, refuse } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { auditMember, withDocument } from '#modules/members/commands/audit-member.ts'
import { refuseDate, staleAgainst } from '#modules/members/commands/checks.ts'
import { figuresChanged } from '#modules/members/figures/keep.ts'
import { changeMembers } from '#modules/members/scope.ts'
import { factsOf, findMember, statusOf, updateMember } from '#modules/members/store/record.ts'
import { beginStatus, endSpan, openSpans } from '#modules/members/store/spans.ts'
import { formatDate } from '#rules/calendar/dates.ts'
import { mayBecome, probationEnds, statusNames } from '#rules/members/status-change.ts'

export const serveChangeStatus = serveCommand(changeStatus, {
  scope: changeMembers,
  run: async (context, input) => {
    const row = await findMember(context, changeMembers, input.id, 'lock')
    if (row === undefined) return notFound()
    const stale = await staleAgainst(context, row, input.version)
    if (stale !== null) return stale
    const status = statusOf(row)
    if (status === 'left') return refuse('members.already-left', { name: row.full_name, on: row.left_on })
    if (!mayBecome(status, input.status)) {
      return refuse('members.status-change-forbidden', { from: statusNames[status], to: statusNames[input.status] })
    }
    const open = await openSpans(context, row.id)
    const wrong = refuseDate(context, input.from, [{ what: statusNames[status], since: open.status?.validFrom }])
    if (wrong !== null) return wrong
    const until = status === 'probationary' ? probationEnds(row.admitted_on) : null
    if (until !== null && input.from < until) return refuse('members.probation-not-over', { until })

    await endSpan(context, 'member_statuses', open.status, input.from)
    await beginStatus(context, row, input.status, input.from, input.document ?? null)
    const recognised: Record<string, string | null> = status === 'probationary' ? { official_on: input.from } : {}
    const updated = await updateMember(context, row, { status: input.status, ...recognised })
    await figuresChanged(context.tx, context.province, context.today, factsOf(row), factsOf(updated))
    const summary = `${row.full_name} từ ngày ${formatDate(input.from)}: ${statusNames[input.status]} (trước đó: ${statusNames[status]}).`
    auditMember(context, updated, summary, withDocument({ status: [status, input.status] }, input.document))
    return { id: row.id, version: updated.version }
  },
})
