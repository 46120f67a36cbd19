// What later modules know of an organisation in the year of an evaluation: each registers its own, and it stands among the facts.
import type { Evidence } from '#contract/evaluation-shapes.ts'
import type { QueryContext } from '#kernel/context.ts'

export interface ToldAbout {
  organisationId: string
  year: number
  /** The last day of the period that is over. */
  on: string
}
export type Teller = (context: QueryContext, about: ToldAbout) => Promise<Evidence[]>

const tellers = new Map<string, Teller>()

/** Adds what a module tells under its name; the same name again replaces it. */
export const registerEvidence = (name: string, teller: Teller): void => {
  tellers.set(name, teller)
}

/** What every module tells, in the order of their names. */
export async function toldOf(context: QueryContext, about: ToldAbout): Promise<Evidence[]> {
  const told: Evidence[] = []
  for (const [, tell] of [...tellers].toSorted(([a], [b]) => (a < b ? -1 : 1)))
    told.push(...(await tell(context, about)))
  return told
}
