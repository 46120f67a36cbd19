// How each field of a record is typed and shown: free text, a partial date, a choice from a code list, a number kept masked.
import type { MemberField } from '#contract/member-record.ts'
import type { CodeItem } from '#rules/code-lists/code-list.ts'
import {
  academicTitles,
  educationLevels,
  ethnicGroups,
  occupations,
  professionalLevels,
  religions,
  theoryLevels,
} from '#rules/code-lists/people-lists.ts'
import { showDate } from '../../ui/format.ts'
import { genderLabels } from './labels.ts'

export type FieldSpec =
  | { kind: 'text'; hint?: string; inputMode?: 'tel' | 'email' }
  | { kind: 'area' }
  | { kind: 'date'; hint?: string }
  | { kind: 'gender' }
  | { kind: 'code'; items: readonly CodeItem[] }
  /** Shown masked, never kept in a draft, sent only when typed anew. */
  | { kind: 'number'; hint: string }

const text: FieldSpec = { kind: 'text' }
const date: FieldSpec = { kind: 'date' }

export const fieldSpecs: Readonly<Record<MemberField, FieldSpec>> = {
  fullName: { kind: 'text', hint: 'Ghi đủ họ, chữ đệm và tên, có dấu.' },
  otherName: text,
  gender: { kind: 'gender' },
  birthDate: date,
  ethnicityCode: { kind: 'code', items: ethnicGroups.items },
  religionCode: { kind: 'code', items: religions.items },
  personalNo: { kind: 'number', hint: '12 chữ số, theo thẻ căn cước.' },
  decisionOn: { kind: 'date', hint: 'Ngày ký quyết định kết nạp; tuổi đảng tính từ ngày này.' },
  decisionNo: text,
  admittedOn: { kind: 'date', hint: 'Ngày tổ chức lễ kết nạp ở chi bộ.' },
  officialOn: { kind: 'date', hint: 'Ngày được công nhận chính thức.' },
  officialDecisionNo: text,
  officialDecidedOn: date,
  introducers: { kind: 'text', hint: 'Họ tên những người giới thiệu vào Đảng.' },
  mentors: { kind: 'text', hint: 'Họ tên những người được phân công giúp đỡ khi còn dự bị.' },
  cardNo: { kind: 'number', hint: '12 chữ số in trên thẻ đảng viên.' },
  formerCardNo: { kind: 'number', hint: 'Số thẻ đã cấp trước đây.' },
  cardIssuedOn: date,
  fileNo: { kind: 'text', hint: '6 chữ số và 2 đến 3 chữ cái viết hoa, ví dụ 012345AB.' },
  birthPlace: text,
  hometown: { kind: 'text', hint: 'Xã, tỉnh.' },
  residence: { kind: 'text', hint: 'Thôn hoặc tổ dân phố, xã hoặc phường, tỉnh.' },
  temporaryResidence: text,
  phone: { kind: 'number', hint: 'Số để chi bộ liên hệ.' },
  email: { kind: 'text', inputMode: 'email' },
  educationCode: { kind: 'code', items: educationLevels.items },
  professionalCode: { kind: 'code', items: professionalLevels.items },
  professionalField: text,
  academicTitle: { kind: 'code', items: academicTitles.items },
  theoryCode: { kind: 'code', items: theoryLevels.items },
  foreignLanguages: text,
  informatics: text,
  digitalSkills: text,
  minorityLanguages: text,
  occupationCode: { kind: 'code', items: occupations.items },
  occupation: { kind: 'text', hint: 'Công việc đang làm, ghi bằng lời.' },
  recruitedOn: date,
  recruitedBy: text,
  youthUnionOn: date,
  socialOrganisations: text,
  enlistedOn: date,
  dischargedOn: date,
  militaryRank: text,
  familyClass: text,
  health: text,
  invalidity: text,
  meritFamily: text,
  note: { kind: 'area' },
}

/** A value of a field as a person reads it; null when nothing is known. */
export function showField(field: string, value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null
  const spec = fieldSpecs[field as MemberField] as FieldSpec | undefined
  const written = String(value)
  if (spec?.kind === 'date') return showDate(written)
  if (spec?.kind === 'gender') return written === 'male' || written === 'female' ? genderLabels[written] : written
  if (spec?.kind === 'code') return spec.items.find((item) => item.code === written)?.name ?? written
  return written
}
