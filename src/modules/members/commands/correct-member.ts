// Corrects fields of a record: only those that differ are written, each with what stood before.
import { correctMember } from '#contract/members.ts'
import { notFound } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { staleAgainst } from '#modules/members/commands/checks.ts'
import { correctRecord } from '#modules/members/effects/correct.ts'
import { changeMembers } from '#modules/members/scope.ts'
import type { MemberInput } from '#modules/members/store/columns.ts'
import { findMember } from '#modules/members/store/record.ts'

export const serveCorrect = serveCommand(correctMember, {
  scope: changeMembers,
  run: async (context, input) => {
    const row = await findMember(context, changeMembers, input.id, 'lock')
    if (row === undefined) return notFound()
    const stale = await staleAgainst(context, row, input.version)
    if (stale !== null) return stale
    const updated = await correctRecord(context, row, input as unknown as MemberInput, input.document)
    return 'full_name' in updated ? { id: updated.id, version: updated.version } : updated
  },
})
