// What waits of one person of a list: the values and findings, sealed as one piece, and how they are shown.
import type { ImportDecision, ImportRowState } from '#contract/imports.ts'
import type { Secrets } from '#kernel/secrets.ts'
import { hashOf } from '#modules/members/store/columns.ts'
import { type Finding, MEMBER_FIELDS, type MemberField, type MemberValues } from '#rules/member-list/types.ts'
import { maskNumber } from '#rules/members/mask.ts'

export interface StagedContent {
  values: MemberValues
  findings: readonly Finding[]
}

/** Fields whose values identify a person: shown masked. */
const NUMBERS: ReadonlySet<MemberField> = new Set(['personalId', 'oldPersonalId', 'cardNo', 'oldCardNo', 'phone'])
export const isNumberField = (field: string): boolean => NUMBERS.has(field as MemberField)

const filled = (values: MemberValues): Partial<Record<MemberField, string>> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''))

export function sealContent(content: StagedContent, secrets: Secrets): string {
  return secrets.seal(JSON.stringify({ values: filled(content.values), findings: content.findings }))
}

export function openContent(sealed: string, secrets: Secrets): StagedContent {
  const { values, findings } = JSON.parse(secrets.unseal(sealed)) as {
    values: Partial<MemberValues>
    findings: Finding[]
  }
  return { values: wholeValues(values), findings }
}

/** Every field, '' where nothing is known. */
export const wholeValues = (values: Partial<Record<MemberField, string>>): MemberValues =>
  Object.fromEntries(MEMBER_FIELDS.map((field) => [field, values[field] ?? ''])) as unknown as MemberValues

/** Values for the screen: empty ones left out, numbers masked. */
export const shownValues = (values: MemberValues): Record<string, string> =>
  Object.fromEntries(
    Object.entries(filled(values)).map(([field, value]) => [
      field,
      isNumberField(field) ? (maskNumber(value) ?? '') : value,
    ]),
  )

/** The sentence of a finding with long numbers masked: it may quote what the sheet says. */
export const shownMessage = (message: string): string =>
  message.replace(/\d(?:[ .]?\d){7,}/g, (digits) => maskNumber(digits) ?? '')

/** What a row is without a decision of a person: new people come in, known ones stay as they are. */
export const firstDecision = (state: ImportRowState): ImportDecision => (state === 'new' ? 'import' : 'skip')

export const stateOf = (findings: readonly Finding[], matched: boolean): ImportRowState =>
  findings.some((f) => f.severity === 'problem') ? 'problem' : matched ? 'match' : 'new'

const TWELVE = /^\d{12}$/

/** Keyed hashes under which the numbers of the person are looked up; null for a number that is none. */
export const hashesOf = (values: MemberValues, secrets: Secrets): { personal: string | null; card: string | null } => ({
  personal: TWELVE.test(values.personalId) ? hashOf('personalNo', values.personalId, secrets) : null,
  card: TWELVE.test(values.cardNo) ? hashOf('cardNo', values.cardNo, secrets) : null,
})
