// What a list knows that a kept record lacks: for showing the difference, and for filling in what is missing, never over anything.
import { sql } from 'kysely'
import type { MemberField } from '#contract/member-record.ts'
import type { CommandContext } from '#kernel/context.ts'
import type { Secrets } from '#kernel/secrets.ts'
import type { FigureChange } from '#modules/members/figures/deltas.ts'
import { figuresChangedMany } from '#modules/members/figures/keep.ts'
import { recordOf } from '#modules/members/imports/to-record.ts'
import {
  columnsOf,
  hashColumns,
  isHashedField,
  isSealedField,
  type MemberInput,
  plainColumns,
  sealedColumns,
} from '#modules/members/store/columns.ts'
import { factsOf, fieldValue, type MemberRow } from '#modules/members/store/record.ts'
import { formatPartialDate } from '#rules/calendar/partial-date.ts'
import type { MemberValues } from '#rules/member-list/types.ts'
import { codeFields, isCodeField } from '#rules/members/code-fields.ts'
import { maskNumber } from '#rules/members/mask.ts'
import { fieldNames } from '#rules/members/name-of-fields.ts'
import { checkRecord } from '#rules/members/record-check.ts'

/** A value as a person reads it: numbers masked, codes by name, dates the Vietnamese way. */
export function shownValue(field: string, value: string | null): string | null {
  if (value === null) return null
  if (isSealedField(field)) return maskNumber(value)
  if (isCodeField(field)) return codeFields[field].byCode(value)?.name ?? value
  if (field === 'gender') return value === 'male' ? 'Nam' : 'Nữ'
  return /^\d{4}(-\d{2}){0,2}$/.test(value) ? formatPartialDate(value) : value
}

/** Fields in which the list says something else than the record, or something the record does not. */
export function differences(
  member: MemberRow,
  values: MemberValues,
  today: string,
  secrets: Secrets,
): { field: string; name: string; inList: string; inRecord: string | null }[] {
  return Object.entries(recordOf(values, today).fields).flatMap(([field, value]) => {
    if (value === null || field === 'note') return []
    const kept = fieldValue(member, field, secrets)
    if (kept === value) return []
    return [
      {
        field,
        name: fieldNames[field] ?? field,
        inList: shownValue(field, value) ?? '',
        inRecord: shownValue(field, kept),
      },
    ]
  })
}

/** What can be filled in: only empty fields, and none that would contradict the record. */
export function missingIn(member: MemberRow, values: MemberValues, today: string): MemberInput {
  const { fields } = recordOf(values, today)
  const empty = Object.entries(fields).filter(([field, value]) => {
    if (value === null || field === 'fullName') return false
    const column = isSealedField(field) ? sealedColumns[field] : plainColumns[field as keyof typeof plainColumns]
    return member[column] === null
  }) as [MemberField, string][]
  // A probationary member has no official date and no card: the record of that status comes first.
  const record = {
    birthDate: member.birth_date,
    decisionOn: member.decision_on,
    admittedOn: member.admitted_on,
    officialOn: member.official_on,
    cardIssuedOn: member.card_issued_on,
    recruitedOn: member.recruited_on,
    youthUnionOn: member.youth_union_on,
    ethnicityCode: member.ethnicity_code,
    religionCode: member.religion_code,
    educationCode: member.education_code,
    professionalCode: member.professional_code,
    academicTitle: member.academic_title,
    theoryCode: member.theory_code,
    occupationCode: member.occupation_code,
    cardNo: member.card_no_sealed,
    status: member.status,
  }
  const before = new Set(checkRecord(record, today).map((f) => f.path))
  const filled = { ...record, ...Object.fromEntries(empty) }
  const wrong = new Set(
    checkRecord(filled, today)
      .map((f) => f.path)
      .filter((path) => !before.has(path)),
  )
  return Object.fromEntries(empty.filter(([field]) => !wrong.has(field)))
}

const fillable = [
  ...Object.values(plainColumns),
  ...Object.values(sealedColumns),
  ...Object.values(hashColumns),
] as string[]

/** Columns that go with a field. */
function columnsWith(field: string): string[] {
  if (isHashedField(field)) return [sealedColumns[field], hashColumns[field]]
  if (field === 'birthDate') return ['birth_date', 'birth_on']
  return [isSealedField(field) ? sealedColumns[field] : plainColumns[field as keyof typeof plainColumns]]
}

export interface Filled {
  memberId: string
  version: number
  fields: string[]
}

/** Fills in members of a batch in one statement, figures included, each with an entry in the history. The rows are held. */
export async function fillMembers(
  context: CommandContext,
  wanted: readonly { member: MemberRow; missing: MemberInput }[],
): Promise<Filled[]> {
  if (wanted.length === 0) return []
  const { tx, province, secrets, now } = context
  const rows = wanted.map(({ member, missing }) => ({ id: member.id, columns: columnsOf(missing, secrets) }))
  const arrays = fillable.map((name) => sql`${rows.map((row) => row.columns[name] ?? null)}::text[]`)
  const births = sql`${rows.map((row) => row.columns.birth_on ?? null)}::date[]`
  const names = [...fillable, 'birth_on']
  const sets = names.map((name) => sql`${sql.ref(name)} = coalesce(m.${sql.ref(name)}, v.${sql.ref(name)})`)
  const { rows: after } = await sql<MemberRow>`
    update members m set ${sql.join(sets)}, version = m.version + 1, updated_at = ${now}
      from unnest(${rows.map((row) => row.id)}::uuid[], ${sql.join([...arrays, births])})
        as v(id, ${sql.join(names.map((name) => sql.ref(name)))})
     where m.province_code = ${province} and m.id = v.id returning m.*`.execute(tx)
  const byId = new Map(after.map((row) => [row.id, row]))
  const changes: FigureChange[] = []
  const filled: Filled[] = []
  for (const { member, missing } of wanted) {
    const row = byId.get(member.id)
    if (row === undefined) throw new Error(`member ${member.id} went away under a lock`)
    changes.push({ before: factsOf(member), after: factsOf(row) })
    const fields = Object.keys(missing)
    filled.push({ memberId: member.id, version: row.version, fields })
    context.audit({
      organisationId: member.organisation_id,
      path: member.path,
      subjectType: 'member',
      subjectId: member.id,
      summary: `Bổ sung hồ sơ ${member.full_name} từ danh sách: ${fields.map((f) => fieldNames[f] ?? f).join(', ')}.`,
      changes: Object.fromEntries(
        fields.map((f) => [f, [null, shownValue(f, missing[f as MemberField] ?? null)] as const]),
      ),
    })
  }
  await figuresChangedMany(tx, province, context.today, changes)
  return filled
}

/** Empties again what `fillMembers` filled in. The caller has made sure that nobody changed the members since. */
export async function emptyAgain(context: CommandContext, filled: readonly Filled[]): Promise<void> {
  if (filled.length === 0) return
  const { tx, province, now, today } = context
  const ids = filled.map((f) => f.memberId)
  const { rows: before } = await sql<MemberRow>`select m.* from members m
    where m.province_code = ${province} and m.id = any(${ids}::uuid[]) for update`.execute(tx)
  const flags = filled.map((f) => f.fields.flatMap(columnsWith).join(','))
  const names = [...fillable, 'birth_on']
  const sets = names.map(
    (name) =>
      sql`${sql.ref(name)} = case when ${sql.lit(name)} = any(string_to_array(v.columns, ',')) then null else m.${sql.ref(name)} end`,
  )
  const { rows: after } = await sql<MemberRow>`
    update members m set ${sql.join(sets)}, version = m.version + 1, updated_at = ${now}
      from unnest(${ids}::uuid[], ${flags}::text[]) as v(id, columns)
     where m.province_code = ${province} and m.id = v.id returning m.*`.execute(tx)
  const byId = new Map(after.map((row) => [row.id, row]))
  const fieldsOf = new Map(filled.map((f) => [f.memberId, f.fields]))
  const changes = before.map((member): FigureChange => {
    const row = byId.get(member.id)
    const fields = fieldsOf.get(member.id) ?? []
    context.audit({
      organisationId: member.organisation_id,
      path: member.path,
      subjectType: 'member',
      subjectId: member.id,
      summary: `Rút lại các mục đã bổ sung từ danh sách vào hồ sơ ${member.full_name}.`,
      changes: Object.fromEntries(
        fields.map((f) => [f, [shownValue(f, fieldValue(member, f, context.secrets)), null] as const]),
      ),
    })
    return { before: factsOf(member), after: row === undefined ? null : factsOf(row) }
  })
  await figuresChangedMany(tx, province, today, changes)
}
