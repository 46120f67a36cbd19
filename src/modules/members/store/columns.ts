// How the fields of a record stand in the table: plain columns, sealed columns with a hash to look them up by, derived keys.
import type { MemberField } from '#contract/member-record.ts'
import type { Secrets } from '#kernel/secrets.ts'
import { earliest } from '#rules/calendar/partial-date.ts'
import { formerCardKey } from '#rules/members/search-text.ts'
import { searchKey } from '#rules/text/search-key.ts'
import { sortKey } from '#rules/text/sort-key.ts'

/** What a person typed, by field; null is "not known", a missing key is "not said". */
export type MemberInput = Partial<Record<MemberField, string | null>>

/** Purposes of the keyed hashes; the same number has different hashes under different purposes. */
export const NUMBER_PURPOSES = { personalNo: 'personal-no', cardNo: 'card-no', formerCardNo: 'former-card-no' } as const

export type HashedField = keyof typeof NUMBER_PURPOSES

export const hashColumns = {
  personalNo: 'personal_no_hash',
  cardNo: 'card_no_hash',
  formerCardNo: 'former_card_no_hash',
} as const satisfies Record<HashedField, string>

export const isHashedField = (field: string): field is HashedField => field in hashColumns

/** The keyed hash that a number is looked up by. */
export const hashOf = (field: HashedField, number: string, secrets: Pick<Secrets, 'fingerprint'>): string =>
  secrets.fingerprint(NUMBER_PURPOSES[field], field === 'formerCardNo' ? formerCardKey(number) : number)

const plain = {
  otherName: 'other_name',
  gender: 'gender',
  birthDate: 'birth_date',
  ethnicityCode: 'ethnicity_code',
  religionCode: 'religion_code',
  birthPlace: 'birth_place',
  hometown: 'hometown',
  residence: 'residence',
  temporaryResidence: 'temporary_residence',
  email: 'email',
  cardIssuedOn: 'card_issued_on',
  fileNo: 'file_no',
  decisionOn: 'decision_on',
  decisionNo: 'decision_no',
  admittedOn: 'admitted_on',
  officialOn: 'official_on',
  officialDecisionNo: 'official_decision_no',
  officialDecidedOn: 'official_decided_on',
  introducers: 'introducers',
  mentors: 'mentors',
  familyClass: 'family_class',
  occupationCode: 'occupation_code',
  occupation: 'occupation',
  recruitedOn: 'recruited_on',
  recruitedBy: 'recruited_by',
  youthUnionOn: 'youth_union_on',
  socialOrganisations: 'social_organisations',
  enlistedOn: 'enlisted_on',
  dischargedOn: 'discharged_on',
  militaryRank: 'military_rank',
  educationCode: 'education_code',
  professionalCode: 'professional_code',
  professionalField: 'professional_field',
  academicTitle: 'academic_title',
  theoryCode: 'theory_code',
  foreignLanguages: 'foreign_languages',
  informatics: 'informatics',
  digitalSkills: 'digital_skills',
  minorityLanguages: 'minority_languages',
  health: 'health',
  invalidity: 'invalidity',
  meritFamily: 'merit_family',
  note: 'note',
} as const satisfies Partial<Record<MemberField, string>>

const sealed = {
  personalNo: 'personal_no_sealed',
  cardNo: 'card_no_sealed',
  formerCardNo: 'former_card_no_sealed',
  phone: 'phone_sealed',
} as const

export type PlainField = keyof typeof plain
export type SealedField = keyof typeof sealed
export const plainColumns: Readonly<Record<PlainField, (typeof plain)[PlainField]>> = plain
export const sealedColumns: Readonly<Record<SealedField, (typeof sealed)[SealedField]>> = sealed
export const isSealedField = (field: string): field is SealedField => field in sealed

/** The columns that an input sets, with every derived one. Numbers leave here sealed. */
export function columnsOf(input: MemberInput, secrets: Secrets): Record<string, string | null> {
  const columns: Record<string, string | null> = {}
  for (const [field, column] of Object.entries(plain)) {
    const value = input[field as PlainField]
    if (value !== undefined) columns[column] = value
  }
  for (const [field, column] of Object.entries(sealed)) {
    const value = input[field as SealedField]
    if (value !== undefined) columns[column] = value === null ? null : secrets.seal(value)
  }
  for (const [field, column] of Object.entries(hashColumns) as [HashedField, string][]) {
    const value = input[field]
    if (value !== undefined) columns[column] = value === null ? null : hashOf(field, value, secrets)
  }
  if (typeof input.fullName === 'string') {
    columns.full_name = input.fullName
    columns.search_key = searchKey(input.fullName)
    columns.sort_key = sortKey(input.fullName)
  }
  if (input.birthDate !== undefined) columns.birth_on = input.birthDate === null ? null : earliest(input.birthDate)
  return columns
}
