// The Vietnamese words of the rulebook: groups of rules, how sure a value is, where it stands, whose it is.
import type { ShownInstrument, ShownParameter, ShownVersion } from '#contract/rulebook.ts'
import { showDate } from '../../ui/format.ts'
import type { TagState } from '../../ui/tag.tsx'

/** The groups in the order of a member's path, then of a branch's life; an id of a rule begins with one of them. */
export const groups: readonly (readonly [prefix: string, title: string])[] = [
  ['POOL', 'Tạo nguồn, cảm tình Đảng'],
  ['ELIG', 'Điều kiện vào Đảng'],
  ['INTRO', 'Người giới thiệu'],
  ['VERIF', 'Thẩm tra lý lịch'],
  ['ADM', 'Xét và quyết định kết nạp'],
  ['READ', 'Kết nạp lại'],
  ['SPEC', 'Trường hợp đặc biệt khi kết nạp'],
  ['PROB', 'Thời gian dự bị'],
  ['REC', 'Công nhận chính thức'],
  ['AGE', 'Tuổi đảng, Huy hiệu Đảng'],
  ['CARD', 'Thẻ đảng viên'],
  ['NUM', 'Số lý lịch, mã tổ chức'],
  ['DOS', 'Hồ sơ đảng viên'],
  ['TRF', 'Chuyển sinh hoạt đảng'],
  ['EXM', 'Miễn công tác và sinh hoạt'],
  ['RES', 'Giữ mối liên hệ nơi cư trú'],
  ['DEL', 'Xóa tên'],
  ['EXIT', 'Xin ra khỏi Đảng'],
  ['DIS', 'Kỷ luật, khai trừ'],
  ['SCR', 'Rà soát, sàng lọc'],
  ['VOTE', 'Biểu quyết'],
  ['V', 'Biểu quyết của chi bộ'],
  ['RESP', 'Trả lời chất vấn'],
  ['M', 'Sinh hoạt chi bộ'],
  ['SCORE', 'Chấm điểm sinh hoạt chi bộ'],
  ['E', 'Kiểm điểm, đánh giá'],
  ['K', 'Kiểm tra, giám sát, tố cáo'],
  ['LEVEL', 'Mức xếp loại'],
  ['D', 'Mức đóng đảng phí'],
  ['F', 'Miễn, giảm, thu đảng phí'],
  ['RETAIN', 'Đảng phí giữ lại, nộp lên'],
  ['O', 'Tổ chức đảng, cấp ủy'],
]

const prefixOf = (ruleId: string): string => ruleId.replace(/-\d+$/, '')

/** The values under their groups; what belongs to none of them comes last under its own prefix. */
export function grouped(rows: readonly ShownParameter[]): { prefix: string; title: string; rows: ShownParameter[] }[] {
  const known = new Map(groups)
  const strange = [...new Set(rows.map(({ ruleId }) => prefixOf(ruleId)))].filter((prefix) => !known.has(prefix))
  return [...groups, ...strange.map((prefix) => [prefix, prefix] as const)].flatMap(([prefix, title]) => {
    const own = rows.filter(({ ruleId }) => prefixOf(ruleId) === prefix)
    return own.length === 0 ? [] : [{ prefix, title, rows: own }]
  })
}

export type Confidence = ShownVersion['confidence']

export const confidenceLabels: Record<Confidence, string> = {
  A: 'Đọc trong văn bản (A)',
  B: 'Theo một nguồn dẫn lại (B)',
  C: 'Nguồn chưa chắc hoặc khác nhau (C)',
  L: 'Riêng của địa phương (L)',
  U: 'Chưa xác nhận – chưa áp dụng (U)',
}
export const confidenceExplained: Record<Confidence, string> = {
  A: 'Đã đọc trong chính văn bản nêu ở căn cứ.',
  B: 'Lấy theo một tài liệu dẫn lại văn bản, chưa đối chiếu với bản gốc.',
  C: 'Lấy theo tài liệu học tập, mẫu đang dùng, hoặc các tài liệu ghi khác nhau; hỏi ban tổ chức cấp trên khi cần chắc chắn.',
  L: 'Quy định riêng của một địa phương, nơi khác có thể khác.',
  U: 'Chưa xác nhận được trong văn bản nào nên chương trình chưa dùng để xét việc gì.',
}
export const confidenceStates: Record<Confidence, TagState> = {
  A: 'good',
  B: 'waiting',
  C: 'honour',
  L: 'plain',
  U: 'stopped',
}

export const stateLabels: Record<ShownVersion['state'], string> = {
  'in-force': 'Đang áp dụng',
  coming: 'Sắp áp dụng',
  ended: 'Đã hết áp dụng',
  unconfirmed: 'Chưa áp dụng',
  overridden: 'Thay bằng mức của tỉnh',
  withdrawn: 'Đã rút lại',
}
export const stateStates: Record<ShownVersion['state'], TagState> = {
  'in-force': 'good',
  coming: 'waiting',
  ended: 'ended',
  unconfirmed: 'stopped',
  overridden: 'plain',
  withdrawn: 'ended',
}

export const placeLabels: Record<ShownVersion['place'], string> = { national: 'Cả nước', province: 'Riêng của tỉnh' }

/** «từ 01/07/2025», «đến trước 01/07/2025», both, or that no day is known. */
export function validity({ validFrom, validTo }: Pick<ShownVersion, 'validFrom' | 'validTo'>): string {
  if (validFrom === null && validTo === null) return 'Không ghi ngày đầu, ngày hết'
  if (validFrom === null) return `Đến trước ngày ${showDate(validTo)}`
  return validTo === null
    ? `Từ ngày ${showDate(validFrom)}`
    : `Từ ngày ${showDate(validFrom)} đến trước ngày ${showDate(validTo)}`
}

/** The version a list shows: what holds, else the newest that waits. */
export const shownVersionOf = ({ versions, inForce }: ShownParameter): ShownVersion | undefined =>
  versions.find(({ id }) => id === inForce) ?? versions[0]

/** «đã được 01-HD/TW ngày 19/05/2026 thay thế từ ngày 19/05/2026; …» for a value whose instrument holds no more; null where it does. */
export function outlivedInWords({ outlived }: Pick<ShownVersion, 'outlived'>): string | null {
  if (outlived === null) return null
  const gone = outlived.by === null ? 'đã hết hiệu lực' : `đã được ${instrumentName(outlived.by)} thay thế`
  return `${gone} từ ngày ${showDate(outlived.since)}; chưa có giá trị mới được xác nhận nên còn áp dụng.`
}

export const readingLabels: Record<ShownInstrument['reading'], string> = {
  full: 'Đọc toàn văn',
  partial: 'Đọc một phần',
  quotes: 'Chỉ có phần được trích',
  citation: 'Chỉ thấy được dẫn tên',
  none: 'Chưa đọc được',
}

/** `294-QĐ/TW|2025-05-26` → «294-QĐ/TW ngày 26/05/2025». */
export function instrumentName(key: string): string {
  const [number = key, day] = key.split('|')
  return day === undefined ? number : `${number} ngày ${showDate(day)}`
}

/** Whether an instrument holds on a day, and else since when not or from when. */
function standingOn({ inForceFrom, inForceTo, replacedBy }: ShownInstrument, on: string): string | null {
  if (inForceFrom !== null && inForceFrom > on) return `có hiệu lực từ ${showDate(inForceFrom)}`
  if (inForceTo === null || inForceTo > on) return null
  return `${replacedBy === null ? 'hết hiệu lực' : 'đã thay thế'} từ ${showDate(inForceTo)}`
}

/** Instruments to choose from for a value that holds from a day: those in force then first, the others marked; else in the order given. */
export function instrumentOptions(rows: readonly ShownInstrument[], on: string): { value: string; label: string }[] {
  const options = rows.map((row) => ({ row, mark: standingOn(row, on) }))
  return [...options.filter(({ mark }) => mark === null), ...options.filter(({ mark }) => mark !== null)].map(
    ({ row: { key, subject }, mark }) => ({
      value: key,
      label: `${instrumentName(key)}${mark === null ? '' : ` (${mark})`}: ${subject}`,
    }),
  )
}
