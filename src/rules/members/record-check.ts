// What contradicts itself in a member's record: unknown codes, impossible orders of dates, cards before their time.
import { earliest, formatPartialDate, isBefore, monthsOfAge, type PartialDate } from '../calendar/partial-date.ts'
import { codeFields } from './code-fields.ts'

/** The part of a record that can contradict itself; null is not known. */
export interface CheckedRecord {
  birthDate: PartialDate | null
  decisionOn: PartialDate | null
  admittedOn: PartialDate | null
  officialOn: PartialDate | null
  cardIssuedOn: PartialDate | null
  recruitedOn: PartialDate | null
  youthUnionOn: PartialDate | null
  officialDecidedOn?: PartialDate | null
  enlistedOn?: PartialDate | null
  dischargedOn?: PartialDate | null
  cardNo: string | null
  ethnicityCode: string | null
  religionCode: string | null
  educationCode: string | null
  professionalCode: string | null
  academicTitle: string | null
  theoryCode: string | null
  occupationCode: string | null
  status: string
}

/** One finding: the field to mend and a Vietnamese sentence. */
export interface RecordFinding {
  path: string
  message: string
}

const notInFuture = [
  'birthDate',
  'decisionOn',
  'admittedOn',
  'officialOn',
  'cardIssuedOn',
  'recruitedOn',
  'youthUnionOn',
  'officialDecidedOn',
  'enlistedOn',
  'dischargedOn',
] as const

/**
 * Everything that contradicts itself in a record on the day `today`. Partial dates contradict only where no reading of them fits.
 * ELIG-01: 18 full years at admission, counted in months. CARD-01: a card is for full members only. The three party dates stay
 * apart (C1): nothing is derived from another, only their order is looked at.
 */
export function checkRecord(record: CheckedRecord, today: string): RecordFinding[] {
  const found: RecordFinding[] = []
  for (const [path, list] of Object.entries(codeFields)) {
    const code = record[path as keyof typeof codeFields]
    if (code !== null && list.byCode(code) === undefined)
      found.push({ path, message: 'Không có mục này trong danh mục.' })
  }
  for (const path of notInFuture) {
    const value = record[path]
    if (value != null && earliest(value) > today) {
      found.push({ path, message: `Ngày ${formatPartialDate(value)} chưa đến.` })
    }
  }
  const { birthDate, decisionOn, admittedOn, officialOn } = record
  const before = (a: PartialDate | null, b: PartialDate | null): boolean =>
    a !== null && b !== null && isBefore(a, b) === true
  if (before(officialOn, admittedOn)) {
    found.push({ path: 'officialOn', message: 'Ngày chính thức không thể trước ngày vào Đảng.' })
  }
  if (before(officialOn, decisionOn)) {
    found.push({ path: 'officialOn', message: 'Ngày chính thức không thể trước ngày của quyết định kết nạp.' })
  }
  for (const path of ['decisionOn', 'admittedOn'] as const) {
    const value = record[path]
    if (birthDate === null || value === null) continue
    const age = monthsOfAge(birthDate, value)
    if (age === null || age.atMost < 18 * 12) {
      found.push({ path, message: `Khi ấy chưa đủ 18 tuổi (sinh ${formatPartialDate(birthDate)}).` })
    }
  }
  if (record.status === 'probationary') {
    if (officialOn !== null) found.push({ path: 'officialOn', message: 'Đảng viên dự bị chưa có ngày chính thức.' })
    if (record.cardNo !== null) {
      found.push({ path: 'cardNo', message: 'Thẻ đảng viên chỉ cấp cho đảng viên chính thức.' })
    }
  }
  return found
}
