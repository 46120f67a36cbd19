// Records recognition as a full member, exemption, and the return from it.
import { changeStatus } from '#contract/members.ts'
import { notFound, refuse } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { refuseDate, staleAgainst } from '#modules/members/commands/checks.ts'
import { refuseEarlyRecognition, refuseStatus, writeStatus } from '#modules/members/effects/status.ts'
import { changeMembers } from '#modules/members/scope.ts'
import { findMember, statusOf } from '#modules/members/store/record.ts'
import { openSpans } from '#modules/members/store/spans.ts'
import { mayBecome, statusNames } from '#rules/members/status-change.ts'

export const serveChangeStatus = serveCommand(changeStatus, {
  scope: changeMembers,
  run: async (context, input) => {
    const row = await findMember(context, changeMembers, input.id, 'lock')
    if (row === undefined) return notFound()
    const stale = await staleAgainst(context, row, input.version)
    if (stale !== null) return stale
    const status = statusOf(row)
    if (status === 'left') return refuse('members.already-left', { name: row.full_name, on: row.left_on })
    if (!mayBecome(status, input.status)) return refuseStatus(status, input.status)
    const open = await openSpans(context, row.id)
    const wrong = refuseDate(context, input.from, [{ what: statusNames[status], since: open.status?.validFrom }])
    if (wrong !== null) return wrong
    const early = status === 'probationary' ? await refuseEarlyRecognition(context, row, input.from) : null
    if (early !== null) return early
    const change = { to: input.status, from: input.from, document: input.document ?? null }
    const updated = await writeStatus(context, row, change)
    return { id: row.id, version: updated.version }
  },
})
