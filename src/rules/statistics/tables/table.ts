// What an official table is, as data: its columns, its rows with what each counts, the sums that must agree, and its picture.
import type { Confidence } from '../../code-lists/code-list.ts'

export const tableForms = ['1', '2', '2B', '3', '4', '5', '6', '7'] as const
export type TableForm = (typeof tableForms)[number]

/** Forms about a period; the others look at one day. */
export const periodForms: readonly TableForm[] = ['1', '2', '2B', '7']

export interface TableColumn {
  readonly key: string
  readonly label: string
  /** The heading above it in a header of two rows. */
  readonly group?: string
  readonly kind: 'count' | 'percent'
}

/** A row; `criterion` says whom or what it counts, null for a heading and for what no record of the program knows. */
export interface TableRow<Criterion> {
  /** Names the row in addresses and programs. */
  readonly code: string
  /** The running number as printed (TT); '' where the form has none. */
  readonly number: string
  readonly label: string
  readonly level: number
  readonly kind: 'heading' | 'figure' | 'sum' | 'mean' | 'unrecorded'
  readonly criterion: Criterion | null
  /** Not on the printed form: shown only when it counts something. */
  readonly added?: boolean
}

/** In every column of counts, the row `total` must equal the sum of the rows `parts`. */
export interface TableSum {
  readonly text: string
  readonly total: string
  readonly parts: readonly string[]
}

/** In every row of counts, the column `total` must equal the sum of the columns `parts`. */
export interface TableAcross {
  readonly text: string
  readonly total: string
  readonly parts: readonly string[]
}

/** Which rows and columns make the picture. `largest`: only so many rows, the largest first. */
export interface TableChart {
  readonly kind: 'bars' | 'stacked-bars'
  readonly title: string
  readonly rows: readonly string[]
  readonly columns: readonly string[]
  readonly largest?: number
}

export interface TableDefinition<Criterion> {
  readonly form: TableForm
  readonly name: string
  readonly title: string
  /** The instrument it rests on. */
  readonly basis: string
  /** Where the layout was taken from. */
  readonly source: string
  readonly confidence: Confidence
  /** What is not certain, and how it is counted: full Vietnamese sentences. */
  readonly note: string
  readonly columns: readonly TableColumn[]
  readonly rows: readonly TableRow<Criterion>[]
  readonly sums: readonly TableSum[]
  readonly across?: readonly TableAcross[]
  readonly chart: TableChart
}

/** Values of a table by row code and column key; a cell that is missing counts nothing. */
export type TableValues = ReadonlyMap<string, ReadonlyMap<string, number>>

export const countAt = (values: TableValues, row: string, column: string): number => values.get(row)?.get(column) ?? 0

const vietnamese = new Intl.NumberFormat('vi-VN')
/** A whole number as a person reads it: 1.234. */
export const readable = (value: number): string => vietnamese.format(value)

/** Whether the sums of a table agree, with a sentence each. One that does not agree says by how much, in which column. */
export function checkSums(
  definition: Pick<TableDefinition<unknown>, 'sums' | 'columns'>,
  values: TableValues,
): { text: string; ok: boolean }[] {
  const columns = definition.columns.filter((column) => column.kind === 'count')
  return definition.sums.map(({ text, total, parts }) => {
    const wrong = columns.flatMap((column) => {
      const whole = countAt(values, total, column.key)
      const sum = parts.reduce((before, part) => before + countAt(values, part, column.key), 0)
      return whole === sum ? [] : [`${column.label}: ${readable(sum)} so với ${readable(whole)}`]
    })
    return wrong.length === 0
      ? { text: `${text}.`, ok: true }
      : { text: `${text} không khớp (${wrong.join('; ')}).`, ok: false }
  })
}

/** Whether the sums across agree, with a sentence each that names the rows where they do not. */
export function checkAcross(
  { rows, across = [] }: Pick<TableDefinition<unknown>, 'rows' | 'across'>,
  values: TableValues,
): { text: string; ok: boolean }[] {
  return across.map(({ text, total, parts }) => {
    const wrong = rows
      .filter(({ criterion }) => criterion !== null)
      .flatMap((row) => {
        const whole = countAt(values, row.code, total)
        const sum = parts.reduce((before, part) => before + countAt(values, row.code, part), 0)
        return whole === sum ? [] : [`${row.label}: ${readable(sum)} so với ${readable(whole)}`]
      })
    return wrong.length === 0
      ? { text: `${text}.`, ok: true }
      : { text: `${text} không khớp (${wrong.join('; ')}).`, ok: false }
  })
}

const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII']
/** I, II, III … for the groups of a printed form. */
export const roman = (n: number): string => ROMAN[n - 1] ?? String(n)

/** `part` of `whole` in percent with one decimal; null when there is nothing to compare with. */
export const percentOf = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part * 1000) / whole) / 10
