// Counts a whole table: which definition, which periods, the value of every cell. Lists take their criteria from the same place.
import type { Tx } from '#db/tenancy.ts'
import { admissionsOf, countAdmissions } from '#modules/reports/store/admissions.ts'
import type { Asked } from '#modules/reports/store/asked.ts'
import { countBusiness } from '#modules/reports/store/business.ts'
import { countMovements, groundOf } from '#modules/reports/store/movements.ts'
import { countPeople, countPeoples } from '#modules/reports/store/people-counts.ts'
import { takesOutcome, tallyRatings } from '#modules/reports/store/ratings.ts'
import { tallyUnits } from '#modules/reports/store/units.ts'
import type { TableDefinition, TableForm, TableValues } from '#rules/statistics/tables/table.ts'
import { checkBalance, type MovementCriterion, periodsOf, table1 } from '#rules/statistics/tables/table-1.ts'
import { type AdmissionCriterion, table2 } from '#rules/statistics/tables/table-2.ts'
import { table2b } from '#rules/statistics/tables/table-2b.ts'
import { type StockCriterion, table3 } from '#rules/statistics/tables/table-3.ts'
import { table4 } from '#rules/statistics/tables/table-4.ts'
import { table5On, takesIn, type UnitCriterion, unitColumns } from '#rules/statistics/tables/table-5.ts'
import { type RatingCriterion, table6On, unitsOfColumn } from '#rules/statistics/tables/table-6.ts'
import { type BusinessCriterion, knownLastYear, table7 } from '#rules/statistics/tables/table-7.ts'

/** Form, day and period of a question; `from` matters to the forms about a period, `year` to biểu 6. */
export interface Wanted {
  form: TableForm
  on: string
  from: string | undefined
  year: number | undefined
  today: string
}

export type AnyDefinition =
  | { form: '1'; definition: TableDefinition<MovementCriterion> }
  | { form: '2'; definition: TableDefinition<AdmissionCriterion> }
  | { form: '2B'; definition: TableDefinition<AdmissionCriterion> }
  | { form: '3'; definition: TableDefinition<StockCriterion> }
  | { form: '4'; definition: TableDefinition<StockCriterion> }
  | { form: '5'; definition: TableDefinition<UnitCriterion> }
  | { form: '6'; definition: TableDefinition<RatingCriterion> }
  | { form: '7'; definition: TableDefinition<BusinessCriterion> }

/** The definition of a form as of a day. */
export function definitionOf(form: TableForm, on: string): AnyDefinition {
  switch (form) {
    case '1':
      return { form, definition: table1 }
    case '2':
    case '2B':
      return { form, definition: form === '2' ? table2 : table2b }
    case '3':
    case '4':
      return { form, definition: form === '3' ? table3 : table4 }
    case '5':
      return { form, definition: table5On(on) }
    case '6':
      return { form, definition: table6On(on) }
    case '7':
      return { form, definition: table7 }
  }
}

/** The year whose reviews biểu 6 shows: the one of its day when none is named. */
export const reviewedYear = ({ on, year }: Pick<Wanted, 'on' | 'year'>): number => year ?? Number(on.slice(0, 4))

type Cells = Map<string, Map<string, number>>
const put = (cells: Cells, row: string, column: string, value: number): void => {
  const at = cells.get(row) ?? new Map<string, number>()
  at.set(column, value)
  cells.set(row, at)
}

/** Every value of the table, and what is to be checked beside its sums. */
export async function countTable(
  tx: Tx,
  asked: Asked,
  wanted: Wanted,
): Promise<{ values: TableValues; checks: { text: string; ok: boolean }[] }> {
  const cells: Cells = new Map()
  if (wanted.form === '1') {
    const periods = periodsOf(wanted.from, wanted.on)
    const [now, before] = await countMovements(tx, asked, table1.rows, [periods.this, periods.last])
    for (const { code } of table1.rows) {
      put(cells, code, 'this', now?.get(code) ?? 0)
      put(cells, code, 'last', before?.get(code) ?? 0)
    }
    return { values: cells, checks: checkBalance(cells) }
  }
  if (wanted.form === '2' || wanted.form === '2B') {
    await countAdmitted(tx, asked, wanted, wanted.form === '2' ? table2 : table2b, cells)
    return { values: cells, checks: [] }
  }
  if (wanted.form === '5') {
    await countUnits(tx, asked, wanted, cells)
    return { values: cells, checks: [] }
  }
  if (wanted.form === '6') {
    await countRatings(tx, asked, wanted, cells)
    return { values: cells, checks: [] }
  }
  if (wanted.form === '7') {
    await countPapers(tx, asked, wanted, cells)
    return { values: cells, checks: [] }
  }
  const { definition, count } =
    wanted.form === '3' ? { definition: table3, count: countPeople } : { definition: table4, count: countPeoples }
  const of = await count(tx, asked, wanted.on, wanted.today)
  for (const { code, criterion } of definition.rows) {
    if (criterion === null) continue
    const { people, women } = of(code, criterion)
    put(cells, code, 'total', people)
    put(cells, code, 'female', women)
  }
  return { values: cells, checks: [] }
}

async function countAdmitted(
  tx: Tx,
  asked: Asked,
  { from, on }: Wanted,
  definition: TableDefinition<AdmissionCriterion>,
  cells: Cells,
): Promise<void> {
  const ground = await groundOf(tx, asked)
  for (const [column, period] of Object.entries(periodsOf(from, on))) {
    const counts = await countAdmissions(tx, await admissionsOf(tx, ground, period), definition.rows)
    for (const [code, value] of counts) put(cells, code, column, value)
  }
}

async function countRatings(tx: Tx, asked: Asked, wanted: Wanted, cells: Cells): Promise<void> {
  const { on, today } = wanted
  const tallies = await tallyRatings(tx, { asked, on, today, year: reviewedYear(wanted) })
  const { columns, rows } = table6On(on)
  for (const { key } of columns) {
    const units = unitsOfColumn(key, on)
    const taken = units === null ? [] : tallies.filter((tally) => takesIn(units, tally.unit))
    for (const { code, criterion } of rows) {
      if (criterion === null) continue
      const counted = taken.filter((tally) => takesOutcome(criterion, tally))
      put(
        cells,
        code,
        key,
        counted.reduce((sum, { people }) => sum + people, 0),
      )
    }
  }
}

async function countPapers(tx: Tx, asked: Asked, { from, on, today }: Wanted, cells: Cells): Promise<void> {
  const ground = await groundOf(tx, asked)
  for (const [column, period] of Object.entries(periodsOf(from, on))) {
    const counts = await countBusiness(tx, ground, table7.rows, period, { whole: column === 'this', today })
    for (const [code, value] of counts) put(cells, code, column, value)
  }
}

/** Whether a cell can be known at all: biểu 7 reads some things only as they are today. */
export function isKnown(form: TableForm, row: string, column: string): boolean {
  if (form !== '7' || column === 'this') return true
  const criterion = table7.rows.find(({ code }) => code === row)?.criterion
  return criterion != null && knownLastYear(criterion)
}

async function countUnits(tx: Tx, asked: Asked, { on, today }: Wanted, cells: Cells): Promise<void> {
  const tallies = await tallyUnits(tx, asked, on, today)
  for (const { code, criterion } of table5On(on).rows) {
    if (criterion === null) continue
    const taken = tallies.filter((tally) => takesIn(criterion, tally.unit))
    for (const [key, column] of Object.entries(unitColumns)) {
      const value = taken.reduce((sum, tally) => {
        if (column.kind === 'members') return sum + tally.members
        return column.types.includes(tally.type) ? sum + tally.organisations : sum
      }, 0)
      put(cells, code, key, value)
    }
  }
}
