// Turns a cell of a table into the question its list answers: the criterion of its row, narrowed by its column.
import { type RawBuilder, sql } from 'kysely'
import type { QueryContext } from '#kernel/context.ts'
import { cellList } from '#modules/reports/cell.ts'
import type { Asked } from '#modules/reports/store/asked.ts'
import { eventsOf, groundOf } from '#modules/reports/store/movements.ts'
import { holds, peopleOn } from '#modules/reports/store/people.ts'
import { organisationsOfUnit, takesInUnit, unitsOn } from '#modules/reports/store/units.ts'
import { definitionOf } from '#modules/reports/tables.ts'
import type { TableForm } from '#rules/statistics/tables/table.ts'
import { dayBefore, type MovementCriterion, type Period } from '#rules/statistics/tables/table-1.ts'
import { type UnitCriterion, unitColumns } from '#rules/statistics/tables/table-5.ts'

export type CellQuestion =
  | { list: 'members'; day: string; people: RawBuilder<unknown>; condition: RawBuilder<boolean> }
  | { list: 'movements'; events: RawBuilder<unknown> }
  | { list: 'organisations'; units: RawBuilder<unknown>; condition: RawBuilder<boolean> }

interface Cell {
  form: TableForm
  on: string
  row: string
  column: string
  periods: { this: Period; last: Period }
}

/** The question of a cell; null when there is no such cell or it has no list. */
export async function cellQuestion(context: QueryContext, asked: Asked, cell: Cell): Promise<CellQuestion | null> {
  const { form, on, column } = cell
  const kind = cellList(form, cell.row, column)
  const found = definitionOf(form, on)
  if (kind === null) return null
  if (found.form === '1') {
    const row = found.definition.rows.find((r) => r.code === cell.row)
    const period = column === 'this' ? cell.periods.this : cell.periods.last
    return row?.criterion == null ? null : movementQuestion(context, asked, period, row.criterion)
  }
  if (found.form === '5') {
    const row = found.definition.rows.find((r) => r.code === cell.row)
    return row?.criterion == null ? null : unitQuestion(context, asked, on, column, row.criterion)
  }
  const row = found.definition.rows.find((r) => r.code === cell.row)
  if (row?.criterion == null) return null
  const women = column === 'female' ? sql<boolean>`x.gender = 'female'` : sql<boolean>`true`
  return {
    list: 'members',
    day: on,
    people: peopleOn(asked, on, context.today),
    condition: sql<boolean>`${holds(row.criterion, on)} and ${women}`,
  }
}

async function movementQuestion(
  context: QueryContext,
  asked: Asked,
  period: Period,
  criterion: MovementCriterion,
): Promise<CellQuestion | null> {
  if (criterion.kind === 'stock') {
    const day = criterion.at === 'start' ? dayBefore(period) : period.to
    return { list: 'members', day, people: peopleOn(asked, day, context.today), condition: sql<boolean>`true` }
  }
  const events = eventsOf(await groundOf(context.tx, asked), period, criterion)
  return events === null ? null : { list: 'movements', events }
}

async function unitQuestion(
  { tx, today }: QueryContext,
  asked: Asked,
  on: string,
  columnKey: string,
  criterion: UnitCriterion,
): Promise<CellQuestion | null> {
  const column = unitColumns[columnKey]
  if (column === undefined) return null
  if (column.kind === 'organisations') {
    const condition = sql<boolean>`${takesInUnit(criterion)} and u.type_code = any(${[...column.types]}::text[])`
    return { list: 'organisations', units: unitsOn(asked, on), condition }
  }
  const people = peopleOn(asked, on, today)
  // A function that reads past the policy is never joined: below a province the organisations are asked first.
  const inUnit =
    asked.kind === 'organisation'
      ? sql<boolean>`x.organisation_id = any(${await organisationsOfUnit(tx, asked, on, criterion)}::uuid[])`
      : sql<boolean>`(x.province_code, x.organisation_id) in (select u.province_code, u.organisation_id from ${unitsOn(asked, on)} where ${takesInUnit(criterion)})`
  return { list: 'members', day: on, people, condition: inUnit }
}
