// Records that a member has left: died, was expelled, was struck off, resigned, or moved out of the installation.
import { recordDeparture } from '#contract/members.ts'
import { notFound } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { staleAgainst } from '#modules/members/commands/checks.ts'
import { refuseLeft } from '#modules/members/effects/found.ts'
import { refuseDeparture, writeDeparture } from '#modules/members/effects/leave.ts'
import { recordDepartures } from '#modules/members/scope.ts'
import { findMember } from '#modules/members/store/record.ts'

const WARNING =
  'Việc này chỉ ghi lại kết quả của quyết định đã có. Trình tự xem xét, biểu quyết, thông báo và thời hạn khiếu nại phải được làm đúng ở hồ sơ của từng việc.'

export const serveRecordDeparture = serveCommand(recordDeparture, {
  scope: recordDepartures,
  run: async (context, input) => {
    const row = await findMember(context, recordDepartures, input.id, 'lock')
    if (row === undefined) return notFound()
    const stale = await staleAgainst(context, row, input.version)
    if (stale !== null) return stale
    if (row.status === 'left') return refuseLeft(row)
    const wrong = await refuseDeparture(context, row, input.on)
    if (wrong !== null) return wrong
    const { kind, on, document } = input
    const updated = await writeDeparture(context, row, { kind, on, document })
    return { id: row.id, version: updated.version, warning: WARNING }
  },
})
