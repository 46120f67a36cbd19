// The Vietnamese words of reviews: where a name stands, what a question is about, which case follows.
import type { NameDetail, ReviewName, ReviewQuestion } from '#contract/review-shapes.ts'
import { groundNames, reviewGrounds } from '#rules/reviews/grounds.ts'
import type { TagState } from '../../ui/tag.tsx'

export const stateTags: Record<ReviewName['state'], { state: TagState; label: string }> = {
  named: { state: 'waiting', label: 'Chờ bỏ phiếu' },
  'list-vote': { state: 'waiting', label: 'Đang bỏ phiếu' },
  'not-listed': { state: 'good', label: 'Không vào danh sách' },
  'to-help': { state: 'waiting', label: 'Cần kế hoạch giúp đỡ' },
  helped: { state: 'waiting', label: 'Đang được giúp đỡ' },
  reported: { state: 'waiting', label: 'Chờ công nhận tiến bộ' },
  'progress-vote': { state: 'waiting', label: 'Đang bỏ phiếu' },
  improved: { state: 'good', label: 'Đã tiến bộ' },
  'not-improved': { state: 'stopped', label: 'Chưa tiến bộ' },
  'in-case': { state: 'ended', label: 'Đã mở việc xem xét' },
  withdrawn: { state: 'ended', label: 'Đã rút tên' },
}

export const groundOptions = reviewGrounds.map((value) => ({ value, label: groundNames[value] }))

export const kindLabels: Record<ReviewQuestion['kind'], string> = {
  dues: 'Đảng phí',
  attendance: 'Sinh hoạt',
  transfer: 'Chuyển sinh hoạt',
  decision: 'Quyết định',
}

export const weighedLabels = {
  explained: 'Có lý do chính đáng',
  'to-consider': 'Cần chi bộ xem xét',
} as const

export const bodyLabels = {
  'front-committee': 'Ban công tác Mặt trận, đoàn thể',
  'direct-superior': 'Cấp ủy cấp trên trực tiếp',
} as const

export const purposeLabels = {
  list: 'Vào danh sách cần giáo dục, giúp đỡ',
  progress: 'Công nhận tiến bộ',
} as const

export const caseLabels: Record<NonNullable<NameDetail['fittingCase']>, string> = {
  'name-deletion': 'Xem xét xóa tên',
  'probationer-deletion': 'Xem xét xóa tên đảng viên dự bị',
  discipline: 'Xem xét kỷ luật',
  resignation: 'Xin ra khỏi Đảng',
}

export const showMonth = (month: string): string => month.split('-').reverse().join('/')
