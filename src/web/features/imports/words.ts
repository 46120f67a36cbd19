// The Vietnamese words of the imports: states, decisions, what was found in a list.
import type { ImportDecision, ImportRow, ImportRowState, ImportState } from '#contract/imports.ts'
import { FIELD_LABELS } from '#rules/member-list/messages.ts'
import { showDate, showNumber } from '../../ui/format.ts'
import type { TagState } from '../../ui/tag.tsx'

export const stateLabels: Record<ImportState, string> = {
  reading: 'Đang đọc tệp',
  ready: 'Chờ xem lại và ghi',
  failed: 'Không đọc được',
  cancelled: 'Đã bỏ, chưa ghi gì',
  committed: 'Đã ghi vào hồ sơ',
  undone: 'Đã hoàn tác',
}
export const stateTags: Record<ImportState, TagState> = {
  reading: 'waiting',
  ready: 'waiting',
  failed: 'stopped',
  cancelled: 'ended',
  committed: 'good',
  undone: 'ended',
}

export const rowLabels: Record<ImportRowState, string> = {
  new: 'Người mới',
  match: 'Đã có hồ sơ',
  problem: 'Có vấn đề',
}
export const rowTags: Record<ImportRowState, TagState> = { new: 'good', match: 'waiting', problem: 'stopped' }

/** What will become of a row. */
export const decisionLabels: Record<ImportDecision, string> = {
  import: 'Sẽ ghi hồ sơ mới',
  update: 'Sẽ bổ sung mục còn thiếu',
  skip: 'Sẽ bỏ qua',
}
export const resultLabels: Record<NonNullable<ImportRow['result']>, string> = {
  created: 'Đã ghi hồ sơ mới',
  updated: 'Đã bổ sung hồ sơ',
  skipped: 'Đã bỏ qua',
}

/** Short names of what may be found in a row, for the filter; the row itself carries the whole sentence. */
const findingNames: Readonly<Record<string, string>> = {
  'missing-name': 'Thiếu họ và tên',
  'name-unusual': 'Họ tên có ký hiệu lạ',
  'missing-birth-date': 'Chưa có ngày sinh',
  'missing-admitted-on': 'Chưa có ngày vào Đảng',
  'missing-gender': 'Chưa có giới tính',
  'invalid-date': 'Ngày không đọc được',
  'impossible-date': 'Ngày không có trong lịch',
  'ambiguous-date': 'Ngày viết ngược, chưa rõ ngày nào',
  'future-date': 'Ngày sau hôm nay',
  'year-only': 'Ngày chỉ có năm',
  'month-year': 'Ngày chỉ có tháng và năm',
  'two-digit-year': 'Năm ghi hai chữ số',
  'lunar-date': 'Ngày ghi âm lịch',
  'date-read-with-care': 'Ngày cần đối chiếu',
  'date-exchanged': 'Excel đổi chỗ ngày và tháng',
  'implausible-age': 'Tuổi khác thường',
  'under-18-at-admission': 'Vào Đảng khi chưa đủ 18 tuổi',
  'over-60-at-admission': 'Vào Đảng khi đã quá 60 tuổi',
  'birth-after-admission': 'Ngày sinh sau ngày vào Đảng',
  'official-before-admitted': 'Ngày chính thức trước ngày vào Đảng',
  'probation-not-12-months': 'Thời gian dự bị khác 12 tháng',
  'personal-id-length': 'Số định danh không đủ 12 chữ số',
  'personal-id-format': 'Số định danh không đúng dạng',
  'missing-personal-id': 'Chưa có số định danh',
  'leading-zero-restored': 'Số bị Excel bỏ số 0 ở đầu',
  'personal-id-gender': 'Số định danh khác giới tính',
  'personal-id-birth-year': 'Số định danh khác năm sinh',
  'personal-id-province': 'Số định danh có mã tỉnh lạ',
  'card-number-format': 'Số thẻ không đúng dạng',
  'file-number-format': 'Số lý lịch không đúng dạng',
  'duplicate-person': 'Một người ghi hai lần',
  'same-name-and-birth-date': 'Trùng họ tên và ngày sinh',
  'duplicate-number': 'Trùng số với người khác',
  'gender-contradiction': 'Đánh dấu cả nam và nữ',
  'gender-unreadable': 'Giới tính không đọc được',
  'gender-by-number': 'Giới tính ghi bằng số',
  'gender-by-blank': 'Không đánh dấu giới tính',
  'unknown-ethnicity': 'Dân tộc không có trong danh mục',
  'unknown-religion': 'Tôn giáo không có trong danh mục',
  'branch-ambiguous': 'Có nhiều chi bộ cùng tên',
  'text-damaged': 'Chữ bị mất dấu',
  'formula-error': 'Công thức bị lỗi',
  'number-unreadable': 'Số bị Excel rút gọn',
  'old-encoding': 'Trang gõ bằng bảng mã cũ',
  'text-too-long': 'Chữ quá dài, đã cắt bớt',
}

/** The name of a kind of finding; one without a name goes by the beginning of its sentence. */
export const findingName = (code: string, example: string): string =>
  findingNames[code] ?? example.split(':')[0] ?? example

/** "Ngày sinh" for birthDate; '' for what concerns the whole row. */
export const fieldName = (field: string): string => (FIELD_LABELS as Readonly<Record<string, string>>)[field] ?? ''

/** A value of a list as a person reads it. */
export function shownValue(field: string, value: string | undefined): string {
  if (value === undefined || value === '') return ''
  if (field === 'gender') return value === 'male' ? 'Nam' : value === 'female' ? 'Nữ' : value
  return /^\d{4}(-\d{2}){0,2}$/.test(value) && (field.endsWith('On') || field.endsWith('Date'))
    ? showDate(value)
    : value
}

/** "ngày vào Đảng": a name inside a sentence. */
export const inSentence = (name: string): string => `${name[0]?.toLowerCase() ?? ''}${name.slice(1)}`

/** What taking a list back has done: of those it only completed nobody is withdrawn. */
export function undoneWords({ removed, restored }: { removed: number; restored: number }): string {
  const done = [
    ...(removed > 0 ? [`rút ${showNumber(removed)} hồ sơ`] : []),
    ...(restored > 0 ? [`trả lại ${showNumber(restored)} hồ sơ như cũ`] : []),
  ]
  return done.length === 0 ? 'Đã hoàn tác.' : `Đã hoàn tác: ${done.join(', ')}.`
}

/** "3 chi bộ": a number and what it counts. */
export const counted = (count: number, unit: string): string => `${showNumber(count)} ${unit}`
