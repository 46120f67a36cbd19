// Which open case waits for what another one will say: an appeal finds the decision it is against.
import type { QueryContext } from '#kernel/context.ts'
import { decisionReceived } from '#modules/cases/store/decisions.ts'
import type { Facts } from '#rules/lifecycle/case.ts'
import { textOf } from '#rules/lifecycle/fold.ts'
import { lifecycles } from '#rules/lifecycle/lifecycles/all.ts'
import { complainedOf } from '#rules/lifecycle/lifecycles/appeal.ts'
import type { Lifecycle, Step } from '#rules/lifecycle/types.ts'

/**
 * The newest open case about the subject that takes up what this kind of case says to its parent; one whose opening step already speaks
 * (an appeal) needs a case that stands where it listens, or where somebody noted by hand what the opening is about to say and nothing has
 * been opened since. A complaint finds the decision it is about by what it is `against` and the day that one was received, and no other. Null when there
 * is none. Within the reach of the transaction.
 */
export async function parentFor(
  { tx, province }: Pick<QueryContext, 'tx' | 'province'>,
  lifecycle: Lifecycle,
  opening: string,
  subjectId: string,
  said: Facts = {},
): Promise<string | null> {
  const told = (steps: readonly Step[]): Set<string> =>
    new Set(steps.flatMap(({ sends = [] }) => sends.filter(({ to }) => to === 'parent').map(({ message }) => message)))
  const atOnce = told(lifecycle.steps.filter(({ code }) => code === opening))
  const heard = atOnce.size > 0 ? atOnce : told(lifecycle.steps)
  const listens = ({ receives, from }: Step, state: string): boolean =>
    receives !== undefined && heard.has(receives) && (atOnce.size === 0 || from.includes(state))
  const meant = complainedOf[textOf(said.against) ?? '']
  const waiting = lifecycles.filter(
    ({ code, steps }) =>
      (meant === undefined || meant.includes(code)) && steps.some(({ receives }) => receives && heard.has(receives)),
  )
  if (waiting.length === 0) return null
  const open = await tx
    .selectFrom('cases')
    .select(['id', 'lifecycle', 'state'])
    .where('province_code', '=', province)
    .where('subject_id', '=', subjectId)
    .where('end_kind', 'is', null)
    .where(
      'lifecycle',
      'in',
      waiting.map(({ code }) => code),
    )
    .orderBy('id', 'desc')
    .execute()
  const receivedOn = textOf(said.decisionReceivedOn)
  const decision =
    meant === undefined || receivedOn === undefined
      ? undefined
      : await decisionReceived({ tx, province }, subjectId, meant, receivedOn)
  const about = decision === undefined ? open : open.filter(({ id }) => id === decision)
  const stands = (does: (step: Step, state: string) => boolean) =>
    about.find(({ lifecycle: code, state }) =>
      waiting.find((one) => one.code === code)?.steps.some((step) => does(step, state)),
    )
  const found = stands(listens)
  if (found !== undefined || atOnce.size === 0) return found?.id ?? null
  const noted = stands(({ receives, to }, state) => receives !== undefined && atOnce.has(receives) && to === state)
  return noted === undefined || (await hasOpened({ tx, province }, noted.id)) ? null : noted.id
}

async function hasOpened({ tx, province }: Pick<QueryContext, 'tx' | 'province'>, caseId: string): Promise<boolean> {
  const child = await tx
    .selectFrom('cases')
    .select('id')
    .where('province_code', '=', province)
    .where('parent_id', '=', caseId)
    .executeTakeFirst()
  return child !== undefined
}
