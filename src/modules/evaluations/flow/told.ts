// What later modules know of an organisation in the year of an evaluation: each registers its own, and it stands among the facts.
import type { Evidence } from '#contract/evaluation-shapes.ts'
import type { QueryContext } from '#kernel/context.ts'
import { registry } from '#kernel/registry.ts'

export interface ToldAbout {
  organisationId: string
  year: number
  /** The last day of the period that is over. */
  on: string
}
export type Teller = (context: QueryContext, about: ToldAbout) => Promise<Evidence[]>

const tellers = registry<Teller>()
export const registerEvidence = tellers.register

/** What every module tells. */
export async function toldOf(context: QueryContext, about: ToldAbout): Promise<Evidence[]> {
  const told: Evidence[] = []
  for (const tell of tellers.all()) told.push(...(await tell(context, about)))
  return told
}
