// The outlines of reports, as data: sections with their headings, and the figures each is about.
import type { ReportType } from './periods.ts'

export interface OutlineSection {
  readonly key: string
  readonly heading: string
  /** 0: a part; 1: within the part before it. */
  readonly level: 0 | 1
  /** Keys of rules/reports/figures.ts. */
  readonly figures: readonly string[]
  /** Nothing is typed here: only the sections within it are. */
  readonly onlyHeading?: true
}

const part = (key: string, heading: string, figures: readonly string[] = []): OutlineSection => ({
  key,
  heading,
  level: 0,
  figures,
})
const within = (key: string, heading: string, figures: readonly string[] = []): OutlineSection => ({
  key,
  heading,
  level: 1,
  figures,
})

const situation = part('situation', 'I. Đặc điểm, tình hình', [
  'grassroots',
  'branches',
  'members',
  'women',
  'probationary',
])
const results = [
  { ...part('results', 'II. Kết quả thực hiện'), onlyHeading: true as const },
  within('leadership', '1. Lãnh đạo, chỉ đạo, quán triệt, triển khai', ['tasks', 'tasks-done']),
  within('admission', '2. Kết nạp đảng viên', ['admitted']),
  within('management', '3. Quản lý đảng viên, đảng phí', ['arrived', 'left', 'restored', 'died', 'dues']),
  within('screening', '4. Rà soát, sàng lọc, kỷ luật', ['expelled', 'name-deleted', 'resigned']),
  within('meetings', '5. Sinh hoạt chi bộ', ['meetings']),
]
const rating = within('rating', '6. Đánh giá, xếp loại', ['rated', 'excellent', 'good', 'done', 'failed'])
const closing = [
  part('assessment', 'III. Đánh giá chung: ưu điểm, hạn chế, nguyên nhân'),
  part('coming', 'IV. Phương hướng, nhiệm vụ thời gian tới'),
  part('proposals', 'V. Kiến nghị, đề xuất'),
]

export const outlines: Readonly<Record<ReportType, readonly OutlineSection[]>> = {
  monthly: [situation, ...results, ...closing],
  '6-month': [situation, ...results, ...closing],
  yearly: [situation, ...results, rating, ...closing],
  interim: [situation, ...results, ...closing],
  final: [situation, ...results, ...closing],
  plan: [situation, ...results, ...closing],
}
