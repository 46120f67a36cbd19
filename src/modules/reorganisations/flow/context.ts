// What carrying out a reorganisation works with.
import { explainRefusal } from '#contract/refusals.ts'
import type { CommandContext } from '#kernel/context.ts'
import type { Refusal } from '#kernel/refusal.ts'
import type { Giving, Plan, Reference } from '#rules/reorganisation/plan.ts'
import type { Hinder } from '#rules/reorganisation/words.ts'
import type { Table } from '../store/catalogue.ts'
import type { KnownPlace } from '../store/known.ts'
import type { PathMove } from '../store/paths.ts'

export interface Own {
  id: string
  path: string
  organisationId: string
  effectiveOn: string
  /** Number, date and issuer of the decision, as histories print it. */
  document: string
}

/** What an undo has to know beside the images of rows. */
export interface Moves {
  paths: PathMove[]
  /** The organisations that hold members among them: their figures move. */
  leaves: PathMove[]
  /** Organisations founded, with the paths they had before anything moved. */
  founded: { id: string; path: string }[]
  /** Paths with figures before. */
  figures: string[]
}

export interface Result {
  founded: number
  ended: number
  moved: number
  members: number
  moves: Moves
}

export interface Work {
  context: CommandContext
  own: Own
  plan: Plan
  tables: readonly Table[]
  /** By id and, for what the sheet founds, by its reference; founded ones are added. */
  places: Map<Reference, KnownPlace>
  hinders: Hinder[]
}

export const placeOf = ({ places }: Work, ref: Reference): KnownPlace => {
  const place = places.get(ref)
  if (place === undefined) throw new Error(`no organisation ${ref}`)
  return place
}

/** Says why a line cannot be carried out, in the sentence of the refusal. */
export function hinderBy({ hinders }: Pick<Work, 'hinders'>, row: number, refusal: Refusal): void {
  const { message, next } = explainRefusal(refusal.code, refusal.facts)
  hinders.push({ row, code: refusal.code, message: next === null ? message : `${message} ${next}` })
}

/** Those that end, with who takes over. */
export const endings = ({ plan }: Work): Giving[] => plan.gives.filter(({ ends }) => ends)
