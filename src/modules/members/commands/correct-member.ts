// Corrects fields of a record: only those that differ are written, each with what stood before.
import { type MemberField, memberFields } from '#contract/member-record.ts'
import { correctMember } from '#contract/members.ts'
import { notFound, refuse } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { auditMember, withDocument } from '#modules/members/commands/audit-member.ts'
import { checkedRecord, refuseTakenNumbers, staleAgainst } from '#modules/members/commands/checks.ts'
import { figuresChanged } from '#modules/members/figures/keep.ts'
import { changeMembers } from '#modules/members/scope.ts'
import { columnsOf, isSealedField, type MemberInput } from '#modules/members/store/columns.ts'
import { factsOf, fieldValue, findMember, updateMember } from '#modules/members/store/record.ts'
import { maskNumber } from '#rules/members/mask.ts'
import { fieldNames } from '#rules/members/name-of-fields.ts'
import { checkRecord } from '#rules/members/record-check.ts'

export const serveCorrect = serveCommand(correctMember, {
  scope: changeMembers,
  run: async (context, input) => {
    const row = await findMember(context, changeMembers, input.id, 'lock')
    if (row === undefined) return notFound()
    const stale = await staleAgainst(context, row, input.version)
    if (stale !== null) return stale

    const given = input as unknown as MemberInput
    const before = (field: string): string | null => fieldValue(row, field, context.secrets)
    const changed = (Object.keys(memberFields) as MemberField[]).filter(
      (field) => given[field] !== undefined && given[field] !== before(field),
    )
    if (changed.length === 0) return refuse('members.nothing-changed')
    const fields: MemberInput = Object.fromEntries(changed.map((field) => [field, given[field]]))
    const after = (field: string): string | null => {
      const value = fields[field as MemberField]
      return value === undefined ? before(field) : value
    }
    // What already contradicted itself elsewhere in an old record does not stand in the way of mending this.
    const known = checkRecord(checkedRecord(before, row.status), context.today)
    const findings = checkRecord(checkedRecord(after, row.status), context.today).filter(
      (f) =>
        changed.some((field) => field === f.path) || !known.some((k) => k.path === f.path && k.message === f.message),
    )
    if (findings.length > 0) return refuse('kernel.invalid-input', {}, findings)
    if (row.status !== 'left') {
      const taken = await refuseTakenNumbers(context, fields, row.id)
      if (taken !== null) return taken
    }

    const updated = await updateMember(context, row, columnsOf(fields, context.secrets))
    await figuresChanged(context.tx, context.province, context.today, factsOf(row), factsOf(updated))
    const shown = (field: MemberField, value: string | null) => (isSealedField(field) ? maskNumber(value) : value)
    const changes = Object.fromEntries(
      changed.map((field) => [field, [shown(field, before(field)), shown(field, after(field))] as const]),
    )
    const names = changed.map((field) => fieldNames[field] ?? field).join(', ')
    const summary = `Sửa hồ sơ ${updated.full_name}: ${names}.`
    auditMember(context, updated, summary, withDocument(changes, input.document))
    return { id: row.id, version: updated.version }
  },
})
