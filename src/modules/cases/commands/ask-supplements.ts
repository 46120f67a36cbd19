// The yearly supplement asked of a whole branch in one go (DOS-02); whoever comes back to the list is asked again for what had ended with leaving.
import { askSupplements } from '#contract/supplements.ts'
import type { CommandContext } from '#kernel/context.ts'
import { notFound, Refusal, refuse } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { askerOf } from '#modules/cases/flow/setting.ts'
import { startCase } from '#modules/cases/flow/start-case.ts'
import { askAll } from '#modules/cases/scope.ts'
import { supplementLost, type Unasked, withoutSupplement } from '#modules/cases/store/supplements.ts'
import { organisationTypes } from '#rules/code-lists/organisation-types.ts'
import type { Asker } from '#rules/lifecycle/case.ts'
import { yearlySupplement } from '#rules/lifecycle/lifecycles/record-keeping.ts'

const ask = (
  context: CommandContext,
  { id, name }: Unasked,
  organisation: { id: string; path: string },
  asker: Asker,
) =>
  startCase(context, {
    lifecycle: yearlySupplement,
    organisation,
    subject: { kind: 'member', id, name },
    outside: {},
    parentId: null,
    counterpart: null,
    input: () => ({ step: 'ask', on: context.today, facts: { year: Number(context.today.slice(0, 4)) }, papers: [] }),
    asker,
  })

export const serveAskSupplements = serveCommand(askSupplements, {
  scope: askAll,
  run: async (context, { organisationId }) => {
    const { tx, province, actor } = context
    const branch = await tx
      .selectFrom('organisations')
      .select(['id', 'name', 'path', 'type_code', 'ended_on'])
      .where('province_code', '=', province)
      .where('id', '=', organisationId)
      .where(askAll.rows(actor, province, 'organisations'))
      .forKeyShare()
      .executeTakeFirst()
    if (branch === undefined) return notFound()
    if (organisationTypes.byCode(branch.type_code)?.isBranch !== true || branch.ended_on !== null)
      return refuse('cases.supplements-of-a-branch', { organisation: branch.name })
    const { unasked, all } = await withoutSupplement(context, branch.id)
    let opened = 0
    for (const member of unasked) {
      const started = await ask(context, member, branch, askerOf(context))
      if (started instanceof Refusal) return started
      opened += 1
    }
    context.audit({
      organisationId: branch.id,
      path: branch.path,
      subjectType: 'organisation',
      subjectId: branch.id,
      summary: `Yêu cầu đảng viên của ${branch.name} khai bổ sung hồ sơ năm ${context.today.slice(0, 4)}: mở ${opened} việc.`,
    })
    return { opened, already: all - opened }
  },
})

/** Asked again of whoever is back on the list, where it had ended with leaving it and the year is still the same. */
export async function askAgain(context: CommandContext, memberId: string): Promise<void> {
  if (!(await supplementLost(context, memberId))) return
  const member = await context.tx
    .selectFrom('members')
    .select(['id', 'full_name as name', 'organisation_id', 'path', 'status'])
    .where('province_code', '=', context.province)
    .where('id', '=', memberId)
    .executeTakeFirst()
  if (member === undefined || member.status === 'left') return
  // Somebody else may have opened it by now: then there is nothing to do.
  await ask(context, member, { id: member.organisation_id, path: member.path }, { kind: 'system', message: null })
}
