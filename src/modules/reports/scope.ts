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
