// Owns the words of dues on the screen: money, months, types of members, kinds of lines.
import type { DuesRelief, ReliefGround } from '#contract/dues.ts'
import type { DuesChannel, DuesEntry } from '#contract/dues-book.ts'
import type { DuesImport, DuesImportRow } from '#contract/dues-imports.ts'
import type { DuesMemberType } from '#rules/dues/dues.ts'
import { showNumber } from '../../ui/format.ts'
import type { TagState } from '../../ui/tag.tsx'

/** `1.234.567 đ`. */
export const showMoney = (dong: number): string => `${showNumber(dong)} đ`

/** An amount as typed: figures, with or without dots and đ; NaN for anything else. */
export function readMoney(text: string): number {
  const figures = text.replace(/[.\s đ]/g, '')
  return /^\d+$/.test(figures) ? Number(figures) : Number.NaN
}

/** Why nothing is owed, in short. */
export const nothingOwed = ({ exempt }: { exempt: boolean }): string =>
  exempt ? 'Được miễn' : 'Khai thu nhập 0 đ, không phải nộp'

export const memberTypes: Readonly<Record<DuesMemberType, string>> = {
  insured: 'Đóng bảo hiểm xã hội bắt buộc',
  benefit: 'Đang hưởng trợ cấp ốm đau, thai sản',
  pensioner: 'Hưởng lương hưu',
  'uninsured-working-age': 'Không đóng bảo hiểm xã hội, trong tuổi lao động',
  'uninsured-retirement-age': 'Không đóng bảo hiểm xã hội, từ tuổi nghỉ hưu',
  student: 'Học sinh, sinh viên',
  allowance: 'Hưởng trợ cấp mất sức, bệnh binh, trợ cấp khác',
}

/** What the base of a type is; null where none is asked. */
export const baseWords: Readonly<Record<DuesMemberType, string | null>> = {
  insured: 'Tiền lương làm căn cứ đóng BHXH tháng trước',
  benefit: 'Trợ cấp BHXH một tháng',
  pensioner: 'Lương hưu một tháng',
  'uninsured-working-age': null,
  'uninsured-retirement-age': null,
  student: null,
  allowance: 'Trợ cấp một tháng',
}

export const needsRegion = (type: string): boolean => type.startsWith('uninsured')

export const regions = [
  { value: '1', label: 'Vùng I' },
  { value: '2', label: 'Vùng II' },
  { value: '3', label: 'Vùng III' },
  { value: '4', label: 'Vùng IV' },
]

export const grounds: Readonly<Record<ReliefGround, string>> = {
  hardship: 'Hoàn cảnh khó khăn',
  'hard-case': 'Hộ nghèo, cận nghèo, bệnh hiểm nghèo',
  'social-pension': 'Hưởng trợ cấp hưu trí xã hội',
  detained: 'Bị đình chỉ sinh hoạt vì tạm giam',
}

export const reliefStates: Readonly<Record<DuesRelief['state'], string>> = {
  proposed: 'Chờ quyết định',
  decided: 'Đã quyết định',
  declined: 'Không đồng ý',
  withdrawn: 'Đã rút',
}

export const showReduction = (pct: number): string => (pct === 100 ? 'Miễn' : `Giảm ${pct} %`)

export const channels: Readonly<Record<DuesChannel, string>> = {
  cash: 'Tiền mặt',
  portal: 'Cổng dịch vụ công',
  bank: 'Chuyển khoản',
}
export const channelOptions = Object.entries(channels).map(([value, label]) => ({ value, label }))

interface Shown {
  state: TagState
  label: string
}

export const importStates: Readonly<Record<DuesImport['state'], Shown>> = {
  ready: { state: 'waiting', label: 'Chờ ghi' },
  committed: { state: 'good', label: 'Đã ghi' },
  cancelled: { state: 'ended', label: 'Đã bỏ' },
  undone: { state: 'ended', label: 'Đã rút lại' },
}

/** How a row of a list of payments stands. */
export function paymentState(row: DuesImportRow): Shown {
  if (row.written) return { state: 'good', label: 'Đã ghi' }
  if (row.leftOut) return { state: 'ended', label: 'Bỏ ra' }
  if (row.state === 'matched') return { state: 'good', label: 'Ghi được' }
  return row.state === 'doubtful'
    ? { state: 'waiting', label: 'Cần xem' }
    : { state: 'stopped', label: 'Chưa rõ người nộp' }
}

const kinds: Readonly<Record<DuesEntry['kind'], string>> = {
  opening: 'Tiền tồn khi mở sổ',
  collected: 'Thu',
  remitted: 'Nộp lên cấp trên',
  received: 'Nhận',
  counter: 'Bút toán ngược',
}

/** Money that went to another book than that of the level above: an organisation was joined, divided or has ended. */
export const isMoved = (entry: DuesEntry): boolean => entry.kind === 'remitted' && entry.otherOrganisation !== null

/** What a line of the book says. */
export function lineWords(entry: DuesEntry): string {
  const about = entry.memberName === null ? '' : ` của ${entry.memberName}, tháng ${showMonthOf(entry.forMonth)}`
  if (isMoved(entry)) return `Chuyển sang sổ quỹ của ${entry.otherOrganisation}`
  const from = entry.otherOrganisation === null ? '' : `: ${entry.otherOrganisation}`
  return `${kinds[entry.kind]}${about}${from}`
}

/** Whether money that left the book has come to the other one. */
export function arrival(entry: DuesEntry): string {
  if (isMoved(entry)) return entry.received ? '' : ' (sổ nhận đã bỏ khoản này)'
  return entry.received ? ' (cấp trên đã xác nhận)' : ' (chờ cấp trên xác nhận)'
}

/** `2026-11` → `11/2026`. */
export const showMonthOf = (month: string | null): string =>
  month === null ? '' : `${month.slice(5)}/${month.slice(0, 4)}`

/** `2026-11` and 1 → `2026-12`. */
export function otherMonth(month: string, by: number): string {
  const at = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + by
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
}

/** A month as typed in a field: `11/2026` → `2026-11`; what cannot be read stays as it is, for the contract to refuse. */
export function readMonth(text: string): string {
  const found = /^\s*(\d{1,2})\s*\/\s*(\d{4})\s*$/.exec(text)
  return found === null ? text.trim() : `${found[2]}-${(found[1] ?? '').padStart(2, '0')}`
}
