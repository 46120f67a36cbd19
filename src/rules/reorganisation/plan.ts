// Owns what a sheet of reorganisations comes to: which organisations are founded, placed anew, ended, where their people go, and what hinders
// (organisation-rules, operations on the tree; O-09 for types). Pure: what is known of the organisations is given.
import type { OrganisationTypeCode } from '../code-lists/organisation-types.ts'
import { checkPlan } from './check-plan.ts'
import type { ReorganisationKind } from './columns.ts'
import { beginDraft, type Wanted } from './draft.ts'
import { foundAndGive, placeFounded } from './give-away.ts'
import { placeAnew } from './place-anew.ts'
import type { ReorganisationLine } from './sheet.ts'
import type { Hinder } from './words.ts'

/** An organisation within the area of the sheet, ended ones too. */
export interface KnownOrganisation {
  id: string
  code: string
  name: string
  typeCode: OrganisationTypeCode
  unitType: string | null
  parentId: string | null
  endedOn: string | null
  /** The day of the last change of its name, code, place or term. */
  since: string
}

/** An organisation that is there, by its id, or one the sheet founds: `new:` and its code. */
export type Reference = string

export interface Founding {
  ref: Reference
  row: number
  code: string
  name: string
  parent: Reference
  typeCode: OrganisationTypeCode
  unitType: string | null
}

/** Changes of one that goes on; what is absent stays. */
export interface Placing {
  id: string
  row: number
  parent?: Reference
  typeCode?: OrganisationTypeCode
  code?: string
  name?: string
}

export interface Part {
  row: number
  to: Reference
  moved: readonly string[]
  rest: boolean
}

/** One that gives its people away: all of them to one (merge, consolidate, dissolve), or to parts; `ends` says whether it goes on. */
export interface Giving {
  id: string
  row: number
  kind: ReorganisationKind
  ends: boolean
  /** Who takes what nobody else takes: the successor; null when it has none. */
  to: Reference | null
  parts: readonly Part[]
  /** A line for a part of it was not understood, and it was said why. */
  partsUnread?: true
}

export interface Plan {
  founds: Founding[]
  places: Placing[]
  gives: Giving[]
  hinders: Hinder[]
}

export interface Area {
  /** The committee whose area it is: it cannot itself be reorganised. */
  rootId: string
  known: readonly KnownOrganisation[]
  effectiveOn: string
}

/** Reads the lines of a sheet together. Nothing may be carried out while something hinders. */
export function planReorganisation(lines: readonly ReorganisationLine[], area: Area): Plan {
  const draft = beginDraft(lines, area)
  foundAndGive(draft)
  placeFounded(draft)
  const plan: Plan = {
    founds: [...draft.founds.values()],
    gives: [...draft.gives.values()],
    places: draft.wanted.filter(isPlaced).map((one) => placeAnew(draft, one)),
    hinders: draft.hinders,
  }
  checkPlan(plan, area)
  plan.hinders.sort((a, b) => a.row - b.row)
  return plan
}

const isPlaced = ({ kind }: Wanted): boolean => kind === 'rename' || kind === 'reparent' || kind === 'retype'
