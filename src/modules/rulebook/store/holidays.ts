// The tables of days off, a row a version: the one without an end holds.
import type { Insertable, Selectable } from 'kysely'
import type { Tx } from '#db/tenancy.ts'
import type { HolidayYears } from '#db/types.gen.ts'
import type { HolidayYear } from '#rules/rulebook/rulebook.ts'

export type HolidayRow = Selectable<HolidayYears>

/** The tables that hold, by year. */
export const currentHolidays = (tx: Tx): Promise<HolidayRow[]> =>
  tx.selectFrom('holiday_years').selectAll().where('ended_at', 'is', null).orderBy('year').execute()

/** Every table a year has had, the newest first. */
export const holidaysOf = (tx: Tx, year: number): Promise<HolidayRow[]> =>
  tx.selectFrom('holiday_years').selectAll().where('year', '=', year).orderBy('version', 'desc').execute()

/** Puts a table in the place of the one that holds, which ends. */
export async function putHolidays(
  tx: Tx,
  current: Pick<HolidayRow, 'year' | 'version'> | undefined,
  row: Omit<Insertable<HolidayYears>, 'version'>,
  at: Date,
): Promise<number> {
  if (current !== undefined) {
    await tx
      .updateTable('holiday_years')
      .set({ ended_at: at })
      .where('year', '=', current.year)
      .where('version', '=', current.version)
      .execute()
  }
  const version = (current?.version ?? 0) + 1
  await tx
    .insertInto('holiday_years')
    .values({ ...row, version })
    .execute()
  return version
}

export const holidayYearFrom = (row: HolidayRow): HolidayYear => ({
  year: row.year,
  source: row.source,
  announced: row.announced,
  off: row.days_off as unknown as HolidayYear['off'],
  worked: row.days_worked as unknown as string[],
})
