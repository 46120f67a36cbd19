// Who may see and who may export the official statistics, as sentences and as SQL.
import type { Role } from '#kernel/actor.ts'
import { subtreeScope } from '#kernel/permission.ts'

const exporters: readonly Role[] = ['secretary', 'office', 'organisation-board']

export const viewStatistics = subtreeScope(
  'Cấp ủy, văn phòng, ban tổ chức, ủy ban kiểm tra xem biểu thống kê của tổ chức mình và cấp dưới, và danh sách đứng sau mỗi ô.',
  [...exporters, 'committee-member', 'inspection'],
)

export const exportStatistics = subtreeScope(
  'Bí thư, văn phòng, ban tổ chức xuất biểu thống kê của tổ chức mình và cấp dưới; mỗi lần xuất được ghi lại.',
  exporters,
)

/** Over `questions`, `received_answers` and `organisations`. */
export const keepQuestions = subtreeScope(
  'Bí thư, văn phòng, ban tổ chức lưu, sửa, bỏ và chia sẻ câu hỏi thống kê của tổ chức mình và cấp dưới.',
  exporters,
)

const writers: readonly Role[] = ['secretary', 'committee-member', 'office', 'organisation-board']

/** Over `reports` and `organisations`; a draft is seen by its own organisation alone. */
export const viewReports = subtreeScope(
  'Cấp ủy, văn phòng, ban tổ chức, ủy ban kiểm tra xem báo cáo của tổ chức mình và báo cáo cấp dưới đã gửi.',
  [...writers, 'inspection'],
)

/** Over `reports` and `organisations`; only reports and schedules of the own organisation. */
export const writeReports = subtreeScope(
  'Bí thư, cấp ủy viên, văn phòng, ban tổ chức soạn, gửi, sửa báo cáo của tổ chức mình và định lịch báo cáo cho cấp dưới trực tiếp.',
  writers,
)
