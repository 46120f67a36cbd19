// Makes the picture of a table: which bars, and the one sentence that says what they show to who does not see them.
import { countAt, readable, type TableDefinition, type TableValues } from './table.ts'

export interface Picture {
  kind: 'bars' | 'stacked-bars'
  title: string
  sentence: string
  categories: { row: string; label: string }[]
  series: { column: string; label: string; values: number[] }[]
}

/** The picture of the values; null when there is nothing but zeros. */
export function pictureOf(
  definition: Pick<TableDefinition<unknown>, 'rows' | 'columns' | 'chart'>,
  values: TableValues,
): Picture | null {
  const { chart } = definition
  const first = chart.columns[0] ?? ''
  const labels = new Map(definition.rows.map((row) => [row.code, row.label]))
  const all = chart.rows.filter((row) => labels.has(row))
  const shown =
    chart.largest === undefined
      ? all
      : all
          .filter((row) => countAt(values, row, first) > 0)
          .sort((a, b) => countAt(values, b, first) - countAt(values, a, first))
          .slice(0, chart.largest)
  const series = chart.columns.map((column) => ({
    column,
    label: definition.columns.find((c) => c.key === column)?.label ?? column,
    values: shown.map((row) => countAt(values, row, column)),
  }))
  if (series.every((one) => one.values.every((value) => value === 0))) return null
  const ranked = [...shown].sort((a, b) => countAt(values, b, first) - countAt(values, a, first))
  const parts = ranked
    .filter((row) => countAt(values, row, first) > 0)
    .slice(0, 3)
    .map((row) => `${labels.get(row) ?? row} (${readable(countAt(values, row, first))})`)
  const sentence =
    parts.length === 0
      ? `${chart.title}: kỳ này không có số.`
      : parts.length === 1
        ? `${chart.title}: chỉ có ${parts[0]}.`
        : `${chart.title}: nhiều nhất là ${parts[0]}, sau đó là ${parts.slice(1).join(' và ')}.`
  return {
    kind: chart.kind,
    title: chart.title,
    sentence,
    categories: shown.map((row) => ({ row, label: labels.get(row) ?? row })),
    series,
  }
}
