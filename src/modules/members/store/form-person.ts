// What the records of members give to printed forms: the fields by their names, whole numbers only for who may see them.
import { sql } from 'kysely'
import type { QueryContext } from '#kernel/context.ts'
import { mayUse } from '#kernel/permission.ts'
import { showNumbers, viewMembers } from '#modules/members/scope.ts'
import { careerOf } from '#modules/members/store/career.ts'
import { plainColumns, sealedColumns } from '#modules/members/store/columns.ts'
import { knownFactsOfMany } from '#modules/members/store/known-facts.ts'
import { postsOf } from '#modules/members/store/posts.ts'
import { fieldValue, findMember, type MemberRow } from '#modules/members/store/record.ts'
import { addDays } from '#rules/calendar/dates.ts'
import { posts } from '#rules/code-lists/posts.ts'
import { maskNumber } from '#rules/members/mask.ts'

export type PrintedFields = Readonly<Record<string, string | number | null>>

/** Fields of the record by name, and the lines of the career. */
export interface PrintedRecord {
  fields: PrintedFields
  career: {
    kind: string
    fromDate: string | null
    toDate: string | null
    title: string
    place: string | null
    detail: string | null
    document: string | null
  }[]
  /** Whether whole numbers are among the fields: printing them leaves a trace. */
  numbers: boolean
}

/** Fields as the seat may see them: numbers whole where they are asked for and may be seen, else masked. */
export function fieldsForSeat(
  { actor }: Pick<QueryContext, 'actor'>,
  fields: PrintedFields,
  whole: boolean,
): { fields: PrintedFields; numbers: boolean } {
  const numbers = whole && mayUse(showNumbers, actor)
  const shown = Object.entries(fields).map(([name, value]) => [
    name,
    !numbers && Object.hasOwn(sealedColumns, name) && typeof value === 'string' ? maskNumber(value) : value,
  ])
  return { numbers, fields: Object.fromEntries(shown) }
}

const openedFields = (row: MemberRow, secrets: QueryContext['secrets']): Record<string, string | null> => ({
  fullName: row.full_name,
  ...Object.fromEntries(
    [...Object.keys(plainColumns), ...Object.keys(sealedColumns)].map((field) => [
      field,
      fieldValue(row, field, secrets),
    ]),
  ),
})

/** What follows from the record on a day and stands in no field: years of party age and badges held. */
async function reckoned(context: QueryContext, rows: readonly MemberRow[], on: string) {
  const known = await knownFactsOfMany(
    context,
    rows.map(({ id }) => id),
    on,
  )
  return (row: MemberRow): PrintedFields => {
    const { partyAgeYears, badges } = known.get(row.id) ?? {}
    const held = Array.isArray(badges) ? badges.map(({ years }) => `${years} năm`) : []
    return {
      ...(typeof partyAgeYears === 'number' && { partyAgeYears }),
      ...(held.length > 0 && { badges: held.join(', ') }),
    }
  }
}

/** The time of an exemption that holds on a day, its last day included. */
async function exemptTime(
  { tx, province, today }: QueryContext,
  memberId: string,
): Promise<{ exemptFrom?: string; exemptTo?: string }> {
  const { rows } = await sql<{ from: string; until: string | null }>`
    select valid_from as "from", valid_to as until from member_statuses
     where province_code = ${province} and member_id = ${memberId} and status = 'exempt'
       and valid_from <= ${today}::date and (valid_to is null or valid_to > ${today}::date)`.execute(tx)
  const [span] = rows
  if (span === undefined) return {}
  return { exemptFrom: span.from, ...(span.until !== null && { exemptTo: addDays(span.until, -1) }) }
}

/** The posts held today, each with its organisation. */
async function postsInWords(context: QueryContext, memberId: string): Promise<{ post?: string }> {
  const { today } = context
  const held = (await postsOf(context, memberId))
    .filter(({ validFrom, validTo }) => validFrom <= today && (validTo === null || validTo > today))
    .filter(({ postCode }) => posts.byCode(postCode)?.kind === 'elective')
    .map(({ postCode, organisationName }) => `${posts.byCode(postCode)?.name ?? postCode} ${organisationName}`)
  return held.length === 0 ? {} : { post: held.join(', ') }
}

/** The record for a form; undefined when the member is not in reach. `whole`: with whole numbers where the seat may see them. */
export async function printedRecord(
  context: QueryContext,
  memberId: string,
  whole: boolean,
): Promise<PrintedRecord | undefined> {
  const row = await findMember(context, viewMembers, memberId, 'read')
  if (row === undefined) return undefined
  // Of who has left, as it stood on the day of leaving.
  const on = row.left_on === null || row.left_on > context.today ? context.today : row.left_on
  const besides = (await reckoned(context, [row], on))(row)
  const seen = fieldsForSeat(context, openedFields(row, context.secrets), whole)
  const career = await careerOf(context, memberId)
  return {
    numbers: seen.numbers,
    fields: {
      ...seen.fields,
      ...besides,
      ...(await exemptTime(context, memberId)),
      ...(await postsInWords(context, memberId)),
    },
    career: career
      .filter((entry) => !entry.ended)
      .map((entry) => ({
        kind: entry.kind,
        fromDate: entry.from_date,
        toDate: entry.to_date,
        title: entry.title,
        place: entry.place,
        detail: entry.detail,
        document: entry.document,
      })),
  }
}

/** The records of many, for the lines of a list, each with the name of its branch; by their ids, those out of reach are missing. */
export async function printedLines(
  context: QueryContext,
  memberIds: readonly string[],
  { whole, on }: { whole: boolean; on: string },
): Promise<Map<string, { fields: PrintedFields; numbers: boolean }>> {
  if (memberIds.length === 0) return new Map()
  const { tx, province, actor, secrets } = context
  const rows = await tx
    .selectFrom('members')
    .selectAll('members')
    .where('members.province_code', '=', province)
    .where('members.id', 'in', [...new Set(memberIds)])
    .where(viewMembers.rows(actor, province, 'members'))
    .execute()
  if (rows.length === 0) return new Map()
  const branches = await tx
    .selectFrom('organisations')
    .select(['id', 'name'])
    .where('province_code', '=', province)
    .where('id', 'in', [...new Set(rows.map((row) => row.organisation_id))])
    .execute()
  const named = new Map(branches.map(({ id, name }) => [id, name]))
  const besides = await reckoned(context, rows, on)
  return new Map(
    rows.map((row) => {
      const seen = fieldsForSeat(context, openedFields(row, secrets), whole)
      const branch = named.get(row.organisation_id) ?? null
      return [row.id, { numbers: seen.numbers, fields: { ...seen.fields, ...besides(row), branch } }]
    }),
  )
}

/** What the introduction form and the notice of a transfer say of a person: no more goes along before the record does. */
const INTRODUCED = [
  'fullName',
  'gender',
  'birthDate',
  'hometown',
  'residence',
  'admittedOn',
  'officialOn',
  'cardNo',
  'fileNo',
  'occupation',
  'occupationCode',
] as const

/** These fields with whole numbers, for a message that is sealed; undefined when the member is not within the reach of the transaction. */
export async function introducedFields(
  { tx, province, secrets }: Pick<QueryContext, 'tx' | 'province' | 'secrets'>,
  memberId: string,
): Promise<PrintedFields | undefined> {
  const row = await tx
    .selectFrom('members')
    .selectAll()
    .where('province_code', '=', province)
    .where('id', '=', memberId)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const fields = openedFields(row, secrets)
  return Object.fromEntries(INTRODUCED.map((name) => [name, fields[name] ?? null]))
}
