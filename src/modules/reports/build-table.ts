// Puts a table together as it goes over the wire: cells, percentages, checks, picture.
import type { ReportTable } from '#contract/reports.ts'
import type { QueryContext } from '#kernel/context.ts'
import { type Refusal, refuse } from '#kernel/refusal.ts'
import { cellList } from '#modules/reports/cell.ts'
import type { Asked } from '#modules/reports/store/asked.ts'
import { countTable, definitionOf, isKnown, reviewedYear, type Wanted } from '#modules/reports/tables.ts'
import { addYears } from '#rules/calendar/dates.ts'
import { pictureOf } from '#rules/statistics/tables/picture.ts'
import {
  checkAcross,
  checkSums,
  countAt,
  percentOf,
  periodForms,
  type TableDefinition,
  type TableForm,
} from '#rules/statistics/tables/table.ts'
import { periodsOf } from '#rules/statistics/tables/table-1.ts'

/** A period begins before it ends and is not longer than ten years. */
export function refusePeriod({
  form,
  from,
  on,
}: {
  form: TableForm
  from?: string | undefined
  on: string
}): Refusal | null {
  if (!periodForms.includes(form) || from === undefined) return null
  return from > on || addYears(from, 10) < on ? refuse('reports.period-reversed', { from, on }) : null
}

/** The table of a form for what is asked about. */
export async function buildTable({ tx }: QueryContext, asked: Asked, wanted: Wanted): Promise<ReportTable> {
  const { form } = wanted
  const definition: TableDefinition<unknown> = definitionOf(form, wanted.on).definition
  const { values, checks } = await countTable(tx, asked, wanted)
  const counted = definition.columns.filter((column) => column.kind === 'count').map((column) => column.key)
  const shown = definition.rows.filter(
    (row) => row.added !== true || counted.some((column) => countAt(values, row.code, column) !== 0),
  )
  const rows = shown.map(({ code, number, label, level, kind, criterion }) => ({
    code,
    number,
    label,
    level,
    kind,
    cells:
      criterion === null
        ? []
        : definition.columns.map((column) => {
            if (!isKnown(form, code, column.key)) return { column: column.key, value: null, list: null }
            if (column.kind === 'percent') {
              // How a mean changed is no share.
              if (kind === 'mean') return { column: column.key, value: null, list: null }
              const percent = percentOf(countAt(values, code, 'this'), countAt(values, code, 'last'))
              return { column: column.key, value: percent, percent, list: null }
            }
            return {
              column: column.key,
              value: countAt(values, code, column.key),
              list: cellList(form, code, column.key),
            }
          }),
  }))
  return {
    form,
    name: definition.name,
    title: definition.title,
    organisation: {
      id: asked.kind === 'country' ? null : asked.id,
      provinceCode: asked.province,
      code: asked.code,
      name: asked.kind === 'country' ? 'Toàn quốc' : asked.name,
    },
    on: wanted.on,
    from: periodForms.includes(form) ? periodsOf(wanted.from, wanted.on).this.from : null,
    year: form === '6' ? reviewedYear(wanted) : null,
    basis: definition.basis,
    confidence: definition.confidence,
    note: definition.note,
    columns: definition.columns.map((column) => ({ ...column })),
    rows,
    checks: [...checkSums(definition, values), ...checkAcross(definition, values), ...checks],
    chart: pictureOf(definition, values),
  }
}
