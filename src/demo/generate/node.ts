// An organisation of the invented tree while it is being built: where it stood, how it was called, and since when.
import { isoOf } from './days.ts'
import type { EthnicProfile } from './places.ts'
import type { UnitKind } from './units.ts'

/** A stay under one parent: `to` is the first day it no longer stood there, null while it does. Days are numbers. */
export interface Stay {
  parent: Node | null
  placedPath: string
  type: string
  unit: string | null
  code: string
  from: number
  to: number | null
  document: string | null
}

export interface NameSpan {
  name: string
  from: number
  to: number | null
}

/** People that a branch is for; only branches have it. */
export interface BranchPeople {
  kind: UnitKind
  size: number
  profile: EthnicProfile
  place: string
  /** A branch that ended and whose members came here. */
  absorbed: Node | null
}

export class Node {
  readonly id: string
  readonly names: NameSpan[] = []
  stays: Stay[] = []
  nextChild = 1
  founded: number
  ended: number | null = null
  endingDocument: string | null = null
  people: BranchPeople | null = null
  address: string | null = null
  /** Living branches, for grassroots organisations. */
  readonly branches: Node[] = []

  constructor(id: string, founded: number) {
    this.id = id
    this.founded = founded
  }

  /** The stay of today, or the last one of an ended organisation. */
  get last(): Stay {
    const stay = this.stays.at(-1)
    if (stay === undefined) throw new Error('an organisation without a place')
    return stay
  }

  /** Its path of today. */
  get path(): string {
    return this.last.placedPath
  }

  get name(): string {
    return this.names.at(-1)?.name ?? ''
  }

  get foundedOn(): string {
    return isoOf(this.founded)
  }

  /** Takes the next segment below this one; a segment is never used again. */
  takeSegment(): number {
    return this.nextChild++
  }

  /** Gives a first name, or a new one from `day` on. */
  call(name: string, day: number = this.founded): void {
    const before = this.names.at(-1)
    if (before !== undefined) before.to = day
    this.names.push({ name, from: day, to: null })
  }
}

/** `99.001.002.000.003` with one of its five groups replaced (O-12: a label, never a key). */
export function codeWith(code: string, group: 1 | 2 | 3 | 4, value: number): string {
  const parts = code.split('.')
  parts[group] = String(value).padStart(3, '0')
  return parts.join('.')
}

/** Puts `child` under `parent` for as long as both last: it moves whenever its parent does. */
export function follow(
  child: Node,
  parent: Node,
  place: { type: string | ((parentType: string) => string); unit: string | null; group: 1 | 2 | 3 | 4; until?: number },
): void {
  const number = parent.takeSegment()
  const segment = `${number.toString(36)}/`
  for (const stay of parent.stays) {
    const from = Math.max(stay.from, child.founded)
    const to = place.until === undefined ? stay.to : Math.min(stay.to ?? place.until, place.until)
    if (to !== null && to <= from) continue
    child.stays.push({
      parent,
      placedPath: stay.placedPath + segment,
      type: typeof place.type === 'string' ? place.type : place.type(stay.type),
      unit: place.unit,
      code: codeWith(stay.code, place.group, number),
      from,
      to,
      document: stay.document,
    })
  }
}
