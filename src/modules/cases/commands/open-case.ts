// Opens a case about a member, a person of the pool or an organisation in reach.
import { openCase } from '#contract/cases.ts'
import { notFound, Refusal, refuse } from '#kernel/refusal.ts'
import { serveCommand } from '#kernel/serve.ts'
import { stepInput } from '#modules/cases/flow/ask.ts'
import { isUnnamed, refusePlaces } from '#modules/cases/flow/named-places.ts'
import { withPersons } from '#modules/cases/flow/persons.ts'
import { withPlaceFacts } from '#modules/cases/flow/place-facts.ts'
import { withBefore } from '#modules/cases/flow/record-changes.ts'
import { askerOf } from '#modules/cases/flow/setting.ts'
import { startCase } from '#modules/cases/flow/start-case.ts'
import { actInCases } from '#modules/cases/scope.ts'
import { openAlready, openWithTheSame } from '#modules/cases/store/open-already.ts'
import { parentFor } from '#modules/cases/store/parent.ts'
import { findSubject } from '#modules/cases/store/subjects.ts'
import { lifecycleByCode } from '#rules/lifecycle/lifecycles/all.ts'
import { whyUnfit } from '#rules/lifecycle/offering.ts'

export const serveOpenCase = serveCommand(openCase, {
  scope: actInCases,
  run: async (context, input) => {
    const lifecycle = lifecycleByCode(input.lifecycle)
    if (lifecycle === undefined) return refuse('cases.unknown-lifecycle', { lifecycle: input.lifecycle })
    const subject = await findSubject(context, input, 'lock')
    if (subject === undefined) return notFound()
    if (subject.kind !== lifecycle.subject) return refuse('cases.wrong-subject', { lifecycle: lifecycle.title })
    const plain = stepInput(input)
    const entered = plain instanceof Refusal ? plain : await withPersons(context, lifecycle, plain)
    if (entered instanceof Refusal) return entered
    const lost = await refusePlaces(context, lifecycle, input.step, subject.organisationId, input.places)
    if (lost !== null) return lost
    // Somebody must receive them all: said at once, and not at the end.
    if (isUnnamed(lifecycle, input.step, input.places)) return refuse('cases.no-receiving-branch')
    const parentId = await parentFor(context, lifecycle, entered.step, subject.id, entered.facts)
    // Who has left may complain about it, and nothing else.
    if (context.actor.seat.role === 'concerned' && parentId === null) return refuse('cases.nothing-to-appeal')
    const beside = await withBefore(context, lifecycle.code, subject.id, entered)
    const whole = await withPlaceFacts(context, lifecycle, subject.organisationId, beside, input.places)
    if (lifecycle.several === true) {
      const caseId = await openWithTheSame(context, subject, lifecycle.code, whole.facts)
      const facts = { name: subject.name, lifecycle: lifecycle.title, caseId: caseId ?? null }
      if (caseId !== undefined) return refuse('cases.already-open', facts)
    }
    const started = await startCase(context, {
      lifecycle,
      organisation: { id: subject.organisationId, path: subject.path },
      subject,
      outside: input.places,
      parentId,
      counterpart: null,
      input: () => whole,
      asker: askerOf(context),
      unfit: (known) => whyUnfit(lifecycle, known),
    })
    if (started instanceof Refusal && started.code === 'cases.already-open') {
      const caseId = (await openAlready(context, subject)).get(lifecycle.code) ?? null
      return refuse(started.code, { ...started.facts, caseId })
    }
    if (started instanceof Refusal) return started
    return { id: started.id, version: 1, state: started.state?.code ?? '', stateTitle: started.state?.title ?? '' }
  },
})
