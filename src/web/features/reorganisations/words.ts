// Owns the words of reorganisations on the screen.
import type { Reorganisation, ReorganisationTotals, ReorganisationTouched } from '#contract/reorganisations.ts'
import { showNumber } from '../../ui/format.ts'
import type { TagState } from '../../ui/tag.tsx'

export const states: Readonly<Record<Reorganisation['state'], { label: string; state: TagState }>> = {
  ready: { label: 'Đang xem trước', state: 'waiting' },
  committed: { label: 'Đã ghi, chờ xác nhận', state: 'good' },
  confirmed: { label: 'Đã xác nhận', state: 'honour' },
  undone: { label: 'Đã hoàn tác', state: 'ended' },
  cancelled: { label: 'Đã bỏ', state: 'ended' },
}

const money = (dong: number): string => `${showNumber(dong)} đ`

/** What is counted before and after, in the order of the table. */
export const counted: readonly { key: keyof ReorganisationTotals; label: string; show: (n: number) => string }[] = [
  { key: 'organisations', label: 'Tổ chức đang hoạt động', show: showNumber },
  { key: 'members', label: 'Đảng viên', show: showNumber },
  { key: 'probationary', label: 'Đảng viên dự bị', show: showNumber },
  { key: 'posts', label: 'Chức vụ đang giữ', show: showNumber },
  { key: 'cases', label: 'Việc đang xử lý', show: showNumber },
  { key: 'tasks', label: 'Nhiệm vụ đang mở', show: showNumber },
  { key: 'money', label: 'Tiền trong các sổ quỹ đảng phí', show: money },
  { key: 'documents', label: 'Văn bản trong sổ', show: showNumber },
  { key: 'evaluations', label: 'Phiếu đánh giá', show: showNumber },
  { key: 'accounts', label: 'Tài khoản', show: showNumber },
]

/** What a line touches, only what there is. */
export function touches(touched: ReorganisationTouched | null): string {
  if (touched === null) return ''
  const parts: [number, string][] = [
    [touched.below, 'tổ chức trực thuộc'],
    [touched.members, 'đảng viên'],
    [touched.posts, 'chức vụ'],
    [touched.cases, 'việc đang xử lý'],
    [touched.tasks, 'nhiệm vụ'],
    [touched.documents, 'văn bản'],
    [touched.evaluations, 'phiếu đánh giá'],
    [touched.accounts, 'tài khoản'],
    [touched.numbers, 'số văn bản đã cấp (tổ chức mới đánh số từ 1)'],
  ]
  const said = parts.filter(([n]) => n > 0).map(([n, what]) => `${showNumber(n)} ${what}`)
  if (touched.money !== 0) said.push(`${money(touched.money)} trong sổ quỹ`)
  return said.length === 0 ? 'không có gì khác' : said.join(', ')
}
