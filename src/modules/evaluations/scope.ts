// Who may see, write, and decide evaluations, as sentences and as SQL.
import type { Role } from '#kernel/actor.ts'
import { subtreeOrOwnScope, subtreeScope } from '#kernel/permission.ts'

const viewers: readonly Role[] = ['secretary', 'committee-member', 'office', 'organisation-board', 'inspection']
const committee: readonly Role[] = ['secretary', 'committee-member', 'office', 'organisation-board']

/** Over `evaluations`. */
export const viewEvaluations = subtreeOrOwnScope(
  'Cấp ủy, văn phòng, ban tổ chức, ủy ban kiểm tra xem bản đánh giá của tổ chức mình và cấp dưới; đảng viên xem của chính mình.',
  viewers,
  'member_id',
)

/** Over `evaluations`: what the subject writes. */
export const writeOwnEvaluation = subtreeOrOwnScope(
  'Đảng viên tự đánh giá và có ý kiến về kết quả của chính mình; cấp ủy ghi giúp đảng viên và ghi cho tập thể của tổ chức mình.',
  committee,
  'member_id',
)

/** Over `evaluation_rounds`, `four_goods` and `organisations`. */
export const viewRounds = subtreeScope(
  'Cấp ủy, văn phòng, ban tổ chức, ủy ban kiểm tra xem các kỳ đánh giá của tổ chức mình và cấp dưới.',
  viewers,
)

/** Over `evaluations`, `evaluation_rounds`, `four_goods` and `organisations`. */
export const holdEvaluations = subtreeScope(
  'Bí thư, cấp ủy viên, văn phòng, ban tổ chức mở kỳ đánh giá, ghi ý kiến, kết quả bỏ phiếu của tổ chức mình và cấp dưới.',
  committee,
)

/** Over the same; that the seat stands above the organisation is asked besides (E-13). */
export const decideEvaluations = subtreeScope(
  'Cấp ủy cấp trên, văn phòng, ban tổ chức thẩm định, quyết định, thông báo kết quả đánh giá của các tổ chức bên dưới.',
  committee,
)

const recorders: readonly Role[] = ['secretary', 'committee-member', 'office', 'organisation-board']

/** Over `commendations` and `organisations`. */
export const keepCommendations = subtreeScope(
  'Bí thư, cấp ủy viên, văn phòng, ban tổ chức ghi mô hình mới, biểu dương, khen thưởng của tổ chức mình và cấp dưới.',
  recorders,
)

/** Honour is for everybody to see. */
export const viewCommendations = subtreeScope(
  'Ai có chức vụ hay là đảng viên xem mô hình mới, biểu dương, khen thưởng của tổ chức mình và cấp dưới.',
  [...recorders, 'inspection', 'member'],
)
