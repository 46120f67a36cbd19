// By what members can be counted crosswise: a closed list of fields. Each is called as the filter of lists calls it, so a count opens its list.
import {
  educationLevels,
  ethnicGroups,
  occupations,
  professionalLevels,
  religions,
  theoryLevels,
} from '../code-lists/people-lists.ts'
import { figures } from './figures.ts'

export const crossFields = [
  'below',
  'status',
  'gender',
  'age',
  'partyAge',
  'education',
  'professional',
  'theory',
  'occupation',
  'ethnicity',
  'religion',
] as const
export type CrossField = (typeof crossFields)[number]

export const crossFieldNames: Readonly<Record<CrossField, string>> = {
  below: 'Tổ chức trực thuộc',
  status: 'Tư cách đảng viên',
  gender: 'Giới tính',
  age: 'Tuổi đời',
  partyAge: 'Tuổi đảng',
  education: 'Giáo dục phổ thông',
  professional: 'Trình độ chuyên môn',
  theory: 'Lý luận chính trị',
  occupation: 'Nhóm nghề nghiệp',
  ethnicity: 'Dân tộc',
  religion: 'Tôn giáo',
}

/** The filter of lists that a value of the field narrows by. */
export const filterOf = (field: CrossField): string => (field === 'below' ? 'organisationId' : field)

export interface Band {
  value: string
  label: string
  /** The completed years it begins at; null for the lowest band and for `unknown`. */
  from: number | null
}

/** The bands of the catalogue of figures, the youngest first, then `unknown`. */
export function bandsOf(group: 'age' | 'partyAge'): Band[] {
  const prefix = group === 'age' ? 'age' : 'party-age'
  return figures
    .filter((figure) => figure.group === prefix && !figure.womenOnly)
    .map(({ key, label, condition }) => ({
      value: key.slice(prefix.length + 1),
      label,
      from: condition.kind === 'age' ? condition.from : null,
    }))
}

const listed: Partial<Record<CrossField, readonly { code: string; name: string }[]>> = {
  status: [
    { code: 'full', name: 'Chính thức' },
    { code: 'probationary', name: 'Dự bị' },
    { code: 'exempt', name: 'Được miễn công tác và sinh hoạt' },
    { code: 'suspended', name: 'Bị đình chỉ sinh hoạt' },
    { code: 'left', name: 'Đã ra khỏi danh sách' },
  ],
  gender: [
    { code: 'male', name: 'Nam' },
    { code: 'female', name: 'Nữ' },
  ],
  education: educationLevels.items,
  professional: professionalLevels.items,
  theory: theoryLevels.items,
  occupation: occupations.items,
  ethnicity: ethnicGroups.items,
  religion: religions.items,
}

/** The values a field knows, in their order, with their names; `below` has none of its own. A code of no list keeps its code as name. */
export function valuesOf(field: CrossField): { value: string; label: string }[] {
  if (field === 'age' || field === 'partyAge') return bandsOf(field).map(({ value, label }) => ({ value, label }))
  const items = (listed[field] ?? []).map(({ code, name }) => ({ value: code, label: name }))
  return field === 'below' || field === 'status' ? items : [...items, { value: 'unknown', label: 'Chưa rõ' }]
}
