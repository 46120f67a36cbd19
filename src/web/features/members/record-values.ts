// Owns how a record becomes the values of a form, and what of a form has changed.
import { type MemberField, type MemberRecord, memberGroups } from '#contract/member-record.ts'
import { fieldSpecs } from './field-specs.ts'
import type { Group, RecordValues } from './record-fields.tsx'

/** What the record holds in a group, field by field; numbers come masked. */
export function valuesOf(member: MemberRecord, group: Group): Partial<Record<MemberField, string | null>> {
  const held = member[group] as Readonly<Record<string, unknown>>
  return Object.fromEntries(
    memberGroups[group].map((field: MemberField) => {
      const value = held[field] ?? held[`${field}Masked`]
      return [field, typeof value === 'string' ? value : null]
    }),
  )
}

/** What a form of the group starts with: numbers stay empty, since only their ends are known. */
export function startOf(member: MemberRecord, group: Group): RecordValues {
  const held = valuesOf(member, group)
  return Object.fromEntries(
    memberGroups[group].map((field: MemberField) => [
      field,
      fieldSpecs[field].kind === 'number' ? '' : (held[field] ?? ''),
    ]),
  ) as RecordValues
}

/** The fields that differ from the start; an emptied field becomes null. An empty number means: leave it. */
export function changedOf(start: RecordValues, now: RecordValues): Partial<Record<MemberField, string | null>> {
  return Object.fromEntries(
    Object.entries(now)
      .filter(([field, value]) => value !== start[field as MemberField])
      .map(([field, value]) => [field, value.trim() === '' ? null : value.trim()]),
  )
}
