// What the record of a member gives to a printed form: the fields by their names, whole numbers only for who may see them.
import type { QueryContext } from '#kernel/context.ts'
import { mayUse } from '#kernel/permission.ts'
import { showNumbers, viewMembers } from '#modules/members/scope.ts'
import { careerOf } from '#modules/members/store/career.ts'
import { plainColumns, sealedColumns } from '#modules/members/store/columns.ts'
import { fieldValue, findMember } from '#modules/members/store/record.ts'
import { maskNumber } from '#rules/members/mask.ts'

/** Fields of the record by name, and the lines of the career. */
export interface PrintedRecord {
  fields: Record<string, string | null>
  career: { kind: string; fromDate: string | null; toDate: string | null; title: string; place: string | null }[]
  /** Whether whole numbers are among the fields: printing them leaves a trace. */
  numbers: boolean
}

/** The record for a form; undefined when the member is not in reach. `whole`: with whole numbers where the seat may see them. */
export async function printedRecord(
  context: QueryContext,
  memberId: string,
  whole: boolean,
): Promise<PrintedRecord | undefined> {
  const row = await findMember(context, viewMembers, memberId, 'read')
  if (row === undefined) return undefined
  const numbers = whole && mayUse(showNumbers, context.actor)
  const fields: Record<string, string | null> = { fullName: row.full_name }
  for (const field of Object.keys(plainColumns)) fields[field] = fieldValue(row, field, context.secrets)
  for (const field of Object.keys(sealedColumns)) {
    const value = fieldValue(row, field, context.secrets)
    fields[field] = numbers ? value : maskNumber(value)
  }
  const career = await careerOf(context, memberId)
  return {
    fields,
    numbers,
    career: career
      .filter((entry) => !entry.ended)
      .map((entry) => ({
        kind: entry.kind,
        fromDate: entry.from_date,
        toDate: entry.to_date,
        title: entry.title,
        place: entry.place,
      })),
  }
}
