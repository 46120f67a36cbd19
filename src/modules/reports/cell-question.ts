// Turns a cell of a table into the question its list answers: the criterion of its row, narrowed by its column.
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#db/tenancy.ts'
import type { QueryContext } from '#kernel/context.ts'
import { cellList } from '#modules/reports/cell.ts'
import { admissionEvents, admissionsOf, grassrootsHolds, unitsAtEnd } from '#modules/reports/store/admissions.ts'
import type { Asked } from '#modules/reports/store/asked.ts'
import { businessEvents, businessPeople } from '#modules/reports/store/business.ts'
import { eventsOf, groundOf } from '#modules/reports/store/movements.ts'
import { holds, peopleOn } from '#modules/reports/store/people.ts'
import { joinByHash, ratingHolds } from '#modules/reports/store/ratings.ts'
import { organisationsOfUnit, takesInUnit, unitsOn } from '#modules/reports/store/units.ts'
import { definitionOf, reviewedYear } from '#modules/reports/tables.ts'
import type { TableForm } from '#rules/statistics/tables/table.ts'
import { dayBefore, type MovementCriterion, type Period } from '#rules/statistics/tables/table-1.ts'
import type { AdmissionCriterion } from '#rules/statistics/tables/table-2.ts'
import { type UnitCriterion, unitColumns } from '#rules/statistics/tables/table-5.ts'
import { unitsOfColumn } from '#rules/statistics/tables/table-6.ts'
import type { BusinessCriterion } from '#rules/statistics/tables/table-7.ts'

export type CellQuestion =
  | { list: 'members'; day: string; people: RawBuilder<unknown>; condition: RawBuilder<boolean> }
  | { list: 'movements'; events: RawBuilder<unknown> }
  | { list: 'organisations'; day: string; units: RawBuilder<unknown>; condition: RawBuilder<boolean> }

interface Cell {
  form: TableForm
  on: string
  row: string
  column: string
  year: number | undefined
  periods: { this: Period; last: Period }
}

/** The question of a cell; null when there is no such cell or it has no list. */
export async function cellQuestion(context: QueryContext, asked: Asked, cell: Cell): Promise<CellQuestion | null> {
  const { form, on, column } = cell
  const kind = cellList(form, cell.row, column)
  const found = definitionOf(form, on)
  if (kind === null) return null
  const period = column === 'last' ? cell.periods.last : cell.periods.this
  if (found.form === '1') {
    const row = found.definition.rows.find((r) => r.code === cell.row)
    return row?.criterion == null ? null : movementQuestion(context, asked, period, row.criterion)
  }
  if (found.form === '2' || found.form === '2B') {
    const row = found.definition.rows.find((r) => r.code === cell.row)
    return row?.criterion == null ? null : admissionQuestion(context, asked, period, row.criterion)
  }
  if (found.form === '5') {
    const row = found.definition.rows.find((r) => r.code === cell.row)
    return row?.criterion == null ? null : unitQuestion(context, asked, on, column, row.criterion)
  }
  if (found.form === '6') {
    const row = found.definition.rows.find((r) => r.code === cell.row)
    const units = unitsOfColumn(column, on)
    if (row?.criterion == null || units === null) return null
    await joinByHash(context.tx)
    const rated = { asked, on, today: context.today, year: reviewedYear(cell) }
    return {
      list: 'members',
      day: on,
      people: peopleOn(asked, on, context.today),
      condition: sql<boolean>`${ratingHolds(rated, row.criterion)} and ${await inUnit(context.tx, asked, on, units)}`,
    }
  }
  if (found.form === '7') {
    const row = found.definition.rows.find((r) => r.code === cell.row)
    return row?.criterion == null ? null : businessQuestion(context, asked, period, row.criterion)
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
    return { list: 'organisations', day: on, units: unitsOn(asked, on), condition }
  }
  const people = peopleOn(asked, on, today)
  return { list: 'members', day: on, people, condition: await inUnit(tx, asked, on, criterion) }
}

/** Whether `x` belongs to an organisation a unit type takes in; who belongs to none that stood there is of no known type. */
async function inUnit(tx: Tx, asked: Asked, on: string, criterion: UnitCriterion): Promise<RawBuilder<boolean>> {
  if (criterion.kind === 'all') return sql<boolean>`true`
  // A function that reads past the policy is never joined: below a province the organisations are asked first.
  return asked.kind === 'organisation'
    ? sql<boolean>`x.organisation_id = any(${await organisationsOfUnit(tx, asked, on, criterion)}::uuid[])`
    : sql<boolean>`(x.province_code, x.organisation_id) in (select u.province_code, u.organisation_id from ${unitsOn(asked, on)} where ${takesInUnit(criterion)})`
}

async function admissionQuestion(
  { tx }: QueryContext,
  asked: Asked,
  period: Period,
  criterion: AdmissionCriterion,
): Promise<CellQuestion> {
  const admissions = await admissionsOf(tx, await groundOf(tx, asked), period)
  return criterion.kind === 'grassroots'
    ? {
        list: 'organisations',
        day: period.to,
        units: unitsAtEnd(admissions),
        condition: grassrootsHolds(admissions, criterion),
      }
    : { list: 'movements', events: admissionEvents(admissions, criterion) }
}

async function businessQuestion(
  { tx, today }: QueryContext,
  asked: Asked,
  period: Period,
  criterion: BusinessCriterion,
): Promise<CellQuestion | null> {
  if (criterion.kind === 'stock' || criterion.kind === 'issued' || criterion.kind === 'dossiers') {
    // Records are read as they are today, and named by where they belong now.
    const day = criterion.kind === 'stock' ? period.to : today
    return { list: 'members', day, ...businessPeople(asked, period, criterion, today) }
  }
  const events = businessEvents(await groundOf(tx, asked), period, criterion)
  return events === null ? null : { list: 'movements', events }
}
