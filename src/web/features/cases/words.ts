// The Vietnamese words of cases: days left, how a case ended, where a rule comes from, whom a case is about.
import type { CaseHead } from '#contract/cases.ts'
import { daysBetween } from '#rules/calendar/dates.ts'
import { addresses } from '../../app/addresses.ts'
import { showNumber } from '../../ui/format.ts'
import type { TagState } from '../../ui/tag.tsx'

interface Due {
  dueOn: string
  overdue: boolean
  /** Of a term in working days. */
  workingDaysLeft?: number | null | undefined
}

/** «còn 5 ngày», «hết hạn hôm nay», «quá hạn 3 ngày»; for a term that has simply run out «đã hết 3 ngày trước». */
export function daysWords({ dueOn, overdue, workingDaysLeft }: Due, today: string): string {
  const left = daysBetween(today, dueOn)
  const days = `${showNumber(Math.abs(left))} ngày`
  if (overdue) return left < 0 ? `quá hạn ${days}` : 'quá hạn'
  if (left === 0) return 'hết hạn hôm nay'
  if (left > 0 && workingDaysLeft != null) return `còn ${showNumber(workingDaysLeft)} ngày làm việc`
  return left > 0 ? `còn ${days}` : `đã hết ${days} trước`
}

/** A term ends so soon that one should act. */
const SOON_DAYS = 7

export function dueState({ dueOn, overdue }: Due, today: string): TagState {
  if (overdue) return 'stopped'
  const left = daysBetween(today, dueOn)
  return left >= 0 && left <= SOON_DAYS ? 'waiting' : 'plain'
}

export const capital = (text: string): string => `${text[0]?.toUpperCase() ?? ''}${text.slice(1)}`

export const endLabels: Record<NonNullable<CaseHead['end']>, string> = {
  done: 'Đã xong',
  refused: 'Không được chấp nhận',
  withdrawn: 'Đã rút',
  moved: 'Đã chuyển đi nơi khác',
  cancelled: 'Đã hủy',
  overturned: 'Kết quả đã bị hủy',
}
export const endStates: Record<NonNullable<CaseHead['end']>, TagState> = {
  done: 'good',
  refused: 'stopped',
  withdrawn: 'ended',
  moved: 'ended',
  cancelled: 'ended',
  overturned: 'stopped',
}

/** What a value of the rulebook that was not read in the text itself rests on; null for one that was. */
export function confidenceWords(confidence: string | null): string | null {
  switch (confidence) {
    case 'B':
      return 'Số ngày này theo một tài liệu dẫn lại, chưa đối chiếu với văn bản gốc.'
    case 'C':
      return 'Các tài liệu ghi số ngày này khác nhau; hỏi ban tổ chức cấp trên khi cần chắc chắn.'
    case 'L':
      return 'Số ngày này theo quy định riêng của địa phương.'
    default:
      return null
  }
}

/** What a case is called on its page: about whom, except to that person. */
export const caseTitle = (
  { title, subjectId, subjectName }: Pick<CaseHead, 'title' | 'subjectId' | 'subjectName'>,
  { memberId }: { memberId: string | null },
): string => (subjectId === memberId ? title : `${title}: ${subjectName}`)

/** The page of whom the case is about. */
export function subjectAddress({ subjectKind, subjectId }: Pick<CaseHead, 'subjectKind' | 'subjectId'>, tinh?: string) {
  const at = { tinh }
  if (subjectKind === 'member') return addresses.member(subjectId, at)
  return subjectKind === 'citizen' ? addresses.citizen(subjectId, at) : addresses.organisation(subjectId, at)
}

export const subjectPages: Record<CaseHead['subjectKind'], string> = {
  member: 'Hồ sơ đảng viên',
  citizen: 'Thông tin người đang theo dõi',
  organisation: 'Thông tin tổ chức',
}

/** What the rules call the program where it writes a step down by itself. */
const PROGRAM = 'hệ thống tự ghi'

/** Those who may act, each once: one organisation may stand at two levels of a case. Beside people the program is nobody to wait for. */
export function namesOf(names: readonly string[]): string {
  const people = names.filter((name) => name !== PROGRAM)
  return [...new Set(people.length === 0 ? names : people)].join('; ')
}

/** Where they sit, without the posts: «Chi bộ thôn 20 (bí thư; cấp ủy viên)» → «Chi bộ thôn 20». */
export const placesIn = (names: readonly string[]): string =>
  namesOf(names.map((name) => name.replace(/ \([^()]*\)$/, '')))

/** What the rules call whom a case is about: they know no name. */
const SUBJECT = 'người có tên trong việc này'

/** Who acts, to the one who reads it: the person concerned by name, and to that person as «bạn». */
export const namedTo =
  (
    { subjectId, subjectName }: Pick<CaseHead, 'subjectId' | 'subjectName'>,
    { memberId }: { memberId: string | null },
  ): ((who: string) => string) =>
  (who) =>
    who === SUBJECT ? (subjectId === memberId ? 'bạn' : subjectName) : who
