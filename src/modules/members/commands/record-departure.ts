// Records that a member has left: died, was expelled, was struck off, resigned, or moved out of the installation.
import { recordDeparture } from '#contract/members.ts'
import { notFound, refuse } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { endMemberSeats } from '#modules/identity/public.ts'
import { auditMember, withDocument } from '#modules/members/commands/audit-member.ts'
import { refuseDate, staleAgainst } from '#modules/members/commands/checks.ts'
import { endPostsOn } from '#modules/members/commands/end-posts.ts'
import { endBeyondReach } from '#modules/members/departed.ts'
import { figuresChanged } from '#modules/members/figures/keep.ts'
import { recordDepartures } from '#modules/members/scope.ts'
import { openPosts } from '#modules/members/store/posts.ts'
import { factsOf, findMember, statusOf, updateMember } from '#modules/members/store/record.ts'
import { addMovement, beginStatus, endSpan, openSpans } from '#modules/members/store/spans.ts'
import { formatDate } from '#rules/calendar/dates.ts'
import { statusNames } from '#rules/members/status-change.ts'

const kinds = {
  died: 'từ trần',
  expelled: 'bị khai trừ khỏi Đảng',
  'name-deleted': 'bị xóa tên khỏi danh sách đảng viên',
  resigned: 'được chấp nhận ra khỏi Đảng',
  'transferred-out': 'chuyển sinh hoạt đảng đi nơi khác',
} as const

const WARNING =
  'Việc này chỉ ghi lại kết quả của quyết định đã có. Trình tự xem xét, biểu quyết, thông báo và thời hạn khiếu nại phải được làm đúng ở hồ sơ của từng việc.'

export const serveRecordDeparture = serveCommand(recordDeparture, {
  scope: recordDepartures,
  run: async (context, input) => {
    const row = await findMember(context, recordDepartures, input.id, 'lock')
    if (row === undefined) return notFound()
    const stale = await staleAgainst(context, row, input.version)
    if (stale !== null) return stale
    const status = statusOf(row)
    if (status === 'left') return refuse('members.already-left', { name: row.full_name, on: row.left_on })
    const open = await openSpans(context, row.id)
    const posts = await openPosts(context, row.id, null)
    const wrong = refuseDate(context, input.on, [
      { what: 'thời gian sinh hoạt tại chi bộ', since: open.membership?.validFrom },
      { what: statusNames[status], since: open.status?.validFrom },
      ...posts.map((post) => ({ what: 'chức vụ đang giữ', since: post.validFrom })),
    ])
    if (wrong !== null) return wrong

    await endPostsOn(context, posts, input.on)
    await endMemberSeats(context.tx, context.province, row.id, input.on)
    await endSpan(context, 'memberships', open.membership, input.on)
    await endSpan(context, 'member_statuses', open.status, input.on)
    await beginStatus(context, row, 'left', input.on, input.document)
    await addMovement(context, row, {
      place: { id: row.organisation_id, path: row.path },
      kind: input.kind,
      on: input.on,
      document: input.document,
      counterpart: null,
    })
    const updated = await updateMember(context, row, { status: 'left', left_kind: input.kind, left_on: input.on })
    await figuresChanged(context.tx, context.province, context.today, factsOf(row), factsOf(updated))
    const summary = `${row.full_name} ${kinds[input.kind]} từ ngày ${formatDate(input.on)}.`
    auditMember(context, updated, summary, withDocument({ status: [status, 'left'] }, input.document))
    const { actor, now, request, effects } = context
    const author = { accountId: actor.accountId, name: actor.displayName, seat: actor.seat.postName }
    effects.after = [
      endBeyondReach(context.province, row.id, input.on, { ...author, requestId: request.requestId, at: now }),
    ]
    return { id: row.id, version: updated.version, warning: WARNING }
  },
})
