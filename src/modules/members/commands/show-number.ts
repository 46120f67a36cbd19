// Shows one masked number of a record in full; every showing is written into the history of the branch.
import { showNumber } from '#contract/members.ts'
import { notFound } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { auditMember } from '#modules/members/commands/audit-member.ts'
import { showNumbers } from '#modules/members/scope.ts'
import { fieldValue, findMember } from '#modules/members/store/record.ts'
import { fieldNames } from '#rules/members/name-of-fields.ts'

export const serveShowNumber = serveCommand(showNumber, {
  scope: showNumbers,
  run: async (context, input) => {
    const row = await findMember(context, showNumbers, input.id, 'read')
    if (row === undefined) return notFound()
    const reason = input.reason ?? null
    const why = reason === null ? '' : `, lý do: ${reason}`
    auditMember(context, row, `Xem đầy đủ ${fieldNames[input.field]} của ${row.full_name}${why}.`)
    return { value: fieldValue(row, input.field, context.secrets) }
  },
})
