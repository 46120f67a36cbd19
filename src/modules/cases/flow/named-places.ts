// Which organisations outside the own line a step may name, and whether those named fit: nobody names a level of the own line, or who decides.
import type { QueryContext } from '#kernel/context.ts'
import { type Refusal, refuse } from '#kernel/refusal.ts'
import { opensElsewhere } from '#modules/cases/flow/messages.ts'
import { lineOf, type OutsidePlace, standingOrganisation } from '#modules/cases/store/places.ts'
import { organisationTypes } from '#rules/code-lists/organisation-types.ts'
import { type Level, levelTitles } from '#rules/lifecycle/levels.ts'
import type { Lifecycle, Step } from '#rules/lifecycle/types.ts'

/** Levels outside the own line: those the lifecycle names when it is opened (or anew), and the other end of a case the step opens elsewhere. */
export function outsideLevels(lifecycle: Lifecycle, step: Step): { level: Level; optional?: true }[] {
  if (step.from.length === 0 || step.namesOutside === true) return [...(lifecycle.outside ?? [])]
  return opensElsewhere(lifecycle, step) ? [{ level: 'receiving-grassroots', optional: true }] : []
}

/** A level must be named with the step and is not: a collective transfer without a receiver. */
export function isUnnamed(lifecycle: Lifecycle, stepCode: string, named: Record<string, OutsidePlace>): boolean {
  const step = lifecycle.steps.find(({ code }) => code === stepCode)
  const asked = step === undefined ? [] : outsideLevels(lifecycle, step)
  return asked.some(({ level, optional }) => optional !== true && named[level] === undefined)
}

/**
 * The refusal of the first place that does not fit, or null: the step asks for no such level, the organisation is not there or has ended, it
 * is no branch where one is asked for, or it is the own one. A step nobody knows is refused by the rules. Before the first write.
 */
export async function refusePlaces(
  context: QueryContext,
  lifecycle: Lifecycle,
  stepCode: string,
  organisationId: string,
  named: Record<string, OutsidePlace>,
): Promise<Refusal | null> {
  const step = lifecycle.steps.find(({ code }) => code === stepCode)
  if (step === undefined) return null
  const asked = outsideLevels(lifecycle, step).map(({ level }): string => level)
  for (const [level, place] of Object.entries(named)) {
    const at = (code: string, facts: Record<string, string>): Refusal => {
      const title = levelTitles[level as Level] ?? level
      return refuse(code, { level: title, ...facts })
    }
    if (!asked.includes(level)) return at('cases.place-not-asked', { step: step.title })
    const organisation = (await lineOf(context.tx, place.provinceCode, place.organisationId)).at(-1)
    if (organisation === undefined) return at('cases.place-not-found', {})
    const { id, name, typeCode } = organisation
    if (level.endsWith('branch') && organisationTypes.byCode(typeCode)?.isBranch !== true)
      return at('cases.place-no-branch', { organisation: name })
    if (id === organisationId) return at('cases.place-own', { organisation: name })
    const standing = await standingOrganisation(context, place)
    if (standing?.isSame !== true) return at('cases.place-ended', { organisation: name })
  }
  return null
}
