// Owns which fields of a record a member may ask to have changed, how a value is written by a person, and how it reads (DOS-02, DOS-07).
import { parseDateText } from '../calendar/parse-date.ts'
import { formatPartialDate } from '../calendar/partial-date.ts'
import { codeFields, isCodeField } from './code-fields.ts'
import { fieldNames } from './name-of-fields.ts'

const dates: readonly string[] = ['recruitedOn', 'youthUnionOn', 'enlistedOn', 'dischargedOn']

/**
 * Code of a request → field of the record. Numbers on identity papers and cards are not asked for here: what a case records is kept in
 * plain text, so they are corrected in the record itself. The day of birth is frozen (DOS-08).
 */
export const changeableFields = {
  name: 'fullName',
  'other-name': 'otherName',
  gender: 'gender',
  ethnicity: 'ethnicityCode',
  religion: 'religionCode',
  'birth-place': 'birthPlace',
  hometown: 'hometown',
  residence: 'residence',
  'temporary-residence': 'temporaryResidence',
  education: 'educationCode',
  professional: 'professionalCode',
  'professional-field': 'professionalField',
  'academic-title': 'academicTitle',
  theory: 'theoryCode',
  'foreign-languages': 'foreignLanguages',
  informatics: 'informatics',
  'digital-skills': 'digitalSkills',
  'minority-languages': 'minorityLanguages',
  work: 'occupation',
  'occupation-group': 'occupationCode',
  'recruited-on': 'recruitedOn',
  'recruited-by': 'recruitedBy',
  'youth-union-on': 'youthUnionOn',
  'social-organisations': 'socialOrganisations',
  'enlisted-on': 'enlistedOn',
  'discharged-on': 'dischargedOn',
  'military-rank': 'militaryRank',
  'family-class': 'familyClass',
  health: 'health',
  invalidity: 'invalidity',
  'merit-family': 'meritFamily',
  introducers: 'introducers',
} as const

export type ChangeCode = keyof typeof changeableFields

export const isChangeCode = (code: string): code is ChangeCode => Object.hasOwn(changeableFields, code)

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** The choices of a form: code → name, without some. */
export const changeChoices = (...without: readonly ChangeCode[]): Record<string, string> =>
  Object.fromEntries(
    Object.entries(changeableFields)
      .filter(([code]) => !without.includes(code as ChangeCode))
      .map(([code, field]) => [code, capital(fieldNames[field] ?? field)]),
  )

/** The names one of which must be written; null where the field takes a date or free text. */
export function namesFor(code: ChangeCode): string[] | null {
  const field = changeableFields[code]
  if (isCodeField(field)) return codeFields[field].items.map(({ name }) => name)
  return field === 'gender' ? ['Nam', 'Nữ'] : null
}

/** A value as a person writes it («Nữ», «Đại học», «5/2019») as the record keeps it; null when it cannot be read. */
export function writtenValue(code: ChangeCode, written: string, today: string): string | null {
  const field = changeableFields[code]
  const text = written.trim()
  if (isCodeField(field)) {
    const list = codeFields[field]
    return (list.byCode(text) ?? list.byName(text))?.code ?? null
  }
  if (field === 'gender') {
    const key = text.normalize('NFC').toLowerCase()
    return key === 'nam' || key === 'male' ? 'male' : key === 'nữ' || key === 'female' ? 'female' : null
  }
  if (!dates.includes(field)) return text === '' ? null : text
  const read = parseDateText(text, { latestYear: Number(today.slice(0, 4)) })
  return read.kind === 'date' ? read.date : null
}

/** A kept value as a person reads it. */
export function shownAs(code: ChangeCode, value: string | null): string | null {
  if (value === null) return null
  const field = changeableFields[code]
  if (isCodeField(field)) return codeFields[field].byCode(value)?.name ?? value
  if (field === 'gender') return value === 'male' ? 'Nam' : 'Nữ'
  return dates.includes(field) ? formatPartialDate(value) : value
}
