// Which open case waits for what another one will say: an appeal finds the decision it is against.
import type { QueryContext } from '#kernel/context.ts'
import type { FactValue } from '#rules/lifecycle/case.ts'
import { textOf } from '#rules/lifecycle/fold.ts'
import { lifecycles } from '#rules/lifecycle/lifecycles/all.ts'
import { complainedOf } from '#rules/lifecycle/lifecycles/appeal.ts'
import type { Lifecycle, Step } from '#rules/lifecycle/types.ts'

/**
 * The newest open case about the subject that takes up what this kind of case says to its parent; one whose opening step already speaks
 * (an appeal) needs a case that stands where it listens, or where somebody noted by hand what the opening is about to say and nothing has
 * been opened since; of several decisions one that the complaint is `against`, where it says so. Null when there is none. Within the reach of the transaction.
 */
export async function parentFor(
  { tx, province }: Pick<QueryContext, 'tx' | 'province'>,
  lifecycle: Lifecycle,
  opening: string,
  subjectId: string,
  against?: FactValue,
): Promise<string | null> {
  const told = (steps: readonly Step[]): Set<string> =>
    new Set(steps.flatMap(({ sends = [] }) => sends.filter(({ to }) => to === 'parent').map(({ message }) => message)))
  const atOnce = told(lifecycle.steps.filter(({ code }) => code === opening))
  const said = atOnce.size > 0 ? atOnce : told(lifecycle.steps)
  const listens = ({ receives, from }: Step, state: string): boolean =>
    receives !== undefined && said.has(receives) && (atOnce.size === 0 || from.includes(state))
  const meant = complainedOf[textOf(against) ?? '']
  const waiting = lifecycles.filter(
    ({ code, steps }) =>
      (meant === undefined || meant.includes(code)) && steps.some(({ receives }) => receives && said.has(receives)),
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
  const stands = (does: (step: Step, state: string) => boolean) =>
    open.find(({ lifecycle: code, state }) =>
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
