// Owns contradictions within one person and between people of a list. ELIG-01, PROB-01, AGE-05, CARD-01, NUM-01.
import { addMonths, earliest, formatPartialDate, latest, monthsOfAge } from '../calendar/partial-date.ts'
import { nameKey } from '../text/sort-key.ts'
import { finding } from './messages.ts'
import type { Finding, MemberField, MemberValues } from './types.ts'

const DATE_FIELDS = ['birthDate', 'admittedOn', 'officialOn', 'decisionOn', 'youthUnionOn'] as const

/** AGE-05: other lengths of probation were in force until August 1960. */
const TWELVE_MONTHS_SINCE = '1960-09-01'

/** Contradictions between the values of one person. `trustIds`: whether ids of this list carry gender and birth year. */
export function checkPerson(values: MemberValues, today: string, trustIds: boolean): Finding[] {
  const findings: Finding[] = []
  const { birthDate, admittedOn, officialOn } = values
  for (const field of DATE_FIELDS) {
    const date = values[field]
    if (date !== '' && earliest(date) > today) {
      findings.push(finding('future-date', field, { date: formatPartialDate(date), today: formatPartialDate(today) }))
    }
  }
  const facts = () => ({
    birth: formatPartialDate(birthDate),
    admitted: formatPartialDate(admittedOn),
    official: formatPartialDate(officialOn),
  })
  if (birthDate !== '') {
    const age = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4))
    if (age > 110) findings.push(finding('implausible-age', 'birthDate', { date: facts().birth, age: String(age) }))
  }
  if (birthDate !== '' && admittedOn !== '') {
    const age = monthsOfAge(birthDate, admittedOn)
    if (age === null) findings.push(finding('birth-after-admission', 'birthDate', facts()))
    else if (age.atMost < 18 * 12) findings.push(finding('under-18-at-admission', 'admittedOn', facts()))
    else if (age.atLeast > 60 * 12) findings.push(finding('over-60-at-admission', 'admittedOn', facts()))
  }
  if (admittedOn !== '' && officialOn !== '') findings.push(...probation(admittedOn, officialOn, facts))
  if (trustIds) findings.push(...idContradictions(values))
  return findings
}

function probation(admittedOn: string, officialOn: string, facts: () => Record<string, string>): Finding[] {
  if (latest(officialOn) < earliest(admittedOn) || (officialOn === admittedOn && officialOn.length === 10)) {
    return [finding('official-before-admitted', 'officialOn', facts())]
  }
  // At the coarser precision of the two: 12 months later is the same day, month or year.
  const length = Math.min(admittedOn.length, officialOn.length)
  const expected = addMonths(admittedOn.slice(0, length), 12) ?? ''
  const official = officialOn.slice(0, length)
  if (official === expected) return []
  const shown = { ...facts(), expected: formatPartialDate(expected) }
  if (official > expected) return [finding('probation-longer', 'officialOn', shown)]
  if (earliest(admittedOn) < TWELVE_MONTHS_SINCE) return [finding('probation-short-old', 'officialOn', shown)]
  return [finding('probation-too-short', 'officialOn', shown)]
}

/** Whether the fourth to sixth digits agree with gender and birth year; null when there is nothing to compare. */
export function idAgrees(values: MemberValues): { gender: boolean | null; year: boolean | null } {
  const { personalId: id, gender, birthDate } = values
  if (!/^\d{12}$/.test(id)) return { gender: null, year: null }
  const digit = Number(id[3])
  const year = birthDate === '' ? null : Number(birthDate.slice(0, 4))
  return {
    gender: gender === '' ? null : (digit % 2 === 0) === (gender === 'male'),
    year: year === null ? null : Number(id.slice(4, 6)) === year % 100,
  }
}

function idContradictions(values: MemberValues): Finding[] {
  const findings: Finding[] = []
  const agrees = idAgrees(values)
  if (agrees.gender === false) {
    const [given, other] = values.gender === 'male' ? ['nam', 'nữ'] : ['nữ', 'nam']
    findings.push(finding('personal-id-gender', 'personalId', { given, other }))
  }
  if (agrees.year === false) {
    findings.push(
      finding('personal-id-birth-year', 'personalId', {
        other: values.personalId.slice(4, 6),
        given: values.birthDate.slice(0, 4),
      }),
    )
  }
  return findings
}

type Seen = { row: number; sheet: string; name: string; id: string }

/** Remembers the people of a list and names the earlier row of one who comes again. */
export class SeenPeople {
  readonly #people = new Map<string, Seen>()
  readonly #numbers = new Map<string, Seen>()

  /** Findings of a row that repeats an earlier one; the row is remembered. */
  check(values: MemberValues, row: number, sheet: string): Finding[] {
    const here: Seen = { row, sheet, name: values.fullName, id: values.personalId }
    const name = nameKey(values.fullName)
    const findings: Finding[] = []
    const keys: [string, string, MemberField][] = []
    if (/^\d{9,12}$/.test(values.personalId)) keys.push([`#${values.personalId}`, 'số định danh cá nhân', 'personalId'])
    if (name !== '' && values.birthDate.length === 10)
      keys.push([`${name}|${values.birthDate}`, 'họ tên và ngày sinh', 'fullName'])
    for (const [key, what, field] of keys) {
      const earlier = this.#people.get(key)
      if (earlier === undefined) this.#people.set(key, here)
      else if (findings.length === 0) {
        // Two whole and different ids: two people who share a name and a birthday until someone says otherwise.
        const different =
          field === 'fullName' && [earlier.id, here.id].every((id) => /^\d{12}$/.test(id)) && earlier.id !== here.id
        const template = different ? 'same-name-and-birth-date' : 'duplicate-person'
        findings.push(finding(template, field, { ...this.#where(earlier, sheet), what }))
      }
    }
    if (findings.length === 0) {
      for (const field of ['cardNo', 'fileNo'] as const) {
        if (values[field] === '') continue
        const key = `${field}${values[field].replace(/\D/g, '').length > 5 ? values[field] : ''}`
        if (key === field) continue
        const earlier = this.#numbers.get(key)
        if (earlier === undefined) this.#numbers.set(key, here)
        else findings.push(finding('duplicate-number', field, { ...this.#where(earlier, sheet), text: values[field] }))
      }
    }
    return findings
  }

  #where(earlier: Seen, sheet: string): { row: string; name: string; sheet: string } {
    return {
      row: String(earlier.row),
      name: earlier.name === '' ? 'người' : earlier.name,
      sheet: earlier.sheet === sheet ? '' : ` (trang “${earlier.sheet}”)`,
    }
  }
}
