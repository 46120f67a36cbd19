// Owns how organisations are named on a paper: the body that acts for one, the letterhead, the number line, whom the signature speaks for.
import { type Level, levelTitles } from '#rules/lifecycle/levels.ts'
import { clean, isBlank, MEDIUM, SHORT } from './blanks.ts'
import type { FormData, OfficeHead } from './form-data.ts'
import type { FormSpec } from './specs.ts'

type Names = NonNullable<FormData['organisations']>

const BODIES: readonly (readonly [RegExp, string])[] = [
  [/^Đảng bộ tỉnh /i, 'Tỉnh ủy '],
  [/^Đảng bộ thành phố /i, 'Thành ủy '],
  [/^Đảng bộ huyện /i, 'Huyện ủy '],
  [/^Đảng bộ quận /i, 'Quận ủy '],
  [/^Đảng bộ thị xã /i, 'Thị ủy '],
  [/^Đảng bộ /i, 'Đảng ủy '],
]

/** The committee of an organisation by its name: Đảng bộ xã An Phú → Đảng ủy xã An Phú. Any other name stays. */
export function committeeOf(name: string): string {
  const body = BODIES.find(([pattern]) => pattern.test(name))
  return body === undefined ? name : name.replace(body[0], body[1])
}

/** The branch committee: Chi bộ thôn 3 → Chi ủy chi bộ thôn 3. */
const branchCommitteeOf = (name: string): string => name.replace(/^Chi bộ/i, 'Chi ủy chi bộ')

/** Levels above one, nearest first. */
const ABOVE: Readonly<Partial<Record<Level, readonly Level[]>>> = {
  branch: ['intermediate', 'grassroots', 'superior', 'province'],
  intermediate: ['grassroots', 'superior', 'province'],
  grassroots: ['superior', 'province'],
  superior: ['province'],
  'receiving-branch': ['receiving-intermediate', 'receiving-grassroots', 'receiving-superior', 'receiving-province'],
  'receiving-intermediate': ['receiving-grassroots', 'receiving-superior', 'receiving-province'],
  'receiving-grassroots': ['receiving-superior', 'receiving-province'],
  'receiving-superior': ['receiving-province'],
  'residence-branch': ['residence-grassroots'],
  deciding: ['province'],
}

/** The level that decides, found as in a case: what the caller says, else the direct superior, the grassroots committee, the province. */
export function actualLevel(level: Level, names: Names): Level {
  if (level !== 'deciding') return level
  const candidates: readonly Level[] = ['superior', 'grassroots', 'province']
  if (names.deciding !== undefined) return candidates.find((l) => names[l] === names.deciding) ?? 'deciding'
  return candidates.find((l) => names[l] !== undefined) ?? 'deciding'
}

/** Name of the organisation at a level, undefined when it is not known. */
export const nameAt = (level: Level, names: Names): string | undefined =>
  // There is one of these only, so that its title is its name.
  clean(names[actualLevel(level, names)]) ?? (level === 'foreign-affairs' ? levelTitles[level] : undefined)

const isBranch = (level: Level): boolean => level.endsWith('branch')

/** The body that acts at a level: the branch itself, or the committee. */
export function bodyAt(level: Level, names: Names): string | undefined {
  const name = nameAt(level, names)
  return name === undefined || isBranch(level) ? name : committeeOf(name)
}

/** The committee that acts at a level, of a branch its own: Chi bộ thôn 3 → Chi ủy chi bộ thôn 3. */
export function committeeAt(level: Level, names: Names): string | undefined {
  const body = bodyAt(level, names)
  return body !== undefined && isBranch(level) ? branchCommitteeOf(body) : body
}

/** What the office that issues the paper laid down for its papers; nothing for a person, and for a body outside the Party. */
export function officeOf(spec: FormSpec, data: FormData): OfficeHead {
  const issuer = data.issuer ?? spec.issuer
  if (issuer === 'person' || issuer === 'outside') return {}
  const own = data.offices?.[issuer] ?? data.offices?.[actualLevel(issuer, data.organisations ?? {})] ?? {}
  // A board of a committee has a name, a number and a head of its own; it stands at the same place.
  return spec.authority === 'board' && data.issuer === undefined ? { place: own.place ?? null } : own
}

/** The two lines at the left of the letterhead; dotted where nothing is known. */
export function letterhead(spec: FormSpec, data: FormData): { superior: string; issuing: string } {
  const names = data.organisations ?? {}
  const office = officeOf(spec, data)
  const given = {
    superior: clean(office.superiorName) ?? clean(data.letterhead?.superior),
    issuing: clean(office.issuingName) ?? clean(data.letterhead?.issuing),
  }
  const issuer = data.issuer ?? spec.issuer
  if (issuer === 'person' || issuer === 'outside') {
    return { superior: given.superior ?? MEDIUM, issuing: given.issuing ?? MEDIUM }
  }
  const level = actualLevel(issuer, names)
  // A board of a committee stands under that committee; its own name is not among the organisations.
  if (spec.authority === 'board' && data.issuer === undefined) {
    return { superior: given.superior ?? bodyAt(level, names) ?? MEDIUM, issuing: given.issuing ?? MEDIUM }
  }
  const above = ABOVE[level]?.map((l) => clean(names[l])).find((name) => name !== undefined)
  return { superior: given.superior ?? above ?? MEDIUM, issuing: given.issuing ?? bodyAt(level, names) ?? MEDIUM }
}

/** A committee of a province stands alone in its letterhead, and so does the centre: nothing is dotted above them. */
export function hasAbove(spec: FormSpec, data: FormData): boolean {
  const issuer = data.issuer ?? spec.issuer
  if (issuer === 'person' || issuer === 'outside') return true
  const top = /(^|-)(province|central)$/.test(actualLevel(issuer, data.organisations ?? {}))
  const isBoard = spec.authority === 'board' && data.issuer === undefined
  return !top || isBoard || !isBlank(letterhead(spec, data).superior)
}

const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/^(Tỉnh|Thành) ủy/i, 'TU'],
  [/^Huyện ủy/i, 'HU'],
]

/** `05-NQ/CB`: a number below 10 takes a zero, the notation says type and body; what was given whole stays as it is. */
export function numberLine(number: string | undefined, spec: FormSpec, data: FormData): string {
  if (number !== undefined && !/^\d+$/.test(number)) return number
  const issuer = data.issuer ?? spec.issuer
  const digits = number === undefined ? SHORT : number.padStart(2, '0')
  if (spec.notation === null || issuer === 'person' || issuer === 'outside') return digits
  const pattern = clean(officeOf(spec, data).numberPattern)
  if (pattern !== undefined) return pattern.replaceAll('{số}', digits).replaceAll('{loại}', spec.notation)
  // The symbol of a board is not that of its committee, and is not among the organisations.
  if (spec.authority === 'board' && data.issuer === undefined) return `${digits}-${spec.notation}/${SHORT}`
  const names = data.organisations ?? {}
  const level = actualLevel(issuer, names)
  const body = bodyAt(level, names) ?? ''
  const sign = isBranch(level) ? 'CB' : (SIGNS.find(([pattern]) => pattern.test(body))?.[1] ?? 'ĐU')
  return `${digits}-${spec.notation}/${sign}`
}

/** T/M …, as the paper is signed unless the signer says otherwise. */
export function authorityLine(spec: FormSpec, data: FormData): string {
  const issuer = data.issuer ?? spec.issuer
  if (issuer === 'person' || issuer === 'outside' || spec.authority === 'board') return MEDIUM
  if (spec.authority === 'branch-committee') return 'T/M CHI ỦY'
  const names = data.organisations ?? {}
  const level = actualLevel(issuer, names)
  if (isBranch(level)) return 'T/M CHI BỘ'
  // Where it is known who voted, whoever did signs: the whole committee for itself, its standing committee.
  const isStanding = data.body === undefined ? spec.authority === 'standing' : data.body === 'standing-committee'
  if (isStanding) return 'T/M BAN THƯỜNG VỤ'
  const committee = /^(Tỉnh|Thành|Huyện|Quận|Thị) ủy/i.exec(bodyAt(level, names) ?? '')?.[0]
  return `T/M ${(committee ?? 'Đảng ủy').toUpperCase()}`
}
