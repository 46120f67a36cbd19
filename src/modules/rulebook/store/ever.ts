// Every value there has been, in use or not: what cases of earlier days may have been judged by.
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
