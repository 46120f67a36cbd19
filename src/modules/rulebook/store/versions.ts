// The versions of values, of the country and of a province: two tables of the same columns, read and written alike.
import type { Insertable, Selectable, Updateable } from 'kysely'
import type { Tx } from '#db/tenancy.ts'
import type { ParameterVersions } from '#db/types.gen.ts'
import type { Confidence, Parameter, ParameterUnit } from '#rules/rulebook/rulebook.ts'

/** The country's place among those of the provinces. */
export const COUNTRY = '00'

export type VersionRow = Selectable<ParameterVersions>
export type NewVersion = Insertable<ParameterVersions>

/** Which value; without it all are read. */
export interface ValueName {
  ruleId: string
  name: string
}

/** Versions of the country or of one province, the earliest first; with those taken back where `withdrawn` says so. */
export async function readVersions(
  tx: Tx,
  place: string,
  withdrawn: 'with-withdrawn' | 'in-use',
  of?: ValueName,
): Promise<VersionRow[]> {
  const ordered = ['rule_id', 'name', 'valid_from'] as const
  if (place === COUNTRY) {
    let query = tx.selectFrom('parameter_versions').selectAll()
    if (withdrawn === 'in-use') query = query.where('withdrawn_at', 'is', null)
    if (of !== undefined) query = query.where('rule_id', '=', of.ruleId).where('name', '=', of.name)
    for (const column of ordered) query = query.orderBy(column, (o) => o.asc().nullsFirst())
    return query.execute()
  }
  let query = tx.selectFrom('province_parameter_versions').selectAll().where('province_code', '=', place)
  if (withdrawn === 'in-use') query = query.where('withdrawn_at', 'is', null)
  if (of !== undefined) query = query.where('rule_id', '=', of.ruleId).where('name', '=', of.name)
  for (const column of ordered) query = query.orderBy(column, (o) => o.asc().nullsFirst())
  return query.execute()
}

export async function insertVersions(tx: Tx, place: string, rows: readonly NewVersion[]): Promise<void> {
  if (rows.length === 0) return
  if (place === COUNTRY) {
    await tx.insertInto('parameter_versions').values(rows).execute()
    return
  }
  await tx
    .insertInto('province_parameter_versions')
    .values(rows.map((row) => ({ ...row, province_code: place, path: `${place}/` })))
    .execute()
}

/** Writes what changes in one version and counts the change. */
export async function updateVersion(
  tx: Tx,
  place: string,
  row: Pick<VersionRow, 'id' | 'version'>,
  changes: Updateable<ParameterVersions>,
): Promise<void> {
  const set = { ...changes, version: row.version + 1 }
  if (place === COUNTRY) {
    await tx.updateTable('parameter_versions').set(set).where('id', '=', row.id).execute()
    return
  }
  await tx
    .updateTable('province_parameter_versions')
    .set(set)
    .where('province_code', '=', place)
    .where('id', '=', row.id)
    .execute()
}

/** A version as the rules take it; what a person confirmed stands on the basis that was confirmed. */
export const parameterFrom = (row: VersionRow, place: string): Parameter => ({
  ruleId: row.rule_id,
  name: row.name,
  title: row.title,
  value: row.value as Parameter['value'],
  unit: row.unit as ParameterUnit,
  trigger: row.trigger,
  basis:
    row.confirmed_at === null
      ? { instrument: row.instrument_key, clause: row.clause }
      : { instrument: row.confirmed_instrument, clause: row.confirmed_clause ?? row.clause },
  validFrom: row.valid_from,
  validTo: row.valid_to,
  province: place === COUNTRY ? null : place,
  confidence: row.confidence as Confidence,
  confirmed: row.confirmed_at !== null,
  note: row.note,
  version: row.id,
})
