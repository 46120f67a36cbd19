// Opens a case about a member, a person of the pool or an organisation in reach.
import { openCase } from '#contract/cases.ts'
import type { CommandContext } from '#kernel/context.ts'
import { notFound, Refusal, refuse } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { stepInput } from '#modules/cases/flow/ask.ts'
import { askerOf } from '#modules/cases/flow/setting.ts'
import { startCase } from '#modules/cases/flow/start-case.ts'
import { actInCases } from '#modules/cases/scope.ts'
import { refuseUnknownPlaces } from '#modules/cases/store/places.ts'
import { findSubject } from '#modules/cases/store/subjects.ts'
import { lifecycleByCode, lifecycles } from '#rules/lifecycle/lifecycles/all.ts'
import type { Lifecycle } from '#rules/lifecycle/types.ts'

/** The case that waits for what this one says to its parent: an appeal finds the decision it is against. */
async function parentFor(
  { tx, province }: CommandContext,
  lifecycle: Lifecycle,
  subjectId: string,
): Promise<string | null> {
  const told = lifecycle.steps.flatMap((step) => (step.sends ?? []).filter(({ to }) => to === 'parent'))
  const messages = new Set(told.map(({ message }) => message))
  const listeners = lifecycles.filter((l) =>
    l.steps.some(({ receives }) => receives !== undefined && messages.has(receives)),
  )
  if (listeners.length === 0) return null
  const found = await tx
    .selectFrom('cases')
    .select('id')
    .where('province_code', '=', province)
    .where('subject_id', '=', subjectId)
    .where('end_kind', 'is', null)
    .where(
      'lifecycle',
      'in',
      listeners.map(({ code }) => code),
    )
    .orderBy('id', 'desc')
    .executeTakeFirst()
  return found?.id ?? null
}

export const serveOpenCase = serveCommand(openCase, {
  scope: actInCases,
  run: async (context, input) => {
    const lifecycle = lifecycleByCode(input.lifecycle)
    if (lifecycle === undefined) return refuse('cases.unknown-lifecycle', { lifecycle: input.lifecycle })
    const subject = await findSubject(context, input)
    if (subject === undefined) return notFound()
    if (subject.kind !== lifecycle.subject) return refuse('cases.wrong-subject', { lifecycle: lifecycle.title })
    const entered = stepInput(input)
    if (entered instanceof Refusal) return entered
    const lost = await refuseUnknownPlaces(context, input.places)
    if (lost !== null) return lost
    const started = await startCase(context, {
      lifecycle,
      organisation: { id: subject.organisationId, path: subject.path },
      subject,
      outside: input.places,
      parentId: await parentFor(context, lifecycle, subject.id),
      counterpart: null,
      input: () => entered,
      asker: askerOf(context),
    })
    if (started instanceof Refusal) return started
    return { id: started.id, version: 1, state: started.state?.code ?? '', stateTitle: started.state?.title ?? '' }
  },
})
