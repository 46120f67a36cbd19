// Brings the rulebook that the program ships into the database, when a program starts; what people have changed there stays.
import { createHash } from 'node:crypto'
import { type Database, EVERYWHERE, inScope, subtree, type Tx } from '#db/tenancy.ts'
import { newId } from '#kernel/identifier.ts'
import { currentHolidays, putHolidays } from '#modules/rulebook/store/holidays.ts'
import { readInstruments } from '#modules/rulebook/store/instruments.ts'
import { renewRevision } from '#modules/rulebook/store/revisions.ts'
import {
  COUNTRY,
  insertVersions,
  type NewVersion,
  readVersions,
  updateVersion,
} from '#modules/rulebook/store/versions.ts'
import { mergeShipped } from '#rules/rulebook/merge-shipped.ts'
import { shippedRulebook } from '#rules/rulebook/national.ts'
import type { HolidayYear, Instrument, Parameter, Rulebook } from '#rules/rulebook/rulebook.ts'

/** How what the program did by itself is signed. */
const PROGRAM = 'Chương trình'

const hashOf = (content: unknown): string => createHash('sha256').update(JSON.stringify(content)).digest('hex')

const placeOf = (parameter: Parameter): string => parameter.province ?? COUNTRY

const rowFrom = (parameter: Parameter, hash: string, now: Date, aside: boolean): NewVersion => ({
  id: newId(),
  rule_id: parameter.ruleId,
  name: parameter.name,
  title: parameter.title,
  value: JSON.stringify(parameter.value),
  unit: parameter.unit,
  trigger: parameter.trigger,
  instrument_key: parameter.basis.instrument,
  clause: parameter.basis.clause,
  valid_from: parameter.validFrom,
  valid_to: parameter.validTo,
  confidence: parameter.confidence,
  note: parameter.note,
  shipped_hash: hash,
  recorded_at: now,
  ...(aside
    ? {
        withdrawn_at: now,
        withdrawn_by: PROGRAM,
        withdrawn_reason: 'Bản chương trình mới đưa ra mức này; giữ mức đã được sửa tại đây.',
      }
    : {}),
})

async function mergeParameters(tx: Tx, place: string, parameters: readonly Parameter[], now: Date): Promise<void> {
  const rows = await readVersions(tx, place, 'with-withdrawn')
  const kept = rows.map((row) => ({
    id: row.id,
    ruleId: row.rule_id,
    name: row.name,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    shippedHash: row.shipped_hash,
    touched: row.version > 1,
    withdrawn: row.withdrawn_at !== null,
    // What was only set aside was never in use, and stays as it came in.
    retired: row.withdrawn_by === PROGRAM && row.version > 1,
  }))
  const shipped = parameters.map((parameter) => ({ ...parameter, hash: hashOf(parameter) }))
  const { withdraw, insert, aside } = mergeShipped(kept, shipped)
  for (const id of withdraw) {
    await updateVersion(
      tx,
      place,
      { id, version: 1 },
      { withdrawn_at: now, withdrawn_by: PROGRAM, withdrawn_reason: 'Bản chương trình mới không còn mức này.' },
    )
  }
  const asRow = (isAside: boolean) => (p: (typeof shipped)[number]) => rowFrom(p, p.hash, now, isAside)
  await insertVersions(tx, place, [...insert.map(asRow(false)), ...aside.map(asRow(true))])
}

/** An instrument nobody has touched follows the program; one that a person entered or ended stays. */
async function mergeInstruments(tx: Tx, instruments: readonly Instrument[], now: Date): Promise<void> {
  const known = new Map((await readInstruments(tx)).map((row) => [row.key, row]))
  const written: Instrument[] = []
  for (const { replaces: _derived, ...instrument } of instruments) {
    const row = known.get(instrument.key)
    const hash = hashOf(instrument)
    if (row !== undefined && (row.shipped_hash === hash || row.shipped_hash === null || row.version > 1)) continue
    const content = {
      issuer: instrument.issuer,
      number: instrument.number,
      issued_on: instrument.issuedOn,
      subject: instrument.subject,
      in_force_from: instrument.inForceFrom,
      in_force_to: instrument.inForceTo,
      reading: instrument.reading,
      note: instrument.note,
      shipped_hash: hash,
      recorded_at: now,
    }
    await tx
      .insertInto('instruments')
      .values({ key: instrument.key, ...content })
      .onConflict((on) => on.column('key').doUpdateSet(content))
      .execute()
    written.push({ ...instrument, replaces: [] })
  }
  // What replaced it must be there first.
  for (const { key, replacedBy } of written) {
    await tx.updateTable('instruments').set({ replaced_by: replacedBy }).where('key', '=', key).execute()
  }
}

async function mergeHolidays(tx: Tx, years: readonly HolidayYear[], now: Date): Promise<void> {
  const current = new Map((await currentHolidays(tx)).map((row) => [row.year, row]))
  for (const table of years) {
    const row = current.get(table.year)
    const hash = hashOf(table)
    if (row !== undefined && (row.shipped_hash === null || row.shipped_hash === hash)) continue
    const { year, source, announced, off, worked } = table
    const days = { days_off: JSON.stringify(off), days_worked: JSON.stringify(worked) }
    await putHolidays(tx, row, { year, source, announced, ...days, shipped_hash: hash, recorded_at: now }, now)
  }
}

const shippedHashOf = async (tx: Tx, place: string): Promise<string | null> =>
  (await tx.selectFrom('rulebook_revisions').select('shipped_hash').where('place', '=', place).executeTakeFirst())
    ?.shipped_hash ?? null

/** One place brought up to date in one transaction, unless it is. */
async function loadPlace(database: Database, place: string, book: Rulebook, now: Date): Promise<void> {
  const parameters = book.parameters.filter((p) => placeOf(p) === place)
  const national = place === COUNTRY
  const hash = hashOf(national ? { ...book, parameters } : parameters)
  const range = national ? EVERYWHERE : subtree(`${place}/`)
  if ((await inScope(database, range, (tx) => shippedHashOf(tx, place), { readOnly: true })) === hash) return
  await inScope(database, range, async (tx) => {
    // Holds the place: of several programs that start together one loads.
    await renewRevision(tx, place, newId())
    if ((await shippedHashOf(tx, place)) === hash) return
    if (national) {
      await mergeInstruments(tx, book.instruments, now)
      await mergeHolidays(tx, book.holidays, now)
    }
    await mergeParameters(tx, place, parameters, now)
    await tx.updateTable('rulebook_revisions').set({ shipped_hash: hash }).where('place', '=', place).execute()
  })
}

/**
 * Loads `book` (what the program ships, unless a test gives another) as far as it is new. Run at every start: a hash tells at once that
 * there is nothing to do. Values of people are kept; what is new beside them comes in, what would contradict them is kept aside, withdrawn.
 */
export async function loadShippedRulebook(
  database: Database,
  now: Date,
  book: Rulebook = shippedRulebook,
): Promise<void> {
  const loaded = await inScope(
    database,
    EVERYWHERE,
    (tx) => tx.selectFrom('rulebook_revisions').select('place').where('shipped_hash', 'is not', null).execute(),
    { readOnly: true },
  )
  const places = new Set([COUNTRY, ...loaded.map((row) => row.place), ...book.parameters.map(placeOf)])
  for (const place of places) await loadPlace(database, place, book, now)
}
