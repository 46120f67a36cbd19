// Corrects values of a row by hand: read by the same rules as the file, its findings made anew where they may have changed.
import type { CommandContext } from '#kernel/context.ts'
import { hashesOf, openContent, type StagedContent } from '#modules/members/imports/staged.ts'
import { rowsAlike, type StagedRow } from '#modules/members/imports/store/rows.ts'
import { branchNamesOf } from '#rules/member-list/branch-names.ts'
import { checkPerson } from '#rules/member-list/check-person.ts'
import { finding } from '#rules/member-list/messages.ts'
import { readPerson } from '#rules/member-list/read-values.ts'
import type { Finding, ListColumn, MemberField, MemberValues } from '#rules/member-list/types.ts'

/** Contradictions between fields: looked for again after every correction. */
const BETWEEN_FIELDS: ReadonlySet<string> = new Set([
  'future-date',
  'implausible-age',
  'birth-after-admission',
  'under-18-at-admission',
  'over-60-at-admission',
  'official-before-admitted',
  'probation-not-12-months',
  'personal-id-gender',
  'personal-id-birth-year',
])
const REPEATED: ReadonlySet<string> = new Set(['duplicate-person', 'same-name-and-birth-date', 'duplicate-number'])
/** What a repetition was found by. */
const NAMES_A_PERSON: readonly MemberField[] = ['fullName', 'birthDate', 'personalId', 'cardNo', 'fileNo']

export interface Correction {
  field: MemberField
  value: string | null
}

/** The row's content with the corrections in it; findings of look-ups in the records are left for the caller to make anew. */
export function corrected(
  before: StagedContent,
  corrections: readonly Correction[],
  today: string,
  branchNames: readonly string[],
): StagedContent {
  const fields = corrections.map((c) => c.field)
  const columns = fields.map(
    (field, index): ListColumn => ({ index, facts: [field], field, heading: '', by: 'caller' }),
  )
  const read = readPerson(
    corrections.map((c) => c.value ?? ''),
    {
      columns,
      today,
      date1904: false,
      monthFirst: false,
      branchNames: branchNamesOf(branchNames),
      branch: '',
      partyGroup: '',
      branchColumnIsBranch: true,
      idsMayBeOld: false,
      exchanged: new Set(),
    },
  )
  const values = { ...before.values } as Record<MemberField, string>
  for (const field of fields) values[field] = read.values[field]
  const whole = values as unknown as MemberValues
  const touchesPerson = fields.some((field) => NAMES_A_PERSON.includes(field))
  const trustIds = before.findings.some((f) => f.code === 'personal-id-gender' || f.code === 'personal-id-birth-year')
  const kept = before.findings.filter(
    (f) =>
      !(f.field !== '' && fields.includes(f.field)) &&
      !BETWEEN_FIELDS.has(f.code) &&
      !(touchesPerson && REPEATED.has(f.code)),
  )
  const anew = read.findings.filter((f) => f.field !== '' && fields.includes(f.field))
  return { values: whole, findings: [...kept, ...anew, ...checkPerson(whole, today, trustIds)] }
}

/** A finding when a row that is to be written is the same person. */
export async function repeated(
  context: CommandContext,
  importId: string,
  row: StagedRow,
  values: MemberValues,
): Promise<Finding[]> {
  const { tx, province, secrets } = context
  const { personal } = hashesOf(values, secrets)
  const alike = await rowsAlike(tx, province, importId, { seq: row.seq, fullName: values.fullName, personal })
  for (const other of alike) {
    const theirs = openContent(other.values_sealed, secrets).values
    const sameNumber = personal !== null && other.personal_no_hash === personal
    const different = personal !== null && other.personal_no_hash !== null && other.personal_no_hash !== personal
    const sameBirth = values.birthDate.length === 10 && theirs.birthDate === values.birthDate
    if (!sameNumber && (different || !sameBirth || theirs.fullName !== values.fullName)) continue
    return [
      finding('duplicate-person', sameNumber ? 'personalId' : 'fullName', {
        what: sameNumber ? 'số định danh cá nhân' : 'họ tên và ngày sinh',
        name: theirs.fullName,
        row: String(other.sheet_row),
        sheet: other.sheet === row.sheet ? '' : ` (trang “${other.sheet}”)`,
      }),
    ]
  }
  return []
}
