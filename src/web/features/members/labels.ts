// The Vietnamese words of the members feature: states, kinds, groups, fields.
import type { z } from 'zod'
import type { careerKind, departureKind, MemberRecord, memberStatus, numberField } from '#contract/member-record.ts'
import { fieldNames } from '#rules/members/name-of-fields.ts'
import type { TagState } from '../../ui/tag.tsx'

type Status = z.output<typeof memberStatus>

export const statusLabels: Record<Status, string> = {
  full: 'Chính thức',
  probationary: 'Dự bị',
  exempt: 'Được miễn công tác và sinh hoạt',
  suspended: 'Bị đình chỉ sinh hoạt',
  left: 'Không còn trong danh sách',
}
export const statusStates: Record<Status, TagState> = {
  full: 'good',
  probationary: 'waiting',
  exempt: 'honour',
  suspended: 'stopped',
  left: 'ended',
}

export const departureLabels: Record<z.output<typeof departureKind>, string> = {
  died: 'Từ trần',
  expelled: 'Bị khai trừ',
  'name-deleted': 'Bị xóa tên',
  resigned: 'Xin ra khỏi Đảng',
  'transferred-out': 'Chuyển sinh hoạt đi nơi khác',
}

export const careerLabels: Record<z.output<typeof careerKind>, string> = {
  work: 'Công tác',
  education: 'Học tập',
  training: 'Bồi dưỡng',
  award: 'Khen thưởng',
  discipline: 'Kỷ luật',
  journey: 'Đi nước ngoài',
}

export const movementLabels: Readonly<Record<string, string>> = {
  admitted: 'Được kết nạp',
  'transferred-in': 'Chuyển đến',
  restored: 'Được phục hồi',
  ...departureLabels,
}

export const basisLabels = {
  admission: 'Kết nạp',
  transfer: 'Chuyển sinh hoạt',
  import: 'Nhập từ danh sách',
  entry: 'Nhập hồ sơ',
  restoration: 'Phục hồi đảng tịch',
} as const

export const genderLabels = { male: 'Nam', female: 'Nữ' } as const

export const groupTitles = {
  identity: 'Nhân thân',
  party: 'Vào Đảng',
  card: 'Thẻ và lý lịch đảng viên',
  residence: 'Quê quán, nơi ở, liên hệ',
  education: 'Trình độ',
  work: 'Nghề nghiệp và ghi chú',
} as const

export const numberLabels: Record<z.output<typeof numberField>, string> = {
  personalNo: 'số định danh',
  cardNo: 'số thẻ',
  formerCardNo: 'số thẻ cũ',
  phone: 'số điện thoại',
}

/** "Ngày sinh" for birthDate. */
export function fieldLabel(field: string): string {
  const name = fieldNames[field] ?? field
  return `${name[0]?.toUpperCase() ?? ''}${name.slice(1)}`
}

export const absencePurposes: Readonly<Record<MemberRecord['absences'][number]['purpose'], string>> = {
  work: 'Công tác, làm việc, thay đổi nơi cư trú',
  study: 'Học tập trung',
  abroad: 'Ở ngoài nước',
}

export const gapKinds: Readonly<Record<MemberRecord['gaps'][number]['kind'], string>> = {
  outside: 'Ra khỏi Đảng rồi được kết nạp lại',
  'lost-contact': 'Mất liên lạc với tổ chức đảng',
  'late-transfer': 'Chuyển sinh hoạt đảng quá hạn',
}
