// The Vietnamese words of meetings: kinds, states with their shape, attendance, parts of the agenda, votes, papers.
import type { MeetingHead, MeetingVote } from '#contract/meeting-shapes.ts'
import type { AttendanceRow } from '#contract/meetings.ts'
import type { TagState } from '../../ui/tag.tsx'

interface Said {
  label: string
  state: TagState
}

export const kindLabels: Record<MeetingHead['kind'], string> = {
  regular: 'Sinh hoạt thường kỳ',
  'regular-with-thematic': 'Thường kỳ và chuyên đề',
  thematic: 'Sinh hoạt chuyên đề',
  'branch-committee': 'Họp chi ủy',
  'party-group': 'Sinh hoạt tổ đảng',
  extraordinary: 'Sinh hoạt bất thường',
  congress: 'Đại hội chi bộ',
}

export const meetingStateLabels: Record<MeetingHead['state'], Said> = {
  planned: { label: 'Trong lịch', state: 'plain' },
  notified: { label: 'Đã thông báo', state: 'waiting' },
  open: { label: 'Đang họp', state: 'waiting' },
  closed: { label: 'Đã kết thúc', state: 'good' },
  published: { label: 'Đã công bố', state: 'good' },
  cancelled: { label: 'Đã hủy', state: 'ended' },
}

export const attendanceLabels: Record<AttendanceRow['state'], Said> = {
  present: { label: 'Có mặt', state: 'good' },
  excused: { label: 'Vắng có lý do', state: 'waiting' },
  absent: { label: 'Vắng không lý do', state: 'stopped' },
  exempt: { label: 'Không tính', state: 'ended' },
  'not-recorded': { label: 'Chưa điểm danh', state: 'plain' },
}

/** Why somebody stands apart in the list; a full member has none. */
export const standingLabels: Record<AttendanceRow['standing'], string | null> = {
  official: null,
  probationary: 'dự bị',
  exempt: 'được miễn sinh hoạt',
  away: 'tạm sinh hoạt nơi khác',
  suspended: 'bị đình chỉ sinh hoạt',
}

export const partLabels = {
  opening: 'Mở đầu',
  'last-month': 'Tháng trước',
  thematic: 'Chuyên đề',
  'next-month': 'Tháng tới',
  other: 'Việc khác',
  closing: 'Kết thúc',
} as const

export const voteKindLabels: Record<MeetingVote['kind'], string> = {
  resolution: 'Nghị quyết, việc khác của chi bộ',
  admission: 'Kết nạp đảng viên',
  recognition: 'Công nhận chính thức',
  'name-deletion': 'Xóa tên đảng viên',
  'probationer-deletion': 'Xóa tên đảng viên dự bị',
  discipline: 'Kỷ luật, nhiều hình thức trên một phiếu',
  reprimand: 'Khiển trách',
  warning: 'Cảnh cáo',
  dismissal: 'Cách chức',
  'expulsion-proposal': 'Đề nghị khai trừ',
  expulsion: 'Khai trừ',
  'screening-list': 'Danh sách rà soát',
  progress: 'Công nhận tiến bộ sau giúp đỡ',
  election: 'Bầu cử',
}

export const formLabels = {
  'expulsion-proposal': 'Đề nghị khai trừ',
  dismissal: 'Cách chức',
  warning: 'Cảnh cáo',
  reprimand: 'Khiển trách',
} as const

export function voteState({ state, outcome }: MeetingVote): Said {
  if (state === 'cancelled') return { label: 'Đã bỏ', state: 'ended' }
  if (state === 'open') return { label: 'Đang biểu quyết', state: 'waiting' }
  return outcome === 'passed' ? { label: 'Đủ tỷ lệ', state: 'good' } : { label: 'Không đủ tỷ lệ', state: 'stopped' }
}

export const paperLabels = {
  notice: 'Thông báo họp',
  minutes: 'Biên bản cuộc họp',
  resolution: 'Nghị quyết',
  'count-sheet': 'Biên bản kiểm phiếu',
} as const

export const secrecyLabels = { confidential: 'Mật', secret: 'Tối mật', 'top-secret': 'Tuyệt mật' } as const

export const optionsOf = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }))

/** `2026-11` → `11/2026`. */
export const showMonth = (month: string): string => month.split('-').reverse().join('/')

/** A time as people write it: `19h30`, `7 giờ`, `19.30`, `1930` → `19:30`; what cannot be read stays as it is, for the contract to refuse. */
export function readTime(text: string): string {
  const found = /^(\d{1,2})(?:\s*(?:[:.,hg]|giờ)\s*(\d{2})?|(\d{2}))\s*(?:p|phút)?$/i.exec(text.trim())
  return found === null ? text.trim() : `${(found[1] ?? '').padStart(2, '0')}:${found[2] ?? found[3] ?? '00'}`
}
