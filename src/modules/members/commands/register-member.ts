// Enters one member by hand into a branch.
import { memberFields } from '#contract/member-record.ts'
import { registerMember } from '#contract/members.ts'
import { notFound, refuse } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { auditMember } from '#modules/members/commands/audit-member.ts'
import {
  checkedRecord,
  refuseBeforeFounding,
  refusePlace,
  refuseTakenNumbers,
} from '#modules/members/commands/checks.ts'
import { changeMembers } from '#modules/members/scope.ts'
import type { MemberInput } from '#modules/members/store/columns.ts'
import { organisationInReach } from '#modules/members/store/organisations.ts'
import { type NewMember, registerMembers } from '#modules/members/store/register.ts'
import { isBefore } from '#rules/calendar/partial-date.ts'
import { checkRecord } from '#rules/members/record-check.ts'

export const serveRegister = serveCommand(registerMember, {
  scope: changeMembers,
  run: async (context, input) => {
    const branch = await organisationInReach(context, changeMembers, input.organisationId, 'hold')
    if (branch === undefined) return notFound()
    const misplaced = refusePlace(branch)
    if (misplaced !== null) return misplaced

    const given = input as unknown as MemberInput
    const fields = {
      ...Object.fromEntries(Object.keys(memberFields).map((field) => [field, given[field as keyof MemberInput]])),
      fullName: input.fullName,
    } as NewMember['fields']
    const record = checkedRecord((field) => given[field as keyof MemberInput] ?? null, input.status)
    const findings = checkRecord(record, context.today)
    const memberFrom = input.joinedOn ?? context.today
    if (memberFrom > context.today) findings.push({ path: 'joinedOn', message: 'Ngày này chưa đến.' })
    const born = input.birthDate ?? null
    if (born !== null && born <= context.today && isBefore(memberFrom, born) === true) {
      findings.push({ path: 'joinedOn', message: 'Ngày này trước ngày sinh.' })
    }
    if (findings.length > 0) return refuse('kernel.invalid-input', {}, findings)
    const early = refuseBeforeFounding(branch, memberFrom)
    if (early !== null) return early
    const taken = await refuseTakenNumbers(context, fields, null)
    if (taken !== null) return taken

    const kind = { entry: null, admission: 'admitted', transfer: 'transferred-in' } as const
    const increase = kind[input.joinedHow]
    const cameFrom = input.cameFrom ?? null
    const counterpart = cameFrom === null ? null : { path: null, name: cameFrom }
    const [id = ''] = await registerMembers(context, [
      {
        organisationId: branch.id,
        path: branch.path,
        fields,
        status: input.status,
        memberFrom,
        basis: input.joinedHow,
        document: input.document ?? null,
        importId: null,
        movement: increase === null ? null : { kind: increase, counterpart },
      },
    ])
    const summary = `Nhập hồ sơ đảng viên ${input.fullName} vào ${branch.name}.`
    auditMember(context, { id, organisation_id: branch.id, path: branch.path }, summary)
    return { id, version: 1 }
  },
})
