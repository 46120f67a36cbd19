// Hands an open case to another organisation: above, where a branch ended, or beside, where a branch was divided.
import { handTo } from '#contract/case-messages.ts'
import { notFound, refuse, Stale } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { tryAgainFor } from '#modules/cases/flow/deliver.ts'
import { shownCase } from '#modules/cases/queries/shown-case.ts'
import { handCases } from '#modules/cases/scope.ts'
import { findCase } from '#modules/cases/store/cases.ts'
import { sideOf } from '#modules/cases/store/places.ts'
import { auditTakeOver, takeOver } from '#modules/cases/store/take-over.ts'
import { organisationById } from '#modules/organisations/public.ts'

export const serveHandTo = serveCommand(handTo, {
  scope: handCases,
  run: async (context, input) => {
    const { tx, actor, province } = context
    const loaded = await findCase(context, handCases, input.id, 'lock')
    const to = await tx
      .selectFrom('organisations')
      .select(['id', 'name', 'path', 'ended_on'])
      .where('province_code', '=', province)
      .where('id', '=', input.organisationId)
      .where(handCases.rows(actor, province, 'organisations'))
      .forKeyShare()
      .executeTakeFirst()
    if (loaded === undefined || to === undefined) return notFound()
    const { row, lifecycle } = loaded
    if (row.version !== input.version) return new Stale(await shownCase(context, loaded))
    if (row.end_kind !== null) return refuse('cases.handed-when-ended')
    if (to.ended_on !== null) return refuse('cases.handed-to-ended', { organisation: to.name })
    if (to.id === row.organisation_id) return refuse('cases.handed-to-same', { organisation: to.name })
    if (row.subject_kind === 'member' && sideOf(lifecycle) === 'home') {
      const member = await tx
        .selectFrom('members')
        .select(['path', 'status'])
        .where('province_code', '=', province)
        .where('id', '=', row.subject_id)
        .executeTakeFirst()
      // The branch that votes about somebody is the own one; a committee may keep the case only from above.
      if (member !== undefined && member.status !== 'left' && !member.path.startsWith(to.path)) {
        return refuse('cases.handed-past-the-branch', { name: row.subject_name, organisation: to.name })
      }
    }
    const from = (await organisationById(tx, province, row.organisation_id))?.name ?? ''
    if (!(await takeOver(context, row, from, to))) {
      return refuse('cases.already-open', { name: row.subject_name, lifecycle: lifecycle.title })
    }
    auditTakeOver(context, row, lifecycle.title, from, to, `Lý do: ${input.reason}`)
    context.effects.after = [
      ...(context.effects.after ?? []),
      (application) => tryAgainFor(application, province, row.id),
    ]
    return { id: row.id, version: row.version + 1 }
  },
})
