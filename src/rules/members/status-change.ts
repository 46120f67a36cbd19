// Which status of a member may follow which, and from what day.
import { addMonths } from '../calendar/dates.ts'
import { earliest, type PartialDate } from '../calendar/partial-date.ts'

export type MemberStatus = 'probationary' | 'full' | 'exempt' | 'suspended' | 'left'

/** How a status is called in sentences. */
export const statusNames: Record<MemberStatus, string> = {
  probationary: 'đảng viên dự bị',
  full: 'đảng viên chính thức',
  exempt: 'được miễn công tác và sinh hoạt đảng',
  suspended: 'bị đình chỉ sinh hoạt đảng',
  left: 'đã ra khỏi danh sách',
}

/** Changes that may be recorded by hand; suspension and leaving belong to their cases. */
const changes: Record<MemberStatus, readonly MemberStatus[]> = {
  probationary: ['full'],
  full: ['exempt'],
  exempt: ['full'],
  suspended: [],
  left: [],
}

export const mayBecome = (from: MemberStatus, to: MemberStatus): boolean => changes[from].includes(to)

/** Changes that a decided case makes: suspension takes the place of any status and gives it back. Leaving is no change of status. */
const changesByCase: Record<MemberStatus, readonly MemberStatus[]> = {
  probationary: ['full', 'suspended'],
  full: ['exempt', 'suspended'],
  exempt: ['full', 'suspended'],
  suspended: ['probationary', 'full', 'exempt'],
  left: [],
}

export const mayBecomeByCase = (from: MemberStatus, to: MemberStatus): boolean => changesByCase[from].includes(to)

/** The first day a probationary member may count as full: 12 months after the ceremony (REC-05); null when not known. */
export const probationEnds = (admittedOn: PartialDate | null): string | null =>
  admittedOn === null ? null : addMonths(earliest(admittedOn), 12)
