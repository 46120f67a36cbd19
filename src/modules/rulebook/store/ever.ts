// Every value there has been, in use or not: what cases of earlier days may have been judged by.
import { sql } from 'kysely'
import type { Tx } from '#db/tenancy.ts'
import { COUNTRY, parameterFrom, readVersions } from '#modules/rulebook/store/versions.ts'
import type { Parameter } from '#rules/rulebook/rulebook.ts'

/** Of the country and of the province, also what was withdrawn. */
export async function valuesEverLaidDown(tx: Tx, province: string): Promise<Parameter[]> {
  const places = province === COUNTRY ? [COUNTRY] : [COUNTRY, province]
  const read: Parameter[] = []
  for (const place of places) {
    read.push(...(await readVersions(tx, place, 'with-withdrawn')).map((row) => parameterFrom(row, place)))
  }
  return read
}

/** Values that were laid down, turned on, or began after this moment or this day: only these can be missing from what was judged since. */
export async function valuesNewSince(
  tx: Tx,
  province: string,
  { recordedAt, on }: { recordedAt: Date; on: string },
): Promise<{ ruleId: string; name: string }[]> {
  const isNew = sql`recorded_at >= ${recordedAt} or confirmed_at >= ${recordedAt} or valid_from > ${on}::date`
  const { rows } = await sql<{ ruleId: string; name: string }>`
    select rule_id as "ruleId", name from parameter_versions where ${isNew}
     union
    select rule_id, name from province_parameter_versions where province_code = ${province} and (${isNew})`.execute(tx)
  return rows
}
