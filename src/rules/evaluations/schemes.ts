// Owns what a scheme of evaluation is, and the schemes the program ships, one file of data each (366, HD 02, two local, 124).
import past from '../../../data/evaluation-schemes/124-year.json' with { type: 'json' }
import year from '../../../data/evaluation-schemes/366-year.json' with { type: 'json' }
import quarter from '../../../data/evaluation-schemes/hd02-quarter.json' with { type: 'json' }
import month from '../../../data/evaluation-schemes/local-month.json' with { type: 'json' }
import local from '../../../data/evaluation-schemes/tvdu-03-quarter.json' with { type: 'json' }
import type { Confidence } from '../rulebook/rulebook.ts'
import { lastDayOf, type PeriodKind, periodKind } from './period.ts'
import type { GroupCode, SchemeCode } from './scheme-codes.ts'

export interface SchemeLine {
  no: string
  title: string
  block: 'common' | 'results'
  /** Null: the page gives no points; words and a level only. */
  max: number | null
  /** Not given: of every group. */
  groups?: GroupCode[]
}

export interface Scheme {
  code: SchemeCode
  title: string
  /** Keys of the rulebook's instruments. */
  instruments: string[]
  kind: PeriodKind
  validFrom: string
  /** The first day it no longer holds. */
  validTo: string | null
  scope: string
  confidence: Confidence
  groups: { code: GroupCode; title: string; form: string | null }[]
  lines: SchemeLine[]
  /** Products registered at the beginning: how many, and what their weights add up to. */
  products: { least: number; most: number; weights: number } | null
  /** From so many points of difference between two steps words are asked for. */
  divergence: number
  note: string
}

export const schemes = [year, quarter, local, month, past] as readonly Scheme[]

/** The shipped scheme; its code is on the list, so a scheme that is not there is a fault. */
export function schemeOf(code: string): Scheme {
  const scheme = schemes.find((one) => one.code === code)
  if (scheme === undefined) throw new Error(`no scheme ${code}`)
  return scheme
}

/** Whether the scheme is for a period (`2026`, `2026-Q3`, `2026-11`): of its kind, and in force on its last day. */
export function holdsFor(scheme: Scheme, period: string): boolean {
  const last = lastDayOf(period)
  return (
    periodKind(period) === scheme.kind && scheme.validFrom <= last && (scheme.validTo === null || last < scheme.validTo)
  )
}

export const linesFor = (scheme: Scheme, group: string): SchemeLine[] =>
  scheme.lines.filter((line) => line.groups === undefined || line.groups.some((code) => code === group))

/** Points of both blocks; null where the scheme has none or a line has no points yet. Halves stay exact. */
export function totalOf(
  lines: readonly { block: string; max: number | null; points: number | null }[],
): { common: number; results: number; score: number } | null {
  if (lines.length === 0 || lines.some(({ max, points }) => max === null || points === null)) return null
  const sum = (block: string) =>
    lines.reduce((all, line) => all + (line.block === block ? Math.round((line.points ?? 0) * 100) : 0), 0)
  const [common, results] = [sum('common'), sum('results')]
  return { common: common / 100, results: results / 100, score: (common + results) / 100 }
}
