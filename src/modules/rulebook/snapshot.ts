// The rulebook of a province as the rules take it, read once for each state of it and then kept by this process.
import type { Tx } from '#db/tenancy.ts'
import { currentHolidays, holidayYearFrom } from '#modules/rulebook/store/holidays.ts'
import { instrumentsFrom, readInstruments } from '#modules/rulebook/store/instruments.ts'
import { revisionsOf } from '#modules/rulebook/store/revisions.ts'
import { COUNTRY, parameterFrom, readVersions } from '#modules/rulebook/store/versions.ts'
import type { Parameter, Rulebook } from '#rules/rulebook/rulebook.ts'

/** A revision is never given twice, so what was read under it stays right; old ones make room. */
const AT_MOST = 100

const countries = new Map<string, Rulebook>()
const books = new Map<string, Rulebook>()

function keep(kept: Map<string, Rulebook>, key: string, book: Rulebook): void {
  kept.set(key, book)
  const [oldest] = kept.keys()
  if (kept.size > AT_MOST && oldest !== undefined) kept.delete(oldest)
}

const parametersOf = async (tx: Tx, place: string): Promise<Parameter[]> =>
  (await readVersions(tx, place, 'in-use')).map((row) => parameterFrom(row, place))

async function readCountry(tx: Tx): Promise<Rulebook> {
  const parameters = await parametersOf(tx, COUNTRY)
  if (parameters.length === 0) throw new Error('no rulebook was loaded into this database')
  return {
    instruments: instrumentsFrom(await readInstruments(tx)),
    parameters,
    holidays: (await currentHolidays(tx)).map(holidayYearFrom),
  }
}

/**
 * The country's rules with the province's own. Each call asks which state holds (one short statement), so a change holds from the next
 * reading on in every process; the rows themselves are read only when the state is a new one. The transaction must be at or below the
 * province's top.
 */
export async function rulebookOf(tx: Tx, province: string): Promise<Rulebook> {
  const { country, own } = await revisionsOf(tx, province)
  const key = `${country} ${own}`
  const kept = books.get(key)
  if (kept !== undefined) return kept
  const national = countries.get(String(country)) ?? (await readCountry(tx))
  const book =
    own === null
      ? national
      : { ...national, parameters: [...national.parameters, ...(await parametersOf(tx, province))] }
  // A change that was committed between the two readings: what was read belongs to neither state.
  const after = await revisionsOf(tx, province)
  if (after.country === country) keep(countries, String(country), national)
  if (after.country === country && after.own === own) keep(books, key, book)
  return book
}
