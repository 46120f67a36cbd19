// The table of results: what was measured, what it should be, what it is held against, and whether it is met.
import type { Load } from './client.ts'

export interface Row {
  what: string
  target: string
  measured: string
  /** What it is held against, and the ratio to it. */
  yardstick: string
  /** Undefined: nothing was asked of it. */
  met?: boolean
  /** Processor time a request took: program / database. */
  cpu?: string
}

const number = (value: number, digits = 1): string =>
  value >= 100 ? String(Math.round(value)) : value.toFixed(value >= 10 ? 1 : digits)

export const ms = (value: number): string => `${number(value)} ms`
export const rate = (value: number): string => `${number(value)}/s`
export const times = (value: number): string => `${number(value, 2)}×`
export const mb = (value: number): string => `${Math.round(value)} MB`

/** p50, p95, p99 and rate in one cell. */
export const spread = (load: Load): string =>
  `p50 ${ms(load.p50)}, **p95 ${ms(load.p95)}**, p99 ${ms(load.p99)}, ${rate(load.perSecond)}`

const heads = ['What', 'Target', 'Measured', 'Yardstick', 'CPU a request (program / database)', 'Met'] as const

const cells = (row: Row): string[] => [
  row.what,
  row.target,
  row.measured,
  row.yardstick,
  row.cpu ?? '',
  row.met === undefined ? '–' : row.met ? 'yes' : '**no**',
]

/** The table in Markdown. */
export function markdown(rows: readonly Row[]): string {
  const line = (texts: readonly string[]): string => `| ${texts.join(' | ')} |`
  return [line(heads), line(heads.map(() => '---')), ...rows.map((row) => line(cells(row)))].join('\n')
}
