// The registry of instruments: which paper replaced which, and when.
import type { Selectable } from 'kysely'
import type { Tx } from '#db/tenancy.ts'
import type { Instruments } from '#db/types.gen.ts'
import type { Instrument } from '#rules/rulebook/rulebook.ts'

export type InstrumentRow = Selectable<Instruments>

export const readInstruments = (tx: Tx): Promise<InstrumentRow[]> =>
  tx.selectFrom('instruments').selectAll().orderBy('issued_on', 'desc').orderBy('key').execute()

export const instrumentByKey = (tx: Tx, key: string): Promise<InstrumentRow | undefined> =>
  tx.selectFrom('instruments').selectAll().where('key', '=', key).executeTakeFirst()

/** Rows as the rules take them: each knows what it replaced. */
export function instrumentsFrom(rows: readonly InstrumentRow[]): Instrument[] {
  const replaced = Map.groupBy(
    rows.filter((row) => row.replaced_by !== null),
    (row) => row.replaced_by,
  )
  return rows.map((row) => ({
    key: row.key,
    issuer: row.issuer,
    number: row.number,
    issuedOn: row.issued_on,
    subject: row.subject,
    inForceFrom: row.in_force_from,
    inForceTo: row.in_force_to,
    replaces: (replaced.get(row.key) ?? []).map((old) => old.key),
    replacedBy: row.replaced_by,
    reading: row.reading as Instrument['reading'],
    note: row.note,
  }))
}
