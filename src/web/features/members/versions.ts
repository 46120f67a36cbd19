// What of a member's record two editors may have changed at the same time, in words.
import { type MemberField, type MemberRecord, memberGroups } from '#contract/member-record.ts'
import type { Elsewhere } from '../../ui/stale-dialog.tsx'
import { showTyped } from '../../ui/typed-date.ts'
import { showField } from './field-specs.ts'
import { careerLabels, departureLabels, fieldLabel, statusLabels } from './labels.ts'
import type { Group } from './record-fields.tsx'
import { valuesOf } from './record-values.ts'

type Entry = MemberRecord['career'][number]
const EMPTY = 'để trống'

const differing = (
  facts: readonly (readonly [label: string, before: string | null, now: string | null])[],
): Elsewhere[] =>
  facts
    .filter(([, before, now]) => before !== now)
    .map(([label, before, now]) => ({ label, before: before || EMPTY, now: now || EMPTY }))

/** What changed between two states of a record, outside the fields of `group`. */
export function recordChanged(before: MemberRecord, now: MemberRecord, group?: Group): Elsewhere[] {
  const others = (Object.keys(memberGroups) as Group[]).filter((one) => one !== group)
  const left = ({ departure }: MemberRecord) => (departure === null ? null : departureLabels[departure.kind])
  return differing([
    ['Tư cách', statusLabels[before.status], statusLabels[now.status]],
    ['Chi bộ', before.branch.name, now.branch.name],
    ['Ra khỏi danh sách', left(before), left(now)],
    ...others.flatMap((one) => {
      const [old, held] = [valuesOf(before, one), valuesOf(now, one)]
      return memberGroups[one].map(
        (field: MemberField) =>
          [fieldLabel(field), showField(field, old[field]), showField(field, held[field])] as const,
      )
    }),
  ])
}

export const careerFieldLabels = {
  kind: 'Loại',
  title: 'Việc gì',
  fromDate: 'Từ ngày',
  toDate: 'Đến ngày',
  place: 'Ở đâu',
  detail: 'Nội dung',
  document: 'Văn bản',
}

/** A value of an entry as a person reads it. */
export function showCareer(field: string, value: string | null): string | null {
  if (value === null || value === '') return null
  if (field === 'kind') return careerLabels[value as Entry['kind']] ?? value
  return field === 'fromDate' || field === 'toDate' ? showTyped(value) : value
}

/** Whether the other one withdrew the entry. */
export const careerEnded = (before: Entry, now: Entry): Elsewhere[] =>
  differing([['Mục này', before.ended ? 'đã rút' : 'đang dùng', now.ended ? 'đã rút' : 'đang dùng']])

/** Everything that changed between two states of an entry. */
export function careerChanged(before: Entry, now: Entry): Elsewhere[] {
  const names = Object.keys(careerFieldLabels) as (keyof typeof careerFieldLabels)[]
  return [
    ...differing(
      names.map(
        (name) => [careerFieldLabels[name], showCareer(name, before[name]), showCareer(name, now[name])] as const,
      ),
    ),
    ...careerEnded(before, now),
  ]
}
